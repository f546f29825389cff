//! One slip of the pen in a sound plan gets one message, whatever else seems to be wrong because of it.

use crate::plans::{compiled, compiled_by};
use kcp::checks::RULES;
use kcp::compile::Compiled;

const PLAN: &str = include_str!("../../data/typed.yaml");

/// The plan with parts of its text replaced.
pub fn typed(slips: &[(&str, &str)]) -> Compiled {
    let mut text = PLAN.to_owned();
    for (right, wrong) in slips {
        assert!(text.contains(right), "{right}");
        text = text.replacen(right, wrong, 1);
    }
    compiled(&text, "2026-10-15")
}

/// `rule: place` of each fault.
fn told(compiled: &Compiled) -> Vec<String> {
    let each = compiled.found.iter().map(|found| {
        let fault = &found.diagnostic;
        format!("{}: {}", fault.rule.name, compiled.source.slice(fault.place.span))
    });
    each.collect()
}

/// The first fix of the only fault: whether it is safe, and what it writes.
fn fix(compiled: &Compiled) -> Option<(bool, &str)> {
    assert_eq!(compiled.found.len(), 1, "{:?}", told(compiled));
    let fix = compiled.found[0].diagnostic.fixes.first()?;
    Some((fix.safe, fix.edits[0].text.as_str()))
}

#[test]
fn the_plan_itself_is_sound() {
    assert_eq!(told(&typed(&[])), Vec::<String>::new());
}

#[test]
fn a_misspelt_key_is_not_missing() {
    for (right, wrong, place) in [
        ("        result: Приказ", "        reslut: Приказ", "reslut"),
        ("        result: Приказ", "        результат: Приказ", "результат"),
        ("        due: 2026-11-30", "        срок: 2026-11-30", "срок"),
        ("title: Утвердить положение", "Название: Утвердить положение", "Название"),
        ("    activities:", "    activites:", "activites"),
        ("    activities:", "    мероприятия:", "мероприятия"),
        ("directions:", "direction:", "direction"),
        ("goal:\n", "goals:\n", "goals"),
        ("people:", "люди:", "люди"),
        ("    responsible: deputy", "    ответственный: deputy", "ответственный"),
        ("      priority: 1", "      приоритет: 1", "приоритет"),
        ("    unit:", "    единица:", "единица"),
        ("dates: 2026-09/2027-08", "сроки: 2026-09/2027-08", "сроки"),
    ] {
        assert_eq!(told(&typed(&[(right, wrong)])), [format!("unknown-key: {place}")], "{wrong}");
    }
}

#[test]
fn a_russian_word_for_a_key_and_a_slip_are_mended_and_an_english_word_is_offered() {
    let key = |wrong: &str| typed(&[("        result: Приказ", &format!("        {wrong}: Приказ"))]);
    assert_eq!(fix(&key("reslut")), Some((true, "result")));
    assert_eq!(fix(&key("RESULT")), Some((true, "result")));
    assert_eq!(fix(&key("Результат")), Some((true, "result")));
    assert_eq!(fix(&key("outcome")), Some((false, "result")));
    assert_eq!(fix(&key("итог")), None);
}

#[test]
fn a_key_that_is_like_no_other_may_be_any_that_is_missing() {
    for right in [
        "        result: Приказ",
        "        due: 2026-11-30",
        "title: Утвердить положение",
        "    responsible: deputy",
        "    activities:\n      - id: b1",
        "    goals: [legal]",
        "      priority: 1",
    ] {
        let key = right.trim().split(':').next().unwrap();
        let wrong = right.replacen(key, "фывапр", 1);
        assert_eq!(told(&typed(&[(right, &wrong)])), ["unknown-key: фывапр"], "{right}");
    }
}

#[test]
fn a_key_that_slipped_to_the_left_is_not_missing_where_it_belongs() {
    let slipped = typed(&[("        result: Итоги", "result: Итоги")]);
    assert_eq!(told(&slipped), ["unknown-key: result"]);
}

