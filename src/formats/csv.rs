//! CSV: one flat table a report, RFC 4180 to the letter, its line ends CRLF too; for Excel with semicolons, a
//! byte order mark and the language's decimal sign.

use super::columns::{self, Picked};
use super::excel;
use super::words::{Look, Naming, Words};
use super::{Format, Options, Refusal};
use crate::document::{Cell, Document, Row, RowKind, Shape, Table};
use crate::locale::{Lang, Locale};
use std::collections::{BTreeMap, BTreeSet};

pub(super) const FORMAT: Format =
    Format { name: "csv", extensions: &["csv"], binary: false, shows: super::all, render };

fn render(document: &Document, options: &Options, locale: &Locale) -> Result<Vec<u8>, Refusal> {
    columns::check(document, options)?;
    let excel = options.excel;
    let words = Words::new(document, locale);
    let writer = Writer {
        between: if excel { ';' } else { ',' },
        excel,
        comma: excel && locale.lang() == Lang::Ru,
        words: &words,
    };
    let tables: Vec<_> = columns::tables(document).collect();
    let heads = heads(&tables, options, &writer);
    let by = document.tables_by.as_ref().map(|text| writer.text(&words.text(text)));
    let mut out = if excel { "\u{feff}".to_owned() } else { String::new() };
    writer.record(&mut out, by.into_iter().chain(heads.iter().map(|head| writer.text(&head.title))));
    for table in tables {
        let title = table.title.as_ref().map(|text| words.text(text)).unwrap_or_default();
        let title = document.tables_by.is_some().then(|| writer.text(&title));
        let picked = columns::in_csv(table, options);
        let places: BTreeMap<&str, Picked> =
            picked.into_iter().map(|picked| (picked.column.key.as_str(), picked)).collect();
        let fields: Vec<_> = heads.iter().map(|head| (head, places.get(head.key))).collect();
        for row in table.rows.iter().filter(|row| row.kind == RowKind::Item) {
            let full = table.shape == Shape::Fields;
            let cells = fields.iter().map(|(head, picked)| writer.field(head, *picked, row, full));
            writer.record(&mut out, title.clone().into_iter().chain(cells));
        }
    }
    Ok(out.into_bytes())
}

/// A column of the flat table.
struct Head<'a> {
    /// The key of the document's column.
    key: &'a str,
    /// Of a column that counts by key: which key.
    count: Option<&'a str>,
    title: String,
}

/// The columns of all tables, each once; one that counts by key becomes a column a key.
fn heads<'a>(tables: &[&'a Table], options: &Options, writer: &Writer) -> Vec<Head<'a>> {
    let mut seen = BTreeSet::new();
    let mut order: Vec<(&str, String)> = Vec::new();
    let mut counts: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for table in tables {
        for picked in columns::in_csv(table, options) {
            let key = picked.column.key.as_str();
            if seen.insert(key) {
                order.push((key, writer.words.head(picked.column)));
            }
            for row in &table.rows {
                if let Cell::Counts(list) = picked.of(row) {
                    counts.entry(key).or_default().extend(list.iter().map(|(key, _)| key.as_str()));
                }
            }
        }
    }
    let mut heads = Vec::new();
    for (key, title) in order {
        match counts.get(key) {
            Some(keys) => heads.extend(keys.iter().map(|count| Head {
                key,
                count: Some(count),
                title: format!("{title} {count}"),
            })),
            None => heads.push(Head { key, count: None, title }),
        }
    }
    heads
}

struct Writer<'a> {
    between: char,
    excel: bool,
    /// Whether decimals stand after a comma.
    comma: bool,
    words: &'a Words<'a>,
}

impl Writer<'_> {
    fn record(&self, out: &mut String, fields: impl Iterator<Item = String>) {
        for (at, field) in fields.enumerate() {
            if at > 0 {
                out.push(self.between);
            }
            let quoted = field.contains(['"', '\n', '\r', self.between])
                || field.starts_with(' ')
                || field.ends_with(' ');
            if quoted {
                out.push('"');
                out.push_str(&field.replace('"', "\"\""));
                out.push('"');
            } else {
                out.push_str(&field);
            }
        }
        out.push_str("\r\n");
    }

    fn field(&self, head: &Head, picked: Option<&Picked>, row: &Row, full: bool) -> String {
        let Some(picked) = picked else { return String::new() };
        match (picked.of(row), head.count) {
            (Cell::Counts(counts), Some(key)) => {
                let count = counts.iter().find(|(of, _)| of == key);
                count.map(|(_, count)| count.to_string()).unwrap_or_default()
            }
            (cell, _) => self.cell(cell, full),
        }
    }

    /// Numbers and dates as machines read them; everything else in words, and lists of things by number or,
    /// `full`, by title too.
    fn cell(&self, cell: &Cell, full: bool) -> String {
        let naming = if full { Naming::Full } else { Naming::Number };
        let short = Look { naming, decimals: 1, headless: false };
        match cell {
            Cell::Count(count) => count.to_string(),
            Cell::Number(number) | Cell::Share(number) => self.decimal(number.to_string()),
            Cell::Money(amount) => self.decimal(amount.normalize().to_string()),
            Cell::Date(day) => day.to_string(),
            Cell::Person(person) => self.text(&self.words.person_in_full(person)),
            Cell::List(cells) => {
                let said = cells.iter().filter(|cell| !cell.is_empty()).map(|cell| match cell {
                    Cell::Person(person) => self.words.person_in_full(person),
                    other => self.words.cell(other, short),
                });
                self.text(&said.collect::<Vec<_>>().join("; "))
            }
            other => self.text(&self.words.cell(other, Look { naming: Naming::Full, ..short })),
        }
    }

    fn decimal(&self, digits: String) -> String {
        if self.comma { digits.replace('.', ",") } else { digits }
    }

    /// A text that a spreadsheet could take for a formula is kept a text by an apostrophe; one that Excel
    /// would turn into a number or a date, by being the value of a formula.
    fn text(&self, text: &str) -> String {
        if self.excel && excel::turns(text) {
            return format!("=\"{text}\"");
        }
        let formula = text.starts_with(['=', '+', '-', '@', '\t']);
        if formula { format!("'{text}") } else { text.to_owned() }
    }
}
