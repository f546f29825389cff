//! From items as written to bodies: numbers get their months, months their years from the right, doubts
//! their alternatives.

use super::expr::{Body, Item, Piece, Point, Short, Year};
use super::items::{Limit, Listed, Pending, Tie};
use super::point::{Form, Parse, Raw, Stop};
use super::{Fault, Part, Reason, each_month, each_year};
use std::ops::Range;

/// One way to take what can be taken in two.
#[derive(Clone, Copy, Debug, Default)]
struct Way {
    month_first: bool,
    two_calendar_years: bool,
    before: bool,
    side_by_side_is_list: bool,
    all_are_deadlines: bool,
}

/// The body of a list, with a doubt about every thing that can be taken in two ways.
pub(super) fn body(listed: &Listed) -> Parse<Body> {
    let at = range(&listed.items);
    let forms = || listed.points();
    if listed.chained {
        let list = Listed { chained: false, ..listed.clone() };
        let ends = (listed.items.first(), listed.items.last());
        let (Some(Pending::Span(first)), Some(Pending::Span(last))) = ends else { return body(&list) };
        let joined = Pending::Interval(first.clone(), last.clone(), Tie::Words);
        let joined = Listed { items: vec![joined], ..Listed::default() };
        return any_of(Reason::SeveralDashes, at, [body(&joined), body(&list)]);
    }
    let until = |deadline: bool| Listed {
        items: listed.items.iter().map(|item| item.without_limit(deadline)).collect(),
        ..listed.clone()
    };
    if listed.items.iter().any(|item| matches!(item, Pending::Interval(.., Tie::Until(_)))) {
        return any_of(Reason::DeadlineSpan, at, [body(&until(true)), body(&until(false))]);
    }
    if let Some(each) = each_month::days_of_each(listed) {
        let months = listed.map(|raw| raw.lacks_day = false);
        return any_of(Reason::DayOfEach, at, [body(&each), body(&months)]);
    }
    if let Some(body) = numbers(listed, &at) {
        return body;
    }
    let undecided = forms().any(|raw| matches!(raw.form, Form::TwoYears(_)));
    if let Some(led) = each_year::led_by_years(listed) {
        return match led.years {
            _ if undecided => undecided_years(&led.listed, at),
            1 => decided(&led.listed),
            _ => any_of(Reason::PartOfYears, at, [decided(&led.listed)]),
        };
    }
    if let Some(each) = each_year::before_years(listed) {
        if undecided {
            return undecided_years(&each, at);
        }
        let year_apart = forms().any(|raw| raw.form == Form::Piece(Piece::Year)) && each.items.len() == 1;
        let reason = if year_apart { Reason::YearApart } else { Reason::PartOfYears };
        // Several parts and several years, «до 1 июня 2022–2024 гг.», are not to be taken word for word.
        let through = |item: &Pending| {
            let (first, last) = item.ends();
            last.unwrap_or(first).through.is_some() && !matches!(item, Pending::Span(_))
        };
        let literal = (!listed.items.iter().any(through)).then(|| decided(&whole_years(listed)));
        return any_of(reason, at, std::iter::once(decided(&each)).chain(literal));
    }
    decided(listed)
}

/// The body of what is of a school year or two calendar years.
pub(super) fn undecided_years(listed: &Listed, at: Range<usize>) -> Parse<Body> {
    let school = decided(listed)?;
    let calendar = each_year::calendar_years(listed).map(|listed| decided(&listed));
    let calendar = calendar.and_then(Result::ok).filter(|body| matches!(body, Body::List(_)));
    Ok(Body::Doubt(Reason::YearsOrSchoolYear, at, std::iter::once(school).chain(calendar).collect()))
}

/// Those of the ways that can be built, in doubt.
fn any_of(reason: Reason, at: Range<usize>, ways: impl IntoIterator<Item = Parse<Body>>) -> Parse<Body> {
    let mut bodies = Vec::new();
    let mut stop = None;
    for way in ways {
        match way {
            Ok(body) => bodies.push(body),
            Err(found) => stop = Some(found),
        }
    }
    match (bodies.is_empty(), stop) {
        (true, Some(stop)) => Err(stop),
        _ => Ok(Body::Doubt(reason, at, bodies)),
    }
}

