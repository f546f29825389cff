//! What several reports put into cells.

use super::{Input, recurrence};
use crate::analysis::Placement;
use crate::dates::{Days, Recurrence};
use crate::document::{Cell, Person, Reference, Subject, Text};
use crate::locale::{Arg, Message};
use crate::model::{Activity, ActivityIx, Dated, DirectionIx, GoalIx, PersonIx, Programme};
use crate::msg;
use crate::schema;
use crate::source::spaced;
use crate::values::Status;
use chrono::NaiveDate;

/// Someone of `people`.
pub fn person(programme: &Programme, at: PersonIx) -> Cell {
    let Some(person) = programme.people.get(at) else { return Cell::Empty };
    let text = |slot: &schema::Slot<schema::Text>| slot.get().map(|text| text.value.to_string());
    let (role, name) = (text(&person.written.role), text(&person.written.name));
    Cell::Person(Person { id: person.id.value.to_string(), role, name })
}

/// Several of `people`.
pub fn people(programme: &Programme, who: &[PersonIx]) -> Cell {
    Cell::List(who.iter().map(|at| person(programme, *at)).collect())
}

/// What someone is called in a sentence: by role, else by name, else by id.
pub fn called(programme: &Programme, at: PersonIx) -> Option<&str> {
    let person = programme.people.get(at)?;
    let written = person.written.role.get().or(person.written.name.get());
    Some(written.map_or(person.id.value.as_str(), |text| text.value.as_str()))
}

/// Who answers for an activity; a mark where that could not be read.
pub fn responsible(programme: &Programme, activity: &Activity) -> Cell {
    if activity.responsible.is_empty() && activity.responsible_faulty {
        return unread();
    }
    people(programme, &activity.responsible)
}

/// A mark that something is written, but could not be read.
pub fn unread() -> Cell {
    Cell::Missing(msg!("report-unread").into())
}

/// An activity.
pub fn activity(programme: &Programme, at: ActivityIx) -> Option<Reference> {
    let activity = programme.activities.get(at)?;
    Some(Reference {
        kind: Subject::Activity,
        id: activity.id.as_ref().map(|id| id.value.to_string()),
        number: Some(activity.number.to_string()),
        title: activity.title.to_string(),
    })
}

/// Several activities.
pub fn activities(programme: &Programme, list: impl IntoIterator<Item = ActivityIx>) -> Cell {
    let references = list.into_iter().filter_map(|at| activity(programme, at));
    Cell::List(references.map(Cell::Reference).collect())
}

/// A direction.
pub fn direction(programme: &Programme, at: DirectionIx) -> Option<Reference> {
    let direction = programme.directions.get(at)?;
    Some(Reference {
        kind: Subject::Direction,
        id: direction.id.as_ref().map(|id| id.value.to_string()),
        number: Some(direction.number.clone()),
        title: direction.title.to_string(),
    })
}

/// A goal; the root has no number.
pub fn goal(programme: &Programme, at: GoalIx) -> Option<Reference> {
    let goal = programme.goals.get(at)?;
    Some(Reference {
        kind: Subject::Goal,
        id: goal.id.as_ref().map(|id| id.value.to_string()),
        number: Some(goal.number.clone()).filter(|number| !number.is_empty()),
        title: goal.title.to_string(),
    })
}

/// The days of an activity, as written and in words.
pub fn span(input: &Input<'_>, at: ActivityIx) -> Cell {
    let programme = input.programme;
    let (Some(activity), Some(placement)) = (programme.activities.get(at), input.analysis.activities.get(at))
    else {
        return Cell::Empty;
    };
    if placement.days.is_empty() && !placement.ongoing {
        return if activity.dates_faulty { unread() } else { Cell::Empty };
    }
    Cell::Days {
        text: written(programme, activity),
        words: words(activity, placement),
        spans: placement.days.to_vec(),
        deadline: is_deadline(activity),
    }
}

/// The days of an activity inside a sentence: «03.12.2025», «до 15.10.2021», «срок не прочитан».
pub fn when(input: &Input<'_>, at: ActivityIx) -> Option<Arg> {
    match span(input, at) {
        Cell::Days { words: Some(Text::Plain(text)), .. } => Some(Arg::Text(text)),
        Cell::Days { words: Some(Text::Said(said)), .. } => Some(said.into()),
        Cell::Days { spans, deadline: true, .. } => {
            spans.last().map(|days| msg!("report-until", day = days.last).into())
        }
        Cell::Days { spans, .. } => (!spans.is_empty()).then(|| Arg::from(spans)),
        Cell::Missing(_) => Some(msg!("report-unread.dates").into()),
        _ => None,
    }
}

