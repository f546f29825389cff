//! Weight against activities, days and money.

use super::near;
use crate::plans::compiled;
use kcp::analysis::{Balance, Shares, balance};

const PLAN: &str = "\
kcp: 1
title: T
dates: 2022-01/2022-12
people: { p: П, q: К }
periods: { first: 2022-01/2022-06, second: 2022-07/2022-12 }
goal:
  title: G
  subgoals:
    - { id: a, title: A, weight: 80% }
    - { id: b, title: B, weight: 20%, subgoals: [{ id: b1, title: B1 }, { id: b2, title: B2 }] }
directions:
  - title: D1
    responsible: p
    activities:
      - { title: X, dates: 2022-06-30/2022-07-03, goals: a, budget: 10 }
      - title: Y
        dates: 2022-02-01/2022-02-06
        goals: { b1: 50%, a: 50% }
        responsible: [q, p]
        budget: 90
  - title: D2
    activities:
      - { title: Z, goals: [] }
      - { title: W, dates: 2022-08-01/2022-08-10, goals: b1, responsible: p }
";

fn found() -> Balance {
    let compiled = compiled(PLAN, "2022-01-15");
    balance(compiled.programme.as_ref().unwrap(), compiled.analysis.as_ref().unwrap())
}

fn check(shares: Shares, [weight, activities, days, money]: [f64; 4]) {
    let found =
        [shares.weight, shares.activities.unwrap(), shares.days.unwrap(), shares.money.unwrap_or(0.0)];
    near(&found, &[weight, activities, days, money]);
}

#[test]
fn goals_gather_what_serves_them_and_what_is_below() {
    let found = found();
    check(found.goals[0], [1.0, 0.75, 1.0, 1.0]);
    check(found.goals[1], [0.8, 1.5 / 4.0, 7.0 / 20.0, 0.55]);
    check(found.goals[2], [0.2, 1.5 / 4.0, 13.0 / 20.0, 0.45]);
    check(found.goals[3], [0.1, 1.5 / 4.0, 13.0 / 20.0, 0.45]);
    check(found.goals[4], [0.1, 0.0, 0.0, 0.0]);
    check(found.aimless, [0.0, 0.25, 0.0, 0.0]);
    near(&[found.unserved], &[0.1]);
}

#[test]
fn what_is_cancelled_serves_nothing_and_takes_nothing() {
    let weighed = |status: &str| {
        let text = PLAN.replace("title: X,", &format!("title: X,{status}"));
        let compiled = compiled(&text, "2022-01-15");
        let analysis = compiled.analysis.as_ref().unwrap();
        let found = balance(compiled.programme.as_ref().unwrap(), analysis);
        (found, analysis.priorities.clone(), analysis.goals[1].served, analysis.goals[1].count)
    };
    let (found, priorities, served, count) = weighed(" status: cancelled,");
    let of_x = priorities.activities[0];
    assert_eq!((of_x.importance, of_x.share, served, count), (0.0, 0.0, true, 1));
    // All of A goes to Y now, and of three activities two are left with a goal.
    check(found.goals[1], [0.8, 0.5 / 3.0, 3.0 / 16.0, 0.5]);
    check(found.people[0], [0.1 * 2.0 / 3.0, 1.0 / 3.0, 10.0 / 16.0, 0.0]);
    near(&[found.unserved], &[0.1]);
    let without = PLAN.replace("goals: { b1: 50%, a: 50% }", "goals: b1");
    let alone = compiled(&without.replace("title: X,", "title: X, status: cancelled,"), "2022-01-15");
    let analysis = alone.analysis.as_ref().unwrap();
    near(&[analysis.priorities.unserved, analysis.priorities.goals[1].unserved], &[0.9, 0.8]);
    let service = &analysis.goals[1];
    assert!(!service.served && service.direct == [0] && service.people.is_empty());
    // What was done all the same is no longer cancelled.
    let (_, priorities, ..) = weighed(" status: cancelled, done: 2022-01-10,");
    assert!(priorities.activities[0].share > 0.5);
}

#[test]
fn everything_is_somebody_s_or_nobody_s_and_in_a_period_or_outside() {
    let found = found();
    // A: X two thirds, Y one; B1: Y one third, W two.
    let (x, y, w) = (0.8 * 2.0 / 3.0, 0.8 / 3.0 + 0.1 / 3.0, 0.1 * 2.0 / 3.0);
    check(found.directions[0], [x + y, 0.5, 0.5, 1.0]);
    check(found.directions[1], [w, 0.5, 0.5, 0.0]);
    check(found.people[0], [x + w, 0.5, 14.0 / 20.0, 0.1]);
    check(found.people[1], [y, 0.25, 0.3, 0.9]);
    check(found.nobody, [0.0, 0.25, 0.0, 0.0]);
    // Of the four days of X one is in June.
    check(found.periods[0], [x / 4.0 + y, 1.25 / 4.0, 7.0 / 20.0, 0.925]);
    check(found.periods[1], [0.75 * x + w, 1.75 / 4.0, 13.0 / 20.0, 0.075]);
    check(found.outside, [0.0, 0.25, 0.0, 0.0]);
}

#[test]
fn what_is_not_known_is_no_share() {
    let compiled = compiled("kcp: 1\ntitle: T\ngoal: G\n", "2022-01-15");
    let found = balance(compiled.programme.as_ref().unwrap(), compiled.analysis.as_ref().unwrap());
    assert_eq!(
        found.goals,
        [Shares { weight: 1.0, activities: None, days: None, money: None, priced: true }]
    );
}
