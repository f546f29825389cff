use super::Style;
use super::quote::in_quotes;
use super::rules::VALUE_CUT_BY_COMMENT;
use super::tree::{Node, Tree, What};
use crate::diagnostic::{Diagnostic, Fix};
use crate::msg;
use crate::source::{Source, Span, Spanned, parts};
use memchr::{memchr_iter, memchr2};
use std::collections::HashSet;
use std::ops::Range;

/// `# kcp: allow(rule, rule)`: these rules stay silent here.
#[derive(Clone, Debug)]
pub struct Allow {
    /// The comment.
    pub span: Span,
    /// The rules it names, as written; none where it speaks to kcp but not so that it can be understood.
    pub rules: Vec<Spanned<String>>,
    /// What it is about: the next line with a value (its own line, if it stands at that line's end), and the
    /// whole record, list item or value that begins on that line. It covers every fault whose place begins in
    /// these bytes.
    pub covers: Span,
}

/// Every comment of a text without a fault, which became `tree`: from its `#` to the end of its line, in the
/// order of the text.
pub(super) fn find(source: &Source, tree: &Tree) -> Vec<Span> {
    let text = source.text().as_bytes();
    let leaf = |node: &&Node| matches!(node.what, What::Scalar(_) | What::Alias);
    let first = tree.nodes.iter().find(leaf).map_or(text.len(), |node| node.start as usize);
    let mut found: Vec<Span> = Vec::new();
    for at in memchr_iter(b'#', text) {
        let before = tree.nodes.partition_point(|node| node.start as usize <= at);
        let last = before.checked_sub(1).and_then(|last| tree.nodes.get(last)).filter(leaf);
        let in_text = last.is_some_and(|last| content(text, last).contains(&at));
        let in_comment = found.last().is_some_and(|comment| at < comment.end as usize);
        if !in_text && !in_comment && stands_apart(text, at, at < first) {
            found.push(Span::new(at, line_end(text, at)));
        }
    }
    found
}

fn line_end(text: &[u8], from: usize) -> usize {
    let rest = text.get(from..).unwrap_or_default();
    memchr2(b'\n', b'\r', rest).map_or(text.len(), |length| from + length)
}

/// Whether a `#` begins its line, or stands after a space; before anything else a line may begin with a byte
/// order mark.
fn stands_apart(text: &[u8], at: usize, first: bool) -> bool {
    let mut before = text.get(..at).unwrap_or_default();
    while let Some(unmarked) = before.strip_suffix("\u{feff}".as_bytes()).filter(|_| first) {
        before = unmarked;
    }
    matches!(before, [] | [.., b' ' | b'\t' | b'\n' | b'\r'])
}

/// The bytes of a text in which no comment begins: of a block not its first line, that of its `|` or `>`.
fn content(text: &[u8], node: &Node) -> Range<usize> {
    let (start, end) = (node.start as usize, node.end as usize);
    let block = matches!(node.what, What::Scalar(Style::Literal | Style::Folded));
    if block { line_end(text, start)..end } else { start..end }
}

/// Reads the comments that silence rules.
pub(super) fn allows(source: &Source, comments: &[Span], tree: &Tree) -> Vec<Allow> {
    comments.iter().filter_map(|comment| allow(source, *comment, tree)).collect()
}

fn allow(source: &Source, comment: Span, tree: &Tree) -> Option<Allow> {
    let text = source.slice(comment);
    let rest = after_word(text.trim_start_matches('#').trim_start(), "kcp:")?;
    // A key that is set aside, «# kcp: 1», says nothing to kcp.
    if !rest.contains(['(', '[']) && after_word(rest.trim_start(), "allow").is_none() {
        return None;
    }
    let rules = allowed(rest).map(|(part, word)| {
        let from = text.len() - rest.len() + part;
        Spanned::new(word.to_owned(), comment.sub(from, from + word.len()))
    });
    let line = source.line(source.line_at(comment.start as usize));
    let alone = source.slice(Span { start: line.start, end: comment.start }).trim().is_empty();
    let first = if alone { comment.end } else { line.start };
    let record = tree.first_from(first).map(|at| record(tree, at));
    let line = record.map_or(line, |record| source.line(source.line_at(record.start as usize)));
    let covers = record.map_or(line, |record| line.join(record));
    Some(Allow { span: comment, rules: rules.collect(), covers })
}

/// What follows a word, in letters of either case.
fn after_word<'t>(text: &'t str, word: &str) -> Option<&'t str> {
    let (head, rest) = text.split_at_checked(word.len())?;
    head.eq_ignore_ascii_case(word).then_some(rest)
}

/// The rules named in `allow(…)`, of which there may be several, each with its place.
fn allowed(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut rest = text;
    let lists = std::iter::from_fn(move || {
        let named = after_word(rest.trim_start_matches([' ', '\t', ',', ';']), "allow")?;
        let list = named.trim_start().strip_prefix(['(', '['])?;
        let start = text.len() - list.len();
        let (list, after) = list.split_once([')', ']']).unwrap_or((list, ""));
        rest = after;
        Some((start, list))
    });
    lists.flat_map(|(start, list)| {
        parts(list, |c| c == ',' || c.is_whitespace()).map(move |(at, word)| (start + at, word))
    })
}

