//! Which goal, activity … each fault is about: the innermost record that holds its place.

use crate::diagnostic::render::Subject;
use crate::diagnostic::{Diagnostic, File};
use crate::model::Programme;
use crate::schema::Text;
use crate::source::Span;

/// The subject of each diagnostic, in their order.
pub(super) fn of(programme: Option<&Programme>, diagnostics: &[Diagnostic]) -> Vec<Option<Subject>> {
    let in_plan = diagnostics.iter().filter(|found| found.place.file == File::Plan);
    let mut places: Vec<u32> = in_plan.map(|found| found.place.span.start).collect();
    places.sort_unstable();
    let mut records = programme.map(|programme| records(programme, &places)).unwrap_or_default();
    records.sort_unstable_by_key(|record| (record.span.start, std::cmp::Reverse(record.span.end)));
    let mut order: Vec<usize> = (0..diagnostics.len()).collect();
    order.sort_by_key(|at| diagnostics.get(*at).map(|diagnostic| diagnostic.place.span.start));
    let mut subjects = vec![None; diagnostics.len()];
    let mut open: Vec<&Record<'_>> = Vec::new();
    let mut next = records.iter().peekable();
    for at in order {
        let Some(diagnostic) = diagnostics.get(at).filter(|found| found.place.file == File::Plan) else {
            continue;
        };
        let place = diagnostic.place.span.start;
        while let Some(record) = next.next_if(|record| record.span.start <= place) {
            while open.last().is_some_and(|last| last.span.end <= record.span.start) {
                open.pop();
            }
            open.push(record);
        }
        while open.last().is_some_and(|last| last.span.end <= place) {
            open.pop();
        }
        if let (Some(subject), Some(record)) = (subjects.get_mut(at), open.last()) {
            *subject = Some(record.subject());
        }
    }
    subjects
}

struct Record<'a> {
    span: Span,
    kind: &'static str,
    id: Option<&'a str>,
    number: Option<&'a str>,
}

impl Record<'_> {
    fn subject(&self) -> Subject {
        Subject { kind: self.kind, id: self.id.map(str::to_owned), number: self.number.map(str::to_owned) }
    }
}

/// The records that hold one of these places, which are sorted.
fn records<'a>(programme: &'a Programme, places: &[u32]) -> Vec<Record<'a>> {
    let mut records = Vec::new();
    let mut add = |span: Span, kind, id, number: Option<&'a str>| {
        let next = places.partition_point(|place| *place < span.start);
        if places.get(next).is_some_and(|place| *place < span.end) {
            records.push(Record { span, kind, id, number: number.filter(|number| !number.is_empty()) });
        }
    };
    for person in &programme.people {
        add(person.id.span.join(person.written.span), "person", Some(person.id.value.as_str()), None);
    }
    for period in &programme.periods {
        let last = period.dates.last().map_or(period.id.span, |dated| dated.span);
        add(period.id.span.join(last), "period", Some(period.id.value.as_str()), None);
    }
    for goal in &programme.goals {
        add(goal.written.span, "goal", id(&goal.id), Some(goal.number.as_str()));
    }
    for direction in &programme.directions {
        add(direction.written.span, "direction", id(&direction.id), Some(direction.number.as_str()));
    }
    for activity in &programme.activities {
        add(activity.written.span, "activity", id(&activity.id), Some(&*activity.number));
    }
    for indicator in &programme.indicators {
        let id = Some(indicator.id.as_str()).filter(|id| !id.is_empty());
        add(indicator.written.span, "indicator", id, None);
    }
    records
}

fn id(id: &Option<Text>) -> Option<&str> {
    id.as_ref().map(|id| id.value.as_str())
}
