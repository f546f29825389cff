//! The rows below the headings: directions, sections and activities.

use super::cells::is_ditto;
use super::headings::{Head, Holds};
use super::people::parts;
use super::{Left, LeftOut};
use std::collections::{HashMap, HashSet};

/// What a table holds.
#[derive(Debug, Default)]
pub struct Read {
    /// The lines above the headings, with their rows.
    pub above: Vec<(usize, String)>,
    /// The directions in order.
    pub directions: Vec<Direction>,
    /// What could not be placed.
    pub left: Vec<Left>,
}

/// Rows under one heading.
#[derive(Debug, Default)]
pub struct Direction {
    /// The heading and its row; none for what stands above the first.
    pub title: Option<(String, usize)>,
    /// Its rows.
    pub activities: Vec<Activity>,
}

/// A row of the table.
#[derive(Debug)]
pub struct Activity {
    /// Its place, from 1.
    pub row: usize,
    /// The heading inside the direction.
    pub section: Option<String>,
    /// The cells by column, those that hold something.
    pub cells: Vec<(usize, String)>,
}

/// Reads the rows below `head`.
pub fn read(records: &[Vec<String>], head: &Head) -> Read {
    let mut read = Read { above: above(records, head), ..Read::default() };
    let mut section: Option<String> = None;
    let mut heading_before = false;
    let mut before: HashMap<usize, String> = HashMap::new();
    let by_column = head.columns.iter().position(|(holds, _)| *holds == Holds::Direction);
    for (at, record) in records.iter().enumerate().skip(head.at + 1) {
        let row = at + 1;
        let cells: Vec<(usize, &String)> =
            record.iter().enumerate().filter(|(_, cell)| !cell.is_empty()).collect();
        if cells.is_empty() || is_again(record, head) || is_counting(&cells) {
            continue;
        }
        if let Some(title) = heading(&cells, head, records.get(at + 1)) {
            let within = by_column.is_some()
                || heading_before && read.directions.last().is_some_and(|of| of.activities.is_empty());
            if within {
                section = Some(title);
            } else {
                read.directions.push(Direction { title: Some((title, row)), activities: Vec::new() });
                section = None;
            }
            heading_before = true;
            continue;
        }
        heading_before = false;
        let cell =
            |holds| cells.iter().find(|(at, _)| head.columns.get(*at).is_some_and(|(of, _)| *of == holds));
        let whole = || cells.iter().map(|(_, cell)| one_line(cell)).collect::<Vec<_>>().join(" | ");
        if let Some((_, direction)) =
            by_column.and_then(|_| cell(Holds::Direction)).filter(|(_, text)| !is_ditto(text))
        {
            let title = one_line(direction);
            let same = |of: &Direction| of.title.as_ref().is_some_and(|(known, _)| *known == title);
            if !read.directions.last().is_some_and(same) {
                read.directions.push(Direction { title: Some((title, row)), activities: Vec::new() });
                section = None;
            }
        }
        let title = cell(Holds::Title).map(|(_, title)| title);
        let first = cells.first().map(|(_, first)| first);
        if first.into_iter().chain(title).any(|text| is_total(text)) {
            read.left.push(Left { row: Some(row), column: None, what: LeftOut::Total(whole()) });
            continue;
        }
        if title.is_none() {
            read.left.push(Left { row: Some(row), column: None, what: LeftOut::NoActivity(whole()) });
            continue;
        }
        let mut kept: Vec<(usize, String)> = Vec::new();
        for &(at, cell) in &cells {
            let heading = head.columns.get(at).filter(|(of, name)| *of == Holds::Number || !name.is_empty());
            let Some((_, name)) = heading else {
                let what = LeftOut::NoHeading(one_line(cell));
                read.left.push(Left { row: Some(row), column: None, what });
                continue;
            };
            let above = before.get(&at).map(String::as_str);
            match filled(cell, heading.map(|(of, _)| *of), above) {
                Some(text) => kept.push((at, text)),
                None => {
                    let what = LeftOut::Ditto(one_line(cell));
                    read.left.push(Left { row: Some(row), column: Some(name.clone()), what });
                }
            }
        }
        if !kept.iter().any(|(at, _)| head.columns.get(*at).is_some_and(|(of, _)| *of == Holds::Title)) {
            read.left.push(Left { row: Some(row), column: None, what: LeftOut::NoActivity(whole()) });
            continue;
        }
        before = kept.iter().cloned().collect();
        if read.directions.is_empty() {
            read.directions.push(Direction::default());
        }
        if let Some(direction) = read.directions.last_mut() {
            direction.activities.push(Activity { row, section: section.clone(), cells: kept });
        }
    }
    read
}

/// A cell with that above it where it says so, also as one of several people; none if nothing is above.
fn filled(cell: &str, holds: Option<Holds>, above: Option<&str>) -> Option<String> {
    if is_ditto(cell) {
        return above.map(str::to_owned);
    }
    if !matches!(holds, Some(Holds::Responsible | Holds::Participants)) {
        return Some(cell.to_owned());
    }
    let parts = parts(cell);
    if !parts.iter().any(|part| is_ditto(part)) {
        return Some(cell.to_owned());
    }
    let whole = |part: &String| if is_ditto(part) { above.map(str::to_owned) } else { Some(part.clone()) };
    parts.iter().map(whole).collect::<Option<Vec<_>>>().map(|parts| parts.join(";"))
}

