//! No cascades, all or some, and what is told where.

use super::{Seen, names, seen};

/// Directions with one direction of the given activities, a line each.
fn activities(lines: &[&str]) -> String {
    let head =
        "directions:\n  - title: Создание ресурсов\n    goals: [legal, staff]\n    responsible: director\n";
    let lines: String = lines.iter().map(|line| format!("      - {{ {line} }}\n")).collect();
    format!("{head}    activities:\n{lines}")
}

/// A goal with the given subgoals, a line each, which one activity serves.
fn subgoals(lines: &[&str]) -> String {
    let list: String = lines.iter().map(|line| format!("    - {{ {line} }}\n")).collect();
    let ids = lines.iter().map(|line| line.split([':', ',']).nth(1).unwrap().trim());
    let ids = ids.collect::<Vec<_>>().join(", ");
    format!(
        "goal:\n  title: Школа работает по новой модели\n  subgoals:\n{list}{}",
        activities(&["title: Утвердить план, dates: 2021-09/2023-01, result: Приказ"])
            .replace("legal, staff", &ids)
    )
}

fn info(rule: &'static str, place: &str, labels: usize) -> Seen {
    (rule, "info", place.to_owned(), labels)
}

fn warning(rule: &'static str, place: &str, labels: usize) -> Seen {
    (rule, "warning", place.to_owned(), labels)
}

fn error(rule: &'static str, place: &str, labels: usize) -> Seen {
    (rule, "error", place.to_owned(), labels)
}

#[test]
fn a_family_with_a_faulty_weight_is_not_summed() {
    let plan = subgoals(&["id: a, title: А создан, weight: 40", "id: b, title: Б создан, weight: 30%"]);
    assert_eq!(names(&plan), ["value-out-of-range"]);
    let plan = subgoals(&["id: a, title: А создан, weight: много", "id: b, title: Б создан"]);
    assert_eq!(names(&plan), ["wrong-type", "partial-weights"], "that the other has none is true anyway");
}

#[test]
fn mixed_priorities_silence_the_other_rules_of_their_family() {
    let plan = subgoals(&[
        "id: a, title: А создан, priority: 1",
        "id: b, title: Б создан, weight: 30%",
        "id: c, title: В создан",
    ]);
    assert_eq!(seen(&plan), [error("mixed-priorities", "30%", 1)]);
    let plan = subgoals(&[
        "id: a, title: А создан, weight: 30%",
        "id: b, title: Б создан, weight: 30%",
        "id: c, title: В создан, priority: 1",
    ]);
    assert_eq!(seen(&plan), [error("mixed-priorities", "1", 1)]);
}

#[test]
fn ways_at_the_parent_count_too() {
    let two = ["id: a, title: А создан", "id: b, title: Б создан, priority: 2"];
    let plan = subgoals(&two).replace("  subgoals:", "  pairwise: [[a, b, 3]]\n  subgoals:");
    assert_eq!(seen(&plan), [error("mixed-priorities", "2", 1)]);
    let two = ["id: a, title: А создан", "id: b, title: Б создан"];
    let plan = subgoals(&two).replace("  subgoals:", "  pairwise: [[a, b, 3]]\n  subgoals:");
    assert_eq!(names(&plan), Vec::<&str>::new());
    let experts = "  experts:\n    - { ranks: { a: 1, b: 2 } }\n    - { weights: { a: 60%, b: 40% } }\n";
    let plan = subgoals(&two).replace("  subgoals:", &format!("{experts}  subgoals:"));
    assert_eq!(seen(&plan), [error("mixed-priorities", "weights", 1)]);
    let criteria = "  criteria: { effect: 60%, cost: 40% }\n  subgoals:";
    let scored = ["id: a, title: А создан, scores: { effect: 3, cost: 1 }", "id: b, title: Б создан"];
    let plan = subgoals(&scored).replace("  subgoals:", criteria);
    assert_eq!(seen(&plan), [warning("no-priority", "Б создан", 0)]);
}

