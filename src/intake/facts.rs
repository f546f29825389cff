//! Taking keys out of a mapping, with nothing else of the text changed.

use crate::diagnostic::Edit;
use crate::source::Span;
use crate::syntax::{Kind, Ref};

/// The edits that take the keys of such names out of a mapping, and how many these are.
pub fn without(text: &str, mapping: Ref<'_>, dropped: &[&str]) -> (Vec<Edit>, usize) {
    let Kind::Mapping { flow } = mapping.kind() else { return (Vec::new(), 0) };
    let entries: Vec<(Span, Span)> =
        mapping.entries().map(|(key, value)| (key.span(), key.span().join(value.span()))).collect();
    let gone: Vec<bool> = mapping.entries().map(|(key, _)| dropped.contains(&key.text().as_ref())).collect();
    let mut edits = Vec::new();
    let mut at = 0;
    while at < entries.len() {
        let length = gone.iter().skip(at).take_while(|gone| **gone).count();
        if length == 0 {
            at += 1;
            continue;
        }
        let before = at.checked_sub(1).and_then(|at| entries.get(at)).map(|(_, whole)| *whole);
        let after = entries.get(at + length).map(|(key, _)| *key);
        if let (Some((_, first)), Some((_, last))) = (entries.get(at), entries.get(at + length - 1)) {
            let run = first.join(*last);
            let span = if flow { in_flow(text, before, run, after) } else { in_block(text, run, after) };
            edits.push(Edit { span, text: String::new() });
        }
        at += length;
    }
    (edits, gone.into_iter().filter(|gone| *gone).count())
}

/// Up to the next key, or from the comma before; a remark between them stays.
fn in_flow(text: &str, before: Option<Span>, run: Span, after: Option<Span>) -> Span {
    let plain = |from: usize, to: usize| text.get(from..to).is_some_and(|between| !between.contains('#'));
    let (start, end) = (run.start as usize, run.end as usize);
    if let Some(next) = after.map(|next| next.start as usize) {
        if plain(end, next) {
            return Span::new(start, next);
        }
        let comma = text.get(end..next).and_then(|between| between.find(',')).map_or(end, |at| end + at + 1);
        return Span::new(start, comma);
    }
    match before.map(|before| before.end as usize).filter(|before| plain(*before, start)) {
        Some(before) => Span::new(before, end),
        None => run,
    }
}

/// The whole lines; after the `-` of a list up to the next key or the remark above it.
fn in_block(text: &str, run: Span, after: Option<Span>) -> Span {
    let (start, end) = (run.start as usize, run.end as usize);
    let rest = text.get(end..).unwrap_or_default();
    let complete = text.get(..end).is_some_and(|text| text.ends_with('\n'));
    let line_end = if complete { end } else { rest.find('\n').map_or(text.len(), |at| end + at + 1) };
    let line_start = text.get(..start).and_then(|text| text.rfind('\n')).map_or(0, |at| at + 1);
    let indent = text.get(line_start..start).unwrap_or_default();
    if indent.trim().is_empty() {
        return Span::new(line_start, line_end);
    }
    let Some(next) = after.map(|next| next.start as usize) else { return run };
    let between = text.get(line_end..next).unwrap_or_default();
    let remark = between.find('#').map_or(next, |at| line_end + at);
    Span::new(start, remark)
}

#[cfg(test)]
mod tests {
    use super::super::edits::apply;
    use super::*;
    use crate::model::parse;
    use crate::source::Source;

    fn after(text: &str) -> String {
        let source = Source::new("", text);
        let tree = parse(&source).tree;
        let items = tree.root().unwrap();
        let first = items.items().next().unwrap_or(items);
        apply(text, without(text, first, &["a", "b"]).0, &mut [])
    }

    #[test]
    fn keys_go_with_their_lines_and_all_else_stays() {
        for (text, left) in [
            ("x: 1\na: 2 # two\n# three\ny: 3\n", "x: 1\n# three\ny: 3\n"),
            ("- a: 1\n  b: 2\n  # about x\n  x: 3\n", "- # about x\n  x: 3\n"),
            ("- a: 1\n  x: 3\n", "- x: 3\n"),
            ("- x: 3\n  a:\n    - 1\n    - 2\n\n  y: 4\n", "- x: 3\n\n  y: 4\n"),
            ("- x: 3\n  a: |\n    text\n    more\n  y: 4\n", "- x: 3\n  y: 4\n"),
            ("- x: 3\r\n  a: 1\r\n  y: 4\r\n", "- x: 3\r\n  y: 4\r\n"),
            ("- { x: 1, a: 2, b: [3, 4] }\n", "- { x: 1 }\n"),
            ("- { a: 2, x: 1, b: 3, y: 4 }\n", "- { x: 1, y: 4 }\n"),
            ("- { x: 1,\n    a: 2,\n    y: 3 }\n", "- { x: 1,\n    y: 3 }\n"),
            ("- { x: 1, # one\n    a: 2 }\n", "- { x: 1, # one\n     }\n"),
            ("x: 1\na: 2", "x: 1\n"),
        ] {
            assert_eq!(after(text), left, "{text}");
        }
    }
}
