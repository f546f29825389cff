//! What the weights ask for against what the plan gives: activities, planned days and money, by goal,
//! direction, person and period.

use super::gaps::Need;
use super::selection::{select, wanted_goals};
use super::{Input, Report, cells, columns, frame, matrix, people, weights};
use crate::analysis::priorities::heavier;
use crate::analysis::{Balance, Measure, Shares, balance};
use crate::document::{
    Block, Cell, Column, Document, Kind, Reference, Role, Row, Shape, Subject, Table, Text,
};
use crate::locale::{Arg, Message};
use crate::msg;

/// The report.
pub const REPORT: Report = Report {
    name: "balance",
    about: || msg!("report-about.balance"),
    filters: &["--direction", "--responsible", "--goal"],
    own: &[],
    build,
};

const NEEDS: &[Need] = &[Need::Goals, Need::Weights, Need::Dates, Need::Periods, Need::People, Need::Money];

/// What a row is about, and its shares.
struct Line {
    /// Nothing for what stands beside all things of its kind.
    reference: Option<Reference>,
    title: Text,
    shares: Shares,
    /// Whether anything is done for it at all.
    served: bool,
}

fn build(input: &Input<'_>) -> Document {
    let found = balance(input.programme, input.analysis);
    let query = input.query;
    let asked = [!query.goals.is_empty(), !query.directions.is_empty(), !query.responsible.is_empty(), false];
    // A table whose kind of thing isn't asked for is of no use beside one whose is.
    let all = !asked.contains(&true);
    let parts = [
        ("goals", msg!("report-balance.goals"), goals(input, &found)),
        ("directions", msg!("report-balance.directions"), directions(input, &found)),
        ("people", msg!("report-balance.people"), people(input, &found)),
        ("periods", msg!("report-balance.periods"), periods(input, &found)),
    ];
    let columns = columns(&found);
    let mut blocks = vec![Block::Paragraph(msg!("report-balance").into())];
    for ((id, title, lines), asked) in parts.into_iter().zip(asked) {
        if (all || asked) && !lines.is_empty() {
            let text = title.clone().into();
            blocks.push(Block::Heading { level: 1, text, aside: None });
            let (id, title) = (id.to_owned(), Some(title.into()));
            let rows = lines.into_iter().map(row).collect();
            blocks.push(Block::Table(Table {
                id,
                title,
                shape: Shape::List,
                columns: columns.clone(),
                rows,
            }));
        }
    }
    if heavier(found.unserved, 0.0) {
        blocks.push(Block::Note(msg!("report-balance.unserved", share = Arg::Share(found.unserved)).into()));
    }
    blocks.extend(weights::flawed(input));
    let tables_by = Some(msg!("report-column.what").into());
    Document { tables_by, ..frame::document(REPORT.name, input, &select(input), NEEDS, blocks) }
}

fn columns(found: &Balance) -> Vec<Column> {
    let all = || found.directions.iter().chain([&found.aimless]);
    let known = |share: fn(&Shares) -> Option<f64>| {
        if all().any(|shares| share(shares).is_some()) { Role::Fixed } else { Role::Data }
    };
    let share = |key, title, role| columns::one(key, title, Kind::Share, role);
    let short_of = || msg!("report-column.short-of");
    vec![
        columns::number(),
        columns::one("title", msg!("report-column.title"), Kind::Text, Role::Main),
        columns::barred(share("weight_share", msg!("report-column.weight"), Role::Fixed)),
        share("activity_share", msg!("report-column.activities"), Role::Fixed),
        share("day_share", msg!("report-column.day-share"), known(|shares| shares.days)),
        share("money_share", msg!("report-column.money-share"), known(|shares| shares.money)),
        columns::page_alone(columns::one("mark", short_of(), Kind::Text, Role::Below)),
        columns::many("short_of", short_of(), Kind::Text, Role::Data),
    ]
}

