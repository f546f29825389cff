//! The tree of goals: how important each one is and by which method, what serves it and who does it.

use super::gaps::Need;
use super::selection::{Selection, select, wanted_goals};
use super::{ACTIVITIES, AS_IF, FILTERS, Input, Report, SORT, cells, columns, frame, weights};
use crate::analysis::Priorities;
use crate::analysis::priorities::priorities_as_if;
use crate::document::{Block, Cell, Column, Document, Kind, Role, Row, Shape, Table};
use crate::locale::Message;
use crate::model::{ActivityIx, Goal, GoalIx, PersonIx};
use crate::msg;
use std::collections::HashSet;

/// The report.
pub const REPORT: Report = Report {
    name: "goals",
    about: || msg!("report-about.goals"),
    filters: FILTERS,
    own: &[ACTIVITIES, AS_IF, SORT],
    build,
};

const NEEDS: &[Need] = &[Need::Goals, Need::Weights, Need::People];

/// So many columns show a goal by another method.
const COMPARED: usize = 5;

fn build(input: &Input<'_>) -> Document {
    let selection = select(input);
    let shown = shown(input, &selection);
    let other = other(input);
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
        rows.push(Row { parent, ..row(input, other.as_ref(), &direct, at) });
        if input.query.activities {
            rows.extend(direct.iter().map(|at| Row { parent: Some(own), ..leaf(input, *at) }));
        }
    }
    let hidden = shown.iter().filter(|shown| !**shown).count();
    let table =
        Table { id: "goals".to_owned(), title: None, shape: Shape::Tree, columns: columns(input), rows };
    let mut blocks = vec![Block::Table(table)];
    blocks.extend(remarks(input, other.as_ref()));
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

/// What stands of another method beside the plan's own.
struct Other {
    priorities: Priorities,
    /// The place of each goal among those of its level by the plan's own weights, and by the other's.
    places: Vec<(usize, usize)>,
}

/// The weights by the method asked for, if one is.
fn other(input: &Input<'_>) -> Option<Other> {
    let way = input.query.as_if?;
    let priorities = priorities_as_if(input.programme, way);
    let own = level_places(input, &input.analysis.priorities);
    let others = level_places(input, &priorities);
    Some(Other { priorities, places: own.into_iter().zip(others).collect() })
}

/// The place of each goal by weight among the goals as far below the root.
fn level_places(input: &Input<'_>, priorities: &Priorities) -> Vec<usize> {
    let mut levels: Vec<Vec<GoalIx>> = Vec::new();
    for (at, goal) in input.programme.goals.iter().enumerate() {
        if levels.len() <= goal.depth {
            levels.resize(goal.depth + 1, Vec::new());
        }
        levels.get_mut(goal.depth).into_iter().for_each(|level| level.push(at));
    }
    let mut places = vec![0; input.programme.goals.len()];
    for level in levels {
        let global = |at: &GoalIx| priorities.goals.get(*at).map_or(0.0, |goal| goal.global);
        let found = weights::places(&level.iter().map(global).collect::<Vec<_>>());
        for (at, place) in level.into_iter().zip(found) {
            if let Some(own) = places.get_mut(at) {
                *own = place;
            }
        }
    }
    places
}

/// What is to be known of the weights: that they are all equal, or what another method would change.
fn remarks(input: &Input<'_>, other: Option<&Other>) -> Vec<Block> {
    let mut blocks = Vec::new();
    let families = &input.analysis.priorities.families;
    if !weights::are_given(input) && families.iter().any(|family| family.weights.len() > 1) {
        blocks.push(Block::Note(msg!("report-goals-equal").into()));
    }
    if let (Some(way), Some(other)) = (input.query.as_if, other) {
        let all = other.places.len().saturating_sub(1);
        let moved = other.places.iter().filter(|(own, others)| own != others).count();
        blocks.push(Block::Paragraph(if moved == 0 {
            msg!("report-as-if.same", method = way.word()).into()
        } else {
            msg!("report-as-if", method = way.word(), moved = moved, count = all).into()
        }));
    }
    blocks
}

