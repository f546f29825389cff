//! How far a weight can move: told by [`sensitivity`], and tried out on the plan itself.

use super::{plan, weights};
use crate::corpus::cases;
use crate::plans::compiled;
use kcp::analysis::sensitivity::{FIRST, Lever, What, sensitivity, within};
use kcp::compile::Compiled;
use proptest::prelude::*;

fn levers(compiled: &Compiled) -> Vec<Lever> {
    let (programme, analysis) = (compiled.programme.as_ref().unwrap(), compiled.analysis.as_ref().unwrap());
    sensitivity(programme, analysis).into_iter().flat_map(|family| family.levers).collect()
}

fn near(found: Option<f64>, expected: f64) {
    assert!(found.is_some_and(|found| (found - expected).abs() < 1e-11 * expected), "{found:?}, {expected}");
}

const TWO: &str = "\
goal:
  title: G
  subgoals: [{ id: a, title: A, weight: 70% }, { id: b, title: B, weight: 30% }]
";

#[test]
fn a_weight_turns_the_order_where_it_meets_the_other() {
    let plan = plan(TWO, &["title: X, goals: a", "title: Y, goals: { a: 60%, b: 40% }"]);
    let found = levers(&plan);
    assert_eq!(found.len(), 2);
    // One half is one half, not what is left of looking for it.
    assert_eq!((found[0].goals.below, found[0].goals.above), (Some(0.5), None));
    assert_eq!((found[1].goals.below, found[1].goals.above), (None, Some(0.5)));
    // X has w, Y 0,6w + 0,4(1 − w): they meet at w = 0,5 as well.
    assert_eq!(found[0].activities.below, Some(0.5));
}

#[test]
fn ranks_move_by_places_and_judgements_along_the_scale() {
    let ranked = plan(
        "\
goal:
  title: G
  subgoals: [{ title: A, priority: 1 }, { title: B, priority: 2 }, { title: C, priority: 3 }]
",
        &[],
    );
    let found = levers(&ranked);
    let turns: Vec<_> =
        found.iter().map(|lever| (lever.value, lever.goals.below, lever.goals.above)).collect();
    // Level with the next nothing is turned yet: it takes a place beyond it.
    assert_eq!(turns, [(1.0, None, Some(2.0)), (2.0, Some(1.0), Some(3.0)), (3.0, Some(2.0), None)]);
    let judged = plan(
        "\
goal:
  title: G
  pairwise: [[a, b, 2], [b, c, 3], [a, c, 6]]
  subgoals: [{ id: a, title: A }, { id: b, title: B }, { id: c, title: C }]
",
        &[],
    );
    let found = levers(&judged);
    // With [a, b] at x the weights of a and b are as (6x)^⅓ and (3/x)^⅓: they meet at x² = 1/2.
    near(found[0].goals.below, 0.5_f64.sqrt());
    assert_eq!(found[0].goals.above, None);
    assert!(matches!(found[0].what, What::Judgement(1, 2)));
}

#[test]
fn criteria_and_scores_can_be_moved() {
    let scored = plan(
        "\
goal:
  title: G
  criteria: { urgency: 50%, effect: 50% }
  subgoals:
    - { title: A, scores: { urgency: 3, effect: 5 } }
    - { title: B, scores: { urgency: 4, effect: 1 } }
",
        &[],
    );
    let found = levers(&scored);
    let kinds: Vec<_> = found.iter().map(|lever| lever.what.clone()).collect();
    assert_eq!(kinds.len(), 6);
    // 3x + 5(1 − x) = 4x + (1 − x) at x = 0,8.
    assert_eq!(kinds[0], What::Importance(0));
    assert_eq!(found[0].goals.above, Some(0.8));
    assert_eq!(kinds[2], What::Score(1, 0));
    // x + 5 = 4 + 1 only at 0.
    assert_eq!((found[2].goals.below, found[2].range), (None, (0.0, 5.0)));
}

#[test]
fn nothing_said_is_nothing_to_move() {
    let none = plan("goal: { title: G, subgoals: [A, B] }\n", &["title: X"]);
    assert_eq!(levers(&none), []);
    let one = plan("goal: { title: G, subgoals: [{ title: A, weight: 100% }] }\n", &[]);
    assert_eq!(levers(&one), []);
}

#[test]
fn where_there_is_too_much_to_move_what_was_not_tried_is_counted() {
    let goals: Vec<String> = (1..=40)
        .map(|rank| format!("{{ title: A, subgoals: [{{ title: B{rank} }}], priority: {rank} }}"))
        .collect();
    let plan = plan(&format!("goal:\n  title: G\n  subgoals: [{}]\n", goals.join(", ")), &[]);
    let (programme, analysis) = (plan.programme.as_ref().unwrap(), plan.analysis.as_ref().unwrap());
    let all = sensitivity(programme, analysis);
    assert_eq!((all[0].levers.len(), all[0].untried), (40, 0));
    let some = within(programme, analysis, 1000);
    assert!(some[0].untried > 0 && some[0].untried + some[0].levers.len() == 40);
    assert!(some[0].levers.iter().eq(all[0].levers.iter().take(some[0].levers.len())));
    let none = within(programme, analysis, 0);
    assert_eq!((none.len(), none[0].levers.len(), none[0].untried), (1, 0, 40));
}

