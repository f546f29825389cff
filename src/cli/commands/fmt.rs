//! `kcp fmt`: plans in the canonical layout.

use super::Spec;
use crate::cli::args::{Words, flag, value};
use crate::cli::disk::{self, STDIN};
use crate::cli::errors::Failure;
use crate::cli::load::{self, Plan};
use crate::cli::meant::meant;
use crate::cli::session::Session;
use crate::cli::{Outcome, diff, errors, page, parallel};
use crate::diagnostic::Diagnostic;
use crate::diagnostic::render::{self, Shown, Sources, Style};
use crate::locale::{Locale, Message};
use crate::msg;
use crate::rewrite::{Refused, laid_out};
use crate::source::Source;
use clap::{ArgMatches, Args, FromArgMatches, ValueHint};
use std::path::Path;

pub const SPEC: Spec = Spec { name: "fmt", aliases: &[], args: Fmt::augment_args, words, run };

#[derive(Args)]
struct Fmt {
    /// The plans.
    #[arg(value_hint = ValueHint::AnyPath)]
    plans: Vec<String>,
    /// Only name what would change.
    #[arg(long)]
    check: bool,
    /// Only show what would change.
    #[arg(long)]
    diff: bool,
    /// What standard input is called.
    #[arg(long)]
    stdin_name: Option<String>,
}

fn words() -> Words {
    Words {
        summary: msg!("cli-fmt.summary"),
        about: msg!("cli-fmt"),
        usage: msg!("cli-fmt.usage"),
        examples: msg!("cli-fmt.examples"),
        args: vec![
            value("plans", msg!("cli-value.plan"), msg!("cli-fmt.plans")),
            flag("check", msg!("cli-fmt.check")),
            flag("diff", msg!("cli-fmt.diff")),
            value("stdin_name", msg!("cli-value.name"), msg!("cli-validate.stdin-name")),
        ],
    }
}

fn run(matches: &ArgMatches, session: &Session) -> anyhow::Result<Outcome> {
    let fmt = Fmt::from_arg_matches(matches)?;
    let mut failed = Vec::new();
    let plans = meant(&fmt.plans, fmt.stdin_name.as_deref(), session, &mut failed);
    let mut outcome = Outcome::Fine;
    for result in parallel::map(&plans, |plan| one(plan, plans.len() == 1, &fmt, session)) {
        match result {
            Ok(done) => {
                session.terminal.remark(&done.said);
                session.terminal.print(done.output.as_bytes())?;
                if done.faulty {
                    outcome = Outcome::Faulty;
                }
            }
            Err(error) => failed.push(error),
        }
    }
    // One plan that can't be read keeps no other from being laid out.
    let last = failed.pop();
    for error in &failed {
        let text = errors::describe(error, session.terminal.width, &session.locale()?);
        session.terminal.remark(&text);
    }
    last.map_or(Ok(outcome), Err)
}

/// What came of one plan.
#[derive(Default)]
struct Done {
    /// For standard output.
    output: String,
    /// For standard error.
    said: String,
    /// It was left as it is though it should change.
    faulty: bool,
}

/// `alone`: it is the only plan, so that no news is told, too.
fn one(plan: &Plan, alone: bool, fmt: &Fmt, session: &Session) -> anyhow::Result<Done> {
    let source = Source::decode(plan.name.as_str(), load::bytes(plan)?);
    let locale = Locale::new(session.language(plan.config.as_ref(), None));
    let text = match laid_out(&source) {
        Ok(text) => text,
        Err(refused) => {
            let said = refusal(&refused, &source, session, &locale);
            return Ok(Done { said, faulty: true, ..Done::default() });
        }
    };
    let changes = text != source.text();
    let mut done = Done { faulty: fmt.check && changes, ..Done::default() };
    if fmt.diff {
        done.output = diff::unified(&plan.name, source.text(), &text, session.terminal.output);
    } else if fmt.check {
        done.output = if changes { format!("{}\n", plan.name) } else { String::new() };
    } else if plan.path == STDIN {
        done.output = text;
    } else {
        if changes {
            disk::write(Path::new(&plan.path), text.as_bytes())
                .map_err(|error| Failure::new(msg!("cli-cannot-write", path = &plan.name)).because(error))?;
        }
        let path = plan.name.as_str();
        if changes && !session.quiet {
            done.said = wrapped(&msg!("cli-fmt.changed", path = path), session, &locale);
        } else if alone && !session.quiet {
            done.said = wrapped(&msg!("cli-fmt.unchanged", path = path), session, &locale);
        }
    }
    Ok(done)
}

/// Why a file is left as it is.
fn refusal(refused: &Refused, source: &Source, session: &Session, locale: &Locale) -> String {
    let path = source.path();
    match refused {
        Refused::Faults(faults) => {
            let shown = if session.quiet { String::new() } else { shown(faults, source, session, locale) };
            shown + &wrapped(&msg!("cli-fmt.faulty", path = path, count = faults.len()), session, locale)
        }
        Refused::Odd => wrapped(&msg!("cli-fmt.odd", path = path), session, locale),
    }
}

fn shown(faults: &[Diagnostic], source: &Source, session: &Session, locale: &Locale) -> String {
    let faults: Vec<_> = faults.iter().map(|diagnostic| Shown { diagnostic, subject: None }).collect();
    let mut out = String::new();
    let style = Style { color: session.terminal.error_color, width: session.terminal.width };
    render::full(&mut out, &faults, Sources { plan: source, config: None }, locale, style);
    out
}

fn wrapped(message: &Message, session: &Session, locale: &Locale) -> String {
    page::wrap(&locale.say(message), session.terminal.width).join("\n") + "\n"
}
