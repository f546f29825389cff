//! `validate --fix` and `fmt`: what is written, what is said and where, and the exit codes.

use super::folder;
use crate::command::{Run, command, kcp, run};
use std::fs;
use std::path::Path;
use unicode_width::UnicodeWidthStr;

const FAULTY: &str = include_str!("../../data/fmt/faulty.txt");
const UNTIDY: &str = include_str!("../../data/fmt/untidy.yaml");

fn read(folder: &Path) -> String {
    fs::read_to_string(folder.join("program.yaml")).unwrap()
}

/// All that a run says, and what the file is afterwards.
fn shown(run: &Run, folder: &Path) -> String {
    for line in run.stderr.lines() {
        assert!(line.width() <= 80, "{line}");
    }
    let (out, err, code) = (&run.stdout, &run.stderr, run.code);
    format!("──── standard error\n{err}──── standard output\n{out}──── {code}\n{}", read(folder))
}

#[test]
fn what_is_mended_is_said_and_what_remains_is_shown() {
    for language in ["ru", "en"] {
        let folder = folder(&[("program.yaml", FAULTY)]);
        let args = ["check", "--fix", "--as-of", "2021-12-15", "--lang", language, "--format", "short"];
        let run = kcp(folder.path(), language, &args);
        insta::assert_snapshot!(format!("fix_{language}"), shown(&run, folder.path()));
    }
}

#[test]
fn a_diff_changes_nothing() {
    for language in ["ru", "en"] {
        let folder = folder(&[("program.yaml", FAULTY)]);
        let args = ["check", "--fix", "--diff", "--as-of", "2021-12-15", "--lang", language];
        let run = kcp(folder.path(), language, &args);
        assert_eq!(read(folder.path()), FAULTY);
        assert_eq!(run.code, 1);
        insta::assert_snapshot!(format!("fix_diff_{language}"), run.stdout + &run.stderr);
    }
}

#[test]
fn an_unsafe_mend_says_which_choice_was_taken() {
    let plan = "kcp: 1\ntitle: А\ngoal: Б\ndates: 2021-01/2022-12\ndirections:\n  - title: В\n    \
                activities:\n      - { title: Г, dates: 2021-2022 }\n";
    for (language, said) in [("ru", "первое из 2 исправлений"), ("en", "the first of 2 mends")]
    {
        let folder = folder(&[("program.yaml", plan)]);
        let run = |args: &[&str]| kcp(folder.path(), language, args);
        assert!(!run(&["check", "--fix", "--lang", language]).stderr.contains(said));
        assert_eq!(read(folder.path()), plan);
        let run = run(&["check", "--fix", "--unsafe", "ambiguous-date", "--lang", language]);
        assert!(run.stderr.contains(said), "{}", run.stderr);
        assert_eq!(read(folder.path()), plan.replace("2021-2022", "2021/22"));
    }
}

#[test]
fn options_of_mending_stand_together() {
    let folder = folder(&[("program.yaml", FAULTY)]);
    for (args, said) in [
        (vec!["check", "--diff"], "--fix"),
        (vec!["check", "--unsafe", "no-date"], "--fix"),
        (vec!["check", "--fix", "--unsafe", "no-dat"], "no-date"),
        (vec!["check", "--fix", "--unsafe", "no-date", "--unsafe", "bad-id"], "--unsafe"),
    ] {
        let run = kcp(folder.path(), "ru", &args);
        assert_eq!((run.code, run.stdout.as_str()), (2, ""), "{args:?}");
        assert!(run.stderr.contains(said), "{args:?}: {}", run.stderr);
    }
    assert_eq!(read(folder.path()), FAULTY);
}

#[test]
fn from_standard_input_the_plan_goes_to_standard_output() {
    let folder = folder(&[]);
    let fixed = run(&mut command(folder.path(), "ru", &["check", "--fix", "-"]), FAULTY.as_bytes());
    assert!(
        fixed.stdout.starts_with("kcp: 1\ntitle: Школа\norganization: \"Школа #5\"\n"),
        "{}",
        fixed.stdout
    );
    assert!(fixed.stderr.contains("ambiguous-date"));
    assert_eq!(fixed.code, 1);
    let laid = run(&mut command(folder.path(), "ru", &["fmt", "-"]), UNTIDY.as_bytes());
    assert!(laid.stdout.starts_with("# yaml-language-server: $schema=x\nkcp: 1\n"), "{}", laid.stdout);
    assert_eq!((laid.code, laid.stderr.as_str()), (0, ""));
    let refused = run(&mut command(folder.path(), "ru", &["fmt", "-"]), FAULTY.as_bytes());
    assert_eq!((refused.code, refused.stdout.as_str()), (1, ""));
}

