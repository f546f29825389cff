//! Intervals: which years their ends are in, and whether they run forward.

use super::calendar::month_before;
use super::expr::{Piece, Point, Year};
use super::place::{Placed, days_of, interval_text};
use super::settle::{Trouble, candidates, current, decide, meets, no_year};
use super::{Context, Days, Fault, Inference, Reason, Stretch};
use chrono::Datelike;
use std::ops::Range;

pub(super) fn interval(first: &Point, last: &Point, context: &Context) -> Result<Placed, Trouble> {
    let at = first.at.start.min(last.at.start)..last.at.end.max(first.at.end);
    let make = |left: Year, right: Year| between(first, left, last, right, context);
    let of_terms = |point: &Point| matches!(point.unit, Piece::Term(_) | Piece::Break(_));
    if of_terms(first) && of_terms(last) {
        let left = if first.year == Year::Missing { last.year } else { first.year };
        return Ok(certain(make(left, last.year)?, &at)?);
    }
    match (first.year, last.year) {
        (Year::Missing, Year::Missing) if same_day(first, last) => Err(same(first, last, context)),
        (Year::Missing, Year::Missing) => {
            let plain = |point: &Point| Point { weekday: None, ..point.clone() };
            let (from, to) = (plain(first), plain(last));
            let ways_of = |year: i32| {
                // Whether the new year lies between is asked of the dates alone: a weekday decides only
                // the year.
                let same = between(&from, Year::Given(year), &to, Year::Given(year), context)?;
                make(Year::Given(year), Year::Given(if same.runs() { year } else { year + 1 }))
            };
            let leap = Year::Given(2000);
            if first.borrowed && !between(&from, leap, &to, leap, context).is_ok_and(|one| one.runs()) {
                return Err(borrowed_backwards(first, last, context, &at));
            }
            let programme = context.programme.ok_or_else(|| no_year(&at, ways_of(2000).err()))?;
            decide(candidates(programme, ways_of), meets, programme, context, &at)
        }
        (Year::Missing, Year::Given(year)) => {
            let placed = make(Year::Given(year), Year::Given(year));
            match placed {
                Ok(placed) if placed.runs() => Ok(placed),
                Ok(_) if first.borrowed => Err(borrowed_backwards(first, last, context, &at)),
                Ok(_) => {
                    let ways = [(year - 1, year), (year, year + 1)];
                    let ways = ways.into_iter().filter_map(|(left, right)| {
                        make(Year::Given(left), Year::Given(right)).ok().filter(Placed::runs)
                    });
                    Err(Trouble::doubt(Reason::Backwards, &at, ways.collect()))
                }
                Err(fault) => Err(fault.into()),
            }
        }
        (Year::Missing | Year::Current, Year::Current) => {
            let year = current(context, &at)?;
            let mut placed = certain(make(Year::Given(year), Year::Given(year))?, &at)?;
            placed.inferred.push(Inference::CurrentYear(year));
            Ok(placed)
        }
        (Year::Given(year), Year::Missing) => {
            let ways: Vec<Placed> = [year, year + 1]
                .into_iter()
                .filter_map(|right| make(Year::Given(year), Year::Given(right)).ok().filter(Placed::runs))
                .collect();
            let last_day = |placed: &&Placed| placed.stretch.last;
            let inside = |placed: &&Placed| {
                context
                    .programme
                    .zip(last_day(placed))
                    .is_some_and(|(programme, day)| programme.contains(day))
            };
            let mut fitting = ways.iter().filter(inside);
            match (fitting.next(), fitting.next()) {
                (Some(one), None) => {
                    let mut placed = one.clone();
                    placed.years.extend(placed.stretch.last.map(|day| day.year()));
                    Ok(placed)
                }
                _ => match make(Year::Given(year), Year::Given(year)) {
                    Err(fault) if ways.is_empty() => Err(fault.into()),
                    _ if context.programme.is_none() => Err(Trouble::doubt(Reason::NoYear, &last.at, ways)),
                    _ => Err(Trouble::doubt(Reason::NoLastYear, &last.at, ways)),
                },
            }
        }
        (Year::School(year), Year::School(to)) if year == to => {
            let placed = make(first.year, last.year)?;
            if placed.runs() {
                return Ok(placed);
            }
            Err(Trouble::doubt(Reason::Backwards, &at, Vec::new()))
        }
        (Year::Missing, right) => Ok(certain(make(right, right)?, &at)?),
        (left, Year::Missing) => Ok(certain(make(left, left)?, &at)?),
        (Year::Current, right) => {
            let year = current(context, &first.at)?;
            Ok(certain(make(Year::Given(year), right)?, &at)?)
        }
        (left, Year::Current) => {
            let year = current(context, &last.at)?;
            Ok(certain(make(left, Year::Given(year))?, &at)?)
        }
        (left, right) => {
            let placed = make(left, right)?;
            if placed.runs() {
                return Ok(placed);
            }
            let mut ways: Vec<Placed> = Vec::new();
            if let Year::Given(to) = right {
                let from = placed.stretch.first.map_or(to, |day| day.year());
                let mend = [to + 1, from, from + 1]
                    .into_iter()
                    .filter_map(|year| make(left, Year::Given(year)).ok())
                    .find(Placed::runs);
                ways.extend(mend.filter(|_| first.unit != Piece::Year || last.unit != Piece::Year));
            }
            ways.extend(between(last, right, first, left, context).ok().filter(Placed::runs));
            // A slip of the year or of the order: the shorter span is the likelier.
            ways.sort_by_key(|way| way.stretch.days(None).map(Days::count));
            let readings: Vec<String> = ways.into_iter().map(|way| way.text).collect();
            Err(inverted(first, left, last, right, context, &at).offer(readings).into())
        }
    }
}

