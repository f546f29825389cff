//! From what is written to days: years and spans are found in the programme, or a doubt is named.

use super::calendar::{FIRST_YEAR, LAST_YEAR, month_before};
use super::expr::{Body, Item, Piece, Point, Whole, Year};
use super::place::{Placed, days_of, interval_text, span_text};
use super::{Context, Days, Expr, Fault, Inference, Reading, Reason, Recurrence, Stretch, Unit};
use chrono::Datelike;
use std::ops::Range;

impl Expr {
    /// The days it names in the given context.
    ///
    /// # Errors
    /// What cannot be decided in the context, with the possible readings; days that do not exist;
    /// intervals that run backwards.
    pub fn resolve(&self, context: &Context) -> Result<Reading, Fault> {
        let mut reading = body(&self.body, context, &self.at)?;
        reading.keeps_words |= self.remarks;
        Ok(reading)
    }
}

fn body(of: &Body, context: &Context, at: &Range<usize>) -> Result<Reading, Fault> {
    match of {
        Body::Ongoing => Ok(undated()),
        Body::Whole(kind) => whole(*kind, context, at),
        Body::List(items) => list(items, context),
        Body::Every(recurrence, within) => every(*recurrence, within.as_deref(), context, at),
        Body::Orders(bodies) => orders(bodies, context, at),
        Body::Doubt(reason, at, bodies) => {
            let readings = bodies.iter().flat_map(|one| texts(body(one, context, at)));
            Err(Fault::ambiguous(reason.clone(), at.clone()).offer(readings))
        }
    }
}

/// The canonical texts that a result can be replaced by.
fn texts(result: Result<Reading, Fault>) -> Vec<String> {
    match result {
        Ok(reading) => vec![reading.canonical],
        Err(fault) => fault.readings,
    }
}

fn undated() -> Reading {
    Reading {
        stretches: Vec::new(),
        deadline: false,
        ongoing: true,
        every: None,
        within: None,
        canonical: "ongoing".to_owned(),
        inferred: Vec::new(),
        to_the_day: false,
        keeps_words: false,
    }
}

/// «в течение года» and its like: the programme's span where the words fit it.
fn whole(kind: Whole, context: &Context, at: &Range<usize>) -> Result<Reading, Fault> {
    let Some(programme) = context.programme else {
        return match kind {
            Whole::Months(_) => Err(Fault::ambiguous(Reason::WholePart, at.clone())),
            Whole::Period | Whole::Year | Whole::CalendarYear => {
                Ok(Reading { keeps_words: true, ..undated() })
            }
        };
    };
    let fits = match kind {
        Whole::Period => true,
        Whole::Year => within_months(programme, 12),
        Whole::CalendarYear => programme.first.year() == programme.last.year(),
        Whole::Months(months) => {
            within_months(programme, months) && programme.count() >= 28 * i64::from(months)
        }
    };
    let text = span_text(programme);
    if !fits {
        let reason = match kind {
            Whole::Months(_) => Reason::WholePart,
            _ => Reason::WholeYear { programme },
        };
        let readings = if matches!(kind, Whole::Months(_)) { Vec::new() } else { vec![text] };
        return Err(Fault::ambiguous(reason, at.clone()).offer(readings));
    }
    Ok(Reading {
        stretches: vec![programme.into()],
        ongoing: false,
        canonical: text,
        inferred: vec![Inference::Whole(programme)],
        to_the_day: false,
        ..undated()
    })
}

fn within_months(days: Days, months: u32) -> bool {
    super::calendar::shift_months(days.first, i64::from(months)).is_some_and(|next| days.last < next)
}

