//! What the schema layer will provide.
use crate::diagnostic::{Example, Group, Level, Rule};
const fn rule(name: &'static str) -> Rule {
    Rule {
        name,
        level: Some(Level::Error),
        group: Group::Reading,
        bad: Example::over(""),
        good: Example::over(""),
    }
}
pub(crate) static UNKNOWN_KEY: Rule = rule("unknown-key");
pub(crate) static WRONG_TYPE: Rule = rule("wrong-type");
pub(crate) static UNKNOWN_VALUE: Rule = rule("unknown-value");
pub(crate) static VALUE_OUT_OF_RANGE: Rule = rule("value-out-of-range");
pub(crate) fn nearest<'c>(word: &str, candidates: impl Iterator<Item = &'c str>) -> Option<&'c str> {
    let allowed = match word.chars().count() {
        0..=2 => 0,
        3..=5 => 1,
        6..=9 => 2,
        _ => 3,
    };
    let mut best: Option<(usize, &str)> = None;
    let mut tied = false;
    for candidate in candidates {
        let distance = strsim::osa_distance(word, candidate);
        if distance > allowed {
            continue;
        }
        match best {
            Some((least, _)) if distance > least => {}
            Some((least, _)) if distance == least => tied = true,
            _ => {
                best = Some((distance, candidate));
                tied = false;
            }
        }
    }
    best.filter(|_| !tied).map(|(_, candidate)| candidate)
}
