//! Who is named in a cell, each once in the plan.

use std::collections::HashMap;

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
        for text in parts(cell) {
            let key = text.to_lowercase().replace('ё', "е");
            let next = self.list.len();
            let at = *self.known.entry(key).or_insert(next);
            if at == next {
                let id = self.id(&text);
                let named = is_name(&text);
                self.list.push((id, text, named));
            }
            if let Some((id, ..)) = self.list.get(at).filter(|(id, ..)| !found.contains(id)) {
                found.push(id.clone());
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
fn parts(cell: &str) -> Vec<String> {
    let mut found = vec![String::new()];
    let mut depth = 0_usize;
    for c in cell.chars() {
        match c {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            _ => {}
        }
        match found.last_mut() {
            Some(_) if depth == 0 && matches!(c, ',' | ';' | '\n') => found.push(String::new()),
            Some(last) => last.push(if c == '\n' { ' ' } else { c }),
            None => {}
        }
    }
    let trimmed = found.iter().map(|part| part.trim().trim_end_matches('.').trim());
    // A line that goes on in small letters is the rest of the one before: «заместитель\nдиректора».
    let whole = found
        .iter()
        .zip(trimmed)
        .map(|(part, trimmed)| if is_name(part.trim()) { part.trim() } else { trimmed });
    whole.filter(|part| !part.is_empty()).map(str::to_owned).collect()
}

/// Whether a text is a surname with initials: «Иванова А. П.», “A. Parker”.
fn is_name(text: &str) -> bool {
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
        assert_eq!(people.of("12"), ["p-12"]);
        let named: Vec<bool> = people.list.iter().map(|(_, _, named)| *named).collect();
        assert_eq!(named, [false, false, false, true, false]);
        assert_eq!(people.list[3].1, "Иванова А.П.");
    }
}
