//! The canonical forms, read directly: most plans are full of them.

use super::calendar::{known_year, month_length};
use super::expr::{Body, Item, Piece, Point, Year};
use super::{Anchor, Hold, Recurrence, Unit};
use chrono::Weekday;
use std::ops::Range;

/// Whether a text is a canonical date or `ongoing`; an id may not be one. Lists and recurrences have
/// spaces and don't count.
pub fn is_canonical_date(text: &str) -> bool {
    let begins = text.starts_with(|c: char| c.is_ascii_digit() || c == '.');
    text == "ongoing" || begins && item(text, 0..text.len()).is_some()
}

/// A text in canonical form: one item, or a list of items, a recurrence, or `ongoing`. Two consecutive years
/// are left to be asked about.
pub(super) fn parse(text: &str) -> Option<Body> {
    if text == "ongoing" {
        return Some(Body::Ongoing);
    }
    if let Some(value) = text.strip_prefix("every ") {
        let Some((value, span)) = value.split_once(" within ") else {
            return Some(Body::Every(recurrence(value)?, None));
        };
        let start = text.len() - span.len();
        let item = item(span, start..text.len())?;
        return Some(Body::Every(recurrence(value)?, Some(Box::new(Body::List(vec![item])))));
    }
    list(text)
}

fn list(text: &str) -> Option<Body> {
    let mut start = 0;
    let mut items = Vec::new();
    for part in text.split(", ") {
        let end = start + part.len();
        items.push(item(part, start..end)?);
        start = end + 2;
    }
    Some(Body::List(items))
}

fn item(text: &str, at: Range<usize>) -> Option<Item> {
    let Some((left, right)) = text.split_once('/') else { return Some(Item::Span(point(text, at)?)) };
    match (left, right) {
        ("..", right) => Some(Item::Until { point: point(right, at)?, before: false }),
        (left, "..") => Some(Item::From(point(left, at)?)),
        (left, right) => {
            let middle = at.start + left.len();
            let first = point(left, at.start..middle)?;
            if let Some(item) = school_year(&first, right, &at) {
                return Some(item);
            }
            let last = point(right, middle + 1..at.end)?;
            (!two_years(&first, &last)).then_some(Item::Interval(first, last))
        }
    }
}

/// `2021/22`.
fn school_year(first: &Point, right: &str, at: &Range<usize>) -> Option<Item> {
    let (Piece::Year, Year::Given(year)) = (first.unit, first.year) else { return None };
    let next = number(right, 2)?;
    (i32::try_from(next).ok()? == (year + 1).rem_euclid(100))
        .then(|| Item::Span(Point { year: Year::School(year), at: at.clone(), ..first.clone() }))
}

/// `2021/2022`: two years or one school year.
fn two_years(first: &Point, last: &Point) -> bool {
    matches!((first.unit, last.unit), (Piece::Year, Piece::Year))
        && matches!((first.year, last.year), (Year::Given(first), Year::Given(last)) if first + 1 == last)
}

fn point(text: &str, at: Range<usize>) -> Option<Point> {
    let mut parts = text.split('-');
    let year = i32::try_from(number(parts.next()?, 4)?).ok().filter(|year| known_year(*year))?;
    let unit = match (parts.next(), parts.next(), parts.next()) {
        (None, None, None) => Piece::Year,
        (Some("Q1"), None, None) => Piece::Quarter(1),
        (Some("Q2"), None, None) => Piece::Quarter(2),
        (Some("Q3"), None, None) => Piece::Quarter(3),
        (Some("Q4"), None, None) => Piece::Quarter(4),
        (Some("H1"), None, None) => Piece::Half(1),
        (Some("H2"), None, None) => Piece::Half(2),
        (Some(month), None, None) => Piece::Month(number(month, 2).filter(|month| (1..=12).contains(month))?),
        (Some(month), Some(day), None) => {
            let month = number(month, 2).filter(|month| (1..=12).contains(month))?;
            let last = month_length(Some(year), month);
            Piece::Day { month, day: number(day, 2).filter(|day| (1..=last).contains(day))? }
        }
        _ => return None,
    };
    Some(Point { unit, year: Year::Given(year), weekday: None, at, borrowed: false })
}

/// A number of exactly so many digits.
fn number(text: &str, digits: usize) -> Option<u32> {
    (text.len() == digits && text.bytes().all(|byte| byte.is_ascii_digit()))
        .then(|| text.parse().ok())
        .flatten()
}

/// A recurrence as it is written after `every`: `[N] unit [in MONTH] [by|on DAY]`.
pub(super) fn recurrence(text: &str) -> Option<Recurrence> {
    let mut words = text.split(' ');
    let mut word = words.next()?;
    let mut count = 1;
    if let Ok(number) = word.parse::<u32>() {
        count = (1..=1000).contains(&number).then_some(number)?;
        word = words.next()?;
    }
    let unit = unit(word.strip_suffix('s').filter(|_| count > 1).unwrap_or(word))?;
    let mut found = Recurrence::every(count, unit);
    let mut next = words.next();
    if next == Some("in") {
        found.month = Some(number(words.next()?, 2).filter(|month| (1..=12).contains(month))?);
        next = words.next();
    }
    let hold = match next {
        None => None,
        Some("by") => Some(Hold::By),
        Some("on") => Some(Hold::On),
        Some(_) => return None,
    };
    if let Some(hold) = hold {
        found.anchor = Some((hold, anchor(words.next()?, words.next())?));
    }
    (words.next().is_none() && found.is_sensible()).then_some(found)
}

fn unit(word: &str) -> Option<Unit> {
    const UNITS: [Unit; 7] =
        [Unit::Day, Unit::Week, Unit::Month, Unit::Quarter, Unit::HalfYear, Unit::Year, Unit::Term];
    UNITS.into_iter().find(|unit| unit.word() == word)
}

fn anchor(first: &str, second: Option<&str>) -> Option<Anchor> {
    match (first, second) {
        ("last", Some(day)) => Some(Anchor::Last(weekday(day)?)),
        (nth, Some(day)) => {
            let nth = ["first", "second", "third", "fourth", "fifth"].iter().position(|word| *word == nth)?;
            Some(Anchor::Nth(u8::try_from(nth).ok()? + 1, weekday(day)?))
        }
        (day, None) => {
            if let Some(weekday) = weekday(day) {
                return Some(Anchor::Weekday(weekday));
            }
            if let Some((month, day)) = day.split_once('-') {
                let (month, day) = (number(month, 2)?, number(day, 2)?);
                let fits = (1..=12).contains(&month) && (1..=month_length(None, month)).contains(&day);
                return fits.then_some(Anchor::Date(month, day));
            }
            let plain = day.bytes().all(|byte| byte.is_ascii_digit()) && !day.starts_with('0');
            let day = plain.then(|| day.parse().ok()).flatten()?;
            (1..=31).contains(&day).then_some(Anchor::Day(day))
        }
    }
}

fn weekday(word: &str) -> Option<Weekday> {
    const DAYS: [(&str, Weekday); 7] = [
        ("Mon", Weekday::Mon),
        ("Tue", Weekday::Tue),
        ("Wed", Weekday::Wed),
        ("Thu", Weekday::Thu),
        ("Fri", Weekday::Fri),
        ("Sat", Weekday::Sat),
        ("Sun", Weekday::Sun),
    ];
    DAYS.into_iter().find(|(name, _)| *name == word).map(|(_, day)| day)
}
