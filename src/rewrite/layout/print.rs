//! Writing a tree in the canonical layout.

use super::WIDTH;
use super::notes::{Around, Notes, Piece, is_allow};
use super::scalar::{Written, scalar};
use crate::schema::Shape;
use crate::source::{Source, Span};
use crate::syntax::{Kind, Ref, quoted};
use std::collections::HashMap;

/// How much further what belongs to a key or dash is indented.
const STEP: usize = 2;

/// Writes a tree line by line.
pub(super) struct Printer<'a> {
    pub source: &'a Source,
    pub notes: Notes,
    /// `&name` and `!tag` before a node.
    pub marks: HashMap<u32, Vec<Span>>,
    /// What stands in place of date expressions.
    pub dates: HashMap<Span, &'a str>,
    /// Whether keys are put in the order of the format.
    pub reorder: bool,
    pub out: String,
}

impl<'a> Printer<'a> {
    /// The whole tree, below what is written already.
    pub fn root(&mut self, root: Ref<'a>, shape: Shape) {
        let shape = Some(shape);
        if self.is_block(root, shape, 0) {
            self.block(root, shape, 0, false);
        } else {
            self.line(0);
            let text = self.in_line(root, shape, usize::MAX).unwrap_or_default();
            self.out.push_str(&text);
            let footer = self.notes.take(root.id()).footer;
            self.pieces(&footer, 0, false);
        }
        self.out.push('\n');
    }

    /// A collection in lines. `here`: its first key or dash stands where writing stopped, else on a new line.
    fn block(&mut self, node: Ref<'a>, shape: Option<Shape>, indent: usize, here: bool) {
        match node.kind() {
            Kind::Mapping { .. } => self.mapping(node, shape, indent, here),
            _ => self.sequence(node, shape, indent, here),
        }
    }

    fn mapping(&mut self, node: Ref<'a>, shape: Option<Shape>, indent: usize, here: bool) {
        for (place, (key, value, shape)) in self.entries(node, shape).into_iter().enumerate() {
            let around = self.notes.take(key.id());
            if place > 0 || !here {
                self.above(&around, indent, place == 0);
                self.line(indent);
            }
            self.marks_of(key, false);
            let text = self.key(key, false);
            self.out.push_str(&text);
            self.out.push(':');
            self.value(value, shape, indent, around.trailing);
        }
        let footer = self.notes.take(node.id()).footer;
        self.pieces(&footer, indent, false);
    }

    fn sequence(&mut self, node: Ref<'a>, shape: Option<Shape>, indent: usize, here: bool) {
        let shape = item_shape(shape);
        for (place, item) in node.items().enumerate() {
            let mut around = self.around_item(item, shape);
            let marked = self.marks.contains_key(&item.id());
            let block = self.is_block(item, shape, indent + STEP) && !marked;
            if block && let Some(comment) = around.trailing.take() {
                self.trail_first(item, shape, comment, &mut around);
            }
            if place > 0 || !here {
                self.above(&around, indent, place == 0);
                self.line(indent);
            }
            self.out.push('-');
            if block {
                self.out.push(' ');
                self.block(item, shape, indent + STEP, true);
            } else {
                self.value(item, shape, indent, around.trailing);
            }
        }
        let footer = self.notes.take(node.id()).footer;
        self.pieces(&footer, indent, false);
    }

    /// What surrounds an item. What stands above its first key as written anew stands above its dash; a
    /// comment at the end of its first line that silences rules stays on its first line, whatever key that
    /// has.
    fn around_item(&mut self, item: Ref<'a>, shape: Option<Shape>) -> Around {
        let footer = self.notes.get(item.id()).map(|around| around.footer.clone()).unwrap_or_default();
        let mut around = self.notes.take(item.id());
        self.notes.at(item.id()).footer = footer;
        if !matches!(item.kind(), Kind::Mapping { .. }) || item.is_alias() {
            return around;
        }
        let before = item.entries().next().map(|(key, _)| key.id());
        let after = self.entries(item, shape).first().map(|(key, ..)| key.id());
        let (Some(before), Some(after)) = (before, after) else { return around };
        let first = self.notes.at(after);
        around.leading.append(&mut first.leading);
        first.blank = false;
        if before != after {
            let trailing = self.notes.at(before).trailing;
            if let Some(comment) = trailing.filter(|comment| is_allow(self.source.slice(*comment))) {
                self.notes.at(before).trailing = None;
                self.trail_first(item, shape, comment, &mut around);
            }
        }
        around
    }

