//! Lines that stand well and yet can't be read where they stand: one above has lost its indentation or its
//! dash, or has a dash too many.

use super::super::build::{Open, Repaired};
use super::lines::Line;
use super::{Join, Reading, Repair, Scene};
use crate::diagnostic::Edit;
use crate::msg;
use crate::source::{Source, Span};

/// So many lines are looked through, upwards, for the one that stands wrong.
const LINES: usize = 200;

/// Finds the line above, or a dash of this one, that keeps a line from being read.
pub(super) fn diagnose(scene: &Scene<'_>, line: &Line) -> Option<Repair> {
    if !line.begins_entry(scene.source) || is_open(&scene.open, line.column, line.is_item(scene.source)) {
        return None;
    }
    without_key(scene, line)
        .or_else(|| dash_lost(scene, line))
        .or_else(|| first_line(scene, line))
        .or_else(|| deeper_keys(scene, line))
        .or_else(|| double_dash(scene, line))
        .or_else(|| dash_before_key(scene, line))
        .or_else(|| among_items(scene, line))
        .or_else(|| item_head(scene, line))
        .or_else(|| first_dash(scene, line))
        .or_else(|| moved(scene, line))
}

/// Whether a list, or a mapping, is open at a column.
fn is_open(open: &[Open], column: usize, list: bool) -> bool {
    open.iter().any(|open| !open.flow && open.column == column && open.mapping != list)
}

/// The first of some keys, or the first item of a list, stands too far to the right.
fn first_line(scene: &Scene<'_>, line: &Line) -> Option<Repair> {
    let source = scene.source;
    let first = line.previous(source).filter(|first| first.begins_entry(source))?;
    let before = first.previous(source);
    let due = before
        .is_none_or(|before| before.text(source).ends_with(':') && before.keys_column(source) < line.column);
    let (list, item) = (first.is_item(source), line.is_item(source));
    let opened = is_open(&scene.open, first.column, list);
    if !due || !opened || (before.is_some() && !is_confirmed(source, line)) {
        return None;
    }
    if list && !item && first.column == line.column && before.is_some() && !is_followed(source, line) {
        let column = line.column.checked_sub(first.keys_column(source) - first.column)?;
        let deep = before.is_some_and(|before| column >= before.keys_column(source));
        return deep.then(|| reindent(source, &first, column));
    }
    (list == item && first.column > line.column).then(|| reindent(source, &first, line.column))
}

/// Whether the keys that begin at a line end before an item at their own column.
fn is_followed(source: &Source, line: &Line) -> bool {
    let mut at = Some(*line);
    for _ in 0..LINES {
        at = at.and_then(|line| beside(source, &line));
        let Some(next) = at.filter(|next| next.column == line.column) else { return false };
        if next.is_item(source) {
            return true;
        }
    }
    false
}

/// A list that stands deeper than the key above it, which has a value: the list's own key is missing.
fn without_key(scene: &Scene<'_>, line: &Line) -> Option<Repair> {
    let source = scene.source;
    let before = line.previous(source).filter(|_| line.text(source).starts_with("- "))?;
    let column = before.keys_column(source);
    before.value(source).filter(|_| before.has_format_key(source) && column < line.column)?;
    let near = |open: &Open| !open.flow && !open.mapping && open.column.abs_diff(line.column) <= 2;
    if scene.open.iter().any(near) || !is_open(&scene.open, column, false) {
        return None;
    }
    let mut last = *line;
    while let Some(next) = last.next(source).filter(|next| next.column >= line.column) {
        last = next;
    }
    let place = source.clamp(Span { start: line.content, end: line.content + 1 });
    let repair = Repair::new("list", place, msg!("yaml-syntax.list-without-key"), line.content as usize);
    let indentation = Span { start: line.span.start, end: line.content };
    let lost = Reading {
        span: Span { start: line.content, end: last.span.end },
        text: "x:".into(),
        stands: Some((line.content, Repaired::Lost)),
    };
    let help = msg!("yaml-syntax.list-without-key-help");
    Some(repair.help(help).read(Reading::text(indentation, " ".repeat(column))).read(lost))
}

