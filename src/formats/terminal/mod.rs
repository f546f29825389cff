//! The page of a terminal: calm, dense, aligned, measured in columns.
//!
//! Each table is read into words first; then the page is made as wide as the widest needs, and drawn.

mod bars;
mod branches;
mod fields;
mod grid;
mod ink;
mod legend;
mod list;
mod matrix;
mod widths;

use super::columns::{self, Picked};
use super::words::{Look, Words};
use super::wrap;
use super::{Format, Options, Refusal};
use crate::document::{Block, Cell, Document, Role, Row, Shape, Table};
use crate::locale::{Locale, plain_spaces};
use crate::msg;
use ink::{Ink, Tone};
use std::collections::HashMap;
use wrap::{width, wrap};

pub(super) const FORMAT: Format =
    Format { name: "terminal", extensions: &["txt"], binary: false, shows: super::all, render };

/// Narrower than this, a row becomes a block of lines.
const NARROW: usize = 60;
/// From this width on, what else stands under a text has a column of its own, and a matrix has titles.
const WIDE: usize = 120;
/// No page is made narrower than this because its tables are, so that reports look alike.
const USUAL: usize = 80;
/// What is drawn at least, whatever the terminal says.
const LEAST: usize = 20;

fn render(document: &Document, options: &Options, locale: &Locale) -> Result<Vec<u8>, Refusal> {
    super::refuse_excel(options, FORMAT.name)?;
    columns::check(document, options)?;
    let words = Words::new(document, locale);
    let room = options.width.max(LEAST);
    let mut sheets = Sheets::default();
    let filled = columns::filled(document);
    for table in columns::tables(document) {
        sheets.read(table, &columns::on_page(table, options, &filled), &words, room);
    }
    let page = sheets.natural().clamp(room.min(USUAL), room);
    sheets.settle(page);

    let mut out = Out { text: String::new(), page, ink: Ink { color: options.color }, after_heading: false };
    let day = locale.say(&msg!("formats-as-of", day = document.as_of));
    out.apart(&words.text(&document.title), Some(&day));
    if let Some(text) = &document.subtitle {
        out.paragraph(&words.text(text), Tone::Plain);
    }
    let mut next = 0;
    let mut blocks = document.blocks.iter().peekable();
    while let Some(block) = blocks.next() {
        // A paragraph about the emptiness of a table says more than that it is empty.
        let empty = matches!(block, Block::Table(table) if table.rows.is_empty());
        let silent = empty && matches!(blocks.peek(), Some(Block::Paragraph(_)));
        if silent {
            next += 1;
            continue;
        }
        out.part(block);
        match block {
            Block::Heading { text, aside, .. } => {
                let aside = aside.as_ref().map(|aside| words.text(aside));
                out.apart(&words.text(text), aside.as_deref());
            }
            Block::Paragraph(text) => out.paragraph(&words.text(text), Tone::Plain),
            Block::Note(text) => out.paragraph(&words.text(text), Tone::Warn),
            Block::Table(table) if table.rows.is_empty() => {
                out.paragraph(&locale.say(&msg!("formats-nothing")), Tone::Dim);
                next += 1;
            }
            Block::Table(_) => {
                let lines = sheets.draw(next, page, out.ink);
                lines.iter().for_each(|line| out.line(line));
                next += 1;
            }
        }
    }
    if let Some(legend) = legend::of(document, options, room >= WIDE, &words) {
        out.line("");
        out.paragraph(&legend, Tone::Dim);
    }
    Ok(plain_spaces(&out.text).into_bytes())
}

/// The tables of a document in words, in its order.
#[derive(Default)]
struct Sheets {
    sheets: Vec<Sheet>,
    groups: Vec<list::Group>,
    /// The groups of lists by the keys of their columns.
    by_keys: HashMap<Vec<String>, usize>,
    /// Which groups' header was drawn.
    headed: Vec<bool>,
    /// The widest field name, which all lists of fields share.
    name: usize,
}

enum Sheet {
    List(usize, list::List),
    Matrix(matrix::Matrix),
    Tree(branches::Tree),
    Fields(fields::Fields),
    Nothing,
}

impl Sheets {
    fn read(&mut self, table: &Table, picked: &[Picked], words: &Words, room: usize) {
        let wide = room >= WIDE;
        let sheet = match table.shape {
            Shape::List => self.read_list(table, picked, words, room),
            Shape::Matrix => {
                let titled = wide && matrix::has_references(table);
                matrix::read(table, picked, words, titled).map_or(Sheet::Nothing, Sheet::Matrix)
            }
            Shape::Tree => {
                let lanes = bars::beside(table, picked, room);
                branches::read(table, &lanes, words, wide).map_or(Sheet::Nothing, Sheet::Tree)
            }
            Shape::Fields => {
                let fields = fields::read(table, picked, words);
                self.name = self.name.max(fields.name());
                Sheet::Fields(fields)
            }
        };
        self.sheets.push(sheet);
    }