    /// Puts a comment at the end of an item's first line, or above it where another one is.
    fn trail_first(&mut self, item: Ref<'a>, shape: Option<Shape>, comment: Span, around: &mut Around) {
        let first = self.entries(item, shape).first().map(|(key, ..)| key.id());
        match first.map(|key| &mut self.notes.at(key).trailing) {
            Some(free @ None) => *free = Some(comment),
            _ => around.leading.push(Piece::Comment(comment)),
        }
    }

    /// A value after `key:` or `-`, with the comment at the end of that line.
    fn value(&mut self, node: Ref<'a>, shape: Option<Shape>, indent: usize, trailing: Option<Span>) {
        self.marks_of(node, true);
        if self.is_block(node, shape, self.column() + 1) {
            self.trailing(trailing);
            self.block(node, shape, indent + STEP, false);
            return;
        }
        match node.kind() {
            Kind::Scalar(_) if !node.is_alias() => {
                let Written { first, rest } = self.scalar(node, false);
                self.out.push(' ');
                self.out.push_str(&first);
                for line in rest {
                    if line.is_empty() {
                        self.out.push('\n');
                    } else {
                        self.line(indent + STEP);
                        self.out.push_str(&line);
                    }
                }
            }
            _ => {
                let text = self.in_line(node, shape, usize::MAX).unwrap_or_default();
                if !text.is_empty() {
                    self.out.push(' ');
                    self.out.push_str(&text);
                }
            }
        }
        self.trailing(trailing);
    }

    /// Whether a collection is to be written in lines: it is now, or what stands in brackets finds no room
    /// from a column on.
    fn is_block(&self, node: Ref<'a>, shape: Option<Shape>, column: usize) -> bool {
        let flow = match node.kind() {
            Kind::Mapping { flow } | Kind::Sequence { flow } => flow,
            _ => return false,
        };
        let empty = node.entries().next().is_none() && node.items().next().is_none();
        if node.is_alias() || empty {
            return false;
        }
        !flow || self.in_line(node, shape, WIDTH.saturating_sub(column)).is_none()
    }

    /// A value as it stands in brackets, if it may and finds room in so many columns.
    fn in_line(&self, node: Ref<'a>, shape: Option<Shape>, room: usize) -> Option<String> {
        if node.is_alias() {
            return Some(self.source.slice(node.span()).to_owned());
        }
        match node.kind() {
            Kind::Mapping { flow: true } | Kind::Sequence { flow: true }
                if self.notes.are_inside(node.id()) =>
            {
                None
            }
            Kind::Mapping { flow: true } => {
                let mut text = String::from("{");
                for (place, (key, value, shape)) in self.entries(node, shape).into_iter().enumerate() {
                    text.push_str(if place == 0 { " " } else { ", " });
                    text.push_str(&self.marks_before(key));
                    text.push_str(&self.key(key, true));
                    if !(key.is_flow_entry_without_value() && value.span().is_empty()) {
                        text.push(':');
                        self.add(&mut text, " ", value, shape, room)?;
                    }
                }
                text.push_str(if text.len() > 1 { " }" } else { "}" });
                Some(text)
            }
            Kind::Sequence { flow: true } => {
                let mut text = String::from("[");
                for (place, item) in node.items().enumerate() {
                    self.add(&mut text, if place == 0 { "" } else { ", " }, item, item_shape(shape), room)?;
                }
                text.push(']');
                Some(text)
            }
            Kind::Mapping { .. } | Kind::Sequence { .. } => None,
            Kind::Scalar(_) => {
                let Written { first, rest } = self.scalar(node, true);
                rest.is_empty().then_some(first)
            }
            Kind::Null | Kind::Blanked => Some(self.source.slice(node.span()).to_owned()),
        }
        .filter(|text| text.chars().count() <= room)
    }

    /// Adds a value in brackets to `text`, with `gap` before it.
    fn add(
        &self,
        text: &mut String,
        gap: &str,
        node: Ref<'a>,
        shape: Option<Shape>,
        room: usize,
    ) -> Option<()> {
        let marks = self.marks_before(node);
        let value = self.in_line(node, shape, room)?;
        if !(marks.is_empty() && value.is_empty()) {
            text.push_str(gap);
            text.push_str(&marks);
            text.push_str(&value);
        }
        // No character has more than four bytes: what is longer is not built to its end.
        (text.len() <= room.saturating_mul(4)).then_some(())
    }

