//! `kcp validate`: all that is wrong with plans.

use super::Spec;
use crate::cli::args::{Words, value};
use crate::cli::disk::Disk;
use crate::cli::errors;
use crate::cli::levels::Chosen;
use crate::cli::load::{self, Plan};
use crate::cli::meant::meant;
use crate::cli::mending::{self, Mended, Mending, Output};
use crate::cli::session::Session;
use crate::cli::{Outcome, discover, levels, page, parallel};
use crate::compile::{Compiled, Found, Setup};
use crate::config::Config;
use crate::diagnostic::render::{self, Checked, Counts, Shown, Sources, Style};
use crate::diagnostic::{File, Level};
use crate::locale::{Lang, Locale};
use crate::msg;
use crate::source::Source;
use clap::{ArgMatches, Args, Command, FromArgMatches, ValueEnum, ValueHint};
use std::collections::HashSet;
use unicode_width::UnicodeWidthStr;

pub const SPEC: Spec = Spec { name: "validate", aliases: &["check"], args, words, run };

#[derive(Args)]
struct Validate {
    /// The plans.
    #[arg(value_hint = ValueHint::AnyPath)]
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
    Sarif,
    Github,
    Gitlab,
}

impl Form {
    /// Whether it says of each mend if it may be made unseen.
    fn tells_what_is_safe(self) -> bool {
        matches!(self, Self::Json | Self::Sarif)
    }
}

fn args(command: Command) -> Command {
    levels::add_to(mending::add_to(Validate::augment_args(command)))
}

fn words() -> Words {
    let mut args = vec![
        value("plans", msg!("cli-value.plan"), msg!("cli-validate.plans")),
        value("format", msg!("cli-value.form"), msg!("cli-validate.format")),
        value("stdin_name", msg!("cli-value.name"), msg!("cli-validate.stdin-name")),
    ];
    args.extend(mending::words());
    args.extend(levels::words());
    Words {
        summary: msg!("cli-validate.summary"),
        about: msg!("cli-validate"),
        usage: msg!("cli-validate.usage"),
        examples: msg!("cli-validate.examples"),
        args,
    }
}

/// A plan that was read, and what was found in it.
struct Read<'a> {
    config: Option<&'a Config>,
    source: Source,
    found: Vec<Found>,
    /// The language that the plan names.
    language: Option<Lang>,
}

fn run(matches: &ArgMatches, session: &Session) -> anyhow::Result<Outcome> {
    let validate = Validate::from_arg_matches(matches)?;
    let chosen = Chosen::new(matches)?;
    let mending = Mending::new(matches)?;
    let mut failed = Vec::new();
    let plans = meant(&validate.plans, validate.stdin_name.as_deref(), session, &mut failed);
    let mut read = Vec::new();
    let only = plans.len() == 1;
    let form = validate.format;
    let results = parallel::map(&plans, |plan| compiled(plan, &chosen, form, mending, session, only));
    for (plan, result) in plans.iter().zip(results) {
        match result {
            Ok((source, found, language, mended)) => {
                if let Some(mended) = mended {
                    session.terminal.remark(&mended.said);
                    session.terminal.print(&mended.output)?;
                }
                read.push(Read { config: plan.config.as_ref(), source, found, language });
            }
            Err(error) => failed.push(error),
        }
    }
    said_once(&mut read);
    let locale = Locale::new(read.first().map_or(session.language(None, None), |one| one.lang(session)));
    if !read.is_empty() {
        let text = || shown(&read, validate.format, failed.is_empty(), session, &locale);
        match mending.map_or(Output::Faults, |mending| mending.output(&plans)) {
            Output::Faults => session.terminal.print(text().as_bytes())?,
            Output::Plan => session.terminal.remark(&text()),
            Output::Diff => {}
        }
    }
    // One plan that can't be read keeps no other from being checked.
    let last = failed.pop();
    for error in &failed {
        session.terminal.remark(&errors::describe(error, session.terminal.width, &locale));
    }
    if let Some(error) = last {
        return Err(error);
    }
    let faulty = read.iter().any(Read::has_errors);
    Ok(if faulty { Outcome::Faulty } else { Outcome::Fine })
}

