//! What families of goals say about their priorities.

use super::gather::Gathered;
use super::opinions::opinions;
use super::{Input, said};
use crate::analysis::priorities::{Family, Way, families, places};
use crate::diagnostic::{Diagnostic, Example, Group, Level, Rule};
use crate::locale::Arg;
use crate::model::{Goal, GoalIx};
use crate::msg;
use crate::values::{Number, Share};
use rust_decimal::Decimal;
use std::collections::HashSet;

/// Siblings give their priorities in different ways.
pub static MIXED_PRIORITIES: Rule = Rule {
    name: "mixed-priorities",
    level: Some(Level::Error),
    group: Group::Priorities,
    bad: Example::over(
        "\
goal:
  title: Качеством образования управляют по новой модели
  subgoals:
    - { id: legal, title: Нормативно-правовой ресурс создан, priority: 1 }
    - { id: staff, title: Кадровый ресурс создан, weight: ⟦40%⟧ }
",
    ),
    good: Example::over(
        "\
goal:
  title: Качеством образования управляют по новой модели
  subgoals:
    - { id: legal, title: Нормативно-правовой ресурс создан, weight: 60% }
    - { id: staff, title: Кадровый ресурс создан, weight: 40% }
",
    ),
};

/// The weights of a family don't add up to 1.
pub static WEIGHTS_SUM: Rule = Rule {
    name: "weights-sum",
    level: Some(Level::Error),
    group: Group::Priorities,
    bad: Example::over(
        "\
goal:
  title: Качеством образования управляют по новой модели
  ⟦subgoals⟧:
    - { id: legal, title: Нормативно-правовой ресурс создан, weight: 50% }
    - { id: staff, title: Кадровый ресурс создан, weight: 40% }
",
    ),
    good: Example::over(
        "\
goal:
  title: Качеством образования управляют по новой модели
  subgoals:
    - { id: legal, title: Нормативно-правовой ресурс создан, weight: 60% }
    - { id: staff, title: Кадровый ресурс создан, weight: 40% }
",
    ),
};

/// Some siblings have a weight and some don't.
pub static PARTIAL_WEIGHTS: Rule = Rule {
    name: "partial-weights",
    level: Some(Level::Error),
    group: Group::Priorities,
    bad: Example::over(
        "\
goal:
  title: Качеством образования управляют по новой модели
  subgoals:
    - { id: legal, title: Нормативно-правовой ресурс создан, weight: 60% }
    - { id: staff, title: ⟦Кадровый ресурс создан⟧ }
",
    ),
    good: Example::over(
        "\
goal:
  title: Качеством образования управляют по новой модели
  subgoals:
    - { id: legal, title: Нормативно-правовой ресурс создан, weight: 60% }
    - { id: staff, title: Кадровый ресурс создан, weight: 40% }
",
    ),
};

