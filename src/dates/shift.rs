//! An expression moved by whole years: its words are kept as far as they still say what is meant.

use super::calendar::{known_year, shift_years};
use super::token::{Kind, tokens};
use super::words::Word;
use super::{Context, Reading, Reason, parse};
use chrono::{Datelike, Days as Count, NaiveDate};
use std::ops::Range;

/// An expression after it was moved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shifted {
    /// How it is to be written; the same text where its years are not written.
    pub text: String,
    /// The day that was chosen so that the weekday written beside it holds.
    pub weekday: Option<NaiveDate>,
    /// Whether 29 February had to become the 28th.
    pub leap: bool,
    /// Whether the words had to give way to the canonical form.
    pub rewritten: bool,
}

/// So many days of one expression are mended.
const MOST_MENDS: usize = 8;

/// Moves an expression by whole years: the day and month stay, and a weekday that is written keeps the day
/// nearest to them. `before` and `after` are what it is read against now and then. None where it can't be
/// read, or no text is found that says the same so many years later.
pub fn shift(text: &str, years: i32, before: &Context<'_>, after: &Context<'_>) -> Option<Shifted> {
    let old = parse(text).and_then(|expr| expr.resolve(before)).ok()?;
    let moved = candidates(text, years).into_iter().find_map(|words| settle(words, &old, years, after));
    moved.or_else(|| on_weekday(&old, years, text, after)).or_else(|| {
        let canonical = candidates(&old.canonical, years).into_iter();
        let found = canonical.into_iter().find_map(|words| settle(words, &old, years, after))?;
        Some(Shifted { rewritten: true, ..found })
    })
}

/// A text with days mended until it says what `old` said, so many years later.
fn settle(text: String, old: &Reading, years: i32, after: &Context<'_>) -> Option<Shifted> {
    let mut found = Shifted { text, weekday: None, leap: false, rewritten: false };
    for _ in 0..MOST_MENDS {
        let fault = match parse(&found.text).and_then(|expr| expr.resolve(after)) {
            Ok(new) => return says_the_same(old, &new, years, found.weekday.is_some()).then_some(found),
            Err(fault) => fault,
        };
        match fault.reason {
            Reason::Weekday { day, written } => {
                let nearest = nearest(day, |other| other.weekday() == written)?;
                if (nearest.year(), nearest.month()) != (day.year(), day.month()) {
                    return None;
                }
                found.text = with_day(&found.text, fault.at, day.day(), nearest.day())?;
                found.weekday = Some(nearest);
            }
            Reason::NoSuchDay { day: 29, month: 2, .. } => {
                found.text = with_day(&found.text, fault.at, 29, 28)?;
                found.leap = true;
            }
            _ => return None,
        }
    }
    None
}

/// A single day or deadline on a weekday that decides its year, or that takes it into another month, where
/// its words can't stay.
fn on_weekday(old: &Reading, years: i32, text: &str, after: &Context<'_>) -> Option<Shifted> {
    let [stretch] = old.stretches.as_slice() else { return None };
    let day = stretch.last.filter(|day| stretch.first.is_none_or(|first| first == *day))?;
    let moved = shift_years(day, years).filter(|_| names_weekday(text))?;
    let day = nearest(moved, |other| other.weekday() == day.weekday())?;
    let worded = candidates(text, years).into_iter().find_map(|words| {
        let words = with_day(&words, 0..words.len(), moved.day(), day.day())?;
        let new = parse(&words).and_then(|expr| expr.resolve(after)).ok()?;
        says_the_same(old, &new, years, true).then_some(words)
    });
    if let Some(text) = worded {
        return Some(Shifted { text, weekday: Some(day), leap: false, rewritten: false });
    }
    let text = if old.deadline { format!("../{day}") } else { day.to_string() };
    Some(Shifted { text, weekday: Some(day), leap: false, rewritten: true })
}

/// Whether a weekday stands in a text.
fn names_weekday(text: &str) -> bool {
    let named = |kind: &Kind| matches!(kind, Kind::Word(Word::Weekday(..)));
    tokens(text).is_ok_and(|tokens| tokens.iter().any(|token| named(&token.kind)))
}

/// The day nearest to `day`, itself included, that is as wanted.
fn nearest(day: NaiveDate, wanted: impl Fn(NaiveDate) -> bool) -> Option<NaiveDate> {
    let around =
        (0..=3).flat_map(|by| [day.checked_sub_days(Count::new(by)), day.checked_add_days(Count::new(by))]);
    around.flatten().find(|day| wanted(*day))
}

