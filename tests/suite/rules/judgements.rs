//! Judgements, experts and heavy goals: what is told where, and what isn't.

use super::{compiled, found, names, over, seen};

/// A goal with three or four subgoals, judged by what stands in `above`, that one activity serves.
fn judged(above: &str, ids: &[&str]) -> String {
    let goals: String =
        ids.iter().map(|id| format!("    - {{ id: {id}, title: Цель {id} достигнута }}\n")).collect();
    format!(
        "\
goal:
  id: top
  title: Школа работает по новой модели
{above}  subgoals:
{goals}directions:
  - title: Создание ресурсов
    goals: [{}]
    responsible: director
    activities:
      - {{ title: Утвердить план, dates: 2021-09/2023-01, result: Приказ }}
",
        ids.join(", ")
    )
}

fn pairwise(pairs: &str) -> String {
    judged(&format!("  pairwise: [{pairs}]\n"), &["a", "b", "c"])
}

#[test]
fn what_is_wrong_with_a_judgement_silences_what_follows_from_it() {
    for (pairs, rule) in [
        ("[a, b, 3], [b, c, 3], [a, c, 90]", "judgement-out-of-scale"),
        ("[a, b, 3], [b, c, 3], [a, c, 1/90]", "judgement-out-of-scale"),
        ("[a, b, 3], [b, c, 3], [a, b, 5]", "contradicting-judgements"),
        ("[a, b, 3], [b, c, 3], [b, a, 3]", "contradicting-judgements"),
        ("[a, b, 3], [b, top, 3]", "judgement-of-stranger"),
        ("[a, b, 3], [c, c, 3]", "judgement-of-stranger"),
        ("[a, b, 3], [b, d, 3]", "unknown-reference"),
        ("[a, b, 3], [b, c, втрое]", "wrong-type"),
    ] {
        assert_eq!(names(&pairwise(pairs)), [rule], "{pairs}");
    }
    assert_eq!(names(&pairwise("[a, b, 3], [b, c, 3], [a, c, 9], [b, a, 1/3]")), Vec::<&str>::new());
    let mixed = judged("  pairwise: [[a, b, 3]]\n", &["a", "b", "c, priority: 1"])
        .replace("goals: [a, b, c, priority: 1]", "goals: [a, b, c]");
    assert_eq!(names(&mixed.replace("Цель c, priority: 1 достигнута", "Цель")), ["mixed-priorities"]);
}

#[test]
fn a_set_at_the_wrong_goal_is_told_once() {
    let plan = "\
goal:
  title: Школа работает по новой модели
  subgoals:
    - id: a
      title: А создан
      priority: 1
      pairwise: [[a, b, 3], [a, b, 3], [a1, b, 2]]
      subgoals: [{ id: a1, title: А1 создан }, { id: a2, title: А2 создан }]
    - { id: b, title: Б создан, priority: 2 }
directions:
  - title: Создание ресурсов
    goals: [a1, a2, b]
    responsible: director
    activities:
      - { title: Утвердить план, dates: 2021-09/2023-01, result: Приказ }
";
    let found = seen(plan);
    assert_eq!(found.iter().map(|seen| (seen.0, seen.3)).collect::<Vec<_>>(), [("judgement-of-stranger", 2)]);
    let experts = pairwise("").replace("  pairwise: []\n", "  experts: [{ ranks: { a: 1, top: 2 } }]\n");
    assert_eq!(names(&experts), ["judgement-of-stranger"]);
}

#[test]
fn the_limit_is_that_of_the_settings_and_four_fifths_of_it_are_warned_of() {
    // λ = 1 + x + 1/x with x³ = 2·2/1.4: CR 0,099 and so on.
    let of = |last: &str, settings: &str| {
        let plan = over(&pairwise(&format!("[a, b, 2], [b, c, 2], [a, c, {last}]")));
        let seen = found(&plan, settings).into_iter().map(|(seen, _, _)| (seen.0, seen.1));
        seen.collect::<Vec<_>>()
    };
    let rule = "inconsistent-judgements";
    assert_eq!(of("4", ""), []);
    assert_eq!(of("1.6", ""), [(rule, "warning")]);
    assert_eq!(of("1.4", ""), [(rule, "error")]);
    assert_eq!(of("1.4", "[limits]\nconsistency-ratio = 0.2\n"), []);
    assert_eq!(of("2.4", "[limits]\nconsistency-ratio = 0.02\n"), [(rule, "error")]);
    assert_eq!(
        of("1/2", "[rules]\ninconsistent-judgements = 'allow'\n"),
        [("intransitive-judgements", "info")]
    );
}

