//! How far each judgement, rank or weight can move before the order of the first goals or of the first
//! activities changes.
//!
//! Two that are alike now have no order to lose; an order has changed once one that was lighter is heavier.

mod judged;
mod levers;
mod perron;
mod ranked;
mod turning;
mod view;
mod watch;

pub use levers::{Lever, Turns, What};

use super::Analysis;
use super::priorities::{Given, Methods, Priorities, Worst, families, given, joined, methods, places, worst};
use crate::model::{GoalIx, Programme};
use watch::Watch;

/// So many of the first goals and of the first activities are watched.
pub const FIRST: usize = 10;
/// What is left after so many multiplications is not tried: a few seconds.
const LABOUR: usize = 30_000_000_000;

/// How firmly the order stands on what one family says.
#[derive(Clone, Debug)]
pub struct Sensitivity {
    /// The goal above the family.
    pub parent: GoalIx,
    /// What can be moved, in the order of the file as far as it has one; what several experts say counts as
    /// one opinion.
    pub levers: Vec<Lever>,
    /// How many more there are that were not tried, because the plan has so many that it would take too long.
    pub untried: usize,
    /// The judgement that makes the family's judgements inconsistent most; none where they agree.
    pub worst: Option<Worst>,
}

/// What of a family's order each lever can change, for every family that says something, in the order of the
/// parents.
pub fn sensitivity(programme: &Programme, analysis: &Analysis) -> Vec<Sensitivity> {
    within(programme, analysis, LABOUR)
}

/// The same, but what is left after so many multiplications is not tried.
pub fn within(programme: &Programme, analysis: &Analysis, mut labour: usize) -> Vec<Sensitivity> {
    let priorities = &analysis.priorities;
    let places = places(programme);
    let plan = Plan { priorities, methods: methods(programme), watch: Watch::new(programme, priorities) };
    let of_family = |(at, family): (usize, super::priorities::Family<'_>)| {
        let given = match given(programme, &family, &places) {
            Given::Nothing => return None,
            Given::Experts(opinions) => joined(&opinions),
            given => given,
        };
        plan.family(at, (family.at, &family.parent.children), &given, &mut labour)
    };
    families(programme).enumerate().filter_map(of_family).collect()
}

/// What is the same for all families.
struct Plan<'a> {
    priorities: &'a Priorities,
    methods: Methods,
    watch: Watch<'a>,
}

impl Plan<'_> {
    fn family(
        &self,
        at: usize,
        (parent, children): (GoalIx, &[GoalIx]),
        given: &Given,
        labour: &mut usize,
    ) -> Option<Sensitivity> {
        let weights = &self.priorities.families.get(at)?.weights;
        if weights.len() < 2 {
            return None;
        }
        let view = self.watch.family(parent, weights);
        let family = levers::Family { weights, children, methods: self.methods, view: &view };
        let mut all = levers::levers(given, family);
        let mut levers = Vec::new();
        while view.spent() < *labour {
            let Some(lever) = all.next() else { break };
            levers.push(lever);
        }
        *labour = labour.saturating_sub(view.spent());
        let untried = levers::count(given).saturating_sub(levers.len());
        let worst = match given {
            Given::Pairwise(judgements) => worst(judgements, self.methods.pairwise),
            _ => None,
        };
        (!levers.is_empty() || untried > 0).then_some(Sensitivity { parent, levers, untried, worst })
    }
}
