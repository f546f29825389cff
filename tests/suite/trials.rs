//! Slips that a mend could make worse: what is told of each, and what `--fix` leaves; and that no mend brings
//! a fault that was not there.

use crate::fixes::{compiled, mended};
use crate::slips::{PLANS, SLIPS, Whole};
use kcp::compile::Compiled;
use kcp::diagnostic::Group;
use std::collections::HashMap;

const HEAD: &str = "kcp: 1\ntitle: Т\ngoal: Ц\npeople: { p: Директор }\ndates: 2027-09/2027-12\n\
                    directions:\n  - title: Д\n    responsible: p\n    activities:\n";
const NEXT: &str = "      - { title: Второе, due: 2027-09-16, result: Акт }\n";

/// The faults of reading and what follows from them: the line and the message.
fn told(compiled: &Compiled) -> Vec<(usize, &'static str)> {
    let found = compiled.found.iter().map(|found| &found.diagnostic);
    let line = |at: u32| compiled.source.line_at(at as usize) + 1;
    found.map(|fault| (line(fault.place.span.start), fault.message.key)).collect()
}

fn titles(compiled: &Compiled) -> Vec<String> {
    let all = compiled.programme.iter().flat_map(|programme| &programme.activities);
    all.map(|activity| activity.title.to_string()).collect()
}

/// What is told of these lines as activities, from the first of them on, and the lines after all safe mends.
fn tried(lines: &str) -> (Vec<(usize, &'static str)>, String) {
    let text = format!("{HEAD}{lines}{NEXT}");
    let head = HEAD.lines().count();
    let told = told(&compiled(&text)).into_iter().map(|(line, key)| (line - head, key)).collect();
    let after = String::from_utf8(mended(&text, None).bytes).unwrap();
    let after = after.strip_prefix(HEAD).and_then(|after| after.strip_suffix(NEXT));
    (told, after.unwrap_or(&text).to_owned())
}

#[test]
fn a_key_of_the_format_is_no_part_of_a_text() {
    for (before, place, after) in [
        (
            "      - { title: А, due: 2027-09-15, result: Акт, budget: { source: с, amount:100 } }\n",
            (1, "yaml-syntax.colon-space"),
            "      - { title: А, due: 2027-09-15, result: Акт, budget: { source: с, amount: 100 } }\n",
        ),
        (
            "      - { title: А, due: 2027-09-15, result:r }\n",
            (1, "yaml-syntax.colon-space"),
            "      - { title: А, due: 2027-09-15, result: r }\n",
        ),
        (
            "      - { title: А, dates: декабрь result: Акт }\n",
            (1, "yaml-syntax.no-comma"),
            "      - { title: А, dates: декабрь, result: Акт }\n",
        ),
        (
            "      - title: A, due: 2027-09-15, result: r}\n",
            (1, "yaml-syntax.surplus-bracket"),
            "      - {title: A, due: 2027-09-15, result: r}\n",
        ),
        (
            "      - { title: А, dates: декабрь, result: Акт\n",
            (1, "yaml-syntax.open-bracket"),
            "      - { title: А, dates: декабрь, result: Акт}\n",
        ),
        (
            "      - title: А\n        due: 2027-09-15\n        result: r\n        \
            budget:\u{a0}{ source: с, amount: 1 }\n",
            (4, "yaml-syntax.odd-space"),
            "      - title: А\n        due: 2027-09-15\n        result: r\n        \
            budget: { source: с, amount: 1 }\n",
        ),
        (
            "      - title: А\u{b}Б\n        due: 2027-09-15\n        result: r\n",
            (1, "yaml-syntax.control"),
            "      - title: А Б\n        due: 2027-09-15\n        result: r\n",
        ),
    ] {
        assert_eq!(tried(before), (vec![place], after.to_owned()), "{before}");
    }
    let tight = "      - title:Survey of parents\n        due:2027-09-15\n        result:Report\n";
    let (told, after) = tried(tight);
    assert_eq!(told, [1, 2, 3].map(|line| (line, "yaml-syntax.colon-space")));
    assert_eq!(
        after,
        "      - title: Survey of parents\n        due: 2027-09-15\n        \
         result: Report\n"
    );
}

#[test]
fn what_can_be_meant_otherwise_is_named_and_left() {
    for (lines, place) in [
        (
            "      - title: А\n        due: 15 сентября goals: {a: 70%}\n        result: r\n",
            (2, "yaml-syntax.merged"),
        ),
        (
            "      - title: А\n        due: 2027-09-15\n        result: Приказ, акт]\n",
            (3, "yaml-syntax.surplus-bracket"),
        ),
        (
            "      - title: [Важно\n        due: 2027-09-15\n        result: r\n",
            (1, "yaml-syntax.open-bracket"),
        ),
        (
            "      - title: А\n          due: 2027-09-15\n          result: r\n",
            (2, "yaml-syntax.indentation"),
        ),
        ("      - title: А\n      due: 2027-09-15\n      result: r\n", (2, "yaml-syntax.indentation")),
        (
            "      - title: А\n        due: 2027-09-15\n        result: - Акт\n          - Приказ\n",
            (3, "yaml-syntax.list-on-line"),
        ),
        (
            "      - title: А\n        due: 2027-09-15\n        result:\n          \
            - Акт\n       - Приказ\n          - План\n",
            (5, "yaml-syntax.indentation"),
        ),
        (
            "      - title: А\n        due: 2027-09-15\n        result:\n          - Акт\n           \
            - Приказ\n",
            (5, "yaml-syntax.indentation"),
        ),
    ] {
        assert_eq!(tried(lines), (vec![place], lines.to_owned()), "{lines}");
        let titles = titles(&compiled(&format!("{HEAD}{lines}{NEXT}")));
        assert_eq!(titles.len(), 2, "{lines}: {titles:?}");
    }
}

#[test]
fn a_dash_lost_is_found_beside_its_column_as_well() {
    let item = |title: &str| {
        format!("id: {title}\n        title: {title}\n        due: 2027-09-15\n        result: r\n")
    };
    for column in 5..=9 {
        let lines = format!("      - {}{}{}      - {}", item("a"), " ".repeat(column), item("b"), item("c"));
        let plan = compiled(&format!("{HEAD}{lines}"));
        assert_eq!(told(&plan), [(14, "yaml-syntax.no-dash")], "{column}");
        assert_eq!(titles(&plan), ["a", "b", "c"], "{column}");
    }
}

#[test]
fn a_list_without_its_key_is_told_once() {
    let lines = format!("{NEXT}{NEXT}");
    let head = HEAD.replace("    activities:\n", "");
    let plan = compiled(&format!("{head}{lines}risks:\n  - {{ title: Р, owner: p }}\n"));
    assert_eq!(told(&plan), [(9, "yaml-syntax.list-without-key")]);
    let goals = "kcp: 1\ntitle: Т\ngoal:\n  title: Ц\n    - { id: a, title: А }\n    - { id: b, \
        title: Б }\n";
    assert_eq!(told(&compiled(goals)), [(5, "yaml-syntax.list-without-key")]);
}

#[test]
fn a_key_without_its_colon_ends_a_block_of_text() {
    let plan = "kcp: 1\ntitle: Т\nproblem: >-\n  текст\npeople\n  p: Директор\ngoal: Ц\n";
    assert_eq!(told(&compiled(plan)), [(5, "yaml-syntax.no-colon")]);
    assert_eq!(mended(plan, None).bytes, plan.as_bytes());
}

#[test]
fn brackets_that_go_on_at_the_edge_cost_nothing_else() {
    for lines in ["risks: [{ title: Р\n, owner: p }]\n", "risks: [{ title: Р, owner\n: p }]\n"] {
        let plan = compiled(&format!("kcp: 1\ntitle: Т\ngoal: Ц\n{lines}people: {{ p: Директор }}\n"));
        assert!(told(&plan).len() <= 1, "{:?}", told(&plan));
        assert_eq!(plan.programme.map(|programme| programme.people.len()), Some(1));
    }
}

#[test]
fn a_name_that_is_a_slip_itself_is_not_proposed() {
    let plan =
        format!("{HEAD}{NEXT}").replace("{ p:", "{ tr\"p:").replace("responsible: p", "responsible: trp");
    assert_eq!(mended(&plan, None).bytes, plan.as_bytes());
}

/// How often each fault of reading is told.
fn reading(compiled: &Compiled) -> HashMap<&'static str, usize> {
    let mut count = HashMap::new();
    for found in compiled.found.iter().filter(|found| found.diagnostic.rule.group == Group::Reading) {
        *count.entry(found.diagnostic.rule.name).or_default() += 1;
    }
    count
}

