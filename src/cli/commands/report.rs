//! `kcp report`: the plan as a report says it.

use super::Spec;
use crate::analysis::priorities::AsIf;
use crate::cli::args::{Words, flag, value};
use crate::cli::disk::{self, STDIN};
use crate::cli::errors::{Failure, cannot_write};
use crate::cli::levels::Chosen;
use crate::cli::load::{self, Plan};
use crate::cli::session::Session;
use crate::cli::terminal::{DEFAULT_WIDTH, Terminal};
use crate::cli::{Outcome, faults, page};
use crate::compile::Compiled;
use crate::diagnostic::File;
use crate::diagnostic::render::Counts;
use crate::document::{Block, Document, Text};
use crate::formats::{self, FORMATS, Format, Options, Refusal};
use crate::locale::{Arg, Lang, Locale, visible};
use crate::msg;
use crate::reports::{self, Input, Query, REPORTS, RawQuery, Report as Kind, words};
use clap::builder::PossibleValuesParser;
use clap::{ArgMatches, Args, Command, FromArgMatches, ValueHint};
use std::path::{Path, PathBuf};

pub const SPEC: Spec = Spec { name: "report", aliases: &[], args, words: help, run };

/// The program that `--for` knows.
const EXCEL: &str = "excel";

#[derive(Args)]
struct Report {
    /// Which report; or the plan.
    name: Option<String>,
    /// The plan.
    #[arg(value_hint = ValueHint::AnyPath)]
    plan: Option<String>,
    /// Names the reports.
    #[arg(long)]
    list: bool,
    /// When.
    #[arg(long)]
    period: Vec<String>,
    /// In which directions.
    #[arg(long)]
    direction: Vec<String>,
    /// Who answers.
    #[arg(long)]
    responsible: Vec<String>,
    /// What is served.
    #[arg(long)]
    goal: Vec<String>,
    /// At what stage.
    #[arg(long)]
    status: Vec<String>,
    /// In which order.
    #[arg(long)]
    sort: Option<String>,
    /// Which columns.
    #[arg(long, value_delimiter = ',')]
    columns: Vec<String>,
    /// Whether activities are leaves of the tree.
    #[arg(long)]
    activities: bool,
    /// By which other method to look at the weights.
    #[arg(long, value_parser = PossibleValuesParser::new(AsIf::ALL.map(AsIf::word)))]
    as_if: Option<String>,
    /// How it is written.
    #[arg(long, value_parser = PossibleValuesParser::new(FORMATS.iter().map(|format| format.name)))]
    format: Option<String>,
    /// For which program.
    #[arg(long = "for", value_parser = [EXCEL])]
    program: Option<String>,
    /// Where to.
    #[arg(short, long, value_hint = ValueHint::FilePath)]
    output: Option<PathBuf>,
    /// What standard input is called.
    #[arg(long)]
    stdin_name: Option<String>,
}

fn args(command: Command) -> Command {
    Report::augment_args(command)
}

fn help() -> Words {
    Words {
        summary: msg!("cli-report.summary"),
        about: msg!("cli-report"),
        usage: msg!("cli-report.usage"),
        examples: msg!("cli-report.examples"),
        args: vec![
            value("name", msg!("cli-value.report"), msg!("cli-report.name")),
            value("plan", msg!("cli-value.plan"), msg!("cli-report.plan")),
            flag("list", msg!("cli-report.list")),
            value("period", msg!("cli-value.expression"), msg!("cli-report.period")),
            value("direction", msg!("cli-value.id"), msg!("cli-report.direction")),
            value("responsible", msg!("cli-value.who"), msg!("cli-report.responsible")),
            value("goal", msg!("cli-value.id"), msg!("cli-report.goal")),
            value("status", msg!("cli-value.status"), msg!("cli-report.status")),
            value("sort", msg!("cli-value.sort"), msg!("cli-report.sort")),
            value("columns", msg!("cli-value.columns"), msg!("cli-report.columns")),
            flag("activities", msg!("cli-report.activities")),
            value("as_if", msg!("cli-value.method"), msg!("cli-report.as-if")),
            value("format", msg!("cli-value.form"), msg!("cli-report.format")),
            value("program", msg!("cli-value.program"), msg!("cli-report.for")),
            value("output", msg!("cli-value.file"), msg!("cli-report.output")),
            value("stdin_name", msg!("cli-value.name"), msg!("cli-validate.stdin-name")),
        ],
    }
}

