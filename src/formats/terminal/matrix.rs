use super::grid::{Grid, Lines, toned};
use super::ink::{Ink, Shown, Tone};
use super::widths::GAP;
use super::wrap::{hang, outdent, width, word_width, wrap};
use crate::document::{Cell, Role, Row, RowKind, Table};
use crate::formats::columns::Picked;
use crate::formats::words::{Naming, Words, look};
use comfy_table::CellAlignment;

/// How many columns stand side by side at most.
const MOST: usize = 8;
/// The columns in which numbers alone wrap.
const NUMBERS: usize = 14;
/// The columns that the first one has at least.
const FIRST: usize = 16;
/// The columns that a title needs to be read.
const TITLE: usize = 18;

/// A first column and many like ones beside it.
pub(super) struct Matrix {
    head: String,
    firsts: Vec<(RowKind, Shown)>,
    columns: Vec<Column>,
    /// Whether things stand by title, from the left, or by number in the middle.
    titled: bool,
}

struct Column {
    head: String,
    cells: Vec<Shown>,
    natural: usize,
    /// What it can't well do with less than.
    least: usize,
}

/// Reads a table; `titled` if there is room for titles.
pub(super) fn read(table: &Table, picked: &[Picked], words: &Words, titled: bool) -> Option<Matrix> {
    let main = picked.iter().position(|picked| picked.column.role == Role::Main).unwrap_or(0);
    let first = picked.get(main)?;
    let naming = if titled { Naming::Full } else { Naming::Number };
    let first_look = look(*first, &table.rows, Naming::Full);
    let shown = |row: &Row, picked: &Picked, look| {
        let mut shown = Shown::new(words, picked.of(row), look);
        match row.kind {
            RowKind::Item if shown.text.is_empty() => {
                shown = Shown { text: "·".to_owned(), short: None, tone: Tone::Dim }
            }
            RowKind::Item => {}
            RowKind::Heading | RowKind::Total => shown.tone = Tone::Strong,
        }
        shown
    };
    let firsts = table.rows.iter().map(|row| (row.kind, shown(row, first, first_look))).collect();
    let others = picked.iter().enumerate().filter(|(at, _)| *at != main);
    let columns = others.map(|(_, picked)| {
        let look = look(*picked, &table.rows, naming);
        let head = words.head(picked.column);
        let cells: Vec<_> = table.rows.iter().map(|row| shown(row, picked, look)).collect();
        let texts = || cells.iter().map(|cell| cell.text.as_str()).chain([head.as_str()]);
        let natural = texts().map(width).max().unwrap_or(1);
        let word = texts().map(word_width).max().unwrap_or(1);
        let least = if titled {
            word.clamp(1, TITLE + 6).max(TITLE.min(natural))
        } else {
            word.max(natural.min(NUMBERS))
        };
        Column { head, cells, natural, least }
    });
    Some(Matrix { head: words.text(&first.column.title), firsts, columns: columns.collect(), titled })
}

impl Matrix {
    /// What it takes without wrapping; of more columns than stand side by side, the widest so many.
    pub fn natural(&self) -> usize {
        let mut columns: Vec<_> = self.columns.iter().map(|column| self.good(column) + GAP).collect();
        columns.sort_unstable_by(|a, b| b.cmp(a));
        self.first_natural() + columns.iter().take(MOST).sum::<usize>()
    }

    /// The width that a column is best in.
    fn good(&self, column: &Column) -> usize {
        if self.titled { column.natural.min(2 * TITLE).max(column.least) } else { column.least }
    }

    fn first_natural(&self) -> usize {
        self.firsts.iter().map(|(_, cell)| width(&cell.text)).chain([width(&self.head)]).max().unwrap_or(1)
    }

    /// Its lines on a page of so many columns, in as many blocks as that takes.
    pub fn draw(&self, page: usize, ink: Ink) -> Vec<String> {
        if page < super::NARROW {
            return self.lines(page, ink);
        }
        let widths = self.share(page);
        let side_by_side = widths.len().saturating_sub(1).max(1);
        let mut out = Vec::new();
        for block in self.columns.chunks(side_by_side) {
            if !out.is_empty() {
                out.push(String::new());
            }
            out.extend(self.block(block, &widths, ink));
        }
        if self.columns.is_empty() {
            out.extend(self.block(&[], &[page], ink));
        }
        out
    }

