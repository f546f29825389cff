use super::{Options, Refusal};
use crate::document::{Block, Cell, Column, Document, Kind, Role, Row, Shown, Table, Text};
use crate::locale::{Names, folded};
use std::collections::BTreeSet;

/// A column to be shown and its place in each row.
#[derive(Clone, Copy)]
pub(super) struct Picked<'a> {
    /// Its place in the rows' cells.
    pub at: usize,
    /// What it is.
    pub column: &'a Column,
}

impl Picked<'_> {
    /// The column's cell of `row`; nothing where the row is too short.
    pub fn of<'r>(&self, row: &'r Row) -> &'r Cell {
        row.cells.get(self.at).unwrap_or(&Cell::Empty)
    }
}

/// Whether the column's cells are numbers, to be set right; counts by key are words.
pub(super) fn is_numeric(picked: &Picked, rows: &[Row]) -> bool {
    let by_key = || rows.iter().any(|row| matches!(picked.of(row), Cell::Counts(_)));
    let kind = matches!(picked.column.kind, Kind::Number | Kind::Share | Kind::Money);
    kind && !picked.column.many && !by_key()
}

/// The document's tables, in order.
pub(super) fn tables(document: &Document) -> impl Iterator<Item = &Table> {
    document.blocks.iter().filter_map(|block| match block {
        Block::Table(table) => Some(table),
        _ => None,
    })
}

/// The keys of the columns that are asked for by their keys or by their headings, in any language.
///
/// # Errors
/// No table has a column of some key or heading.
pub fn keys(document: &Document, typed: &[String]) -> Result<Vec<String>, Refusal> {
    let names = Names::new();
    let columns = || tables(document).flat_map(|table| &table.columns);
    let known = |typed: &String| {
        let typed = typed.trim();
        let heading = |column: &&Column| match &column.title {
            Text::Plain(heading) => folded(heading) == folded(typed),
            Text::Said(heading) => names.is_called(typed, heading),
        };
        let own = columns().find(|column| column.key == typed);
        own.or_else(|| columns().find(heading)).map_or_else(|| typed.to_owned(), |found| found.key.clone())
    };
    let found: Vec<String> = typed.iter().map(known).collect();
    check(document, &Options { columns: Some(found.clone()), ..Options::default() })?;
    Ok(found)
}

/// Refuses a key that no table has.
pub(super) fn check(document: &Document, options: &Options) -> Result<(), Refusal> {
    let Some(keys) = &options.columns else { return Ok(()) };
    let mut known = Vec::new();
    let mut seen = BTreeSet::new();
    for column in tables(document).flat_map(|table| &table.columns) {
        if seen.insert(column.key.as_str()) {
            known.push((column.key.clone(), column.title.clone()));
        }
    }
    match keys.iter().find(|key| !seen.contains(key.as_str())) {
        Some(name) if !known.is_empty() => Err(Refusal::UnknownColumn { name: name.clone(), known }),
        _ => Ok(()),
    }
}

/// The keys of the columns that hold something in any of the document's tables.
pub(super) fn filled(document: &Document) -> BTreeSet<&str> {
    let mut filled = BTreeSet::new();
    for table in tables(document) {
        for picked in all(table) {
            let key = picked.column.key.as_str();
            if !filled.contains(key) && table.rows.iter().any(|row| !picked.of(row).is_empty()) {
                filled.insert(key);
            }
        }
    }
    filled
}

/// The columns that a page shows: those asked for, else all but the ones of role Data, and of role Under only
/// those that hold something somewhere.
pub(super) fn on_page<'a>(table: &'a Table, options: &Options, filled: &BTreeSet<&str>) -> Vec<Picked<'a>> {
    let shows = |picked: &Picked| match picked.column.role {
        Role::Data => false,
        Role::Under | Role::Below => filled.contains(picked.column.key.as_str()),
        Role::Fixed | Role::Main | Role::Side => true,
    };
    asked(table, options).unwrap_or_else(|| all(table).filter(shows).collect())
}

/// The columns of CSV: those asked for, else all.
pub(super) fn in_csv<'a>(table: &'a Table, options: &Options) -> Vec<Picked<'a>> {
    let data = |picked: &Picked| picked.column.shown != Shown::OnPage;
    asked(table, options).unwrap_or_else(|| all(table).filter(data).collect())
}

/// The columns of JSON: the same without those that say again what it says elsewhere.
pub(super) fn in_json<'a>(table: &'a Table, options: &Options) -> Vec<Picked<'a>> {
    in_csv(table, options).into_iter().filter(|picked| picked.column.shown == Shown::Everywhere).collect()
}

fn all(table: &Table) -> impl Iterator<Item = Picked<'_>> {
    table.columns.iter().enumerate().map(|(at, column)| Picked { at, column })
}

/// The columns asked for, in the order asked; none if the table has none of them.
fn asked<'a>(table: &'a Table, options: &Options) -> Option<Vec<Picked<'a>>> {
    let keys = options.columns.as_ref()?;
    let picked: Vec<_> =
        keys.iter().filter_map(|key| all(table).find(|picked| picked.column.key == *key)).collect();
    (!picked.is_empty()).then_some(picked)
}