#[test]
fn a_cycle_silences_the_order_of_those_in_it_and_of_no_others() {
    let plan = activities(&[
        "id: a, title: Первое дело, dates: 2022-05, after: [c], result: Приказ",
        "id: b, title: Второе дело, dates: 2022-03, after: [a], result: Приказ",
        "id: c, title: Третье дело, dates: 2022-02, after: [b], result: Приказ",
        "id: d, title: Прочее дело, dates: 2022-01, after: [a], result: Приказ",
        "id: e, title: Иное дело, dates: 2022-01, after: [e], result: Приказ",
    ]);
    assert_eq!(
        seen(&plan),
        [
            error("dependency-cycle", "Первое дело", 2),
            error("after-impossible", "a", 1),
            error("dependency-cycle", "Иное дело", 0),
        ]
    );
}

#[test]
fn a_faulty_date_is_no_missing_one_and_nothing_follows_from_it() {
    for date in ["dates: 2021-13", "due: 2021-13", "every: фикс", "period: qqq"] {
        let first = format!("id: a, title: Первое дело, {date}, result: Приказ");
        let plan =
            activities(&[first.as_str(), "title: Второе дело, dates: 2022-02, after: a, result: Приказ"]);
        let found = names(&plan);
        assert_eq!(found.len(), 1, "{date}: {found:?}");
        assert!(["invalid-date", "unknown-reference"].contains(&found[0]), "{date}: {found:?}");
    }
    let period = "periods: { p: 2021-13, q: 2022-02 }\n".to_owned();
    let plan = period
        + &activities(&[
            "title: Первое дело, period: p, result: Приказ",
            "title: Второе дело, period: q, result: Приказ",
            "title: Третье дело, dates: 2022-05, result: Приказ",
        ]);
    assert_eq!(names(&plan), ["invalid-date"], "the third may well lie in the first period");
}

#[test]
fn misspelt_names_are_no_missing_ones() {
    let plan = activities(&["title: Дело, dates: 2022-02, responsible: direktor, result: Приказ"]);
    assert_eq!(names(&plan), ["unknown-reference"], "not no-responsible, and director is not unused");
    let plan = activities(&["title: Дело, dates: 2022-02, goals: [legal, staf], result: Приказ"]);
    assert_eq!(names(&plan), ["unknown-reference"], "staff is meant, so it is not unserved");
    let plan = activities(&["title: Дело, dates: 2022-02, goals: [legal, xyz], result: Приказ"]);
    assert_eq!(names(&plan), ["unknown-reference"], "any goal may be meant");
}

#[test]
fn what_could_not_be_read_may_be_what_is_missing() {
    let plan = activities(&[
        "id: a, title: \"Первое дело, dates: 2022-02, goals: [legal, staff]",
        "title: Второе дело, dates: 2022-03, after: a, goals: [legal], result: Приказ",
    ]);
    assert_eq!(names(&plan), ["yaml-syntax"]);
    let plan = "directions: нет\n";
    assert_eq!(names(plan), ["wrong-type"], "no goal is told to be unserved, nobody to be unused");
}

#[test]
fn what_follows_from_a_period_or_a_year_is_told_once() {
    let plan = "periods: { p: 2032-02, q: 2022-02 }\n".to_owned()
        + &activities(&[
            "title: Первое дело, period: p, result: Приказ",
            "title: Второе дело, period: q, dates: 2032-02-03, result: Приказ",
            "title: Третье дело, dates: 2032-05, result: Приказ",
        ]);
    let place = |text| error("outside-programme", text, 0);
    assert_eq!(seen(&plan), [place("2032-02-03"), place("2032-05"), place("2032-02")]);
}

