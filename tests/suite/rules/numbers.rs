//! Numbers of priorities as people write them: one slip is one message, with its mend.

use super::{compiled, names, over};

/// A goal with three subgoals that one activity serves; `above` stands at the goal, `own` at each subgoal.
pub fn plan(above: &str, own: [&str; 3]) -> String {
    let goals = ["a", "b", "c"].into_iter().zip(own);
    let goals: String =
        goals.map(|(id, own)| format!("    - {{ id: {id}, title: Цель {id} достигнута{own} }}\n")).collect();
    format!(
        "\
goal:
  title: Школа работает по новой модели
{above}  subgoals:
{goals}directions:
  - title: Создание ресурсов
    goals: [a, b, c]
    responsible: director
    activities:
      - {{ title: Утвердить план, dates: 2021-09/2023-01, result: Приказ }}
"
    )
}

/// The rules of a plan's faults, with what the first mend of each writes, safe ones with a mark.
fn mends(text: &str) -> Vec<(&'static str, String)> {
    let compiled = compiled(&over(text), None);
    let mend = |fault: &kcp::diagnostic::Diagnostic| {
        let first = fault.fixes.first()?;
        let edits: Vec<&str> = first.edits.iter().map(|edit| edit.text.as_str()).collect();
        Some(format!("{}{}", if first.safe { "! " } else { "" }, edits.concat()))
    };
    let found = compiled.found.iter().map(|found| &found.diagnostic);
    found.map(|fault| (fault.rule.name, mend(fault).unwrap_or_default())).collect()
}

#[test]
fn judgements_without_their_brackets_are_one_fault_each_list() {
    let judged = |pairs: &str| mends(&plan(&format!("  pairwise: {pairs}\n"), [""; 3]));
    assert_eq!(judged("[a, b, 3]"), [("wrong-type", "! [[a, b, 3]]".to_owned())]);
    let two = judged("[a, b, 3, b, c, 1/2]");
    assert_eq!(two, [("wrong-type", "! [[a, b, 3], [b, c, 1/2]]".to_owned())]);
    assert_eq!(judged("\n    - a, b, 1,5"), [("wrong-type", "! [a, b, 1.5]".to_owned())]);
    assert_eq!(judged("[[a, b, 1,5], [b, c, 2]]"), [("wrong-type", "! 1.5".to_owned())]);
    // What may be meant otherwise has no mend.
    assert_eq!(judged("[[a, b, 1, 5], [b, c, 2]]"), [("wrong-type", String::new())]);
    assert_eq!(judged("[a, b]").len(), 2);
}

#[test]
fn a_decimal_comma_in_braces_is_one_fault() {
    let weights = |list: [&str; 3]| mends(&plan("", list));
    for comma in ["33,3%", "0,333"] {
        let first = format!(", weight: {comma}");
        let found = weights([&first, ", weight: 33.3%", ", weight: 33.4%"]);
        assert_eq!(found, [("unknown-key", format!("! \"{comma}\""))], "{comma}");
    }
    let experts = "  experts: [{ name: Первый, weights: { a: 33,3%, b: 33,3%, c: 33,4% } }]\n";
    let mend = |text: &str| ("unknown-key", format!("! \"{text}\""));
    assert_eq!(mends(&plan(experts, [""; 3])), [mend("33,3%"), mend("33,3%"), mend("33,4%")]);
}

#[test]
fn written_out_fractions_are_on_the_scale_and_contradict_nothing() {
    let judged = |pairs: &str| names(&plan(&format!("  pairwise: [{pairs}]\n"), [""; 3]));
    let all = "[a, b, 0.333], [b, a, 3], [b, c, 0.333], [a, c, 0.111]";
    assert_eq!(judged(all), Vec::<&str>::new());
    assert_eq!(judged("[a, b, 1], [b, c, 0.11], [a, c, 0.11]"), Vec::<&str>::new());
    assert_eq!(judged("[a, b, 1], [b, c, 0.1], [a, c, 0.1]").len(), 2);
}

#[test]
fn criteria_are_named_by_what_they_look_like() {
    let scores = [", scores: { й: 3 }", ", scores: { \u{438}\u{306}: 2 }", ", scores: { й: 1 }"];
    let text = plan("  criteria: { \u{438}\u{306}: 100% }\n", scores);
    assert_eq!(names(&text), Vec::<&str>::new());
    let compiled = compiled(&over(&text), None);
    let weights = &compiled.analysis.unwrap().priorities.families[0].weighed.weights;
    assert!(weights.iter().zip([3.0, 2.0, 1.0]).all(|(found, of)| (found - of / 6.0).abs() < 1e-12));
}

#[test]
fn criteria_that_are_not_there_are_one_fault() {
    let scores = [", scores: { x: 3, y: 1 }", ", scores: { x: 2, y: 2 }", ", scores: { x: 1, y: 3 }"];
    assert_eq!(names(&plan("  criteria: {}\n", scores)), ["unknown-reference"]);
    assert_eq!(names(&plan("", scores)), ["unknown-reference"]);
}

