use super::super::events::{Broken, Trouble};
use super::lines::{Line, is_format_word, is_odd_dash, is_odd_space};
use super::{Join, RUN, Reading, Repair, Scene};
use crate::diagnostic::Edit;
use crate::msg;
use crate::source::{Source, Span};

/// A line of signs that parts sections for the eye: this one, or the one before.
pub(super) fn rule(scene: &Scene<'_>, line: &Line) -> Option<Repair> {
    let source = scene.source;
    let rule = |line: &Line| line.is_rule(source);
    let unread = |line: &Line| line.content as usize >= scene.read && line.previous(source).is_some();
    let before = || line.previous(source).filter(rule).filter(unread);
    let line = Some(*line).filter(rule).or_else(before)?;
    let body = line.body(source);
    let message = msg!("yaml-syntax.rule", sign = super::place::shortened(source.slice(body)));
    let edits = vec![Edit { span: body.sub(0, 0), text: "# ".into() }];
    let mut repair = Repair::new("rule", body, message, body.start as usize)
        .help(msg!("yaml-syntax.rule-help"))
        .mend(msg!("yaml-syntax.comment-fix"), true, edits);
    // Nothing of it is read, wherever it stands.
    repair.readings = vec![Reading::text(body, "")];
    Some(repair)
}

/// A text that took up the next item of its list, or ends with a bracket that nothing opens.
pub(super) fn text(scene: &Scene<'_>, line: &Line, broken: Broken) -> Option<Repair> {
    if broken.trouble != Trouble::Odd || scene.flow.is_some() {
        return None;
    }
    let source = scene.source;
    let from = line.after_dashes(source).start;
    let item = line.is_item(source) && from as usize == broken.at;
    let next = line.next(source).filter(|next| item && next.column > line.column);
    if let Some(next) = next.filter(|next| next.text(source).starts_with("- ")) {
        return Some(super::nesting::reindent(source, &next, line.column));
    }
    if odd_dash(source, line).is_some() {
        // The bracket at its end was opened after the dash.
        return None;
    }
    super::values::unopened(scene, line)
}

/// How wide a tab may have been meant, likeliest first.
const TAB: [usize; 4] = [2, 4, 8, 1];

/// Tabs and spaces that are none in the indentation: of this line and of those that follow.
pub(super) fn indentation(scene: &Scene<'_>, line: &Line, trouble: Trouble) -> Option<Repair> {
    let source = scene.source;
    let odd = |line: &Line| line.indentation(source).contains(|c| c == '\t' || is_odd_space(c));
    let next = || line.next(source).filter(|_| trouble == Trouble::Tab);
    let first = Some(*line).filter(odd).or_else(|| next().filter(odd))?;
    let mut lines = vec![first];
    while lines.len() < RUN
        && let Some(next) = lines.last().and_then(|last| Line::following(source, last)).filter(odd)
    {
        lines.push(next);
    }
    let width = tab_width(scene, &first);
    let column = tab_column(scene, &lines, width);
    let edits = lines.iter().map(|line| {
        let span = Span { start: line.span.start, end: line.content };
        let column = column.unwrap_or_else(|| columns(line.indentation(source), width));
        Edit { span, text: " ".repeat(column) }
    });
    let edits: Vec<Edit> = edits.collect();
    let place = Span { start: first.span.start, end: first.content };
    let tab = first.indentation(source).contains('\t');
    let repair = if tab {
        let mut repair = Repair::new("tab", place, msg!("yaml-syntax.tab"), place.start as usize);
        repair.count_help = |lines| Some(msg!("yaml-syntax.tab-help", count = lines));
        repair
    } else {
        let mut repair = Repair::new("space", place, msg!("yaml-syntax.space"), place.start as usize);
        repair.count_help = |lines| Some(msg!("yaml-syntax.space-help", count = lines));
        repair
    };
    let mut repair = repair.mend(msg!("yaml-syntax.spaces-fix"), true, edits).join(Join::Always);
    repair.last = lines.last().map(|last| last.number);
    repair.count = lines.len();
    Some(repair)
}

