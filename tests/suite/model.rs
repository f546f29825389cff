//! What FORMAT says that a plan means: placement in time, inheritance, stage, coverage.

use crate::plans::{compiled, faults};
use kcp::analysis::Placement;
use kcp::compile::Compiled;
use kcp::values::Status;

const HEAD: &str = "\
kcp: 1
title: T
dates: 2021-09/2022-08
goal:
  title: G
  subgoals:
    - {id: a, title: A}
    - {id: b, title: B, subgoals: [{id: b1, title: B1}, {id: b2, title: B2}]}
periods: {p1: 2021-09/2021-11, p2: 2021-12, p3: 2022-01}
";

fn plan(activities: &str) -> Compiled {
    let text = format!(
        "\
{HEAD}directions:
  - title: D
    goals: [a]
    responsible: []
    activities:
{activities}"
    );
    compiled(&text, "2021-12-15")
}

fn spans(compiled: &Compiled, at: usize) -> Vec<String> {
    let placement = &compiled.analysis.as_ref().unwrap().activities[at];
    placement.days.iter().map(|days| format!("{}/{}", days.first, days.last)).collect()
}

fn status(activity: &str, as_of: &str) -> (Status, Option<i64>) {
    let text = format!(
        "\
{HEAD}directions:
  - {{title: D, activities: [{{title: X, {activity}}}]}}
"
    );
    let compiled = compiled(&text, as_of);
    let placement = &compiled.analysis.as_ref().unwrap().activities[0];
    (placement.status, placement.overdue_days(as_of.parse().unwrap()))
}

#[test]
fn days_come_from_dates_then_periods_then_due_then_the_programme() {
    let plan = plan(
        "      - {title: X, dates: 2021-12-06/2021-12-10, period: p2, due: 2021-12-20}
      - {title: Y, period: [p1, p3]}
      - {title: Z, due: 2021-12-20}
      - {title: W, dates: ../2021-12-20}
      - {title: V, every: quarter by 10}
      - {title: U}
      - {title: O, dates: ongoing}
",
    );
    assert_eq!(spans(&plan, 0), ["2021-12-06/2021-12-10"]);
    assert_eq!(spans(&plan, 1), ["2021-09-01/2021-11-30", "2022-01-01/2022-01-31"], "a set, not the hull");
    assert_eq!(spans(&plan, 2), ["2021-12-20/2021-12-20"]);
    assert_eq!(spans(&plan, 3), ["2021-12-20/2021-12-20"]);
    let analysis = plan.analysis.as_ref().unwrap();
    let quarterly: Vec<String> =
        analysis.activities[4].instances.iter().map(|instance| instance.days.last.to_string()).collect();
    assert_eq!(quarterly, ["2021-10-10", "2022-01-10", "2022-04-10", "2022-07-10", "2022-08-31"]);
    assert!(analysis.activities[5].undated && spans(&plan, 5).is_empty());
    assert!(analysis.activities[6].ongoing && analysis.activities[6].deadline.is_none());
    assert_eq!(spans(&plan, 6), ["2021-09-01/2022-08-31"]);
    assert_eq!(analysis.activities[0].deadline.unwrap().day.to_string(), "2021-12-20", "due before dates");
}

#[test]
fn columns_are_the_periods_named_else_those_met_else_outside() {
    let plan = plan(
        "      - {title: X, period: p1, dates: 2021-12}
      - {title: Y, dates: 2021-11-20/2021-12-05}
      - {title: Z, dates: 2022-03}
",
    );
    let activities = &plan.analysis.as_ref().unwrap().activities;
    let columns = |placement: &Placement| placement.columns().collect::<Vec<_>>();
    assert_eq!((columns(&activities[0]), activities[0].outside), (vec![0], false));
    assert_eq!((columns(&activities[1]), activities[1].outside), (vec![0, 1], false));
    assert_eq!((columns(&activities[2]), activities[2].outside), (vec![], true));
}

#[test]
fn without_dates_the_span_is_what_dated_parts_span_together() {
    let text = "\
kcp: 1
title: T
goal: G
periods: {p: 2021-11/2021-12}
directions:
  - title: D
    activities:
      - {title: X, dates: 2022-02-03}
      - {title: Y, dates: ../2021-10-01}
      - {title: Z, dates: 2020-09/..}
";
    let span = compiled(text, "2021-12-15").programme.unwrap().span.unwrap();
    assert_eq!((span.first.to_string(), span.last.to_string()), ("2020-09-01".into(), "2022-02-03".into()));
}

#[test]
fn facts_set_the_stage_and_later_ones_do_not_count() {
    assert_eq!(status("dates: 2021-10", "2021-10-15"), (Status::Planned, None));
    assert_eq!(status("dates: 2021-10, started: 2021-10-04", "2021-10-15"), (Status::InProgress, None));
    assert_eq!(status("dates: 2021-10, started: 2021-10-20", "2021-10-15"), (Status::Planned, None));
    assert_eq!(status("dates: 2021-10", "2021-11-02"), (Status::Overdue, Some(2)));
    assert_eq!(status("dates: 2021-10", "2021-10-31"), (Status::Planned, None), "the last day is included");
    assert_eq!(status("dates: 2021-10, done: 2021-11-05", "2021-11-02"), (Status::Overdue, Some(2)));
    assert_eq!(status("dates: 2021-10, done: 2021-11-05", "2021-11-05"), (Status::Done, None));
    assert_eq!(status("dates: 2021-10, status: done", "2021-12-01"), (Status::Done, None));
    assert_eq!(status("dates: 2021-10, status: cancelled", "2021-12-01"), (Status::Cancelled, None));
    assert_eq!(status("dates: 2021-10, status: postponed", "2021-12-01"), (Status::Postponed, None));
    assert_eq!(status("dates: 2021-10, status: in-progress", "2021-12-01"), (Status::Overdue, Some(31)));
    assert_eq!(status("dates: ongoing", "2023-12-01"), (Status::Planned, None));
}

