//! Phone numbers and mail addresses of people in places that everyone will read.

use super::Input;
use super::gather::Gathered;
use crate::diagnostic::{Diagnostic, Example, Group, Level, Rule};
use crate::msg;
use crate::source::{Source, Span, parts};
use crate::syntax::{Kind, Ref, Tree};
use std::ops::Range;

/// A phone number or mail address outside `contact`.
pub static PERSONAL_DATA: Rule = Rule {
    name: "personal-data",
    level: Some(Level::Info),
    group: Group::People,
    bad: Example::over(
        "people:\n  director: { role: Директор, name: \"Е. В. Соколова, ⟦8 (912) 345-67-89⟧\" }\n",
    ),
    good: Example::over(
        "people:\n  director: { role: Директор, name: Е. В. Соколова, contact: 8 (912) 345-67-89 }\n",
    ),
};

/// What may lead to a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Contact {
    /// A phone number.
    Phone,
    /// A mail address.
    Mail,
}

/// The phone numbers and mail addresses in the plan's texts but for those in `contact`, in the order of the
/// file.
pub fn contacts(source: &Source, tree: &Tree) -> Vec<(Span, Contact)> {
    // Hardly any text holds one, and only the ways to those that may are followed.
    let suspects = suspects(source, tree);
    let leads = |node: &Ref<'_>| !node.is_alias() && suspects.holds_any(node.ids());
    let is_public = |key: &str| key != "contact" && !key.starts_with("x-");
    let mut found: Vec<(Span, Contact)> = Vec::new();
    let mut open: Vec<Ref<'_>> = tree.root().filter(leads).into_iter().collect();
    while let Some(node) = open.pop() {
        match node.kind() {
            Kind::Mapping { .. } => {
                let shown = node.entries().filter(|(key, value)| leads(value) && is_public(&key.text()));
                open.extend(shown.map(|(_, value)| value));
            }
            Kind::Sequence { .. } => open.extend(node.items().filter(leads)),
            Kind::Scalar(_) => {
                let span = node.span();
                let written = source.slice(span);
                found.extend(scan(written).into_iter().map(|(at, data)| (span.sub(at.start, at.end), data)));
            }
            Kind::Null | Kind::Blanked => {}
        }
    }
    found.sort_by_key(|(span, _)| *span);
    found
}

/// Phone numbers and mail addresses that everyone will read.
pub fn personal_data(input: &Input<'_>, out: &mut Vec<Diagnostic>) {
    let gathered = Gathered {
        found: input.contacts,
        place: |(span, _)| *span,
        one: |(span, data)| {
            let message = match data {
                Contact::Phone => msg!("personal-data"),
                Contact::Mail => msg!("personal-data.mail"),
            };
            Diagnostic::new(&PERSONAL_DATA, *span, message).help(msg!("personal-data.help"))
        },
        many: |(span, _), count| {
            let message = msg!("personal-data.many", count = count);
            Diagnostic::new(&PERSONAL_DATA, *span, message).help(msg!("personal-data.help"))
        },
    };
    gathered.tell(out);
}

/// The texts that can hold a phone number or mail address at all, by the numbers of their nodes; most can't.
fn suspects(source: &Source, tree: &Tree) -> Marked {
    let text = source.text().as_bytes();
    let mut signs = signs(text).into_iter().peekable();
    let mut suspect = |span: Span| {
        while signs.next_if(|sign| *sign < span.range().start).is_some() {}
        signs.next_if(|sign| *sign < span.range().end).is_some()
    };
    let mut suspects = Marked::default();
    tree.scalars().filter(|(_, span)| suspect(*span)).for_each(|(id, _)| suspects.mark(id));
    suspects
}

/// A set of numbers, a bit each.
#[derive(Default)]
struct Marked(Vec<u64>);

impl Marked {
    /// Takes a number that is greater than all before.
    fn mark(&mut self, number: u32) {
        self.0.resize(number as usize / 64 + 1, 0);
        if let Some(last) = self.0.last_mut() {
            *last |= 1 << (number % 64);
        }
    }

