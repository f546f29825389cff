//! What an option names: by id, by number, by words that one thing alone has.

use super::QueryFault;
use crate::locale::{Arg, folded};
use crate::model::{ActivityIx, DirectionIx, GoalIx, PersonIx, Programme};
use crate::msg;
use std::collections::HashMap;
use unicode_normalization::UnicodeNormalization;

/// The directions of ids, numbers or titles.
pub fn directions(values: &[String], programme: &Programme) -> Result<Vec<DirectionIx>, QueryFault> {
    if values.is_empty() {
        return Ok(Vec::new());
    }
    let mut index = Index::default();
    for (at, direction) in programme.directions.iter().enumerate() {
        let id = direction.id.as_ref().map(|id| id.value.as_str());
        index.add(at, id, Some(&direction.number), [direction.title.as_str()]);
    }
    index.resolve(values, "--direction", |value| msg!("report-fault-direction", value = value))
}

/// The people of ids, roles or names.
pub fn people(values: &[String], programme: &Programme) -> Result<Vec<PersonIx>, QueryFault> {
    if values.is_empty() {
        return Ok(Vec::new());
    }
    let mut index = Index::default();
    for (at, person) in programme.people.iter().enumerate() {
        let words = [&person.written.role, &person.written.name];
        let words = words.into_iter().filter_map(|word| Some(word.get()?.value.as_str()));
        index.add(at, Some(&person.id.value), None, words);
        index.add_parts(at, person.written.name.get().map(|name| name.value.as_str()).unwrap_or_default());
    }
    index.resolve(values, "--responsible", |value| msg!("report-fault-responsible", value = value))
}

/// The goals of ids, numbers or titles.
pub fn goals(values: &[String], programme: &Programme) -> Result<Vec<GoalIx>, QueryFault> {
    if values.is_empty() {
        return Ok(Vec::new());
    }
    let mut index = Index::default();
    for (at, goal) in programme.goals.iter().enumerate() {
        let id = goal.id.as_ref().map(|id| id.value.as_str());
        let number = Some(goal.number.as_str()).filter(|number| !number.is_empty());
        index.add(at, id, number, [goal.title.as_str()]);
    }
    index.resolve(values, "--goal", |value| msg!("report-fault-goal", value = value))
}

/// An activity or a goal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Thing {
    /// An activity.
    Activity(ActivityIx),
    /// A goal.
    Goal(GoalIx),
}

/// The one activity or goal of an id, number or title; a number that both have is the activity's unless
/// a goal is meant.
pub fn thing(value: &str, goal: bool, programme: &Programme) -> Result<Thing, QueryFault> {
    let mut index = Index::default();
    let activities = if goal { [].as_slice() } else { programme.activities.as_slice() };
    for (at, activity) in activities.iter().enumerate() {
        let id = activity.id.as_ref().map(|id| id.value.as_str());
        index.add(at, id, Some(&activity.number), [activity.title.as_str()]);
    }
    for (at, goal) in programme.goals.iter().enumerate() {
        let id = goal.id.as_ref().map(|id| id.value.as_str());
        let free = |number: &&str| !number.is_empty() && !index.numbers.contains_key(*number);
        let number = Some(goal.number.as_str()).filter(free);
        index.add(activities.len() + at, id, number, [goal.title.as_str()]);
    }
    let unknown = |value: &str| match goal {
        true => msg!("report-fault-goal", value = value),
        false => msg!("why-unknown", value = value),
    };
    let found = index.resolve(&[value.to_owned()], "", unknown)?;
    match found.first() {
        Some(at) if *at < activities.len() => Ok(Thing::Activity(*at)),
        Some(at) => Ok(Thing::Goal(at - activities.len())),
        None => Err(QueryFault::new("", unknown(value))),
    }
}

/// Things by what they can be called. An id goes before a number, a number before words, the
/// whole before a part.
#[derive(Default)]
struct Index<'p> {
    ids: HashMap<String, Vec<usize>>,
    numbers: HashMap<String, Vec<usize>>,
    words: HashMap<String, Vec<usize>>,
    /// By the words of a name, such as a surname.
    parts: HashMap<String, Vec<usize>>,
    /// How each thing is best called.
    handles: Vec<&'p str>,
    /// All that can be written, in the order of the file.
    choices: Vec<&'p str>,
}

impl<'p> Index<'p> {
    fn add(
        &mut self,
        at: usize,
        id: Option<&'p str>,
        number: Option<&'p str>,
        words: impl IntoIterator<Item = &'p str>,
    ) {
        let words: Vec<&str> = words.into_iter().collect();
        if let Some(id) = id {
            self.ids.entry(id.nfc().collect()).or_default().push(at);
        }
        if let Some(number) = number {
            self.numbers.entry(number.to_owned()).or_default().push(at);
        }
        for word in &words {
            let things = self.words.entry(folded(word)).or_default();
            if things.last() != Some(&at) {
                things.push(at);
            }
        }
        let handle = id.or(number).or(words.first().copied()).unwrap_or_default();
        self.handles.push(handle);
        self.choices.push(handle);
        self.choices.extend(words.into_iter().filter(|word| *word != handle));
    }

    /// Lets the words of a name stand for the thing, but for initials.
    fn add_parts(&mut self, at: usize, name: &str) {
        for part in name.split_whitespace().filter(|part| !part.contains('.') && part.chars().count() > 1) {
            let things = self.parts.entry(folded(part)).or_default();
            if things.last() != Some(&at) {
                things.push(at);
            }
        }
    }

    fn resolve(
        &self,
        values: &[String],
        option: &'static str,
        unknown: impl Fn(&str) -> crate::locale::Message,
    ) -> Result<Vec<usize>, QueryFault> {
        let mut found = Vec::with_capacity(values.len());
        for value in values {
            let value = value.trim();
            let id: String = value.nfc().collect();
            let number = value.trim_start_matches(['§', '№']).trim();
            let things = (self.ids.get(&id))
                .or_else(|| self.numbers.get(number))
                .or_else(|| self.words.get(&folded(value)))
                .or_else(|| self.parts.get(&folded(value)));
            match things.map(Vec::as_slice) {
                Some([one]) => found.push(*one),
                Some(several) => {
                    let handles = several.iter().filter_map(|at| self.handles.get(*at));
                    let handles = handles.map(|handle| Arg::from(*handle)).collect();
                    let fault = QueryFault::new(option, msg!("report-fault-several", value = value));
                    return Err(fault.help(msg!("report-fault-either", choices = Arg::Either(handles))));
                }
                None => return Err(self.unknown(option, value, unknown(value))),
            }
        }
        found.sort_unstable();
        found.dedup();
        Ok(found)
    }

    /// The nearest that can be written is offered; else how each thing is best called.
    fn unknown(&self, option: &'static str, value: &str, message: crate::locale::Message) -> QueryFault {
        let near = crate::schema::nearest(value, self.choices.iter().copied());
        let choices = if near.is_some() { &self.choices } else { &self.handles };
        QueryFault::among(option, message, value, choices.iter().copied())
    }
}
