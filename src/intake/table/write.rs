//! The plan's text, with the cell that each value comes from.

use super::headings::{Head, Holds};
use super::people::People;
use super::rows::{Activity, Direction, Read, one_line};
use super::title::{self, Above};
use super::{Left, LeftOut, Mark, Table};
use crate::locale::Locale;
use crate::msg;
use crate::source::Span;
use crate::syntax::quoted;
use crate::values::Money;
use std::collections::HashSet;

/// The plan of what was read.
pub fn plan(read: Read, head: &Head, name: &str, locale: &Locale) -> Table {
    let Read { above, directions, left } = read;
    let mut people = People::default();
    let mut out =
        Out { text: String::new(), marks: Vec::new(), left, extra: Vec::new(), named: HashSet::new() };
    for (at, direction) in directions.iter().enumerate() {
        out.direction(at + 1, direction, head, &mut people, locale);
    }
    let activities = directions.iter().map(|direction| direction.activities.len()).sum();
    let Above { title, dates, goal, left } = title::read(&above);
    out.left.extend(left);
    let whole = |what| Left { row: None, column: None, what };
    if title.is_none() {
        out.left.push(whole(LeftOut::NoTitle(name.to_owned())));
    }
    if dates.is_none() {
        out.left.push(whole(LeftOut::NoDates));
    }
    if goal.is_none() {
        out.left.push(whole(LeftOut::NoGoal));
    }
    out.left.extend(std::mem::take(&mut out.extra).into_iter().map(|name| whole(LeftOut::Extra(name))));
    let title = title.unwrap_or_else(|| name.to_owned());
    let mut text = String::from("# yaml-language-server: $schema=kcp.schema.json\nkcp: 1\n");
    line(&mut text, "title", &title);
    line(&mut text, "language", locale.lang().code());
    if let Some(dates) = dates {
        line(&mut text, "dates", &dates);
    }
    if head.columns.iter().any(|(holds, name)| *holds == Holds::Money && in_thousands(name)) {
        line(&mut text, "money-unit", "1000");
    }
    if head.columns.iter().any(|(holds, name)| *holds == Holds::Money && name.to_lowercase().contains("руб"))
    {
        line(&mut text, "currency", "RUB");
    }
    if !people.list.is_empty() {
        text += "\npeople:\n";
        for (id, said, named) in &people.list {
            let written = quoted(said, *named);
            let written = if *named { format!("{{ name: {written} }}") } else { written };
            text += &format!("  {}: {written}\n", quoted(id, false));
        }
    }
    text.push('\n');
    line(&mut text, "goal", &goal.unwrap_or_else(|| locale.say(&msg!("intake-goal"))));
    text += "\ndirections:\n";
    let moved = text.len();
    text += &out.text;
    for mark in &mut out.marks {
        mark.span = Span::new(mark.span.start as usize + moved, mark.span.end as usize + moved);
    }
    out.left.sort_by_key(|left| left.row);
    Table { text, marks: out.marks, left: out.left, activities }
}

fn line(text: &mut String, key: &str, value: &str) {
    *text += &format!("{key}: {}\n", quoted(value, false));
}

fn in_thousands(heading: &str) -> bool {
    heading.to_lowercase().contains("тыс") || heading.to_lowercase().contains("thousand")
}

struct Out {
    text: String,
    marks: Vec<Mark>,
    left: Vec<Left>,
    /// The headings of columns that stand in `extra` as no key holds them.
    extra: Vec<String>,
    named: HashSet<String>,
}

impl Out {
    fn direction(
        &mut self,
        number: usize,
        of: &Direction,
        head: &Head,
        people: &mut People,
        locale: &Locale,
    ) {
        self.text += "  - title: ";
        match &of.title {
            Some((title, row)) => self.value(title, *row, head.name(Holds::Direction)),
            None => self.text += &locale.say(&msg!("intake-direction")),
        }
        self.text += "\n    activities:\n";
        for (place, activity) in of.activities.iter().enumerate() {
            self.activity(&format!("{number}.{}", place + 1), activity, head, people);
        }
        if of.activities.is_empty() {
            let cut = self.text.len().saturating_sub("\n    activities:\n".len());
            self.text.truncate(cut);
            self.text.push('\n');
        }
    }

    fn activity(&mut self, number: &str, of: &Activity, head: &Head, people: &mut People) {
        let cell = |holds| {
            let column = |at: usize| head.columns.get(at).filter(|(of, _)| *of == holds);
            of.cells.iter().find_map(|(at, cell)| column(*at).map(|(_, name)| (cell, name.clone())))
        };
        self.text += "      - title: ";
        if let Some((title, column)) = cell(Holds::Title) {
            self.value(&one_line(title), of.row, column);
        }
        self.text.push('\n');
        if let Some((own, column)) =
            cell(Holds::Number).filter(|(own, _)| own.trim_end_matches('.') != number)
        {
            self.key("number");
            self.value(own.trim_end_matches('.'), of.row, column);
            self.text.push('\n');
        }
        if let Some(section) = &of.section {
            self.key("section");
            self.value(section, of.row, String::new());
            self.text.push('\n');
        }
        if let Some((dates, column)) = cell(Holds::Dates) {
            self.key("dates");
            self.value(&one_line(dates), of.row, column);
            self.text.push('\n');
        }
        for (holds, key) in [(Holds::Responsible, "responsible"), (Holds::Participants, "participants")] {
            if let Some((who, column)) = cell(holds) {
                let ids = people.of(who);
                if ids.is_empty() {
                    let what = LeftOut::Nobody(one_line(who));
                    self.left.push(Left { row: Some(of.row), column: Some(column), what });
                } else {
                    self.list(key, &ids, of.row, &column);
                }
            }
        }
        self.money(of.row, cell(Holds::Money), cell(Holds::Source));
        if let Some((result, column)) = cell(Holds::Result) {
            self.list("result", &several(result), of.row, &column);
        }
        if let Some((note, column)) = cell(Holds::Note) {
            self.key("note");
            self.value(&one_line(note), of.row, column);
            self.text.push('\n');
        }
        self.others(of, head, cell(Holds::Money));
    }

