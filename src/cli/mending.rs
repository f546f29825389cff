//! `validate --fix`: what is mended, how it is said, and where the mended plan goes.

use super::args::{ArgWords, flag, value};
use super::disk::{self, STDIN};
use super::errors::Failure;
use super::load::{self, Plan};
use super::session::Session;
use super::{diff, levels, page};
use crate::compile::{Compiled, Setup, compile};
use crate::config::Levels;
use crate::diagnostic::Rule;
use crate::locale::{self, Locale, Message};
use crate::msg;
use crate::rewrite::{self, Change, Mend};
use crate::source::{Files, Memory};
use clap::{Arg, ArgAction, ArgMatches, Command};
use std::path::Path;

/// What is to be mended, and whether it is only shown.
#[derive(Clone, Copy, Debug)]
pub struct Mending {
    /// Only what would change is shown.
    diff: bool,
    /// The rule whose first offered mend is taken too.
    unsafe_rule: Option<&'static Rule>,
}

/// Adds the options.
pub fn add_to(command: Command) -> Command {
    command
        .arg(Arg::new("fix").long("fix").action(ArgAction::SetTrue))
        .arg(Arg::new("diff").long("diff").action(ArgAction::SetTrue).requires("fix"))
        .arg(Arg::new("unsafe").long("unsafe").action(ArgAction::Append).num_args(1).requires("fix"))
}

/// Their words.
pub fn words() -> Vec<ArgWords> {
    vec![
        flag("fix", msg!("cli-fix.fix")),
        flag("diff", msg!("cli-fix.diff")),
        value("unsafe", msg!("cli-value.rule"), msg!("cli-fix.unsafe")),
    ]
}

impl Mending {
    /// Reads the options; none where nothing is to be mended.
    ///
    /// # Errors
    /// A name is no rule's, or there are several.
    pub fn new(matches: &ArgMatches) -> anyhow::Result<Option<Self>> {
        if !matches.get_flag("fix") {
            return Ok(None);
        }
        let names: Vec<&String> = matches.get_many("unsafe").into_iter().flatten().collect();
        let unsafe_rule = match names.as_slice() {
            [] => None,
            [name] => Some(levels::rule(name)?),
            _ => {
                return Err(Failure::new(msg!("cli-fix.one-rule"))
                    .hint(msg!("cli-fix.one-rule-hint"))
                    .into());
            }
        };
        Ok(Some(Self { diff: matches.get_flag("diff"), unsafe_rule }))
    }

    /// Mends a plan and writes it, or finds what would change; what is known of the plan then.
    ///
    /// # Errors
    /// The file can't be read or written.
    pub fn apply(
        self,
        plan: &Plan,
        levels: &Levels,
        session: &Session,
    ) -> anyhow::Result<(Compiled, Mended)> {
        let files = Memory::one(&plan.path, load::bytes(plan)?);
        let setup = Setup { try_mends: true, ..load::setup(plan, levels, &files, session) };
        let rewrite::Mended { bytes, mends, compiled } =
            rewrite::mend(&setup, self.unsafe_rule.map(|rule| rule.name))?;
        let before = files.read(&plan.path)?;
        let language = compiled.programme.as_ref().and_then(|programme| programme.language);
        let locale = Locale::new(session.language(plan.config.as_ref(), language));
        let said = self.said(&plan.name, &mends, &compiled, session, &locale);
        if self.diff {
            let (before, after) = (String::from_utf8_lossy(&before), String::from_utf8_lossy(&bytes));
            let output = diff::unified(&plan.name, &before, &after, session.terminal.output).into_bytes();
            // What is only shown has changed nothing yet.
            return Ok((compile(&setup)?, Mended { output, said }));
        }
        if plan.path == STDIN {
            return Ok((compiled, Mended { output: bytes, said }));
        }
        if bytes != before {
            disk::write(Path::new(&plan.path), &bytes)
                .map_err(|error| Failure::new(msg!("cli-cannot-write", path = &plan.name)).because(error))?;
        }
        Ok((compiled, Mended { output: Vec::new(), said }))
    }

