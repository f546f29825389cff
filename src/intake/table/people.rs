//! Who is named in a cell, each once in the plan.

use std::collections::{HashMap, HashSet};

/// Everyone named in a table, in the order of their first place.
#[derive(Debug, Default)]
pub struct People {
    /// Id, text, and whether the text is a name rather than a role.
    pub list: Vec<(String, String, bool)>,
    known: HashMap<String, usize>,
    ids: HashMap<String, usize>,
}

impl People {
    /// The ids of those whom a cell names.
    pub fn of(&mut self, cell: &str) -> Vec<String> {
        let mut found = Vec::new();
        let mut seen = HashSet::new();
        for text in parts(cell) {
            let key = key(&text);
            let next = self.list.len();
            let at = *self.known.entry(key).or_insert(next);
            if at == next {
                let id = self.id(&text);
                let named = is_name(&text);
                self.list.push((id, text, named));
            }
            if seen.insert(at) {
                found.extend(self.list.get(at).map(|(id, ..)| id.clone()));
            }
        }
        found
    }

    /// An id of the first words, made unlike the others'.
    fn id(&mut self, text: &str) -> String {
        let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
        let mut id = words.take(MOST_WORDS).map(str::to_lowercase).collect::<Vec<_>>().join("-");
        if !id.chars().any(char::is_alphabetic) || crate::dates::is_canonical_date(&id) {
            id.insert_str(0, "p-");
        }
        let count = self.ids.entry(id.clone()).or_default();
        *count += 1;
        if *count > 1 { format!("{id}_{count}") } else { id }
    }
}

/// An id has so many words of the text.
const MOST_WORDS: usize = 4;

/// The people of a cell, one a line or with commas between; what stands in brackets belongs to one.
pub fn parts(cell: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut part = String::new();
    let mut depth = 0_usize;
    for line in cell.lines() {
        if depth > 0 || goes_on(&part, line) {
            part.push(' ');
        } else {
            found.push(std::mem::take(&mut part));
        }
        for c in line.chars() {
            match c {
                '(' => depth += 1,
                ')' => depth = depth.saturating_sub(1),
                _ => {}
            }
            if depth == 0 && matches!(c, ',' | ';') {
                found.push(std::mem::take(&mut part));
            } else {
                part.push(c);
            }
        }
    }
    found.push(part);
    let tidy = |part: &String| {
        let part =
            part.split([' ', '\t', '\r']).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ");
        let last = part.trim_end_matches('.').rsplit([' ', '\u{a0}', '.']).next().unwrap_or_default();
        if is_short(last) { part } else { part.trim_end_matches('.').trim().to_owned() }
    };
    found.iter().map(tidy).filter(|part| !part.is_empty()).collect()
}

/// What is the same for one person, however it is spaced and dotted: «Петрова М.И.», «Петрова М. И.».
fn key(text: &str) -> String {
    let lower = text.to_lowercase().replace('ё', "е").replace('\u{a0}', " ");
    lower.replace(". ", ".").trim_end_matches('.').to_owned()
}

/// Whether a word keeps the dot after it: an initial, or an abbreviation, which ends in a consonant.
fn is_short(word: &str) -> bool {
    const MOST: usize = 4;
    let ends = word.chars().next_back().is_some_and(|c| c.is_lowercase() && !"аеёиоуыэюяaeiouy".contains(c));
    match word.chars().count() {
        1 => word.chars().all(char::is_alphabetic),
        count => count <= MOST && ends && word.chars().all(char::is_lowercase),
    }
}

/// Whether a line is the rest of the one before. In small letters it is where that began with a capital one:
/// «Заместитель\nдиректора». Where all are small, «директор\nзавуч» are two people, and the line before has
/// to end with a word that can't be the last: «заместитель\nдиректора».
fn goes_on(before: &str, line: &str) -> bool {
    let small = line.trim_start().starts_with(char::is_lowercase);
    let capital = before.trim_start().starts_with(char::is_uppercase) && !is_name(before.trim());
    let last = before.trim_end().trim_end_matches('.').rsplit([' ', '\u{a0}']).next().unwrap_or_default();
    small && capital || NEVER_LAST.contains(&last.to_lowercase().as_str())
}

/// Words after which something must come to say who is meant.
const NEVER_LAST: [&str; 18] = [
    "заместитель",
    "зам",
    "заведующий",
    "заведующая",
    "зав",
    "помощник",
    "начальник",
    "руководитель",
    "и.о",
    "и",
    "по",
    "с",
    "за",
    "deputy",
    "head",
    "of",
    "and",
    "the",
];

/// No name has more bytes.
const LONGEST_NAME: usize = 200;

/// Whether a text is a surname with initials: «Иванова А. П.», “A. Parker”.
pub fn is_name(text: &str) -> bool {
    if text.len() > LONGEST_NAME {
        return false;
    }
    let words: Vec<&str> = text.split([' ', '\u{a0}']).filter(|word| !word.is_empty()).collect();
    let initial = |word: &&&str| {
        word.contains('.')
            && word.split('.').all(|part| part.chars().count() <= 1 && part.chars().all(char::is_uppercase))
    };
    let surname = |word: &&&str| {
        !word.contains('.') && word.chars().count() > 2 && word.chars().next().is_some_and(char::is_uppercase)
    };
    let (initials, names) = (words.iter().filter(initial).count(), words.iter().filter(surname).count());
    initials > 0 && names == 1 && initials + names == words.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_is_one_person_however_often_named() {
        let mut people = People::default();
        assert_eq!(people.of("Директор, зам. директора по УВР"), ["директор", "зам-директора-по-увр"]);
        assert_eq!(people.of("директор\nКлассные руководители (1–4 классы, 5–9 классы)").len(), 2);
        assert_eq!(people.of("Иванова А.П."), ["иванова-а-п"]);
        assert_eq!(people.of("").len(), 0);
        assert_eq!(people.of("\n\n, ;\n").len(), 0);
        assert_eq!(people.of("12"), ["p-12"]);
        assert_eq!(people.of("Иванова А. П."), ["иванова-а-п"]);
        let named: Vec<bool> = people.list.iter().map(|(_, _, named)| *named).collect();
        assert_eq!(named, [false, false, false, true, false]);
        assert_eq!(people.list[3].1, "Иванова А.П.");
    }

    #[test]
    fn a_line_in_small_letters_goes_on_with_the_one_before() {
        for (cell, each) in [
            ("Заместитель\nдиректора", &["Заместитель директора"][..]),
            ("заместитель\nдиректора", &["заместитель директора"]),
            ("зам.\nдиректора по \nУВР", &["зам. директора по УВР"]),
            ("Классные\n  руководители,\nучителя", &["Классные руководители", "учителя"]),
            ("Зам. по ВР Петрова М.И.", &["Зам. по ВР Петрова М.И."]),
            ("Кл. рук. 5–11 кл., Директор.", &["Кл. рук. 5–11 кл.", "Директор"]),
            ("Зам. по УВР.", &["Зам. по УВР"]),
            ("Директор\nЗавуч", &["Директор", "Завуч"]),
            ("директор\nзавуч", &["директор", "завуч"]),
            ("Директор\n\nучителя", &["Директор", "учителя"]),
            ("Иванова А. П.\nучителя", &["Иванова А. П.", "учителя"]),
            ("Учителя (1–4\nклассы)\r\nДиректор", &["Учителя (1–4 классы)", "Директор"]),
        ] {
            assert_eq!(parts(cell), each, "{cell}");
        }
    }
}
