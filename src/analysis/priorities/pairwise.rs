//! From judgements of siblings two by two to weights, and how consistent the judgements are.
//!
//! A set that lacks judgements is completed by Harker's method (1987): each missing one counts as the ratio
//! of the weights that are looked for. Its matrix has 0 in the place of what is missing, and on the diagonal
//! 1 and as many more as the row lacks.

use super::numbers::{add, at, normalised, put};
use crate::model::record::PairwiseMethod;

/// Saaty's random indices (1980), for 3 … 15 things.
const RANDOM: [f64; 13] = [0.58, 0.90, 1.12, 1.24, 1.32, 1.41, 1.45, 1.49, 1.51, 1.48, 1.56, 1.57, 1.59];
/// Judgements whose consistency ratio is above this contradict one another too much (Saaty 1980), where
/// kcp.toml names no other limit.
pub const CONSISTENT: f64 = 0.10;
/// Weights are right to this, as parts of themselves.
const EXACT: f64 = 1e-12;
/// λ so close to the number of things is it: what is left is rounding.
const ROUNDING: f64 = 1e-11;
/// So many rounds of the plain iteration are tried before equations are solved.
const ROUNDS: usize = 400;
/// Of a larger set no equations are solved, for they take the third power of its size: the rounds go on.
const SOLVED_UP_TO: usize = 500;
/// The rounds of such a set end after so many multiplications.
const LABOUR: usize = 200_000_000;
/// Judgements beyond this are no judgements; they only must not spoil the numbers.
const UTMOST: f64 = 1e6;
/// Logarithms of weights are kept above this, so that no weight becomes 0.
const LOWEST: f64 = -300.0;

/// Who was judged against whom, by place among the siblings, each two once.
#[derive(Clone, Debug, Default)]
pub struct Judgements {
    size: usize,
    pairs: Vec<Pair>,
    /// How many others each was judged against.
    degrees: Vec<usize>,
}

/// The left one is `ratio` times as important as the right one, which stands after it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Pair {
    /// The one that stands first among the siblings.
    pub left: usize,
    /// The other.
    pub right: usize,
    /// How many times as important; positive.
    pub ratio: f64,
}

/// How many judgements of how many there can be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Made {
    /// So many pairs were judged.
    pub made: usize,
    /// There are so many: n(n − 1)/2.
    pub of: usize,
}

/// How far judgements agree with each other.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Consistency {
    /// The principal eigenvalue λmax of the judgements; the number of things where they agree wholly. By
    /// weights that are no eigenvector it is the mean of (A·w)ᵢ/wᵢ, which comes close to it.
    pub lambda: f64,
    /// The consistency index (λmax − n)/(n − 1).
    pub ci: f64,
    /// The mean index of random judgements; 0 for up to two things.
    pub ri: f64,
    /// The consistency ratio CI/RI; 0 for up to two things.
    pub cr: f64,
}

impl Judgements {
    /// The judgements of `size` siblings. What was judged several times counts by the geometric mean; what
    /// stands at no place or is compared with itself is left out.
    pub fn new(size: usize, judged: impl IntoIterator<Item = (usize, usize, f64)>) -> Self {
        let sound = |(left, right, ratio): &(usize, usize, f64)| {
            left != right && *left < size && *right < size && *ratio > 0.0
        };
        let mut all: Vec<(usize, usize, f64)> = judged
            .into_iter()
            .filter(sound)
            .map(|(left, right, ratio)| {
                let log = ratio.clamp(UTMOST.recip(), UTMOST).ln();
                if left < right { (left, right, log) } else { (right, left, -log) }
            })
            .collect();
        all.sort_by_key(|(left, right, _)| (*left, *right));
        let pairs = all.chunk_by(|one, next| (one.0, one.1) == (next.0, next.1)).filter_map(|same| {
            let (left, right, _) = *same.first()?;
            let mean = same.iter().map(|(_, _, log)| log).sum::<f64>() / same.len() as f64;
            Some(Pair { left, right, ratio: mean.exp() })
        });
        let pairs: Vec<Pair> = pairs.collect();
        let mut degrees = vec![0; size];
        for end in pairs.iter().flat_map(|pair| [pair.left, pair.right]) {
            if let Some(degree) = degrees.get_mut(end) {
                *degree += 1;
            }
        }
        Self { size, pairs, degrees }
    }

