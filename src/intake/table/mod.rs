//! A table that was pasted or exported: its rows become the activities of a plan.

mod cells;
mod headings;
mod people;
mod rows;
mod write;

use crate::locale::{Locale, Message};
use crate::msg;
use crate::source::Span;

/// A plan made of a table.
#[derive(Debug)]
pub struct Table {
    /// The plan's text.
    pub text: String,
    /// Which cell each value of the plan comes from, in the order of the text.
    pub marks: Vec<Mark>,
    /// What of the table is not in the plan, or stands there in another way, in its order.
    pub left: Vec<Left>,
    /// How many activities there are.
    pub activities: usize,
}

/// Where a value of the plan comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    /// Its bytes in the plan.
    pub span: Span,
    /// The row of the table, from 1, as a spreadsheet counts.
    pub row: usize,
    /// The heading of the column.
    pub column: String,
}

/// Something that could not be carried over as it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Left {
    /// The row of the table, from 1; none for the table as a whole.
    pub row: Option<usize>,
    /// The heading of the column, if it is about one.
    pub column: Option<String>,
    /// What and why.
    pub what: LeftOut,
}

/// What could not be carried over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LeftOut {
    /// A row without the text of an activity: what stands in it.
    NoActivity(String),
    /// A sum of rows, which kcp adds up itself.
    Total(String),
    /// No amount of money: it stands in the plan as a text.
    NoAmount(String),
    /// A cell past the last heading.
    NoHeading(String),
    /// The table names no goal; the plan has a placeholder.
    NoGoal,
}

impl LeftOut {
    /// In words.
    pub fn message(&self) -> Message {
        match self {
            Self::NoActivity(text) => msg!("intake-left.no-activity", text = text),
            Self::Total(text) => msg!("intake-left.total", text = text),
            Self::NoAmount(text) => msg!("intake-left.no-amount", text = text),
            Self::NoHeading(text) => msg!("intake-left.no-heading", text = text),
            Self::NoGoal => msg!("intake-left.no-goal"),
        }
    }
}

/// Why a text is no table of activities.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoTable {
    /// Nothing stands in it.
    Empty,
    /// No row has a heading for the activities and one more that is known.
    NoHeadings,
    /// There is nothing below the headings.
    NoActivities,
}

/// Makes a plan of a table with headings; `name` is what the programme is called where the table doesn't say.
///
/// # Errors
/// It has no headings that are known, or no activities.
pub fn table(text: &str, name: &str, locale: &Locale) -> Result<Table, NoTable> {
    let records = cells::records(text);
    if records.iter().all(|record| record.iter().all(String::is_empty)) {
        return Err(NoTable::Empty);
    }
    let head = headings::find(&records).ok_or(NoTable::NoHeadings)?;
    let read = rows::read(&records, &head);
    if read.directions.iter().all(|direction| direction.activities.is_empty()) {
        return Err(NoTable::NoActivities);
    }
    Ok(write::plan(read, &head, name, locale))
}
