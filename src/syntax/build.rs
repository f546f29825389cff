use super::events::{Event, Spot, Style};
use super::tree::{BROKEN, Node, OWN_TEXT, Ref, SKIPPED, Tree, What};
use crate::source::Span;
use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

/// The steps that can be taken back; more than any repair needs outside brackets.
const STEPS: usize = 1 << 16;
/// The steps that are kept where none will be taken back: the last says what ended.
const FEW_STEPS: usize = 1 << 6;

/// A tree in the making, that can be taken back to what it was before a place of the text.
pub(super) struct Builder {
    tree: Tree,
    open: Vec<Open>,
    steps: Vec<Step>,
    /// So many steps are kept outside brackets.
    most_steps: usize,
    anchors: HashMap<Box<str>, Vec<u32>>,
    /// The anchors' nodes and names in the order of the text.
    named: Vec<(u32, Box<str>)>,
    /// `&name` and `!tag` before a node.
    pub marks: Vec<Mark>,
    /// The `#` up to the line's end, of every comment.
    pub comments: Vec<Span>,
    /// What repair put at a place, by the byte where it begins.
    pub repaired: HashMap<u32, Repaired>,
}

/// A collection whose end is not met yet.
#[derive(Clone, Copy, Debug)]
pub(super) struct Open {
    pub node: u32,
    /// The column of its keys or dashes, in characters from 0.
    pub column: usize,
    pub flow: bool,
    pub mapping: bool,
    children: u32,
}

impl Open {
    /// Whether the last key has no value yet.
    pub fn awaits_value(&self) -> bool {
        self.mapping && self.children % 2 == 1
    }
}

/// `&name` or `!tag` as written before a node.
#[derive(Clone, Copy, Debug)]
pub(super) struct Mark {
    pub node: u32,
    pub span: Span,
}

/// What stands for a broken text.
#[derive(Clone, Debug)]
pub(super) enum Repaired {
    /// Nothing that could be read; up to this byte.
    Blank(u32),
    /// A line that is no key: a key that stands for it.
    Lost,
}

enum Step {
    Push,
    Close(Open),
}

impl Builder {
    /// An empty tree that only grows.
    pub fn new(text: Arc<String>) -> Self {
        // A plan has a node for 25 bytes or so.
        let nodes = Vec::with_capacity(text.len() / 20);
        Self::within(text, nodes, FEW_STEPS)
    }

    /// A tree of the same text that can be taken back, in the room that this one has taken.
    pub fn anew(mut self) -> Self {
        self.tree.nodes.clear();
        Self::within(self.tree.text, self.tree.nodes, STEPS)
    }

    fn within(text: Arc<String>, nodes: Vec<Node>, most_steps: usize) -> Self {
        Self {
            tree: Tree { text, nodes, ..Tree::default() },
            open: Vec::new(),
            steps: Vec::new(),
            most_steps,
            anchors: HashMap::new(),
            named: Vec::new(),
            marks: Vec::new(),
            comments: Vec::new(),
            repaired: HashMap::new(),
        }
    }

    pub fn open(&self) -> &[Open] {
        &self.open
    }

    pub fn last(&self) -> Option<&Node> {
        self.tree.nodes.last()
    }

