//! Goals that nothing serves, activities that serve nothing, directions without activities.

use super::{Input, said};
use crate::diagnostic::{Diagnostic, Example, Group, Level, Rule};
use crate::model::{Activity, Goal, GoalIx, normal};
use crate::msg;
use crate::schema::{Contributions, Slot};
use std::collections::HashMap;

/// A goal at the bottom of the tree that no activity serves.
pub static UNSERVED_GOAL: Rule = Rule {
    name: "unserved-goal",
    level: Some(Level::Warning),
    group: Group::Coverage,
    bad: Example::over(
        "\
goal:
  title: Качеством образования управляют по новой модели
  subgoals:
    - { id: legal, title: Нормативно-правовой ресурс создан, priority: 1 }
    - { id: staff, title: Кадровый ресурс создан, priority: 2 }
    - { id: methods, title: ⟦Методический ресурс создан⟧, priority: 3 }
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

/// Activities that serve no goal.
pub static NO_GOAL: Rule = Rule {
    name: "no-goal",
    level: Some(Level::Warning),
    group: Group::Coverage,
    bad: Example::over(
        "\
directions:
  - title: Создание ресурсов
    goals: [legal, staff]
    responsible: director
    activities:
      - { title: Утвердить план, dates: 2021-09/2023-01, result: Приказ }
  - title: ⟦Управление процессами⟧
    responsible: director
    activities:
      - { title: Вести внутренний аудит, dates: 2022, result: Отчёты }
",
    ),
    good: Example::over(
        "\
directions:
  - title: Создание ресурсов
    goals: [legal, staff]
    responsible: director
    activities:
      - { title: Утвердить план, dates: 2021-09/2023-01, result: Приказ }
  - title: Управление процессами
    goals: [staff]
    responsible: director
    activities:
      - { title: Вести внутренний аудит, dates: 2022, result: Отчёты }
",
    ),
};

/// A direction in which nothing is done.
pub static EMPTY_DIRECTION: Rule = Rule {
    name: "empty-direction",
    level: Some(Level::Warning),
    group: Group::Coverage,
    bad: Example::over(
        "\
directions:
  - title: Создание ресурсов
    goals: [legal, staff]
    responsible: director
    activities:
      - { title: Утвердить план, dates: 2021-09/2023-01, result: Приказ }
  - title: ⟦Управление процессами⟧
    goals: [staff]
",
    ),
    good: Example::over(
        "\
directions:
  - title: Создание ресурсов
    goals: [legal, staff]
    responsible: director
    activities:
      - { title: Утвердить план, dates: 2021-09/2023-01, result: Приказ }
",
    ),
};

/// Goals without activities.
pub fn unserved(input: &Input<'_>, out: &mut Vec<Diagnostic>) {
    let goals = &input.programme.goals;
    let Some(perhaps) = perhaps_served(input) else { return };
    let served = |at: &GoalIx| {
        input.analysis.goals.get(*at).is_some_and(|service| service.served)
            || perhaps.get(*at).copied().unwrap_or(false)
    };
    for parent in goals {
        let some_served = parent.children.iter().any(served);
        let leaves =
            parent.children.iter().filter(|child| !served(child)).filter_map(|child| goals.get(*child));
        let leaves: Vec<&Goal> =
            leaves.filter(|goal| goal.children.is_empty() && !goal.subgoals_lost).collect();
        let Some(first) = leaves.first() else { continue };
        if some_served {
            out.extend(leaves.iter().map(|goal| {
                let message = msg!("unserved-goal", goal = said::title(&goal.title));
                Diagnostic::new(&UNSERVED_GOAL, goal.title_span, message).help(msg!("unserved-goal.help"))
            }));
        } else {
            let message = msg!("unserved-goal.family", goal = said::title(&parent.title));
            let place = if parent.title_span.is_empty() { first.title_span } else { parent.title_span };
            let fault = Diagnostic::new(&UNSERVED_GOAL, place, message).level(Level::Info);
            out.push(fault.help(msg!("unserved-goal.help")));
        }
    }
}

/// Goals that may be served by what could not be read or is misspelt; none where that could be any goal.
fn perhaps_served(input: &Input<'_>) -> Option<Vec<bool>> {
    let programme = input.programme;
    if programme.directions_lost {
        return None;
    }
    let mut perhaps = vec![false; programme.goals.len()];
    let mut ids: HashMap<&str, GoalIx> = HashMap::new();
    let mut found: Vec<GoalIx> = Vec::new();
    for (at, goal) in programme.goals.iter().enumerate() {
        let Some(id) = &goal.id else { continue };
        // Of two goals with one id the second can't be named: it may be the one that was meant.
        if ids.contains_key(id.value.as_str()) {
            found.push(at);
        } else {
            ids.insert(&id.value, at);
        }
    }
    found.extend(input.lost().iter().filter_map(|word| ids.get(word.as_str()).copied()));
    let own =
        programme.activities.iter().filter(|activity| activity.goals_faulty && !activity.goals_inherited);
    let inherited = programme.directions.iter().filter(|direction| direction.goals_faulty);
    let named = own.map(|a| &a.written.goals).chain(inherited.map(|d| &d.written.goals));
    for slot in named {
        found.extend(meant(slot, &ids, &programme.meant_goals)?);
    }
    // An activity that could not be read serves what its direction does, unless its own words say otherwise.
    let damaged = programme.directions.iter().filter(|direction| direction.activities_faulty);
    found.extend(damaged.flat_map(|direction| direction.goals.iter().map(|served| served.goal)));
    for goal in found {
        let mut at = Some(goal);
        while let Some(goal) = at {
            let Some(mark) = perhaps.get_mut(goal).filter(|mark| !**mark) else { break };
            *mark = true;
            at = programme.goals.get(goal).and_then(|goal| goal.parent);
        }
    }
    Some(perhaps)
}

/// The goals that misspelt names most likely mean; none where a name may mean any.
fn meant(
    slot: &Slot<Contributions>,
    ids: &HashMap<&str, GoalIx>,
    meant: &HashMap<String, GoalIx>,
) -> Option<Vec<GoalIx>> {
    let named = slot.get().filter(|named| !named.lost)?;
    let names = named.items.iter().map(|(name, _)| normal(&name.value));
    let unknown = names.filter(|name| !ids.contains_key(name.as_ref()));
    unknown.map(|name| meant.get(name.as_ref()).copied()).collect()
}

/// Activities without a goal, told once a direction.
pub fn no_goal(input: &Input<'_>, out: &mut Vec<Diagnostic>) {
    if input.programme.goals.len() < 2 {
        return;
    }
    for direction in &input.programme.directions {
        if direction.goals_faulty || !direction.written.goals.is_absent() || direction.written.open {
            continue;
        }
        let activities = input.programme.activities.get(direction.activities.clone()).unwrap_or_default();
        let without = |activity: &&Activity| activity.written.goals.is_absent() && !activity.written.open;
        let count = activities.iter().filter(without).count();
        if count > 0 {
            let (title, total) = (said::title(&direction.title), activities.len());
            let message = if count == total {
                msg!("no-goal.all", direction = title, count = count)
            } else {
                msg!("no-goal", direction = title, count = count, total = total)
            };
            out.push(Diagnostic::new(&NO_GOAL, direction.title_span, message).help(msg!("no-goal.help")));
        }
    }
}

/// Directions without activities.
pub fn empty(input: &Input<'_>, out: &mut Vec<Diagnostic>) {
    for direction in &input.programme.directions {
        if direction.activities.is_empty() && !direction.activities_faulty {
            let message = msg!("empty-direction", direction = said::title(&direction.title));
            let fault = Diagnostic::new(&EMPTY_DIRECTION, direction.title_span, message);
            out.push(fault.help(msg!("empty-direction.help")));
        }
    }
}
