//! `kcp init`: a first plan with remarks, dated from today.

mod from;

use super::{Spec, schema};
use crate::cli::args::{Words, value};
use crate::cli::errors::{Failure, cannot_write};
use crate::cli::session::Session;
use crate::cli::{Outcome, discover, disk, page};
use crate::locale::{Lang, Locale, visible};
use crate::msg;
use chrono::{Datelike, Months, NaiveDate};
use clap::{ArgMatches, Args, FromArgMatches, ValueEnum, ValueHint};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// What opens a placeholder of a template: `{month+3}` is the third month after that of today.
const PLACEHOLDER: &str = "{month+";

pub const SPEC: Spec = Spec { name: "init", aliases: &[], args: Init::augment_args, words, run };

#[derive(Args)]
struct Init {
    /// Where the plan is created.
    #[arg(value_hint = ValueHint::DirPath)]
    dir: Option<PathBuf>,
    /// Which template it is made from.
    #[arg(long, default_value = "minimal", conflicts_with = "from")]
    template: Template,
    /// Last year's plan, or a table.
    #[arg(long)]
    from: Option<String>,
    /// By how many years dates are moved.
    #[arg(long, requires = "from", allow_hyphen_values = true)]
    shift: Option<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Template {
    Minimal,
    Quality,
}

impl Template {
    fn text(self, lang: Lang) -> &'static str {
        match (self, lang) {
            (Self::Minimal, Lang::Ru) => include_str!("../templates/minimal.ru.yaml"),
            (Self::Minimal, Lang::En) => include_str!("../templates/minimal.en.yaml"),
            (Self::Quality, Lang::Ru) => include_str!("../templates/quality.ru.yaml"),
            (Self::Quality, Lang::En) => include_str!("../templates/quality.en.yaml"),
        }
    }
}

fn words() -> Words {
    Words {
        summary: msg!("cli-init.summary"),
        about: msg!("cli-init"),
        usage: msg!("cli-init.usage"),
        examples: msg!("cli-init.examples"),
        args: vec![
            value("dir", msg!("cli-value.folder"), msg!("cli-init.dir")),
            value("template", msg!("cli-value.template"), msg!("cli-init.template")),
            value("from", msg!("cli-value.file"), msg!("cli-init.from")),
            value("shift", msg!("cli-value.years"), msg!("cli-init.shift")),
        ],
    }
}

fn run(matches: &ArgMatches, session: &Session) -> anyhow::Result<Outcome> {
    let init = Init::from_arg_matches(matches)?;
    let folder = init.dir.unwrap_or_default();
    let lang = session.language(discover::config(&folder)?.as_ref(), None);
    let path = folder.join(discover::PLAN);
    let shown = discover::shown(&discover::plain(&path));
    let exists = || Failure::new(msg!("cli-init.exists", path = &shown)).hint(msg!("cli-init.exists-hint"));
    let made = match &init.from {
        Some(_) if fs::symlink_metadata(&path).is_ok() => return Err(exists().into()),
        Some(from) => Some(from::plan(from, init.shift.as_deref(), lang, session)?),
        None => None,
    };
    let text = match &made {
        Some(made) => made.text.clone(),
        None => dated(init.template.text(lang), session.as_of)
            .ok_or_else(|| Failure::new(msg!("cli-init.too-late")))?,
    };
    if !folder.as_os_str().is_empty() {
        fs::create_dir_all(&folder).map_err(|error| cannot_write(&folder, error))?;
    }
    disk::create(&path, text.as_bytes()).map_err(|error| match error.kind() {
        io::ErrorKind::AlreadyExists => exists(),
        _ => cannot_write(&path, error),
    })?;
    if text.contains(schema::FILE) {
        beside(&folder, lang)?;
    }
    told(made.as_ref(), &path, lang, session)
}

/// Says what was made and what comes next; what is left to check goes to standard error.
fn told(made: Option<&from::Made>, path: &Path, lang: Lang, session: &Session) -> anyhow::Result<Outcome> {
    let locale = Locale::new(lang);
    let shown = discover::shown(&discover::plain(path));
    let said = match made {
        _ if session.quiet => locale.say(&msg!("cli-init.done", path = &shown)),
        None => locale.say(&msg!("cli-init.next", path = &shown, plan = for_commands(path))),
        Some(made) => {
            let done = locale.say(&msg!("cli-init.done", path = &shown));
            let next = locale.say(&msg!("cli-init.check", plan = for_commands(path)));
            format!("{done}\n{}\n{next}", locale.say(&made.said))
        }
    };
    session.terminal.print(format!("{said}\n").as_bytes())?;
    if let Some(made) = made.filter(|made| !made.checks.is_empty()) {
        let count = made.checks.len();
        let width = session.terminal.width;
        let mut text = String::new();
        if session.quiet {
            let said = locale.say(&msg!("cli-init.checks-quiet", count = count));
            text += &(page::wrap(&said, width).join("\n") + "\n");
        } else {
            text += &format!("{}\n", locale.say(&msg!("cli-init.checks", count = count)));
            for check in &made.checks {
                let lines = page::wrap(&visible(check), width.saturating_sub(4));
                for (line, indent) in lines.iter().zip(std::iter::once("  ").chain(std::iter::repeat("    ")))
                {
                    text += &format!("{indent}{line}\n");
                }
            }
        }
        session.terminal.remark(&text);
    }
    Ok(Outcome::Fine)
}

/// Puts the schema that the plan's first line names beside it, unless one is there.
fn beside(folder: &Path, lang: Lang) -> anyhow::Result<()> {
    let path = folder.join(schema::FILE);
    match disk::create(&path, schema::text(&Locale::new(lang))?.as_bytes()) {
        Err(error) if error.kind() != io::ErrorKind::AlreadyExists => Err(cannot_write(&path, error).into()),
        _ => Ok(()),
    }
}

/// The plan as the next commands must name it: not at all where they find it by themselves.
fn for_commands(path: &Path) -> String {
    if path == Path::new(discover::PLAN) {
        return String::new();
    }
    let path = path.display().to_string();
    if path.contains(char::is_whitespace) { format!(" \"{path}\"") } else { format!(" {path}") }
}

/// The template with its months counted from the month of `today`; none past the last year that there is.
fn dated(template: &str, today: NaiveDate) -> Option<String> {
    let first = today.with_day(1)?;
    let mut parts = template.split(PLACEHOLDER);
    let mut text = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (months, rest) = part.split_once('}')?;
        let month = first.checked_add_months(Months::new(months.parse().ok()?))?;
        text += &month.format("%Y-%m").to_string();
        text += rest;
    }
    Some(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_template_is_dated_in_every_language() {
        let today = NaiveDate::from_ymd_opt(2026, 11, 30).unwrap();
        for template in Template::value_variants() {
            for lang in Lang::ALL {
                let text = dated(template.text(lang), today).unwrap();
                assert!(text.contains("dates: 2026-11/2027-10") || text.contains("dates: 2026-11/2028-03"));
                assert!(!text.contains("month+"));
                assert!(text.contains(&format!("language: {}", lang.code())));
            }
        }
    }

    #[test]
    fn months_run_over_the_end_of_a_year() {
        let today = NaiveDate::from_ymd_opt(2024, 1, 31).unwrap();
        assert_eq!(
            dated("a {month+0} b {month+1}/{month+13}", today).unwrap(),
            "a 2024-01 b 2024-02/2025-02"
        );
        assert_eq!(dated("{month+1}", NaiveDate::MAX), None);
    }
}
