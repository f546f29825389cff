//! Periods against each other.

use super::{Input, said};
use crate::dates::Days;
use crate::diagnostic::{Diagnostic, Example, Group, Level, Rule};
use crate::model::{Period, PeriodIx};
use crate::msg;
use crate::source::Span;
use chrono::NaiveDate;
use std::collections::{BTreeMap, HashMap};

/// Two periods share some of their days, and neither holds the other.
pub static PERIODS_OVERLAP: Rule = Rule {
    name: "periods-overlap",
    level: Some(Level::Info),
    group: Group::Deadlines,
    bad: Example::over(
        "\
periods:
  launch: 2021-09/2021-12
  rollout: ⟦2021-11/2022-11⟧
directions:
  - title: Кадровое обеспечение
    goals: [legal, staff]
    responsible: director
    activities:
      - { title: Пройти курсы руководителя, period: launch, result: Удостоверение }
      - { title: Провести курсы для учителей, period: rollout, result: Удостоверения }
",
    ),
    good: Example::over(
        "\
periods:
  launch: 2021-09/2021-12
  rollout: 2022-01/2022-11
directions:
  - title: Кадровое обеспечение
    goals: [legal, staff]
    responsible: director
    activities:
      - { title: Пройти курсы руководителя, period: launch, result: Удостоверение }
      - { title: Провести курсы для учителей, period: rollout, result: Удостоверения }
",
    ),
};

/// Periods that overlap partly, or are the same.
pub fn overlap(input: &Input<'_>, out: &mut Vec<Diagnostic>) {
    let periods = &input.programme.periods;
    let mut pairs = BTreeMap::new();
    let mut known: HashMap<&[Days], PeriodIx> = HashMap::new();
    for (at, period) in periods.iter().enumerate().filter(|(_, period)| !period.days.is_empty()) {
        if let Some(first) = known.get(period.days.as_slice()) {
            pairs.insert(at, (*first, Level::Warning));
        } else {
            known.insert(&period.days, at);
        }
    }
    let mut spans: Vec<(Days, PeriodIx)> = Vec::new();
    for (at, period) in periods.iter().enumerate().filter(|(at, _)| !pairs.contains_key(at)) {
        spans.extend(period.days.iter().map(|days| (*days, at)));
    }
    spans.sort_by_key(|(days, at)| (days.first, std::cmp::Reverse(days.last), *at));
    let mut ends: BTreeMap<NaiveDate, PeriodIx> = BTreeMap::new();
    for (days, at) in spans {
        // Begun before this one and ending within it, before its last day: the two overlap partly.
        if let Some((_, of)) = ends.range(days.first..days.last).next_back() {
            pairs.entry(at.max(*of)).or_insert((at.min(*of), Level::Info));
        }
        ends.insert(days.last, at);
    }
    for (second, (first, level)) in pairs {
        if let (Some(first), Some(second)) = (periods.get(first), periods.get(second)) {
            out.push(tell(first, second, level));
        }
    }
}

fn tell(first: &Period, second: &Period, level: Level) -> Diagnostic {
    let (name, other) = (name(second), name(first));
    let message = match level {
        Level::Warning => msg!("periods-overlap.same", period = name, other = other),
        _ => msg!("periods-overlap", period = name, other = other),
    };
    let help = match level {
        Level::Warning => msg!("periods-overlap.help-same"),
        _ => msg!("periods-overlap.help"),
    };
    Diagnostic::new(&PERIODS_OVERLAP, place(second), message).level(level).also(place(first)).help(help)
}

fn name(period: &Period) -> String {
    said::title(period.title.as_deref().unwrap_or(&period.id.value))
}

fn place(period: &Period) -> Span {
    period.dates_span
}
