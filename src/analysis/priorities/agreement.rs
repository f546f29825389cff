//! How far experts agree on an order: Kendall's coefficient of concordance.

use super::ranks::places;

/// The agreement of several orders.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Agreement {
    /// Kendall's W, ties corrected: 0 for no agreement, 1 for one and the same order.
    pub w: f64,
    /// χ² = m(n − 1)W for m experts and n things.
    pub chi_square: f64,
    /// Its degrees of freedom, n − 1.
    pub df: usize,
    /// How likely so much agreement is by chance alone.
    pub p: f64,
}

/// The agreement of the orders that several experts put the same things in, a list of ranks each; none for
/// fewer than two experts or things, or where everybody ranks everything alike.
pub fn kendall(ranks: &[Vec<Option<f64>>]) -> Option<Agreement> {
    let (m, n) = (ranks.len(), ranks.first()?.len());
    if m < 2 || n < 2 {
        return None;
    }
    let orders: Vec<Vec<f64>> = ranks.iter().map(|ranks| places(ranks)).collect();
    let mut sums = vec![0.0; n];
    for order in &orders {
        sums.iter_mut().zip(order).for_each(|(sum, place)| *sum += place);
    }
    let (m, n) = (m as f64, n as f64);
    let mean = m * (n + 1.0) / 2.0;
    let spread: f64 = sums.iter().map(|sum| (sum - mean).powi(2)).sum();
    let ties: f64 = orders.iter().map(|order| tied(order)).sum();
    let most = (m * m * (n.powi(3) - n) - m * ties) / 12.0;
    if most <= 0.0 {
        return None;
    }
    let w = (spread / most).clamp(0.0, 1.0);
    let chi_square = m * (n - 1.0) * w;
    let df = sums.len() - 1;
    Some(Agreement { w, chi_square, df, p: upper_tail(chi_square, df) })
}

/// Σ(t³ − t) over the groups of t that share a place.
fn tied(order: &[f64]) -> f64 {
    let mut sorted = order.to_vec();
    sorted.sort_by(f64::total_cmp);
    let groups = sorted.chunk_by(|left, right| left == right).map(|group| group.len() as f64);
    groups.map(|t| t.powi(3) - t).sum()
}

/// The probability that χ² of so many degrees of freedom is at least `x`: Q(df/2, x/2), by the series
/// (Abramowitz & Stegun 1964, 6.5.29) below the bend and by the continued fraction (6.5.31) above it.
pub fn upper_tail(x: f64, df: usize) -> f64 {
    if x <= 0.0 || df == 0 {
        return 1.0;
    }
    let (a, x) = (df as f64 / 2.0, x / 2.0);
    // xᵃ·e⁻ˣ/Γ(a)
    let head = (a * x.ln() - x - log_gamma_of_half(df)).exp();
    let tail = if x < a + 1.0 {
        let (mut term, mut sum, mut at) = (1.0 / a, 1.0 / a, a);
        while term > sum * f64::EPSILON {
            at += 1.0;
            term *= x / at;
            sum += term;
        }
        1.0 - head * sum
    } else {
        // Lentz's way of evaluating the fraction from its head.
        let mut below = x + 1.0 - a;
        let (mut c, mut d) = (f64::MAX, below.recip());
        let mut value = d;
        for at in 1..10_000 {
            let i = f64::from(at);
            let over = i * (a - i);
            below += 2.0;
            d = (over * d + below).recip();
            c = below + over / c;
            let step = c * d;
            value *= step;
            if (step - 1.0).abs() < f64::EPSILON {
                break;
            }
        }
        head * value
    };
    tail.clamp(0.0, 1.0)
}

/// ln Γ(k/2), from Γ(1) = 1 or Γ(1/2) = √π by Γ(a + 1) = a·Γ(a).
fn log_gamma_of_half(k: usize) -> f64 {
    let (first, start) =
        if k.is_multiple_of(2) { (1.0, 0.0) } else { (0.5, std::f64::consts::PI.sqrt().ln()) };
    let steps = (k - 1) / 2;
    (0..steps).fold(start, |sum, step| sum + (first + step as f64).ln())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::priorities::numbers::near;

    fn ranks(lists: &[&[f64]]) -> Vec<Vec<Option<f64>>> {
        lists.iter().map(|list| list.iter().copied().map(Some).collect()).collect()
    }

    /// Percentage points of χ², Abramowitz & Stegun 1964, table 26.8.
    #[test]
    fn the_tail_of_chi_square_is_the_tables() {
        for (df, x, p) in [
            (1, 3.84146, 0.05),
            (2, 5.99147, 0.05),
            (2, 9.21034, 0.01),
            (3, 7.81473, 0.05),
            (4, 13.2767, 0.01),
            (5, 1.14548, 0.95),
            (10, 18.3070, 0.05),
            (30, 43.7729, 0.05),
            (30, 14.9535, 0.99),
            (100, 124.342, 0.05),
        ] {
            near(&[upper_tail(x, df)], &[p], 1e-5);
        }
        assert_eq!((upper_tail(0.0, 3), upper_tail(1.0, 0)), (1.0, 1.0));
        assert!(upper_tail(1e6, 4) < 1e-300);
    }

    /// Three judges and six things, Siegel 1956, “Nonparametric Statistics”, table 9.6: W = 0.16.
    #[test]
    fn siegel_s_three_executives() {
        let found = kendall(&ranks(&[
            &[1.0, 6.0, 3.0, 2.0, 5.0, 4.0],
            &[1.0, 5.0, 6.0, 4.0, 2.0, 3.0],
            &[6.0, 3.0, 2.0, 5.0, 4.0, 1.0],
        ]));
        near(&[found.unwrap().w], &[0.16], 5e-3);
    }

    /// Kendall 1948, “Rank Correlation Methods”, as worked by Siegel 1956: ties, W = 0.828.
    #[test]
    fn ties_are_corrected_for() {
        let found = kendall(&ranks(&[
            &[1.0, 4.5, 2.0, 4.5, 3.0, 7.5, 6.0, 9.0, 7.5, 10.0],
            &[2.5, 1.0, 2.5, 4.5, 4.5, 8.0, 9.0, 6.5, 10.0, 6.5],
            &[2.0, 1.0, 4.5, 4.5, 4.5, 4.5, 8.0, 8.0, 8.0, 10.0],
        ]))
        .unwrap();
        near(&[found.w], &[0.8277], 5e-5);
        near(&[found.chi_square], &[3.0 * 9.0 * 0.8277], 2e-3);
        assert_eq!(found.df, 9);
    }

    #[test]
    fn one_order_is_full_agreement_and_opposite_ones_are_none() {
        let same = kendall(&ranks(&[&[1.0, 2.0, 3.0], &[10.0, 20.0, 30.0]])).unwrap();
        assert_eq!((same.w, same.chi_square), (1.0, 4.0));
        assert_eq!(kendall(&ranks(&[&[1.0, 2.0, 3.0], &[3.0, 2.0, 1.0]])).unwrap().w, 0.0);
        assert_eq!(kendall(&ranks(&[&[1.0, 1.0], &[2.0, 2.0]])), None);
        assert_eq!(kendall(&ranks(&[&[1.0, 2.0]])), None);
        assert_eq!(kendall(&[]), None);
    }
}
