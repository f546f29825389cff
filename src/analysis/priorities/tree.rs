//! From weights of families to the whole tree, and from the tree to the activities.

use super::FamilyWeights;
use super::numbers::{add, at, put};
use crate::model::{Activity, ActivityIx, GoalIx, Programme};
use crate::values::Share;

/// The weight of a goal.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct GoalWeight {
    /// Its part of its family's weight; 1 for the root.
    pub local: f64,
    /// Its part of the whole: the product of the local weights from the root down to it.
    pub global: f64,
    /// The place in [`super::Priorities::families`] of the family below it; none for a leaf.
    pub family: Option<usize>,
    /// What of its weight its own activities divide among themselves; 0 where nothing serves it directly.
    pub own: f64,
    /// What of its weight no activity serves.
    pub unserved: f64,
}

/// The weight of an activity.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct ActivityWeight {
    /// Σ over its goals of global weight · contribution.
    pub importance: f64,
    /// Its part of the weight of the whole tree; the shares of all activities and what is not served sum
    /// to 1.
    pub share: f64,
}

/// One of the goals that give an activity its importance.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Contribution {
    /// Which goal.
    pub goal: GoalIx,
    /// What part of the activity is for it; the contributions of an activity sum to 1.
    pub contribution: f64,
}

/// What an activity gets of the weight that a goal's own activities divide.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Taken {
    /// Which activity.
    pub activity: ActivityIx,
    /// What part of the activity is for the goal.
    pub contribution: f64,
    /// What these parts of all its activities sum to.
    pub of: f64,
    /// What the activity gets: a part of the weight of the whole tree.
    pub share: f64,
}

/// The goals that an activity serves, and by what part of it each: by the shares in `goals`, else by equal
/// parts. Where the tree is the general goal alone, every activity serves it.
///
/// Where a name could not be resolved its share is nobody's, so that the others don't grow by it. A cancelled
/// activity serves nothing, and none serves a goal with a share of 0.
pub fn contributions<'a>(
    programme: &Programme,
    activity: &'a Activity,
) -> impl Iterator<Item = Contribution> + use<'a> {
    let going = !activity.is_cancelled();
    let goals = if going { &*activity.goals } else { &[] };
    let by_share = goals.iter().any(|served| served.share.is_some());
    let sum: f64 = goals.iter().filter_map(|served| served.share).sum();
    let whole = if by_share && (sum > 1.0 || !activity.goals_faulty) { sum } else { 1.0 };
    let part = 1.0 / goals.len() as f64;
    let named = goals.iter().filter(|served| served.counts()).map(move |served| Contribution {
        goal: served.goal,
        contribution: if by_share { served.share.unwrap_or_default() / whole } else { part },
    });
    let root = (going && programme.goals.len() == 1 && goals.is_empty())
        .then_some(Contribution { goal: 0, contribution: 1.0 });
    named.chain(root)
}

/// Whether the shares in an activity's `goals` don't make a whole, so that their proportions count.
pub fn is_rescaled(programme: &Programme, activity: &Activity) -> bool {
    if activity.is_cancelled() || activity.goals_faulty {
        return false;
    }
    let direction = programme.directions.get(activity.direction);
    let written = match activity.goals_inherited {
        true => direction.and_then(|direction| direction.written.goals.get()),
        false => activity.written.goals.get(),
    };
    let Some(named) = written else { return false };
    let shares: Vec<_> = named.items.iter().filter_map(|(_, share)| Some(share.as_ref()?.value)).collect();
    !shares.is_empty() && !Share::make_a_whole(shares.into_iter().map(Some))
}

