//! Plans so large that a cost which grows with their square, or with a higher power, would take hours.

use crate::plans::compiled;
use kcp::analysis::sensitivity::{Lever, sensitivity};
use kcp::compile::Compiled;

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

/// What can be moved in a plan whose general goal has so many subgoals, each with an activity.
fn levers(many: usize, family: &str, of_each: &dyn Fn(usize) -> String) -> Vec<Lever> {
    let goals: String =
        (1..=many).map(|n| format!("    - {{ id: a{n}, title: А{n}{} }}\n", of_each(n))).collect();
    let activities: String =
        (1..=many).map(|n| format!("      - {{ title: Б, goals: a{n}, dates: 2021-09 }}\n")).collect();
    let text = format!(
        "kcp: 1\ntitle: А\ngoal:\n  title: Б\n{family}  subgoals:\n{goals}directions:\n  - title: В\n    \
         activities:\n{activities}"
    );
    let Compiled { programme, analysis, .. } = compiled(&text, "2021-12-15");
    let found = sensitivity(&programme.unwrap(), &analysis.unwrap());
    found.into_iter().flat_map(|family| family.levers).collect()
}

#[test]
fn ranks_of_many_move_by_steps_that_cost_no_more_each() {
    let many = 500;
    let found = levers(many, "", &|rank| format!(", priority: {rank}"));
    assert_eq!(found.len(), many);
    for (lever, rank) in found.iter().zip(1..) {
        // The first ten turn with their neighbours, those after them when they come before the tenth.
        let below = (rank > 1).then(|| f64::from((rank - 1).min(10)));
        let above = (rank <= 10).then(|| f64::from(rank + 1));
        assert_eq!((lever.goals.below, lever.goals.above), (below, above), "{rank}");
        assert_eq!(lever.activities, lever.goals);
    }
}

#[test]
fn judgements_of_many_are_not_weighed_anew_for_every_value_of_each() {
    let many = 30;
    let pairs = (1..=many).flat_map(|left| (left + 1..=many).map(move |right| (left, right)));
    // As of weights 30, 29 … 1.
    let judged: Vec<String> = pairs
        .map(|(left, right)| format!("[a{left}, a{right}, {}/{}]", many + 1 - left, many + 1 - right))
        .collect();
    let found = levers(many, &format!("  pairwise: [{}]\n", judged.join(", ")), &|_| String::new());
    assert_eq!(found.len(), many * (many - 1) / 2);
    // As the first two are 30 : 29, so little less, and the second is first.
    assert!(found[0].goals.below.is_some_and(|turn| turn < found[0].value && turn > 0.6));
    assert_eq!(found[0].goals, found[0].activities);
    let chain: Vec<String> = (1..500).map(|n| format!("[a{n}, a{}, 2]", n + 1)).collect();
    let found = levers(500, &format!("  pairwise: [{}]\n", chain.join(", ")), &|_| String::new());
    assert_eq!(found.len(), 499);
    assert!((0..9).all(|at| found[at].goals.below == Some(1.0)), "{:?}", &found[..10]);
}