fn run(matches: &ArgMatches, session: &Session) -> anyhow::Result<Outcome> {
    let report = Report::from_arg_matches(matches)?;
    if report.list {
        session.terminal.print(listed(session.terminal.width, &session.locale()?).as_bytes())?;
        return Ok(Outcome::Fine);
    }
    let (kind, named) = name_or_plan(report.name.as_deref(), report.plan.as_deref())?;
    refuse_filters(kind, &report)?;
    refuse_foreign(kind, &report)?;
    let format = format(&report)?;
    report.status.iter().try_for_each(|word| words::status(word).map(drop)).map_err(refused)?;
    report.sort.iter().try_for_each(|word| words::sort(word).map(drop)).map_err(refused)?;
    let plan = load::plan(named, report.stdin_name.as_deref(), session)?;
    let output = report.output.as_deref().filter(|path| *path != Path::new(STDIN));
    if output.is_some_and(|path| disk::same_file(path, Path::new(&plan.path))) {
        return Err(Failure::new(msg!("cli-report.over-plan", path = &plan.name)).into());
    }
    let settings = plan.config.as_ref().map(|config| config.source.path());
    if let Some((path, settings)) = output.zip(settings)
        && disk::same_file(path, Path::new(settings))
    {
        return Err(Failure::new(msg!("cli-report.over-settings", path = settings)).into());
    }
    if format.binary && output.is_none() && session.terminal.output {
        let ending = format.extensions.first().copied().unwrap_or(format.name);
        return Err(Failure::new(msg!("cli-report.no-text", format = format.name))
            .hint(msg!("cli-report.no-text-hint", ending = ending))
            .into());
    }
    let compiled = load::read(&plan, &Chosen::default().over(plan.config.as_ref()), session)?;
    let (document, lang) = made(kind, &report, &plan, &compiled, session)?;
    let locale = Locale::new(lang);
    let typed = (!report.columns.is_empty()).then_some(report.columns.as_slice());
    let columns = typed.map(|typed| formats::keys(&document, typed)).transpose();
    let options = Options {
        width: if output.is_some() { session.width.unwrap_or(DEFAULT_WIDTH) } else { session.terminal.width },
        color: output.is_none() && session.terminal.color,
        excel: report.program.is_some(),
        columns: columns.map_err(|refusal| Failure::new(refusal.message()))?,
    };
    let bytes = (format.render)(&document, &options, &locale)
        .map_err(|refusal| not_shown(&refusal, format, &plan, &compiled))?;
    match output {
        Some(path) => written(path, &bytes, session, &locale)?,
        None if format.binary => Terminal::print_bytes(&bytes)?,
        None => session.terminal.print(&bytes)?,
    }
    if document.complete {
        return Ok(Outcome::Fine);
    }
    // Where both streams are one terminal, the page has just said it.
    let said = output.is_none() && session.terminal.one && format.name == "terminal";
    let notes = if said { String::new() } else { notes(&document, &locale) };
    session.terminal.remark(&(notes + &incomplete(&plan, &compiled, session.terminal.width, &locale)));
    Ok(if compiled.has_errors() { Outcome::Faulty } else { Outcome::Fine })
}

