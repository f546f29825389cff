//! The year that is meant where another was written.

use crate::dates;
use crate::model::Programme;
use chrono::Datelike;
use std::ops::{Range, RangeInclusive};

/// What a year looks like that a plan may name.
const YEARS: RangeInclusive<i32> = 1900..=2199;

/// So many years are tried: in a longer programme no one year is likely.
const MOST_TRIED: i32 = 40;

/// A date expression with its years moved so that all its days lie in the programme; none unless that can be
/// done in one way only.
pub fn into_programme(text: &str, programme: &Programme) -> Option<String> {
    let span = programme.span?;
    let written = years(text);
    let first = written.iter().map(|(_, year)| *year).min()?;
    let last = written.iter().map(|(_, year)| *year).max()?;
    let by = span.first.year() - last..=span.last.year() - first;
    if by.end() - by.start() > MOST_TRIED {
        return None;
    }
    let context = programme.calendar.context(Some(span));
    let inside = |text: &String| {
        let Ok(reading) = dates::parse(text).and_then(|expr| expr.resolve(&context)) else { return false };
        let mut days = reading.stretches.iter().flat_map(|stretch| [stretch.first, stretch.last]).flatten();
        !reading.stretches.is_empty() && days.all(|day| span.contains(day))
    };
    let mut fitting = by.map(|by| moved(text, &written, by)).filter(inside);
    let only = fitting.next()?;
    fitting.next().is_none().then_some(only)
}

/// The years of a text, each a run of four digits, and where they stand.
fn years(text: &str) -> Vec<(Range<usize>, i32)> {
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(rest) = text.get(from..)
        && let Some(skipped) = rest.find(|c: char| c.is_ascii_digit())
    {
        let run = rest.get(skipped..).unwrap_or_default();
        let length = run.find(|c: char| !c.is_ascii_digit()).unwrap_or(run.len());
        let start = from + skipped;
        from = start + length;
        let year = text.get(start..from).filter(|_| length == 4).and_then(|year| year.parse().ok());
        found.extend(year.filter(|year| YEARS.contains(year)).map(|year| (start..from, year)));
    }
    found
}

fn moved(text: &str, years: &[(Range<usize>, i32)], by: i32) -> String {
    let mut moved = String::with_capacity(text.len());
    let mut done = 0;
    for (place, year) in years {
        moved.push_str(text.get(done..place.start).unwrap_or_default());
        moved.push_str(&(year + by).to_string());
        done = place.end;
    }
    moved.push_str(text.get(done..).unwrap_or_default());
    moved
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mended(text: &str) -> Option<String> {
        let plan = "kcp: 1\ntitle: T\ngoal: G\ndates: 2026-09-01/2027-08-31\n";
        let source = crate::source::Source::decode("plan.yaml", plan.into());
        let built = crate::model::build(&source, &crate::model::parse(&source).tree);
        into_programme(text, &built.programme.unwrap())
    }

    #[test]
    fn the_one_year_that_fits_is_named() {
        assert_eq!(mended("12–16 октября 2025").as_deref(), Some("12–16 октября 2026"));
        assert_eq!(mended("2025-12-20/2026-01-15").as_deref(), Some("2026-12-20/2027-01-15"));
        assert_eq!(mended("до 15.03.2024").as_deref(), Some("до 15.03.2027"));
        assert_eq!(mended("2062-05").as_deref(), Some("2027-05"));
    }

    #[test]
    fn nothing_is_named_where_no_year_fits_or_none_is_written() {
        assert_eq!(mended("2025"), None);
        assert_eq!(mended("2025-08/2025-10"), None);
        assert_eq!(mended("12 октября"), None);
        assert_eq!(mended(""), None);
    }
}
