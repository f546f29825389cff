use crate::dates::{Context, Days, MonthDay};
use chrono::{Datelike, NaiveDate, Weekday};

/// Working days, school years and terms.
#[derive(Clone, Debug, Default)]
pub struct Calendar {
    /// The month and day on which a year such as 2021/22 starts.
    pub year_starts: MonthDay,
    /// Days off besides weekends, merged and in order.
    pub holidays: Vec<Days>,
    /// Weekends that are worked, merged and in order.
    pub workdays: Vec<Days>,
    /// School terms in order.
    pub terms: Vec<Days>,
}

impl Calendar {
    /// What date expressions are resolved against, for a programme of the given days.
    pub fn context(&self, programme: Option<Days>) -> Context<'_> {
        Context { programme, year_starts: self.year_starts, terms: &self.terms }
    }

    /// Whether people work on `day`.
    pub fn is_working(&self, day: NaiveDate) -> bool {
        let weekend = matches!(day.weekday(), Weekday::Sat | Weekday::Sun);
        holds(&self.workdays, day) || !weekend && !holds(&self.holidays, day)
    }

    /// The working day nearest to `day` in steps of `step` days, `day` itself included; none within a year.
    pub fn nearest_working(&self, day: NaiveDate, step: i64) -> Option<NaiveDate> {
        let days = (0..366).map_while(|n| day.checked_add_signed(chrono::Duration::days(n * step)));
        days.into_iter().find(|day| self.is_working(*day))
    }

    /// The day that is `count` working days after `day` (before it, if negative); none past the calendar's
    /// end.
    pub fn add_working(&self, day: NaiveDate, count: i64) -> Option<NaiveDate> {
        let mut at = day;
        for _ in 0..count.abs().min(MOST_WORKING_DAYS) {
            at = at.checked_add_signed(chrono::Duration::days(count.signum()))?;
            at = self.nearest_working(at, count.signum())?;
        }
        Some(at)
    }
}

/// Lags are counted day by day, so they are bounded: ten years.
const MOST_WORKING_DAYS: i64 = 3660;

fn holds(spans: &[Days], day: NaiveDate) -> bool {
    let after = spans.partition_point(|span| span.first <= day);
    after.checked_sub(1).and_then(|at| spans.get(at)).is_some_and(|span| span.contains(day))
}
