use crate::dates::Days;
use chrono::{Datelike, NaiveDate};
use std::collections::BTreeMap;
use std::fmt;

/// A month of a year; shown as `2021-09`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Month {
    /// The year.
    pub year: i32,
    /// From 1 to 12.
    pub month: u32,
}

impl Month {
    /// The month that a day is in.
    pub fn of(day: NaiveDate) -> Self {
        Self { year: day.year(), month: day.month() }
    }

    fn index(self) -> i64 {
        i64::from(self.year) * 12 + i64::from(self.month) - 1
    }

    fn at(index: i64) -> Option<Self> {
        let year = i32::try_from(index.div_euclid(12)).ok()?;
        let month = u32::try_from(index.rem_euclid(12)).ok()? + 1;
        Some(Self { year, month })
    }
}

impl fmt::Display for Month {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}", self.year, self.month)
    }
}

/// How many of `things`, each the days of one, have a day in a month; only months that have some, in order.
/// The days of one thing are in order of time.
pub fn by_month<'d>(things: impl IntoIterator<Item = &'d [Days]>) -> Vec<(Month, usize)> {
    let mut steps: BTreeMap<i64, i64> = BTreeMap::new();
    for days in things {
        let mut reached = i64::MIN;
        for span in days {
            let first = Month::of(span.first).index().max(reached);
            let past = Month::of(span.last).index() + 1;
            if first < past {
                *steps.entry(first).or_default() += 1;
                *steps.entry(past).or_default() -= 1;
                reached = past;
            }
        }
    }
    let mut months = Vec::new();
    let mut running = 0_i64;
    let mut steps = steps.into_iter().peekable();
    while let Some((at, step)) = steps.next() {
        running += step;
        let until = steps.peek().map_or(at, |(next, _)| *next);
        let Ok(count @ 1..) = usize::try_from(running) else { continue };
        months.extend((at..until).filter_map(|index| Some((Month::at(index)?, count))));
    }
    months
}

#[cfg(test)]
mod tests {
    use super::*;

    fn days(first: (i32, u32, u32), last: (i32, u32, u32)) -> Days {
        let day = |(year, month, day)| NaiveDate::from_ymd_opt(year, month, day).unwrap();
        Days::new(day(first), day(last)).unwrap()
    }

    fn shown(things: &[Vec<Days>]) -> String {
        let months = by_month(things.iter().map(Vec::as_slice));
        months.iter().map(|(month, count)| format!("{month}:{count}")).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn each_thing_counts_once_in_every_month_that_it_meets() {
        let autumn = vec![days((2021, 9, 15), (2021, 11, 2))];
        let twice_in_november =
            vec![days((2021, 11, 1), (2021, 11, 5)), days((2021, 11, 20), (2021, 11, 20))];
        let new_year = vec![days((2021, 12, 31), (2022, 1, 1))];
        assert_eq!(
            shown(&[autumn, twice_in_november, new_year]),
            "2021-09:1 2021-10:1 2021-11:2 2021-12:1 2022-01:1"
        );
    }

    #[test]
    fn months_without_anything_are_left_out() {
        let apart = vec![days((2021, 9, 1), (2021, 9, 1)), days((2022, 3, 1), (2022, 3, 1))];
        assert_eq!(shown(&[apart]), "2021-09:1 2022-03:1");
        assert_eq!(shown(&[Vec::new()]), "");
    }
}