    /// How many siblings there are.
    pub fn size(&self) -> usize {
        self.size
    }

    /// Every two that were judged, in order.
    pub fn pairs(&self) -> &[Pair] {
        &self.pairs
    }

    /// How many judgements of how many.
    pub fn made(&self) -> Made {
        let of = self.size.saturating_mul(self.size.saturating_sub(1)) / 2;
        Made { made: self.pairs.len(), of }
    }

    /// The same with another ratio at a place in [`Judgements::pairs`].
    #[must_use]
    pub fn with(&self, pair: usize, ratio: f64) -> Self {
        let mut changed = self.clone();
        if let Some(pair) = changed.pairs.get_mut(pair) {
            pair.ratio = ratio.clamp(UTMOST.recip(), UTMOST);
        }
        changed
    }

    /// The same without the judgement at a place in [`Judgements::pairs`].
    #[must_use]
    pub fn without(&self, pair: usize) -> Self {
        let others = self.pairs.iter().enumerate().filter(|(at, _)| *at != pair);
        Self::new(self.size, others.map(|(_, pair)| (pair.left, pair.right, pair.ratio)))
    }

    /// The first of each part that no chain of judgements connects with the first sibling.
    pub fn apart(&self) -> Vec<usize> {
        let mut above: Vec<usize> = (0..self.size).collect();
        let first = |above: &mut Vec<usize>, mut place: usize| {
            while let Some(next) = above.get(place).copied().filter(|next| *next != place) {
                let over = above.get(next).copied().unwrap_or(next);
                put(above, place, over);
                place = next;
            }
            place
        };
        for pair in &self.pairs {
            let (left, right) = (first(&mut above, pair.left), first(&mut above, pair.right));
            put(&mut above, left.max(right), left.min(right));
        }
        (1..self.size).filter(|place| above.get(*place) == Some(place)).collect()
    }

    /// Two siblings that no chain of judgements connects: the first, and the first that is apart from it.
    pub fn gap(&self) -> Option<(usize, usize)> {
        self.spanned().iter().position(Option::is_none).map(|apart| (0, apart))
    }

    /// The logarithm of each weight along a tree of judgements from the first sibling; none for those that
    /// are not connected with it.
    fn spanned(&self) -> Vec<Option<f64>> {
        let mut neighbours: Vec<Vec<(usize, f64)>> =
            self.degrees.iter().map(|count| Vec::with_capacity(*count)).collect();
        for pair in &self.pairs {
            let log = pair.ratio.ln();
            if let Some(list) = neighbours.get_mut(pair.left) {
                list.push((pair.right, -log));
            }
            if let Some(list) = neighbours.get_mut(pair.right) {
                list.push((pair.left, log));
            }
        }
        let mut logs: Vec<Option<f64>> = vec![None; self.size];
        put(&mut logs, 0, Some(0.0));
        let mut queue = std::collections::VecDeque::from([0]);
        while let Some(from) = queue.pop_front() {
            let log = logs.get(from).copied().flatten().unwrap_or_default();
            for (to, step) in neighbours.get(from).into_iter().flatten() {
                if let Some(free) = logs.get_mut(*to).filter(|log| log.is_none()) {
                    *free = Some(log + step);
                    queue.push_back(*to);
                }
            }
        }
        logs
    }

    /// How many judgements each row of the matrix lacks.
    fn lacking(&self) -> impl Iterator<Item = f64> + '_ {
        self.degrees.iter().map(|degree| self.size.saturating_sub(degree + 1) as f64)
    }

    /// Harker's matrix times a column.
    fn times(&self, column: &[f64]) -> Vec<f64> {
        let mut product: Vec<f64> =
            column.iter().zip(self.lacking()).map(|(value, lacking)| value * (1.0 + lacking)).collect();
        for pair in &self.pairs {
            add(&mut product, pair.left, pair.ratio * at(column, pair.right));
            add(&mut product, pair.right, at(column, pair.left) / pair.ratio);
        }
        product
    }
}

