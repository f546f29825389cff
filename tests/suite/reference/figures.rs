//! What the figures of the reports on weights mean, for docs/reference/json.md.

use super::said;
use crate::cli::folder;
use crate::command::kcp_json;
use kcp::locale::Lang;
use serde_json::Value;
use std::collections::BTreeSet;
use std::fmt::Write;

/// A figure: the report, its table (`-` for any where it has several of one kind), the key, and the meaning
/// in Russian and in English.
type Figure = [&'static str; 5];

/// All of them, the tables of a report together.
fn figures() -> Vec<Figure> {
    let rows = include_str!("figures.tsv").lines().filter(|line| !line.starts_with('#'));
    rows.map(|row| row.split('\t').collect::<Vec<_>>().try_into().unwrap()).collect()
}

/// The figures of a report as a part of the page; nothing where it has none.
pub fn of_report(name: &str, lang: Lang) -> String {
    let mut page = String::new();
    let mut table = None;
    for [_, id, key, ru, en] in figures().into_iter().filter(|figure| figure[0] == name) {
        if table.replace(id) != Some(id) {
            let all = said(lang, "Что значат числа", "What the figures mean");
            let one = said(lang, "в таблице", "in the table");
            let title = if id == "-" { all.to_owned() } else { format!("{all} {one} `{id}`") };
            let head = said(lang, "| ключ | что это |", "| key | meaning |");
            let _ = write!(page, "\n{title}:\n\n{head}\n|---|---|\n");
        }
        let _ = writeln!(page, "| `{key}` | {} |", said(lang, ru, en));
    }
    page
}

/// A plan with everything that has figures.
const PLAN: &str = "\
kcp: 1
title: T
dates: 2021
goal:
  title: G
  experts:
    - { name: A, pairwise: [[a, b, 9], [b, c, 9], [a, c, 1]] }
  subgoals:
    - id: a
      title: A
      pairwise: [[x, y, 9], [y, z, 9], [x, z, 1/9]]
      subgoals: [{ id: x, title: X }, { id: y, title: Y }, { id: z, title: Z }]
    - { id: b, title: B }
    - { id: c, title: C }
directions:
  - title: D
    activities: [{ title: X, goals: [a, b], dates: 2021-05 }]
";

/// The keys of the numbers in a cell, and of all that is inside its records.
fn keys(path: &str, cell: &Value, into: &mut BTreeSet<String>) {
    match cell {
        Value::Array(list) => list.iter().for_each(|one| keys(path, one, into)),
        Value::Object(fields) => {
            for (key, value) in fields {
                let path = format!("{path}.{key}");
                into.insert(path.clone());
                keys(&path, value, into);
            }
        }
        _ => {}
    }
}

#[test]
fn every_figure_of_the_reports_on_weights_is_explained() {
    let folder = folder(&[("program.yaml", PLAN)]);
    let mut found: BTreeSet<[String; 3]> = BTreeSet::new();
    for args in [
        &["goals"][..],
        &["goals", "--as-if", "roc"],
        &["priorities"],
        &["priorities", "--as-if", "roc"],
        &["balance"],
        &["sensitivity"],
    ] {
        let (_, report) = kcp_json(folder.path(), &[&["report"], args].concat());
        for table in report["tables"].as_array().unwrap() {
            let id = if args[0] == "balance" { "-" } else { table["id"].as_str().unwrap() };
            let rows = table["rows"].as_array().unwrap();
            for column in table["columns"].as_array().unwrap() {
                let (key, kind) = (column["key"].as_str().unwrap(), &column["type"]);
                let kind = kind.as_str().or(kind[0].as_str()).unwrap();
                let mut told = BTreeSet::new();
                if ["number", "share", "record"].contains(&kind) {
                    told.insert(key.to_owned());
                }
                if kind == "record" {
                    rows.iter().for_each(|row| keys(key, &row["cells"][key], &mut told));
                }
                found.extend(told.into_iter().map(|key| [args[0].to_owned(), id.to_owned(), key]));
            }
        }
    }
    let explained = figures().into_iter().map(|[report, id, key, ..]| [report, id, key].map(str::to_owned));
    assert_eq!(found, explained.collect());
}
