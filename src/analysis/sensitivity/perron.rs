//! The weights of siblings when one of their judgements is another: the principal eigenvector of a matrix
//! that differs from a known one in two places.
//!
//! Let A be Harker's matrix with λ, w and y as its eigenvalue, right and left eigenvector, yᵀw = 1, and let
//! A′ = A + δ·eᵢeⱼᵀ + ε·eⱼeᵢᵀ. With M, the group inverse of λ − A, the new vector, yᵀw′ = 1, is
//! w′ = w + M(a·eᵢ + b·eⱼ) − Δ·M·w′ where a = δ·w′ⱼ, b = ε·w′ᵢ and Δ = λ′ − λ = a·yᵢ + b·yⱼ. So it is a sum
//! over powers of M, which are known beforehand: w + Σₖ (−Δ)ᵏ·Mᵏ⁺¹(a·eᵢ + b·eⱼ).

use crate::analysis::priorities::{Judgements, Pair, add, at, eigenvector};

/// So many powers are kept.
const POWERS: usize = 16;
/// Of so few things the plain iteration is as cheap, and of so many the powers are too dear.
const SERIES_FROM: usize = 8;
const SERIES_UP_TO: usize = 400;
/// Squarings that find M, and what is left of the last square where it is found.
const SQUARINGS: usize = 9;
const VANISHED: f64 = 1e-17;
/// Steps that find Δ.
const STEPS: usize = 40;
/// Weights are right to this, as parts of themselves.
const EXACT: f64 = 1e-12;
/// So many rounds of the iteration are tried.
const ROUNDS: usize = 400;

/// A set of judgements, ready for one of them to be moved.
pub struct Perron {
    size: usize,
    pairs: Vec<Pair>,
    /// Harker's matrix by columns, where it isn't nearly empty.
    columns: Option<Vec<f64>>,
    /// What the rows have on the diagonal.
    diagonal: Vec<f64>,
    /// The weights now, which sum to 1.
    now: Vec<f64>,
    series: Option<Series>,
}

/// One judgement of a set with another ratio.
#[derive(Clone, Copy, Debug)]
pub struct Change {
    /// The judgement as it is.
    pub pair: Pair,
    /// What it becomes.
    pub ratio: f64,
}

/// All is told in parts of the weights now: w is 1 everywhere, and the matrix is scaled accordingly.
struct Series {
    /// Of M, the first first, each by columns.
    powers: Vec<Vec<f64>>,
    /// The left eigenvector, which sums to 1.
    left: Vec<f64>,
}

/// What a change does to a pair: what is added to the judgement and to its reciprocal.
#[derive(Clone, Copy)]
struct Shift {
    own: f64,
    inverse: f64,
}

/// What one judgement needs of the series.
struct Entries<'a> {
    /// The powers' columns of the left goal and of the right one.
    columns: Vec<(&'a [f64], &'a [f64])>,
    pair: Pair,
    /// Of the left eigenvector.
    left: (f64, f64),
    shift: Shift,
}

impl Perron {
    /// Of judgements that connect all siblings.
    pub fn new(judgements: &Judgements) -> Option<Self> {
        let size = judgements.size();
        let pairs = judgements.pairs().to_vec();
        let now = eigenvector(judgements)?;
        let mut diagonal = vec![size as f64; size];
        for end in pairs.iter().flat_map(|pair| [pair.left, pair.right]) {
            add(&mut diagonal, end, -1.0);
        }
        let mut perron = Self { size, pairs, columns: None, diagonal, now, series: None };
        if size <= SERIES_UP_TO || perron.pairs.len() > size * size / 8 {
            perron.columns = Some(perron.matrix());
        }
        if (SERIES_FROM..=SERIES_UP_TO).contains(&size) {
            let inverse = perron.pairs.iter().map(|pair| (pair.left, pair.right, pair.ratio.recip()));
            let left = eigenvector(&Judgements::new(size, inverse))?;
            perron.series = perron.columns.as_ref().and_then(|matrix| Series::new(matrix, &perron.now, left));
        }
        Some(perron)
    }

