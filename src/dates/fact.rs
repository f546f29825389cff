//! Plain single dates: facts, the day on which years start, the years of money.

use super::calendar::month_length;
use super::expr::{Body, Item, Piece, Point, Year};
use super::{Context, Days, Expr, Fault, Reason, parse};
use std::fmt;

/// A day of any year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct MonthDay {
    /// The month, 1–12.
    pub month: u32,
    /// The day, from 1; 29 February is possible.
    pub day: u32,
}

impl Default for MonthDay {
    /// 1 September.
    fn default() -> Self {
        Self { month: 9, day: 1 }
    }
}

impl MonthDay {
    /// A month and day that exist in some year.
    pub fn new(month: u32, day: u32) -> Option<Self> {
        ((1..=12).contains(&month) && (1..=month_length(None, month)).contains(&day))
            .then_some(Self { month, day })
    }

    /// Reads `09-01`, `01.09` or «1 сентября».
    ///
    /// # Errors
    /// What is no day without a year.
    pub fn parse(text: &str) -> Result<Self, Fault> {
        let at = 0..text.len();
        if let Some((month, day)) = text.trim().split_once('-')
            && let (Ok(month), Ok(day)) = (month.parse::<u32>(), day.parse::<u32>())
        {
            return Self::new(month, day).ok_or_else(|| no_such(month, day, at));
        }
        let expr = parse(text)?;
        if let Body::Refused(fault, _) = expr.body {
            return Err(fault);
        }
        match one_point(&expr) {
            Some(&Point { unit: Piece::Day { month, day }, year: Year::Missing, .. }) => {
                Self::new(month, day).ok_or_else(|| no_such(month, day, at))
            }
            _ => Err(Fault::invalid(Reason::NotMonthDay, at)),
        }
    }
}

fn no_such(month: u32, day: u32, at: std::ops::Range<usize>) -> Fault {
    if (1..=12).contains(&month) {
        let reason = Reason::NoSuchDay { day, month, year: None, last: month_length(None, month) };
        Fault::invalid(reason, at)
    } else {
        Fault::invalid(Reason::NoSuchMonth { number: month }, at)
    }
}

impl fmt::Display for MonthDay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}-{:02}", self.month, self.day)
    }
}

/// Reads the day or month of a fact: `2021-11-25`, `2021-11`, `25.11.2021`, «ноябрь 2021»; a year that is not
/// written is the one in which it meets the programme of the context.
///
/// # Errors
/// What is no single day or month, or lacks a year that the programme doesn't give.
pub fn parse_fact(text: &str, context: &Context) -> Result<Days, Fault> {
    let expr = parse(text)?;
    let not_one = || Fault::invalid(Reason::NotDayOrMonth, 0..text.len());
    match (&expr.body, one_point(&expr)) {
        (Body::Doubt(..) | Body::Orders(_) | Body::Short(_) | Body::Refused(..), _) => {}
        (_, Some(point)) if matches!(point.unit, Piece::Day { .. } | Piece::Month(_)) => {}
        _ => return Err(not_one()),
    }
    let reading = expr.resolve(context)?;
    match reading.stretches.as_slice() {
        [stretch] => stretch.days(None).ok_or_else(not_one),
        _ => Err(not_one()),
    }
}

/// Reads the year that money is for: `2021`, or `2020/21` for the year that starts on the context's
/// `year_starts`.
///
/// # Errors
/// What is no year.
pub fn parse_year(text: &str, context: &Context) -> Result<Days, Fault> {
    let expr = parse(text)?;
    let not_a_year = || Fault::invalid(Reason::NotYear, 0..text.len());
    match (&expr.body, one_point(&expr)) {
        (Body::Doubt(..) | Body::Refused(..), _) => {}
        (_, Some(point)) if point.unit == Piece::Year && point.has_year() => {}
        _ => return Err(not_a_year()),
    }
    let reading = expr.resolve(context)?;
    reading.stretches.first().and_then(|stretch| stretch.days(None)).ok_or_else(not_a_year)
}

/// The point of an expression that is nothing else.
fn one_point(expr: &Expr) -> Option<&Point> {
    match &expr.body {
        Body::List(items) => match items.as_slice() {
            [Item::Span(point)] => Some(point),
            _ => None,
        },
        _ => None,
    }
}