#[test]
fn a_control_total_that_is_off_is_told_at_its_own_place() {
    let plan = "budget: 30\n".to_owned()
        + &activities(&[
            "title: Дело, dates: 2022-02, result: Приказ, budget: { source: фонд, amount: 25 }",
            "title: Ещё дело, dates: 2022-02, result: Приказ",
        ])
        .replace("    activities:", "    budget: 30\n    activities:");
    assert_eq!(seen(&plan), [warning("budget-sum", "30", 0)], "the direction's alone");
    let plan = plan.replace("budget: 30\ndirections", "budget: 100\ndirections");
    assert_eq!(names(&plan), ["budget-sum", "budget-sum"]);
    let unknown = plan.replace("result: Приказ }", "result: Приказ, budget: { source: фонд } }");
    assert_eq!(
        seen(&unknown),
        [warning("budget-sum", "100", 0)],
        "an amount that is not given is unknown, not zero; that of the only direction is known"
    );
    let unknown = unknown.replace("    budget: 30\n", "");
    assert_eq!(names(&unknown), Vec::<&str>::new());
}

#[test]
fn a_control_total_is_not_added_as_if_activities_cost_it() {
    let plan = |total: &str, first: &str, second: &str| {
        format!(
            "\
budget: {total}
directions:
  - title: Создание ресурсов
    goals: [legal, staff]
    responsible: director
    activities:
      - {{ title: Утвердить план, dates: 2021-09/2023-01, result: Приказ, {first} }}
  - title: Управление процессами
    goals: [staff]
    responsible: director
    budget: 30
    activities:
      - {{ title: Вести аудит, dates: 2022, result: Отчёты{second} }}
"
        )
    };
    let first = "budget: { source: фонд, amount: 40 }";
    let spent = ", budget: { source: фонд, amount: 30 }";
    assert_eq!(names(&plan("100", first, "")), Vec::<&str>::new(), "what the 30 go to is not known yet");
    assert_eq!(seen(&plan("100", first, spent)), [warning("budget-sum", "100", 0)]);
    assert_eq!(seen(&plan("35", first, "")), [warning("budget-sum", "35", 0)], "40 are too much already");
    assert_eq!(names(&plan("70", first, spent)), Vec::<&str>::new());
    let split = "budget: { amount: 40,5, source: фонд }";
    assert_eq!(names(&plan("44", split, spent)), ["unknown-key"], "40 is only a remnant of the amount");
}

/// A rule that is gathered: what lacks it, what has it, its level and place when it is missing everywhere.
type Wanted = (&'static str, &'static str, &'static str, &'static str);

const WANTED: &[Wanted] = &[
    ("no-date", "result: Приказ", "result: Приказ, dates: 2022-02", "error"),
    ("no-result", "dates: 2022-02", "dates: 2022-02, result: Приказ", "info"),
    (
        "no-responsible",
        "dates: 2022-02, result: Приказ",
        "dates: 2022-02, result: Приказ, responsible: director",
        "info",
    ),
    (
        "no-source",
        "dates: 2022-02, result: Приказ, budget: 5",
        "dates: 2022-02, result: Приказ, budget: { source: фонд, amount: 5 }",
        "info",
    ),
];

fn wanted(wanted: &Wanted, lacking: usize, having: usize) -> Vec<Seen> {
    let line = |at: usize, what: &str| format!("title: Дело {at}, {what}");
    let lacks = (0..lacking).map(|at| line(at, wanted.1));
    let has = (0..having).map(|at| line(100 + at, wanted.2));
    let lines: Vec<String> = lacks.chain(has).collect();
    let plan = activities(&lines.iter().map(String::as_str).collect::<Vec<_>>());
    let plan =
        if wanted.0 == "no-responsible" { plan.replace("    responsible: director\n", "") } else { plan };
    // Where nobody is named at all, that people are not used is another matter.
    seen(&plan).into_iter().filter(|seen| seen.0 != "unused").collect()
}

#[test]
fn what_is_missing_is_told_apart_up_to_five_together_above_and_once_everywhere() {
    for rule in WANTED {
        let (name, level) = (rule.0, if rule.3 == "error" { "error" } else { "warning" });
        let place = |at: usize| {
            if name == "no-source" { "5".to_owned() } else { format!("Дело {at}") }
        };
        assert_eq!(wanted(rule, 0, 3), [], "{name}");
        let apart = wanted(rule, 5, 1);
        let expected: Vec<Seen> = (0..5).map(|at| (name, level, place(at), 0)).collect();
        assert_eq!(apart, expected, "{name}");
        assert_eq!(wanted(rule, 6, 1), [(name, level, place(0), 5)], "{name}");
        let everywhere = [(name, rule.3, "directions".to_owned(), 0)];
        assert_eq!(wanted(rule, 6, 0), everywhere, "{name}");
        assert_eq!(wanted(rule, 2, 0), everywhere, "{name}");
    }
}

