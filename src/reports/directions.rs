//! The programme as its document has it: a table a direction, a row an activity.

use super::gaps::Need;
use super::selection::{Selection, select};
use super::{FILTERS, Input, Report, SORT, cells, columns, frame, recurrence};
use crate::document::{Block, Cell, Column, Document, Kind, Role, Row, RowKind, Shape, Table, Text};
use crate::model::{ActivityIx, Direction, DirectionIx};
use crate::msg;

/// The report.
pub const REPORT: Report = Report {
    name: "directions",
    about: || msg!("report-about.directions"),
    filters: FILTERS,
    own: &[SORT],
    build,
};

const NEEDS: &[Need] = &[Need::Dates, Need::People, Need::Facts, Need::Results, Need::Marks];

/// Where the main text stands in a row.
const MAIN: usize = 1;

fn build(input: &Input<'_>) -> Document {
    let selection = select(input);
    let mut by_direction: Vec<Vec<ActivityIx>> = vec![Vec::new(); input.programme.directions.len()];
    for at in &selection.activities {
        let direction = input.programme.activities.get(*at).map(|activity| activity.direction);
        if let Some(list) = direction.and_then(|direction| by_direction.get_mut(direction)) {
            list.push(*at);
        }
    }
    let columns = columns(input, &selection);
    let mut blocks = Vec::new();
    for ((at, direction), activities) in input.programme.directions.iter().enumerate().zip(by_direction) {
        if !selection.narrowed || !activities.is_empty() {
            blocks.push(heading(direction, &selection, activities.len()));
            blocks.push(Block::Table(table(input, &columns, at, &activities)));
        }
    }
    blocks.extend(frame::nothing(input, &selection));
    let tables_by = Some(msg!("report-column.direction").into());
    Document { tables_by, ..frame::document(REPORT.name, input, &selection, NEEDS, blocks) }
}

fn heading(direction: &Direction, selection: &Selection, chosen: usize) -> Block {
    let sign = cells::paragraph_sign(&direction.number);
    let all = direction.activities.len();
    let aside = if selection.narrowed {
        Some(msg!("report-of", chosen = chosen, count = all).into())
    } else {
        (all > 0).then(|| msg!("report-count", count = all).into())
    };
    let text = msg!("report-section", sign = sign, title = &direction.title).into();
    Block::Heading { level: 1, text, aside }
}

fn table(input: &Input<'_>, columns: &[Column], at: DirectionIx, activities: &[ActivityIx]) -> Table {
    let ongoing = |at: &ActivityIx| input.analysis.activities.get(*at).is_some_and(|found| found.ongoing);
    let (last, first): (Vec<ActivityIx>, Vec<ActivityIx>) = activities.iter().partition(|at| ongoing(at));
    let mut rows = Vec::new();
    let mut section: Option<&str> = None;
    for at in first {
        let own = input.programme.activities.get(at).and_then(|activity| activity.written.section.get());
        let own = own.map(|text| text.value.trim()).filter(|text| !text.is_empty());
        // Another order than that of the file tears sections apart.
        if input.query.sort.is_none() && own != section {
            let left = || msg!("report-no-section").into();
            rows.push(heading_row(own.map_or_else(left, Text::from)));
            section = own;
        }
        rows.push(row(input, at));
    }
    if !last.is_empty() {
        rows.push(heading_row(msg!("report-ongoing-heading").into()));
        rows.extend(last.into_iter().map(|at| row(input, at)));
    }
    let direction = input.programme.directions.get(at);
    if rows.is_empty() && direction.is_some_and(|direction| direction.activities_faulty) {
        rows.push(heading_row(msg!("report-activities-unread").into()));
    }
    let id = direction.and_then(|direction| direction.id.as_ref());
    let id = id.map_or_else(|| (at + 1).to_string(), |id| id.value.to_string());
    let title = direction.map(|direction| direction.title.as_str().into());
    Table { id, title, shape: Shape::List, columns: columns.to_vec(), rows }
}

