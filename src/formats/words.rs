use super::columns::Picked;
use super::months;
use crate::dates::Days;
use crate::document::{Cell, Column, Document, Kind, Person, Reference, Row, Text};
use crate::locale::dates::days_short;
use crate::locale::{Arg, Locale, visible};
use crate::msg;
use crate::values::{Status, Subject};
use rust_decimal::Decimal;

/// How many references in a row are worth writing as a range.
const RUN: usize = 3;

/// Cells put into the words of one language, free of what would drive a terminal.
pub(super) struct Words<'a> {
    /// The language.
    pub locale: &'a Locale,
    /// What money is counted in, as it is said; empty if nothing is known.
    currency: String,
    statuses: Vec<(Status, String)>,
}

/// How a column's cells are put into words.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Look {
    /// How references are named.
    pub naming: Naming,
    /// The least decimals of money; of shares whether they have any: then they show three digits.
    pub decimals: usize,
    /// Whether no heading says what money is counted in.
    pub headless: bool,
}

/// How references are named.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Naming {
    /// By number where there is one, runs shortened: `1.1 2.1–2.3`.
    #[default]
    Number,
    /// By number and title, each on a line of its own.
    Full,
}

impl<'a> Words<'a> {
    /// Words of the language for a document.
    pub fn new(document: &Document, locale: &'a Locale) -> Self {
        let currency = locale.money_unit(Decimal::ONE, document.currency.as_deref());
        let currency = visible(&currency).into_owned();
        let said = |status| {
            locale.say(&match status {
                Status::Planned => msg!("formats-planned"),
                Status::InProgress => msg!("formats-in-progress"),
                Status::Done => msg!("formats-done"),
                Status::Overdue => msg!("formats-overdue"),
                Status::Postponed => msg!("formats-postponed"),
                Status::Cancelled => msg!("formats-cancelled"),
            })
        };
        let statuses = Status::ALL.into_iter().map(|status| (status, said(status))).collect();
        Self { locale, currency, statuses }
    }

    /// A text; soft hyphens, which terminals show or not as they please, are left out.
    pub fn text(&self, text: &Text) -> String {
        match text {
            Text::Plain(text) => self.plain(text),
            Text::Said(message) => self.plain(&self.locale.say(message)),
        }
    }

    /// A text exactly as it is, for formats that escape by their own means.
    pub fn raw(&self, text: &Text) -> String {
        match text {
            Text::Plain(text) => text.clone(),
            Text::Said(message) => self.locale.say(message),
        }
    }

    /// A text of the plan.
    pub fn plain(&self, text: &str) -> String {
        visible(text).replace('\u{ad}', "")
    }

    /// A column's heading; of money it says what it is counted in.
    pub fn head(&self, column: &Column) -> String {
        let title = self.text(&column.title);
        if column.kind == Kind::Money && !self.currency.is_empty() {
            format!("{title}, {}", self.currency)
        } else {
            title
        }
    }

    /// A column's heading as it stands inside a line.
    pub fn inner(&self, column: &Column) -> String {
        lower(&self.text(&column.title))
    }

    /// The word for a status.
    pub fn status(&self, status: Status) -> &str {
        self.statuses.iter().find(|(of, _)| *of == status).map_or("", |(_, word)| word)
    }

    /// A person by role, else by name, else by id.
    pub fn person(&self, person: &Person) -> String {
        self.plain(person.role.as_deref().or(person.name.as_deref()).unwrap_or(&person.id))
    }

    /// A person by role and name.
    pub fn person_in_full(&self, person: &Person) -> String {
        match (&person.role, &person.name) {
            (Some(role), Some(name)) => self.plain(&format!("{role} ({name})")),
            _ => self.person(person),
        }
    }

    /// A reference, short or in full; a direction's number has its sign: «§ 1».
    pub fn reference(&self, reference: &Reference, naming: Naming) -> String {
        let sign = if reference.kind == Subject::Direction { "§\u{a0}" } else { "" };
        match (&reference.number, naming) {
            (Some(number), Naming::Number) => self.plain(&format!("{sign}{number}")),
            (Some(number), Naming::Full) => self.plain(&format!("{sign}{number} {}", reference.title)),
            (None, _) => self.plain(&reference.title),
        }
    }

