//! Diagnostics for people and for programs: with an excerpt of the file (`full`), one a line (`short`), as
//! JSON, and as those who build and review repositories take them (`sarif`, `github`, `gitlab`).

mod base;
mod excerpt;
mod fingerprint;
mod full;
mod github;
mod gitlab;
mod json;
mod places;
mod sarif;
mod short;
mod wrap;

pub use base::Base;
pub use full::{Style, full};
pub use github::github;
pub use gitlab::gitlab;
pub use json::{Checked, json};
pub use sarif::sarif;
pub use short::short;

use super::{Diagnostic, File, Level};
use crate::locale::Locale;
use crate::msg;
use crate::source::Source;

/// A diagnostic and what of the programme it is about.
#[derive(Clone, Debug)]
pub struct Shown<'a> {
    /// The fault.
    pub diagnostic: &'a Diagnostic,
    /// The goal, activity … that it is about, if it is about one.
    pub subject: Option<Subject>,
}

/// A goal, activity, direction … of the programme.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Subject {
    /// `goal`, `person`, `period`, `direction`, `activity` or `indicator`.
    pub kind: &'static str,
    /// Its id, if it has one.
    pub id: Option<String>,
    /// Its number, if it has one.
    pub number: Option<String>,
}

/// The files that places are in.
#[derive(Clone, Copy, Debug)]
pub struct Sources<'a> {
    /// The plan.
    pub plan: &'a Source,
    /// The `kcp.toml` that it stands under.
    pub config: Option<&'a Source>,
}

impl<'a> Sources<'a> {
    /// The file of a place; the plan where there is no such file.
    fn of(self, file: File) -> &'a Source {
        match file {
            File::Plan => self.plan,
            File::Config => self.config.unwrap_or(self.plan),
        }
    }
}

/// How many faults of each level there are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Of level error.
    pub errors: usize,
    /// Of level warning.
    pub warnings: usize,
    /// Of level info.
    pub infos: usize,
}

impl Counts {
    /// Of these diagnostics.
    pub fn of<'a>(diagnostics: impl IntoIterator<Item = &'a Diagnostic>) -> Self {
        let mut counts = Self::default();
        for diagnostic in diagnostics {
            match diagnostic.level {
                Level::Error => counts.errors += 1,
                Level::Warning => counts.warnings += 1,
                Level::Info => counts.infos += 1,
            }
        }
        counts
    }

    /// Both together.
    #[must_use]
    pub fn plus(self, other: Self) -> Self {
        Self {
            errors: self.errors + other.errors,
            warnings: self.warnings + other.warnings,
            infos: self.infos + other.infos,
        }
    }
}

/// The last line, without a line break: «1 ошибка, 2 предупреждения · подробнее: kcp explain
/// inverted-interval», before it how many plans there are where it is more than one: «3 файла: …». `rule` is
/// one worth explaining, as a rule that of the gravest fault.
pub fn summary(plans: usize, counts: Counts, rule: Option<&str>, locale: &Locale) -> String {
    let found = found(counts, rule, locale);
    if plans < 2 {
        return found;
    }
    format!("{} {found}", locale.say(&msg!("diagnostic-summary.plans", count = plans)))
}

fn found(counts: Counts, rule: Option<&str>, locale: &Locale) -> String {
    let mut parts = Vec::new();
    if counts.errors > 0 {
        parts.push(locale.say(&msg!("diagnostic-summary.errors", count = counts.errors)));
    }
    if counts.warnings > 0 {
        parts.push(locale.say(&msg!("diagnostic-summary.warnings", count = counts.warnings)));
    }
    if counts.infos > 0 {
        parts.push(locale.say(&msg!("diagnostic-summary.infos", count = counts.infos)));
    }
    if parts.is_empty() {
        return locale.say(&msg!("diagnostic-summary"));
    }
    let mut line = parts.join(", ");
    if let Some(rule) = rule {
        line.push_str(" · ");
        line.push_str(&locale.say(&msg!("diagnostic-summary.more", rule = rule)));
    }
    line
}

/// The rule of the gravest fault, the first of them: what a summary offers to explain.
pub fn gravest<'a>(diagnostics: impl IntoIterator<Item = &'a Diagnostic>) -> Option<&'static str> {
    let mut found: Option<&Diagnostic> = None;
    for diagnostic in diagnostics {
        if found.is_none_or(|other| other.level < diagnostic.level) {
            found = Some(diagnostic);
        }
    }
    found.map(|diagnostic| diagnostic.rule.name)
}

/// What is wrong and what mends it, the mend on lines of its own.
fn telling(diagnostic: &Diagnostic, locale: &Locale) -> String {
    let mut text = locale.say(&diagnostic.message.shortened());
    if let Some((first, rest)) = full::mends(diagnostic, locale).split_first() {
        text += &format!("\n{}: {first}", locale.say(&msg!("diagnostic-help")));
        for mend in rest {
            text += &format!("\n· {mend}");
        }
    }
    text
}

fn on_one_line(text: &str) -> String {
    text.lines().map(str::trim).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests;
