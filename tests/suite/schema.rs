//! How records are read: every misfit is named at its place, with the mend that is certain.

use crate::plans::compiled;

/// A fault: the rule, the marked text, and the first fix, if it is safe and what it writes.
type Found = (String, String, Option<(bool, String)>);

/// Each fault of a plan that ends with `lines`.
fn read(lines: &str) -> Vec<Found> {
    let text = format!("kcp: 1\ntitle: T\ngoal: G\n{lines}");
    let compiled = compiled(&text, "2021-12-15");
    let each = compiled.found.iter().map(|found| {
        let fault = &found.diagnostic;
        let fix = fault.fixes.first().map(|fix| (fix.safe, fix.edits[0].text.clone()));
        (fault.rule.name.to_owned(), compiled.source.slice(fault.place.span).to_owned(), fix)
    });
    each.filter(|(rule, ..)| READING.contains(&rule.as_str())).collect()
}

const READING: [&str; 6] =
    ["unknown-key", "missing-key", "wrong-type", "unknown-value", "value-out-of-range", "bad-id"];

fn one(lines: &str) -> Found {
    let found = read(lines);
    assert_eq!(found.len(), 1, "{lines}: {found:?}");
    found[0].clone()
}

fn fault(rule: &str, at: &str, fix: Option<(bool, &str)>) -> Found {
    (rule.to_owned(), at.to_owned(), fix.map(|(safe, text)| (safe, text.to_owned())))
}

#[test]
fn slips_in_keys_and_words_are_mended() {
    assert_eq!(
        one("organisation: Школа\n"),
        fault("unknown-key", "organisation", Some((true, "organization")))
    );
    assert_eq!(one("people: {a: {nmae: А}}\n"), fault("unknown-key", "nmae", Some((true, "name"))));
    let both = one("people: {a: {name: А, nmae: Б}}\n");
    assert_eq!(both, fault("unknown-key", "nmae", None), "a fix would double the key");
    assert_eq!(one("language: rus\n"), fault("unknown-value", "rus", Some((true, "ru"))));
    assert!(read("x-mine: {any: [thing]}\n").is_empty());
}

#[test]
fn commas_and_colons_that_split_a_text_are_named_with_the_whole_text_quoted() {
    let split = one("people:\n  a: { role: Учитель, куратор }\n");
    assert_eq!(split, fault("unknown-key", "куратор", Some((true, "\"Учитель, куратор\""))));
    let split = one("people:\n  a: { role: Учитель, куратор, физик, name: А }\n");
    assert_eq!(split, fault("unknown-key", "куратор, физик", Some((true, "\"Учитель, куратор, физик\""))));
    let colon = one("directions:\n  - title: D\n    activities:\n      - Урок: итоги\n");
    assert_eq!(colon, fault("unknown-key", "Урок: итоги", Some((true, "\"Урок: итоги\""))));
}

#[test]
fn numbers_are_read_as_people_type_them_and_misfits_carry_the_likely_number() {
    assert!(read("budget: 1 630 805,6\n").is_empty());
    assert_eq!(one("budget: 15 тыс.\n"), fault("wrong-type", "15 тыс.", Some((false, "15000"))));
    assert_eq!(one("budget: -3\n"), fault("value-out-of-range", "-3", None));
    assert_eq!(one("money-unit: 1.5\n"), fault("wrong-type", "1.5", None));
    assert_eq!(one("money-unit: 0\n"), fault("value-out-of-range", "0", None));
    let goal = |weight: &str| {
        format!("directions:\n  - {{title: D, activities: [{{title: X, progress: {weight}}}]}}\n")
    };
    assert_eq!(one(&goal("40")), fault("value-out-of-range", "40", Some((true, "%"))));
    assert_eq!(one(&goal("140%")), fault("value-out-of-range", "140%", None));
    assert!(read(&goal("40 %")).is_empty() && read(&goal("'0,4'")).is_empty());
    assert_eq!(one(&goal("0,4")), fault("unknown-key", "0,4", Some((true, "\"0,4\""))));
}

#[test]
fn what_is_required_is_asked_for_once_and_the_record_is_kept() {
    assert_eq!(one("indicators:\n  - unit: '%'\n    id: a\n"), fault("missing-key", "unit", None));
    assert_eq!(one("risks:\n  - title:\n"), fault("missing-key", "title", None));
    assert_eq!(one("risks:\n  - titel: Уход\n").0, "unknown-key", "the likely slip says enough");
}

#[test]
fn shares_of_contribution_sum_to_one() {
    let plan =
        |goals: &str| format!("directions:\n  - {{title: D, activities: [{{title: X, goals: {goals}}}]}}\n");
    let text = |goals: &str| {
        let text = format!(
            "\
kcp: 1
title: T
goal: {{title: G, subgoals: [{{id: a, title: A}}, {{id: b, title: B}}, {{id: c, title: C}}]}}
{}",
            plan(goals)
        );
        crate::plans::faults(&compiled(&text, "2021-12-15"))
            .iter()
            .any(|fault| fault.starts_with("value-out-of-range"))
    };
    assert!(!text("{a: 33%, b: 33%, c: 33%}"), "half a unit of the last digit each");
    assert!(!text("{a: 0.5, b: 0.5}"));
    assert!(text("{a: 60%, b: 30%}"));
    assert!(text("{a: 60%}"));
}
