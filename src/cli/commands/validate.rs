//! `kcp validate`: all that is wrong with plans.

use super::Spec;
use crate::cli::args::{Words, value};
use crate::cli::levels::Chosen;
use crate::cli::load::Plan;
use crate::cli::session::Session;
use crate::cli::{Outcome, errors, levels, load, page};
use crate::compile::Compiled;
use crate::diagnostic::File;
use crate::diagnostic::render::{self, Checked, Counts, Shown, Style};
use crate::locale::{Lang, Locale};
use crate::msg;
use clap::{ArgMatches, Args, Command, FromArgMatches, ValueEnum};
use std::collections::HashSet;
use unicode_width::UnicodeWidthStr;

pub const SPEC: Spec = Spec { name: "validate", aliases: &["check"], args, words, run };

#[derive(Args)]
struct Validate {
    /// The plans.
    plans: Vec<String>,
    /// How faults are shown.
    #[arg(long, default_value = "full")]
    format: Form,
    /// What standard input is called.
    #[arg(long)]
    stdin_name: Option<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Form {
    Full,
    Short,
    Json,
}

fn args(command: Command) -> Command {
    levels::add_to(Validate::augment_args(command))
}

fn words() -> Words {
    let mut args = vec![
        value("plans", msg!("cli-value.plan"), msg!("cli-validate.plans")),
        value("format", msg!("cli-value.form"), msg!("cli-validate.format")),
        value("stdin_name", msg!("cli-value.name"), msg!("cli-validate.stdin-name")),
    ];
    args.extend(levels::words());
    Words {
        summary: msg!("cli-validate.summary"),
        about: msg!("cli-validate"),
        usage: msg!("cli-validate.usage"),
        examples: msg!("cli-validate.examples"),
        args,
    }
}

/// A plan that was read, under its settings.
struct Read {
    plan: Plan,
    compiled: Compiled,
}

fn run(matches: &ArgMatches, session: &Session) -> anyhow::Result<Outcome> {
    let validate = Validate::from_arg_matches(matches)?;
    let chosen = Chosen::new(matches)?;
    let named: Vec<Option<&str>> = match validate.plans.as_slice() {
        [] => vec![None],
        plans => plans.iter().map(|plan| Some(plan.as_str())).collect(),
    };
    let mut plans = Vec::new();
    let mut failed = Vec::new();
    for name in named {
        match read(name, &validate, &chosen, session) {
            Ok(read) => plans.push(read),
            Err(error) => failed.push(error),
        }
    }
    said_once(&mut plans);
    let locale =
        Locale::new(plans.first().map_or(session.language(None, None), |read| read.language(session)));
    if !plans.is_empty() {
        session.terminal.print(shown(&plans, validate.format, session, &locale).as_bytes())?;
    }
    // One plan that can't be read keeps no other from being checked.
    let last = failed.pop();
    for error in &failed {
        session.terminal.remark(&errors::describe(error, &locale));
    }
    if let Some(error) = last {
        return Err(error);
    }
    let faulty = plans.iter().any(|read| read.compiled.has_errors());
    Ok(if faulty { Outcome::Faulty } else { Outcome::Fine })
}

fn read(name: Option<&str>, validate: &Validate, chosen: &Chosen, session: &Session) -> anyhow::Result<Read> {
    let plan = load::plan(name, validate.stdin_name.as_deref(), session)?;
    let compiled = load::read(&plan, &chosen.over(plan.config.as_ref()), session)?;
    Ok(Read { plan, compiled })
}

/// The faults of a `kcp.toml` are shown with the first plan that stands under it.
fn said_once(plans: &mut [Read]) {
    let mut seen = HashSet::new();
    for read in plans {
        let config = read.plan.config.as_ref().map(|config| config.source.path().to_owned());
        if config.is_some_and(|path| !seen.insert(path)) {
            read.compiled.found.retain(|found| found.diagnostic.place.file != File::Config);
        }
    }
}

impl Read {
    fn language(&self, session: &Session) -> Lang {
        let own = self.compiled.programme.as_ref().and_then(|programme| programme.language);
        session.language(self.plan.config.as_ref(), own)
    }

    fn checked(&self) -> Checked<'_> {
        let diagnostics = self
            .compiled
            .found
            .iter()
            .map(|found| Shown { diagnostic: &found.diagnostic, subject: found.subject.clone() });
        let sources = self.compiled.sources(self.plan.config.as_ref());
        Checked { sources, diagnostics: diagnostics.collect() }
    }
}

fn shown(plans: &[Read], form: Form, session: &Session, locale: &Locale) -> String {
    let checked: Vec<Checked<'_>> = plans.iter().map(Read::checked).collect();
    if form == Form::Json {
        return render::json(&checked, session.as_of, locale);
    }
    let mut out = String::new();
    let style = Style { color: session.terminal.color, width: session.terminal.width };
    for plan in checked.iter().filter(|_| !session.quiet) {
        match form {
            Form::Short => render::short(&mut out, &plan.diagnostics, plan.sources, locale),
            _ => render::full(&mut out, &plan.diagnostics, plan.sources, locale, style),
        }
    }
    if form == Form::Full || session.quiet {
        let all = || checked.iter().flat_map(|plan| plan.diagnostics.iter().map(|shown| shown.diagnostic));
        out += &fitted(&render::summary(Counts::of(all()), render::gravest(all()), locale), style.width);
    }
    out
}

/// The last line, broken first where the command in it begins, so that it can be copied whole.
fn fitted(summary: &str, width: usize) -> String {
    let broken = summary.replace(" · ", "\n");
    let text = if summary.width() <= width { summary } else { &broken };
    page::wrap(text, width).join("\n") + "\n"
}