#[test]
fn each_fact_closes_the_earliest_open_instance_that_has_begun() {
    let dates = "dates: [2021-10-05, 2021-11-05, 2021-12-05]";
    assert_eq!(status(&format!("{dates}, done: 2021-10-05"), "2021-10-20"), (Status::InProgress, None));
    assert_eq!(status(&format!("{dates}, done: 2021-10-05"), "2021-11-06"), (Status::Overdue, Some(1)));
    let twice = format!("{dates}, done: [2021-11-07, 2021-11-07]");
    assert_eq!(status(&twice, "2021-11-20"), (Status::InProgress, None));
    let early = format!("{dates}, done: [2021-10-05, 2021-10-06]");
    assert_eq!(status(&early, "2021-11-20"), (Status::Overdue, Some(15)), "not yet begun on the 6th");
    let whole = format!("{dates}, done: [2021-10-05, 2021-11-05, 2021-12-05]");
    assert_eq!(status(&whole, "2021-12-20").0, Status::Done);
    assert_eq!(status(&format!("{dates}, status: done"), "2021-12-20").0, Status::Done);
}

#[test]
fn goals_and_people_of_a_direction_are_inherited_unless_replaced() {
    let text = format!(
        "\
{HEAD}people: {{x: Директор, y: Завуч}}
directions:
  - title: D
    goals: [a]
    responsible: x
    activities:
      - {{title: X}}
      - {{title: Y, goals: b1, responsible: завуч}}
      - {{title: Z, goals: [], responsible: Завуч}}
"
    );
    let compiled = compiled(&text, "2021-12-15");
    assert_eq!(faults(&compiled).iter().filter(|fault| fault.starts_with("unknown-reference")).count(), 1);
    let programme = compiled.programme.as_ref().unwrap();
    let of = |at: usize| {
        let activity = &programme.activities[at];
        let goals: Vec<usize> = activity.goals.iter().map(|served| served.goal).collect();
        (goals, activity.responsible.to_vec())
    };
    assert_eq!(of(0), (vec![1], vec![0]));
    assert_eq!(of(1), (vec![3], vec![]), "«завуч» is no role of the plan: written «Завуч»");
    assert_eq!(of(2), (vec![], vec![1]));
    let goals = &compiled.analysis.as_ref().unwrap().goals;
    let served: Vec<bool> = goals.iter().map(|goal| goal.served).collect();
    assert_eq!(served, [true, true, true, true, false]);
    assert_eq!(goals[0].count, 2);
}

#[test]
fn an_activity_that_names_a_goal_with_subgoals_serves_that_level_only() {
    let text = format!(
        "\
{HEAD}directions:
  - {{title: D, goals: [b], activities: [X]}}
"
    );
    let compiled = compiled(&text, "2021-12-15");
    let served: Vec<bool> = compiled.analysis.unwrap().goals.iter().map(|goal| goal.served).collect();
    assert_eq!(served, [true, false, true, false, false]);
}

#[test]
fn a_tree_of_the_general_goal_alone_is_served_by_everything() {
    let compiled = compiled(
        "\
kcp: 1
title: T
goal: G
directions: [{title: D, activities: [X, Y]}]
",
        "2021-12-15",
    );
    assert_eq!(compiled.analysis.unwrap().goals[0].direct, [0, 1]);
}

#[test]
fn what_is_broken_is_reported_and_all_else_is_kept() {
    let text = "\
kcp: 1
title: T
goal: G
people: [x]
directions:
  - title: D
    activities:
      - {id: a, dates: 2021-12}
      - {title: Y, progress: 40, after: [a, b]}
      - [1, 2]
      - {title: Z, prioritty: 3}
";
    let compiled = compiled(text, "2021-12-15");
    let found = faults(&compiled);
    let expected = [
        "wrong-type at 4:9",
        "missing-key at 8:10",
        "value-out-of-range at 9:30",
        "unknown-reference at 9:45",
        "wrong-type at 10:9",
        "unknown-key at 11:20",
    ];
    for fault in expected {
        assert!(found.iter().any(|found| found == fault), "{fault} in {found:?}");
    }
    let programme = compiled.programme.unwrap();
    assert_eq!(programme.activities.len(), 3);
    assert_eq!(programme.activities[1].after.len(), 1);
}

#[test]
fn a_due_of_several_dates_is_a_doubt() {
    let compiled = plan("      - {title: X, due: \"2022-05, 2022-06\", result: Y}\n");
    assert!(faults(&compiled).iter().any(|fault| fault.starts_with("ambiguous-date")));
    assert!(compiled.analysis.unwrap().activities[0].deadline.is_none());
}
