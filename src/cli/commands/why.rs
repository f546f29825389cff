//! `kcp why`: all that is known of one activity or goal, and where it comes from.

use super::Spec;
use crate::cli::args::{Words, flag, value};
use crate::cli::errors::Failure;
use crate::cli::levels::Chosen;
use crate::cli::load;
use crate::cli::session::Session;
use crate::cli::{Outcome, faults};
use crate::compile::Found;
use crate::diagnostic::File;
use crate::formats::{self, FORMATS, Options};
use crate::locale::Locale;
use crate::msg;
use crate::reports::{Question, Remark, why};
use clap::builder::PossibleValuesParser;
use clap::{ArgMatches, Args, FromArgMatches};

pub const SPEC: Spec = Spec { name: "why", aliases: &[], args: Why::augment_args, words, run };

#[derive(Args)]
struct Why {
    /// What is asked about.
    id: String,
    /// The plan.
    plan: Option<String>,
    /// Among the goals.
    #[arg(long)]
    goal: bool,
    /// How it is written.
    #[arg(long, value_parser = PossibleValuesParser::new(FORMATS.iter().map(|format| format.name)))]
    format: Option<String>,
    /// What standard input is called.
    #[arg(long)]
    stdin_name: Option<String>,
}

fn words() -> Words {
    Words {
        summary: msg!("cli-why.summary"),
        about: msg!("cli-why"),
        usage: msg!("cli-why.usage"),
        examples: msg!("cli-why.examples"),
        args: vec![
            value("id", msg!("cli-value.id"), msg!("cli-why.id")),
            value("plan", msg!("cli-value.plan"), msg!("cli-report.plan")),
            flag("goal", msg!("cli-why.goal")),
            value("format", msg!("cli-value.form"), msg!("cli-why.format")),
            value("stdin_name", msg!("cli-value.name"), msg!("cli-validate.stdin-name")),
        ],
    }
}

fn run(matches: &ArgMatches, session: &Session) -> anyhow::Result<Outcome> {
    let asked = Why::from_arg_matches(matches)?;
    let plan = load::plan(asked.plan.as_deref(), asked.stdin_name.as_deref(), session)?;
    let compiled = load::read(&plan, &Chosen::default().over(plan.config.as_ref()), session)?;
    let (Some(programme), Some(analysis)) = (&compiled.programme, &compiled.analysis) else {
        faults::remark(&plan, &compiled, session, |_| true);
        return Err(Failure::new(msg!("cli-report.no-plan", path = &plan.name)).into());
    };
    faults::remark(&plan, &compiled, session, |found| found.place.file == File::Config);
    let remarks: Vec<Remark> = compiled.found.iter().filter_map(remark).collect();
    let limit = plan.config.as_ref().and_then(|config| config.limits.consistency_ratio.as_ref());
    let question = Question {
        path: &plan.name,
        source: &compiled.source,
        programme,
        analysis,
        remarks: &remarks,
        asked: &asked.id,
        goal: asked.goal,
        consistency_ratio: limit.map(|limit| limit.value),
    };
    let document = why(&question)
        .map_err(|fault| fault.help.into_iter().fold(Failure::new(fault.message), Failure::hint))?;
    let of_config = plan.config.as_ref().and_then(|config| config.language);
    let lang = session.languages.of_report(of_config, programme.language, &programme.title);
    let options =
        Options { width: session.terminal.width, color: session.terminal.color, ..Options::default() };
    let format = asked.format.as_deref().and_then(formats::named).or(FORMATS.first());
    let format = format.ok_or_else(|| Failure::new(msg!("cli-bad-arguments")))?;
    let bytes = (format.render)(&document, &options, &Locale::new(lang))
        .map_err(|refusal| Failure::new(refusal.message()))?;
    session.terminal.print(&bytes)?;
    Ok(if document.complete { Outcome::Fine } else { Outcome::Faulty })
}

/// A fault of the plan itself as an answer shows it.
fn remark(found: &Found) -> Option<Remark> {
    let fault = &found.diagnostic;
    let places = std::iter::once(&fault.place).chain(fault.labels.iter().map(|label| &label.place));
    let places: Vec<_> = places.filter(|place| place.file == File::Plan).map(|place| place.span).collect();
    (fault.place.file == File::Plan).then(|| Remark {
        level: fault.level.word(),
        rule: fault.rule.name,
        message: fault.message.clone(),
        places,
    })
}
