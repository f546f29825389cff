//! From what is written to days: spans are found in the programme, alternatives weighed, doubts named.

use super::canonical;
use super::expr::{Body, Item, Short, Whole};
use super::place::{Placed, span_text};
use super::settle::place;
use super::{Context, Days, Expr, Fault, Inference, Reading, Reason, Recurrence, Unit};
use chrono::Datelike;
use std::ops::Range;

impl Expr {
    /// The days it names in the given context.
    ///
    /// # Errors
    /// What cannot be decided in the context, with the possible readings; days that do not exist;
    /// intervals that run backwards.
    pub fn resolve(&self, context: &Context) -> Result<Reading, Fault> {
        let mut reading = body(&self.body, context, &self.at).map_err(with_sound_readings)?;
        reading.keeps_words |= self.remarks;
        Ok(reading)
    }
}

/// A fault that offers nothing which would be refused in turn.
pub(super) fn with_sound_readings(mut fault: Fault) -> Fault {
    fault.readings.retain(|text| match canonical::parse(text) {
        Some(Body::List(items)) => list(&items, &Context::default()).is_ok(),
        Some(_) => true,
        None => false,
    });
    fault
}

fn body(of: &Body, context: &Context, at: &Range<usize>) -> Result<Reading, Fault> {
    match of {
        Body::Ongoing => Ok(undated()),
        Body::Whole(kind) => whole(*kind, context, at),
        Body::List(items) => list(items, context),
        Body::Every(recurrence, within) => every(*recurrence, within.as_deref(), context, at),
        Body::Until(deadline) => whole_until(deadline, context, at),
        Body::Orders(bodies) => orders(bodies, context, at),
        Body::Short(short) => short_years(short, context),
        Body::Each(dates, doubt) => each_of_a_year(dates, doubt, context, at),
        Body::Refused(fault, bodies) => {
            let readings = bodies.iter().flat_map(|one| texts(body(one, context, at)));
            Err(fault.clone().offer(readings))
        }
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
        from_the_day: false,
        to_the_day: false,
        keeps_words: false,
    }
}

