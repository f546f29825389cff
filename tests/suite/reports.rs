//! Reports: what they say of a plan, whatever the format.

use crate::plans::compiled;
use kcp::compile::Compiled;
use kcp::document::{Block, Cell, Document, Row, RowKind, Table, Text};
use kcp::locale::{Lang, Locale, Message};
use kcp::reports::{self, Input, Query, QueryFault, RawQuery};

pub const RICH: &str = include_str!("../data/rich.yaml");
pub const AS_OF: &str = "2021-12-15";

mod filters;
mod kept;
mod pages;
mod people;
mod shapes;
mod time;
mod unread;
mod weights;

fn rich() -> Compiled {
    compiled(RICH, AS_OF)
}

/// A report of a plan under filters, each as a name and what is typed for it.
pub fn report(compiled: &Compiled, name: &str, typed: &[(&str, &str)]) -> Result<Document, QueryFault> {
    let (programme, analysis) = (compiled.programme.as_ref().unwrap(), compiled.analysis.as_ref().unwrap());
    let mut raw = RawQuery::default();
    for (name, value) in typed {
        let value = (*value).to_owned();
        match *name {
            "period" => raw.period.push(value),
            "direction" => raw.direction.push(value),
            "responsible" => raw.responsible.push(value),
            "goal" => raw.goal.push(value),
            "status" => raw.status.push(value),
            "sort" => raw.sort = Some(value),
            "activities" => raw.activities = true,
            "as-if" => raw.as_if = Some(value),
            "consistency-ratio" => raw.consistency_ratio = value.parse().ok(),
            other => panic!("no filter {other}"),
        }
    }
    let query = Query::resolve(&raw, programme)?;
    let input = Input { path: "program.yaml", programme, analysis, unread: &compiled.unread, query: &query };
    Ok((reports::find(name).unwrap().build)(&input))
}

fn tables(document: &Document) -> Vec<&Table> {
    fn table(block: &Block) -> Option<&Table> {
        match block {
            Block::Table(table) => Some(table),
            _ => None,
        }
    }
    document.blocks.iter().filter_map(table).collect()
}

/// The rows that are things of the plan.
fn items(document: &Document) -> Vec<&Row> {
    let rows = tables(document).into_iter().flat_map(|table| &table.rows);
    rows.filter(|row| row.kind == RowKind::Item).collect()
}

/// The numbers of the rows, in their order.
fn numbers(document: &Document) -> String {
    let number = |row: &&Row| row.reference.as_ref()?.number.clone();
    items(document).iter().filter_map(number).collect::<Vec<_>>().join(" ")
}

/// The numbers of a report of directions under filters.
fn chosen(typed: &[(&str, &str)]) -> String {
    numbers(&report(&rich(), "directions", typed).unwrap())
}

fn say(message: &Message) -> String {
    Locale::new(Lang::En).say(message)
}

fn text(text: &Text) -> String {
    match text {
        Text::Plain(text) => text.clone(),
        Text::Said(message) => say(message),
    }
}

/// The remarks, in English.
fn notes(document: &Document) -> Vec<String> {
    let note = |block: &Block| match block {
        Block::Note(note) => Some(text(note)),
        _ => None,
    };
    document.blocks.iter().filter_map(note).collect()
}

/// A cell of a row by its column's key.
fn cell<'d>(table: &'d Table, row: &'d Row, key: &str) -> &'d Cell {
    let at = table.columns.iter().position(|column| column.key == key);
    at.and_then(|at| row.cells.get(at)).unwrap_or_else(|| panic!("no column {key}"))
}

/// A cell in a few words: references by number, people by id.
fn short(cell: &Cell) -> String {
    match cell {
        Cell::Empty => "-".to_owned(),
        Cell::Text(words) | Cell::Word { text: words, .. } => text(words),
        Cell::Missing(words) => format!("✗ {}", text(words)),
        Cell::Count(count) => count.to_string(),
        Cell::Number(number) | Cell::Share(number) => number.to_string(),
        Cell::Date(day) => day.to_string(),
        Cell::Days { text, spans, .. } => {
            let spans: Vec<_> = spans.iter().map(|days| format!("{}/{}", days.first, days.last)).collect();
            format!("{} = {}", text.as_deref().unwrap_or("-"), spans.join(", "))
        }
        Cell::Money(amount) => amount.to_string(),
        Cell::Person(person) => person.id.clone(),
        Cell::Reference(reference) => reference.number.clone().unwrap_or_default(),
        Cell::Status(status) => status.word().to_owned(),
        Cell::Counts(counts) => {
            counts.iter().map(|(key, count)| format!("{key}:{count}")).collect::<Vec<_>>().join(" ")
        }
        Cell::Record { text: words, .. } => words.as_ref().map_or_else(|| "-".to_owned(), text),
        Cell::List(cells) => cells.iter().map(short).collect::<Vec<_>>().join(" "),
    }
}

/// The rows of the only table, each as its cells of these keys.
fn rows(document: &Document, keys: &[&str]) -> Vec<String> {
    let all = tables(document);
    let [table] = all.as_slice() else { panic!("{} tables", all.len()) };
    let row = |row: &Row| keys.iter().map(|key| short(cell(table, row, key))).collect::<Vec<_>>().join(" | ");
    table.rows.iter().filter(|row| row.kind == RowKind::Item).map(row).collect()
}

/// What stands under the title, in English.
fn subtitle(document: &Document) -> String {
    document.subtitle.as_ref().map(text).unwrap_or_default()
}
