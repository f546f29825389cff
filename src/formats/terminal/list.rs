use super::bars::{self, Lane};
use super::grid::{Grid, Lines, toned};
use super::ink::{Ink, Shown, Tone};
use super::widths::{self, Want};
use super::wrap::{hang, outdent, width, word_width, wrap};
use crate::document::{Cell, Role, Row, RowKind, Table};
use crate::formats::words::{Naming, Words, look, mark};
use comfy_table::CellAlignment;

/// What stands under the main text asks for no more columns than this: it may wrap before the side columns
/// do.
const UNDER: usize = 30;
/// On a wide page there is room for more.
const BELOW: usize = 60;

/// The tables of one make, that is of the same columns: they share widths and one header.
pub(super) struct Group {
    heads: Vec<String>,
    wants: Vec<Want>,
    aligns: Vec<CellAlignment>,
    /// Which columns have statuses, that need no heading beside them.
    plain: Vec<bool>,
    /// Which columns are bars of the figures before them.
    bars: Vec<bool>,
    main: usize,
    widths: Option<Vec<usize>>,
}

/// The rows of one table.
pub(super) struct List {
    lines: Vec<Line>,
}

struct Line {
    kind: RowKind,
    cells: Vec<Shown>,
    /// What stands under the main text, each after its mark.
    under: Vec<(&'static str, String)>,
}

/// Reads a table: `wide` gives the columns of role Under a place of their own.
pub(super) fn read(table: &Table, lanes: &[Lane], words: &Words, wide: bool) -> (Group, List) {
    let has_main = lanes.iter().any(|lane| lane.picked.column.role == Role::Main);
    let folds = |lane: &&Lane| has_main && lane.picked.column.role.folds(wide);
    let (under, own): (Vec<Lane>, Vec<Lane>) = lanes.iter().partition(folds);
    let under: Vec<_> = under.iter().map(|lane| lane.picked).collect();
    let main = own.iter().position(|lane| lane.picked.column.role == Role::Main).unwrap_or(0);
    let looks: Vec<_> = own
        .iter()
        .enumerate()
        .map(|(at, lane)| {
            look(lane.picked, &table.rows, if at == main { Naming::Full } else { Naming::Number })
        })
        .collect();
    let cell = |row: &Row, at: usize, lane: &Lane| {
        let mut shown = lane.shown(words, row, looks.get(at).copied().unwrap_or_default());
        if at == main {
            shown.text.insert_str(0, mark(row));
        }
        let number = at < main && lane.picked.column.role == Role::Fixed;
        shown.tone = match shown.tone {
            _ if row.kind != RowKind::Item => Tone::Strong,
            Tone::Plain if number => Tone::Dim,
            tone => tone,
        };
        shown
    };
    let line = |row: &Row| Line {
        kind: row.kind,
        cells: own.iter().enumerate().map(|(at, lane)| cell(row, at, lane)).collect(),
        under: super::under(&under, row, words),
    };
    let list = List { lines: table.rows.iter().map(line).collect() };
    let head = |lane: &Lane| match &lane.bar {
        Some(_) => String::new(),
        None => words.head(lane.picked.column),
    };
    let heads: Vec<String> = own.iter().map(head).collect();
    let mut wants: Vec<Want> = own.iter().zip(&heads).map(|(lane, head)| want(lane, head)).collect();
    for line in list.lines.iter().filter(|line| line.kind != RowKind::Heading) {
        for (want, cell) in wants.iter_mut().zip(&line.cells) {
            want.natural = want.natural.max(width(&cell.text));
            want.word = want.word.max(cell.word());
        }
        if let Some(want) = wants.get_mut(main) {
            let wide_text = line.under.iter().map(|(_, text)| width(text) + 2).max().unwrap_or(0);
            want.natural = want.natural.max(wide_text.min(if wide { BELOW } else { UNDER }));
        }
    }
    let is_status = |lane: &Lane| table.rows.iter().any(|row| matches!(lane.picked.of(row), Cell::Status(_)));
    let group = Group {
        heads,
        wants,
        aligns: own.iter().map(|lane| lane.align(&table.rows)).collect(),
        plain: own.iter().map(is_status).collect(),
        bars: own.iter().map(|lane| lane.bar.is_some()).collect(),
        main,
        widths: None,
    };
    (group, list)
}

/// A heading may wrap, so it asks for its widest word only; the main column's is worth its whole length.
fn want(lane: &Lane, head: &str) -> Want {
    let word = word_width(head);
    let natural = if lane.picked.column.role == Role::Main { width(head) } else { word };
    Want { role: lane.picked.column.role, natural, word }
}

impl Group {
    /// Takes in what another table of the same make would like.
    pub fn join(&mut self, other: &Self) {
        for (mine, theirs) in self.wants.iter_mut().zip(&other.wants) {
            mine.natural = mine.natural.max(theirs.natural);
            mine.word = mine.word.max(theirs.word);
        }
        for (mine, theirs) in self.plain.iter_mut().zip(&other.plain) {
            *mine |= theirs;
        }
    }

