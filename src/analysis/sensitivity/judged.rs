//! Judgements two by two that are moved along Saaty's scale.

use super::levers::{Family, Lever, Turns, What, turns};
use super::perron::{Change, Perron};
use super::turning::{Scale, Way};
use super::view::{Both, Order, View};
use crate::analysis::priorities::{Judgements, Pair, Saaty, add, at, put, weights_of};
use crate::model::record::PairwiseMethod;

/// Saaty's scale ends here, and at one part of so many.
const SCALE: f64 = 9.0;
/// Halvings of the last step before a turning point.
const HALVINGS: usize = 4;

/// The judgements of a family that can be moved; none where they don't connect it.
pub fn judged<'a>(judgements: &'a Judgements, family: Family<'a>) -> impl Iterator<Item = Lever> + 'a {
    let scale: Vec<f64> = Saaty::all().map(Saaty::value).collect();
    let connected = judgements.gap().is_none();
    let firm = [Order::Goals, Order::Activities].into_iter().all(|order| family.view.is_firm(order));
    let set = (connected && !firm).then(|| Set::new(judgements, family));
    let pairs = judgements.pairs().iter().enumerate().filter(move |_| connected);
    pairs.filter_map(move |(place, pair)| {
        let what = What::Judgement(family.goal(pair.left)?, family.goal(pair.right)?);
        let (value, range) = (pair.ratio, (SCALE.recip(), SCALE));
        let found = set.as_ref().map(|set| set.turns(place, *pair, &scale)).unwrap_or_default();
        Some(Lever { what, value, range, goals: found.goals, activities: found.activities })
    })
}

/// A set of judgements, ready for each of them to be moved.
struct Set<'a> {
    judgements: &'a Judgements,
    family: Family<'a>,
    complete: bool,
    /// Whom each was judged against.
    neighbours: Vec<Vec<usize>>,
    /// Where weights don't follow from the ones now by themselves.
    perron: Option<Perron>,
}

impl<'a> Set<'a> {
    fn new(judgements: &'a Judgements, family: Family<'a>) -> Self {
        let made = judgements.made();
        let complete = made.made == made.of;
        let mut neighbours = vec![Vec::new(); judgements.size()];
        for (one, other) in
            judgements.pairs().iter().flat_map(|pair| [(pair.left, pair.right), (pair.right, pair.left)])
        {
            if let Some(list) = neighbours.get_mut(one) {
                list.push(other);
            }
        }
        let by_means = complete && family.methods.pairwise == PairwiseMethod::Geometric;
        // A tree of judgements is made of bridges alone.
        let is_tree = made.made < judgements.size();
        if !by_means && !is_tree {
            family.view.labour(Perron::labour(judgements.size()));
        }
        let perron = if by_means || is_tree { None } else { Perron::new(judgements) };
        Self { judgements, family, complete, neighbours, perron }
    }

    fn turns(&self, place: usize, pair: Pair, scale: &[f64]) -> Both<Turns> {
        let view = self.family.view;
        if let Some(side) = self.side(pair) {
            return self.turns_of_bridge(pair, &side, scale);
        }
        if self.complete && self.family.methods.pairwise == PairwiseMethod::Geometric {
            return self.turns_of_means(pair, scale);
        }
        let of = |ratio: f64| self.weights(place, Change { pair, ratio });
        along(view, pair.ratio, scale, &of)
    }

    /// On whose side of a bridge each is: of the left one, where no other judgements connect the two of a
    /// pair.
    fn side(&self, pair: Pair) -> Option<Vec<bool>> {
        if self.complete && self.judgements.size() > 2 {
            return None;
        }
        let mut reached = vec![false; self.judgements.size()];
        let mut open = vec![pair.left];
        while let Some(one) = open.pop() {
            let reaches = |other: usize| (one, other) != (pair.left, pair.right);
            if reached.get(one).copied().unwrap_or(true) {
                continue;
            }
            put(&mut reached, one, true);
            let next =
                self.neighbours.get(one).into_iter().flatten().copied().filter(|other| reaches(*other));
            for other in next {
                if other == pair.right {
                    return None;
                }
                open.push(other);
            }
        }
        self.family.view.labour(2 * self.judgements.size());
        Some(reached)
    }