    /// Days: the words they come with, else their spans in words, else the expression as written.
    pub fn days(&self, text: Option<&str>, words: Option<&Text>, spans: &[Days], deadline: bool) -> String {
        if let Some(words) = words {
            return self.text(words);
        }
        let Some(last) = spans.last() else { return self.plain(text.unwrap_or_default()) };
        if deadline {
            return self.locale.say(&msg!("formats-until", day = last.last));
        }
        let said: Vec<_> = spans.iter().map(|days| self.locale.arg(&Arg::Days(*days))).collect();
        said.join(", ")
    }

    /// Spans in short words for a narrow column, where that is how a cell is said.
    pub fn short(&self, cell: &Cell) -> Option<String> {
        match cell {
            Cell::Days { words: None, spans, deadline: false, .. } if !spans.is_empty() => {
                let said = spans.iter().map(|days| days_short(*days, self.locale.lang()));
                Some(said.collect::<Vec<_>>().join(", "))
            }
            _ => None,
        }
    }

    /// A cell; nothing for an empty one.
    pub fn cell(&self, cell: &Cell, look: Look) -> String {
        match cell {
            Cell::Empty => String::new(),
            Cell::Text(text) | Cell::Word { text, .. } | Cell::Missing(text) => self.text(text),
            Cell::Count(count) => self.locale.count(*count),
            Cell::Number(number) => self.locale.number(*number),
            Cell::Date(day) => self.locale.arg(&Arg::Date(*day)),
            Cell::Days { text, words, spans, deadline } => {
                self.days(text.as_deref(), words.as_ref(), spans, *deadline)
            }
            Cell::Share(share) if look.decimals == 0 => self.locale.share(*share, 0),
            Cell::Share(share) => self.locale.share_in_brief(*share),
            Cell::Money(amount) => {
                let amount = self.locale.decimal(scaled(*amount, look.decimals));
                let alone = !look.headless || self.currency.is_empty();
                if alone { amount } else { format!("{amount}\u{a0}{}", self.currency) }
            }
            Cell::Person(person) if look.naming == Naming::Full => self.person_in_full(person),
            Cell::Person(person) => self.person(person),
            Cell::Reference(reference) => self.reference(reference, look.naming),
            Cell::Status(status) => self.status(*status).to_owned(),
            Cell::Counts(counts) => {
                let said = |(key, count, each): months::Said| {
                    let key = self.plain(&key);
                    self.locale.say(&match each {
                        true => msg!("formats-count-each", key = key, count = count),
                        false => msg!("formats-count", key = key, count = count),
                    })
                };
                let runs = months::runs(counts, self.locale.lang());
                runs.into_iter().map(said).collect::<Vec<_>>().join(", ")
            }
            Cell::Record { text, .. } => text.as_ref().map(|text| self.text(text)).unwrap_or_default(),
            Cell::List(cells) => self.list(cells, look),
        }
    }

    fn list(&self, cells: &[Cell], look: Look) -> String {
        let number = |cell: &'_ Cell| match cell {
            Cell::Reference(Reference { number: Some(_), .. }) => Some(self.cell(cell, look)),
            _ => None,
        };
        if look.naming == Naming::Number
            && let Some(numbers) = cells.iter().map(number).collect::<Option<Vec<_>>>()
        {
            return ranges(&numbers).join(" ");
        }
        let between = match cells.first() {
            Some(Cell::Reference(_)) if look.naming == Naming::Full => "\n",
            Some(Cell::Text(_) | Cell::Reference(_) | Cell::Record { .. }) => "; ",
            _ => ", ",
        };
        let said = cells.iter().filter(|cell| !cell.is_empty()).map(|cell| self.cell(cell, look));
        said.collect::<Vec<_>>().join(between)
    }
}