/// An item's first key stands beside the column of the dashes or of the keys, and its dash is missing.
fn dash_lost(scene: &Scene<'_>, line: &Line) -> Option<Repair> {
    let source = scene.source;
    if line.is_item(source) || !line.has_format_key(source) {
        return None;
    }
    let near = |open: &&Open| {
        let list = !open.flow && !open.mapping && open.column != line.column;
        list && (open.column..open.column + 5).contains(&(line.column + 1))
    };
    let list = scene.open.iter().rev().find(near).map(|open| open.column)?;
    let (above, _) = item_above(scene, line, list)?;
    let keys = above.keys_column(source);
    let same =
        above.key(source).map(|key| source.slice(key)) == line.key(source).map(|key| source.slice(key));
    let next = line.next(source).filter(|next| next.column == keys && !next.is_item(source));
    (same && next.is_some() && keys != line.column).then(|| {
        let span = Span { start: line.span.start, end: line.content };
        dash_missing(source, line, Edit { span, text: format!("{}- ", " ".repeat(list)) })
    })
}

/// The keys below the one on the line of an item's dash stand deeper than it.
fn deeper_keys(scene: &Scene<'_>, line: &Line) -> Option<Repair> {
    let source = scene.source;
    let first = line.previous(source).filter(|first| first.is_item(source))?;
    let keys = first.keys_column(source);
    let deeper = line.column > keys && !line.is_item(source) && line.has_format_key(source);
    if !deeper || !first.has_format_key(source) || first.value(source).is_none() {
        return None;
    }
    let lines = together(source, line);
    let after = lines.last()?.0.next(source);
    let head = line.column.checked_sub(keys - first.column)?;
    let earlier = (scene.open_before)(first.span.start as usize);
    let moved = after.is_some_and(|after| after.is_item(source) && after.column == head);
    let stands = after.is_none_or(|after| after.column <= keys);
    (!moved && stands && !is_open(&earlier, head, true)).then(|| shift(source, &lines, line, keys))
}

/// A line and those at its column that follow it, up to the next item, each with whether it is one of these
/// and not one of the deeper ones that belong to them.
fn together(source: &Source, line: &Line) -> Vec<(Line, bool)> {
    let mut lines = vec![(*line, true)];
    let mut opens = line.text(source).ends_with([':', '|', '>', '-']);
    while let Some(next) = lines.last().and_then(|(last, _)| last.next(source)) {
        let own = next.column == line.column;
        let item = own && next.is_item(source);
        if next.column < line.column || item || !own && !opens || lines.len() >= LINES {
            break;
        }
        if own {
            opens = next.text(source).ends_with([':', '|', '>', '-']);
        }
        lines.push((next, own));
    }
    lines
}

/// Moves lines so that the first of them stands at a column.
fn shift(source: &Source, lines: &[(Line, bool)], first: &Line, column: usize) -> Repair {
    let mut repair = reindent(source, first, column);
    let edits = lines.iter().map(|(line, _)| {
        let column = (line.column + column).saturating_sub(first.column);
        Edit { span: Span { start: line.span.start, end: line.content }, text: " ".repeat(column) }
    });
    let edits: Vec<Edit> = edits.collect();
    repair.readings = edits.iter().map(|edit| Reading::text(edit.span, edit.text.clone())).collect();
    repair.diagnostic.fixes.iter_mut().for_each(|fix| fix.edits.clone_from(&edits));
    repair.count = lines.iter().filter(|(_, own)| *own).count();
    repair.last = lines.last().map(|(last, _)| last.number);
    repair
}

/// The line with an item's dash stands otherwise than the keys below it, which stand as one.
fn item_head(scene: &Scene<'_>, line: &Line) -> Option<Repair> {
    let source = scene.source;
    let first =
        line.previous(source).filter(|first| first.is_item(source) && first.has_format_key(source))?;
    let keys = first.keys_column(source) - first.column;
    let column = line.column.checked_sub(keys).filter(|column| *column != first.column)?;
    let next = beside(source, line);
    let stands = next.is_some_and(|next| {
        next.column == line.column && !next.is_item(source) || next.column == column && next.is_item(source)
    });
    (stands && !line.is_item(source)).then(|| reindent(source, &first, column))
}

/// Whether the next entry that is not indented more than a line stands at its column.
fn is_confirmed(source: &Source, line: &Line) -> bool {
    beside(source, line)
        .is_some_and(|next| next.column == line.column && next.is_item(source) == line.is_item(source))
}

/// The next line that is not indented more than a line.
fn beside(source: &Source, line: &Line) -> Option<Line> {
    let mut at = *line;
    for _ in 0..LINES {
        at = at.next(source)?;
        if at.column <= line.column {
            return Some(at);
        }
    }
    None
}