    /// Whether one of these numbers is in it.
    fn holds_any(&self, numbers: Range<u32>) -> bool {
        if numbers.is_empty() {
            return false;
        }
        let (first, last) = (numbers.start / 64, (numbers.end - 1) / 64);
        let words = self.0.get(first as usize..).unwrap_or_default().iter().zip(first..=last);
        words
            .map(|(word, at)| {
                let from = if at == first { u64::MAX << (numbers.start % 64) } else { u64::MAX };
                let until = if at == last { u64::MAX >> (63 - (numbers.end - 1) % 64) } else { u64::MAX };
                word & from & until
            })
            .any(|word| word != 0)
    }
}

/// Where in a text an `@` stands, or enough digits for a phone number have come together, parted by nothing
/// but its signs and spaces: the places of the last that was needed and of all further ones.
fn signs(text: &[u8]) -> Vec<usize> {
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(start) = next_sign(text, from) {
        if text.get(start) == Some(&b'@') {
            found.push(start);
            from = start + 1;
            continue;
        }
        let rest = text.get(start..).unwrap_or_default();
        let day = day_length(rest);
        if day > 0 && !rest.get(day).is_some_and(|byte| may_go_on(*byte)) {
            from = start + day;
            continue;
        }
        let run = rest.iter().take_while(|byte| may_go_on(**byte)).count();
        let run = rest.get(..run).unwrap_or_default();
        let mut digits = (start..).zip(run).filter(|(_, byte)| byte.is_ascii_digit()).map(|(at, _)| at);
        if let Some(enough) = digits.nth(LEAST_DIGITS - 1).filter(|_| !is_of_a_document(text, start)) {
            found.push(enough);
            found.extend(digits);
        }
        from = start + run.len();
    }
    found
}

/// Whether a byte may stand in a phone number: digits, signs and spaces of one byte, and the bytes of longer
/// ones, with which no Cyrillic letter begins.
fn may_go_on(byte: u8) -> bool {
    byte.is_ascii_digit() || matches!(byte, b' ' | b'+' | b'(' | b')' | b'-' | 0x80..=0xc2 | 0xe2)
}

/// The first digit or `@` from a byte on. Most blocks hold none, which a few instructions tell.
fn next_sign(text: &[u8], from: usize) -> Option<usize> {
    let is_sign = |byte: &u8| byte.is_ascii_digit() | (*byte == b'@');
    let any = |bytes: &[u8]| bytes.iter().fold(false, |any, byte| any | is_sign(byte));
    let holds_sign =
        |block: &[u8]| <&[u8; BLOCK]>::try_from(block).map_or_else(|_| any(block), |whole| any(whole));
    let mut blocks = (from..).step_by(BLOCK).zip(text.get(from..)?.chunks(BLOCK));
    let (at, block) = blocks.find(|(_, block)| holds_sign(block))?;
    block.iter().position(is_sign).map(|in_block| at + in_block)
}

/// So many bytes are looked over at once.
const BLOCK: usize = 16;

/// How many bytes a day or month such as `2021-09-01` or `2021-09` takes at the beginning of a text; 0 if
/// none stands there.
fn day_length(text: &[u8]) -> usize {
    let digits = |digits: &[&u8]| digits.iter().all(|digit| digit.is_ascii_digit());
    match text {
        [a, b, c, d, b'-', e, f, b'-', g, h, ..] if digits(&[a, b, c, d, e, f, g, h]) => 10,
        [a, b, c, d, b'-', e, f, ..] if digits(&[a, b, c, d, e, f]) => 7,
        _ => 0,
    }
}

/// Whether `№` stands before a number that begins at this byte.
fn is_of_a_document(text: &[u8], number: usize) -> bool {
    let before = text.get(..number).unwrap_or_default();
    let spaceless = before.strip_suffix(b" ").or_else(|| before.strip_suffix("\u{a0}".as_bytes()));
    spaceless.unwrap_or(before).ends_with("№".as_bytes())
}