/// A tree of two levels with weights, and what the activities serve.
#[derive(Clone, Debug)]
struct Tree {
    families: Vec<Vec<u32>>,
    activities: Vec<Vec<(usize, u32)>>,
}

fn trees() -> impl Strategy<Value = Tree> {
    let family = || prop::collection::vec(1_u32..100, 0..5);
    let goals = prop::collection::vec(prop::sample::select((0..64_usize).collect::<Vec<_>>()), 1..4);
    let served = goals.prop_flat_map(|goals| {
        let count = goals.len();
        (Just(goals), prop::collection::vec(1_u32..10, count))
            .prop_map(|(goals, parts)| goals.into_iter().zip(parts).collect::<Vec<_>>())
    });
    let root = prop::collection::vec((1_u32..100, family()), 2..5);
    (root, prop::collection::vec(served, 3..30)).prop_map(|(root, activities)| {
        let first = root.iter().map(|(weight, _)| *weight).collect();
        let families = std::iter::once(first).chain(root.into_iter().map(|(_, below)| below)).collect();
        Tree { families, activities }
    })
}

fn shares(parts: &[u32]) -> Vec<f64> {
    let sum: u32 = parts.iter().sum();
    parts.iter().map(|part| f64::from(*part) / f64::from(sum)).collect()
}

/// The plan of a tree, one of its families with other weights.
fn text(tree: &Tree, changed: Option<(usize, &[f64])>) -> String {
    let families = tree.families.iter().enumerate().map(|(at, parts)| match changed {
        Some((family, weights)) if family == at => weights.to_vec(),
        _ => shares(parts),
    });
    let families: Vec<Vec<f64>> = families.collect();
    let mut ids = vec!["root".to_owned()];
    let mut goals = String::new();
    for (at, weight) in families[0].iter().enumerate() {
        ids.push(format!("g{at}"));
        goals += &format!("    - id: g{at}\n      title: G\n      weight: {weight:.15}\n");
        if families[at + 1].is_empty() {
            continue;
        }
        goals += "      subgoals:\n";
        for (place, weight) in families[at + 1].iter().enumerate() {
            ids.push(format!("g{at}-{place}"));
            goals += &format!("        - {{ id: g{at}-{place}, title: S, weight: {weight:.15} }}\n");
        }
    }
    let activities = tree.activities.iter().map(|served| {
        let mut parts = std::collections::BTreeMap::new();
        for (goal, part) in served {
            *parts.entry(goal % ids.len()).or_insert(0) += part;
        }
        let weights = shares(&parts.values().copied().collect::<Vec<_>>());
        let named = parts.keys().zip(weights).map(|(goal, part)| format!("{}: {part:.15}", ids[*goal]));
        format!("      - {{ title: X, goals: {{ {} }} }}\n", named.collect::<Vec<_>>().join(", "))
    });
    format!(
        "kcp: 1\ntitle: T\ngoal:\n  id: root\n  title: R\n  subgoals:\n{goals}directions:\n  - title: D\n    \
         activities:\n{}",
        activities.collect::<String>()
    )
}

/// Whether something that was lighter than one of the first is heavier then.
fn turned(before: &[f64], after: &[f64]) -> bool {
    let heavier = |left: f64, right: f64| left - right > 1e-9 * left + 1e-12;
    let mut order: Vec<usize> = (0..before.len()).collect();
    order.sort_by(|left, right| before[*right].total_cmp(&before[*left]));
    // Those alike with the last of the first ones count with them.
    let last = order.get(FIRST - 1).map_or(0.0, |last| before[*last]);
    let first = |(at, one): &(usize, &usize)| *at < FIRST || !heavier(last, before[**one]);
    order.iter().enumerate().filter(first).take(2 * FIRST).any(|(_, one)| {
        (0..before.len())
            .any(|other| heavier(before[*one], before[other]) && heavier(after[other], after[*one]))
    })
}

fn orders(compiled: &Compiled) -> (Vec<f64>, Vec<f64>) {
    let weights = weights(compiled);
    let goals = weights.goals.iter().skip(1).map(|goal| goal.global).collect();
    (goals, weights.activities.iter().map(|activity| activity.importance).collect())
}

fn moved(weights: &[f64], place: usize, value: f64) -> Vec<f64> {
    let rest = 1.0 - weights[place];
    let other = |share: f64| if rest > 0.0 { share / rest * (1.0 - value) } else { 0.0 };
    weights.iter().enumerate().map(|(at, share)| if at == place { value } else { other(*share) }).collect()
}

