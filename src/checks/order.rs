//! Deadlines against the days before them: an activity's own, and those of what must end first.

use super::{Input, said};
use crate::analysis::Placement;
use crate::diagnostic::{Diagnostic, Example, Group, Level, Rule};
use crate::locale::Arg;
use crate::model::{Activity, ActivityIx, After, Calendar, Lag};
use crate::msg;
use chrono::{Duration, NaiveDate};
use std::collections::{HashMap, VecDeque};

/// A deadline before the first day.
pub static DUE_BEFORE_START: Rule = Rule {
    name: "due-before-start",
    level: Some(Level::Error),
    group: Group::Deadlines,
    bad: Example::over(
        "\
directions:
  - title: Нормативно-правовое обеспечение
    goals: [legal, staff]
    responsible: director
    activities:
      - { title: Утвердить положение, dates: 2022-03/2022-05, due: ⟦2022-02-01⟧, result: Приказ }
",
    ),
    good: Example::over(
        "\
directions:
  - title: Нормативно-правовое обеспечение
    goals: [legal, staff]
    responsible: director
    activities:
      - { title: Утвердить положение, dates: 2022-03/2022-05, due: 2022-05-20, result: Приказ }
",
    ),
};

/// What must end first is due later than what waits for it.
pub static AFTER_IMPOSSIBLE: Rule = Rule {
    name: "after-impossible",
    level: Some(Level::Error),
    group: Group::Deadlines,
    bad: Example::over(
        "\
directions:
  - title: Нормативно-правовое обеспечение
    goals: [legal, staff]
    responsible: director
    activities:
      - { id: survey, title: Изучить требования рынка, dates: 2022-05, result: Справка }
      - { title: Утвердить положение, dates: 2022-02, after: [⟦survey⟧], result: Приказ }
",
    ),
    good: Example::over(
        "\
directions:
  - title: Нормативно-правовое обеспечение
    goals: [legal, staff]
    responsible: director
    activities:
      - { id: survey, title: Изучить требования рынка, dates: 2022-05, result: Справка }
      - { title: Утвердить положение, dates: 2022-06, after: [survey], result: Приказ }
",
    ),
};

/// What must end first ends when what waits for it has begun.
pub static AFTER_OVERLAP: Rule = Rule {
    name: "after-overlap",
    level: Some(Level::Warning),
    group: Group::Deadlines,
    bad: Example::over(
        "\
directions:
  - title: Нормативно-правовое обеспечение
    goals: [legal, staff]
    responsible: director
    activities:
      - { id: survey, title: Изучить требования, dates: 2022-02-01/2022-02-15, result: Справка }
      - { title: Написать положение, dates: 2022-02-10/2022-03-20, after: ⟦survey⟧, result: Проект }
",
    ),
    good: Example::over(
        "\
directions:
  - title: Нормативно-правовое обеспечение
    goals: [legal, staff]
    responsible: director
    activities:
      - { id: survey, title: Изучить требования, dates: 2022-02-01/2022-02-15, result: Справка }
      - { title: Написать положение, dates: 2022-02-16/2022-03-20, after: survey, result: Проект }
",
    ),
};

/// Activities that wait for each other.
pub static DEPENDENCY_CYCLE: Rule = Rule {
    name: "dependency-cycle",
    level: Some(Level::Error),
    group: Group::Deadlines,
    bad: Example::over(
        "\
directions:
  - title: Нормативно-правовое обеспечение
    goals: [legal, staff]
    responsible: director
    activities:
      - id: draft
        title: ⟦Написать положение⟧
        dates: 2022-02
        after: [approval]
        result: Проект
      - id: approval
        title: Согласовать положение
        dates: 2022-02
        after: [draft]
        result: Протокол
",
    ),
    good: Example::over(
        "\
directions:
  - title: Нормативно-правовое обеспечение
    goals: [legal, staff]
    responsible: director
    activities:
      - id: draft
        title: Написать положение
        dates: 2022-02
        result: Проект
      - id: approval
        title: Согласовать положение
        dates: 2022-02
        after: [draft]
        result: Протокол
",
    ),
};

