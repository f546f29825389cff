//! Documents as bytes: a file a format, and the list of them.

mod bars;
mod columns;
mod csv;
mod dot;
mod drawn;
mod excel;
mod json;
mod markdown;
mod mermaid;
mod months;
mod png;
mod svg;
mod terminal;
mod tree;
mod words;
mod wrap;

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
    /// Whether it writes something else than text, which no terminal can show.
    pub binary: bool,
    /// Whether a document has what it shows; one that has not is refused.
    pub shows: fn(&Document) -> bool,
    /// Writes a document whole, or refuses before a byte is written.
    pub render: fn(&Document, &Options, &Locale) -> Result<Vec<u8>, Refusal>,
}

/// All formats; the first is what a terminal gets.
pub static FORMATS: &[Format] = &[
    terminal::FORMAT,
    markdown::FORMAT,
    csv::FORMAT,
    json::FORMAT,
    svg::FORMAT,
    png::FORMAT,
    mermaid::FORMAT,
    dot::FORMAT,
];

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
    /// It draws trees, and the document has none.
    NoTree {
        /// The format that was asked for.
        format: &'static str,
        /// The formats that show the document.
        others: Vec<&'static str>,
    },
    /// The picture would have more dots than programs can show.
    TooLarge {
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
            Self::NoTree { format, others } => {
                let others = Arg::List(others.iter().map(|name| Arg::from(*name)).collect());
                msg!("formats-no-tree", format = *format, others = others)
            }
            Self::TooLarge { format } => msg!("formats-too-large", format = *format),
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

/// The formats that show a document, by name.
pub fn showing(document: &Document) -> Vec<&'static str> {
    FORMATS.iter().filter(|format| (format.shows)(document)).map(|format| format.name).collect()
}

/// What a format shows that shows every document.
fn all(_: &Document) -> bool {
    true
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
