//! Weights of goals and activities, from plans to numbers.

mod balance;
mod documents;
mod properties;
mod sensitivity;

use crate::plans::compiled;
use kcp::analysis::Priorities;
use kcp::analysis::priorities::{AsIf, Flaw, Method, priorities_as_if};
use kcp::compile::Compiled;

fn plan(goal: &str, activities: &[&str]) -> Compiled {
    let lines: String = activities.iter().map(|line| format!("      - {{ {line} }}\n")).collect();
    let directions = format!("directions:\n  - title: D\n    goals: []\n    activities:\n{lines}");
    let directions = if activities.is_empty() { String::new() } else { directions };
    compiled(&format!("kcp: 1\ntitle: T\n{goal}{directions}"), "2021-12-15")
}

fn weights(compiled: &Compiled) -> &Priorities {
    &compiled.analysis.as_ref().unwrap().priorities
}

fn near(found: &[f64], expected: &[f64]) {
    let off = |(found, expected): (&f64, &f64)| (found - expected).abs() > 1e-9;
    let wrong = found.len() != expected.len() || found.iter().zip(expected).any(off);
    assert!(!wrong, "{found:?} is not {expected:?}");
}

fn global(compiled: &Compiled) -> Vec<f64> {
    weights(compiled).goals.iter().map(|goal| goal.global).collect()
}

fn shares(compiled: &Compiled) -> Vec<f64> {
    let weights = weights(compiled);
    let all = weights.activities.iter().map(|activity| activity.share).chain([weights.unserved]);
    all.collect()
}

/// PATTERN: local weights of 0,3 and 0,7 under a goal of 0,11 are 0,033 and 0,077.
#[test]
fn global_weights_are_products_down_the_tree() {
    let plan = plan(
        "\
goal:
  title: G
  subgoals:
    - { title: A, weight: 89% }
    - title: B
      weight: 11%
      subgoals: [{ title: B1, weight: 30% }, { title: B2, weight: 70% }]
",
        &[],
    );
    near(&global(&plan), &[1.0, 0.89, 0.11, 0.033, 0.077]);
}

#[test]
fn experts_who_are_not_heard_or_leave_something_out_are_a_flaw() {
    let flaws = |experts: &str| {
        let goal = format!(
            "goal:\n  title: G\n  experts: [{experts}]\n  subgoals:\n    - {{ id: a, title: A }}\n    \
             - {{ id: b, title: B }}\n    - {{ id: c, title: C }}\n"
        );
        let plan = plan(&goal, &[]);
        let family = &weights(&plan).families[0];
        assert!((family.weights.iter().sum::<f64>() - 1.0).abs() < 1e-12, "{experts}");
        family.flaws.clone()
    };
    let full = "{ ranks: { a: 1, b: 2, c: 3 } }";
    assert_eq!(flaws(full), []);
    assert_eq!(flaws(&format!("{full}, {{ ranks: {{ a: 1, b: 2 }} }}")), [Flaw::Lacking]);
    assert_eq!(flaws("{ weights: { a: 50%, b: 30% } }"), [Flaw::Lacking]);
    assert_eq!(flaws(&format!("{full}, {{ weights: {{ a: 50%, b: 30%, c: 20% }} }}")), [Flaw::Mixed]);
    assert_eq!(flaws(&format!("{full}, {{ name: Б }}")), [Flaw::Lacking], "says nothing");
    assert_eq!(flaws(&format!("{full}, {{ competence: 0, ranks: {{ a: 1, b: 2, c: 3 }} }}")), [Flaw::Unread]);
    assert_eq!(flaws(&format!("{full}, {{ ranks: {{ a: 1, b: 2, c: x }} }}")), [Flaw::Lacking, Flaw::Unread]);
    assert_eq!(flaws("{ pairwise: [[a, b, 2]] }, { pairwise: [[b, c, 2]] }"), []);
}

const THREE: &str = "\
goal:
  title: G
  subgoals:
    - { id: a, title: A, weight: 60% }
    - id: b
      title: B
      weight: 40%
      subgoals: [{ id: b1, title: B1, weight: 25% }, { id: b2, title: B2, weight: 75% }]
";

#[test]
fn importance_adds_up_and_shares_divide() {
    let plan = plan(
        THREE,
        &["title: X, goals: { a: 70%, b2: 30% }", "title: Y, goals: [a, b1]", "title: Z, goals: []"],
    );
    let importance: Vec<f64> = weights(&plan).activities.iter().map(|activity| activity.importance).collect();
    near(&importance, &[0.6 * 0.7 + 0.3 * 0.3, 0.6 * 0.5 + 0.1 * 0.5, 0.0]);
    let (x, y) = (0.6 * 0.7 / 1.2 + 0.3, 0.6 * 0.5 / 1.2 + 0.1);
    near(&shares(&plan), &[x, y, 0.0, 0.0]);
}

#[test]
fn what_no_activity_serves_is_not_served() {
    let plan = plan(THREE, &["title: X, goals: [b1]"]);
    near(&shares(&plan), &[0.1, 0.9]);
    let unserved: Vec<f64> = weights(&plan).goals.iter().map(|goal| goal.unserved).collect();
    near(&unserved, &[0.0, 0.6, 0.0, 0.0, 0.3]);
}