    /// How many multiplications it takes to make one.
    pub fn labour(size: usize) -> usize {
        let products = if (SERIES_FROM..=SERIES_UP_TO).contains(&size) { 2 * POWERS } else { 1 };
        products.saturating_mul(size.saturating_pow(if products > 1 { 3 } else { 2 }))
    }

    /// The weights with a judgement changed; none where the iteration doesn't come to an end. The second is
    /// how many multiplications that took.
    pub fn weights(&self, change: Change) -> (Option<Vec<f64>>, usize) {
        let Pair { ratio, .. } = change.pair;
        let shift = Shift { own: change.ratio - ratio, inverse: change.ratio.recip() - ratio.recip() };
        let mut labour = 0;
        if let Some(series) = &self.series {
            labour += 2 * POWERS * self.size;
            if let Some(weights) = series.weights(&self.now, change.pair, shift) {
                return (Some(weights), labour);
            }
        }
        let (weights, rounds) = self.iterated(change, shift);
        let each = if self.columns.is_some() { self.size * self.size } else { 2 * self.pairs.len() };
        (weights, labour + rounds * (each + 4 * self.size))
    }

    /// By the power iteration, which sets out where the geometric mean of the rows would go.
    fn iterated(&self, change: Change, shift: Shift) -> (Option<Vec<f64>>, usize) {
        let Pair { left, right, ratio } = change.pair;
        let step = (change.ratio / ratio).powf((self.size as f64).recip());
        let mut weights = self.now.clone();
        scale(&mut weights, left, step);
        scale(&mut weights, right, step.recip());
        // What all have on the diagonal only makes the iteration slow.
        let least = self.diagonal.iter().copied().fold(f64::INFINITY, f64::min);
        let mut before: Option<f64> = None;
        let mut factor = 0.0;
        for round in 1..=ROUNDS {
            let mut next = self.times(&weights);
            add(&mut next, left, shift.own * at(&weights, right));
            add(&mut next, right, shift.inverse * at(&weights, left));
            next.iter_mut().zip(&weights).for_each(|(next, last)| *next -= least * last);
            if !normalise(&mut next) {
                return (None, round);
            }
            let moves = next.iter().zip(&weights).map(|(next, last)| (next - last).abs() / last);
            let moved = moves.fold(0.0, f64::max);
            weights = next;
            // As in the eigenvector of the judgements as they are: all moves that are still to come are less
            // than a geometric series.
            factor = before.map_or(1.0, |before| (moved / before).max(factor * 0.9));
            if moved <= f64::EPSILON * self.size as f64 || moved * factor < EXACT / 10.0 * (1.0 - factor) {
                return (Some(weights), round);
            }
            before = Some(moved);
        }
        (None, ROUNDS)
    }

    fn matrix(&self) -> Vec<f64> {
        let mut columns = vec![0.0; self.size * self.size];
        for (place, own) in self.diagonal.iter().enumerate() {
            add(&mut columns, place * self.size + place, *own);
        }
        for pair in &self.pairs {
            add(&mut columns, pair.right * self.size + pair.left, pair.ratio);
            add(&mut columns, pair.left * self.size + pair.right, pair.ratio.recip());
        }
        columns
    }

    fn times(&self, vector: &[f64]) -> Vec<f64> {
        if let Some(columns) = &self.columns {
            return times(columns, vector);
        }
        let mut product: Vec<f64> =
            vector.iter().zip(&self.diagonal).map(|(value, own)| value * own).collect();
        for pair in &self.pairs {
            add(&mut product, pair.left, pair.ratio * at(vector, pair.right));
            add(&mut product, pair.right, at(vector, pair.left) / pair.ratio);
        }
        product
    }
}

