//! Columns that several reports share.

use crate::document::{Column, Kind, Role, Shown};
use crate::locale::Message;
use crate::msg;

/// A column of single values that JSON shows.
pub fn one(key: &str, title: Message, kind: Kind, role: Role) -> Column {
    Column {
        key: key.to_owned(),
        title: title.into(),
        kind,
        many: false,
        role,
        shown: Shown::Everywhere,
        bar: false,
        absent: None,
    }
}

/// A column of lists that JSON shows.
pub fn many(key: &str, title: Message, kind: Kind, role: Role) -> Column {
    Column { many: true, ..one(key, title, kind, role) }
}

/// The same without JSON, which has what it holds in the rows' references or in other cells.
pub fn page_only(column: Column) -> Column {
    Column { shown: Shown::NotInJson, ..column }
}

/// The same for pages alone: what it holds stands in columns of its own in CSV and JSON.
pub fn page_alone(column: Column) -> Column {
    Column { shown: Shown::OnPage, ..column }
}

/// The same with its shares drawn as bars too.
pub fn barred(column: Column) -> Column {
    Column { bar: true, ..column }
}

/// The same with words for what is missing in it where no heading stands above.
pub fn absent(column: Column, said: Message) -> Column {
    Column { absent: Some(said.into()), ..column }
}

/// The number for reading.
pub fn number() -> Column {
    one("number", msg!("report-column.number"), Kind::Text, Role::Fixed)
}

/// What an activity is.
pub fn activity() -> Column {
    one("title", msg!("report-column.activity"), Kind::Text, Role::Main)
}

/// An activity's days.
pub fn span(role: Role) -> Column {
    one("span", msg!("report-column.span"), Kind::Days, role)
}

/// Its deadline.
pub fn due(role: Role) -> Column {
    one("due", msg!("report-column.due"), Kind::Date, role)
}

/// Who answers for it.
pub fn responsible() -> Column {
    many("responsible", msg!("report-column.responsible"), Kind::Person, Role::Side)
}

/// What stage it is at.
pub fn status() -> Column {
    one("status", msg!("report-column.status"), Kind::Text, Role::Fixed)
}
