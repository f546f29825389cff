//! From files to a checked and analysed programme: load → check → analyse.

use crate::analysis::{Analysis, analyse};
use crate::diagnostic::{Diagnostic, Level};
use crate::model::{self, Programme};
use crate::source::{Files, Source};
use crate::syntax;
use chrono::NaiveDate;
use std::io;

/// What is compiled, and as of which day.
pub struct Setup<'a> {
    /// Where the plan is read from.
    pub files: &'a dyn Files,
    /// Its path there.
    pub plan: &'a str,
    /// Its path as messages show it.
    pub name: &'a str,
    /// The day on which things are overdue or in the future.
    pub as_of: NaiveDate,
}

/// All that kcp knows of a plan.
#[derive(Debug)]
pub struct Compiled {
    /// The plan's text.
    pub source: Source,
    /// The programme; none where the file is no plan.
    pub programme: Option<Programme>,
    /// What follows from it.
    pub analysis: Option<Analysis>,
    /// Every fault that is not silenced, in the order of the file.
    pub diagnostics: Vec<Diagnostic>,
}

impl Compiled {
    /// Whether a fault of level error was found.
    pub fn has_errors(&self) -> bool {
        self.diagnostics.iter().any(|diagnostic| diagnostic.level == Level::Error)
    }
}

/// Reads a plan, checks it and works out what follows.
///
/// # Errors
/// The file can't be read.
pub fn compile(setup: &Setup<'_>) -> io::Result<Compiled> {
    let bytes = setup.files.read(setup.plan)?;
    let text = String::from_utf8_lossy(&bytes).into_owned();
    let source = Source::new(setup.name, text);
    Ok(compile_text(source, setup.as_of))
}

/// The same for a text that has been read.
pub fn compile_text(source: Source, as_of: NaiveDate) -> Compiled {
    let parsed = syntax::parse(&source);
    let built = model::build(&source, &parsed.tree);
    let mut diagnostics = parsed.diagnostics;
    diagnostics.extend(built.diagnostics);
    let analysis = built.programme.as_ref().map(|programme| analyse(programme, as_of));
    diagnostics.sort_by_key(|diagnostic| (diagnostic.place, diagnostic.rule.name));
    Compiled { source, programme: built.programme, analysis, diagnostics }
}
