//! Shares drawn as bars of eighth blocks, beside their figures.

use super::ink::Shown;
use crate::document::{Cell, Role, Row, Table};
use crate::formats::bars::Scale;
use crate::formats::columns::{self, Picked};
use crate::formats::words::{Look, Words};
use comfy_table::CellAlignment;

/// The bar of a column's shares.
#[derive(Clone, Copy)]
pub(super) struct Bar {
    scale: Scale,
    /// The columns of the longest.
    columns: usize,
}

/// A column of the page: a picked one, or the bars beside it.
#[derive(Clone, Copy)]
pub(super) struct Lane<'a> {
    /// What it shows.
    pub picked: Picked<'a>,
    /// The bars that stand for the figures, if it is theirs.
    pub bar: Option<Bar>,
}

/// The columns with those of bars put after their figures, for a page of so many columns.
pub(super) fn beside<'a>(table: &Table, picked: &[Picked<'a>], page: usize) -> Vec<Lane<'a>> {
    let has_bar =
        |picked: &Picked| picked.column.bar && matches!(picked.column.role, Role::Fixed | Role::Side);
    let count = picked.iter().filter(|picked| has_bar(picked)).count();
    let scale = Scale::of(table);
    let columns = (page * 3 / 20 / count.max(1)).clamp(4, 12);
    let lanes = picked.iter().flat_map(|picked| {
        let bar = scale.filter(|_| has_bar(picked)).map(|scale| Bar { scale, columns });
        let figures = Lane { picked: *picked, bar: None };
        std::iter::once(figures).chain(bar.map(|bar| Lane { picked: *picked, bar: Some(bar) }))
    });
    lanes.collect()
}

impl Lane<'_> {
    /// A row's cell as it stands in the column.
    pub fn shown(&self, words: &Words, row: &Row, look: Look) -> Shown {
        let cell = self.picked.of(row);
        match &self.bar {
            Some(bar) => Shown { text: bar.of(row, cell), ..Shown::default() },
            None => Shown::new(words, cell, look),
        }
    }

    /// How its cells stand.
    pub fn align(&self, rows: &[Row]) -> CellAlignment {
        let right = self.bar.is_none() && columns::is_numeric(&self.picked, rows);
        if right { CellAlignment::Right } else { CellAlignment::Left }
    }
}

/// Texts with each bar joined to the figure before it.
pub(super) fn joined<'a>(texts: impl Iterator<Item = (&'a str, bool)>) -> Vec<String> {
    let mut all: Vec<String> = Vec::new();
    for (text, bar) in texts.filter(|(text, _)| !text.is_empty()) {
        match all.last_mut().filter(|_| bar) {
            Some(figure) => *figure = format!("{figure} {text}"),
            None => all.push(text.to_owned()),
        }
    }
    all
}

impl Bar {
    /// The bar of a row's share; nothing where it has none.
    fn of(&self, row: &Row, cell: &Cell) -> String {
        self.scale.part(row, cell).map_or_else(String::new, |part| drawn(part, self.columns))
    }
}

/// So much of so many columns, to an eighth of a column; what is more than nothing is seen.
fn drawn(part: f64, columns: usize) -> String {
    const EIGHTHS: [&str; 8] = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"];
    let all = columns * 8;
    // A part of one of some hundred eighths: nothing is lost, and nothing is below zero.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, clippy::cast_precision_loss)]
    let eighths = (part * all as f64).round() as usize;
    let eighths = eighths.clamp(usize::from(part > 0.0), all);
    "█".repeat(eighths / 8) + EIGHTHS.get(eighths % 8).copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bars_are_drawn_to_an_eighth_of_a_column() {
        for (part, bar) in [
            (1.0, "████████████"),
            (31.8 / 61.1, "██████▎"),
            (3.8 / 61.1, "▊"),
            (11.1 / 61.1, "██▏"),
            (0.0, ""),
            (1e-9, "▏"),
        ] {
            assert_eq!(drawn(part, 12), bar, "{part}");
        }
    }
}