/// `- - id: …`, where the keys below belong to the one item.
fn double_dash(scene: &Scene<'_>, line: &Line) -> Option<Repair> {
    let source = scene.source;
    let first = line.previous(source).filter(|first| first.text(source).starts_with("- - "))?;
    let keys = first.column + 2 == line.column && !line.is_item(source) && first.key(source).is_some();
    keys.then(|| without_dash(source, &first))
}

/// A dash before a key at the column of other keys, none of which waits for a list.
pub(super) fn stray_dash(scene: &Scene<'_>, line: &Line) -> Option<Repair> {
    let source = scene.source;
    let deeper = line.next(source).is_some_and(|next| next.column > line.column);
    let alone = !deeper || line.text(source).ends_with(':');
    if !alone || !is_dashed_key(source, line) {
        return None;
    }
    let list = line.column.checked_sub(2)?;
    if is_open(&scene.open, list, true) && item_above(scene, line, list).is_some_and(|(_, there)| there) {
        return Some(reindent(source, line, list));
    }
    Some(without_dash(source, line))
}

fn is_dashed_key(source: &Source, line: &Line) -> bool {
    let text = line.text(source);
    text.starts_with("- ") && !text.starts_with("- -") && line.has_format_key(source)
}

/// A dash before the first of some keys, the only item above this line.
fn dash_before_key(scene: &Scene<'_>, line: &Line) -> Option<Repair> {
    let source = scene.source;
    let first = line.previous(source).filter(|first| first.column == line.column)?;
    let first = Some(first).filter(|first| is_dashed_key(source, first))?;
    let only = first.previous(source).is_none_or(|before| before.column < first.column);
    let parent = first.previous(source).is_some_and(|before| before.text(source).ends_with(':'));
    (only && !parent && line.has_format_key(source) && !line.is_item(source))
        .then(|| without_dash(source, &first))
}

fn without_dash(source: &Source, line: &Line) -> Repair {
    let body = line.body(source);
    let edits = vec![Edit { span: body.sub(0, 2), text: String::new() }];
    let message = msg!("yaml-syntax.stray", sign = "-");
    Repair::new("stray", body.sub(0, 1), message, body.start as usize)
        .help(msg!("yaml-syntax.stray-help"))
        .mend(msg!("yaml-syntax.remove-fix"), false, edits)
}

/// The dash of a list's first item is missing.
fn first_dash(scene: &Scene<'_>, line: &Line) -> Option<Repair> {
    let source = scene.source;
    let opens = |line: &Line| line.previous(source).is_some_and(|before| before.text(source).ends_with(':'));
    if line.is_item(source) {
        let keys = line.column + 2;
        let stands = line.next(source).is_none_or(|next| next.column <= keys);
        if !stands || !is_open(&scene.open, keys, false) {
            return None;
        }
        let parent = back(source, line, keys)?;
        let first = parent.next(source).filter(|first| first.column == keys && !first.is_item(source))?;
        let dash = Edit { span: Span { start: first.content - 2, end: first.content }, text: "- ".into() };
        let spaces = source.slice(dash.span) == "  ";
        return (spaces && parent.column <= line.column && opens(&first) && first.key(source).is_some())
            .then(|| dash_missing(source, &first, dash));
    }
    let first = line.previous(source).filter(|first| first.column + 2 == line.column)?;
    let key = first.key(source).is_some() && first.value(source).is_some() && !first.is_item(source);
    if !key || !opens(&first) {
        return None;
    }
    let mut at = *line;
    for _ in 0..LINES {
        at = at.next(source)?;
        if at.column <= first.column {
            break;
        }
    }
    let key_of = |line: &Line| line.key(source).map(|key| source.slice(key));
    let parent = first.previous(source);
    let list = parent.as_ref().and_then(key_of).is_some_and(|key| scene.known.lists.contains(key));
    let anew = list && (at.column < first.column || key_of(&at) == key_of(&first));
    (at.column == first.column && at.is_item(source) || anew).then(|| {
        let dash = Edit { span: Span::at(first.content as usize), text: "- ".into() };
        dash_missing(source, &first, dash)
    })
}

/// A list's item without its dash.
pub(super) fn dash_missing(source: &Source, line: &Line, dash: Edit) -> Repair {
    let place = line.key(source).unwrap_or(line.body(source));
    let mut repair = Repair::new("no-dash", place, msg!("yaml-syntax.no-dash"), line.content as usize)
        .mend(msg!("yaml-syntax.dash-fix"), false, vec![dash])
        .join(Join::Always);
    repair.count_help = |lines| Some(msg!("yaml-syntax.no-dash-help", count = lines));
    repair
}

