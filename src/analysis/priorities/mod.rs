//! How important each goal and activity is: weights of families by the method that each chooses, products
//! down the tree, and what of them comes to each activity. docs/priorities.md explains the methods.

mod agreement;
mod criteria;
mod experts;
mod families;
mod given;
mod numbers;
mod pairwise;
mod ranks;
mod shares;
mod tree;
mod weigh;
mod worst;

pub use agreement::Agreement;
pub use criteria::{Criterion, Scored};
pub use experts::joined;
pub use families::{Family, Way, families, family};
pub use given::{Given, Opinion, Siblings, Written, given, places};
pub use numbers::{alike, heavier};
pub(super) use numbers::{margin, put};
pub use pairwise::weights as weights_of;
pub use pairwise::{
    CONSISTENT, Consistency, Judgements, Made, Pair, consistency, eigenvector, geometric, random_index,
};
pub use ranks::places as rank_places;
pub use tree::{ActivityWeight, Contribution, GoalWeight, Taken, contributions, takers};
pub use weigh::{AsIf, Expert, Flaw, Method, Methods, Weighed, weigh, weigh_as_if};
pub use worst::{Saaty, Worst, worst};

use crate::model::record::{PairwiseMethod, RankMethod};
use crate::model::{GoalIx, Programme, record};
use crate::values::Share;
use std::ops::Deref;

/// The weights of everything in a programme.
#[derive(Clone, Debug, Default)]
pub struct Priorities {
    /// Of each family, in the order of the parents.
    pub families: Vec<FamilyWeights>,
    /// Of each goal, in the order of the goals.
    pub goals: Vec<GoalWeight>,
    /// Of each activity, in the order of the activities.
    pub activities: Vec<ActivityWeight>,
    /// What of the tree's weight no activity serves; with the activities' shares it sums to 1.
    pub unserved: f64,
}

/// The weights of a family's goals, and how they came about.
#[derive(Clone, Debug)]
pub struct FamilyWeights {
    /// The goal above.
    pub parent: GoalIx,
    /// In what way its priorities are given; none where they aren't.
    pub way: Option<Way>,
    /// The weights and their method.
    pub weighed: Weighed,
}

impl Deref for FamilyWeights {
    type Target = Weighed;
    fn deref(&self) -> &Weighed {
        &self.weighed
    }
}

impl Priorities {
    /// The family below a goal; none for a leaf.
    pub fn family_below(&self, goal: GoalIx) -> Option<&FamilyWeights> {
        self.families.get(self.goals.get(goal)?.family?)
    }

    /// Whether any weights come from what the plan says of its goals, not from their number alone.
    pub fn tell_anything(&self) -> bool {
        self.families.iter().any(|family| !matches!(family.method, Method::Single | Method::Equal))
    }
}

/// The weights of a programme by its own methods.
pub fn priorities(programme: &Programme) -> Priorities {
    weighed(programme, weigh)
}

/// The weights of a programme looked at by another method.
pub fn priorities_as_if(programme: &Programme, way: AsIf) -> Priorities {
    weighed(programme, |given, size, methods| weigh_as_if(given, size, methods, way))
}

/// The methods that a programme chooses.
pub fn methods(programme: &Programme) -> Methods {
    let chosen = programme.written.priorities.get();
    Methods {
        ranks: chosen.and_then(|chosen| chosen.ranks.get().copied()).unwrap_or(RankMethod::Roc),
        pairwise: chosen
            .and_then(|chosen| chosen.pairwise.get().copied())
            .unwrap_or(PairwiseMethod::Eigenvector),
    }
}

fn weighed(programme: &Programme, by: impl Fn(&Given, usize, Methods) -> Weighed) -> Priorities {
    let methods = methods(programme);
    let places = places(programme);
    let families: Vec<FamilyWeights> = families(programme)
        .map(|family| {
            let size = family.children.len();
            let mut weighed = by(&given(programme, &family, &places), size, methods);
            if weighed.method != Method::Single {
                weighed.flaws.extend(flaws(&family));
            }
            FamilyWeights { parent: family.at, way: family.way(), weighed }
        })
        .collect();
    let mut goals = tree::weights(programme, &families);
    let (activities, unserved) = tree::shares(programme, &mut goals);
    Priorities { families, goals, activities, unserved }
}

/// What is wrong with what a family gives that its numbers don't show.
fn flaws(family: &Family<'_>) -> impl Iterator<Item = Flaw> {
    let parent = &family.parent.written;
    let unread = parent.pairwise.is_faulty()
        || parent.pairwise.get().is_some_and(|list| list.lost)
        || parent.criteria.is_faulty()
        || parent.experts.is_faulty()
        || parent.experts.get().is_some_and(|list| list.lost)
        || parent.experts.into_iter().any(is_unread)
        || family.parent.subgoals_lost
        || family.children.iter().any(|goal| {
            let own = &goal.written;
            own.priority.is_faulty() || own.weight.is_faulty() || own.scores.is_faulty()
        });
    let shares = || family.children.iter().map(|goal| goal.written.weight.get().map(|share| share.value));
    let off = family.way() == Some(Way::Weights)
        && shares().all(|share| share.is_some())
        && !Share::make_a_whole(shares());
    let mixed = family.mixed().or_else(|| family.mixed_experts()).is_some();
    [mixed.then_some(Flaw::Mixed), unread.then_some(Flaw::Unread), off.then_some(Flaw::OffSum)]
        .into_iter()
        .flatten()
}

/// Whether an expert is heard in part or not at all: something could not be read, counts for nothing, or is
/// not there.
fn is_unread(expert: &record::Expert) -> bool {
    let silent = expert.pairwise.is_absent()
        && expert.ranks.is_absent()
        && expert.weights.is_absent()
        && expert.scores.is_absent();
    let lost = expert.pairwise.get().is_some_and(|list| list.lost)
        || expert.ranks.get().is_some_and(|list| list.lost)
        || expert.weights.get().is_some_and(|list| list.lost)
        || expert.scores.get().is_some_and(|list| list.lost);
    let faulty = expert.competence.is_faulty()
        || expert.pairwise.is_faulty()
        || expert.ranks.is_faulty()
        || expert.weights.is_faulty()
        || expert.scores.is_faulty();
    let uncounted = expert.competence.get().is_some_and(|number| number.value.to_f64() <= 0.0);
    silent || lost || faulty || uncounted
}