#[test]
fn missing_priorities_are_gathered_too() {
    let plan = |ranked: usize, bare: usize| {
        let ranked =
            (0..ranked).map(|at| format!("id: r{at}, title: Цель {at} достигнута, priority: {}", at + 1));
        let bare = (0..bare).map(|at| format!("id: b{at}, title: Дело {at} сделано"));
        let lines: Vec<String> = ranked.chain(bare).collect();
        seen(&subgoals(&lines.iter().map(String::as_str).collect::<Vec<_>>()))
    };
    assert_eq!(plan(2, 1), [warning("no-priority", "Дело 0 сделано", 0)]);
    assert_eq!(plan(1, 6), [warning("no-priority", "Дело 0 сделано", 5)]);
    assert_eq!(plan(0, 2), [info("no-priority", "goal", 0)]);
    assert_eq!(plan(0, 6), [info("no-priority", "goal", 0)]);
}

#[test]
fn overdue_activities_are_told_apart_up_to_five_and_at_the_value_that_gives_the_deadline() {
    let lines = |count: usize| {
        let lines = (0..count).map(|at| format!("title: Дело {at}, due: 2021-11-1{at}, result: Приказ"));
        let lines: Vec<String> = lines.collect();
        seen(&activities(&lines.iter().map(String::as_str).collect::<Vec<_>>()))
    };
    assert_eq!(lines(5).len(), 5);
    assert_eq!(lines(6), [warning("overdue", "2021-11-10", 5)]);
    let plan = "periods: { p: 2021-10 }\n".to_owned()
        + &activities(&[
            "title: Первое дело, period: p, result: Приказ",
            "title: Второе дело, period: p, dates: 2021-10-05, result: Приказ",
            "title: Третье дело, dates: 2021-10-05, due: 2021-10-07, result: Приказ",
            "title: Четвёртое дело, dates: 2021-10-05, reason: Болезнь, result: Приказ",
            "title: Пятое дело, dates: 2021-10-05, status: postponed, result: Приказ",
            "title: Шестое дело, dates: 2021-10-05, status: cancelled, result: Приказ",
            "title: Седьмое дело, dates: [2021-10-05, 2021-11-05], done: 2021-10-05, result: Приказ",
            "title: Девятое дело, dates: [2021-10-05, 2021-11, 2022-11-05], done: 2021-10-05, result: Приказ",
            "title: Восьмое дело, dates: [2021-10-05, 2022-11-05], done: 2021-10-05, result: Приказ",
        ]);
    let found = seen(&plan);
    let places: Vec<&str> = found.iter().map(|seen| seen.2.as_str()).collect();
    assert_eq!(places, ["p", "2021-10-05", "2021-10-07", "2021-11-05", "2021-11"], "{found:?}");
    assert!(found.iter().all(|seen| seen.0 == "overdue"), "{found:?}");
}

#[test]
fn goals_without_activities_are_told_each_or_at_their_parent() {
    let tree = "goal:
  title: Школа работает по новой модели
  subgoals:
    - id: a
      title: Акты приняты
      priority: 1
      subgoals:
        - { id: a1, title: Устав принят, priority: 1 }
        - { id: a2, title: Приказы изданы, priority: 2 }
    - id: b
      title: Учителя обучены
      priority: 2
      subgoals:
        - { id: b1, title: Словесники обучены, priority: 1 }
        - { id: b2, title: Математики обучены, priority: 2 }
";
    let serve = |goals: &str| {
        let plan =
            activities(&["title: Дело, dates: 2022-02, result: Приказ"]).replace("legal, staff", goals);
        seen(&(tree.to_owned() + &plan))
    };
    let family = |place| info("unserved-goal", place, 0);
    assert_eq!(serve("a, b"), [family("Акты приняты"), family("Учителя обучены")]);
    assert_eq!(serve("a1, b1, b2"), [warning("unserved-goal", "Приказы изданы", 0)]);
    assert_eq!(serve("a1, a2"), [family("Учителя обучены")]);
}

