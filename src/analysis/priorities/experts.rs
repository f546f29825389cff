//! What several experts say, made one by their competence.

use super::agreement::{Agreement, kendall};
use super::criteria::Scored;
use super::given::{Given, Opinion};
use super::pairwise::{Judgements, Pair};
use super::ranks::places;
use super::shares;
use std::collections::BTreeMap;

/// One opinion of several, of the same kind as the first: judgements by the weighted geometric mean, ranks,
/// shares and scores by the weighted mean. A judgement or a score that an expert leaves out counts by the
/// others; a goal that an expert doesn't rank is that expert's last, one without a share gets what the
/// expert's other shares leave.
pub fn joined(opinions: &[Opinion]) -> Given {
    let Some(first) = opinions.first() else { return Given::Nothing };
    match &first.given {
        Given::Ranks(first) => {
            let ranks = with(opinions, |given| match given {
                // The places, so that one expert's 10, 20, 30 is another's 1, 2, 3.
                Given::Ranks(ranks) => Some(places(ranks)),
                _ => None,
            });
            Given::Ranks(means(first.len(), &all(ranks)))
        }
        Given::Shares(first) => {
            let shares = with(opinions, |given| match given {
                Given::Shares(shares) => Some(shares::weights(shares).weights),
                _ => None,
            });
            Given::Shares(means(first.len(), &all(shares)))
        }
        Given::Pairwise(first) => {
            let sets = with(opinions, |given| match given {
                Given::Pairwise(judgements) => Some(judgements),
                _ => None,
            });
            Given::Pairwise(mean_judgements(first.size(), &sets))
        }
        Given::Scores(first) => {
            let tables = with(opinions, |given| match given {
                Given::Scores(scored) => Some(&scored.scores),
                _ => None,
            });
            let width =
                tables.iter().flat_map(|(_, rows)| rows.iter().map(Vec::len)).max().unwrap_or_default();
            let rows = (0..first.scores.len()).map(|place| {
                let own =
                    tables.iter().filter_map(|(weight, rows)| Some((*weight, rows.get(place)?.clone())));
                means(width, &own.collect::<Vec<_>>())
            });
            let mut importance = first.importance.clone();
            importance.resize(width, 1.0);
            Given::Scores(Scored { importance, scores: rows.collect() })
        }
        Given::Nothing | Given::Experts(_) => Given::Nothing,
    }
}

/// How far the orders agree that the experts put the siblings in; none where they judge two by two.
pub fn agreement(opinions: &[Opinion]) -> Option<Agreement> {
    let orders = opinions.iter().filter_map(|opinion| match &opinion.given {
        Given::Ranks(ranks) => Some(ranks.clone()),
        // The most is the first.
        Given::Shares(shares) => Some(shares.iter().map(|share| share.map(|share| -share)).collect()),
        Given::Scores(scored) => {
            Some(super::criteria::weights(scored)?.into_iter().map(|weight| Some(-weight)).collect())
        }
        _ => None,
    });
    kendall(&orders.collect::<Vec<_>>())
}

fn with<'a, T>(opinions: &'a [Opinion], part: impl Fn(&'a Given) -> Option<T>) -> Vec<(f64, T)> {
    opinions.iter().filter_map(|opinion| Some((opinion.competence, part(&opinion.given)?))).collect()
}

fn all(lists: Vec<(f64, Vec<f64>)>) -> Vec<(f64, Vec<Option<f64>>)> {
    lists.into_iter().map(|(weight, list)| (weight, list.into_iter().map(Some).collect())).collect()
}

/// The weighted mean at each place over those who say something there.
fn means(size: usize, lists: &[(f64, Vec<Option<f64>>)]) -> Vec<Option<f64>> {
    let mut sums = vec![(0.0, 0.0); size];
    for (weight, list) in lists {
        for (sum, value) in sums.iter_mut().zip(list) {
            if let Some(value) = value {
                *sum = (sum.0 + weight * value, sum.1 + weight);
            }
        }
    }
    sums.into_iter().map(|(sum, weight)| (weight > 0.0).then(|| sum / weight)).collect()
}

fn mean_judgements(size: usize, sets: &[(f64, &Judgements)]) -> Judgements {
    let mut logs: BTreeMap<(usize, usize), (f64, f64)> = BTreeMap::new();
    for (weight, set) in sets {
        for Pair { left, right, ratio } in set.pairs() {
            let sum = logs.entry((*left, *right)).or_default();
            *sum = (sum.0 + weight * ratio.ln(), sum.1 + weight);
        }
    }
    let judged = logs.into_iter().map(|((left, right), (sum, weight))| (left, right, (sum / weight).exp()));
    Judgements::new(size, judged)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::priorities::criteria;
    use crate::analysis::priorities::numbers::near;

    fn opinion(competence: f64, given: Given) -> Opinion {
        Opinion { expert: 0, name: None, competence, given }
    }

    fn some(values: &[f64]) -> Vec<Option<f64>> {
        values.iter().copied().map(Some).collect()
    }

    /// The worked example of PATTERN: (0,40·1 + 0,43·1 + 0,36·0,8)/2,8 = 0,40.
    #[test]
    fn shares_count_by_competence() {
        let says = |competence, share: f64| opinion(competence, Given::Shares(some(&[share, 1.0 - share])));
        let Given::Shares(found) = joined(&[says(1.0, 0.40), says(1.0, 0.43), says(0.8, 0.36)]) else {
            panic!("shares")
        };
        near(&[found[0].unwrap()], &[1.118 / 2.8], 1e-12);
        near(&[found[0].unwrap()], &[0.40], 5e-3);
        let score = |competence, score: f64| {
            let scores = vec![some(&[score]), some(&[1.0 - score])];
            opinion(competence, Given::Scores(Scored { importance: vec![1.0], scores }))
        };
        let Given::Scores(found) = joined(&[score(1.0, 0.40), score(1.0, 0.43), score(0.8, 0.36)]) else {
            panic!("scores")
        };
        near(&[criteria::weights(&found).unwrap()[0]], &[0.40], 5e-3);
    }

    #[test]
    fn judgements_are_joined_by_the_geometric_mean() {
        let says =
            |competence, ratio| opinion(competence, Given::Pairwise(Judgements::new(2, [(0, 1, ratio)])));
        let Given::Pairwise(found) = joined(&[says(2.0, 8.0), says(1.0, 1.0 / 8.0)]) else { panic!("pairs") };
        near(&[found.pairs()[0].ratio], &[2.0], 1e-12);
    }

    #[test]
    fn ranks_are_joined_by_the_mean_place_and_what_one_leaves_out_comes_last() {
        let says = |ranks: Vec<Option<f64>>| opinion(1.0, Given::Ranks(ranks));
        let Given::Ranks(found) =
            joined(&[says(some(&[10.0, 20.0, 30.0])), says(vec![None, Some(1.0), None])])
        else {
            panic!("ranks")
        };
        assert_eq!(found, some(&[1.75, 1.5, 2.75]));
    }

    #[test]
    fn agreement_is_of_orders() {
        let shares = [[0.6, 0.4], [0.7, 0.3]].map(|list| opinion(1.0, Given::Shares(some(&list))));
        assert_eq!(agreement(&shares).unwrap().w, 1.0);
        let pairs = [1, 2].map(|_| opinion(1.0, Given::Pairwise(Judgements::new(2, [(0, 1, 3.0)]))));
        assert_eq!(agreement(&pairs), None);
    }
}