/// A page has results and remarks only where there are some.
fn columns(input: &Input<'_>, selection: &Selection) -> Vec<Column> {
    let chosen = || selection.activities.iter().filter_map(|at| input.programme.activities.get(*at));
    let under = |any: bool| if any { Role::Under } else { Role::Data };
    let results = under(chosen().any(|activity| activity.written.result.get().is_some()));
    let remarks =
        under(chosen().any(|activity| {
            activity.written.note.get().is_some() || activity.written.reason.get().is_some()
        }));
    vec![
        columns::number(),
        columns::activity(),
        columns::one("section", msg!("report-column.section"), Kind::Text, Role::Data),
        columns::span(Role::Side),
        columns::due(Role::Data),
        columns::one("every", msg!("report-column.every"), Kind::Text, Role::Data),
        columns::responsible(),
        columns::many("participants", msg!("report-column.participants"), Kind::Person, Role::Data),
        columns::many("result", msg!("report-column.result"), Kind::Text, results),
        columns::page_alone(columns::one("remarks", msg!("report-column.note"), Kind::Text, remarks)),
        columns::status(),
        columns::one("overdue_days", msg!("report-column.overdue-days"), Kind::Number, Role::Data),
        columns::one("note", msg!("report-column.note"), Kind::Text, Role::Data),
        columns::one("reason", msg!("report-column.reason"), Kind::Text, Role::Data),
    ]
}

fn row(input: &Input<'_>, at: ActivityIx) -> Row {
    let programme = input.programme;
    let (Some(activity), Some(placement)) = (programme.activities.get(at), input.analysis.activities.get(at))
    else {
        return Row::item(None, Vec::new());
    };
    let written = &activity.written;
    let results = written.result.into_iter().map(|text| Cell::Text(text.value.as_str().into()));
    let text = |slot: &crate::schema::Slot<crate::schema::Text>| {
        slot.get().map_or(Cell::Empty, |text| Cell::Text(text.value.as_str().into()))
    };
    let cells = vec![
        Cell::Text((&*activity.number).into()),
        Cell::Text(activity.title.as_str().into()),
        text(&written.section),
        cells::span(input, at),
        cells::due(placement, input.analysis.as_of).map_or(Cell::Empty, Cell::Date),
        activity.every.as_ref().map_or(Cell::Empty, |every| Cell::Word {
            word: every.value.to_string().into(),
            text: recurrence::words(&every.value).into(),
        }),
        cells::responsible(programme, activity),
        cells::people(programme, &activity.participants),
        Cell::List(results.collect()),
        remarks(input, at),
        Cell::Status(placement.status),
        placement.overdue_days(input.analysis.as_of).map_or(Cell::Empty, Cell::Count),
        text(&written.note),
        text(&written.reason),
    ];
    let marked = written.key.get() == Some(&true);
    Row { marked, ..Row::item(cells::activity(programme, at), cells) }
}

/// The plan's remark, and why an activity is late, postponed or cancelled.
fn remarks(input: &Input<'_>, at: ActivityIx) -> Cell {
    let Some(activity) = input.programme.activities.get(at) else { return Cell::Empty };
    let note = activity.written.note.get().map(|text| Cell::Text(text.value.as_str().into()));
    let reason = activity.written.reason.get();
    let reason = reason.map(|text| Cell::Text(msg!("report-reason", reason = &text.value).into()));
    let said: Vec<Cell> = reason.into_iter().chain(note).collect();
    if said.is_empty() { Cell::Empty } else { Cell::List(said) }
}

/// A heading inside the table.
fn heading_row(text: Text) -> Row {
    let cells = (0..=MAIN).map(|at| if at == MAIN { Cell::Text(text.clone()) } else { Cell::Empty });
    Row { kind: RowKind::Heading, ..Row::item(None, cells.collect()) }
}
