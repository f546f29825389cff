//! The nodes of a tree as boxes of text and bars.

use super::font::{Fonts, Letters};
use super::leaf::{Leaf, Tree};
use super::scene::{Area, Group, Shape, Tone};
use crate::formats::wrap;

/// The letters of a goal's name, of the root's, of an activity's, and of what stands below.
const NAME: Letters = Letters { size: 13.0, bold: false };
const ROOT: Letters = Letters { size: 13.0, bold: true };
const ACTIVITY: Letters = Letters { size: 12.0, bold: false };
const SMALL: Letters = Letters { size: 11.0, bold: false };
const SMALL_BOLD: Letters = Letters { size: 11.0, bold: true };

/// The space between a frame and what is in it.
const PAD: f64 = 10.0;
const PAD_ABOVE: f64 = 7.0;
/// The least that the text of a box is wide, and the most where there is no need for more.
const LEAST: f64 = 80.0;
pub(super) const MOST: f64 = 232.0;
/// How high a bar is, how long the longest must be to stand beside its figure, and the space before it.
const BAR: f64 = 7.0;
const BAR_LEAST: f64 = 90.0;
const BAR_GAP: f64 = 8.0;
/// The space between parts of a box.
const APART: f64 = 3.0;

/// A node laid out but not yet placed: what it says line by line.
pub(super) struct Sketch {
    lines: Vec<Line>,
    /// How high it is, its frame included.
    pub height: f64,
    frame: Frame,
    about: String,
}

enum Line {
    Text { text: String, letters: Letters, tone: Tone },
    Bar { text: String, after: f64, part: f64 },
    Gap(f64),
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Frame {
    Goal,
    Root,
    Missing,
    Activity,
}

/// The width of the text in the boxes of each depth, and of their widest figure.
pub(super) struct Columns {
    /// The width of the text by depth.
    pub rooms: Vec<f64>,
    figure: f64,
}

impl Columns {
    /// As wide as the texts need, at most so much.
    pub fn of(tree: &Tree, most: f64, fonts: &Fonts) -> Self {
        let figures = tree.leaves.iter().flat_map(|leaf| &leaf.bars);
        let figure = figures.map(|bar| fonts.width(&bar.words, SMALL)).fold(0.0, f64::max);
        let mut rooms: Vec<f64> = Vec::new();
        for (node, leaf) in tree.nodes.iter().zip(&tree.leaves) {
            if rooms.len() <= node.depth {
                rooms.resize(node.depth + 1, LEAST);
            }
            if let Some(room) = rooms.get_mut(node.depth) {
                *room = room.max(natural(leaf, node.depth, figure, fonts)).min(most);
            }
        }
        Self { rooms: rooms.into_iter().map(f64::ceil).collect(), figure }
    }

