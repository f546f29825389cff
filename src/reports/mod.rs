//! Reports: a file each, from a programme, what follows from it and a query to a document without a language.

mod balance;
mod cells;
mod columns;
mod deadlines;
mod directions;
mod frame;
mod gaps;
mod goals;
mod matrix;
mod passport;
mod people;
mod priorities;
mod query;
pub mod recurrence;
mod selection;
mod sensitivity;
mod unread;
mod weights;
mod why;

pub use query::words::{self, Choice};
pub use query::{Query, QueryFault, RawQuery, Sort};
pub use why::{Question, Remark, why};

use crate::analysis::Analysis;
use crate::document::Document;
use crate::locale::Message;
use crate::model::{Programme, Unread};
use crate::msg;

/// The option that asks a tree of goals for activities as its leaves.
pub const ACTIVITIES: &str = "--activities";

/// The option that shows the weights by another method beside the plan's own.
pub const AS_IF: &str = "--as-if";

/// The option that orders activities.
pub const SORT: &str = "--sort";

/// The options that take activities away.
pub const FILTERS: &[&str] = &["--period", "--direction", "--responsible", "--goal", "--status"];

/// A report.
pub struct Report {
    /// What it is asked for by.
    pub name: &'static str,
    /// What it shows, in a line.
    pub about: fn() -> Message,
    /// The filters that it knows, of [`FILTERS`]; what it says without one is always of the whole programme.
    pub filters: &'static [&'static str],
    /// The options that it knows and not every report does: [`ACTIVITIES`], [`AS_IF`], [`SORT`].
    pub own: &'static [&'static str],
    /// How it is made.
    pub build: fn(&Input<'_>) -> Document,
}

/// What a report is made from.
#[derive(Clone, Copy)]
pub struct Input<'a> {
    /// The plan's path as messages show it.
    pub path: &'a str,
    /// The programme.
    pub programme: &'a Programme,
    /// What follows from it as of a day.
    pub analysis: &'a Analysis,
    /// The places of the plan that could not be read as they are written, in the order of the file.
    pub unread: &'a [Unread],
    /// What is asked for.
    pub query: &'a Query,
}

/// Every report; the first is the one that is made when none is named.
pub static REPORTS: &[Report] = &[
    directions::REPORT,
    matrix::REPORT,
    goals::REPORT,
    people::REPORT,
    deadlines::REPORT,
    passport::REPORT,
    priorities::REPORT,
    balance::REPORT,
    sensitivity::REPORT,
];

/// The reports by their names, each with what people call it.
pub fn names() -> Vec<Choice<&'static Report>> {
    let choice = |value: &'static Report| {
        let word = value.name;
        Choice {
            value,
            word,
            called: msg!("report-name", word = word),
            shown: msg!("report-name.choice", word = word),
        }
    };
    REPORTS.iter().map(choice).collect()
}

/// The report of a name, in any language.
pub fn find(name: &str) -> Option<&'static Report> {
    let own = REPORTS.iter().find(|report| report.name == name);
    own.or_else(|| words::called(name, &names()))
}
