//! How far each judgement, rank or weight can move before the order of the first goals or of the first
//! activities changes.
//!
//! Two that are alike now have no order to lose; an order has changed once one that was lighter is heavier.

mod levers;
mod turning;
mod watch;

pub use levers::{Lever, Turns, What};

use super::Analysis;
use super::priorities::{Given, Methods, Priorities, Worst, families, given, joined, methods, places, worst};
use crate::model::{GoalIx, Programme};
use watch::Watch;

/// So many of the first goals and of the first activities are watched.
pub const FIRST: usize = 10;

/// How firmly the order stands on what one family says.
#[derive(Clone, Debug)]
pub struct Sensitivity {
    /// The goal above the family.
    pub parent: GoalIx,
    /// What can be moved, in the order of the file as far as it has one; what several experts say counts as
    /// one opinion.
    pub levers: Vec<Lever>,
    /// The judgement that makes the family's judgements inconsistent most; none where they agree.
    pub worst: Option<Worst>,
}

/// What of a family's order each lever can change, for every family that says something, in the order of the
/// parents.
pub fn sensitivity(programme: &Programme, analysis: &Analysis) -> Vec<Sensitivity> {
    let priorities = &analysis.priorities;
    let methods = methods(programme);
    let places = places(programme);
    let watch = Watch::new(programme, priorities);
    let of_family = |(at, family): (usize, super::priorities::Family<'_>)| {
        let given = match given(programme, &family, &places) {
            Given::Nothing => return None,
            Given::Experts(opinions) => joined(&opinions),
            given => given,
        };
        of_given(&watch, priorities, at, family.at, &family.parent.children, &given, methods)
    };
    families(programme).enumerate().filter_map(of_family).collect()
}

fn of_given(
    watch: &Watch<'_>,
    priorities: &Priorities,
    at: usize,
    parent: GoalIx,
    children: &[GoalIx],
    given: &Given,
    methods: Methods,
) -> Option<Sensitivity> {
    let weights = &priorities.families.get(at)?.weights;
    if weights.len() < 2 {
        return None;
    }
    let view = watch.family(parent, weights);
    let levers = levers::levers(given, weights, children, methods, &view);
    let worst = match given {
        Given::Pairwise(judgements) => worst(judgements, methods.pairwise),
        _ => None,
    };
    (!levers.is_empty()).then_some(Sensitivity { parent, levers, worst })
}