/// «в течение года» and its like: the programme's span where the words fit it.
fn whole(kind: Whole, context: &Context, at: &Range<usize>) -> Result<Reading, Fault> {
    match kind {
        Whole::End { school } => return Err(end_of_year(school, context, at)),
        Whole::Start => return Err(start_of_year(context, at)),
        _ => {}
    }
    let Some(programme) = context.programme else {
        return match kind {
            Whole::Months(_) => Err(Fault::ambiguous(Reason::WholePart, at.clone())),
            Whole::Period | Whole::Year | Whole::CalendarYear | Whole::End { .. } | Whole::Start => {
                Ok(Reading { keeps_words: true, ..undated() })
            }
        };
    };
    let fits = match kind {
        Whole::Period | Whole::End { .. } | Whole::Start => true,
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

/// «весь период до 1 мая»: the programme's days up to the deadline; without a programme it is a doubt.
fn whole_until(deadline: &Body, context: &Context, at: &Range<usize>) -> Result<Reading, Fault> {
    let until = body(deadline, context, at)?;
    let last = match until.stretches.as_slice() {
        [one] if one.first.is_none() => one.last,
        _ => None,
    };
    let days = context.programme.zip(last).and_then(|(programme, last)| Days::new(programme.first, last));
    let Some(days) = days else {
        return Err(Fault::ambiguous(Reason::UndatedWithDate, at.clone()).offer([until.canonical]));
    };
    let end = until.canonical.trim_start_matches("../");
    let month = days.first.day() == 1;
    let start = if month { days.first.format("%Y-%m").to_string() } else { days.first.to_string() };
    Ok(Reading {
        stretches: vec![days.into()],
        deadline: false,
        canonical: format!("{start}/{end}"),
        ..until
    })
}

/// «до конца года»: to the programme's end or to that of a calendar year in it.
fn end_of_year(school: bool, context: &Context, at: &Range<usize>) -> Fault {
    let fault = Fault::ambiguous(Reason::EndOfYear, at.clone());
    let Some(programme) = context.programme else { return fault };
    let ends = (programme.first.year()..=programme.last.year())
        .filter_map(|year| super::calendar::day(year, 12, 31))
        .filter(|day| programme.contains(*day) && !school)
        .chain([programme.last]);
    fault.offer(ends.map(|day| format!("../{day}")))
}

/// «до начала учебного года»: the last day before a school year that begins with the programme or in it.
fn start_of_year(context: &Context, at: &Range<usize>) -> Fault {
    let fault = Fault::ambiguous(Reason::StartOfYear, at.clone());
    let Some(programme) = context.programme else { return fault };
    let starts = (programme.first.year()..=programme.last.year() + 1)
        .filter_map(|year| super::school_year(year, context)?.first.pred_opt())
        .filter(|day| {
            day.succ_opt().is_some_and(|start| programme.contains(start)) || programme.contains(*day)
        });
    fault.offer(starts.map(|day| format!("../{day}")))
}

fn within_months(days: Days, months: u32) -> bool {
    super::calendar::shift_months(days.first, i64::from(months)).is_some_and(|next| days.last < next)
}

/// Two digits are days unless each may as well be the year in which its month meets the programme.
fn short_years(short: &Short, context: &Context) -> Result<Reading, Fault> {
    let days = body(&short.days, context, &short.at);
    let in_programme = |&(month, year): &(u32, i32)| {
        let days = super::calendar::months(year, month, month);
        context.programme.is_none_or(|programme| days.is_some_and(|days| days.meets(programme)))
    };
    if !short.months.iter().all(in_programme) {
        return days;
    }
    let readings = texts(body(&short.years, context, &short.at)).into_iter().chain(texts(days));
    Err(Fault::ambiguous(Reason::TwoDigitYear, short.at.clone()).offer(readings))
}

/// «2 раза в год (октябрь, апрель)»: those dates, in a programme that is no longer than a year.
fn each_of_a_year(
    dates: &Body,
    doubt: &Body,
    context: &Context,
    at: &Range<usize>,
) -> Result<Reading, Fault> {
    let one = context.programme.is_some_and(|programme| within_months(programme, 12));
    body(if one { dates } else { doubt }, context, at)
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
        // A calendar's quarter is no school term: none is offered.
        return Err(Fault::ambiguous(Reason::NoTerms, at.clone()));
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

fn list(items: &[Item], context: &Context) -> Result<Reading, Fault> {
    let mut ways: Vec<Vec<Placed>> = Vec::with_capacity(items.len());
    let mut fault: Option<Fault> = None;
    for (index, item) in items.iter().enumerate() {
        match place(item, context) {
            Ok(placed) => ways.push(vec![placed]),
            Err(trouble) => {
                if items.len() > 1 && !trouble.fault.readings.is_empty() {
                    return Err(among(trouble.fault, items, index, context));
                }
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

/// What is offered in place of one item, with the others about it.
fn among(mut fault: Fault, items: &[Item], index: usize, context: &Context) -> Fault {
    let readings = std::mem::take(&mut fault.readings);
    let whole = readings.iter().filter_map(|text| {
        let Some(Body::List(mend)) = canonical::parse(text) else { return None };
        let (before, rest) = items.split_at_checked(index)?;
        let all = before.iter().chain(&mend).chain(rest.iter().skip(1));
        let placed: Option<Vec<Placed>> = all.map(|item| place(item, context).ok()).collect();
        Some(reading_of(placed?).canonical)
    });
    let whole: Vec<String> = whole.collect();
    fault.offer(whole)
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
        from_the_day: placed.first().is_some_and(|one| one.from_the_day),
        to_the_day: placed.last().is_some_and(|one| one.to_the_day),
        ..undated()
    }
}