    /// The widths of the first column and of as many beside it as a block has. What stands under one another
    /// in the blocks has one width, so that they are read as one table.
    fn share(&self, page: usize) -> Vec<usize> {
        let natural = self.first_natural();
        let fits = |side_by_side: &usize| {
            let used: usize = self.widest(*side_by_side, |column| column.least).iter().map(|w| w + GAP).sum();
            page.checked_sub(used).is_some_and(|left| left >= natural.min(FIRST))
        };
        let blocks = (1..=self.columns.len().max(1)).map(|blocks| self.columns.len().div_ceil(blocks));
        let side_by_side = blocks.filter(|columns| *columns <= MOST).find(fits).unwrap_or(1);
        let mut widths = self.widest(side_by_side, |column| column.least);
        let part = if self.titled { page / 4 } else { page * 2 / 5 };
        let used: usize = widths.iter().map(|width| width + GAP).sum();
        let mut spare = page.saturating_sub(used + natural.min(part.max(FIRST)));
        let good = self.widest(side_by_side, |column| self.good(column));
        let mut left = widths.len();
        for (width, good) in widths.iter_mut().zip(good) {
            let more = good.saturating_sub(*width).min(spare / left.max(1));
            *width += more;
            spare -= more;
            left -= 1;
        }
        let used: usize = widths.iter().map(|width| width + GAP).sum();
        let first = page.saturating_sub(used).max(1);
        widths.insert(0, first.min(natural));
        widths
    }

    /// Of each place in a block the most that a column standing there asks for.
    fn widest(&self, side_by_side: usize, ask: impl Fn(&Column) -> usize) -> Vec<usize> {
        let mut widths = vec![0; side_by_side];
        for (at, column) in self.columns.iter().enumerate() {
            if let Some(width) = widths.get_mut(at % side_by_side.max(1)) {
                *width = ask(column).max(*width);
            }
        }
        widths
    }

    fn block(&self, columns: &[Column], widths: &[usize], ink: Ink) -> Vec<String> {
        let align = if self.titled { CellAlignment::Left } else { CellAlignment::Center };
        let mut aligns = vec![align; widths.len()];
        aligns.splice(..1, [CellAlignment::Left]);
        let heads =
            std::iter::once(self.head.as_str()).chain(columns.iter().map(|column| column.head.as_str()));
        let heads = heads.zip(widths).map(|(head, width)| toned(wrap(head, *width), Tone::Plain)).collect();
        let row = |(at, (_, first)): (usize, &(RowKind, Shown))| -> Vec<Lines> {
            let cells = columns.iter().filter_map(|column| column.cells.get(at));
            let cells = std::iter::once(first).chain(cells).zip(widths).enumerate();
            cells.map(|(column, (cell, width))| self.cell(cell, *width, column == 0)).collect()
        };
        Grid { widths: widths.to_vec(), aligns, ink }
            .draw(Some(heads), self.firsts.iter().enumerate().map(row))
    }

    /// The lines of a cell; a title hangs by its number, so that where one ends and the next begins is seen.
    fn cell(&self, cell: &Shown, width: usize, first: bool) -> Lines {
        let lines = if self.titled && !first {
            cell.text.split('\n').flat_map(|text| outdent(text, width)).collect()
        } else {
            wrap(&cell.text, width)
        };
        toned(lines, cell.tone)
    }

    /// Below the width of tables: each row by itself, what is in it by column.
    fn lines(&self, page: usize, ink: Ink) -> Vec<String> {
        let mut out = Vec::new();
        for (at, (_, first)) in self.firsts.iter().enumerate() {
            if at > 0 {
                out.push(String::new());
            }
            out.extend(wrap(&first.text, page).iter().map(|line| ink.paint(Tone::Strong, line)));
            for column in &self.columns {
                let cell = column.cells.get(at).filter(|cell| !cell.text.is_empty() && cell.text != "·");
                let texts =
                    cell.iter().flat_map(|cell| hang("  ", &format!("{}: {}", column.head, cell.text), page));
                out.extend(texts);
            }
        }
        out
    }
}

/// Whether the table would have anything to show titles for.
pub(super) fn has_references(table: &Table) -> bool {
    let is = |cell: &Cell| matches!(cell, Cell::Reference(_));
    table.rows.iter().flat_map(|row| &row.cells).any(|cell| match cell {
        Cell::List(cells) => cells.iter().any(is),
        cell => is(cell),
    })
}