    /// What is on one side of a bridge keeps its proportions.
    fn turns_of_bridge(&self, pair: Pair, side: &[bool], scale: &[f64]) -> Both<Turns> {
        let on = |left: bool| {
            let own = self.family.weights.iter().zip(side);
            own.map(|(weight, side)| if *side == left { *weight } else { 0.0 }).collect::<Vec<f64>>()
        };
        let (left, right) = (on(true), on(false));
        let (sum, rest) = (left.iter().sum::<f64>(), right.iter().sum::<f64>());
        let view = self.family.view.made_of(&[left, right]);
        let of = |ratio: f64| {
            let times = ratio / pair.ratio;
            let whole = times * sum + rest;
            vec![times / whole, whole.recip()]
        };
        along(&view, pair.ratio, scale, &of)
    }

    /// By the geometric means of the rows one judgement moves its two alone.
    fn turns_of_means(&self, pair: Pair, scale: &[f64]) -> Both<Turns> {
        let weights = self.family.weights;
        let count = weights.len() as f64;
        let only = |place: usize| {
            (0..weights.len()).map(|at| if at == place { 1.0 } else { 0.0 }).collect::<Vec<f64>>()
        };
        let is_moved = |place: usize| place == pair.left || place == pair.right;
        let rest = weights.iter().enumerate().map(|(at, weight)| if is_moved(at) { 0.0 } else { *weight });
        let rest: Vec<f64> = rest.collect();
        let sum: f64 = rest.iter().sum();
        let (left, right) = (at(weights, pair.left), at(weights, pair.right));
        let view = self.family.view.made_of(&[rest, only(pair.left), only(pair.right)]);
        let of = |ratio: f64| {
            let step = (ratio / pair.ratio).powf(count.recip());
            let (left, right) = (left * step, right / step);
            let whole = sum + left + right;
            vec![whole.recip(), left / whole, right / whole]
        };
        along(&view, pair.ratio, scale, &of)
    }

    fn weights(&self, place: usize, change: Change) -> Vec<f64> {
        let method = self.family.methods.pairwise;
        let Some(perron) = &self.perron else { return self.anew(place, change.ratio) };
        let (weights, labour) = perron.weights(change);
        self.family.view.labour(labour);
        match (weights, method) {
            (None, _) => self.anew(place, change.ratio),
            (Some(weights), PairwiseMethod::Eigenvector) => weights,
            (Some(weights), PairwiseMethod::Geometric) => self.means(&weights, change),
        }
    }

    /// Weights as they are made of any set.
    fn anew(&self, place: usize, ratio: f64) -> Vec<f64> {
        let size = self.judgements.size();
        self.family.view.labour(3 * size.saturating_pow(3) + 400 * self.judgements.pairs().len());
        weights_of(&self.judgements.with(place, ratio), self.family.methods.pairwise)
            .unwrap_or_else(|| self.family.weights.to_vec())
    }

    /// The geometric means of the rows, what is missing counted as the ratio of other weights.
    fn means(&self, completing: &[f64], change: Change) -> Vec<f64> {
        let logs: Vec<f64> = completing.iter().map(|weight| weight.ln()).collect();
        let mut means: Vec<f64> = vec![0.0; logs.len()];
        for pair in self.judgements.pairs() {
            let is_moved = (pair.left, pair.right) == (change.pair.left, change.pair.right);
            let ratio = if is_moved { change.ratio } else { pair.ratio };
            // By how much the judgement differs from what completes the rest.
            let off = ratio.ln() - (at(&logs, pair.left) - at(&logs, pair.right));
            add(&mut means, pair.left, off);
            add(&mut means, pair.right, -off);
        }
        let count = logs.len() as f64;
        let weights: Vec<f64> =
            completing.iter().zip(&means).map(|(weight, off)| weight * (off / count).exp()).collect();
        let sum: f64 = weights.iter().sum();
        weights.iter().map(|weight| weight / sum).collect()
    }
}

/// Where the orders change on the way along the scale to either side.
fn along(view: &View, now: f64, scale: &[f64], weights: &impl Fn(f64) -> Vec<f64>) -> Both<Turns> {
    let below = scale.iter().rev().copied().filter(|value| *value < now);
    let above = scale.iter().copied().filter(|value| *value > now);
    let (below, above): (Vec<f64>, Vec<f64>) = (below.collect(), above.collect());
    let way = Way { view, scale: Scale::Ratio, halvings: HALVINGS, weights };
    turns(way.turnings(now, &below), way.turnings(now, &above))
}