/// Each alternative is tried; the context or the calendar may leave one.
fn orders(bodies: &[Body], context: &Context, at: &Range<usize>) -> Result<Reading, Fault> {
    let mut possible: Vec<Reading> = Vec::new();
    let mut doubts = Vec::new();
    let mut first_fault = None;
    for one in bodies {
        match body(one, context, at) {
            Ok(reading) => {
                if possible.iter().all(|known| known.stretches != reading.stretches) {
                    possible.push(reading);
                }
            }
            Err(fault) => {
                // A weekday that disagrees leaves the other order.
                let weekday = matches!(fault.reason, Reason::Weekday { .. });
                if fault.kind == super::FaultKind::Ambiguous && !weekday {
                    doubts.extend(fault.readings.iter().cloned());
                    doubts.push(String::new());
                }
                first_fault.get_or_insert(fault);
            }
        }
    }
    match (possible.len(), doubts.is_empty(), first_fault) {
        (1, true, _) => Ok(possible.remove(0)),
        (0, _, Some(fault)) if bodies.len() == 1 || doubts.is_empty() => Err(fault),
        _ => {
            let texts = possible.into_iter().map(|reading| reading.canonical).chain(doubts);
            let texts = texts.filter(|text| !text.is_empty());
            Err(Fault::ambiguous(Reason::DayMonthOrder, at.clone()).offer(texts))
        }
    }
}

fn every(
    recurrence: Recurrence,
    within: Option<&Body>,
    context: &Context,
    at: &Range<usize>,
) -> Result<Reading, Fault> {
    if recurrence.unit == Unit::Term && context.terms.is_empty() {
        let quarter = Recurrence { unit: Unit::Quarter, ..recurrence };
        return Err(Fault::ambiguous(Reason::NoTerms, at.clone()).offer([format!("every {quarter}")]));
    }
    let mut reading = Reading {
        every: Some(recurrence),
        ongoing: false,
        within: context.programme,
        canonical: format!("every {recurrence}"),
        ..undated()
    };
    if let Some((_, super::Anchor::Day(_) | super::Anchor::Date(..))) = recurrence.anchor {
        reading.to_the_day = true;
    }
    let Some(within) = within.filter(|body| !matches!(body, Body::Ongoing)) else { return Ok(reading) };
    let every = reading.canonical.clone();
    let span = body(within, context, at).map_err(|fault| {
        let readings = fault.readings.iter().map(|text| format!("{every} within {text}")).collect();
        Fault { readings, ..fault }
    })?;
    if span.ongoing || matches!(within, Body::Whole(_)) {
        reading.keeps_words = true;
        return Ok(reading);
    }
    let [stretch] = span.stretches.as_slice() else {
        return Err(Fault::ambiguous(Reason::EveryWithDates, at.clone()).offer([span.canonical, every]));
    };
    let ends = (
        stretch.first.or(context.programme.map(|programme| programme.first)),
        stretch.last.or(context.programme.map(|programme| programme.last)),
    );
    reading.within = match ends {
        (Some(first), Some(last)) => Days::new(first, last),
        _ => None,
    };
    reading.canonical = format!("{every} within {}", span.canonical);
    reading.inferred = span.inferred;
    reading.keeps_words = span.keeps_words;
    Ok(reading)
}

/// What of an item is not decided: the reason, and the ways to place it, the likeliest first.
struct Trouble {
    fault: Fault,
    ways: Vec<Placed>,
}

impl Trouble {
    fn doubt(reason: Reason, at: &Range<usize>, ways: Vec<Placed>) -> Self {
        Self { fault: Fault::ambiguous(reason, at.clone()), ways }
    }
}

impl From<Fault> for Trouble {
    fn from(fault: Fault) -> Self {
        Self { fault, ways: Vec::new() }
    }
}

fn list(items: &[Item], context: &Context) -> Result<Reading, Fault> {
    let mut ways: Vec<Vec<Placed>> = Vec::with_capacity(items.len());
    let mut fault: Option<Fault> = None;
    for item in items {
        match place(item, context) {
            Ok(placed) => ways.push(vec![placed]),
            Err(trouble) => {
                let ready = !trouble.fault.readings.is_empty() && items.len() == 1;
                if ready || (trouble.ways.is_empty() && trouble.fault.kind != super::FaultKind::Ambiguous) {
                    return Err(trouble.fault);
                }
                ways.push(trouble.ways);
                fault.get_or_insert(trouble.fault);
            }
        }
    }
    let most = ways.iter().map(Vec::len).max().unwrap_or(0);
    let choose = |way: usize| -> Option<Vec<Placed>> {
        ways.iter().map(|of| of.get(way.min(of.len().checked_sub(1)?)).cloned()).collect()
    };
    if let Some(fault) = fault {
        let readings = (0..most).filter_map(choose).map(|placed| reading_of(placed).canonical);
        return Err(fault.offer(readings));
    }
    Ok(reading_of(choose(0).unwrap_or_default()))
}

