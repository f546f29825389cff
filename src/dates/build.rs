//! From items as written to bodies: numbers get their months, months their years from the right, doubts
//! their alternatives.

use super::expr::{Body, Item, Piece, Point, Year};
use super::items::{Limit, Listed, Pending};
use super::point::{Form, Parse, Raw, Stop};
use super::{Fault, Part, Reason};
use std::ops::Range;

/// One way to take what can be taken in two.
#[derive(Clone, Copy, Debug, Default)]
struct Way {
    month_first: bool,
    short_is_day: bool,
    two_calendar_years: bool,
    before: bool,
    side_by_side_is_list: bool,
    all_are_deadlines: bool,
}

/// The body of a list, with a doubt about every thing that can be taken in two ways.
pub(super) fn body(listed: &Listed) -> Parse<Body> {
    let at = range(&listed.items);
    let forms = || {
        listed.items.iter().flat_map(|item| {
            let (first, last) = item.ends();
            std::iter::once(first).chain(last)
        })
    };
    let base = Way::default();
    let either = |reason: Reason, ways: [Way; 2]| -> Parse<Body> {
        let mut bodies = Vec::new();
        let mut stop = None;
        for way in ways {
            match build(listed, way) {
                Ok(body) => bodies.push(body),
                Err(found) => stop = Some(found),
            }
        }
        match (bodies.is_empty(), stop) {
            (true, Some(stop)) => Err(stop),
            _ => Ok(Body::Doubt(reason, at.clone(), bodies)),
        }
    };
    let other = |change: fn(&mut Way)| {
        let mut way = base;
        change(&mut way);
        way
    };
    if listed.signs.contains(&false) && !neighbours(listed) {
        if listed.items.len() != 2 {
            return Err(Fault::ambiguous(Reason::SideBySide, at).into());
        }
        return either(Reason::SideBySide, [base, other(|way| way.side_by_side_is_list = true)]);
    }
    if forms().any(|raw| matches!(raw.form, Form::Short(..))) {
        return either(Reason::TwoDigitYear, [base, other(|way| way.short_is_day = true)]);
    }
    if forms().any(|raw| matches!(raw.form, Form::TwoYears(_))) {
        return either(Reason::YearsOrSchoolYear, [base, other(|way| way.two_calendar_years = true)]);
    }
    if deadline_leads(listed) {
        return either(Reason::DeadlineList, [other(|way| way.all_are_deadlines = true), base]);
    }
    if listed.items.iter().any(is_doubtful) {
        return either(Reason::DoubtfulUntil, [other(|way| way.before = true), base]);
    }
    if forms().any(|raw| matches!(raw.form, Form::Slashed(..))) {
        let ways = [build(listed, base), build(listed, other(|way| way.month_first = true))];
        let (mut bodies, mut stop) = (Vec::new(), None);
        for way in ways {
            match way {
                Ok(body) => bodies.push(body),
                Err(found) => stop = stop.or(Some(found)),
            }
        }
        return match stop {
            Some(stop) if bodies.is_empty() => Err(stop),
            _ => Ok(Body::Orders(bodies)),
        };
    }
    build(listed, base)
}

/// The bytes from the first item to the last.
pub(super) fn range(items: &[Pending]) -> Range<usize> {
    let ends = items.iter().map(|item| {
        let (first, last) = item.ends();
        first.at.start..last.map_or(first.at.end, |last| last.at.end)
    });
    ends.reduce(|all, one| all.start.min(one.start)..all.end.max(one.end)).unwrap_or(0..0)
}

/// «до 15 сентября, 15 января»: plain days follow a deadline.
fn deadline_leads(listed: &Listed) -> bool {
    let first = matches!(listed.items.first(), Some(Pending::Until(..)));
    first && listed.items.iter().any(|item| matches!(item, Pending::Span(_)))
}

/// «до июня»; a day is in doubt only after “before”.
fn is_doubtful(item: &Pending) -> bool {
    match item {
        Pending::Until(_, Limit::Before) => true,
        Pending::Until(point, Limit::Doubtful) => !matches!(
            point.form,
            Form::Piece(Piece::Day { .. })
                | Form::Slashed(..)
                | Form::Bare(_)
                | Form::DayNumber(_)
                | Form::Short(..)
        ),
        _ => false,
    }
}

/// Whether all that stands side by side without a sign is months that follow each other.
fn neighbours(listed: &Listed) -> bool {
    let months: Option<Vec<u32>> = listed
        .items
        .iter()
        .map(|item| match item {
            Pending::Span(Raw { form: Form::Piece(Piece::Month(month)), .. }) => Some(*month),
            _ => None,
        })
        .collect();
    let Some(months) = months else { return false };
    let last = listed.items.len().saturating_sub(1);
    let bare = listed.items.iter().take(last).all(|item| item.ends().0.bare_month().is_some());
    bare && !listed.signs.contains(&true)
        && months.iter().zip(months.iter().skip(1)).all(|(month, next)| month % 12 + 1 == *next)
}

