//! The layers: who may import whom, what only the command line may do, and how long a file may be.

use crate::sources::{code, files};
use std::collections::BTreeSet;

/// What each layer may know, itself aside. docs/architecture.md explains the table.
const TABLE: &[(&str, &[&str])] = &[
    ("source", &[]),
    ("values", &["source"]),
    ("dates", &["source", "values"]),
    ("locale", &["source", "values", "dates"]),
    ("diagnostic", &["source", "values", "dates", "locale"]),
    ("syntax", &["source", "values", "dates", "locale", "diagnostic"]),
    ("schema", &["source", "values", "dates", "locale", "diagnostic", "syntax"]),
    ("config", &["source", "values", "dates", "locale", "diagnostic", "syntax", "schema"]),
    ("model", &["source", "values", "dates", "locale", "diagnostic", "syntax", "schema", "config"]),
    ("analysis", &["source", "values", "dates", "locale", "diagnostic", "config", "model"]),
    (
        "checks",
        &[
            "source",
            "values",
            "dates",
            "locale",
            "diagnostic",
            "syntax",
            "schema",
            "config",
            "model",
            "analysis",
        ],
    ),
    ("intake", &["source", "values", "dates", "locale", "diagnostic", "syntax", "schema", "model"]),
    ("document", &["values", "dates", "locale"]),
    (
        "reports",
        &["source", "values", "dates", "locale", "schema", "config", "model", "analysis", "document"],
    ),
    ("formats", &["document", "locale", "dates", "values"]),
    (
        "compile",
        &[
            "source",
            "values",
            "dates",
            "locale",
            "diagnostic",
            "syntax",
            "schema",
            "config",
            "model",
            "analysis",
            "checks",
        ],
    ),
    (
        "rewrite",
        &[
            "source",
            "values",
            "dates",
            "locale",
            "diagnostic",
            "syntax",
            "schema",
            "config",
            "model",
            "compile",
        ],
    ),
];

/// Macros that `#[macro_export]` lifts to the crate's root, and the layer that they belong to.
const MACROS: &[(&str, &str)] = &[("msg", "locale"), ("record", "schema"), ("choice", "schema")];

/// What only `cli` may name: the clock, the environment, the disk, the streams.
const OUTSIDE: &[&str] = &[
    "std::env",
    "std::fs",
    "std::process",
    "File::open",
    "Local::now",
    "Utc::now",
    "SystemTime",
    "Instant::now",
    "stdout()",
    "stderr()",
    "stdin()",
    "println!",
    "eprintln!",
];

