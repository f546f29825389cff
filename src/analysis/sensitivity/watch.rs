//! The first goals and activities, as they depend on the weights of one family.

use super::FIRST;
use crate::analysis::priorities::{Priorities, contributions, heavier, margin, put};
use crate::model::{GoalIx, Programme};

/// Those that are alike with the last of the first ones count with them, up to so many in all.
const MOST_FIRST: usize = 2 * FIRST;

/// What is asked to keep its order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Order {
    /// The first goals by global weight, the general goal aside.
    Goals,
    /// The first activities by importance.
    Activities,
}

/// A value as a sum: a part that stays, and parts that go by the weights of children of a family.
#[derive(Clone, Debug, Default)]
struct Value {
    fixed: f64,
    parts: Vec<(usize, f64)>,
}

/// What the order of a whole plan rests on.
pub struct Watch<'a> {
    programme: &'a Programme,
    priorities: &'a Priorities,
    /// The first goals, heaviest first.
    goals: Vec<GoalIx>,
    /// The first activities, most important first.
    activities: Vec<usize>,
    /// The heaviest goal of each subtree that is not among the first, as a part of the subtree's own weight.
    best_goal: Vec<f64>,
    /// The same of activities that serve one goal.
    best_activity: Vec<f64>,
    /// For each goal what activities not among the first with several goals get from its family: which, by
    /// which child, and what part of the child's weight.
    shared: Vec<Vec<(usize, usize, f64)>>,
    /// The activities with several goals that are not among the first, most important first.
    several: Vec<usize>,
    /// The heaviest goal and the most important activity with one goal, neither among the first, of those
    /// before each goal in order and of those from it on; one longer than the goals.
    before: Vec<[f64; 2]>,
    after: Vec<[f64; 2]>,
    /// Where the subtree of each goal ends.
    ends: Vec<usize>,
}

/// The same as it depends on the weights of one family.
pub struct View {
    goals: Watched,
    activities: Watched,
}

