//! The rules that a whole programme is checked by, a file for a few kindred ones, and [`RULES`]: all
//! the rules there are, wherever their faults are found.

mod agreement;
mod bounds;
mod coverage;
mod gather;
mod heavy;
mod indicators;
mod judgements;
mod late;
mod list;
mod money;
mod names;
mod opinions;
mod order;
mod people;
mod periods;
mod personal;
mod priorities;
mod results;
mod said;
mod slipped;
mod titles;
mod tree;

pub use list::{CHECKS, RULES};
pub use personal::{Contact, contacts};

use crate::analysis::{Analysis, Placement};
use crate::config::{Levels, Limits};
use crate::diagnostic::{Diagnostic, Rule};
use crate::model::{Activity, Programme};
use crate::source::{Source, Span};
use std::collections::BTreeSet;

/// What checks look at.
pub struct Input<'a> {
    /// The programme.
    pub programme: &'a Programme,
    /// What follows from it as of a day.
    pub analysis: &'a Analysis,
    /// The plan's text.
    pub source: &'a Source,
    /// What of it may lead to a person: see [`contacts`].
    pub contacts: &'a [(Span, Contact)],
    /// Which rules are wanted: one that is off costs nothing.
    pub levels: &'a Levels,
    /// Numbers that rules compare with.
    pub limits: &'a Limits,
}

/// Adds the faults of a few kindred rules.
pub type Check = fn(&Input<'_>, &mut Vec<Diagnostic>);

/// All faults that the whole programme shows; what reading has found is not among them.
pub fn check(input: &Input<'_>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for check in CHECKS {
        check(input, &mut found);
    }
    found
}

impl<'a> Input<'a> {
    /// The activities, each with its place in time.
    fn activities(&self) -> impl Iterator<Item = (&'a Activity, &'a Placement)> + use<'a> {
        self.programme.activities.iter().zip(&self.analysis.activities)
    }

    /// An activity and its place in time.
    fn activity(&self, at: usize) -> Option<(&'a Activity, &'a Placement)> {
        Some((self.programme.activities.get(at)?, self.analysis.activities.get(at)?))
    }

    /// Whether a rule's faults are shown at all.
    fn wants(&self, rule: &Rule) -> bool {
        self.levels.of(rule).is_some()
    }

    /// Words in parts of the file that could not be read: what they name may well be named there.
    fn lost(&self) -> &'a BTreeSet<String> {
        &self.programme.lost_words
    }
}
