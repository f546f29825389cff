//! The workflows and the hook that are there to be copied do what they say.

use super::{CLEAN, FAULTY, repository, write};
use crate::sources::root;
use std::path::Path;
use std::process::Command;

/// The commands of kcp that a workflow runs, in its order.
fn commands(path: &str) -> Vec<String> {
    let text = std::fs::read_to_string(root().join(path)).unwrap();
    let heads = ["run: kcp ", "- kcp ", "entry: kcp "];
    let command = |line: &str| {
        let rest = heads.iter().find_map(|head| line.trim().strip_prefix(head))?;
        Some(format!("kcp {rest}"))
    };
    text.lines().filter_map(command).collect()
}

/// Runs a step as a build machine does.
fn step(command: &str, folder: &Path) -> i32 {
    let kcp = Path::new(env!("CARGO_BIN_EXE_kcp")).parent().unwrap();
    let path = format!("{}:{}", kcp.display(), std::env::var("PATH").unwrap_or_default());
    let mut shell = Command::new("sh");
    shell.args(["-e", "-c", command]).current_dir(folder).env("PATH", path).env("KCP_LANG", "ru");
    crate::command::run(&mut shell, b"").code
}

#[cfg(unix)]
#[test]
fn workflows_pass_on_clean_plans_and_fail_on_faulty_ones() {
    for (path, report, passing) in [
        ("docs/ci/github.yml", Some("kcp.sarif"), [1, 0]),
        ("docs/ci/gitlab-ci.yml", Some("gl-code-quality-report.json"), [0, 1]),
    ] {
        let folder = repository(&[("plans/program.yaml", CLEAN)]);
        let commands = commands(path);
        let codes = |folder: &Path| commands.iter().map(|one| step(one, folder)).collect::<Vec<_>>();
        assert_eq!(codes(folder.path()), [0, 0], "{path}: {commands:?}");
        write(folder.path(), "plans/program.yaml", FAULTY);
        assert_eq!(codes(folder.path()), passing, "{path}: {commands:?}");
        let text = std::fs::read_to_string(folder.path().join(report.unwrap())).unwrap();
        assert!(text.contains("unknown-key"), "{text}");
        assert!(std::fs::read_to_string(root().join(path)).unwrap().contains(report.unwrap()));
    }
}

#[cfg(unix)]
#[test]
fn the_hook_checks_the_plans_of_the_repository() {
    let commands = commands(".pre-commit-hooks.yaml");
    assert_eq!(commands, ["kcp validate .", "kcp fmt ."]);
    let folder = repository(&[("plans/program.yaml", CLEAN), ("ci.yaml", "version: 1\n")]);
    assert_eq!(step(&commands[0], folder.path()), 0);
    write(folder.path(), "plans/program.yaml", FAULTY);
    assert_eq!(step(&commands[0], folder.path()), 1);
    assert_eq!(step(&format!("{} --allow unknown-key --deny warnings", commands[0]), folder.path()), 1);
}

#[cfg(unix)]
#[test]
fn the_hook_lays_out_the_plans_of_the_repository() {
    let hook = &commands(".pre-commit-hooks.yaml")[1];
    let other = "version:   1\n";
    let folder = repository(&[("plans/program.yaml", CLEAN), ("ci.yaml", other)]);
    let text = |path: &str| std::fs::read_to_string(folder.path().join(path)).unwrap();
    assert_eq!(step(hook, folder.path()), 0);
    let tidy = text("plans/program.yaml");
    write(folder.path(), "plans/program.yaml", &tidy.replacen(": ", ":   ", 1));
    assert_eq!(step(&format!("{hook} --check"), folder.path()), 1);
    assert_ne!(text("plans/program.yaml"), tidy);
    assert_eq!(step(hook, folder.path()), 0, "pre-commit sees for itself that a file changed");
    assert_eq!(text("plans/program.yaml"), tidy);
    assert_eq!(text("ci.yaml"), other, "what is no plan stays as it is");
    write(folder.path(), "plans/program.yaml", &tidy.replacen("title: ", "title ", 1));
    assert_eq!(step(hook, folder.path()), 1);
}

/// The hooks that the page shows are there.
#[test]
fn the_page_names_the_hooks() {
    let ids = |path: &str| -> Vec<String> {
        let text = std::fs::read_to_string(root().join(path)).unwrap();
        let ids = text.lines().filter_map(|line| line.trim().strip_prefix("- id: ").map(str::to_owned));
        let mut ids: Vec<String> = ids.collect();
        ids.sort();
        ids
    };
    assert_eq!(ids("docs/ci.md"), ids(".pre-commit-hooks.yaml"));
}