/// What begins with node `at`, the first of its line: an item as a whole, or a key with its value.
fn record(tree: &Tree, at: usize) -> Span {
    let span = |node: &Node| Span { start: node.start, end: node.end };
    let Some(node) = tree.nodes.get(at) else { return Span::default() };
    let next = tree.nodes.get(at + 1);
    match node.what {
        // The list whose first item this is: the item.
        What::Sequence(false) => next.map_or(span(node), |item| Span { start: node.start, end: item.end }),
        What::Mapping(false) if tree.begins_item(node) => span(node),
        // The mapping whose first key this is: the key.
        What::Mapping(false) => next.map_or(span(node), |key| span(key).join(tree.value_after(at + 1))),
        _ => span(node).join(tree.value_after(at)),
    }
}

/// Reports the texts that ` #` cuts short. One that is cut down to nothing is marked as broken.
pub(super) fn cut_values(source: &Source, comments: &[Span], tree: &mut Tree, found: &mut Vec<Diagnostic>) {
    let reported: HashSet<u32> = found.iter().map(|fault| fault.place.span.start).collect();
    for comment in comments.iter().filter(|comment| !reported.contains(&comment.start)) {
        let text = source.slice(*comment);
        let goes_on = text.chars().nth(1).is_some_and(char::is_alphanumeric);
        let before = source.text().get(..comment.start as usize).unwrap_or_default();
        if !goes_on || !before.ends_with(' ') || before.ends_with("  ") {
            continue;
        }
        let Some(at) = tree.first_from(comment.start).unwrap_or(tree.nodes.len()).checked_sub(1) else {
            continue;
        };
        let Some(node) = tree.nodes.get(at).copied() else { continue };
        let start = match node.what {
            What::Scalar(Style::Plain) if node.end + 1 == comment.start => node.start,
            What::Null if node.start == node.end && node.end + 1 == comment.start => comment.start,
            _ => continue,
        };
        let whole = Span { start, end: comment.end };
        let written = before_comment(source.slice(whole));
        let fix = Fix::safe(msg!("yaml-syntax.quote"), whole.sub(0, written.len()), in_quotes(written));
        let message = msg!("value-cut-by-comment");
        found.push(
            Diagnostic::new(&VALUE_CUT_BY_COMMENT, *comment, message)
                .caret(msg!("value-cut-by-comment.label"))
                .help(msg!("value-cut-by-comment.help", quoted = in_quotes(written)))
                .fix(fix),
        );
        if node.what == What::Null {
            tree.blank(at);
        }
    }
}

/// A text without the comment that ends it: ` #` and no letter or digit right after.
pub fn before_comment(text: &str) -> &str {
    let begins = |at: &usize| !text.get(at + 2..).unwrap_or_default().starts_with(char::is_alphanumeric);
    let end = text.match_indices(" #").map(|(at, _)| at).find(begins);
    end.and_then(|at| text.get(..at)).unwrap_or(text).trim_end()
}

impl Tree {
    /// The first node that begins at byte `from` or later.
    fn first_from(&self, from: u32) -> Option<usize> {
        let at = self.nodes.partition_point(|node| node.start < from);
        (at < self.nodes.len()).then_some(at)
    }

    /// Whether `- ` stands before a node on its line.
    fn begins_item(&self, node: &Node) -> bool {
        let before = self.text.get(..node.start as usize).unwrap_or_default();
        before.trim_end_matches(' ').ends_with('-')
    }

    /// The place of the value of the key at `key`; of an item, nothing more than itself.
    fn value_after(&self, key: usize) -> Span {
        let span = |node: &Node| Span { start: node.start, end: node.end };
        let Some(node) = self.nodes.get(key) else { return Span::default() };
        let colon = self.text.get(node.end as usize..).unwrap_or_default().trim_start_matches([' ', '\t']);
        let value = self.nodes.get(node.next as usize).filter(|_| colon.starts_with(':'));
        value.map_or(span(node), |value| span(node).join(span(value)))
    }
}

#[cfg(test)]
mod tests {
    use crate::source::Source;
    use crate::syntax::{Known, parse};

    fn covered(text: &str) -> Vec<(Vec<String>, String)> {
        let source = Source::new("p", text);
        let allows = parse(&source, &Known::default()).allows;
        let rules = |allow: &super::Allow| allow.rules.iter().map(|rule| rule.value.clone()).collect();
        allows.iter().map(|allow| (rules(allow), source.slice(allow.covers).to_owned())).collect()
    }

    #[test]
    fn a_comment_covers_the_record_that_begins_on_the_next_line() {
        let text = "a:\n  # kcp: allow(x, y-z)\n  - b: 1\n    c: 2\n  - d: 3\n";
        assert_eq!(covered(text), [(vec!["x".into(), "y-z".into()], "  - b: 1\n    c: 2".into())]);
        let text = "a:\n  # kcp: allow(x)\n\n  # other\n  b:\n    c: 2\n  d: 3\n";
        assert_eq!(covered(text), [(vec!["x".into()], "  b:\n    c: 2".into())]);
    }

    #[test]
    fn a_comment_at_the_end_covers_its_own_line() {
        let text = "a: 1\nb: 2 # kcp: allow(x)\nc: 3\n";
        assert_eq!(covered(text), [(vec!["x".into()], "b: 2 # kcp: allow(x)".into())]);
        let text = "a: 1\n# kcp: allow(x)\n";
        assert_eq!(covered(text), [(vec!["x".into()], "# kcp: allow(x)".into())]);
    }
}
