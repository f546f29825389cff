//! What stands around every report: its title, what was asked for, and what was left out.

use super::gaps::{MOST_NAMED, Need, gaps, named};
use super::selection::Selection;
use super::{Input, cells};
use crate::dates::Days;
use crate::document::{Block, Cell, Document, Query, Text};
use crate::locale::{Arg, Message};
use crate::model::Period;
use crate::msg;

/// A report of a selection of activities; `needs` is what it shows.
pub fn document(
    report: &'static str,
    input: &Input<'_>,
    selection: &Selection,
    needs: &[Need],
    blocks: Vec<Block>,
) -> Document {
    let programme = input.programme;
    let gaps = gaps(input, needs);
    let complete = gaps.is_empty();
    let undated = undated(input, selection);
    let blocks = gaps.into_iter().map(Block::Note).chain(blocks).chain(undated.map(Block::Note));
    Document {
        report,
        plan: (input.path.to_owned(), programme.title.to_string()),
        as_of: input.analysis.as_of,
        currency: programme.written.currency.get().map(|currency| currency.value.to_string()),
        complete,
        title: programme.title.as_str().into(),
        subtitle: Some(subtitle(input, selection).into()),
        query: query(input),
        tables_by: None,
        blocks: blocks.collect(),
    }
}

/// What the filters leave: a word where they leave nothing, and what was asked.
pub fn nothing(input: &Input<'_>, selection: &Selection) -> Option<Block> {
    let empty = selection.narrowed && selection.activities.is_empty();
    let asked = asked(input).into_iter();
    let asked = asked.reduce(|left, right| msg!("report-then", left = left, right = right).into())?;
    empty.then(|| Block::Paragraph(msg!("report-nothing", asked = asked).into()))
}

/// Activities that have no date at all are left out of a period, and that is said.
fn undated(input: &Input<'_>, selection: &Selection) -> Option<Text> {
    let activities = selection.undated.iter().filter_map(|at| input.programme.activities.get(*at));
    let numbers = named(activities.map(|activity| &*activity.number))?;
    Some(msg!("report-undated", count = selection.undated.len(), numbers = numbers).into())
}

/// «Декабрь 2021 г. · ответственный: Директор · 7 из 11 мероприятий».
fn subtitle(input: &Input<'_>, selection: &Selection) -> Message {
    let all = input.programme.activities.len();
    let chosen = selection.activities.len();
    let count = match (selection.narrowed, all) {
        (_, 0) => msg!("report-count.none"),
        (true, _) => msg!("report-count.of", chosen = chosen, count = all),
        (false, _) => msg!("report-count", count = all),
    };
    let mut parts = asked(input);
    if parts.is_empty() {
        parts.extend(input.programme.span.map(|span| in_full(input, span)));
    }
    let Some((first, rest)) = parts.split_first() else { return count };
    let first = Arg::Capital(Box::new(first.clone()));
    let before =
        rest.iter().fold(first, |said, part| msg!("report-beside", left = said, right = part.clone()).into());
    msg!("report-beside", left = before, right = count)
}

/// The days of the programme; where what they follow from could not all be read, that is said.
pub fn in_full(input: &Input<'_>, span: Days) -> Arg {
    let programme = input.programme;
    if programme.dates.is_some() {
        return span.into();
    }
    let faulty: Vec<&Period> = programme.periods.iter().filter(|period| period.faulty).collect();
    let called = |period: &&Period| {
        let id = || Arg::from(&period.id.value);
        period.title.as_ref().map_or_else(id, |title| msg!("report-quoted", text = title).into())
    };
    let count = faulty.len();
    let titles: Vec<Arg> = faulty.iter().take(MOST_NAMED).map(called).collect();
    let cut = programme.lost.periods
        || programme.lost.directions
        || programme.directions.iter().any(|direction| direction.activities_faulty)
        || programme.activities.iter().any(|activity| activity.dates_faulty);
    match (count, cut) {
        (1.., _) if count <= MOST_NAMED => {
            msg!("report-span-cut.periods", days = span, count = count, periods = Arg::List(titles)).into()
        }
        (1.., _) | (0, true) => msg!("report-span-cut", days = span).into(),
        (0, false) => span.into(),
    }
}

/// What is asked for, a part each filter.
fn asked(input: &Input<'_>) -> Vec<Arg> {
    let Input { programme, query, .. } = *input;
    let mut parts = Vec::new();
    if let Some(period) = &query.period {
        parts.push(Arg::List(period.words.clone()));
    }
    let directions = query.directions.iter().filter_map(|at| programme.directions.get(*at));
    let directions: Vec<Arg> =
        directions.map(|direction| cells::paragraph_sign(&direction.number).into()).collect();
    if !directions.is_empty() {
        parts.push(Arg::List(directions));
    }
    let people: Vec<Arg> =
        query.responsible.iter().filter_map(|at| cells::called(programme, *at)).map(Arg::from).collect();
    if !people.is_empty() {
        parts.push(msg!("report-asked.responsible", people = Arg::List(people)).into());
    }
    let goals = query.goals.iter().filter_map(|at| programme.goals.get(*at));
    let goals: Vec<Arg> = goals.map(|goal| msg!("report-quoted", text = &goal.title).into()).collect();
    if !goals.is_empty() {
        parts.push(msg!("report-asked.goals", goals = Arg::List(goals)).into());
    }
    let statuses: Vec<Arg> =
        query.statuses.iter().map(|status| msg!("report-status", word = status.word()).into()).collect();
    if !statuses.is_empty() {
        parts.push(msg!("report-asked.statuses", statuses = Arg::List(statuses)).into());
    }
    parts
}

fn query(input: &Input<'_>) -> Query {
    let Input { programme, query, .. } = *input;
    let period = query.period.as_ref().map(|asked| Cell::days(Some(asked.text.clone()), asked.spans.clone()));
    let name = |id: Option<&str>, other: &str| id.unwrap_or(other).to_owned();
    let directions = query.directions.iter().filter_map(|at| programme.directions.get(*at));
    let people = query.responsible.iter().filter_map(|at| programme.people.get(*at));
    let goals = query.goals.iter().filter_map(|at| programme.goals.get(*at));
    let mut filters = vec![
        (
            "direction",
            directions.map(|of| name(of.id.as_ref().map(|id| id.value.as_str()), &of.number)).collect(),
        ),
        ("responsible", people.map(|person| person.id.value.to_string()).collect()),
        (
            "goal",
            goals
                .map(|of| {
                    let other = if of.number.is_empty() { of.title.as_str() } else { of.number.as_str() };
                    name(of.id.as_ref().map(|id| id.value.as_str()), other)
                })
                .collect(),
        ),
        ("status", query.statuses.iter().map(|status| status.word().to_owned()).collect()),
    ];
    filters.extend(query.as_if.map(|way| ("as_if", vec![way.word().to_owned()])));
    Query { period, filters }
}
