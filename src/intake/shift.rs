//! Next year's plan from this year's: dates moved by whole years, what has happened taken out, and every
//! other byte kept.

use super::edits::apply;
use super::facts::without;
use crate::dates::{self, Context, Days};
use crate::diagnostic::Edit;
use crate::locale::Message;
use crate::model::Programme;
use crate::msg;
use crate::source::{Source, spaced};
use crate::syntax::{Kind, Ref, Tree, quoted};
use chrono::{Datelike, NaiveDate};

/// What an activity says of what has happened.
const OF_ACTIVITIES: [&str; 7] = ["status", "started", "done", "progress", "spent", "evidence", "reason"];

/// What an indicator says of it.
const OF_INDICATORS: [&str; 1] = ["actuals"];

/// Texts in which a year may stand.
const TEXTS: [&str; 7] = ["title", "problem", "section", "result", "items", "note", "document"];

/// A plan moved by years.
#[derive(Debug)]
pub struct Shifted {
    /// Its text.
    pub text: String,
    /// How many dates were written anew.
    pub moved: usize,
    /// How many keys of what has happened were taken out.
    pub dropped: usize,
    /// What a person should look at, in the order of the text.
    pub checks: Vec<Check>,
}

/// Something to be looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Check {
    /// The line of the new plan, from 1.
    pub line: usize,
    /// What.
    pub noted: Noted,
}

/// What is to be looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Noted {
    /// A day was moved so that its weekday holds: as it was written, and as it is now.
    Weekday(String, NaiveDate),
    /// 29 February became the 28th.
    Leap(String),
    /// Words gave way to the canonical form: before, after.
    Rewritten(String, String),
    /// A date that could not be moved and stands as it was.
    Unmoved(String),
    /// A text names a year of the old programme.
    Year(String),
    /// An activity was postponed or cancelled, and is planned again: the word, the title.
    Again(String, String),
    /// An indicator's value as it was at first; the last one reached, if there is one.
    Baseline(Option<String>),
    /// Days off and terms, which are not the same every year.
    Calendar,
    /// The act and date of the approval.
    Approval,
}

impl Noted {
    /// In words.
    pub fn message(&self) -> Message {
        match self {
            Self::Weekday(text, day) => msg!("intake-check.weekday", text = text, day = *day),
            Self::Leap(text) => msg!("intake-check.leap", text = text),
            Self::Rewritten(before, after) => {
                msg!("intake-check.rewritten", before = before, after = after)
            }
            Self::Unmoved(text) => msg!("intake-check.unmoved", text = text),
            Self::Year(text) => msg!("intake-check.year", text = text),
            Self::Again(word, title) if word == "postponed" => msg!("intake-check.postponed", title = title),
            Self::Again(_, title) => msg!("intake-check.cancelled", title = title),
            Self::Baseline(None) => msg!("intake-check.baseline"),
            Self::Baseline(Some(value)) => msg!("intake-check.baseline-reached", value = value),
            Self::Calendar => msg!("intake-check.calendar"),
            Self::Approval => msg!("intake-check.approval"),
        }
    }
}

/// Moves a plan by whole years. `programme` is what its text, without errors, comes to.
pub fn shift(source: &Source, tree: &Tree, programme: &Programme, years: i32) -> Option<Shifted> {
    let calendar = &programme.calendar;
    let moved = |days: &Days| shift_days(*days, years);
    let terms: Vec<Days> = calendar.terms.iter().filter_map(moved).collect();
    let span = match programme.span {
        Some(span) => Some(shift_days(span, years)?),
        None => None,
    };
    let before = calendar.context(programme.span);
    let after = Context { programme: span, terms: &terms, ..before };
    let mut work = Work {
        text: source.text(),
        years,
        before,
        after,
        edits: Vec::new(),
        moved: 0,
        dropped: 0,
        noted: Vec::new(),
    };
    work.plan(tree.root()?);
    let Work { edits, moved, dropped, noted, .. } = work;
    let mut places: Vec<usize> = noted.iter().map(|(at, _)| *at).collect();
    let text = apply(source.text(), edits, &mut places);
    let lines = Source::new("", text.as_str());
    let line = |at: usize| lines.position(at).line;
    let mut checks: Vec<Check> =
        noted.into_iter().zip(places).map(|((_, noted), at)| Check { line: line(at), noted }).collect();
    checks.sort_by_key(|check| check.line);
    Some(Shifted { text, moved, dropped, checks })
}