/// «2021–2025 октябрь» word for word: from the first year to the month.
fn whole_years(listed: &Listed) -> Listed {
    let apart = |item: &Pending| match item {
        Pending::Span(raw) if raw.through.is_some() => {
            let start = Raw { form: Form::Piece(Piece::Year), through: None, ..raw.clone() };
            let year = raw.through.map_or(raw.year, Year::Given);
            Pending::Interval(start, Raw { year, through: None, ..raw.clone() }, Tie::Words)
        }
        other => other.clone(),
    };
    Listed { items: listed.items.iter().map(apart).collect(), ..listed.clone() }
}

/// What numbers beside months may be: years, days, or neither.
fn numbers(listed: &Listed, at: &Range<usize>) -> Option<Parse<Body>> {
    let forms = || listed.points();
    let years = || body(&listed.map(Raw::take_short_year));
    let days = || body(&listed.map(Raw::take_short_day));
    if forms().any(|raw| matches!(raw.form, Form::Short(..))) {
        return Some(any_of(Reason::TwoDigitYear, at.clone(), [years(), days()]));
    }
    if forms().any(|raw| matches!(raw.form, Form::Loose(..))) {
        let loose = |month: fn(u32, u32) -> Piece| {
            body(&listed.map(|raw| {
                if let Form::Loose(number, day) = raw.form {
                    raw.form = Form::Piece(month(number, day));
                }
            }))
        };
        let ways = [loose(|month, day| Piece::Day { month, day }), loose(|month, _| Piece::Month(month))];
        return Some(any_of(Reason::LooseNumber, at.clone(), ways));
    }
    let months: Vec<(u32, i32)> = forms().filter_map(Raw::short_year).collect();
    let named = forms().any(|raw| raw.short.is_some());
    let slashed = forms().any(|raw| matches!(raw.form, Form::Slashed(..)));
    let all = months.len() == forms().count();
    if months.is_empty() || !(named || all && (slashed || months.len() > 1)) {
        return None;
    }
    let without = || {
        let plain = listed.map(Raw::take_short_day);
        if slashed { decided(&plain) } else { body(&plain) }
    };
    Some(match (years(), without()) {
        (Ok(years), Ok(days)) => Ok(Body::Short(Box::new(Short { at: at.clone(), months, years, days }))),
        (Err(_), days) => days,
        (_, Err(stop)) => Err(stop),
    })
}

/// The body of a list whose years and days are told apart.
fn decided(listed: &Listed) -> Parse<Body> {
    let at = range(&listed.items);
    let forms = || listed.points();
    let base = Way::default();
    let either = |reason: Reason, ways: [Way; 2]| -> Parse<Body> {
        any_of(reason, at.clone(), ways.map(|way| build(listed, way)))
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
            Form::Piece(Piece::Day { .. } | Piece::Nth { .. })
                | Form::Slashed(..)
                | Form::Bare(_)
                | Form::DayNumber(_)
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
        let joined = Pending::Interval(first.clone(), last.clone(), Tie::Words);
        return build(&Listed { items: vec![joined], ..Listed::default() }, way);
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
            let day = matches!(point.unit, Piece::Day { .. } | Piece::Nth { .. });
            let doubtful = *limit != Limit::Included && (!day || *limit == Limit::Before);
            let before = *limit == Limit::Start || way.before && doubtful;
            (Item::Until { point: point.clone(), before }, (point, digits))
        }
        Pending::Interval(first, last, _) => {
            let last = single(last)?;
            let first_point = point(first, Some(&last), way)?;
            // «2022 – 15.10.2022»: a part of the year, or a sign too many.
            let part = first_point.unit == Piece::Year && last.0.unit != Piece::Year;
            if part && first_point.year == last.0.year {
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
        Form::Piece(Piece::Day { month, day }) | Form::Short(month, day) | Form::Loose(month, day) => {
            let last = super::calendar::month_length(None, month);
            if raw.year != Year::Missing || (1..=last).contains(&day) {
                return Ok(make(Piece::Day { month, day }, raw.year, false));
            }
            let reason = Reason::NoSuchDay { day, month, year: None, last };
            Err(Fault::invalid(reason, raw.at.clone()).into())
        }
        Form::Piece(unit) => Ok(make(unit, raw.year, false)),
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
                Piece::Month(_) | Piece::Year | Piece::Break(_) | Piece::Nth { .. } => return Err(stop()),
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
        Piece::Nth { month, nth, .. } => Some((month, u32::from(if nth == 0 { 5 } else { nth }) * 7 - 6)),
        Piece::Quarter(number) => Some((number * 3 - 2, 1)),
        Piece::Half(number) => Some((number * 6 - 5, 1)),
        Piece::Year | Piece::Term(_) | Piece::Break(_) => None,
    }
}