impl Series {
    /// None where the other eigenvalues are so close to λ that M is not found.
    fn new(matrix: &[f64], now: &[f64], mut left: Vec<f64>) -> Option<Self> {
        let size = now.len();
        left.iter_mut().zip(now).for_each(|(left, now)| *left *= now);
        if !normalise(&mut left) {
            return None;
        }
        let lambda: f64 = times(matrix, now).iter().sum();
        let scaled = matrix.chunks(size).zip(now).flat_map(|(column, own)| {
            column.iter().zip(now).map(move |(value, now)| value * own / now / lambda)
        });
        // λ times M is (1 − B)⁻¹ without w·yᵀ, where B is A/λ without it, and (1 − B)⁻¹ is
        // (1 + B)(1 + B²)(1 + B⁴)…
        let outer = || left.iter().flat_map(|left| std::iter::repeat_n(*left, size));
        let mut square: Vec<f64> = scaled.zip(outer()).map(|(value, outer)| value - outer).collect();
        let mut inverse = one_and(&square, size);
        let mut found = false;
        for _ in 0..SQUARINGS {
            square = product(&square, &square, size);
            inverse = product(&inverse, &one_and(&square, size), size);
            found = square.iter().all(|value| value.abs() <= VANISHED);
            if found {
                break;
            }
        }
        let first: Vec<f64> =
            inverse.iter().zip(outer()).map(|(value, outer)| (value - outer) / lambda).collect();
        let mut powers = vec![first.clone()];
        while found && powers.len() < POWERS {
            let next = powers.last().map(|last| product(&first, last, size));
            powers.extend(next);
        }
        found.then_some(Self { powers, left })
    }

    /// The weights after a change; none where so many powers don't tell them exactly.
    fn weights(&self, now: &[f64], pair: Pair, shift: Shift) -> Option<Vec<f64>> {
        let entries = self.entries(now, pair, shift);
        let delta = entries.delta();
        let ((by_left, by_right), found) = entries.drives(delta);
        let mut weights = vec![1.0; now.len()];
        let mut factor = 1.0;
        let mut rest = f64::INFINITY;
        for (of_left, of_right) in &entries.columns {
            let (by_left, by_right) = (factor * by_left, factor * by_right);
            rest = 0.0;
            for ((weight, left), right) in weights.iter_mut().zip(*of_left).zip(*of_right) {
                let term = by_left * left + by_right * right;
                *weight += term;
                rest = f64::max(rest, term.abs());
            }
            if rest <= f64::EPSILON / 16.0 {
                break;
            }
            factor *= -delta;
        }
        let least = weights.iter().copied().fold(f64::INFINITY, f64::min);
        let exact = rest <= least * EXACT / 100.0 && (found - delta).abs() <= EXACT;
        weights.iter_mut().zip(now).for_each(|(weight, now)| *weight *= now);
        (exact && least > 0.0 && normalise(&mut weights)).then_some(weights)
    }

    fn entries(&self, now: &[f64], pair: Pair, shift: Shift) -> Entries<'_> {
        let size = now.len();
        let columns = self.powers.iter().map(|power| {
            let column = |place: usize| power.get(place * size..(place + 1) * size).unwrap_or_default();
            (column(pair.left), column(pair.right))
        });
        let ratio = at(now, pair.right) / at(now, pair.left);
        Entries {
            columns: columns.collect(),
            pair,
            left: (at(&self.left, pair.left), at(&self.left, pair.right)),
            shift: Shift { own: shift.own * ratio, inverse: shift.inverse / ratio },
        }
    }
}

impl Entries<'_> {
    /// By how much the eigenvalue changes: by the secant rule.
    fn delta(&self) -> f64 {
        let off = |delta: f64| self.drives(delta).1 - delta;
        let mut last = 0.0;
        let mut last_off = off(last);
        let mut delta = last_off;
        for _ in 0..STEPS {
            let own = off(delta);
            if own == last_off || (delta - last).abs() <= f64::EPSILON * delta.abs() {
                break;
            }
            let next = delta - own * (delta - last) / (own - last_off);
            (last, last_off, delta) = (delta, own, next);
        }
        delta
    }

    /// a and b of a Δ, and the Δ that they give.
    fn drives(&self, delta: f64) -> ((f64, f64), f64) {
        let (mut left_left, mut left_right, mut right_left, mut right_right) = (0.0, 0.0, 0.0, 0.0);
        for (of_left, of_right) in self.columns.iter().rev() {
            left_left = at(of_left, self.pair.left) - delta * left_left;
            right_left = at(of_left, self.pair.right) - delta * right_left;
            left_right = at(of_right, self.pair.left) - delta * left_right;
            right_right = at(of_right, self.pair.right) - delta * right_right;
        }
        let Shift { own, inverse } = self.shift;
        // left = 1 + a·left_left + b·left_right and right = 1 + a·right_left + b·right_right, where a is
        // own·right and b inverse·left.
        let (of_left, of_right) = (1.0 - inverse * left_right, 1.0 - own * right_left);
        let determinant = of_left * of_right - own * left_left * inverse * right_right;
        let left = (of_right + own * left_left) / determinant;
        let right = (of_left + inverse * right_right) / determinant;
        let drives = (own * right, inverse * left);
        (drives, drives.0 * self.left.0 + drives.1 * self.left.1)
    }
}