#[test]
fn imports_run_downwards() {
    let mut wrong = Vec::new();
    for (path, text) in code() {
        let Some(layer) = layer(&path) else { continue };
        let Some((_, allowed)) = TABLE.iter().find(|(name, _)| *name == layer) else {
            assert_eq!(layer, "cli", "{path}: no layer of that name in the table");
            continue;
        };
        for used in imports(&path, &text) {
            if used != layer && !allowed.contains(&used.as_str()) {
                wrong.push(format!("{path}: {layer} may not know {used}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn only_the_command_line_touches_the_outside() {
    let mut wrong = Vec::new();
    for (path, text) in code() {
        if layer(&path) == Some("cli") || path == "src/main.rs" {
            continue;
        }
        for name in OUTSIDE.iter().filter(|name| text.contains(*name)) {
            wrong.push(format!("{path}: {name}"));
        }
        for name in grouped(&text).filter(|name| OUTSIDE.contains(&format!("std::{name}").as_str())) {
            wrong.push(format!("{path}: std::{name}"));
        }
    }
    assert!(wrong.is_empty(), "only src/cli may do this:\n{}", wrong.join("\n"));
}

/// What `use std::{…};` names: `env` of `use std::{env, fs::File}`.
fn grouped(text: &str) -> impl Iterator<Item = &str> {
    let groups = text.split("use std::{").skip(1).filter_map(|rest| rest.split(';').next());
    let paths = groups.flat_map(|group| group.split([',', '{', '}'])).map(str::trim);
    paths.map(|path| path.split([':', ' ']).next().unwrap_or_default())
}

#[test]
fn imports_in_a_group_are_seen() {
    let names: Vec<_> = grouped("use std::{env, fs::{self, File},\n io};\nuse x;").collect();
    assert!(names.contains(&"env") && names.contains(&"fs"), "{names:?}");
}

#[test]
fn one_file_knows_the_yaml_parser() {
    let knowing = code().into_iter().filter(|(_, text)| text.contains("granit_parser"));
    let paths: Vec<String> = knowing.map(|(path, _)| path).collect();
    assert_eq!(paths.len(), 1, "granit_parser is named in {paths:?}");
}

#[test]
fn files_stay_short_and_lines_narrow() {
    let mut wrong = Vec::new();
    for (path, text) in files("src", ".rs").into_iter().chain(files("tests", ".rs")) {
        let lines = text.lines().count();
        if lines >= 600 {
            wrong.push(format!("{path}: {lines} lines, 599 at most"));
        }
        for (number, line) in text.lines().enumerate().filter(|(_, line)| line.chars().count() > 110) {
            wrong.push(format!("{path}:{}: {} columns, 110 at most", number + 1, line.chars().count()));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The layer of a file: its folder or file right under `src`; none for `lib.rs` and `main.rs`.
fn layer(path: &str) -> Option<&str> {
    let first = path.strip_prefix("src/")?.split('/').next()?;
    let name = first.strip_suffix(".rs").unwrap_or(first);
    (name != "lib" && name != "main").then_some(name)
}

/// The layers that a file's code names by `crate::` or by climbing out with `super::`.
fn imports(path: &str, code: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for (at, _) in code.match_indices("crate::") {
        if code[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_') {
            continue;
        }
        found.extend(roots(&code[at + "crate::".len()..]));
    }
    let depth = depth(path);
    for (at, _) in code.match_indices("super::") {
        if code[..at].ends_with("super::") {
            continue;
        }
        let rest = code[at..].trim_start_matches("super::");
        if (code.len() - at - rest.len()) / "super::".len() >= depth {
            found.extend(roots(rest));
        }
    }
    found.into_iter().map(|name| layer_of_macro(&name).unwrap_or(name)).collect()
}

fn layer_of_macro(name: &str) -> Option<String> {
    MACROS.iter().find(|(from, _)| *from == name).map(|(_, layer)| (*layer).to_owned())
}

/// How many modules deep a file's own module lies under the crate's root.
fn depth(path: &str) -> usize {
    let inner = path.trim_start_matches("src/").trim_end_matches(".rs");
    inner.trim_end_matches("/mod").split('/').count()
}

/// The first names after `crate::`: of `dates::Days` it is `dates`, of `{dates, values::Money}` both.
fn roots(rest: &str) -> Vec<String> {
    let word = |text: &str| -> String {
        text.trim().chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect()
    };
    if !rest.starts_with('{') {
        return vec![word(rest)];
    }
    let inner = &rest[1..crate::sources::closed(rest) - 1];
    let mut depth = 0_usize;
    let parts = inner.split(|c| {
        match c {
            '{' => depth += 1,
            '}' => depth -= 1,
            _ => {}
        }
        c == ',' && depth == 0
    });
    parts.map(word).filter(|name| !name.is_empty()).collect()
}

#[test]
fn imports_are_found_in_every_form() {
    let code = "use crate::dates::Days; use crate::{model::{Plan, Goal}, values}; use super::super::cli::x; \
                crate::msg!(\"a\"); $crate::source::Span; use super::near;";
    let found = imports("src/formats/csv.rs", code);
    let expected = ["cli", "dates", "locale", "model", "source", "values"];
    assert_eq!(found.into_iter().collect::<Vec<_>>(), expected);
    assert_eq!(imports("src/values/mod.rs", "use super::cli;").len(), 1);
}
