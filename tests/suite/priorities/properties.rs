//! What holds for all weights.

use super::{near, weights};
use crate::corpus::cases;
use crate::plans::compiled;
use kcp::analysis::priorities::{Judgements, Saaty, consistency, eigenvector, geometric, weights_of, worst};
use kcp::model::record::PairwiseMethod;
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
    (complete(15), any::<u64>()).prop_map(|((size, all), bits)| {
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
        let next: Vec<f64> = product.into_iter().map(|value| value / sum).collect();
        let still = next == weights;
        weights = next;
        if still {
            break;
        }
    }
    weights
}

/// The ordinary matrix of a complete set times a column.
fn times(size: usize, judged: &[(usize, usize, f64)], column: &[f64]) -> Vec<f64> {
    let mut product = column.to_vec();
    for (left, right, ratio) in judged {
        product[*left] += ratio * column[*right];
        product[*right] += column[*left] / ratio;
    }
    assert_eq!(judged.len(), size * (size - 1) / 2);
    product
}

fn sound(weights: &[f64]) {
    assert!(weights.iter().all(|weight| *weight > 0.0));
    near(&[weights.iter().sum()], &[1.0]);
}

const METHODS: [PairwiseMethod; 2] = [PairwiseMethod::Eigenvector, PairwiseMethod::Geometric];

/// Johnson, Beine & Wang 1979, “Right-left asymmetry in an eigenvector ranking procedure”: of more than three
/// things that contradict each other the eigenvector does not mirror, the geometric mean does.
#[test]
fn the_eigenvector_of_four_things_does_not_mirror() {
    let judged = [(0, 1, 3.0), (0, 2, 1.0 / 3.0), (0, 3, 0.5), (1, 2, 1.0 / 5.0), (1, 3, 4.0), (2, 3, 2.0)];
    let of = |turned: bool, method| {
        let ratio = |ratio: f64| if turned { ratio.recip() } else { ratio };
        let judged = judged.iter().map(|(left, right, value)| (*left, *right, ratio(*value)));
        weights_of(&Judgements::new(4, judged), method).unwrap()
    };
    let [by_vector, by_mean] = METHODS.map(|method| (of(true, method), mirrored(&of(false, method))));
    near(&by_mean.0, &by_mean.1);
    let apart = by_vector.0.iter().zip(&by_vector.1).map(|(one, other)| (one - other).abs());
    assert!(apart.fold(0.0, f64::max) > 0.01, "{by_vector:?}");
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

    /// Harker's method has nothing to add to a complete set: its weights are the principal eigenvector of the
    /// ordinary matrix.
    #[test]
    fn of_a_complete_set_harker_s_weights_are_the_eigenvector((size, judged) in complete(15)) {
        let judgements = Judgements::new(size, judged.iter().copied());
        let weights = eigenvector(&judgements).unwrap();
        let lambda = consistency(&judgements, &weights).lambda;
        for (row, weight) in times(size, &judged, &weights).iter().zip(&weights) {
            prop_assert!((row - lambda * weight).abs() <= 1e-12 * lambda, "{weights:?}");
        }
        let mut plain = vec![1.0 / size as f64; size];
        for _ in 0..2_000 {
            plain = times(size, &judged, &plain);
            let sum: f64 = plain.iter().sum();
            plain.iter_mut().for_each(|value| *value /= sum);
        }
        for (found, expected) in weights.iter().zip(&plain) {
            prop_assert!((found - expected).abs() <= 1e-12 * expected, "{weights:?} {plain:?}");
        }
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
        prop_assert!(METHODS.iter().all(|method| worst(&judgements, *method).is_none()));
        // Only of judgements that agree, and of up to three things, does the eigenvector mirror.
        let turned = judgements.pairs().iter().map(|pair| (pair.left, pair.right, pair.ratio.recip()));
        near(&eigenvector(&Judgements::new(own.len(), turned)).unwrap(), &mirrored(&own));
    }

    #[test]
    fn a_judgement_may_be_written_from_either_side_and_in_any_place((size, judged) in connected()) {
        let of = |judged: Vec<(usize, usize, f64)>| eigenvector(&Judgements::new(size, judged)).unwrap();
        let other = |(left, right, ratio): &(usize, usize, f64)| (*right, *left, ratio.recip());
        let turned: Vec<_> = judged.iter().rev().map(other).collect();
        near(&of(turned), &of(judged));
    }

    #[test]
    fn judgements_turned_round_mirror_the_weights((size, judged) in complete(15)) {
        let round = |(left, right, ratio): &(usize, usize, f64)| (*left, *right, ratio.recip());
        let turned: Vec<_> = judged.iter().map(round).collect();
        let (own, other) = (Judgements::new(size, judged), Judgements::new(size, turned));
        near(&geometric(&other).unwrap(), &mirrored(&geometric(&own).unwrap()));
        if size <= 3 {
            near(&eigenvector(&other).unwrap(), &mirrored(&eigenvector(&own).unwrap()));
        }
        let (left, right) = (eigenvector(&own).unwrap(), eigenvector(&other).unwrap());
        let lambda = consistency(&own, &left).lambda;
        prop_assert!((lambda - consistency(&other, &right).lambda).abs() < 1e-9 * lambda);
    }

    /// The consistency told of the mend is that of the set with the mend in it, and no worse than with what
    /// the weights say.
    #[test]
    fn the_mend_of_the_worst_judgement_has_its_own_consistency((size, judged) in connected()) {
        let judgements = Judgements::new(size, judged);
        for method in METHODS {
            let weights = weights_of(&judgements, method).unwrap();
            let Some(found) = worst(&judgements, method) else { continue };
            let far = |pair: &kcp::analysis::priorities::Pair| {
                (pair.ratio * weights[pair.right] / weights[pair.left]).ln().abs()
            };
            let most = judgements.pairs().iter().map(far).fold(0.0, f64::max);
            prop_assert!((far(&found.pair) - most).abs() < 1e-8);
            let place = judgements.pairs().iter().position(|pair| *pair == found.pair).unwrap();
            let with = |value: Saaty| {
                let mended = judgements.with(place, value.value());
                consistency(&mended, &weights_of(&mended, method).unwrap())
            };
            prop_assert!((with(found.suggested).cr - found.after.cr).abs() < 1e-12);
            prop_assert!(found.after.ci <= with(Saaty::nearest(found.mend)).ci + 1e-12);
            if !found.by_others {
                prop_assert_eq!(found.suggested, Saaty::nearest(found.mend));
            }
        }
    }

    /// A family of each kind, its goals written in any order.
    #[test]
    fn the_order_of_siblings_in_the_file_changes_nothing(
        order in Just(vec![0_usize, 1, 2, 3]).prop_shuffle(),
        said in prop::collection::vec(1..9_u32, 16),
        kind in prop::sample::select(KINDS.to_vec()),
    ) {
        let by_name = |order: &[usize]| {
            let found = compiled(&family(kind, &said, order), "2021-12-15");
            let all = weights(&found);
            let mut list = vec![0.0; 4];
            order.iter().enumerate().for_each(|(place, at)| list[*at] = all.goals[place + 1].local);
            sound(&list);
            let activities = all.activities.iter().flat_map(|of| [of.importance, of.share]);
            (list, activities.collect::<Vec<_>>())
        };
        let (one, other) = (by_name(&order), by_name(&[0, 1, 2, 3]));
        near(&one.0, &other.0);
        near(&one.1, &other.1);
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
        // Each level of the tree that is whole, no goal above having been left without subgoals, sums to 1.
        for depth in 1.. {
            let mut above = goals.iter().filter(|goal| goal.depth < depth);
            if above.any(|goal| goal.children.is_empty()) {
                break;
            }
            let level = weights.goals.iter().zip(goals).filter(|(_, goal)| goal.depth == depth);
            let sum: f64 = level.map(|(weight, _)| weight.global).sum();
            prop_assert!((sum - 1.0).abs() < 1e-9, "{text}");
        }
        let own: f64 = weights.goals.iter().map(|goal| goal.own).sum();
        prop_assert!((own + weights.unserved - 1.0).abs() < 1e-9);
    }
}

