//! What a report says, whatever the format: headings, text, typed tables and trees.

mod cell;

pub use crate::values::{Status, Subject};
pub use cell::{Cell, Kind, Person, Reference};

use crate::locale::Message;
use chrono::NaiveDate;

/// A report ready to be written in any format.
#[derive(Clone, Debug)]
pub struct Document {
    /// The report's name: `directions`, `matrix` …
    pub report: &'static str,
    /// The plan's path and title.
    pub plan: (String, String),
    /// The day the report speaks of.
    pub as_of: NaiveDate,
    /// What money is counted in, by its ISO code or name, if the plan says.
    pub currency: Option<String>,
    /// Whether nothing had to be left out because of faults.
    pub complete: bool,
    /// The title as people read it, usually the plan's.
    pub title: Text,
    /// What was asked for, in words, under the title: «Декабрь 2021 г. · 7 из 11 мероприятий».
    pub subtitle: Option<Text>,
    /// What was asked for, as JSON shows it.
    pub query: Query,
    /// What each of several tables is about, as a heading: «Направление»; CSV, one flat table, gives the
    /// tables' titles a column under it. None where the document has one table, or its columns say it all.
    pub tables_by: Option<Text>,
    /// The body, in order.
    pub blocks: Vec<Block>,
}

/// The filters in force, echoed in JSON and above the report.
#[derive(Clone, Debug, Default)]
pub struct Query {
    /// The period as typed and as resolved.
    pub period: Option<Cell>,
    /// The filters in force by name, each with its values as typed (or ids); JSON shows those of
    /// [`Query::FILTERS`] that are absent here as empty lists.
    pub filters: Vec<(&'static str, Vec<String>)>,
}

impl Query {
    /// The filters that every report has besides the period.
    pub const FILTERS: [&'static str; 4] = ["direction", "responsible", "goal", "status"];
}

/// A text for people: of the plan, or said in the reader's language.
#[derive(Clone, Debug, PartialEq)]
pub enum Text {
    /// As it stands in the plan.
    Plain(String),
    /// A message.
    Said(Message),
}

/// A part of a document.
#[derive(Clone, Debug)]
pub enum Block {
    /// A heading with a number or a count set apart at the right: «§ 1. Нормативное … 2 из 3».
    Heading {
        /// 1 is the highest below the title.
        level: u8,
        /// The words.
        text: Text,
        /// What stands at the right edge.
        aside: Option<Text>,
    },
    /// A paragraph; a line break in it is kept.
    Paragraph(Text),
    /// A remark on what was left out or what to know; may also go to stderr.
    Note(Text),
    /// A table, tree or list of fields.
    Table(Table),
}

/// How a table is best shown where a page allows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// Rows of one kind of thing: activities.
    List,
    /// A first column and many narrow ones of references; it may be broken into blocks of columns.
    Matrix,
    /// Rows with parents, drawn with branches in the column of role [`Role::Main`] and without a heading:
    /// a whole number is shown after its column's title, «ранг 1».
    Tree,
    /// Two columns, name (the first) and value; drawn without a heading.
    Fields,
}

/// A typed table.
#[derive(Clone, Debug)]
pub struct Table {
    /// Its id in JSON.
    pub id: String,
    /// Its title in JSON and CSV; a page shows the [`Block::Heading`] before it instead.
    pub title: Option<Text>,
    /// How it is best shown.
    pub shape: Shape,
    /// Its columns.
    pub columns: Vec<Column>,
    /// Its rows.
    pub rows: Vec<Row>,
}

/// What a column is for, which tells a narrow page what to do with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// Never dropped nor folded: a number, a status.
    Fixed,
    /// The main text; takes the width that is left.
    Main,
    /// Wraps in its share of the width.
    Side,
    /// Has a column of its own on a wide page (120 and more), stands under the main text after «→» on a
    /// narrow one.
    Under,
    /// Stands under the main text on a page of any width, after «·»; it says by itself what it is of.
    Below,
    /// Shown in JSON and CSV, and where `--columns` names it; not on a page by itself.
    Data,
}

impl Role {
    /// Whether it stands under the main text and not in a column of its own, on a wide page or a narrow one.
    pub fn folds(self, wide: bool) -> bool {
        self == Self::Below || (self == Self::Under && !wide)
    }
}

/// Which formats show a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shown {
    /// All of them.
    Everywhere,
    /// All but JSON, where the row's reference or other cells hold the same.
    NotInJson,
    /// Pages alone: what it holds stands in other columns of CSV and JSON.
    OnPage,
}

/// A column.
#[derive(Clone, Debug)]
pub struct Column {
    /// Its key in JSON and for `--columns`.
    pub key: String,
    /// Its heading.
    pub title: Text,
    /// What its cells hold.
    pub kind: Kind,
    /// Whether a cell holds a list of that kind.
    pub many: bool,
    /// What it is for.
    pub role: Role,
    /// Where it is shown.
    pub shown: Shown,
    /// Whether its shares are drawn as bars beside their figures. All such columns of a table have one scale:
    /// the longest bar is the largest share of an item in any of them.
    pub bar: bool,
    /// What a picture says where a cell is [`Cell::Missing`], if that would not be understood without the
    /// column's heading: «нет мероприятий».
    pub absent: Option<Text>,
}

/// What a row is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RowKind {
    /// A thing of the plan; the only kind that JSON and CSV show.
    Item,
    /// A heading inside the table; only its main cell is set.
    Heading,
    /// A sum of the rows above.
    Total,
}

/// A row.
#[derive(Clone, Debug)]
pub struct Row {
    /// What it is about.
    pub reference: Option<Reference>,
    /// The row it hangs under in a tree: its place in `rows`, always an earlier one.
    pub parent: Option<usize>,
    /// What it is.
    pub kind: RowKind,
    /// Whether it is a key one of the programme, which a page marks with «★» before the main text.
    pub marked: bool,
    /// A cell a column, in the order of the columns.
    pub cells: Vec<Cell>,
}

impl Row {
    /// A row about a thing of the plan.
    pub fn item(reference: Option<Reference>, cells: Vec<Cell>) -> Self {
        Self { reference, parent: None, kind: RowKind::Item, marked: false, cells }
    }
}

impl From<Message> for Text {
    fn from(message: Message) -> Self {
        Self::Said(message)
    }
}

impl From<String> for Text {
    fn from(text: String) -> Self {
        Self::Plain(text)
    }
}

impl From<&str> for Text {
    fn from(text: &str) -> Self {
        Self::Plain(text.to_owned())
    }
}
