//! Calendar spans, and the language of date expressions: what is written becomes an [`Expr`], and that, given
//! the programme's span, a [`Reading`] in days; or a [`Fault`] says what is in doubt and what to write
//! instead.

mod build;
mod calendar;
mod canonical;
mod chars;
mod each_month;
mod each_year;
mod every;
mod explain;
mod expr;
mod fact;
mod fault;
mod interval;
mod items;
mod merge;
mod number;
mod phrase;
mod place;
mod point;
mod read;
mod recurrence;
mod resolve;
mod settle;
mod shift;
mod tidy;
mod token;
mod undated;
mod words;
mod years;

pub use calendar::{FIRST_YEAR, LAST_YEAR};
pub use canonical::is_canonical_date;
pub use expr::{Context, Expr, Inference, Reading, Stretch};
pub use fact::{MonthDay, parse_fact, parse_year};
pub use fault::{Fault, FaultKind, Part, Reason};
pub use merge::merge;
pub use place::{school_year, span_text};
pub use read::parse;
pub use recurrence::{Anchor, Hold, MOST_INSTANCES, Recurrence, Unit};
pub use shift::{Shifted, shift};

use chrono::NaiveDate;
use read::parse_recurrence;

/// A span of days, both ends included; the first is never after the last.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Days {
    /// The first day.
    pub first: NaiveDate,
    /// The last day, included.
    pub last: NaiveDate,
}

impl Days {
    /// The days from `first` to `last`, both included; none if they run backwards.
    pub fn new(first: NaiveDate, last: NaiveDate) -> Option<Self> {
        (first <= last).then_some(Self { first, last })
    }

    /// A single day.
    pub fn one(day: NaiveDate) -> Self {
        Self { first: day, last: day }
    }

    /// Whether `day` is one of them.
    pub fn contains(self, day: NaiveDate) -> bool {
        self.first <= day && day <= self.last
    }

    /// Whether all of `other` lies within.
    pub fn covers(self, other: Self) -> bool {
        self.first <= other.first && other.last <= self.last
    }

    /// Whether a day is in both.
    pub fn meets(self, other: Self) -> bool {
        self.first <= other.last && other.first <= self.last
    }

    /// The days in both.
    pub fn common(self, other: Self) -> Option<Self> {
        Self::new(self.first.max(other.first), self.last.min(other.last))
    }

    /// The shortest span that holds both.
    pub fn hull(self, other: Self) -> Self {
        Self { first: self.first.min(other.first), last: self.last.max(other.last) }
    }

    /// Whether they begin with the first and end with the last day of a month.
    pub fn whole_months(self) -> bool {
        use chrono::Datelike;
        let last = calendar::month_length(Some(self.last.year()), self.last.month());
        self.first.day() == 1 && self.last.day() == last
    }

    /// How many days, at least 1.
    pub fn count(self) -> i64 {
        (self.last - self.first).num_days() + 1
    }
}

#[cfg(test)]
mod tests;