    fn key(&mut self, key: &str) {
        self.text += &format!("        {key}: ");
    }

    fn value(&mut self, value: &str, row: usize, column: String) {
        let start = self.text.len();
        self.text += &quoted(value, false);
        self.marks.push(Mark { span: Span::new(start, self.text.len()), row, column });
    }

    /// One value, or a list of them.
    fn list(&mut self, key: &str, values: &[String], row: usize, column: &str) {
        self.key(key);
        let start = self.text.len();
        let written: Vec<String> = values.iter().map(|value| quoted(value, values.len() > 1)).collect();
        self.text += &match written.as_slice() {
            [one] => one.clone(),
            several => format!("[{}]", several.join(", ")),
        };
        self.marks.push(Mark { span: Span::new(start, self.text.len()), row, column: column.to_owned() });
        self.text.push('\n');
    }

    fn money(&mut self, row: usize, money: Option<(&String, String)>, source: Option<(&String, String)>) {
        let amount = money.as_ref().and_then(|(cell, _)| amount(cell));
        if let (None, Some((cell, column))) = (&amount, &money) {
            let what = LeftOut::NoAmount(one_line(cell));
            self.left.push(Left { row: Some(row), column: Some(column.clone()), what });
        }
        let column = money.map(|(_, column)| column).unwrap_or_default();
        match (amount, source) {
            (None, None) => {}
            (Some(amount), None) => {
                self.key("budget");
                self.value(&amount, row, column);
                self.text.push('\n');
            }
            (amount, Some((source, column))) => {
                self.key("budget");
                let amount = amount.map(|amount| format!(", amount: {}", quoted(&amount, true)));
                let start = self.text.len();
                let source = quoted(&one_line(source), true);
                self.text += &format!("{{ source: {source}{} }}", amount.unwrap_or_default());
                self.marks.push(Mark { span: Span::new(start, self.text.len()), row, column });
                self.text.push('\n');
            }
        }
    }

    /// All other columns, each under its heading.
    fn others(&mut self, of: &Activity, head: &Head, money: Option<(&String, String)>) {
        let unread = money.filter(|(cell, _)| amount(cell).is_none()).map(|(_, column)| column);
        let other = |(at, cell): &(usize, String)| {
            let (holds, name) = head.columns.get(*at)?;
            let wanted = *holds == Holds::Other || *holds == Holds::Money && unread.as_ref() == Some(name);
            (wanted && !name.is_empty()).then(|| (*holds == Holds::Other, name.clone(), one_line(cell)))
        };
        let mut seen: HashSet<String> = HashSet::new();
        for (unknown, name, cell) in of.cells.iter().filter_map(other) {
            if seen.contains(&name) {
                self.left.push(Left {
                    row: Some(of.row),
                    column: Some(name),
                    what: LeftOut::NoHeading(cell),
                });
                continue;
            }
            if seen.is_empty() {
                self.text += "        extra:\n";
            }
            self.text += &format!("          {}: ", quoted(&name, true));
            self.value(&cell, of.row, name.clone());
            self.text.push('\n');
            if unknown && self.named.insert(name.clone()) {
                self.extra.push(name.clone());
            }
            seen.insert(name);
        }
    }
}

/// The lines of a cell that are several things: after a semicolon, a bullet, or with a capital.
fn several(cell: &str) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for line in cell.split(['\n', ';']) {
        let text = line.trim_start_matches(|c: char| c.is_whitespace() || "-–—•·".contains(c)).trim();
        let capital = text.chars().next().is_some_and(char::is_uppercase);
        let bullet = line.trim_start().starts_with(['-', '–', '—', '•', '·']);
        match found.last_mut() {
            _ if text.is_empty() => {}
            Some(last) if !capital && !bullet && !cell.contains(';') => *last = format!("{last} {text}"),
            _ => found.push(text.to_owned()),
        }
    }
    found
}

/// A sum without the words for the currency; none for `1,500`, which may be either of two.
fn amount(cell: &str) -> Option<String> {
    let text = one_line(cell).to_lowercase();
    let number = text.trim_end_matches(|c: char| c.is_alphabetic() || ". ₽".contains(c));
    let rest = text.strip_prefix(number)?.trim();
    let doubtful = number.split_once([',', '.']).is_some_and(|(_, after)| after.trim().len() == 3);
    let plain = !doubtful && ["", "р.", "р", "руб.", "руб", "рублей", "₽"].contains(&rest);
    (plain && Money::parse(number).is_ok_and(|money| !money.is_negative())).then(|| number.trim().to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sums_and_lists_are_taken_apart() {
        assert_eq!(amount("1 500,5 руб.").as_deref(), Some("1 500,5"));
        assert_eq!(amount("15").as_deref(), Some("15"));
        assert_eq!(amount("1,500"), None);
        assert_eq!(amount("без финансирования"), None);
        assert_eq!(amount("15 тыс. руб."), None);
        assert_eq!(several("Справка; приказ"), ["Справка", "приказ"]);
        assert_eq!(several("Справка\nпо итогам"), ["Справка по итогам"]);
        assert_eq!(several("- справка\n- приказ"), ["справка", "приказ"]);
    }
}