    /// The outermost node, once it is read.
    pub fn root(&self) -> Option<Ref<'_>> {
        self.tree.root()
    }

    /// Where the outermost brackets begin, if some are open.
    pub fn outer_flow(&self) -> Option<u32> {
        let outer = self.open.iter().find(|open| open.flow)?;
        self.tree.nodes.get(outer.node as usize).map(|node| node.start)
    }

    /// What was open before byte `at`: also what a line that begins there has ended since.
    pub fn open_before(&self, at: usize) -> Vec<Open> {
        let at = Span::at(at).start;
        let mut count = self.tree.nodes.len();
        let mut ended = Vec::new();
        for step in self.steps.iter().rev() {
            match step {
                Step::Push => {
                    let node = count.checked_sub(1).and_then(|last| self.tree.nodes.get(last));
                    if node.is_none_or(|node| node.start < at) {
                        break;
                    }
                    count -= 1;
                }
                Step::Close(open) if open.flow => {
                    if self.tree.nodes.get(open.node as usize).is_none_or(|node| node.start < at) {
                        break;
                    }
                }
                Step::Close(open) => ended.push(*open),
            }
        }
        let mut open = self.open.clone();
        open.extend(ended.into_iter().rev());
        open.retain(|open| (open.node as usize) < count);
        open
    }

    /// Whether a text begins anew the keys of the item that a list has at last, as where the next item has no
    /// dash: `- id: a`, `  title: A`, `  id: b`; or where none has, below one of the keys of `lists`.
    pub fn begins_item_anew(&self, key: &str, lists: &BTreeSet<&str>) -> bool {
        let mut open = self.open.iter().rev();
        let (Some(item), Some(list)) = (open.next(), open.next()) else { return false };
        if item.flow || !item.mapping || list.flow || item.awaits_value() {
            return false;
        }
        let named = || {
            let name = item.node.checked_sub(1).and_then(|name| self.tree.at(name as usize));
            name.is_some_and(|name| lists.contains(name.text().as_ref()))
        };
        if item.children < 4 || list.mapping && !named() {
            return false;
        }
        let first = self.tree.at(item.node as usize + 1);
        first.is_some_and(|first| first.text() == key)
    }

    /// The end of what nodes were made of.
    pub fn frontier(&self) -> usize {
        let ended = self.steps.last().and_then(|step| match step {
            Step::Close(open) => self.tree.nodes.get(open.node as usize),
            Step::Push => self.last(),
        });
        ended.map_or(0, |node| node.end as usize)
    }

    /// Whether, at the beginning of the line at byte `line`, the innermost list has a dash without an item.
    pub fn dash_pends(&self, line: usize) -> bool {
        let Some(list) = self.open.last().filter(|open| !open.mapping) else { return false };
        let before = self.last().map_or(0, |node| node.end as usize);
        let between = self.tree.text.get(before..line).unwrap_or_default();
        list.children == 0 || between.lines().any(|line| line.trim_start().trim_end() == "-")
    }

    pub fn finish(mut self) -> (Tree, Vec<Mark>, Vec<Span>) {
        while !self.open.is_empty() {
            self.close(None);
        }
        (self.tree, self.marks, self.comments)
    }

    /// Notes the lines of these parts of the text: what is read there may not be what was meant.
    pub fn mend(&mut self, spans: impl Iterator<Item = Span>) {
        for span in spans {
            let (start, end) = (span.start as usize, span.end as usize);
            let before = self.tree.text.get(..start).unwrap_or_default();
            let after = self.tree.text.get(end..).unwrap_or_default();
            let start = before.rfind('\n').map_or(0, |at| at + 1);
            let end = end + after.find('\n').unwrap_or(after.len());
            self.tree.mended.insert(Span::at(start).start, Span::at(end).end);
        }
    }

    /// Takes an event whose bytes are those of `spot` in the file and whose column is `column`.
    pub fn take(&mut self, event: Event<'_>, spot: &Spot, column: usize) {
        let (start, end) = (spot.range.start, spot.range.end);
        match event {
            Event::Document => {}
            Event::Mapping { flow } => self.begin(What::Mapping(flow), start, column),
            Event::Sequence { flow } => self.begin(What::Sequence(flow), start, column),
            Event::End => self.close(Some(end)),
            Event::Scalar { text, style } => self.scalar(&text, style, start, end),
            Event::Empty => self.empty(start),
            Event::Alias => self.alias(start, end),
            Event::Anchor => self.anchor(start, end),
            Event::Comment => self.comments.push(Span::new(start, end)),
        }
        if let Some(tag) = &spot.tag {
            let node = self.count().saturating_sub(1);
            self.marks.push(Mark { node, span: Span::new(tag.start, tag.end) });
        }
    }

    fn count(&self) -> u32 {
        u32::try_from(self.tree.nodes.len()).unwrap_or(u32::MAX)
    }

    fn push(&mut self, what: What, start: usize, end: usize, flags: u8) -> u32 {
        let at = self.count();
        let span = Span::new(start, end);
        self.tree.blanked |= what == What::Blanked;
        self.tree.nodes.push(Node { start: span.start, end: span.end, next: at + 1, what, flags });
        if let Some(parent) = self.open.last_mut() {
            parent.children += 1;
        }
        if self.steps.len() >= self.most_steps && self.open.iter().all(|open| !open.flow) {
            self.steps.drain(..self.most_steps / 2);
        }
        self.steps.push(Step::Push);
        at
    }

    fn begin(&mut self, what: What, mut start: usize, mut column: usize) {
        // A list at its key's column is said to begin after its first dash.
        let before = self.tree.text.get(..start).unwrap_or_default();
        if what == What::Sequence(false) && !self.tree.text.get(start..).unwrap_or_default().starts_with('-')
        {
            let back = before.len() - before.trim_end_matches([' ', '\t']).len() + 1;
            if before.trim_end_matches([' ', '\t']).ends_with('-') {
                start -= back;
                column = column.saturating_sub(back);
            }
        }
        let flow = matches!(what, What::Mapping(true) | What::Sequence(true));
        let node = self.push(what, start, start, 0);
        let mapping = matches!(what, What::Mapping(_));
        self.open.push(Open { node, column, flow, mapping, children: 0 });
    }

    fn close(&mut self, end: Option<usize>) {
        let Some(open) = self.open.pop() else { return };
        let next = self.count();
        let last = self.last().map_or(0, |node| node.end);
        let last = self.last_end(open.node, last);
        if let Some(node) = self.tree.nodes.get_mut(open.node as usize) {
            node.next = next;
            node.end = match end {
                Some(end) if open.flow => Span::at(end).end,
                _ => last.max(node.start),
            };
        }
        self.steps.push(Step::Close(open));
    }

    /// The end of what an open collection holds: a nested one in brackets ends after its last node.
    fn last_end(&self, of: u32, last: u32) -> u32 {
        let nested = self.steps.last().and_then(|step| match step {
            Step::Close(open) if open.node > of => self.tree.nodes.get(open.node as usize),
            _ => None,
        });
        nested.map_or(last, |node| node.end)
    }

    fn scalar(&mut self, text: &str, style: Style, start: usize, end: usize) {
        let word = matches!(text, "~" | "null" | "Null" | "NULL");
        match self.repaired.get(&Span::at(start).start) {
            Some(Repaired::Blank(end)) => {
                let end = *end as usize;
                let at = self.push(What::Blanked, start, end, 0);
                self.mark_broken(at);
                self.mark_swallowed(start, end);
            }
            Some(Repaired::Lost) => {
                let at = self.push(What::Blanked, start, end, SKIPPED);
                self.mark_broken(at);
            }
            None if style == Style::Plain && word => {
                self.push(What::Null, start, end, 0);
            }
            None => {
                let (start, end) = self.own_bytes(style, start, end);
                let written = self.tree.text.get(start..end).unwrap_or_default();
                let own = match style {
                    Style::Plain => !std::ptr::eq(written, text) && written != text,
                    Style::Single | Style::Double => {
                        written.get(1..written.len().saturating_sub(1)).unwrap_or_default() != text
                    }
                    Style::Literal | Style::Folded => true,
                };
                let at = self.push(What::Scalar(style), start, end, if own { OWN_TEXT } else { 0 });
                if own {
                    self.tree.texts.push((at, text.into()));
                }
            }
        }
    }

    /// A collection in which a place is blanked, and not just the value of one of its keys.
    fn mark_broken(&mut self, blanked: u32) {
        let key = self.open.last().is_some_and(|open| !open.mapping || open.children % 2 == 1);
        let parent = self.open.last().map(|open| open.node).filter(|_| key);
        if let Some(node) = parent.and_then(|at| self.tree.nodes.get_mut(at as usize)) {
            node.flags |= BROKEN;
        }
        if let Some(node) = self.tree.nodes.get_mut(blanked as usize).filter(|_| key) {
            node.flags |= SKIPPED;
        }
    }

    /// The collections around a blanked text that may hold more of theirs than the one value: one in
    /// brackets, all brackets around a text with a comma or a bracket, and the mapping of a text of several
    /// lines.
    fn mark_swallowed(&mut self, start: usize, end: usize) {
        let text = self.tree.text.get(start..end).unwrap_or_default();
        let flow = self.open.last().is_some_and(|open| open.flow);
        let count = if flow && text.contains([',', ']', '}']) {
            self.open.iter().rev().take_while(|open| open.flow).count()
        } else {
            usize::from(flow || text.contains('\n'))
        };
        for open in self.open.iter().rev().take(count) {
            if let Some(node) = self.tree.nodes.get_mut(open.node as usize) {
                node.flags |= BROKEN;
            }
        }
    }

    /// A block's own bytes: from its `|` or `>` to its last character that shows.
    fn own_bytes(&self, style: Style, start: usize, end: usize) -> (usize, usize) {
        if !matches!(style, Style::Literal | Style::Folded) {
            return (start, end);
        }
        let before = self.last().map_or(0, |node| node.end as usize);
        let header = self.tree.text.get(before..start).unwrap_or_default();
        let mark = |line: &str| {
            line.char_indices().find_map(|(at, c)| {
                let rest = line.get(at + 1..)?.trim_start_matches(['-', '+']);
                let rest =
                    rest.trim_start_matches(|c: char| c.is_ascii_digit()).trim_start_matches(['-', '+']);
                let over = rest.trim_start().is_empty() || rest.starts_with([' ', '\t']);
                (matches!(c, '|' | '>') && over).then_some(at)
            })
        };
        let mut line_end = header.len();
        let mut begin = start;
        for line in header.split_inclusive('\n').rev() {
            line_end -= line.len();
            if !line.trim_start().starts_with('#')
                && let Some(at) = mark(line.trim_end())
            {
                begin = before + line_end + at;
                break;
            }
        }
        let body = self.tree.text.get(begin..end).unwrap_or_default();
        (begin, begin + body.trim_end().len())
    }

    fn empty(&mut self, start: usize) {
        let awaits = self.open.last().is_some_and(Open::awaits_value);
        let mut at = start;
        if awaits && let Some(key) = self.last() {
            at = key.end as usize;
            let rest = self.tree.text.get(at..).unwrap_or_default();
            let blank = rest.len() - rest.trim_start_matches([' ', '\t']).len();
            if rest.get(blank..).is_some_and(|rest| rest.starts_with(':')) {
                at += blank + 1;
            }
        }
        self.push(What::Null, at, at, 0);
    }

    fn alias(&mut self, start: usize, end: usize) {
        let at = self.push(What::Alias, start, end, 0);
        let name = self.tree.text.get(start + 1..end).unwrap_or_default();
        let target = self.anchors.get(name).and_then(|nodes| nodes.last()).copied().unwrap_or(at);
        self.tree.aliases.push((at, target));
    }

    fn anchor(&mut self, start: usize, end: usize) {
        let node = self.count().saturating_sub(1);
        let name: Box<str> = self.tree.text.get(start + 1..end).unwrap_or_default().into();
        self.named.push((node, name.clone()));
        self.anchors.entry(name).or_default().push(node);
        self.marks.push(Mark { node, span: Span::new(start, end) });
    }

    /// Takes back an empty value at the very end: what follows it may be its value yet.
    fn drop_empty(&mut self) {
        let empty = self.last().is_some_and(|node| node.what == What::Null && node.start == node.end);
        if empty
            && matches!(self.steps.last(), Some(Step::Push))
            && self.open.last().is_some_and(|open| !open.flow)
        {
            self.steps.pop();
            self.tree.nodes.pop();
            if let Some(parent) = self.open.last_mut() {
                parent.children = parent.children.saturating_sub(1);
            }
        }
    }

    /// Takes back every node that begins at byte `at` or after it, and the ends met since. False if that is
    /// too long ago to be taken back.
    pub fn rewind(&mut self, at: usize) -> bool {
        let at = Span::at(at).start;
        loop {
            match self.steps.last() {
                Some(Step::Push) => {
                    if self.last().is_none_or(|node| node.start < at) {
                        break;
                    }
                    let count = self.count() - 1;
                    self.tree.nodes.pop();
                    if self.open.last().is_some_and(|open| open.node == count) {
                        self.open.pop();
                    }
                    if let Some(parent) = self.open.last_mut() {
                        parent.children = parent.children.saturating_sub(1);
                    }
                }
                Some(Step::Close(open)) => {
                    let node = self.tree.nodes.get(open.node as usize);
                    let ended = node.is_some_and(|node| node.end <= at);
                    if open.flow && ended && self.last().is_some_and(|node| node.start < at) {
                        break;
                    }
                    self.open.push(*open);
                }
                None => break,
            }
            self.steps.pop();
        }
        self.drop_empty();
        let count = self.count();
        self.tree.texts.truncate(self.tree.texts.partition_point(|(of, _)| *of < count));
        self.tree.aliases.truncate(self.tree.aliases.partition_point(|(of, _)| *of < count));
        while self.marks.pop_if(|mark| mark.node >= count).is_some() {}
        while self.comments.pop_if(|comment| comment.start >= at).is_some() {}
        while let Some((_, name)) = self.named.pop_if(|(node, _)| *node >= count) {
            if let Some(nodes) = self.anchors.get_mut(&name) {
                nodes.pop();
            }
        }
        self.last().is_none_or(|node| node.start < at)
    }
}
