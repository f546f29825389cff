//! `kcp date`: how a date expression is read.

use super::Spec;
use crate::cli::args::{Words, value};
use crate::cli::errors::Failure;
use crate::cli::session::Session;
use crate::cli::{Outcome, page};
use crate::dates::{self, Context, Days, Fault, Reading, Stretch};
use crate::diagnostic::{Diagnostic, Level};
use crate::locale::dates::inferred;
use crate::locale::{Arg, Locale, Message, visible, visible_json};
use crate::model::Clock;
use crate::msg;
use crate::reports::recurrence;
use crate::source::{Source, Span, Spanned};
use anstyle::Style;
use chrono::NaiveDate;
use clap::{ArgMatches, Args, FromArgMatches, ValueEnum};
use serde::Serialize;

pub const SPEC: Spec = Spec { name: "date", aliases: &[], args: Date::augment_args, words, run };

#[derive(Args)]
struct Date {
    /// The expression; several words are one.
    #[arg(required = true)]
    expr: Vec<String>,
    /// The programme's span.
    #[arg(long)]
    within: Option<String>,
    /// How it is shown.
    #[arg(long, default_value = "text")]
    format: Form,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Form {
    Text,
    Json,
}

#[derive(Serialize)]
struct Answer<'a> {
    version: u8,
    kind: &'static str,
    text: &'a str,
    canonical: Option<&'a str>,
    spans: Vec<Ends>,
    deadline: bool,
    every: Option<String>,
    ongoing: bool,
    inferred: Vec<String>,
    error: Option<Refused<'a>>,
}

#[derive(Serialize)]
struct Ends {
    start: Option<String>,
    end: Option<String>,
}

#[derive(Serialize)]
struct Refused<'a> {
    rule: &'static str,
    message: String,
    readings: &'a [String],
}

fn words() -> Words {
    Words {
        summary: msg!("cli-date.summary"),
        about: msg!("cli-date"),
        usage: msg!("cli-date.usage"),
        examples: msg!("cli-date.examples"),
        args: vec![
            value("expr", msg!("cli-value.expression"), msg!("cli-date.expr")),
            value("within", msg!("cli-value.dates"), msg!("cli-date.within")),
            value("format", msg!("cli-value.form"), msg!("cli-date.format")),
        ],
    }
}

fn run(matches: &ArgMatches, session: &Session) -> anyhow::Result<Outcome> {
    let date = Date::from_arg_matches(matches)?;
    let locale = session.locale()?;
    let programme = date.within.as_deref().map(|text| span(text, &locale)).transpose()?;
    let context = Context { programme, ..Context::default() };
    let text = date.expr.join(" ");
    let read = dates::parse(&text).and_then(|expr| expr.resolve(&context));
    let outcome = if read.is_ok() { Outcome::Fine } else { Outcome::Faulty };
    let shown = match (date.format, &read) {
        (Form::Json, read) => json(&text, read.as_ref(), &locale)?,
        (Form::Text, Ok(reading)) => page::fields(&explained(reading, &locale), session.terminal.width),
        (Form::Text, Err(fault)) => refused(&text, fault, &context, session.terminal.width, &locale),
    };
    session.terminal.print(shown.as_bytes())?;
    Ok(outcome)
}

/// The span that `--within` gives.
fn span(text: &str, locale: &Locale) -> anyhow::Result<Days> {
    let reading = dates::parse(text).and_then(|expr| expr.resolve(&Context::default()));
    let failure = |hint| Failure::new(msg!("cli-date.bad-span", text = text)).hint(hint);
    match reading {
        Ok(reading) => {
            let days: Option<Vec<Days>> =
                reading.stretches.iter().map(|stretch| both_ends(*stretch)).collect();
            match dates::merge(days.unwrap_or_default()).as_slice() {
                [one] => Ok(*one),
                _ => Err(failure(msg!("cli-date.bad-span-hint")).into()),
            }
        }
        Err(fault) => Err(failure(msg!(
            "cli-date.bad-span-why",
            reason = locale.say(&diagnostic(text, &fault).message)
        ))
        .into()),
    }
}

fn both_ends(stretch: Stretch) -> Option<Days> {
    Days::new(stretch.first?, stretch.last?)
}

/// The fault as a plan's check reports it.
fn diagnostic(text: &str, fault: &Fault) -> Diagnostic {
    let source = Source::new("", text);
    Clock::new(&source).fault(&Spanned::new(text.into(), Span::new(0, text.len())), fault)
}

