//! JSON, version 1: one renderer for all reports; the keys and their order are those of docs and contract.

use super::columns::{self, Picked};
use super::words::Words;
use super::{Format, Options, Refusal};
use crate::dates::Days;
use crate::document::{Block, Cell, Column, Document, Person, Query, Reference, RowKind, Table};
use crate::locale::{Locale, visible_json};
use serde::ser::{Serialize, SerializeMap, SerializeSeq, Serializer};
use std::collections::BTreeMap;

pub(super) const FORMAT: Format =
    Format { name: "json", extensions: &["json"], binary: false, shows: super::all, render };

fn render(document: &Document, options: &Options, locale: &Locale) -> Result<Vec<u8>, Refusal> {
    super::refuse_excel(options, FORMAT.name)?;
    columns::check(document, options)?;
    let words = Words::new(document, locale);
    let tables = columns::tables(document).map(|table| TableOf::new(table, options, &words)).collect();
    let note = |block: &Block| match block {
        Block::Note(text) => Some(words.raw(text)),
        _ => None,
    };
    let notes = document.blocks.iter().filter_map(note).collect();
    let text = serde_json::to_string_pretty(&Report { document, tables, notes })
        .map_err(|error| Refusal::Failed { reason: error.to_string() })?;
    Ok(format!("{}\n", visible_json(&text)).into_bytes())
}

struct Report<'a> {
    document: &'a Document,
    tables: Vec<TableOf<'a>>,
    /// What was left out and what to know, in the reader's language.
    notes: Vec<String>,
}

struct TableOf<'a> {
    table: &'a Table,
    picked: Vec<Picked<'a>>,
    words: &'a Words<'a>,
    /// Each row's place among the items, which are all that JSON shows.
    places: Vec<Option<usize>>,
}

struct RowOf<'a> {
    of: &'a TableOf<'a>,
    at: usize,
}

struct Cells<'a>(RowOf<'a>);
struct QueryOf<'a>(&'a Query);
struct ColumnOf<'a>(&'a Column, &'a Words<'a>);
struct CellOf<'a>(&'a Cell, &'a Words<'a>);
struct SpanOf(Days);
struct ReferenceOf<'a>(&'a Reference);
struct PersonOf<'a>(&'a Person);
struct CountsOf<'a>(&'a [(String, i64)]);
struct RecordOf<'a>(&'a [(&'static str, Cell)], &'a Words<'a>);

impl<'a> TableOf<'a> {
    fn new(table: &'a Table, options: &Options, words: &'a Words<'a>) -> Self {
        let mut next = 0;
        let place = |kind| {
            let item = kind == RowKind::Item;
            next += usize::from(item);
            item.then(|| next - 1)
        };
        let places = table.rows.iter().map(|row| row.kind).map(place).collect();
        Self { table, picked: columns::in_json(table, options), words, places }
    }

    /// The row's nearest ancestor that is an item, by its place among the items.
    fn parent(&self, at: usize) -> Option<usize> {
        let mut at = at;
        while let Some(parent) = self.table.rows.get(at)?.parent.filter(|parent| *parent < at) {
            if let Some(place) = self.places.get(parent)? {
                return Some(*place);
            }
            at = parent;
        }
        None
    }
}

impl Serialize for Report<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let document = self.document;
        let (path, title) = &document.plan;
        let mut map = to.serialize_map(None)?;
        map.serialize_entry("version", &1)?;
        map.serialize_entry("kind", "report")?;
        map.serialize_entry("report", document.report)?;
        map.serialize_entry("plan", &Pairs(&[("path", path), ("title", title)]))?;
        map.serialize_entry("as_of", &document.as_of.to_string())?;
        map.serialize_entry("complete", &document.complete)?;
        map.serialize_entry("query", &QueryOf(&document.query))?;
        map.serialize_entry("tables", &self.tables)?;
        map.serialize_entry("notes", &self.notes)?;
        map.end()
    }
}

impl Serialize for QueryOf<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let mut given: BTreeMap<&str, &Vec<String>> =
            self.0.filters.iter().map(|(name, values)| (*name, values)).collect();
        let mut map = to.serialize_map(None)?;
        match &self.0.period {
            Some(Cell::Days { text, spans, .. }) => {
                map.serialize_entry("period", &DaysOf { text: text.as_deref(), spans })?;
            }
            _ => map.serialize_entry("period", &None::<()>)?,
        }
        let none = Vec::new();
        for name in Query::FILTERS {
            map.serialize_entry(name, given.remove(name).unwrap_or(&none))?;
        }
        for (name, values) in given {
            map.serialize_entry(name, values)?;
        }
        map.end()
    }
}

impl Serialize for TableOf<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let columns: Vec<_> = self.picked.iter().map(|picked| ColumnOf(picked.column, self.words)).collect();
        let items = self.places.iter().enumerate().filter(|(_, place)| place.is_some());
        let rows: Vec<_> = items.map(|(at, _)| RowOf { of: self, at }).collect();
        let mut map = to.serialize_map(Some(4))?;
        map.serialize_entry("id", &self.table.id)?;
        map.serialize_entry("title", &self.table.title.as_ref().map(|title| self.words.raw(title)))?;
        map.serialize_entry("columns", &columns)?;
        map.serialize_entry("rows", &rows)?;
        map.end()
    }
}

