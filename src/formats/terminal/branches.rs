use super::bars::{self, Lane};
use super::grid::{Grid, Lines, toned};
use super::ink::{Ink, Shown, Tone};
use super::widths::{self, Want};
use super::wrap::{hang, width, word_width, wrap};
use crate::document::{Cell, Role, Row, RowKind, Table};
use crate::formats::bars::is_all;
use crate::formats::tree::{Node, walk};
use crate::formats::words::{Look, Naming, Words, look, mark};
use comfy_table::CellAlignment;

/// The columns of one level's branch.
const BRANCH: usize = 3;
/// So many columns are left for the text before branches are cut.
const READABLE: usize = 16;

/// A tree and what stands beside its nodes.
pub(super) struct Tree {
    nodes: Vec<Node>,
    rows: Vec<Leaf>,
    wants: Vec<Want>,
    aligns: Vec<CellAlignment>,
    /// Which columns beside are bars.
    bars: Vec<bool>,
}

struct Leaf {
    text: Shown,
    under: Vec<(&'static str, String)>,
    beside: Vec<Shown>,
}

/// Reads a table in the order of a walk; `wide` gives the columns of role Under a place of their own.
pub(super) fn read(table: &Table, lanes: &[Lane], words: &Words, wide: bool) -> Option<Tree> {
    let main = lanes.iter().position(|lane| lane.picked.column.role == Role::Main).unwrap_or(0);
    let main_picked = lanes.get(main)?.picked;
    let others = || lanes.iter().enumerate().filter(|(at, _)| *at != main).map(|(_, lane)| lane);
    let folds = |lane: &&Lane| lane.picked.column.role.folds(wide);
    let (under, beside): (Vec<Lane>, Vec<Lane>) = others().partition(folds);
    let under: Vec<_> = under.iter().map(|lane| lane.picked).collect();
    let of = |lane: &Lane| Look { headless: true, ..look(lane.picked, &table.rows, Naming::Number) };
    let looks: Vec<_> = beside.iter().map(of).collect();
    let labels: Vec<_> = beside.iter().map(|lane| words.inner(lane.picked.column)).collect();
    let leaf = |row: &Row| {
        let mut text =
            Shown::new(words, main_picked.of(row), Look { naming: Naming::Full, ..Look::default() });
        text.text.insert_str(0, mark(row));
        if row.kind != RowKind::Item {
            text.tone = Tone::Strong;
        }
        let beside = beside.iter().zip(&looks).zip(&labels).map(|((lane, look), label)| {
            if is_all(row, lane.picked.of(row)) {
                return Shown::default();
            }
            let mut shown = lane.shown(words, row, *look);
            if matches!(lane.picked.of(row), Cell::Count(_)) {
                shown.text = format!("{label}\u{a0}{}", shown.text);
            }
            shown
        });
        Leaf { text, beside: beside.collect(), under: super::under(&under, row, words) }
    };
    let nodes = walk(&table.rows);
    let rows: Vec<_> = nodes.iter().filter_map(|node| table.rows.get(node.row)).map(leaf).collect();
    let mut wants = vec![Want { role: Role::Main, natural: 1, word: 1 }];
    wants.extend(beside.iter().map(|lane| Want { role: lane.picked.column.role, natural: 1, word: 1 }));
    for (node, leaf) in nodes.iter().zip(&rows) {
        let prefix = node.depth * BRANCH;
        let under = leaf.under.iter().map(|(_, text)| width(text) + 2).max().unwrap_or(0);
        let sizes = leaf.beside.iter().map(|cell| (width(&cell.text), cell.word()));
        let main = (prefix + width(&leaf.text.text).max(under), prefix + word_width(&leaf.text.text));
        for (want, (natural, word)) in wants.iter_mut().zip(std::iter::once(main).chain(sizes)) {
            want.natural = want.natural.max(natural);
            want.word = want.word.max(word);
        }
    }
    let is_labelled =
        |lane: &Lane| table.rows.iter().any(|row| matches!(lane.picked.of(row), Cell::Count(_)));
    let align = |lane: &Lane| if is_labelled(lane) { CellAlignment::Left } else { lane.align(&table.rows) };
    let bars = beside.iter().map(|lane| lane.bar.is_some()).collect();
    let aligns = std::iter::once(CellAlignment::Left).chain(beside.iter().map(align)).collect();
    Some(Tree { nodes, rows, wants, aligns, bars })
}

impl Tree {
    /// What it takes without wrapping.
    pub fn natural(&self) -> usize {
        widths::natural(&self.wants)
    }