/// The deadline that counts as of a day: the missed one, else the next that is open, else the last.
pub fn due(placement: &Placement, as_of: NaiveDate) -> Option<NaiveDate> {
    let last = placement.deadline.map(|deadline| deadline.day);
    match placement.status {
        _ if placement.ongoing => None,
        Status::Done | Status::Postponed | Status::Cancelled => last,
        Status::Overdue => placement.missed.map(|missed| missed.day).or(last),
        Status::Planned | Status::InProgress => {
            let open = placement.instances.iter().filter(|instance| !instance.done);
            open.map(|instance| instance.days.last).find(|day| *day >= as_of).or(last)
        }
    }
}

/// Whether all that is known of an activity's days is a deadline.
fn is_deadline(activity: &Activity) -> bool {
    if activity.every.is_some() {
        return false;
    }
    match &*activity.dates {
        [] => activity.periods.is_empty() && activity.due.is_some(),
        [only] => only.reading.deadline,
        _ => false,
    }
}

/// The expressions that give an activity's days, as they stand in the plan.
fn written(programme: &Programme, activity: &Activity) -> Option<String> {
    let joined = |texts: Vec<&str>| (!texts.is_empty()).then(|| texts.join(", "));
    let dates = activity.dates.iter().map(|dated| dated.text.as_ref()).collect();
    let of_periods = || {
        let periods = activity.periods.iter().filter_map(|named| programme.periods.get(named.value));
        joined(periods.flat_map(|period| &period.dates).map(|dated| dated.text.as_ref()).collect())
    };
    let due = || activity.due.as_ref().map(|due| due.text.to_string());
    let every = || activity.every.as_ref().map(|every| format!("every {}", every.value));
    joined(dates).or_else(of_periods).or_else(due).or_else(every)
}

/// What the days in words don't say: that they come again, go on for ever, or end in a deadline of its own.
fn words(activity: &Activity, placement: &Placement) -> Option<Text> {
    if placement.ongoing {
        return activity.dates.first().map(undated);
    }
    if let Some(every) = activity.every.as_ref().filter(|_| !activity.written.every.is_absent()) {
        let days: Vec<Days> = activity.dates.iter().flat_map(|dated| dated.days.iter().copied()).collect();
        return Some(recurring(&every.value, days).into());
    }
    if activity.dates.iter().any(|dated| dated.reading.every.is_some() || dated.reading.ongoing) {
        let parts = activity.dates.iter().map(|dated| match undated_or_recurring(dated) {
            Some(Text::Plain(text)) => Arg::Text(text),
            Some(Text::Said(message)) => message.into(),
            None => Arg::from(dated.days.to_vec()),
        });
        return Some(msg!("report-line", text = Arg::List(parts.collect())).into());
    }
    let due = activity.due.as_ref()?.days.last()?.last;
    let ends_otherwise = placement.days.last().is_some_and(|days| days.last != due);
    let days = || Arg::from(placement.days.to_vec());
    ends_otherwise.then(|| msg!("report-span-until", days = days(), day = due).into())
}

/// An expression that stands for no certain days, as people read it: their own words, if there are some.
fn undated_or_recurring(dated: &Dated) -> Option<Text> {
    if dated.reading.ongoing {
        return Some(undated(dated));
    }
    let every = dated.reading.every.as_ref()?;
    let text = spaced(&dated.text).into_owned();
    if !text.starts_with("every ") {
        return Some(text.into());
    }
    let bound = text.contains(" within ");
    let within = dated.reading.within.filter(|_| bound);
    Some(recurring(every, within.into_iter().collect()).into())
}

fn undated(dated: &Dated) -> Text {
    let text = spaced(&dated.text).into_owned();
    if text == "ongoing" { msg!("report-ongoing").into() } else { text.into() }
}

fn recurring(every: &Recurrence, within: Vec<Days>) -> Message {
    let said = recurrence::words(every);
    if within.is_empty() { said } else { msg!("report-recurs-within", every = said, days = within) }
}

/// The heading of a direction in a sentence: «§ 1».
pub fn paragraph_sign(number: &str) -> String {
    format!("§\u{a0}{number}")
}
