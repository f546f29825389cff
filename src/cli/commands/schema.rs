//! `kcp schema`: the format as JSON Schema, for editors.

use super::Spec;
use crate::cli::Outcome;
use crate::cli::args::Words;
use crate::cli::session::Session;
use crate::locale::Locale;
use crate::model::record::Plan;
use crate::msg;
use crate::schema::{Record, json_schema};
use clap::{ArgMatches, Command};

pub const SPEC: Spec = Spec { name: "schema", aliases: &[], args: Command::from, words, run };

/// The name of the schema beside a plan, as the plan's first line gives it to editors.
pub const FILE: &str = "kcp.schema.json";

fn words() -> Words {
    Words {
        summary: msg!("cli-schema.summary"),
        about: msg!("cli-schema"),
        usage: msg!("cli-schema.usage"),
        examples: msg!("cli-schema.examples"),
        args: Vec::new(),
    }
}

fn run(_: &ArgMatches, session: &Session) -> anyhow::Result<Outcome> {
    session.terminal.print(text(&session.locale()?)?.as_bytes())?;
    Ok(Outcome::Fine)
}

/// The schema as a file holds it.
///
/// # Errors
/// Never in practice: it is made of texts.
pub fn text(locale: &Locale) -> anyhow::Result<String> {
    Ok(serde_json::to_string_pretty(&json_schema(Plan::INFO, locale))? + "\n")
}