/// The sign that stands before a status.
pub(super) fn glyph(status: Status) -> char {
    match status {
        Status::Planned => '○',
        Status::InProgress => '◐',
        Status::Done => '●',
        Status::Overdue => '✗',
        Status::Postponed => '◌',
        Status::Cancelled => '–',
    }
}

/// What stands before the main text of a row: the star of a key one.
pub(super) fn mark(row: &Row) -> &'static str {
    if row.marked { "★\u{a0}" } else { "" }
}

/// A heading as it stands inside a line: its first letter small, unless it is an abbreviation.
fn lower(text: &str) -> String {
    let mut chars = text.chars();
    match (chars.next(), chars.clone().next()) {
        (Some(first), next) if !next.is_some_and(char::is_uppercase) => {
            first.to_lowercase().chain(chars).collect()
        }
        _ => text.to_owned(),
    }
}

/// How a column's cells look by themselves: as many decimals as its values need.
pub(super) fn look(picked: Picked<'_>, rows: &[Row], naming: Naming) -> Look {
    let decimals = rows.iter().map(|row| decimals(picked.of(row))).max().unwrap_or(0);
    Look { naming, decimals, headless: false }
}

fn decimals(cell: &Cell) -> usize {
    match cell {
        Cell::Share(share) => {
            let percent = share * 100.0;
            usize::from((percent - percent.round()).abs() > 1e-9)
        }
        Cell::Money(amount) => match amount.normalize().scale() as usize {
            0 => 0,
            scale => scale.max(2),
        },
        Cell::List(cells) => cells.iter().map(decimals).max().unwrap_or(0),
        _ => 0,
    }
}

/// The amount with at least so many decimals; the amount as it is where they don't fit.
fn scaled(amount: Decimal, decimals: usize) -> Decimal {
    let mut amount = amount.normalize();
    if let Ok(decimals) = u32::try_from(decimals)
        && amount.scale() < decimals
    {
        amount.rescale(decimals);
    }
    amount
}

/// Numbers with runs of three and more neighbours shortened: `3.1 3.2 3.3` is `3.1–3.3`.
fn ranges(numbers: &[String]) -> Vec<String> {
    let mut shown = Vec::new();
    let mut rest = numbers;
    while let Some((first, after)) = rest.split_first() {
        let follows = |(before, next): &(&String, &String)| is_next(before, next);
        let run = 1 + rest.iter().zip(after).take_while(follows).count();
        match rest.get(run - 1) {
            Some(last) if run >= RUN => {
                shown.push(format!("{first}–{last}"));
                rest = rest.get(run..).unwrap_or_default();
            }
            _ => {
                shown.push(first.clone());
                rest = after;
            }
        }
    }
    shown
}

/// Whether `next` is the number after `before`: the same but for its last part, which is one more.
fn is_next(before: &str, next: &str) -> bool {
    let parts = |number: &'_ str| -> Option<(usize, u32)> {
        let head = number.rfind('.').map_or(0, |dot| dot + 1);
        Some((head, number.get(head..)?.parse().ok()?))
    };
    let (Some((head, last)), Some((other, following))) = (parts(before), parts(next)) else { return false };
    before.get(..head) == next.get(..other) && last.checked_add(1) == Some(following)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn runs_of_neighbours_are_shortened() {
        for (numbers, shown) in [
            ("3.1 3.2 3.3", "3.1–3.3"),
            ("1.1 1.2", "1.1 1.2"),
            ("1.1 1.2 1.3 2.1 2.2 2.3 2.5", "1.1–1.3 2.1–2.3 2.5"),
            ("1.9 1.10 1.11", "1.9–1.11"),
            ("1 2 3 а 4", "1–3 а 4"),
            ("1.1 2.2 3.3", "1.1 2.2 3.3"),
            ("2 2 2", "2 2 2"),
        ] {
            let numbers: Vec<_> = numbers.split(' ').map(str::to_owned).collect();
            assert_eq!(ranges(&numbers).join(" "), shown);
        }
        assert!(ranges(&[]).is_empty());
    }
}
