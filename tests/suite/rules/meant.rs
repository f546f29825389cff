//! What people write for a year, an amount, a word or a name is known, and the mend is what they meant.

use super::cascades::typed;
use crate::plans::compiled;
use kcp::compile::Compiled;
use kcp::locale::{Lang, Locale};
use kcp::values::Status;

/// `rule: place` of each fault that is more than a remark.
fn told(compiled: &Compiled) -> Vec<String> {
    let each = compiled.found.iter().map(|found| {
        let fault = &found.diagnostic;
        format!("{}: {}", fault.rule.name, compiled.source.slice(fault.place.span))
    });
    each.filter(|fault| !fault.starts_with("no-")).collect()
}

/// What the fixes of a rule's first fault write, safe ones with a mark.
fn fixes(compiled: &Compiled, rule: &str) -> Vec<String> {
    let fault = compiled.found.iter().find(|found| found.diagnostic.rule.name == rule).unwrap();
    let text = |fix: &kcp::diagnostic::Fix| {
        let edits: Vec<&str> = fix.edits.iter().map(|edit| edit.text.as_str()).collect();
        format!("{}{}", if fix.safe { "! " } else { "" }, edits.join(": "))
    };
    fault.diagnostic.fixes.iter().map(text).collect()
}

fn help(compiled: &Compiled, rule: &str) -> String {
    let fault = compiled.found.iter().find(|found| found.diagnostic.rule.name == rule).unwrap();
    Locale::new(Lang::Ru).say(fault.diagnostic.help.as_ref().unwrap())
}

#[test]
fn a_year_outside_the_programme_is_mended_and_nothing_is_late_because_of_it() {
    let slip = typed(&[("dates: 2026-12\n", "dates: 12–16 октября 2025\n")]);
    assert_eq!(told(&slip), ["outside-programme: 12–16 октября 2025"]);
    assert_eq!(fixes(&slip, "outside-programme"), ["12–16 октября 2026"]);
    let twice = typed(&[("dates: 2027-01/2027-03", "dates: 2025-01-10/2025-03-01")]);
    assert_eq!(fixes(&twice, "outside-programme"), ["2027-01-10/2027-03-01"]);
    let none = typed(&[("dates: 2026-12\n", "dates: 2025\n")]);
    assert!(fixes(&none, "outside-programme").is_empty());
}

#[test]
fn amounts_in_words_are_worked_out_in_the_plan_s_unit() {
    let amount = |text: &str, head: &str| {
        let title = format!("title: Программа развития школы\n{head}");
        let with = format!("amount: \"{text}\"");
        fixes(&typed(&[("title: Программа развития школы\n", &title), ("amount: 10", &with)]), "wrong-type")
    };
    assert_eq!(amount("5 тыс. руб", ""), ["5000"]);
    assert_eq!(amount("15 000 рублей", "money-unit: 1000\n"), ["15"]);
    assert_eq!(amount("1,5 млн", "money-unit: 1000\n"), ["1500"]);
    assert_eq!(amount("15 руб.", "currency: EUR\n"), [""; 0]);
    assert_eq!(amount("15 руб.", "money-unit: тысячи\n"), [""; 0]);
    for more in ["10-15", "1/2", "1e3", "1_000", "0x10", "15 человек"] {
        assert_eq!(amount(more, ""), [""; 0], "{more}");
    }
}

#[test]
fn three_digits_after_a_sign_are_asked() {
    let asked = typed(&[("amount: 10", "amount: 15.000")]);
    assert_eq!(told(&asked), ["wrong-type: 15.000"]);
    assert_eq!(fixes(&asked, "wrong-type"), ["15 000", "15"]);
    assert_eq!(told(&typed(&[("amount: 10", "amount: 0.125")])), [""; 0]);
}

#[test]
fn russian_words_for_keys_and_stages_are_mended() {
    let key = typed(&[("        dates: 2026-12\n", "        сроки: 2026-12\n")]);
    assert_eq!(fixes(&key, "unknown-key"), ["! dates"]);
    let word =
        typed(&[("        due: 2026-11-30\n", "        due: 2026-09-30\n        status: выполнено\n")]);
    assert_eq!(told(&word), ["unknown-value: выполнено"]);
    assert_eq!(fixes(&word, "unknown-value"), ["! done"]);
    assert!(help(&word, "unknown-value").contains("done — выполнено"), "{}", help(&word, "unknown-value"));
    let yes = typed(&[("        due: 2026-11-30\n", "        due: 2026-09-30\n        done: да\n")]);
    assert_eq!(told(&yes), ["invalid-date: да"]);
    assert_eq!(fixes(&yes, "invalid-date"), ["status: done"]);
}

#[test]
fn names_in_one_text_say_which_is_unknown_and_a_lone_one_who_there_is() {
    let some = typed(&[("responsible: deputy", "responsible: Директор и психолог")]);
    assert_eq!(told(&some), ["unknown-reference: Директор и психолог"]);
    let said = help(&some, "unknown-reference");
    assert!(said.contains("[Директор, психолог]") && said.ends_with("в people нет: психолог"), "{said}");
    let both = typed(&[("responsible: deputy", "responsible: deputy и Куратор")]);
    assert_eq!(fixes(&both, "unknown-reference"), ["! [deputy, Куратор]"]);
    let alone = typed(&[("responsible: deputy", "responsible: завуч")]);
    let said = help(&alone, "unknown-reference");
    assert!(said.contains("director — Директор") && said.contains("deputy — Заместитель"), "{said}");
}

#[test]
fn a_group_that_answers_for_one_activity_is_told_with_its_place() {
    let group = typed(&[
        ("tutor: { role: Куратор,", "tutor: { role: Куратор, group: true,"),
        ("        period: autumn\n", "        period: autumn\n        responsible: tutor\n"),
    ]);
    assert_eq!(told(&group), ["only-a-group: tutor"]);
    let fault = &group.found[0].diagnostic;
    assert_eq!(group.source.slice(fault.labels[0].place.span), "tutor");
    assert!(fault.labels[0].place.span.start > fault.place.span.start);
}

#[test]
fn what_is_not_known_is_not_overdue() {
    let status = |facts: &str| {
        let plan = format!(
            "kcp: 1\ntitle: T\ngoal: G\ndates: 2026-09/2027-08\ndirections:\n  - title: D\n    \
             activities:\n      - {{ title: A, dates: 2026-09, {facts} }}\n"
        );
        compiled(&plan, "2026-11-01").analysis.unwrap().activities[0].status
    };
    assert_eq!(status("note: x"), Status::Overdue);
    for unread in ["due: когда-нибудь", "status: кажется", "done: да", "done: завтра"]
    {
        assert_eq!(status(unread), Status::Planned, "{unread}");
    }
}