#[test]
fn activities_without_a_goal_are_told_once_a_direction() {
    let plan = activities(&[
        "title: Первое дело, dates: 2022-02, result: Приказ, goals: [legal, staff]",
        "title: Второе дело, dates: 2022-02, result: Приказ",
        "title: Третье дело, dates: 2022-02, result: Приказ, goals: []",
        "title: Четвёртое дело, dates: 2022-02, result: Приказ",
    ]);
    let plan = plan.replace("    goals: [legal, staff]\n", "");
    assert_eq!(seen(&plan), [warning("no-goal", "Создание ресурсов", 0)]);
    let alone =
        format!("goal: Школа работает по новой модели\n{plan}").replace("goals: [legal, staff]", "key: true");
    assert_eq!(names(&alone), Vec::<&str>::new(), "the general goal alone is served by all");
}

#[test]
fn days_partly_outside_are_a_warning_and_a_list_is_judged_as_a_whole() {
    let of = |dates: &str| seen(&activities(&[&format!("title: Дело, dates: {dates}, result: Приказ")]));
    assert_eq!(of("2022-12/2023-03"), [warning("outside-programme", "2022-12/2023-03", 0)]);
    assert_eq!(of("[2022-12, 2023-03]"), [warning("outside-programme", "2023-03", 0)]);
    assert_eq!(of("[2023-02, 2023-03]"), [error("outside-programme", "[2023-02, 2023-03]", 0)]);
    assert_eq!(of("ongoing").len(), 1, "mostly-undated alone");
    let plan = subgoals(&[
        "id: a, title: А создан, priority: 1, due: 2024-01",
        "id: b, title: Б создан, priority: 2",
    ]);
    assert_eq!(seen(&plan), [warning("outside-programme", "2024-01", 0)]);
}

#[test]
fn lags_count_and_undated_neighbours_do_not() {
    let of = |second: &str| {
        names(&activities(&[
            "id: a, title: Первое дело, dates: 2022-02-01/2022-02-25, result: Приказ",
            &format!("title: Второе дело, {second}, result: Приказ"),
        ]))
    };
    let none: [&str; 0] = [];
    assert_eq!(of("dates: 2022-02-28/2022-03-10, after: a"), none);
    assert_eq!(of("dates: 2022-02-28/2022-03-10, after: { id: a, lag: 3d }"), ["after-overlap"]);
    assert_eq!(of("dates: 2022-02-28/2022-03-10, after: { id: a, lag: 1wd }"), ["after-overlap"]);
    assert_eq!(of("dates: 2022-02-25/2022-03-10, after: { id: a, lag: -1d }"), none);
    assert_eq!(of("dates: 2022-02-28/2022-03-10, after: { id: a, lag: 2w }"), ["after-impossible"]);
    assert_eq!(of("due: 2022-02-25, after: a"), none, "when work begins is not said");
    assert_eq!(of("dates: 2022-02, after: a"), none, "not written to the day");
    assert_eq!(of("due: 2022-02-24, after: a"), ["after-impossible"]);
}

#[test]
fn a_third_of_each_is_a_whole_and_three_alike_are_remarked_on() {
    let third = |last: &str| {
        seen(&subgoals(&[
            "id: a, title: А создан, weight: 33%",
            "id: b, title: Б создан, weight: 33%",
            &format!("id: c, title: В создан, weight: {last}"),
        ]))
    };
    assert_eq!(third("33%"), [info("equal-priorities", "subgoals", 0)]);
    assert_eq!(third("34%"), []);
    assert_eq!(third("36%"), [error("weights-sum", "subgoals", 0)]);
}

