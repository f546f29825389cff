//! A part of a year beside several years, or beside one that a sign parts from it: «март 2022, 2023»,
//! «июнь 2021–2025 гг.», «2025 г., сентябрь».

use super::expr::{Piece, Year};
use super::items::{Listed, Pending, Tie};
use super::point::{Form, Raw};

/// More dates than this are not listed for one to choose.
const MOST_LISTED: usize = 24;

/// Parts after their years.
pub(super) struct Led {
    /// Each of the parts in each of the years.
    pub listed: Listed,
    /// How many years they are.
    pub years: usize,
}

/// Reads parts after their year or years.
pub(super) fn led_by_years(listed: &Listed) -> Option<Led> {
    let led = listed.items.iter().position(|item| years_of(item).is_none()).filter(|led| *led > 0)?;
    let (heads, parts) = listed.items.split_at_checked(led)?;
    if listed.signs.contains(&false) || !parts.iter().all(lacks_year) {
        return None;
    }
    let years: Vec<Year> = heads.iter().filter_map(years_of).flatten().collect();
    if years.len() * parts.len() > MOST_LISTED {
        return None;
    }
    let items = years.iter().flat_map(|year| in_year(parts, *year)).collect();
    Some(Led { listed: commas(items), years: years.len() })
}

/// Parts before years, each of the parts in each of the years; none if no year follows a part.
pub(super) fn before_years(listed: &Listed) -> Option<Listed> {
    let mut items: Vec<Pending> = Vec::new();
    let mut parts: Vec<Pending> = Vec::new();
    let mut found = false;
    for (index, item) in listed.items.iter().enumerate() {
        let sign = index == 0 || listed.signs.get(index - 1) != Some(&false);
        if let Some((part, years)) = across(item) {
            found = true;
            items.extend(years.into_iter().flat_map(|year| in_year(std::slice::from_ref(&part), year)));
            parts.clear();
        } else if let (Some(years), false) = (years_of(item), parts.is_empty()) {
            if !sign {
                return None;
            }
            found = true;
            if parts.iter().all(lacks_year) {
                items.truncate(items.len().saturating_sub(parts.len()));
            }
            let last = parts.last().cloned();
            items.extend(years.into_iter().flat_map(|year| in_year(&parts, year)));
            // What has got its year is not put in place of itself again.
            if let (Some(last), Some(filled)) = (last, items.last().cloned())
                && lacks_year(&last)
                && let Some(end) = parts.last_mut()
            {
                *end = filled;
            }
        } else {
            if !parts.iter().all(lacks_year) {
                parts.clear();
            }
            if is_part(item) {
                parts.push(item.clone());
            } else {
                parts.clear();
            }
            items.push(item.clone());
        }
        if items.len() > MOST_LISTED {
            return None;
        }
    }
    found.then(|| commas(items))
}

/// Parts of a school year that may be two calendar years: in each of these.
pub(super) fn calendar_years(listed: &Listed) -> Option<Listed> {
    let mut found = false;
    let mut items = Vec::new();
    for item in &listed.items {
        match last_of(item) {
            Raw { form: Form::Piece(unit), year: Year::School(first), .. } if *unit != Piece::Year => {
                if !within_a_year(item) {
                    return None;
                }
                found = true;
                let years = [Year::Given(*first), Year::Given(*first + 1)];
                items.extend(years.into_iter().flat_map(|year| in_year(std::slice::from_ref(item), year)));
            }
            _ => items.push(item.clone()),
        }
    }
    (found && items.len() <= MOST_LISTED).then(|| commas(items))
}

/// Whether an item may run forward in one calendar year.
fn within_a_year(item: &Pending) -> bool {
    let Pending::Interval(first, last, _) = item else { return true };
    let month = |raw: &Raw| match raw.form {
        Form::Piece(Piece::Day { month, .. } | Piece::Decade { month, .. } | Piece::Month(month)) => month,
        Form::Piece(Piece::Quarter(number)) => number * 3,
        Form::Piece(Piece::Half(number)) => number * 6,
        _ => 0,
    };
    month(first) <= month(last)
}

fn commas(items: Vec<Pending>) -> Listed {
    let signs = vec![true; items.len().saturating_sub(1)];
    Listed { items, signs, chained: false }
}

/// The years that an item is, if it is nothing but years.
fn years_of(item: &Pending) -> Option<Vec<Year>> {
    let Pending::Span(raw) = item else { return None };
    let years: Vec<Year> = match (raw.form, raw.year) {
        (Form::Piece(Piece::Year), year @ (Year::Given(_) | Year::School(_))) => vec![year],
        (Form::Years(first, last), _) => (first..=last).take(MOST_LISTED).map(Year::Given).collect(),
        (Form::SchoolYears(first, last), _) => (first..=last).take(MOST_LISTED).map(Year::School).collect(),
        (Form::TwoYears(first), _) => vec![Year::School(first)],
        _ => return None,
    };
    (!years.is_empty()).then_some(years)
}

/// «июнь 2021–2025», «октябрь – 2023»: the part, and the years that it may be meant in.
fn across(item: &Pending) -> Option<(Pending, Vec<Year>)> {
    let span = |raw: &Raw| Pending::Span(raw.clone());
    let (part, from, to) = match item {
        // «2023 – октябрь»
        Pending::Interval(first, last, Tie::Sign)
            if first.only_year().is_some() && lacks_year(&span(last)) =>
        {
            (span(last), Year::Missing, first.only_year()?)
        }
        Pending::Interval(first, last, Tie::Sign) if last.only_year().is_some() => {
            (span(first), first.year, last.only_year()?)
        }
        _ => (item.map(|raw| raw.through = None), last_of(item).year, last_of(item).through?),
    };
    let years = match from {
        Year::Missing => vec![Year::Given(to)],
        Year::Given(from) => (from..=to).take(MOST_LISTED).map(Year::Given).collect(),
        Year::School(_) | Year::Current => return None,
    };
    (is_part(&part) && !years.is_empty()).then_some((part, years))
}

fn last_of(item: &Pending) -> &Raw {
    let (first, last) = item.ends();
    last.unwrap_or(first)
}

/// Whether an item is less than years.
fn is_part(item: &Pending) -> bool {
    let last = last_of(item);
    matches!(last.form, Form::Piece(unit) if unit != Piece::Year) || matches!(last.form, Form::Slashed(..))
}

fn lacks_year(item: &Pending) -> bool {
    let (first, last) = item.ends();
    is_part(item) && first.year == Year::Missing && last.is_none_or(|last| last.year == Year::Missing)
}

/// The items with the last in the given year, and an interval's start as long before it as it was.
fn in_year(items: &[Pending], year: Year) -> Vec<Pending> {
    let mut moved = items.to_vec();
    let Some(last) = moved.last_mut() else { return moved };
    let before = last_of(last).year;
    match last {
        Pending::Span(point) | Pending::From(point) | Pending::Until(point, _) => point.year = year,
        Pending::Interval(first, end, _) => {
            if let (Year::Given(start), Year::Given(before), Year::Given(year)) = (first.year, before, year) {
                first.year = Year::Given(start.saturating_add(year.saturating_sub(before)));
            }
            end.year = year;
        }
    }
    // A school year is not given to what stands to the left of it.
    if let Year::School(_) = year {
        for item in &mut moved {
            if lacks_year(item) {
                *item = item.map(|raw| raw.year = year);
            }
        }
    }
    moved
}
