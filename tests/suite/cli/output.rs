//! Streams, exit codes, files written, colours, and the JSON of the small commands.

use super::{FAULTY, PLAN, folder, with};
use crate::command::{command, kcp, kcp_json};
use std::fs;
use std::process::Stdio;

#[test]
fn exit_codes_tell_fine_from_faulty_from_failed() {
    let top = folder(&[("good.yaml", PLAN), ("bad.yaml", FAULTY)]);
    let code = |args: &[&str]| kcp(top.path(), "ru", args).code;
    assert_eq!(code(&["validate", "good.yaml", "--as-of", "2030-01-01"]), 0);
    assert_eq!(code(&["check", "bad.yaml"]), 1);
    assert_eq!(code(&["validate", "good.yaml", "bad.yaml"]), 1);
    assert_eq!(code(&["validate", "none.yaml"]), 2);
    assert_eq!(code(&["validate", "--no-such"]), 2);
    assert_eq!(code(&["date", "2021-12"]), 0);
    assert_eq!(code(&["date", "2021-2022"]), 1);
}

#[test]
fn a_plan_that_cannot_be_read_keeps_no_other_from_being_checked() {
    let top = folder(&[("bad.yaml", FAULTY)]);
    let run = kcp(top.path(), "ru", &["validate", "none.yaml", "bad.yaml", "gone.yaml", "--format", "short"]);
    assert_eq!(run.code, 2);
    assert!(run.stdout.starts_with("bad.yaml:4:1: error[unknown-key]"), "{}", run.stdout);
    assert!(run.stderr.contains("none.yaml") && run.stderr.contains("gone.yaml"), "{}", run.stderr);
}

#[test]
fn quiet_is_the_summary_and_verbose_goes_to_standard_error() {
    let top = folder(&[("program.yaml", FAULTY)]);
    let quiet = kcp(top.path(), "ru", &["validate", "-q"]);
    assert_eq!(quiet.stdout.lines().count(), 1, "{}", quiet.stdout);
    assert!(quiet.stdout.contains("1 ошибка"), "{}", quiet.stdout);
    let plain = kcp(top.path(), "ru", &["validate"]);
    let verbose = kcp(top.path(), "ru", &["validate", "-v", "--as-of", "2021-12-15"]);
    assert_eq!(verbose.stdout, plain.stdout);
    assert_eq!(plain.stderr, "");
    assert_eq!(verbose.stderr, "План: program.yaml, на 15.12.2021\nНастройки: нет файла kcp.toml\n");
}

