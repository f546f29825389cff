//! Days of months, quarters and years, within the years that kcp knows.

use super::Days;
use chrono::{Datelike, NaiveDate};

/// The first year that kcp knows.
pub const FIRST_YEAR: i32 = 1900;
/// The last year that kcp knows.
pub const LAST_YEAR: i32 = 2200;

/// Whether kcp knows the year.
pub fn known_year(year: i32) -> bool {
    (FIRST_YEAR..=LAST_YEAR).contains(&year)
}

/// A day, if it exists in a known year.
pub fn day(year: i32, month: u32, day: u32) -> Option<NaiveDate> {
    known_year(year).then(|| NaiveDate::from_ymd_opt(year, month, day)).flatten()
}

/// How many days a month has; in February 29 if the year is not known.
pub fn month_length(year: Option<i32>, month: u32) -> u32 {
    match month {
        2 => match year {
            Some(year) if NaiveDate::from_ymd_opt(year, 2, 29).is_none() => 28,
            _ => 29,
        },
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// Months `from` to `to` of one year.
pub fn months(year: i32, from: u32, to: u32) -> Option<Days> {
    Days::new(day(year, from, 1)?, day(year, to, month_length(Some(year), to))?)
}

/// The same day of a later or earlier year; 29 February becomes the 28th where there is none.
pub fn shift_years(from: NaiveDate, years: i32) -> Option<NaiveDate> {
    let year = from.year().checked_add(years)?;
    NaiveDate::from_ymd_opt(year, from.month(), from.day())
        .or_else(|| NaiveDate::from_ymd_opt(year, from.month(), 28))
}

/// The same day of a later month, or its last day where there is none.
pub fn shift_months(from: NaiveDate, months: i64) -> Option<NaiveDate> {
    let at = i64::from(from.year()) * 12 + i64::from(from.month0()) + months;
    let year = i32::try_from(at.div_euclid(12)).ok()?;
    let month = u32::try_from(at.rem_euclid(12)).ok()? + 1;
    NaiveDate::from_ymd_opt(year, month, from.day().min(month_length(Some(year), month)))
}

/// The month and year that come before.
pub fn month_before(year: i32, month: u32) -> (i32, u32) {
    if month <= 1 { (year - 1, 12) } else { (year, month - 1) }
}
