use super::super::events::{Broken, Style, Trouble};
use super::super::tree::What;
use super::lines::{Line, is_format_word, is_odd_space};
use super::{Join, RUN, Reading, Repair, Scene, lost};
use crate::diagnostic::Edit;
use crate::msg;
use crate::source::Span;

/// What is wrong with the line as a whole: where it stands, or that it is no entry.
pub(super) fn diagnose(scene: &Scene<'_>, line: &Line, broken: Broken) -> Option<Repair> {
    let source = scene.source;
    if let Some(repair) = block_line(scene, line) {
        return Some(repair);
    }
    if line.text(source).starts_with("- ")
        && scene.open.last().is_some_and(|open| open.mapping && !open.flow && open.column == line.column)
    {
        return super::nesting::stray_dash(scene, line).or_else(|| list_after_value(scene, line));
    }
    if line.begins_entry(source) && broken.trouble != Trouble::Odd {
        return indentation(scene, line).or_else(|| key_in_list(scene, line));
    }
    keyless(scene, line)
}

/// A line that stands where nothing is open: it is read where it fits best.
pub(super) fn indentation(scene: &Scene<'_>, line: &Line) -> Option<Repair> {
    let source = scene.source;
    let dash = line.is_item(source);
    if !dash && scene.open.last().is_some_and(|open| !open.mapping && open.column < line.column) {
        return orphan(scene, line);
    }
    let mut lines = vec![*line];
    while let Some(next) = lines.last().and_then(|last| last.next(source)) {
        let same = next.column == line.column && next.begins_entry(source) && next.is_item(source) == dash;
        if !same || lines.len() >= RUN {
            break;
        }
        lines.push(next);
    }
    let open = || scene.open.iter().filter(|open| !open.flow);
    // The line after it stays where it is, if it stands well: what that belongs to must not end here.
    let after = lines.last().and_then(|last| last.next(source));
    let holds = after.filter(|after| {
        let child = after.column > line.column && (dash || line.text(source).ends_with(':'));
        !child && open().any(|open| open.column == after.column)
    });
    let least = holds.map_or(0, |after| after.column);
    let child = after.filter(|after| after.column > line.column && line.text(source).ends_with(':'));
    let most = child.map_or(usize::MAX, |child| child.column.saturating_sub(1));
    let columns = || open().filter(|open| open.mapping != dash).map(|open| open.column);
    // The nearest column, of two equally near ones the deeper.
    let away = |column: &usize| (column.abs_diff(line.column), usize::MAX - column);
    // The keys of an item stand where they did.
    let keys = line.keys_column(source) - line.column;
    let exact = after.filter(|after| dash && !after.is_item(source)).map(|after| after.column);
    let exact = columns()
        .find(|column| exact == Some(column + keys))
        .or_else(|| beside_items(scene, line, after.as_ref()).filter(|_| dash));
    let column = exact
        .or_else(|| columns().filter(|column| *column >= least && *column <= most).min_by_key(away))
        .or_else(|| columns().min_by_key(away))?;
    if column == line.column {
        return None;
    }
    let place = line
        .key(source)
        .filter(|_| !dash)
        .unwrap_or(source.clamp(Span { start: line.content, end: line.content + 1 }));
    let edits = lines.iter().map(|line| {
        let span = Span { start: line.span.start, end: line.content };
        Edit { span, text: " ".repeat(column) }
    });
    let edits = edits.collect();
    let repair = Repair::new("indentation", place, msg!("yaml-syntax.indentation"), place.start as usize);
    let help = msg!("yaml-syntax.indentation-help", count = column);
    let mut repair =
        repair.help(help).mend(msg!("yaml-syntax.indentation-fix"), false, edits).join(Join::Next);
    repair.last = lines.last().map(|last| last.number);
    repair.count = lines.len();
    Some(repair)
}

/// The column of the list around an item, where the line after it, or that before it, is one of its items:
/// these are texts, or the line after it stands deeper than it.
fn beside_items(scene: &Scene<'_>, line: &Line, after: Option<&Line>) -> Option<usize> {
    let source = scene.source;
    let list =
        |column: usize| scene.open.iter().any(|open| !open.flow && !open.mapping && open.column == column);
    let bare = |line: &Line| {
        let text = source.slice(line.after_dashes(source));
        let single = line.keys_column(source) == line.column + 2;
        single && line.is_item(source) && line.key(source).is_none() && !text.starts_with(['{', '['])
    };
    let after = after.filter(|after| {
        let deeper = after.is_item(source) && after.column > line.column;
        deeper && list(after.column) && !line.text(source).ends_with(':')
    });
    let before = line.previous(source).filter(|before| bare(before) && bare(line) && list(before.column));
    after.map(|after| after.column).or(before.map(|before| before.column))
}