/// «1 сентября – 1 сентября»: a day or month of any year at both ends.
fn same_day(first: &Point, last: &Point) -> bool {
    let whole = matches!(first.unit, Piece::Day { .. } | Piece::Month(_)) && !first.borrowed;
    whole && first.unit == last.unit && first.weekday.is_none() && last.weekday.is_none()
}

/// A day or month at both ends: that alone, or from it to the same of the next year.
fn same(first: &Point, last: &Point, context: &Context) -> Trouble {
    let Some(programme) = context.programme else { return no_year(&last.at, None) };
    let alone = candidates(programme, |year| Placed::span(first, Year::Given(year), context)).0;
    let year = |year| between(first, Year::Given(year), last, Year::Given(year + 1), context);
    let long = candidates(programme, year).0;
    let begins = |placed: &Placed| placed.stretch.first.is_some_and(|day| programme.contains(day));
    let ways = alone.into_iter().filter(|placed| meets(placed, programme));
    let ways = ways.chain(long.into_iter().filter(begins)).collect();
    Trouble::doubt(Reason::NoLastYear, &last.at, ways)
}

/// What both ends say for certain; backwards it is a fault.
fn certain(placed: Placed, at: &Range<usize>) -> Result<Placed, Fault> {
    if placed.runs() { Ok(placed) } else { Err(Fault::ambiguous(Reason::Backwards, at.clone())) }
}

fn inverted(
    first: &Point,
    left: Year,
    last: &Point,
    right: Year,
    context: &Context,
    at: &Range<usize>,
) -> Fault {
    match (days_of(first, left, context), days_of(last, right, context)) {
        (Ok(first), Ok(last)) => {
            Fault::new(super::FaultKind::Inverted, Reason::Inverted { first, last }, at.clone())
        }
        _ => Fault::ambiguous(Reason::Backwards, at.clone()),
    }
}

fn between(first: &Point, left: Year, last: &Point, right: Year, context: &Context) -> Result<Placed, Fault> {
    let from = Placed::span(first, left, context)?;
    let to = Placed::span(last, right, context)?;
    let text = interval_text(&from, &to);
    Ok(Placed {
        stretch: Stretch { first: from.stretch.first, last: to.stretch.last },
        text,
        years: Vec::new(),
        inferred: from.inferred.into_iter().chain(to.inferred).collect(),
        from_the_day: from.from_the_day,
        to_the_day: to.to_the_day,
        deadline: false,
        forward: from.stretch.first <= to.stretch.first || from.stretch.last <= to.stretch.last,
    })
}

/// «25–15.02»: the left day's month is not the right one's; the month before, or the month after.
fn borrowed_backwards(first: &Point, last: &Point, context: &Context, at: &Range<usize>) -> Trouble {
    let Piece::Day { month, day } = first.unit else {
        return Trouble::doubt(Reason::Backwards, at, Vec::new());
    };
    let moved = |point: &Point, month: u32, day: u32| Point {
        unit: Piece::Day { month, day },
        borrowed: false,
        ..point.clone()
    };
    let year = match last.year {
        Year::Given(year) => year,
        // The programme may tell the year of either.
        _ => {
            let earlier = moved(first, month_before(0, month).1, day);
            let later = match last.unit {
                Piece::Day { day, .. } => moved(last, month % 12 + 1, day),
                _ => last.clone(),
            };
            let first = moved(first, month, day);
            let ways = [interval(&earlier, last, context), interval(&first, &later, context)];
            return Trouble::doubt(Reason::Backwards, at, ways.into_iter().flatten().collect());
        }
    };
    let (before, month_of_before) = month_before(year, month);
    let (after, month_of_after) = if month == 12 { (year + 1, 1) } else { (year, month + 1) };
    let mut ways = Vec::new();
    let earlier = moved(first, month_of_before, day);
    ways.extend(between(&earlier, Year::Given(before), last, Year::Given(year), context));
    if let Piece::Day { day: to, .. } = last.unit {
        let later = moved(last, month_of_after, to);
        ways.extend(between(first, Year::Given(year), &later, Year::Given(after), context));
    }
    Trouble::doubt(Reason::Backwards, at, ways)
}
