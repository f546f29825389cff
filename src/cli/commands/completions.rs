//! `kcp completions`: the script by which a shell learns to complete kcp's words.

use super::Spec;
use crate::cli::Outcome;
use crate::cli::args::{Words, value};
use crate::cli::complete::{SHELLS, script};
use crate::cli::session::Session;
use crate::msg;
use clap::builder::PossibleValuesParser;
use clap::{Arg, ArgMatches, Command};

pub const SPEC: Spec = Spec { name: "completions", aliases: &[], args, words, run };

fn args(command: Command) -> Command {
    let shells = PossibleValuesParser::new(SHELLS.map(|shell| shell.name()));
    command.arg(Arg::new("shell").required(true).value_parser(shells))
}

fn words() -> Words {
    Words {
        summary: msg!("cli-completions.summary"),
        about: msg!("cli-completions"),
        usage: msg!("cli-completions.usage"),
        examples: msg!("cli-completions.examples"),
        args: vec![value("shell", msg!("cli-value.shell"), msg!("cli-completions.shell"))],
    }
}

fn run(matches: &ArgMatches, session: &Session) -> anyhow::Result<Outcome> {
    let name = matches.get_one::<String>("shell").map(String::as_str).unwrap_or_default();
    if let Some(shell) = SHELLS.into_iter().find(|shell| shell.name() == name) {
        session.terminal.print(&script(shell)?)?;
    }
    Ok(Outcome::Fine)
}
