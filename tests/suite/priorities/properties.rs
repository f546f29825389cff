//! What holds for all weights.

use super::{near, weights};
use crate::corpus::cases;
use crate::plans::compiled;
use kcp::analysis::priorities::{Judgements, consistency, eigenvector, geometric, worst};
use proptest::prelude::*;

/// Every pair of up to `most` things with a ratio on Saaty's scale.
fn complete(most: usize) -> impl Strategy<Value = (usize, Vec<(usize, usize, f64)>)> {
    (2..=most).prop_flat_map(|size| {
        let pairs: Vec<(usize, usize)> =
            (0..size).flat_map(|left| (left + 1..size).map(move |right| (left, right))).collect();
        prop::collection::vec(0..17_usize, pairs.len()).prop_map(move |values| {
            let scale = |at: usize| if at < 8 { 1.0 / (9 - at) as f64 } else { (at - 7) as f64 };
            let judged = pairs.iter().zip(&values).map(|((left, right), at)| (*left, *right, scale(*at)));
            (size, judged.collect())
        })
    })
}

/// Some of them, enough to connect all things.
fn connected() -> impl Strategy<Value = (usize, Vec<(usize, usize, f64)>)> {
    (complete(9), any::<u64>()).prop_map(|((size, all), bits)| {
        // A chain stays, so that nothing falls apart.
        let kept = |(at, pair): (usize, (usize, usize, f64))| {
            (pair.1 == pair.0 + 1 || bits >> (at % 64) & 1 == 1).then_some(pair)
        };
        (size, all.into_iter().enumerate().filter_map(kept).collect())
    })
}

/// The principal eigenvector by the book: the matrix itself, with what is missing filled in by Harker.
fn by_the_book(size: usize, judged: &[(usize, usize, f64)]) -> Vec<f64> {
    let mut matrix = vec![vec![0.0; size]; size];
    let mut lacking = vec![size - 1; size];
    for (left, right, ratio) in judged {
        matrix[*left][*right] = *ratio;
        matrix[*right][*left] = 1.0 / ratio;
        lacking[*left] -= 1;
        lacking[*right] -= 1;
    }
    for (at, missing) in lacking.iter().enumerate() {
        matrix[at][at] = 1.0 + *missing as f64;
    }
    let mut weights = vec![1.0 / size as f64; size];
    for _ in 0..20_000 {
        let product = matrix.iter().map(|row| row.iter().zip(&weights).map(|(a, w)| a * w).sum::<f64>());
        let product: Vec<f64> = product.collect();
        let sum: f64 = product.iter().sum();
        weights = product.into_iter().map(|value| value / sum).collect();
    }
    weights
}

fn sound(weights: &[f64]) {
    assert!(weights.iter().all(|weight| *weight > 0.0));
    near(&[weights.iter().sum()], &[1.0]);
}

fn mirrored(weights: &[f64]) -> Vec<f64> {
    let sum: f64 = weights.iter().map(|weight| weight.recip()).sum();
    weights.iter().map(|weight| weight.recip() / sum).collect()
}

