//! Every report on every example, in both languages: within its width and in one language.

use crate::command::{kcp, kcp_json};
use crate::sources::root;
use kcp::reports::REPORTS;
use std::collections::BTreeSet;
use unicode_width::UnicodeWidthStr;

/// Plans, with the day that their reports are asked for.
const PLANS: [(&str, &str); 5] = [
    ("minimal/program.yaml", "2027-09-10"),
    ("quality/program.yaml", "2021-12-15"),
    ("quality/as-published.yaml", "2021-12-15"),
    ("school-year/program.yaml", "2025-10-15"),
    ("library/program.yaml", "2026-05-15"),
];

fn report(plan: &str, as_of: &str, name: &str, more: &[&str]) -> String {
    let mut args = vec!["report", name, plan, "--as-of", as_of];
    args.extend(more);
    let run = kcp(&root().join("examples"), "ru", &args);
    // A plan with faults still reports; 1 says that something had to be left out.
    let codes = if plan.ends_with("as-published.yaml") { 0..=1 } else { 0..=0 };
    assert!(codes.contains(&run.code), "kcp {}\n{}", args.join(" "), run.stderr);
    run.stdout
}

#[test]
fn reports_and_diagnostics_keep_within_the_width() {
    let mut wrong = Vec::new();
    for (plan, as_of) in PLANS {
        for width in ["40", "80", "120"] {
            for language in ["ru", "en"] {
                let more = ["--width", width, "--lang", language];
                for name in REPORTS.iter().map(|report| report.name) {
                    let text = report(plan, as_of, name, &more);
                    wrong.extend(too_wide(&text, width).map(|line| format!("{plan} {name} {width}: {line}")));
                }
                let args = ["validate", plan, "--as-of", as_of, "--width", width];
                let text = kcp(&root().join("examples"), language, &args).stdout;
                wrong.extend(too_wide(&text, width).map(|line| format!("{plan} validate {width}: {line}")));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

fn too_wide<'a>(text: &'a str, width: &str) -> impl Iterator<Item = &'a str> {
    let width: usize = width.parse().unwrap();
    text.lines().filter(move |line| line.width() > width || *line != line.trim_end())
}

/// A plan in one language, reported in that language, has no letter of the other alphabet.
#[test]
fn a_report_speaks_one_language() {
    let mut wrong = Vec::new();
    for format in ["terminal", "markdown", "csv"] {
        for name in REPORTS.iter().map(|report| report.name) {
            let more = ["--format", format];
            let text = report("library/program.yaml", "2026-05-15", name, &more);
            let foreign = |line: &&str| line.chars().any(|c| ('А'..='я').contains(&c));
            wrong.extend(text.lines().filter(foreign).map(|line| format!("{name} {format}: {line}")));
            let text = report("minimal/program.yaml", "2027-09-10", name, &more).replace("<br>", " ");
            let foreign = |line: &&str| line.chars().any(|c| c.is_ascii_alphabetic() && !"IVX".contains(c));
            wrong.extend(text.lines().filter(foreign).map(|line| format!("{name} {format}: {line}")));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The same things stand in every format: each number of the JSON's rows is in the others' text.
#[test]
fn every_format_holds_every_activity() {
    for (plan, as_of) in PLANS {
        let args = ["report", "directions", plan, "--as-of", as_of];
        let (_, json) = kcp_json(&root().join("examples"), &args);
        let tables = json["tables"].as_array().unwrap().iter();
        let rows = tables.flat_map(|table| table["rows"].as_array().unwrap());
        let numbers: BTreeSet<String> =
            rows.map(|row| row["ref"]["number"].as_str().unwrap().to_owned()).collect();
        assert!(!numbers.is_empty(), "{plan}");
        for format in ["terminal", "markdown", "csv"] {
            let text = report(plan, as_of, "directions", &["--format", format]);
            let words: BTreeSet<&str> = text.split([' ', ',', '|', '\n', '\\', '*']).collect();
            let missing: Vec<_> = numbers.iter().filter(|number| !words.contains(number.as_str())).collect();
            assert!(missing.is_empty(), "{plan} {format}: {missing:?}\n{text}");
        }
    }
}
