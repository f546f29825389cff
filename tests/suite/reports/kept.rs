//! What is no YAML and yet was read whole takes nothing away from a report.

use super::{items, notes, report};
use crate::rules::cascades::typed;
use kcp::compile::Compiled;
use kcp::diagnostic::Diagnostic;

/// Slips that leave no doubt what was meant: what is right, and what was typed.
const SLIPS: &[(&str, &str)] = &[
    // Lines of signs between sections and between keys.
    ("  - id: cadre", "---\n  - id: cadre"),
    ("  - id: cadre", "...\n  - id: cadre"),
    ("  - id: cadre", "===\n  - id: cadre"),
    ("  - id: cadre", "* * *\n  - id: cadre"),
    ("  - id: cadre", "  ***********\n  - id: cadre"),
    ("  - id: cadre", "———\n  - id: cadre"),
    ("      - id: b2", "________\n      - id: b2"),
    ("        period: spring", "* * *\n        period: spring"),
    ("        period: spring", "---\n        period: spring"),
    ("indicators:", "---\nindicators:"),
    // Dashes of lists.
    ("      - id: a2", "        id: a2"),
    ("      - id: a2", "      id: a2"),
    ("  - id: cadre", "  id: cadre"),
    ("    - id: staff", "      id: staff"),
    ("      - id: a2", "      – id: a2"),
    ("      - id: a2", "      -\u{a0}id: a2"),
    // Two lines in one.
    ("due: 2026-11-30\n        result: Приказ", "due: 2026-11-30 result: Приказ"),
    ("due: 2026-11-30\n        result: Приказ", "due: 2026-11-30, result: Приказ"),
    (
        "title: Провести семинар\n        period: spring\n        result",
        "title: Провести семинар period: spring result",
    ),
    // Spaces that are none to YAML.
    ("        due: 2026-11-30", "        due\u{a0}: 2026-11-30"),
    ("        due: 2026-11-30", "        due:\u{a0}2026-11-30"),
    ("        due: 2026-11-30", "\tdue: 2026-11-30"),
    ("        due: 2026-11-30", "       due: 2026-11-30"),
    // Quotes that are none to YAML, where none can be.
    ("id: legal", "id: “legal”"),
    ("kcp: 1", "kcp: “1”"),
    ("kcp: 1", "kcp: «1»"),
    ("goals: [staff]", "goals: [«staff»]"),
    ("responsible: deputy", "responsible: “deputy”"),
    ("responsible: deputy", "responsible: «Заместитель директора»"),
    ("period: autumn", "period: ‘autumn’"),
    ("after: [a2]", "after: [„a2“]"),
    ("      priority: 1", "      priority: “1”"),
    ("  director: Директор", "  «director»: Директор"),
    ("  spring: 2027", "  “spring”: 2027"),
    // Quotes without their ends, colons and signs.
    ("title: Провести семинар", "title: \"Провести семинар"),
    ("result: Итоги", "result: \"Итоги"),
    ("title: Подвести итоги", "title: \"Подвести итоги"),
    ("unit: \"%\"", "unit: %"),
];

fn told(plan: &Compiled) -> Vec<&Diagnostic> {
    plan.found.iter().map(|found| &found.diagnostic).collect()
}

/// The rows of every report of a plan.
fn rows(plan: &Compiled, slip: &str) -> String {
    let mut rows = String::new();
    for name in ["directions", "matrix", "goals", "people", "deadlines", "passport"] {
        let document = report(plan, name, &[]).unwrap();
        assert!(document.complete, "{slip}: {name}: {:?}", notes(&document));
        rows += &format!("{name}: {:?}\n", items(&document));
    }
    rows
}

#[test]
fn a_slip_that_leaves_no_doubt_is_told_once_with_its_mend_and_costs_nothing() {
    let sound = rows(&typed(&[]), "none");
    for slip in SLIPS {
        let plan = typed(&[*slip]);
        let told = told(&plan);
        let rules: Vec<_> = told.iter().map(|fault| fault.rule.name).collect();
        assert_eq!(rules, ["yaml-syntax"], "{slip:?}");
        assert!(told[0].help.is_some() && !told[0].fixes.is_empty(), "{slip:?}");
        assert!(rows(&plan, slip.1) == sound, "{slip:?}");
    }
}

#[test]
fn a_list_without_its_dashes_is_told_once() {
    let titled = ("      - title: Ознакомить", "      - id: a3\n        title: Ознакомить");
    let sound = typed(&[titled]);
    let text = sound.source.text();
    for (dash, bare) in [("      - id: ", "        id: "), ("      - id: ", "      id: ")] {
        let plan = crate::plans::compiled(&text.replace(dash, bare), "2026-10-15");
        let told = told(&plan);
        let rules: Vec<_> = told.iter().map(|fault| fault.rule.name).collect();
        assert_eq!(rules, ["yaml-syntax"], "{bare}");
        let items = text.matches(dash).count();
        assert_eq!(told[0].fixes[0].edits.len(), items, "{bare}: a dash for each of the items");
        assert!(rows(&plan, bare) == rows(&sound, "none"), "{bare}");
    }
}

#[test]
fn words_of_a_text_are_no_keys() {
    let english = ("title: Провести семинар", "title: Hold a seminar title: results");
    assert_eq!(told(&typed(&[english]))[0].message.key, "yaml-syntax.colon");
    let own = ("title: Провести семинар", "title: Провести 2 семинара plan: итоги");
    assert_eq!(told(&typed(&[own]))[0].message.key, "yaml-syntax.colon", "the format has no such key");
    let again = ("        due: 2026-11-30", "        due: 2026-11-30 due: 2026-12-30");
    assert_eq!(told(&typed(&[again]))[0].message.key, "yaml-syntax.colon");
}