struct Watched {
    /// The first ones, each with its value now.
    first: Vec<(Value, f64)>,
    /// Those that could come among them, each with its value now.
    others: Vec<(Value, f64)>,
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
            best_goal: vec![0.0; weights.len()],
            best_activity: vec![0.0; weights.len()],
            shared: vec![Vec::new(); weights.len()],
            several: Vec::new(),
            before: Vec::new(),
            after: Vec::new(),
            ends: ends(programme),
            goals,
            activities,
        };
        watch.fill();
        watch
    }

    fn fill(&mut self) {
        let count = self.priorities.goals.len();
        let mut is_first = vec![false; count];
        // The general goal has no order to lose.
        for goal in self.goals.iter().chain([&0]) {
            put(&mut is_first, *goal, true);
        }
        let mut alone = vec![[0.0; 2]; count];
        for (at, goal) in self.priorities.goals.iter().enumerate() {
            if !is_first.get(at).copied().unwrap_or(true) {
                put(&mut self.best_goal, at, 1.0);
                raise(&mut alone, at, 0, goal.global);
            }
        }
        let mut is_first = vec![false; self.priorities.activities.len()];
        self.activities.iter().for_each(|at| put(&mut is_first, *at, true));
        for (at, activity) in self.programme.activities.iter().enumerate() {
            if is_first.get(at).copied().unwrap_or(true) {
                continue;
            }
            if activity.goals.len() > 1 {
                self.several.push(at);
                self.share(at);
                continue;
            }
            for of in contributions(self.programme, activity) {
                if let Some(best) = self.best_activity.get_mut(of.goal) {
                    *best = best.max(of.contribution);
                }
                raise(&mut alone, of.goal, 1, of.contribution * self.global(of.goal));
            }
        }
        let importance = |at: &usize| self.priorities.activities.get(*at).map_or(0.0, |of| of.importance);
        self.several.sort_by(|left, right| importance(right).total_cmp(&importance(left)));
        for (at, goal) in self.programme.goals.iter().enumerate().rev() {
            let local = self.priorities.goals.get(at).map_or(0.0, |goal| goal.local);
            for best in [&mut self.best_goal, &mut self.best_activity] {
                let own = best.get(at).copied().unwrap_or_default() * local;
                if let Some(above) = goal.parent.and_then(|parent| best.get_mut(parent)) {
                    *above = above.max(own);
                }
            }
        }
        let larger = |left: [f64; 2], right: &[f64; 2]| [left[0].max(right[0]), left[1].max(right[1])];
        let mut running = [0.0; 2];
        self.before = vec![running];
        for own in &alone {
            running = larger(running, own);
            self.before.push(running);
        }
        running = [0.0; 2];
        self.after = vec![running];
        for own in alone.iter().rev() {
            running = larger(running, own);
            self.after.push(running);
        }
        self.after.reverse();
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
                part *= self.priorities.goals.get(at).map_or(0.0, |goal| goal.local);
                at = parent;
            }
        }
    }

    /// How the order depends on the weights of the family below a goal, which are `weights` now.
    pub fn family(&self, parent: GoalIx, weights: &[f64]) -> View {
        let above = self.global(parent);
        let children = self.programme.goals.get(parent).map_or(&[][..], |goal| &goal.children);
        // Children stand in the order of the goals.
        let place = |child: GoalIx| children.binary_search(&child).ok();
        let now = |value: Value| {
            let sum = value.now(weights);
            (value, sum)
        };
        let first = self.goals.iter().map(|goal| now(self.value_of(*goal, 1.0, parent, above, &place)));
        let goals = first.collect();
        let first = self.activities.iter().filter_map(|at| {
            let mut value = Value::default();
            for of in contributions(self.programme, self.programme.activities.get(*at)?) {
                let one = self.value_of(of.goal, of.contribution, parent, above, &place);
                value.fixed += one.fixed;
                value.parts.extend(one.parts);
            }
            Some(now(value))
        });
        let activities = first.collect();
        let end = self.ends.get(parent).copied().unwrap_or_default();
        let outside = |kind: usize| {
            let of = |list: &[[f64; 2]], at: usize| list.get(at).and_then(|own| own.get(kind)).copied();
            // The goal above the family, and what names it, don't go by its children.
            let (before, after) = (of(&self.before, parent + 1), of(&self.after, end));
            Value { fixed: before.unwrap_or_default().max(after.unwrap_or_default()), parts: Vec::new() }
        };
        let inside = |best: &[f64]| {
            let parts = children.iter().enumerate().filter_map(|(at, child)| {
                let best = best.get(*child).copied().filter(|best| *best > 0.0)?;
                Some(now(Value { fixed: 0.0, parts: vec![(at, above * best)] }))
            });
            parts.collect::<Vec<_>>()
        };
        let mut other_goals = inside(&self.best_goal);
        other_goals.push(now(outside(0)));
        let mut others = inside(&self.best_activity);
        others.push(now(outside(1)));
        others.extend(self.of_several(parent, above, weights, &place));
        View {
            goals: Watched { first: goals, others: other_goals },
            activities: Watched { first: activities, others },
        }
    }

    /// Activities with several goals that get something from a family, and the first that gets nothing.
    fn of_several(
        &self,
        parent: GoalIx,
        above: f64,
        weights: &[f64],
        place: &impl Fn(GoalIx) -> Option<usize>,
    ) -> Vec<(Value, f64)> {
        let shared = self.shared.get(parent).map_or(&[][..], Vec::as_slice);
        let importance = |at: usize| self.priorities.activities.get(at).map_or(0.0, |of| of.importance);
        let groups = shared.chunk_by(|one, next| one.0 == next.0);
        let mut touched = std::collections::HashSet::new();
        let mut values: Vec<(Value, f64)> = Vec::new();
        for group in groups {
            let Some((at, _, _)) = group.first() else { continue };
            touched.insert(*at);
            let parts = group.iter().filter_map(|(_, child, part)| Some((place(*child)?, above * part)));
            let mut value = Value { fixed: 0.0, parts: parts.collect() };
            value.fixed = (importance(*at) - value.now(weights)).max(0.0);
            values.push((value, importance(*at)));
        }
        let apart = self.several.iter().find(|at| !touched.contains(at)).map(|at| importance(*at));
        values.extend(apart.map(|fixed| (Value { fixed, parts: Vec::new() }, fixed)));
        values
    }

    /// A part of a goal's weight as it depends on a family.
    fn value_of(
        &self,
        goal: GoalIx,
        part: f64,
        parent: GoalIx,
        above: f64,
        place: &impl Fn(GoalIx) -> Option<usize>,
    ) -> Value {
        let fixed = || Value { fixed: part * self.global(goal), parts: Vec::new() };
        let end = self.ends.get(parent).copied().unwrap_or_default();
        if goal <= parent || goal >= end {
            return fixed();
        }
        let mut below = part;
        let mut at = goal;
        while let Some(up) = self.programme.goals.get(at).and_then(|goal| goal.parent) {
            if up == parent {
                return place(at)
                    .map_or_else(fixed, |child| Value { fixed: 0.0, parts: vec![(child, above * below)] });
            }
            below *= self.priorities.goals.get(at).map_or(0.0, |goal| goal.local);
            at = up;
        }
        fixed()
    }
}

