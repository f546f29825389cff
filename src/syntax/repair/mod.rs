//! What a person meant who wrote what is no YAML: the fault in words, its mend, and what is read in its
//! place.

mod brackets;
mod lines;
mod nesting;
mod odd;
mod place;
mod quotes;
mod scan;
mod swallowed;
mod values;

pub(super) use lines::{is_odd, is_odd_space};

use super::Known;
use super::build::{Open, Repaired};
use super::events::{Broken, Trouble};
use super::quote::in_quotes;
use super::resume::Readings;
use super::rules::YAML_SYNTAX;
use super::tree::Node;
use crate::diagnostic::{Diagnostic, Edit, Fix};
use crate::locale::Message;
use crate::msg;
use crate::source::{Source, Span};
use lines::Line;

/// So many lines with the same fault are repaired at once; the next ones follow when reading gets there.
const RUN: usize = 64;

/// What is known where reading stopped.
pub(super) struct Scene<'a> {
    pub source: &'a Source,
    /// The words of the format.
    pub known: &'a Known,
    /// The collections that are open before that line, the outermost first.
    pub open: Vec<Open>,
    /// The collections that were open before a line at a byte before.
    pub open_before: &'a dyn Fn(usize) -> Vec<Open>,
    /// The last node before.
    pub last: Option<&'a Node>,
    /// What is read otherwise than it is written.
    pub readings: &'a Readings,
    /// The end of what was read: no node was made yet of what follows.
    pub read: usize,
    /// Where the outermost open brackets begin.
    pub flow: Option<u32>,
    /// Whether texts in brackets and quotes had to be indented.
    pub strict: bool,
}

/// A fault, and how reading goes on.
pub(super) struct Repair {
    /// What is wrong, in a word.
    pub kind: &'static str,
    /// Whether it is reported together with faults of the same kind.
    pub join: Join,
    pub diagnostic: Diagnostic,
    /// The help for a number of lines, where it depends on it.
    pub count_help: fn(usize) -> Option<Message>,
    /// How many lines it is about.
    pub count: usize,
    /// The last of them, from 0, if there are several.
    pub last: Option<usize>,
    pub readings: Vec<Reading>,
    /// A byte of the first line that is to be read again.
    pub from: usize,
    /// Nothing is wrong but the indentation of a text in brackets or quotes.
    pub lenient: bool,
}

impl Repair {
    /// Whether what stands on the lines is read as it is written, wherever that belongs; else what seems to
    /// be wrong with it may come from the fault.
    pub fn is_certain(&self) -> bool {
        matches!(self.kind, "tab" | "space" | "dash" | "dash-space" | "indentation")
    }
}

impl Repair {
    /// Whether all that is written on its lines is read, though otherwise than it is written.
    pub fn keeps(&self, source: &Source) -> bool {
        let kept = |reading: &Reading| {
            let written = source.slice(reading.span);
            let comment = reading.text.contains('#') && !written.contains('#');
            let letters = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).collect::<String>();
            reading.stands.is_none() && !comment && letters(written) == letters(&reading.text)
        };
        !self.readings.is_empty() && self.readings.iter().all(kept)
    }
}

/// Which faults of one kind are one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Join {
    /// Each is reported.
    Never,
    /// Those on lines that follow one another.
    Next,
    /// All of the file.
    Always,
    /// It follows from one on the line before, if there is one.
    Follows,
}

/// What is read in place of a broken text.
pub(super) struct Reading {
    pub span: Span,
    pub text: String,
    /// What the tree has there, by the byte where it begins, if not what is read.
    pub stands: Option<(u32, Repaired)>,
}

impl Reading {
    fn text(span: Span, text: impl Into<String>) -> Self {
        Self { span, text: text.into(), stands: None }
    }

    /// A value of which nothing can be said.
    fn blank(span: Span) -> Self {
        Self { span, text: "x".into(), stands: Some((span.start, Repaired::Blank(span.end))) }
    }
}

impl Repair {
    fn new(kind: &'static str, place: Span, message: Message, from: usize) -> Self {
        Self {
            kind,
            join: Join::Never,
            diagnostic: Diagnostic::new(&YAML_SYNTAX, place, message),
            count_help: |_| None,
            count: 1,
            last: None,
            readings: Vec::new(),
            from,
            lenient: false,
        }
    }

    fn join(mut self, join: Join) -> Self {
        self.join = join;
        self
    }

    fn help(mut self, message: Message) -> Self {
        self.diagnostic = self.diagnostic.help(message);
        self
    }

    fn read(mut self, reading: Reading) -> Self {
        self.readings.push(reading);
        self
    }

