//! What matters most against when it is done, and experts against each other: the limits of these rules.

use super::{found, names, over, seen};

const LATE: &str = "heavy-goal-late";
const WAITS: &str = "waits-for-lighter";

/// Goals with these ranks, and directions with one goal each and so many activities that inherit it; the
/// first activity of the first direction waits for the first of the last one.
fn blocks(ranks: &[u32], each: usize, waiting: &str, awaited: &str) -> String {
    let goals = ranks
        .iter()
        .enumerate()
        .map(|(at, rank)| format!("    - {{ id: g{at}, title: Цель {at} достигнута, priority: {rank} }}\n"));
    let goals: String = goals.collect();
    let directions = (0..ranks.len()).map(|at| {
        let activities = (0..each).map(|place| {
            let own = match (at, place) {
                (0, 0) => format!("id: first, after: [last], {waiting}"),
                (_, 0) if at + 1 == ranks.len() => format!("id: last, {awaited}"),
                _ => "dates: 2022-03/2022-04".to_owned(),
            };
            format!("      - {{ title: Дело {at}-{place}, result: Приказ, {own} }}\n")
        });
        let activities: String = activities.collect();
        format!(
            "  - title: Направление {at}\n    goals: [g{at}]\n    \
             responsible: director\n    activities:\n{activities}"
        )
    });
    let directions: String = directions.collect();
    let title = "Школа работает по новой модели";
    format!("goal:\n  title: {title}\n  subgoals:\n{goals}directions:\n{directions}")
}

const SOON: &str = "dates: 2022-01/2022-02";
const OVERDUE: &str = "due: 2021-11-30, reason: Анкеты ещё не готовы";

fn told(plan: &str, rule: &str) -> Vec<String> {
    seen(plan).into_iter().filter(|seen| seen.0 == rule).map(|seen| seen.2).collect()
}

#[test]
fn blocks_of_activities_that_inherit_their_goals_have_a_first_and_a_last_fifth() {
    for each in [1, 3, 5, 8] {
        let plan = blocks(&[1, 2, 3, 4], each, SOON, OVERDUE);
        assert_eq!(told(&plan, WAITS), ["last"], "{each} in each direction");
    }
    assert!(told(&blocks(&[1, 1, 1, 1], 5, SOON, OVERDUE), WAITS).is_empty(), "all alike");
    // Those in the middle reach from one end to the other: neither end is theirs.
    let middle = blocks(&[1, 2, 2, 2, 2, 2, 2, 2, 2, 2], 1, SOON, OVERDUE);
    assert!(told(&middle, WAITS).is_empty());
}

#[test]
fn a_key_activity_waits_too_but_not_for_what_is_done_cancelled_or_unread() {
    // Of the third rank the first is in no fifth.
    let of = |waiting: &str, awaited: &str| {
        let plan = blocks(&[3, 1, 2, 4, 5, 6], 2, waiting, awaited);
        told(&plan, WAITS).len()
    };
    let key = format!("{SOON}, key: true");
    assert_eq!((of(SOON, OVERDUE), of(&key, OVERDUE)), (0, 1));
    assert_eq!(of(&key, "due: 2021-11-30, done: 2021-11-20"), 0);
    assert_eq!(of(&key, "due: 2021-11-30, status: cancelled, reason: Не нужно"), 0);
    assert_eq!(of(&key, "due: 2021-11-30, done: ноября, reason: Не готово"), 0);
    assert_eq!(of("dates: 2021-12/2022-01, done: 2021-12-10, key: true", OVERDUE), 0);
    assert_eq!(of("dates: 2022-01, status: cancelled, key: true, reason: Не нужно", OVERDUE), 0);
}

/// Goals with these ranks, each served by one activity with its dates.
fn dated(goals: &[(u32, &str)]) -> String {
    let (mut subgoals, mut activities) = (String::new(), String::new());
    for (at, (rank, dates)) in goals.iter().enumerate() {
        subgoals += &format!("    - {{ id: g{at}, title: Цель {at}, priority: {rank} }}\n");
        activities +=
            &format!("      - {{ title: Дело {at}, goals: [g{at}], result: Приказ, dates: {dates} }}\n");
    }
    format!(
        "goal:\n  title: Школа работает по новой модели\n  subgoals:\n{subgoals}\
         directions:\n  - title: Дела\n    \
         responsible: director\n    activities:\n{activities}"
    )
}

