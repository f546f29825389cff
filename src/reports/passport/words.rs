//! Lines of a passport that are put together of several values.

use crate::dates::{self, Context};
use crate::locale::{Arg, Message};
use crate::model::record::{Approval, Grade, Risk};
use crate::model::{Indicator, Person, PersonIx, Programme, Value};
use crate::msg;
use crate::reports::cells;
use crate::schema::{self, Slot};
use std::collections::HashMap;

/// What people are called, by id.
pub struct Names<'p>(HashMap<&'p str, &'p str>);

impl<'p> Names<'p> {
    /// The names of a programme's people.
    pub fn new(programme: &'p Programme) -> Self {
        let named = |(at, person): (usize, &'p Person)| {
            Some((person.id.value.as_str(), cells::called(programme, at)?))
        };
        Self(programme.people.iter().enumerate().filter_map(named).collect())
    }

    /// What the one of this id is called; any other text as it is.
    fn called<'t>(&self, text: &'t str) -> &'t str
    where
        'p: 't,
    {
        self.0.get(text.trim()).copied().unwrap_or(text)
    }
}

/// «УТВЕРЖДАЮ: Директор, Приказ № 3, 01.09.2021».
pub fn approval(names: &Names<'_>, approval: &Approval) -> Option<Message> {
    let by = approval.by.get().map(|by| Arg::from(names.called(&by.value)));
    let date = approval.date.get().map(|date| day(&date.value));
    let parts = [by, text(&approval.document), date];
    let parts: Vec<Arg> = parts.into_iter().flatten().collect();
    match (text(&approval.label), parts.is_empty()) {
        (Some(label), true) => Some(msg!("report-line", text = label)),
        (Some(label), false) => Some(msg!("report-labelled", label = label, text = Arg::List(parts))),
        (None, false) => Some(msg!("report-line", text = Arg::List(parts))),
        (None, true) => None,
    }
}

/// «Доля родителей, %: исходное значение 62 (сентябрь 2021); цель 65 (декабрь 2021), 75 (декабрь 2022)».
pub fn indicator(programme: &Programme, indicator: &Indicator) -> Message {
    let mut parts: Vec<Message> = Vec::new();
    if let Some(baseline) = &indicator.baseline {
        parts.push(msg!("report-indicator.baseline", value = value(baseline)));
    }
    if !indicator.targets.is_empty() {
        let targets = indicator.targets.iter().map(value).collect();
        parts.push(msg!("report-indicator.targets", values = Arg::List(targets)));
    }
    if !indicator.actuals.is_empty() {
        let actuals = indicator.actuals.iter().map(value).collect();
        parts.push(msg!("report-indicator.actuals", values = Arg::List(actuals)));
    }
    let people = indicator.responsible.iter().filter_map(|at| cells::called(programme, *at));
    let people: Vec<Arg> = people.map(Arg::from).collect();
    if !people.is_empty() {
        parts.push(msg!("report-indicator.responsible", people = Arg::List(people)));
    }
    let title = match text(&indicator.written.unit) {
        Some(unit) => msg!("report-indicator.unit", title = &indicator.title, unit = unit).into(),
        None => Arg::from(&indicator.title),
    };
    match then(parts) {
        Some(text) => msg!("report-labelled", label = title, text = text),
        None => msg!("report-line", text = title),
    }
}

/// «Уход ключевых педагогов: вероятность средняя; влияние высокое; меры: Наставничество».
pub fn risk(names: &Names<'_>, risk: &Risk) -> Option<Message> {
    let title = text(&risk.title)?;
    let mut parts = Vec::new();
    if let Some(grade) = risk.probability.get() {
        parts.push(msg!("report-risk.probability", grade = grade_word(*grade)));
    }
    if let Some(grade) = risk.impact.get() {
        parts.push(msg!("report-risk.impact", grade = grade_word(*grade)));
    }
    if let Some(response) = text(&risk.response) {
        parts.push(msg!("report-risk.response", response = response));
    }
    if let Some(owner) = risk.owner.get() {
        parts.push(msg!("report-risk.owner", owner = names.called(&owner.value)));
    }
    Some(match then(parts) {
        Some(text) => msg!("report-labelled", label = title, text = text),
        None => msg!("report-line", text = title),
    })
}

/// A day as people write it; what is no day stands as it is.
fn day(text: &str) -> Arg {
    match dates::parse_fact(text, &Context::default()) {
        Ok(days) if days.first == days.last => Arg::from(days.first),
        Ok(days) => Arg::from(days),
        Err(_) => Arg::from(text),
    }
}

/// Someone by role and name.
pub fn in_full(programme: &Programme, at: PersonIx) -> Option<Arg> {
    let written = &programme.people.get(at)?.written;
    match (text(&written.role), text(&written.name)) {
        (Some(role), Some(name)) => Some(msg!("report-role-and-name", role = role, name = name).into()),
        _ => cells::called(programme, at).map(Arg::from),
    }
}

/// A few parts in one sentence, with semicolons between.
fn then(parts: Vec<Message>) -> Option<Arg> {
    parts
        .into_iter()
        .map(Arg::from)
        .reduce(|left, right| msg!("report-then", left = left, right = right).into())
}

fn value(value: &Value) -> Arg {
    let number = Arg::from(value.value.value.to_f64());
    let days = value.at.as_ref().and_then(|at| at.days.last());
    match days {
        Some(days) => msg!("report-indicator.at", value = number, days = *days).into(),
        None => number,
    }
}

fn grade_word(grade: Grade) -> &'static str {
    match grade {
        Grade::Low => "low",
        Grade::Medium => "medium",
        Grade::High => "high",
    }
}

fn text(slot: &Slot<schema::Text>) -> Option<Arg> {
    slot.get().map(|text| Arg::from(&text.value))
}