/// The column of a single line with a tab among lines with spaces, where the lines around it tell.
fn tab_column(scene: &Scene<'_>, lines: &[Line], width: usize) -> Option<usize> {
    let source = scene.source;
    let [line] = lines else { return None };
    if !line.indentation(source).contains('\t') {
        return None;
    }
    let before = line.previous(source)?;
    if !line.begins_entry(source) {
        let first = before.begins_entry(source);
        return Some(if first { before.column + 2 } else { before.column });
    }
    let list = line.is_item(source);
    let keys = line.keys_column(source) - line.column;
    let due = before.text(source).ends_with(':');
    let open = || scene.open.iter().filter(|open| !open.flow);
    let mut known: Vec<usize> = open().filter(|open| open.mapping != list).map(|open| open.column).collect();
    if before.begins_entry(source) && before.is_item(source) == list {
        known.push(before.column);
    } else if before.is_item(source) {
        known.push(before.keys_column(source));
    }
    let deepest = open().map(|open| open.column).chain(known.iter().copied()).max().unwrap_or(0);
    let written = columns(line.indentation(source), width);
    let next = line.next(source).filter(|next| !next.indentation(source).contains('\t'));
    // What stands below it, stands well: beside it, or further out.
    let holds = |column: usize| {
        next.is_none_or(|next| {
            let beside = next.column == column + keys && !next.is_item(source);
            let further = next.column < column + keys && open().any(|open| open.column == next.column);
            let inside = next.column > column + keys && line.text(source).ends_with(':');
            beside || further || inside
        })
    };
    let below = next.and_then(|next| next.column.checked_sub(keys)).filter(|column| due && *column > deepest);
    let fitting = known.iter().copied().chain(below).filter(|column| holds(*column));
    if due && below.is_none() && next.is_none_or(|next| next.column <= deepest) {
        return None;
    }
    if known.contains(&written) && holds(written) {
        return Some(written);
    }
    fitting.max()
}

/// The width at which the line stands where something is open, or goes deeper where that is due.
fn tab_width(scene: &Scene<'_>, line: &Line) -> usize {
    let source = scene.source;
    let text = line.indentation(source);
    let before = line.previous(source);
    let opens = [":", "|", ">", "|-", ">-", "|+", ">+"];
    let due = before.is_some_and(|before| opens.iter().any(|end| before.text(source).ends_with(end)));
    let dash = line.text(source).starts_with("- ");
    let open = scene.open.iter().filter(|open| !open.flow);
    let mut known: Vec<(usize, bool)> = open.map(|open| (open.column, !open.mapping)).collect();
    if let Some(before) = before.filter(|before| !before.indentation(source).contains('\t')) {
        let keys = before.after_dashes(source).start;
        let dashes = source.slice(Span { start: before.content, end: keys }).chars().count();
        known.push((before.column, dashes > 0));
        known.push((before.column + dashes, false));
    }
    let deepest = known.iter().map(|(column, _)| *column).max().unwrap_or(0);
    let deeper = |width: &usize| columns(text, *width) > deepest;
    let fits = |width: &usize| known.contains(&(columns(text, *width), dash));
    // The lines that follow without tabs may say where it stands: what belongs to it, or stands beside it.
    let next = line.next(source).filter(|next| !next.indentation(source).contains('\t'));
    let keys = Span { start: line.content, end: line.after_dashes(source).start };
    let inside = source.slice(keys).chars().count();
    let beside = |width: &usize| {
        let own = columns(text, *width);
        let may = if due { own > deepest || dash && own == deepest } else { fits(width) };
        may && next.is_some_and(|next| {
            let next_dash = next.text(source).starts_with("- ");
            next.column == own && next_dash == dash || dash && !next_dash && next.column == own + inside
        })
    };
    if let Some(found) = TAB.into_iter().find(beside) {
        return found;
    }
    // Of the places that it may stand at, the innermost.
    let found = if due { TAB.into_iter().find(deeper) } else { TAB.into_iter().filter(fits).max() };
    found.or_else(|| TAB.into_iter().find(deeper)).unwrap_or(2)
}

