//! Documents as bytes: a file a format, and the list of them.

mod bars;
mod columns;
mod csv;
mod excel;
mod json;
mod markdown;
mod months;
mod terminal;
mod tree;
mod words;

pub use columns::keys;

use crate::document::{Document, Text};
use crate::locale::{Arg, Locale, Message};
use crate::msg;

/// A way to write documents.
#[derive(Debug)]
pub struct Format {
    /// As `--format` names it.
    pub name: &'static str,
    /// Endings of files that are written so, without the dot; the first is the usual one.
    pub extensions: &'static [&'static str],
    /// Writes a document whole, or refuses before a byte is written.
    pub render: fn(&Document, &Options, &Locale) -> Result<Vec<u8>, Refusal>,
}

/// All formats; the first is what a terminal gets.
pub static FORMATS: &[Format] = &[terminal::FORMAT, markdown::FORMAT, csv::FORMAT, json::FORMAT];

/// What may be asked of a format.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Options {
    /// Columns of the terminal; less than 20 counts as 20. Only pages of fixed width heed it.
    pub width: usize,
    /// Whether escape sequences for colours may be written.
    pub color: bool,
    /// CSV as Excel opens it by a double click.
    pub excel: bool,
    /// The keys of the columns to show, in this order; none for the usual ones.
    pub columns: Option<Vec<String>>,
}

/// Why a document can't be written so.
#[derive(Clone, Debug, PartialEq)]
pub enum Refusal {
    /// No table has a column of this key.
    UnknownColumn {
        /// The key as typed.
        name: String,
        /// The keys that there are, each with its heading.
        known: Vec<(String, Text)>,
    },
    /// Only CSV can be written for Excel.
    NotForExcel {
        /// The format that was asked for.
        format: &'static str,
    },
    /// The writer itself failed.
    Failed {
        /// What it said.
        reason: String,
    },
}

impl Default for Options {
    fn default() -> Self {
        Self { width: 80, color: false, excel: false, columns: None }
    }
}

impl Refusal {
    /// The refusal in words.
    pub fn message(&self) -> Message {
        match self {
            Self::UnknownColumn { name, known } => {
                let one = |(key, heading): &(String, Text)| match heading {
                    Text::Plain(heading) => msg!("formats-column", key = key, heading = heading),
                    Text::Said(heading) => msg!("formats-column", key = key, heading = heading.clone()),
                };
                let known = Arg::List(known.iter().map(|column| Arg::from(one(column))).collect());
                msg!("formats-unknown-column", name = name, known = known)
            }
            Self::NotForExcel { format } => msg!("formats-not-for-excel", format = *format),
            Self::Failed { reason } => msg!("formats-failed", reason = reason),
        }
    }
}

/// The format of a name.
pub fn named(name: &str) -> Option<&'static Format> {
    FORMATS.iter().find(|format| format.name == name)
}

/// The format that a file of this name is written in, by its ending in any case.
pub fn of_file(path: &str) -> Option<&'static Format> {
    let (_, ending) = path.rsplit_once('.')?;
    let is = |known: &&str| known.eq_ignore_ascii_case(ending);
    FORMATS.iter().find(|format| format.extensions.iter().any(is))
}

/// Refuses what no format but CSV does.
fn refuse_excel(options: &Options, format: &'static str) -> Result<(), Refusal> {
    if options.excel { Err(Refusal::NotForExcel { format }) } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn formats_are_found_by_name_and_by_the_ending_of_a_file() {
        assert_eq!(named("csv").map(|format| format.name), Some("csv"));
        assert!(named("docx").is_none());
        for (path, name) in
            [("a.md", "markdown"), ("план.v2.CSV", "csv"), ("x/y.json", "json"), ("a.txt", "terminal")]
        {
            assert_eq!(of_file(path).map(|format| format.name), Some(name), "{path}");
        }
        assert!(of_file("план").is_none());
        assert!(of_file("a.yaml").is_none());
    }

    #[test]
    fn no_two_formats_share_a_name_or_an_ending() {
        let (mut names, mut endings) = (BTreeSet::new(), BTreeSet::new());
        for format in FORMATS {
            assert!(names.insert(format.name));
            for ending in format.extensions {
                assert!(endings.insert(ending), "{ending}");
            }
        }
    }
}
