//! The rules: each one's examples and texts, and the conventions that hold for all of them.

pub mod cascades;
mod conventions;
mod examples;
mod judgements;
mod meant;
mod numbers;
mod weighty;

use chrono::NaiveDate;
use kcp::checks::RULES;
use kcp::compile::{Compiled, Found, Setup, compile};
use kcp::config::{self, Config, Levels};
use kcp::diagnostic::{Diagnostic, Example, File};
use kcp::locale::Lang;
use kcp::source::Memory;
use std::ops::Range;

const CLEAN: &str = include_str!("../data/clean.yaml");

/// A fault as the tests compare it: rule, level, the text at its place, how many labels.
type Seen = (&'static str, &'static str, String, usize);

/// What a plan comes to under a kcp.toml as of 2021-12-15.
fn compiled(plan: &str, config: Option<&Config>) -> Compiled {
    compile(&Setup {
        files: &Memory::one("program.yaml", plan),
        plan: "program.yaml",
        name: "program.yaml",
        config,
        levels: &Levels::new(config, [], false),
        rules: RULES,
        as_of: NaiveDate::from_ymd_opt(2021, 12, 15).unwrap(),
        try_mends: true,
    })
    .unwrap()
}

fn config(settings: &str) -> Option<Config> {
    (!settings.is_empty()).then(|| config::read("kcp.toml", settings.as_bytes(), RULES))
}

/// The faults of a plan under a kcp.toml.
fn faults(plan: &str, settings: &str) -> Vec<Diagnostic> {
    let found = compiled(plan, config(settings).as_ref()).found;
    found.into_iter().map(|found| found.diagnostic).collect()
}

/// The same as the tests compare them, each with its file and its place there.
fn found(plan: &str, settings: &str) -> Vec<(Seen, File, Range<usize>)> {
    let config = config(settings);
    let compiled = compiled(plan, config.as_ref());
    let seen = |found: &Found| {
        let fault = &found.diagnostic;
        let source = match fault.place.file {
            File::Plan => &compiled.source,
            File::Config => &config.as_ref().unwrap().source,
        };
        let text = source.slice(fault.place.span).to_owned();
        let seen = (fault.rule.name, fault.level.word(), text, fault.labels.len());
        (seen, fault.place.file, fault.place.span.range())
    };
    compiled.found.iter().map(seen).collect()
}

/// The same without the places, for plans that stand over the clean one.
fn seen(plan: &str) -> Vec<Seen> {
    found(&over(plan), "").into_iter().map(|(seen, _, _)| seen).collect()
}

/// The rules found in a plan that stands over the clean one, in the order of the file.
fn names(plan: &str) -> Vec<&'static str> {
    seen(plan).into_iter().map(|seen| seen.0).collect()
}

/// The clean plan with the top-level keys of `plan` in place of its own, or added to them.
fn over(plan: &str) -> String {
    let mut blocks = blocks(CLEAN);
    let mut placed: Vec<String> = Vec::new();
    for (key, block) in self::blocks(plan) {
        match blocks.iter_mut().find(|(old, _)| *old == key) {
            Some((_, old)) if !placed.contains(&key) => *old = block,
            // A key that stands twice in the example does so here.
            Some((_, old)) => old.push_str(&block),
            None => blocks.push((key.clone(), block)),
        }
        placed.push(key);
    }
    blocks.into_iter().map(|(_, block)| block).collect()
}

/// A plan cut at its top-level keys; remarks belong to the key below them.
fn blocks(plan: &str) -> Vec<(String, String)> {
    let mut blocks: Vec<(String, String)> = Vec::new();
    let mut remarks = String::new();
    for line in plan.split_inclusive('\n') {
        if line.starts_with('#') {
            remarks.push_str(line);
        } else if line.starts_with([' ', '-', '}', ']', '\n']) {
            blocks.last_mut().unwrap().1.push_str(line);
        } else {
            let key = line.split(':').next().unwrap().trim_matches(['⟦', '⟧']).to_owned();
            blocks.push((key, std::mem::take(&mut remarks) + line));
        }
    }
    blocks
}

/// A text without its marks, and what stands between them.
pub fn unmarked(text: &str) -> (String, Option<Range<usize>>) {
    let plain = text.replace(['⟦', '⟧'], "");
    let start = text.find('⟦');
    let end = text.find('⟧').map(|end| end - '⟦'.len_utf8());
    (plain, start.zip(end).map(|(start, end)| start..end))
}

/// The plan and the settings of an example in a language.
pub fn files(example: &Example, lang: Lang) -> (String, String) {
    let (plan, config) = example.texts(lang);
    match example {
        Example::Overlay { .. } => (over(&plan), config.into_owned()),
        Example::Whole(_) => (plan.into_owned(), String::new()),
    }
}
