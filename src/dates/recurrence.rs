//! What comes again: every so many units, each narrowed to a day or a month.

use super::calendar::{month_length, shift_months};
use super::{Context, Days, Fault};
use chrono::{Datelike, Days as Shift, NaiveDate, Weekday};
use std::fmt;

/// A recurrence: every `count` units, each instance narrowed by its anchor.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Recurrence {
    /// Every how many units, from 1.
    pub count: u32,
    /// What is counted.
    pub unit: Unit,
    /// `in`: the month, 1–12, that each year's instance is narrowed to.
    pub month: Option<u32>,
    /// `by` or `on`: the day that each instance is narrowed to.
    pub anchor: Option<(Hold, Anchor)>,
}

/// What a recurrence counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Unit {
    /// Days.
    Day,
    /// Weeks of the calendar, from Monday.
    Week,
    /// Months of the calendar.
    Month,
    /// Quarters of the calendar.
    Quarter,
    /// Half-years, counted from the programme's first day.
    HalfYear,
    /// Years, counted from the programme's first day.
    Year,
    /// School terms, from the plan's calendar.
    Term,
}

/// How an anchor holds an instance.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Hold {
    /// From the unit's start to the day.
    By,
    /// The day alone.
    On,
}

/// A day within a unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Anchor {
    /// A day of the month, 1–31; the month's last day where there is none. Of a quarter or half-year: of
    /// the month after it.
    Day(u32),
    /// A month and day of a year.
    Date(u32, u32),
    /// A day of the week.
    Weekday(Weekday),
    /// The first to fifth weekday of that name in the unit.
    Nth(u8, Weekday),
    /// The last weekday of that name in the unit.
    Last(Weekday),
}

/// No recurrence has more instances than this; what comes later is left out.
pub const MOST_INSTANCES: usize = 20_000;

impl Unit {
    /// Its word in the format.
    pub fn word(self) -> &'static str {
        match self {
            Self::Day => "day",
            Self::Week => "week",
            Self::Month => "month",
            Self::Quarter => "quarter",
            Self::HalfYear => "half-year",
            Self::Year => "year",
            Self::Term => "term",
        }
    }

    /// How many months it has, if it is made of months.
    pub(super) fn months(self) -> Option<u32> {
        match self {
            Self::Month => Some(1),
            Self::Quarter => Some(3),
            Self::HalfYear => Some(6),
            Self::Year => Some(12),
            Self::Day | Self::Week | Self::Term => None,
        }
    }
}

impl Anchor {
    /// Whether units of this kind can be narrowed to it; `in_month` where they are narrowed to a month
    /// already.
    pub(super) fn fits(self, unit: Unit, in_month: bool, hold: Hold) -> bool {
        match self {
            Self::Weekday(_) => unit == Unit::Week,
            Self::Date(..) => unit == Unit::Year && !in_month,
            Self::Nth(..) | Self::Last(_) => !matches!(unit, Unit::Day | Unit::Week),
            Self::Day(_) => match unit {
                Unit::Month => true,
                Unit::Year => in_month,
                Unit::Quarter | Unit::HalfYear => hold == Hold::By,
                Unit::Day | Unit::Week | Unit::Term => false,
            },
        }
    }
}

impl Recurrence {
    /// Every unit, whole.
    pub fn every(count: u32, unit: Unit) -> Self {
        Self { count: count.max(1), unit, month: None, anchor: None }
    }

    /// Reads the value of `every`: `month by 25`, `2 weeks`, «ежемесячно до 25 числа».
    ///
    /// # Errors
    /// What is no recurrence, or is bound to a span.
    pub fn parse(text: &str) -> Result<Self, Fault> {
        super::parse_recurrence(text)
    }

    /// Whether its unit can be narrowed as it says.
    pub(super) fn is_sensible(&self) -> bool {
        let in_month = self.month.is_some();
        (!in_month || self.unit == Unit::Year)
            && self.anchor.is_none_or(|(hold, anchor)| anchor.fits(self.unit, in_month, hold))
    }

    /// The instances that have days in `within`, clipped to it, in order, at most [`MOST_INSTANCES`]; the
    /// deadline of each is its last day.
    ///
    /// Half-years and years are counted from the programme's first day, or from that of `within` without a
    /// programme.
    pub fn instances(&self, within: Days, context: &Context) -> Vec<Days> {
        let mut instances = Vec::new();
        for unit in self.units(within, context) {
            let found = self.narrow(unit).and_then(|days| days.common(within));
            if let Some(days) = found
                && instances.last() != Some(&days)
            {
                instances.push(days);
            }
            if instances.len() >= MOST_INSTANCES {
                break;
            }
        }
        instances
    }

