//! Shares as written, brought to the sum 1.

use super::numbers::{equal, normalised};

/// Weights made of shares.
#[derive(Clone, Debug, PartialEq)]
pub struct Shared {
    /// The weights; they sum to 1.
    pub weights: Vec<f64>,
    /// Whether a share was missing.
    pub lacking: bool,
}

/// The weights of siblings by their shares. Those without one divide what the others leave, and get nothing
/// where nothing is left; nothing but zeros counts as equal.
pub fn weights(shares: &[Option<f64>]) -> Shared {
    let given: f64 = shares.iter().flatten().sum();
    let without = shares.iter().filter(|share| share.is_none()).count();
    let rest = (1.0 - given).max(0.0) / without.max(1) as f64;
    let filled: Vec<f64> = shares.iter().map(|share| share.unwrap_or(rest)).collect();
    let weights = normalised(&filled).unwrap_or_else(|| equal(shares.len()));
    Shared { weights, lacking: without > 0 }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::priorities::numbers::near;

    #[test]
    fn shares_are_brought_to_the_sum_one() {
        let of = |shares: &[Option<f64>]| weights(shares).weights;
        near(&of(&[Some(0.6), Some(0.4)]), &[0.6, 0.4], 1e-15);
        near(&of(&[Some(0.33); 3]), &[1.0 / 3.0; 3], 1e-15);
        near(&of(&[Some(0.9), Some(0.6)]), &[0.6, 0.4], 1e-15);
        near(&of(&[Some(0.6), None, None]), &[0.6, 0.2, 0.2], 1e-15);
        near(&of(&[Some(1.0), None]), &[1.0, 0.0], 1e-15);
        near(&of(&[Some(0.0), Some(0.0)]), &[0.5, 0.5], 1e-15);
        assert!(weights(&[Some(1.0), None]).lacking && !weights(&[Some(1.0)]).lacking);
    }
}
