//! From scores by criteria to weights, as PATTERN does it: r = Σ importance · score, brought to the sum 1.

use super::numbers::normalised;

/// A criterion, by place among those that the goal above names.
pub type Criterion = usize;

/// Siblings scored by criteria.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Scored {
    /// How important each criterion is, on any scale.
    pub importance: Vec<f64>,
    /// The scores of each sibling, by criterion; none where it has none.
    pub scores: Vec<Vec<Option<f64>>>,
}

/// Weights by scores. A score that is missing counts as 0. None where nothing can be made of them: a sum
/// below 0, or nothing but zeros.
pub fn weights(scored: &Scored) -> Option<Vec<f64>> {
    let total = |scores: &Vec<Option<f64>>| {
        scored.importance.iter().zip(scores).map(|(part, score)| part * score.unwrap_or_default()).sum()
    };
    normalised(&scored.scores.iter().map(total).collect::<Vec<f64>>())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::priorities::numbers::near;

    #[test]
    fn importance_times_score_is_added_up() {
        let scores = |list: &[f64]| list.iter().copied().map(Some).collect();
        let scored =
            Scored { importance: vec![0.5, 0.5], scores: vec![scores(&[3.0, 5.0]), scores(&[1.0, 1.0])] };
        near(&weights(&scored).unwrap(), &[0.8, 0.2], 1e-15);
        let scale = Scored { importance: vec![5.0, 5.0], ..scored.clone() };
        near(&weights(&scale).unwrap(), &[0.8, 0.2], 1e-15);
        let missing = Scored { scores: vec![vec![Some(3.0), None], scores(&[1.0, 2.0])], ..scored };
        near(&weights(&missing).unwrap(), &[0.5, 0.5], 1e-15);
    }

    #[test]
    fn nothing_can_be_made_of_zeros() {
        let zeros = Scored { importance: vec![1.0], scores: vec![vec![Some(0.0)], vec![None]] };
        assert_eq!(weights(&zeros), None);
        let negative = Scored { importance: vec![1.0], scores: vec![vec![Some(-1.0)], vec![Some(3.0)]] };
        assert_eq!(weights(&negative), None);
    }
}
