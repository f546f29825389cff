//! `kcp validate --fix`: every mend takes its fault away and leaves the rest as it was.

use crate::corpus::{self, DAMAGES, damaged};
use crate::plans::compiled_by;
use chrono::NaiveDate;
use kcp::checks::RULES;
use kcp::compile::{Compiled, Setup};
use kcp::config::Levels;
use kcp::diagnostic::{Diagnostic, File};
use kcp::rewrite::{Mended, apply, mend};
use kcp::source::Memory;
use proptest::prelude::*;

/// A plan compiled as of 15 December 2021.
pub fn compiled(text: &str) -> Compiled {
    compiled_by(text, "2021-12-15", RULES)
}

/// A plan after its safe mends, and those first offered for a rule.
pub fn mended(text: &str, unsafe_rule: Option<&str>) -> Mended {
    mended_bytes(text.as_bytes(), unsafe_rule)
}

fn mended_bytes(bytes: &[u8], unsafe_rule: Option<&str>) -> Mended {
    let setup = Setup {
        files: &Memory::one("program.yaml", bytes),
        plan: "program.yaml",
        name: "program.yaml",
        config: None,
        levels: &Levels::default(),
        rules: RULES,
        as_of: NaiveDate::from_ymd_opt(2021, 12, 15).unwrap(),
        try_mends: true,
    };
    mend(&setup, unsafe_rule).unwrap()
}

/// How often a fault is found on a line.
fn count(compiled: &Compiled, fault: &Diagnostic, line: usize) -> usize {
    let same = |other: &Diagnostic| {
        compiled.source.line_at(other.place.span.start as usize) == line
            && other.rule.name == fault.rule.name
            && format!("{:?}", other.message) == format!("{:?}", fault.message)
    };
    compiled.found.iter().filter(|found| same(&found.diagnostic)).count()
}

/// Each mend by itself leaves fewer such faults.
fn each_mends(name: &str, text: &str, offered: bool) {
    let before = compiled(text);
    for found in
        before.found.iter().map(|found| &found.diagnostic).filter(|found| found.place.file == File::Plan)
    {
        for fix in found.fixes.iter().filter(|fix| fix.safe || offered) {
            let after = String::from_utf8(apply(text.as_bytes(), &fix.edits)).unwrap();
            let line = before.source.line_at(found.place.span.start as usize);
            let (was, is) = (count(&before, found, line), count(&compiled(&after), found, line));
            assert!(
                is < was,
                "{name}: {} {:?} {:?}\n{text}\n→\n{after}",
                found.rule.name,
                found.message,
                fix.edits
            );
        }
    }
}

/// After all mends none is left to make.
fn all_mend(name: &str, text: &str) {
    let mended = mended(text, None);
    let left = mended.compiled.found.iter().filter(|found| found.diagnostic.fixes.iter().any(|fix| fix.safe));
    let left: Vec<_> = left.map(|found| &found.diagnostic).collect();
    let after = String::from_utf8_lossy(&mended.bytes);
    assert!(left.is_empty(), "{name}\n{text}\n→\n{after}\n{left:#?}");
}

#[test]
fn every_mend_of_the_examples_takes_its_fault_away() {
    for (name, text) in corpus::all_plans() {
        each_mends(&name, &text, true);
        all_mend(&name, &text);
    }
}

proptest! {
    #![proptest_config(corpus::cases(60))]
    #[test]
    fn every_mend_of_a_damaged_plan_takes_its_fault_away(
        text in corpus::plan(),
        changes in corpus::changes(DAMAGES, 5),
    ) {
        let text = damaged(&text, &changes);
        each_mends("damaged", &text, false);
        all_mend("damaged", &text);
    }
}

/// The value of a line of a plan after all safe mends.
fn line(before: &str) -> String {
    let text =
        format!("kcp: 1\ntitle: А\ngoal: {{ id: top, title: Б }}\npeople: {{ head: Директор }}\n{before}\n");
    let after = String::from_utf8(mended(&text, None).bytes).unwrap();
    let head = &text[..text.len() - before.len() - 1];
    after.strip_prefix(head).unwrap_or_else(|| panic!("{after}")).trim_end_matches('\n').to_owned()
}