fn says_the_same(old: &Reading, new: &Reading, years: i32, weekdays: bool) -> bool {
    let fits = |old: Option<NaiveDate>, new: Option<NaiveDate>| match (old, new) {
        (None, None) => true,
        (Some(old), Some(new)) => is_later(old, new, years, weekdays),
        _ => false,
    };
    let ends = |reading: &Reading| -> Vec<_> {
        let within = reading.within.filter(|_| reading.every.is_some());
        let within = within.map(|days| (Some(days.first), Some(days.last)));
        reading.stretches.iter().map(|stretch| (stretch.first, stretch.last)).chain(within).collect()
    };
    let (before, after) = (ends(old), ends(new));
    (old.deadline, old.ongoing, old.every, before.len())
        == (new.deadline, new.ongoing, new.every, after.len())
        && before.iter().zip(&after).all(|(old, new)| fits(old.0, new.0) && fits(old.1, new.1))
}

/// Whether a day is another's, so many years later: the same day, the same month's last, or, where weekdays
/// are written, the nearest of its weekday.
fn is_later(old: NaiveDate, new: NaiveDate, years: i32, weekdays: bool) -> bool {
    let Some(moved) = shift_years(old, years) else { return false };
    let is_last = |day: NaiveDate| day.succ_opt().is_some_and(|next| next.month() != day.month());
    let month = |day: NaiveDate| (day.year(), day.month());
    moved == new
        || is_last(old) && is_last(new) && month(moved) == month(new)
        || weekdays && (new - moved).num_days().abs() <= 3 && new.weekday() == old.weekday()
}

/// The text in which a day of the month is another; it stands within `at`.
fn with_day(text: &str, at: Range<usize>, old: u32, new: u32) -> Option<String> {
    let inside = |run: &&Run| at.start <= run.at.start && run.at.end <= at.end;
    let runs = runs(text);
    let within: Vec<&Run> = runs.iter().filter(inside).collect();
    // In 2021-10-15 the day comes last, in 15.10.2021 first.
    let last_first = within.first().is_some_and(|run| run.digits == 4);
    let is_day = |run: &&&Run| run.digits <= 2 && run.value == i64::from(old);
    let run = if last_first { within.iter().rev().find(is_day) } else { within.iter().find(is_day) }?;
    let written = if run.digits == 2 { format!("{new:02}") } else { new.to_string() };
    let (before, after) = (text.get(..run.at.start)?, text.get(run.at.end..)?);
    Some(format!("{before}{written}{after}"))
}

/// A run of digits in a text.
struct Run {
    at: Range<usize>,
    value: i64,
    digits: usize,
}

fn runs(text: &str) -> Vec<Run> {
    let mut found: Vec<Run> = Vec::new();
    for (at, c) in text.char_indices() {
        let Some(digit) = c.to_digit(10) else { continue };
        match found.last_mut().filter(|run| run.at.end == at && run.digits < 9) {
            Some(run) => {
                run.value = run.value * 10 + i64::from(digit);
                run.digits += 1;
                run.at.end = at + 1;
            }
            None => found.push(Run { at: at..at + 1, value: i64::from(digit), digits: 1 }),
        }
    }
    found
}

/// The text with its years moved, in the ways in which years may be written; the likeliest first.
fn candidates(text: &str, years: i32) -> Vec<String> {
    let runs = runs(text);
    let plain = replaced(text, &runs, years, |_| false);
    let dashed = replaced(text, &runs, years, |between| matches!(between.trim(), "-" | "–" | "—"));
    let mut found = vec![plain];
    if !found.contains(&dashed) {
        found.push(dashed);
    }
    found
}