/// A report that can't be of a part of the programme would look as if it were.
fn refuse_filters(kind: &Kind, report: &Report) -> Result<(), Failure> {
    let filters = [
        ("--period", !report.period.is_empty()),
        ("--direction", !report.direction.is_empty()),
        ("--responsible", !report.responsible.is_empty()),
        ("--goal", !report.goal.is_empty()),
        ("--status", !report.status.is_empty()),
    ];
    match filters.into_iter().find(|(option, given)| *given && !kind.filters.contains(option)) {
        Some((option, _)) => {
            let list = |names: Vec<&str>| Arg::List(names.into_iter().map(Arg::from).collect());
            let knows = REPORTS.iter().filter(|report| report.filters.contains(&option));
            let names = list(knows.map(|report| report.name).collect());
            let failure = Failure::new(msg!("cli-report.whole", name = kind.name, option = option));
            let failure = failure.hint(msg!("cli-report.whole-hint", option = option, names = names));
            Err(match kind.filters {
                [] => failure,
                some => failure.hint(msg!("cli-report.own-filters", options = list(some.to_vec()))),
            })
        }
        None => Ok(()),
    }
}

/// An option of another report would be passed over in silence.
fn refuse_foreign(kind: &Kind, report: &Report) -> Result<(), Failure> {
    let given = [
        (reports::ACTIVITIES, report.activities),
        (reports::AS_IF, report.as_if.is_some()),
        (reports::SORT, report.sort.is_some()),
    ];
    match given.into_iter().find(|(option, given)| *given && !kind.own.contains(option)) {
        Some((option, _)) => {
            let knows = REPORTS.iter().filter(|report| report.own.contains(&option));
            let names = Arg::List(knows.map(|report| Arg::from(report.name)).collect());
            let failure = Failure::new(msg!("cli-report.foreign", name = kind.name, option = option));
            Err(failure.hint(msg!("cli-report.foreign-hint", option = option, names = names)))
        }
        None => Ok(()),
    }
}

/// Which report, and which plan: the first word is a report only if it names one, else it is the plan.
fn name_or_plan<'a>(
    first: Option<&'a str>,
    second: Option<&'a str>,
) -> anyhow::Result<(&'static Kind, Option<&'a str>)> {
    let usual = || REPORTS.first().ok_or_else(|| Failure::new(msg!("cli-bad-arguments")));
    let Some(first) = first else { return Ok((usual()?, None)) };
    if let Some(kind) = reports::find(first) {
        return Ok((kind, second));
    }
    if let Some(kind) = second.and_then(reports::find) {
        let right = format!("kcp report {} {first}", kind.name);
        return Err(Failure::new(msg!("cli-report.name-first"))
            .hint(msg!("cli-report.name-first-hint", command = right))
            .into());
    }
    if let Some(second) = second {
        return Err(unknown_report(first, Some(second)).into());
    }
    let bare = !first.contains(['/', '\\', '.']) && first != STDIN;
    if bare && !Path::new(first).exists() {
        return Err(unknown_report(first, None).into());
    }
    Ok((usual()?, Some(first)))
}

fn unknown_report(name: &str, plan: Option<&str>) -> Failure {
    let choices = reports::names();
    let failure = match plan {
        Some(_) => Failure::new(msg!("cli-report.unknown", name = name)),
        None => Failure::new(msg!("cli-report.neither", name = name)),
    };
    match words::near(name, &choices) {
        Some(near) => failure.hint(msg!("cli-near", names = near)),
        None => failure.hint(msg!("cli-report.names", names = words::list(&choices))),
    }
}

/// The format: as asked for, else by the ending of the file, else a page.
fn format(report: &Report) -> anyhow::Result<&'static Format> {
    if let Some(format) = report.format.as_deref().and_then(formats::named) {
        return Ok(format);
    }
    let file = report.output.as_deref().filter(|path| *path != Path::new(STDIN));
    if let Some(path) = file {
        let path = path.to_string_lossy();
        return formats::of_file(&path).ok_or_else(|| {
            let known = FORMATS.iter().filter_map(|format| format.extensions.first());
            let known = Arg::Either(known.map(|ending| Arg::from(format!(".{ending}"))).collect());
            Failure::new(msg!("cli-report.ending", path = path.as_ref()))
                .hint(msg!("cli-report.ending-hint", endings = known))
                .into()
        });
    }
    let usual = if report.program.is_some() { formats::named("csv") } else { FORMATS.first() };
    usual.ok_or_else(|| Failure::new(msg!("cli-bad-arguments")).into())
}