#[test]
fn each_expert_is_checked_and_what_one_lacks_another_may_have() {
    let experts = |first: &str, second: &str| {
        names(&judged(
            &format!("  experts:\n    - {{ pairwise: [{first}] }}\n    - {{ pairwise: [{second}] }}\n"),
            &["a", "b", "c"],
        ))
    };
    let sound = "[a, b, 2], [b, c, 2], [a, c, 4]";
    assert_eq!(experts(sound, "[a, b, 2], [b, c, 2], [a, c, 1/4]"), ["inconsistent-judgements"]);
    assert_eq!(experts("[a, b, 2]", "[b, c, 2], [a, c, 4]"), Vec::<&str>::new());
    assert_eq!(experts("[a, b, 2]", "[b, c, 2]"), ["missing-judgements"]);
}

#[test]
fn the_expert_who_contradicts_themself_is_pointed_at() {
    let plan = judged(
        "  experts:
    - { name: Первый, pairwise: [[a, b, 2], [b, c, 2], [a, c, 4]] }
    - { name: Второй, pairwise: [[a, b, 2], [b, c, 2], [a, c, 1/4]] }
",
        &["a", "b", "c"],
    );
    let compiled = compiled(&over(&plan), None);
    let labels = compiled.found.iter().flat_map(|found| &found.diagnostic.labels);
    let said: Vec<&str> = labels.map(|label| compiled.source.slice(label.place.span)).collect();
    assert!(said.contains(&"Второй") && !said.contains(&"Первый"), "{said:?}");
}

#[test]
fn what_experts_say_together_is_checked_where_none_contradicts_themself() {
    let of = |experts: [&str; 3]| {
        let list: String = experts.map(|pairs| format!("    - {{ pairwise: [{pairs}] }}\n")).concat();
        let found = seen(&judged(&format!("  experts:\n{list}"), &["a", "b", "c"]));
        found.into_iter().map(|seen| (seen.0, seen.1, seen.2)).collect::<Vec<_>>()
    };
    let rule = "inconsistent-judgements";
    assert_eq!(of(["[a, b, 3]", "[b, c, 3]", "[c, a, 9]"]), [(rule, "error", "experts".to_owned())]);
    assert_eq!(of(["[a, b, 2]", "[b, c, 2]", "[a, c, 1.6]"]), [(rule, "warning", "experts".to_owned())]);
    assert_eq!(of(["[a, b, 3]", "[b, c, 3]", "[a, c, 9]"]), []);
    let own = of(["[a, b, 3], [b, c, 3], [c, a, 9]", "[a, b, 3]", "[b, c, 3]"]);
    assert_eq!(own.iter().map(|seen| seen.0).collect::<Vec<_>>(), [rule], "one's own is told alone");
}

#[test]
fn what_an_expert_leaves_out_is_told_at_the_expert() {
    let of = |experts: &str| {
        let criteria =
            if experts.contains("scores") { "  criteria: { срочность: 100% }\n" } else { "" };
        let found = seen(&judged(&format!("{criteria}  experts: [{experts}]\n"), &["a", "b", "c"]));
        found.into_iter().map(|seen| (seen.0, seen.2)).collect::<Vec<_>>()
    };
    let full = "{ ranks: { a: 1, b: 2, c: 3 } }";
    let told = |place: &str| [("no-priority", place.to_owned())];
    assert_eq!(of(full), []);
    assert_eq!(of(&format!("{full}, {{ ranks: {{ a: 1, b: 2 }} }}")), told("ranks"));
    assert_eq!(of("{ weights: { a: 60%, b: 40% } }"), told("weights"));
    let scores = "{ scores: { a: { срочность: 3 }, b: { срочность: 2 } } }";
    assert_eq!(of(scores), told("Цель c достигнута"));
    let others = of(&format!("{scores}, {{ scores: {{ c: {{ срочность: 1 }} }} }}"));
    assert!(others.iter().all(|(rule, _)| *rule == "experts-disagree"), "one scores what the other doesn't");
    assert_eq!(of("{ ranks: { a: 1, b: 2, d: 3 } }"), [("unknown-reference", "d".to_owned())]);
    assert_eq!(of("{ ranks: { a: 1, b: 2, c: x } }").len(), 1, "what can't be read is told alone");
}

