//! The first goals and activities, as they depend on the weights of one family.

use super::FIRST;
use super::view::{Value, View};
use crate::analysis::priorities::{Priorities, contributions, heavier, put};
use crate::model::{GoalIx, Programme};

/// Those that are alike with the last of the first ones count with them, up to so many in all.
const MOST_FIRST: usize = 2 * FIRST;

/// What the order of a whole plan rests on.
pub struct Watch<'a> {
    programme: &'a Programme,
    priorities: &'a Priorities,
    /// The first goals, heaviest first.
    goals: Vec<GoalIx>,
    /// The first activities, most important first.
    activities: Vec<usize>,
    /// The heaviest goal of each subtree, and the most important activity that serves one goal of it, as
    /// parts of the subtree's own weight; neither among the first.
    best: Vec<Best>,
    /// For each goal what activities not among the first with several goals get from its family: which, by
    /// which child, and what part of the child's weight.
    shared: Vec<Vec<(usize, usize, f64)>>,
    /// The activities with several goals that are not among the first, most important first.
    several: Vec<usize>,
    /// The heaviest and most important of the goals before each goal in order, and of those from it on; one
    /// longer than the goals.
    before: Vec<Best>,
    after: Vec<Best>,
    /// Where the subtree of each goal ends.
    ends: Vec<usize>,
}

/// The largest weight of a goal, and of an activity that serves one goal.
#[derive(Clone, Copy, Debug, Default)]
struct Best {
    goal: f64,
    activity: f64,
}

impl Best {
    fn max(self, other: Self) -> Self {
        Self { goal: self.goal.max(other.goal), activity: self.activity.max(other.activity) }
    }

    fn times(self, factor: f64) -> Self {
        Self { goal: self.goal * factor, activity: self.activity * factor }
    }
}

impl<'a> Watch<'a> {
    /// Looks at a whole plan.
    pub fn new(programme: &'a Programme, priorities: &'a Priorities) -> Self {
        let weights: Vec<f64> = priorities.goals.iter().map(|goal| goal.global).collect();
        let importance: Vec<f64> = priorities.activities.iter().map(|activity| activity.importance).collect();
        let goals = first((1..weights.len()).collect(), &weights);
        let activities = first((0..importance.len()).collect(), &importance);
        let mut watch = Self {
            programme,
            priorities,
            best: vec![Best::default(); weights.len()],
            shared: vec![Vec::new(); weights.len()],
            several: Vec::new(),
            before: Vec::new(),
            after: Vec::new(),
            ends: ends(programme),
            goals,
            activities,
        };
        watch.look_at_goals();
        watch.look_at_activities();
        watch.look_outside();
        watch.look_below();
        watch
    }

    /// Every goal that is not among the first is its own best; the general goal has no order to lose.
    fn look_at_goals(&mut self) {
        self.best.iter_mut().for_each(|best| best.goal = 1.0);
        for goal in self.goals.iter().chain([&0]) {
            if let Some(best) = self.best.get_mut(*goal) {
                best.goal = 0.0;
            }
        }
    }

    fn look_at_activities(&mut self) {
        let mut is_first = vec![false; self.priorities.activities.len()];
        self.activities.iter().for_each(|at| put(&mut is_first, *at, true));
        let others = self.programme.activities.iter().enumerate().zip(is_first);
        for ((at, activity), _) in others.filter(|(_, is_first)| !is_first) {
            if activity.goals.len() > 1 {
                self.several.push(at);
                self.share(at);
                continue;
            }
            for of in contributions(self.programme, activity) {
                if let Some(best) = self.best.get_mut(of.goal) {
                    best.activity = best.activity.max(of.contribution);
                }
            }
        }
        let importance = |at: &usize| self.priorities.activities.get(*at).map_or(0.0, |of| of.importance);
        self.several.sort_by(|left, right| importance(right).total_cmp(&importance(left)));
    }

    /// While `best` is of each goal alone: what there is before and after it.
    fn look_outside(&mut self) {
        let alone = self.best.iter().enumerate().map(|(at, best)| best.times(self.global(at)));
        let alone: Vec<Best> = alone.collect();
        let running = |best: &mut Best, own: &Best| {
            *best = best.max(*own);
            Some(*best)
        };
        let none = || std::iter::once(Best::default());
        self.before = none().chain(alone.iter().scan(Best::default(), running)).collect();
        self.after = none().chain(alone.iter().rev().scan(Best::default(), running)).collect();
        self.after.reverse();
    }

    /// Brings what is best of each goal up to those above it.
    fn look_below(&mut self) {
        for (at, goal) in self.programme.goals.iter().enumerate().rev() {
            let own = self.best.get(at).copied().unwrap_or_default().times(self.local(at));
            if let Some(above) = goal.parent.and_then(|parent| self.best.get_mut(parent)) {
                *above = above.max(own);
            }
        }
    }

    fn local(&self, goal: GoalIx) -> f64 {
        self.priorities.goals.get(goal).map_or(0.0, |goal| goal.local)
    }

    fn global(&self, goal: GoalIx) -> f64 {
        self.priorities.goals.get(goal).map_or(0.0, |goal| goal.global)
    }

    /// Notes for every family above the goals of an activity what it gets from there.
    fn share(&mut self, activity: usize) {
        let Some(of) = self.programme.activities.get(activity) else { return };
        for contribution in contributions(self.programme, of) {
            let mut part = contribution.contribution;
            let mut at = contribution.goal;
            while let Some(parent) = self.programme.goals.get(at).and_then(|goal| goal.parent) {
                if let Some(list) = self.shared.get_mut(parent) {
                    list.push((activity, at, part));
                }
                part *= self.local(at);
                at = parent;
            }
        }
    }

