//! A point or item in given years: its days and its canonical text.

use super::calendar::{day, known_year, month_length, months, shift_years};
use super::expr::{Piece, Point, Year};
use super::{Context, Days, Fault, Inference, Part, Reason, Stretch};
use chrono::{Datelike, NaiveDate, Weekday};

/// An item placed in time.
#[derive(Clone, Debug)]
pub(super) struct Placed {
    pub stretch: Stretch,
    pub text: String,
    /// Years that were not written.
    pub years: Vec<i32>,
    pub inferred: Vec<Inference>,
    /// Whether the first end is written as a day, and the last.
    pub from_the_day: bool,
    pub to_the_day: bool,
    pub deadline: bool,
    /// Its ends do not run backwards.
    pub forward: bool,
}

impl Placed {
    /// The point's days.
    pub fn span(point: &Point, year: Year, context: &Context) -> Result<Self, Fault> {
        let days = days_of(point, year, context)?;
        let mut placed = Self::days(days, point);
        placed.text = point_text(point, year, days, context);
        if matches!(point.unit, Piece::Term(_) | Piece::Break(_)) {
            placed.inferred.push(Inference::Term(days));
        }
        Ok(placed)
    }

    /// Days that are to be read where the point is written.
    pub fn days(days: Days, point: &Point) -> Self {
        let a_day = matches!(point.unit, Piece::Day { .. } | Piece::Nth { .. });
        Self {
            stretch: days.into(),
            text: span_text(days),
            years: Vec::new(),
            inferred: Vec::new(),
            from_the_day: a_day,
            to_the_day: a_day,
            deadline: false,
            forward: true,
        }
    }

    /// From the point on.
    pub fn onward(mut self) -> Self {
        self.stretch.last = None;
        self.text = format!("{}/..", end_text(&self.text, self.stretch.first));
        self.to_the_day = false;
        self
    }

    /// By the end of the point, or by the day before it.
    pub fn until(mut self, point: &Point, before: bool) -> Self {
        let mut last = self.stretch.last;
        if before {
            last = self.stretch.first.and_then(|day| day.pred_opt());
            self.text = match (point.unit, last) {
                (Piece::Month(_), Some(day)) => day.format("%Y-%m").to_string(),
                (Piece::Year, Some(day)) if !matches!(point.year, Year::School(_)) => {
                    day.format("%Y").to_string()
                }
                (_, Some(day)) => day.to_string(),
                (_, None) => self.text,
            };
        }
        self.stretch = Stretch { first: None, last };
        self.from_the_day = false;
        self.text = format!("../{}", end_text(&self.text, last));
        self.deadline = true;
        self
    }

    /// Its ends do not run backwards.
    pub fn runs(&self) -> bool {
        self.forward
    }

    /// The day that says on which side of a span it lies.
    pub fn day(&self) -> Option<NaiveDate> {
        self.stretch.first.or(self.stretch.last)
    }

    /// Marks its years as found out.
    pub fn infer_years(&mut self) {
        self.years =
            [self.stretch.first, self.stretch.last].into_iter().flatten().map(|day| day.year()).collect();
        self.years.dedup();
    }
}

/// The text of an interval's end: one without a slash.
fn end_text(text: &str, day: Option<NaiveDate>) -> String {
    match day {
        Some(day) if text.contains('/') => day.to_string(),
        _ => text.to_owned(),
    }
}

/// The canonical text of an interval; two consecutive years are told from a school year by their months.
pub(super) fn interval_text(from: &Placed, to: &Placed) -> String {
    let (Some(first), Some(last)) = (from.stretch.first, to.stretch.last) else { return String::new() };
    if from.text.contains('/') || to.text.contains('/') {
        return Days::new(first, last).map_or_else(|| format!("{first}/{last}"), span_text);
    }
    let years = |text: &str| text.parse::<i32>().ok();
    if years(&from.text).zip(years(&to.text)).is_some_and(|(from, to)| from + 1 == to) {
        return format!("{}-01/{}-12", from.text, to.text);
    }
    format!("{}/{}", from.text, to.text)
}

