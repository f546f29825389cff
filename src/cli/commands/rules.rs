//! `kcp rules`: all the rules by what they are about.

use super::Spec;
use crate::checks::RULES;
use crate::cli::args::{Words, value};
use crate::cli::session::Session;
use crate::cli::{Outcome, page};
use crate::diagnostic::{Group, Level, Rule};
use crate::locale::{Locale, Message};
use crate::msg;
use anstyle::Style;
use clap::{ArgMatches, Args, FromArgMatches, ValueEnum};
use serde::Serialize;
use unicode_width::UnicodeWidthStr;

pub const SPEC: Spec = Spec { name: "rules", aliases: &[], args: Rules::augment_args, words, run };

#[derive(Args)]
struct Rules {
    /// How they are shown.
    #[arg(long, default_value = "text")]
    format: Form,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Form {
    Text,
    Json,
}

#[derive(Serialize)]
struct Listing {
    version: u8,
    kind: &'static str,
    rules: Vec<Entry>,
}

#[derive(Serialize)]
struct Entry {
    name: &'static str,
    level: Option<&'static str>,
    group: &'static str,
    summary: String,
}

fn words() -> Words {
    Words {
        summary: msg!("cli-rules.summary"),
        about: msg!("cli-rules"),
        usage: msg!("cli-rules.usage"),
        examples: msg!("cli-rules.examples"),
        args: vec![value("format", msg!("cli-value.form"), msg!("cli-rules.format"))],
    }
}

fn run(matches: &ArgMatches, session: &Session) -> anyhow::Result<Outcome> {
    let rules = Rules::from_arg_matches(matches)?;
    let locale = session.locale()?;
    let text = match rules.format {
        Form::Text => listed(session.terminal.width, &locale),
        Form::Json => {
            let rules = sorted().into_iter().map(|rule| Entry {
                name: rule.name,
                level: rule.level.map(Level::word),
                group: group(rule.group).0,
                summary: locale.of_rule(rule.name, "summary"),
            });
            let listing = Listing { version: 1, kind: "rules", rules: rules.collect() };
            serde_json::to_string_pretty(&listing)? + "\n"
        }
    };
    session.terminal.print(text.as_bytes())?;
    Ok(Outcome::Fine)
}

/// The rules by group; within one as they are listed.
fn sorted() -> Vec<&'static Rule> {
    let mut rules = RULES.to_vec();
    rules.sort_by_key(|rule| rule.group);
    rules
}

/// The word of a group for JSON, and for people.
fn group(group: Group) -> (&'static str, Message) {
    match group {
        Group::Reading => ("reading", msg!("cli-group.reading")),
        Group::Identity => ("identity", msg!("cli-group.identity")),
        Group::Deadlines => ("deadlines", msg!("cli-group.deadlines")),
        Group::Priorities => ("priorities", msg!("cli-group.priorities")),
        Group::Coverage => ("coverage", msg!("cli-group.coverage")),
        Group::People => ("people", msg!("cli-group.people")),
        Group::Results => ("results", msg!("cli-group.results")),
    }
}

fn listed(width: usize, locale: &Locale) -> String {
    let rules = sorted();
    let names = rules.iter().map(|rule| rule.name.width()).max().unwrap_or_default() + 2;
    let levels: Vec<String> = rules.iter().map(|rule| page::level_word(rule.level, locale)).collect();
    let second = levels.iter().map(|word| word.width()).max().unwrap_or_default() + 2;
    // Too narrow for three columns: the summary stands below the name.
    let indent = if width >= names + second + 30 { names + second } else { 2 };
    let mut text = String::new();
    let mut last = None;
    for (rule, level) in rules.iter().zip(&levels) {
        if last != Some(rule.group) {
            let bold = Style::new().bold();
            let space = if last.is_some() { "\n" } else { "" };
            text += &format!("{space}{bold}{}{bold:#}\n", locale.say(&group(rule.group).1));
            last = Some(rule.group);
        }
        let style = page::level_style(rule.level);
        text += &format!("{}{style}{}{style:#}", page::pad(rule.name, names), level);
        let lines = page::wrap(&locale.of_rule(rule.name, "summary"), width.saturating_sub(indent).max(1));
        for (at, line) in lines.iter().enumerate() {
            if at == 0 && indent > 2 {
                text += &format!("{}{line}", " ".repeat(second.saturating_sub(level.width())));
            } else {
                text += &format!("\n{}{line}", " ".repeat(indent));
            }
        }
        text.push('\n');
    }
    text
}
