use super::events::Style;
use crate::source::{Excerpt, Source, Span};
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::ops::Range;
use std::sync::Arc;

/// A YAML text as a tree of nodes, each with its place; what could not be read is marked, not left out.
#[derive(Clone, Default)]
pub struct Tree {
    pub(super) text: Arc<String>,
    /// In the order of the text; a collection's descendants follow it.
    pub(super) nodes: Vec<Node>,
    /// Texts that differ from what is written, by node, in order.
    pub(super) texts: Vec<(u32, Box<str>)>,
    /// Where an alias leads, by node, in order.
    pub(super) aliases: Vec<(u32, u32)>,
    /// The lines of which a part was not read as it is written, by their first byte: up to their last.
    pub(super) mended: BTreeMap<u32, u32>,
    /// Whether something in it may be blanked; hardly a tree has that, and looking for it costs.
    pub(super) blanked: bool,
    /// Where the text goes on unread, with a second document.
    pub(super) cut: Option<u32>,
}

/// What a node is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A text; no text turns into a number, a date or a boolean.
    Scalar(Style),
    /// Keys and values; `flow`: in `{ }`.
    Mapping {
        /// In braces.
        flow: bool,
    },
    /// Items; `flow`: in `[ ]`.
    Sequence {
        /// In brackets.
        flow: bool,
    },
    /// Nothing, `~` or `null`.
    Null,
    /// The text here was broken and is reported: nothing is to be said of it, nor of its absence.
    Blanked,
}

#[derive(Clone, Copy, Debug)]
pub(super) struct Node {
    /// The bytes of its own text.
    pub start: u32,
    /// Exclusive; a collection in lines ends with its last child.
    pub end: u32,
    /// The node after its last descendant.
    pub next: u32,
    pub what: What,
    pub flags: u8,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum What {
    Scalar(Style),
    Mapping(bool),
    Sequence(bool),
    Null,
    Alias,
    Blanked,
}

/// A text that differs from the bytes between its quotes.
pub(super) const OWN_TEXT: u8 = 1;
/// A mapping or sequence in which something could not be read.
pub(super) const BROKEN: u8 = 2;
/// A key that is not to be read: broken, or there already.
pub(super) const SKIPPED: u8 = 4;

impl Tree {
    /// The outermost node; none in an empty text.
    pub fn root(&self) -> Option<Ref<'_>> {
        (!self.nodes.is_empty()).then(|| Ref::new(self, 0))
    }

    /// The tree of a text of which nothing can be read.
    pub(super) fn blanked(source: &Source) -> Self {
        let end = Span::at(source.text().len()).end;
        let root = Node { start: 0, end, next: 1, what: What::Blanked, flags: 0 };
        Self { text: source.shared_text(), nodes: vec![root], blanked: true, ..Self::default() }
    }

    /// The node of a number.
    pub(super) fn at(&self, at: usize) -> Option<Ref<'_>> {
        (at < self.nodes.len()).then(|| Ref::new(self, Span::at(at).start))
    }

    /// Notes that from there on the text is a second document, which is not read.
    pub(super) fn cut_at(&mut self, at: u32) {
        self.cut = Some(at);
        if let Some(root) = self.nodes.first_mut() {
            root.flags |= BROKEN;
        }
    }

    /// Whether the text goes on with a second document, which is not read: lists may go on there.
    pub fn is_cut(&self) -> bool {
        self.cut.is_some()
    }

    /// The parts of the text that could not be read, in its order.
    pub fn broken_parts(&self) -> impl Iterator<Item = Span> {
        let nodes = if self.blanked { self.nodes.as_slice() } else { &[] };
        let broken = nodes.iter().filter(|node| node.what == What::Blanked);
        broken.map(|node| Span { start: node.start, end: node.end })
    }

    /// The same, and the lines of which a part was not read as it is written.
    pub fn doubtful_parts(&self) -> impl Iterator<Item = Span> {
        let mended = self.mended.iter().map(|(start, end)| Span { start: *start, end: *end });
        self.broken_parts().chain(mended)
    }

    /// The words in the parts of the text that could not be read, or not as they were meant, and in
    /// `besides`: what they name may well be there.
    pub fn lost_words(&self, besides: &[Span]) -> BTreeSet<String> {
        let end = Span::at(self.text.len()).end;
        let second = self.cut.map(|start| Span { start, end });
        let spans = self.doubtful_parts().chain(second).chain(besides.iter().copied());
        spans.filter_map(|span| self.text.get(span.range())).flat_map(words).map(str::to_owned).collect()
    }

    /// The number and place of each text, in the order of the file; keys too.
    pub fn scalars(&self) -> impl Iterator<Item = (u32, Span)> {
        let nodes = (0..).zip(&self.nodes).filter(|(_, node)| matches!(node.what, What::Scalar(_)));
        nodes.map(|(id, node)| (id, Span { start: node.start, end: node.end }))
    }

    /// Whether a part of the text is not in the tree: it could not be read, or stands there already.
    pub fn has_gaps(&self) -> bool {
        self.nodes.iter().any(|node| node.what == What::Blanked || node.flags & SKIPPED != 0)
    }

    /// Whether some node stands for another: `*name`.
    pub fn has_aliases(&self) -> bool {
        !self.aliases.is_empty()
    }

    /// The lines that were not read as they are written, by their first byte: up to their last. That is
    /// reported, and what seems to be wrong with a value there may follow from it.
    pub fn mended_lines(&self) -> BTreeMap<u32, u32> {
        self.mended.clone()
    }

    /// Blanks a node: what it says is not what was meant.
    pub(super) fn blank(&mut self, at: usize) {
        if let Some(node) = self.nodes.get_mut(at) {
            node.what = What::Blanked;
            self.blanked = true;
        }
    }

    fn node(&self, at: u32) -> Option<&Node> {
        self.nodes.get(at as usize)
    }

    fn target(&self, at: u32) -> u32 {
        let found = self.aliases.binary_search_by_key(&at, |(from, _)| *from);
        found.ok().and_then(|place| self.aliases.get(place)).map_or(at, |(_, to)| *to)
    }
}

