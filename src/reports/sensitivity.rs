//! How firmly the order of goals and activities stands: how far each judgement, rank or weight can move
//! before it changes, and which judgement contradicts the others most.

use super::gaps::Need;
use super::selection::{select, wanted_goals};
use super::{Input, Report, cells, columns, frame, weights};
use crate::analysis::priorities::{FamilyWeights, Saaty, Worst, alike};
use crate::analysis::sensitivity::{FIRST, Lever, Sensitivity, Turns, What, sensitivity};
use crate::document::{Block, Cell, Column, Document, Kind, Role, Row, RowKind, Shape, Table, Text};
use crate::locale::Arg;
use crate::model::GoalIx;
use crate::msg;

/// The report.
pub const REPORT: Report = Report {
    name: "sensitivity",
    about: || msg!("report-about.sensitivity"),
    filters: &["--goal"],
    own: &[],
    build,
};

const NEEDS: &[Need] = &[Need::Goals, Need::Weights];

/// Where the main text stands in a row of levers.
const MAIN: usize = 1;

fn build(input: &Input<'_>) -> Document {
    let wanted = wanted_goals(input.programme, &input.query.goals);
    let mut found = sensitivity(input.programme, input.analysis);
    if let Some(wanted) = wanted {
        found.retain(|of| wanted.get(of.parent) == Some(&true));
    }
    let mut blocks = vec![Block::Paragraph(msg!("report-sensitivity", count = FIRST).into())];
    let untried: usize = found.iter().map(|of| of.untried).sum();
    if untried > 0 {
        blocks.push(Block::Note(msg!("report-sensitivity.untried", count = untried).into()));
    }
    let tried = found.iter().filter(|of| !of.levers.is_empty());
    let rows: Vec<Row> = tried.flat_map(|of| levers(input, of)).collect();
    let is_rank = |lever: &Lever| matches!(lever.what, What::Rank(_));
    if found.iter().flat_map(|of| &of.levers).any(is_rank) {
        blocks.push(Block::Paragraph(msg!("report-sensitivity.ties").into()));
    }
    let nothing = (rows.is_empty() && untried == 0).then(|| match weights::are_given(input) {
        true => Block::Paragraph(msg!("report-sensitivity.nothing-here").into()),
        false => Block::Paragraph(msg!("report-sensitivity.nothing").into()),
    });
    blocks.push(Block::Table(Table {
        id: "levers".to_owned(),
        title: Some(msg!("report-sensitivity.levers").into()),
        shape: Shape::List,
        columns: lever_columns(),
        rows,
    }));
    blocks.extend(nothing);
    let mends: Vec<Row> = found.iter().filter_map(|of| mend(input, of)).collect();
    if !mends.is_empty() {
        let title = msg!("report-sensitivity.mends");
        blocks.push(Block::Heading { level: 1, text: title.clone().into(), aside: None });
        blocks.push(Block::Table(Table {
            id: "mends".to_owned(),
            title: Some(title.into()),
            shape: Shape::List,
            columns: mend_columns(),
            rows: mends,
        }));
    }
    blocks.extend(weights::flawed(input));
    let tables_by = Some(msg!("report-column.what").into());
    Document { tables_by, ..frame::document(REPORT.name, input, &select(input), NEEDS, blocks) }
}

fn lever_columns() -> Vec<Column> {
    let number = |key, title| columns::one(key, title, Kind::Number, Role::Data);
    let goals = || msg!("report-column.goals-turn");
    let activities = || msg!("report-column.activities-turn");
    let page = |key, title, role| columns::page_alone(columns::one(key, title, Kind::Text, role));
    vec![
        columns::one("family", msg!("report-column.subgoals-of"), Kind::Reference, Role::Data),
        columns::one("lever", msg!("report-column.lever"), Kind::Text, Role::Main),
        columns::one("kind", msg!("report-column.kind"), Kind::Text, Role::Data),
        columns::one("left", msg!("report-column.goal"), Kind::Reference, Role::Data),
        columns::one("right", msg!("report-column.compared-with"), Kind::Reference, Role::Data),
        columns::one("criterion", msg!("report-column.criterion"), Kind::Text, Role::Data),
        page("now", msg!("report-column.now"), Role::Fixed),
        page("goals", goals(), Role::Side),
        page("activities", activities(), Role::Side),
        number("value", msg!("report-column.now")),
        number("from", msg!("report-column.moved-from")),
        number("to", msg!("report-column.moved-to")),
        number("goals_below", msg!("report-column.turn-below", order = goals())),
        number("goals_above", msg!("report-column.turn-above", order = goals())),
        number("activities_below", msg!("report-column.turn-below", order = activities())),
        number("activities_above", msg!("report-column.turn-above", order = activities())),
    ]
}