fn row(line: Line) -> Row {
    let Line { reference, title, shares, served } = line;
    let part = |share: Option<f64>| share.map_or(Cell::Empty, Cell::Share);
    let measures = [Measure::Activities, Measure::Days, Measure::Money];
    let short =
        measures.into_iter().filter(|of| shares.of(*of).is_some_and(|share| shares.falls_short(share)));
    let short = short.filter(|of| *of != Measure::Money || shares.priced);
    let short: Vec<&'static str> = short.map(word).collect();
    let said = |word: &&'static str| msg!("report-measure", measure = *word);
    let mark = match short.is_empty() {
        true => Cell::Empty,
        false if !served => Cell::Text(msg!("report-balance.nobody").into()),
        false => {
            let list = short.iter().map(|word| said(word).into()).collect();
            Cell::Text(msg!("report-balance.short", measures = Arg::List(list)).into())
        }
    };
    let words = short.iter().map(|word| Cell::Word { word: (*word).into(), text: said(word).into() });
    let number = reference.as_ref().and_then(|of| of.number.clone());
    let cells = vec![
        number.map_or(Cell::Empty, |number| Cell::Text(number.into())),
        Cell::Text(title),
        Cell::Share(shares.weight),
        part(shares.activities),
        part(shares.days),
        part(shares.money),
        mark,
        Cell::List(words.collect()),
    ];
    Row::item(reference, cells)
}

fn word(measure: Measure) -> &'static str {
    match measure {
        Measure::Activities => "activities",
        Measure::Days => "days",
        Measure::Money => "money",
    }
}

/// A thing of the plan.
fn line(reference: Option<Reference>, shares: Shares, served: bool) -> Option<Line> {
    let title = reference.as_ref()?.title.clone().into();
    Some(Line { reference, title, shares, served })
}

/// What stands beside all things of its kind, if there is any.
fn beside(title: Message, shares: Shares) -> Option<Line> {
    let parts = [Some(shares.weight), shares.activities, shares.days, shares.money];
    let any = parts.into_iter().flatten().any(|part| heavier(part, 0.0));
    any.then(|| Line { reference: None, title: title.into(), shares, served: true })
}

/// All goals but the general one, which has all: of that what serves it itself.
fn goals(input: &Input<'_>, found: &Balance) -> Vec<Line> {
    let wanted = wanted_goals(input.programme, &input.query.goals);
    let is_wanted = |at: usize| wanted.as_ref().is_none_or(|wanted| wanted.get(at) == Some(&true));
    let shown = found.goals.iter().zip(&input.analysis.goals).enumerate().skip(1);
    let shown = shown.filter(|(at, _)| is_wanted(*at));
    let lines =
        shown.filter_map(|(at, (shares, of))| line(cells::goal(input.programme, at), *shares, of.served));
    let aimless = wanted.is_none().then(|| beside(msg!("report-balance.aimless"), found.aimless));
    let general = (wanted.is_none() && found.goals.len() > 1)
        .then(|| beside(msg!("report-balance.general"), found.general));
    general.flatten().into_iter().chain(lines).chain(aimless.flatten()).collect()
}

fn directions(input: &Input<'_>, found: &Balance) -> Vec<Line> {
    let asked = &input.query.directions;
    let shown = found.directions.iter().enumerate();
    let shown = shown.filter(|(at, _)| asked.is_empty() || asked.binary_search(at).is_ok());
    shown.filter_map(|(at, shares)| line(cells::direction(input.programme, at), *shares, true)).collect()
}

fn people(input: &Input<'_>, found: &Balance) -> Vec<Line> {
    let asked = &input.query.responsible;
    let shown = found.people.iter().enumerate();
    let shown = shown.filter(|(at, _)| asked.is_empty() || asked.binary_search(at).is_ok());
    let lines = shown.filter_map(|(at, shares)| line(people::reference(input, at), *shares, true));
    let nobody = asked.is_empty().then(|| beside(msg!("report-balance.no-one"), found.nobody));
    lines.chain(nobody.flatten()).collect()
}

fn periods(input: &Input<'_>, found: &Balance) -> Vec<Line> {
    let periods = input.programme.periods.iter().zip(&found.periods);
    let lines = periods.map(|(period, shares)| {
        let title = matrix::period_title(period);
        let plain = period.title.as_ref().map_or_else(|| period.id.value.to_string(), ToString::to_string);
        let id = Some(period.id.value.to_string());
        let reference = Reference { kind: Subject::Period, id, number: None, title: plain };
        Line { reference: Some(reference), title, shares: *shares, served: true }
    });
    let any = !found.periods.is_empty();
    let outside = any.then(|| beside(msg!("report-balance.outside"), found.outside)).flatten();
    lines.chain(outside).collect()
}
