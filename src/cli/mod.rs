//! The command line: the only layer that reads the clock, the environment and the disk, and that prints.

mod args;
mod clap_errors;
mod clock;
mod commands;
mod complete;
mod diff;
mod discover;
mod disk;
mod environment;
mod errors;
mod faults;
mod language;
mod levels;
mod load;
mod meant;
mod mending;
mod page;
mod parallel;
mod search;
mod session;
mod terminal;

use environment::Environment;
use session::Session;
use terminal::{Color, Terminal};

use crate::locale::{Lang, Locale};
use clap::error::ErrorKind;
use language::Languages;
use std::ffi::OsString;
use std::path::Path;
use std::process::ExitCode;

/// How a command ended, apart from a failure to do its work.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// All is well.
    Fine,
    /// The plan has faults, or something had to be left out because of them.
    Faulty,
}

impl From<Outcome> for ExitCode {
    fn from(outcome: Outcome) -> Self {
        match outcome {
            Outcome::Fine => Self::SUCCESS,
            Outcome::Faulty => Self::from(1),
        }
    }
}

/// Could not do its work.
const FAILED: u8 = 2;

/// Runs the command line that the process was called with.
pub fn main() -> ExitCode {
    let line: Vec<OsString> = std::env::args_os().collect();
    let environment = Environment::read();
    let early = args::Early::scan(&line);
    let terminal = Terminal::new(early.color, early.width);
    let lang = language_of_help(early.lang, &environment);
    let locale = Locale::new(lang);
    if let Some(shell) = &environment.complete {
        return completed(shell, &line, &locale);
    }
    run(&line, environment, &locale, terminal).unwrap_or_else(|error| {
        terminal.remark(&errors::describe(&error, terminal.width, &locale));
        ExitCode::from(FAILED)
    })
}

/// Answers a shell, in bytes as they are: some shells part the words by control characters. Where there is no
/// answer nothing is said: the line that is being typed would be torn.
fn completed(shell: &str, line: &[OsString], locale: &Locale) -> ExitCode {
    let terminal = Terminal::new(Color::Always, None);
    match complete::answer(shell, line, locale) {
        Ok(answer) if terminal.print(&answer).is_ok() => ExitCode::SUCCESS,
        _ => ExitCode::from(FAILED),
    }
}

/// The language of help and of errors: it is needed before the command line is understood, so faults in
/// what it is taken from are left to those who read it again.
fn language_of_help(option: Option<Lang>, environment: &Environment) -> Lang {
    let languages = Languages::new(option, environment).unwrap_or(Languages {
        option,
        variable: None,
        locale: environment.locale(),
    });
    let settled = languages.option.or(languages.variable).is_some();
    let config = if settled { None } else { discover::config(Path::new("")).ok().flatten() };
    languages.of_messages(config.and_then(|config| config.language), None)
}

fn run(
    line: &[OsString],
    environment: Environment,
    locale: &Locale,
    terminal: Terminal,
) -> anyhow::Result<ExitCode> {
    let mut command = args::command(locale, terminal.width);
    let matches = match command.try_get_matches_from_mut(line) {
        Ok(matches) => matches,
        Err(error) => {
            command.build();
            return usage(&error, &command, terminal);
        }
    };
    let Some((name, own)) = matches.subcommand() else { return Ok(ExitCode::from(FAILED)) };
    let session = Session::new(args::common(own)?, environment)?;
    match commands::COMMANDS.iter().find(|spec| spec.name == name) {
        Some(spec) => Ok((spec.run)(own, &session)?.into()),
        None => {
            terminal.print(args::help_of(&mut command, own)?.as_bytes())?;
            Ok(ExitCode::SUCCESS)
        }
    }
}

/// What clap answers by itself: help and the version where they were asked for, else an error.
fn usage(error: &clap::Error, root: &clap::Command, terminal: Terminal) -> anyhow::Result<ExitCode> {
    let text = error.render().ansi().to_string();
    match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => {
            terminal.print(text.as_bytes())?;
            Ok(ExitCode::SUCCESS)
        }
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            terminal.remark(&text);
            Ok(ExitCode::from(FAILED))
        }
        _ => Err(clap_errors::failure(error, root).into()),
    }
}
