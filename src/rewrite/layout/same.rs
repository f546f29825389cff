//! Whether a text says what another says.

use crate::model::{self, Dated, Programme};
use crate::source::{Source, Span};
use crate::syntax::{Kind, Parsed, Ref};
use std::collections::HashMap;
use std::sync::Arc;

/// Whether the text laid out anew has the same keys, values and comments, with the given date expressions in
/// place of those that are written, and whether these come to the same days.
pub(super) fn is_same(
    source: &Source,
    before: &Parsed,
    programme: &Programme,
    text: &str,
    dates: &[(Span, Arc<str>)],
) -> bool {
    let source_after = Source::new(source.path(), text);
    let after = model::parse(&source_after);
    let faults = |parsed: &Parsed| {
        parsed.diagnostics.iter().map(|fault| (fault.rule.name, fault.message.key)).collect::<Vec<_>>()
    };
    let (Some(left), Some(right)) = (before.tree.root(), after.tree.root()) else { return false };
    let dates: HashMap<Span, &str> = dates.iter().map(|(span, text)| (*span, &**text)).collect();
    faults(before) == faults(&after)
        && !after.tree.has_gaps()
        && remarks(source, before) == remarks(&source_after, &after)
        && same(left, right, &dates)
        && model::build(&source_after, &after.tree)
            .programme
            .is_some_and(|after| same_days(programme, &after))
}

/// Every comment and mark in the order of their texts.
fn remarks<'s>(source: &'s Source, parsed: &Parsed) -> Vec<&'s str> {
    let marks = parsed.marks.iter().map(|(_, mark)| *mark);
    let mut texts: Vec<&str> =
        parsed.comments.iter().copied().chain(marks).map(|span| source.slice(span).trim_end()).collect();
    texts.sort_unstable();
    texts
}

fn same(left: Ref<'_>, right: Ref<'_>, dates: &HashMap<Span, &str>) -> bool {
    if left.is_alias() != right.is_alias() {
        return false;
    }
    match (left.kind(), right.kind()) {
        (Kind::Mapping { .. }, Kind::Mapping { .. }) => {
            let (left, right) = (sorted(left, dates), sorted(right, &HashMap::new()));
            left.len() == right.len()
                && left
                    .iter()
                    .zip(&right)
                    .all(|(left, right)| left.0 == right.0 && same(left.1, right.1, dates))
        }
        (Kind::Sequence { .. }, Kind::Sequence { .. }) => {
            let (mut left, mut right) = (left.items(), right.items());
            loop {
                match (left.next(), right.next()) {
                    (Some(left), Some(right)) if same(left, right, dates) => {}
                    (None, None) => return true,
                    _ => return false,
                }
            }
        }
        (Kind::Scalar(_), Kind::Scalar(_)) => text(left, dates) == right.text(),
        (Kind::Null, Kind::Null) => true,
        _ => false,
    }
}

/// A mapping's keys with their values in the order of the keys' texts.
fn sorted<'a>(of: Ref<'a>, dates: &HashMap<Span, &str>) -> Vec<(String, Ref<'a>)> {
    let mut entries: Vec<_> = of.entries().map(|(key, value)| (text(key, dates), value)).collect();
    entries.sort_by(|left, right| left.0.cmp(&right.0));
    entries
}

/// What a text says, with its date expression as written anew.
fn text(node: Ref<'_>, dates: &HashMap<Span, &str>) -> String {
    let date = dates.get(&node.span()).filter(|_| !node.is_alias());
    date.map_or_else(|| node.text().into_owned(), |date| (*date).to_owned())
}

/// Every date expression of a programme that was understood.
pub(super) fn dated(programme: &Programme) -> impl Iterator<Item = &Dated> {
    let indicators = programme.indicators.iter().flat_map(|indicator| {
        indicator
            .baseline
            .iter()
            .chain(&indicator.targets)
            .chain(&indicator.actuals)
            .filter_map(|value| value.at.as_ref())
    });
    let activities =
        programme.activities.iter().flat_map(|activity| activity.dates.iter().chain(&activity.due));
    programme
        .dates
        .iter()
        .chain(programme.periods.iter().flat_map(|period| &period.dates))
        .chain(programme.goals.iter().filter_map(|goal| goal.due.as_ref()))
        .chain(activities)
        .chain(indicators)
}

/// Whether the programme and all that it dates have the same days.
fn same_days(left: &Programme, right: &Programme) -> bool {
    let calendar = |programme: &Programme| {
        let calendar = &programme.calendar;
        (calendar.year_starts, calendar.holidays.clone(), calendar.workdays.clone(), calendar.terms.clone())
    };
    let facts = |programme: &Programme| {
        let facts = programme.activities.iter().map(|activity| {
            let done: Vec<_> = activity.done.iter().map(|done| done.value).collect();
            (
                activity.started.map(|started| started.value),
                done,
                activity.every.as_ref().map(|every| every.value),
            )
        });
        facts.collect::<Vec<_>>()
    };
    let days = |dated: &Dated| {
        let reading = &dated.reading;
        (dated.days.clone(), reading.stretches.clone(), reading.deadline, reading.ongoing, reading.every)
    };
    left.span == right.span
        && calendar(left) == calendar(right)
        && facts(left) == facts(right)
        && dated(left).map(days).eq(dated(right).map(days))
}