/// Deadlines that come before the activity begins.
pub fn due_before_start(input: &Input<'_>, out: &mut Vec<Diagnostic>) {
    for (activity, placement) in input.activities() {
        let Some(due) = &activity.due else { continue };
        let spread = !activity.dates.is_empty() || !activity.periods.is_empty();
        let (Some(first), Some(last)) = (placement.days.first(), due.days.last()) else { continue };
        if spread && !activity.dates_faulty && last.last < first.first {
            let activity = said::activity(activity);
            let message = msg!("due-before-start", activity = activity, due = last.last, first = first.first);
            let fault = Diagnostic::new(&DUE_BEFORE_START, due.span, message).also(placement.days_span);
            out.push(fault.help(msg!("due-before-start.help")));
        }
    }
}

/// Dependencies that can't be kept: cycles, and predecessors that end too late.
pub fn dependencies(input: &Input<'_>, out: &mut Vec<Diagnostic>) {
    let circles = circles(&input.programme.activities);
    for (at, (activity, placement)) in input.activities().enumerate() {
        for after in &activity.after {
            let circle = circles.get(at).copied().flatten();
            if circle.is_some() && circle == circles.get(after.activity).copied().flatten() {
                continue;
            }
            let Some(before) = input.activity(after.activity) else { continue };
            out.extend(too_late(&input.programme.calendar, (activity, placement), after, before));
        }
    }
    out.extend(told(input, &circles));
}

fn too_late(
    calendar: &Calendar,
    (activity, placement): (&Activity, &Placement),
    after: &After,
    (earlier, before): (&Activity, &Placement),
) -> Option<Diagnostic> {
    use crate::values::Status::Cancelled;
    let faulty = activity.dates_faulty || earlier.dates_faulty;
    let idle = placement.ongoing || before.ongoing;
    if faulty || idle || placement.status == Cancelled || before.status == Cancelled {
        return None;
    }
    let (due, due_before) = (placement.deadline?, before.deadline?);
    let (this, other) = (|| said::activity(activity), || said::activity(earlier));
    let earliest = lagged(calendar, due_before.day, after.lag)?;
    if earliest > due.day {
        let message = if after.lag == Lag::default() {
            msg!("after-impossible", activity = this(), before = other(), due = due.day, end = due_before.day)
        } else {
            msg!("after-impossible.lag", activity = this(), before = other(), due = due.day, end = earliest)
        };
        let fault = Diagnostic::new(&AFTER_IMPOSSIBLE, after.span, message).also(due_before.span);
        return Some(fault.help(msg!("after-impossible.help")));
    }
    let (first, last) = (placement.days.first()?.first, before.days.last()?.last);
    let to_the_day = start_to_the_day(activity) && end_to_the_day(earlier);
    let end = lagged(calendar, last, after.lag)?;
    (to_the_day && end >= first).then(|| {
        let message = if after.lag == Lag::default() {
            msg!("after-overlap", activity = this(), before = other(), first = first, end = last)
        } else {
            msg!("after-overlap.lag", activity = this(), before = other(), first = first, end = end)
        };
        let fault = Diagnostic::new(&AFTER_OVERLAP, after.span, message).also(before.days_span);
        fault.help(msg!("after-overlap.help"))
    })
}

fn lagged(calendar: &Calendar, day: NaiveDate, lag: Lag) -> Option<NaiveDate> {
    if lag.working {
        return calendar.add_working(day, lag.count);
    }
    day.checked_add_signed(Duration::try_days(lag.count)?)
}

/// Whether the first day is written as a day: a month or a deadline alone says nothing of when work begins.
fn start_to_the_day(activity: &Activity) -> bool {
    !activity.dates.is_empty()
        && activity.every.is_none()
        && activity.dates.iter().all(|dated| dated.reading.from_the_day)
}

fn end_to_the_day(activity: &Activity) -> bool {
    if activity.dates.is_empty() {
        let due_alone = activity.periods.is_empty() && activity.every.is_none();
        return due_alone && activity.due.as_ref().is_some_and(|due| due.reading.to_the_day);
    }
    activity.every.is_none() && activity.dates.iter().all(|dated| dated.reading.to_the_day)
}

