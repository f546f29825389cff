//! A report says what it may lack because the plan could not be read as it is written.

use super::{notes, report};
use crate::rules::cascades::typed;
use kcp::document::Document;

fn made(name: &str, slip: (&str, &str)) -> Document {
    report(&typed(&[slip]), name, &[]).unwrap()
}

/// The lines that a report says it may lack.
fn lines(document: &Document) -> Option<String> {
    let notes = notes(document);
    let note = notes.iter().find(|note| note.contains("could not be read as"))?;
    Some(note.rsplit_once("see ").unwrap().1.trim_end_matches('.').to_owned())
}

fn told(name: &str, right: &str, wrong: &str) -> Option<String> {
    let document = made(name, (right, wrong));
    assert_eq!(document.complete, notes(&document).is_empty(), "{wrong}: {:?}", notes(&document));
    lines(&document)
}

#[test]
fn what_stands_under_a_wrong_key_is_told_with_all_its_lines() {
    let told = |right: &str, wrong: &str| told("directions", right, wrong);
    assert_eq!(told("directions:", "direction:").as_deref(), Some("lines 25–60"));
    assert_eq!(told("    activities:", "    activites:").as_deref(), Some("lines 30–42"));
    assert_eq!(told("    activities:", "    мероприятия:").as_deref(), Some("lines 30–42"));
    assert_eq!(told("        result: Приказ", "        reslut: Приказ").as_deref(), Some("line 38"));
    assert_eq!(told("        result: Итоги", "result: Итоги").as_deref(), Some("line 60"));
    let twice = "directions:\n  - title: Новое\n    activities: [Раз]\nindicators:";
    assert_eq!(told("indicators:", twice).as_deref(), Some("lines 61–63"));
}

#[test]
fn values_of_another_kind_are_told() {
    let wrong = "    activities: Провести курсы\n    x-old:\n      - id: b1";
    let document = made("directions", ("    activities:\n      - id: b1", wrong));
    assert_eq!(lines(&document).as_deref(), Some("line 47"));
    assert!(notes(&document).iter().any(|note| note.contains("§\u{a0}2")), "{:?}", notes(&document));
    let wrong = "    activities:\n      b1:\n        title: Курсы\n    x-old:\n      - id: b1";
    assert_eq!(told("directions", "    activities:\n      - id: b1", wrong).as_deref(), Some("lines 48, 49"));
}

#[test]
fn broken_lines_and_second_documents_are_told() {
    for (right, wrong) in [
        ("  - id: cadre", "--- # кадры\n  - id: cadre"),
        ("  - id: cadre", "позже: уточнить\n  - id: cadre"),
        ("  - id: cadre", "уточнить у завуча\n  - id: cadre"),
        ("        result: Приказ", "        reslut Приказ"),
        ("        title: Провести семинар", "        title: { Провести семинар"),
    ] {
        let document = made("directions", (right, wrong));
        assert!(!document.complete && lines(&document).is_some(), "{wrong}: {:?}", notes(&document));
    }
}

#[test]
fn only_what_a_report_shows_is_missed_in_it() {
    let wrong = ("    unit: \"%\"", "    unti: \"%\"");
    assert!(made("directions", wrong).complete);
    assert!(!made("passport", wrong).complete);
    let wrong = ("  owner: tutor", "  onwer: tutor");
    assert!(made("matrix", wrong).complete);
    assert!(!made("goals", wrong).complete);
    let wrong = ("        due: 2026-11-30", "        note: [a, b]\n        due: 2026-11-30");
    assert!(!made("directions", wrong).complete);
    assert!(made("deadlines", wrong).complete, "it has no notes");
    let wrong = ("        budget: { source: бюджет, amount: 10 }", "        budget: десять");
    assert!(made("directions", wrong).complete);
    assert!(!made("passport", wrong).complete);
    let typo = typed(&[("        result: Приказ", "        reslut: Приказ")]);
    assert!(report(&typo, "directions", &[("direction", "cadre")]).unwrap().complete);
    assert!(!report(&typo, "directions", &[("direction", "norms")]).unwrap().complete);
}

#[test]
fn what_the_author_allows_is_no_gap() {
    let allowed = (
        "        result: Приказ",
        "        result: Приказ\n        # kcp: allow(unknown-key)\n        фонд: да",
    );
    let text = include_str!("../../data/typed.yaml").replacen(allowed.0, allowed.1, 1);
    let plan = crate::plans::compiled_by(&text, "2026-10-15", kcp::checks::RULES);
    assert!(report(&plan, "directions", &[]).unwrap().complete);
}

#[test]
fn dates_that_need_the_programmes_days_are_missed() {
    let document = made("matrix", ("dates: 2026-09/2027-08", "dates: 2026-09/.."));
    assert!(
        notes(&document).iter().any(|note| note.contains("first and last day")),
        "{:?}",
        notes(&document)
    );
}

#[test]
fn participants_and_marks_that_were_not_read_are_told() {
    let unknown = ("        result: Приказ\n", "        result: Приказ\n        participants: [nobody]\n");
    for name in ["directions", "people"] {
        let document = made(name, unknown);
        assert!(!document.complete, "{name}");
        assert!(notes(&document).iter().any(|note| note.contains("1.2")), "{:?}", notes(&document));
    }
    let mark = ("        result: Приказ\n", "        result: Приказ\n        key: maybe\n");
    for name in ["directions", "deadlines", "passport"] {
        assert_eq!(lines(&made(name, mark)).as_deref(), Some("line 39"), "{name}");
    }
    assert!(made("matrix", mark).complete);
}

#[test]
fn what_a_filter_goes_by_and_was_not_read_is_told() {
    let slips = [("        result: Приказ\n", "        result: Приказ\n        goals: [nope, staff]\n")];
    let told = |typed_filters: &[(&str, &str)]| {
        notes(&report(&typed(&slips), "directions", typed_filters).unwrap()).join("\n")
    };
    assert_eq!(told(&[]), "");
    assert!(told(&[("goal", "legal")]).contains("1.2"), "{}", told(&[("goal", "legal")]));
    let slips = [("        due: 2026-11-30\n", "        due: когда-нибудь\n")];
    let goals = |typed_filters: &[(&str, &str)]| report(&typed(&slips), "goals", typed_filters).unwrap();
    assert!(goals(&[]).complete);
    assert!(!goals(&[("period", "2026-11")]).complete);
    assert!(!goals(&[("status", "overdue")]).complete);
}