    /// Keys and values with their shapes, in the order of the format, others after them.
    fn entries(&self, node: Ref<'a>, shape: Option<Shape>) -> Vec<(Ref<'a>, Ref<'a>, Option<Shape>)> {
        let fields = match shape {
            Some(Shape::Record(info)) => info.fields,
            Some(Shape::Entries(of)) => {
                return node.entries().map(|(key, value)| (key, value, Some(of()))).collect();
            }
            Some(Shape::Many(of)) => return self.entries(node, Some(of())),
            _ => &[],
        };
        let mut entries: Vec<(usize, _)> = node
            .entries()
            .map(|(key, value)| {
                let name = key.text();
                let place = fields.iter().position(|field| field.key == name);
                let shape = place.and_then(|place| fields.get(place)).map(|field| (field.shape)());
                (place.unwrap_or(usize::MAX), (key, value, shape))
            })
            .collect();
        // What a comma leaves of a text stays behind what it belongs to, so that it can still be mended.
        let split = entries.iter().any(|(_, (key, ..))| key.is_flow_entry_without_value());
        if self.reorder && !split {
            entries.sort_by_key(|(place, _)| *place);
        }
        entries.into_iter().map(|(_, entry)| entry).collect()
    }

    fn key(&self, key: Ref<'a>, flow: bool) -> String {
        if key.is_alias() {
            return format!("{} ", self.source.slice(key.span()));
        }
        match key.kind() {
            Kind::Scalar(_) => self.scalar(key, flow).first,
            _ => self.source.slice(key.span()).to_owned(),
        }
    }

    fn scalar(&self, node: Ref<'a>, flow: bool) -> Written {
        let marked = self.marks.contains_key(&node.id());
        match self.dates.get(&node.span()).filter(|_| !marked) {
            Some(date) => Written { first: quoted(date, flow), rest: Vec::new() },
            None => scalar(self.source, node, flow, marked),
        }
    }

    fn marks_before(&self, node: Ref<'a>) -> String {
        let marks = self.marks.get(&node.id()).map(Vec::as_slice).unwrap_or_default();
        marks.iter().map(|mark| format!("{} ", self.source.slice(*mark))).collect()
    }

    /// Writes what stands before a node, with a space before (`after` a colon or dash) or after it.
    fn marks_of(&mut self, node: Ref<'a>, after: bool) {
        let marks = self.marks_before(node);
        if !marks.is_empty() && after {
            self.out.push(' ');
            self.out.push_str(marks.trim_end());
        } else {
            self.out.push_str(&marks);
        }
    }

    /// What stands above a key or item; `first`: it is the first of its collection.
    fn above(&mut self, around: &Around, indent: usize, first: bool) {
        self.pieces(&around.leading, indent, first);
        if around.blank && !(first && around.leading.is_empty()) {
            self.out.push('\n');
        }
    }

    /// Comments on lines of their own; a blank line at the beginning of a collection is left out.
    pub fn pieces(&mut self, pieces: &[Piece], indent: usize, first: bool) {
        for (place, piece) in pieces.iter().enumerate() {
            match piece {
                Piece::Blank if first && place == 0 => {}
                Piece::Blank => self.out.push('\n'),
                Piece::Comment(span) => {
                    self.line(indent);
                    self.out.push_str(self.source.slice(*span).trim_end());
                }
            }
        }
    }

    /// A comment at the end of the line: in its column if it was set apart, else at the distance it had.
    fn trailing(&mut self, comment: Option<Span>) {
        let Some(comment) = comment else { return };
        let line = self.source.line(self.source.line_at(comment.start as usize));
        let before = self.source.slice(Span { start: line.start, end: comment.start });
        let before = before.trim_start_matches('\u{feff}');
        let gap = before.len() - before.trim_end().len();
        let here = self.column();
        let gap = match gap {
            0..=2 => gap.max(1),
            _ => before.chars().count().saturating_sub(here).max(2),
        };
        self.out.extend(std::iter::repeat_n(' ', gap));
        self.out.push_str(self.source.slice(comment).trim_end());
    }

    fn line(&mut self, indent: usize) {
        if !self.out.is_empty() {
            self.out.push('\n');
        }
        self.out.extend(std::iter::repeat_n(' ', indent));
    }

    /// How many characters the line has so far.
    fn column(&self) -> usize {
        self.out.rsplit('\n').next().unwrap_or_default().chars().count()
    }
}

/// The shape of the items of a list.
fn item_shape(shape: Option<Shape>) -> Option<Shape> {
    match shape {
        Some(Shape::Many(of) | Shape::Seq(of)) => Some(of()),
        Some(Shape::Record(info)) => {
            let short = info.fields.iter().find(|field| Some(field.field) == info.short)?;
            item_shape(Some((short.shape)()))
        }
        _ => None,
    }
}