/// Ranks only where the tree has some, and weights within the family where they are not those within the
/// programme. Activities that are leaves of the tree are not listed beside the goals too, but that nobody
/// serves a goal is still said there.
fn columns(input: &Input<'_>) -> Vec<Column> {
    let goals = &input.programme.goals;
    let role = |given: bool| if given { Role::Fixed } else { Role::Data };
    let compared = input.query.as_if;
    let ranks = role(goals.iter().any(|goal| !goal.written.priority.is_absent()));
    let deep = role(compared.is_none() && goals.iter().any(|goal| goal.depth > 1));
    let leaves = input.query.activities;
    let titles = if leaves { Role::Data } else { Role::Main };
    let share = |key, title, role| columns::one(key, title, Kind::Share, role);
    let unserved = |column| columns::absent(column, msg!("report-no-activities"));
    let mut columns = vec![
        columns::one("number", msg!("report-column.number"), Kind::Text, Role::Data),
        columns::one("title", msg!("report-column.goal"), Kind::Text, titles),
        columns::one("rank", msg!("report-column.rank"), Kind::Number, ranks),
        share("weight", msg!("report-column.weight"), Role::Data),
        columns::one("judged", msg!("report-column.judged"), Kind::Text, Role::Data),
        share("local", msg!("report-column.local"), deep),
        columns::barred(share("global", msg!("report-column.global"), Role::Fixed)),
        unserved(columns::many(
            "activities",
            msg!("report-column.activities"),
            Kind::Reference,
            role(!leaves),
        )),
        columns::many("people", msg!("report-column.people"), Kind::Person, Role::Under),
        columns::one("family", msg!("report-column.family"), Kind::Record, Role::Below),
    ];
    if let Some(way) = compared {
        let title = msg!("report-column.as-if", method = way.word());
        let change = columns::one("change", msg!("report-column.change"), Kind::Text, Role::Fixed);
        let number = |key, title| columns::one(key, title, Kind::Number, Role::Data);
        columns.splice(
            7..7,
            [
                columns::barred(share("as_if_global", title, Role::Fixed)),
                share("as_if_local", msg!("report-column.as-if-local", method = way.word()), Role::Data),
                number("place", msg!("report-column.place")),
                number("as_if_place", msg!("report-column.as-if-place")),
                columns::page_alone(change),
            ],
        );
    }
    if leaves {
        let label = columns::one("label", msg!("report-column.goal"), Kind::Reference, Role::Main);
        let nobody = columns::one("unserved", msg!("report-column.activities"), Kind::Text, Role::Fixed);
        columns.extend([
            columns::page_alone(label),
            columns::page_alone(unserved(nobody)),
            columns::status(),
        ]);
    }
    columns
}

fn row(input: &Input<'_>, other: Option<&Other>, direct: &[ActivityIx], at: GoalIx) -> Row {
    let programme = input.programme;
    let priorities = &input.analysis.priorities;
    let (Some(goal), Some(service), Some(weight)) =
        (programme.goals.get(at), input.analysis.goals.get(at), priorities.goals.get(at))
    else {
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
        Cell::Share(weight.local),
        Cell::Share(weight.global),
    ];
    if let Some(other) = other {
        cells.extend(compared(other, at));
    }
    cells.extend([
        if served { cells::activities(programme, direct.iter().copied()) } else { nobody() },
        cells::people(programme, &people(input, goal.owner, direct)),
        weights::family(input, at),
    ]);
    if input.query.activities {
        let unserved = if served { Cell::Empty } else { nobody() };
        cells.extend([text(&goal.title), unserved, Cell::Empty]);
    }
    Row::item(cells::goal(programme, at), cells)
}

/// A goal's weights by another method, its places, and whether they differ.
fn compared(other: &Other, at: GoalIx) -> [Cell; COMPARED] {
    let weight = other.priorities.goals.get(at).copied().unwrap_or_default();
    let (own, others) = other.places.get(at).copied().unwrap_or_default();
    let change = if at == 0 { Cell::Empty } else { weights::change_on_level(own, others) };
    let places = [own, others].map(weights::count);
    let [own, others] = places;
    [Cell::Share(weight.global), Cell::Share(weight.local), own, others, change]
}

/// An activity as a leaf of the tree.
fn leaf(input: &Input<'_>, at: ActivityIx) -> Row {
    let programme = input.programme;
    let (Some(activity), Some(placement)) = (programme.activities.get(at), input.analysis.activities.get(at))
    else {
        return Row::item(None, Vec::new());
    };
    let reference = cells::activity(programme, at);
    let compared = if input.query.as_if.is_some() { COMPARED } else { 0 };
    let mut cells = vec![text(&activity.number), text(&activity.title)];
    cells.extend(std::iter::repeat_n(Cell::Empty, 6 + compared));
    cells.extend([
        cells::responsible(programme, activity),
        Cell::Empty,
        reference.clone().map_or(Cell::Empty, Cell::Reference),
        Cell::Empty,
        Cell::Status(placement.status),
    ]);
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
    let going = activities.filter(|activity| !activity.is_cancelled());
    let answering = going.flat_map(|activity| activity.responsible.iter().copied());
    let mut seen = HashSet::new();
    owner.into_iter().chain(answering).filter(|person| seen.insert(*person)).collect()
}
