//! Which year is meant: the one that is written, else the one in which an item meets the programme's span.

use super::calendar::{FIRST_YEAR, LAST_YEAR, month_before, month_length};
use super::expr::{Item, Piece, Point, Year};
use super::interval::interval;
use super::place::Placed;
use super::{Context, Days, Fault, Inference, Reason};
use chrono::Datelike;
use std::ops::Range;

/// What of an item is not decided: the reason, and the ways to place it, the likeliest first.
pub(super) struct Trouble {
    pub fault: Fault,
    pub ways: Vec<Placed>,
}

impl Trouble {
    pub fn doubt(reason: Reason, at: &Range<usize>, ways: Vec<Placed>) -> Self {
        Self { fault: Fault::ambiguous(reason, at.clone()), ways }
    }
}

impl From<Fault> for Trouble {
    fn from(fault: Fault) -> Self {
        Self { fault, ways: Vec::new() }
    }
}

pub(super) fn place(item: &Item, context: &Context) -> Result<Placed, Trouble> {
    let placed = place_as_written(item, context);
    if let Err(trouble) = &placed
        && matches!(
            trouble.fault.reason,
            Reason::YearOutside { .. } | Reason::NoSuchDay { .. } | Reason::Weekday { .. }
        )
        && let Some(fault) = slip(item, context)
    {
        return Err(fault.into());
    }
    placed
}

/// A weekday or a 29th of February that alone keeps an item out of the programme: what it would be without.
fn slip(item: &Item, context: &Context) -> Option<Fault> {
    let points = item.points();
    const LEAP: Piece = Piece::Day { month: 2, day: 29 };
    let missing = |point: &Point| match point.year {
        Year::Missing => point.unit == LEAP,
        Year::Given(year) => point.unit == LEAP && month_length(Some(year), 2) == 28,
        Year::School(_) | Year::Current => false,
    };
    if let Some(point) = points.iter().copied().find(|point| missing(point)) {
        let short = item.map(|point| {
            if missing(point) {
                point.unit = Piece::Day { month: 2, day: 28 };
            }
        });
        let placed = place_as_written(&short, context).ok()?;
        let year = placed.stretch.last.or(placed.stretch.first).map(|day| day.year());
        let reason = Reason::NoSuchDay { day: 29, month: 2, year, last: 28 };
        let text = match (placed.stretch.first, placed.stretch.last) {
            (Some(first), Some(last)) if first == last => first.to_string(),
            _ => placed.text,
        };
        return Some(Fault::invalid(reason, point.at.clone()).offer([text]));
    }
    let any = points.iter().any(|point| point.weekday.is_some());
    let plain = any.then(|| item.map(|point| point.weekday = None))?;
    let placed = place_as_written(&plain, context).ok()?;
    let days = match item {
        Item::Until { .. } => vec![placed.stretch.last],
        _ => vec![placed.stretch.first, placed.stretch.last],
    };
    let (point, day, written) = points.iter().zip(days).find_map(|(point, day)| {
        let (day, written) = (day?, point.weekday?);
        (day.weekday() != written).then_some((point, day, written))
    })?;
    Some(Fault::ambiguous(Reason::Weekday { day, written }, point.at.clone()).offer([placed.text]))
}

fn place_as_written(item: &Item, context: &Context) -> Result<Placed, Trouble> {
    match item {
        Item::Span(point) => single(point, context, |placed| placed, meets),
        Item::From(point) => single(point, context, Placed::onward, |placed, programme| {
            placed.stretch.first.is_some_and(|day| programme.contains(day))
        }),
        Item::Until { point, before } => {
            let until = |placed: Placed| placed.until(point, *before);
            single(point, context, until, |placed, programme| {
                placed.stretch.last.is_some_and(|day| programme.contains(day))
            })
        }
        Item::Interval(first, last) => interval(first, last, context),
    }
}

pub(super) fn meets(placed: &Placed, programme: Days) -> bool {
    placed.stretch.days(Some(programme)).is_some_and(|days| days.meets(programme))
}

/// An item of one point: with its year as written, else in the one year in which it fits the programme.
fn single(
    point: &Point,
    context: &Context,
    shape: impl Fn(Placed) -> Placed,
    fits: impl Fn(&Placed, Days) -> bool,
) -> Result<Placed, Trouble> {
    let way = |year: Year| Placed::span(point, year, context).map(&shape);
    match point.year {
        Year::Current => {
            let year = current(context, &point.at)?;
            let mut placed = way(Year::Given(year))?;
            placed.inferred.push(Inference::CurrentYear(year));
            return Ok(placed);
        }
        Year::Missing if !matches!(point.unit, Piece::Term(_) | Piece::Break(_)) => {}
        year => match way(year) {
            Err(fault) if fault.reason == Reason::SecondHalf => {
                let ways = second_half(point, year).into_iter().map(shape).collect();
                return Err(Trouble { fault, ways });
            }
            result => return Ok(result?),
        },
    }
    let programme = context.programme.ok_or_else(|| no_year(&point.at, way(Year::Given(2000)).err()))?;
    if matches!(point.unit, Piece::Half(_)) && starts_school_year(programme, context) {
        let ways = school_half(point, programme, context).into_iter().map(shape).collect();
        return Err(Trouble::doubt(Reason::SchoolHalf, &point.at, ways));
    }
    let ways = candidates(programme, |year| way(Year::Given(year)));
    decide(ways, fits, programme, context, &point.at)
}

