//! `--deny`, `--warn`, `--info`, `--allow`: the levels of rules by option.

use super::args::{ArgWords, value};
use super::errors::Failure;
use crate::checks::RULES;
use crate::config::{Config, Levels, Setting, known_rule};
use crate::msg;
use clap::{Arg, ArgAction, ArgMatches, Command};

/// What `--deny` takes besides the name of a rule.
const WARNINGS: &str = "warnings";

/// Adds the options.
pub fn add_to(command: Command) -> Command {
    Setting::ALL.into_iter().fold(command, |command, setting| {
        command.arg(Arg::new(setting.word()).long(setting.word()).action(ArgAction::Append).num_args(1))
    })
}

/// Their words.
pub fn words() -> Vec<ArgWords> {
    let rule = || msg!("cli-value.rule");
    vec![
        value("deny", rule(), msg!("cli-levels.deny")),
        value("warn", rule(), msg!("cli-levels.warn")),
        value("info", rule(), msg!("cli-levels.info")),
        value("allow", rule(), msg!("cli-levels.allow")),
    ]
}

/// The levels by option, in the order in which they stand on the command line.
#[derive(Clone, Debug, Default)]
pub struct Chosen {
    rules: Vec<(&'static crate::diagnostic::Rule, Setting)>,
    deny_warnings: bool,
}

impl Chosen {
    /// Reads the options.
    ///
    /// # Errors
    /// A name is no rule's.
    pub fn new(matches: &ArgMatches) -> anyhow::Result<Self> {
        let mut given: Vec<(usize, Setting, &String)> = Vec::new();
        for setting in Setting::ALL {
            let places = matches.indices_of(setting.word()).into_iter().flatten();
            let names = matches.get_many::<String>(setting.word()).into_iter().flatten();
            given.extend(places.zip(names).map(|(at, name)| (at, setting, name)));
        }
        given.sort_by_key(|(at, ..)| *at);
        let mut chosen = Self::default();
        for (_, setting, name) in given {
            if setting == Setting::Deny && name == WARNINGS {
                chosen.deny_warnings = true;
            } else {
                chosen.rules.push((rule(name)?, setting));
            }
        }
        Ok(chosen)
    }

    /// These over the settings of a plan.
    pub fn over(&self, config: Option<&Config>) -> Levels {
        Levels::new(config, self.rules.iter().copied(), self.deny_warnings)
    }
}

/// The rule of a name.
///
/// # Errors
/// There is none; the nearest is offered.
pub fn rule(name: &str) -> anyhow::Result<&'static crate::diagnostic::Rule> {
    known_rule(name, RULES).map_err(|near| {
        let failure = Failure::new(msg!("unknown-rule", name = name));
        match near {
            Some(rule) => failure.hint(msg!("unknown-rule.near", near = rule.name)),
            None => failure.hint(msg!("unknown-rule.help")),
        }
        .into()
    })
}