/// The lines above the headings, each once.
fn above(records: &[Vec<String>], head: &Head) -> Vec<(usize, String)> {
    let mut lines: Vec<(usize, String)> = Vec::new();
    let mut seen = HashSet::new();
    for (record, row) in records.iter().take(head.at).zip(1..) {
        for cell in record.iter().flat_map(|cell| cell.lines()) {
            let line = one_line(cell);
            if !line.is_empty() && seen.insert(line.clone()) {
                lines.push((row, line));
            }
        }
    }
    lines
}

/// A row that is one text, if it heads those below: alone, or with a number that theirs go on from.
fn heading(cells: &[(usize, &String)], head: &Head, next: Option<&Vec<String>>) -> Option<String> {
    let number = head.columns.iter().position(|(holds, _)| *holds == Holds::Number);
    type Cells<'a> = Vec<&'a (usize, &'a String)>;
    let (numbered, texts): (Cells<'_>, Cells<'_>) =
        cells.iter().partition(|(at, _)| Some(*at) == number && cells.len() > 1);
    let text = one_line(texts.first()?.1);
    if texts.iter().any(|(_, other)| one_line(other) != text) || is_total(&text) {
        return None;
    }
    let Some((_, own)) = numbered.first() else {
        // A text over all columns; one under the activities alone may be one without anything else.
        let first = texts.first()?.0;
        let titles = head.columns.get(first).is_some_and(|(holds, _)| *holds == Holds::Title);
        let numbers = number.is_some()
            && next.zip(number).is_some_and(|(next, at)| next.get(at).is_some_and(|cell| !cell.is_empty()));
        let begins = first == 0 || titles && (number.is_none() || numbers);
        return (texts.len() > 1 || begins).then(|| without_number(&text));
    };
    let own = own.trim_end_matches('.');
    let below = next.zip(number).and_then(|(next, at)| next.get(at)).map(String::as_str).unwrap_or_default();
    let goes_on = below.strip_prefix(own).is_some_and(|rest| rest.starts_with('.') && rest.len() > 1);
    let roman = own.chars().all(|c| "IVXІХ".contains(c)) && !own.is_empty();
    (goes_on || roman || texts.len() > 1).then_some(text)
}

/// A heading without the number it begins with: «1. », «Раздел II. ». A number ends before a space or a sign,
/// so that no letter of a word is taken for a numeral.
fn without_number(text: &str) -> String {
    let ends = |rest: &str| !rest.starts_with(char::is_alphanumeric);
    let lower = text.to_lowercase();
    let words = ["раздел", "направление", "блок", "section", "part"];
    let rests = words.iter().filter_map(|word| lower.strip_prefix(word));
    let skipped = rests.filter(|rest| ends(rest)).map(|rest| lower.len() - rest.len()).next().unwrap_or(0);
    let rest = text.get(skipped..).unwrap_or(text).trim_start();
    let number = rest.find(|c: char| !(c.is_ascii_digit() || "IVXІХ.".contains(c))).unwrap_or(0);
    let (before, after) = rest.split_at_checked(number).unwrap_or(("", rest));
    let dot = before.ends_with('.');
    // Glued on, a letter may be an initial: «Х.И. Иванов».
    let glued = dot && !before.contains(char::is_alphabetic);
    let apart = glued || after.starts_with(|c: char| c.is_whitespace() || is_sign(c));
    let numbered = dot || skipped > 0 && !before.is_empty();
    let title = after.trim_start_matches(|c: char| c.is_whitespace() || is_sign(c)).trim();
    if apart && numbered && !title.is_empty() { title.to_owned() } else { text.to_owned() }
}

fn is_sign(c: char) -> bool {
    matches!(c, ':' | '.' | '-' | '–' | '—')
}

/// The headings once more, as on a new page.
fn is_again(record: &[String], head: &Head) -> bool {
    let names = record.iter().map(|cell| one_line(cell));
    names.eq(head.columns.iter().map(|(_, name)| name.clone()))
}

/// A row of the columns' numbers: 1 2 3 4.
fn is_counting(cells: &[(usize, &String)]) -> bool {
    cells.len() > 2 && cells.iter().zip(1..).all(|((_, cell), number)| cell.parse() == Ok(number))
}

/// Whether a text begins a row of sums.
pub fn is_total(text: &str) -> bool {
    let lower = text.to_lowercase();
    ["итого", "всего", "total"].iter().any(|word| lower.starts_with(word))
}

/// A cell's lines as one.
pub fn one_line(cell: &str) -> String {
    // A byte order mark is left where texts were joined, and shows nothing.
    let words = cell.split(|c: char| c.is_whitespace() || c == '\u{feff}').filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_before_a_heading_are_left_out() {
        for (text, title) in [
            ("1. Нормативное обеспечение", "Нормативное обеспечение"),
            ("Раздел II. Кадры", "Кадры"),
            ("Работа с родителями", "Работа с родителями"),
            ("II. Кадры", "Кадры"),
            ("Итоги 2021 года", "Итоги 2021 года"),
            ("Раздел 2: Кадры", "Кадры"),
            ("Раздел II — Кадры", "Кадры"),
            ("РАЗДЕЛ 3.1 Кадры", "Кадры"),
            ("1.2.Кадры", "Кадры"),
            // Letters that are numerals too begin words.
            ("Раздел Химия", "Раздел Химия"),
            ("Блок Visual", "Блок Visual"),
            ("Section Internet", "Section Internet"),
            ("Блокчейн 2. Основы", "Блокчейн 2. Основы"),
            ("Partners 1 and 2", "Partners 1 and 2"),
            ("И.О. директора", "И.О. директора"),
            ("Х.И. Иванов", "Х.И. Иванов"),
        ] {
            assert_eq!(without_number(text), title);
        }
    }
}
