//! A table that was pasted or exported: its rows become the activities of a plan.

mod broken;
mod cells;
mod headings;
mod people;
mod rows;
mod title;
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
    /// A cell without a heading over it.
    NoHeading(String),
    /// A line above the headings.
    Above(String),
    /// A sign for the cell above, which is empty.
    Ditto(String),
    /// Signs where people should be named.
    Nobody(String),
    /// Records up to this row that were read as one, a cell being of several lines.
    Joined(usize),
    /// Records up to this row that may be one.
    Broken(usize),
    /// A column that no key holds stands in `extra`.
    Extra(String),
    /// The table has no title; the plan has the name of the file.
    NoTitle(String),
    /// Nothing says when the programme is.
    NoDates,
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
            Self::Above(text) => msg!("intake-left.above", text = text),
            Self::Ditto(text) => msg!("intake-left.ditto", text = text),
            Self::Nobody(text) => msg!("intake-left.nobody", text = text),
            Self::Joined(_) => msg!("intake-left.joined"),
            Self::Broken(_) => msg!("intake-left.broken"),
            Self::Extra(name) => msg!("intake-left.extra", name = name),
            Self::NoTitle(name) => msg!("intake-left.no-title", name = name),
            Self::NoDates => msg!("intake-left.no-dates"),
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
    let mut records = cells::records(text);
    if records.iter().all(|record| record.iter().all(String::is_empty)) {
        return Err(NoTable::Empty);
    }
    let head = headings::find(&records).ok_or(NoTable::NoHeadings)?;
    let broken = broken::mend(&mut records, &head);
    let mut read = rows::read(&records, &head);
    read.left.extend(broken);
    if read.directions.iter().all(|direction| direction.activities.is_empty()) {
        return Err(NoTable::NoActivities);
    }
    Ok(write::plan(read, &head, name, locale))
}
