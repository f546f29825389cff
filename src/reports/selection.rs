//! Which activities a report is about, and in which order.

use super::cells;
use super::{Input, Sort};
use crate::analysis::Placement;
use crate::model::{ActivityIx, GoalIx, Programme};
use std::cmp::Ordering;

/// The activities that a report is about.
#[derive(Debug, Default)]
pub struct Selection {
    /// Which, in the order asked for.
    pub activities: Vec<ActivityIx>,
    /// Of each activity of the programme its place among them, if it is one of them.
    places: Vec<Option<usize>>,
    /// Those that would be among them, but have no date at all while a period is asked for.
    pub undated: Vec<ActivityIx>,
    /// Whether a filter is in force.
    pub narrowed: bool,
}

impl Selection {
    /// Whether an activity is among them.
    pub fn has(&self, activity: ActivityIx) -> bool {
        self.place(activity).is_some()
    }

    /// Its place among them, if it is.
    pub fn place(&self, activity: ActivityIx) -> Option<usize> {
        self.places.get(activity).copied().flatten()
    }
}

/// The activities that the query asks for.
pub fn select(input: &Input<'_>) -> Selection {
    choose(input, true)
}

/// The same whoever answers for them.
pub fn select_of_anyone(input: &Input<'_>) -> Selection {
    choose(input, false)
}

fn choose(input: &Input<'_>, by_person: bool) -> Selection {
    let Input { programme, analysis, query, .. } = *input;
    let goals = wanted_goals(programme, &query.goals);
    let root_alone = programme.goals.len() == 1;
    let narrowed = query.period.is_some()
        || !query.directions.is_empty()
        || !query.goals.is_empty()
        || !query.statuses.is_empty()
        || (by_person && !query.responsible.is_empty());
    let mut selection = Selection { narrowed, ..Selection::default() };
    for (at, (activity, placement)) in programme.activities.iter().zip(&analysis.activities).enumerate() {
        let by_whom = !by_person || meets(&query.responsible, &activity.responsible);
        let serves = match &goals {
            None => true,
            Some(_) if root_alone => true,
            Some(wanted) => activity.goals.iter().any(|served| wanted.get(served.goal) == Some(&true)),
        };
        let taken = by_whom
            && serves
            && query.asks_for(activity.direction)
            && (query.statuses.is_empty() || query.statuses.contains(&placement.status));
        if !taken {
            continue;
        }
        match &query.period {
            Some(asked) if !asked.takes(placement) => {
                if placement.undated {
                    selection.undated.push(at);
                }
            }
            _ => selection.activities.push(at),
        }
    }
    if let Some(sort) = query.sort {
        put_in_order(&mut selection.activities, sort, input);
    }
    selection.places = vec![None; programme.activities.len()];
    for (place, at) in selection.activities.iter().enumerate() {
        if let Some(known) = selection.places.get_mut(*at) {
            *known = Some(place);
        }
    }
    selection
}

/// Of each goal whether it or a goal above it is wanted; nothing if all are.
pub fn wanted_goals(programme: &Programme, goals: &[GoalIx]) -> Option<Vec<bool>> {
    if goals.is_empty() {
        return None;
    }
    let mut wanted = vec![false; programme.goals.len()];
    for at in goals {
        if let Some(goal) = wanted.get_mut(*at) {
            *goal = true;
        }
    }
    // A goal stands before its subgoals.
    for (at, goal) in programme.goals.iter().enumerate() {
        let above = goal.parent.and_then(|parent| wanted.get(parent).copied()).unwrap_or_default();
        if let Some(goal) = wanted.get_mut(at).filter(|_| above) {
            *goal = true;
        }
    }
    Some(wanted)
}

/// Whether one of `found` is among `asked` (in order), or nothing is asked.
fn meets(asked: &[usize], found: &[usize]) -> bool {
    asked.is_empty() || found.iter().any(|one| asked.binary_search(one).is_ok())
}

/// Sorts activities; those that the order doesn't tell apart stay as they are in the file.
fn put_in_order(activities: &mut [ActivityIx], sort: Sort, input: &Input<'_>) {
    let Input { programme, analysis, .. } = *input;
    let activity = |at: &ActivityIx| programme.activities.get(*at);
    let placement = |at: &ActivityIx| analysis.activities.get(*at);
    match sort {
        Sort::Number => activities.sort_by(|left, right| match (activity(left), activity(right)) {
            (Some(left), Some(right)) => compare_numbers(&left.number, &right.number),
            _ => Ordering::Equal,
        }),
        Sort::Date => activities.sort_by_key(|at| last_if_none(placement(at).and_then(first_day))),
        Sort::Deadline => {
            activities.sort_by_key(|at| {
                last_if_none(placement(at).and_then(|found| cells::due(found, analysis.as_of)))
            });
        }
        Sort::Responsible => {
            activities.sort_by_cached_key(|at| {
                last_if_none(activity(at).and_then(|found| {
                    let first = *found.responsible.first()?;
                    cells::called(programme, first).map(|called| called.to_lowercase().replace('ё', "е"))
                }))
            });
        }
    }
}

/// What is missing comes after what is there.
fn last_if_none<T: Ord>(key: Option<T>) -> (bool, Option<T>) {
    (key.is_none(), key)
}

fn first_day(placement: &Placement) -> Option<chrono::NaiveDate> {
    placement.days.first().filter(|_| !placement.ongoing).map(|days| days.first)
}

/// Compares numbers for reading part by part: 1.2 before 1.10, 1.1 before 1.1а.
pub fn compare_numbers(left: &str, right: &str) -> Ordering {
    let (mut left, mut right) = (parts(left), parts(right));
    loop {
        match (left.next(), right.next()) {
            (None, None) => return Ordering::Equal,
            (None, Some(_)) => return Ordering::Less,
            (Some(_), None) => return Ordering::Greater,
            (Some(one), Some(other)) if one != other => return one.cmp(&other),
            _ => {}
        }
    }
}

/// Runs of digits, by length without leading zeros and then by digit, and the texts between them.
fn parts(number: &str) -> impl Iterator<Item = (bool, usize, String)> {
    let mut rest = number.chars().peekable();
    std::iter::from_fn(move || {
        let digits = rest.peek()?.is_ascii_digit();
        let mut part = String::new();
        while let Some(c) = rest.next_if(|c| c.is_ascii_digit() == digits) {
            part.push(c);
        }
        if digits {
            let plain = part.trim_start_matches('0');
            return Some((false, plain.len(), plain.to_owned()));
        }
        Some((true, 0, part))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_compared_part_by_part() {
        let mut numbers = ["1.10", "2", "1.2", "1.1а", "1.1", "1.02.1", "10.1", "А.1", ""];
        numbers.sort_by(|left, right| compare_numbers(left, right));
        assert_eq!(numbers, ["", "1.1", "1.1а", "1.2", "1.02.1", "1.10", "2", "10.1", "А.1"]);
    }
}
