//! The texts around the code say what is so: samples, links, lists of keys and of dependencies.

use crate::command::{kcp, kcp_json};
use crate::sources::{files, root};
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

/// The texts that show samples of output, with the language that their reader's computer speaks.
const READMES: [(&str, &str); 2] = [("README.md", "en"), ("README.ru.md", "ru")];

/// The first `yaml` block is a plan; each `console` block holds a command and what it prints in the folder of
/// that plan. After the first command the plan is mended by kcp's own first mend. `UPDATE_DOCS=1` rewrites.
#[test]
fn readme_samples_are_what_kcp_prints() {
    for (name, language) in READMES {
        let path = root().join(name);
        let text = fs::read_to_string(&path).unwrap();
        let plan = block(&text, "yaml").0;
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("program.yaml"), plan).unwrap();

        let (mut now, mut rest) = (String::new(), text.as_str());
        let mut samples = 0;
        while rest.contains("```console\n") {
            let (sample, from) = block(rest, "console");
            let command = sample.lines().next().unwrap();
            let args: Vec<&str> = command.strip_prefix("$ kcp ").unwrap().split_whitespace().collect();
            let run = kcp(folder.path(), language, &args);
            now.push_str(&rest[..from]);
            now.push_str(&format!("{command}\n{}", run.stdout));
            rest = &rest[from + sample.len()..];
            if samples == 0 {
                assert_eq!(run.code, 1, "{name}: the first sample shows a fault\n{}", run.stderr);
                mend(folder.path());
            } else {
                assert_eq!(run.code, 0, "{name}: {command}\n{}", run.stderr);
            }
            samples += 1;
        }
        now.push_str(rest);
        assert_eq!(samples, 2, "{name}: a diagnostic and a report");
        if std::env::var_os("UPDATE_DOCS").is_some() {
            fs::write(&path, &now).unwrap();
        } else {
            assert_eq!(text, now, "{name} is out of date; UPDATE_DOCS=1 rewrites it");
        }
    }
}

/// Applies the first mend of the first fault.
fn mend(folder: &Path) {
    let (_, json) = kcp_json(folder, &["validate", "program.yaml"]);
    let edit = &json["diagnostics"][0]["fixes"][0]["edits"][0];
    let offset = |end: &str| usize::try_from(edit[end]["offset"].as_u64().unwrap()).unwrap();
    let path = folder.join("program.yaml");
    let mut plan = fs::read_to_string(&path).unwrap();
    plan.replace_range(offset("start")..offset("end"), edit["text"].as_str().unwrap());
    fs::write(&path, plan).unwrap();
}

/// The first fenced block of a kind and where its content begins.
fn block<'a>(text: &'a str, kind: &str) -> (&'a str, usize) {
    let fence = format!("```{kind}\n");
    let from = text.find(&fence).unwrap_or_else(|| panic!("no {fence}")) + fence.len();
    let end = text[from..].find("```").unwrap();
    (&text[from..from + end], from)
}

#[test]
fn the_plan_of_the_russian_readme_is_the_minimal_example_with_a_slip() {
    let readme = fs::read_to_string(root().join("README.ru.md")).unwrap();
    let example = fs::read_to_string(root().join("examples/minimal/program.yaml")).unwrap();
    let slip = block(&readme, "yaml").0;
    let differing = slip.lines().zip(example.lines()).filter(|(one, other)| one != other).count();
    assert_eq!((slip.lines().count(), example.lines().count(), differing), (10, 10, 1));
}

/// Every key of the format stands in the document of the format, and no other does.
#[test]
fn the_document_of_the_format_lists_its_keys() {
    let records = fs::read_to_string(root().join("src/model/record.rs")).unwrap();
    let keys: BTreeSet<&str> = records
        .lines()
        .filter_map(|line| line.trim().trim_start_matches("must ").strip_prefix("[\""))
        .filter_map(|line| line.split('"').next())
        .collect();
    let format = fs::read_to_string(root().join("docs/format.md")).unwrap();
    let rows = format
        .split("\n| key |")
        .skip(1)
        .flat_map(|table| table.lines().skip(2).take_while(|line| line.starts_with('|')).collect::<Vec<_>>());
    let listed: BTreeSet<&str> = rows.filter_map(|row| row.split('`').nth(1)).collect();
    assert!(keys.len() > 60, "{} keys found in record.rs", keys.len());
    assert_eq!(keys, listed);
}

#[test]
fn each_dependency_is_accounted_for() {
    let cargo = fs::read_to_string(root().join("Cargo.toml")).unwrap();
    let decisions = fs::read_to_string(root().join("docs/decisions.md")).unwrap();
    let mut inside = false;
    let mut missing = Vec::new();
    for line in cargo.lines() {
        if line.starts_with('[') {
            inside = line.ends_with("dependencies]");
        } else if let Some((name, _)) = line.split_once(" = ").filter(|_| inside) {
            let entry = decisions.lines().filter(|line| line.starts_with("- **"));
            let named =
                |line: &str| line.split("**").nth(1).is_some_and(|l| l.split(", ").any(|n| n == name));
            if !entry.into_iter().any(named) {
                missing.push(name);
            }
        }
    }
    assert!(missing.is_empty(), "docs/decisions.md has no entry for {missing:?}");
}

/// A link from one text of the repository to a file of it leads somewhere.
#[test]
fn links_between_the_texts_lead_somewhere() {
    let tops = ["README.md", "README.ru.md", "CONTRIBUTING.md", "CHANGELOG.md"];
    let top = tops.map(|name| (name.to_owned(), fs::read_to_string(root().join(name)).unwrap()));
    let mut dead = Vec::new();
    for (path, text) in top.into_iter().chain(files("docs", ".md")) {
        let folder = root().join(&path).parent().unwrap().to_owned();
        for link in text.split("](").skip(1).filter_map(|rest| rest.split(')').next()) {
            let target = link.split('#').next().unwrap_or_default();
            if !target.is_empty() && !target.starts_with("http") && !folder.join(target).exists() {
                dead.push(format!("{path}: {link}"));
            }
        }
    }
    assert!(dead.is_empty(), "{dead:?}");
}