impl Value {
    fn now(&self, weights: &[f64]) -> f64 {
        let weight = |child: usize| weights.get(child).copied().unwrap_or_default();
        self.fixed + self.parts.iter().map(|(child, part)| weight(*child) * part).sum::<f64>()
    }
}

/// Two of what is watched, the first of which was heavier and is lighter now.
#[derive(Clone, Copy, Debug)]
pub struct Overtaken {
    /// The place of the one among the first.
    one: usize,
    /// The place of the other among the first and then those that could come among them.
    other: usize,
}

impl View {
    /// Whether an order changes when the family has other weights.
    pub fn changed(&self, order: Order, weights: &[f64]) -> bool {
        self.turned(order, weights).next().is_some()
    }

    /// All whose order changes when the family has other weights.
    pub fn overtaken(&self, order: Order, weights: &[f64]) -> Vec<Overtaken> {
        self.turned(order, weights).collect()
    }

    /// By how much the one is ahead of the other at other weights.
    pub fn lead(&self, order: Order, of: Overtaken, weights: &[f64]) -> f64 {
        let (one, other) = self.both(order, of, weights);
        one - other
    }

    /// The same with what the other must be ahead for the order to count as changed.
    pub fn slack(&self, order: Order, of: Overtaken, weights: &[f64]) -> f64 {
        let (one, other) = self.both(order, of, weights);
        one - other + margin(other)
    }

    fn both(&self, order: Order, of: Overtaken, weights: &[f64]) -> (f64, f64) {
        let watched = self.watched(order);
        let mut all = watched.first.iter().chain(&watched.others);
        let now = |value: Option<&(Value, f64)>| value.map_or(0.0, |(value, _)| value.now(weights));
        (now(watched.first.get(of.one)), now(all.nth(of.other)))
    }

    fn watched(&self, order: Order) -> &Watched {
        match order {
            Order::Goals => &self.goals,
            Order::Activities => &self.activities,
        }
    }

    fn turned(&self, order: Order, weights: &[f64]) -> impl Iterator<Item = Overtaken> {
        let watched = self.watched(order);
        let then = |list: &[(Value, f64)]| -> Vec<(f64, f64)> {
            list.iter().map(|(value, now)| (*now, value.now(weights))).collect()
        };
        let first = then(&watched.first);
        let others = then(&watched.others);
        (0..first.len() + others.len()).flat_map(move |place| {
            let of = |at: usize| first.get(at).or_else(|| others.get(at - first.len())).copied();
            let is = |one: usize| {
                let ((now, then), (other, after)) = of(one).zip(of(place))?;
                (heavier(now, other) && heavier(after, then)).then_some(Overtaken { one, other: place })
            };
            (0..first.len()).filter_map(is).collect::<Vec<_>>()
        })
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

fn raise(list: &mut [[f64; 2]], at: usize, kind: usize, value: f64) {
    if let Some(place) = list.get_mut(at).and_then(|own| own.get_mut(kind)) {
        *place = place.max(value);
    }
}
