use crate::dates::Days;
use chrono::{Datelike, NaiveDate};
use std::fmt;
use std::ops::Range;

/// A quarter of a calendar year; shown as `2021-Q4`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Quarter {
    /// The year.
    pub year: i32,
    /// From 1 to 4.
    pub quarter: u32,
}

impl Quarter {
    /// The quarter that a day is in.
    pub fn of(day: NaiveDate) -> Self {
        Self { year: day.year(), quarter: day.month0() / 3 + 1 }
    }

    fn index(self) -> i64 {
        i64::from(self.year) * 4 + i64::from(self.quarter) - 1
    }

    fn at(index: i64) -> Option<Self> {
        let year = i32::try_from(index.div_euclid(4)).ok()?;
        let quarter = u32::try_from(index.rem_euclid(4)).ok()? + 1;
        Some(Self { year, quarter })
    }
}

impl fmt::Display for Quarter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-Q{}", self.year, self.quarter)
    }
}

/// The quarters that a span of days meets, in order.
pub fn quarters(span: Days) -> Vec<Quarter> {
    (Quarter::of(span.first).index()..=Quarter::of(span.last).index()).filter_map(Quarter::at).collect()
}

/// The places in [`quarters`] of `span` that `days` (in order of time) meet, as ranges in order that don't
/// overlap, and whether a day lies before or after all of them.
pub fn within_quarters(span: Days, days: &[Days]) -> (Vec<Range<usize>>, bool) {
    let (start, end) = (Quarter::of(span.first).index(), Quarter::of(span.last).index() + 1);
    let mut found = Vec::new();
    let mut outside = false;
    let mut reached = start;
    for days in days {
        let (first, past) = (Quarter::of(days.first).index(), Quarter::of(days.last).index() + 1);
        outside |= first < start || past > end;
        let (first, past) = (first.max(reached), past.min(end));
        if let (Ok(from), Ok(to)) = (usize::try_from(first - start), usize::try_from(past - start))
            && from < to
        {
            found.push(from..to);
            reached = past;
        }
    }
    (found, outside)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn days(first: (i32, u32, u32), last: (i32, u32, u32)) -> Days {
        let day = |(year, month, day)| NaiveDate::from_ymd_opt(year, month, day).unwrap();
        Days::new(day(first), day(last)).unwrap()
    }

    #[test]
    fn a_span_meets_the_quarters_of_its_days() {
        let span = days((2021, 9, 1), (2022, 4, 1));
        let names: Vec<String> = quarters(span).iter().map(ToString::to_string).collect();
        assert_eq!(names, ["2021-Q3", "2021-Q4", "2022-Q1", "2022-Q2"]);
    }

    #[test]
    fn days_stand_in_quarters_once_and_may_lie_outside() {
        let span = days((2021, 9, 1), (2022, 6, 30));
        let twice = [days((2021, 10, 1), (2021, 10, 5)), days((2021, 12, 1), (2022, 1, 10))];
        assert_eq!(within_quarters(span, &twice), (vec![1..2, 2..3], false));
        let beyond = [days((2022, 6, 1), (2022, 8, 1))];
        let (found, outside) = within_quarters(span, &beyond);
        assert_eq!(found.into_iter().flatten().collect::<Vec<_>>(), [3]);
        assert!(outside);
        let before = [days((2020, 6, 1), (2020, 8, 1))];
        assert_eq!(within_quarters(span, &before), (vec![], true));
    }
}