/// The shortest plain canonical text of some days: a day, a month, a year, or an interval of months or
/// days.
pub fn span_text(days: Days) -> String {
    let Days { first, last } = days;
    let whole_months = first.day() == 1 && last.day() == month_length(Some(last.year()), last.month());
    if first == last {
        first.to_string()
    } else if !whole_months {
        format!("{first}/{last}")
    } else if (first.year(), first.month()) == (last.year(), last.month()) {
        first.format("%Y-%m").to_string()
    } else if first.year() == last.year() && first.month() == 1 && last.month() == 12 {
        first.year().to_string()
    } else {
        format!("{}/{}", first.format("%Y-%m"), last.format("%Y-%m"))
    }
}

fn point_text(point: &Point, year: Year, days: Days, context: &Context) -> String {
    let first = days.first;
    match (point.unit, year) {
        (Piece::Day { .. }, _) => first.to_string(),
        (Piece::Month(_), _) => first.format("%Y-%m").to_string(),
        (Piece::Quarter(number), _) => format!("{}-Q{number}", first.year()),
        (Piece::Half(number), Year::Given(year)) => format!("{year}-H{number}"),
        (Piece::Year, Year::School(year)) => school_year_text(year, context),
        (Piece::Year, _) => first.year().to_string(),
        _ => span_text(days),
    }
}

fn school_year_text(year: i32, _: &Context) -> String {
    format!("{year}/{:02}", (year + 1).rem_euclid(100))
}

/// The days of a point in a year.
pub(super) fn days_of(point: &Point, year: Year, context: &Context) -> Result<Days, Fault> {
    let days = match year {
        Year::School(start) => in_school_year(point, start, context)?,
        Year::Given(year) => in_year(point, year)?,
        Year::Missing | Year::Current => match point.unit {
            Piece::Term(_) | Piece::Break(_) => term(point, None, context)?,
            _ => return Err(Fault::ambiguous(Reason::NoYear, point.at.clone())),
        },
    };
    match point.weekday {
        Some(written) if written != days.first.weekday() => {
            let fault = Fault::ambiguous(Reason::Weekday { day: days.first, written }, point.at.clone());
            Err(fault.offer([days.first.to_string()]))
        }
        _ => Ok(days),
    }
}

fn out_of_range(year: i32, point: &Point) -> Fault {
    Fault::invalid(Reason::YearOutOfRange { year: year.to_string() }, point.at.clone())
}

fn in_year(point: &Point, year: i32) -> Result<Days, Fault> {
    if !known_year(year) {
        return Err(out_of_range(year, point));
    }
    let days = match point.unit {
        Piece::Day { month, day: number } => match day(year, month, number) {
            Some(day) => Some(Days::one(day)),
            None => return Err(no_such_day(point, year, month, number)),
        },
        Piece::Decade { month, part } => {
            let first = day(year, month, (part - 1) * 10 + 1);
            let last = day(year, month, if part == 3 { month_length(Some(year), month) } else { part * 10 });
            first.zip(last).and_then(|(first, last)| Days::new(first, last))
        }
        Piece::Month(month) => months(year, month, month),
        Piece::Nth { month, nth, day } => {
            let month = months(year, month, month);
            match month.and_then(|month| nth_weekday(month, nth, day)) {
                Some(day) => Some(Days::one(day)),
                None => return Err(Fault::invalid(Reason::NoSuchWeekday, point.at.clone())),
            }
        }
        Piece::Quarter(number) => months(year, number * 3 - 2, number * 3),
        Piece::Half(number) => months(year, number * 6 - 5, number * 6),
        Piece::Year => months(year, 1, 12),
        Piece::Term(_) | Piece::Break(_) => None,
    };
    days.ok_or_else(|| Fault::ambiguous(Reason::SchoolPart, point.at.clone()))
}

/// The weekday of that number among those of its name in some days; 0 is the last.
fn nth_weekday(within: Days, nth: u8, day: Weekday) -> Option<NaiveDate> {
    let all = within.first.iter_days().take_while(|found| *found <= within.last);
    let mut named = all.filter(|found| found.weekday() == day);
    if nth == 0 { named.last() } else { named.nth(usize::from(nth) - 1) }
}

