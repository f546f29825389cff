//! Comments and blank lines, each with the key or item that it belongs to.

use crate::source::{Source, Span};
use crate::syntax::{Kind, Parsed, Ref, Tree};
use std::collections::HashMap;

/// What stands on a line of its own between the lines with values.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Piece {
    /// One blank line or more.
    Blank,
    /// From the `#` on.
    Comment(Span),
}

/// What surrounds a key with its value, an item, or the inside of a collection.
#[derive(Clone, Debug, Default)]
pub(super) struct Around {
    /// Above it.
    pub leading: Vec<Piece>,
    /// Whether a blank line stands right above it.
    pub blank: bool,
    /// At the end of its line.
    pub trailing: Option<Span>,
    /// Of a collection: after its last key or item.
    pub footer: Vec<Piece>,
}

/// The comments and blank lines of a file by the nodes they belong to: a key, an item, or, for what stands
/// after its last one, a collection.
#[derive(Debug, Default)]
pub(super) struct Notes {
    around: HashMap<u32, Around>,
    /// Collections in brackets that can't stand on one line, since comments stand inside.
    open: Vec<u32>,
}

impl Notes {
    /// What surrounds a node; given once.
    pub fn take(&mut self, id: u32) -> Around {
        self.around.remove(&id).unwrap_or_default()
    }

    /// What surrounds a node.
    pub fn get(&self, id: u32) -> Option<&Around> {
        self.around.get(&id)
    }

    /// The same, to be changed.
    pub fn at(&mut self, id: u32) -> &mut Around {
        self.around.entry(id).or_default()
    }

    /// Whether comments keep a collection in brackets from standing on one line.
    pub fn are_inside(&self, id: u32) -> bool {
        self.open.binary_search(&id).is_ok()
    }
}

/// The words by which a comment silences rules.
const ALLOW: &str = "kcp:";

/// Whether a comment silences rules.
pub(super) fn is_allow(text: &str) -> bool {
    text.trim_start_matches('#').trim_start().starts_with(ALLOW)
}

/// Finds what each comment from byte `from` on belongs to.
pub(super) fn notes(source: &Source, parsed: &Parsed, from: u32) -> Notes {
    let skipped = parsed.comments.partition_point(|comment| comment.start < from);
    let comments = parsed.comments.get(skipped..).unwrap_or_default();
    let kept = kept_blanks(source, &parsed.tree);
    let mut gatherer = Gatherer { source, comments, kept, next: 0, notes: Notes::default() };
    if let Some(root) = parsed.tree.root() {
        gatherer.collection(root, None);
        gatherer.rest(root);
    }
    gatherer.notes.open.sort_unstable();
    gatherer.notes
}

/// A key with its value, or an item.
#[derive(Clone, Copy)]
struct Element<'a> {
    /// The key's, or the item's.
    id: u32,
    whole: Span,
    value: Ref<'a>,
}

fn elements(of: Ref<'_>) -> Vec<Element<'_>> {
    match of.kind() {
        Kind::Mapping { .. } => of
            .entries()
            .map(|(key, value)| Element { id: key.id(), whole: key.span().join(value.span()), value })
            .collect(),
        _ => of.items().map(|item| Element { id: item.id(), whole: item.span(), value: item }).collect(),
    }
}

fn is_collection(node: Ref<'_>) -> bool {
    matches!(node.kind(), Kind::Mapping { .. } | Kind::Sequence { .. }) && !node.is_alias()
}

fn is_flow(node: Ref<'_>) -> bool {
    matches!(node.kind(), Kind::Mapping { flow: true } | Kind::Sequence { flow: true })
}

struct Gatherer<'a> {
    source: &'a Source,
    comments: &'a [Span],
    /// The blank lines that are part of a text.
    kept: Vec<Span>,
    next: usize,
    notes: Notes,
}

impl<'a> Gatherer<'a> {
    /// The comments inside a collection; `owner` is the key or item whose value it is.
    fn collection(&mut self, of: Ref<'a>, owner: Option<u32>) {
        let first = self.next;
        let mut before: Option<Element<'a>> = None;
        for element in elements(of) {
            self.before(element, before, of, owner);
            if self.is_blank_above(element.whole.start, !matches!(of.kind(), Kind::Mapping { .. })) {
                self.notes.at(element.id).blank = true;
            }
            if is_collection(element.value) {
                self.on_the_way(element);
                self.collection(element.value, Some(element.id));
            } else {
                self.on_the_way(element);
                // What stands inside a value is the header of a block.
                self.skip(element.whole.end);
            }
            before = Some(element);
        }
        if is_flow(of) {
            while let Some(comment) = self.upcoming(of.span().end) {
                match before.filter(|_| !self.stands_alone(comment)) {
                    Some(last) => self.trail(last.id, comment),
                    None => self.push(of.id(), comment, true),
                }
            }
            if self.next > first {
                self.notes.open.push(of.id());
            }
        }
    }

    /// The comments before an element, after the one before it.
    fn before(&mut self, element: Element<'a>, before: Option<Element<'a>>, of: Ref<'a>, owner: Option<u32>) {
        if !self.is_upcoming(element.whole.start) {
            return;
        }
        let own = self.column(of.span().start);
        let end = End::of(before.filter(|_| !is_flow(of)), self.source);
        let last = end.innermost.or(before.map(|before| before.id)).or(owner);
        let mut led = false;
        while let Some(comment) = self.upcoming(element.whole.start) {
            let column = self.column(comment.start);
            match (self.stands_alone(comment), end.block_at(column, own).filter(|_| !led), last) {
                (true, Some(block), _) => self.push(block, comment, true),
                (false, _, Some(last)) => self.trail(last, comment),
                _ => {
                    led = true;
                    self.push(element.id, comment, false);
                }
            }
        }
    }

