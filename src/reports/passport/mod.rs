//! The programme's passport: the fields of an official one, in their usual order; only what the plan gives,
//! and always of the whole programme.

mod money;
mod words;

use super::gaps::Need;
use super::selection::{Selection, select};
use super::{Input, Query, Report, SORT, cells, columns, frame};
use crate::document::{Block, Cell, Column, Document, Kind, Role, Row, Shape, Table, Text};
use crate::locale::{Arg, Message};
use crate::model::{GoalIx, Programme};
use crate::msg;
use crate::schema::{self, Slot};
use std::collections::BTreeSet;

/// The report.
pub const REPORT: Report =
    Report { name: "passport", about: || msg!("report-about.passport"), filters: &[], own: &[SORT], build };

const NEEDS: &[Need] = &[Need::Head, Need::Money, Need::Goals, Need::Periods, Need::People, Need::Marks];

fn build(input: &Input<'_>) -> Document {
    let query = Query { sort: input.query.sort, ..Query::default() };
    let input = &Input { query: &query, ..*input };
    let selection = select(input);
    let mut fields = Fields::default();
    head(&mut fields, input.programme);
    aims(&mut fields, input.programme);
    time(&mut fields, input);
    work(&mut fields, input, &selection);
    for indicator in &input.programme.indicators {
        let line = words::indicator(input.programme, indicator);
        fields.push("indicators", msg!("report-field.indicators"), line);
    }
    money::fields(&mut fields, input);
    results(&mut fields, input.programme);
    rest(&mut fields, input.programme);
    let table = Table {
        id: "passport".to_owned(),
        title: None,
        shape: Shape::Fields,
        columns: columns(),
        rows: fields.rows,
    };
    frame::document(REPORT.name, input, &selection, NEEDS, vec![Block::Table(table)])
}

fn columns() -> Vec<Column> {
    vec![
        columns::one("field", msg!("report-column.field"), Kind::Text, Role::Fixed),
        columns::one("value", msg!("report-column.value"), Kind::Text, Role::Main),
    ]
}

/// The rows of a passport; a field of several values has a row each.
#[derive(Default)]
struct Fields {
    rows: Vec<Row>,
}

impl Fields {
    fn push(&mut self, word: &'static str, label: Message, value: impl Into<Text>) {
        self.row(word, label.into(), Cell::Text(value.into()));
    }

    fn text(&mut self, word: &'static str, label: Message, slot: &Slot<schema::Text>) {
        if let Some(text) = slot.get() {
            self.push(word, label, text.value.as_str());
        }
    }

    fn row(&mut self, word: &'static str, text: Text, value: Cell) {
        self.rows.push(Row::item(None, vec![Cell::Word { word: word.into(), text }, value]));
    }
}

/// What the programme is, and by what act.
fn head(fields: &mut Fields, programme: &Programme) {
    let written = &programme.written;
    let names = words::Names::new(programme);
    fields.push("title", msg!("report-field.title"), programme.title.as_str());
    fields.text("organization", msg!("report-field.organization"), &written.organization);
    for line in written.approval.into_iter().filter_map(|approval| words::approval(&names, approval)) {
        fields.push("approval", msg!("report-field.approval"), line);
    }
    fields.text("problem", msg!("report-field.problem"), &written.problem);
}

/// The general goal and the tasks, that is the goals right below it.
fn aims(fields: &mut Fields, programme: &Programme) {
    let Some(root) = programme.goals.first() else { return };
    fields.push("goal", msg!("report-field.goal"), root.title.as_str());
    if let Some(owner) = root.owner.and_then(|owner| words::in_full(programme, owner)) {
        fields.push("owner", msg!("report-field.owner"), msg!("report-line", text = owner));
    }
    for line in root.children.iter().filter_map(|at| goal(programme, *at)) {
        fields.push("tasks", msg!("report-field.tasks"), line);
    }
}

fn goal(programme: &Programme, at: GoalIx) -> Option<Message> {
    let goal = programme.goals.get(at)?;
    Some(msg!("report-section", sign = &goal.number, title = &goal.title))
}

/// When, and in which stages.
fn time(fields: &mut Fields, input: &Input<'_>) {
    let programme = input.programme;
    if let Some(span) = programme.span {
        let days = frame::in_full(input, span);
        fields.push("dates", msg!("report-field.dates"), msg!("report-period", days = days));
    }
    for period in &programme.periods {
        let days = Arg::from(period.days.clone());
        let line = match &period.title {
            Some(title) if period.days.is_empty() => msg!("report-line", text = title),
            Some(title) => msg!("report-period-titled", title = title, days = days),
            None if period.days.is_empty() => msg!("report-line", text = &period.id.value),
            None => msg!("report-period", days = days),
        };
        fields.push("stages", msg!("report-field.stages"), line);
    }
}

/// Directions, key activities, and who does them.
fn work(fields: &mut Fields, input: &Input<'_>, selection: &Selection) {
    let programme = input.programme;
    for direction in &programme.directions {
        let sign = cells::paragraph_sign(&direction.number);
        let line = msg!("report-section", sign = sign, title = &direction.title);
        fields.push("directions", msg!("report-field.directions"), line);
    }
    for at in &selection.activities {
        let Some(activity) = programme.activities.get(*at) else { continue };
        if activity.written.key.get() == Some(&true) {
            let line = msg!("report-section", sign = &*activity.number, title = &activity.title);
            let parts = [Some(Arg::from(line)), cells::when(input, *at)];
            let line = Arg::List(parts.into_iter().flatten().collect());
            fields.push("key", msg!("report-field.key"), msg!("report-line", text = line));
        }
    }
    let people: BTreeSet<usize> = programme
        .activities
        .iter()
        .flat_map(|activity| activity.responsible.iter().chain(&activity.participants))
        .copied()
        .collect();
    let people: Vec<Arg> = people.into_iter().filter_map(|at| words::in_full(programme, at)).collect();
    if !people.is_empty() {
        fields.push("people", msg!("report-field.people"), msg!("report-line", text = Arg::List(people)));
    }
}

/// The results expected: the goals that nothing makes up, where they are not the tasks already.
fn results(fields: &mut Fields, programme: &Programme) {
    if programme.goals.iter().all(|goal| goal.depth < 2) {
        return;
    }
    let leaves = programme.goals.iter().enumerate().filter(|(_, goal)| goal.children.is_empty());
    for line in leaves.filter_map(|(at, _)| goal(programme, at)) {
        fields.push("results", msg!("report-field.results"), line);
    }
}

/// What may go wrong, and what else the plan's head says.
fn rest(fields: &mut Fields, programme: &Programme) {
    let written = &programme.written;
    let names = words::Names::new(programme);
    for line in written.risks.into_iter().filter_map(|risk| words::risk(&names, risk)) {
        fields.push("risks", msg!("report-field.risks"), line);
    }
    fields.text("note", msg!("report-field.note"), &written.note);
    for link in &written.links {
        fields.push("links", msg!("report-field.links"), link.value.as_str());
    }
    for (heading, value) in &written.extra {
        let value = Cell::Text(value.value.as_str().into());
        fields.row("extra", heading.value.as_str().into(), value);
    }
}
