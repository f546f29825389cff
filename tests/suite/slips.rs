//! Every line of the example plans broken in the ways people break lines, one break at a time: each gives one
//! message about reading and costs no other activity.

use crate::sources::root;
use chrono::NaiveDate;
use kcp::checks::RULES;
use kcp::compile::{Compiled, Setup, compile};
use kcp::config::Levels;
use kcp::diagnostic::Group;
use kcp::source::Memory;
use std::collections::HashMap;
use std::ops::Range;

/// The plans that are broken, each with a day as of which it is read.
pub const PLANS: [(&str, (i32, u32, u32)); 5] = [
    ("library/program.yaml", (2026, 5, 15)),
    ("minimal/program.yaml", (2027, 9, 10)),
    ("quality/program.yaml", (2021, 12, 15)),
    ("quality/as-published.yaml", (2021, 12, 15)),
    ("school-year/program.yaml", (2025, 10, 15)),
];

/// A way to break a line; none where it does not apply.
pub type Slip = fn(&str) -> Option<String>;

/// The ways, by name.
pub const SLIPS: &[(&str, Slip)] = &[
    ("no colon", |line| key(line).map(|key| swap(line, key.end..key.end + 1, ""))),
    ("no space after the colon", |line| {
        let at = line.find(": ")?;
        Some(swap(line, at + 1..at + 2, ""))
    }),
    ("a semicolon for the colon", |line| key(line).map(|key| swap(line, key.end..key.end + 1, ";"))),
    ("an equals sign for the colon", |line| key(line).map(|key| swap(line, key.end..key.end + 1, " ="))),
    ("a double quote never closed", |line| {
        value(line).map(|value| swap(line, value.start..value.start, "\""))
    }),
    ("a single quote never closed", |line| {
        value(line).map(|value| swap(line, value.start..value.start, "'"))
    }),
    ("a quote never opened", |line| Some(format!("{line}\""))),
    ("a quote lost at the front", |line| line.find('"').map(|at| swap(line, at..at + 1, ""))),
    ("a quote lost at the end", |line| line.rfind('"').map(|at| swap(line, at..at + 1, ""))),
    ("a quote inside brackets never closed", |line| {
        let at = line.find('{')? + line.get(line.find('{')?..)?.find(": ")? + 2;
        Some(swap(line, at..at, "\""))
    }),
    ("a quote too many inside brackets", |line| {
        let at = line.rfind('{')? + line.get(line.rfind('{')?..)?.rfind(": ")? + 2;
        let end = line.rfind('}')?;
        (end > at).then(|| swap(line, at..at, "\"а\" "))
    }),
    ("a closing brace too many", |line| Some(format!("{line}}}"))),
    ("a closing bracket too many", |line| Some(format!("{line}]"))),
    ("an opening brace too many", |line| value(line).map(|value| swap(line, value.start..value.start, "{"))),
    ("an opening bracket too many", |line| {
        value(line).map(|value| swap(line, value.start..value.start, "["))
    }),
    ("a closing bracket lost", |line| line.rfind(['}', ']']).map(|at| swap(line, at..at + 1, ""))),
    ("an inner closing bracket lost", |line| line.find(['}', ']']).map(|at| swap(line, at..at + 1, ""))),
    ("an opening bracket lost", |line| line.find(['{', '[']).map(|at| swap(line, at..at + 1, ""))),
    ("a comma lost inside brackets", |line| {
        let at = line.find(['{', '['])?;
        let at = at + line.get(at..)?.find(',')?;
        Some(swap(line, at..at + 1, ""))
    }),
    ("a comma too many inside brackets", |line| {
        let at = line.find(['{', '['])?;
        let at = at + line.get(at..)?.find(',')?;
        Some(swap(line, at..at, ","))
    }),
    ("indented by a tab", |line| indented(line).map(|(_, rest)| format!("\t{rest}"))),
    ("a tab in the indentation", |line| {
        indented(line).map(|(indent, rest)| format!("{}\t{rest}", &indent[2..]))
    }),
    ("a tab before the value", |line| {
        value(line).map(|value| swap(line, value.start - 1..value.start, "\t"))
    }),
    ("a no-break space in the indentation", |line| {
        indented(line).map(|(indent, rest)| format!("{}\u{a0}{rest}", &indent[1..]))
    }),
    ("a no-break space after the colon", |line| {
        let at = line.find(": ")?;
        Some(swap(line, at + 1..at + 2, "\u{a0}"))
    }),
    ("a no-break space after the dash", |line| dash(line).map(|at| swap(line, at + 1..at + 2, "\u{a0}"))),
    ("indented one too far", |line| Some(format!(" {line}"))),
    ("indented two too far", |line| Some(format!("  {line}"))),
    ("indented one too little", |line| line.strip_prefix(' ').map(str::to_owned)),
    ("indented two too little", |line| line.strip_prefix("  ").map(str::to_owned)),
    ("at the edge", |line| indented(line).map(|(_, rest)| rest.to_owned())),
    ("an en dash for the hyphen", |line| dash(line).map(|at| swap(line, at..at + 1, "–"))),
    ("a bullet for the hyphen", |line| dash(line).map(|at| swap(line, at..at + 1, "•"))),
    ("an asterisk for the hyphen", |line| dash(line).map(|at| swap(line, at..at + 1, "*"))),
    ("no space after the hyphen", |line| dash(line).map(|at| swap(line, at + 1..at + 2, ""))),
    ("no hyphen", |line| dash(line).map(|at| swap(line, at..at + 1, " "))),
    ("a hyphen and its space lost", |line| dash(line).map(|at| swap(line, at..at + 2, ""))),
    ("a hyphen too many", |line| {
        let at = line.len() - line.trim_start().len();
        Some(swap(line, at..at, "- "))
    }),
    ("smart quotes", |line| {
        value(line).map(|value| swap(line, value.clone(), &format!("“{}”", &line[value])))
    }),
    ("a straight quote closed by a smart one", |line| {
        value(line).map(|value| swap(line, value.clone(), &format!("\"{}”", &line[value])))
    }),
    ("a colon in the value", |line| {
        let value = value(line)?;
        let space = line.get(value.clone())?.find(' ')? + value.start;
        Some(swap(line, space..space, ":"))
    }),
    ("a sign before the value", |line| value(line).map(|value| swap(line, value.start..value.start, "@"))),
    ("an asterisk before the value", |line| {
        value(line).map(|value| swap(line, value.start..value.start, "*"))
    }),
    ("a percent sign before the value", |line| {
        value(line).map(|value| swap(line, value.start..value.start, "% "))
    }),
    ("twice", |line| Some(format!("{line}\n{line}"))),
    ("cut in the middle", |line| {
        let count = line.trim_start().chars().count();
        let kept: String = line.trim_start().chars().take(count / 2).collect();
        (count > 3).then(|| format!("{}{kept}", &line[..line.len() - line.trim_start().len()]))
    }),
    ("cut in the middle of the value", |line| {
        let value = value(line)?;
        let count = line.get(value.clone())?.chars().count();
        let kept: String = line[value.clone()].chars().take(count / 2).collect();
        (count > 3).then(|| format!("{}{kept}", &line[..value.start]))
    }),
    ("cut after the key", |line| value(line).map(|value| line[..value.start].trim_end().to_owned())),
    ("wrapped to the edge", |line| {
        let value = value(line)?;
        let space = line.get(value.clone())?.rfind(' ')? + value.start;
        Some(swap(line, space..space + 1, "\n"))
    }),
    ("a remark below it", |line| Some(format!("{line}\nуточнить у завуча"))),
    ("a stray letter before it", |line| {
        let at = line.len() - line.trim_start().len();
        Some(swap(line, at..at, "й"))
    }),
    ("a stray quote before it", |line| {
        let at = line.len() - line.trim_start().len();
        Some(swap(line, at..at, "\""))
    }),
    ("a backslash in quotes", |line| {
        let value = value(line)?;
        line[value.clone()]
            .starts_with(char::is_alphabetic)
            .then(|| swap(line, value.clone(), &format!("\"С:\\{}\"", &line[value])))
    }),
];