fn reading_of(mut placed: Vec<Placed>) -> Reading {
    placed.sort_by_key(|one| (one.stretch.first.or(one.stretch.last), one.stretch.last));
    let mut inferred: Vec<Inference> = Vec::new();
    let mut years: Vec<i32> = Vec::new();
    for one in &placed {
        years.extend(&one.years);
        for inference in &one.inferred {
            if !inferred.contains(inference) && inferred.len() < 8 {
                inferred.push(inference.clone());
            }
        }
    }
    years.sort_unstable();
    years.dedup();
    if !years.is_empty() {
        inferred.push(Inference::Years(years));
    }
    Reading {
        stretches: placed.iter().map(|one| one.stretch).collect(),
        deadline: placed.iter().any(|one| one.deadline),
        ongoing: false,
        canonical: placed.iter().map(|one| one.text.as_str()).collect::<Vec<_>>().join(", "),
        inferred,
        to_the_day: placed.last().is_some_and(|one| one.to_the_day),
        ..undated()
    }
}

fn place(item: &Item, context: &Context) -> Result<Placed, Trouble> {
    match item {
        Item::Span(point) => {
            let way = |year: Year| Placed::span(point, year, context);
            single(point, context, way, meets)
        }
        Item::From(point) => {
            let way = |year: Year| Placed::from(point, year, context);
            single(point, context, way, |placed, programme| {
                placed.stretch.first.is_some_and(|day| programme.contains(day))
            })
        }
        Item::Until { point, before } => {
            let way = |year: Year| Placed::until(point, year, *before, context);
            single(point, context, way, |placed, programme| {
                placed.stretch.last.is_some_and(|day| programme.contains(day))
            })
        }
        Item::Interval(first, last) => interval(first, last, context),
    }
}

fn meets(placed: &Placed, programme: Days) -> bool {
    placed.stretch.days(Some(programme)).is_some_and(|days| days.meets(programme))
}

/// An item of one point: with its year as written, else in the one year in which it fits the programme.
fn single(
    point: &Point,
    context: &Context,
    way: impl Fn(Year) -> Result<Placed, Fault>,
    fits: impl Fn(&Placed, Days) -> bool,
) -> Result<Placed, Trouble> {
    match point.year {
        Year::Current => {
            let year = current(context, &point.at)?;
            let mut placed = way(Year::Given(year))?;
            placed.inferred.push(Inference::CurrentYear(year));
            return Ok(placed);
        }
        Year::Missing if !matches!(point.unit, Piece::Term(_) | Piece::Break(_)) => {}
        year => match way(year) {
            Err(fault) if fault.reason == Reason::SecondHalf => return Err(second_half(point, year, fault)),
            result => return Ok(result?),
        },
    }
    let programme = context.programme.ok_or_else(|| no_year(&point.at, way(Year::Given(2000)).err()))?;
    if matches!(point.unit, Piece::Half(_)) && starts_school_year(programme, context) {
        return Err(school_half(point, programme, context));
    }
    let ways = candidates(programme, |year| way(Year::Given(year)));
    decide(ways, fits, programme, context, &point.at)
}

fn no_year(at: &Range<usize>, otherwise: Option<Fault>) -> Trouble {
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
fn candidates(programme: Days, way: impl Fn(i32) -> Result<Placed, Fault>) -> (Vec<Placed>, Option<Fault>) {
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

fn decide(
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
                    let ways = std::iter::once(placed).chain(ways.get(index + 1).cloned()).collect();
                    return Err(Trouble::doubt(Reason::DeadlineOnFirstDay { day }, at, ways));
                }
            } else if starts_school_year(programme, context)
                && let Some(first) = placed.stretch.first
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
            let ways = several.iter().take(4).filter_map(|index| ways.get(*index).cloned()).collect();
            Err(Trouble::doubt(reason, at, ways))
        }
    }
}

/// Whether the programme begins on the day on which school years start.
fn starts_school_year(programme: Days, context: &Context) -> bool {
    (programme.first.month(), programme.first.day()) == (context.year_starts.month, context.year_starts.day)
        && context.year_starts.month != 1
}

