//! Activities by how much they matter, with what gives each its importance, and the goals that nobody serves.

use super::gaps::Need;
use super::selection::{Selection, select, wanted_goals};
use super::{AS_IF, FILTERS, Input, Report, SORT, cells, columns, frame, weights};
use crate::analysis::Priorities;
use crate::analysis::priorities::{ActivityWeight, GoalWeight, contributions, priorities_as_if};
use crate::document::{Block, Cell, Column, Document, Kind, Role, Row, Shape, Table};
use crate::locale::Arg;
use crate::model::{ActivityIx, GoalIx};
use crate::msg;

/// The report.
pub const REPORT: Report = Report {
    name: "priorities",
    about: || msg!("report-about.priorities"),
    filters: FILTERS,
    own: &[AS_IF, SORT],
    build,
};

const NEEDS: &[Need] = &[Need::Goals, Need::Weights, Need::People];

/// The weights of all activities by one method, and the place of each.
struct Ranking {
    priorities: Priorities,
    places: Vec<usize>,
}

impl Ranking {
    fn new(priorities: Priorities) -> Self {
        let importance: Vec<f64> = priorities.activities.iter().map(|of| of.importance).collect();
        Self { priorities, places: weights::places(&importance) }
    }

    fn of(&self, at: ActivityIx) -> (ActivityWeight, usize) {
        let weight = self.priorities.activities.get(at).copied().unwrap_or_default();
        (weight, self.places.get(at).copied().unwrap_or_default())
    }
}

fn build(input: &Input<'_>) -> Document {
    let selection = select(input);
    let own = Ranking::new(input.analysis.priorities.clone());
    let other = input.query.as_if.map(|way| Ranking::new(priorities_as_if(input.programme, way)));
    let rows = ranked(input, &selection, &own).into_iter().map(|at| row(input, &own, other.as_ref(), at));
    let table = Table {
        id: "activities".to_owned(),
        title: Some(msg!("report-column.activities").into()),
        shape: Shape::List,
        columns: columns(input, other.is_some()),
        rows: rows.collect(),
    };
    let mut blocks = vec![Block::Table(table)];
    blocks.extend(frame::nothing(input, &selection));
    if !weights::are_given(input) && input.programme.goals.iter().any(|goal| goal.children.len() > 1) {
        blocks.push(Block::Note(msg!("report-goals-equal").into()));
    }
    if let (Some(way), Some(other)) = (input.query.as_if, &other) {
        let chosen = &selection.activities;
        let moved = chosen.iter().filter(|at| own.of(**at).1 != other.of(**at).1).count();
        blocks.push(Block::Paragraph(if moved == 0 {
            msg!("report-as-if.same-activities", method = way.word()).into()
        } else {
            msg!("report-as-if.activities", method = way.word(), moved = moved, count = chosen.len()).into()
        }));
    }
    blocks.extend(unserved(input));
    blocks.extend(weights::flawed(input));
    let tables_by = Some(msg!("report-column.what").into());
    Document { tables_by, ..frame::document(REPORT.name, input, &selection, NEEDS, blocks) }
}

/// The activities asked for, the most important first, unless another order is asked for.
fn ranked(input: &Input<'_>, selection: &Selection, own: &Ranking) -> Vec<ActivityIx> {
    let mut chosen = selection.activities.clone();
    if input.query.sort.is_none() {
        chosen.sort_by_key(|at| own.of(*at).1);
    }
    chosen
}

fn columns(input: &Input<'_>, compared: bool) -> Vec<Column> {
    let share = |key, title, role| columns::one(key, title, Kind::Share, role);
    let mut columns = vec![
        columns::one("place", msg!("report-column.place"), Kind::Number, Role::Fixed),
        columns::number(),
        columns::activity(),
        columns::barred(share("importance", msg!("report-column.importance"), Role::Fixed)),
        share("share", msg!("report-column.share"), if compared { Role::Data } else { Role::Fixed }),
        columns::many("goals", msg!("report-column.goals"), Kind::Record, Role::Below),
        columns::one("direction", msg!("report-column.direction"), Kind::Reference, Role::Data),
        Column { role: Role::Under, ..columns::responsible() },
    ];
    if let Some(way) = input.query.as_if {
        let title = msg!("report-column.importance-as-if", method = way.word());
        let change = columns::one("change", msg!("report-column.change-of-place"), Kind::Text, Role::Fixed);
        columns.splice(
            5..5,
            [
                columns::barred(share("as_if_importance", title, Role::Fixed)),
                share("as_if_share", msg!("report-column.share-as-if", method = way.word()), Role::Data),
                columns::one("as_if_place", msg!("report-column.as-if-place"), Kind::Number, Role::Data),
                columns::page_alone(change),
            ],
        );
    }
    columns
}

