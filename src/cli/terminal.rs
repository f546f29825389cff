use super::errors::Failure;
use crate::msg;
use anstream::{AutoStream, ColorChoice};
use clap::ValueEnum;
use std::io::{self, IsTerminal, Write};

/// The width of a page where nobody says how wide it is.
pub const DEFAULT_WIDTH: usize = 80;

/// When colours are used.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum Color {
    /// On a terminal that can, unless `NO_COLOR` is set.
    #[default]
    Auto,
    /// Everywhere.
    Always,
    /// Nowhere.
    Never,
}

/// What kcp writes to.
#[derive(Clone, Copy, Debug)]
pub struct Terminal {
    /// Whether standard output takes colours.
    pub color: bool,
    /// Whether standard error takes colours.
    pub error_color: bool,
    /// Whether standard output is a terminal.
    pub output: bool,
    /// Whether both are terminals, so that what is written to one is read beside the other.
    pub one: bool,
    /// How many columns standard output has.
    pub width: usize,
}

impl Terminal {
    /// Looks at both streams. `width` holds also where output is piped.
    pub fn new(color: Color, width: Option<u16>) -> Self {
        Self {
            color: takes_color(color, &io::stdout()),
            error_color: takes_color(color, &io::stderr()),
            output: io::stdout().is_terminal(),
            one: io::stdout().is_terminal() && io::stderr().is_terminal(),
            width: width.map_or_else(measured, usize::from),
        }
    }

    /// Writes what was asked for to standard output. A reader that has gone away is no failure.
    ///
    /// # Errors
    /// It could not be written for another reason: a full disk.
    pub fn print(&self, text: &[u8]) -> Result<(), Failure> {
        let out = io::stdout().lock();
        printed(if self.color { send(out, text) } else { send(anstream::StripStream::new(out), text) })
    }

    /// Writes what is no text to standard output, byte for byte.
    ///
    /// # Errors
    /// As of [`Terminal::print`].
    pub fn print_bytes(bytes: &[u8]) -> Result<(), Failure> {
        printed(send(io::stdout().lock(), bytes))
    }

    /// Writes a remark to standard error; where that can't be done there is nobody to tell.
    pub fn remark(&self, text: &str) {
        let out = io::stderr().lock();
        let choice = if self.error_color { ColorChoice::Always } else { ColorChoice::Never };
        let _ = send(AutoStream::new(out, choice), text.as_bytes());
    }
}

fn printed(written: io::Result<()>) -> Result<(), Failure> {
    match written {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            Err(Failure::new(msg!("cli-cannot-print")).because(error))
        }
        _ => Ok(()),
    }
}

fn send(mut out: impl Write, text: &[u8]) -> io::Result<()> {
    out.write_all(text)?;
    out.flush()
}

fn takes_color(color: Color, stream: &impl anstream::stream::RawStream) -> bool {
    match color {
        Color::Always => true,
        Color::Never => false,
        Color::Auto => AutoStream::choice(stream) != ColorChoice::Never,
    }
}

fn measured() -> usize {
    let size = if io::stdout().is_terminal() { terminal_size::terminal_size() } else { None };
    size.map_or(DEFAULT_WIDTH, |(width, _)| usize::from(width.0).max(1))
}
