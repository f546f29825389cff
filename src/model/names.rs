//! What the names of a plan stand for, and what is said of one that stands for nothing.

use super::alike::{Alike, COMPARISONS, lookalike};
use super::{ActivityIx, DUPLICATE_ID, GoalIx, PeriodIx, PersonIx, UNKNOWN_REFERENCE};
use crate::diagnostic::{Diagnostic, Fix};
use crate::locale::{Arg, Message};
use crate::msg;
use crate::schema::Text;
use crate::source::{Excerpt, Span};
use crate::syntax;
use foldhash::fast::RandomState;
use std::borrow::Cow;
use std::collections::{BTreeSet, HashMap, hash_map::Entry};
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

/// What an id of the tree and its activities stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Named {
    /// A goal.
    Goal(GoalIx),
    /// An activity.
    Activity(ActivityIx),
}

/// Things by name; every activity asks for several, so that the time a hash takes shows.
type ByName<T> = HashMap<String, T, RandomState>;

/// Everything that can be referred to.
#[derive(Default)]
pub struct Names {
    /// Goals and activities by id, and where the id stands.
    pub things: HashMap<Excerpt, (Named, Span), RandomState>,
    /// People by id.
    pub people: ByName<PersonIx>,
    /// People by role or name; none where several have it.
    pub people_by_words: ByName<Option<PersonIx>>,
    /// People in the order of the file: the id, and the role or name if there is one.
    pub roster: Vec<(String, Option<String>)>,
    /// Periods by id.
    pub periods: ByName<PeriodIx>,
    /// Words in parts of the file that could not be read: what they name may well be there.
    pub lost: BTreeSet<String>,
    /// The kinds of things whose whole section could not be read: any name may stand for one.
    pub unread: Vec<Wanted>,
    /// The goals that misspelt names most likely mean, by the name as it is compared.
    pub meant: HashMap<String, GoalIx>,
    /// How many comparisons of names are still allowed; suggestions stop when they are used up.
    pub comparisons: usize,
    // What misspelt names are compared with, made when the first is met: every id is known by then.
    alike_people: Option<Alike>,
    alike_words: Option<Alike>,
    alike_periods: Option<Alike>,
    alike_goals: Option<Alike>,
    alike_activities: Option<Alike>,
}

/// So many people are listed where a name is none of theirs.
const MOST_LISTED: usize = 8;

/// What kind of thing a name should stand for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wanted {
    /// Someone of `people`.
    Person,
    /// A period.
    Period,
    /// A goal.
    Goal,
    /// An activity.
    Activity,
}

impl Names {
    /// No names yet; `lost` are the words in parts of the file that could not be read.
    pub fn new(lost: BTreeSet<String>) -> Self {
        Self { lost, comparisons: COMPARISONS, ..Self::default() }
    }

    /// Takes an id for a goal or activity; a second use is reported.
    pub fn claim(&mut self, id: &Text, named: Named, faults: &mut Vec<Diagnostic>) {
        match self.things.entry(id.value.clone()) {
            Entry::Vacant(free) => {
                free.insert((named, id.span));
            }
            Entry::Occupied(taken) => faults.push(duplicate(id, taken.get().1)),
        }
    }

    /// Who is meant: an id, or a role or name that exactly one has.
    pub fn person(&mut self, name: &Text, faults: &mut Vec<Diagnostic>) -> Option<PersonIx> {
        // Nearly every name is written as it is compared.
        if let Some(person) = self.people.get(name.value.as_str()) {
            return Some(*person);
        }
        if let Some(bare) = self.bare(name, Wanted::Person, faults) {
            return self.person(&bare, faults);
        }
        let key = normal(&name.value);
        if let Some(person) = self.people.get(key.as_ref()) {
            return Some(*person);
        }
        match self.people_by_words.get(key.as_ref()) {
            Some(Some(person)) => return Some(*person),
            Some(None) => {
                let message = msg!("unknown-reference.several", name = name.value.as_str());
                let fault = Diagnostic::new(&UNKNOWN_REFERENCE, name.span, message);
                faults.push(fault.help(msg!("unknown-reference.several-help")));
            }
            None => self.unknown(name, &key, Wanted::Person, faults),
        }
        None
    }

    /// Which period is meant.
    pub fn period(&mut self, name: &Text, faults: &mut Vec<Diagnostic>) -> Option<PeriodIx> {
        if let Some(period) = self.periods.get(name.value.as_str()) {
            return Some(*period);
        }
        if let Some(bare) = self.bare(name, Wanted::Period, faults) {
            return self.period(&bare, faults);
        }
        let key = normal(&name.value);
        let found = self.periods.get(key.as_ref()).copied();
        if found.is_none() {
            self.unknown(name, &key, Wanted::Period, faults);
        }
        found
    }