    /// What is told of the mends of a plan, and that the rule whose others were asked for has none to offer.
    fn said(self, path: &str, mends: &[Mend], left: &Compiled, session: &Session, locale: &Locale) -> String {
        let count = mends.len();
        let none = self.unsafe_rule.filter(|rule| {
            let has_fault = left.found.iter().any(|of| of.diagnostic.rule.name == rule.name);
            has_fault && !mends.iter().any(|mend| mend.rule.name == rule.name)
        });
        let none = none.map(|rule| msg!("cli-fix.none-of-rule", path = path, rule = rule.name));
        let head = match (count, self.diff) {
            (0, _) => none.is_none().then(|| msg!("cli-fix.nothing", path = path)),
            (_, true) => Some(msg!("cli-fix.would", path = path, count = count)),
            (_, false) => Some(msg!("cli-fix.done", path = path, count = count)),
        };
        said(&none.into_iter().chain(head).collect::<Vec<_>>(), mends, session, locale)
    }

    /// What goes to standard output.
    pub fn output(self, plans: &[Plan]) -> Output {
        match self.diff {
            true => Output::Diff,
            false if plans.iter().any(|plan| plan.path == STDIN) => Output::Plan,
            false => Output::Faults,
        }
    }
}

/// What is told of the mends of one plan.
#[derive(Debug)]
pub struct Mended {
    /// For standard output: the diff, or the plan that came from standard input.
    pub output: Vec<u8>,
    /// For standard error: what was mended.
    pub said: String,
}

/// What goes to standard output.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Output {
    /// The faults that remain.
    Faults,
    /// The mended plan, which came from standard input.
    Plan,
    /// What would change.
    Diff,
}

/// So many mends are listed.
const LISTED: usize = 100;

/// What was mended, a line a mend, after what is said of it in all.
fn said(heads: &[Message], mends: &[Mend], session: &Session, locale: &Locale) -> String {
    let count = mends.len();
    let heads = heads.iter().flat_map(|head| page::wrap(&locale.say(head), session.terminal.width));
    let mut out: String = heads.map(|line| line + "\n").collect();
    if !session.quiet {
        let mut listed: Vec<&Mend> = mends.iter().take(LISTED).collect();
        listed.sort_by_key(|mend| mend.at);
        let places = listed.iter().map(|mend| place(mend).len()).max().unwrap_or_default();
        let rows: Vec<(String, String)> = listed.iter().map(|mend| row(mend, places, locale)).collect();
        out += &page::fields(&rows, session.terminal.width);
    }
    if !session.quiet && count > LISTED {
        out += &format!("{}\n", locale.say(&msg!("cli-fix.more", count = count - LISTED)));
    }
    out
}

fn place(mend: &Mend) -> String {
    format!("{}:{}", mend.at.line, mend.at.column)
}

/// The place and the rule of a mend, and what it did; places take so many columns.
fn row(mend: &Mend, places: usize, locale: &Locale) -> (String, String) {
    let name = format!("  {:places$}  {}", place(mend), mend.rule.name);
    let what = match &mend.change {
        Change::Text(before, after) if before.is_empty() => msg!("cli-fix.added", text = shown(after)),
        Change::Text(before, after) if after.is_empty() => msg!("cli-fix.removed", text = shown(before)),
        Change::Text(before, after) => msg!("cli-fix.changed", before = shown(before), after = shown(after)),
        Change::Places(1) => msg!("cli-fix.title", title = mend.title.clone()),
        Change::Places(count) => msg!("cli-fix.places", title = mend.title.clone(), count = *count),
    };
    let mut value = locale.say(&what);
    if mend.choices > 1 {
        value += &format!(" ({})", locale.say(&msg!("cli-fix.first", count = mend.choices)));
    }
    (name, value)
}

/// A text as it stands in a line of the list: space that nobody would see is said in words.
fn shown(text: &str) -> locale::Arg {
    if text.is_empty() || !text.chars().all(char::is_whitespace) {
        return cut(text).into();
    }
    let mut runs: Vec<(char, usize)> = Vec::new();
    for c in text.chars() {
        match runs.last_mut() {
            Some((last, count)) if *last == c => *count += 1,
            _ => runs.push((c, 1)),
        }
    }
    let said = runs.into_iter().map(|(c, count)| match c {
        '\t' => msg!("cli-fix.tabs", count = count),
        ' ' => msg!("cli-fix.spaces", count = count),
        '\u{a0}' => msg!("cli-fix.fixed-spaces", count = count),
        _ => msg!("cli-fix.odd-spaces", count = count, sign = format!("U+{:04X}", u32::from(c))),
    });
    msg!("cli-fix.list", text = locale::Arg::List(said.map(Into::into).collect())).into()
}

/// A text as it is quoted in a line of the list.
fn cut(text: &str) -> String {
    /// So many characters are shown.
    const MOST: usize = 60;
    let mut shown: String = crate::locale::visible(text).chars().take(MOST).collect();
    if text.chars().count() > MOST {
        shown.push('…');
    }
    shown
}
