//! The page of a picture: the title, then the document's blocks from top to bottom.

use super::boxes::{self, Columns, baseline, leading, wrapped};
use super::font::{Fonts, Letters};
use super::leaf::{self, Tree};
use super::scene::{Group, Scene, Shape as Figure, Tone};
use super::tidy::{self, Gaps, Size};
use crate::document::{Block, Cell, Document, RowKind, Shape, Table};
use crate::formats::bars::Scale;
use crate::formats::words::{Naming, Words, look};
use crate::formats::{Options, columns};
use crate::locale::Locale;
use crate::msg;

const TITLE: Letters = Letters { size: 18.0, bold: true };
const HEADING: Letters = Letters { size: 14.0, bold: true };
const TEXT: Letters = Letters { size: 12.0, bold: false };

/// The space around the page, between its parts, and between the columns of a tree.
const MARGIN: f64 = 24.0;
const APART: f64 = 14.0;
const BETWEEN: f64 = 40.0;
/// The space between nodes above each other, and the most that their texts are wide: of most trees, and of
/// those that would be long ribbons so. Wider boxes have fewer lines.
const ROOMY: Spacing = Spacing { gaps: Gaps { siblings: 8.0, others: 16.0 }, most: boxes::MOST };
const DENSE: [Spacing; 2] = [
    Spacing { gaps: Gaps { siblings: 6.0, others: 12.0 }, most: 320.0 },
    Spacing { gaps: Gaps { siblings: 6.0, others: 12.0 }, most: 420.0 },
];
/// A tree that is so many times as high as wide is a ribbon.
const RIBBON: f64 = 2.5;
/// The least width of a page, so that its title has room.
const LEAST: f64 = 480.0;

/// Lays out all of a document that can be drawn: its texts and trees.
pub(in crate::formats) fn lay_out(document: &Document, options: &Options, locale: &Locale) -> Scene {
    let words = Words::new(document, locale);
    let fonts = Fonts::new();
    let filled = columns::filled(document);
    let read = |table: &Table| {
        let picked = columns::on_page(table, options, &filled);
        let tree = leaf::read(table, &picked, options, &words);
        Drawing::new(&tree, &fonts)
    };
    let trees = columns::tables(document).filter(|table| table.shape == Shape::Tree);
    let mut drawings: Vec<Drawing> = trees.map(read).collect();
    let room = drawings.iter().map(|drawing| drawing.width).fold(LEAST, f64::max);
    let mut drawn = drawings.drain(..);
    let mut page = Page { fonts: &fonts, room, top: MARGIN, groups: Vec::new(), outline: Vec::new() };
    let title = words.text(&document.title);
    page.text(&title, TITLE, Tone::Ink);
    let day = locale.say(&msg!("formats-as-of", day = document.as_of));
    let under = match &document.subtitle {
        Some(subtitle) => format!("{} · {day}", words.text(subtitle)),
        None => day,
    };
    page.text(&under, TEXT, Tone::Dim);
    for block in &document.blocks {
        page.top += APART;
        match block {
            Block::Heading { text, aside, .. } => {
                let aside = aside.as_ref().map(|aside| format!(" · {}", words.text(aside)));
                page.text(&(words.text(text) + &aside.unwrap_or_default()), HEADING, Tone::Ink);
            }
            Block::Paragraph(text) => page.text(&words.text(text), TEXT, Tone::Ink),
            Block::Note(text) => page.text(&words.text(text), TEXT, Tone::Warn),
            Block::Table(table) if table.shape != Shape::Tree => page.top -= APART,
            Block::Table(table) => {
                let drawing = drawn.next();
                match drawing.filter(|_| !table.rows.is_empty()) {
                    Some(drawing) => page.tree(drawing),
                    None => page.text(&locale.say(&msg!("formats-nothing")), TEXT, Tone::Dim),
                }
            }
        }
    }
    if let Some(legend) = legend(document, options, &words) {
        page.top += APART;
        page.text(&legend, TEXT, Tone::Dim);
    }
    Scene {
        width: room + 2.0 * MARGIN,
        height: page.top + MARGIN,
        title,
        outline: page.outline.join("\n"),
        groups: page.groups,
    }
}

/// What the signs of the trees mean, of those that are there.
fn legend(document: &Document, options: &Options, words: &Words) -> Option<String> {
    let filled = columns::filled(document);
    let mut signs = Vec::new();
    for table in columns::tables(document).filter(|table| table.shape == Shape::Tree) {
        let picked = columns::on_page(table, options, &filled);
        let barred = || picked.iter().filter(|picked| picked.column.bar);
        let heads: Vec<_> = barred().map(|picked| words.inner(picked.column)).collect();
        if let Some(scale) = Scale::of(table).filter(|_| !heads.is_empty()) {
            let looks = barred().map(|picked| look(*picked, &table.rows, Naming::Number));
            let look = looks.max_by_key(|look| look.decimals).unwrap_or_default();
            let most = words.cell(&Cell::Share(scale.most()), look);
            signs.push(words.locale.say(&msg!("formats-scale", heading = heads.join(", "), most = most)));
        }
        if table.rows.iter().any(|row| row.marked && row.kind == RowKind::Item) {
            signs.push(words.locale.say(&msg!("formats-key")));
        }
    }
    signs.dedup();
    (!signs.is_empty()).then(|| signs.join(" · "))
}