fn json(text: &str, read: Result<&Reading, &Fault>, locale: &Locale) -> anyhow::Result<String> {
    let reading = read.ok();
    let stretches = reading.map(|reading| reading.stretches.as_slice()).unwrap_or_default();
    let mut spans: Vec<Ends> = stretches.iter().map(|stretch| ends(*stretch)).collect();
    if let Some(within) = reading.filter(|reading| reading.every.is_some()).and_then(|reading| reading.within)
    {
        spans = vec![ends(within.into())];
    }
    let found_out = reading.map(|reading| reading.inferred.as_slice()).unwrap_or_default();
    let answer = Answer {
        version: 1,
        kind: "date",
        text,
        canonical: reading.map(|reading| reading.canonical.as_str()),
        spans,
        deadline: reading.is_some_and(|reading| reading.deadline),
        every: reading.and_then(|reading| reading.every).map(|every| every.to_string()),
        ongoing: reading.is_some_and(|reading| reading.ongoing),
        inferred: found_out.iter().map(|inference| locale.say(&inferred(inference))).collect(),
        error: read.err().map(|fault| {
            let found = diagnostic(text, fault);
            let message = locale.say(&found.message);
            Refused { rule: found.rule.name, message, readings: &fault.readings }
        }),
    };
    Ok(format!("{}\n", visible_json(&serde_json::to_string_pretty(&answer)?)))
}

fn ends(stretch: Stretch) -> Ends {
    let iso = |day: Option<NaiveDate>| day.map(|day| day.to_string());
    Ends { start: iso(stretch.first), end: iso(stretch.last) }
}

/// What an expression comes to, as names and values.
fn explained(reading: &Reading, locale: &Locale) -> Vec<(String, String)> {
    let mut rows: Vec<(Message, Message)> = Vec::new();
    rows.push((msg!("cli-date.canonical"), msg!("cli-date.text", text = &reading.canonical)));
    for stretch in &reading.stretches {
        rows.push(match (stretch.first, stretch.last) {
            (Some(first), Some(last)) if first == last => {
                (msg!("cli-date.day"), msg!("cli-date.one-day", day = first))
            }
            (Some(first), Some(last)) => {
                let count = (last - first).num_days() + 1;
                (msg!("cli-date.days"), msg!("cli-date.span", first = first, last = last, count = count))
            }
            (None, Some(last)) => (msg!("cli-date.deadline"), msg!("cli-date.until", last = last)),
            (Some(first), None) => (msg!("cli-date.days"), msg!("cli-date.from", first = first)),
            (None, None) => (msg!("cli-date.days"), msg!("cli-date.whole")),
        });
    }
    if let Some(every) = reading.every {
        rows.push((msg!("cli-date.every"), msg!("cli-date.text", text = recurrence::words(&every))));
        rows.push(match reading.within {
            Some(Days { first, last }) => {
                let count = (last - first).num_days() + 1;
                (msg!("cli-date.bound"), msg!("cli-date.span", first = first, last = last, count = count))
            }
            None => (msg!("cli-date.bound"), msg!("cli-date.whole")),
        });
    }
    if reading.ongoing {
        rows.push((msg!("cli-date.days"), msg!("cli-date.ongoing")));
    }
    rows.extend(reading.inferred.iter().map(|inference| (msg!("cli-date.inferred"), inferred(inference))));
    rows.into_iter().map(|(name, value)| (locale.say(&name), locale.say(&value))).collect()
}

/// Why an expression is not read, and what can be written instead with what it would come to.
fn refused(text: &str, fault: &Fault, context: &Context<'_>, width: usize, locale: &Locale) -> String {
    let found = diagnostic(text, fault);
    let (style, word) = (page::level_style(Some(Level::Error)), locale.say(&msg!("diagnostic-level.error")));
    let message = format!("{word}[{}]: {}", found.rule.name, visible(&locale.say(&found.message)));
    let mut lines = page::wrap(&message, width);
    if let Some(first) = lines.first_mut() {
        let head = format!("{word}[{}]", found.rule.name);
        *first = first.replacen(&head, &format!("{style}{head}{style:#}"), 1);
    }
    if let Some(help) = &found.help {
        lines.extend(page::wrap(&format!("{} {}", locale.say(&msg!("cli-hint")), locale.say(help)), width));
    }
    let mut out = lines.join("\n") + "\n";
    if !fault.readings.is_empty() {
        let bold = Style::new().bold();
        out += &format!("\n{bold}{}{bold:#}\n", locale.say(&msg!("cli-date.readings")));
        let rows: Vec<(String, String)> = fault
            .readings
            .iter()
            .map(|reading| (reading.clone(), meaning(reading, context, locale)))
            .collect();
        out += &page::fields(&rows, width);
    }
    out
}

/// The days of a reading in words.
fn meaning(text: &str, context: &Context<'_>, locale: &Locale) -> String {
    let Ok(reading) = dates::parse(text).and_then(|expr| expr.resolve(context)) else { return String::new() };
    let days = reading.stretches.iter().map(|stretch| match (stretch.first, stretch.last) {
        (None, Some(last)) => msg!("cli-date.until", last = last).into(),
        (Some(first), None) => msg!("cli-date.from", first = first).into(),
        (first, last) => {
            let days = first.zip(last).and_then(|(first, last)| Days::new(first, last));
            days.map_or(Arg::from(msg!("cli-date.whole")), Arg::from)
        }
    });
    let mut said: Vec<Arg> = days.collect();
    if reading.ongoing {
        said.push(msg!("cli-date.ongoing").into());
    }
    if let Some(every) = &reading.every {
        said.push(recurrence::words(every).into());
        said.extend(reading.within.map(Arg::from));
    }
    locale.arg(&Arg::List(said))
}
