//! The programme's table: directions by periods, or by quarters where it has no periods.

use super::gaps::Need;
use super::selection::{Selection, select};
use super::{FILTERS, Input, Report, SORT, cells, columns, frame};
use crate::analysis::{Quarter, quarters, within_quarters};
use crate::document::{Block, Cell, Column, Document, Kind, Role, Row, RowKind, Shape, Table, Text};
use crate::locale;
use crate::model::{ActivityIx, Period};
use crate::msg;

/// The report.
pub const REPORT: Report =
    Report { name: "matrix", about: || msg!("report-about.matrix"), filters: FILTERS, own: &[SORT], build };

const NEEDS: &[Need] = &[Need::Dates, Need::Periods];

/// The key of what stands outside the periods.
const OUTSIDE: &str = "_outside";

fn build(input: &Input<'_>) -> Document {
    let selection = select(input);
    let heads = heads(input);
    let table = table(input, &selection, &heads);
    let blocks = vec![Block::Table(table)];
    let blocks = blocks.into_iter().chain(frame::nothing(input, &selection)).collect();
    frame::document(REPORT.name, input, &selection, NEEDS, blocks)
}

/// The columns of time: a key and a heading each.
fn heads(input: &Input<'_>) -> Vec<(String, Text)> {
    let programme = input.programme;
    if programme.periods.is_empty() {
        let quarters = programme.span.map(quarters).unwrap_or_default();
        return quarters.into_iter().map(|quarter| (quarter.to_string(), quarter_title(quarter))).collect();
    }
    programme.periods.iter().map(|period| (key(&period.id.value), period_title(period))).collect()
}

/// A period's id, told apart from the keys of the report's own columns.
fn key(id: &str) -> String {
    if matches!(id, "direction" | OUTSIDE) { format!("_{id}") } else { id.to_owned() }
}

fn quarter_title(quarter: Quarter) -> Text {
    let (number, year) = (i64::from(quarter.quarter), quarter.year.to_string());
    msg!("report-quarter", quarter = number, year = year).into()
}

/// What a period is called as a heading.
pub(super) fn period_title(period: &Period) -> Text {
    match &period.title {
        Some(title) => title.as_str().into(),
        None if period.days.is_empty() => period.id.value.as_str().into(),
        None => {
            let spans = period.days.iter().map(|days| locale::dates::days_heading(*days));
            spans.collect::<Vec<_>>().join(", ").into()
        }
    }
}

/// Of each direction, the activities of each column; those outside come last.
fn place(input: &Input<'_>, selection: &Selection, heads: usize) -> Vec<Vec<Vec<ActivityIx>>> {
    let Input { programme, analysis, .. } = *input;
    let mut placed = vec![vec![Vec::new(); heads + 1]; programme.directions.len()];
    for at in &selection.activities {
        let (Some(activity), Some(found)) = (programme.activities.get(*at), analysis.activities.get(*at))
        else {
            continue;
        };
        let Some(row) = placed.get_mut(activity.direction) else { continue };
        let mut columns: Vec<usize> = Vec::new();
        let mut outside = found.outside;
        if !programme.periods.is_empty() {
            columns.extend(found.columns());
        } else if let Some(span) = programme.span {
            let (ranges, beyond) = within_quarters(span, &found.days);
            columns.extend(ranges.into_iter().flatten());
            outside |= beyond || columns.is_empty();
        } else {
            outside = true;
        }
        // Where what could not be read stands is not known, and that it was not read is said.
        let unknown = activity.dates_faulty && found.days.is_empty();
        columns.extend((outside && !unknown).then_some(heads));
        for column in columns {
            if let Some(cell) = row.get_mut(column) {
                cell.push(*at);
            }
        }
    }
    placed
}

fn table(input: &Input<'_>, selection: &Selection, heads: &[(String, Text)]) -> Table {
    let programme = input.programme;
    let mut placed = place(input, selection, heads.len());
    let outside = placed.iter().any(|row| row.last().is_some_and(|cell| !cell.is_empty()));
    let mut totals = vec![0_usize; heads.len() + 1];
    let mut rows = Vec::new();
    for (at, row) in placed.iter_mut().enumerate() {
        if !outside {
            row.truncate(heads.len());
        }
        let empty = row.iter().all(Vec::is_empty);
        if selection.narrowed && empty {
            continue;
        }
        for (total, cell) in totals.iter_mut().zip(row.iter()) {
            *total += cell.len();
        }
        let reference = cells::direction(programme, at);
        let first = reference.clone().map_or(Cell::Empty, Cell::Reference);
        let rest = row.iter().map(|cell| cells::activities(programme, cell.iter().copied()));
        rows.push(Row::item(reference, std::iter::once(first).chain(rest).collect()));
    }
    if !selection.activities.is_empty() {
        rows.push(total(selection.activities.len(), &totals, heads.len() + usize::from(outside)));
    }
    Table {
        id: "matrix".to_owned(),
        title: None,
        shape: Shape::Matrix,
        columns: columns(heads, outside),
        rows,
    }
}

fn total(all: usize, totals: &[usize], columns: usize) -> Row {
    let first = Cell::Text(msg!("report-total", count = all).into());
    let counts =
        totals.iter().take(columns).map(|count| i64::try_from(*count).map_or(Cell::Empty, Cell::Count));
    Row { kind: RowKind::Total, ..Row::item(None, std::iter::once(first).chain(counts).collect()) }
}

fn columns(heads: &[(String, Text)], outside: bool) -> Vec<Column> {
    let first = columns::one("direction", msg!("report-column.direction"), Kind::Reference, Role::Main);
    let mut all = vec![first];
    all.extend(heads.iter().map(|(key, title)| Column {
        title: title.clone(),
        ..columns::many(key, msg!("report-column.outside"), Kind::Reference, Role::Side)
    }));
    if outside {
        all.push(columns::many(OUTSIDE, msg!("report-column.outside"), Kind::Reference, Role::Side));
    }
    all
}