#[test]
fn scores_and_competence_have_their_limits() {
    let competence = |value: &str| {
        let experts = format!("  experts: [{{ competence: {value}, ranks: {{ a: 1, b: 2, c: 3 }} }}]\n");
        names(&judged(&experts, &["a", "b", "c"]))
    };
    assert_eq!(competence("0"), ["value-out-of-range"]);
    assert_eq!(competence("-1"), ["value-out-of-range"]);
    assert_eq!(competence("0.5"), Vec::<&str>::new());
    let scored = judged("  criteria: { срочность: 100% }\n", &["a", "b"])
        .replace("Цель a достигнута }", "Цель a достигнута, scores: { срочность: -2 } }")
        .replace("Цель b достигнута }", "Цель b достигнута, scores: { срочность: 0 } }");
    assert_eq!(names(&scored), ["value-out-of-range"]);
}

#[test]
fn a_gap_is_graver_than_what_is_only_missing() {
    let level = |pairs: &str| {
        let found = seen(&judged(&format!("  pairwise: [{pairs}]\n"), &["a", "b", "c", "d"]));
        found.into_iter().map(|seen| (seen.0, seen.1, seen.2)).collect::<Vec<_>>()
    };
    let told = |level| vec![("missing-judgements", level, "pairwise".to_owned())];
    assert_eq!(level("[a, b, 2], [b, c, 2], [c, d, 2]"), told("info"));
    assert_eq!(level("[a, b, 2], [c, d, 2]"), told("warning"));
}

#[test]
fn heavy_goals_are_told_of_at_the_highest_that_is_late() {
    let plan = |first: &str, second: &str, rest: &str| {
        format!(
            "\
goal:
  title: Школа работает по новой модели
  subgoals:
    - id: a
      title: А создан
      priority: 1
      subgoals: [{{ id: a1, title: А1 создан, priority: 1 }}, {{ id: a2, title: А2 создан, priority: 2 }}]
    - id: b
      title: Б создан
      priority: 2
      subgoals: [{{ id: b1, title: Б1 создан, priority: 1 }}, {{ id: b2, title: Б2 создан, priority: 2 }}]
directions:
  - title: Создание ресурсов
    responsible: director
    activities:
      - {{ title: Первое дело, goals: [a1, a2], dates: {first}, result: Приказ{rest} }}
      - {{ title: Второе дело, goals: [b1, b2], dates: {second}, result: Приказ }}
"
        )
    };
    let places = |plan: &str| seen(plan).into_iter().map(|seen| (seen.0, seen.2)).collect::<Vec<_>>();
    assert_eq!(
        places(&plan("2022-12/2023-01", "2021-12/2022-05", "")),
        [("heavy-goal-late", "А создан".to_owned())]
    );
    assert_eq!(places(&plan("2022-05/2023-01", "2021-12/2022-05", "")), []);
    assert_eq!(places(&plan("2022-12/2023-01", "2022-12/2023-01", "")), [], "nothing begins sooner");
    assert_eq!(places(&plan("2022-12/2023-01", "2021-12/2022-05", ", started: 2021-12-10")), []);
    let silent = plan("2022-12/2023-01", "2021-12/2022-05", "").replace("priority", "x-priority");
    assert_eq!(names(&silent), ["no-priority"], "weights say nothing where none are given");
}