#[test]
fn a_plan_is_laid_out_once() {
    for (language, changed, unchanged) in [
        ("ru", "program.yaml: приведён к единой форме\n", "program.yaml: менять нечего\n"),
        ("en", "program.yaml: laid out\n", "program.yaml: nothing to change\n"),
    ] {
        let folder = folder(&[("program.yaml", UNTIDY)]);
        let fmt =
            |args: &[&str]| kcp(folder.path(), language, &[&["fmt", "--lang", language], args].concat());
        let check = fmt(&["--check"]);
        assert_eq!((check.code, check.stdout.as_str(), check.stderr.as_str()), (1, "program.yaml\n", ""));
        let diff = fmt(&["--diff"]);
        assert!(diff.stdout.starts_with("--- program.yaml\n+++ program.yaml\n@@"), "{}", diff.stdout);
        assert_eq!((diff.code, diff.stderr.as_str()), (0, ""));
        assert_eq!(fmt(&["--diff", "--check"]).code, 1);
        assert_eq!(read(folder.path()), UNTIDY);
        let run = fmt(&[]);
        assert_eq!((run.code, run.stdout.as_str(), run.stderr.as_str()), (0, "", changed));
        let laid = read(folder.path());
        let again = fmt(&[]);
        assert_eq!((again.code, again.stdout.as_str(), again.stderr.as_str()), (0, "", unchanged));
        assert_eq!(read(folder.path()), laid);
        assert_eq!((fmt(&["--check"]).code, fmt(&["-q"]).stderr), (0, String::new()));
    }
}

#[test]
fn a_faulty_text_is_named_and_left_as_it_is() {
    for language in ["ru", "en"] {
        let text = "kcp: 1\ntitle: Урок: итоги\ngoal: Да\n";
        let folder = folder(&[("program.yaml", text), ("fine.yaml", super::PLAN)]);
        let args = ["fmt", "program.yaml", "fine.yaml", "--lang", language];
        let run = kcp(folder.path(), language, &args);
        insta::assert_snapshot!(format!("fmt_faulty_{language}"), shown(&run, folder.path()));
        let args = ["fmt", "missing.yaml", "fine.yaml", "--check"];
        assert_eq!(kcp(folder.path(), language, &args).code, 2);
    }
}

#[test]
fn space_that_nobody_sees_is_said_in_words() {
    let plan = "kcp: 1\ntitle: А\ngoal:\n\ttitle: Б\n";
    for (language, said) in [("ru", "табуляция → 2\u{a0}пробела"), ("en", "a tab → 2 spaces")]
    {
        let folder = folder(&[("program.yaml", plan)]);
        let run = kcp(folder.path(), language, &["check", "--fix", "--lang", language]);
        let spoken = run.stderr.replace('\u{a0}', " ");
        assert!(spoken.contains(&said.replace('\u{a0}', " ")) && !spoken.contains('\t'), "{}", run.stderr);
    }
}

#[test]
fn a_rule_without_mends_is_said_to_have_none() {
    let plan = "kcp: 1\ntitle: А\ngoal: Б\ndirections:\n  - title: В\n    activities:\n      \
                - { title: Г, dates: 2021-09-10, responsible: a }\npeople: { a: Директор }\n";
    let asked = ["check", "--fix", "--unsafe", "overdue", "--as-of", "2021-12-15"];
    for (language, said) in
        [("ru", "для правила overdue готовых исправлений нет"), ("en", "no ready mends for the rule overdue")]
    {
        let folder = folder(&[("program.yaml", plan)]);
        let run = kcp(folder.path(), language, &[&asked[..], &["--lang", language]].concat());
        assert!(run.stderr.contains(said), "{}", run.stderr);
    }
}
