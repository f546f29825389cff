//! The judgement that makes a set inconsistent most, and what would mend it.

use super::numbers::{at, heavier};
use super::pairwise::{Consistency, Judgements, Pair, consistency, weights};
use crate::model::record::PairwiseMethod;

/// The judgement that is furthest from what all of them together say.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Worst {
    /// Which pair, and the ratio that it was given.
    pub pair: Pair,
    /// What the weights say the ratio should be: w_left/w_right, with this judgement among those that they
    /// are made of.
    pub mend: f64,
    /// The value of Saaty's scale to put in its place: the one nearest to what the other judgements say
    /// without it, or to what the weights say, whichever makes the set more consistent.
    pub suggested: Saaty,
    /// Whether that is what the others say.
    pub by_others: bool,
    /// How consistent the set is with `suggested` in the place of the judgement.
    pub after: Consistency,
}

/// A value of Saaty's scale: 1 … 9, or one part of so many.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Saaty {
    /// From 1 to 9.
    pub times: u8,
    /// Whether it is one of so many parts.
    pub part: bool,
}

impl Saaty {
    /// The nearest one, as ratios go: halfway between 1 and 1/2 is 1/√2.
    pub fn nearest(ratio: f64) -> Self {
        let part = ratio < 1.0;
        let times = if part { ratio.recip() } else { ratio };
        let distance = |step: &u8| (times / f64::from(*step)).ln().abs();
        let times = (1..=9).min_by(|left, right| distance(left).total_cmp(&distance(right))).unwrap_or(1);
        Self { times, part: part && times > 1 }
    }

    /// The whole scale, from 1/9 to 9.
    pub fn all() -> impl Iterator<Item = Self> {
        let parts = (2..=9).rev().map(|times| Self { times, part: true });
        parts.chain((1..=9).map(|times| Self { times, part: false }))
    }

    /// The same seen from the other side: 1/3 for 3.
    #[must_use]
    pub fn inverse(self) -> Self {
        Self { part: !self.part && self.times > 1, ..self }
    }

    /// The ratio.
    pub fn value(self) -> f64 {
        let times = f64::from(self.times);
        if self.part { times.recip() } else { times }
    }
}

impl std::fmt::Display for Saaty {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        if self.part { write!(f, "1/{}", self.times) } else { write!(f, "{}", self.times) }
    }
}

/// The judgement whose error a·w_right/w_left (Saaty's ε) is furthest from 1 by a method's weights; none
/// where judgements agree wholly or don't connect all siblings.
pub fn worst(judgements: &Judgements, method: PairwiseMethod) -> Option<Worst> {
    let own = weights(judgements, method)?;
    if consistency(judgements, &own).ci <= 0.0 {
        return None;
    }
    let says = |weights: &[f64], pair: &Pair| at(weights, pair.left) / at(weights, pair.right);
    let far = |pair: &Pair| (pair.ratio / says(&own, pair)).ln().abs();
    let (place, pair) = judgements.pairs().iter().enumerate().reduce(|most, next| {
        // Of two that are alike the first, rounding aside.
        if heavier(far(next.1), far(most.1)) { next } else { most }
    })?;
    let mend = says(&own, pair);
    let others = weights(&judgements.without(place), method).map(|others| says(&others, pair));
    let candidates = others.map(|ratio| (ratio, true)).into_iter().chain([(mend, false)]);
    let tried = candidates.filter_map(|(ratio, by_others)| {
        let suggested = Saaty::nearest(ratio);
        let mended = judgements.with(place, suggested.value());
        let after = consistency(&mended, &weights(&mended, method)?);
        Some(Worst { pair: *pair, mend, suggested, by_others, after })
    });
    tried.min_by(|one, other| one.after.ci.total_cmp(&other.after.ci))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::priorities::numbers::near;
    use crate::analysis::priorities::pairwise::eigenvector;

    /// Saaty 2003, “Decision-making with the AHP: Why is the principal eigenvector necessary”, buying a
    /// house by size, transport, neighbourhood, age, yard, modern, condition and finance: of all judgements
    /// that of neighbourhood against condition, a(3, 7) = 6, is furthest from the weights; with 1/2 in its
    /// place CR falls from .17 to .083.
    #[test]
    fn saaty_s_house() {
        let rows: [&[f64]; 7] = [
            &[5.0, 3.0, 7.0, 6.0, 6.0, 1.0 / 3.0, 0.25],
            &[1.0 / 3.0, 5.0, 3.0, 3.0, 0.2, 1.0 / 7.0],
            &[6.0, 3.0, 4.0, 6.0, 0.2],
            &[1.0 / 3.0, 0.25, 1.0 / 7.0, 1.0 / 8.0],
            &[0.5, 0.2, 1.0 / 6.0],
            &[0.2, 1.0 / 6.0],
            &[0.5],
        ];
        let pairs = rows.iter().enumerate().flat_map(|(left, row)| {
            row.iter().enumerate().map(move |(at, ratio)| (left, left + 1 + at, *ratio))
        });
        let judgements = Judgements::new(8, pairs);
        let weights = eigenvector(&judgements).unwrap();
        near(&weights, &[0.173, 0.054, 0.188, 0.018, 0.031, 0.036, 0.167, 0.333], 5e-4);
        let found = worst(&judgements, PairwiseMethod::Eigenvector).unwrap();
        assert_eq!((found.pair.left, found.pair.right, found.pair.ratio), (2, 6, 6.0));
        near(&[found.pair.ratio / found.mend], &[5.32], 0.01);
        assert_eq!((found.suggested.to_string(), found.by_others), ("1/2".to_owned(), true));
        near(&[consistency(&judgements, &weights).cr, found.after.cr], &[0.1691, 0.0822], 5e-5);
    }

    #[test]
    fn the_scale_is_seventeen_values() {
        let all: Vec<String> = Saaty::all().map(|value| value.to_string()).collect();
        assert_eq!((all.len(), all[0].as_str(), all[8].as_str(), all[16].as_str()), (17, "1/9", "1", "9"));
        for value in Saaty::all() {
            assert_eq!(Saaty::nearest(value.value()), value);
        }
        assert_eq!(Saaty::nearest(0.8).to_string(), "1");
        assert_eq!(Saaty::nearest(0.6).to_string(), "1/2");
        assert_eq!(Saaty::nearest(100.0).to_string(), "9");
    }

    #[test]
    fn nothing_is_worst_where_all_agree_or_something_is_missing() {
        for method in [PairwiseMethod::Eigenvector, PairwiseMethod::Geometric] {
            let agree = Judgements::new(3, [(0, 1, 6.0), (0, 2, 3.0), (1, 2, 0.5)]);
            assert_eq!(worst(&agree, method), None);
            assert_eq!(worst(&Judgements::new(3, [(0, 1, 6.0)]), method), None);
        }
    }
}
