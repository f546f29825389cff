//! Weight against activities, days and money.

use super::near;
use crate::plans::compiled;
use kcp::analysis::{Balance, Measure, Shares, balance};

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
    let found = [shares.weight, shares.activities.unwrap(), shares.days.unwrap(), shares.money.unwrap()];
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
    assert_eq!(found.goals[1].parted(), Some(Measure::Days));
    assert_eq!(found.goals[4].parted(), Some(Measure::Activities));
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
    assert_eq!(found.goals, [Shares { weight: 1.0, activities: None, days: None, money: None }]);
    assert_eq!(found.goals[0].parted(), None);
}
