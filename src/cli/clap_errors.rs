//! The command line's own errors in the reader's language: clap speaks English only.

use super::commands::COMMANDS;
use super::errors::Failure;
use crate::locale::{Arg, Message};
use crate::msg;
use crate::schema::nearest;
use clap::Command;
use clap::error::{ContextKind, ContextValue, ErrorKind};

/// What clap found wrong with the words of `root`, in kcp's words.
pub fn failure(error: &clap::Error, root: &Command) -> Failure {
    let given =
        |kind| error.get(kind).map(words).and_then(|list| list.into_iter().next()).unwrap_or_default();
    let argument = option_alone(given(ContextKind::InvalidArg));
    let value = given(ContextKind::InvalidValue);
    let message = match error.kind() {
        ErrorKind::UnknownArgument if argument.starts_with('-') => {
            msg!("cli-unknown-option", name = argument)
        }
        ErrorKind::UnknownArgument => msg!("cli-extra-argument", name = argument),
        ErrorKind::InvalidSubcommand => {
            msg!("cli-unknown-command", name = given(ContextKind::InvalidSubcommand))
        }
        ErrorKind::InvalidValue if value.is_empty() => msg!("cli-value-missing", name = argument),
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            msg!("cli-bad-value", value = value, name = argument)
        }
        ErrorKind::ArgumentConflict => {
            let others = error.get(ContextKind::PriorArg).map(words).unwrap_or_default();
            let others: Vec<String> = others.into_iter().map(option_alone).collect();
            msg!("cli-conflict", name = argument, others = others)
        }
        ErrorKind::MissingRequiredArgument => {
            let missing = error.get(ContextKind::InvalidArg).map(words).unwrap_or_default();
            let bare = |name: &String| name.trim_end_matches("...").replace(['<', '>'], "");
            msg!("cli-missing", names = missing.iter().map(bare).collect::<Vec<_>>())
        }
        ErrorKind::MissingSubcommand | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            msg!("cli-no-command")
        }
        ErrorKind::NoEquals => msg!("cli-no-equals", name = argument),
        ErrorKind::TooManyValues => msg!("cli-too-many", value = value, name = argument),
        ErrorKind::TooFewValues | ErrorKind::WrongNumberOfValues => {
            msg!("cli-value-missing", name = argument)
        }
        ErrorKind::InvalidUtf8 => msg!("cli-not-utf8"),
        _ => msg!("cli-bad-arguments"),
    };
    let mut failure = Failure::new(message);
    for hint in hints(error, root) {
        failure = failure.hint(hint);
    }
    failure
}

fn hints(error: &clap::Error, root: &Command) -> Vec<Message> {
    if error.kind() == ErrorKind::InvalidSubcommand {
        let name = error.get(ContextKind::InvalidSubcommand).map(words).unwrap_or_default();
        return vec![nearest_command(&name.concat())];
    }
    let near = error.get(ContextKind::SuggestedArg).map(words).unwrap_or_default();
    if !near.is_empty() {
        return vec![msg!("cli-near", names = either(near))];
    }
    let valid = error.get(ContextKind::ValidValue).map(words).unwrap_or_default();
    let value = error.get(ContextKind::InvalidValue).map(words).unwrap_or_default().concat();
    if let Some(near) = nearest(&value, valid.iter().map(String::as_str)) {
        let list = msg!("cli-valid", values = either(valid.clone()));
        return vec![msg!("cli-near", names = near), list];
    }
    match error.kind() {
        ErrorKind::InvalidValue if !valid.is_empty() => {
            vec![msg!("cli-valid", values = either(valid))]
        }
        ErrorKind::MissingRequiredArgument => {
            let missing = error.get(ContextKind::InvalidArg).map(words).unwrap_or_default();
            let choices = choices(root, &missing);
            let list = (!choices.is_empty()).then(|| msg!("cli-valid", values = either(choices)));
            list.into_iter().chain([msg!("cli-see-help")]).collect()
        }
        ErrorKind::ValueValidation => vec![msg!("cli-width-range")],
        ErrorKind::MissingSubcommand => vec![msg!("cli-see-commands")],
        ErrorKind::UnknownArgument => vec![msg!("cli-see-help")],
        _ => Vec::new(),
    }
}

/// What may be meant by a name that no command has.
pub fn nearest_command(name: &str) -> Message {
    let names = COMMANDS.iter().flat_map(|spec| spec.aliases.iter().copied().chain([spec.name]));
    match nearest(name, names) {
        Some(near) => msg!("cli-near", names = near),
        None => msg!("cli-see-commands"),
    }
}

/// What the missing arguments may be, where they are of a few.
fn choices(root: &Command, missing: &[String]) -> Vec<String> {
    let args = root.get_subcommands().flat_map(Command::get_arguments);
    let values =
        args.filter(|arg| missing.contains(&arg.to_string())).flat_map(clap::Arg::get_possible_values);
    values.map(|value| value.get_name().to_owned()).collect()
}

/// `--lang` of `--lang <LANG>`: the name says enough.
fn option_alone(argument: String) -> String {
    match argument.split_once(' ') {
        Some((name, _)) if name.starts_with("--") => name.to_owned(),
        _ => argument,
    }
}

fn either(names: Vec<String>) -> Arg {
    Arg::Either(names.into_iter().map(Arg::from).collect())
}

fn words(value: &ContextValue) -> Vec<String> {
    match value {
        ContextValue::String(text) => vec![text.clone()],
        ContextValue::Strings(list) => list.clone(),
        ContextValue::StyledStr(text) => vec![text.to_string()],
        ContextValue::StyledStrs(list) => list.iter().map(ToString::to_string).collect(),
        ContextValue::Bool(_) | ContextValue::Number(_) => vec![value.to_string()],
        _ => Vec::new(),
    }
}