fn current(context: &Context, at: &Range<usize>) -> Result<i32, Fault> {
    match context.programme {
        Some(programme) if programme.first.year() == programme.last.year() => Ok(programme.first.year()),
        _ => Err(Fault::ambiguous(Reason::CurrentYear, at.clone())),
    }
}

/// A half-year without a year in a programme that is a school year: the school's or the calendar's.
fn school_half(point: &Point, programme: Days, context: &Context) -> Trouble {
    let start = Year::School(programme.first.year());
    let school = match Placed::span(point, start, context) {
        Ok(placed) => vec![placed],
        Err(_) => second_half_ways(point, programme.first.year()),
    };
    let calendar = candidates(programme, |year| Placed::span(point, Year::Given(year), context)).0;
    let calendar = calendar.into_iter().filter(|placed| meets(placed, programme));
    Trouble::doubt(Reason::SchoolHalf, &point.at, school.into_iter().chain(calendar).collect())
}

fn second_half(point: &Point, year: Year, fault: Fault) -> Trouble {
    let ways = match year {
        Year::School(year) => second_half_ways(point, year),
        _ => Vec::new(),
    };
    Trouble { fault, ways }
}

/// The second half of the school year that starts in `year`: to May or to August.
fn second_half_ways(point: &Point, year: i32) -> Vec<Placed> {
    let to = |month| super::calendar::months(year + 1, 1, month);
    [to(5), to(8)].into_iter().flatten().map(|days| Placed::days(days, point)).collect()
}

fn interval(first: &Point, last: &Point, context: &Context) -> Result<Placed, Trouble> {
    let at = first.at.start.min(last.at.start)..last.at.end.max(first.at.end);
    let make = |left: Year, right: Year| between(first, left, last, right, context);
    let of_terms = |point: &Point| matches!(point.unit, Piece::Term(_) | Piece::Break(_));
    if of_terms(first) && of_terms(last) {
        let left = if first.year == Year::Missing { last.year } else { first.year };
        return Ok(certain(make(left, last.year)?, &at)?);
    }
    match (first.year, last.year) {
        (Year::Missing, Year::Missing) => {
            let plain = |point: &Point| Point { weekday: None, ..point.clone() };
            let (from, to) = (plain(first), plain(last));
            let ways_of = |year: i32| {
                // Whether the new year lies between is asked of the dates alone: a weekday decides only
                // the year.
                let same = between(&from, Year::Given(year), &to, Year::Given(year), context)?;
                make(Year::Given(year), Year::Given(if same.runs() { year } else { year + 1 }))
            };
            if first.borrowed && !make(Year::Given(2000), Year::Given(2000)).is_ok_and(|placed| placed.runs())
            {
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
                    _ => Err(Trouble::doubt(Reason::NoYear, &last.at, ways)),
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
        to_the_day: to.to_the_day,
        deadline: false,
        forward: from.stretch.first <= to.stretch.first || from.stretch.last <= to.stretch.last,
    })
}

/// «25–15.02»: the left day's month is not the right one's; the month before, or the month after.
fn borrowed_backwards(first: &Point, last: &Point, context: &Context, at: &Range<usize>) -> Trouble {
    let (Piece::Day { month, day }, Year::Given(year)) = (first.unit, last.year) else {
        return Trouble::doubt(Reason::Backwards, at, Vec::new());
    };
    let (before, month_of_before) = month_before(year, month);
    let (after, month_of_after) = if month == 12 { (year + 1, 1) } else { (year, month + 1) };
    let moved = |point: &Point, month: u32, day: u32| Point {
        unit: Piece::Day { month, day },
        borrowed: false,
        ..point.clone()
    };
    let mut ways = Vec::new();
    let earlier = moved(first, month_of_before, day);
    ways.extend(between(&earlier, Year::Given(before), last, Year::Given(year), context));
    if let Piece::Day { day: to, .. } = last.unit {
        let later = moved(last, month_of_after, to);
        ways.extend(between(first, Year::Given(year), &later, Year::Given(after), context));
    }
    Trouble::doubt(Reason::Backwards, at, ways)
}