/// A key below an item that has no keys.
fn orphan(scene: &Scene<'_>, line: &Line) -> Option<Repair> {
    let key = line.key(scene.source)?;
    let body = Span { start: line.content, end: line.span.end };
    let repair = Repair::new("orphan", key, msg!("yaml-syntax.orphan"), key.start as usize);
    let repair = repair.help(msg!("yaml-syntax.orphan-help")).read(Reading::text(body, ""));
    Some(repair.join(Join::Follows))
}

/// A key where only items can be.
fn key_in_list(scene: &Scene<'_>, line: &Line) -> Option<Repair> {
    let list = scene.open.last().is_some_and(|open| !open.mapping && open.column == line.column);
    let key = line.key(scene.source).filter(|_| list)?;
    let repair = Repair::new("key-in-list", key, msg!("yaml-syntax.key-in-list"), key.start as usize);
    Some(repair.help(msg!("yaml-syntax.key-in-list-help")).read(super::lost_item(line)))
}

/// A key whose colon is followed by a space that is none for YAML.
pub(super) fn odd_space(scene: &Scene<'_>, line: &Line) -> Option<Repair> {
    let source = scene.source;
    let body = line.after_dashes(source);
    let (key, rest) = source.slice(body).split_once(':')?;
    let spaces = rest.len() - rest.trim_start_matches(|c| c == ' ' || is_odd_space(c)).len();
    let odd = rest.get(..spaces).is_some_and(|spaces| spaces.contains(is_odd_space));
    if !odd || !is_format_word(key) || scene.flow.is_some() {
        return None;
    }
    let gap = body.sub(key.len() + 1, key.len() + 1 + spaces);
    let message = msg!("yaml-syntax.odd-space", key = key);
    let edit = Edit { span: gap, text: " ".into() };
    let repair = Repair::new("colon-space", gap, message, line.content as usize);
    Some(repair.help(msg!("yaml-syntax.odd-space-help")).mend(
        msg!("yaml-syntax.space-fix"),
        true,
        vec![edit],
    ))
}

/// A line without a key: the space after its colon, the colon, or all of it is missing.
pub(super) fn keyless(scene: &Scene<'_>, line: &Line) -> Option<Repair> {
    let source = scene.source;
    let body = line.after_dashes(source);
    let text = source.slice(body);
    let from = line.content as usize;
    if let Some(colon) = text.find(':').filter(|at| text.get(at + 1..).is_some_and(|rest| !rest.is_empty())) {
        let key = text.get(..colon)?;
        let address = text.get(colon + 1..)?.starts_with("//");
        let word = !key.contains(' ') && !key.starts_with(['"', '\'']);
        let stray = text.get(colon + 1..).filter(|rest| matches!(*rest, "\"" | "'" | "}" | "]" | "{" | "["));
        if let Some(sign) = stray.filter(|_| is_format_word(key)) {
            let place = body.sub(colon + 1, colon + 2);
            let edit = Edit { span: place, text: String::new() };
            let repair = Repair::new("stray", place, msg!("yaml-syntax.stray-after", sign = sign), from);
            let repair = repair.help(msg!("yaml-syntax.stray-help"));
            return Some(repair.mend(msg!("yaml-syntax.remove-fix"), false, vec![edit]));
        }
        if word && !address {
            let after = body.sub(colon + 1, usize::MAX);
            let place = body.sub(0, colon + 1);
            let repair = Repair::new("colon-space", place, msg!("yaml-syntax.colon-space"), from);
            let line = format!("{key}: {}", text.get(colon + 1..)?);
            let help = msg!("yaml-syntax.colon-space-help", line = shortened(&line));
            let spaces = source.slice(body.sub(colon + 1, usize::MAX));
            let odd = spaces.len() - spaces.trim_start_matches(|c| c == ' ' || is_odd_space(c)).len();
            let edit = Edit { span: after.sub(0, odd), text: " ".into() };
            return Some(repair.help(help).mend(msg!("yaml-syntax.space-fix"), true, vec![edit]));
        }
    }
    let word = text.split([' ', '=', ';', '：', '\t']).next().unwrap_or_default();
    let rest = text.get(word.len()..)?;
    let value = rest.trim_start_matches([' ', '=', ';', '：', '\t']);
    if is_format_word(word) && (!value.is_empty() || is_key_alone(scene, line)) {
        let gap = body.sub(word.len(), text.len() - value.len());
        let message = msg!("yaml-syntax.no-colon", key = word);
        let help = msg!("yaml-syntax.no-colon-help", line = shortened(format!("{word}: {value}").trim_end()));
        let text = if value.is_empty() { ":" } else { ": " };
        let edit = Edit { span: gap, text: text.into() };
        let repair = Repair::new("no-colon", body.sub(0, word.len()), message, from);
        return Some(repair.help(help).mend(msg!("yaml-syntax.colon-fix"), false, vec![edit]));
    }
    let place = line.body(source);
    let repair = Repair::new("no-entry", place, msg!("yaml-syntax.no-entry"), from);
    // A remark at another column than the keys around it must not end what they belong to.
    let among = |open: &super::Open| open.mapping && !open.flow && open.column == line.column;
    let item = line.after_dashes(source).start > line.content;
    let reading = if item || scene.open.last().is_none_or(among) {
        lost(source, line)
    } else {
        Reading::text(Span { start: line.content, end: line.span.end }, "")
    };
    Some(repair.help(msg!("yaml-syntax.no-entry-help")).read(reading).join(Join::Next))
}