/// What can be moved in a family, under a heading.
fn levers<'a>(input: &'a Input<'_>, of: &'a Sensitivity) -> impl Iterator<Item = Row> + 'a {
    let title = input.programme.goals.get(of.parent).map(|goal| goal.title.as_str()).unwrap_or_default();
    let mut head = vec![Cell::Empty; MAIN];
    head.push(Cell::Text(msg!("report-sensitivity.family", title = title).into()));
    let head = Row { kind: RowKind::Heading, ..Row::item(None, head) };
    std::iter::once(head).chain(of.levers.iter().map(|lever| row(input, of.parent, lever)))
}

fn row(input: &Input<'_>, parent: GoalIx, lever: &Lever) -> Row {
    let goal = |at: GoalIx| cells::goal(input.programme, at);
    let title =
        |at: GoalIx| input.programme.goals.get(at).map(|goal| goal.title.as_str()).unwrap_or_default();
    let criterion = |at: usize| {
        let criteria = input.programme.goals.get(parent).and_then(|goal| goal.written.criteria.get());
        criteria.and_then(|criteria| criteria.items.get(at)).map(|(name, _)| name.value.to_string())
    };
    let (kind, left, right, named) = match &lever.what {
        What::Judgement(left, right) => ("judgement", Some(*left), Some(*right), None),
        What::Rank(goal) => ("rank", Some(*goal), None, None),
        What::Weight(goal) => ("weight", Some(*goal), None, None),
        What::Importance(at) => ("importance", None, None, criterion(*at)),
        What::Score(goal, at) => ("score", Some(*goal), None, criterion(*at)),
    };
    let text: Text = match (left, right, &named) {
        (Some(left), Some(right), _) => {
            msg!("report-lever.judgement", left = title(left), right = title(right)).into()
        }
        (Some(left), None, Some(name)) => {
            msg!("report-lever.score", goal = title(left), criterion = name).into()
        }
        (Some(left), None, None) => title(left).into(),
        (None, _, Some(name)) => msg!("report-lever.importance", criterion = name).into(),
        (None, _, None) => String::new().into(),
    };
    let cell = |at: Option<GoalIx>| at.and_then(goal).map_or(Cell::Empty, Cell::Reference);
    let number = |value: Option<f64>| value.map_or(Cell::Empty, Cell::Number);
    let said = |value: f64| value_of(&lever.what, value);
    let (from, to) = lever.range;
    let cells = vec![
        cell(Some(parent)),
        Cell::Text(text),
        Cell::Word { word: kind.into(), text: msg!("report-lever", kind = kind).into() },
        cell(left),
        cell(right),
        named.map_or(Cell::Empty, |name| Cell::Text(name.into())),
        Cell::Text(msg!("report-lever.now", kind = kind, value = said(lever.value)).into()),
        turns(&lever.goals, &said),
        turns(&lever.activities, &said),
        Cell::Number(exact(&lever.what, lever.value)),
        Cell::Number(from),
        Cell::Number(to),
        number(lever.goals.below),
        number(lever.goals.above),
        number(lever.activities.below),
        number(lever.activities.above),
    ];
    Row::item(goal(left.unwrap_or(parent)), cells)
}

/// A value as the plan has it: a judgement as 3 or 1/3, a weight in per cent.
fn value_of(what: &What, value: f64) -> Arg {
    match what {
        What::Judgement(..) => ratio(value),
        What::Weight(_) | What::Importance(_) => Arg::Share(value),
        What::Rank(_) | What::Score(..) => Arg::Brief(value),
    }
}