fn build(listed: &Listed, way: Way) -> Parse<Body> {
    if listed.signs.contains(&false) && !way.side_by_side_is_list {
        let ends = (listed.items.first(), listed.items.last());
        let (Some(Pending::Span(first)), Some(Pending::Span(last))) = ends else {
            return Err(Fault::ambiguous(Reason::SideBySide, range(&listed.items)).into());
        };
        let joined = Pending::Interval(first.clone(), last.clone());
        return build(&Listed { items: vec![joined], signs: Vec::new() }, way);
    }
    let mut items: Vec<Item> = Vec::with_capacity(listed.items.len());
    let mut right: Option<(Point, bool)> = None;
    for pending in listed.items.iter().rev() {
        let deadline = match pending {
            Pending::Span(raw) if way.all_are_deadlines => Some(Pending::Until(raw.clone(), Limit::Included)),
            _ => None,
        };
        let (item, next) = item(deadline.as_ref().unwrap_or(pending), right.as_ref(), way)?;
        right = Some(next);
        items.push(item);
    }
    items.reverse();
    years_from_the_right(items, range(&listed.items))
}

/// An item, and its first point for the numbers to its left.
fn item(pending: &Pending, right: Option<&(Point, bool)>, way: Way) -> Parse<(Item, (Point, bool))> {
    let single = |raw: &Raw| point(raw, right, way).map(|point| (point, raw.digits));
    Ok(match pending {
        Pending::Span(raw) => match raw.form {
            Form::Years(first, last) => years(raw, Year::Given(first), Year::Given(last)),
            Form::SchoolYears(first, last) => years(raw, Year::School(first), Year::School(last)),
            Form::TwoYears(year) if way.two_calendar_years => {
                years(raw, Year::Given(year), Year::Given(year + 1))
            }
            Form::TwoYears(year) => {
                let point = year_point(raw, Year::School(year));
                (Item::Span(point.clone()), (point, false))
            }
            _ => {
                let (point, digits) = single(raw)?;
                (Item::Span(point.clone()), (point, digits))
            }
        },
        Pending::From(raw) => {
            let (point, digits) = single(raw)?;
            (Item::From(point.clone()), (point, digits))
        }
        Pending::Until(raw, limit) => {
            let (point, digits) = single(raw)?;
            let day = matches!(point.unit, Piece::Day { .. });
            let before = way.before && *limit != Limit::Included && (!day || *limit == Limit::Before);
            (Item::Until { point: point.clone(), before }, (point, digits))
        }
        Pending::Interval(first, last) => {
            let last = single(last)?;
            let first_point = point(first, Some(&last), way)?;
            // «2022 – 15.10.2022», «21 апреля – 2012 г.»: a part of the year, or a sign too many.
            let years = (first_point.unit == Piece::Year, last.0.unit == Piece::Year);
            let same = first_point.year == last.0.year || first_point.year == Year::Missing;
            if years.0 != years.1 && same {
                return Err(Fault::ambiguous(Reason::SideBySide, first.at.clone()).into());
            }
            (Item::Interval(first_point.clone(), last.0), (first_point, first.digits || last.1))
        }
    })
}

fn year_point(raw: &Raw, year: Year) -> Point {
    Point { unit: Piece::Year, year, weekday: None, at: raw.at.clone(), borrowed: false }
}

fn years(raw: &Raw, first: Year, last: Year) -> (Item, (Point, bool)) {
    let (first, last) = (year_point(raw, first), year_point(raw, last));
    (Item::Interval(first.clone(), last), (first, false))
}