/// A sign before the entry that the line, or the line before, was to begin with: a slip of the finger.
pub(super) fn stray(scene: &Scene<'_>, line: &Line) -> Option<Repair> {
    let source = scene.source;
    let before = || line.previous(source).and_then(|before| stray_sign(source, &before));
    let place = stray_sign(source, line).or_else(before)?;
    let sign = source.slice(place).to_owned();
    // In brackets a line may begin with what parts their entries.
    if scene.flow.is_some() && matches!(sign.as_str(), "," | ":") {
        return None;
    }
    let repair = Repair::new("stray", place, msg!("yaml-syntax.stray", sign = sign), place.start as usize);
    let edits = vec![Edit { span: place, text: String::new() }];
    Some(repair.help(msg!("yaml-syntax.stray-help")).mend(msg!("yaml-syntax.remove-fix"), false, edits))
}

fn stray_sign(source: &Source, line: &Line) -> Option<Span> {
    let body = line.after_dashes(source);
    let text = source.slice(body);
    let letter =
        |c: char| c.is_alphabetic() && text.get(c.len_utf8()..).is_some_and(|rest| rest.starts_with("- "));
    let sign = text.chars().next().filter(|c| "\"'{[&*%|@`!>,:}]".contains(*c) || letter(*c))?;
    let rest = text.get(sign.len_utf8()..)?;
    let closed = match sign {
        '{' => rest.contains('}') || super::swallowed::next_entry(rest).is_some(),
        '[' => rest.contains(']'),
        '"' | '\'' => rest.contains(sign),
        '*' => rest.starts_with(' ') && !rest.starts_with("  "),
        _ => false,
    };
    let entry = rest.trim_start();
    let key = entry
        .split_once(':')
        .is_some_and(|(key, rest)| is_format_word(key) && (rest.is_empty() || rest.starts_with(' ')));
    let begins = entry.starts_with("- ") || key;
    (begins && !closed && !rest.trim_end().ends_with(',')).then(|| body.sub(0, sign.len_utf8()))
}

fn columns(indentation: &str, tab: usize) -> usize {
    indentation
        .chars()
        .map(|c| match c {
            '\t' => tab,
            '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}' => 0,
            _ => 1,
        })
        .sum()
}

/// A quote after the bracket that ends this line or the one before.
pub(super) fn after_end(scene: &Scene<'_>, line: &Line) -> Option<Repair> {
    let source = scene.source;
    let ending = |line: &Line| {
        let body = line.body(source);
        let text = source.slice(body);
        let sign = text.chars().last().filter(|sign| matches!(sign, '"' | '\''))?;
        let before = text.get(..text.len() - 1)?;
        let opens = before.contains(['{', '[']) && before.matches(sign).count() % 2 == 0;
        (opens && before.ends_with(['}', ']'])).then(|| body.sub(text.len() - 1, text.len()))
    };
    let place = ending(line).or_else(|| ending(&line.previous(source)?))?;
    let sign = source.slice(place).to_owned();
    let repair =
        Repair::new("stray", place, msg!("yaml-syntax.stray-after", sign = sign), place.start as usize);
    let edits = vec![Edit { span: place, text: String::new() }];
    Some(repair.help(msg!("yaml-syntax.stray-help")).mend(msg!("yaml-syntax.remove-fix"), false, edits))
}

/// A key that begins an item anew: the dash before it is missing, or the dashes of the whole list are.
pub(super) fn anew(scene: &Scene<'_>, line: &Line, trouble: Trouble) -> Option<Repair> {
    let source = scene.source;
    let key = line.key(source).filter(|key| key.start == line.content && trouble == Trouble::Odd)?;
    let mut open = scene.open.iter().filter(|open| !open.flow && open.mapping);
    open.find(|open| open.column == line.column)?;
    let dash = |line: &Line| {
        let span = Span { start: line.content.checked_sub(2)?, end: line.content };
        (source.slice(span) == "  ").then(|| Edit { span, text: "- ".into() })
    };
    let own = dash(line).filter(|_| is_format_word(source.slice(key)))?;
    // Where it is no list yet, its first item has no dash either.
    let first = super::nesting::first_of(scene, line).filter(|first| !first.is_item(source));
    let Some(first) = first else { return Some(super::nesting::dash_missing(source, line, own)) };
    let parent = first.previous(source).filter(|parent| parent.keys_column(source) + 2 <= first.column)?;
    let mut repair = super::nesting::dash_missing(source, &first, dash(&first)?);
    let more = own.clone();
    repair.diagnostic.fixes.iter_mut().for_each(|fix| fix.edits.push(more.clone()));
    repair.readings.push(Reading::text(own.span, own.text));
    repair.count = 2;
    repair.last = Some(line.number);
    parent.text(source).ends_with(':').then_some(repair)
}

