use super::{Deadline, Placement};
use crate::model::record::Stage;
use crate::model::{Activity, Dated};
use crate::values::Status;
use chrono::NaiveDate;

/// Sets what stage an activity is at as of a day. Facts after that day don't count.
pub(super) fn set(placement: &mut Placement, activity: &Activity, as_of: NaiveDate) {
    let facts: Vec<_> = activity.done.iter().filter(|done| done.value.first <= as_of).collect();
    close(placement, &facts.iter().map(|done| done.value.last).collect::<Vec<_>>());
    placement.done = facts.last().map(|done| done.value.last.min(as_of));

    let said = activity.written.status.get().copied();
    let later = !activity.done.is_empty() && facts.len() < activity.done.len();
    let closed = if said == Some(Stage::Done) {
        activity.done.is_empty() || !facts.is_empty() && (!later || placement.instances.is_empty())
    } else if placement.instances.is_empty() {
        !facts.is_empty()
    } else {
        placement.instances.iter().all(|instance| instance.done)
    };
    match said {
        _ if closed => placement.status = Status::Done,
        Some(Stage::Cancelled) => placement.status = Status::Cancelled,
        Some(Stage::Postponed) => placement.status = Status::Postponed,
        _ => open(placement, activity, said, as_of),
    }
}

/// Each fact closes the earliest open instance that has begun by then.
fn close(placement: &mut Placement, facts: &[NaiveDate]) {
    let mut facts = facts.iter();
    let Some(mut fact) = facts.next() else { return };
    for instance in &mut placement.instances {
        while instance.days.first > *fact {
            let Some(next) = facts.next() else { return };
            fact = next;
        }
        instance.done = true;
        let Some(next) = facts.next() else { return };
        fact = next;
    }
}

fn open(placement: &mut Placement, activity: &Activity, said: Option<Stage>, as_of: NaiveDate) {
    // Whether it is done is not known while what says so could not be read.
    let unknown = activity.facts_faulty || activity.written.status.is_faulty();
    placement.missed = if unknown { None } else { missed(placement, activity, as_of) };
    let started = activity.started.is_some_and(|started| started.value.first <= as_of);
    let announced = said == Some(Stage::InProgress)
        && activity.started.is_none_or(|started| started.value.first <= as_of);
    let moved = activity.written.progress.get().is_some_and(|progress| progress.0.value.to_f64() > 0.0);
    let partly = placement.instances.iter().any(|instance| instance.done);
    placement.status = if placement.missed.is_some() {
        Status::Overdue
    } else if started || announced || moved || partly {
        Status::InProgress
    } else {
        Status::Planned
    };
}

/// The earliest open deadline that has passed.
fn missed(placement: &Placement, activity: &Activity, as_of: NaiveDate) -> Option<Deadline> {
    let deadline = placement.deadline?;
    if placement.instances.is_empty() {
        return (deadline.day < as_of).then_some(deadline);
    }
    let open = placement.instances.iter().filter(|instance| !instance.done && instance.days.last < as_of);
    let day = open.map(|instance| instance.days.last).min()?;
    let ends = |dated: &&Dated| dated.days.iter().any(|days| days.last == day);
    let of_several = activity.dates.iter().filter(|_| activity.due.is_none()).find(ends);
    Some(Deadline { day, span: of_several.map_or(deadline.span, |dated| dated.span), ..deadline })
}
