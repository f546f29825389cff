//! `kcp why`: what is known of one activity or goal, and where each piece comes from.

use crate::cli::folder;
use crate::command::{kcp, kcp_json};
use crate::sources::root;
use serde_json::{Value, json};
use std::path::PathBuf;
use unicode_width::UnicodeWidthStr;

/// A plan in which each answer comes from somewhere else.
const PLAN: &str = "\
kcp: 1
title: Программа
dates: 2021-09/2022-08
people: { head: Директор, deputy: { role: Заместитель директора, name: А. П. Иванова } }
periods: { start: 2021-09/2021-11 }
money-unit: 1000
goal:
  title: Цель
  pairwise: [[one, two, 1/3]]
  subgoals: [{ id: one, title: Первая }, { id: two, title: Вторая }]
directions:
  - title: Направление
    goals: [one]
    responsible: deputy
    activities:
      - { id: survey, title: Опрос, period: start, result: Справка, started: 2021-09-10 }
      - id: report
        title: Отчёт
        dates: до 15 декабря
        after: { id: survey, lag: 5wd }
        responsible: [head, deputy]
        goals: { one: 70%, two: 30% }
        budget: [{ source: местный бюджет, amount: 1.5 }]
        result: Отчёт
      - { id: watch, title: Наблюдение, every: month by 25, done: [2021-09-20], result: Журнал }
