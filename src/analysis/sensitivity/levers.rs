//! What can be moved in a family, and how far until an order changes.

use super::judged::judged;
use super::ranked::ranked;
use super::turning::{Scale, Way};
use super::view::{Both, View};
use crate::analysis::priorities::{Criterion, Given, Methods, Scored, equal, put};
use crate::model::GoalIx;

/// Halvings before a turning point where the whole range is one step.
const HALVINGS: usize = 8;

/// Something that a family gives, and when moving it alone changes an order.
#[derive(Clone, Debug, PartialEq)]
pub struct Lever {
    /// What it is.
    pub what: What,
    /// What it is now.
    pub value: f64,
    /// From where to where it is moved.
    pub range: (f64, f64),
    /// When the order of the first goals changes.
    pub goals: Turns,
    /// When the order of the first activities changes.
    pub activities: Turns,
}

/// A judgement, rank, weight or score.
#[derive(Clone, Debug, PartialEq)]
pub enum What {
    /// How many times as important the left goal is as the right one; moved along Saaty's scale.
    Judgement(GoalIx, GoalIx),
    /// The place of a goal in the order, the mean of the places that those alike take; the others keep their
    /// order.
    Rank(GoalIx),
    /// The weight of a goal; the others share the rest as they do now.
    Weight(GoalIx),
    /// The importance of a criterion, by place among the parent's; the others share the rest as they do now.
    Importance(Criterion),
    /// The score of a goal by a criterion; from 0 to the highest score that the family has.
    Score(GoalIx, Criterion),
}

/// The values nearest to the present one at which an order changes; none where it holds to the end of the
/// range.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Turns {
    /// Below the present value.
    pub below: Option<f64>,
    /// Above it.
    pub above: Option<f64>,
}

impl Turns {
    /// Whether the order holds wherever the value is moved.
    pub fn never(&self) -> bool {
        self.below.is_none() && self.above.is_none()
    }
}

/// When the orders change on the way to either side.
pub fn turns(below: Both<Option<f64>>, above: Both<Option<f64>>) -> Both<Turns> {
    Both {
        goals: Turns { below: below.goals, above: above.goals },
        activities: Turns { below: below.activities, above: above.activities },
    }
}

/// A family whose levers are looked for.
#[derive(Clone, Copy)]
pub struct Family<'a> {
    /// The weights of its goals now.
    pub weights: &'a [f64],
    /// Its goals.
    pub children: &'a [GoalIx],
    /// How ranks and judgements become weights.
    pub methods: Methods,
    /// How the orders depend on its weights.
    pub view: &'a View,
}

impl Family<'_> {
    /// The goal at a place.
    pub fn goal(&self, place: usize) -> Option<GoalIx> {
        self.children.get(place).copied()
    }
}

/// Everything that can be moved in a family, each to be looked at when it is asked for.
pub fn levers<'a>(given: &'a Given, family: Family<'a>) -> Box<dyn Iterator<Item = Lever> + 'a> {
    match given {
        Given::Nothing | Given::Experts(_) => Box::new(std::iter::empty()),
        Given::Pairwise(judgements) => Box::new(judged(judgements, family)),
        Given::Ranks(ranks) => Box::new(ranked(ranks, family)),
        Given::Shares(_) => Box::new((0..family.weights.len()).filter_map(move |place| share(place, family))),
        Given::Scores(scored) => Box::new(by_scores(scored, family)),
    }
}

/// How many that are.
pub fn count(given: &Given) -> usize {
    match given {
        Given::Nothing | Given::Experts(_) => 0,
        Given::Pairwise(judgements) => {
            if judgements.gap().is_none() {
                judgements.pairs().len()
            } else {
                0
            }
        }
        Given::Ranks(list) | Given::Shares(list) => list.len(),
        Given::Scores(scored) => {
            let scores = scored.scores.iter().flatten().flatten().count();
            let criteria = scored.importance.len();
            let found = scored.importance.iter().sum::<f64>() > 0.0;
            if found { scores + if criteria > 1 { criteria } else { 0 } } else { 0 }
        }
    }
}

/// A lever whose range is one step to either side: what goes by it goes by fractions of straight lines, so an
/// order that has changed doesn't change back.
fn straight(
    what: What,
    value: f64,
    range: (f64, f64),
    view: &View,
    weights: &impl Fn(f64) -> Vec<f64>,
) -> Lever {
    let way = Way { view, scale: Scale::Even, halvings: HALVINGS, weights };
    let turn = |end: f64| way.turnings(value, &[end]);
    let below = if value > range.0 { turn(range.0) } else { Both::default() };
    let above = if value < range.1 { turn(range.1) } else { Both::default() };
    let Both { goals, activities } = turns(below, above);
    Lever { what, value, range, goals, activities }
}