#[test]
fn weights_that_are_no_whole_are_not_called_equal_too() {
    for share in ["0", "100%"] {
        let own = format!(", weight: {share}");
        assert_eq!(names(&plan("", [&own, &own, &own])), ["weights-sum"]);
    }
}

/// The rules of a plan by the text at their places.
fn at(text: &str) -> Vec<String> {
    super::seen(text).into_iter().map(|(rule, _, place, _)| format!("{rule}: {place}")).collect()
}

fn experts(list: &str) -> Vec<String> {
    at(&plan(&format!("  experts: [{list}]\n"), [""; 3]))
}

#[test]
fn what_experts_give_is_checked_as_it_is_at_goals() {
    let whole = "{ name: А, weights: { a: 33%, b: 33%, c: 33% } }";
    assert_eq!(experts(whole), Vec::<String>::new());
    assert_eq!(experts(&format!("{whole}, {{ name: Б }}")), ["no-priority: Б"]);
    assert_eq!(experts(""), ["no-priority: experts"]);
    for shares in ["a: 60%, b: 60%, c: 60%", "a: 10%, b: 20%, c: 10%", "a: 0, b: 0, c: 0"] {
        assert_eq!(experts(&format!("{{ weights: {{ {shares} }} }}")), ["weights-sum: weights"], "{shares}");
    }
    // What is left for the third is said; more than there is can't be left.
    assert_eq!(experts("{ weights: { a: 60%, b: 30% } }"), ["no-priority: weights"]);
    assert_eq!(experts("{ weights: { a: 60%, b: 60% } }").len(), 2);
}

#[test]
fn criteria_and_scores_are_checked() {
    let scored = |criteria: &str, scores: [&str; 3]| {
        let own = scores.map(|scores| format!(", scores: {{ {scores} }}"));
        at(&plan(&format!("  criteria: {{ {criteria} }}\n"), [&own[0], &own[1], &own[2]]))
    };
    let full = ["u: 3, v: 1", "u: 2, v: 2", "u: 1, v: 3"];
    assert_eq!(scored("u: 60%, v: 40%", full), Vec::<String>::new());
    assert_eq!(scored("u: 0.6, v: 0.3", full), Vec::<String>::new(), "parts of no whole compare as well");
    assert_eq!(scored("u: 50%, v: 20%", full), ["weights-sum: criteria"]);
    assert_eq!(scored("u: 0, v: 0", full), ["weights-sum: criteria"]);
    assert_eq!(scored("u: 60%, v: 40%", ["u: 3, v: 1", "u: 2", ""]), ["no-priority: scores"; 2]);
    assert_eq!(scored("u: 60%, v: 40%", ["u: 3", "u: 2", "u: 1"]), ["no-priority: v"]);
    assert_eq!(scored("u: 60%, v: 40%", ["u: 0, v: 0"; 3]), ["no-priority: criteria"]);
}

#[test]
fn parts_that_nothing_connects_are_named_pair_by_pair() {
    let text = plan("  pairwise: []\n", [""; 3]);
    let compiled = compiled(&over(&text), None);
    let help = compiled.found[0].diagnostic.help.as_ref().unwrap();
    let help = kcp::locale::Locale::new(kcp::locale::Lang::Ru).say(help);
    assert!(help.contains("a – b") && help.contains("a – c"), "{help}");
    let twins = plan("  pairwise: [[a, b, 3]]\n", [""; 3]).replace("id: c", "id: a").replace("b, c]", "b]");
    assert_eq!(names(&twins), ["duplicate-id"]);
}

#[test]
fn a_share_of_nothing_serves_nothing() {
    let text = plan("", [", priority: 1", ", priority: 2", ", priority: 3"]);
    let text = text.replace("goals: [a, b, c]", "goals: { a: 0, b: 50%, c: 50% }");
    assert_eq!(at(&text), ["unserved-goal: Цель a достигнута", "value-out-of-range: 0"]);
    let compiled = compiled(&over(&text), None);
    let analysis = compiled.analysis.unwrap();
    assert!(!analysis.goals[1].served && analysis.goals[1].direct.is_empty());
    assert!((analysis.priorities.unserved - 0.611_111).abs() < 1e-6);
}

#[test]
fn a_circle_is_shown_beside_the_inconsistency() {
    let text = plan("  pairwise: [[a, b, 3], [b, c, 3], [a, c, 1/3]]\n", [""; 3]);
    let found = super::seen(&text);
    assert_eq!(
        found.iter().map(|seen| (seen.0, seen.3)).collect::<Vec<_>>(),
        [("inconsistent-judgements", 2)]
    );
    let compiled = compiled(&over(&text), None);
    let said = compiled.found[0].diagnostic.labels.iter().filter_map(|label| label.message.as_ref());
    let said: Vec<_> = said.map(|said| kcp::locale::Locale::new(kcp::locale::Lang::Ru).say(said)).collect();
    assert!(said.len() == 1 && said[0].contains("первая не важнее третьей"), "{said:?}");
}