#[test]
fn a_closed_pipe_ends_quietly() {
    let top = folder(&[("program.yaml", FAULTY)]);
    for (args, code) in [(&["rules"][..], 0), (&["validate"], 1), (&["help"], 0), (&["report", "--list"], 0)]
    {
        let (reader, writer) = std::io::pipe().unwrap();
        drop(reader);
        let mut command = command(top.path(), "ru", args);
        let done = command.stdin(Stdio::null()).stdout(writer).stderr(Stdio::piped()).output().unwrap();
        assert_eq!((done.status.code(), done.stderr.as_slice()), (Some(code), &b""[..]), "{args:?}");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_a_failure_with_words() {
    let top = folder(&[("program.yaml", PLAN)]);
    let full = || fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
    let mut command = command(top.path(), "ru", &["rules"]);
    let done = command.stdin(Stdio::null()).stdout(full()).stderr(Stdio::piped()).output().unwrap();
    assert_eq!(done.status.code(), Some(2));
    assert!(String::from_utf8(done.stderr).unwrap().contains("на диске нет места"));
    let run = kcp(top.path(), "ru", &["report", "--format", "json", "-o", "/dev/full"]);
    assert_eq!(run.code, 2);
    assert!(run.stderr.contains("/dev/full") && run.stderr.contains("на диске нет места"), "{}", run.stderr);
}

#[test]
fn a_report_is_written_by_the_ending_of_its_file() {
    let top = folder(&[("program.yaml", PLAN)]);
    let written = |args: &[&str]| {
        let run = kcp(top.path(), "ru", &[&["report", "--as-of", "2030-01-01"], args].concat());
        assert_eq!((run.code, run.stdout.as_str()), (0, ""), "{}", run.stderr);
        fs::read(top.path().join(args.last().unwrap())).unwrap()
    };
    let json: serde_json::Value = serde_json::from_slice(&written(&["-o", "отчёт.json"])).unwrap();
    assert_eq!((&json["kind"], &json["report"]), (&"report".into(), &"directions".into()));
    assert!(String::from_utf8(written(&["-o", "отчёт.md"])).unwrap().contains("| "));
    assert!(written(&["--for", "excel", "-o", "отчёт.csv"]).starts_with("\u{feff}".as_bytes()));
    assert!(!written(&["-o", "отчёт.csv"]).starts_with("\u{feff}".as_bytes()));
    assert!(!written(&["--color", "always", "-o", "отчёт.txt"]).contains(&0x1b));
    let plan = top.path().join("program.yaml");
    let other =
        serde_json::from_slice::<serde_json::Value>(&written(&["--format", "json", "-o", "отчёт.md"]));
    assert!(other.is_ok(), "the option goes before the ending");
    assert_eq!(fs::read_to_string(plan).unwrap(), PLAN);
}

#[test]
fn a_report_never_overwrites_its_plan() {
    let top = folder(&[("program.yaml", PLAN), ("sub/notes.txt", "")]);
    let refused = |output: &str| {
        let run = kcp(top.path(), "ru", &["report", "--format", "json", "-o", output]);
        assert_eq!((run.code, run.stdout.as_str()), (2, ""), "{output}");
        assert!(run.stderr.contains("поверх плана"), "{}", run.stderr);
        assert_eq!(fs::read_to_string(top.path().join("program.yaml")).unwrap(), PLAN);
    };
    refused("program.yaml");
    refused("sub/../program.yaml");
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink("program.yaml", top.path().join("link.json")).unwrap();
        refused("link.json");
    }
}

#[test]
fn a_report_never_overwrites_the_settings() {
    let settings = "program = \"plans/plan.yaml\"\n";
    let top = folder(&[("plans/plan.yaml", PLAN), ("kcp.toml", settings)]);
    for output in ["kcp.toml", "plans/../kcp.toml"] {
        let run = kcp(top.path(), "ru", &["report", "--format", "json", "-o", output]);
        assert_eq!((run.code, run.stdout.as_str()), (2, ""), "{output}");
        assert!(run.stderr.contains("поверх настроек"), "{}", run.stderr);
        assert_eq!(fs::read_to_string(top.path().join("kcp.toml")).unwrap(), settings);
    }
}

#[test]
fn the_first_word_of_report_is_a_report_if_it_names_one_else_the_plan() {
    let top = folder(&[("program.yaml", PLAN), ("matrix", PLAN), ("plan", PLAN)]);
    let of = |args: &[&str]| {
        let (code, json) = kcp_json(top.path(), &[&["report", "--as-of", "2030-01-01"], args].concat());
        assert_eq!(code, 0, "{args:?}");
        let word = |value: &serde_json::Value| value.as_str().unwrap().to_owned();
        (word(&json["report"]), word(&json["plan"]["path"]))
    };
    let is = |report: &str, plan: &str| (report.to_owned(), plan.to_owned());
    assert_eq!(of(&[]), is("directions", "program.yaml"));
    assert_eq!(of(&["matrix"]), is("matrix", "program.yaml"));
    assert_eq!(of(&["./matrix"]), is("directions", "./matrix"));
    assert_eq!(of(&["matrix", "matrix"]), is("matrix", "matrix"));
    assert_eq!(of(&["plan"]), is("directions", "plan"));
    assert_eq!(of(&["goals", "plan"]), is("goals", "plan"));
}

#[test]
fn a_report_that_leaves_something_out_says_so() {
    let broken = PLAN.replace("due: 2030-09-15", "due: 2030-19-15");
    let top = folder(&[("program.yaml", &broken), ("nothing.yaml", "name: x\n")]);
    let run = kcp(top.path(), "ru", &["report", "--as-of", "2030-01-01"]);
    assert_eq!(run.code, 1, "{}{}", run.stdout, run.stderr);
    assert!(run.stderr.contains("1 ошибка") && run.stderr.contains("kcp validate program.yaml"));
    let (code, json) = kcp_json(top.path(), &["report", "--as-of", "2030-01-01"]);
    assert_eq!((code, &json["complete"]), (1, &false.into()));
    let none = kcp(top.path(), "ru", &["report", "nothing.yaml"]);
    assert_eq!((none.code, none.stdout.as_str()), (2, ""));
    assert!(none.stderr.contains("[not-a-plan]"), "{}", none.stderr);
}

#[test]
fn the_reports_are_listed() {
    let top = folder(&[]);
    for language in ["ru", "en"] {
        let run = kcp(top.path(), language, &["report", "--list", "--width", "200"]);
        let names: Vec<&str> = run.stdout.lines().filter_map(|line| line.split("  ").next()).collect();
        assert_eq!(
            names,
            [
                "directions",
                "matrix",
                "goals",
                "people",
                "deadlines",
                "passport",
                "priorities",
                "balance",
                "sensitivity",
            ]
        );
    }
}

#[test]
fn colours_are_used_where_they_are_wanted() {
    let top = folder(&[("program.yaml", FAULTY)]);
    let colored = |variables: &[(&str, &str)], args: &[&str]| {
        with(top.path(), "ru", variables, args).stdout.contains('\u{1b}')
    };
    for args in [&["validate"][..], &["rules"], &["explain", "unknown-key"], &["help"], &["report"]] {
        let always = [args, &["--color", "always"]].concat();
        assert!(colored(&[], &always), "{args:?}");
        assert!(colored(&[("NO_COLOR", "1")], &always), "{args:?}");
        assert!(!colored(&[], args), "{args:?}");
        assert!(!colored(&[("CLICOLOR_FORCE", "1")], &[args, &["--color", "never"]].concat()), "{args:?}");
    }
}

#[test]
fn every_rule_is_listed_and_explained_in_both_languages() {
    let top = folder(&[]);
    let (_, json) = kcp_json(top.path(), &["rules"]);
    let names: Vec<&str> =
        json["rules"].as_array().unwrap().iter().filter_map(|r| r["name"].as_str()).collect();
    assert!(names.len() > 10, "{names:?}");
    for language in ["ru", "en"] {
        let list = kcp(top.path(), language, &["rules"]).stdout;
        for name in &names {
            assert!(list.contains(name), "{name}");
            let run = kcp(top.path(), language, &["explain", name]);
            assert_eq!((run.code, run.stderr.as_str()), (0, ""), "{name}");
            assert!(run.stdout.starts_with(name) && run.stdout.lines().count() > 6, "{}", run.stdout);
            assert!(!run.stdout.contains(['⟦', '⟧']) && !run.stdout.contains(".explanation"), "{name}");
        }
        let explained = kcp(top.path(), language, &["explain", "unknown-key", "--width", "80"]).stdout;
        insta::assert_snapshot!(format!("explain_{language}"), explained);
    }
}

#[test]
fn a_picture_goes_to_standard_output_byte_for_byte() {
    let top = folder(&[("program.yaml", PLAN)]);
    let of = |args: &[&str]| {
        let mut command =
            command(top.path(), "ru", &[&["report", "goals", "--format", "png"], args].concat());
        command.stdin(Stdio::null()).output().unwrap()
    };
    let piped = of(&[]);
    assert_eq!(piped.status.code(), Some(0));
    assert!(of(&["-o", "a.png"]).stdout.is_empty());
    let written = fs::read(top.path().join("a.png")).unwrap();
    assert!(written.starts_with(b"\x89PNG\r\n\x1a\n") && piped.stdout == written);
    assert_eq!((of(&["-o", "-"]).stdout, of(&["--color", "always"]).stdout), (written.clone(), written));
}

#[test]
fn judgements_that_connect_nothing_are_no_error_of_the_report() {
    let text = PLAN.replace(
        "goal: Кружок работает\n",
        "goal:\n  title: Кружок работает\n  pairwise: []\n  subgoals: [А, Б]\n",
    );
    let top = folder(&[("program.yaml", &text)]);
    for name in ["goals", "sensitivity"] {
        let run = kcp(top.path(), "ru", &["report", name]);
        assert_eq!((run.code, run.stderr.as_str()), (0, ""), "{name}");
        assert!(run.stdout.contains("не связывают"), "{}", run.stdout);
    }
}

#[test]
fn an_order_is_refused_where_it_orders_nothing() {
    let top = folder(&[("program.yaml", PLAN)]);
    for name in ["balance", "sensitivity"] {
        let run = kcp(top.path(), "ru", &["report", name, "--sort", "deadline"]);
        assert!(run.code == 2 && run.stderr.contains("--sort"), "{name}: {}", run.stderr);
    }
    assert_eq!(kcp(top.path(), "ru", &["report", "priorities", "--sort", "deadline"]).code, 0);
}