    /// How the orders depend on the weights of the family below a goal, which are `weights` now.
    pub fn family(&self, parent: GoalIx, weights: &[f64]) -> View {
        let family = Family { above: self.global(parent), parent, children: self.children(parent) };
        let goals = self.goals.iter().map(|goal| self.value_of(*goal, 1.0, family)).collect();
        let first = self.activities.iter().filter_map(|at| {
            let mut value = Value::default();
            for of in contributions(self.programme, self.programme.activities.get(*at)?) {
                let one = self.value_of(of.goal, of.contribution, family);
                value.fixed += one.fixed;
                value.parts.extend(one.parts);
            }
            Some(value)
        });
        let activities = first.collect();
        let fixed = |fixed: f64| Value { fixed, parts: Vec::new() };
        let inside = |best: fn(&Best) -> f64| {
            let parts = family.children.iter().enumerate().filter_map(|(at, child)| {
                let best = self.best.get(*child).map(best).filter(|best| *best > 0.0)?;
                Some(Value { fixed: 0.0, parts: vec![(at, family.above * best)] })
            });
            parts.collect::<Vec<_>>()
        };
        let outside = self.outside(parent);
        let mut other_goals = inside(|best| best.goal);
        other_goals.push(fixed(outside.goal));
        let mut others = inside(|best| best.activity);
        others.push(fixed(outside.activity));
        others.extend(self.of_several(family, weights));
        View::new((goals, other_goals), (activities, others), weights)
    }

    fn children(&self, parent: GoalIx) -> &[GoalIx] {
        self.programme.goals.get(parent).map_or(&[][..], |goal| &goal.children)
    }

    /// The best outside a subtree; the goal above the family, and what names it, don't go by its children.
    fn outside(&self, parent: GoalIx) -> Best {
        let end = self.ends.get(parent).copied().unwrap_or_default();
        let of = |list: &[Best], at: usize| list.get(at).copied().unwrap_or_default();
        of(&self.before, parent + 1).max(of(&self.after, end))
    }

    /// Activities with several goals that get something from a family, and the first that gets nothing.
    fn of_several(&self, family: Family<'_>, weights: &[f64]) -> Vec<Value> {
        let shared = self.shared.get(family.parent).map_or(&[][..], Vec::as_slice);
        let importance = |at: usize| self.priorities.activities.get(at).map_or(0.0, |of| of.importance);
        let groups = shared.chunk_by(|one, next| one.0 == next.0);
        let mut touched = std::collections::HashSet::new();
        let mut values: Vec<Value> = Vec::new();
        for group in groups {
            let Some((at, _, _)) = group.first() else { continue };
            touched.insert(*at);
            let part =
                |(_, child, part): &(usize, usize, f64)| Some((family.place(*child)?, family.above * part));
            let mut value = Value { fixed: 0.0, parts: group.iter().filter_map(part).collect() };
            value.fixed = (importance(*at) - value.at(weights)).max(0.0);
            values.push(value);
        }
        let apart = self.several.iter().find(|at| !touched.contains(at)).map(|at| importance(*at));
        values.extend(apart.map(|fixed| Value { fixed, parts: Vec::new() }));
        values
    }

    /// A part of a goal's weight as it depends on a family.
    fn value_of(&self, goal: GoalIx, part: f64, family: Family<'_>) -> Value {
        let fixed = || Value { fixed: part * self.global(goal), parts: Vec::new() };
        let end = self.ends.get(family.parent).copied().unwrap_or_default();
        if goal <= family.parent || goal >= end {
            return fixed();
        }
        let mut below = part;
        let mut at = goal;
        while let Some(up) = self.programme.goals.get(at).and_then(|goal| goal.parent) {
            if up == family.parent {
                let parts = family.place(at).map(|child| vec![(child, family.above * below)]);
                return parts.map_or_else(fixed, |parts| Value { fixed: 0.0, parts });
            }
            below *= self.local(at);
            at = up;
        }
        fixed()
    }
}

/// A family, and what its goals divide.
#[derive(Clone, Copy)]
struct Family<'a> {
    parent: GoalIx,
    above: f64,
    children: &'a [GoalIx],
}

impl Family<'_> {
    /// The place of a child; children stand in the order of the goals.
    fn place(&self, child: GoalIx) -> Option<usize> {
        self.children.binary_search(&child).ok()
    }
}

/// The first by value, heaviest first and of those alike in the order given; those alike with the last as
/// well.
fn first(mut all: Vec<usize>, values: &[f64]) -> Vec<usize> {
    let value = |at: &usize| values.get(*at).copied().unwrap_or_default();
    all.sort_by(|left, right| value(right).total_cmp(&value(left)));
    let last = all.get(FIRST - 1).map(value);
    let alike = |at: &usize| last.is_some_and(|last| !heavier(last, value(at)));
    let kept = all.iter().skip(FIRST).take_while(|at| alike(at)).count();
    all.truncate((FIRST + kept).min(MOST_FIRST));
    all
}

/// Where the subtree of each goal ends: one past its last goal.
fn ends(programme: &Programme) -> Vec<usize> {
    let mut ends: Vec<usize> = (1..=programme.goals.len()).collect();
    for (at, goal) in programme.goals.iter().enumerate().rev() {
        let end = ends.get(at).copied().unwrap_or_default();
        if let Some(above) = goal.parent.and_then(|parent| ends.get_mut(parent)) {
            *above = end.max(*above);
        }
    }
    ends
}