/// Of the breaks of the examples, every so many-th is mended.
const STEP: usize = 149;

#[test]
fn no_mend_of_a_slip_brings_a_fault_of_reading() {
    let plans = PLANS.map(Whole::of);
    let lines = plans.iter().flat_map(|plan| plan.lines().map(move |(number, line)| (plan, number, line)));
    let breaks = lines.flat_map(|(plan, number, line)| {
        let broken = SLIPS.iter().filter_map(move |(name, slip)| Some((*name, slip(line)?)));
        broken.map(move |(name, with)| (plan, number, name, with))
    });
    let mut all = 0;
    for (plan, number, name, with) in breaks.step_by(STEP) {
        let text = plan.with(number, &with);
        let (before, after) = (compiled(&text), mended(&text, None));
        all += 1;
        let (was, is) = (reading(&before), reading(&after.compiled));
        for (rule, count) in is {
            let known = was.get(rule).copied().unwrap_or_default();
            let mends: Vec<_> = after.mends.iter().map(|mend| &mend.change).collect();
            assert!(count <= known, "{name}, {}:{}: {rule} by {mends:?}", plan.name, number + 1);
        }
        let lost = titles(&before).len() > titles(&after.compiled).len();
        assert!(!lost, "{name}, {}:{}: activities are lost", plan.name, number + 1);
    }
    assert!(all > 200, "{all}");
}