    /// The comments between a key and its value that belong to neither an element of the value nor its block.
    fn on_the_way(&mut self, element: Element<'a>) {
        if is_collection(element.value) && !is_flow(element.value) {
            return;
        }
        while let Some(comment) = self.upcoming(element.value.span().start) {
            if self.stands_alone(comment) {
                self.push(element.id, comment, false);
            } else {
                self.trail(element.id, comment);
            }
        }
    }

    /// The comments after everything.
    fn rest(&mut self, root: Ref<'a>) {
        let end = End::of(elements(root).last().copied(), self.source);
        while let Some(comment) = self.upcoming(u32::MAX) {
            match end.innermost.filter(|_| !self.stands_alone(comment)) {
                Some(last) => self.trail(last, comment),
                None => {
                    let own = self.column(root.span().start);
                    let block = end.block_at(self.column(comment.start), own);
                    self.push(block.unwrap_or(root.id()), comment, true);
                }
            }
        }
    }

    /// The next comment that begins before byte `end`.
    fn upcoming(&mut self, end: u32) -> Option<Span> {
        let comment = self.comments.get(self.next).filter(|comment| comment.start < end)?;
        self.next += 1;
        Some(*comment)
    }

    fn is_upcoming(&self, end: u32) -> bool {
        self.comments.get(self.next).is_some_and(|comment| comment.start < end)
    }

    fn skip(&mut self, end: u32) {
        while self.upcoming(end).is_some() {}
    }

    fn trail(&mut self, id: u32, comment: Span) {
        let around = self.notes.at(id);
        if around.trailing.is_none() {
            around.trailing = Some(comment);
        } else {
            around.leading.push(Piece::Comment(comment));
        }
    }

    fn push(&mut self, id: u32, comment: Span, footer: bool) {
        let blank = self.is_blank_above(comment.start, true);
        let around = self.notes.at(id);
        let pieces = if footer { &mut around.footer } else { &mut around.leading };
        if blank {
            pieces.push(Piece::Blank);
        }
        pieces.push(Piece::Comment(comment));
    }

    /// Whether nothing but a dash stands before it on its line.
    fn stands_alone(&self, comment: Span) -> bool {
        begins_line(self.source, comment.start, true)
    }

    /// Whether a byte begins a line, and the line above is blank and part of no text.
    fn is_blank_above(&self, at: u32, dashes: bool) -> bool {
        let above = self.source.line_at(at as usize).checked_sub(1);
        let kept = self.kept.partition_point(|kept| kept.start < at).checked_sub(1);
        begins_line(self.source, at, dashes)
            && above.is_some_and(|line| self.source.slice(self.source.line(line)).trim().is_empty())
            && kept.and_then(|last| self.kept.get(last)).is_none_or(|kept| kept.end < at)
    }

    fn column(&self, at: u32) -> usize {
        self.source.position(at as usize).column
    }
}

/// What an element ends with: the collections in lines that end there, each the last value of the one before
/// it.
#[derive(Default)]
struct End {
    /// Their ids and the columns of their keys or dashes, the outermost first.
    blocks: Vec<(u32, usize)>,
    /// The last key or item of the innermost; the element itself if there is none.
    innermost: Option<u32>,
}

impl End {
    fn of(element: Option<Element<'_>>, source: &Source) -> Self {
        let mut end = Self::default();
        let mut at = element;
        while let Some(element) = at {
            end.innermost = Some(element.id);
            let value = Some(element.value).filter(|value| is_collection(*value) && !is_flow(*value));
            if let Some(value) = value {
                let column = source.position(value.span().start as usize).column;
                end.blocks.push((value.id(), column));
            }
            at = value.and_then(|value| elements(value).last().copied());
        }
        end
    }

    /// The innermost of the collections to whose keys or items a comment at that column is indented, if that
    /// is beyond the column of the collection around them all.
    fn block_at(&self, column: usize, around: usize) -> Option<u32> {
        let found = self.blocks.iter().rev().find(|(_, own)| *own <= column);
        found.filter(|(_, own)| *own > around).map(|(id, _)| *id)
    }
}

/// Whether a byte is the first of its line that shows; `dashes`: or stands after dashes alone.
fn begins_line(source: &Source, at: u32, dashes: bool) -> bool {
    let line = source.line(source.line_at(at as usize));
    let before = source.slice(Span { start: line.start, end: at }).trim_start_matches('\u{feff}');
    before.chars().all(|c| c == ' ' || c == '\t' || dashes && c == '-')
}

/// The blank lines after each text that keeps them, as `|+` does, up to what shows next.
fn kept_blanks(source: &Source, tree: &Tree) -> Vec<Span> {
    let keeps = |text: &str| text.starts_with(['|', '>']) && text.chars().take(3).any(|c| c == '+');
    let texts = tree.scalars().map(|(_, span)| span).filter(|span| keeps(source.slice(*span)));
    let after = |span: Span| {
        let rest = source.text().get(span.range().end..).unwrap_or_default();
        let blank = rest.len() - rest.trim_start().len();
        Span::new(span.range().end, span.range().end + blank)
    };
    texts.map(after).collect()
}