/// What is kept of a plan: the rest is let go before the next one is read; that of an only one is left to the
/// system.
type Kept = (Source, Vec<Found>, Option<Lang>, Option<Mended>);

fn compiled(
    plan: &Plan,
    chosen: &Chosen,
    form: Form,
    mending: Option<Mending>,
    session: &Session,
    only: bool,
) -> anyhow::Result<Kept> {
    let levels = chosen.over(plan.config.as_ref());
    let (compiled, mended) = match mending {
        Some(mending) => mending.apply(plan, &levels, session).map(|(left, mended)| (left, Some(mended)))?,
        None => {
            let setup = load::setup(plan, &levels, &Disk, session);
            (load::read_as(plan, &Setup { try_mends: form.tells_what_is_safe(), ..setup })?, None)
        }
    };
    let Compiled { source, programme, found, .. } = compiled;
    let language = programme.as_ref().and_then(|programme| programme.language);
    if only && found.is_empty() {
        // The process ends soon, and the system takes all at once what is taken apart here bit by bit. Where
        // there are messages, they need its room.
        std::mem::forget(programme);
    }
    Ok((source, found, language, mended))
}

/// The faults of a `kcp.toml` are shown with the first plan that stands under it.
fn said_once(plans: &mut [Read<'_>]) {
    let mut seen = HashSet::new();
    for read in plans {
        if read.config.is_some_and(|config| !seen.insert(config.source.path())) {
            read.found.retain(|found| found.diagnostic.place.file != File::Config);
        }
    }
}

impl Read<'_> {
    fn lang(&self, session: &Session) -> Lang {
        session.language(self.config, self.language)
    }

    fn has_errors(&self) -> bool {
        self.found.iter().any(|found| found.diagnostic.level == Level::Error)
    }

    fn shown(&self) -> Checked<'_> {
        let diagnostics = self
            .found
            .iter()
            .map(|found| Shown { diagnostic: &found.diagnostic, subject: found.subject.clone() });
        let config = self.config.map(|config| &config.source);
        Checked { sources: Sources { plan: &self.source, config }, diagnostics: diagnostics.collect() }
    }
}

/// `complete` says whether every plan that was meant could be read.
fn shown(read: &[Read<'_>], form: Form, complete: bool, session: &Session, locale: &Locale) -> String {
    let checked: Vec<Checked<'_>> = read.iter().map(Read::shown).collect();
    let style = Style { color: session.terminal.color, width: session.terminal.width };
    let mut out = String::new();
    match form {
        Form::Json => return render::json(&checked, session.as_of, locale),
        Form::Sarif => return render::sarif(&checked, &discover::base(), complete, locale),
        Form::Gitlab => return render::gitlab(&checked, &discover::base(), locale),
        _ if session.quiet => {}
        Form::Github => {
            let base = discover::base();
            for plan in &checked {
                render::github(&mut out, &plan.diagnostics, plan.sources, &base, locale);
            }
        }
        Form::Short => {
            for plan in &checked {
                render::short(&mut out, &plan.diagnostics, plan.sources, locale);
            }
        }
        Form::Full => {
            for plan in &checked {
                render::full(&mut out, &plan.diagnostics, plan.sources, locale, style);
            }
        }
    }
    if form == Form::Full || session.quiet {
        let all = || checked.iter().flat_map(|plan| plan.diagnostics.iter().map(|shown| shown.diagnostic));
        let (counts, rule) = (Counts::of(all()), render::gravest(all()));
        out += &fitted(&render::summary(checked.len(), counts, rule, locale), style.width);
    }
    out
}

/// The last line, broken first where the command in it begins, so that it can be copied whole.
fn fitted(summary: &str, width: usize) -> String {
    let broken = summary.replace(" · ", "\n");
    let text = if summary.width() <= width { summary } else { &broken };
    page::wrap(text, width).join("\n") + "\n"
}
