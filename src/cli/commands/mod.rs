//! The commands, a file each.

mod completions;
mod date;
mod explain;
mod fmt;
mod init;
mod man;
mod report;
mod rules;
mod schema;
mod validate;
mod why;

use super::Outcome;
use super::args::Words;
use super::session::Session;
use clap::{ArgMatches, Command};

/// A command: how it is called, its words, and what it does.
pub struct Spec {
    /// Its name on the command line.
    pub name: &'static str,
    /// Its other names.
    pub aliases: &'static [&'static str],
    /// Adds its own arguments.
    pub args: fn(Command) -> Command,
    /// The words of its help.
    pub words: fn() -> Words,
    /// Does its work.
    pub run: fn(&ArgMatches, &Session) -> anyhow::Result<Outcome>,
}

/// Every command, in the order of the help.
pub const COMMANDS: &[Spec] = &[
    init::SPEC,
    validate::SPEC,
    fmt::SPEC,
    report::SPEC,
    why::SPEC,
    date::SPEC,
    explain::SPEC,
    rules::SPEC,
    schema::SPEC,
    completions::SPEC,
    man::SPEC,
];
