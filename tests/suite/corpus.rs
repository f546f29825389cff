//! Plans of all kinds, as text, and ways to write them otherwise.

use crate::rules::{files, unmarked};
use crate::sources;
use kcp::checks::RULES;
use proptest::prelude::*;
use proptest::sample::Index;
use proptest::test_runner::RngSeed;

/// The examples and the plans of the tests, by path.
pub fn plans() -> Vec<(String, String)> {
    let mut plans = sources::files("examples", ".yaml");
    plans.extend(sources::files("tests/data", ".yaml"));
    plans
}

/// The same with each rule's bad and good example.
pub fn all_plans() -> Vec<(String, String)> {
    let mut plans = plans();
    for rule in RULES {
        for (name, example) in [("bad", &rule.bad), ("good", &rule.good)] {
            plans.push((
                format!("{} {name}", rule.name),
                unmarked(&files(example, kcp::locale::Lang::Ru).0).0,
            ));
        }
    }
    plans
}

/// A change to a text at some of its lines.
#[derive(Clone, Debug)]
pub struct Change {
    kind: usize,
    line: Index,
    other: Index,
}

/// Some changes, of so many kinds.
pub fn changes(kinds: usize, most: usize) -> impl Strategy<Value = Vec<Change>> {
    let change = (0..kinds, any::<Index>(), any::<Index>());
    let change = change.prop_map(|(kind, line, other)| Change { kind, line, other });
    prop::collection::vec(change, 1..=most)
}

/// So many plans, the same in every run; as many as `PROPTEST_CASES` says, others in every run, if it is set.
pub fn cases(count: u32) -> ProptestConfig {
    let said = std::env::var("PROPTEST_CASES").ok().and_then(|text| text.parse().ok());
    let rng_seed = if said.is_some() { RngSeed::Random } else { RngSeed::Fixed(5) };
    let cases = said.unwrap_or(count);
    ProptestConfig { cases, rng_seed, failure_persistence: None, ..ProptestConfig::default() }
}

/// One of the plans of [`plans`].
pub fn plan() -> impl Strategy<Value = String> {
    let plans = plans();
    (0..plans.len()).prop_map(move |at| plans[at].1.clone())
}

/// How many kinds [`rewritten`] knows.
pub const REWRITINGS: usize = 16;

/// The plan written otherwise: most changes leave its meaning as it is.
pub fn rewritten(text: &str, changes: &[Change]) -> String {
    let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
    let (mut bom, mut ends) = ("", "\n");
    for Change { kind, line, other } in changes {
        let at = line.index(lines.len());
        let indent = lines[at].len() - lines[at].trim_start().len();
        let pad = " ".repeat(indent);
        match kind {
            0 => lines.insert(at, format!("{pad}# заметка {}", other.index(1000))),
            1 => lines.insert(at, format!("{}# в сторону", " ".repeat(other.index(9)))),
            2 => lines[at] += &format!("{}# в конце", " ".repeat(1 + other.index(20))),
            3 => lines.insert(at, String::new()),
            4 => lines[at] = value_of(&lines[at], |value| format!("\"{value}\"")),
            5 => lines[at] = value_of(&lines[at], |value| format!("   '{value}'")),
            6 => lines.iter_mut().for_each(|line| {
                let indent = line.len() - line.trim_start().len();
                *line = format!("{}{line}", " ".repeat(indent));
            }),
            7 if at + 1 < lines.len() => lines.swap(at, at + 1),
            8 => lines[at] = lines[at].replace("{ ", "{").replace(" }", "}").replace(", ", ",  "),
            9 => lines[at] = value_of(&lines[at], |value| format!("\n{pad}      {value}")),
            12 => lines[at] = broken(&lines[at], other, "", indent + 4),
            13 => lines[at] = broken(&lines[at], other, " # внутри", indent + 2),
            14 => lines[at] = broken(&lines[at], other, &format!("\n{pad}   # между"), indent + 9),
            15 => lines = dedented(&lines),
            10 => ends = "\r\n",
            11 => bom = "\u{feff}",
            _ => {}
        }
        lines = lines.iter().flat_map(|line| line.split('\n').map(str::to_owned)).collect();
    }
    format!("{bom}{}{ends}", lines.join(ends))
}