/// The phone numbers and mail addresses of a text, in its order.
fn scan(text: &str) -> Vec<(Range<usize>, Contact)> {
    let mut found = Vec::new();
    if text.as_bytes().contains(&b'@') {
        let words = parts(text, char::is_whitespace);
        let mails = words.filter_map(|(at, word)| Some((at, mail(word)?)));
        found.extend(mails.map(|(at, mail)| (at + mail.start..at + mail.end, Contact::Mail)));
    }
    if text.bytes().filter(u8::is_ascii_digit).count() >= LEAST_DIGITS {
        let linked = Some(text).filter(|text| text.contains("://"));
        let words = linked.into_iter().flat_map(|text| parts(text, char::is_whitespace));
        let addresses = words.filter(|(_, word)| word.contains("://"));
        let mut addresses = addresses.map(|(at, word)| at..at + word.len()).peekable();
        let mut from = 0;
        while let Some(at) = next_number(text, from) {
            from = at.end;
            while addresses.next_if(|address| address.end <= at.start).is_some() {}
            let in_address = addresses.peek().is_some_and(|address| address.contains(&at.start));
            if at.len() >= LEAST_DIGITS && !in_address && is_phone(text, &at) {
                found.push((at, Contact::Phone));
            }
        }
    }
    found.sort_by_key(|(at, _)| at.start);
    found
}

/// No phone number has fewer digits.
const LEAST_DIGITS: usize = 5;

/// The address in a word: `ivanova@example.org` of `(ivanova@example.org),`.
fn mail(word: &str) -> Option<Range<usize>> {
    if word.contains("://") {
        return None;
    }
    let sign = word.find('@')?;
    let (name, host) = (word.get(..sign)?, word.get(sign + 1..)?);
    let in_name = |c: char| c.is_alphanumeric() || "._%+-".contains(c);
    let start = name.char_indices().rev().take_while(|(_, c)| in_name(*c)).last()?.0;
    let in_host = |c: char| c.is_alphanumeric() || ".-".contains(c);
    let length = host.find(|c| !in_host(c)).unwrap_or(host.len());
    let host = host.get(..length)?.trim_end_matches(['.', '-']);
    let (_, top) = host.rsplit_once('.')?;
    let real = top.chars().count() >= 2 && top.chars().all(char::is_alphabetic);
    real.then_some(start..sign + 1 + host.len())
}

/// The next run of digits with the signs that phone numbers are written with, from byte `from` on.
fn next_number(text: &str, mut from: usize) -> Option<Range<usize>> {
    let begins = |byte: &u8| byte.is_ascii_digit() || matches!(byte, b'+' | b'(');
    let goes_on = |c: char| c.is_ascii_digit() || is_gap(c) || "+()".contains(c);
    loop {
        let start = from + text.as_bytes().get(from..)?.iter().position(begins)?;
        let rest = text.get(start..)?;
        let length = rest.find(|c| !goes_on(c)).unwrap_or(rest.len());
        let number = rest.get(..length)?.trim_end_matches(|c| is_gap(c) || "+(".contains(c));
        if !number.is_empty() {
            return Some(start..start + number.len());
        }
        // Nothing but brackets and spaces.
        from = start + length;
    }
}

fn is_gap(c: char) -> bool {
    matches!(c, ' ' | '\u{a0}' | '\u{2009}' | '\u{202f}' | '-' | '‐' | '‑' | '–')
}

/// So many characters before a number may say what it is.
const ANNOUNCING: usize = 16;

/// What a phone number is announced by.
const PHONE: [&str; 9] =
    ["тел", "телефон", "телефоны", "моб", "мобильный", "tel", "phone", "phones", "telephone"];

/// The number of a document is announced by.
const NUMBER: [&str; 4] = ["n", "no", "nr", "num"];

