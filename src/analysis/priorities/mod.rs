//! How important each goal and activity is: weights of families by the method that each chooses, products
//! down the tree, and what of them comes to each activity. docs/priorities.md explains the methods.

mod agreement;
mod criteria;
mod experts;
mod families;
mod flaws;
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
pub use flaws::are_off;
pub use given::{Given, Opinion, Siblings, Written, given, places};
pub(super) use numbers::{add, at, equal, margin, put};
pub use numbers::{alike, heavier};
pub use pairwise::weights as weights_of;
pub use pairwise::{
    CONSISTENT, Consistency, Judgements, Made, Pair, consistency, eigenvector, geometric, random_index,
};
pub use ranks::places as rank_places;
pub use tree::{ActivityWeight, Contribution, GoalWeight, Taken, contributions, is_rescaled, takers};
pub use weigh::{AsIf, Expert, Flaw, Method, Methods, Weighed, weigh, weigh_as_if};
pub use worst::{Saaty, Worst, worst};

use crate::model::record::{PairwiseMethod, RankMethod};
use crate::model::{GoalIx, Programme};
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
                flaws::note(&mut weighed.flaws, programme, &family, &places);
            }
            FamilyWeights { parent: family.at, way: family.way(), weighed }
        })
        .collect();
    let mut goals = tree::weights(programme, &families);
    let (activities, unserved) = tree::shares(programme, &mut goals);
    Priorities { families, goals, activities, unserved }
}