/// A goal with siblings has no priority among them.
pub static NO_PRIORITY: Rule = Rule {
    name: "no-priority",
    level: Some(Level::Warning),
    group: Group::Priorities,
    bad: Example::over(
        "\
goal:
  title: Качеством образования управляют по новой модели
  subgoals:
    - { id: legal, title: Нормативно-правовой ресурс создан, priority: 1 }
    - { id: staff, title: ⟦Кадровый ресурс создан⟧ }
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

/// All siblings are given the same priority.
pub static EQUAL_PRIORITIES: Rule = Rule {
    name: "equal-priorities",
    level: Some(Level::Info),
    group: Group::Priorities,
    bad: Example::over(
        "\
goal:
  title: Качеством образования управляют по новой модели
  ⟦subgoals⟧:
    - { id: legal, title: Нормативно-правовой ресурс создан, priority: 1 }
    - { id: methods, title: Методический ресурс создан, priority: 1 }
    - { id: staff, title: Кадровый ресурс создан, priority: 1 }
directions:
  - title: Создание ресурсов
    goals: [legal, methods, staff]
    responsible: director
    activities:
      - { title: Утвердить план, dates: 2021-09/2023-01, result: Приказ }
",
    ),
    good: Example::over(
        "\
goal:
  title: Качеством образования управляют по новой модели
  subgoals:
    - { id: legal, title: Нормативно-правовой ресурс создан, priority: 1 }
    - { id: methods, title: Методический ресурс создан, priority: 2 }
    - { id: staff, title: Кадровый ресурс создан, priority: 2 }
directions:
  - title: Создание ресурсов
    goals: [legal, methods, staff]
    responsible: director
    activities:
      - { title: Утвердить план, dates: 2021-09/2023-01, result: Приказ }
",
    ),
};

/// Everything about how priorities are given.
pub fn priorities(input: &Input<'_>, out: &mut Vec<Diagnostic>) {
    let mut lacking: Vec<&Goal> = Vec::new();
    let mut siblings = 0;
    let places = places(input.programme);
    for family in families(input.programme) {
        let several = family.children.len() > 1;
        let unsure = |goal: &&&Goal| family.parent.written.open || goal.written.open;
        siblings += if several { family.children.iter().filter(|goal| !unsure(goal)).count() } else { 0 };
        let before = out.len();
        if let Some(mixed) = mixed(&family) {
            out.push(mixed);
        } else if family.way() == Some(Way::Weights) {
            out.extend(partial(&family).or_else(|| sum(&family)));
        } else if several {
            lacking.extend(family.children.iter().copied().filter(|goal| lacks(&family, goal)));
        }
        if out.len() == before {
            out.extend(equal(&family));
        }
        if family.way() == Some(Way::Experts) {
            left_out(&family, &input.programme.goals, out);
        }
        opinions(input, &family, &places, out);
    }
    lacking.sort_by_key(|goal| goal.title_span);
    let told = |goal: &Goal, message| {
        Diagnostic::new(&NO_PRIORITY, goal.title_span, message).help(msg!("no-priority.help"))
    };
    let gathered = Gathered {
        found: &lacking,
        place: |goal| goal.title_span,
        one: |goal| told(goal, msg!("no-priority", goal = said::title(&goal.title))),
        many: |goal, count| told(goal, msg!("no-priority.many", count = count)),
    };
    let everywhere = || {
        let place = input.programme.keys.goal?;
        let fault = Diagnostic::new(&NO_PRIORITY, place, msg!("no-priority.everywhere"));
        Some(fault.help(msg!("no-priority.help")))
    };
    gathered.tell_unless_all(siblings, everywhere, out);
}

fn mixed(family: &Family<'_>) -> Option<Diagnostic> {
    let goal = said::title(&family.parent.title);
    if let Some((place, first)) = family.mixed() {
        let mut keys: Vec<&str> = Vec::new();
        for (way, _) in &family.given {
            if !keys.contains(&way.key()) {
                keys.push(way.key());
            }
        }
        let fault =
            Diagnostic::new(&MIXED_PRIORITIES, place, msg!("mixed-priorities", goal = goal, keys = keys));
        return Some(fault.also(first).help(msg!("mixed-priorities.help")));
    }
    let (other, first) = family.mixed_experts()?;
    let fault = Diagnostic::new(&MIXED_PRIORITIES, other, msg!("mixed-priorities.experts", goal = goal));
    Some(fault.also(first).help(msg!("mixed-priorities.help-experts")))
}

fn weights<'a>(family: &'a Family<'a>) -> impl Iterator<Item = Option<Share>> + 'a {
    family.children.iter().map(|goal| goal.written.weight.get().map(|weight| weight.value))
}

fn partial(family: &Family<'_>) -> Option<Diagnostic> {
    let without: Vec<&&Goal> =
        family.children.iter().filter(|goal| goal.written.weight.is_absent() && !goal.written.open).collect();
    let (first, others) = without.split_first()?;
    let (goal, count) = (said::title(&first.title), without.len());
    let faulty = family.parent.subgoals_lost
        || family.children.iter().any(|goal| {
            goal.written.weight.is_faulty() || goal.written.open && goal.written.weight.is_absent()
        });
    let sum = weights(family).flatten().try_fold(Decimal::ZERO, |sum, share| sum.checked_add(share.value));
    let rest = sum.and_then(|sum| Decimal::ONE.checked_sub(sum)).filter(|_| !faulty);
    let message = match rest {
        Some(rest) if rest > Decimal::ZERO => {
            msg!("partial-weights", goal = goal, count = count, rest = percent(rest))
        }
        Some(_) => msg!("partial-weights.nothing-left", goal = goal, count = count),
        None => msg!("partial-weights.unknown", goal = goal, count = count),
    };
    let fault =
        Diagnostic::new(&PARTIAL_WEIGHTS, first.title_span, message).help(msg!("partial-weights.help"));
    Some(others.iter().fold(fault, |fault, goal| fault.also(goal.title_span)))
}

fn sum(family: &Family<'_>) -> Option<Diagnostic> {
    if family.parent.subgoals_lost {
        return None;
    }
    let shares: Vec<Share> = weights(family).collect::<Option<_>>()?;
    if Share::make_a_whole(shares.iter().copied().map(Some)) {
        return None;
    }
    let sum = shares.iter().try_fold(Decimal::ZERO, |sum, share| sum.checked_add(share.value))?;
    let missing = Decimal::ONE.checked_sub(sum)?;
    let (goal, sum, off) = (said::title(&family.parent.title), percent(sum), percent(missing.abs()));
    let message = if missing > Decimal::ZERO {
        msg!("weights-sum", goal = goal, sum = sum, off = off)
    } else {
        msg!("weights-sum.over", goal = goal, sum = sum, off = off)
    };
    Some(Diagnostic::new(&WEIGHTS_SUM, family.place(), message).help(msg!("weights-sum.help")))
}

/// A part of one as a number of hundredths.
pub(super) fn percent(part: Decimal) -> Number {
    Number(part.checked_mul(Decimal::ONE_HUNDRED).unwrap_or(part))
}

/// What experts leave out: of ranks and shares each is told, of scores only what nobody gives.
fn left_out(family: &Family<'_>, goals: &[Goal], out: &mut Vec<Diagnostic>) {
    let parent = family.parent;
    let all = &parent.written.experts;
    let unsure = parent.written.open
        || parent.subgoals_lost
        || all.get().is_none_or(|list| list.lost)
        || family.mixed_experts().is_some();
    if unsure || family.children.len() < 2 {
        return;
    }
    let mut scored: HashSet<GoalIx> = HashSet::new();
    let mut scores = None;
    for (expert, named) in all.into_iter().zip(&parent.judged.experts) {
        let (key, lost, goals_named, ranks) =
            match (expert.ranks.get(), expert.weights.get(), expert.scores.get()) {
                (Some(list), _, _) => (expert.ranks.key(), list.lost, &named.ranks, Some(true)),
                (_, Some(list), _) => (expert.weights.key(), list.lost, &named.weights, Some(false)),
                (_, _, Some(list)) => (expert.scores.key(), list.lost, &named.scores, None),
                _ => continue,
            };
        let known = |goal: &Option<GoalIx>| goal.is_some_and(|goal| parent.children.contains(&goal));
        if lost || !goals_named.iter().all(known) {
            return;
        }
        let Some(ranks) = ranks else {
            scores = scores.or(key);
            scored.extend(goals_named.iter().flatten());
            continue;
        };
        let missing = parent.children.iter().filter(|child| !goals_named.contains(&Some(**child)));
        let missing: Vec<Arg> = missing.filter_map(|child| Some(said::goal(goals.get(*child)?))).collect();
        let Some(key) = key.filter(|_| !missing.is_empty()) else { continue };
        let (above, missing) = (said::title(&parent.title), said::some(missing.into_iter()));
        let (message, help) = match ranks {
            true => (
                msg!("no-priority.unranked", parent = above, goals = missing),
                msg!("no-priority.help-unranked"),
            ),
            false => (
                msg!("no-priority.unshared", parent = above, goals = missing),
                msg!("no-priority.help-unshared"),
            ),
        };
        out.push(Diagnostic::new(&NO_PRIORITY, key, message).help(help));
    }
    if scores.is_none() {
        return;
    }
    let missing = parent.children.iter().filter(|child| !scored.contains(*child));
    for goal in missing.filter_map(|child| goals.get(*child)).filter(|goal| !goal.written.open) {
        let message = msg!("no-priority.unscored", goal = said::title(&goal.title));
        out.push(
            Diagnostic::new(&NO_PRIORITY, goal.title_span, message).help(msg!("no-priority.help-unscored")),
        );
    }
}

fn lacks(family: &Family<'_>, goal: &Goal) -> bool {
    if family.parent.written.open || goal.written.open {
        return false;
    }
    match family.way() {
        Some(Way::Pairwise | Way::Experts | Way::Weights) => false,
        Some(Way::Criteria) => goal.written.scores.is_absent(),
        Some(Way::Ranks) | None => goal.written.priority.is_absent(),
    }
}

fn equal(family: &Family<'_>) -> Option<Diagnostic> {
    if family.children.len() < 3 || family.mixed().is_some() || family.parent.subgoals_lost {
        return None;
    }
    let ranks: Vec<_> =
        family.children.iter().map(|goal| goal.written.priority.get().map(|r| r.value)).collect();
    let shares: Vec<_> = weights(family).map(|share| share.map(|share| share.value)).collect();
    if !(same(&ranks) || same(&shares)) {
        return None;
    }
    let (goal, count) = (said::title(&family.parent.title), family.children.len());
    let message = msg!("equal-priorities", goal = goal, count = count);
    Some(Diagnostic::new(&EQUAL_PRIORITIES, family.place(), message).help(msg!("equal-priorities.help")))
}

/// Whether all are given and equal.
fn same<T: PartialEq>(values: &[Option<T>]) -> bool {
    values.first().is_some_and(Option::is_some)
        && values.windows(2).all(|pair| matches!(pair, [a, b] if a == b))
}