/// The weight of a goal; the others divide the rest in their proportions.
fn share(place: usize, family: Family<'_>) -> Option<Lever> {
    let value = family.weights.get(place).copied()?;
    let rest = others(family.weights, place);
    let own = family.weights.iter().enumerate().map(|(at, _)| if at == place { 1.0 } else { 0.0 });
    let view = family.view.made_of(&[rest, own.collect()]);
    let at = |value: f64| vec![1.0 - value, value];
    Some(straight(What::Weight(family.goal(place)?), value, (0.0, 1.0), &view, &at))
}

/// The proportions of all shares but one, which is 0, with the sum 1; where there are none, all alike.
fn others(shares: &[f64], place: usize) -> Vec<f64> {
    let own = shares.get(place).copied().unwrap_or_default();
    let sum: f64 = shares.iter().sum::<f64>() - own;
    let count = shares.len().saturating_sub(1).max(1) as f64;
    let part = |share: f64| if sum > 0.0 { share / sum } else { 1.0 / count };
    shares.iter().enumerate().map(|(at, share)| if at == place { 0.0 } else { part(*share) }).collect()
}

fn by_scores<'a>(scored: &'a Scored, family: Family<'a>) -> impl Iterator<Item = Lever> + 'a {
    let sum: f64 = scored.importance.iter().sum();
    let parts: Vec<f64> = scored.importance.iter().map(|part| part / sum).collect();
    let found = sum > 0.0;
    let importances = if found && parts.len() > 1 { 0..parts.len() } else { 0..0 };
    let highest = scored.scores.iter().flatten().flatten().copied().fold(0.0, f64::max);
    let totals: Vec<f64> = scored.scores.iter().map(|scores| total(&scored.importance, scores)).collect();
    let scores = scored.scores.iter().enumerate().filter(move |_| found).flat_map(|(place, scores)| {
        scores.iter().enumerate().filter_map(move |(at, score)| Some((place, at, (*score)?)))
    });
    let scores = scores.filter_map(move |(place, at, score)| {
        let what = What::Score(family.goal(place)?, at);
        let each = scored.importance.get(at).copied().unwrap_or_default();
        let mut others = scored.scores.get(place).cloned().unwrap_or_default();
        put(&mut others, at, None);
        let base = total(&scored.importance, &others);
        Some(one_score(what, Point { place, score, each, base }, (0.0, highest), &totals, family))
    });
    importances.filter_map(move |at| importance(scored, &parts, at, family)).chain(scores)
}

fn total(importance: &[f64], scores: &[Option<f64>]) -> f64 {
    importance.iter().zip(scores).map(|(part, score)| part * score.unwrap_or_default()).sum()
}

/// The importance of a criterion; the others share the rest as they do now.
fn importance(scored: &Scored, parts: &[f64], at: usize, family: Family<'_>) -> Option<Lever> {
    let rest = others(parts, at);
    let score = |scores: &Vec<Option<f64>>| scores.get(at).copied().flatten().unwrap_or_default();
    let by_this: Vec<f64> = scored.scores.iter().map(score).collect();
    let by_others: Vec<f64> = scored.scores.iter().map(|scores| total(&rest, scores)).collect();
    let sums = (by_this.iter().sum::<f64>(), by_others.iter().sum::<f64>());
    let view = family.view.made_of(&[by_this.clone(), by_others.clone(), equal(family.children.len())]);
    let of = |value: f64| {
        let mut totals = by_this.iter().zip(&by_others);
        let sound = totals.all(|(this, others)| value * this + (1.0 - value) * others >= 0.0);
        parted(value, 1.0 - value, sums, sound)
    };
    Some(straight(What::Importance(at), parts.get(at).copied()?, (0.0, 1.0), &view, &of))
}

/// A score: of which goal, what it is, what each point of it counts, and what the goal's other scores come
/// to.
#[derive(Clone, Copy)]
struct Point {
    place: usize,
    score: f64,
    each: f64,
    base: f64,
}

fn one_score(what: What, point: Point, range: (f64, f64), totals: &[f64], family: Family<'_>) -> Lever {
    let is_own = |at: usize| at == point.place;
    let rest = totals.iter().enumerate().map(|(at, total)| if is_own(at) { 0.0 } else { *total });
    let rest: Vec<f64> = rest.collect();
    let only = (0..totals.len()).map(|at| if is_own(at) { 1.0 } else { 0.0 });
    let (sums, positive) = ((1.0, rest.iter().sum()), rest.iter().all(|total| *total >= 0.0));
    let view = family.view.made_of(&[only.collect(), rest, equal(totals.len())]);
    let of = |value: f64| {
        let total = point.base + point.each * value;
        parted(total, 1.0, sums, positive && total >= 0.0)
    };
    straight(what, point.score, range, &view, &of)
}

/// Factors of two vectors with these sums, and of equal weights: those where the others don't make any.
fn parted(one: f64, other: f64, sums: (f64, f64), sound: bool) -> Vec<f64> {
    let sum = one * sums.0 + other * sums.1;
    if sound && sum > 0.0 && sum.is_finite() {
        vec![one / sum, other / sum, 0.0]
    } else {
        vec![0.0, 0.0, 1.0]
    }
}