#[test]
fn what_is_certainly_meant_is_mended() {
    for (before, after) in [
        // Slips in keys, values and names.
        ("organisation: Школа", "organization: Школа"),
        ("\"nоte\": Школа", "\"note\": Школа"),
        ("language: Ru", "language: ru"),
        (
            "risks:\n  - { title: А, owner: haed, impact: hihg }",
            "risks:\n  - { title: А, owner: head, impact: high }",
        ),
        ("risks:\n  - { title: А, owner: \"haed\" }", "risks:\n  - { title: А, owner: head }"),
        // Latin letters among Cyrillic ones and the reverse.
        ("risks: [{ title: А, owner: heаd }]", "risks: [{ title: А, owner: head }]"),
        // Texts that YAML cuts or splits.
        ("organization: Школа #5", "organization: \"Школа #5\""),
        ("organization: Школа: лучшая", "organization: \"Школа: лучшая\""),
        // A comment after such a text stays one.
        ("organization: Школа #5   # имя", "organization: \"Школа #5\"   # имя"),
        ("note: Школа #5, #6 # итог", "note: \"Школа #5, #6\" # итог"),
        ("risks:\n  - title: #3 Уход # так", "risks:\n  - title: \"#3 Уход\" # так"),
        ("organization: Школа: лучшая # имя", "organization: \"Школа: лучшая\" # имя"),
        (
            "risks: [{ title: Уход, болезнь, impact: low }]",
            "risks: [{ title: \"Уход, болезнь\", impact: low }]",
        ),
        ("risks:\n  - Урок: итоги", "risks:\n  - \"Урок: итоги\""),
        ("note: % от всех", "note: \"% от всех\""),
        ("note: @директору", "note: \"@директору\""),
        // An anchor may be missing as well.
        ("note: *важно", "note: *важно"),
        ("risks: [{ title: А, links:[б] }]", "risks: [{ title: А, links: [б] }]"),
        // Quotes.
        ("organization: “Школа: лучшая”", "organization: \"Школа: лучшая\""),
        ("note: \"Школа”", "note: \"Школа\""),
        ("note: \"Школа", "note: \"Школа\""),
        // Indentation and dashes.
        ("risks:\n\t- title: А\n\t  impact: low", "risks:\n  - title: А\n    impact: low"),
        ("risks:\n\u{a0}\u{a0}- title: А", "risks:\n  - title: А"),
        ("links:\n  – а\n  – б", "links:\n  - а\n  - б"),
        ("risks:\n  – { title: А, impact: low }", "risks:\n  - { title: А, impact: low }"),
        (
            "risks:\n  - { title: Б }\n  – { title: А, impact: low }",
            "risks:\n  - { title: Б }\n  - { title: А, impact: low }",
        ),
    ] {
        assert_eq!(line(before), after);
    }
}

#[test]
fn shares_get_the_sign_and_nothing_else() {
    let plan = |first: &str, second: &str| {
        format!(
            "kcp: 1\ntitle: А\ngoal:\n  title: Б\n  subgoals:\n    - {{ title: В, weight: {first} }}\n    \
             - {{ title: Г, weight: {second} }}\n"
        )
    };
    for (first, second, mended_first, mended_second) in [
        ("40", "\"60\"", "40%", "\"60%\""),
        ("'12,5'", "87.5", "'12,5%'", "87.5%"),
        ("40 ", "0.6", "40% ", "0.6"),
    ] {
        let after = mended(&plan(first, second), None).bytes;
        assert_eq!(String::from_utf8(after).unwrap(), plan(mended_first, mended_second));
    }
}