fn row(input: &Input<'_>, own: &Ranking, other: Option<&Ranking>, at: ActivityIx) -> Row {
    let programme = input.programme;
    let Some(activity) = programme.activities.get(at) else { return Row::item(None, Vec::new()) };
    let (weight, place) = own.of(at);
    let mut cells = vec![
        weights::count(place),
        Cell::Text(activity.number.as_ref().into()),
        Cell::Text(activity.title.as_str().into()),
        Cell::Share(weight.importance),
        Cell::Share(weight.share),
    ];
    if let Some(other) = other {
        let (weight, then) = other.of(at);
        cells.extend([
            Cell::Share(weight.importance),
            Cell::Share(weight.share),
            weights::count(then),
            weights::change(place, then),
        ]);
    }
    let goals = contributions(programme, activity).map(|of| weights::contribution(input, of, None));
    cells.extend([
        Cell::List(goals.collect()),
        cells::direction(programme, activity.direction).map_or(Cell::Empty, Cell::Reference),
        cells::responsible(programme, activity),
    ]);
    let marked = activity.written.key.get() == Some(&true);
    Row { marked, ..Row::item(cells::activity(programme, at), cells) }
}

/// The topmost goals that no activity serves, with what of the programme's weight nobody works for: nothing
/// where the activities of a goal above have it; of those asked for, where goals are. What other filters
/// leave out is served all the same.
fn unserved(input: &Input<'_>) -> Vec<Block> {
    let wanted = wanted_goals(input.programme, &input.query.goals);
    let is_wanted = |at: usize| wanted.as_ref().is_none_or(|wanted| wanted.get(at) == Some(&true));
    let served = |at: GoalIx| input.analysis.goals.get(at).is_some_and(|service| service.served);
    let topmost = |at: GoalIx| {
        let parent = input.programme.goals.get(at).and_then(|goal| goal.parent);
        !served(at) && parent.is_none_or(served)
    };
    let goals = input.analysis.priorities.goals.iter().enumerate();
    let found = goals.filter(|(at, _)| topmost(*at) && is_wanted(*at));
    let mut found: Vec<(GoalIx, GoalWeight)> = found.map(|(at, of)| (at, *of)).collect();
    if found.is_empty() {
        return Vec::new();
    }
    let order = |of: &GoalWeight| (of.unserved, of.global);
    found.sort_by(|(left, one), (right, other)| {
        let ((one, own), (other, others)) = (order(one), order(other));
        other.total_cmp(&one).then(others.total_cmp(&own)).then(left.cmp(right))
    });
    let sum: f64 = found.iter().map(|(_, of)| of.unserved).sum();
    let rows = found.into_iter().filter_map(|(at, of)| {
        let reference = cells::goal(input.programme, at)?;
        let number = reference.number.clone().map_or(Cell::Empty, |number| Cell::Text(number.into()));
        let cells = vec![
            number,
            Cell::Text(reference.title.clone().into()),
            Cell::Share(of.global),
            Cell::Share(of.unserved),
        ];
        Some(Row::item(Some(reference), cells))
    });
    let columns = vec![
        columns::number(),
        columns::one("title", msg!("report-column.goal"), Kind::Text, Role::Main),
        columns::one("global", msg!("report-column.global"), Kind::Share, Role::Fixed),
        columns::barred(columns::one("share", msg!("report-column.share"), Kind::Share, Role::Fixed)),
    ];
    let title = msg!("report-unserved");
    let table = Table {
        id: "unserved".to_owned(),
        title: Some(title.clone().into()),
        shape: Shape::List,
        columns,
        rows: rows.collect(),
    };
    let aside = (sum > 0.0).then(|| msg!("report-unserved.sum", share = Arg::Share(sum)).into());
    vec![Block::Heading { level: 1, text: title.into(), aside }, Block::Table(table)]
}
