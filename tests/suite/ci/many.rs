//! Many files and folders in one run.

use super::{CLEAN, FAULTY, repository, write};
use crate::command::{kcp, kcp_json};

#[test]
fn every_plan_of_a_folder_is_checked_in_the_order_of_the_paths() {
    let folder = repository(&[
        ("b.yaml", FAULTY),
        ("a/z.yml", FAULTY),
        ("a/deep/1.yaml", CLEAN),
        ("a/other.yaml", "version: 1\n"),
        ("a/.hidden/2.yaml", FAULTY),
        ("c.txt", FAULTY),
    ]);
    let (code, json) = kcp_json(folder.path(), &["validate", "."]);
    assert_eq!(code, 1);
    assert_eq!(json["plans"], serde_json::json!(["a/deep/1.yaml", "a/z.yml", "b.yaml"]));
    let paths: Vec<&str> =
        json["diagnostics"].as_array().unwrap().iter().map(|one| one["path"].as_str().unwrap()).collect();
    let mut sorted = paths.clone();
    sorted.sort_unstable();
    assert_eq!(paths, sorted);
    let (_, one) = kcp_json(folder.path(), &["validate", "b.yaml"]);
    for level in ["errors", "warnings", "infos"] {
        let count = |json: &serde_json::Value| json["summary"][level].as_u64().unwrap();
        assert_eq!(count(&json), 2 * count(&one), "{level}");
    }
    let named = kcp_json(folder.path(), &["validate", "b.yaml", "a"]).1;
    assert_eq!(named["plans"], serde_json::json!(["b.yaml", "a/deep/1.yaml", "a/z.yml"]));
    let twice = kcp_json(folder.path(), &["validate", "a", "./a/z.yml", "a/deep"]).1;
    assert_eq!(twice["plans"], serde_json::json!(["a/deep/1.yaml", "a/z.yml"]));
}

#[test]
fn one_summary_counts_the_plans_and_their_faults() {
    let folder = repository(&[("a.yaml", CLEAN), ("b.yaml", CLEAN), ("c.yaml", CLEAN)]);
    let said = |language: &str, args: &[&str]| {
        let run = kcp(folder.path(), language, &[&["validate"], args].concat());
        (run.code, run.stdout)
    };
    assert_eq!(said("ru", &["."]), (0, "3 файла: замечаний нет\n".to_owned()));
    assert_eq!(said("en", &["a.yaml", "b.yaml"]), (0, "2 files: no faults found\n".to_owned()));
    assert_eq!(said("ru", &["a.yaml"]), (0, "замечаний нет\n".to_owned()));
    write(folder.path(), "c.yaml", &CLEAN.replace("people", "poeple"));
    let (code, text) = said("ru", &[".", "--allow", "unknown-reference"]);
    let last = "3 файла: 1 ошибка · подробнее: kcp explain unknown-key\n";
    assert!(code == 1 && text.contains("--> c.yaml:5:1") && text.ends_with(last), "{text}");
}

#[test]
fn each_plan_stands_under_the_settings_nearest_to_it() {
    let files = [
        ("kcp.toml", "[rules]\nunknown-key = 'info'\n"),
        ("a/kcp.toml", "[rules]\nunknown-key = 'warn'\n"),
        ("a/b/1.yaml", FAULTY),
        ("2.yaml", FAULTY),
    ];
    let folder = repository(&files);
    let run = kcp(folder.path(), "en", &["validate", ".", "--format", "short"]);
    let level = |path: &str| {
        let line = run.stdout.lines().find(|line| line.starts_with(path) && line.contains("unknown-key"));
        line.unwrap().split(": ").nth(1).unwrap().to_owned()
    };
    assert_eq!(level("2.yaml"), "info[unknown-key]");
    assert_eq!(level("a/b/1.yaml"), "warning[unknown-key]");
}

#[test]
fn what_cannot_be_read_fails_and_keeps_no_other_from_being_checked() {
    let folder = repository(&[("a.yaml", FAULTY), ("empty/notes.txt", "")]);
    let run = kcp(folder.path(), "en", &["validate", "missing.yaml", "a.yaml", "--format", "short"]);
    assert!(run.code == 2 && run.stdout.contains("a.yaml:4:1: error[unknown-key]"), "{}", run.stdout);
    assert!(run.stderr.contains("missing.yaml"), "{}", run.stderr);
    let run = kcp(folder.path(), "en", &["validate", "a.yaml", "empty"]);
    assert_eq!(run.code, 2);
    assert!(run.stderr.contains("no plan in the folder empty"), "{}", run.stderr);
}

#[test]
fn the_plan_of_a_folder_is_checked_whatever_it_is_called_and_however_broken() {
    let folder = repository(&[
        ("kcp.toml", "program = 'plan.txt'\n"),
        ("plan.txt", CLEAN),
        ("own/program.yaml", "title: [Кружок\n"),
        ("own/z.yaml", CLEAN),
    ]);
    let (_, json) = kcp_json(folder.path(), &["validate", "."]);
    assert_eq!(json["plans"], serde_json::json!(["./plan.txt", "own/z.yaml"]));
    let (code, json) = kcp_json(folder.path(), &["validate", "own"]);
    assert_eq!((code, &json["plans"]), (1, &serde_json::json!(["own/program.yaml", "own/z.yaml"])));
}

#[test]
fn a_hundred_plans_give_the_same_at_every_run() {
    let folder = repository(&[]);
    for n in 0..100 {
        write(folder.path(), &format!("{:02}/{n:03}.yaml", n % 7), if n % 3 == 0 { FAULTY } else { CLEAN });
    }
    let run = || kcp(folder.path(), "ru", &["validate", ".", "--format", "short"]).stdout;
    let first = run();
    assert!(first.lines().count() > 100);
    for _ in 0..3 {
        assert!(run() == first);
    }
}