#[test]
fn signs_are_added_unasked_only_where_all_then_make_a_whole() {
    let activity = |goals: &str, progress: &str| {
        format!(
            "kcp: 1\ntitle: А\ngoal: {{ id: top, title: Б, subgoals: [{{ id: one, title: В }}, {{ id: two, \
             title: Г }}] }}\ndirections:\n  - title: Д\n    activities:\n      - {{ title: Е, \
             goals: {{ {goals} }}, progress: {progress} }}\n"
        )
    };
    let weights = |written: [&str; 3]| {
        let goals = written.map(|weight| format!("    - {{ title: В, weight: {weight} }}\n")).concat();
        format!("kcp: 1\ntitle: А\ngoal:\n  title: Б\n  subgoals:\n{goals}")
    };
    let experts = |first: &str, second: &str| {
        format!(
            "kcp: 1\ntitle: А\ngoal:\n  title: Б\n  experts:\n    - {{ name: Н, weights: {{ one: {first}, \
             two: {second} }} }}\n  subgoals: [{{ id: one, title: В }}, {{ id: two, title: Г }}]\n"
        )
    };
    for (before, after) in [
        // Parts of a whole of 6.5.
        (weights(["2", "3", "1.5"]), weights(["2", "3", "1.5"])),
        (weights(["20", "30", "50"]), weights(["20%", "30%", "50%"])),
        // Nothing can be said of a sum without one of its parts.
        (weights(["20", "30", "?"]), weights(["20", "30", "?"])),
        (weights(["60", "40", "?"]), weights(["60", "40", "?"])),
        (activity("one: 2, two: 3", "40"), activity("one: 2, two: 3", "40%")),
        (activity("one: 70, two: 30", "2"), activity("one: 70%, two: 30%", "2%")),
        (activity("one: 70, two: 30, two: 5", "1.5"), activity("one: 70%, two: 30%, two: 5", "1.5")),
        (experts("60", "40"), experts("60%", "40%")),
        (experts("60", "4"), experts("60", "4")),
        (experts("60", "0.4"), experts("60%", "0.4")),
    ] {
        assert_eq!(String::from_utf8(mended(&before, None).bytes).unwrap(), after);
        each_mends("shares", &before, true);
    }
    let offered = mended(&weights(["2", "3", "1.5"]), Some("value-out-of-range")).bytes;
    assert_eq!(String::from_utf8(offered).unwrap(), weights(["2%", "3%", "1.5%"]));
}

#[test]
fn of_two_slips_for_one_key_only_one_is_mended() {
    assert_eq!(line("organisation: А\norganizatoin: Б"), "organization: А\norganizatoin: Б");
}

#[test]
fn what_a_person_should_choose_is_mended_for_its_rule_alone() {
    let plan = "kcp: 1\ntitle: А\ngoal: Б\ndates: 2021-01/2022-12\ndirections:\n  - title: В\n    \
                activities:\n      - { title: Г, dates: 2021-2022 }\n";
    assert_eq!(mended(plan, None).bytes, plan.as_bytes());
    assert_eq!(mended(plan, Some("no-date")).bytes, plan.as_bytes());
    let after = mended(plan, Some("ambiguous-date"));
    assert_eq!(after.mends.iter().map(|mend| mend.choices).collect::<Vec<_>>(), [2]);
    assert_eq!(String::from_utf8(after.bytes).unwrap(), plan.replace("2021-2022", "2021/22"));
}

#[test]
fn other_bytes_stay() {
    let mut plan = "\u{feff}kcp: 1\r\ntitle: А # ".as_bytes().to_vec();
    plan.extend([0xff, b'\r', b'\n']);
    plan.extend("goal:   Б\t\r\norganisation: 'В'\r\n\r\n#  конец".as_bytes());
    let after = mended_bytes(&plan, None).bytes;
    let at = plan.windows(12).position(|part| part == b"organisation").unwrap();
    plan[at..at + 12].copy_from_slice(b"organization");
    assert_eq!(after, plan);
}

#[test]
fn files_in_another_encoding_stay() {
    let text = "kcp: 1\ntitle: Школа\ngoal: Цель\norganisation: Школа № 5\n";
    let utf16: Vec<u8> =
        [0xff, 0xfe].into_iter().chain(text.encode_utf16().flat_map(u16::to_le_bytes)).collect();
    assert_eq!(mended_bytes(&utf16, None).bytes, utf16);
}

#[test]
fn a_tab_is_as_wide_as_the_lines_after_it_say() {
    let plan = |tab: &str| {
        format!(
            "kcp: 1\ntitle: А\ngoal: Б\ndirections:\n- title: Право\n  activities:\n{tab}- title: Раз\n    \
             id: study\n  - dates: >-\n      по мере\n      необходимости\n    title: Второе\n"
        )
    };
    assert_eq!(String::from_utf8(mended(&plan("\t"), None).bytes).unwrap(), plan("  "));
}
