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
