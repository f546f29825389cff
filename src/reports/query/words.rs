//! The words that some options take: those of the format, and what a page calls the same in any language.

use super::{QueryFault, Sort};
use crate::document::Status;
use crate::locale::{Arg, Message, Names};
use crate::msg;
use crate::schema::nearest;
use std::collections::BTreeSet;

/// A word that an option takes.
#[derive(Clone, Debug)]
pub struct Choice<T> {
    /// What it stands for.
    pub value: T,
    /// The word itself.
    pub word: &'static str,
    /// What a page calls it; several names have commas between them.
    pub called: Message,
    /// Both, as a list of choices shows them.
    pub shown: Message,
}

/// The words of `--status`.
pub fn statuses() -> Vec<Choice<Status>> {
    let choice = |value: Status| {
        let word = value.word();
        Choice {
            value,
            word,
            called: msg!("report-status", word = word),
            shown: msg!("report-status.choice", word = word),
        }
    };
    Status::ALL.map(choice).into()
}

/// The words of `--sort`.
pub fn sorts() -> Vec<Choice<Sort>> {
    let choice = |value: Sort| {
        let word = value.word();
        Choice {
            value,
            word,
            called: msg!("report-sort", word = word),
            shown: msg!("report-sort.choice", word = word),
        }
    };
    Sort::ALL.map(choice).into()
}

/// The status that a word of `--status` names.
///
/// # Errors
/// It names none.
pub fn status(typed: &str) -> Result<Status, QueryFault> {
    chosen(typed, statuses(), "--status", |value| msg!("report-fault-status", value = value))
}

/// The order that a word of `--sort` names.
///
/// # Errors
/// It names none.
pub fn sort(typed: &str) -> Result<Sort, QueryFault> {
    chosen(typed, sorts(), "--sort", |value| msg!("report-fault-sort", value = value))
}

/// The thing that a word is, or that is called so.
pub fn called<T: Copy>(typed: &str, choices: &[Choice<T>]) -> Option<T> {
    let own = choices.iter().find(|choice| choice.word == typed);
    let names = Names::new();
    let found = own.or_else(|| choices.iter().find(|choice| names.is_called(typed, &choice.called)));
    found.map(|choice| choice.value)
}

/// The nearest of the words, and of what they are called.
pub fn near<T>(typed: &str, choices: &[Choice<T>]) -> Option<String> {
    let names = Names::new();
    let own = choices.iter().map(|choice| choice.word.to_owned());
    // What stands there twice would be no single nearest word.
    let all: BTreeSet<String> =
        own.chain(choices.iter().flat_map(|choice| names.all(&choice.called))).collect();
    nearest(&typed.to_lowercase(), all.iter().map(String::as_str)).map(str::to_owned)
}

/// The words one after another, each with what a page calls it.
pub fn list<T>(choices: &[Choice<T>]) -> Arg {
    Arg::List(choices.iter().map(|choice| Arg::from(choice.shown.clone())).collect())
}

fn chosen<T: Copy>(
    typed: &str,
    choices: Vec<Choice<T>>,
    option: &'static str,
    unknown: impl Fn(&str) -> Message,
) -> Result<T, QueryFault> {
    let typed = typed.trim();
    called(typed, &choices).ok_or_else(|| {
        let help = match near(typed, &choices) {
            Some(near) => msg!("report-fault-near", near = near),
            None => msg!("report-fault-choices", choices = list(&choices)),
        };
        QueryFault::new(option, unknown(typed)).help(help)
    })
}
