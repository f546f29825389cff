//! The programme's passport: the fields of an official one, in their usual order; only what the plan gives.

mod money;
mod words;

use super::gaps::Need;
use super::selection::{Selection, select};
use super::{Input, Report, cells, columns, frame};
use crate::document::{Block, Cell, Column, Document, Kind, Role, Row, Shape, Table, Text};
use crate::locale::Message;
use crate::model::Programme;
use crate::msg;
use crate::schema::{self, Slot};
use std::collections::BTreeSet;

/// The report.
pub const REPORT: Report = Report { name: "passport", about: || msg!("report-about.passport"), build };

const NEEDS: &[Need] = &[Need::Head, Need::Goals, Need::Periods, Need::People, Need::Results, Need::Facts];

fn build(input: &Input<'_>) -> Document {
    let selection = select(input);
    let mut fields = Fields::default();
    head(&mut fields, input);
    aims(&mut fields, input.programme);
    time(&mut fields, input.programme);
    work(&mut fields, input, &selection);
    for (at, indicator) in input.programme.indicators.iter().enumerate() {
        let label = (at == 0).then(|| msg!("report-field.indicators"));
        fields.push("indicators", label, said(words::indicator(input.programme, indicator)));
    }
    money::fields(&mut fields, input, &selection);
    results(&mut fields, input.programme);
    control(&mut fields, input);
    let table = Table {
        id: "passport".to_owned(),
        title: None,
        shape: Shape::Fields,
        columns: columns(),
        rows: fields.rows,
    };
    let blocks = vec![Block::Table(table)];
    frame::document(REPORT.name, input, &selection, NEEDS, blocks)
}

fn columns() -> Vec<Column> {
    vec![
        columns::one("field", msg!("report-column.field"), Kind::Text, Role::Fixed),
        columns::one("value", msg!("report-column.value"), Kind::Text, Role::Main),
    ]
}

/// The rows of a passport.
#[derive(Default)]
struct Fields {
    rows: Vec<Row>,
}

impl Fields {
    /// A field of several values has its label at the first alone.
    fn push(&mut self, word: &'static str, label: Option<Message>, value: Cell) {
        if !value.is_empty() {
            let text = label.map_or_else(|| Text::from(""), Text::from);
            self.rows.push(Row::item(None, vec![Cell::Word { word, text }, value]));
        }
    }
}

fn said(message: Message) -> Cell {
    Cell::Text(message.into())
}

fn text(slot: &Slot<schema::Text>) -> Cell {
    slot.get().map_or(Cell::Empty, |text| Cell::Text(text.value.as_str().into()))
}

/// What the programme is, and by what act.
fn head(fields: &mut Fields, input: &Input<'_>) {
    let programme = input.programme;
    let written = &programme.written;
    let names = words::Names::new(programme);
    let title = Cell::Text(programme.title.as_str().into());
    fields.push("title", Some(msg!("report-field.title")), title);
    fields.push("organization", Some(msg!("report-field.organization")), text(&written.organization));
    for (at, approval) in written.approval.into_iter().enumerate() {
        let label = (at == 0).then(|| msg!("report-field.approval"));
        if let Some(line) = words::approval(&names, approval) {
            fields.push("approval", label, said(line));
        }
    }
    fields.push("problem", Some(msg!("report-field.problem")), text(&written.problem));
}

/// The general goal and the tasks, that is the goals right below it.
fn aims(fields: &mut Fields, programme: &Programme) {
    let Some(root) = programme.goals.first() else { return };
    fields.push("goal", Some(msg!("report-field.goal")), Cell::Text(root.title.as_str().into()));
    let owner = root.owner.map_or(Cell::Empty, |owner| cells::person(programme, owner));
    fields.push("owner", Some(msg!("report-field.owner")), owner);
    let tasks = root.children.iter().filter_map(|at| cells::goal(programme, *at));
    let tasks = Cell::List(tasks.map(Cell::Reference).collect());
    fields.push("tasks", Some(msg!("report-field.tasks")), tasks);
}

/// When, and in which stages.
fn time(fields: &mut Fields, programme: &Programme) {
    let text = programme.dates.as_ref().map(|dated| dated.text.clone());
    let span = programme.span.map_or(Cell::Empty, |span| Cell::days(text, vec![span]));
    fields.push("dates", Some(msg!("report-field.dates")), span);
    for (at, period) in programme.periods.iter().enumerate() {
        let label = (at == 0).then(|| msg!("report-field.stages"));
        let value = match &period.title {
            Some(title) if !period.days.is_empty() => {
                said(msg!("report-period-titled", title = title, days = period.days.clone()))
            }
            Some(title) => Cell::Text(title.as_str().into()),
            None if period.days.is_empty() => Cell::Text(period.id.value.as_str().into()),
            None => said(msg!("report-period", days = period.days.clone())),
        };
        fields.push("stages", label, value);
    }
}

/// Directions, key activities, and who does them.
fn work(fields: &mut Fields, input: &Input<'_>, selection: &Selection) {
    let programme = input.programme;
    let chosen = || selection.activities.iter().filter_map(|at| programme.activities.get(*at));
    let asked: BTreeSet<usize> = chosen().map(|activity| activity.direction).collect();
    let directions = (0..programme.directions.len()).filter(|at| !selection.narrowed || asked.contains(at));
    let directions = directions.filter_map(|at| cells::direction(programme, at));
    let directions = Cell::List(directions.map(Cell::Reference).collect());
    fields.push("directions", Some(msg!("report-field.directions")), directions);

    let is_key = |at: &usize| {
        programme.activities.get(*at).is_some_and(|activity| activity.written.key.get() == Some(&true))
    };
    let key = cells::activities(programme, selection.activities.iter().copied().filter(is_key));
    fields.push("key", Some(msg!("report-field.key")), key);

    let people: BTreeSet<usize> = chosen()
        .flat_map(|activity| activity.responsible.iter().chain(&activity.participants))
        .copied()
        .collect();
    let people = cells::people(programme, &people.into_iter().collect::<Vec<_>>());
    fields.push("people", Some(msg!("report-field.people")), people);
}

/// The results expected: the goals that nothing makes up, where they are not the tasks already.
fn results(fields: &mut Fields, programme: &Programme) {
    let leaves = programme.goals.iter().enumerate().filter(|(_, goal)| goal.children.is_empty());
    if programme.goals.iter().all(|goal| goal.depth < 2) {
        return;
    }
    let leaves = leaves.filter_map(|(at, _)| cells::goal(programme, at));
    let leaves = Cell::List(leaves.map(Cell::Reference).collect());
    fields.push("results", Some(msg!("report-field.results")), leaves);
}

/// What may go wrong, how far it has come, and the rest.
fn control(fields: &mut Fields, input: &Input<'_>) {
    let written = &input.programme.written;
    let names = words::Names::new(input.programme);
    for (at, risk) in written.risks.into_iter().enumerate() {
        let label = (at == 0).then(|| msg!("report-field.risks"));
        if let Some(line) = words::risk(&names, risk) {
            fields.push("risks", label, said(line));
        }
    }
    fields.push("note", Some(msg!("report-field.note")), text(&written.note));
    let links = written.links.into_iter().map(|link| Cell::Text(link.value.as_str().into()));
    fields.push("links", Some(msg!("report-field.links")), Cell::List(links.collect()));
    for (heading, value) in &written.extra {
        let text = heading.value.as_str().into();
        let value = Cell::Text(value.value.as_str().into());
        fields.rows.push(Row::item(None, vec![Cell::Word { word: "extra", text }, value]));
    }
}
