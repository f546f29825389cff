use super::super::events::{Broken, Trouble};
use super::lines::{Line, is_format_word, without_comment};
use super::{Reading, Repair, Scene};
use crate::diagnostic::Edit;
use crate::msg;
use crate::source::{Source, Span};

/// So far brackets are looked through for their end, in lines.
const LINES: usize = 200;

/// What is wrong between `{ }` or `[ ]`, or with these themselves.
pub(super) fn diagnose(scene: &Scene<'_>, line: &Line, broken: Broken) -> Option<Repair> {
    let source = scene.source;
    let here = source.text().get(broken.at..).and_then(|text| text.chars().next());
    if broken.trouble == Trouble::Bracket && matches!(here, Some('}' | ']')) && scene.flow.is_none() {
        return surplus(source, line, broken.at);
    }
    let outer = scene.flow?;
    match (broken.trouble, here) {
        (Trouble::Odd, _) => tight(source, broken.at),
        (_, Some(':')) if begins_line(source, broken.at) => parted(source, line),
        (_, Some(':')) => colon(scene, broken.at),
        (_, Some(',')) => comma(source, broken.at).or_else(|| unclosed(scene, outer, broken.at)),
        (Trouble::Character | Trouble::Dash | Trouble::Mark | Trouble::Block, _) => sign(scene, broken.at),
        (Trouble::Bracket, Some('-')) => sign(scene, broken.at),
        _ => unclosed(scene, outer, broken.at),
    }
}

/// The value in brackets that holds byte `at`: between `,`, `{`, `[` or `: ` and the next separator.
fn value(source: &Source, at: usize) -> Option<Span> {
    let before = source.text().get(..at)?;
    let mut start = before.len();
    for (here, c) in before.char_indices().rev().take(4096) {
        let after = before.get(here + c.len_utf8()..).unwrap_or_default();
        if matches!(c, ',' | '{' | '[') || (c == ':' && after.starts_with([' ', '\n', '\t'])) {
            break;
        }
        start = here;
    }
    let text = source.text().get(start..)?;
    let begin = start + (text.len() - text.trim_start().len());
    let text = source.text().get(begin.min(at)..)?;
    let end = text.get(at - begin.min(at)..)?.find([',', '}', ']', '\n', '\r']);
    let end = end.map_or(text.len(), |end| end + at - begin.min(at));
    let begin = begin.min(at);
    Some(Span::new(begin, begin + text.get(..end)?.trim_end().len()))
}

/// Whether nothing but spaces stands before a byte on its line.
fn begins_line(source: &Source, at: usize) -> bool {
    let line = Line::of(source, source.line_at(at));
    line.content as usize == at
}

/// A colon that stands on the line after its key.
fn parted(source: &Source, line: &Line) -> Option<Repair> {
    let before = line.previous(source)?;
    let word = source.slice(before.body(source)).rsplit([' ', ',', '{', '[']).next()?;
    let end = before.body(source).end as usize;
    let key = Span::new(end - word.len(), end);
    let gap = Span::new(end, line.content as usize);
    let value = source.slice(line.body(source)).trim_start_matches(':').trim_start();
    let value = value.split([',', '}', ']']).next().unwrap_or_default().trim_end();
    let shown = format!("{word}: {value}");
    let help = msg!("yaml-syntax.no-colon-help", line = super::place::shortened(&shown));
    let edit = Edit { span: gap, text: String::new() };
    let repair = Repair::new("no-colon", key, msg!("yaml-syntax.no-colon", key = word), key.start as usize);
    is_format_word(word).then(|| repair.help(help).mend(msg!("yaml-syntax.colon-fix"), false, vec![edit]))
}

fn colon(scene: &Scene<'_>, at: usize) -> Option<Repair> {
    let source = scene.source;
    let value = value(source, at)?;
    let text = source.slice(value);
    let place = Span::new(at, at + 1);
    if let Some(first) = text.find(['\n', '\r']) {
        // The next entry begins on the next line: a comma is missing before it.
        let end = text.get(..first)?.trim_end().len();
        let gap = Span::at(without_comment(source, value.sub(0, end)).end as usize);
        let message = msg!("yaml-syntax.no-comma");
        return Some(
            Repair::new("comma", gap, message, value.start as usize)
                .help(msg!("yaml-syntax.no-comma-help"))
                .mend(msg!("yaml-syntax.comma-fix"), true, vec![Edit { span: gap, text: ",".into() }]),
        );
    }
    let (key, after) = text.split_at(at.saturating_sub(value.start as usize).min(text.len()));
    if is_format_word(key) && (after.starts_with(":[") || after.starts_with(":{")) {
        return tight(source, at);
    }
    if let Some(gap) = lost_comma(scene, value, at) {
        return Some(
            Repair::new("comma", gap, msg!("yaml-syntax.no-comma"), value.start as usize)
                .help(msg!("yaml-syntax.no-comma-help"))
                .mend(msg!("yaml-syntax.comma-fix"), true, vec![Edit { span: gap, text: ",".into() }]),
        );
    }
    let repair = Repair::new("colon", place, msg!("yaml-syntax.colon"), value.start as usize);
    Some(repair.help(msg!("yaml-syntax.quote-help", quoted = super::in_quotes(text))).quote(
        scene.known,
        value,
        text,
        true,
    ))
}

