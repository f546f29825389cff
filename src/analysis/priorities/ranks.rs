//! From ranks to weights: what a place in the order is worth.

use super::numbers::{alike, normalised, put};
use crate::model::record::RankMethod;

/// The weights of siblings by their ranks, 1 the highest. Only the order counts. Those that are ranked alike
/// share what the places they take are worth; those without a rank come last, all alike.
pub fn weights(ranks: &[Option<f64>], method: RankMethod) -> Vec<f64> {
    let worth = worth(ranks.len(), method);
    let mut weights = vec![0.0; ranks.len()];
    for (members, places) in groups(ranks) {
        let sum: f64 = worth.get(places).unwrap_or_default().iter().sum();
        let each = sum / members.len() as f64;
        members.iter().for_each(|member| put(&mut weights, *member, each));
    }
    normalised(&weights).unwrap_or(weights)
}

/// The place of each in the order, from 1; those that are ranked alike get the mean of the places they take.
pub fn places(ranks: &[Option<f64>]) -> Vec<f64> {
    let mut found = vec![0.0; ranks.len()];
    for (members, places) in groups(ranks) {
        // The mean of start + 1 … end.
        let mean = (places.start + places.end + 1) as f64 / 2.0;
        members.iter().for_each(|member| put(&mut found, *member, mean));
    }
    found
}

/// Those that are ranked alike, best first, and the places they take, from 0.
fn groups(ranks: &[Option<f64>]) -> Vec<(Vec<usize>, std::ops::Range<usize>)> {
    let key = |at: usize| ranks.get(at).copied().flatten().unwrap_or(f64::MAX);
    let mut order: Vec<usize> = (0..ranks.len()).collect();
    order.sort_by(|left, right| key(*left).total_cmp(&key(*right)));
    // Mean ranks of experts are sums of fractions, so they may differ by rounding.
    let same = |left: &usize, right: &usize| alike(key(*left), key(*right));
    let mut start = 0;
    let split = order.chunk_by(same).map(|members| {
        let places = start..start + members.len();
        start = places.end;
        (members.to_vec(), places)
    });
    split.collect()
}

/// What each of `count` places is worth, the first first; together 1.
fn worth(count: usize, method: RankMethod) -> Vec<f64> {
    let n = count as f64;
    let place = |at: usize| (at + 1) as f64;
    match method {
        // The mean of 1/1 … 1/n that stand from the place on: the centroid of all weights in that order.
        RankMethod::Roc => {
            let mut worth = vec![0.0; count];
            let mut sum = 0.0;
            for at in (0..count).rev() {
                sum += 1.0 / place(at);
                put(&mut worth, at, sum / n);
            }
            worth
        }
        RankMethod::RankSum => (0..count).map(|at| 2.0 * (n + 1.0 - place(at)) / (n * (n + 1.0))).collect(),
        RankMethod::Reciprocal => {
            let sum: f64 = (0..count).map(|at| 1.0 / place(at)).sum();
            (0..count).map(|at| 1.0 / place(at) / sum).collect()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::priorities::numbers::near;

    fn of(ranks: &[u32], method: RankMethod) -> Vec<f64> {
        weights(&ranks.iter().map(|rank| Some(f64::from(*rank))).collect::<Vec<_>>(), method)
    }

    /// Barron & Barrett 1996, “Decision quality using ranked attribute weights”.
    #[test]
    fn the_centroid_of_three_and_of_four() {
        near(&of(&[1, 2, 3], RankMethod::Roc), &[0.6111, 0.2778, 0.1111], 5e-5);
        near(&of(&[1, 2, 3, 4], RankMethod::Roc), &[0.5208, 0.2708, 0.1458, 0.0625], 5e-5);
    }

    /// Fishburn's series; Stillwell, Seaver & Edwards 1981 for the reciprocals.
    #[test]
    fn rank_sums_and_reciprocals() {
        near(&of(&[1, 2, 3, 4], RankMethod::RankSum), &[0.4, 0.3, 0.2, 0.1], 1e-15);
        near(&of(&[1, 2, 3, 4], RankMethod::Reciprocal), &[0.48, 0.24, 0.16, 0.12], 1e-15);
    }

    #[test]
    fn only_the_order_counts_and_those_alike_share_their_places() {
        assert_eq!(of(&[20, 5, 7], RankMethod::Roc), of(&[3, 1, 2], RankMethod::Roc));
        near(&of(&[1, 2, 2, 3], RankMethod::RankSum), &[0.4, 0.25, 0.25, 0.1], 1e-15);
        near(&of(&[4, 4], RankMethod::Roc), &[0.5, 0.5], 1e-15);
        let last = [None, Some(2.0), None, Some(1.0)];
        near(&weights(&last, RankMethod::RankSum), &[0.15, 0.3, 0.15, 0.4], 1e-15);
        assert_eq!(places(&last), [3.5, 2.0, 3.5, 1.0]);
    }
}
