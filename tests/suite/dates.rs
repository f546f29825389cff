//! The language of date expressions against real phrases, and what holds for every expression.

use chrono::NaiveDate;
use kcp::dates::{self, Context, Days, FaultKind, Reading, Stretch};

const PHRASES: &str = include_str!("../data/date-phrases.tsv");

struct Row {
    phrase: String,
    within: Option<Days>,
    reading: String,
}

fn rows() -> Vec<Row> {
    let row = |line: &str| {
        let cells: Vec<&str> = line.split('\t').collect();
        let [phrase, within, reading, ..] = cells.as_slice() else { panic!("a short row: {line}") };
        Row { phrase: phrase.replace("\\n", "\n"), within: span(within), reading: (*reading).to_owned() }
    };
    PHRASES.lines().skip(1).map(row).collect()
}

fn span(text: &str) -> Option<Days> {
    let (first, last) = text.split_once('/')?;
    Days::new(first.parse().ok()?, last.parse().ok()?)
}

fn context(within: Option<Days>) -> Context<'static> {
    Context { programme: within, ..Context::default() }
}

fn read(text: &str, within: Option<Days>) -> Result<Reading, dates::Fault> {
    dates::parse(text).and_then(|expr| expr.resolve(&context(within)))
}

fn end(day: Option<NaiveDate>) -> String {
    day.map_or_else(|| "..".to_owned(), |day| day.to_string())
}

/// A reading as the table of phrases writes it.
fn shown(text: &str, within: Option<Days>) -> String {
    match read(text, within) {
        Err(fault) if fault.kind == FaultKind::Ambiguous => "ambiguous".to_owned(),
        Err(_) => "error".to_owned(),
        Ok(reading) if reading.ongoing => "ongoing".to_owned(),
        Ok(reading) => match reading.every {
            Some(every) => {
                let within = reading.within.map(Stretch::from);
                let (first, last) = within.map_or((None, None), |days| (days.first, days.last));
                let count = if every.count > 1 { format!("{} ", every.count) } else { String::new() };
                format!("every {count}{} within {}/{}", every.unit.word(), end(first), end(last))
            }
            None => {
                let stretch = |stretch: &Stretch| format!("{}/{}", end(stretch.first), end(stretch.last));
                reading.stretches.iter().map(stretch).collect::<Vec<_>>().join(" + ")
            }
        },
    }
}

#[test]
fn every_phrase_is_read_as_the_table_says() {
    let rows = rows();
    assert!(rows.len() > 140);
    let wrong: Vec<String> = rows
        .iter()
        .filter_map(|row| {
            let found = shown(&row.phrase, row.within);
            (found != row.reading).then(|| format!("{:?}: {found}, not {}", row.phrase, row.reading))
        })
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
