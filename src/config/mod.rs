//! `kcp.toml`: which plan a folder is about, its language, the levels of rules, and limits.

mod levels;
mod read;
mod rules;

pub use levels::{Levels, Setting};
pub use read::read;
pub use rules::{TOML_SYNTAX, UNKNOWN_RULE, UNUSED_ALLOW, known_rule, unknown_rule};

use crate::diagnostic::{Diagnostic, Rule};
use crate::locale::Lang;
use crate::source::{Source, Spanned};

/// The name of the file.
pub const FILE: &str = "kcp.toml";

/// What one `kcp.toml` says, as far as it could be read.
#[derive(Debug)]
pub struct Config {
    /// Its text, for excerpts.
    pub source: Source,
    /// The plan that commands without one are about; relative to the file's folder.
    pub program: Option<Spanned<String>>,
    /// The language of reports and messages.
    pub language: Option<Lang>,
    /// The levels of rules, in the order of the file.
    pub rules: Vec<(&'static Rule, Setting)>,
    /// Numbers that rules compare with.
    pub limits: Limits,
    /// What is wrong with the file itself; the places are in it.
    pub diagnostics: Vec<Diagnostic>,
}

/// Numbers that rules compare with; none where the file does not say.
#[derive(Clone, Copy, Debug, Default)]
pub struct Limits {
    /// More activities than this due in one month are too many for one person, at least 1.
    pub activities_due_a_month: Option<Spanned<u32>>,
    /// The consistency ratio above which judgements contradict each other, above 0 and up to 1.
    pub consistency_ratio: Option<Spanned<f64>>,
}
