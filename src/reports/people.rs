//! Who does what: what each person answers for, takes part in and is late with, and how that falls on months.

use super::gaps::{Need, named};
use super::query::common;
use super::selection::{Selection, select_of_anyone};
use super::{FILTERS, Input, Report, SORT, cells, columns, frame};
use crate::analysis::by_month;
use crate::dates::Days;
use crate::document::{Block, Cell, Column, Document, Kind, Reference, Role, Row, Shape, Subject, Table};
use crate::model::{ActivityIx, PersonIx};
use crate::msg;
use crate::values::Status;
use std::collections::HashSet;

/// The report.
pub const REPORT: Report =
    Report { name: "people", about: || msg!("report-about.people"), filters: FILTERS, own: &[SORT], build };

const NEEDS: &[Need] = &[Need::People, Need::Dates, Need::Facts];

/// What falls to one person, in the order asked for.
#[derive(Clone, Default)]
struct Work {
    answers: Vec<ActivityIx>,
    takes_part: Vec<ActivityIx>,
    overdue: Vec<ActivityIx>,
}

fn build(input: &Input<'_>) -> Document {
    let mut selection = select_of_anyone(input);
    let work = share_out(input, &selection);
    let query = input.query;
    let mut rows = Vec::new();
    for (at, work) in work.iter().enumerate() {
        let asked = query.responsible.is_empty() || query.responsible.binary_search(&at).is_ok();
        let idle = work.answers.is_empty() && work.takes_part.is_empty();
        if asked && !(idle && selection.narrowed && query.responsible.is_empty()) {
            rows.push(row(input, at, work));
        }
    }
    let table = Table { id: "people".to_owned(), title: None, shape: Shape::List, columns: columns(), rows };
    let mut blocks = vec![Block::Table(table)];
    if !query.responsible.is_empty() {
        // Only what falls to those who are asked for is counted.
        let asked = query.responsible.iter().filter_map(|at| work.get(*at));
        let theirs: HashSet<ActivityIx> =
            asked.flat_map(|work| work.answers.iter().chain(&work.takes_part)).copied().collect();
        selection.activities.retain(|at| theirs.contains(at));
        selection.undated.clear();
        selection.narrowed = true;
    } else {
        let activities = selection.activities.iter().filter_map(|at| input.programme.activities.get(*at));
        let nobodys: Vec<&str> = activities
            .filter(|activity| activity.responsible.is_empty() && !activity.responsible_faulty)
            .map(|activity| &*activity.number)
            .collect();
        let numbers = named(nobodys.iter().copied());
        let note =
            numbers.map(|numbers| msg!("report-people-nobody", count = nobodys.len(), numbers = numbers));
        blocks.extend(note.map(|note| Block::Note(note.into())));
    }
    blocks.extend(frame::nothing(input, &selection));
    frame::document(REPORT.name, input, &selection, NEEDS, blocks)
}

/// Gives each activity to those who do it: the first of its responsible answers, the others and the
/// participants take part.
fn share_out(input: &Input<'_>, selection: &Selection) -> Vec<Work> {
    let mut work = vec![Work::default(); input.programme.people.len()];
    for at in &selection.activities {
        let Some(activity) = input.programme.activities.get(*at) else { continue };
        let late = input.analysis.activities.get(*at).is_some_and(|found| found.status == Status::Overdue);
        let Some((first, others)) = split(&activity.responsible) else {
            take_part(&mut work, &activity.participants, *at);
            continue;
        };
        if let Some(work) = work.get_mut(first) {
            work.answers.push(*at);
            work.overdue.extend(late.then_some(*at));
        }
        take_part(&mut work, others, *at);
        take_part(&mut work, &activity.participants, *at);
    }
    work
}

fn split(people: &[PersonIx]) -> Option<(PersonIx, &[PersonIx])> {
    people.split_first().map(|(first, others)| (*first, others))
}

/// Who answers for an activity or takes part already is not counted twice.
fn take_part(work: &mut [Work], people: &[PersonIx], at: ActivityIx) {
    for person in people {
        if let Some(work) = work.get_mut(*person)
            && work.answers.last() != Some(&at)
            && work.takes_part.last() != Some(&at)
        {
            work.takes_part.push(at);
        }
    }
}

fn row(input: &Input<'_>, at: PersonIx, work: &Work) -> Row {
    let programme = input.programme;
    let is_going =
        |at: &&ActivityIx| programme.activities.get(**at).is_some_and(|activity| !activity.is_cancelled());
    let going = work.answers.iter().filter(is_going);
    let days: Vec<Vec<Days>> = going
        .filter_map(|at| input.analysis.activities.get(*at))
        .map(|found| match &input.query.period {
            Some(asked) => common(&found.days, &asked.spans),
            None => found.days.to_vec(),
        })
        .collect();
    let months = by_month(days.iter().map(Vec::as_slice));
    let counts = months
        .into_iter()
        .map(|(month, count)| (month.to_string(), i64::try_from(count).unwrap_or(i64::MAX)));
    let list = |activities: &[ActivityIx]| cells::activities(programme, activities.iter().copied());
    let cells = vec![
        cells::person(programme, at),
        list(&work.answers),
        list(&work.takes_part),
        list(&work.overdue),
        Cell::Counts(counts.collect()),
    ];
    Row::item(reference(input, at), cells)
}

/// Someone as the thing that a row is about.
pub(super) fn reference(input: &Input<'_>, at: PersonIx) -> Option<Reference> {
    let person = input.programme.people.get(at)?;
    let title = cells::called(input.programme, at)?.to_owned();
    Some(Reference { kind: Subject::Person, id: Some(person.id.value.to_string()), number: None, title })
}

fn columns() -> Vec<Column> {
    vec![
        columns::one("person", msg!("report-column.person"), Kind::Person, Role::Main),
        columns::many("answers", msg!("report-column.answers"), Kind::Reference, Role::Side),
        columns::many("takes_part", msg!("report-column.takes-part"), Kind::Reference, Role::Side),
        columns::many("overdue", msg!("report-column.overdue"), Kind::Reference, Role::Side),
        columns::one("months", msg!("report-column.months"), Kind::Number, Role::Under),
    ]
}