/// Weights by a method; none where the judgements don't connect all siblings.
pub fn weights(judgements: &Judgements, method: PairwiseMethod) -> Option<Vec<f64>> {
    match method {
        PairwiseMethod::Eigenvector => eigenvector(judgements),
        PairwiseMethod::Geometric => geometric(judgements),
    }
}

/// Weights by the principal eigenvector; none where the judgements don't connect all siblings.
///
/// They are right to 1e-12 for up to 500 siblings. Of more, a set that lacks nearly all of its judgements and
/// contradicts itself may still be on its way there after the last round.
pub fn eigenvector(judgements: &Judgements) -> Option<Vec<f64>> {
    let start = start(judgements)?;
    let (weights, settled) = iterated(judgements, start, ROUNDS)?;
    if settled {
        return Some(weights);
    }
    if judgements.size <= SOLVED_UP_TO {
        return Some(solved(judgements, weights));
    }
    let rounds = LABOUR / (judgements.size + 2 * judgements.pairs.len());
    iterated(judgements, weights, rounds).map(|(weights, _)| weights)
}

/// The weights after so many rounds of the power iteration, and whether they are exact.
fn iterated(judgements: &Judgements, mut weights: Vec<f64>, rounds: usize) -> Option<(Vec<f64>, bool)> {
    // What all have on the diagonal only makes the iteration slow.
    let shift = judgements.lacking().fold(f64::INFINITY, f64::min);
    let mut before: Option<f64> = None;
    let mut factor = 0.0;
    for _ in 0..rounds {
        let mut next = judgements.times(&weights);
        next.iter_mut().zip(&weights).for_each(|(next, last)| *next -= shift * last);
        let next = positive(normalised(&next)?);
        let moves = next.iter().zip(&weights).map(|(next, last)| (next - last).abs() / last);
        let moved = moves.fold(0.0, f64::max);
        weights = next;
        // Moves shrink by a factor, which may swing: all that are still to come are less than a geometric
        // series.
        factor = before.map_or(1.0, |before| (moved / before).max(factor * 0.9));
        if moved <= f64::EPSILON * judgements.size as f64 || moved * factor < EXACT / 10.0 * (1.0 - factor) {
            return Some((weights, true));
        }
        before = Some(moved);
    }
    Some((weights, false))
}

/// The same by inverse iteration with the bound max (A·w)ᵢ/wᵢ of the eigenvalue (Noda 1971): surely, and in
/// a few steps that take the third power of the size each.
fn solved(judgements: &Judgements, mut weights: Vec<f64>) -> Vec<f64> {
    for _ in 0..64 {
        let rows = judgements.times(&weights);
        let bound = rows.iter().zip(&weights).map(|(row, weight)| row / weight).fold(0.0, f64::max);
        let Some(next) = normalised(&less(judgements, bound, &weights)) else { break };
        let next = positive(next);
        let moves = next.iter().zip(&weights).map(|(next, last)| (next - last).abs() / last);
        let moved = moves.fold(0.0, f64::max);
        weights = next;
        // A step squares what is off.
        if moved <= EXACT.sqrt() / 10.0 {
            break;
        }
    }
    weights
}

