use super::grid::{Grid, toned};
use super::ink::{Ink, Shown, Tone};
use super::widths::GAP;
use super::wrap::{hang, width, wrap};
use crate::document::Table;
use crate::formats::columns::Picked;
use crate::formats::words::{Look, Naming, Words, look};
use comfy_table::CellAlignment;

/// Names and values.
pub(super) struct Fields {
    rows: Vec<(String, Shown)>,
}

/// Reads a table: the first column is the name, the others the value.
pub(super) fn read(table: &Table, picked: &[Picked], words: &Words) -> Fields {
    let of = |picked: &Picked| Look { headless: true, ..look(*picked, &table.rows, Naming::Full) };
    let looks: Vec<_> = picked.iter().map(of).collect();
    let mut rows: Vec<(String, Shown)> = Vec::new();
    for row in &table.rows {
        let mut cells =
            picked.iter().zip(&looks).map(|(picked, look)| Shown::new(words, picked.of(row), *look));
        let name = cells.next().unwrap_or_default().text;
        let values: Vec<_> = cells.filter(|cell| !cell.text.is_empty()).collect();
        let tone = values.first().map_or(Tone::Plain, |value| value.tone);
        let texts: Vec<_> = values.iter().map(|value| value.text.as_str()).collect();
        let text = texts.join(" · ");
        match rows.last_mut() {
            // Rows that share a name are further lines of one field.
            Some((last, shown)) if *last == name && !name.is_empty() => {
                shown.text.push('\n');
                shown.text.push_str(&text);
            }
            _ => rows.push((name, Shown { text, tone })),
        }
    }
    Fields { rows }
}

impl Fields {
    /// The widest name.
    pub fn name(&self) -> usize {
        self.rows.iter().map(|(name, _)| width(name)).max().unwrap_or(0)
    }

    /// What it takes without wrapping, with names of that width.
    pub fn natural(&self, name: usize) -> usize {
        let lines = self.rows.iter().flat_map(|(_, value)| value.text.lines());
        name + GAP + lines.map(width).max().unwrap_or(0)
    }

    /// Its lines on a page of so many columns, with names of that width at most a third of the page.
    pub fn draw(&self, page: usize, name: usize, ink: Ink) -> Vec<String> {
        if page < super::NARROW {
            return self.stacked(page, ink);
        }
        let name = name.clamp(1, page / 3);
        let value = page.saturating_sub(name + GAP).max(2);
        let row = |(text, shown): &(String, Shown)| {
            vec![toned(wrap(text, name), Tone::Dim), toned(wrap(&shown.text, value), shown.tone)]
        };
        let rows: Vec<_> = self.rows.iter().map(row).collect();
        Grid { widths: vec![name, value], aligns: vec![CellAlignment::Left; 2], ink }.draw(None, rows)
    }

    fn stacked(&self, page: usize, ink: Ink) -> Vec<String> {
        let mut out = Vec::new();
        for (name, value) in &self.rows {
            out.extend(wrap(name, page).iter().map(|line| ink.paint(Tone::Dim, line)));
            if !value.text.is_empty() {
                out.extend(hang("  ", &value.text, page).iter().map(|line| ink.paint(value.tone, line)));
            }
        }
        out
    }
}
