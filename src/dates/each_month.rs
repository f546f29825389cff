//! A day before several months: «15 сентября, октября», «10 октября и апреля».

use super::expr::{Piece, Year};
use super::items::{Listed, Pending, Tie};
use super::point::{Form, Raw};

/// More dates than this are not listed for one to choose.
const MOST_LISTED: usize = 24;

/// The days of the first month in each of the months that follow it; none if every month has its own.
pub(super) fn days_of_each(listed: &Listed) -> Option<Listed> {
    if listed.signs.contains(&false) {
        return None;
    }
    let mut items: Vec<Pending> = Vec::new();
    let mut days: Vec<Pending> = Vec::new();
    let mut found = false;
    for item in &listed.items {
        match item {
            Pending::Span(raw) if raw.lacks_day && days.iter().any(has_month) => {
                let Form::Piece(Piece::Month(month)) = raw.form else { return None };
                found = true;
                items.extend(in_month(&days, month, raw));
            }
            _ => {
                if days.iter().any(has_month) || !is_days(item) {
                    days.clear();
                }
                if is_days(item) {
                    days.push(item.clone());
                }
                items.push(item.clone());
            }
        }
        if items.len() > MOST_LISTED {
            return None;
        }
    }
    let signs = vec![true; items.len().saturating_sub(1)];
    found.then_some(Listed { items, signs, chained: false })
}

/// Whether an item is days of a month, or numbers that await it.
fn is_days(item: &Pending) -> bool {
    let counts = |raw: &Raw| {
        matches!(raw.form, Form::Bare(_) | Form::Piece(Piece::Day { .. })) && !raw.month_first && !raw.digits
    };
    match item {
        Pending::Span(raw) => counts(raw),
        Pending::Interval(first, last, Tie::Sign | Tie::Words) => {
            matches!(first.form, Form::Bare(_)) && counts(last)
        }
        _ => false,
    }
}

fn has_month(item: &Pending) -> bool {
    let (first, last) = item.ends();
    matches!(last.unwrap_or(first).form, Form::Piece(Piece::Day { .. }))
}

/// The days in another month; the year that is written after it is the last one's.
fn in_month(days: &[Pending], month: u32, written: &Raw) -> Vec<Pending> {
    let mut moved: Vec<Pending> = days
        .iter()
        .map(|item| {
            item.map(|raw| {
                if let Form::Piece(Piece::Day { day, .. }) = raw.form {
                    raw.form = Form::Piece(Piece::Day { month, day });
                }
                raw.weekday = None;
                raw.year = Year::Missing;
                raw.at = written.at.clone();
            })
        })
        .collect();
    if let Some(Pending::Span(raw) | Pending::Interval(_, raw, _)) = moved.last_mut() {
        raw.year = written.year;
    }
    moved
}
