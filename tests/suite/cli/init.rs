//! `kcp init`.

use super::folder;
use crate::command::kcp;
use std::fs;

/// On the first and last days of months and years, in a leap year too.
const DAYS: [&str; 8] = [
    "2024-02-29",
    "2025-01-01",
    "2025-01-31",
    "2025-06-15",
    "2025-08-31",
    "2025-09-01",
    "2025-12-31",
    "2026-11-30",
];

#[test]
fn every_template_is_laid_out_and_passes_without_a_message_on_any_day() {
    for template in ["minimal", "quality"] {
        for lang in ["ru", "en"] {
            for day in DAYS {
                let folder = folder(&[]);
                let options = ["--template", template, "--lang", lang, "--as-of", day];
                let made = kcp(folder.path(), "en", &[&["init"], &options[..]].concat());
                assert_eq!((made.code, made.stderr.as_str()), (0, ""), "{options:?}");
                let checked = kcp(folder.path(), "en", &["validate", "--format", "short", "--as-of", day]);
                assert_eq!((checked.code, checked.stdout.as_str()), (0, ""), "{options:?}");
                let laid_out = kcp(folder.path(), "en", &["fmt", "--check"]);
                assert_eq!(laid_out.code, 0, "{options:?}: {}", laid_out.stderr);
            }
        }
    }
}

#[test]
fn the_plan_is_dated_from_today() {
    let folder = folder(&[]);
    kcp(folder.path(), "en", &["init", "--as-of", "2025-11-30"]);
    let plan = fs::read_to_string(folder.path().join("program.yaml")).unwrap();
    assert!(plan.contains("dates: 2025-11/2026-10"), "{plan}");
}

#[test]
fn what_exists_is_left_as_it_is() {
    let folder = folder(&[("program.yaml", "моё\n")]);
    let run = kcp(folder.path(), "ru", &["init"]);
    assert_eq!((run.code, run.stdout.as_str()), (2, ""));
    assert!(run.stderr.contains("program.yaml уже есть"), "{}", run.stderr);
    assert_eq!(fs::read_to_string(folder.path().join("program.yaml")).unwrap(), "моё\n");
}

#[test]
fn a_new_folder_is_created_and_the_next_command_is_named() {
    let folder = folder(&[]);
    let run = kcp(folder.path(), "ru", &["init", "наши планы/2026"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert!(run.stdout.contains("kcp validate \"наши планы/2026/program.yaml\""), "{}", run.stdout);
    let here = folder.path().join("наши планы/2026");
    assert_eq!(fs::read_dir(&here).unwrap().count(), 2);
    assert_eq!(kcp(&here, "ru", &["validate"]).code, 0);
}
