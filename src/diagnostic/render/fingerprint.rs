use crate::source::{Source, Span, spaced};
use std::collections::HashMap;

/// So many characters of a place tell it from others.
const SAMPLE: usize = 200;

/// Names for faults that stay the same when lines above them come and go, and in every language: of the
/// rule, the file, the line's text and the text at the place; equal ones are counted.
#[derive(Default)]
pub(super) struct Fingerprints(HashMap<u128, u32>);

impl Fingerprints {
    /// The name of the next fault: 32 hexadecimal digits.
    pub fn next(&mut self, rule: &str, path: &str, source: &Source, span: Span) -> String {
        let span = source.clamp(span);
        let line = source.slice(source.line(source.line_at(span.start as usize)));
        let place = source.slice(span).lines().next().unwrap_or_default();
        let mut hash = Hash::new();
        for part in [rule, path] {
            hash.add(part);
        }
        hash.add(&sample(line));
        hash.add(&sample(place));
        let seen = self.0.entry(hash.0).or_default();
        *seen += 1;
        hash.add(&seen.to_string());
        format!("{:032x}", hash.0)
    }
}

/// The first characters, each run of spaces as one, so that another indentation changes nothing.
fn sample(text: &str) -> String {
    let start = text.trim_start_matches('\u{feff}').trim_start();
    let cut: String = start.chars().take(SAMPLE).collect();
    spaced(&cut).into_owned()
}

/// FNV-1a of 128 bits: stable over versions and machines, unlike the hash of the standard library.
struct Hash(u128);

impl Hash {
    fn new() -> Self {
        Self(0x6c62_272e_07bb_0142_62b8_2175_6295_c58d)
    }

    /// Adds a text and its end.
    fn add(&mut self, text: &str) {
        for byte in text.bytes().chain([0xff]) {
            self.0 = (self.0 ^ u128::from(byte)).wrapping_mul(0x0000_0000_0100_0000_0000_0000_0000_013b);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(text: &str, needles: &[&str]) -> Vec<String> {
        let source = Source::new("p", text);
        let mut names = Fingerprints::default();
        let at = |needle: &&str| Span::new(text.find(*needle).unwrap(), text.find(*needle).unwrap() + 1);
        needles.iter().map(|needle| names.next("rule", "p", &source, at(needle))).collect()
    }

    #[test]
    fn names_stand_when_lines_and_indentation_shift() {
        let before = names("a: 1\nb: 2\n", &["b"]);
        assert_eq!(names("# new\n\na: 1\n  b:  2\n", &["b"]), before);
        assert_ne!(names("a: 1\nb: 3\n", &["b"]), before);
        assert_eq!(before.first().map(String::len), Some(32));
    }

    #[test]
    fn equal_places_are_told_apart_by_their_count() {
        let two = names("a: 1\n", &["a", "a", "1"]);
        let unlike: std::collections::HashSet<&String> = two.iter().collect();
        assert_eq!(unlike.len(), 3);
    }

    #[test]
    fn the_hash_is_the_published_one() {
        let mut hash = Hash::new();
        hash.0 = (hash.0 ^ u128::from(b'a')).wrapping_mul(0x0000_0000_0100_0000_0000_0000_0000_013b);
        assert_eq!(hash.0, 0xd228_cb69_6f1a_8caf_7891_2b70_4e4a_8964);
    }
}
