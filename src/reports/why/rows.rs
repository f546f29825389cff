use crate::document::{Block, Cell, Column, Kind, Role, Row, Shape, Table};
use crate::locale::{Arg, Message};
use crate::msg;
use crate::reports::columns;
use crate::source::{Source, Span};

/// What is known under one heading: a row a value, with where it comes from.
pub struct Rows<'a> {
    source: &'a Source,
    rows: Vec<Row>,
}

/// Where a value comes from: the place where it is written, and words.
#[derive(Default)]
pub struct Origin {
    place: Option<(&'static str, Span)>,
    words: Vec<Arg>,
}

impl Origin {
    /// From nowhere in particular.
    pub fn nowhere() -> Self {
        Self::default()
    }

    /// From the value of a key.
    pub fn key(key: &'static str, span: Option<Span>) -> Self {
        Self { place: span.map(|span| (key, span)), words: Vec::new() }
    }

    /// The same with a word more.
    #[must_use]
    pub fn and(mut self, word: impl Into<Arg>) -> Self {
        self.words.push(word.into());
        self
    }

    /// The same with a word more, if there is one.
    #[must_use]
    pub fn maybe(mut self, word: Option<impl Into<Arg>>) -> Self {
        self.words.extend(word.map(Into::into));
        self
    }
}

impl<'a> Rows<'a> {
    /// Nothing yet, of the plan `source`.
    pub fn new(source: &'a Source) -> Self {
        Self { source, rows: Vec::new() }
    }

    /// Adds a value under a label; `word` is the label in JSON.
    pub fn add(&mut self, word: &'static str, label: Message, value: Cell, from: Origin) {
        let line = from.place.map(|(_, span)| self.source.position(span.start as usize).line);
        let place =
            from.place.zip(line).map(|((key, _), line)| msg!("why-at", key = key, line = line).into());
        let said: Vec<Arg> = place.into_iter().chain(from.words).collect();
        let from = match said.is_empty() {
            true => Cell::Empty,
            false => Cell::Text(msg!("report-line", text = Arg::List(said)).into()),
        };
        let line = line.and_then(|line| i64::try_from(line).ok()).map_or(Cell::Empty, Cell::Count);
        let field = Cell::Word { word: word.into(), text: label.into() };
        self.rows.push(Row::item(None, vec![field, value, from, line]));
    }

    /// Adds a text of the plan, if it is there.
    pub fn text(&mut self, word: &'static str, label: Message, text: &str, from: Origin) {
        self.add(word, label, Cell::Text(text.into()), from);
    }

    /// The rows as a part of a document, if there are any; `heading` is left out for the first part.
    pub fn part(self, id: &'static str, heading: Option<Message>) -> Vec<Block> {
        if self.rows.is_empty() {
            return Vec::new();
        }
        let title = heading.clone().map(Into::into);
        let heading = heading.map(|heading| Block::Heading { level: 1, text: heading.into(), aside: None });
        let table =
            Table { id: id.to_owned(), title, shape: Shape::Fields, columns: columns(), rows: self.rows };
        heading.into_iter().chain([Block::Table(table)]).collect()
    }
}

fn columns() -> Vec<Column> {
    vec![
        columns::one("field", msg!("report-column.field"), Kind::Text, Role::Fixed),
        columns::one("value", msg!("report-column.value"), Kind::Text, Role::Main),
        columns::one("from", msg!("why-column.from"), Kind::Text, Role::Side),
        columns::one("line", msg!("why-column.line"), Kind::Number, Role::Data),
    ]
}
