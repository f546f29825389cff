use super::args::Common;
use super::environment::Environment;
use super::errors::Failure;
use super::language::Languages;
use super::terminal::Terminal;
use super::{clock, discover};
use crate::config::Config;
use crate::dates::{self, Context};
use crate::locale::{Lang, Locale};
use crate::msg;
use chrono::NaiveDate;
use std::path::Path;

/// What a command runs under: the common options over the environment.
pub struct Session {
    /// The day that counts as today.
    pub as_of: NaiveDate,
    /// Where a language may come from.
    pub languages: Languages,
    /// What is written to.
    pub terminal: Terminal,
    /// `--width`.
    pub width: Option<usize>,
    /// Only the summary.
    pub quiet: bool,
    /// Also what was read.
    pub verbose: bool,
    /// `KCP_PLAN`.
    pub plan: Option<String>,
}

impl Session {
    /// Settles the day, the language and the streams.
    ///
    /// # Errors
    /// An option or a variable of the environment has a value that can't be.
    pub fn new(common: Common, environment: Environment) -> anyhow::Result<Self> {
        let languages = Languages::new(common.lang(), &environment)?;
        let as_of = match (&common.as_of, &environment.as_of) {
            (Some(text), _) => day(text).ok_or_else(|| {
                Failure::new(msg!("cli-bad-day", value = text, name = "--as-of"))
                    .hint(msg!("cli-bad-day.hint"))
            })?,
            (None, Some(text)) => day(text).ok_or_else(|| {
                Failure::new(msg!("cli-bad-day", value = text, name = "KCP_AS_OF"))
                    .hint(msg!("cli-bad-day.hint"))
            })?,
            (None, None) => clock::today(),
        };
        Ok(Self {
            as_of,
            languages,
            terminal: Terminal::new(common.color.unwrap_or_default(), common.width),
            width: common.width.map(usize::from),
            quiet: common.quiet,
            verbose: common.verbose,
            plan: environment.plan,
        })
    }

    /// The language of what kcp says where no plan is involved.
    ///
    /// # Errors
    /// The nearest `kcp.toml` can't be read.
    pub fn locale(&self) -> anyhow::Result<Locale> {
        let config = discover::config(Path::new(""))?;
        Ok(Locale::new(self.language(config.as_ref(), None)))
    }

    /// The language of messages about a plan.
    pub fn language(&self, config: Option<&Config>, plan: Option<Lang>) -> Lang {
        self.languages.of_messages(config.and_then(|config| config.language), plan)
    }
}

/// The one day that a text names.
fn day(text: &str) -> Option<NaiveDate> {
    let reading = dates::parse(text).and_then(|expr| expr.resolve(&Context::default())).ok()?;
    match reading.stretches.as_slice() {
        [one] if one.first == one.last => one.first,
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_a_single_one_with_its_year() {
        assert_eq!(day("2021-12-15"), NaiveDate::from_ymd_opt(2021, 12, 15));
        assert_eq!(day("15 декабря 2021 г."), day("15.12.2021"));
        assert_eq!(day("15.12.2021"), day("2021-12-15"));
        for text in
            ["15 декабря", "2021-12", "2021-12-15/2021-12-16", "../2021-12-15", "ongoing", "", "2021-02-30"]
        {
            assert_eq!(day(text), None, "{text}");
        }
    }
}