/// The same days of another year; the last day of a month stays one.
fn shift_days(days: Days, years: i32) -> Option<Days> {
    let of = |day: NaiveDate, last: bool| {
        let year = day.year().checked_add(years)?;
        let end = last && day.succ_opt()?.month() != day.month();
        let day_of = |number| NaiveDate::from_ymd_opt(year, day.month(), number);
        if end { (28..=31).rev().find_map(day_of) } else { day_of(day.day()).or_else(|| day_of(28)) }
    };
    Days::new(of(days.first, false)?, of(days.last, true)?)
}

struct Work<'a> {
    text: &'a str,
    years: i32,
    before: Context<'a>,
    after: Context<'a>,
    edits: Vec<Edit>,
    moved: usize,
    dropped: usize,
    noted: Vec<(usize, Noted)>,
}

impl Work<'_> {
    fn plan(&mut self, root: Ref<'_>) {
        for (key, value) in root.entries() {
            match key.text().as_ref() {
                "dates" => self.dates(value),
                "periods" => {
                    for (_, period) in value.entries() {
                        match period.kind() {
                            Kind::Mapping { .. } => self.record(period),
                            _ => self.dates(period),
                        }
                    }
                }
                "goal" => self.goals(value),
                "directions" => {
                    for direction in value.items() {
                        self.record(direction);
                        for activity in direction.get("activities").into_iter().flat_map(Ref::items) {
                            self.activity(activity);
                        }
                    }
                }
                "indicators" => value.items().for_each(|indicator| self.indicator(indicator)),
                "budget" => self.money(value),
                "calendar" => {
                    self.note(key, Noted::Calendar);
                    value.entries().for_each(|(_, days)| self.dates(days));
                }
                "approval" => self.note(key, Noted::Approval),
                name => self.words(name, value),
            }
        }
    }

    /// A goal and all below it.
    fn goals(&mut self, root: Ref<'_>) {
        let mut open = vec![root];
        while let Some(goal) = open.pop() {
            self.record(goal);
            let below: Vec<Ref<'_>> = goal.get("subgoals").into_iter().flat_map(Ref::items).collect();
            open.extend(below.into_iter().rev());
        }
    }

    fn activity(&mut self, activity: Ref<'_>) {
        if activity.is_alias() {
            return;
        }
        if let Some(status) = activity.get("status") {
            let word = status.text();
            if matches!(word.as_ref(), "postponed" | "cancelled") {
                let title = activity.get("title").unwrap_or(activity);
                let noted = Noted::Again(word.into_owned(), spaced(&title.text()).into_owned());
                self.note(title, noted);
            }
        }
        self.record(activity);
        self.drop(activity, &OF_ACTIVITIES);
    }

    fn indicator(&mut self, indicator: Ref<'_>) {
        if indicator.is_alias() {
            return;
        }
        self.record(indicator);
        for (date, _) in indicator.get("targets").into_iter().flat_map(Ref::entries) {
            self.date(date);
        }
        let last = indicator.get("actuals").and_then(|actuals| {
            let (date, value) = actuals.entries().last()?;
            Some(format!("{}: {}", date.text(), value.text()))
        });
        let place = indicator.get("baseline").or_else(|| indicator.get("title"));
        if let Some(place) = place.filter(|_| last.is_some() || indicator.get("baseline").is_some()) {
            self.note(place, Noted::Baseline(last));
        }
        self.drop(indicator, &OF_INDICATORS);
    }

    /// What dates, money and texts stand right in a record.
    fn record(&mut self, record: Ref<'_>) {
        for (key, value) in record.entries() {
            match key.text().as_ref() {
                "dates" | "due" => self.dates(value),
                "budget" => self.money(value),
                name => self.words(name, value),
            }
        }
    }

    fn drop(&mut self, mapping: Ref<'_>, keys: &[&str]) {
        let (edits, count) = without(self.text, mapping, keys);
        self.edits.extend(edits);
        self.dropped += count;
    }

    /// One expression, or a list of them.
    fn dates(&mut self, value: Ref<'_>) {
        match value.kind() {
            Kind::Sequence { .. } => value.items().for_each(|one| self.date(one)),
            Kind::Scalar(_) => self.date(value),
            _ => {}
        }
    }

    /// Money by year: the years are the keys.
    fn money(&mut self, value: Ref<'_>) {
        let lines: Vec<Ref<'_>> = match value.kind() {
            Kind::Sequence { .. } => value.items().collect(),
            _ => vec![value],
        };
        for amount in lines.into_iter().filter_map(|line| line.get("amount")) {
            amount.entries().for_each(|(year, _)| self.date(year));
        }
    }

    fn date(&mut self, node: Ref<'_>) {
        let text = node.text();
        let Some(found) = dates::shift(&text, self.years, &self.before, &self.after) else {
            return self.note(node, Noted::Unmoved(spaced(&text).into_owned()));
        };
        if node.is_alias() {
            if found.text != text {
                self.note(node, Noted::Unmoved(spaced(&text).into_owned()));
            }
            return;
        }
        if let Some(day) = found.weekday {
            self.note(node, Noted::Weekday(spaced(&text).into_owned(), day));
        } else if found.leap {
            self.note(node, Noted::Leap(spaced(&text).into_owned()));
        } else if found.rewritten {
            self.note(node, Noted::Rewritten(spaced(&text).into_owned(), found.text.clone()));
        }
        if found.text == text {
            return;
        }
        self.moved += 1;
        self.edits.push(match node.content_span_of(0..text.len()) {
            Some(span) if !found.rewritten => Edit { span, text: found.text },
            _ => Edit { span: node.span(), text: quoted(&found.text, true) },
        });
    }

    /// A text, or a list of them, in which a year of the programme may stand.
    fn words(&mut self, key: &str, value: Ref<'_>) {
        if !TEXTS.contains(&key) {
            return;
        }
        let Some(span) = self.before.programme else { return };
        let years = span.first.year()..=span.last.year();
        let texts: Vec<Ref<'_>> = match value.kind() {
            Kind::Sequence { .. } => value.items().collect(),
            _ => vec![value],
        };
        for node in texts.into_iter().filter(|node| !node.is_alias()) {
            let text = node.text();
            let numbers = text.split(|c: char| !c.is_ascii_digit()).filter(|part| part.len() == 4);
            if numbers.filter_map(|part| part.parse::<i32>().ok()).any(|year| years.contains(&year)) {
                self.note(node, Noted::Year(spaced(&text).into_owned()));
            }
        }
    }

    fn note(&mut self, node: Ref<'_>, noted: Noted) {
        self.noted.push((node.span().start as usize, noted));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::record::Plan;
    use crate::schema::Record;
    use std::collections::BTreeSet;

    /// What holds dates, money by year or records that do: moved.
    const MOVED: &[&str] = &[
        "Plan: dates periods goal directions indicators budget calendar",
        "Period: dates",
        "Goal: due subgoals",
        "Direction: budget activities",
        "Activity: dates due budget",
        "Budget: amount",
        "Indicator: targets",
        "Calendar: holidays workdays terms",
    ];

    /// What stays as it is, and is true of the next year as it was of this one or is said to be looked at.
    const KEPT: &[&str] = &[
        "Plan: kcp organization language year-starts currency money-unit priorities people approval risks \
         links extra",
        "Methods: ranks pairwise",
        "Person: role name contact group",
        "Goal: id owner priority weight pairwise criteria scores experts links extra",
        "Expert: name competence pairwise ranks weights scores",
        "Direction: id goals responsible links extra",
        "Activity: id number period every responsible participants goals after resources key links extra",
        "After: id lag",
        "Resource: kind amount",
        "Budget: source",
        "Indicator: id unit goal activities better formula source responsible baseline links extra",
        "Measure: at value",
        "Approval: label by date",
        "Risk: probability impact response owner",
    ];

    fn keys(table: &[&str], record: &str) -> Vec<String> {
        let rows = table.iter().filter_map(|row| row.split_once(": ")).filter(|(name, _)| *name == record);
        rows.flat_map(|(_, keys)| keys.split(' ')).map(str::to_owned).collect()
    }

    #[test]
    fn it_is_decided_of_every_key_whether_it_is_carried_moved_or_dropped() {
        for record in Plan::INFO.records() {
            let dropped: &[&str] = match record.name {
                "Activity" => &OF_ACTIVITIES,
                "Indicator" => &OF_INDICATORS,
                _ => &[],
            };
            let dropped = dropped.iter().map(|key| (*key).to_owned());
            let mut decided: Vec<String> = keys(MOVED, record.name);
            decided.extend(keys(KEPT, record.name));
            decided.extend(dropped);
            let texts = TEXTS.iter().filter(|key| record.fields.iter().any(|field| field.key == **key));
            decided.extend(texts.map(|key| (*key).to_owned()));
            let known: BTreeSet<String> = record.fields.iter().map(|field| field.key.to_owned()).collect();
            assert_eq!(decided.iter().cloned().collect::<BTreeSet<_>>(), known, "{}", record.name);
            assert_eq!(decided.len(), known.len(), "{}: {decided:?}", record.name);
        }
    }
}