    /// What it takes without wrapping.
    pub fn natural(&self) -> usize {
        widths::natural(&self.wants)
    }

    /// Shares out the page's columns among those of its tables; narrow pages get blocks of lines instead.
    pub fn settle<'a>(&mut self, columns: usize, lists: impl Iterator<Item = &'a List>) {
        if columns < super::NARROW {
            return;
        }
        let Some(mut shared) = widths::share(&self.wants, self.main, columns) else { return };
        // A wrapped column is often narrower than its part: what its lines don't use goes to the main text.
        let mut used: Vec<usize> = self.wants.iter().map(|want| want.word.min(1)).collect();
        for (used, head) in used.iter_mut().zip(&self.heads) {
            *used = (*used).max(word_width(head));
        }
        for line in lists.flat_map(|list| &list.lines).filter(|line| line.kind != RowKind::Heading) {
            for ((used, cell), given) in used.iter_mut().zip(&line.cells).zip(&shared) {
                if *used < *given {
                    let lines = cell.lines(*given);
                    *used = lines.iter().map(|line| width(line)).fold(*used, usize::max);
                }
            }
        }
        let mut spare = 0;
        for (at, (given, used)) in shared.iter_mut().zip(&used).enumerate() {
            if at != self.main && *used < *given {
                spare += *given - used;
                *given = *used;
            }
        }
        if let Some(main) = shared.get_mut(self.main) {
            *main += spare;
        }
        self.widths = Some(shared);
    }

    /// The table's lines on a page of so many columns, with the header or without it.
    pub fn draw(&self, list: &List, columns: usize, header: bool, ink: Ink) -> Vec<String> {
        match &self.widths {
            Some(widths) => self.grid(list, widths, columns, header, ink),
            None => self.blocks(list, columns, ink),
        }
    }

    fn grid(&self, list: &List, widths: &[usize], columns: usize, header: bool, ink: Ink) -> Vec<String> {
        let grid = Grid { widths: widths.to_vec(), aligns: self.aligns.clone(), ink };
        let heads = || {
            let wrapped = self.heads.iter().zip(widths).map(|(head, width)| wrap(head, *width));
            wrapped.map(|lines| toned(lines, Tone::Plain)).collect()
        };
        let mut header = header.then(heads);
        let mut out = Vec::new();
        // comfy-table can't let a heading span columns, so the rows between two headings are a table of their
        // own.
        for part in list.lines.chunk_by(|_, next| next.kind != RowKind::Heading) {
            let (first, rest) = match part.split_first() {
                Some((first, rest)) if first.kind == RowKind::Heading => (Some(first), rest),
                _ => (None, part),
            };
            if first.is_some()
                && let Some(header) = header.take()
            {
                out.extend(grid.draw(Some(header), []));
            }
            if first.is_some() && !out.is_empty() {
                let after_header = out.last().is_some_and(|line: &String| line.contains('─'));
                out.extend((!after_header).then(String::new));
            }
            out.extend(first.into_iter().flat_map(|line| self.heading(line, columns, ink)));
            let rows = rest.iter().map(|line| self.row(line, widths));
            if !rest.is_empty() {
                out.extend(grid.draw(header.take(), rows));
            }
        }
        out
    }

