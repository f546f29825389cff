//! From the words for a date to its days.

use super::rows::{Origin, Rows};
use super::{Question, input};
use crate::dates::{Days, Inference};
use crate::document::{Cell, Reference, Subject};
use crate::locale::dates::inferred;
use crate::locale::{Arg, Message};
use crate::model::{Activity, ActivityIx, Dated, PeriodIx, Programme};
use crate::msg;
use crate::reports::{Query, cells, recurrence};
use crate::source::spaced;

/// So many times of one that recurs are told one by one.
const MOST_TIMES: usize = 60;

/// What an expression says and how it is read.
pub fn dated(rows: &mut Rows<'_>, key: &'static str, dated: &Dated) {
    let text = spaced(&dated.text);
    rows.text("written", msg!("why-field.written"), &text, Origin::key(key, Some(dated.span)));
    let reading = &dated.reading;
    if reading.canonical == text {
        return;
    }
    let from =
        reading.inferred.iter().fold(Origin::nowhere(), |from, one: &Inference| from.and(inferred(one)));
    rows.text("read", msg!("why-field.read"), &reading.canonical, from);
}

/// All about when an activity is done.
pub fn activity<'a>(question: &Question<'a>, at: ActivityIx, activity: &Activity) -> Rows<'a> {
    let mut rows = Rows::new(question.source);
    let programme = question.programme;
    let written = &activity.written;
    for one in &activity.dates {
        dated(&mut rows, "dates", one);
    }
    for period in &activity.periods {
        let from = Origin::key("period", Some(period.span)).maybe(period_words(programme, period.value));
        rows.add("period", msg!("why-field.period"), period_cell(programme, period.value), from);
    }
    if let Some(every) = activity.every.as_ref().filter(|_| !written.every.is_absent()) {
        let said = recurrence::words(&every.value);
        let from = Origin::key("every", Some(every.span));
        rows.add("every", msg!("why-field.every"), Cell::Text(said.into()), from);
    }
    if let Some(due) = &activity.due {
        dated(&mut rows, "due", due);
    }
    let Some(placement) = question.analysis.activities.get(at) else { return rows };
    let query = Query::default();
    let days = cells::span(&input(question, &query), at);
    rows.add("days", msg!("why-field.days"), days, Origin::nowhere().maybe(source_of_days(activity)));
    if let Some(deadline) = placement.deadline {
        let as_of = question.analysis.as_of;
        let day = cells::due(placement, as_of).unwrap_or(deadline.day);
        let (key, last) = source_of_deadline(activity);
        let (place, why) = if day == deadline.day {
            (deadline.span, last)
        } else if day < as_of {
            (placement.missed.unwrap_or(deadline).span, msg!("why-deadline.missed"))
        } else {
            (deadline.span, msg!("why-deadline.next"))
        };
        let from = Origin::key(key, Some(place)).and(why);
        rows.add("deadline", msg!("why-field.deadline"), Cell::Date(day), from);
    }
    let open = |days: Days| match days.last < question.analysis.as_of {
        true => msg!("why-time.overdue"),
        false => msg!("why-time.open"),
    };
    for time in placement.instances.iter().take(MOST_TIMES) {
        let state = if time.done { msg!("why-time.done") } else { open(time.days) };
        let days = Cell::days(None, vec![time.days]);
        rows.add("time", msg!("why-field.time"), days, Origin::nowhere().and(state));
    }
    let more = placement.instances.len().saturating_sub(MOST_TIMES);
    if more > 0 {
        let said = Cell::Text(msg!("why-time.more", count = more).into());
        rows.add("time", msg!("why-field.time"), said, Origin::nowhere());
    }
    for column in placement.columns() {
        let why = match activity.periods.is_empty() {
            true => msg!("why-column.by-days"),
            false => msg!("why-column.by-name"),
        };
        let from = Origin::nowhere().maybe(period_words(programme, column)).and(why);
        rows.add("column", msg!("why-field.column"), period_cell(programme, column), from);
    }
    if placement.outside {
        let said = Cell::Text(msg!("why-column.outside").into());
        rows.add("column", msg!("why-field.column"), said, Origin::nowhere());
    }
    rows
}

fn source_of_days(activity: &Activity) -> Option<Message> {
    let recurs = !activity.written.every.is_absent() && activity.every.is_some();
    if activity.dates_faulty {
        Some(msg!("why-days.unread"))
    } else if !activity.dates.is_empty() {
        Some(if recurs { msg!("why-days.dates-every") } else { msg!("why-days.dates") })
    } else if !activity.periods.is_empty() {
        Some(if recurs { msg!("why-days.periods-every") } else { msg!("why-days.periods") })
    } else if activity.due.is_some() {
        Some(msg!("why-days.due"))
    } else if activity.every.is_some() {
        Some(msg!("why-days.programme"))
    } else {
        Some(msg!("why-days.none"))
    }
}

fn source_of_deadline(activity: &Activity) -> (&'static str, Message) {
    let last = msg!("why-deadline.last");
    match activity {
        Activity { due: Some(_), .. } => ("due", msg!("why-deadline.due")),
        Activity { dates, .. } if dates.iter().any(|dated| dated.reading.deadline) => {
            ("dates", msg!("why-deadline.dates"))
        }
        Activity { dates, .. } if !dates.is_empty() => ("dates", last),
        Activity { periods, .. } if !periods.is_empty() => ("period", last),
        _ => ("every", last),
    }
}

fn period_cell(programme: &Programme, at: PeriodIx) -> Cell {
    let Some(period) = programme.periods.get(at) else { return Cell::Empty };
    let id = period.id.value.to_string();
    let title = period.title.as_deref().unwrap_or(&id).to_owned();
    Cell::Reference(Reference { kind: Subject::Period, id: Some(id), number: None, title })
}

fn period_words(programme: &Programme, at: PeriodIx) -> Option<Arg> {
    let period = programme.periods.get(at).filter(|period| !period.days.is_empty())?;
    Some(Arg::from(period.days.clone()))
}