#[test]
fn periods_are_unused_only_where_no_activity_stands_in_them() {
    let plan = "periods: { p: 2022-02, q: 2022-03, r: 2022-04, s: 2022-05 }\n".to_owned()
        + &activities(&[
            "title: Первое дело, period: p, result: Приказ",
            "title: Второе дело, dates: 2022-03-03, result: Приказ",
        ]);
    assert_eq!(seen(&plan), [info("unused", "r", 1)]);
}

#[test]
fn periods_may_hold_each_other_but_not_be_the_same() {
    let of = |periods: &str| {
        let plan = activities(&["title: Дело, dates: 2021-09/2023-01, result: Приказ"]);
        seen(&format!("periods: {{ {periods} }}\n{plan}"))
    };
    assert_eq!(of("a: 2021-09/2022-08, b: 2022-01, c: 2022-01/2022-02"), []);
    assert_eq!(of("a: 2021-09/2022-02, b: 2022-02/2022-08"), [info("periods-overlap", "2022-02/2022-08", 1)]);
    assert_eq!(of("a: 2022-02/2022-08, b: 2021-09/2022-02"), [info("periods-overlap", "2021-09/2022-02", 1)]);
    assert_eq!(
        of("a: 2021-09/2022-02, b: 2021-09/2022-02"),
        [warning("periods-overlap", "2021-09/2022-02", 1)]
    );
}

#[test]
fn long_chains_and_deep_trees_are_no_trouble() {
    let line = |at: usize, after: usize| {
        format!("id: a{at}, title: Дело {at}, dates: 2022-02, after: a{after}, result: Приказ")
    };
    let count = 5_000;
    let lines: Vec<String> = (0..count).map(|at| line(at, (at + 1) % count)).collect();
    let plan = activities(&lines.iter().map(String::as_str).collect::<Vec<_>>());
    assert_eq!(seen(&plan), [error("dependency-cycle", "Дело 0", count - 1)]);

    let mut tree = "goal:\n  title: Школа обновлена\n".to_owned();
    for depth in 1..=100 {
        let pad = "  ".repeat(depth);
        let title = format!("title: Уровень {depth} достигнут");
        tree.push_str(&format!("{pad}subgoals:\n{pad}- id: g{depth}\n{pad}  {title}\n"));
    }
    let serve = activities(&["title: Дело, dates: 2022-02, result: Приказ"]).replace("legal, staff", "g100");
    let found = seen(&(tree + &serve));
    assert_eq!(found, [info("single-subgoal", "subgoals", 99), info("deep-tree", "Уровень 5 достигнут", 0)]);
}

#[test]
fn amounts_that_differ_by_a_penny_are_told_apart() {
    let plan = activities(&[
        "title: Дело, dates: 2022-02, result: Приказ, budget: { source: фонд, amount: 9999999999999999.01 }",
    ])
    .replace("    activities:", "    budget: 9999999999999999.02\n    activities:");
    let faults = super::faults(&super::over(&plan), "");
    let locale = kcp::locale::Locale::new(kcp::locale::Lang::Ru);
    let said = faults.iter().map(|fault| locale.say(&fault.message)).collect::<String>();
    let said = said.replace('\u{a0}', " ");
    for amount in ["9 999 999 999 999 999,01", "9 999 999 999 999 999,02", " 0,01"] {
        assert!(said.contains(amount), "{said}");
    }
}

#[test]
fn remarks_to_kcp_may_be_written_in_several_ways_and_none_is_passed_over() {
    let lines = "\
directions:
  - title: Создание ресурсов
    goals: [legal, staff]
    responsible: director
    activities:
      # kcp: allow(no-date) allow(no-result)
      - { title: Провести собрание }
      # KCP: Allow[no-date no-result]
      - { title: Изучить опыт, items: [] }
      # kcp: alow(no-date)
      # kcp: allow
      # kcp: 1
      - { title: Утвердить план, dates: 2021-09/2023-01, result: Приказ }
";
    assert_eq!(
        seen(lines),
        [warning("unused-allow", "# kcp: alow(no-date)", 0), warning("unused-allow", "# kcp: allow", 0)]
    );
}