/// The weight of every goal: the products down the tree.
pub(super) fn weights(programme: &Programme, families: &[FamilyWeights]) -> Vec<GoalWeight> {
    let mut goals = vec![GoalWeight::default(); programme.goals.len()];
    if let Some(root) = goals.first_mut() {
        (root.local, root.global) = (1.0, 1.0);
    }
    // A goal stands before its subgoals, so its weight is known when its family's turn comes.
    for (place, family) in families.iter().enumerate() {
        let Some(parent) = goals.get_mut(family.parent) else { continue };
        parent.family = Some(place);
        let above = parent.global;
        let children = programme.goals.get(family.parent).into_iter().flat_map(|goal| &goal.children);
        for (child, local) in children.zip(&family.weights) {
            if let Some(goal) = goals.get_mut(*child) {
                (goal.local, goal.global) = (*local, above * local);
            }
        }
    }
    goals
}

/// Divides the weight of the tree among the activities; what no activity serves is the second value.
///
/// The weight of a leaf is divided among the activities that name it, by their contributions. A goal above
/// leaves that activities name as well divides its weight so: where none of its subgoals is served, its own
/// activities get all of it; else they count, all together, as one more subgoal of average weight: with k
/// subgoals 1/(k + 1), and the subgoals divide the rest.
pub(super) fn shares(programme: &Programme, goals: &mut [GoalWeight]) -> (Vec<ActivityWeight>, f64) {
    // How much of activities names each goal, and whether it or something below it is named at all.
    let mut named = vec![0.0; goals.len()];
    for contribution in programme.activities.iter().flat_map(|activity| contributions(programme, activity)) {
        add(&mut named, contribution.goal, contribution.contribution);
    }
    let mut served: Vec<bool> = named.iter().map(|sum| *sum > 0.0).collect();
    let mut below = vec![false; goals.len()];
    for (place, goal) in programme.goals.iter().enumerate().rev() {
        let is_served = served.get(place).copied().unwrap_or_default();
        if let Some(parent) = goal.parent.filter(|_| is_served) {
            put(&mut served, parent, true);
            put(&mut below, parent, true);
        }
    }
    let yes = |list: &[bool], place: usize| list.get(place).copied().unwrap_or_default();
    let mut flow = vec![0.0; goals.len()];
    put(&mut flow, 0, 1.0);
    let mut unserved = 0.0;
    for (place, goal) in programme.goals.iter().enumerate() {
        let whole = at(&flow, place);
        let Some(weight) = goals.get_mut(place) else { continue };
        if !yes(&served, place) {
            weight.unserved = whole;
            unserved += whole;
            continue;
        }
        let direct = at(&named, place) > 0.0;
        weight.own = match (direct, yes(&below, place)) {
            (false, _) => 0.0,
            (true, false) => whole,
            (true, true) => whole / (goal.children.len() + 1) as f64,
        };
        let rest = if yes(&below, place) { whole - weight.own } else { 0.0 };
        for child in &goal.children {
            let local = goals.get(*child).map_or(0.0, |child| child.local);
            put(&mut flow, *child, rest * local);
        }
    }
    let mut activities = Vec::with_capacity(programme.activities.len());
    for activity in &programme.activities {
        let mut weight = ActivityWeight::default();
        for Contribution { goal, contribution } in contributions(programme, activity) {
            let Some(of) = goals.get(goal) else { continue };
            weight.importance += of.global * contribution;
            let all = at(&named, goal);
            if all > 0.0 {
                weight.share += of.own * contribution / all;
            }
        }
        activities.push(weight);
    }
    (activities, unserved)
}

/// How the activities that name a goal divide what of its weight is theirs, in the order of the activities.
pub fn takers(programme: &Programme, goals: &[GoalWeight], goal: GoalIx) -> Vec<Taken> {
    let own = goals.get(goal).map_or(0.0, |weight| weight.own);
    let named = programme.activities.iter().enumerate().flat_map(|(at, activity)| {
        let here = contributions(programme, activity).filter(move |of| of.goal == goal);
        here.map(move |of| (at, of.contribution))
    });
    let named: Vec<(ActivityIx, f64)> = named.collect();
    let of: f64 = named.iter().map(|(_, contribution)| contribution).sum();
    let taken = |(activity, contribution)| {
        let share = if of > 0.0 { own * contribution / of } else { 0.0 };
        Taken { activity, contribution, of, share }
    };
    named.into_iter().map(taken).collect()
}
