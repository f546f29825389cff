//! Keys that stand too far to the left: they are some other record's, which only seems to lack them.

use super::record::{Activity, Direction, Plan};
use crate::schema::Record;
use crate::source::{Source, Span};

/// Notes of the direction or activity before each stray key that has such keys that it may be one of its own.
pub(super) fn open(source: &Source, strays: &[Span], plan: &mut Plan) {
    let Some(directions) = plan.directions.get_mut() else { return };
    for stray in strays {
        let name = source.slice(*stray);
        let Some(direction) = before(&mut directions.items, *stray, |direction| direction.span) else {
            continue;
        };
        if has::<Direction>(name) {
            direction.open = true;
        }
        let Some(activities) = direction.activities.get_mut().filter(|_| has::<Activity>(name)) else {
            continue;
        };
        if let Some(activity) = before(&mut activities.items, *stray, |activity| activity.span) {
            activity.open = true;
        }
    }
}

fn has<T: Record>(name: &str) -> bool {
    T::INFO.fields.iter().any(|field| field.key == name)
}

/// The last of several records, in the order of the file, that begins before a place.
fn before<T>(records: &mut [T], place: Span, span: impl Fn(&T) -> Span) -> Option<&mut T> {
    let next = records.partition_point(|record| span(record).start < place.start);
    records.get_mut(next.checked_sub(1)?)
}
