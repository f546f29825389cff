use crate::dates::Days;
use crate::source::Excerpt;
use crate::values::{Money, Number};
use chrono::NaiveDate;
use rust_decimal::Decimal;

/// What is to be said, independent of language: a key of the Fluent files and typed arguments.
#[derive(Clone, Debug, PartialEq)]
pub struct Message {
    /// `id` or `id.attribute` of the Fluent files.
    pub key: &'static str,
    /// Arguments by the name they have in the files.
    pub args: Vec<(&'static str, Arg)>,
}

/// An argument of a message; it is put into words when the language is known.
#[derive(Clone, Debug, PartialEq)]
pub enum Arg {
    /// A text of the plan or a word of the format, shown as it is.
    Text(String),
    /// A whole number that plurals agree with.
    Count(i64),
    /// A decimal number in the language's notation.
    Number(f64),
    /// An exact number in the language's notation.
    Exact(Decimal),
    /// An amount of money in the language's notation, its decimals two or none.
    Money(Decimal),
    /// A number in the language's notation, to three digits.
    Brief(f64),
    /// A part of one in per cent, to three digits: «61,1 %»; whole per cents as such: «40 %».
    Share(f64),
    /// A day: `15.12.2021`.
    Date(NaiveDate),
    /// Days in words: «сентябрь – ноябрь 2021».
    Days(Days),
    /// Another message in the same language.
    Said(Box<Message>),
    /// Several, joined by commas.
    List(Vec<Arg>),
    /// Several, joined by commas and a last «или».
    Either(Vec<Arg>),
    /// The same with a capital first letter, as a sentence begins.
    Capital(Box<Arg>),
}

/// A text of the plan is quoted in a message up to so many characters.
const QUOTED: usize = 300;

impl Message {
    /// The same with texts of the plan cut to what a message can quote: «начало…».
    #[must_use]
    pub fn shortened(&self) -> Self {
        let args = self.args.iter().map(|(name, arg)| (*name, arg.shortened()));
        Self { key: self.key, args: args.collect() }
    }

    /// A message of a key and its arguments; use the macro [`msg!`](crate::msg).
    pub fn new(key: &'static str, args: Vec<(&'static str, Arg)>) -> Self {
        Self { key, args }
    }
}

impl Arg {
    fn shortened(&self) -> Self {
        match self {
            Self::Text(text) => match text.char_indices().nth(QUOTED) {
                Some((end, _)) => Self::Text(format!("{}…", text.get(..end).unwrap_or_default())),
                None => self.clone(),
            },
            Self::Said(message) => Self::Said(Box::new(message.shortened())),
            Self::List(list) => Self::List(list.iter().map(Self::shortened).collect()),
            Self::Either(list) => Self::Either(list.iter().map(Self::shortened).collect()),
            Self::Capital(arg) => Self::Capital(Box::new(arg.shortened())),
            _ => self.clone(),
        }
    }
}

impl From<String> for Arg {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<&str> for Arg {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<&String> for Arg {
    fn from(text: &String) -> Self {
        Self::Text(text.clone())
    }
}

impl From<Excerpt> for Arg {
    fn from(text: Excerpt) -> Self {
        Self::from(&text)
    }
}

impl From<&Excerpt> for Arg {
    fn from(text: &Excerpt) -> Self {
        Self::Text(text.as_str().to_owned())
    }
}

impl From<usize> for Arg {
    fn from(count: usize) -> Self {
        Self::Count(i64::try_from(count).unwrap_or(i64::MAX))
    }
}

impl From<i64> for Arg {
    fn from(count: i64) -> Self {
        Self::Count(count)
    }
}

impl From<f64> for Arg {
    fn from(number: f64) -> Self {
        Self::Number(number)
    }
}

impl From<Number> for Arg {
    fn from(number: Number) -> Self {
        Self::Exact(number.0)
    }
}

impl From<Money> for Arg {
    fn from(amount: Money) -> Self {
        Self::Money(amount.0)
    }
}

impl From<NaiveDate> for Arg {
    fn from(day: NaiveDate) -> Self {
        Self::Date(day)
    }
}

impl From<Days> for Arg {
    fn from(days: Days) -> Self {
        Self::Days(days)
    }
}

impl From<Message> for Arg {
    fn from(message: Message) -> Self {
        Self::Said(Box::new(message))
    }
}

impl<T: Into<Arg>> From<Vec<T>> for Arg {
    fn from(list: Vec<T>) -> Self {
        Self::List(list.into_iter().map(Into::into).collect())
    }
}