fn swap(line: &str, range: Range<usize>, with: &str) -> String {
    format!("{}{with}{}", &line[..range.start], &line[range.end..])
}

/// Where the first key stands.
fn key(line: &str) -> Option<Range<usize>> {
    let end = line.find(": ").or_else(|| line.ends_with(':').then(|| line.len() - 1))?;
    let start = line.len() - line.trim_start_matches([' ', '-']).len();
    (start < end && !line[start..end].contains(['"', ' ', '{'])).then_some(start..end)
}

/// Where the first key's value stands, or the item of a list.
fn value(line: &str) -> Option<Range<usize>> {
    let start = match key(line) {
        Some(key) => key.end + 2,
        None => dash(line)? + 2,
    };
    (start < line.len()).then_some(start..line.len())
}

/// Where the hyphen of a list's item stands.
fn dash(line: &str) -> Option<usize> {
    line.trim_start().starts_with("- ").then(|| line.len() - line.trim_start().len())
}

/// The indentation and the rest.
fn indented(line: &str) -> Option<(&str, &str)> {
    line.starts_with("  ").then(|| line.split_at(line.len() - line.trim_start().len()))
}

/// A plan as it is read without a break.
pub struct Whole {
    /// Its name among the examples.
    pub name: &'static str,
    text: String,
    day: NaiveDate,
    activities: Vec<Seen>,
    messages: HashMap<&'static str, usize>,
}

/// An activity: its direction, its title, and the bytes of its record.
type Seen = (usize, String, Range<usize>);

/// What a break came to.
#[derive(Debug, Default)]
pub struct Outcome {
    /// The rules of reading that were told.
    pub reading: Vec<&'static str>,
    /// The other rules that had not been told before it.
    pub following: Vec<&'static str>,
    /// The titles of activities that stand on other lines and are gone.
    pub lost: Vec<String>,
}

