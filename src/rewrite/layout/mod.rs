//! The canonical layout of a plan: the order of keys, indentation, quotes and dates. Comments stay with what
//! they are about, and the meaning stays.

mod notes;
mod print;
mod same;
mod scalar;

use crate::diagnostic::{Diagnostic, Level};
use crate::model::record::Plan;
use crate::model::{self, Programme};
use crate::schema::Read;
use crate::source::{Source, Span};
use crate::syntax::{Kind, Parsed, Ref};
use notes::{Notes, Piece, is_allow, notes};
use print::Printer;
use std::collections::HashMap;
use std::sync::Arc;

/// So many characters a line with brackets may have.
pub const WIDTH: usize = 110;

/// Why a file is left as it is.
#[derive(Debug)]
pub enum Refused {
    /// These faults come first: parts of the text could not be read, or it is no plan.
    Faults(Vec<Diagnostic>),
    /// It is written in a way that can't be laid out without changing what it says.
    Odd,
}

/// The text of a plan in the canonical layout.
///
/// Laying out twice changes nothing more. A file with faults of YAML is never touched; other faults stay in
/// it.
///
/// # Errors
/// The text could not be read whole, is no plan, or can't be laid out without changing its meaning.
pub fn laid_out(source: &Source) -> Result<String, Refused> {
    let mut text = laid_out_once(source)?;
    for _ in 0..ROUNDS {
        if text == source.text() {
            return Ok(text);
        }
        let again = laid_out_once(&Source::new(source.path(), text.as_str()))?;
        if again == text {
            return Ok(text);
        }
        text = again;
    }
    Err(Refused::Odd)
}

/// So often a layout may be laid out anew until nothing changes; more than once only where comments stand in
/// odd places.
const ROUNDS: usize = 3;

fn laid_out_once(source: &Source) -> Result<String, Refused> {
    let parsed = model::parse(source);
    let errors: Vec<Diagnostic> =
        parsed.diagnostics.iter().filter(|fault| fault.level == Level::Error).cloned().collect();
    if !errors.is_empty() {
        return Err(Refused::Faults(errors));
    }
    if parsed.tree.has_gaps() {
        return Err(Refused::Faults(parsed.diagnostics));
    }
    let built = model::build(source, &parsed.tree);
    let (Some(root), Some(programme)) = (parsed.tree.root(), built.programme) else {
        return Err(Refused::Faults(built.diagnostics));
    };
    let dates = &programme.rewritten;
    let certain: Vec<(Span, Arc<str>)> = uninferred(&programme);
    // A plan that names no days of its own takes them from its dates, so that years that are written may move
    // them.
    [dates.as_slice(), certain.as_slice(), &[]]
        .into_iter()
        .map(|dates| (dates, print(source, &parsed, root, dates)))
        .find(|(dates, text)| same::is_same(source, &parsed, &programme, text, dates))
        .map(|(_, text)| text)
        .ok_or(Refused::Odd)
}

/// Those date expressions whose canonical form says nothing that was not written.
fn uninferred(programme: &Programme) -> Vec<(Span, Arc<str>)> {
    let inferred: std::collections::HashSet<Span> = same::dated(programme)
        .filter(|dated| !dated.reading.inferred.is_empty())
        .map(|dated| dated.span)
        .collect();
    programme.rewritten.iter().filter(|(span, _)| !inferred.contains(span)).cloned().collect()
}

fn print(source: &Source, parsed: &Parsed, root: Ref<'_>, dates: &[(Span, Arc<str>)]) -> String {
    let mut marks: HashMap<u32, Vec<Span>> = HashMap::new();
    for (node, mark) in &parsed.marks {
        marks.entry(*node).or_default().push(*mark);
    }
    let head = Head::of(source, root);
    let mut printer = Printer {
        source,
        notes: notes(source, parsed, head.ends),
        marks,
        dates: dates.iter().map(|(span, text)| (*span, &**text)).collect(),
        // An alias has to stay behind the anchor that it names.
        reorder: !parsed.tree.has_aliases(),
        out: head.text,
    };
    let top = top(&mut printer.notes, source, root);
    printer.pieces(&top, 0, true);
    printer.root(root, Plan::shape());
    let bom = if source.text().starts_with('\u{feff}') { "\u{feff}" } else { "" };
    let text = if ends_in_crlf(source.text()) { printer.out.replace('\n', "\r\n") } else { printer.out };
    format!("{bom}{text}")
}

/// What stands before the first value and is neither comment nor blank: `---` and directives.
struct Head {
    text: String,
    /// The byte up to which comments belong to it.
    ends: u32,
}

impl Head {
    fn of(source: &Source, root: Ref<'_>) -> Self {
        let before = source.text().get(..root.span().range().start).unwrap_or_default();
        let mut head = Self { text: String::new(), ends: 0 };
        let mut at = 0;
        for line in before.split_inclusive('\n') {
            at += line.len();
            let shown = line.trim_start_matches('\u{feff}').trim();
            if !shown.is_empty() && !shown.starts_with('#') {
                head.ends = Span::at(at).start;
            }
        }
        let text = before.get(..head.ends as usize).unwrap_or_default().trim_start_matches('\u{feff}');
        head.text = text.lines().map(str::trim_end).collect::<Vec<_>>().join("\n").trim().to_owned();
        head
    }
}

/// The comments at the top of the file, which stay there whatever key comes first: all before the first key,
/// but for those right above it that silence its rules.
fn top(notes: &mut Notes, source: &Source, root: Ref<'_>) -> Vec<Piece> {
    let first = match root.kind() {
        Kind::Mapping { .. } => root.entries().next().map(|(key, _)| key.id()),
        _ => root.items().next().map(|item| item.id()),
    };
    let Some(around) = first.map(|first| notes.at(first)) else { return Vec::new() };
    let blank = std::mem::take(&mut around.blank);
    let allows = |piece: &Piece| matches!(piece, Piece::Comment(span) if is_allow(source.slice(*span)));
    let apart = around.leading.iter().rposition(|piece| *piece == Piece::Blank).map_or(0, |last| last + 1);
    let kept = match around.leading.iter().skip(apart).position(allows) {
        Some(at) if !blank => apart + at,
        _ => around.leading.len(),
    };
    let rest = around.leading.split_off(kept);
    let mut top = std::mem::replace(&mut around.leading, rest);
    if blank && !top.is_empty() {
        top.push(Piece::Blank);
    }
    top
}

/// Whether most lines end as on Windows.
fn ends_in_crlf(text: &str) -> bool {
    text.matches("\r\n").count() * 2 > text.matches('\n').count()
}