/// What Harker's matrix, taken from `bound` times the one matrix, makes `column` of: by elimination, which
/// needs no exchange of rows where the bound is above the eigenvalue.
fn less(judgements: &Judgements, bound: f64, column: &[f64]) -> Vec<f64> {
    let size = judgements.size;
    let mut rows: Vec<Vec<f64>> = vec![vec![0.0; size]; size];
    for (at, (row, lacking)) in rows.iter_mut().zip(judgements.lacking()).enumerate() {
        put(row, at, bound - 1.0 - lacking);
    }
    for pair in &judgements.pairs {
        if let Some(row) = rows.get_mut(pair.left) {
            put(row, pair.right, -pair.ratio);
        }
        if let Some(row) = rows.get_mut(pair.right) {
            put(row, pair.left, -pair.ratio.recip());
        }
    }
    let mut values = column.to_vec();
    // At the eigenvalue itself nothing is left of the last pivot but rounding.
    let least = bound * f64::EPSILON;
    for pivot in 0..size {
        let (above, below) = rows.split_at_mut(pivot + 1);
        let Some(row) = above.last() else { break };
        let (own, value) = (at(row, pivot).max(least), at(&values, pivot));
        for (place, other) in below.iter_mut().enumerate() {
            let factor = at(other, pivot) / own;
            if factor == 0.0 {
                continue;
            }
            let rest = other.iter_mut().zip(row).skip(pivot + 1);
            rest.for_each(|(other, value)| *other -= factor * value);
            add(&mut values, pivot + 1 + place, -factor * value);
        }
    }
    for (pivot, row) in rows.iter().enumerate().rev() {
        let known: f64 = row.iter().zip(&values).skip(pivot + 1).map(|(factor, value)| factor * value).sum();
        let value = (at(&values, pivot) - known) / at(row, pivot).max(least);
        put(&mut values, pivot, value);
    }
    values
}

/// No weight is 0, however small; what that adds is far below rounding.
fn positive(weights: Vec<f64>) -> Vec<f64> {
    let least = LOWEST.exp();
    weights.into_iter().map(|weight| weight.max(least)).collect()
}

/// Weights by the geometric means of the rows, what is missing counted as the ratio of the weights by the
/// eigenvector; none where the judgements don't connect all siblings.
pub fn geometric(judgements: &Judgements) -> Option<Vec<f64>> {
    let made = judgements.made();
    if made.made == made.of {
        return from_logs(&row_means(judgements, &vec![0.0; judgements.size]));
    }
    let completing: Vec<f64> = eigenvector(judgements)?.iter().map(|weight| weight.ln()).collect();
    from_logs(&row_means(judgements, &completing))
}

/// The mean logarithm of each row; `completing` are logarithms of weights for what is missing.
fn row_means(judgements: &Judgements, completing: &[f64]) -> Vec<f64> {
    let all: f64 = completing.iter().sum();
    // Of every row at first all are taken for missing, then those that were judged are put right.
    let mut logs: Vec<f64> = completing.iter().map(|own| judgements.size as f64 * own - all).collect();
    for pair in judgements.pairs() {
        let missing = at(completing, pair.left) - at(completing, pair.right);
        add(&mut logs, pair.left, pair.ratio.ln() - missing);
        add(&mut logs, pair.right, missing - pair.ratio.ln());
    }
    logs.iter().map(|log| log / judgements.size as f64).collect()
}

/// Where the iteration sets out: close to the end, and right at it where the judgements agree wholly.
fn start(judgements: &Judgements) -> Option<Vec<f64>> {
    let made = judgements.made();
    if made.made == made.of {
        return geometric(judgements);
    }
    from_logs(&judgements.spanned().into_iter().collect::<Option<Vec<f64>>>()?)
}

fn from_logs(logs: &[f64]) -> Option<Vec<f64>> {
    let largest = logs.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    normalised(&logs.iter().map(|log| (log - largest).max(LOWEST).exp()).collect::<Vec<_>>())
}

/// How far judgements agree with weights made of them.
pub fn consistency(judgements: &Judgements, weights: &[f64]) -> Consistency {
    let n = judgements.size as f64;
    let rows = judgements.times(weights);
    let sum: f64 = rows.iter().zip(weights).map(|(row, weight)| row / weight).sum();
    let lambda = if n > 0.0 { sum / n } else { 0.0 };
    let lambda = if (lambda - n).abs() <= ROUNDING * n { n } else { lambda };
    let ri = random_index(judgements.size);
    let ci = if judgements.size > 1 { ((lambda - n) / (n - 1.0)).max(0.0) } else { 0.0 };
    let cr = if ri > 0.0 { ci / ri } else { 0.0 };
    Consistency { lambda, ci, ri, cr }
}