/// Whether a line of one word is a key without its colon, and not the end of a text that was broken in two.
fn is_key_alone(scene: &Scene<'_>, line: &Line) -> bool {
    let Some(innermost) = scene.open.last().filter(|open| open.mapping) else { return false };
    let next = line.next(scene.source);
    let goes_on = next.is_some_and(|next| next.column <= innermost.column && next.column > line.column);
    !(goes_on && innermost.column > line.column + 2)
}

/// A line of a `|` or `>` text that stands too far to the left.
fn block_line(scene: &Scene<'_>, line: &Line) -> Option<Repair> {
    let source = scene.source;
    let last = scene.last?;
    let block = matches!(last.what, What::Scalar(Style::Literal | Style::Folded));
    if !block || line.begins_entry(source) {
        return None;
    }
    let word = line.text(source).split([' ', '=', ';', ':', '：']).next().unwrap_or_default();
    let open = |open: &super::Open| open.mapping && !open.flow && open.column == line.column;
    if scene.known.keys.contains(word) && scene.open.iter().any(open) {
        return None;
    }
    let header = Line::of(source, source.line_at(last.start as usize));
    let first = header.next(source).filter(|first| first.number < line.number);
    let dashes = Span { start: header.content, end: header.after_dashes(source).start };
    let key = header.column + source.slice(dashes).chars().count();
    // It stands as the lines of the block before it, or after it, or one step to the right of the key.
    let next = line.next(source).filter(|next| next.column > key && !next.begins_entry(source));
    let column = first.or(next).map_or(key + 2, |beside| beside.column);
    let body = line.body(source);
    let span = Span { start: line.span.start, end: line.content };
    let edit = Edit { span, text: " ".repeat(column) };
    let repair = Repair::new("block", body, msg!("yaml-syntax.block-line"), last.start as usize);
    let help = msg!("yaml-syntax.indentation-help", count = column);
    Some(repair.help(help).mend(msg!("yaml-syntax.indentation-fix"), true, vec![edit]))
}

/// Items below a key that has a value already.
fn list_after_value(scene: &Scene<'_>, line: &Line) -> Option<Repair> {
    let source = scene.source;
    let mut lines = vec![*line];
    while let Some(next) = lines.last().and_then(|last| last.next(source)) {
        if next.column < line.column || (next.column == line.column && !next.text(source).starts_with("- ")) {
            break;
        }
        lines.push(next);
    }
    let last = lines.last()?;
    let place = source.clamp(Span { start: line.content, end: line.content + 1 });
    let repair = Repair::new("list", place, msg!("yaml-syntax.list-after-value"), place.start as usize);
    let mut repair = repair.help(msg!("yaml-syntax.list-after-value-help")).read(lost(source, line));
    if let Some(reading) = repair.readings.first_mut() {
        *reading = Reading {
            span: Span { start: line.content, end: last.span.end },
            text: "x:".into(),
            stands: Some((line.content, super::Repaired::Lost)),
        };
    }
    Some(repair)
}

/// The beginning of a line, as an example of what it should be.
pub(super) fn shortened(text: &str) -> String {
    const ENOUGH: usize = 60;
    if text.chars().count() <= ENOUGH {
        return text.to_owned();
    }
    text.chars().take(ENOUGH).chain(['…']).collect()
}