    /// The width of a box.
    pub fn outer(room: f64) -> f64 {
        room + 2.0 * PAD
    }
}

/// How wide the node's text is without wrapping.
fn natural(leaf: &Leaf, depth: usize, figure: f64, fonts: &Fonts) -> f64 {
    let name = leaf.label.split('\n').map(|line| fonts.width(line, letters(leaf, depth)));
    let facts = (!leaf.facts.is_empty()).then(|| fonts.width(&leaf.facts.join(" · "), SMALL));
    let missing = leaf.missing.iter().map(|line| fonts.width(line, SMALL_BOLD));
    let bar = (!leaf.bars.is_empty()).then_some(figure + BAR_GAP + BAR_LEAST);
    name.chain(facts).chain(missing).chain(bar).fold(0.0, f64::max)
}

fn letters(leaf: &Leaf, depth: usize) -> Letters {
    match (leaf.activity, depth) {
        (true, _) => ACTIVITY,
        (false, 0) => ROOT,
        (false, _) => NAME,
    }
}

/// How far apart the lines of such letters are.
pub(super) fn leading(letters: Letters) -> f64 {
    (letters.size * 1.3).round()
}

/// A text wrapped into a room, by the widths of its letters.
pub(in crate::formats) fn wrapped(text: &str, letters: Letters, room: f64, fonts: &Fonts) -> Vec<String> {
    // The breaker counts in whole units: hundredths of a pixel.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    let units = |pixels: f64| (pixels * 100.0).ceil() as usize;
    wrap::wrap_by(text, units(room), &|text| units(fonts.width(text, letters)))
}

/// Lays out a node in a room.
pub(super) fn sketch(leaf: &Leaf, depth: usize, columns: &Columns, fonts: &Fonts) -> Sketch {
    let room = columns.rooms.get(depth).copied().unwrap_or(MOST);
    let name = letters(leaf, depth);
    let mut lines = Vec::new();
    let mut say = |text: &str, letters: Letters, tone: Tone| {
        let said = wrapped(text, letters, room, fonts).into_iter();
        lines.extend(said.map(|text| Line::Text { text, letters, tone }));
    };
    say(&leaf.label, name, Tone::Ink);
    if !leaf.facts.is_empty() {
        say(&leaf.facts.join(" · "), SMALL, Tone::Dim);
    }
    for missing in &leaf.missing {
        say(missing, SMALL_BOLD, Tone::Warn);
    }
    let beside = columns.figure + BAR_GAP + BAR_LEAST <= room;
    for bar in &leaf.bars {
        lines.push(Line::Gap(APART));
        if beside {
            let after = (columns.figure + BAR_GAP).ceil();
            lines.push(Line::Bar { text: bar.words.clone(), after, part: bar.part });
        } else {
            let said = wrapped(&bar.words, SMALL, room, fonts).into_iter();
            lines.extend(said.map(|text| Line::Text { text, letters: SMALL, tone: Tone::Dim }));
            lines.push(Line::Gap(BAR_GAP / 2.0));
            lines.push(Line::Bar { text: String::new(), after: 0.0, part: bar.part });
            lines.push(Line::Gap(BAR_GAP / 4.0));
        }
    }
    let above = if leaf.activity { 0.0 } else { PAD_ABOVE };
    let height = lines.iter().map(Line::height).sum::<f64>() + 2.0 * above;
    let frame = match (leaf.activity, leaf.missing.is_empty(), depth) {
        (true, ..) => Frame::Activity,
        (_, false, _) => Frame::Missing,
        (_, _, 0) => Frame::Root,
        _ => Frame::Goal,
    };
    let about = std::iter::once(leaf.label.replace('\n', " ")).chain(leaf.lines());
    Sketch { lines, height, frame, about: about.collect::<Vec<_>>().join(" · ") }
}

impl Line {
    fn height(&self) -> f64 {
        match self {
            Self::Text { letters, .. } => leading(*letters),
            Self::Bar { text, .. } if text.is_empty() => BAR,
            Self::Bar { .. } => leading(SMALL),
            Self::Gap(height) => *height,
        }
    }
}

impl Sketch {
    /// Draws the node with its upper left corner there.
    pub fn draw(&self, x: f64, y: f64, room: f64) -> Group {
        let area = Area { x, y, width: Columns::outer(room), height: self.height };
        let mut shapes = Vec::new();
        let frame = |fill, edge, line, dashed| Shape::Frame { area, fill, edge, line, dashed };
        match self.frame {
            Frame::Goal => shapes.push(frame(Tone::Ground, Tone::Hair, 1.0, false)),
            Frame::Root => shapes.push(frame(Tone::Ground, Tone::Ink, 1.5, false)),
            Frame::Missing => shapes.push(frame(Tone::WarnGround, Tone::Warn, 1.5, true)),
            // An activity has no frame: a stroke at its side is enough.
            Frame::Activity => {
                shapes.push(Shape::Bar { area: Area { width: 2.0, ..area }, fill: Tone::Hair });
            }
        }
        let mut top = y + if self.frame == Frame::Activity { 0.0 } else { PAD_ABOVE };
        let x = x + PAD;
        for line in &self.lines {
            match line {
                Line::Text { text, letters, tone } => {
                    let y = baseline(top, *letters);
                    shapes.push(Shape::Text { x, y, text: text.clone(), letters: *letters, tone: *tone });
                }
                Line::Bar { text, after, part } => {
                    let y = baseline(top, SMALL);
                    let middle = top + line.height() / 2.0;
                    if !text.is_empty() {
                        let text = text.clone();
                        shapes.push(Shape::Text { x, y, text, letters: SMALL, tone: Tone::Dim });
                    }
                    let length = ((room - after) * part).max(if *part > 0.0 { 1.0 } else { 0.0 });
                    let area = Area { x: x + after, y: middle - BAR / 2.0, width: length, height: BAR };
                    shapes.push(Shape::Bar { area, fill: Tone::Bar });
                }
                Line::Gap(_) => {}
            }
            top += line.height();
        }
        Group { node: Some(self.about.clone()), shapes }
    }
}

/// The line that letters stand on below a line's upper edge.
pub(super) fn baseline(top: f64, letters: Letters) -> f64 {
    top + (leading(letters) + letters.size * 0.72).round() / 2.0
}
