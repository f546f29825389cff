//! How messages name what they are about.

use crate::locale::{Arg, Message};
use crate::model::{Activity, Goal, Person};
use crate::msg;
use crate::source::spaced;

/// Longer titles are shortened in messages: the excerpt below shows them whole.
const LONGEST: usize = 60;

/// An activity by number and title: 1.2 «Утвердить положение».
pub fn activity(activity: &Activity) -> Message {
    msg!("check-activity", number = &*activity.number, title = title(&activity.title))
}

/// A title as messages show it: on one line, cut at a word where it is long.
pub fn title(text: &str) -> String {
    let line = spaced(text);
    let Some((cut, _)) = line.char_indices().nth(LONGEST) else { return line.into_owned() };
    let head = line.get(..cut).unwrap_or_default();
    let words = head.rfind(' ').and_then(|space| head.get(..space)).unwrap_or(head);
    format!("{}…", words.trim_end_matches([' ', ',', ';', ':', '.', '–', '—', '-']))
}

/// A goal as judgements name it: by id, else by title.
pub fn goal(goal: &Goal) -> Arg {
    match &goal.id {
        Some(id) => Arg::from(&id.value),
        None => Arg::from(title(&goal.title)),
    }
}

/// A person by role, else by name, else by id.
pub fn person(person: &Person) -> String {
    let written = [&person.written.role, &person.written.name];
    let text = written.into_iter().find_map(|slot| slot.get()).map(|text| title(&text.value));
    text.filter(|text| !text.is_empty()).unwrap_or_else(|| person.id.value.to_string())
}

/// The first few of several names, and how many more there are.
pub fn some(names: impl ExactSizeIterator<Item = Arg>) -> Arg {
    const SHOWN: usize = 4;
    let more = names.len().saturating_sub(SHOWN);
    let mut list: Vec<Arg> = names.take(SHOWN).collect();
    if more > 0 {
        list.push(msg!("check-more", count = more).into());
    }
    Arg::List(list)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_titles_are_cut_at_a_word() {
        assert_eq!(title("Утвердить\n положение"), "Утвердить положение");
        let long = "Ознакомить сотрудников школы с новыми должностными инструкциями и порядком работы";
        assert_eq!(title(long), "Ознакомить сотрудников школы с новыми должностными…");
        assert_eq!(title(&"ы".repeat(80)).chars().count(), LONGEST + 1);
    }
}