    /// Its lines on a page of so many columns.
    pub fn draw(&self, page: usize, ink: Ink) -> Vec<String> {
        let shared = if page < super::NARROW { None } else { widths::share(&self.wants, 0, page) };
        let Some(widths) = shared else { return self.stacked(page, ink) };
        let main = widths.first().copied().unwrap_or(page);
        let rows = self.rows.iter().enumerate().map(|(at, leaf)| {
            let beside = leaf.beside.iter().zip(widths.iter().skip(1));
            let beside: Vec<_> = beside.map(|(cell, width)| toned(cell.lines(*width), cell.tone)).collect();
            let height = beside.iter().map(Vec::len).max().unwrap_or(0);
            std::iter::once(self.branch(at, leaf, main, height)).chain(beside).collect::<Vec<_>>()
        });
        Grid { widths: widths.clone(), aligns: self.aligns.clone(), ink }.draw(None, rows)
    }

    /// The text of a node after its branch, and what hangs under it, at least so many lines high.
    fn branch(&self, at: usize, leaf: &Leaf, columns: usize, height: usize) -> Lines {
        let (first, rest) = self.prefix(at, columns);
        let room = columns.saturating_sub(width(&first)).max(2);
        let mut lines = Vec::new();
        for line in wrap(&leaf.text.text, room) {
            let prefix = if lines.is_empty() { &first } else { &rest };
            lines.push((format!("{prefix}{line}"), leaf.text.tone));
        }
        for line in leaf.under.iter().flat_map(|(mark, text)| hang(mark, text, room)) {
            lines.push((format!("{rest}{line}"), Tone::Dim));
        }
        let more = height.saturating_sub(lines.len());
        lines.extend(std::iter::repeat_n((rest, Tone::Plain), more));
        lines
    }

    /// What stands beside the nodes, under them: for pages too narrow for columns.
    fn stacked(&self, page: usize, ink: Ink) -> Vec<String> {
        let mut out = Vec::new();
        for (at, leaf) in self.rows.iter().enumerate() {
            let lines = self.branch(at, leaf, page, 0).into_iter();
            out.extend(lines.map(|(line, tone)| ink.paint(tone, &line)));
            let (_, rest) = self.prefix(at, page);
            let full: Vec<_> = leaf.beside.iter().filter(|cell| !cell.text.is_empty()).collect();
            let texts = leaf.beside.iter().map(|cell| cell.text.as_str()).zip(self.bars.iter().copied());
            let texts = bars::joined(texts);
            let tone =
                full.iter().map(|cell| cell.tone).find(|tone| *tone == Tone::Warn).unwrap_or(Tone::Dim);
            if !texts.is_empty() {
                let room = page.saturating_sub(width(&rest)).max(2);
                let lines = wrap(&texts.join(" · "), room).into_iter();
                out.extend(lines.map(|line| format!("{rest}{}", ink.paint(tone, &line))));
            }
        }
        out
    }

    /// What is drawn before a node's first line and before its others. Of a node deeper than fits, only the
    /// last levels are drawn, after «…» and how many are not.
    fn prefix(&self, at: usize, columns: usize) -> (String, String) {
        let levels = (columns.saturating_sub(READABLE) / BRANCH).max(2);
        let Some(node) = self.nodes.get(at).filter(|node| node.depth > 0) else { return Default::default() };
        let mut above = Vec::new();
        let mut hidden = String::new();
        let mut parent = node.parent;
        while let Some(node) = parent.and_then(|at| self.nodes.get(at)).filter(|node| node.depth > 0) {
            if above.len() + 2 == levels && node.depth > 1 {
                hidden = format!("{:<BRANCH$}", format!("…{}", node.depth));
                break;
            }
            above.push(if node.last { "   " } else { "│  " });
            parent = node.parent;
        }
        let before: String = above.into_iter().rev().collect();
        let (own, below) = if node.last { ("└─ ", "   ") } else { ("├─ ", "│  ") };
        let space = " ".repeat(width(&hidden));
        (format!("{hidden}{before}{own}"), format!("{space}{before}{below}"))
    }
}
