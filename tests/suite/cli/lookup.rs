//! What comes from where: the plan, the day, the language, the levels of rules.

use super::{FAULTY, PLAN, folder, with};
use crate::command::{command, kcp, kcp_json, run};
use std::path::Path;

/// Which plan `-v` says was read.
fn plan_read(folder: &Path, variables: &[(&str, &str)], args: &[&str]) -> String {
    let args = [args, &["-v"]].concat();
    let run = with(folder, "en", variables, &args);
    let line = run.stderr.lines().find_map(|line| line.strip_prefix("Plan: "));
    line.unwrap_or_else(|| panic!("{args:?}: {}", run.stderr)).split(',').next().unwrap().to_owned()
}

#[test]
fn the_plan_is_the_named_one_else_that_of_the_environment_else_the_nearest() {
    let top = folder(&[
        ("kcp.toml", "program = 'plans/main.yaml'\n"),
        ("plans/main.yaml", PLAN),
        ("other.yaml", PLAN),
        ("own/program.yaml", PLAN),
        ("own/deep/notes.txt", ""),
    ]);
    let at = |path: &str| top.path().join(path);
    let none: &[(&str, &str)] = &[];
    assert_eq!(plan_read(top.path(), none, &["validate"]), "plans/main.yaml");
    assert_eq!(plan_read(&at("plans"), none, &["validate"]), "main.yaml");
    assert_eq!(plan_read(&at("own/deep"), none, &["validate"]), "../program.yaml");
    assert_eq!(plan_read(top.path(), none, &["validate", "own"]), "own/program.yaml");
    assert_eq!(plan_read(top.path(), &[("KCP_PLAN", "other.yaml")], &["validate"]), "other.yaml");
    let empty = kcp(top.path(), "en", &["validate", "own/deep"]);
    assert!(empty.code == 2 && empty.stderr.contains("no plan in the folder own/deep"), "{}", empty.stderr);
    let both = plan_read(top.path(), &[("KCP_PLAN", "other.yaml")], &["validate", "own/program.yaml"]);
    assert_eq!(both, "own/program.yaml");
    assert_eq!(plan_read(&at("own"), none, &["report", "matrix"]), "program.yaml");
}

#[test]
fn the_search_for_a_plan_ends_at_the_root_of_the_repository() {
    let top = folder(&[("program.yaml", PLAN), ("inner/.git/HEAD", ""), ("inner/deep/notes.txt", "")]);
    let run = kcp(&top.path().join("inner/deep"), "ru", &["validate"]);
    assert_eq!((run.code, run.stdout.as_str()), (2, ""));
    assert!(run.stderr.contains("план не найден") && run.stderr.contains("kcp init"), "{}", run.stderr);
}

#[test]
fn a_broken_kcp_toml_does_not_hide_the_plan_beside_it() {
    let top = folder(&[("kcp.toml", "language = ru\n[rules\n"), ("program.yaml", PLAN)]);
    let run = kcp(top.path(), "en", &["validate", "--format", "short"]);
    assert_eq!(run.code, 1);
    assert!(run.stdout.starts_with("kcp.toml:1:12: error[toml-syntax]"), "{}", run.stdout);
    std::fs::write(top.path().join("kcp.toml"), "program = 'main.yaml'\n").unwrap();
    let run = kcp(top.path(), "en", &["validate"]);
    assert_eq!(run.code, 2);
    assert!(run.stderr.contains("main.yaml") && run.stderr.contains("kcp.toml"), "{}", run.stderr);
    std::fs::write(top.path().join("kcp.toml"), "[rules\n").unwrap();
    std::fs::remove_file(top.path().join("program.yaml")).unwrap();
    let run = kcp(top.path(), "en", &["validate"]);
    assert_eq!(run.code, 2);
    assert!(run.stderr.contains("kcp.toml"), "{}", run.stderr);
}

#[test]
fn standard_input_is_a_plan_under_the_name_it_is_given() {
    let top = folder(&[("kcp.toml", ""), ("plans/kcp.toml", "[rules]\nunknown-key = 'warn'\n")]);
    let mut named =
        command(top.path(), "en", &["validate", "-", "--stdin-name", "plans/new.yaml", "--format", "short"]);
    let named = run(&mut named, FAULTY.as_bytes());
    assert_eq!(named.code, 0);
    assert!(named.stdout.contains("plans/new.yaml:4:1: warning[unknown-key]"), "{}", named.stdout);
    let mut plain = command(top.path(), "en", &["validate", "-", "--format", "short"]);
    let plain = run(&mut plain, FAULTY.as_bytes());
    assert_eq!(plain.code, 1);
    assert!(plain.stdout.contains("<stdin>:4:1: error[unknown-key]"), "{}", plain.stdout);
}

