//! Entries and brackets that a text in quotes without an end took up.

use super::lines::{Line, is_format_word};
use super::scan::Scan;
use super::{Reading, Scene};
use crate::source::Span;

/// What is read of a text in brackets whose quote at byte `open` is not closed: nothing of it up to the next
/// entry or to the brackets that end the line, and those of its brackets that it took up.
pub(super) fn broken_text(scene: &Scene<'_>, open: u32) -> Reading {
    let source = scene.source;
    let line = Line::of(source, source.line_at(open as usize));
    let rest = Span { start: open, end: line.body(source).end };
    let text = source.slice(rest);
    let from = scene.flow.unwrap_or(open).min(open) as usize;
    let around = Scan::of(source, from, open as usize).brackets;
    let inner_first = around.iter().rev().filter_map(|at| closing(source.text().get(*at as usize..)?));
    let due: Vec<char> = inner_first.collect();
    let end = next_entry(text).unwrap_or_else(|| before_closing(text, &due));
    let tail = text.get(end..).unwrap_or_default();
    let missing = missing(&due, tail, ends(scene, &line, tail));
    let end = if end == 0 { 1 } else { end };
    let mut reading = Reading::blank(rest.sub(0, end));
    reading.text.extend(missing);
    reading
}

/// Where the comma stands before the first `key:` inside of a text.
pub(super) fn next_entry(text: &str) -> Option<usize> {
    text.match_indices(", ").map(|(at, _)| at).find(|at| {
        let rest = text.get(at + 2..).unwrap_or_default().trim_start();
        rest.split_once(':').is_some_and(|(key, value)| {
            is_format_word(key) && (value.is_empty() || value.starts_with([' ', '\t']))
        })
    })
}

fn closing(open: &str) -> Option<char> {
    match open.chars().next()? {
        '{' => Some('}'),
        '[' => Some(']'),
        _ => None,
    }
}

/// The end of a text before those brackets at its end that close the ones around it.
fn before_closing(text: &str, due: &[char]) -> usize {
    let mut kept = text.trim_end_matches([',', ' ']);
    let mut outer = due.iter().rev().skip_while(|due| !kept.ends_with(**due)).peekable();
    while let Some(less) = outer.next().and_then(|due| kept.strip_suffix(*due)) {
        kept = less.trim_end();
    }
    kept.len()
}

/// The brackets of those that are `due`, the innermost first, that what follows on the line does not close.
fn missing<'d>(due: &'d [char], tail: &str, ends: bool) -> impl Iterator<Item = &'d char> + use<'d> {
    let mut depth = 0_usize;
    let mut closed = 0_usize;
    for c in tail.chars() {
        match c {
            '{' | '[' => depth += 1,
            '}' | ']' if depth > 0 => depth -= 1,
            '}' | ']' => closed += 1,
            _ => {}
        }
    }
    let count = if ends { due.len().saturating_sub(closed) } else { 0 };
    due.iter().take(count)
}

/// Whether the outermost brackets are to end on this line.
fn ends(scene: &Scene<'_>, line: &Line, tail: &str) -> bool {
    let next = line.next(scene.source);
    !tail.ends_with(',')
        && next.is_none_or(|next| next.column <= line.column && next.begins_entry(scene.source))
}