    /// Which goal is meant.
    pub fn goal(&mut self, name: &Text, faults: &mut Vec<Diagnostic>) -> Option<GoalIx> {
        if let Some((Named::Goal(goal), _)) = self.things.get(name.value.as_str()) {
            return Some(*goal);
        }
        if let Some(bare) = self.bare(name, Wanted::Goal, faults) {
            return self.goal(&bare, faults);
        }
        let key = normal(&name.value);
        match self.things.get(key.as_ref()) {
            Some((Named::Goal(goal), _)) => return Some(*goal),
            Some((Named::Activity(_), place)) => {
                let message = msg!("unknown-reference.activity-not-goal", name = name.value.as_str());
                let fault = Diagnostic::new(&UNKNOWN_REFERENCE, name.span, message).also(*place);
                faults.push(fault.help(msg!("unknown-reference.help-goal")));
            }
            None => self.unknown(name, &key, Wanted::Goal, faults),
        }
        None
    }

    /// Which activity is meant.
    pub fn activity(&mut self, name: &Text, faults: &mut Vec<Diagnostic>) -> Option<ActivityIx> {
        if let Some((Named::Activity(activity), _)) = self.things.get(name.value.as_str()) {
            return Some(*activity);
        }
        if let Some(bare) = self.bare(name, Wanted::Activity, faults) {
            return self.activity(&bare, faults);
        }
        let key = normal(&name.value);
        match self.things.get(key.as_ref()) {
            Some((Named::Activity(activity), _)) => return Some(*activity),
            Some((Named::Goal(_), place)) => {
                let message = msg!("unknown-reference.goal-not-activity", name = name.value.as_str());
                let fault = Diagnostic::new(&UNKNOWN_REFERENCE, name.span, message).also(*place);
                faults.push(fault.help(msg!("unknown-reference.help-activity")));
            }
            None => self.unknown(name, &key, Wanted::Activity, faults),
        }
        None
    }

    /// What is wrong with a text that lists several names, all or, of people, some of them known:
    /// `director, deputy`, «Директор и психолог».
    pub fn several_in_one(&self, name: &Text, wanted: Wanted) -> Option<Diagnostic> {
        if !name.value.bytes().any(|byte| matches!(byte, b',' | b';' | b' ')) {
            return None;
        }
        let joined = name.value.replace(" и ", ",").replace(" and ", ",");
        let parts: Vec<&str> = joined.split([',', ';']).map(str::trim).collect();
        if parts.len() < 2 || self.knows(&normal(&name.value), wanted) || self.unread.contains(&wanted) {
            return None;
        }
        let known = |part: &&&str| self.knows(&normal(part), wanted);
        let unknown: Vec<&str> = parts.iter().filter(|part| !known(part)).copied().collect();
        let list: Vec<String> = parts.iter().map(|part| syntax::quoted(part, true)).collect();
        let list = format!("[{}]", list.join(", "));
        let message = msg!("unknown-reference.in-one", names = name.value.as_str());
        if !unknown.is_empty() {
            let some = wanted == Wanted::Person && unknown.len() < parts.len();
            let help = msg!("unknown-reference.help-in-one-unknown", list = list, unknown = unknown);
            return some.then(|| Diagnostic::new(&UNKNOWN_REFERENCE, name.span, message).help(help));
        }
        let fix = Fix::safe(msg!("unknown-reference.fix", near = list.as_str()), name.span, list);
        let fault = Diagnostic::new(&UNKNOWN_REFERENCE, name.span, message);
        Some(fault.help(msg!("unknown-reference.help-in-one")).fix(fix))
    }

    /// A name without the typographic quotes around it, which are reported; none if it has none, or is a name
    /// with them.
    fn bare(&self, name: &Text, wanted: Wanted, faults: &mut Vec<Diagnostic>) -> Option<Text> {
        let (bare, fault) = syntax::in_smart_quotes(&name.value, name.span)?;
        let known = !self.knows(&normal(&name.value), wanted) && self.knows(&normal(bare), wanted);
        known.then(|| {
            faults.push(fault);
            Text::new(bare.into(), name.span)
        })
    }

    fn knows(&self, key: &str, wanted: Wanted) -> bool {
        match wanted {
            Wanted::Person => {
                self.people.contains_key(key) || self.people_by_words.get(key).is_some_and(Option::is_some)
            }
            Wanted::Period => self.periods.contains_key(key),
            Wanted::Goal => matches!(self.things.get(key), Some((Named::Goal(_), _))),
            Wanted::Activity => matches!(self.things.get(key), Some((Named::Activity(_), _))),
        }
    }

