//! What an expression says, before a programme is known.

use super::{Days, Fault, MonthDay, Reason, Recurrence};
use chrono::{NaiveDate, Weekday};
use std::ops::Range;

/// What the years of an expression are looked up in.
#[derive(Clone, Copy, Debug, Default)]
pub struct Context<'a> {
    /// The programme's span; none if it is not known.
    pub programme: Option<Days>,
    /// The day on which `2021/22` starts.
    pub year_starts: MonthDay,
    /// School terms, in order.
    pub terms: &'a [Days],
}

/// A date expression, independent of any programme.
#[derive(Clone, Debug, PartialEq)]
pub struct Expr {
    pub(super) body: Body,
    /// The whole given text, in bytes.
    pub(super) at: Range<usize>,
    /// Words stand beside the dates that say more.
    pub(super) remarks: bool,
}

/// What an expression comes to, given a programme.
#[derive(Clone, Debug, PartialEq)]
pub struct Reading {
    /// The spans in the order of time, as written, not merged; none for what is undated or recurs.
    pub stretches: Vec<Stretch>,
    /// Whether one of the spans is a deadline: it has no first day.
    pub deadline: bool,
    /// Undated.
    pub ongoing: bool,
    /// How it recurs.
    pub every: Option<Recurrence>,
    /// The span that a recurrence is bound to: its own, else the programme's; none if neither is known.
    pub within: Option<Days>,
    /// The canonical form.
    pub canonical: String,
    /// What was not written and how it was found out.
    pub inferred: Vec<Inference>,
    /// Whether the first end of the first item is written to the day: a deadline has none.
    pub from_the_day: bool,
    /// Whether the last end is written to the day.
    pub to_the_day: bool,
    /// Whether the words say more than the canonical form, so that `fmt` leaves them.
    pub keeps_words: bool,
}

/// A span of days, both ends included; an end that is not said is none.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Stretch {
    /// The first day; none for a deadline.
    pub first: Option<NaiveDate>,
    /// The last day, included; none where it is open.
    pub last: Option<NaiveDate>,
}

/// What was found out without being written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Inference {
    /// The years, in order, in which the expression meets the programme's span.
    Years(Vec<i32>),
    /// «текущего года»: the one year of the programme.
    CurrentYear(i32),
    /// «в течение года», «весь период»: the programme's span.
    Whole(Days),
    /// A school term or holiday from the plan's calendar.
    Term(Days),
}

/// One way to mean an expression, or a doubt between several.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Body {
    Ongoing,
    Whole(Whole),
    List(Vec<Item>),
    Every(Recurrence, Option<Box<Body>>),
    /// «весь период до 1 мая»: from the programme's first day to the deadline.
    Until(Box<Body>),
    /// Whichever of these is possible, if it is only one.
    Orders(Vec<Body>),
    /// Two digits after a month may be its year, if all such months meet the programme; else days.
    Short(Box<Short>),
    /// As many dates as times a year: they are meant where the programme is no longer than that, else the
    /// second is.
    Each(Box<Body>, Box<Body>),
    /// Not understood; what was likely meant.
    Refused(Fault, Vec<Body>),
    /// Cannot be decided by anything in the plan; the ways to mean it.
    Doubt(Reason, Range<usize>, Vec<Body>),
}

/// «июня 26»: what it comes to with a year of two digits, and with a day.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Short {
    pub at: Range<usize>,
    /// The months and years that the digits would name.
    pub months: Vec<(u32, i32)>,
    pub years: Body,
    pub days: Body,
}

/// A span that is meant to be the programme's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Whole {
    /// «весь период».
    Period,
    /// «в течение года», «весь учебный год».
    Year,
    /// «в течение календарного года».
    CalendarYear,
    /// «в течение квартала, месяца»: so many months.
    Months(u32),
    /// «до конца (учебного) года»: a deadline on its last day.
    End { school: bool },
    /// «до начала учебного года»: a deadline before its first day.
    Start,
}

/// One member of a list.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Item {
    Span(Point),
    Interval(Point, Point),
    From(Point),
    /// A deadline; `before` leaves the point itself out.
    Until {
        point: Point,
        before: bool,
    },
}