/// The text with its years moved: four digits; two after a year and a slash, or what else `pairs` them; two
/// after a day and a month; two before «г.».
fn replaced(text: &str, runs: &[Run], years: i32, pairs: impl Fn(&str) -> bool) -> String {
    let mut out = String::with_capacity(text.len());
    let mut copied = 0;
    let between = |left: &Run, right: &Run| text.get(left.at.end..right.at.start).unwrap_or_default();
    let is_year = |run: &Run| run.digits == 4 && i32::try_from(run.value).is_ok_and(known_year);
    for (place, run) in runs.iter().enumerate() {
        let before = place.checked_sub(1).and_then(|at| runs.get(at));
        let dots = |left: &Run, right: &Run| matches!(between(left, right), "." | "/");
        let third = place.checked_sub(2).and_then(|at| runs.get(at)).zip(before);
        let short = run.digits == 2
            && (before.is_some_and(|year| {
                let sign = between(year, run);
                is_year(year) && (year.value + 1) % 100 == run.value && (sign == "/" || pairs(sign))
            }) || third.is_some_and(|(day, month)| {
                day.digits <= 2 && month.digits <= 2 && dots(day, month) && dots(month, run)
            }) || text.get(run.at.end..).is_some_and(|rest| rest.trim_start().starts_with("г.")));
        let moved = run.value + i64::from(years);
        let written = match (is_year(run), short) {
            (true, _) => moved.to_string(),
            (_, true) => format!("{:02}", moved.rem_euclid(100)),
            _ => continue,
        };
        out += text.get(copied..run.at.start).unwrap_or_default();
        out += &written;
        copied = run.at.end;
    }
    out + text.get(copied..).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dates::Days;

    fn school(year: i32) -> Days {
        let day = |year, month, day| NaiveDate::from_ymd_opt(year, month, day).unwrap();
        Days::new(day(year, 9, 1), day(year + 1, 8, 31)).unwrap()
    }

    fn moved(text: &str, years: i32) -> Option<Shifted> {
        let before = Context { programme: Some(school(2021)), ..Context::default() };
        let after = Context { programme: Some(school(2021 + years)), ..Context::default() };
        shift(text, years, &before, &after)
    }

    #[test]
    fn years_move_and_words_stay() {
        for (text, later) in [
            ("2021-12-15", "2022-12-15"),
            ("2021-09/2021-11", "2022-09/2022-11"),
            ("2021-Q4", "2022-Q4"),
            ("2021/22", "2022/23"),
            ("../2021-12", "../2022-12"),
            ("сентябрь – ноябрь 2021 г.", "сентябрь – ноябрь 2022 г."),
            ("до 15.12.2021", "до 15.12.2022"),
            ("15.12.21", "15.12.22"),
            ("2021-2022 уч. год", "2022-2023 уч. год"),
            ("2021–22 учебный год", "2022–23 учебный год"),
            ("2021/2022 уч. г.", "2022/2023 уч. г."),
            ("IV квартал 2021 года", "IV квартал 2022 года"),
            ("2021-12", "2022-12"),
            ("ноябрь 2021, апрель 2022", "ноябрь 2022, апрель 2023"),
            ("до 15 декабря", "до 15 декабря"),
            ("в течение года", "в течение года"),
            ("постоянно", "постоянно"),
            ("ежемесячно до 25 числа", "ежемесячно до 25 числа"),
            ("every month by 25 within 2022-01/2022-06", "every month by 25 within 2023-01/2023-06"),
            ("по пятницам", "по пятницам"),
            ("1st July 2022", "1st July 2023"),
        ] {
            let found = moved(text, 1).unwrap_or_else(|| panic!("{text}"));
            assert_eq!((found.text.as_str(), found.weekday, found.rewritten), (later, None, false), "{text}");
        }
    }

    #[test]
    fn a_written_weekday_keeps_the_nearest_day() {
        for (text, later) in [
            ("15 октября 2021 (пятница)", "14 октября 2022 (пятница)"),
            ("15 октября (пятница)", "14 октября (пятница)"),
            ("2021-10-15 (пт)", "2022-10-14 (пт)"),
            ("пятница, 15.10.2021", "пятница, 14.10.2022"),
        ] {
            let found = moved(text, 1).unwrap_or_else(|| panic!("{text}"));
            assert_eq!((found.text.as_str(), found.rewritten), (later, false), "{text}");
            assert_eq!(found.weekday, NaiveDate::from_ymd_opt(2022, 10, 14));
        }
        let other_month = moved("1 декабря 2021 (среда)", 1).unwrap();
        assert_eq!((other_month.text.as_str(), other_month.rewritten), ("2022-11-30", true));
    }

    #[test]
    fn the_end_of_february_follows_the_leap_year() {
        let before = Context::default();
        let found = |text| shift(text, 1, &before, &before).unwrap();
        assert_eq!((found("29.02.2024").text.as_str(), found("29.02.2024").leap), ("28.02.2025", true));
        assert_eq!((found("2024-02-29").text.as_str(), found("2024-02-29").leap), ("2025-02-28", true));
        assert_eq!(
            (found("февраль 2024").text.as_str(), found("февраль 2024").leap),
            ("февраль 2025", false)
        );
        assert_eq!(shift("2023-02", 1, &before, &before).unwrap().text, "2024-02");
    }

    #[test]
    fn what_is_not_read_is_not_moved() {
        assert_eq!(moved("когда-нибудь в 2021", 1), None);
        assert_eq!(shift("2199", 5, &Context::default(), &Context::default()), None);
    }
}
