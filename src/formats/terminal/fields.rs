use super::grid::{Grid, toned};
use super::ink::{Ink, Shown, Tone};
use super::widths::GAP;
use super::wrap::{outdent, width, wrap};
use crate::document::{Cell, Table};
use crate::formats::columns::Picked;
use crate::formats::words::{Look, Naming, Words, look};
use comfy_table::CellAlignment;

/// Names and values.
pub(super) struct Fields {
    rows: Vec<Field>,
}

struct Field {
    name: String,
    value: Shown,
    /// Whether its lines are several things, each of which may wrap.
    list: bool,
}

/// Reads a table: the first column is the name, the others the value.
pub(super) fn read(table: &Table, picked: &[Picked], words: &Words) -> Fields {
    let mut rows: Vec<Field> = Vec::new();
    for row in &table.rows {
        // Amounts of different fields don't stand under one another: each has the decimals it needs.
        let own = std::slice::from_ref(row);
        let of = |picked: &Picked| Look { headless: true, ..look(*picked, own, Naming::Full) };
        let mut cells = picked.iter().map(|picked| Shown::new(words, picked.of(row), of(picked)));
        let name = cells.next().unwrap_or_default().text;
        let values: Vec<_> = cells.filter(|cell| !cell.text.is_empty()).collect();
        let tone = values.first().map_or(Tone::Plain, |value| value.tone);
        let texts: Vec<_> = values.iter().map(|value| value.text.as_str()).collect();
        let text = texts.join(" · ");
        match rows.last_mut() {
            // Rows that share a name are further lines of one field.
            Some(before) if before.name == name && !name.is_empty() => {
                before.value.text.push('\n');
                before.value.text.push_str(&text);
                before.list = true;
            }
            _ => {
                let list = row.cells.iter().any(|cell| matches!(cell, Cell::List(_)));
                rows.push(Field { name, value: Shown { text, short: None, tone }, list });
            }
        }
    }
    Fields { rows }
}

impl Fields {
    /// The widest name.
    pub fn name(&self) -> usize {
        self.rows.iter().map(|field| width(&field.name)).max().unwrap_or(0)
    }

    /// What it takes without wrapping, with names of that width.
    pub fn natural(&self, name: usize) -> usize {
        name + GAP + self.rows.iter().map(|field| width(&field.value.text)).max().unwrap_or(0)
    }

    /// Its lines on a page of so many columns, with names of that width at most a third of the page.
    pub fn draw(&self, page: usize, name: usize, ink: Ink) -> Vec<String> {
        if page < super::NARROW {
            return self.stacked(page, ink);
        }
        let name = name.clamp(1, page / 3);
        let value = page.saturating_sub(name + GAP).max(2);
        let row = |field: &Field| {
            vec![toned(wrap(&field.name, name), Tone::Dim), toned(field.lines(value), field.value.tone)]
        };
        let grid = Grid { widths: vec![name, value], aligns: vec![CellAlignment::Left; 2], ink };
        grid.draw(None, self.rows.iter().map(row))
    }

    fn stacked(&self, page: usize, ink: Ink) -> Vec<String> {
        let mut out = Vec::new();
        for field in &self.rows {
            if !field.name.is_empty() {
                out.extend(wrap(&field.name, page).iter().map(|line| ink.paint(Tone::Dim, line)));
            }
            if !field.value.text.is_empty() {
                let lines = field.lines(page.saturating_sub(2));
                out.extend(lines.iter().map(|line| format!("  {}", ink.paint(field.value.tone, line))));
            }
        }
        out
    }
}

impl Field {
    fn lines(&self, columns: usize) -> Vec<String> {
        if self.list {
            self.value.text.split('\n').flat_map(|text| outdent(text, columns)).collect()
        } else {
            wrap(&self.value.text, columns)
        }
    }
}