/// Where the comma is missing before a key of the format, or before one whose value is in brackets: `name:
/// Школа ranks: { a: 1 }`.
fn lost_comma(scene: &Scene<'_>, value: Span, colon: usize) -> Option<Span> {
    let source = scene.source;
    let before = source.text().get(value.start as usize..colon)?;
    let (text, key) = before.rsplit_once(' ')?;
    let after = source.text().get(colon + 1..)?.trim_start_matches(' ');
    // In a text of Latin letters any word before a colon may be one of the text's own.
    let prose = text.trim_end().ends_with(|c: char| c.is_ascii_alphabetic());
    let known = scene.known.keys.contains(key) && !prose;
    let lost = !text.trim().is_empty() && (known || is_format_word(key) && after.starts_with(['{', '[']));
    lost.then(|| Span::at(value.start as usize + text.trim_end().len()))
}

fn sign(scene: &Scene<'_>, at: usize) -> Option<Repair> {
    let source = scene.source;
    let value = value(source, at)?;
    let text = source.slice(value);
    if text.is_empty() {
        return None;
    }
    let sign = text.chars().next().map(String::from).unwrap_or_default();
    let place = value.sub(0, sign.len());
    let message = msg!("yaml-syntax.sign", sign = sign);
    let repair = Repair::new("sign", place, message, value.start as usize);
    Some(repair.help(msg!("yaml-syntax.quote-help", quoted = super::in_quotes(text))).quote(
        scene.known,
        value,
        text,
        true,
    ))
}

/// `{ title:Школа }`
fn tight(source: &Source, at: usize) -> Option<Repair> {
    let value = value(source, at)?;
    let (key, text) = source.slice(value).split_once(':')?;
    let place = value.sub(0, key.len() + 1);
    let edits = vec![Edit { span: Span::at(place.end as usize), text: " ".into() }];
    let help = msg!("yaml-syntax.colon-space-help", line = format!("{key}: {text}"));
    let repair = Repair::new("colon-space", place, msg!("yaml-syntax.colon-space"), at);
    Some(repair.help(help).mend(msg!("yaml-syntax.space-fix"), true, edits))
}

fn comma(source: &Source, at: usize) -> Option<Repair> {
    let place = Span::new(at, at + 1);
    source.text().get(..at)?.trim_end().ends_with([',', '[', '{']).then(|| {
        Repair::new("comma", place, msg!("yaml-syntax.comma"), at).help(msg!("yaml-syntax.comma-help")).mend(
            msg!("yaml-syntax.remove-fix"),
            true,
            vec![Edit { span: place, text: String::new() }],
        )
    })
}

/// A closing bracket that nothing opened.
fn surplus(source: &Source, line: &Line, at: usize) -> Option<Repair> {
    let value = line.value(source)?;
    let place = Span::new(at, at + 1);
    if value.start as usize == at {
        return None;
    }
    let bracket = source.slice(place).to_owned();
    let repair = Repair::new("bracket", place, msg!("yaml-syntax.surplus-bracket", bracket = bracket), at);
    let edits = vec![Edit { span: place, text: String::new() }];
    Some(repair.help(msg!("yaml-syntax.surplus-bracket-help")).mend(
        msg!("yaml-syntax.remove-fix"),
        false,
        edits,
    ))
}

/// Where brackets stand wrong, as they are met from the outermost on.
enum Balance {
    /// They end there.
    Whole(usize),
    /// Another bracket closes the last one opened: where each stands.
    Mixed(usize, usize),
    /// A bracket around closes while this one is open: where each stands.
    Inner(usize, usize),
    /// These are not closed, the innermost last, before the line of that number.
    Open(Vec<usize>, Option<usize>),
    /// A quote is not closed.
    Quote(usize),
}

fn balance(source: &Source, outer: usize, column: usize) -> Balance {
    let first = source.line_at(outer);
    let mut open: Vec<(usize, char)> = Vec::new();
    let mut quote = None;
    for number in first..source.line_count().min(first + LINES) {
        let line = Line::of(source, number);
        let start = if number == first { outer } else { line.span.start as usize };
        // A line of the block around ends what brackets forgot to end.
        if number > first && line.column <= column && line.begins_entry(source) {
            let text = line.text(source);
            if let Some((_, at)) = quote {
                return Balance::Quote(at);
            }
            if !text.trim_end().ends_with(',') && !text.starts_with(['"', '\'', ',', ':', '}', ']']) {
                return Balance::Open(open.iter().map(|(at, _)| *at).collect(), Some(number));
            }
        }
        let text = source.slice(Span { start: Span::at(start).start, end: line.span.end });
        let mut before = ' ';
        for (at, c) in text.char_indices() {
            match (quote, c) {
                (Some((mark, _)), c) if c == mark => quote = None,
                (Some(_), _) => {}
                (None, '#') if before == ' ' => break,
                (None, '"' | '\'') if " ,[{:".contains(before) => quote = Some((c, start + at)),
                (None, '{' | '[') => open.push((start + at, c)),
                (None, '}' | ']') => {
                    let pair = if c == '}' { '{' } else { '[' };
                    match open.pop() {
                        Some((from, mark)) if mark != pair => {
                            let around = open.last().is_some_and(|(_, mark)| *mark == pair);
                            let found = if around { Balance::Inner } else { Balance::Mixed };
                            return found(from, start + at);
                        }
                        Some(_) if open.is_empty() => return Balance::Whole(start + at + 1),
                        _ => {}
                    }
                }
                _ => {}
            }
            before = c;
        }
    }
    match quote {
        Some((_, at)) => Balance::Quote(at),
        None => Balance::Open(open.iter().map(|(at, _)| *at).collect(), None),
    }
}

