//! Words that say that there is no date: they begin with a head of a closed list.

use super::chars::plain;

/// Heads: each word is the beginning of the word in the text; `=` asks for the whole word.
const HEADS: &[&str] = &[
    "=по мер",
    "=по =мере",
    "=по необходим",
    "=по потребност",
    "=по надобност",
    "=по план",
    "=по отдельн",
    "=по особ",
    "=по индивидуальн",
    "=по график",
    "=по приказ",
    "=по распоряжен",
    "=по положен",
    "=по решени",
    "=по согласован",
    "=по запрос",
    "=по требован",
    "=по итог",
    "=по результат",
    "=по окончани",
    "=по завершени",
    "=по расписан",
    "=по договор",
    "=по усмотрен",
    "=по заявк",
    "=по заявлени",
    "=по обращени",
    "=по поступлени",
    "=по факт",
    "=по ход",
    "=по утвержден",
    "=по указани",
    "=по ситуаци",
    "=по программ",
    "=по регламент",
    "=по циклограмм",
    "=при необходим",
    "=при потребност",
    "=при поступлени",
    "=при наличи",
    "=при услови",
    "=при обращени",
    "=при проведени",
    "=при подготовк",
    "=при возникновени",
    "=при выявлени",
    "согласно",
    "=в соответств",
    "=в установ",
    "=в рабоч",
    "=в ход",
    "=в процесс",
    "=во врем",
    "=в любое =время",
    "=в дни",
    "=в каникулярн",
    "=в день",
    "=в период",
    "=в срок установ",
    "=в сроки установ",
    "=до запуск",
    "=до начал",
    "=до оконч",
    "=до заверш",
    "=до проведен",
    "=после",
    "=перед",
    "=накануне",
    "=не поздн =чем =за",
    "=не позже =чем =за",
    "=за =день =до",
    "=за неделю =до",
    "=за месяц =до",
    "постоян",
    "=на постоян",
    "систематич",
    "регулярн",
    "непрерывн",
    "бессрочн",
    "=t =b =d",
    "=tbd",
    "=tbc",
    "=tba",
    "=to =be",
    "=ongoing",
    "=on =going",
    "=as =and =when",
    "=as need",
    "=as requir",
    "=as necess",
    "=as appropriate",
    "=as =per",
    "=when need",
    "=when requir",
    "=when necess",
    "=if need",
    "=if requir",
    "=if necess",
    "=upon",
    "=on demand",
    "=on request",
    "=on need",
    "=on =an =ongoing",
    "=until =further =notice",
    "continu",
    "permanent",
    "constant",
    "=according =to",
    "=by agreement",
    "=by arrangement",
    "=during exam",
    "=during =the exam",
    "=before launch",
    "=before =the launch",
    "=before exam",
    "=after",
    "=prior =to",
    "=ad =hoc",
    "=per plan",
    "=per schedule",
    "=subject =to",
    "уточня",
    "=срок уточня",
    "=сроки уточня",
    "=дата уточня",
    "=не определ",
];

/// Heads of what may follow a date without saying more of when it is.
const TAILS: &[&str] = &[
    "=по мер",
    "=по необходим",
    "=по потребност",
    "=по надобност",
    "=по план",
    "=по отдельн",
    "=по график",
    "=по расписан",
    "=по согласован",
    "=по запрос",
    "=по заявк",
    "=при необходим",
    "=при потребност",
    "согласно",
    "=until =further =notice",
    "=as =and =when",
    "=as need",
    "=as requir",
    "=as necess",
    "=when need",
    "=when requir",
    "=if need",
    "=if requir",
    "=on demand",
    "=on request",
    "=per plan",
    "=per schedule",
];

/// Whether the text begins with a remark such as may follow a date.
pub(super) fn is_tail(text: &str) -> bool {
    begins(text, TAILS)
}

/// Words that say that something goes on all the time.
const LASTING: &[&str] = &["постоян", "=на постоян", "систематич", "регулярн", "непрерывн"];

/// Whether the text begins with a word for what goes on all the time.
pub(super) fn says_lasting(text: &str) -> bool {
    begins(text, LASTING)
}

/// Heads of what comes after something.
const AFTER: &[&str] =
    &["=по итог", "=по результат", "=по окончани", "=по завершени", "=после", "=after", "=upon"];

/// Whether the text begins with a word for what comes after something.
pub(super) fn says_after(text: &str) -> bool {
    begins(text, AFTER)
}

/// Whether the text begins with such a head.
pub(super) fn is_undated(text: &str) -> bool {
    begins(text, HEADS)
}

fn begins(text: &str, heads: &[&str]) -> bool {
    // A head is short; what follows may be of any length.
    let beginning: String = text.chars().take(160).collect();
    let letters: String = plain(&beginning)
        .into_iter()
        .map(|char| if char.plain.is_alphanumeric() { char.plain } else { ' ' })
        .collect();
    let words: Vec<String> = letters.split_whitespace().take(8).map(cyrillic_if_mixed).collect();
    heads.iter().any(|head| {
        let mut words = words.iter();
        head.split(' ').all(|part| {
            words.next().is_some_and(|word| match part.strip_prefix('=') {
                Some(whole) => word == whole,
                // «установл.», «необход.»: cut short, the word is the beginning of the head's.
                None => {
                    word.starts_with(part) || (part.starts_with(word.as_str()) && word.chars().count() >= 5)
                }
            })
        })
    })
}

/// Look-alike Latin letters in a word that has Cyrillic ones, too; a lone «c», «o» is left to the date
/// grammar.
fn cyrillic_if_mixed(word: &str) -> String {
    let cyrillic = word.chars().any(|char| ('а'..='я').contains(&char));
    if cyrillic && word.chars().any(|char| char.is_ascii_alphabetic()) {
        return super::chars::cyrillic(word);
    }
    word.to_owned()
}