/// Whether a run of digits is a phone number: by its form, or by the word «тел.» before it.
fn is_phone(text: &str, at: &Range<usize>) -> bool {
    let number = text.get(at.clone()).unwrap_or_default();
    let before = text.get(..at.start).unwrap_or_default();
    let after = text.get(at.end..).unwrap_or_default();
    let inside_a_word = before.ends_with(|c: char| c.is_alphanumeric() || "/=_№#.,".contains(c))
        || after.starts_with(|c: char| c.is_alphanumeric() || c == '/' || c == '_')
        || after.starts_with([',', '.']) && after.chars().nth(1).is_some_and(|c| c.is_ascii_digit());
    let from = before.char_indices().rev().nth(ANNOUNCING - 1).map_or(0, |(at, _)| at);
    let announcing = before.get(from..).unwrap_or_default();
    let announcing = announcing.trim_end_matches(|c: char| is_gap(c) || c == ':');
    let is_day = day_length(number.as_bytes()) == number.len();
    if inside_a_word || announcing.ends_with('№') || is_day {
        return false;
    }
    let announcing = announcing.to_lowercase();
    let undotted = announcing.trim_end_matches('.');
    let word = undotted.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    if NUMBER.contains(&word) {
        return false;
    }
    let groups: Vec<usize> =
        number.split(|c: char| !c.is_ascii_digit()).filter(|group| !group.is_empty()).map(str::len).collect();
    let digits: String = number.chars().filter(char::is_ascii_digit).collect();
    let announced = PHONE.contains(&word) || word == "т" && undotted.len() < announcing.len();
    if announced && (LEAST_DIGITS..=15).contains(&digits.len()) {
        return true;
    }
    if number.starts_with('+') {
        return (10..=15).contains(&digits.len());
    }
    // 8 912 345-67-89, 89123456789: money is set apart in threes, which never gives eleven digits after one.
    let long_distance = digits.len() == 11
        && digits.starts_with(['7', '8'])
        && digits.get(1..2).is_some_and(|code| "3489".contains(code))
        && (groups.len() == 1 || groups.first() == Some(&1));
    let with_code = number.starts_with('(') && digits.len() == 10 && groups.len() > 1;
    let local =
        matches!(groups.as_slice(), [3, 2, 2] | [3, 3, 2, 2]) && number.contains(['-', '‐', '‑', '–']);
    long_distance || with_code || local
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<&str> {
        let found = scan(text);
        // What is found is suspected before, wherever in the file it stands.
        if found.iter().any(|(_, contact)| *contact == Contact::Phone) && text.len() < 1000 {
            for before in 0..BLOCK {
                assert!(!signs(format!("{}{text}", "x".repeat(before)).as_bytes()).is_empty(), "{text}");
            }
        }
        found.into_iter().map(|(at, _)| &text[at]).collect()
    }

    #[test]
    fn phone_numbers_are_found_as_people_write_them() {
        for phone in [
            "8 (912) 345-67-89",
            "8-912-345-67-89",
            "8 912 345 67 89",
            "89123456789",
            "+7 912 345-67-89",
            "+79123456789",
            "8(342)212-34-56",
            "(342) 212-34-56",
            "(34236) 2-12-34",
            "212-34-56",
            "912 345-67-89",
            "+44 20 7946 0958",
        ] {
            let text = format!("Иванова А. П., {phone}, кабинет 12");
            assert_eq!(found(&text), [phone], "{phone}");
        }
        assert_eq!(found("Секретарь, тел. 2-12-34"), ["2-12-34"]);
        assert_eq!(found("телефон: 21234."), ["21234"]);
        assert_eq!(found("раб. т. 2-12-34, Phone 2-12-34"), ["2-12-34", "2-12-34"]);
        assert_eq!(found("Call Ivan 212-34-56, come in 212-34-57"), ["212-34-56", "212-34-57"]);
        assert_eq!(found("https://example.org/89123456789 и 89123456789"), ["89123456789"]);
    }

    #[test]
    fn mail_addresses_are_found() {
        assert_eq!(found("пишите: ivanova.ap@school5.example.org."), ["ivanova.ap@school5.example.org"]);
        assert_eq!(found("(a@b.ru), иванова@почта.рф"), ["a@b.ru", "иванова@почта.рф"]);
        assert!(found("@home, 5@6, a@b").is_empty());
    }

    /// Each number is judged by what stands close to it: a search of all that stands before would take an
    /// hour here.
    #[test]
    fn a_text_of_many_numbers_costs_no_more_a_number() {
        assert_eq!(found(&"тел. 2-12-34 ".repeat(200_000)).len(), 200_000);
        assert_eq!(found(&"2-12-34;".repeat(200_000)).len(), 0);
        assert_eq!(found(&format!("12345 м{}", "(".repeat(400_000))).len(), 0);
    }

    #[test]
    fn dates_numbers_of_acts_and_sums_are_no_phone_numbers() {
        for text in [
            "Приказ № 212-34-56 от 25.11.2021",
            "Приказ N 212-34-56, order No. 212-34-56",
            "ст. 21234, отчёт. 21234",
            "Приказ от 25-11-2021 № 273-ФЗ",
            "2021-09-15/2021-11-30",
            "тел.: 2021-09-15",
            "01.09.2021 - 31.05.2022",
            "1 630 805,6 руб.",
            "8 912 345 678",
            "89 123 456 789",
            "ИНН 5902123456, КПП 590201001, ОГРН 1025900512345",
            "р/с 40702810438050012345",
            "https://example.org/89123456789",
            "https://user@example.org/news",
            "классы 8-9-10-11, 2021-2022",
            "5 6 7 8 9 10 11 классы",
            "с 09:00 до 18:00, каб. 212-215",
            "978-5-09-071649-1",
            "ГОСТ Р 52614.2-2006",
        ] {
            assert!(found(text).is_empty(), "{text}: {:?}", found(text));
        }
    }

    /// All contacts of a plan, by looking at each of its public texts.
    fn plainly(source: &Source, node: Ref<'_>, found: &mut Vec<(Span, Contact)>) {
        let public = |key: &str| key != "contact" && !key.starts_with("x-");
        match node.kind() {
            _ if node.is_alias() => {}
            Kind::Mapping { .. } => node
                .entries()
                .filter(|(key, _)| public(&key.text()))
                .for_each(|(_, value)| plainly(source, value, found)),
            Kind::Sequence { .. } => node.items().for_each(|item| plainly(source, item, found)),
            Kind::Scalar(_) => {
                let scanned = scan(source.slice(node.span())).into_iter();
                found.extend(scanned.map(|(at, contact)| (node.span().sub(at.start, at.end), contact)));
            }
            Kind::Null | Kind::Blanked => {}
        }
    }

    #[test]
    fn the_ways_to_contacts_miss_none_wherever_they_stand() {
        let texts = "\
people:
  &12345 a: { name: +7 912 345-67-89, contact: 8 (912) 345-67-89 }
  b: { name: &12345678 8 912 345 67 89, note: 'тел. 2-12-34' }
  c: { name: (912) 345-67-89, x-phone: [89123456789, a@b.ru] }
title: Приказ № 12345, тел. 21234
note: [2021-09-15/2021-11-30, 8\u{a0}912\u{a0}345‑67‑89, (пишите: a@b.ru), *12345678]
links: { 8 912 345-67-90: \"8 912 345-67-91\" }
risks: |
  212-34-56,
  № 212-34-56
";
        for fillers in 0..70 {
            let before = "x".repeat(fillers % 17);
            let text = format!("calendar: [{}y]\n# {before}\n{texts}", "y, ".repeat(fillers));
            let source = Source::new("p", text);
            let tree = crate::model::parse(&source).tree;
            let mut all = Vec::new();
            plainly(&source, tree.root().unwrap(), &mut all);
            all.sort_by_key(|(span, _)| *span);
            assert!(all.len() > 8, "{all:?}");
            assert_eq!(contacts(&source, &tree), all, "{fillers}");
        }
    }
}