/// The mean consistency index of random judgements of so many things: Saaty's up to 15, then the line that
/// Alonso & Lamata (2006) drew through simulated ones.
pub fn random_index(size: usize) -> f64 {
    let Some(place) = size.checked_sub(3) else { return 0.0 };
    let n = size as f64;
    RANDOM.get(place).copied().unwrap_or((1.7699 * n - 4.3513) / (n - 1.0))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::priorities::numbers::near;

    /// A complete set from the rows above the diagonal.
    fn upper(rows: &[&[f64]]) -> Judgements {
        let size = rows.len() + 1;
        let pairs = rows.iter().enumerate().flat_map(|(left, row)| {
            row.iter().enumerate().map(move |(at, ratio)| (left, left + 1 + at, *ratio))
        });
        Judgements::new(size, pairs)
    }

    fn of(judgements: &Judgements) -> (Vec<f64>, Consistency) {
        let weights = eigenvector(judgements).unwrap();
        let consistency = consistency(judgements, &weights);
        (weights, consistency)
    }

    /// Saaty 2008, “Decision making with the analytic hierarchy process”: which drink is consumed more in
    /// the USA. Coffee, wine, tea, beer, soda, milk, water.
    #[test]
    fn saaty_s_drinks() {
        let ninth = 1.0 / 9.0;
        let judgements = upper(&[
            &[9.0, 5.0, 2.0, 1.0, 1.0, 0.5],
            &[1.0 / 3.0, ninth, ninth, ninth, ninth],
            &[1.0 / 3.0, 0.25, 1.0 / 3.0, ninth],
            &[0.5, 1.0, 1.0 / 3.0],
            &[2.0, 0.5],
            &[1.0 / 3.0],
        ]);
        let (weights, consistency) = of(&judgements);
        near(&weights, &[0.177, 0.019, 0.042, 0.116, 0.190, 0.129, 0.327], 5e-4);
        near(&[consistency.cr], &[0.022], 5e-4);
        assert_eq!(judgements.made(), Made { made: 21, of: 21 });
    }

    /// Teknomo, “Analytic Hierarchy Process (AHP) Tutorial”.
    #[test]
    fn teknomo_s_three_by_either_method() {
        let judgements = upper(&[&[1.0 / 3.0, 5.0], &[7.0]]);
        let (weights, consistency) = of(&judgements);
        near(&weights, &[0.2790, 0.6491, 0.0719], 5e-5);
        near(&[consistency.cr], &[0.056], 5e-4);
        near(&geometric(&judgements).unwrap(), &weights, 1e-12);
    }

    #[test]
    fn judgements_that_agree_give_their_ratios_back() {
        let (weights, consistency) = of(&upper(&[&[6.0, 3.0], &[0.5]]));
        near(&weights, &[2.0 / 3.0, 1.0 / 9.0, 2.0 / 9.0], 1e-12);
        assert_eq!((consistency.lambda, consistency.ci, consistency.cr), (3.0, 0.0, 0.0));
    }

    #[test]
    fn two_are_always_consistent_and_one_has_it_all() {
        let (weights, consistency) = of(&upper(&[&[4.0]]));
        near(&weights, &[0.8, 0.2], 1e-15);
        assert_eq!((consistency.ri, consistency.cr), (0.0, 0.0));
        assert_eq!(of(&Judgements::new(1, [])).0, [1.0]);
        assert_eq!(eigenvector(&Judgements::new(0, [])), None);
    }

    #[test]
    fn a_chain_of_judgements_is_enough_and_a_gap_is_named() {
        let chain = Judgements::new(4, [(0, 1, 2.0), (2, 1, 1.0), (2, 3, 4.0)]);
        let (weights, consistency) = of(&chain);
        near(&weights, &[8.0 / 17.0, 4.0 / 17.0, 4.0 / 17.0, 1.0 / 17.0], 1e-12);
        near(&geometric(&chain).unwrap(), &weights, 1e-12);
        assert_eq!((consistency.cr, chain.made()), (0.0, Made { made: 3, of: 6 }));
        assert_eq!((chain.gap(), chain.apart()), (None, vec![]));
        let apart = Judgements::new(4, [(0, 2, 3.0), (1, 3, 2.0)]);
        assert_eq!((apart.gap(), apart.apart()), (Some((0, 1)), vec![1]));
        let many = Judgements::new(7, [(2, 5, 3.0), (5, 1, 2.0), (6, 0, 2.0)]);
        assert_eq!((many.gap(), many.apart()), (Some((0, 1)), vec![1, 3, 4]));
        assert_eq!((eigenvector(&apart), geometric(&apart)), (None, None));
    }

    /// Harker 1987, “Incomplete pairwise comparisons in the analytic hierarchy process”: what is missing is
    /// the ratio of the weights, so that putting it in changes nothing.
    #[test]
    fn what_harker_completes_fits_the_weights() {
        let some = [(0, 1, 2.0), (0, 2, 5.0), (1, 2, 2.0), (1, 3, 4.0), (2, 3, 3.0)];
        let (weights, consistency) = of(&Judgements::new(4, some));
        let filled = Judgements::new(4, some.into_iter().chain([(0, 3, weights[0] / weights[3])]));
        let (again, filled) = of(&filled);
        near(&again, &weights, 1e-11);
        near(&[filled.lambda], &[consistency.lambda], 1e-11);
        assert!(consistency.cr > 0.0);
    }

    #[test]
    fn equations_give_what_the_rounds_give() {
        let judgements = upper(&[&[3.0, 0.2, 7.0], &[4.0, 0.5], &[9.0]]);
        near(&solved(&judgements, vec![0.25; 4]), &eigenvector(&judgements).unwrap(), 1e-12);
    }

    /// A ring of equal ones but for one judgement: of all incomplete sets the iteration is slowest there.
    #[test]
    fn long_rings_of_judgements_are_weighed_exactly() {
        for size in [5, 64, 65, 100, 200] {
            let chain = (1..size).map(|at| (at - 1, at, 1.0));
            let ring = Judgements::new(size, chain.chain([(0, size - 1, 9.0)]));
            let (weights, consistency) = of(&ring);
            let rows = ring.times(&weights);
            let found = rows.iter().zip(&weights).map(|(row, weight)| row / weight / consistency.lambda);
            assert!(found.into_iter().all(|one| (one - 1.0).abs() < 1e-12), "{size}");
            // A weight is the mean of its neighbours' along the ring, times what λ is above it.
            let near_zero = (at(&weights, 0) / at(&weights, size - 1)).ln();
            assert!(near_zero > 0.5 && near_zero < 9.0_f64.ln(), "{size}: {near_zero}");
        }
        let ring = Judgements::new(65, (1..65).map(|at| (at - 1, at, 1.0)).chain([(0, 64, 9.0)]));
        near(&[of(&ring).1.lambda], &[65.001_14], 5e-6);
    }

    #[test]
    fn what_is_far_off_any_scale_is_weighed_all_the_same() {
        for ratio in [1e-28, 1e28] {
            let judgements = upper(&[&[ratio, ratio.recip(), ratio], &[ratio, ratio], &[ratio]]);
            let (weights, consistency) = of(&judgements);
            near(&[weights.iter().sum()], &[1.0], 1e-12);
            assert!(weights.iter().all(|weight| *weight > 0.0) && consistency.cr.is_finite());
        }
        let chain = Judgements::new(1000, (1..1000).map(|at| (at - 1, at, 1e28)));
        let (weights, consistency) = of(&chain);
        assert!(weights.iter().all(|weight| *weight > 0.0) && consistency.cr.is_finite());
    }

    #[test]
    fn a_pair_judged_twice_counts_by_the_mean_and_once() {
        let twice = Judgements::new(2, [(0, 1, 2.0), (1, 0, 1.0 / 8.0), (0, 0, 5.0), (0, 7, 2.0)]);
        assert_eq!(twice.pairs().len(), 1);
        near(&[twice.pairs()[0].ratio], &[4.0], 1e-12);
    }
}