#[test]
fn goals_that_tie_for_the_first_fifth_all_belong_to_it() {
    let of = |tied: usize| {
        let goals = (0..10).map(|at| match at < tied {
            true => (1, "2022-12/2023-01"),
            false => (2 + at as u32, "2022-01/2022-02"),
        });
        told(&dated(&goals.collect::<Vec<_>>()), LATE).len()
    };
    assert_eq!((of(1), of(2), of(3)), (1, 2, 3));
}

#[test]
fn the_last_quarter_begins_on_its_own_first_day() {
    // Of the 518 days from 1 September 2021 to 31 January 2023 three quarters, 388, have passed.
    let of = |first: &str| {
        let plan = dated(&[(1, &format!("{first}/2023-01-10")), (2, "2022-01/2022-02")]);
        told(&plan, LATE).len()
    };
    assert_eq!((of("2022-09-23"), of("2022-09-24")), (0, 1));
    let cancelled = dated(&[(1, "2022-12/2023-01"), (2, "2022-01/2022-02")])
        .replace("goals: [g0],", "goals: [g0], status: cancelled, reason: Не нужно,");
    assert!(told(&cancelled, LATE).is_empty());
}

#[test]
fn a_goal_that_only_what_is_cancelled_names_is_not_served() {
    let plan = dated(&[(1, "2022-03/2022-04"), (2, "2022-01/2022-02")])
        .replace("goals: [g0],", "goals: [g0], status: cancelled, reason: Не нужно,");
    assert_eq!(told(&plan, "unserved-goal"), ["Цель 0"]);
}

fn experts(ids: &[&str], orders: &[&[u32]]) -> Vec<&'static str> {
    let goals = ids.iter().map(|id| (1, *id)).collect::<Vec<_>>();
    let plan = dated(&goals.iter().map(|(rank, _)| (*rank, "2022-01/2022-02")).collect::<Vec<_>>());
    let plan = plan.replace(", priority: 1", "");
    let list: String = orders
        .iter()
        .map(|order| {
            let ranks = order.iter().enumerate().map(|(at, rank)| format!("g{at}: {rank}"));
            format!("    - {{ ranks: {{ {} }} }}\n", ranks.collect::<Vec<_>>().join(", "))
        })
        .collect();
    names(&plan.replacen("  subgoals:\n", &format!("  experts:\n{list}  subgoals:\n"), 1))
}

#[test]
fn experts_disagree_below_a_half_and_above_a_twentieth() {
    let four = ["a", "b", "c", "d"];
    // W = 12·10/(4·60) = 0,5, p = 0,39.
    assert_eq!(experts(&four, &[&[1, 2, 3, 4], &[2, 4, 1, 3]]), Vec::<&str>::new());
    assert_eq!(experts(&four, &[&[1, 2, 3, 4], &[4, 1, 3, 2]]), ["experts-disagree"]);
    // W = 0,25 both times; of twelve experts p is 0,083, of sixteen 0,046.
    let split = |all: usize| {
        let orders = (0..all).map(|at| if at < all * 3 / 4 { &[1, 2][..] } else { &[2, 1][..] });
        experts(&["a", "b"], &orders.collect::<Vec<_>>())
    };
    assert_eq!(split(12), ["experts-disagree"]);
    assert_eq!(split(16), Vec::<&str>::new());
}

#[test]
fn a_circle_is_told_with_its_three_judgements_also_where_one_side_is_equal() {
    let of = |pairs: &str| {
        let plan = dated(&[(1, "2022-01"), (1, "2022-02"), (1, "2022-03")]).replace(", priority: 1", "");
        let plan = plan.replacen("  subgoals:\n", &format!("  pairwise: [{pairs}]\n  subgoals:\n"), 1);
        let found = found(&over(&plan), "").into_iter();
        found.map(|((rule, level, text, labels), _, _)| (rule, level, text, labels)).collect::<Vec<_>>()
    };
    let told = |text: &str| [("intransitive-judgements", "info", text.to_owned(), 2)];
    assert_eq!(of("[g0, g1, 1.2], [g1, g2, 1.2], [g2, g0, 1.1]"), told("1.1"));
    assert_eq!(of("[g0, g1, 1.2], [g1, g2, 1.2], [g0, g2, 1]"), told("1"));
    // The second before the third, that before the first, and the first level with the second.
    assert_eq!(of("[g0, g1, 1], [g1, g2, 1.2], [g0, g2, 1/1.2]"), told("1"));
    // Two sides that are equal make no circle.
    assert_eq!(of("[g0, g1, 1], [g1, g2, 1], [g0, g2, 1.1]"), []);
    assert_eq!(of("[g0, g1, 1], [g1, g2, 1], [g0, g2, 1]"), []);
}