#[test]
fn the_day_is_the_option_s_else_the_environment_s() {
    let top = folder(&[("program.yaml", PLAN)]);
    let variable = [("KCP_AS_OF", "2030-10-01")];
    let of = |variables: &[(&str, &str)], args: &[&str]| {
        let run = with(top.path(), "en", variables, &[&["validate", "--format", "json"], args].concat());
        let json: serde_json::Value = serde_json::from_str(&run.stdout).unwrap();
        json["as_of"].as_str().unwrap().to_owned()
    };
    assert_eq!(of(&variable, &[]), "2030-10-01");
    assert_eq!(of(&variable, &["--as-of", "2030-01-31"]), "2030-01-31");
    let run = with(top.path(), "en", &[("KCP_AS_OF", "soon")], &["validate"]);
    assert_eq!(run.code, 2);
    assert!(run.stderr.contains("KCP_AS_OF") && run.stderr.contains("soon"), "{}", run.stderr);
}

#[test]
fn options_hold_before_and_after_the_command() {
    let top = folder(&[("program.yaml", PLAN)]);
    let after = kcp(top.path(), "en", &["report", "--lang", "ru", "--as-of", "2030-01-31", "--width", "60"]);
    let before = kcp(top.path(), "en", &["--lang", "ru", "--as-of", "2030-01-31", "--width", "60", "report"]);
    assert_eq!(before.stdout, after.stdout);
    assert!(after.stdout.contains("31.01.2030"), "{}{}", after.stdout, after.stderr);
}

#[test]
fn messages_are_in_the_language_of_option_environment_settings_locale_plan() {
    let russian = |run: &str| run.chars().any(|c| ('а'..='я').contains(&c));
    let files: &[(&str, &str)] = &[("program.yaml", "kcp: 1\ntitle: A\ngoal: B\nlanguage: ru\nx: 1\n")];
    let plain = folder(files);
    let configured = folder(&[files, &[("kcp.toml", "language = 'en'\n")]].concat());
    let of = |folder: &tempfile::TempDir, locale: &str, variables: &[(&str, &str)], args: &[&str]| {
        let variables = [&[("LANG", locale)], variables].concat();
        let args = [&["validate", "-q"], args].concat();
        russian(&with(folder.path(), "en", &variables, &args).stdout)
    };
    assert!(of(&plain, "C", &[], &[]), "the plan's own, where nothing else names one");
    assert!(!of(&plain, "en_US.UTF-8", &[], &[]), "the locale goes before the plan");
    assert!(!of(&configured, "ru_RU.UTF-8", &[], &[]), "kcp.toml goes before the locale");
    assert!(of(&configured, "C", &[("KCP_LANG", "ru")], &[]), "the environment goes before kcp.toml");
    assert!(!of(&plain, "C", &[("KCP_LANG", "ru")], &["--lang", "en"]), "the option goes first");
    let bad = with(plain.path(), "ru", &[("KCP_LANG", "de")], &["validate"]);
    assert_eq!(bad.code, 2);
    assert!(bad.stderr.contains("KCP_LANG"), "{}", bad.stderr);
}

#[test]
fn a_report_is_in_the_language_of_its_plan_unless_the_option_says_otherwise() {
    let top = folder(&[("program.yaml", &format!("{PLAN}language: ru\n"))]);
    let of = |args: &[&str]| kcp(top.path(), "en", &[&["report", "--format", "csv"], args].concat()).stdout;
    assert!(of(&[]).contains("Мероприятие"), "{}", of(&[]));
    assert!(!of(&["--lang", "en"]).contains("Мероприятие"));
}

#[test]
fn levels_come_from_settings_and_options_the_later_winning() {
    let top = folder(&[("kcp.toml", "[rules]\nunknown-key = 'info'\n"), ("program.yaml", FAULTY)]);
    let level = |args: &[&str]| {
        let (code, json) = kcp_json(top.path(), &[&["validate"], args].concat());
        let found = json["diagnostics"].as_array().unwrap().iter().find(|one| one["rule"] == "unknown-key");
        (code, found.map(|one| one["level"].as_str().unwrap().to_owned()).unwrap_or_default())
    };
    let is = |code: i32, level: &str| (code, level.to_owned());
    assert_eq!(level(&[]), is(0, "info"));
    assert_eq!(level(&["--deny", "unknown-key"]), is(1, "error"));
    assert_eq!(level(&["--deny", "unknown-key", "--allow", "unknown-key"]), is(0, ""));
    assert_eq!(level(&["--allow", "unknown-key", "--warn", "unknown-key"]), is(0, "warning"));
    assert_eq!(level(&["--warn", "unknown-key", "--deny", "warnings"]), is(1, "error"));
}

#[test]
fn faults_of_kcp_toml_are_shown_once_for_all_its_plans() {
    let top = folder(&[("kcp.toml", "[rules]\nunknown-kye = 'info'\n"), ("a.yaml", PLAN), ("b.yaml", PLAN)]);
    let run = kcp(top.path(), "en", &["validate", "a.yaml", "b.yaml", "--format", "short"]);
    let expected = "kcp.toml:2:1: warning[unknown-rule]: there is no rule “unknown-kye”\n";
    assert_eq!((run.code, run.stdout.as_str()), (0, expected));
}