impl Serialize for ColumnOf<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let Self(column, words) = self;
        let kind = column.kind.word();
        let mut map = to.serialize_map(Some(3))?;
        map.serialize_entry("key", &column.key)?;
        if column.many {
            map.serialize_entry("type", &[kind])?;
        } else {
            map.serialize_entry("type", kind)?;
        }
        map.serialize_entry("title", &words.raw(&column.title))?;
        map.end()
    }
}

impl Serialize for RowOf<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let row = self.of.table.rows.get(self.at);
        let reference = row.and_then(|row| row.reference.as_ref()).map(ReferenceOf);
        let mut map = to.serialize_map(Some(3))?;
        map.serialize_entry("ref", &reference)?;
        map.serialize_entry("parent", &self.of.parent(self.at))?;
        map.serialize_entry("cells", &Cells(Self { of: self.of, at: self.at }))?;
        map.end()
    }
}

impl Serialize for Cells<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let RowOf { of, at } = &self.0;
        let mut map = to.serialize_map(Some(of.picked.len()))?;
        let row = of.table.rows.get(*at);
        for picked in &of.picked {
            let cell = row.map_or(&Cell::Empty, |row| picked.of(row));
            // A column of lists always holds lists, so that a reader need not ask.
            match cell {
                Cell::Empty | Cell::Missing(_) if picked.column.many => {
                    map.serialize_entry(&picked.column.key, &[(); 0])?;
                }
                Cell::List(_) | Cell::Counts(_) => {
                    map.serialize_entry(&picked.column.key, &CellOf(cell, of.words))?;
                }
                _ if picked.column.many => {
                    map.serialize_entry(&picked.column.key, &[CellOf(cell, of.words)])?;
                }
                _ => map.serialize_entry(&picked.column.key, &CellOf(cell, of.words))?,
            }
        }
        map.end()
    }
}

impl Serialize for CellOf<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let Self(cell, words) = self;
        match cell {
            Cell::Empty | Cell::Missing(_) => to.serialize_none(),
            Cell::Text(text) => to.serialize_str(&words.raw(text)),
            Cell::Count(count) => to.serialize_i64(*count),
            Cell::Number(number) | Cell::Share(number) => number_of(*number, to),
            Cell::Date(day) => to.serialize_str(&day.to_string()),
            Cell::Days { text, spans, .. } => DaysOf { text: text.as_deref(), spans }.serialize(to),
            Cell::Money(amount) => to.serialize_str(&amount.to_string()),
            Cell::Person(person) => PersonOf(person).serialize(to),
            Cell::Reference(reference) => ReferenceOf(reference).serialize(to),
            Cell::Status(status) => to.serialize_str(status.word()),
            Cell::Word { word, .. } => to.serialize_str(word),
            Cell::Counts(counts) => CountsOf(counts).serialize(to),
            Cell::Record { fields, .. } => RecordOf(fields, words).serialize(to),
            Cell::List(cells) => {
                let full = cells.iter().filter(|cell| !matches!(cell, Cell::Empty | Cell::Missing(_)));
                let mut list = to.serialize_seq(None)?;
                for cell in full {
                    list.serialize_element(&CellOf(cell, words))?;
                }
                list.end()
            }
        }
    }
}

/// A whole number is written without a point, so that counts look like counts whatever they were computed
/// from.
fn number_of<S: Serializer>(number: f64, to: S) -> Result<S::Ok, S::Error> {
    const EXACT: f64 = 9_007_199_254_740_992.0;
    if number.fract() == 0.0 && number.abs() <= EXACT {
        // It is whole and within the limits of exactness, so nothing is cut off.
        #[allow(clippy::cast_possible_truncation)]
        return to.serialize_i64(number as i64);
    }
    to.serialize_f64(number)
}

struct DaysOf<'a> {
    text: Option<&'a str>,
    spans: &'a [Days],
}

impl Serialize for DaysOf<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let spans: Vec<_> = self.spans.iter().map(|days| SpanOf(*days)).collect();
        let mut map = to.serialize_map(Some(2))?;
        map.serialize_entry("text", &self.text)?;
        map.serialize_entry("spans", &spans)?;
        map.end()
    }
}

impl Serialize for SpanOf {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let (start, end) = (self.0.first.to_string(), self.0.last.to_string());
        Pairs(&[("start", &start), ("end", &end)]).serialize(to)
    }
}

impl Serialize for ReferenceOf<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let mut map = to.serialize_map(Some(4))?;
        map.serialize_entry("kind", self.0.kind.word())?;
        map.serialize_entry("id", &self.0.id)?;
        map.serialize_entry("number", &self.0.number)?;
        map.serialize_entry("title", &self.0.title)?;
        map.end()
    }
}

impl Serialize for PersonOf<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let mut map = to.serialize_map(Some(3))?;
        map.serialize_entry("id", &self.0.id)?;
        map.serialize_entry("role", &self.0.role)?;
        map.serialize_entry("name", &self.0.name)?;
        map.end()
    }
}

impl Serialize for CountsOf<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_map(self.0.iter().map(|(key, count)| (key, count)))
    }
}

impl Serialize for RecordOf<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_map(self.0.iter().map(|(key, cell)| (key, CellOf(cell, self.1))))
    }
}

/// An object of texts.
struct Pairs<'a>(&'a [(&'static str, &'a String)]);

impl Serialize for Pairs<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_map(self.0.iter().copied())
    }
}