fn unclosed(scene: &Scene<'_>, outer: u32, at: usize) -> Option<Repair> {
    let source = scene.source;
    let start = outer as usize;
    let first = Line::of(source, source.line_at(start));
    let dashes = source.slice(Span { start: first.content, end: first.after_dashes(source).start });
    match balance(source, start, first.column + dashes.chars().count()) {
        Balance::Whole(end) if scene.strict && at < end => {
            let mut repair = Repair::new("bracket", Span::at(start), msg!("yaml-syntax"), start);
            repair.lenient = true;
            Some(repair)
        }
        Balance::Whole(_) => None,
        Balance::Mixed(from, to) => {
            let pair = if source.text().get(from..)?.starts_with('{') { "}" } else { "]" };
            let (from, to) = (Span::new(from, from + 1), Span::new(to, to + 1));
            let (open, close) = (source.slice(from).to_owned(), source.slice(to).to_owned());
            let message = msg!("yaml-syntax.mixed-brackets", open = open, close = close);
            let edits = vec![Edit { span: to, text: pair.to_owned() }];
            let mut repair = Repair::new("bracket", to, message, start)
                .help(msg!("yaml-syntax.mixed-brackets-help", bracket = pair))
                .mend(msg!("yaml-syntax.bracket-fix", bracket = pair), false, edits);
            repair.diagnostic = repair.diagnostic.label(from, msg!("yaml-syntax.opened"));
            Some(repair)
        }
        Balance::Inner(from, to) => {
            let pair = if source.text().get(from..)?.starts_with('{') { "}" } else { "]" };
            let place = Span::new(from, from + 1);
            let gap = source.text().get(..to)?.trim_end().len();
            let bracket = source.slice(place).to_owned();
            let repair =
                Repair::new("bracket", place, msg!("yaml-syntax.open-bracket", bracket = bracket), start);
            let edits = vec![Edit { span: Span::at(gap), text: pair.to_owned() }];
            let title = msg!("yaml-syntax.bracket-fix", bracket = pair);
            Some(repair.help(msg!("yaml-syntax.open-bracket-help", closing = pair)).mend(title, true, edits))
        }
        Balance::Quote(at) => super::quotes::unclosed(scene, at),
        Balance::Open(open, next) => open_bracket(source, start, &open, next),
    }
}

fn open_bracket(source: &Source, outer: usize, open: &[usize], next: Option<usize>) -> Option<Repair> {
    let innermost = open.last().copied()?;
    let place = Span::new(innermost, innermost + 1);
    let closing: String = open
        .iter()
        .rev()
        .map(|at| if source.text().get(*at..).is_some_and(|text| text.starts_with('{')) { '}' } else { ']' })
        .collect();
    let bracket = source.slice(place).to_owned();
    let first = Line::of(source, source.line_at(outer));
    let last = match next {
        Some(number) => Line::of(source, number).previous(source)?,
        None => Line::before(source, source.text().len().min(first.span.end as usize)),
    };
    let body = last.body(source);
    let cut = source.slice(body).match_indices(" #").next().map(|(at, _)| at);
    let message = msg!("yaml-syntax.open-bracket", bracket = bracket);
    if let Some(cut) = cut.filter(|_| last.number == first.number) {
        let comment = body.sub(cut + 1, usize::MAX);
        let repair = Repair::new("bracket", comment, msg!("yaml-syntax.comment-in-brackets"), outer);
        let repair = repair.read(Reading::text(Span::at((comment.start - 1) as usize), closing));
        return Some(repair.help(msg!("yaml-syntax.comment-in-brackets-help")));
    }
    let end = body.end.max(Span::at(innermost + 1).start);
    let trimmed =
        source.slice(Span { start: Span::at(innermost).start, end }).trim_end_matches([',', ' ']).len();
    let gap = Span { start: Span::at(innermost + trimmed).start, end };
    let repair = Repair::new("bracket", place, message, outer);
    let help = msg!("yaml-syntax.open-bracket-help", closing = closing.as_str());
    let safe = last.number == first.number && open.len() == 1;
    let title = msg!("yaml-syntax.bracket-fix", bracket = closing.as_str());
    Some(repair.help(help).mend(title, safe, vec![Edit { span: gap, text: closing }]))
}