    /// The units that meet `within`, not clipped.
    fn units<'a>(&self, within: Days, context: &Context<'a>) -> Box<dyn Iterator<Item = Days> + 'a> {
        let count = self.count.max(1);
        if self.unit == Unit::Term {
            let step = usize::try_from(count).unwrap_or(usize::MAX);
            return Box::new(
                context.terms.iter().copied().filter(move |term| term.meets(within)).step_by(step),
            );
        }
        let first = within.first;
        if let Some(months) = self.unit.months() {
            let step = i64::from(months) * i64::from(count);
            let start = match self.unit {
                Unit::HalfYear | Unit::Year => {
                    let origin = context.programme.map_or(first, |programme| programme.first.min(first));
                    let passed = months_between(origin, first).div_euclid(step) * step;
                    (origin, passed)
                }
                unit => (start_of(first, unit).unwrap_or(first), 0),
            };
            return Box::new(blocks(within, move |index| shift_months(start.0, start.1 + step * index)));
        }
        let (start, days) = match self.unit {
            Unit::Week => {
                let since = u64::from(first.weekday().num_days_from_monday());
                (first.checked_sub_days(Shift::new(since)).unwrap_or(first), 7)
            }
            _ => (first, 1),
        };
        let step = days * u64::from(count);
        let nth = move |index: i64| {
            let shift = u64::try_from(index).ok()?.checked_mul(step)?;
            start.checked_add_days(Shift::new(shift))
        };
        Box::new(blocks(within, nth))
    }

    /// A unit narrowed by the anchor; none if it has no such day.
    fn narrow(&self, unit: Days) -> Option<Days> {
        let whole = match self.month {
            Some(month) => month_in(unit, month)?,
            None => unit,
        };
        let Some((hold, anchor)) = self.anchor else { return Some(whole) };
        let day = match anchor {
            Anchor::Day(day) if matches!(self.unit, Unit::Quarter | Unit::HalfYear) => {
                let after = whole.last.checked_add_days(Shift::new(1))?;
                day_of_month(after.year(), after.month(), day)
            }
            Anchor::Day(day) => day_of_month(whole.last.year(), whole.last.month(), day),
            Anchor::Date(month, day) => (whole.first.year()..=whole.last.year())
                .find_map(|year| day_of_month(year, month, day).filter(|day| whole.contains(*day))),
            Anchor::Weekday(weekday) | Anchor::Nth(1, weekday) => {
                let ahead = weekday.days_since(whole.first.weekday());
                whole.first.checked_add_days(Shift::new(u64::from(ahead)))
            }
            Anchor::Nth(nth, weekday) => {
                let ahead = weekday.days_since(whole.first.weekday());
                let weeks = u64::from(nth.saturating_sub(1)) * 7;
                whole.first.checked_add_days(Shift::new(u64::from(ahead) + weeks))
            }
            Anchor::Last(weekday) => {
                let back = whole.last.weekday().days_since(weekday);
                whole.last.checked_sub_days(Shift::new(u64::from(back)))
            }
        };
        let day = day?;
        let after_the_unit = matches!((self.unit, anchor), (Unit::Quarter | Unit::HalfYear, Anchor::Day(_)));
        if !after_the_unit && !whole.contains(day) {
            return None;
        }
        match hold {
            Hold::By => Days::new(whole.first, day),
            Hold::On => Some(Days::one(day)),
        }
    }
}

/// Blocks from one start to the day before the next, as long as they begin within; the first that meets it
/// comes first.
fn blocks(within: Days, nth: impl Fn(i64) -> Option<NaiveDate>) -> impl Iterator<Item = Days> {
    let starts = (0_i64..).map_while(nth).scan(None, |before, start| Some((before.replace(start), start)));
    let blocks = starts.filter_map(|(first, next)| Some((first?, next)));
    blocks
        .map_while(move |(first, next)| {
            let last = next.pred_opt()?;
            if first > within.last { None } else { Days::new(first, last) }
        })
        .filter(move |block| block.meets(within))
}

/// Whole months from one day to a later one.
fn months_between(from: NaiveDate, to: NaiveDate) -> i64 {
    let months = i64::from(to.year() - from.year()) * 12 + i64::from(to.month()) - i64::from(from.month());
    match shift_months(from, months) {
        Some(day) if day > to => months - 1,
        _ => months,
    }
}

/// The first day of the calendar's month or quarter that a day is in.
fn start_of(day: NaiveDate, unit: Unit) -> Option<NaiveDate> {
    let month = match unit {
        Unit::Quarter => day.month0() / 3 * 3 + 1,
        _ => day.month(),
    };
    NaiveDate::from_ymd_opt(day.year(), month, 1)
}

/// The month of a name whose last day is in the unit.
fn month_in(unit: Days, month: u32) -> Option<Days> {
    (unit.first.year()..=unit.last.year()).find_map(|year| {
        let first = NaiveDate::from_ymd_opt(year, month, 1)?;
        let last = NaiveDate::from_ymd_opt(year, month, month_length(Some(year), month))?;
        unit.contains(last).then_some(Days { first, last })
    })
}

/// A day of a month, or its last where it is shorter.
fn day_of_month(year: i32, month: u32, day: u32) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(year, month, day.min(month_length(Some(year), month)))
}

impl fmt::Display for Recurrence {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.count > 1 {
            write!(f, "{} {}s", self.count, self.unit.word())?;
        } else {
            f.write_str(self.unit.word())?;
        }
        if let Some(month) = self.month {
            write!(f, " in {month:02}")?;
        }
        if let Some((hold, anchor)) = self.anchor {
            let hold = match hold {
                Hold::By => "by",
                Hold::On => "on",
            };
            write!(f, " {hold} {anchor}")?;
        }
        Ok(())
    }
}

impl fmt::Display for Anchor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        const NTH: [&str; 5] = ["first", "second", "third", "fourth", "fifth"];
        match *self {
            Self::Day(day) => write!(f, "{day}"),
            Self::Date(month, day) => write!(f, "{month:02}-{day:02}"),
            Self::Weekday(weekday) => write!(f, "{weekday}"),
            Self::Nth(nth, weekday) => {
                let word = NTH.get(usize::from(nth.saturating_sub(1))).unwrap_or(&"first");
                write!(f, "{word} {weekday}")
            }
            Self::Last(weekday) => write!(f, "last {weekday}"),
        }
    }
}