/// A line with brackets as two, broken after one of its commas.
fn broken(line: &str, at: &Index, after: &str, indent: usize) -> String {
    let commas: Vec<usize> = line.match_indices(", ").map(|(at, _)| at + 1).collect();
    if commas.is_empty() || !line.contains(['{', '[']) {
        return line.to_owned();
    }
    let at = commas[at.index(commas.len())];
    format!("{}{after}\n{}{}", &line[..at], " ".repeat(indent), line[at..].trim_start())
}

/// Lists that stand right under their keys instead of two columns to the right.
fn dedented(lines: &[String]) -> Vec<String> {
    let mut shifts: Vec<usize> = Vec::new();
    let mut shifted = Vec::new();
    for line in lines {
        let text = line.trim_start();
        let indent = line.len() - text.len();
        while shifts.last().is_some_and(|shift| indent < *shift && !text.is_empty()) {
            shifts.pop();
        }
        if text.starts_with("- ") && shifts.last().is_none_or(|last| *last < indent) {
            shifts.push(indent);
        }
        shifted.push(" ".repeat(indent.saturating_sub(2 * shifts.len())) + text);
    }
    shifted
}

/// How many kinds [`damaged`] knows.
pub const DAMAGES: usize = 14;

/// The plan with what people do to it.
pub fn damaged(text: &str, changes: &[Change]) -> String {
    let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
    for Change { kind, line, other } in changes {
        let at = line.index(lines.len());
        let line = &mut lines[at];
        let indent = line.len() - line.trim_start().len();
        match kind {
            0 => *line = slip(line, other, |word, c| word.insert(c.1, c.0)),
            1 => *line = slip(line, other, |word, c| word.replace_range(c.1..c.1 + c.0.len_utf8(), "")),
            2 => *line = line.replacen('%', "", 1),
            3 => *line = format!("{}{}", "\t".repeat(indent / 2), line.trim_start()),
            4 => *line = format!("{}{}", "\u{a0}".repeat(indent), line.trim_start()),
            5 => *line = line.replacen("- ", "– ", 1),
            6 => *line = value_of(line, |value| format!("{value} #5")),
            7 => *line = value_of(line, |value| format!("{value}: итоги")),
            8 => *line = value_of(line, |value| format!("\"{value}")),
            9 => *line = value_of(line, |value| format!("“{value}: да”")),
            10 => *line = value_of(line, |_| "%".to_owned()),
            11 => *line = value_of(line, |value| format!("@{value}")),
            12 => *line = line.replacen(": ", ":", 1),
            13 => *line = line.replacen(" }", ", и ещё }", 1),
            _ => {}
        }
    }
    lines.join("\n") + "\n"
}

/// A line with another value after its key, if it has one without quotes or brackets.
fn value_of(line: &str, with: impl Fn(&str) -> String) -> String {
    let Some((key, value)) = line.split_once(": ") else { return line.to_owned() };
    let plain = !value.contains(['"', '\'', '{', '[', '#', '>', '|', '\\', '“']) && !value.trim().is_empty();
    if plain { format!("{key}: {}", with(value.trim())) } else { line.to_owned() }
}

/// A line with a slip of the finger in one of its letters.
fn slip(line: &str, at: &Index, slip: impl Fn(&mut String, (char, usize))) -> String {
    let letters: Vec<(usize, char)> = line.char_indices().filter(|(_, c)| c.is_alphabetic()).collect();
    let mut line = line.to_owned();
    if !letters.is_empty() {
        let (place, letter) = letters[at.index(letters.len())];
        slip(&mut line, (letter, place));
    }
    line
}
