use super::wrap::{bound, width, word_width, wrap};
use crate::document::Cell;
use crate::formats::words::Look;
use crate::formats::words::{Words, glyph};
use crate::values::Status;
use anstyle::{AnsiColor, Style};

/// What a text is, as its colour says beside the words.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Tone {
    /// Nothing in particular.
    #[default]
    Plain,
    /// A number, a mark, what is set aside.
    Dim,
    /// A title.
    Strong,
    /// Done.
    Good,
    /// Going on.
    Busy,
    /// Missing.
    Warn,
    /// Late.
    Bad,
}

/// Paints texts, or leaves them as they are.
#[derive(Clone, Copy)]
pub(super) struct Ink {
    /// Whether escape sequences may be written.
    pub color: bool,
}

impl Ink {
    /// The text in its tone; a text of several lines is to be painted line by line.
    pub fn paint(self, tone: Tone, text: &str) -> String {
        let style = match tone {
            Tone::Plain => return text.to_owned(),
            Tone::Dim => Style::new().dimmed(),
            Tone::Strong => Style::new().bold(),
            Tone::Good => AnsiColor::Green.on_default(),
            Tone::Busy => AnsiColor::Blue.on_default(),
            Tone::Warn => AnsiColor::Yellow.on_default(),
            Tone::Bad => AnsiColor::Red.on_default().bold(),
        };
        if !self.color || text.is_empty() {
            return text.to_owned();
        }
        format!("{style}{text}{style:#}")
    }
}

/// A cell ready to be laid out: its words and its tone.
#[derive(Clone, Debug, Default)]
pub(super) struct Shown {
    /// The words; line breaks part lines.
    pub text: String,
    /// The words for a column that these are too wide for.
    pub short: Option<String>,
    /// Their colour.
    pub tone: Tone,
}

impl Shown {
    /// A cell in words, with the glyph where it has one.
    pub fn new(words: &Words, cell: &Cell, look: Look) -> Self {
        match cell {
            Cell::Status(status) => {
                let tone = match status {
                    Status::Planned => Tone::Plain,
                    Status::InProgress => Tone::Busy,
                    Status::Done => Tone::Good,
                    Status::Overdue => Tone::Bad,
                    Status::Postponed | Status::Cancelled => Tone::Dim,
                };
                Self { text: format!("{}\u{a0}{}", glyph(*status), words.status(*status)), short: None, tone }
            }
            Cell::Missing(text) => {
                Self { text: format!("✗ {}", words.text(text)), short: None, tone: Tone::Warn }
            }
            cell => {
                Self { text: bound(&words.cell(cell, look)), short: words.short(cell), tone: Tone::Plain }
            }
        }
    }

    /// Its lines in so many columns.
    pub fn lines(&self, columns: usize) -> Vec<String> {
        let short = self.short.as_ref().filter(|_| width(&self.text) > columns);
        wrap(short.unwrap_or(&self.text), columns)
    }

    /// The columns of its widest word, at its shortest.
    pub fn word(&self) -> usize {
        word_width(self.short.as_ref().unwrap_or(&self.text))
    }
}