pub(super) fn no_year(at: &Range<usize>, otherwise: Option<Fault>) -> Trouble {
    match otherwise {
        Some(fault)
            if fault.kind == super::FaultKind::Invalid && !matches!(fault.reason, Reason::Weekday { .. }) =>
        {
            fault.into()
        }
        _ => Fault::ambiguous(Reason::NoYear, at.clone()).into(),
    }
}

/// The ways to place an item in the years about the programme, with the fault of the last that was not
/// possible.
pub(super) fn candidates(
    programme: Days,
    way: impl Fn(i32) -> Result<Placed, Fault>,
) -> (Vec<Placed>, Option<Fault>) {
    let years = (programme.first.year() - 1).max(FIRST_YEAR)..=(programme.last.year() + 1).min(LAST_YEAR);
    let mut fault = None;
    let mut ways = Vec::new();
    for year in years {
        match way(year) {
            Ok(mut placed) => {
                placed.infer_years();
                ways.push(placed);
            }
            Err(found) => fault = Some(found),
        }
    }
    (ways, fault)
}

pub(super) fn decide(
    (ways, fault): (Vec<Placed>, Option<Fault>),
    fits: impl Fn(&Placed, Days) -> bool,
    programme: Days,
    context: &Context,
    at: &Range<usize>,
) -> Result<Placed, Trouble> {
    if ways.is_empty() {
        return Err(fault.map_or_else(|| no_year(at, None), Trouble::from));
    }
    let fitting: Vec<usize> = ways
        .iter()
        .enumerate()
        .filter(|(_, placed)| fits(placed, programme))
        .map(|(index, _)| index)
        .collect();
    match fitting.as_slice() {
        [] => {
            let after = ways.iter().position(|placed| placed.day().is_some_and(|day| day > programme.last));
            let near = |index: usize| ways.get(index).cloned();
            let before =
                ways.iter().rposition(|placed| placed.day().is_some_and(|day| day < programme.first));
            let ways = [before, after].into_iter().flatten().filter_map(near).collect();
            Err(Trouble::doubt(Reason::YearOutside { programme }, at, ways))
        }
        [index] => {
            let Some(placed) = ways.get(*index).cloned() else { return Err(no_year(at, None)) };
            let earlier = index.checked_sub(1).and_then(|index| ways.get(index));
            if placed.deadline {
                if placed.stretch.last == Some(programme.first) && placed.to_the_day {
                    let day = programme.first;
                    // «до 1 сентября (пн)»: the weekday leaves one year.
                    let Some(next) = ways.get(index + 1).cloned() else { return Ok(placed) };
                    let ways = vec![placed, next];
                    return Err(Trouble::doubt(Reason::DeadlineOnFirstDay { day }, at, ways));
                }
            } else if starts_school_year(programme, context)
                && let Some(first) = placed.stretch.first.filter(|first| *first >= programme.first)
                && (month_before(0, programme.first.month()).1) == first.month()
                && let Some(earlier) = earlier
            {
                let ways = vec![earlier.clone(), placed];
                return Err(Trouble::doubt(
                    Reason::MonthBefore { month: first.month(), programme },
                    at,
                    ways,
                ));
            }
            Ok(placed)
        }
        several => {
            let first = several.first().and_then(|index| ways.get(*index));
            let school = starts_school_year(programme, context)
                && several.len() == 2
                && first.and_then(|placed| placed.stretch.first).is_some_and(|day| day < programme.first);
            let month = first.and_then(|placed| placed.stretch.first).map_or(1, |day| day.month());
            let reason = if school {
                Reason::MonthBefore { month, programme }
            } else {
                Reason::SeveralYears { programme }
            };
            let ways = several.iter().take(5).filter_map(|index| ways.get(*index).cloned()).collect();
            Err(Trouble::doubt(reason, at, ways))
        }
    }
}

/// Whether the programme begins on the day on which school years start.
fn starts_school_year(programme: Days, context: &Context) -> bool {
    (programme.first.month(), programme.first.day()) == (context.year_starts.month, context.year_starts.day)
        && context.year_starts.month != 1
}

pub(super) fn current(context: &Context, at: &Range<usize>) -> Result<i32, Fault> {
    match context.programme {
        Some(programme) if programme.first.year() == programme.last.year() => Ok(programme.first.year()),
        _ => Err(Fault::ambiguous(Reason::CurrentYear, at.clone())),
    }
}

/// A half-year without a year in a programme that is a school year: the school's or the calendar's.
fn school_half(point: &Point, programme: Days, context: &Context) -> Vec<Placed> {
    let start = Year::School(programme.first.year());
    let school = match Placed::span(point, start, context) {
        Ok(placed) => vec![placed],
        Err(_) => second_half_ways(point, programme.first.year()),
    };
    let calendar = candidates(programme, |year| Placed::span(point, Year::Given(year), context)).0;
    let calendar = calendar.into_iter().filter(|placed| meets(placed, programme));
    school.into_iter().chain(calendar).collect()
}

fn second_half(point: &Point, year: Year) -> Vec<Placed> {
    match year {
        Year::School(year) => second_half_ways(point, year),
        _ => Vec::new(),
    }
}

/// The second half of the school year that starts in `year`: to May or to August.
fn second_half_ways(point: &Point, year: i32) -> Vec<Placed> {
    let to = |month| super::calendar::months(year + 1, 1, month);
    [to(5), to(8)].into_iter().flatten().map(|days| Placed::days(days, point)).collect()
}