const KINDS: [&str; 9] = [
    "ranks",
    "shares",
    "pairwise",
    "incomplete",
    "scores",
    "experts’ pairwise",
    "experts’ ranks",
    "experts’ shares",
    "experts’ scores",
];

/// A plan with a family of four goals in some order, and activities that serve them.
fn family(kind: &str, said: &[u32], order: &[usize]) -> String {
    let pairs = |kept: usize, shift: usize| {
        let pairs = [(0, 1), (1, 2), (2, 3), (0, 2), (1, 3), (0, 3)].into_iter().take(kept).enumerate();
        let pairs = pairs.map(|(at, (left, right))| format!("[g{left}, g{right}, {}]", said[at + shift]));
        format!("[{}]", pairs.collect::<Vec<_>>().join(", "))
    };
    // The weights of an expert stand in the order of the goals too.
    let each = |value: &dyn Fn(usize) -> String| {
        let list: Vec<String> = order.iter().map(|at| format!("g{at}: {}", value(*at))).collect();
        format!("{{ {} }}", list.join(", "))
    };
    let share = |at: usize, shift: usize| {
        let sum: u32 = said[shift..shift + 4].iter().sum();
        format!("{:.15}", f64::from(said[at + shift]) / f64::from(sum))
    };
    let scores = |at: usize| format!("{{ x: {}, y: {} }}", said[at], said[at + 4]);
    let experts = |one: String, other: String, key: &str| {
        format!("  experts: [{{ {key}: {one} }}, {{ competence: 2, {key}: {other} }}]\n")
    };
    let rank = |at: usize| (said[at] % 4 + 1).to_string();
    let criteria = "  criteria: { x: 30%, y: 70% }\n";
    let above = match kind {
        "pairwise" => format!("  pairwise: {}\n", pairs(6, 0)),
        "incomplete" => format!("  pairwise: {}\n", pairs(4, 0)),
        "scores" => criteria.to_owned(),
        "experts’ pairwise" => experts(pairs(6, 0), pairs(5, 8), "pairwise"),
        "experts’ ranks" => experts(each(&rank), each(&|at| rank(at + 4)), "ranks"),
        "experts’ shares" => experts(each(&|at| share(at, 0)), each(&|at| share(at, 4)), "weights"),
        "experts’ scores" => experts(each(&scores), each(&|at| scores(at + 8)), "scores") + criteria,
        _ => String::new(),
    };
    let goals = order.iter().map(|at| {
        let own = match kind {
            "ranks" => format!(", priority: {}", rank(*at)),
            "shares" => format!(", weight: {}", share(*at, 0)),
            "scores" => format!(", scores: {}", scores(*at)),
            _ => String::new(),
        };
        format!("    - {{ id: g{at}, title: G{own} }}\n")
    });
    let goals: String = goals.collect();
    let served = ["X, goals: { g1: 70%, g3: 30% }", "Y, goals: [g0, g1]", "Z, goals: [root]"];
    let served = served.map(|activity| format!("      - {{ title: {activity} }}\n")).concat();
    let goal = format!("goal:\n  id: root\n  title: G\n{above}  subgoals:\n{goals}");
    format!("kcp: 1\ntitle: T\n{goal}directions:\n  - title: D\n    activities:\n{served}")
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