/// Word's dashes and bullets in place of `- `: on this line and on those beside it.
pub(super) fn dash(scene: &Scene<'_>, line: &Line) -> Option<Repair> {
    let source = scene.source;
    let edits: Vec<(Line, Edit)> = run(source, line, |line| odd_dash(source, line));
    let edits = if edits.is_empty() { run(source, line, |line| tight_dash(source, line)) } else { edits };
    let (first, edit) = edits.first()?;
    let sign = source.slice(edit.span).trim_end_matches(|c: char| c.is_whitespace() || is_odd_space(c));
    let place = edit.span.sub(0, sign.len().max(1));
    let repair = if sign == "-" || sign.is_empty() {
        let mut repair = Repair::new(
            "dash-space",
            Span { start: first.content, end: edit.span.end },
            msg!("yaml-syntax.dash-space"),
            place.start as usize,
        );
        repair.count_help = |lines| Some(msg!("yaml-syntax.dash-space-help", count = lines));
        repair
    } else {
        let mut repair =
            Repair::new("dash", place, msg!("yaml-syntax.dash", sign = sign), place.start as usize);
        repair.count_help = |lines| Some(msg!("yaml-syntax.dash-help", count = lines));
        repair
    };
    let (last, count) = (edits.last().map(|(last, _)| last.number), edits.len());
    let edits = edits.into_iter().map(|(_, edit)| edit).collect();
    let mut repair = repair.mend(msg!("yaml-syntax.dash-fix"), true, edits).join(Join::Next);
    repair.last = last;
    repair.count = count;
    Some(repair)
}

/// The edits of a line and of those below it; lines in between that are indented more belong to them.
fn run(source: &Source, line: &Line, edit: impl Fn(&Line) -> Option<Edit>) -> Vec<(Line, Edit)> {
    let mut edits = Vec::new();
    let Some(first) = edit(line) else { return edits };
    edits.push((*line, first));
    let mut last = *line;
    while let Some(next) = last.next(source).filter(|_| edits.len() < RUN) {
        match edit(&next) {
            Some(more) => edits.push((next, more)),
            None if next.column <= line.column => break,
            None => {}
        }
        last = next;
    }
    edits
}

fn odd_dash(source: &Source, line: &Line) -> Option<Edit> {
    let text = line.text(source);
    let sign = text.chars().next().filter(|c| is_odd_dash(*c) || matches!(c, '*' | '-'))?;
    let length = if text.starts_with("--") { 2 } else { sign.len_utf8() };
    let rest = text.get(length..)?;
    let space = rest.chars().next().filter(|c| c.is_whitespace() || is_odd_space(*c))?;
    if sign == '-' && length == 1 && !is_odd_space(space) {
        return None;
    }
    let length = length + space.len_utf8();
    let span = Span { start: line.content, end: line.span.end };
    Some(Edit { span: span.sub(0, length), text: "- ".into() })
}

/// `-текст`, where it can't be a number or an option.
fn tight_dash(source: &Source, line: &Line) -> Option<Edit> {
    let rest = line.text(source).strip_prefix('-')?;
    let letter =
        rest.chars().next().filter(|c| c.is_alphabetic() || matches!(c, '"' | '\'' | '«' | '{' | '['));
    letter?;
    let after = Span { start: line.content, end: line.span.end }.sub(1, 1);
    Some(Edit { span: after, text: " ".into() })
}

impl Line {
    /// The next line, comments included, blank ones not.
    fn following(source: &Source, line: &Self) -> Option<Self> {
        let next =
            (line.number + 1..source.line_count().min(line.number + 100)).map(|at| Self::of(source, at));
        let mut next = next.filter(|line| line.content < line.span.end);
        next.next()
    }
}