#[test]
fn a_goal_served_directly_counts_its_own_activities_as_one_more_subgoal() {
    let whole = plan(THREE, &["title: X, goals: [b]", "title: Y, goals: [a]"]);
    near(&shares(&whole), &[0.4, 0.6, 0.0]);
    let both = plan(THREE, &["title: X, goals: [b]", "title: Y, goals: [a]", "title: Z, goals: [b1]"]);
    let (own, rest) = (0.4 / 3.0, 0.4 * 2.0 / 3.0);
    near(&shares(&both), &[own, 0.6, rest * 0.25, rest * 0.75]);
}

#[test]
fn where_the_tree_is_the_general_goal_alone_everything_serves_it() {
    let plan = plan("goal: G\n", &["title: X", "title: Y"]);
    near(&shares(&plan), &[0.5, 0.5, 0.0]);
    near(&global(&plan), &[1.0]);
}

#[test]
fn methods_are_those_that_the_plan_chooses() {
    let goal = "\
goal:
  title: G
  subgoals: [{ title: A, priority: 1 }, { title: B, priority: 2 }, { title: C, priority: 2 }]
";
    near(&global(&plan(goal, &[])), &[1.0, 11.0 / 18.0, 7.0 / 36.0, 7.0 / 36.0]);
    let fishburn = plan(&format!("priorities: {{ ranks: rank-sum }}\n{goal}"), &[]);
    near(&global(&fishburn), &[1.0, 0.5, 0.25, 0.25]);
    let programme = fishburn.programme.as_ref().unwrap();
    let reciprocal = priorities_as_if(programme, AsIf::parse("reciprocal").unwrap());
    near(&reciprocal.families[0].weights, &[6.0 / 11.0, 2.5 / 11.0, 2.5 / 11.0]);
    let equal = priorities_as_if(programme, AsIf::Equal);
    near(&equal.families[0].weights, &[1.0 / 3.0; 3]);
}

#[test]
fn every_way_is_read_from_the_plan() {
    let plan = plan(
        "\
goal:
  title: G
  pairwise: [[p, q, 2], [q, r, 3], [p, r, 6], [s, r, 1]]
  subgoals:
    - id: p
      title: P
      criteria: { urgency: 50%, effect: 50% }
      subgoals:
        - { title: P1, scores: { urgency: 3, effect: 5 } }
        - { title: P2, scores: { urgency: 1, effect: 1 } }
    - id: q
      title: Q
      experts:
        - { name: А, competence: 3, ranks: { q1: 1, q2: 2 } }
        - { name: Б, ranks: { q1: 2, q2: 1 } }
      subgoals: [{ id: q1, title: Q1 }, { id: q2, title: Q2 }]
    - id: r
      title: R
      experts:
        - { name: А, competence: 2, pairwise: [[r1, r2, 8]] }
        - { name: Б, competence: 1, pairwise: [[r2, r1, 8]] }
      subgoals: [{ id: r1, title: R1 }, { id: r2, title: R2 }]
    - id: s
      title: S
      subgoals: [{ title: S1 }]
",
        &[],
    );
    let families = &weights(&plan).families;
    let methods: Vec<Method> = families.iter().map(|family| family.method).collect();
    let expected = [Method::Eigenvector, Method::Criteria, Method::Roc, Method::Eigenvector, Method::Single];
    assert_eq!(methods, expected);
    near(&families[0].weights, &[0.6 * 10.0 / 11.0, 3.0 / 11.0, 1.0 / 11.0, 1.0 / 11.0]);
    near(&families[1].weights, &[0.8, 0.2]);
    near(&families[2].weights, &[0.75, 0.25]);
    near(&families[3].weights, &[2.0 / 3.0, 1.0 / 3.0]);
    let made = families[0].judgements.unwrap();
    assert_eq!((made.made, made.of, families[0].consistency.unwrap().cr), (4, 6, 0.0));
    assert_eq!(families[2].experts[0].name.as_deref(), Some("А"));
    assert_eq!(families[2].agreement.unwrap().w, 0.0);
}

#[test]
fn a_faulty_family_is_weighed_and_says_what_is_wrong() {
    let flaws = |subgoals: &str| {
        let plan = plan(&format!("goal:\n  title: G\n{subgoals}"), &[]);
        let family = &weights(&plan).families[0];
        assert!((family.weights.iter().sum::<f64>() - 1.0).abs() < 1e-12, "{subgoals}");
        family.flaws.clone()
    };
    let two = |first: &str, second: &str| {
        flaws(&format!("  subgoals: [{{ id: a, title: A{first} }}, {{ id: b, title: B{second} }}]\n"))
    };
    assert_eq!(two(", weight: 50%", ", weight: 20%"), [Flaw::OffSum]);
    assert_eq!(two(", weight: 50%", ", priority: 2"), [Flaw::Lacking, Flaw::Mixed]);
    assert_eq!(two(", weight: 50%", ", weight: много"), [Flaw::Unread]);
    assert_eq!(two(", weight: 0.3", ", weight: 0.7"), []);
    let stranger = "  pairwise: [[a, c, 2]]\n  subgoals: [{ id: a, title: A }, { id: b, title: B }]\n";
    assert_eq!(flaws(stranger), [Flaw::Unconnected(0, 1), Flaw::Dropped]);
}