    /// A mend that is read as if it had been made.
    fn mend(mut self, title: Message, safe: bool, edits: Vec<Edit>) -> Self {
        self.readings.extend(edits.iter().map(|edit| Reading::text(edit.span, edit.text.clone())));
        self.diagnostic = self.diagnostic.fix(Fix { title, safe, edits });
        self
    }

    /// The mend that puts a value in quotes; what holds a key of the format is hardly one text.
    fn quote(self, known: &Known, value: Span, text: &str, safe: bool) -> Self {
        let quoted = in_quotes(text);
        let safe = safe && !lines::holds_key(known, text);
        self.mend(msg!("yaml-syntax.quote"), safe, vec![Edit { span: value, text: quoted }])
    }
}

/// What stands below the line of signs at or before byte `at`: the key at the very edge, or none where a line
/// is indented, a list goes on or nothing follows. None if there is no such line.
pub(super) fn below_rule(source: &Source, at: usize) -> Option<Option<&str>> {
    let line = Line::of(source, source.line_at(at));
    let rule = |line: &Line| line.is_rule(source);
    let rule = Some(line).filter(rule).or_else(|| line.previous(source).filter(rule))?;
    let below = rule.next(source).filter(|below| below.column == 0 && !below.is_item(source));
    let key = |line: Line| line.key(source).map_or("", |key| source.slice(key));
    Some(below.map(key))
}

/// The last line before line `line`, from 0, that is neither blank nor a comment.
pub(super) fn previous_line(source: &Source, line: usize) -> Option<usize> {
    Line::of(source, line).previous(source).map(|before| before.number)
}

/// Where the line begins that a fault noticed at byte `at` is on.
pub(super) fn line_before(source: &Source, at: usize) -> usize {
    Line::before(source, at).span.start as usize
}

/// Where brackets begin that are open where reading stopped, of those from byte `from` on; reading may have
/// stopped at the very bracket that has no end.
pub(super) fn open_brackets(source: &Source, from: usize, broken: Broken) -> Option<u32> {
    let open = broken.trouble == Trouble::Bracket
        && source.text().get(broken.at..).is_some_and(|text| text.starts_with(['{', '[']));
    let at = broken.at + usize::from(open);
    scan::Scan::of(source, from, at).brackets.first().copied()
}

/// Finds out what is wrong where the parser stopped.
pub(super) fn diagnose(scene: &Scene<'_>, broken: Broken) -> Repair {
    let line = Line::before(scene.source, broken.at);
    // What is read so already was not all that is wrong.
    let new = |repair: &Repair| {
        let held = |reading: &Reading| scene.readings.holds(reading.span, &reading.text);
        repair.lenient || repair.readings.is_empty() || !repair.readings.iter().all(held)
    };
    let found = odd::rule(scene, &line)
        .filter(new)
        .or_else(|| odd::text(scene, &line, broken).filter(new))
        .or_else(|| place::odd_space(scene, &line).filter(new))
        .or_else(|| odd::indentation(scene, &line, broken.trouble).filter(new))
        .or_else(|| odd::stray(scene, &line).filter(new))
        .or_else(|| odd::after_end(scene, &line).filter(new))
        .or_else(|| odd::dash(scene, &line).filter(new))
        .or_else(|| odd::anew(scene, &line, broken.trouble).filter(new))
        .or_else(|| match broken.trouble {
            Trouble::Unclosed => quotes::unclosed(scene, broken.at),
            Trouble::AfterQuote => quotes::text_after(scene, broken.at),
            Trouble::Escape => quotes::escape(scene, broken.at),
            Trouble::Depth => Some(depth(scene, broken.at)),
            _ => None,
        })
        .or_else(|| {
            Some(())
                .filter(|()| scene.flow.is_none())
                .and_then(|()| nesting::diagnose(scene, &line))
                .filter(new)
        })
        .or_else(|| brackets::diagnose(scene, &line, broken).filter(new))
        .or_else(|| values::diagnose(scene, &line, broken).filter(new))
        .or_else(|| place::diagnose(scene, &line, broken));
    found.unwrap_or_else(|| unknown(&line))
}

/// The next step for a line that no repair mends: its value, the line as a key, the line, all lines up to
/// where reading stopped. None after the last.
pub(super) fn give_up(source: &Source, at: usize, repair: Repair, step: u8) -> Option<Repair> {
    let line = Line::of(source, source.line_at(repair.from));
    let last = source.line(source.line_at(at)).end.max(line.end());
    let next = source.line(source.line_at(at) + 1).end.max(last);
    let body = Span { start: line.content, end: line.span.end };
    let reading = match step {
        0 => line.value(source).map(Reading::blank).unwrap_or(lost(source, &line)),
        1 => lost(source, &line),
        2 => Reading::text(body, ""),
        3 => Reading::text(Span { start: body.start, end: last }, ""),
        4 => Reading::text(Span { start: body.start, end: next }, ""),
        5 => Reading::text(Span { start: body.start, end: entry_end(source, &line, next, line.column) }, ""),
        6 => Reading::text(Span { start: body.start, end: entry_end(source, &line, next, 0) }, ""),
        _ => return None,
    };
    Some(Repair { readings: vec![reading], ..repair })
}