/// A point; a number alone is what stands to its right.
fn point(raw: &Raw, right: Option<&(Point, bool)>, way: Way) -> Parse<Point> {
    let make = |unit: Piece, year: Year, borrowed: bool| Point {
        unit,
        year,
        weekday: raw.weekday,
        at: raw.at.clone(),
        borrowed,
    };
    let stop = || Stop::Fault(Fault::ambiguous(Reason::DayOfMonth, raw.at.clone()));
    match raw.form {
        Form::Piece(unit) => Ok(make(unit, raw.year, false)),
        Form::Short(month, number) if way.short_is_day => {
            let last = super::calendar::month_length(None, month);
            if (1..=last).contains(&number) {
                Ok(make(Piece::Day { month, day: number }, Year::Missing, false))
            } else {
                let reason = Reason::NoSuchDay { day: number, month, year: None, last };
                Err(Fault::invalid(reason, raw.at.clone()).into())
            }
        }
        Form::Short(month, number) => {
            let year = 2000 + i32::try_from(number).unwrap_or(0);
            Ok(make(Piece::Month(month), Year::Given(year), false))
        }
        Form::Slashed(first, second) => {
            let (day, month) = if way.month_first { (second, first) } else { (first, second) };
            if !(1..=12).contains(&month) {
                return Err(Fault::invalid(Reason::NoSuchMonth { number: month }, raw.at.clone()).into());
            }
            let last = super::calendar::month_length(None, month);
            if !(1..=last).contains(&day) {
                let reason = Reason::NoSuchDay { day, month, year: None, last };
                return Err(Fault::invalid(reason, raw.at.clone()).into());
            }
            Ok(make(Piece::Day { month, day }, raw.year, false))
        }
        Form::Bare(number) | Form::DayNumber(number) => {
            let Some((next, digits)) = right else { return Err(stop()) };
            let check = |part: Part, most: u32| {
                if (1..=most).contains(&number) {
                    Ok(number)
                } else {
                    Err(Stop::Fault(Fault::invalid(Reason::NoSuchPart { part, number }, raw.at.clone())))
                }
            };
            let unit = match next.unit {
                Piece::Day { month, .. } => {
                    let last = super::calendar::month_length(None, month);
                    if !(1..=last).contains(&number) {
                        let reason = Reason::NoSuchDay { day: number, month, year: None, last };
                        return Err(Fault::invalid(reason, raw.at.clone()).into());
                    }
                    Piece::Day { month, day: number }
                }
                Piece::Decade { month, .. } => Piece::Decade { month, part: check(Part::Decade, 3)? },
                Piece::Quarter(_) => Piece::Quarter(check(Part::Quarter, 4)?),
                Piece::Half(_) => Piece::Half(check(Part::Half, 2)?),
                Piece::Term(_) => Piece::Term(check(Part::Term, 8)?),
                Piece::Month(_) if *digits => {
                    if !(1..=12).contains(&number) {
                        return Err(Fault::invalid(Reason::NoSuchMonth { number }, raw.at.clone()).into());
                    }
                    Piece::Month(number)
                }
                Piece::Year if *digits && (10..100).contains(&number) => {
                    let year = Year::Given(2000 + i32::try_from(number).unwrap_or(0));
                    return Ok(make(Piece::Year, year, false));
                }
                Piece::Month(_) | Piece::Year | Piece::Break(_) => return Err(stop()),
            };
            Ok(make(unit, Year::Missing, matches!(unit, Piece::Day { .. } | Piece::Decade { .. })))
        }
        Form::Years(..) | Form::SchoolYears(..) | Form::TwoYears(_) => {
            Err(Fault::ambiguous(Reason::YearsOrSchoolYear, raw.at.clone()).into())
        }
    }
}

/// Gives items without a year the one that is written to their right, if that runs forward.
fn years_from_the_right(items: Vec<Item>, at: Range<usize>) -> Parse<Body> {
    let years = items.iter().filter(|item| is_year(item)).count();
    let yearless = items.iter().filter(|item| lacks_year(item)).count();
    if years > 0 && yearless > 0 && items.len() > 1 {
        return Err(Fault::ambiguous(Reason::SideBySide, at).into());
    }
    let mut filled = items;
    let mut carry: Option<Year> = None;
    let mut before: Option<(u32, u32)> = None;
    let mut backwards = Vec::new();
    let mut given = vec![true; filled.len()];
    for (index, item) in filled.iter_mut().enumerate().rev() {
        let start = key(ends_of(item).0);
        if lacks_year(item)
            && let Some(year) = carry
        {
            if matches!(year, Year::Given(_)) && start.zip(before).is_some_and(|(start, next)| start > next) {
                backwards.push(index);
            }
            last_of(item).year = year;
            if let Some(given) = given.get_mut(index) {
                *given = false;
            }
        }
        let (first, last) = ends_of(item);
        let year = if first.year == Year::Missing { last.year } else { first.year };
        carry = Some(year).filter(|year| *year != Year::Missing);
        before = start;
    }
    let Some(last_backwards) = backwards.first().copied() else { return Ok(Body::List(filled)) };
    let mut earlier = filled.clone();
    for (item, given) in earlier.iter_mut().zip(given).take(last_backwards + 1) {
        let last = last_of(item);
        if let (Year::Given(year), false) = (last.year, given) {
            last.year = Year::Given(year - 1);
        }
    }
    Ok(Body::Doubt(Reason::Backwards, at, vec![Body::List(earlier), Body::List(filled)]))
}

fn is_year(item: &Item) -> bool {
    ends_of(item).1.unit == Piece::Year
}

fn lacks_year(item: &Item) -> bool {
    let end = ends_of(item).1;
    end.year == Year::Missing && key(end).is_some()
}

/// The first and the last point of an item.
fn ends_of(item: &Item) -> (&Point, &Point) {
    match item {
        Item::Span(point) | Item::From(point) | Item::Until { point, .. } => (point, point),
        Item::Interval(first, last) => (first, last),
    }
}

fn last_of(item: &mut Item) -> &mut Point {
    match item {
        Item::Span(point) | Item::From(point) | Item::Until { point, .. } => point,
        Item::Interval(_, last) => last,
    }
}

/// Where in a year a point begins.
fn key(point: &Point) -> Option<(u32, u32)> {
    match point.unit {
        Piece::Day { month, day } => Some((month, day)),
        Piece::Decade { month, part } => Some((month, part * 10 - 9)),
        Piece::Month(month) => Some((month, 1)),
        Piece::Quarter(number) => Some((number * 3 - 2, 1)),
        Piece::Half(number) => Some((number * 6 - 5, 1)),
        Piece::Year | Piece::Term(_) | Piece::Break(_) => None,
    }
}
