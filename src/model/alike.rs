//! Which of many names a misspelt one stands for.

use crate::schema::{slips_allowed, slips_between};
use std::collections::HashMap;
use std::collections::hash_map::Entry;

/// Names of one kind, ready to be compared.
#[derive(Debug, Default)]
pub struct Alike {
    /// Each name as it is compared and as it is written, by its length in characters.
    by_length: HashMap<usize, Vec<(String, String)>>,
    /// The names by what they look like; none where several look the same.
    by_look: HashMap<String, Option<String>>,
}

/// How many comparisons of names one plan may cost before suggestions stop.
pub const COMPARISONS: usize = 2_000_000;

impl Alike {
    /// Ids, which are compared without regard to case and to which alphabet a letter is of.
    pub fn ids<'a>(ids: impl Iterator<Item = &'a str>) -> Self {
        let mut alike = Self::default();
        for id in ids {
            alike.add(id.to_lowercase(), id);
            match alike.by_look.entry(look(id)) {
                Entry::Occupied(mut several) => {
                    several.insert(None);
                }
                Entry::Vacant(free) => {
                    free.insert(Some(id.to_owned()));
                }
            }
        }
        alike
    }

    /// Words, which are compared without regard to case, spaces and dots.
    pub fn words<'a>(words: impl Iterator<Item = &'a str>) -> Self {
        let mut alike = Self::default();
        words.for_each(|word| alike.add(loose(word), word));
        alike
    }

    fn add(&mut self, compared: String, written: &str) {
        let same_length = self.by_length.entry(compared.chars().count()).or_default();
        same_length.push((compared, written.to_owned()));
    }

    /// The id that is meant: the one that looks the same, else the one that is clearly nearest. Each
    /// comparison is taken from `allowed`; when they are used up, none is named.
    pub fn id(&self, name: &str, allowed: &mut usize) -> Option<&str> {
        match self.by_look.get(&look(name)) {
            Some(twin) => twin.as_deref(),
            None => self.nearest(&name.to_lowercase(), allowed).map(|(_, id)| id),
        }
    }

    /// The word that is meant, and whether it is the same but for case, spaces and dots.
    pub fn word(&self, name: &str, allowed: &mut usize) -> Option<(&str, bool)> {
        let name = loose(name);
        self.nearest(&name, allowed).map(|(compared, word)| (word, compared == name))
    }

    /// The one name a slip or two away from `name`, if one is clearly nearest.
    fn nearest(&self, name: &str, allowed: &mut usize) -> Option<(&str, &str)> {
        let length = name.chars().count();
        let most = slips_allowed(length)?;
        let mut best: Option<(usize, &str, &str)> = None;
        let mut tied = false;
        // Each slip changes the length by a letter at most.
        let lengths = length.saturating_sub(most)..=length + most;
        for (compared, written) in lengths.filter_map(|length| self.by_length.get(&length)).flatten() {
            *allowed = allowed.checked_sub(1)?;
            let slips = slips_between(name, compared);
            match best {
                _ if slips > most => {}
                Some((least, ..)) if slips > least => {}
                Some((least, ..)) if slips == least => tied = true,
                _ => {
                    best = Some((slips, compared, written));
                    tied = false;
                }
            }
        }
        best.filter(|_| !tied).map(|(_, compared, written)| (compared, written))
    }
}

fn loose(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace() && *c != '.').flat_map(char::to_lowercase).collect()
}

/// Cyrillic letters and the Latin ones that look the same.
const TWINS: &[(char, char)] = &[
    ('а', 'a'),
    ('в', 'b'),
    ('с', 'c'),
    ('е', 'e'),
    ('н', 'h'),
    ('к', 'k'),
    ('м', 'm'),
    ('о', 'o'),
    ('р', 'p'),
    ('т', 't'),
    ('у', 'y'),
    ('х', 'x'),
    ('і', 'i'),
    ('ѕ', 's'),
    ('ј', 'j'),
    ('А', 'A'),
    ('В', 'B'),
    ('С', 'C'),
    ('Е', 'E'),
    ('Н', 'H'),
    ('К', 'K'),
    ('М', 'M'),
    ('О', 'O'),
    ('Р', 'P'),
    ('Т', 'T'),
    ('У', 'Y'),
    ('Х', 'X'),
    ('І', 'I'),
];

fn latin(c: char) -> char {
    TWINS.iter().find(|(cyrillic, _)| *cyrillic == c).map_or(c, |(_, latin)| *latin)
}

fn look(text: &str) -> String {
    text.chars().map(latin).collect()
}

/// The first letters by which two names differ that look the same.
pub fn lookalike(wrote: &str, meant: &str) -> Option<(String, String)> {
    if look(wrote) != look(meant) {
        return None;
    }
    let pair = wrote.chars().zip(meant.chars()).find(|(wrote, meant)| wrote != meant)?;
    Some((pair.0.to_string(), pair.1.to_string()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_clearly_nearest_name_is_meant() {
        let ids = Alike::ids(["legal", "methods", "Кадры", "ab", "staff-1", "staff-2"].into_iter());
        let near = |name| ids.id(name, &mut 100);
        assert_eq!(near("legla"), Some("legal"));
        assert_eq!(near("LEGAL"), Some("legal"));
        // Cyrillic letters.
        assert_eq!(near("lеgаl"), Some("legal"));
        assert_eq!(near("кадры"), Some("Кадры"));
        assert_eq!(near("methosd"), Some("methods"));
        assert_eq!((near("staff-3"), near("ac"), near("other")), (None, None, None));
        let twins = Alike::ids(["cop", "сор"].into_iter());
        assert_eq!(twins.id("соp", &mut 100), None);
    }

    #[test]
    fn words_are_compared_without_spaces_and_dots() {
        let words = Alike::words(["А. П. Иванова", "Директор"].into_iter());
        assert_eq!(words.word("А.П.Иванова", &mut 9), Some(("А. П. Иванова", true)));
        assert_eq!(words.word("Дирекотр", &mut 9), Some(("Директор", false)));
        assert_eq!(words.word("Завуч", &mut 9), None);
        let same = Alike::words(["А. П. Иванова", "а.п. иванова"].into_iter());
        assert_eq!(same.word("А.П.Иванова", &mut 9), None);
    }

    #[test]
    fn each_comparison_is_counted_and_only_names_of_like_length_are_compared() {
        let names: Vec<String> = (0..1000).map(|n| format!("{:x<1$}{n:03}", "", n % 50)).collect();
        let ids = Alike::ids(names.iter().map(String::as_str));
        let mut allowed = 1000;
        assert_eq!(ids.id("xxxxxxxxxxxxxxxxxx?1?", &mut allowed), None);
        assert_eq!(allowed, 1000 - 7 * 20);
        assert_eq!(ids.id(&names[20].replace('x', "y"), &mut 0), None);
    }
}