impl Whole {
    /// One of the example plans.
    pub fn of((name, (year, month, day)): (&'static str, (i32, u32, u32))) -> Self {
        let text = std::fs::read_to_string(root().join("examples").join(name)).unwrap();
        let day = NaiveDate::from_ymd_opt(year, month, day).unwrap();
        let read = compiled(&text, day);
        let activities = activities(&read);
        Self { name, day, activities, messages: messages(&read), text }
    }

    /// The lines that can be broken, each with its number from 0: neither blank nor comments.
    pub fn lines(&self) -> impl Iterator<Item = (usize, &str)> {
        self.text.lines().enumerate().filter(|(_, line)| {
            let text = line.trim_start();
            !text.is_empty() && !text.starts_with('#')
        })
    }

    /// The text with another line in place of one.
    pub fn with(&self, number: usize, with: &str) -> String {
        let mut lines: Vec<&str> = self.text.lines().collect();
        lines[number] = with;
        lines.join("\n") + "\n"
    }

    /// What comes of a line that is broken; none if that makes no difference.
    pub fn broken(&self, number: usize, with: &str) -> Outcome {
        let start: usize = self.text.lines().take(number).map(|line| line.len() + 1).sum();
        let read = compiled(&self.with(number, with), self.day);
        let mut outcome = Outcome::default();
        let mut known = self.messages.clone();
        for found in &read.found {
            let rule = found.diagnostic.rule;
            if rule.group == Group::Reading {
                outcome.reading.push(rule.name);
            } else if known.get(rule.name).is_none_or(|count| *count == 0) {
                outcome.following.push(rule.name);
            }
            known.entry(rule.name).and_modify(|count| *count = count.saturating_sub(1));
        }
        let mut kept: HashMap<(usize, String), usize> = HashMap::new();
        for (direction, title, _) in activities(&read) {
            *kept.entry((direction, title)).or_default() += 1;
        }
        for (direction, title, place) in &self.activities {
            let count = kept.entry((*direction, title.clone())).or_default();
            if *count == 0 && !place.contains(&start) {
                outcome.lost.push(title.clone());
            }
            *count = count.saturating_sub(1);
        }
        outcome
    }
}

/// A plan compiled under no kcp.toml.
pub fn compiled(plan: &str, as_of: NaiveDate) -> Compiled {
    compile(&Setup {
        files: &Memory::one("program.yaml", plan),
        plan: "program.yaml",
        name: "program.yaml",
        config: None,
        levels: &Levels::new(None, [], false),
        rules: RULES,
        as_of,
        try_mends: true,
    })
    .unwrap()
}

fn messages(read: &Compiled) -> HashMap<&'static str, usize> {
    let mut count = HashMap::new();
    for found in &read.found {
        *count.entry(found.diagnostic.rule.name).or_default() += 1;
    }
    count
}

fn activities(read: &Compiled) -> Vec<Seen> {
    let all = read.programme.iter().flat_map(|programme| &programme.activities);
    all.map(|activity| {
        let span = activity.written.span;
        let text = read.source.text();
        let start = text[..span.start as usize].rfind('\n').map_or(0, |at| at + 1);
        let end = text[span.end as usize..].find('\n').map_or(text.len(), |at| at + span.end as usize);
        (activity.direction, activity.title.to_string(), start..end)
    })
    .collect()
}

/// So many breaks of the examples are tried, each with every so many-th line.
const STEP: usize = 41;

#[test]
fn a_broken_line_is_told_once_and_costs_no_other_activity() {
    let plans = PLANS.map(Whole::of);
    let lines = plans.iter().flat_map(|plan| plan.lines().map(move |(number, line)| (plan, number, line)));
    let breaks = lines.flat_map(|(plan, number, line)| {
        let broken = SLIPS.iter().filter_map(move |(name, slip)| Some((*name, slip(line)?)));
        broken.filter(move |(_, with)| with != line).map(move |(name, with)| (plan, number, name, with))
    });
    let (mut all, mut told, mut silent, mut wrong) = (0, 0, 0, Vec::new());
    let (mut many, mut following, mut losing) = (0, 0, 0);
    for (plan, number, name, with) in breaks.step_by(STEP) {
        let outcome = plan.broken(number, &with);
        let syntax = outcome.reading.contains(&"yaml-syntax");
        all += 1;
        silent += usize::from(outcome.reading.is_empty());
        told += usize::from(outcome.reading.len() == 1);
        many += usize::from(outcome.reading.len() > 1);
        following += usize::from(syntax && !outcome.following.is_empty());
        losing += usize::from(!outcome.lost.is_empty());
        if outcome.reading.len() > 1 || !outcome.lost.is_empty() {
            wrong.push(format!("{name}: {}:{}: {outcome:?}", plan.name, number + 1));
        }
    }
    let wrong = wrong.join("\n");
    let share = |count: usize| format!("{count} of {all}\n{wrong}");
    assert!(all > 500 && told > all / 2, "{}", share(told));
    assert!(many * 100 <= all * 2, "more than one message about reading: {}", share(many));
    assert!(losing * 100 <= all, "other activities are lost: {}", share(losing));
    assert!(following * 100 <= all * 3, "other messages follow: {}", share(following));
    // What is still YAML after a break is told only if it says nothing that makes sense.
    assert!(silent * 100 <= all * 20, "nothing is told: {}", share(silent));
}