    fn unknown(&mut self, name: &Text, key: &str, wanted: Wanted, faults: &mut Vec<Diagnostic>) {
        if self.unread.contains(&wanted) || self.is_lost(key) {
            return;
        }
        let near = self.near(key, wanted);
        if wanted == Wanted::Goal
            && let Some((near, _)) = &near
            && let Some((Named::Goal(goal), _)) = self.things.get(near.as_str())
        {
            self.meant.insert(key.to_owned(), *goal);
        }
        let message = match wanted {
            Wanted::Person => msg!("unknown-reference.person", name = name.value.as_str()),
            Wanted::Period => msg!("unknown-reference.period", name = name.value.as_str()),
            Wanted::Goal => msg!("unknown-reference.goal", name = name.value.as_str()),
            Wanted::Activity => msg!("unknown-reference.activity", name = name.value.as_str()),
        };
        let help = match wanted {
            Wanted::Person if near.is_none() && !self.roster.is_empty() => {
                msg!("unknown-reference.help-people", people = self.listed())
            }
            _ => help(wanted),
        };
        let mut fault = Diagnostic::new(&UNKNOWN_REFERENCE, name.span, message).help(help);
        if let Some((near, safe)) = near {
            if let Some((wrote, meant)) = lookalike(key, &near) {
                let message =
                    msg!("unknown-reference.lookalike", near = near.as_str(), wrote = wrote, meant = meant);
                fault = fault.caret(message);
            }
            let title = msg!("unknown-reference.fix", near = near.as_str());
            let near = syntax::quoted(&near, true);
            fault = fault.fix(if safe {
                Fix::safe(title, name.span, near)
            } else {
                Fix::offered(title, name.span, near)
            });
        }
        faults.push(fault);
    }

    /// The first few of people, and how many more there are.
    fn listed(&self) -> Arg {
        let said = |(id, called): &(String, Option<String>)| match called {
            Some(called) => Arg::from(msg!("unknown-reference.called", id = id, called = called)),
            None => Arg::from(id),
        };
        let mut list: Vec<Arg> = self.roster.iter().take(MOST_LISTED).map(said).collect();
        let more = self.roster.len().saturating_sub(MOST_LISTED);
        if more > 0 {
            list.push(msg!("unknown-reference.more", count = more).into());
        }
        Arg::List(list)
    }

    /// Whether what is named may stand in a part of the file that could not be read.
    pub fn is_lost(&self, name: &str) -> bool {
        named_in(&self.lost, name)
    }

    /// The name that is most likely meant, as it is to be written, and whether that is certain.
    fn near(&mut self, key: &str, wanted: Wanted) -> Option<(String, bool)> {
        let alike = match wanted {
            Wanted::Person => {
                self.alike_people.get_or_insert_with(|| Alike::ids(self.people.keys().map(String::as_str)))
            }
            Wanted::Period => {
                self.alike_periods.get_or_insert_with(|| Alike::ids(self.periods.keys().map(String::as_str)))
            }
            Wanted::Goal => self.alike_goals.get_or_insert_with(|| {
                Alike::ids(ids(&self.things, |named| matches!(named, Named::Goal(_))))
            }),
            Wanted::Activity => self.alike_activities.get_or_insert_with(|| {
                Alike::ids(ids(&self.things, |named| matches!(named, Named::Activity(_))))
            }),
        };
        let near = alike.id(key, &mut self.comparisons).filter(|near| near.chars().all(is_id_char));
        let near = near.map(|near| (near.to_owned(), true));
        if near.is_some() || wanted != Wanted::Person {
            return near;
        }
        let words = self.alike_words.get_or_insert_with(|| {
            let words = self.people_by_words.iter().filter(|(_, who)| who.is_some());
            Alike::words(words.map(|(word, _)| word.as_str()))
        });
        words.word(key, &mut self.comparisons).map(|(word, same)| (word.to_owned(), same))
    }
}

/// Whether an id may hold a character: a name that holds others is itself a slip.
fn is_id_char(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '-' | '_' | '.') || !c.is_ascii()
}

fn ids(
    things: &HashMap<Excerpt, (Named, Span), RandomState>,
    keep: impl Fn(Named) -> bool,
) -> impl Iterator<Item = &str> {
    things.iter().filter(move |(_, (named, _))| keep(*named)).map(|(id, _)| id.as_str())
}

/// Whether each word of a name is one of `words`.
pub fn named_in(words: &BTreeSet<String>, name: &str) -> bool {
    let mut own = syntax::words(name).peekable();
    own.peek().is_some() && own.all(|word| words.contains(word))
}

/// An id as it is compared: Unicode's normal form C, without spaces around it.
pub fn normal(text: &str) -> Cow<'_, str> {
    let text = text.trim();
    match text.is_ascii() || is_nfc_quick(text.chars()) == IsNormalized::Yes {
        true => text.into(),
        false => text.nfc().collect(),
    }
}

/// A second use of an id.
pub fn duplicate(id: &Text, first: Span) -> Diagnostic {
    let message = msg!("duplicate-id", id = id.value.as_str());
    Diagnostic::new(&DUPLICATE_ID, id.span, message)
        .label(first, msg!("duplicate-id.first"))
        .help(msg!("duplicate-id.help"))
}

fn help(wanted: Wanted) -> Message {
    match wanted {
        Wanted::Person => msg!("unknown-reference.help-person"),
        Wanted::Period => msg!("unknown-reference.help-period"),
        Wanted::Goal => msg!("unknown-reference.help-goal"),
        Wanted::Activity => msg!("unknown-reference.help-activity"),
    }
}
