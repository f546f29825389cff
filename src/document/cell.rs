use super::Text;
use crate::dates::Days;
use crate::values::{Status, Subject};
use chrono::NaiveDate;
use rust_decimal::Decimal;
use std::borrow::Cow;

/// A value in a table, without a language.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Cell {
    /// Nothing: unknown or not applicable.
    #[default]
    Empty,
    /// A text of the plan, or words.
    Text(Text),
    /// A whole number.
    Count(i64),
    /// A number.
    Number(f64),
    /// A day.
    Date(NaiveDate),
    /// Days as the plan has them and as understood.
    Days {
        /// The expression as written, if it is: what JSON shows as `text`.
        text: Option<String>,
        /// What people read where the spans don't say it: «ежемесячно до 25 числа», «по мере необходимости»;
        /// else the spans are put into words.
        words: Option<Text>,
        /// Merged, in order, ends included.
        spans: Vec<Days>,
        /// Whether the spans are one deadline: «до 25.11.2021» is read, the last day is what counts.
        deadline: bool,
    },
    /// A part of one: 0.4 is 40 %.
    Share(f64),
    /// Money in units of the currency.
    Money(Decimal),
    /// Someone of `people`.
    Person(Person),
    /// A goal, activity …
    Reference(Reference),
    /// What stage an activity is at.
    Status(Status),
    /// A word of the format shown as such in JSON and in the language elsewhere.
    Word {
        /// As in JSON: kebab-case English.
        word: Cow<'static, str>,
        /// For people.
        text: Text,
    },
    /// A mark that something is missing, drawn as «✗ никто».
    Missing(Text),
    /// Counts by key, an object in JSON: months.
    Counts(Vec<(String, i64)>),
    /// What several figures say of one thing, an object in JSON.
    Record {
        /// For people; none where they need not be told.
        text: Option<Text>,
        /// The figures by key.
        fields: Vec<(&'static str, Cell)>,
    },
    /// Several.
    List(Vec<Cell>),
}

/// What a column's cells hold; the word is JSON's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Words.
    Text,
    /// A number.
    Number,
    /// A day.
    Date,
    /// Days.
    Days,
    /// A part of one.
    Share,
    /// Money.
    Money,
    /// Someone of `people`.
    Person,
    /// A goal, activity …
    Reference,
    /// Several figures of one thing.
    Record,
}

/// Someone of `people`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    /// As in the plan.
    pub id: String,
    /// What they are.
    pub role: Option<String>,
    /// Who they are.
    pub name: Option<String>,
}

/// A thing of the plan as a table names it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reference {
    /// What it is.
    pub kind: Subject,
    /// Its id, if it has one.
    pub id: Option<String>,
    /// Its number for reading.
    pub number: Option<String>,
    /// Its title.
    pub title: String,
}

impl Cell {
    /// Spans of days, put into words when they are rendered; `text` is the expression as written, if it is.
    pub fn days(text: Option<String>, spans: Vec<Days>) -> Self {
        Self::Days { text, words: None, spans, deadline: false }
    }

    /// Whether it says nothing: no value, or a list of nothing.
    pub fn is_empty(&self) -> bool {
        match self {
            Self::Empty | Self::Record { text: None, .. } => true,
            Self::List(cells) => cells.iter().all(Self::is_empty),
            Self::Counts(counts) => counts.is_empty(),
            _ => false,
        }
    }
}

impl Kind {
    /// The word in JSON.
    pub fn word(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Number => "number",
            Self::Date => "date",
            Self::Days => "days",
            Self::Share => "share",
            Self::Money => "money",
            Self::Person => "person",
            Self::Reference => "reference",
            Self::Record => "record",
        }
    }
}
