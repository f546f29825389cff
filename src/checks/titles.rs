//! Titles: of goals that name a process, and of activities that are there twice.

use super::{Input, names, said};
use crate::dates::Days;
use crate::diagnostic::{Diagnostic, Example, Group, Level, Rule};
use crate::model::{Activity, ActivityIx, Goal};
use crate::msg;
use std::collections::{BTreeMap, HashMap};

/// Goals that say what is done and not what is reached.
pub static GOAL_IS_A_PROCESS: Rule = Rule {
    name: "goal-is-a-process",
    level: Some(Level::Info),
    group: Group::Coverage,
    bad: Example::over(
        "\
goal:
  title: ⟦Управление качеством образования⟧
  subgoals:
    - { id: legal, title: Нормативно-правовой ресурс создан, priority: 1 }
    - { id: staff, title: Кадровый ресурс создан, priority: 2 }
",
    ),
    good: Example::over(
        "\
goal:
  title: Качеством образования управляют по новой модели
  subgoals:
    - { id: legal, title: Нормативно-правовой ресурс создан, priority: 1 }
    - { id: staff, title: Кадровый ресурс создан, priority: 2 }
",
    ),
};

/// The same activity twice in one direction and at one time.
pub static DUPLICATE_TITLE: Rule = Rule {
    name: "duplicate-title",
    level: Some(Level::Warning),
    group: Group::Coverage,
    bad: Example::over(
        "\
directions:
  - title: Кадровое обеспечение
    goals: [legal, staff]
    responsible: director
    activities:
      - { title: Провести курсы, dates: 2021-09/2023-01, result: Удостоверения }
      - { title: ⟦провести курсы⟧, dates: 2022-05, result: Удостоверения }
",
    ),
    good: Example::over(
        "\
directions:
  - title: Кадровое обеспечение
    goals: [legal, staff]
    responsible: director
    activities:
      - { title: Провести курсы, dates: 2021-09/2022-04, result: Удостоверения }
      - { title: Провести курсы, dates: 2022-05/2023-01, result: Удостоверения }
",
    ),
};

/// Goals whose titles name a process: one message for all.
pub fn processes(input: &Input<'_>, out: &mut Vec<Diagnostic>) {
    let mut found: Vec<&Goal> =
        input.programme.goals.iter().filter(|goal| names::is_a_process(&goal.title)).collect();
    found.sort_by_key(|goal| goal.title_span);
    let Some((first, others)) = found.split_first() else { return };
    let goal = said::title(&first.title);
    let message = if others.is_empty() {
        msg!("goal-is-a-process", goal = goal)
    } else {
        msg!("goal-is-a-process.several", goal = goal, count = found.len())
    };
    let fault = Diagnostic::new(&GOAL_IS_A_PROCESS, first.title_span, message);
    let fault = fault.help(msg!("goal-is-a-process.help"));
    out.push(others.iter().fold(fault, |fault, goal| fault.also(goal.title_span)));
}

/// Activities of one direction with the same words and days that meet.
pub fn duplicates(input: &Input<'_>, out: &mut Vec<Diagnostic>) {
    let mut pairs = BTreeMap::new();
    for direction in &input.programme.directions {
        let activities = input.programme.activities.get(direction.activities.clone()).unwrap_or_default();
        let prints = activities.iter().map(|activity| names::fingerprint(&activity.title));
        let mut alike: Vec<(u64, ActivityIx)> = prints.zip(direction.activities.clone()).collect();
        alike.sort_unstable();
        let mut same: HashMap<String, Vec<ActivityIx>> = HashMap::new();
        for (_, at) in
            alike.chunk_by(|(print, _), (next, _)| print == next).filter(|group| group.len() > 1).flatten()
        {
            let words = input.activity(*at).map(|(activity, _)| names::plain(&activity.title));
            if let Some(words) = words.filter(|words| !words.is_empty()) {
                same.entry(words).or_default().push(*at);
            }
        }
        for group in same.into_values().filter(|group| group.len() > 1) {
            meeting(input, &group, &mut pairs);
        }
    }
    for (second, first) in pairs {
        let (Some((second, _)), Some((first, _))) = (input.activity(second), input.activity(first)) else {
            continue;
        };
        out.push(twice(first, second));
    }
}

fn twice(first: &Activity, second: &Activity) -> Diagnostic {
    let (title, number) = (said::title(&second.title), &*first.number);
    let message = msg!("duplicate-title", title = title, number = number);
    let fault = Diagnostic::new(&DUPLICATE_TITLE, second.title_span, message);
    fault.label(first.title_span, msg!("duplicate-title.first")).help(msg!("duplicate-title.help"))
}

/// Pairs of a group whose days meet, by the one that is later in the file; each is in one pair at most.
fn meeting(input: &Input<'_>, group: &[ActivityIx], pairs: &mut BTreeMap<ActivityIx, ActivityIx>) {
    let placed = group.iter().filter_map(|at| Some((*at, input.analysis.activities.get(*at)?)));
    let mut spans: Vec<(Days, ActivityIx)> =
        placed.flat_map(|(at, placement)| placement.days.iter().map(move |days| (*days, at))).collect();
    spans.sort_unstable();
    let mut longest: Option<(Days, ActivityIx)> = None;
    for (days, at) in spans {
        if let Some((_, other)) = longest.filter(|(longest, other)| longest.meets(days) && *other != at) {
            pairs.entry(at.max(other)).or_insert(at.min(other));
        }
        if longest.is_none_or(|(longest, _)| longest.last < days.last) {
            longest = Some((days, at));
        }
    }
}