/// A ratio: one of Saaty's scale as such, 1/3, else to three digits.
fn ratio(value: f64) -> Arg {
    match on_the_scale(value) {
        Some(value) => Saaty::nearest(value).to_string().into(),
        None => Arg::Brief(value),
    }
}

/// The value of Saaty's scale that a ratio is but for rounding.
fn on_the_scale(ratio: f64) -> Option<f64> {
    let near = Saaty::nearest(ratio).value();
    alike(near, ratio).then_some(near)
}

/// A value without what taking logarithms has added to it.
fn exact(what: &What, value: f64) -> f64 {
    match what {
        What::Judgement(..) => on_the_scale(value).unwrap_or(value),
        _ => value,
    }
}

/// When an order changes: «≤ 2,1 или ≥ 5».
fn turns(turns: &Turns, said: &impl Fn(f64) -> Arg) -> Cell {
    let text = match (turns.below.map(said), turns.above.map(said)) {
        (None, None) => msg!("report-turns"),
        (Some(below), None) => msg!("report-turns.below", below = below),
        (None, Some(above)) => msg!("report-turns.above", above = above),
        (Some(below), Some(above)) => msg!("report-turns.both", below = below, above = above),
    };
    Cell::Text(text.into())
}

fn mend_columns() -> Vec<Column> {
    let number = |key, title| columns::one(key, title, Kind::Number, Role::Data);
    let page = |key, title| columns::page_alone(columns::one(key, title, Kind::Text, Role::Fixed));
    vec![
        columns::one("family", msg!("report-column.subgoals-of"), Kind::Reference, Role::Data),
        columns::one("lever", msg!("report-column.comparison"), Kind::Text, Role::Main),
        columns::one("left", msg!("report-column.goal"), Kind::Reference, Role::Data),
        columns::one("right", msg!("report-column.compared-with"), Kind::Reference, Role::Data),
        page("now", msg!("report-column.now")),
        page("should", msg!("report-column.by-weights")),
        page("instead", msg!("report-column.instead")),
        page("consistency", msg!("report-column.cr")),
        page("consistency_after", msg!("report-column.cr-after")),
        number("value", msg!("report-column.now")),
        number("mend", msg!("report-column.by-weights")),
        number("on_scale", msg!("report-column.instead")),
        number("cr", msg!("report-column.cr")),
        number("cr_after", msg!("report-column.cr-after")),
    ]
}

/// The judgement that makes an inconsistent family so most, and the value that would mend it.
fn mend(input: &Input<'_>, of: &Sensitivity) -> Option<Row> {
    let family: &FamilyWeights = input.analysis.priorities.family_below(of.parent)?;
    let consistency = family.consistency.filter(|_| weights::is_inconsistent(input, family))?;
    let Worst { pair, mend, suggested, after, .. } = of.worst?;
    let children = &input.programme.goals.get(of.parent)?.children;
    let goal = |place: usize| cells::goal(input.programme, *children.get(place)?);
    let (left, right) = (goal(pair.left)?, goal(pair.right)?);
    let text = msg!("report-lever.judgement", left = &left.title, right = &right.title);
    let said = |arg: Arg| Cell::Text(msg!("report-line", text = arg).into());
    let cells = vec![
        cells::goal(input.programme, of.parent).map_or(Cell::Empty, Cell::Reference),
        Cell::Text(text.into()),
        Cell::Reference(left),
        Cell::Reference(right),
        said(ratio(pair.ratio)),
        said(ratio(mend)),
        said(suggested.to_string().into()),
        said(Arg::Brief(consistency.cr)),
        said(Arg::Brief(after.cr)),
        Cell::Number(on_the_scale(pair.ratio).unwrap_or(pair.ratio)),
        Cell::Number(mend),
        Cell::Number(suggested.value()),
        Cell::Number(consistency.cr),
        Cell::Number(after.cr),
    ];
    Some(Row::item(cells::goal(input.programme, of.parent), cells))
}
