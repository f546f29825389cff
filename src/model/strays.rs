//! What stands where it was not meant to: some record before it only seems to lack it.

use super::record::{Activity, Direction, Plan};
use crate::schema::Record;
use crate::source::{Source, Span};

/// Notes of the direction or activity before each stray key that has such keys that it may be one of its own.
pub(super) fn keys(source: &Source, strays: &[Span], plan: &mut Plan) {
    let Some(directions) = plan.directions.get_mut() else { return };
    for stray in strays {
        let name = source.slice(*stray);
        let Some(direction) = before(&mut directions.items, *stray, |direction| direction.span) else {
            continue;
        };
        direction.open |= has::<Direction>(name);
        let Some(activities) = direction.activities.get_mut().filter(|_| has::<Activity>(name)) else {
            continue;
        };
        if let Some(activity) = before(&mut activities.items, *stray, |activity| activity.span) {
            activity.open = true;
        }
    }
}

/// Notes of the activity, else the direction, in or after which a part of the text was not read as it is
/// written, that the part may be its own.
pub(super) fn parts(parts: impl Iterator<Item = Span>, plan: &mut Plan) {
    let Some(section) = plan.directions.span() else { return };
    let Some(directions) = plan.directions.get_mut() else { return };
    for part in parts.filter(|part| section.start <= part.start && part.start <= section.end) {
        let Some(direction) = before(&mut directions.items, part, |direction| direction.span) else {
            continue;
        };
        let activities = direction.activities.get_mut();
        match activities.and_then(|all| before(&mut all.items, part, |activity| activity.span)) {
            Some(activity) => activity.open = true,
            None => direction.open = true,
        }
    }
}

fn has<T: Record>(name: &str) -> bool {
    T::INFO.fields.iter().any(|field| field.key == name)
}

/// The last of several records, in the order of the file, that begins before the end of a place.
fn before<T>(records: &mut [T], place: Span, span: impl Fn(&T) -> Span) -> Option<&mut T> {
    let next = records.partition_point(|record| span(record).start < place.end.max(place.start + 1));
    records.get_mut(next.checked_sub(1)?)
}