/// A family judged two by two: how many goals, and a ratio for each pair.
fn judged() -> impl Strategy<Value = (usize, Vec<f64>)> {
    let scale: Vec<f64> = (1..=9).map(f64::from).flat_map(|value| [value, value.recip()]).collect();
    (3..6_usize).prop_flat_map(move |size| {
        let pairs = prop::collection::vec(prop::sample::select(scale.clone()), size * (size - 1) / 2);
        (Just(size), pairs)
    })
}

/// The plan of such a family, each goal with an activity of its own and one that serves two.
fn judged_plan(size: usize, ratios: &[f64]) -> Compiled {
    let pairs = (0..size).flat_map(|left| (left + 1..size).map(move |right| (left, right)));
    let judgements =
        pairs.zip(ratios).map(|((left, right), ratio)| format!("[g{left}, g{right}, {ratio:.15}]"));
    let judgements = judgements.collect::<Vec<_>>().join(", ");
    let goals: Vec<String> = (0..size).map(|at| format!("{{ id: g{at}, title: G }}")).collect();
    let goal = format!("goal:\n  title: R\n  pairwise: [{judgements}]\n  subgoals: [{}]\n", goals.join(", "));
    let own = (0..size).map(|at| format!("title: X, goals: g{at}"));
    let activities: Vec<String> = own.chain(["title: Y, goals: { g0: 45%, g1: 55% }".to_owned()]).collect();
    plan(&goal, &activities.iter().map(String::as_str).collect::<Vec<_>>())
}

proptest! {
    #![proptest_config(cases(32))]

    /// Just before the ratio that is told nothing is turned, just beyond it something is.
    #[test]
    fn a_judgement_turns_the_order_exactly_where_it_is_told_to((size, ratios) in judged()) {
        let now = judged_plan(size, &ratios);
        let before = orders(&now);
        for (at, lever) in levers(&now).into_iter().enumerate() {
            prop_assert!(matches!(lever.what, What::Judgement(..)));
            let then = |ratio: f64| {
                let mut changed = ratios.clone();
                changed[at] = ratio;
                let after = orders(&judged_plan(size, &changed));
                (turned(&before.0, &after.0), turned(&before.1, &after.1))
            };
            for (turn, is_goals) in [
                (lever.goals.below, true),
                (lever.goals.above, true),
                (lever.activities.below, false),
                (lever.activities.above, false),
            ] {
                let Some(turn) = turn else { continue };
                let step = (turn / lever.value).ln().signum() * 1e-5;
                let told = |(goals, activities): (bool, bool)| if is_goals { goals } else { activities };
                prop_assert!(told(then(turn * (1.0 + step))), "{lever:?} {ratios:?}");
                prop_assert!(!told(then(turn * (1.0 - step))), "{lever:?} {ratios:?}");
            }
        }
    }

    /// Just before the value that is told nothing is turned on the way, just beyond it something is.
    #[test]
    fn a_weight_turns_the_order_exactly_where_it_is_told_to(tree in trees()) {
        let now = compiled(&text(&tree, None), "2021-12-15");
        let before = orders(&now);
        let programme = now.programme.as_ref().unwrap();
        for family in sensitivity(programme, now.analysis.as_ref().unwrap()) {
            // The families in the order of their parents are those of the tree that are not empty.
            let children = &programme.goals[family.parent].children;
            let at = if family.parent == 0 {
                0
            } else {
                programme.goals[0].children.iter().position(|child| *child == family.parent).unwrap() + 1
            };
            let own: Vec<f64> = children.iter().map(|child| weights(&now).goals[*child].local).collect();
            for lever in &family.levers {
                let What::Weight(goal) = lever.what else { panic!("{lever:?}") };
                let place = children.iter().position(|child| *child == goal).unwrap();
                let then = |value: f64| {
                    let changed = moved(&own, place, value);
                    let other = compiled(&text(&tree, Some((at, &changed))), "2021-12-15");
                    let after = orders(&other);
                    (turned(&before.0, &after.0), turned(&before.1, &after.1))
                };
                let (of_goals, of_activities) = (lever.goals, lever.activities);
                let below = (of_goals.below, of_activities.below, 0.0);
                let ends = [below, (of_goals.above, of_activities.above, 1.0)];
                for (goals, activities, end) in ends {
                    let step = (end - lever.value).signum() * 1e-5;
                    let within = |value: f64| value.clamp(0.0, 1.0);
                    match goals {
                        Some(turn) => {
                            prop_assert!(then(within(turn + step)).0, "{lever:?} {tree:?}");
                            prop_assert!(!then(within(turn - step)).0, "{lever:?} {tree:?}");
                        }
                        None => prop_assert!(!then(end).0, "{lever:?} {tree:?}"),
                    }
                    match activities {
                        Some(turn) => {
                            prop_assert!(then(within(turn + step)).1, "{lever:?} {tree:?}");
                            prop_assert!(!then(within(turn - step)).1, "{lever:?} {tree:?}");
                        }
                        None => prop_assert!(!then(end).1, "{lever:?} {tree:?}"),
                    }
                }
            }
        }
    }
}
