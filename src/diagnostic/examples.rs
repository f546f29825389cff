//! The examples of rules in the reader's language: they are written in Russian, and a table has their words
//! in English.

use super::Example;
use crate::locale::Lang;
use std::borrow::Cow;

/// What the examples say in Russian and in English, a phrase a line.
const WORDS: &str = include_str!("examples.tsv");

impl Example {
    /// The plan and its kcp.toml (empty for none) with their titles in a language. The marks stay.
    pub fn texts(&self, lang: Lang) -> (Cow<'static, str>, Cow<'static, str>) {
        let (plan, config) = match self {
            Self::Overlay { plan, config } => (*plan, *config),
            Self::Whole(plan) => (*plan, ""),
        };
        match lang {
            Lang::Ru => (plan.into(), config.into()),
            Lang::En => (in_english(plan).into(), in_english(config).into()),
        }
    }
}

/// A text with each phrase of the table in English, the longest first.
fn in_english(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let inside = out.chars().next_back().is_some_and(char::is_alphanumeric);
        let known = WORDS.lines().filter_map(|line| line.split_once('\t'));
        let phrase = known.filter(|(russian, _)| !inside && rest.starts_with(russian));
        match phrase.max_by_key(|(russian, _)| russian.len()) {
            Some((russian, english)) => {
                out.push_str(english);
                rest = rest.get(russian.len()..).unwrap_or_default();
            }
            None => {
                out.push(first);
                rest = rest.get(first.len_utf8()..).unwrap_or_default();
            }
        }
    }
    out
}