/// A matrix by columns times a vector.
fn times(columns: &[f64], vector: &[f64]) -> Vec<f64> {
    let mut product = vec![0.0; vector.len()];
    for (column, factor) in columns.chunks(vector.len().max(1)).zip(vector) {
        product.iter_mut().zip(column).for_each(|(sum, value)| *sum += value * factor);
    }
    product
}

fn product(left: &[f64], right: &[f64], size: usize) -> Vec<f64> {
    right.chunks(size).flat_map(|column| times(left, column)).collect()
}

/// A matrix with 1 more on the diagonal.
fn one_and(matrix: &[f64], size: usize) -> Vec<f64> {
    let mut sum = matrix.to_vec();
    sum.iter_mut().step_by(size + 1).for_each(|value| *value += 1.0);
    sum
}

/// Brings positive values to the sum 1, if that can be.
fn normalise(values: &mut [f64]) -> bool {
    let sum: f64 = values.iter().sum();
    values.iter_mut().for_each(|value| *value = (*value / sum).max(f64::MIN_POSITIVE));
    sum.is_finite() && sum > 0.0
}

fn scale(list: &mut [f64], at: usize, factor: f64) {
    if let Some(value) = list.get_mut(at) {
        *value *= factor;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Judgements of so many with more or less of them made, and more or less at odds.
    fn set(size: usize, every: usize) -> Judgements {
        let pairs = (0..size).flat_map(|left| (left + 1..size).map(move |right| (left, right)));
        let made = pairs.filter(|(left, right)| right - left == 1 || (left * 7 + right * 3) % every == 0);
        let ratio = |(left, right): (usize, usize)| {
            let times = ((left * 5 + right * 3) % 9 + 1) as f64;
            (left, right, if (left + right) % 3 == 0 { times.recip() } else { times })
        };
        Judgements::new(size, made.map(ratio))
    }

    #[test]
    fn a_change_gives_what_the_changed_set_gives() {
        for (size, every) in [(3, 1), (5, 1), (7, 2), (8, 1), (9, 1), (12, 1), (15, 1), (30, 1), (30, 4)] {
            let judgements = set(size, every);
            let perron = Perron::new(&judgements).unwrap();
            for (at, pair) in judgements.pairs().iter().enumerate().step_by(1 + size / 8) {
                for ratio in [1.0 / 9.0, 0.3, 1.0, 2.5, 9.0] {
                    let expected = eigenvector(&judgements.with(at, ratio)).unwrap();
                    let (found, labour) = perron.weights(Change { pair: *pair, ratio });
                    let found = found.unwrap();
                    let off = found.iter().zip(&expected).map(|(one, other)| (one / other - 1.0).abs());
                    let off = off.fold(0.0, f64::max);
                    assert!(off < 5e-12 && labour > 0, "{size} {every} {pair:?} {ratio}: {off}");
                }
            }
        }
    }

    #[test]
    fn of_many_that_are_judged_the_series_tells_all() {
        let judgements = set(40, 1);
        let perron = Perron::new(&judgements).unwrap();
        for (at, pair) in judgements.pairs().iter().enumerate() {
            for ratio in [1.0 / 9.0, 9.0] {
                let (found, labour) = perron.weights(Change { pair: *pair, ratio });
                assert!(found.is_some() && labour == 2 * POWERS * 40, "{at} {pair:?} {ratio} {labour}");
            }
        }
    }
}
