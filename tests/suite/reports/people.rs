//! Who answers, who takes part, and what serves which goal.

use super::*;

#[test]
fn the_first_answers_and_the_others_take_part() {
    let people = report(&rich(), "people", &[]).unwrap();
    assert_eq!(
        rows(&people, &["person", "answers", "takes_part", "overdue"]),
        [
            "director | 2.4 |  | ",
            "deputy | 1.2 3.1 3.2 3.3 3.4 |  | 3.2",
            "nurse | 1.4 3.5 | 1.1 3.1 | ",
            "sport | 2.1 2.1а 2.3 2.5 | 3.1 | 2.1 2.1а",
            "canteen | 1.1 1.3 |  | ",
            "teachers |  | 2.1 2.1а 2.3 2.5 3.3 | ",
            "council |  | 1.1 1.2 | ",
        ]
    );
}

#[test]
fn months_count_what_one_answers_for_and_has_a_day_in_them() {
    let people = report(&rich(), "people", &[("responsible", "deputy")]).unwrap();
    // What is cancelled (3.4) is no work.
    assert_eq!(rows(&people, &["months"]), ["2021-09:1 2021-10:1 2021-12:1 2022-04:2"]);
    let december = report(&rich(), "people", &[("responsible", "sport"), ("period", "2021-12")]).unwrap();
    assert_eq!(rows(&december, &["person", "months"]), ["sport | 2021-12:3"]);
}

#[test]
fn a_filter_leaves_out_those_who_have_nothing_to_do() {
    let done = report(&rich(), "people", &[("status", "done")]).unwrap();
    assert_eq!(rows(&done, &["person"]), ["deputy", "nurse", "sport", "canteen", "council"]);
    let idle = report(&rich(), "people", &[("status", "done"), ("responsible", "director")]).unwrap();
    assert_eq!(rows(&idle, &["person", "answers"]), ["director | "]);
    let said = |document: &Document| text(document.subtitle.as_ref().unwrap());
    assert!(said(&idle).ends_with(" · 0 of 14 activities"), "{}", said(&idle));
    let deputy = report(&rich(), "people", &[("responsible", "deputy")]).unwrap();
    assert!(said(&deputy).ends_with(" · 5 of 14 activities"), "{}", said(&deputy));
}

#[test]
fn activities_that_nobody_answers_for_are_named() {
    let plan = "kcp: 1\ntitle: П\ngoal: Ц\npeople: { a: А }\ndirections:\n  - title: Р\n    activities:\n\
                \x20     - Ничьё\n      - { title: Чьё-то, responsible: a }\n      - Тоже ничьё\n";
    let people = report(&compiled(plan, AS_OF), "people", &[]).unwrap();
    assert_eq!(notes(&people), ["Nobody answers for activities 1.1, 1.3."]);
}

#[test]
fn the_tree_says_what_serves_each_goal_and_who_must_do_it() {
    let goals = report(&rich(), "goals", &[]).unwrap();
    let keys = ["number", "rank", "weight", "activities", "people"];
    assert_eq!(
        rows(&goals, &keys),
        [
            "- | - | - |  | director",
            "1 | 1 | - | 1.1 1.2 1.3 1.4 | canteen deputy council nurse",
            "2 | 2 | - |  | ",
            "2.1 | - | 0.6 | 2.1 2.1а | sport teachers",
            "2.2 | - | 0.4 | 2.1а 2.3 2.4 2.5 | sport teachers director",
            "3 | 2 | - | 3.5 | nurse",
            "3.1 | - | 0.5 | ✗ nobody | ",
            "3.2 | - | 0.5 | 2.1 3.1 3.2 3.3 | sport teachers deputy",
        ]
    );
    let parents: Vec<_> = items(&goals).iter().map(|row| row.parent).collect();
    assert_eq!(parents, [None, Some(0), Some(0), Some(2), Some(2), Some(0), Some(5), Some(5)]);
}

#[test]
fn activities_are_leaves_of_the_tree_where_they_are_asked_for() {
    let goals = report(&rich(), "goals", &[("activities", ""), ("goal", "safety")]).unwrap();
    let keys = ["label", "activities", "unserved", "status", "people"];
    let table = tables(&goals)[0];
    assert!(
        table.columns.iter().find(|column| column.key == "activities").unwrap().role
            == kcp::document::Role::Data
    );
    assert_eq!(
        rows(&goals, &keys),
        [
            "Дорога в школу и сама школа безопасны | 3.5 | - | - | nurse",
            "3.5 | - | - | planned | nurse",
            "Маршруты в школу безопасны | ✗ nobody | ✗ nobody | - | ",
            "В здании нет опасных мест | 2.1 3.1 3.2 3.3 | - | - | sport teachers deputy",
            "2.1 | - | - | overdue | sport teachers",
            "3.1 | - | - | done | deputy",
            "3.2 | - | - | overdue | deputy",
            "3.3 | - | - | planned | deputy",
        ]
    );
    let parents: Vec<_> = items(&goals).iter().map(|row| row.parent).collect();
    assert_eq!(parents, [None, Some(0), Some(0), Some(0), Some(3), Some(3), Some(3), Some(3)]);
    let filtered = report(&rich(), "goals", &[("activities", ""), ("status", "done")]).unwrap();
    assert_eq!(numbers(&filtered), "1 1.1 3 3.2 3.1", "a filter takes leaves away too");
}

#[test]
fn a_filter_prunes_the_tree_and_says_so() {
    let done = report(&rich(), "goals", &[("status", "done")]).unwrap();
    assert_eq!(
        rows(&done, &["number", "activities"]),
        ["- | ", "1 | 1.1", "3 | ", "3.2 | 3.1"],
        "goals above stay, so that the place is seen"
    );
    assert_eq!(notes(&done), ["4 goals are not shown: none of these activities serves them."]);
    let below = report(&rich(), "goals", &[("goal", "safety")]).unwrap();
    assert_eq!(numbers(&below), "3 3.1 3.2");
    assert!(notes(&below).is_empty(), "what was not asked for is not missed");
}