/// The end of the line before the next entry, after byte `from`, that is not indented more than `column`.
fn entry_end(source: &Source, line: &Line, from: u32, column: usize) -> u32 {
    let mut end = from;
    for number in source.line_at(from as usize).max(line.number) + 1..source.line_count() {
        let next = Line::of(source, number);
        if next.column <= column && next.begins_entry(source) {
            break;
        }
        end = next.span.end;
    }
    end
}

/// The value that begins on a line and holds more faults than can be read over: nothing of it is read, up to
/// the next entry that is not indented more. `at`: how far reading got.
pub(super) fn skip(source: &Source, line: usize, at: usize) -> Repair {
    let line = Line::of(source, line);
    let end = entry_end(source, &line, source.line(source.line_at(at)).end, line.column);
    let body = line.after_dashes(source);
    let bracket = source.slice(body).starts_with(['{', '[']);
    let start = if bracket { Some(body.start) } else { line.value(source).map(|value| value.start) };
    let reading = match start {
        Some(start) => Reading::blank(Span { start, end }),
        None => Reading::text(Span { start: line.content, end }, ""),
    };
    let last = source.line_at(end as usize) + 1;
    let message = msg!("yaml-syntax.skip", line = last.to_string());
    let place = line.body(source);
    Repair::new("skip", place, message, place.start as usize)
        .read(reading)
        .help(msg!("yaml-syntax.skip-help"))
}

/// From the first character of a line that shows to the last.
pub(super) fn line_body(source: &Source, line: usize) -> Span {
    Line::of(source, line).body(source)
}

/// Whether a fault is one with those of the same kind before, the last of which is on line `before`.
pub(super) fn joins(source: &Source, join: Join, before: usize, line: usize) -> bool {
    let blank = |line: usize| source.slice(source.line(line)).trim().is_empty();
    match join {
        Join::Never | Join::Follows => false,
        Join::Next => before < line && line - before <= 3 && (before + 1..line).all(blank),
        Join::Always => true,
    }
}

/// A line of which nothing can be said: a key or an item stands for it.
fn lost(source: &Source, line: &Line) -> Reading {
    let span = Span { start: line.content, end: line.span.end };
    if source.slice(span).starts_with("- ") {
        let start = (span.start + 2).min(span.end);
        let stands = Some((start, Repaired::Blank(span.end)));
        return Reading { span: Span { start, end: span.end }, text: "x".into(), stands };
    }
    Reading { span, text: "x:".into(), stands: Some((span.start, Repaired::Lost)) }
}

/// A line among the items of a list of which nothing can be said.
fn lost_item(line: &Line) -> Reading {
    let span = Span { start: line.content, end: line.span.end };
    let at = (span.start + 2).min(span.end);
    Reading { span, text: "- x".into(), stands: Some((at, Repaired::Blank(span.end))) }
}

/// Collections inside one another without end: what is deeper is not read.
fn depth(scene: &Scene<'_>, at: usize) -> Repair {
    let source = scene.source;
    let line = Line::of(source, source.line_at(at));
    let place = source.clamp(Span::new(at, at + 1));
    let mut last = line;
    for number in line.number + 1..source.line_count() {
        let next = Line::of(source, number);
        if next.column <= line.column && next.content < next.span.end {
            break;
        }
        last = next;
    }
    // Of brackets in brackets the whole value is lost, but not its key.
    let value = scene.flow.map(|start| Span { start, end: last.span.end });
    let reading = match value.filter(|value| begins_value(source, *value)) {
        Some(value) => Reading::blank(value),
        None => Reading::text(Span { start: line.content, end: last.span.end }, ""),
    };
    let from = at.min(reading.span.start as usize);
    Repair::new("depth", place, msg!("yaml-syntax.depth", count = super::events::DEPTH), from)
        .help(msg!("yaml-syntax.depth-help"))
        .read(reading)
}

/// Whether a key or a dash stands before a value on its line.
fn begins_value(source: &Source, value: Span) -> bool {
    let line = Line::of(source, source.line_at(value.start as usize));
    line.content < value.start
}

fn unknown(line: &Line) -> Repair {
    let place = Span { start: line.content, end: line.span.end };
    let from = place.start as usize;
    Repair::new("unknown", place, msg!("yaml-syntax"), from).help(msg!("yaml-syntax.help"))
}