/// The line of the first key of the record that a line has a key of.
pub(super) fn first_of(scene: &Scene<'_>, line: &Line) -> Option<Line> {
    let source = scene.source;
    let mut first = None;
    let mut at = *line;
    for _ in 0..LINES {
        let Some(before) = at.previous(source).filter(|before| before.keys_column(source) >= line.column)
        else {
            break;
        };
        at = before;
        if at.keys_column(source) == line.column {
            first = Some(at);
        }
        if at.is_item(source) && at.column < line.column {
            break;
        }
    }
    first
}

/// A key at the column of a list's dashes: the next item without its dash, or a key of the item above.
fn among_items(scene: &Scene<'_>, line: &Line) -> Option<Repair> {
    let source = scene.source;
    if line.is_item(source) || !is_open(&scene.open, line.column, true) {
        return None;
    }
    let (above, there) = item_above(scene, line, line.column)?;
    if !above.has_format_key(source) {
        return None;
    }
    if there {
        let dash = Edit { span: Span::at(line.content as usize), text: "- ".into() };
        return Some(dash_missing(source, line, dash));
    }
    Some(shift(source, &together(source, line), line, above.keys_column(source)))
}

/// The beginning of the last item before a line in a list at a column, and whether it has the line's key.
fn item_above(scene: &Scene<'_>, line: &Line, list: usize) -> Option<(Line, bool)> {
    let source = scene.source;
    // The dash may be one that is read there and not written.
    let dashed = |at: &Line| scene.readings.holds(Span::at(at.content as usize), "- ");
    let key = source.slice(line.key(source)?);
    let mut at = *line;
    let mut there = false;
    for _ in 0..LINES {
        at = at.previous(source).filter(|at| at.column >= list)?;
        let item = at.column == list && (at.is_item(source) || dashed(&at));
        let own = item || at.column == list + 2;
        there |= own && at.key(source).is_some_and(|other| source.slice(other) == key);
        if item {
            return Some((at, there));
        }
    }
    None
}

/// The last line before that stands further to the left than a column.
fn back(source: &Source, line: &Line, column: usize) -> Option<Line> {
    let mut at = *line;
    for _ in 0..LINES {
        at = at.previous(source)?;
        if at.column < column {
            return Some(at);
        }
    }
    None
}

/// A line above stands too far to the left, and has ended what this one belongs to.
fn moved(scene: &Scene<'_>, line: &Line) -> Option<Repair> {
    let source = scene.source;
    let first = back(source, line, line.column).filter(|first| first.begins_entry(source))?;
    let earlier = (scene.open_before)(first.span.start as usize);
    let next = first.next(source)?;
    let list = first.is_item(source);
    let keys = first.keys_column(source) - first.column;
    let parent = first.text(source).ends_with(':');
    if list && keys > 0 && next.column == first.column + keys && !next.is_item(source) {
        return None;
    }
    let fits = |column: usize| {
        let own = column + keys;
        let child = parent && (next.column > own || next.column == own && next.is_item(source));
        let sibling = !parent && next.column == own && !next.is_item(source);
        let outer = next.column < own && is_open(&earlier, next.column, next.is_item(source));
        let known = line.column == own || is_open(&earlier, line.column, line.is_item(source));
        column > first.column && (child || sibling || outer) && line.column <= own && known
    };
    let open = earlier.iter().filter(|open| !open.flow && open.mapping != list).map(|open| open.column);
    // The first of the lines below a key that has no value yet.
    let before = first.previous(source).filter(|before| before.text(source).ends_with(':'));
    let due = before.and_then(|before| {
        let column = next.column.checked_sub(keys)?;
        let base = before.keys_column(source);
        let child = |column: usize| column > base || list && column == base;
        (child(column) && !child(first.column)).then_some(column)
    });
    let column = open.chain(due).filter(|column| fits(*column)).max()?;
    Some(reindent(source, &first, column))
}

pub(super) fn reindent(source: &Source, line: &Line, column: usize) -> Repair {
    let body = line.body(source);
    let place = line.key(source).unwrap_or(body);
    let edit = Edit { span: Span { start: line.span.start, end: line.content }, text: " ".repeat(column) };
    Repair::new("indentation", place, msg!("yaml-syntax.indentation"), place.start as usize)
        .help(msg!("yaml-syntax.indentation-help", count = column))
        .mend(msg!("yaml-syntax.indentation-fix"), false, vec![edit])
}
