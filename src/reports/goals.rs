//! The tree of goals: ranks or weights as given, what serves each goal and who does it.

use super::gaps::Need;
use super::selection::{Selection, select, wanted_goals};
use super::{ACTIVITIES, Input, Report, cells, columns, frame};
use crate::document::{Block, Cell, Column, Document, Kind, Role, Row, Shape, Table};
use crate::locale::Message;
use crate::model::{ActivityIx, Goal, GoalIx, PersonIx};
use crate::msg;
use std::collections::HashSet;

/// The report.
pub const REPORT: Report =
    Report { name: "goals", about: || msg!("report-about.goals"), whole: false, own: &[ACTIVITIES], build };

const NEEDS: &[Need] = &[Need::Goals, Need::People];

fn build(input: &Input<'_>) -> Document {
    let selection = select(input);
    let shown = shown(input, &selection);
    let mut rows: Vec<Row> = Vec::new();
    let mut places: Vec<Option<usize>> = vec![None; input.programme.goals.len()];
    for (at, goal) in input.programme.goals.iter().enumerate() {
        if shown.get(at) != Some(&true) {
            continue;
        }
        let parent = goal.parent.and_then(|parent| places.get(parent).copied().flatten());
        let own = rows.len();
        if let Some(place) = places.get_mut(at) {
            *place = Some(own);
        }
        let direct = direct(input, &selection, at);
        rows.push(Row { parent, ..row(input, &direct, at) });
        if input.query.activities {
            rows.extend(direct.iter().map(|at| Row { parent: Some(own), ..leaf(input, *at) }));
        }
    }
    let hidden = shown.iter().filter(|shown| !**shown).count();
    let table =
        Table { id: "goals".to_owned(), title: None, shape: Shape::Tree, columns: columns(input), rows };
    let mut blocks = vec![Block::Table(table)];
    if hidden > 0 && narrows(input) {
        blocks.push(Block::Note(msg!("report-goals-hidden", count = hidden).into()));
    }
    frame::document(REPORT.name, input, &selection, NEEDS, blocks)
}

/// Whether activities are asked for by something else than what they serve.
fn narrows(input: &Input<'_>) -> bool {
    let query = input.query;
    query.period.is_some()
        || !query.directions.is_empty()
        || !query.responsible.is_empty()
        || !query.statuses.is_empty()
}

/// Of each goal whether it is shown: those asked for with all below them; where activities are asked for,
/// only those that one of them serves, and the goals above.
fn shown(input: &Input<'_>, selection: &Selection) -> Vec<bool> {
    let programme = input.programme;
    let all = programme.goals.len();
    let wanted = wanted_goals(programme, &input.query.goals).unwrap_or_else(|| vec![true; all]);
    if !narrows(input) {
        return wanted;
    }
    let mut shown = vec![false; all];
    // A goal stands before its subgoals, so that they are seen first when going backwards.
    for (at, goal) in programme.goals.iter().enumerate().rev() {
        let direct =
            input.analysis.goals.get(at).map(|service| service.direct.as_slice()).unwrap_or_default();
        let below = goal.children.iter().any(|child| shown.get(*child) == Some(&true));
        let is = wanted.get(at) == Some(&true) && (below || direct.iter().any(|at| selection.has(*at)));
        if let Some(shown) = shown.get_mut(at) {
            *shown = is;
        }
    }
    shown
}

/// Columns of ranks, weights or judgements only where the tree has some. Activities that are leaves of the
/// tree are not listed beside the goals too, but that nobody serves a goal is still said there.
fn columns(input: &Input<'_>) -> Vec<Column> {
    let goals = &input.programme.goals;
    let role = |given: bool| if given { Role::Fixed } else { Role::Data };
    let ranks = role(goals.iter().any(|goal| !goal.written.priority.is_absent()));
    let weights = role(goals.iter().any(|goal| !goal.written.weight.is_absent()));
    let judged = role(goals.iter().any(|goal| judged(goal) != Cell::Empty));
    let leaves = input.query.activities;
    let titles = if leaves { Role::Data } else { Role::Main };
    let mut columns = vec![
        columns::one("number", msg!("report-column.number"), Kind::Text, Role::Data),
        columns::one("title", msg!("report-column.goal"), Kind::Text, titles),
        columns::one("rank", msg!("report-column.rank"), Kind::Number, ranks),
        columns::barred(columns::one("weight", msg!("report-column.weight"), Kind::Share, weights)),
        columns::one("judged", msg!("report-column.judged"), Kind::Text, judged),
        columns::many("activities", msg!("report-column.activities"), Kind::Reference, role(!leaves)),
        columns::many("people", msg!("report-column.people"), Kind::Person, Role::Under),
    ];
    if leaves {
        let label = columns::one("label", msg!("report-column.goal"), Kind::Reference, Role::Main);
        let unserved = columns::one("unserved", msg!("report-column.activities"), Kind::Text, Role::Fixed);
        columns.extend([columns::page_alone(label), columns::page_alone(unserved), columns::status()]);
    }
    columns
}

