//! What is late, what is due soon, later, and what is done.

use super::gaps::{Need, named};
use super::selection::{Selection, select};
use super::{FILTERS, Input, Report, SORT, Sort, cells, columns, frame};
use crate::analysis::Placement;
use crate::document::{Block, Cell, Column, Document, Kind, Role, Row, RowKind, Shape, Table, Text};
use crate::locale::Message;
use crate::model::ActivityIx;
use crate::msg;
use crate::values::Status;
use chrono::NaiveDate;

/// The report.
pub const REPORT: Report = Report {
    name: "deadlines",
    about: || msg!("report-about.deadlines"),
    filters: FILTERS,
    own: &[SORT],
    build,
};

const NEEDS: &[Need] = &[Need::Dates, Need::People, Need::Facts, Need::Marks];

/// “Soon” is so many days ahead, the last included.
const SOON: i64 = 30;

/// Where the main text stands in a row.
const MAIN: usize = 3;

/// What an activity is grouped under; the order is that of the report.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Group {
    Overdue,
    Soon,
    Later,
    Done,
    /// Those without an end, which JSON counts as later.
    Ongoing,
}

impl Group {
    const ALL: [Self; 5] = [Self::Overdue, Self::Soon, Self::Later, Self::Done, Self::Ongoing];

    fn word(self) -> &'static str {
        match self {
            Self::Overdue => "overdue",
            Self::Soon => "soon",
            Self::Later | Self::Ongoing => "later",
            Self::Done => "done",
        }
    }

    fn title(self) -> Message {
        match self {
            Self::Overdue => msg!("report-group.overdue"),
            Self::Soon => msg!("report-group.soon", days = SOON),
            Self::Later => msg!("report-group.later"),
            Self::Done => msg!("report-group.done"),
            Self::Ongoing => msg!("report-ongoing-heading"),
        }
    }
}

/// An activity in the report.
struct Entry {
    activity: ActivityIx,
    group: Group,
    /// The deadline that counts: the missed one, the next, or the last.
    due: Option<NaiveDate>,
}

fn build(input: &Input<'_>) -> Document {
    let selection = select(input);
    let mut entries: Vec<Entry> = Vec::new();
    let mut without = Vec::new();
    for at in &selection.activities {
        let Some(placement) = input.analysis.activities.get(*at) else { continue };
        match entry(*at, placement, input.analysis.as_of) {
            Some(entry) => entries.push(entry),
            None if placement.undated => without.push(*at),
            None => {}
        }
    }
    // Both sorts keep what they don't tell apart as it is.
    if input.query.sort.is_none_or(|sort| sort == Sort::Deadline) {
        entries.sort_by_key(|entry| (entry.due.is_none(), entry.due));
    }
    entries.sort_by_key(|entry| entry.group);
    let table = Table {
        id: "deadlines".to_owned(),
        title: None,
        shape: Shape::List,
        columns: columns(),
        rows: rows(input, &entries),
    };
    let mut blocks = vec![Block::Table(table)];
    blocks.extend(undated(input, &without));
    blocks.extend(cancelled(input, &selection));
    blocks.extend(frame::nothing(input, &selection));
    frame::document(REPORT.name, input, &selection, NEEDS, blocks)
}

/// Where an activity stands; nowhere if it is cancelled or has no date.
fn entry(activity: ActivityIx, placement: &Placement, as_of: NaiveDate) -> Option<Entry> {
    let due = cells::due(placement, as_of);
    let (group, due) = match placement.status {
        Status::Cancelled => return None,
        Status::Done => (Group::Done, due),
        _ if placement.ongoing => (Group::Ongoing, None),
        Status::Postponed => (Group::Later, Some(due?)),
        Status::Overdue => (Group::Overdue, due),
        Status::Planned | Status::InProgress => {
            let due = due?;
            (if (due - as_of).num_days() <= SOON { Group::Soon } else { Group::Later }, Some(due))
        }
    };
    Some(Entry { activity, group, due })
}

fn undated(input: &Input<'_>, without: &[ActivityIx]) -> Option<Block> {
    let activities = without.iter().filter_map(|at| input.programme.activities.get(*at));
    let numbers = named(activities.map(|activity| &*activity.number))?;
    Some(Block::Note(msg!("report-undated", count = without.len(), numbers = numbers).into()))
}

fn cancelled(input: &Input<'_>, selection: &Selection) -> Option<Block> {
    let is = |at: &&ActivityIx| {
        input.analysis.activities.get(**at).is_some_and(|found| found.status == Status::Cancelled)
    };
    let count = selection.activities.iter().filter(is).count();
    (count > 0).then(|| Block::Note(msg!("report-deadlines-cancelled", count = count).into()))
}

fn rows(input: &Input<'_>, entries: &[Entry]) -> Vec<Row> {
    let mut rows = Vec::with_capacity(entries.len() + Group::ALL.len());
    for group in Group::ALL {
        let from = entries.partition_point(|entry| entry.group < group);
        let to = entries.partition_point(|entry| entry.group <= group);
        let members = entries.get(from..to).unwrap_or_default();
        if !members.is_empty() {
            rows.push(heading(msg!("report-group", title = group.title(), count = members.len()).into()));
            rows.extend(members.iter().map(|entry| row(input, entry)));
        }
    }
    rows
}

fn heading(text: Text) -> Row {
    let cells = (0..=MAIN).map(|at| if at == MAIN { Cell::Text(text.clone()) } else { Cell::Empty });
    Row { kind: RowKind::Heading, ..Row::item(None, cells.collect()) }
}

fn columns() -> Vec<Column> {
    vec![
        columns::one("group", msg!("report-column.group"), Kind::Text, Role::Data),
        columns::page_only(columns::number()),
        columns::one("days", msg!("report-column.days"), Kind::Number, Role::Fixed),
        columns::activity(),
        columns::span(Role::Data),
        columns::due(Role::Fixed),
        columns::responsible(),
        columns::status(),
    ]
}

fn row(input: &Input<'_>, entry: &Entry) -> Row {
    let Some(activity) = input.programme.activities.get(entry.activity) else {
        return Row::item(None, Vec::new());
    };
    let status = input.analysis.activities.get(entry.activity).map(|placement| placement.status);
    let open = !matches!(status, Some(Status::Done | Status::Postponed));
    let days = entry.due.filter(|_| open).map(|due| (due - input.analysis.as_of).num_days());
    let cells = vec![
        Cell::Word {
            word: entry.group.word().into(),
            text: msg!("report-group-word", word = entry.group.word()).into(),
        },
        Cell::Text((&*activity.number).into()),
        days.map_or(Cell::Empty, Cell::Count),
        Cell::Text(activity.title.as_str().into()),
        cells::span(input, entry.activity),
        entry.due.map_or(Cell::Empty, Cell::Date),
        cells::responsible(input.programme, activity),
        status.map_or(Cell::Empty, Cell::Status),
    ];
    let marked = activity.written.key.get() == Some(&true);
    Row { marked, ..Row::item(cells::activity(input.programme, entry.activity), cells) }
}
