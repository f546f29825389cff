//! The example plans: what kcp finds in each, and the reports that the documents promise.

use crate::command::kcp_json;
use crate::sources::root;
use serde_json::Value;
use std::collections::BTreeSet;

/// The faults of an example as of a day, as `level rule line:column`, and the exit code.
fn faults(plan: &str, as_of: &str) -> (i32, Vec<String>) {
    let (code, json) = kcp_json(&root().join("examples"), &["validate", plan, "--as-of", as_of]);
    let faults = json["diagnostics"].as_array().unwrap().iter().map(|fault| {
        let word = |key: &str| fault[key].as_str().unwrap().to_owned();
        let (line, column) = (&fault["start"]["line"], &fault["start"]["column"]);
        format!("{} {} {line}:{column}", word("level"), word("rule"))
    });
    (code, faults.collect())
}

#[test]
fn the_school_programme_is_sound() {
    assert_eq!(faults("quality/program.yaml", "2021-12-15"), (0, Vec::new()));
}

#[test]
fn december_lists_the_seven_activities_that_meet_it() {
    let args = ["report", "--period", "2021-12", "--as-of", "2021-12-15"];
    let (code, json) = kcp_json(&root().join("examples/quality"), &args);
    let ids: Vec<&str> = rows(&json).map(|row| row["ref"]["id"].as_str().unwrap()).collect();
    let expected =
        ["charter", "instructions", "complex-plans", "publications", "data-bank", "teacher-courses", "audit"];
    assert_eq!((code, ids), (0, expected.to_vec()));
}

fn rows(report: &Value) -> impl Iterator<Item = &Value> {
    let tables = report["tables"].as_array().unwrap().iter();
    tables.flat_map(|table| table["rows"].as_array().unwrap())
}

/// Each of the source's own faults is found where it stands.
#[test]
fn the_programme_as_published_shows_its_faults_at_their_places() {
    let text = std::fs::read_to_string(root().join("examples/quality/as-published.yaml")).unwrap();
    let place = |needle: &str| {
        let mut lines = text.lines().enumerate().filter(|(_, line)| !line.starts_with('#'));
        let (number, line) = lines.find(|(_, line)| line.contains(needle)).unwrap();
        let column = line[..line.find(needle).unwrap()].chars().count() + 1;
        format!("{}:{column}", number + 1)
    };
    let expected = [
        format!("error inverted-interval {}", place("декабрь 2022 – январь 2022")),
        format!("warning unserved-goal {}", place("Локальные акты школы пересмотрены")),
        format!("warning unserved-goal {}", place("Ответственность и полномочия")),
        format!("warning unserved-goal {}", place("\"Имеющиеся материалы учтены")),
        format!("warning unserved-goal {}", place("Обучение работе по новой модели")),
        format!("warning unserved-goal {}", place("\"Учителя побывали")),
        format!("warning no-goal {}", place("Управление процессами")),
        format!("info no-responsible {}", place("directions")),
        format!("info no-result {}", place("directions")),
        format!("info no-priority {}", place("goal")),
    ];
    let (code, faults) = faults("quality/as-published.yaml", "2021-12-15");
    let found: BTreeSet<&str> = faults.iter().map(String::as_str).collect();
    let missing: Vec<_> = expected.iter().filter(|fault| !found.contains(fault.as_str())).collect();
    assert!(missing.is_empty(), "missing {missing:#?}\nfound {faults:#?}");
    assert_eq!(code, 1);
    let errors = faults.iter().filter(|fault| fault.starts_with("error")).count();
    assert_eq!(errors, 1, "{faults:#?}");
}

#[test]
fn a_school_year_of_sixty_activities_gets_at_most_ten_messages() {
    let (code, faults) = faults("school-year/program.yaml", "2025-10-15");
    assert_eq!(code, 0, "{faults:#?}");
    assert!(faults.len() <= 10, "{faults:#?}");
    let args = ["report", "school-year/program.yaml", "--as-of", "2025-10-15"];
    let (_, json) = kcp_json(&root().join("examples"), &args);
    assert_eq!(rows(&json).count(), 60);
}

#[test]
fn the_minimal_and_the_english_plan_get_no_message() {
    for (plan, as_of) in [("minimal/program.yaml", "2027-09-10"), ("library/program.yaml", "2026-05-15")] {
        assert_eq!(faults(plan, as_of), (0, Vec::new()), "{plan}");
    }
}