    fn heading(&self, line: &Line, columns: usize, ink: Ink) -> Vec<String> {
        let text = line.cells.get(self.main).map(|cell| cell.text.as_str()).unwrap_or_default();
        wrap(text, columns).iter().map(|line| ink.paint(Tone::Strong, line)).collect()
    }

    fn row(&self, line: &Line, widths: &[usize]) -> Vec<Lines> {
        let cells = line.cells.iter().zip(widths);
        let mut row: Vec<Lines> = cells.map(|(cell, width)| toned(cell.lines(*width), cell.tone)).collect();
        if let (Some(main), Some(width)) = (row.get_mut(self.main), widths.get(self.main)) {
            main.extend(
                line.under.iter().flat_map(|(mark, text)| toned(hang(mark, text, *width), Tone::Dim)),
            );
        }
        row
    }

    /// A block of lines a row: what stands before the main text, the text, and under it the rest by name.
    fn blocks(&self, list: &List, columns: usize, ink: Ink) -> Vec<String> {
        let mut out = Vec::new();
        for (at, line) in list.lines.iter().enumerate() {
            if at > 0 {
                out.push(String::new());
            }
            if line.kind == RowKind::Heading {
                out.extend(self.heading(line, columns, ink));
            } else {
                self.block(line, columns, ink, &mut out);
            }
        }
        out
    }

    fn block(&self, line: &Line, columns: usize, ink: Ink, out: &mut Vec<String>) {
        let before = line.cells.iter().zip(&self.aligns).zip(&self.bars).take(self.main);
        let leads = before
            .filter(|((cell, align), bar)| !**bar && **align == CellAlignment::Left && !cell.text.is_empty());
        let lead: Vec<_> = leads.map(|((cell, _), _)| cell.text.as_str()).collect();
        let lead = lead.join("  ");
        let beside = lead.is_empty() || width(&lead) + 2 <= columns / 3;
        let indent = if beside && !lead.is_empty() { width(&lead) + 2 } else { 2 };
        let room = columns.saturating_sub(indent);
        let space = " ".repeat(indent);
        // Without anything before it, the text itself begins the block at the edge.
        let mut first = if lead.is_empty() { String::new() } else { ink.paint(Tone::Dim, &lead) + "  " };
        let mut start = beside;
        if !beside {
            out.extend(wrap(&lead, columns).iter().map(|line| ink.paint(Tone::Dim, line)));
        }
        let mut push = |text: &str, tone: Tone| {
            let before = if std::mem::take(&mut start) { std::mem::take(&mut first) } else { space.clone() };
            out.push(before + &ink.paint(tone, text));
        };
        let (text, tone) =
            line.cells.get(self.main).map_or(("", Tone::Plain), |cell| (&cell.text, cell.tone));
        wrap(text, room).iter().for_each(|line| push(line, tone));
        for text in line.under.iter().flat_map(|(mark, text)| hang(mark, text, room)) {
            push(&text, Tone::Dim);
        }
        // A number by itself says nothing: before the main text or after it, it is named.
        let cells = line.cells.iter().zip(&self.heads).zip(&self.plain).zip(&self.aligns).enumerate();
        let named = cells.filter(|(at, (_, align))| *at > self.main || **align == CellAlignment::Right);
        for (at, (((cell, head), plain), _)) in named {
            let is_bar = |at: usize| self.bars.get(at) == Some(&true);
            if at == self.main || cell.text.is_empty() || is_bar(at) {
                continue;
            }
            let bar = line.cells.get(at + 1).filter(|_| is_bar(at + 1)).map(|bar| bar.text.as_str());
            let figure = [(cell.text.as_str(), false), (bar.unwrap_or_default(), true)];
            let said = bars::joined(figure.into_iter()).concat();
            let tone = if cell.tone == Tone::Dim && !plain { Tone::Plain } else { cell.tone };
            let text = if *plain { said } else { format!("{head}: {said}") };
            outdent(&text, room).iter().for_each(|line| push(line, tone));
        }
    }
}