/// Which circle of dependencies each activity is in, if it is in one: the circles are told apart by number.
fn circles(activities: &[Activity]) -> Vec<Option<u32>> {
    let mut found = vec![None; activities.len()];
    // Tarjan's algorithm with a stack of its own, so that no chain is too long.
    let mut order: Vec<Option<u32>> = vec![None; activities.len()];
    let mut lowest = vec![u32::MAX; activities.len()];
    let mut open = vec![false; activities.len()];
    let (mut path, mut stack) = (Vec::new(), Vec::<(ActivityIx, usize)>::new());
    let (mut counter, mut number) = (0, 0);
    // Few activities wait for another, and only those can be in a circle.
    let waiting = activities.iter().enumerate().filter(|(_, activity)| !activity.after.is_empty());
    for (start, _) in waiting {
        if order.get(start).copied().flatten().is_some() {
            continue;
        }
        stack.push((start, 0));
        while let Some((at, edge)) = stack.pop() {
            if edge == 0 {
                put(&mut order, at, Some(counter));
                put(&mut lowest, at, counter);
                put(&mut open, at, true);
                counter += 1;
                path.push(at);
            }
            match activities.get(at).and_then(|activity| activity.after.get(edge)) {
                Some(after) => {
                    stack.push((at, edge + 1));
                    match order.get(after.activity).copied() {
                        Some(None) => stack.push((after.activity, 0)),
                        Some(Some(seen)) if open.get(after.activity) == Some(&true) => {
                            lower(&mut lowest, at, seen)
                        }
                        _ => {}
                    }
                }
                None => {
                    let low = lowest.get(at).copied().unwrap_or_default();
                    if let Some((parent, _)) = stack.last() {
                        lower(&mut lowest, *parent, low);
                    }
                    if order.get(at).copied().flatten() == Some(low) {
                        let size = path.iter().rev().position(|member| *member == at).unwrap_or(0) + 1;
                        let members = path.split_off(path.len().saturating_sub(size));
                        let itself =
                            activities.get(at).is_some_and(|a| a.after.iter().any(|to| to.activity == at));
                        for member in &members {
                            put(&mut open, *member, false);
                            put(&mut found, *member, (size > 1 || itself).then_some(number));
                        }
                        number += 1;
                    }
                }
            }
        }
    }
    found
}

fn put<T>(list: &mut [T], at: usize, value: T) {
    if let Some(place) = list.get_mut(at) {
        *place = value;
    }
}

fn lower(list: &mut [u32], at: usize, value: u32) {
    if let Some(place) = list.get_mut(at) {
        *place = value.min(*place);
    }
}

/// A message for each circle, at its first activity in the file, with the shortest way around from there.
fn told(input: &Input<'_>, circles: &[Option<u32>]) -> Vec<Diagnostic> {
    let mut firsts: Vec<ActivityIx> = Vec::new();
    let mut seen = HashMap::new();
    for (at, circle) in circles.iter().enumerate() {
        if let Some(circle) = circle {
            seen.entry(circle).or_insert_with(|| firsts.push(at));
        }
    }
    firsts.into_iter().filter_map(|first| tell(input, circles, first)).collect()
}

fn tell(input: &Input<'_>, circles: &[Option<u32>], first: ActivityIx) -> Option<Diagnostic> {
    let activities = &input.programme.activities;
    let way = around(activities, circles, first);
    let members: Vec<&Activity> = way.iter().filter_map(|at| activities.get(*at)).collect();
    let start = activities.get(first)?;
    if members.len() < 2 {
        let message = msg!("dependency-cycle.itself", activity = said::activity(start));
        let fault = Diagnostic::new(&DEPENDENCY_CYCLE, start.title_span, message);
        return Some(fault.help(msg!("dependency-cycle.help-itself")));
    }
    let others = said::some(members.iter().skip(1).map(|activity| Arg::from(said::activity(activity))));
    let message = msg!("dependency-cycle", activity = said::activity(start), others = others);
    let fault =
        Diagnostic::new(&DEPENDENCY_CYCLE, start.title_span, message).help(msg!("dependency-cycle.help"));
    Some(members.iter().skip(1).fold(fault, |fault, activity| fault.also(activity.title_span)))
}

/// The shortest way from an activity along its predecessors back to itself, in that order.
fn around(activities: &[Activity], circles: &[Option<u32>], first: ActivityIx) -> Vec<ActivityIx> {
    let circle = circles.get(first).copied().flatten();
    let mut came_from: HashMap<ActivityIx, ActivityIx> = HashMap::new();
    let mut queue = VecDeque::from([first]);
    while let Some(at) = queue.pop_front() {
        for after in activities.get(at).into_iter().flat_map(|activity| &activity.after) {
            let next = after.activity;
            if next == first {
                let mut way = vec![at];
                while let Some(before) = way.last().and_then(|at| came_from.get(at)) {
                    way.push(*before);
                }
                way.reverse();
                return way;
            }
            if circles.get(next).copied().flatten() == circle && !came_from.contains_key(&next) {
                came_from.insert(next, at);
                queue.push_back(next);
            }
        }
    }
    vec![first]
}