struct Page<'a> {
    fonts: &'a Fonts,
    room: f64,
    top: f64,
    groups: Vec<Group>,
    outline: Vec<String>,
}

impl Page<'_> {
    fn text(&mut self, text: &str, letters: Letters, tone: Tone) {
        self.outline.push(text.to_owned());
        let mut shapes = Vec::new();
        for text in wrapped(text, letters, self.room, self.fonts) {
            let y = baseline(self.top, letters);
            shapes.push(Figure::Text { x: MARGIN, y, text, letters, tone });
            self.top += leading(letters);
        }
        self.groups.push(Group { node: None, shapes });
    }

    fn tree(&mut self, drawing: Drawing) {
        // Lines in the middle of pixels are sharp.
        let (groups, outline) = drawing.draw(MARGIN + 0.5, self.top.round() + 0.5);
        self.groups.extend(groups);
        self.outline.extend(outline);
        self.top += drawing.height;
    }
}

/// A tree laid out by itself.
struct Drawing {
    nodes: Vec<Placed>,
    width: f64,
    height: f64,
}

struct Placed {
    sketch: boxes::Sketch,
    parent: Option<usize>,
    depth: usize,
    x: f64,
    y: f64,
    room: f64,
}

/// How close a tree is set.
#[derive(Clone, Copy)]
struct Spacing {
    gaps: Gaps,
    most: f64,
}

impl Drawing {
    fn new(tree: &Tree, fonts: &Fonts) -> Self {
        let roomy = Self::spaced(tree, ROOMY, fonts);
        DENSE.into_iter().fold(roomy, |drawn, spacing| match drawn.height > RIBBON * drawn.width {
            true => Self::spaced(tree, spacing, fonts),
            false => drawn,
        })
    }

    fn spaced(tree: &Tree, spacing: Spacing, fonts: &Fonts) -> Self {
        let columns = Columns::of(tree, spacing.most, fonts);
        let mut lefts = Vec::with_capacity(columns.rooms.len());
        let mut right = 0.0;
        for room in &columns.rooms {
            lefts.push(right);
            right += Columns::outer(*room) + BETWEEN;
        }
        let sketches = tree.nodes.iter().zip(&tree.leaves);
        let sketches: Vec<_> =
            sketches.map(|(node, leaf)| boxes::sketch(leaf, node.depth, &columns, fonts)).collect();
        let sizes: Vec<_> = tree
            .nodes
            .iter()
            .zip(&sketches)
            .map(|(node, sketch)| Size { parent: node.parent, size: sketch.height })
            .collect();
        let middles = tidy::places(&sizes, spacing.gaps);
        let placed = tree.nodes.iter().zip(sketches).zip(middles).map(|((node, sketch), middle)| Placed {
            parent: node.parent,
            depth: node.depth,
            x: lefts.get(node.depth).copied().unwrap_or_default(),
            // Whole pixels keep frames sharp.
            y: (middle - sketch.height / 2.0).round(),
            room: columns.rooms.get(node.depth).copied().unwrap_or_default(),
            sketch,
        });
        let nodes: Vec<_> = placed.collect();
        let height = nodes.iter().map(|node| node.y + node.sketch.height).fold(0.0, f64::max);
        Self { nodes, width: (right - BETWEEN).max(0.0), height }
    }

    /// The groups of the lines and of the nodes, and an outline in words, with the tree's corner there.
    fn draw(&self, left: f64, top: f64) -> (Vec<Group>, Vec<String>) {
        let mut links = Group::default();
        let mut groups = Vec::with_capacity(self.nodes.len() + 1);
        let mut outline = Vec::with_capacity(self.nodes.len());
        for node in &self.nodes {
            if let Some(parent) = node.parent.and_then(|parent| self.nodes.get(parent)) {
                let points = link(parent, node);
                let points = points.map(|(x, y)| (left + x, top + y)).to_vec();
                links.shapes.push(Figure::Line { points, tone: Tone::Hair });
            }
            let group = node.sketch.draw(left + node.x, top + node.y, node.room);
            outline.push(format!("{}{}", "— ".repeat(node.depth), group.node.as_deref().unwrap_or_default()));
            groups.push(group);
        }
        groups.insert(0, links);
        (groups, outline)
    }
}

/// A line with two corners from the right edge of a node to the left one of its child.
fn link(parent: &Placed, child: &Placed) -> [(f64, f64); 4] {
    let from = parent.x + Columns::outer(parent.room);
    let turn = child.x - BETWEEN / 2.0;
    let middle = |node: &Placed| (node.y + node.sketch.height / 2.0).round();
    let (before, after) = (middle(parent), middle(child));
    // Where they differ by rounding alone the line is straight.
    let after = if (before - after).abs() > 1.0 { after } else { before };
    [(from, before), (turn, before), (turn, after), (child.x, after)]
}