    fn read_list(&mut self, table: &Table, picked: &[Picked], words: &Words, room: usize) -> Sheet {
        let keys: Vec<_> = picked.iter().map(|picked| picked.column.key.clone()).collect();
        let lanes = bars::beside(table, picked, room);
        let (group, list) = list::read(table, &lanes, words, room >= WIDE);
        let next = self.groups.len();
        let at = *self.by_keys.entry(keys).or_insert(next);
        match self.groups.get_mut(at) {
            Some(known) => known.join(&group),
            None => {
                self.groups.push(group);
                self.headed.push(false);
            }
        }
        Sheet::List(at, list)
    }

    fn natural(&self) -> usize {
        let sheets = self.sheets.iter().map(|sheet| match sheet {
            Sheet::List(..) | Sheet::Nothing => 0,
            Sheet::Matrix(matrix) => matrix.natural(),
            Sheet::Tree(tree) => tree.natural(),
            Sheet::Fields(fields) => fields.natural(self.name),
        });
        sheets.chain(self.groups.iter().map(list::Group::natural)).max().unwrap_or(0)
    }

    fn settle(&mut self, page: usize) {
        let mut lists: Vec<Vec<&list::List>> = self.groups.iter().map(|_| Vec::new()).collect();
        for sheet in &self.sheets {
            if let Sheet::List(group, list) = sheet
                && let Some(lists) = lists.get_mut(*group)
            {
                lists.push(list);
            }
        }
        for (group, lists) in self.groups.iter_mut().zip(lists) {
            group.settle(page, lists.into_iter());
        }
    }

    fn draw(&mut self, at: usize, page: usize, ink: Ink) -> Vec<String> {
        match self.sheets.get(at) {
            Some(Sheet::List(group, list)) => {
                let header =
                    self.headed.get_mut(*group).is_some_and(|headed| !std::mem::replace(headed, true));
                self.groups.get(*group).map(|group| group.draw(list, page, header, ink)).unwrap_or_default()
            }
            Some(Sheet::Matrix(matrix)) => matrix.draw(page, ink),
            Some(Sheet::Tree(tree)) => tree.draw(page, ink),
            Some(Sheet::Fields(fields)) => fields.draw(page, self.name, ink),
            Some(Sheet::Nothing) | None => Vec::new(),
        }
    }
}

/// The page as it is written.
struct Out {
    text: String,
    page: usize,
    ink: Ink,
    after_heading: bool,
}

impl Out {
    fn line(&mut self, line: &str) {
        self.text.push_str(line.trim_end_matches(' '));
        self.text.push('\n');
    }

    /// The space before a part of the document: none between a heading and what it heads.
    fn part(&mut self, block: &Block) {
        let heads = matches!(block, Block::Heading { .. });
        if heads || !self.after_heading {
            self.line("");
        }
        self.after_heading = heads;
    }

    fn paragraph(&mut self, text: &str, tone: Tone) {
        for line in wrap(text, self.page) {
            self.line(&self.ink.paint(tone, &line));
        }
    }

    /// A title with what stands at the right edge of its first line, or below it where there is no room.
    fn apart(&mut self, text: &str, aside: Option<&str>) {
        let Some(aside) = aside else { return self.paragraph(text, Tone::Strong) };
        let room = self.page.saturating_sub(width(aside) + 2);
        if room < self.page / 2 {
            self.paragraph(text, Tone::Strong);
            return self.paragraph(aside, Tone::Dim);
        }
        for (at, line) in wrap(text, room).iter().enumerate() {
            let space = self.page.saturating_sub(width(line) + width(aside));
            let painted = self.ink.paint(Tone::Strong, line);
            let aside =
                if at == 0 { " ".repeat(space) + &self.ink.paint(Tone::Dim, aside) } else { String::new() };
            self.line(&(painted + &aside));
        }
    }
}

/// What stands under a row's main text: after «→» that of the first column of role Under, after «·» that of
/// the others.
fn under(picked: &[Picked], row: &Row, words: &Words) -> Vec<(&'static str, String)> {
    let mut marks = std::iter::once("→ ").chain(std::iter::repeat("· "));
    let said = picked.iter().map(|picked| {
        let own = picked.column.role == Role::Below;
        let mark = if own { "· " } else { marks.next().unwrap_or("· ") };
        let said = words.cell(picked.of(row), Look::default());
        // Counts by month say nothing without what is counted.
        match picked.of(row) {
            Cell::Counts(_) if !said.is_empty() => (mark, format!("{}: {said}", words.inner(picked.column))),
            _ => (mark, said),
        }
    });
    said.filter(|(_, text)| !text.is_empty()).collect()
}