impl fmt::Debug for Tree {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Tree").field("nodes", &self.nodes.len()).finish_non_exhaustive()
    }
}

/// A node of a tree. One that stands for another (`*name`) has the other's kind and contents and its own
/// place.
#[derive(Clone, Copy)]
pub struct Ref<'a> {
    tree: &'a Tree,
    /// Where it stands.
    at: u32,
    /// What it is.
    node: u32,
}

impl<'a> Ref<'a> {
    fn new(tree: &'a Tree, at: u32) -> Self {
        let alias = tree.node(at).is_some_and(|node| node.what == What::Alias);
        Self { tree, at, node: if alias { tree.target(at) } else { at } }
    }

    fn data(self) -> Option<&'a Node> {
        self.tree.node(self.node)
    }

    /// What it is.
    pub fn kind(self) -> Kind {
        match self.data().map(|node| node.what) {
            Some(What::Scalar(style)) => Kind::Scalar(style),
            Some(What::Mapping(flow)) => Kind::Mapping { flow },
            Some(What::Sequence(flow)) => Kind::Sequence { flow },
            Some(What::Null) | None => Kind::Null,
            Some(What::Blanked | What::Alias) => Kind::Blanked,
        }
    }

    /// The bytes of its own text: quotes and brackets included, a block's header (`>-`) too. Keys or items
    /// one below the other end with the last of them. An absent value is the empty place after its key's `:`.
    pub fn span(self) -> Span {
        let span = |node: &Node| Span { start: node.start, end: node.end };
        self.tree.node(self.at).map(span).unwrap_or_default()
    }

    /// A scalar's value, with escapes and line folding undone; empty for everything else.
    pub fn text(self) -> Cow<'a, str> {
        let Some(node) = self.data() else { return Cow::Borrowed("") };
        if node.flags & OWN_TEXT != 0 {
            let found = self.tree.texts.binary_search_by_key(&self.node, |(of, _)| *of);
            let text = found.ok().and_then(|place| self.tree.texts.get(place));
            return Cow::Borrowed(text.map_or("", |(_, text)| text));
        }
        Cow::Borrowed(self.tree.text.get(content(node)).unwrap_or_default())
    }

    /// The same to be kept: it shares the file's text where the value stands there as it reads.
    pub fn excerpt(self) -> Excerpt {
        match self.data() {
            Some(node) if node.flags & OWN_TEXT == 0 => {
                Excerpt::of(Arc::clone(&self.tree.text), content(node))
            }
            _ => self.text().into_owned().into(),
        }
    }

    /// A mapping's keys and values in the order of the text. Keys that could not be read, and second ones of
    /// the same name, are left out: both are reported.
    pub fn entries(self) -> impl Iterator<Item = (Ref<'a>, Ref<'a>)> {
        let mapping = matches!(self.kind(), Kind::Mapping { .. });
        let mut nodes = self.children().filter(move |_| mapping);
        std::iter::from_fn(move || Some((nodes.next()?, nodes.next()?))).filter(|(key, _)| !key.is_skipped())
    }

    /// A mapping's keys that stand there already, each with its value.
    pub fn hidden(self) -> impl Iterator<Item = (Ref<'a>, Ref<'a>)> {
        let mapping = matches!(self.kind(), Kind::Mapping { .. });
        let mut nodes = self.children().filter(move |_| mapping);
        let pairs = std::iter::from_fn(move || Some((nodes.next()?, nodes.next()?)));
        pairs.filter(|(key, _)| key.is_skipped() && key.is_named())
    }

    /// A sequence's items in the order of the text.
    pub fn items(self) -> impl Iterator<Item = Ref<'a>> {
        let sequence = matches!(self.kind(), Kind::Sequence { .. });
        self.children().filter(move |_| sequence)
    }

    /// The value of a key of a mapping.
    pub fn get(self, key: &str) -> Option<Ref<'a>> {
        self.entries().find(|(name, _)| name.text() == key).map(|(_, value)| value)
    }

    /// Whether something directly in this mapping or sequence could not be read and is reported: what seems
    /// to be missing in it may well be there.
    pub fn is_broken(self) -> bool {
        self.data().is_some_and(|node| node.flags & BROKEN != 0)
    }

    /// A part of this mapping that could not be read, if it [is broken](Self::is_broken).
    pub fn broken_part(self) -> Option<Ref<'a>> {
        let end = self.data().filter(|_| self.is_broken()).map_or(0, |node| node.next);
        (self.node + 1..end).map(|at| Ref::new(self.tree, at)).find(|part| part.kind() == Kind::Blanked)
    }

    /// Where bytes of the value stand in the file, if the value is written as it reads, on one line or more;
    /// none for texts with escapes or folded lines, and for what stands elsewhere under an anchor.
    pub fn content_span_of(self, part: Range<usize>) -> Option<Span> {
        let node = self.data()?;
        let scalar = matches!(node.what, What::Scalar(_));
        if !scalar || node.flags & OWN_TEXT != 0 || self.at != self.node {
            return None;
        }
        let whole = content(node);
        (part.start <= part.end && part.end <= whole.len())
            .then(|| Span::new(whole.start + part.start, whole.start + part.end))
    }

    /// Whether this key in `{ }` has no `:` after it: what a comma leaves of a text that it splits.
    pub fn is_flow_entry_without_value(self) -> bool {
        let end = self.span().range().end;
        let rest = self.tree.text.get(end..).unwrap_or_default().trim_start();
        matches!(self.kind(), Kind::Scalar(_)) && rest.starts_with([',', '}'])
    }

    /// The text of the one line `Урок: итоги` that its colon made a mapping; none for a mapping of several
    /// keys or lines.
    pub fn text_split_by_colon(self) -> Option<Span> {
        if self.kind() != (Kind::Mapping { flow: false }) || self.at != self.node {
            return None;
        }
        let mut children = self.children();
        let (key, value) = (children.next()?, children.next()?);
        let plain = |node: Ref<'_>| matches!(node.kind(), Kind::Scalar(Style::Plain) | Kind::Null);
        let span = key.span().join(value.span());
        let line = !self.tree.text.get(span.range())?.contains('\n');
        (children.next().is_none() && plain(key) && plain(value) && line).then_some(span)
    }

    /// Whether it stands for another, `*name`, whose place is elsewhere.
    pub fn is_alias(self) -> bool {
        self.at != self.node
    }

    /// Its number in the order of the text, unique in its tree.
    pub fn id(self) -> u32 {
        self.at
    }

    /// The numbers of it and of all that it holds; one that stands for another holds nothing.
    pub fn ids(self) -> Range<u32> {
        self.at..self.tree.node(self.at).map_or(self.at, |node| node.next)
    }

    /// Whether it is a text, as keys are that can stand twice.
    pub(super) fn is_named(self) -> bool {
        matches!(self.kind(), Kind::Scalar(_))
    }

    fn is_skipped(self) -> bool {
        self.tree.node(self.at).is_some_and(|node| node.flags & SKIPPED != 0)
    }

    pub(super) fn children(self) -> impl Iterator<Item = Ref<'a>> + use<'a> {
        let (tree, end) = (self.tree, self.data().map_or(0, |node| node.next));
        let mut at = self.node + 1;
        std::iter::from_fn(move || {
            let node = tree.node(at).filter(|_| at < end)?;
            let child = Ref::new(tree, at);
            at = node.next;
            Some(child)
        })
    }
}

impl fmt::Debug for Ref<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.kind() {
            Kind::Scalar(Style::Plain) => write!(f, "{}", self.text()),
            Kind::Scalar(_) => write!(f, "{:?}", self.text()),
            Kind::Mapping { .. } => f.debug_map().entries(self.entries()).finish(),
            Kind::Sequence { .. } => f.debug_list().entries(self.items()).finish(),
            Kind::Null => f.write_str("~"),
            Kind::Blanked => f.write_str("…"),
        }
    }
}

/// What stands between spaces and the signs of YAML.
pub fn words(text: &str) -> impl Iterator<Item = &str> {
    let apart = |c: char| c.is_whitespace() || ",:{}[]'\"#“”„«»".contains(c);
    text.split(apart).filter(|word| !word.is_empty())
}

/// The bytes of a scalar without its quotes.
fn content(node: &Node) -> Range<usize> {
    let (start, end) = (node.start as usize, node.end as usize);
    match node.what {
        What::Scalar(Style::Single | Style::Double) => start + 1..end.saturating_sub(1).max(start + 1),
        What::Scalar(_) => start..end,
        _ => start..start,
    }
}

#[cfg(test)]
mod tests;
