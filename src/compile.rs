//! From files to a checked and analysed programme: load → check → analyse.

mod allows;
mod edits;
mod subjects;
mod trial;

pub use edits::{apply, chosen};

use crate::analysis::{Analysis, analyse};
use crate::checks::{self, Input, check};
use crate::config::{Config, Levels, Limits};
use crate::diagnostic::render::{Sources, Subject};
use crate::diagnostic::{Diagnostic, Group, Level, Rule};
use crate::model::{self, Programme, Unread};
use crate::schema::MISSING_KEY;
use crate::source::{Files, Source};
use crate::syntax::{Parsed, VALUE_CUT_BY_COMMENT};
use chrono::NaiveDate;
use std::collections::HashSet;
use std::io;

/// What is compiled, under which settings, and as of which day.
pub struct Setup<'a> {
    /// Where the plan is read from.
    pub files: &'a dyn Files,
    /// Its path there.
    pub plan: &'a str,
    /// Its path as messages show it.
    pub name: &'a str,
    /// The `kcp.toml` that it stands under.
    pub config: Option<&'a Config>,
    /// What levels the rules have.
    pub levels: &'a Levels,
    /// All the rules there are.
    pub rules: &'a [&'static Rule],
    /// The day as of which things are overdue or in the future.
    pub as_of: NaiveDate,
    /// Whether mends of what can't be read are tried, which takes a second reading; untried, none is safe.
    pub try_mends: bool,
}

/// All that kcp knows of a plan.
#[derive(Debug)]
pub struct Compiled {
    /// The plan's text.
    pub source: Source,
    /// The programme; none where the file is no plan.
    pub programme: Option<Programme>,
    /// What follows from it; none where there is no programme.
    pub analysis: Option<Analysis>,
    /// The places of the plan that could not be read as they are written.
    pub unread: Vec<Unread>,
    /// Every fault that is not silenced, in the order of the file; those of `kcp.toml` come last.
    pub found: Vec<Found>,
}

/// A fault, and what of the programme it is about.
#[derive(Clone, Debug)]
pub struct Found {
    /// The fault.
    pub diagnostic: Diagnostic,
    /// The goal, activity … that it is about, if it is about one.
    pub subject: Option<Subject>,
}

impl Compiled {
    /// Whether a fault of level error was found.
    pub fn has_errors(&self) -> bool {
        self.found.iter().any(|found| found.diagnostic.level == Level::Error)
    }

    /// The files that the faults' places are in.
    pub fn sources<'a>(&'a self, config: Option<&'a Config>) -> Sources<'a> {
        Sources { plan: &self.source, config: config.map(|config| &config.source) }
    }
}

/// Reads a plan, checks it and works out what follows.
///
/// # Errors
/// The file can't be read.
pub fn compile(setup: &Setup<'_>) -> io::Result<Compiled> {
    let source = Source::read(setup.files, setup.plan, setup.name)?;
    let Parsed { tree, diagnostics: broken, allows, .. } = model::parse(&source);
    let (records, faults) = model::records(&source, &tree);
    let outline = model::outline(&tree);
    let contacts = checks::contacts(&source, &tree);
    let mended = tree.mended_lines();
    // The tree is as large as the text, and has served.
    drop(tree);
    let built = model::understand(&source, records, faults);
    // A text that could not be read at all is not empty besides.
    let told = built.programme.is_some() || broken.is_empty();
    let mut found = if told { built.diagnostics } else { Vec::new() };
    let programme = built.programme;
    let analysis = programme.as_ref().map(|programme| analyse(programme, setup.as_of));
    let no_limits = Limits::default();
    let limits = setup.config.map_or(&no_limits, |config| &config.limits);
    if let (Some(programme), Some(analysis)) = (&programme, &analysis) {
        let (source, contacts, levels) = (&source, &*contacts, setup.levels);
        found.extend(check(&Input { programme, analysis, source, contacts, levels, limits }));
    }
    let broken = trial::without_following(broken, &mut found, &mended);
    found.splice(0..0, broken);
    if setup.try_mends {
        trial::prove(&source, &mut found);
    } else {
        trial::refuse_all(&mut found);
    }
    let mut found = allows::apply(&allows, setup.rules, found);
    found.extend(setup.config.into_iter().flat_map(|config| config.diagnostics.iter().cloned()));
    told_once(&mut found);
    let unreadable = programme.is_none();
    let found = levelled(found, setup.levels, unreadable);
    let unread = model::unread(&source, &outline, programme.as_ref(), found.iter());
    let subjects = subjects::of(programme.as_ref(), &found);
    let found = found.into_iter().zip(subjects).map(|(diagnostic, subject)| Found { diagnostic, subject });
    Ok(Compiled { source, unread, found: found.collect(), programme, analysis })
}

/// A comment in place of what is required is told as what is missing, and not as a text cut short.
fn told_once(found: &mut Vec<Diagnostic>) {
    let missing = found.iter().filter(|fault| *fault.rule == MISSING_KEY);
    let places = missing
        .flat_map(|fault| std::iter::once(fault.place).chain(fault.labels.iter().map(|label| label.place)));
    let starts: HashSet<u32> = places.map(|place| place.span.start).collect();
    found.retain(|fault| *fault.rule != VALUE_CUT_BY_COMMENT || !starts.contains(&fault.place.span.start));
}

/// The faults that are shown, at the levels that the settings give them, in the order of their places.
///
/// Settings can't silence why a file is no plan: it would pass for a sound one.
fn levelled(found: Vec<Diagnostic>, levels: &Levels, unreadable: bool) -> Vec<Diagnostic> {
    let level = |found: Diagnostic| {
        let fatal = unreadable && found.rule.group == Group::Reading && found.level == Level::Error;
        let level = levels.apply(found.rule, Some(found.level));
        if fatal { Some(found) } else { level.map(|level| found.level(level)) }
    };
    let mut shown: Vec<Diagnostic> = found.into_iter().filter_map(level).collect();
    shown.sort_by_key(|found| (found.place.file, found.place.span.start, found.rule.name));
    shown.dedup_by(|next, before| {
        next.place == before.place && next.rule == before.rule && next.message == before.message
    });
    shown
}