/// A day that its month does not have: its last day is the likely mend.
fn no_such_day(point: &Point, year: i32, month: u32, day: u32) -> Fault {
    let last = month_length(Some(year), month);
    let reason = Reason::NoSuchDay { day, month, year: Some(year), last };
    let mend = (day > last).then(|| format!("{year}-{month:02}-{last:02}"));
    Fault::invalid(reason, point.at.clone()).offer(mend)
}

/// A point of the school year that starts in `start`.
fn in_school_year(point: &Point, start: i32, context: &Context) -> Result<Days, Fault> {
    let whole = school_year(start, context).ok_or_else(|| out_of_range(start, point))?;
    match point.unit {
        Piece::Year => Ok(whole),
        Piece::Half(1) => {
            let last = day(start, 12, 31).ok_or_else(|| out_of_range(start, point))?;
            Days::new(whole.first, last).ok_or_else(|| Fault::ambiguous(Reason::SchoolPart, point.at.clone()))
        }
        Piece::Half(_) => Err(Fault::ambiguous(Reason::SecondHalf, point.at.clone())),
        Piece::Term(_) | Piece::Break(_) => term(point, Some(whole), context),
        Piece::Quarter(_)
        | Piece::Day { .. }
        | Piece::Decade { .. }
        | Piece::Month(_)
        | Piece::Nth { .. } => {
            let found = [start, start + 1].map(|year| in_year(point, year));
            let inside: Vec<Days> =
                found.iter().flatten().copied().filter(|days| whole.covers(*days)).collect();
            let doubt = || Fault::ambiguous(Reason::SchoolPart, point.at.clone());
            let [days] = inside.as_slice() else {
                let [first, second] = found;
                return Err(match (first, second) {
                    (Err(fault), Err(_)) => fault,
                    _ => doubt(),
                });
            };
            // The month before a school year's first is written for its preparation as often as for its
            // end.
            let before = super::calendar::month_before(0, context.year_starts.month).1;
            if days.first.month() == before && !matches!(point.unit, Piece::Quarter(_)) {
                let readings = found.iter().flatten().map(|days| span_text(*days)).collect::<Vec<_>>();
                return Err(doubt().offer(readings));
            }
            Ok(*days)
        }
    }
}

/// The school year that starts in a year.
pub fn school_year(start: i32, context: &Context) -> Option<Days> {
    let starts = context.year_starts;
    let first = day(start, starts.month, starts.day.min(month_length(Some(start), starts.month)))?;
    let last = shift_years(first, 1)?.pred_opt()?;
    Days::new(first, last)
}

/// A school term, or the holiday after one, from the plan's calendar.
fn term(point: &Point, year: Option<Days>, context: &Context) -> Result<Days, Fault> {
    let (number, holiday) = match point.unit {
        Piece::Break(number) => (number, true),
        Piece::Term(number) => (number, false),
        _ => return Err(Fault::ambiguous(Reason::SchoolPart, point.at.clone())),
    };
    if context.terms.is_empty() {
        return Err(Fault::ambiguous(Reason::NoTerms, point.at.clone()));
    }
    let hull = context.terms.iter().copied().reduce(Days::hull);
    if let (None, Some(all)) = (year, hull)
        && all.count() > 366
    {
        return Err(Fault::ambiguous(Reason::SeveralYears { programme: all }, point.at.clone()));
    }
    let mut terms = context.terms.iter().filter(|term| year.is_none_or(|year| year.covers(**term)));
    let index = usize::try_from(number.saturating_sub(1)).unwrap_or(usize::MAX);
    let found = terms.nth(index).copied();
    let days = match (found, holiday) {
        (found, false) => found,
        (Some(term), true) => {
            let next = terms.next();
            let first = term.last.succ_opt();
            let last = next.and_then(|next| next.first.pred_opt());
            first.zip(last).and_then(|(first, last)| Days::new(first, last))
        }
        (None, true) => None,
    };
    days.ok_or_else(|| {
        Fault::ambiguous(
            if holiday { Reason::Vacation } else { Reason::NoSuchPart { part: Part::Term, number } },
            point.at.clone(),
        )
    })
}