#[test]
fn references_into_what_was_not_read_count_as_resolved() {
    let people = "people:
  director: Директор
  deputy:
    role: Заместитель директора
    name: А. П. Иванова
  tutor: { role: Куратор, name: Б. Б. Петров }
";
    let list = "people:
  - director: Директор
  - deputy: Заместитель директора
  - { id: tutor, role: Куратор }
";
    assert_eq!(told(&typed(&[(people, list)])).len(), 1);
    let by_role = ("    responsible: director", "    responsible: Заместитель директора");
    assert_eq!(told(&typed(&[(people, list), by_role])).len(), 1, "and by a role in it, too");
    let roles = "people:
  - Директор
  - Заместитель директора
  - Куратор
";
    assert_eq!(told(&typed(&[(people, roles)])).len(), 1, "none of them has an id");
    for section in ["people:", "goal:", "    activities:"] {
        let lost = typed(&[(section, &format!("{section}\u{a0}"))]);
        assert!(told(&lost).len() <= 1, "{:?}", told(&lost));
    }
    let empty = "people:
  director: Директор
  deputy:
  tutor: { role: Куратор, name: Б. Б. Петров }
";
    assert_eq!(told(&typed(&[(people, empty)])).len(), 1);
    let goal = typed(&[
        ("  title: Школа работает по-новому\n  owner: tutor\n  subgoals:\n", "  - subgoals:\n"),
        (
            "    - id: legal\n      title: Акты приняты\n      priority: 1\n",
            "    - { id: legal, title: А }\n",
        ),
        (
            "    - id: staff\n      title: Учителя обучены\n      priority: 2\n",
            "    - { id: staff, title: У }\n",
        ),
        ("    responsible: director", "    responsible: [director, tutor]"),
    ]);
    assert_eq!(told(&goal).len(), 1, "{:?}", told(&goal));
    let nested = "      - - id: a2
          title: Утвердить положение
";
    let item = "      - id: a2
        title: Утвердить положение
        due: 2026-11-30
        result: Приказ
        budget: { source: бюджет, amount: 10 }
";
    assert_eq!(told(&typed(&[(item, nested)])).len(), 1);
    let id = typed(&[("- id: legal", "- id: “legal 1”")]);
    assert_eq!(told(&id), ["bad-id: “legal 1”", "yaml-syntax: “legal 1”"]);
}

#[test]
fn a_section_that_stands_twice_was_read_in_part() {
    let twice = typed(&[
        ("indicators:", "directions:\n  - { title: Новое, goals: [staff] }\nindicators:"),
        ("    goals: [staff]\n", "    goals: [legal]\n"),
    ]);
    assert_eq!(told(&twice), ["duplicate-key: directions"]);
}

#[test]
fn what_a_second_document_holds_is_not_missing() {
    for mark in ["---", "...", "--- # дальше"] {
        let cut = typed(&[("indicators:", &format!("{mark}\ntitle: Показатели\nindicators:"))]);
        assert_eq!(told(&cut).len(), 1, "{:?}", told(&cut));
        assert!(told(&cut)[0].starts_with("several-documents"));
    }
}

#[test]
fn a_programme_without_a_first_and_last_day_is_told_once() {
    let dates = ("dates: 2026-09/2027-08", "");
    for written in ["с сентября 2026", "2026-09/..", "../2027-08-31", "постоянно", "every month by 25"]
    {
        let plan = typed(&[(dates.0, &format!("dates: {written}"))]);
        assert_eq!(told(&plan), [format!("invalid-date: {written}")]);
    }
    let needs = [
        ("        dates: 2026-12", "        dates: [декабрь, весь период]"),
        ("due: 2027-08-20", "due: август"),
    ];
    let inverted = typed(&[(dates.0, "dates: 2027-08/2026-09"), needs[0], needs[1]]);
    assert_eq!(told(&inverted), ["inverted-interval: 2027-08/2026-09"]);
    assert_eq!(inverted.programme.as_ref().unwrap().span, None, "no span is made up of what is left");
    for absent in ["dates:", "dates: \"\""] {
        let plan = typed(&[(dates.0, absent)]);
        assert_eq!(told(&plan), Vec::<String>::new(), "{absent}");
        assert!(plan.programme.unwrap().span.is_some());
    }
}

