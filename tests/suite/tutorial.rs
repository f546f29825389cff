//! The tutorial, followed step by step: its commands print what it shows. `UPDATE_DOCS=1` rewrites.

use crate::command::{Run, command, run};
use crate::sources::root;
use std::fs;
use std::path::Path;

/// The day on which the tutorial's reader sits down.
const TODAY: &str = "2025-08-20";

/// A part of the page between its fences.
enum Block<'a> {
    /// Words.
    Text(&'a str),
    /// The whole plan as it then stands.
    Plan(&'a str),
    /// Commands, and what each prints.
    Console(&'a str),
}

#[test]
fn the_russian_tutorial_is_what_happens() {
    follow("docs/tutorial.ru.md", "ru");
}

#[test]
fn the_english_tutorial_is_what_happens() {
    follow("docs/tutorial.md", "en");
}

fn follow(name: &str, language: &str) {
    let path = root().join(name);
    let page = fs::read_to_string(&path).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let mut now = String::new();
    let (mut commands, mut clean) = (0, false);
    for block in blocks(&page) {
        match block {
            Block::Text(text) => now.push_str(text),
            Block::Plan(plan) => {
                fs::write(folder.path().join("program.yaml"), plan).unwrap();
                now.push_str(plan);
            }
            Block::Console(lines) => {
                for line in lines.lines().filter_map(|line| line.strip_prefix("$ kcp ")) {
                    let done = kcp(folder.path(), language, line);
                    assert!(done.code < 2, "{name}: kcp {line}: {}", done.stderr);
                    now.push_str(&format!("$ kcp {line}\n{}", done.stdout));
                    commands += 1;
                    clean |= line.starts_with("validate") && done.code == 0;
                }
            }
        }
    }
    assert!(commands >= 6 && clean, "{name}: {commands} commands, and the plan gets sound: {clean}");
    assert!(folder.path().join("program.yaml").is_file());
    if std::env::var_os("UPDATE_DOCS").is_some() {
        fs::write(&path, &now).unwrap();
    } else {
        assert_eq!(page, now, "{name} is out of date; UPDATE_DOCS=1 rewrites it");
    }
}

fn kcp(folder: &Path, language: &str, line: &str) -> Run {
    let args: Vec<&str> = line.split_whitespace().collect();
    run(command(folder, language, &args).env("KCP_AS_OF", TODAY), b"")
}

/// The page in order; fences belong to the words.
fn blocks(page: &str) -> Vec<Block<'_>> {
    let mut found = Vec::new();
    let mut rest = page;
    loop {
        let next = ["```yaml\n", "```console\n"]
            .into_iter()
            .filter_map(|fence| rest.find(fence).map(|at| (at, fence)))
            .min();
        let Some((at, fence)) = next else { break };
        let (text, inner) = rest.split_at(at + fence.len());
        let end = inner.find("```").expect("a fence is closed");
        found.push(Block::Text(text));
        found.push(match fence {
            "```yaml\n" => Block::Plan(&inner[..end]),
            _ => Block::Console(&inner[..end]),
        });
        rest = &inner[end..];
    }
    found.push(Block::Text(rest));
    found
}