/// A day, month, quarter …, perhaps without its year.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Point {
    pub unit: Piece,
    pub year: Year,
    pub weekday: Option<Weekday>,
    pub at: Range<usize>,
    /// Its month is not written but taken from the right.
    pub borrowed: bool,
}

/// What a point is a piece of a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Piece {
    Day {
        month: u32,
        day: u32,
    },
    Decade {
        month: u32,
        part: u32,
    },
    Month(u32),
    /// The first to fifth weekday of that name in a month, 1–5; 0 is the last.
    Nth {
        month: u32,
        nth: u8,
        day: Weekday,
    },
    Quarter(u32),
    Half(u32),
    Year,
    /// A school term, from 1.
    Term(u32),
    /// The holiday after a school term, from 1.
    Break(u32),
}

/// The year of a point.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Year {
    Missing,
    Given(i32),
    /// The school year that starts in it.
    School(i32),
    Current,
}

impl Stretch {
    /// The days of a stretch with both ends; an open end is taken from `programme`, a deadline is its last
    /// day alone.
    pub fn days(self, programme: Option<Days>) -> Option<Days> {
        match (self.first, self.last) {
            (Some(first), Some(last)) => Days::new(first, last),
            (Some(first), None) => Days::new(first, programme?.last),
            (None, Some(last)) => Some(Days::one(last)),
            (None, None) => programme,
        }
    }
}

impl From<Days> for Stretch {
    fn from(days: Days) -> Self {
        Self { first: Some(days.first), last: Some(days.last) }
    }
}

impl Item {
    /// Its points, in order.
    pub fn points(&self) -> Vec<&Point> {
        match self {
            Self::Span(point) | Self::From(point) | Self::Until { point, .. } => vec![point],
            Self::Interval(first, last) => vec![first, last],
        }
    }

    /// With each of its points changed.
    pub fn map(&self, change: impl Fn(&mut Point)) -> Self {
        let mut changed = self.clone();
        match &mut changed {
            Self::Span(point) | Self::From(point) | Self::Until { point, .. } => change(point),
            Self::Interval(first, last) => {
                change(first);
                change(last);
            }
        }
        changed
    }
}

impl Body {
    /// Moves all places by so many bytes.
    pub fn shift(&mut self, by: usize) {
        let moved = |point: &mut Point| point.at = point.at.start + by..point.at.end + by;
        match self {
            Self::Ongoing | Self::Whole(_) => {}
            Self::List(items) => items.iter_mut().for_each(|item| match item {
                Item::Span(point) | Item::From(point) | Item::Until { point, .. } => moved(point),
                Item::Interval(first, last) => {
                    moved(first);
                    moved(last);
                }
            }),
            Self::Every(_, within) => within.iter_mut().for_each(|body| body.shift(by)),
            Self::Until(deadline) => deadline.shift(by),
            Self::Each(dates, doubt) => {
                dates.shift(by);
                doubt.shift(by);
            }
            Self::Short(short) => {
                short.years.shift(by);
                short.days.shift(by);
            }
            Self::Orders(bodies) | Self::Doubt(_, _, bodies) | Self::Refused(_, bodies) => {
                bodies.iter_mut().for_each(|body| body.shift(by))
            }
        }
    }
}

impl Expr {
    /// Whether every date in it carries its year, so that it may define the programme's span.
    pub fn carries_year(&self) -> bool {
        carries_year(&self.body)
    }
}

fn carries_year(body: &Body) -> bool {
    match body {
        Body::Ongoing | Body::Whole(_) | Body::Until(_) => false,
        Body::Doubt(..) | Body::Short(_) | Body::Refused(..) => false,
        Body::List(items) => items.iter().all(|item| match item {
            Item::Span(point) | Item::From(point) | Item::Until { point, .. } => point.has_year(),
            Item::Interval(_, last) => last.has_year(),
        }),
        Body::Every(_, within) => within.as_deref().is_some_and(carries_year),
        Body::Orders(bodies) => bodies.iter().all(carries_year),
        Body::Each(dates, _) => carries_year(dates),
    }
}

impl Point {
    /// Whether its days are known without a programme.
    pub fn has_year(&self) -> bool {
        matches!(self.year, Year::Given(_) | Year::School(_))
            || matches!(self.unit, Piece::Term(_) | Piece::Break(_))
    }
}
