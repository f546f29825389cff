//! Plans of many faults, so large that a cost which grows with their square would take hours.

use crate::plans::compiled;

/// How often each rule is told of.
fn told(text: &str, rule: &str) -> usize {
    let compiled = compiled(text, "2021-12-15");
    compiled.found.iter().filter(|found| found.diagnostic.rule.name == rule).count()
}

#[test]
fn texts_that_commas_split_cost_no_more_each_however_many_there_are() {
    let many = 20_000;
    let people: Vec<String> = (0..many).map(|n| format!("a{n}, b{n}: c")).collect();
    let text = format!("kcp: 1\ntitle: А\ngoal: Б\npeople: {{ {} }}\n", people.join(", "));
    assert_eq!(told(&text, "unknown-key"), many);
}

#[test]
fn of_many_misspelt_goals_each_is_known_and_the_others_are_still_said_to_be_unserved() {
    let many = 300;
    let goals: String = (0..many).map(|n| format!("    - {{ id: result-{n:03}, title: А{n} }}\n")).collect();
    let activities: String = (0..many)
        .filter(|n| n % 100 != 7)
        .map(|n| format!("      - {{ title: Б{n}, goals: [rezult-{n:03}], dates: 2021-09 }}\n"))
        .collect();
    let text = format!(
        "kcp: 1\ntitle: А\ngoal:\n  title: Б\n  subgoals:\n{goals}directions:\n  - title: В\n    \
         activities:\n{activities}"
    );
    let misspelt = compiled(&text, "2021-12-15");
    let fixed = |found: &&kcp::compile::Found| {
        found.diagnostic.rule.name == "unknown-reference" && found.diagnostic.fixes.len() == 1
    };
    assert_eq!(misspelt.found.iter().filter(fixed).count(), many - 3);
    assert_eq!(told(&text, "unserved-goal"), 3);
}

#[test]
fn names_of_many_in_one_list_cost_no_more_each() {
    let many = 20_000;
    let ids: Vec<String> = (0..many).map(|n| format!("p{n}")).collect();
    let people: String = ids.iter().map(|id| format!("  {id}: Р\n")).collect();
    let text = format!(
        "kcp: 1\ntitle: А\ngoal: Б\npeople:\n{people}directions:\n  - title: В\n    activities:\n      \
         - {{ title: Г, dates: 2021-09, responsible: [{0}], participants: [{0}] }}\n",
        ids.join(", ")
    );
    let compiled = compiled(&text, "2021-12-15");
    let programme = compiled.programme.as_ref().unwrap();
    assert_eq!(programme.activities[0].responsible.len(), many);
    assert!(programme.people.iter().all(|person| person.mentions == 2));
}

#[test]
fn a_plan_of_one_line_tells_the_place_of_each_fault() {
    let many = 20_000;
    let people: Vec<String> = (0..many).map(|n| format!("ключ{n}: {{ rolle: Р }}")).collect();
    let text = format!("{{ kcp: 1, title: А, goal: Б, people: {{ {} }} }}", people.join(", "));
    let compiled = compiled(&text, "2021-12-15");
    let places = compiled.found.iter().map(|found| found.diagnostic.place.span.start as usize);
    let columns: Vec<usize> = places.map(|at| compiled.source.position(at).column).collect();
    let last = text.chars().count() - " rolle: Р } } }".chars().count() + 2;
    assert_eq!((columns.len() >= many, columns.iter().max()), (true, Some(&last)));
}