fn row(input: &Input<'_>, direct: &[ActivityIx], at: GoalIx) -> Row {
    let programme = input.programme;
    let (Some(goal), Some(service)) = (programme.goals.get(at), input.analysis.goals.get(at)) else {
        return Row::item(None, Vec::new());
    };
    let served = service.served;
    let nobody = || Cell::Missing(msg!("report-nobody").into());
    let mut cells = vec![
        text(&goal.number),
        text(&goal.title),
        match goal.written.priority.get() {
            Some(rank) => Cell::Count(rank.value),
            None if goal.written.priority.is_faulty() => cells::unread(),
            None => Cell::Empty,
        },
        match goal.written.weight.get() {
            Some(weight) => Cell::Share(weight.value.to_f64()),
            None if goal.written.weight.is_faulty() => cells::unread(),
            None => Cell::Empty,
        },
        judged(goal),
        if served { cells::activities(programme, direct.iter().copied()) } else { nobody() },
        cells::people(programme, &people(input, goal.owner, direct)),
    ];
    if input.query.activities {
        let unserved = if served { Cell::Empty } else { nobody() };
        cells.extend([text(&goal.title), unserved, Cell::Empty]);
    }
    Row::item(cells::goal(programme, at), cells)
}

/// An activity as a leaf of the tree.
fn leaf(input: &Input<'_>, at: ActivityIx) -> Row {
    let programme = input.programme;
    let (Some(activity), Some(placement)) = (programme.activities.get(at), input.analysis.activities.get(at))
    else {
        return Row::item(None, Vec::new());
    };
    let reference = cells::activity(programme, at);
    let cells = vec![
        text(&activity.number),
        text(&activity.title),
        Cell::Empty,
        Cell::Empty,
        Cell::Empty,
        Cell::Empty,
        cells::responsible(programme, activity),
        reference.clone().map_or(Cell::Empty, Cell::Reference),
        Cell::Empty,
        Cell::Status(placement.status),
    ];
    let marked = activity.written.key.get() == Some(&true);
    Row { marked, ..Row::item(reference, cells) }
}

fn text(text: &str) -> Cell {
    if text.is_empty() { Cell::Empty } else { Cell::Text(text.into()) }
}

/// How the subgoals of a goal are compared where neither ranks nor weights stand at them.
pub(super) fn judged(goal: &Goal) -> Cell {
    let written = &goal.written;
    let word = |word: &'static str, text: Message| Cell::Word { word: word.into(), text: text.into() };
    if let Some(experts) = written.experts.get() {
        return word("experts", msg!("report-judged.experts", count = experts.items.len()));
    }
    if let Some(judgements) = written.pairwise.get() {
        return word("pairwise", msg!("report-judged.pairwise", count = judgements.items.len()));
    }
    match written.criteria.get() {
        Some(criteria) => word("criteria", msg!("report-judged.criteria", count = criteria.items.len())),
        None => Cell::Empty,
    }
}

/// The activities that serve a goal themselves and are asked for, in the order asked for.
fn direct(input: &Input<'_>, selection: &Selection, at: GoalIx) -> Vec<ActivityIx> {
    let direct = input.analysis.goals.get(at).map(|service| service.direct.as_slice()).unwrap_or_default();
    let mut chosen: Vec<_> = direct.iter().copied().filter(|at| selection.has(*at)).collect();
    chosen.sort_by_key(|at| selection.place(*at));
    chosen
}

/// Who must do it: the owner first, then those who answer for its activities, each once.
fn people(input: &Input<'_>, owner: Option<PersonIx>, activities: &[usize]) -> Vec<PersonIx> {
    let activities = activities.iter().filter_map(|at| input.programme.activities.get(*at));
    let answering = activities.flat_map(|activity| activity.responsible.iter().copied());
    let mut seen = HashSet::new();
    owner.into_iter().chain(answering).filter(|person| seen.insert(*person)).collect()
}