#[test]
fn a_required_value_that_became_a_comment_is_missing() {
    let plan = typed(&[("title: Утвердить положение", "title: #3 Утвердить положение")]);
    assert_eq!(fix(&plan), Some((true, "\"#3 Утвердить положение\"")));
    assert_eq!(told(&plan), ["missing-key: title"]);
    let goal = PLAN.replace("goal:\n", "# kcp: allow(value-cut-by-comment)\ngoal: #1\nx-goal:\n");
    let goal = compiled_by(&goal, "2026-10-15", RULES);
    let missing: Vec<String> =
        told(&goal).into_iter().filter(|told| told.starts_with("missing-key")).collect();
    assert_eq!(missing, ["missing-key: goal"], "whatever is allowed");
    let item = typed(&[("result: [Удостоверения, Отчёт]", "result:\n        - #1\n        - Отчёт")]);
    assert_eq!(told(&item), ["missing-key: #1"]);
    let remark = typed(&[("result: [Удостоверения, Отчёт]", "result:\n        - # потом\n        - Отчёт")]);
    assert_eq!(told(&remark), ["wrong-type: "]);
    let optional = typed(&[("result: Приказ", "result: #1")]);
    assert_eq!(told(&optional), ["value-cut-by-comment: #1"]);
}

#[test]
fn names_in_one_text_become_a_list() {
    let plan = typed(&[("responsible: director", "responsible: director, Заместитель директора")]);
    assert_eq!(fix(&plan), Some((true, "[director, Заместитель директора]")));
    let plan = typed(&[("goals: [staff]", "goals: staff, legal")]);
    assert_eq!(fix(&plan), Some((true, "[staff, legal]")));
    let plan = typed(&[("period: spring", "period: autumn; spring")]);
    assert_eq!(fix(&plan), Some((true, "[autumn, spring]")));
    let plan = typed(&[("after: [a2]", "after: a1, a2")]);
    assert_eq!(fix(&plan), Some((true, "[a1, a2]")));
    let plan = typed(&[("responsible: director", "responsible: director, завхоз")]);
    assert_eq!(fix(&plan), None, "one of them is nobody");
}

#[test]
fn people_are_found_by_what_is_nearly_their_role_or_name() {
    let who = |name: &str| typed(&[("responsible: director", &format!("responsible: {name}"))]);
    assert_eq!(fix(&who("директор")), Some((true, "Директор")));
    assert_eq!(fix(&who("А.П. Иванова")), Some((true, "А. П. Иванова")));
    assert_eq!(fix(&who("Заместитель деректора")), Some((false, "Заместитель директора")));
    assert_eq!(fix(&who("direktor")), Some((true, "director")));
    assert_eq!(fix(&who("завуч")), None);
}

#[test]
fn a_text_that_commas_split_is_told_once_and_quoted_whole() {
    let wrong = "tutor: { role: Куратор, тьютор 5-х, 6-х классов, name: Б. Б. Петров }";
    let plan = typed(&[("tutor: { role: Куратор, name: Б. Б. Петров }", wrong)]);
    assert_eq!(fix(&plan), Some((true, "\"Куратор, тьютор 5-х, 6-х классов\"")));
    assert_eq!(told(&plan), ["unknown-key: тьютор 5-х, 6-х классов"]);
}

#[test]
fn scores_are_by_criteria_of_the_goal_above() {
    let scored = |criteria: &str, first: &str, second: &str| {
        typed(&[
            ("  subgoals:\n", &format!("{criteria}  subgoals:\n")),
            ("      priority: 1\n", &format!("      scores: {{ {first} }}\n")),
            ("      priority: 2\n", &format!("      scores: {{ {second} }}\n")),
        ])
    };
    let criteria = "  criteria: { urgency: 50%, effect: 50% }\n";
    let right = "urgency: 3, effect: 5";
    assert_eq!(told(&scored(criteria, right, right)), Vec::<String>::new());
    let plan = scored(criteria, "urgency: 3, efect: 5", right);
    assert_eq!(told(&plan), ["unknown-reference: efect"]);
    assert_eq!(fix(&plan), Some((true, "effect")));
    assert_eq!(told(&scored("", right, right)), ["unknown-reference: scores"], "once a family");
    assert_eq!(told(&scored("  criteria: 5\n", right, right)), ["wrong-type: 5"]);
    let experts = "  criteria: { urgency: 1 }\n  experts:\n    \
         - { scores: { legal: { urgency: 3, cost: 2 }, staff: { urgency: 1 } } }\n";
    let plan = typed(&[
        ("  subgoals:\n", &format!("{experts}  subgoals:\n")),
        ("      priority: 1\n", ""),
        ("      priority: 2\n", ""),
    ]);
    assert_eq!(told(&plan), ["unknown-reference: cost"]);
}