indicators:
  - { id: share, title: Доля, unit: \"%\", goal: two, activities: report, targets: { 2022-06: 5 } }
";

fn examples(name: &str) -> PathBuf {
    root().join("examples").join(name)
}

/// The answer about `id` as rows: the part, the field, the value, where from.
fn answer(id: &[&str]) -> (i32, Vec<(String, String, Value, String)>) {
    let folder = folder(&[("program.yaml", PLAN)]);
    let (code, json) = kcp_json(folder.path(), &[&["why", "--as-of", "2021-12-20"], id].concat());
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let tables = json["tables"].as_array().unwrap().iter();
    let rows = tables.flat_map(|table| {
        table["rows"].as_array().unwrap().iter().map(|row| {
            let cells = &row["cells"];
            (text(&table["id"]), text(&cells["field"]), cells["value"].clone(), text(&cells["from"]))
        })
    });
    (code, rows.collect())
}

/// The values and origins of one field.
fn field(rows: &[(String, String, Value, String)], name: &str) -> Vec<(Value, String)> {
    let of = rows.iter().filter(|row| row.1 == name);
    of.map(|row| (row.2.clone(), row.3.clone())).collect()
}

#[test]
fn a_phrase_is_followed_to_its_days_and_what_was_inferred() {
    let (code, rows) = answer(&["report"]);
    assert_eq!(code, 0);
    assert_eq!(field(&rows, "written"), [(json!("до 15 декабря"), "dates, строка 19".to_owned())]);
    let read = field(&rows, "read");
    assert_eq!(read[0].0, "../2021-12-15");
    assert!(read[0].1.starts_with("год 2021"), "{read:?}");
    let deadline = field(&rows, "deadline");
    assert_eq!(deadline, [(json!("2021-12-15"), "dates, строка 19, записан как крайний".to_owned())]);
    let status = field(&rows, "status");
    assert_eq!(status[0].0, "overdue");
    assert!(status[0].1.contains("15.12.2021") && status[0].1.contains("5\u{a0}дней назад"), "{status:?}");
}

#[test]
fn what_is_inherited_says_from_where() {
    let (_, rows) = answer(&["survey"]);
    let deputy = json!({ "id": "deputy", "role": "Заместитель директора", "name": "А. П. Иванова" });
    let origin = "responsible, строка 14, от направления §\u{a0}1";
    assert_eq!(field(&rows, "responsible"), [(deputy.clone(), origin.to_owned())]);
    let goals = field(&rows, "goal");
    assert_eq!(goals[0].0["id"], "one");
    assert!(goals[0].1.contains("строка 13, от направления §\u{a0}1"), "{goals:?}");
    assert!(goals[0].1.contains("входит в «Цель»"), "{goals:?}");
    let days = field(&rows, "days");
    assert_eq!(days[0].1, "дни периодов");
    assert_eq!(field(&rows, "column")[0].0["id"], "start");

    let (_, own) = answer(&["report"]);
    let responsible = field(&own, "responsible");
    assert_eq!(responsible[0].1, "responsible, строка 21");
    assert_eq!(responsible[1], (deputy, "responsible, строка 21, работает вместе с первым".to_owned()));
    let goals = field(&own, "goal");
    assert!(goals[0].1.contains("вклад 70\u{a0}%"), "{goals:?}");
}

#[test]
fn who_is_waited_for_and_who_waits() {
    let (_, rows) = answer(&["report"]);
    let after = field(&rows, "after");
    assert_eq!((&after[0].0["id"], after.len()), (&json!("survey"), 1));
    assert!(
        after[0].1.contains("задержка 5\u{a0}рабочих дней") && after[0].1.contains("30.11.2021"),
        "{after:?}"
    );
    let (_, rows) = answer(&["survey"]);
    assert_eq!(field(&rows, "waiting")[0].0["id"], "report");
    assert!(field(&rows, "after").is_empty());
}

#[test]
fn money_indicators_and_messages_are_told() {
    let (_, rows) = answer(&["report"]);
    let budget = field(&rows, "budget");
    assert_eq!(budget, [(json!("1500"), "budget, строка 23, местный бюджет".to_owned())]);
    assert_eq!(field(&rows, "indicator")[0].0, "Доля, %");
    let messages: Vec<_> = rows.iter().filter(|row| row.0 == "messages").collect();
    assert!(
        messages.iter().any(|row| row.1 == "warning" && row.3.starts_with("overdue, строка 19")),
        "{messages:?}"
    );
    let others = ["survey", "watch"].map(|id| answer(&[id]).1);
    assert!(others.iter().flatten().all(|row| !row.3.contains("строка 19")));
}

#[test]
fn each_period_is_told_with_the_place_that_names_it() {
    let plan = PLAN.replace("periods: {", "periods: { first: 2021-09, last: 2022-01/2022-08,").replace(
        "period: start,",
        "period:\n          - last\n          - start\n          - first\n          - last\n       ",
    );
    let plan = plan
        .replace("{ id: survey, title: Опрос, period:", "id: survey\n        title: Опрос\n        period:");
    let plan = plan.replace("        result: Справка, started: 2021-09-10 }", "result: Справка");
    let folder = folder(&[("program.yaml", &plan)]);
    let (_, json) = kcp_json(folder.path(), &["why", "--as-of", "2021-12-20", "survey"]);
    let tables = json["tables"].as_array().unwrap().iter();
    let rows = tables.flat_map(|table| table["rows"].as_array().unwrap());
    let periods = rows.map(|row| &row["cells"]).filter(|cells| cells["field"] == "period");
    let told: Vec<_> =
        periods.map(|cells| (&cells["value"]["id"], cells["from"].as_str().unwrap())).collect();
    let line = |name: &str| plan.lines().position(|line| line.trim() == format!("- {name}")).unwrap() + 1;
    let expected =
        ["first", "last", "start"].map(|name| (json!(name), format!("period, строка {}", line(name))));
    assert_eq!(told.len(), expected.len(), "{plan}\n{told:?}");
    for ((id, from), (name, line)) in told.into_iter().zip(expected) {
        assert!(*id == name && from.starts_with(&line), "{id} {from}, not {name} {line}");
    }
}

#[test]
fn each_time_of_one_that_recurs_is_open_or_closed() {
    let (_, rows) = answer(&["watch"]);
    let times = field(&rows, "time");
    assert_eq!(times.len(), 12);
    let said: Vec<&str> = times.iter().take(5).map(|(_, from)| from.as_str()).collect();
    assert_eq!(said, ["сделано", "просрочено", "просрочено", "впереди", "впереди"]);
    assert_eq!(times[0].0["spans"], json!([{ "start": "2021-09-01", "end": "2021-09-25" }]));
}

#[test]
fn a_goal_tells_its_place_weight_and_what_serves_it() {
    let (code, rows) = answer(&["two"]);
    assert_eq!(code, 0);
    assert_eq!(field(&rows, "above")[0].0["title"], "Цель");
    let judged = field(&rows, "judgement");
    assert_eq!(judged, [(json!("«one» относится к «two» как 1 к 3"), "pairwise, строка 9".to_owned())]);
    let served = field(&rows, "activity");
    assert_eq!((&served[0].0["id"], served.len()), (&json!("report"), 1));
    assert!(served[0].1.contains("вклад 30\u{a0}%") && served[0].1.contains("просрочено"), "{served:?}");
    assert_eq!(field(&rows, "indicator").len(), 1);
    let (_, root) = answer(&["Цель"]);
    assert_eq!(field(&root, "subgoal").len(), 2);
}

#[test]
fn a_goal_tells_its_weights_their_method_and_who_gets_them() {
    let (_, rows) = answer(&["one"]);
    let one = |name: &str| field(&rows, name)[0].clone();
    let near = |found: &Value, expected: f64| {
        assert!((found.as_f64().unwrap() - expected).abs() < 1e-12, "{found}, {expected}");
    };
    near(&one("local").0, 0.25);
    near(&one("global").0, 0.25);
    let (family, _) = one("family");
    assert_eq!((&family["method"], &family["cr"]), (&json!("eigenvector"), &json!(0)));
    assert_eq!((&family["judgements"], &family["judgements_of"]), (&json!(1), &json!(1)));
    // «Опрос» and «Наблюдение» are for it wholly, «Отчёт» by 70 %.
    let shares = field(&rows, "share");
    let ids: Vec<_> = shares.iter().map(|(value, _)| value["id"].as_str().unwrap()).collect();
    assert_eq!(ids, ["survey", "watch", "report"]);
    near(&shares[0].0["share"], 0.25 / 2.7);
    near(&shares[2].0["share"], 0.25 * 0.7 / 2.7);
    assert_eq!(shares[2].1, "25,9\u{a0}% веса цели: вклад 70\u{a0}% при сумме всех вкладов 270\u{a0}%");

    let folder = folder(&[("program.yaml", PLAN)]);
    let page = |lang: &str| kcp(folder.path(), lang, &["why", "one", "--lang", lang]).stdout;
    for text in ["25 %", "парные сравнения, сделано 1 из 1 сравнения", "1.2 Отчёт, 6,48 %"]
    {
        assert!(page("ru").contains(text), "{text}: {}", page("ru"));
    }
    for text in ["25%", "pairwise, 1 of 1 comparison made", "1.2 Отчёт, 6.48%"] {
        assert!(page("en").contains(text), "{text}: {}", page("en"));
    }
}

#[test]
fn all_of_a_goal_s_weight_is_somebody_s_or_not_served_or_goes_to_goals_above() {
    let plan = PLAN
        .replace(
            "{ id: one, title: Первая }",
            "{ id: one, title: Первая, subgoals: [{ id: in, title: В }, Г] }",
        )
        .replace("goals: { one: 70%, two: 30% }", "goals: { in: 70%, two: 30% }");
    let folder = folder(&[("program.yaml", &plan)]);
    for (id, words) in
        [("one", vec!["share", "share", "share", "unserved"]), ("in", vec!["share", "elsewhere"])]
    {
        let (_, json) = kcp_json(folder.path(), &["why", id]);
        let tables = json["tables"].as_array().unwrap();
        let rows = tables.iter().find(|table| table["id"] == "weight").unwrap()["rows"].as_array().unwrap();
        let value = |name: &str| rows.iter().find(|row| row["cells"]["field"] == name).unwrap();
        let all = value("global")["cells"]["value"].as_f64().unwrap();
        let parts = rows.iter().map(|row| &row["cells"]);
        let parts = parts
            .filter(|cells| ["share", "unserved", "elsewhere"].contains(&cells["field"].as_str().unwrap()));
        let parts: Vec<_> = parts
            .map(|cells| {
                let value = &cells["value"];
                (cells["field"].as_str().unwrap(), value["share"].as_f64().or(value.as_f64()).unwrap())
            })
            .collect();
        assert_eq!(parts.iter().map(|(word, _)| *word).collect::<Vec<_>>(), words, "{id}");
        let sum: f64 = parts.iter().map(|(_, share)| share).sum();
        assert!((sum - all).abs() < 1e-12, "{id}: {sum}, {all}");
    }
}

#[test]
fn an_activity_tells_its_importance_its_share_and_the_goals_that_give_them() {
    let (_, rows) = answer(&["report"]);
    let number = |value: &Value| value.as_f64().unwrap();
    let importance = field(&rows, "importance");
    assert!((number(&importance[0].0) - (0.25 * 0.7 + 0.75 * 0.3)).abs() < 1e-12);
    assert_eq!(importance[0].1, "место 1 из 3");
    let parts = field(&rows, "contribution");
    let told: Vec<_> =
        parts.iter().map(|(value, _)| (&value["id"], number(&value["contribution"]))).collect();
    assert_eq!(told, [(&json!("one"), 0.7), (&json!("two"), 0.3)]);
    let sum = |of: &dyn Fn(&Value) -> f64| parts.iter().map(|(value, _)| of(value)).sum::<f64>();
    let products = sum(&|value| number(&value["global"]) * number(&value["contribution"]));
    assert!((products - number(&importance[0].0)).abs() < 1e-12);
    let share = field(&rows, "share");
    assert!((sum(&|value| number(&value["share"])) - number(&share[0].0)).abs() < 1e-12);
    assert_eq!(share[0].1, "6,48\u{a0}% от 1, 75\u{a0}% от 2");
}

#[test]
fn experts_are_told_one_by_one_and_the_limit_is_that_of_the_settings() {
    let plan = "\
kcp: 1
title: T
goal:
  title: R
  experts:
    - { name: Head, pairwise: [[a, b, 3], [b, c, 2], [a, c, 9]] }
    - { name: Deputy, competence: 0.8, pairwise: [[a, b, 2], [b, c, 2]] }
  subgoals: [{ id: a, title: A }, { id: b, title: B }, { id: c, title: C }]
";
    let config = "[limits]\nconsistency-ratio = 0.001\n";
    let folder = folder(&[("program.yaml", plan), ("kcp.toml", config)]);
    let (_, json) = kcp_json(folder.path(), &["why", "a"]);
    let rows = json["tables"][1]["rows"].as_array().unwrap();
    let of =
        |name: &'static str| rows.iter().map(|row| &row["cells"]).filter(move |cells| cells["field"] == name);
    assert_eq!(of("family").next().unwrap()["value"]["experts"], 2);
    let experts: Vec<_> = of("expert").map(|cells| &cells["value"]).collect();
    assert_eq!((&experts[1]["name"], &experts[1]["competence"]), (&json!("Deputy"), &json!(0.8)));
    assert_eq!((&experts[1]["judgements"], experts.len()), (&json!(2), 2));
    let page = kcp(folder.path(), "en", &["why", "a", "--lang", "en"]).stdout;
    assert!(page.contains("✗ inconsistent") && page.contains("competence 0.8"), "{page}");
}

#[test]
fn a_number_is_the_activity_s_unless_a_goal_is_meant() {
    let folder = folder(&[(
        "program.yaml",
        &PLAN.replace("subgoals: [{ id: one,", "subgoals: [{ id: one, subgoals: [Подцель],"),
    )]);
    let of = |args: &[&str]| kcp(folder.path(), "ru", &[&["why", "1.1"], args].concat());
    let activity = of(&[]);
    assert!(activity.stdout.contains("Мероприятие 1.1") && activity.stdout.contains("kcp why --goal 1.1"));
    let goal = of(&["--goal"]);
    assert!(goal.stdout.contains("Цель 1.1") && !goal.stdout.contains("--goal"), "{}", goal.stdout);
}

#[test]
fn what_is_not_there_is_asked_back() {
    let folder = folder(&[("program.yaml", PLAN), ("empty.yaml", "[]")]);
    let run = kcp(folder.path(), "ru", &["why", "survay"]);
    assert_eq!((run.code, run.stdout.as_str()), (2, ""));
    assert!(run.stderr.contains("survay") && run.stderr.contains("survey"), "{}", run.stderr);
    assert_eq!(kcp(folder.path(), "en", &["why", "survey", "empty.yaml"]).code, 2);
}

#[test]
fn errors_about_it_make_the_answer_incomplete() {
    let folder = folder(&[("program.yaml", &PLAN.replace("до 15 декабря", "до конца света"))]);
    let broken = kcp(folder.path(), "ru", &["why", "report"]);
    assert_eq!(broken.code, 1, "{}", broken.stdout);
    assert!(
        broken.stdout.contains("ambiguous-date") && broken.stdout.contains("не прочитано"),
        "{}",
        broken.stdout
    );
    assert_eq!(kcp(folder.path(), "ru", &["why", "survey"]).code, 0);
}

#[test]
fn pages_fit_in_both_languages_at_every_width() {
    let asked = [
        ("library", "2026-05-15", ["fit-out", "eastern-opening", "--goal=near", "story-hours"]),
        ("quality", "2021-12-15", ["charter", "1.1", "--goal=1.1", "methods"]),
    ];
    let mut pages = String::new();
    for (example, day, ids) in asked {
        for id in ids {
            let id = id.strip_prefix("--goal=").map_or(vec![id], |id| vec!["--goal", id]);
            for (lang, width) in [("ru", "40"), ("en", "80"), ("ru", "120")] {
                let options = ["--as-of", day, "--lang", lang, "--width", width];
                let run = kcp(&examples(example), lang, &[&["why"], &id[..], &options[..]].concat());
                assert_eq!((run.code, run.stderr.as_str()), (0, ""), "{id:?}");
                for line in run.stdout.lines() {
                    assert!(line.width() <= width.parse().unwrap(), "{id:?} {width}: {line}");
                }
                pages += &format!("──── {example} {} {lang} {width}\n{}\n", id.join(" "), run.stdout);
            }
        }
    }
    insta::assert_snapshot!("pages", pages);
}

#[test]
fn every_activity_and_goal_of_the_examples_has_an_answer_in_every_format() {
    for (example, day) in [("library", "2026-05-15"), ("quality", "2021-12-15")] {
        let (_, json) = kcp_json(&examples(example), &["report", "goals", "--as-of", day]);
        let goals = json["tables"][0]["rows"].as_array().unwrap().clone();
        for goal in goals.iter().filter_map(|row| row["ref"]["id"].as_str()) {
            for format in ["terminal", "markdown", "csv", "json"] {
                let run = kcp(&examples(example), "ru", &["why", goal, "--format", format, "--as-of", day]);
                assert_eq!((run.code, run.stderr.as_str()), (0, ""), "{goal} {format}");
            }
        }
    }
}

#[test]
fn a_goal_names_the_deadline_that_an_activity_has_missed_and_what_part_of_the_weight_it_gets() {
    let (_, rows) = answer(&["--goal", "one"]);
    let served = field(&rows, "activity");
    let watch = served.iter().find(|(of, _)| of["id"] == "watch").unwrap();
    assert!(watch.1.contains("25.10.2021") && !watch.1.contains("25.08.2022"), "{watch:?}");
    let shares = field(&rows, "share");
    assert!(
        shares.iter().any(|(_, from)| from.contains("веса цели") && from.contains("сумме")),
        "{shares:?}"
    );
}