proptest! {
    #![proptest_config(cases(96))]

    #[test]
    fn the_eigenvector_is_the_book_s_also_of_incomplete_sets((size, judged) in connected()) {
        let judgements = Judgements::new(size, judged.iter().copied());
        let weights = eigenvector(&judgements).unwrap();
        sound(&weights);
        let book = by_the_book(size, &judged);
        for (found, expected) in weights.iter().zip(&book) {
            prop_assert!((found - expected).abs() <= 1e-11 * expected, "{weights:?} {book:?}");
        }
        sound(&geometric(&judgements).unwrap());
    }

    #[test]
    fn judgements_that_agree_give_their_weights_back(parts in prop::collection::vec(1.0..9.0, 2..15)) {
        let sum: f64 = parts.iter().sum();
        let own: Vec<f64> = parts.iter().map(|part| part / sum).collect();
        let pairs = (0..own.len()).flat_map(|left| (left + 1..own.len()).map(move |right| (left, right)));
        let judged = pairs.map(|(left, right)| (left, right, own[left] / own[right]));
        let judgements = Judgements::new(own.len(), judged);
        for weights in [eigenvector(&judgements).unwrap(), geometric(&judgements).unwrap()] {
            near(&weights, &own);
            prop_assert_eq!(consistency(&judgements, &weights).cr, 0.0);
        }
        prop_assert!(worst(&judgements).is_none());
    }

    #[test]
    fn a_judgement_may_be_written_from_either_side_and_in_any_place((size, judged) in connected()) {
        let of = |judged: Vec<(usize, usize, f64)>| eigenvector(&Judgements::new(size, judged)).unwrap();
        let other = |(left, right, ratio): &(usize, usize, f64)| (*right, *left, ratio.recip());
        let turned: Vec<_> = judged.iter().rev().map(other).collect();
        near(&of(turned), &of(judged));
    }

    #[test]
    fn judgements_turned_round_mirror_the_weights((size, judged) in complete(9)) {
        let round = |(left, right, ratio): &(usize, usize, f64)| (*left, *right, ratio.recip());
        let turned: Vec<_> = judged.iter().map(round).collect();
        let (own, other) = (Judgements::new(size, judged), Judgements::new(size, turned));
        near(&geometric(&other).unwrap(), &mirrored(&geometric(&own).unwrap()));
        // Of more than three things the eigenvector does so only where judgements agree.
        if size <= 3 {
            near(&eigenvector(&other).unwrap(), &mirrored(&eigenvector(&own).unwrap()));
        }
        let (left, right) = (eigenvector(&own).unwrap(), eigenvector(&other).unwrap());
        let lambda = consistency(&own, &left).lambda;
        prop_assert!((lambda - consistency(&other, &right).lambda).abs() < 1e-9 * lambda);
    }

    /// What the judgement that is told as the worst is mended to makes the set no worse.
    #[test]
    fn the_worst_judgement_is_worth_mending((size, judged) in complete(7)) {
        let judgements = Judgements::new(size, judged);
        let weights = eigenvector(&judgements).unwrap();
        if let Some(found) = worst(&judgements) {
            let far = |pair: &kcp::analysis::priorities::Pair| {
                (pair.ratio * weights[pair.right] / weights[pair.left]).ln().abs()
            };
            let most = judgements.pairs().iter().map(far).fold(0.0, f64::max);
            prop_assert!((found.error.ln().abs() - most).abs() < 1e-8);
            prop_assert!((found.mend - weights[found.pair.left] / weights[found.pair.right]).abs() < 1e-8);
        }
    }

    /// A family of each kind, its goals written in any order.
    #[test]
    fn the_order_of_siblings_in_the_file_changes_nothing(
        order in Just(vec![0_usize, 1, 2, 3]).prop_shuffle(),
        ranks in prop::collection::vec(1..4_u32, 4),
        ratios in prop::collection::vec(1..9_u32, 6),
        scores in prop::collection::vec(1..9_u32, 8),
        kind in 0..4_usize,
    ) {
        let plan = |order: &[usize]| {
            let pairs = [(0, 1), (1, 2), (2, 3), (0, 2), (1, 3), (0, 3)].into_iter().zip(&ratios);
            let pairs = |shift: u32| {
                let pairs = pairs.clone().map(move |((left, right), ratio)| {
                    format!("[g{left}, g{right}, {}]", (ratio + shift) % 9 + 1)
                });
                format!("[{}]", pairs.collect::<Vec<_>>().join(", "))
            };
            let above = match kind {
                0 => String::new(),
                1 => format!("  pairwise: {}\n", pairs(0)),
                2 => "  criteria: { x: 30%, y: 70% }\n".to_owned(),
                _ => {
                    let (one, other) = (pairs(0), pairs(4));
                    format!("  experts: [{{ pairwise: {one} }}, {{ competence: 2, pairwise: {other} }}]\n")
                }
            };
            let goals = order.iter().map(|at| {
                let own = match kind {
                    0 => format!(", priority: {}", ranks[*at]),
                    2 => format!(", scores: {{ x: {}, y: {} }}", scores[*at], scores[at + 4]),
                    _ => String::new(),
                };
                format!("    - {{ id: g{at}, title: G{own} }}\n")
            });
            let goals: String = goals.collect();
            let text = format!("kcp: 1\ntitle: T\ngoal:\n  title: G\n{above}  subgoals:\n{goals}");
            compiled(&text, "2021-12-15")
        };
        let by_name = |order: &[usize]| {
            let found = plan(order);
            let goals = &weights(&found).goals;
            let mut list = vec![0.0; 4];
            order.iter().enumerate().for_each(|(place, at)| list[*at] = goals[place + 1].local);
            sound(&list);
            list
        };
        near(&by_name(&order), &by_name(&[0, 1, 2, 3]));
    }

    /// Goals of any tree, served at any level, with shares or without.
    #[test]
    fn shares_and_what_is_not_served_sum_to_one(
        parents in prop::collection::vec(any::<prop::sample::Index>(), 1..12),
        served in prop::collection::vec(
            prop::collection::vec((any::<prop::sample::Index>(), 1..9_u32), 0..4),
            0..9,
        ),
        weighed in any::<bool>(),
    ) {
        let mut children: Vec<Vec<usize>> = vec![Vec::new(); parents.len() + 1];
        for (at, parent) in parents.iter().enumerate() {
            children[parent.index(at + 1)].push(at + 1);
        }
        let goal = goal(0, &children, 0);
        let activities = served.iter().map(|goals| {
            let parts: std::collections::BTreeMap<usize, u32> =
                goals.iter().map(|(goal, part)| (goal.index(children.len()), *part)).collect();
            let sum: u32 = parts.values().sum();
            let named = parts.iter().map(|(goal, part)| {
                let share = f64::from(*part) / f64::from(sum);
                if weighed { format!("g{goal}: {share:.15}") } else { format!("g{goal}") }
            });
            let named = named.collect::<Vec<_>>().join(", ");
            let shared = weighed && !parts.is_empty();
            let named = if shared { format!("{{ {named} }}") } else { format!("[{named}]") };
            format!("      - {{ title: X, goals: {named} }}\n")
        });
        let activities: String = activities.collect();
        let head = "directions:\n  - title: D\n    goals: [g0]\n    activities:\n";
        let text = format!("kcp: 1\ntitle: T\ngoal:\n{goal}{head}{activities}");
        let found = compiled(&text, "2021-12-15");
        let weights = weights(&found);
        let sum: f64 = weights.activities.iter().map(|activity| activity.share).sum();
        prop_assert!((sum + weights.unserved - 1.0).abs() < 1e-9, "{text}");
        let sound = |share: f64, importance: f64| share >= 0.0 && importance <= 1.0 + 1e-9;
        prop_assert!(weights.activities.iter().all(|of| sound(of.share, of.importance)));
        let goals = &found.programme.as_ref().unwrap().goals;
        let unserved: f64 = weights.goals.iter().zip(goals).map(|(weight, goal)| {
            // What is handed down is counted once, at the goal that nothing serves.
            let above = goal.parent.is_some_and(|parent| weights.goals[parent].unserved > 0.0);
            if above { 0.0 } else { weight.unserved }
        }).sum();
        prop_assert!((unserved - weights.unserved).abs() < 1e-9);
        let own: f64 = weights.goals.iter().map(|goal| goal.own).sum();
        prop_assert!((own + weights.unserved - 1.0).abs() < 1e-9);
    }
}

fn goal(at: usize, children: &[Vec<usize>], indent: usize) -> String {
    let pad = " ".repeat(indent + 2);
    let mut text = format!("{pad}id: g{at}\n{pad}title: G\n");
    if !children[at].is_empty() {
        text += &format!("{pad}subgoals:\n");
        for child in &children[at] {
            let below = goal(*child, children, indent + 4);
            text += &format!("{pad}  - {}", below.trim_start());
        }
    }
    text
}