/// The report as a document, and the language that it is written in.
fn made(
    kind: &Kind,
    report: &Report,
    plan: &Plan,
    compiled: &Compiled,
    session: &Session,
) -> anyhow::Result<(Document, Lang)> {
    let config = plan.config.as_ref();
    let (Some(programme), Some(analysis)) = (&compiled.programme, &compiled.analysis) else {
        faults::remark(plan, compiled, session, |_| true);
        return Err(Failure::new(msg!("cli-report.no-plan", path = &plan.name)).into());
    };
    faults::remark(plan, compiled, session, |found| found.place.file == File::Config);
    let raw = RawQuery {
        period: report.period.clone(),
        direction: report.direction.clone(),
        responsible: report.responsible.clone(),
        goal: report.goal.clone(),
        status: report.status.clone(),
        sort: report.sort.clone(),
        activities: report.activities,
        as_if: report.as_if.clone(),
        consistency_ratio: config.and_then(|config| config.limits.consistency_ratio.map(|limit| limit.value)),
    };
    let query = Query::resolve(&raw, programme).map_err(refused)?;
    let input = Input { path: &plan.name, programme, analysis, unread: &compiled.unread, query: &query };
    let document = (kind.build)(&input);
    let of_config = config.and_then(|config| config.language);
    let lang = session.languages.of_report(of_config, programme.language, &programme.title);
    Ok((document, lang))
}

/// A value of an option that names nothing, or not one thing.
fn refused(fault: reports::QueryFault) -> Failure {
    let failure = Failure::new(msg!("cli-report.query", option = fault.option, message = fault.message));
    fault.help.into_iter().fold(failure, Failure::hint)
}

/// A refusal of a format, with the reports of this plan that it takes if this one has not what it shows.
fn not_shown(refusal: &Refusal, format: &Format, plan: &Plan, compiled: &Compiled) -> Failure {
    let failure = Failure::new(refusal.message());
    let (Refusal::NoTree { .. }, Some(programme), Some(analysis)) =
        (refusal, &compiled.programme, &compiled.analysis)
    else {
        return failure;
    };
    let query = Query::default();
    let input = Input { path: &plan.name, programme, analysis, unread: &compiled.unread, query: &query };
    let shown = REPORTS.iter().filter(|report| (format.shows)(&(report.build)(&input)));
    let names = Arg::List(shown.map(|report| Arg::from(report.name)).collect());
    failure.hint(msg!("cli-report.drawn", format = format.name, names = names))
}

fn written(path: &Path, bytes: &[u8], session: &Session, locale: &Locale) -> anyhow::Result<()> {
    disk::write(path, bytes).map_err(|error| cannot_write(path, error))?;
    if !session.quiet {
        let said = locale.say(&msg!("cli-report.written", path = path.to_string_lossy().as_ref()));
        session.terminal.remark(&visible(&format!("{said}\n")));
    }
    Ok(())
}

/// What the report could not hold.
fn notes(document: &Document, locale: &Locale) -> String {
    let mut text = String::new();
    for block in &document.blocks {
        let Block::Note(note) = block else { continue };
        let said = match note {
            Text::Plain(text) => text.clone(),
            Text::Said(message) => locale.say(message),
        };
        text += &page::wrap(&visible(&said), DEFAULT_WIDTH).join("\n");
        text.push('\n');
    }
    text
}

/// That it could not hold all, and where to read why.
fn incomplete(plan: &Plan, compiled: &Compiled, width: usize, locale: &Locale) -> String {
    let counts = Counts::of(compiled.found.iter().map(|found| &found.diagnostic));
    let why = match counts.errors {
        0 => msg!("cli-report.incomplete-warned", path = &plan.name),
        errors => msg!("cli-report.incomplete", count = errors, path = &plan.name),
    };
    page::wrap(&visible(&locale.say(&why)), width).join("\n") + "\n"
}

/// The reports by name.
fn listed(width: usize, locale: &Locale) -> String {
    let rows: Vec<(String, String)> =
        REPORTS.iter().map(|report| (report.name.to_owned(), locale.say(&(report.about)()))).collect();
    page::fields(&rows, width)
}
