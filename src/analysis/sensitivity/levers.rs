//! What can be moved in a family, and how far until an order changes.

use super::turning::{Scale, Way};
use super::watch::{Order, View};
use crate::analysis::priorities::{Criterion, Given, Judgements, Methods, Saaty, Scored, weigh};
use crate::model::GoalIx;

/// Saaty's scale ends here, and at one part of so many.
const SCALE: f64 = 9.0;
/// Halvings of the last step before a turning point, and of one where the whole range is one step.
const RATIO_HALVINGS: usize = 4;
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

/// Everything that can be moved in a family whose weights are `weights` now.
pub fn levers(
    given: &Given,
    weights: &[f64],
    children: &[GoalIx],
    methods: Methods,
    view: &View,
) -> Vec<Lever> {
    let sized = |given: &Given| weigh(given, children.len(), methods).weights;
    let goal = |place: usize| children.get(place).copied();
    match given {
        Given::Nothing | Given::Experts(_) => Vec::new(),
        Given::Pairwise(judgements) => {
            judged(judgements, view, &goal, &|judgements| sized(&Given::Pairwise(judgements)))
        }
        Given::Ranks(ranks) => {
            let one = |place| ranked(ranks, place, goal(place)?, view, &|ranks| sized(&Given::Ranks(ranks)));
            (0..ranks.len()).filter_map(one).collect()
        }
        Given::Shares(_) => {
            let one = |place| {
                let at = |value: f64| moved(weights, place, value);
                let now = weights.get(place).copied()?;
                Some(straight(What::Weight(goal(place)?), now, (0.0, 1.0), view, &at))
            };
            (0..weights.len()).filter_map(one).collect()
        }
        Given::Scores(scored) => by_scores(scored, view, &goal, &|scored| sized(&Given::Scores(scored))),
    }
}

fn judged(
    judgements: &Judgements,
    view: &View,
    goal: &impl Fn(usize) -> Option<GoalIx>,
    weights: &impl Fn(Judgements) -> Vec<f64>,
) -> Vec<Lever> {
    if judgements.gap().is_some() {
        return Vec::new();
    }
    let lever = |(at, pair): (usize, &crate::analysis::priorities::Pair)| {
        let what = What::Judgement(goal(pair.left)?, goal(pair.right)?);
        let of = |ratio: f64| weights(judgements.with(at, ratio));
        let scale: Vec<f64> = Saaty::all().map(Saaty::value).collect();
        let below = scale.iter().rev().copied().filter(|value| *value < pair.ratio);
        let above = scale.iter().copied().filter(|value| *value > pair.ratio);
        let (below, above): (Vec<f64>, Vec<f64>) = (below.collect(), above.collect());
        let turn = |steps: &[f64], order| {
            let (scale, halvings) = (Scale::Ratio, RATIO_HALVINGS);
            Way { view, order, scale, halvings, weights: &of }.turning(pair.ratio, steps)
        };
        let turns = |order| Turns { below: turn(&below, order), above: turn(&above, order) };
        let (goals, activities) = (turns(Order::Goals), turns(Order::Activities));
        Some(Lever { what, value: pair.ratio, range: (SCALE.recip(), SCALE), goals, activities })
    };
    judgements.pairs().iter().enumerate().filter_map(lever).collect()
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
    let turn = |end: f64, order| {
        Way { view, order, scale: Scale::Even, halvings: HALVINGS, weights }.turning(value, &[end])
    };
    let turns = |order| Turns {
        below: (value > range.0).then(|| turn(range.0, order)).flatten(),
        above: (value < range.1).then(|| turn(range.1, order)).flatten(),
    };
    let (goals, activities) = (turns(Order::Goals), turns(Order::Activities));
    Lever { what, value, range, goals, activities }
}

/// The same shares with another one at a place; the others divide the rest in their proportions.
fn moved(shares: &[f64], place: usize, value: f64) -> Vec<f64> {
    let own = shares.get(place).copied().unwrap_or_default();
    let others: f64 = shares.iter().sum::<f64>() - own;
    let count = shares.len().saturating_sub(1).max(1) as f64;
    let rest = |share: f64| {
        if others > 0.0 { share / others * (1.0 - value) } else { (1.0 - value) / count }
    };
    shares.iter().enumerate().map(|(at, share)| if at == place { value } else { rest(*share) }).collect()
}

fn ranked(
    ranks: &[Option<f64>],
    place: usize,
    goal: GoalIx,
    view: &View,
    weights: &impl Fn(Vec<Option<f64>>) -> Vec<f64>,
) -> Option<Lever> {
    let own = crate::analysis::priorities::rank_places(ranks);
    let value = own.get(place).copied()?;
    let mut others: Vec<f64> =
        own.iter().enumerate().filter(|(at, _)| *at != place).map(|(_, rank)| *rank).collect();
    others.sort_by(f64::total_cmp);
    others.dedup();
    // Before all others, level with one, after it and before the next …
    let ends =
        [others.first()? - 1.0].into_iter().chain(others.iter().flat_map(|rank| [*rank, *rank + 0.25]));
    let stands: Vec<f64> = ends.collect();
    let at = |stand: f64| -> Vec<Option<f64>> {
        own.iter().enumerate().map(|(at, rank)| Some(if at == place { stand } else { *rank })).collect()
    };
    let shown = |stand: f64| {
        crate::analysis::priorities::rank_places(&at(stand)).get(place).copied().unwrap_or(value)
    };
    let changed = |order, stand: f64| view.changed(order, &weights(at(stand)));
    let turns = |order| Turns {
        below: stands
            .iter()
            .rev()
            .filter(|stand| shown(**stand) < value)
            .find(|stand| changed(order, **stand))
            .map(|stand| shown(*stand)),
        above: stands
            .iter()
            .filter(|stand| shown(**stand) > value)
            .find(|stand| changed(order, **stand))
            .map(|stand| shown(*stand)),
    };
    let (goals, activities) = (turns(Order::Goals), turns(Order::Activities));
    Some(Lever { what: What::Rank(goal), value, range: (1.0, ranks.len() as f64), goals, activities })
}

fn by_scores(
    scored: &Scored,
    view: &View,
    goal: &impl Fn(usize) -> Option<GoalIx>,
    weights: &impl Fn(Scored) -> Vec<f64>,
) -> Vec<Lever> {
    let sum: f64 = scored.importance.iter().sum();
    if sum <= 0.0 {
        return Vec::new();
    }
    let parts: Vec<f64> = scored.importance.iter().map(|part| part / sum).collect();
    let importance = |at: usize| {
        let of = |value: f64| weights(Scored { importance: moved(&parts, at, value), ..scored.clone() });
        Some(straight(What::Importance(at), parts.get(at).copied()?, (0.0, 1.0), view, &of))
    };
    let highest = scored.scores.iter().flatten().flatten().copied().fold(0.0, f64::max);
    let scores = scored.scores.iter().enumerate().flat_map(|(place, scores)| {
        scores.iter().enumerate().filter_map(move |(criterion, score)| {
            let of = |value: f64| {
                let mut changed = scored.clone();
                if let Some(score) = changed.scores.get_mut(place).and_then(|own| own.get_mut(criterion)) {
                    *score = Some(value);
                }
                weights(changed)
            };
            Some(straight(What::Score(goal(place)?, criterion), (*score)?, (0.0, highest), view, &of))
        })
    });
    let importances = if parts.len() > 1 { 0..parts.len() } else { 0..0 };
    importances.filter_map(importance).chain(scores).collect()
}
