use crate::diagnostic::{Example, Group, Level, Rule};

/// A key that the format does not have at this place.
pub static UNKNOWN_KEY: Rule = Rule {
    name: "unknown-key",
    level: Some(Level::Error),
    group: Group::Reading,
    bad: Example::over("people:\n  director: { role: Директор, ⟦nmae⟧: А. П. Иванова }\n"),
    good: Example::over("people:\n  director: { role: Директор, name: А. П. Иванова }\n"),
};

/// A key that the format requires is absent or empty.
pub static MISSING_KEY: Rule = Rule {
    name: "missing-key",
    level: Some(Level::Error),
    group: Group::Reading,
    bad: Example::over("risks:\n  - { ⟦probability⟧: high }\n"),
    good: Example::over("risks:\n  - { title: Уход ключевых педагогов, probability: high }\n"),
};

/// A value of another type: a list where a text stands, a word where a number stands.
pub static WRONG_TYPE: Rule = Rule {
    name: "wrong-type",
    level: Some(Level::Error),
    group: Group::Reading,
    bad: Example::over("money-unit: ⟦тысячи⟧\n"),
    good: Example::over("money-unit: 1000\n"),
};

/// A word that is not one of those that the key takes.
pub static UNKNOWN_VALUE: Rule = Rule {
    name: "unknown-value",
    level: Some(Level::Error),
    group: Group::Reading,
    bad: Example::over("risks:\n  - { title: Уход ключевых педагогов, probability: ⟦hihg⟧ }\n"),
    good: Example::over("risks:\n  - { title: Уход ключевых педагогов, probability: high }\n"),
};

/// A number outside what the key allows.
pub static VALUE_OUT_OF_RANGE: Rule = Rule {
    name: "value-out-of-range",
    level: Some(Level::Error),
    group: Group::Reading,
    bad: Example::over("money-unit: ⟦0⟧\n"),
    good: Example::over("money-unit: 1\n"),
};

/// An id with characters that an id can't have, or one that reads as a date.
pub static BAD_ID: Rule = Rule {
    name: "bad-id",
    level: Some(Level::Error),
    group: Group::Identity,
    bad: Example::over(
        "\
indicators:
  - id: ⟦обученные учителя⟧
    title: Доля обученных учителей
    unit: \"%\"
    targets: { 2022-12: 75 }
",
    ),
    good: Example::over(
        "\
indicators:
  - id: обученные-учителя
    title: Доля обученных учителей
    unit: \"%\"
    targets: { 2022-12: 75 }
",
    ),
};

/// The one candidate that differs from `word` by its case or a slip or two, if one is clearly nearest; none
/// for what is too long to be a name.
pub fn nearest<'c>(word: &str, candidates: impl Iterator<Item = &'c str>) -> Option<&'c str> {
    let allowed = slips_allowed(word.chars().count())?;
    let word = word.to_lowercase();
    let mut best: Option<(usize, &str)> = None;
    let mut tied = false;
    for candidate in candidates {
        // Each slip changes the length by a letter at most: by four bytes.
        if candidate.len().abs_diff(word.len()) > allowed * 4 {
            continue;
        }
        let distance = slips_between(&word, &candidate.to_lowercase());
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

/// How many slips a word of so many characters may hold and still be known; none for a word so long that it
/// is not compared with others.
pub fn slips_allowed(length: usize) -> Option<usize> {
    match length {
        0..=2 => Some(0),
        3..=5 => Some(1),
        6..=9 => Some(2),
        10..=200 => Some(3),
        _ => None,
    }
}

/// How many slips lie between two words: a letter too many, too few, another, or two in the wrong order.
pub fn slips_between(one: &str, other: &str) -> usize {
    strsim::osa_distance(one, other)
}
