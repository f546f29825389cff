//! What matters most against when it is done.

use super::gather::Gathered;
use super::{Input, said};
use crate::analysis::Placement;
use crate::analysis::priorities::{Flaw, contributions, heavier};
use crate::dates::Days;
use crate::diagnostic::{Diagnostic, Example, Group, Level, Rule};
use crate::model::{Activity, After, Goal, GoalIx};
use crate::msg;
use crate::values::Status;
use chrono::{Duration, NaiveDate};

/// A goal that matters most is begun only at the programme's end.
pub static HEAVY_GOAL_LATE: Rule = Rule {
    name: "heavy-goal-late",
    level: Some(Level::Warning),
    group: Group::Priorities,
    bad: Example::over(
        "\
goal:
  title: Качеством образования управляют по новой модели
  subgoals:
    - { id: legal, title: ⟦Нормативно-правовой ресурс создан⟧, priority: 1 }
    - { id: staff, title: Кадровый ресурс создан, priority: 2 }
directions:
  - title: Создание ресурсов
    responsible: director
    activities:
      - { title: Провести курсы, goals: [staff], dates: 2021-09/2022-05, result: Удостоверения }
      - { title: Утвердить положение, goals: [legal], dates: 2022-12/2023-01, result: Приказ }
",
    ),
    good: Example::over(
        "\
goal:
  title: Качеством образования управляют по новой модели
  subgoals:
    - { id: legal, title: Нормативно-правовой ресурс создан, priority: 1 }
    - { id: staff, title: Кадровый ресурс создан, priority: 2 }
directions:
  - title: Создание ресурсов
    responsible: director
    activities:
      - { title: Провести курсы, goals: [staff], dates: 2021-09/2022-05, result: Удостоверения }
      - { title: Утвердить положение, goals: [legal], dates: 2022-01/2022-02, result: Приказ }
",
    ),
};

/// What matters much waits for something that matters little and is overdue.
pub static WAITS_FOR_LIGHTER: Rule = Rule {
    name: "waits-for-lighter",
    level: Some(Level::Info),
    group: Group::Priorities,
    bad: Example::over(
        "\
directions:
  - title: Создание ресурсов
    responsible: director
    activities:
      - id: survey
        title: Опросить родителей
        goals: [staff]
        due: 2021-11-30
        result: Справка
        reason: Анкеты ещё не готовы
      - id: charter
        title: Утвердить положение о введении модели
        goals: [legal]
        dates: 2022-01/2022-02
        after: [⟦survey⟧]
        result: Приказ
",
    ),
    good: Example::over(
        "\
directions:
  - title: Создание ресурсов
    responsible: director
    activities:
      - id: survey
        title: Опросить родителей
        goals: [staff]
        due: 2021-11-30
        result: Справка
        done: 2021-11-25
      - id: charter
        title: Утвердить положение о введении модели
        goals: [legal]
        dates: 2022-01/2022-02
        after: [survey]
        result: Приказ
",
    ),
};

/// Whether weights tell anything: they are given, and no family is weighed by what is faulty.
fn weighed(input: &Input<'_>) -> bool {
    let priorities = &input.analysis.priorities;
    let faulty = |flaw: &Flaw| !matches!(flaw, Flaw::Lacking);
    priorities.tell_anything() && !priorities.families.iter().any(|family| family.flaws.iter().any(faulty))
}

/// The least weight of the heaviest fifth, rounded up to a whole one. Those that are alike with the last of
/// it belong to it as well, unless they reach down into the lightest fifth: then it ends above them. None
/// where nothing is left of it.
fn heaviest_fifth(weights: impl Iterator<Item = f64>) -> Option<f64> {
    let mut sorted: Vec<f64> = weights.collect();
    sorted.sort_by(|left, right| right.total_cmp(left));
    let fifth = sorted.len().div_ceil(5);
    let lightest = sorted.len() - fifth;
    let mut counted = 0;
    let mut least = None;
    for alike in sorted.chunk_by(|left, right| !heavier(*left, *right)) {
        let end = counted + alike.len();
        if counted >= fifth || end > lightest {
            break;
        }
        (counted, least) = (end, alike.last().copied());
    }
    least
}

/// Goals of the heaviest fifth all of whose activities begin in the programme's last quarter.
pub fn late(input: &Input<'_>, out: &mut Vec<Diagnostic>) {
    let programme = input.programme;
    let unsure = programme.directions_lost
        || programme.directions.iter().any(|direction| direction.activities_faulty)
        || programme.activities.iter().any(|activity| activity.goals_faulty);
    let Some(span) = programme.span.filter(|_| !unsure && input.wants(&HEAVY_GOAL_LATE) && weighed(input))
    else {
        return;
    };
    let Some(last_quarter) =
        Duration::try_days(span.count() * 3 / 4).and_then(|passed| span.first.checked_add_signed(passed))
    else {
        return;
    };
    let weights = &input.analysis.priorities.goals;
    let Some(least) = heaviest_fifth(weights.iter().skip(1).map(|goal| goal.global)) else { return };
    let begins = begins(input, span);
    // Where nothing begins sooner there is no order to speak of.
    let sooner = |placement: &Placement| placement.days.first().is_some_and(|days| days.first < last_quarter);
    if !input.analysis.activities.iter().any(sooner) {
        return;
    }
    let late = |at: GoalIx| {
        let heavy = weights.get(at).is_some_and(|goal| !heavier(least, goal.global));
        let begins = begins.get(at).copied().flatten();
        begins.filter(|begins| at > 0 && heavy && *begins >= last_quarter)
    };
    let found: Vec<(&Goal, NaiveDate)> = programme
        .goals
        .iter()
        .enumerate()
        // What is late because all of the goal above is late is told there.
        .filter(|(_, goal)| goal.parent.is_none_or(|parent| late(parent).is_none()))
        .filter_map(|(at, goal)| Some((goal, late(at)?)))
        .collect();
    let gathered = Gathered {
        found: &found,
        place: |(goal, _)| goal.title_span,
        one: |(goal, begins)| {
            let message = msg!("heavy-goal-late", goal = said::title(&goal.title), day = *begins);
            let fault = Diagnostic::new(&HEAVY_GOAL_LATE, goal.title_span, message);
            fault.help(msg!("heavy-goal-late.help", day = last_quarter))
        },
        many: |(goal, begins), count| {
            let title = said::title(&goal.title);
            let message = msg!("heavy-goal-late.many", count = count, goal = title, day = *begins);
            let fault = Diagnostic::new(&HEAVY_GOAL_LATE, goal.title_span, message);
            fault.help(msg!("heavy-goal-late.help", day = last_quarter))
        },
    };
    gathered.tell(out);
}

/// When the first activity of each goal, or of one below it, begins; none where there is none, or where that
/// can't be told or no longer matters: it has begun.
fn begins(input: &Input<'_>, span: Days) -> Vec<Option<NaiveDate>> {
    let goals = &input.programme.goals;
    // Not served · begins on a day · begun, or can't be told.
    let mut firsts: Vec<Option<Option<NaiveDate>>> = vec![None; goals.len()];
    let sooner = |one: Option<Option<NaiveDate>>, other: Option<NaiveDate>| match one {
        None => Some(other),
        Some(one) => Some(one.zip(other).map(|(one, other)| one.min(other))),
    };
    for (activity, placement) in input.activities() {
        if activity.is_cancelled() {
            continue;
        }
        let begun = matches!(placement.status, Status::Done | Status::InProgress);
        let unknown = activity.dates_faulty || begun;
        let first =
            placement.days.first().map(|days| days.first).filter(|day| !unknown && span.contains(*day));
        for contribution in contributions(input.programme, activity) {
            if let Some(own) = firsts.get_mut(contribution.goal) {
                *own = sooner(*own, first);
            }
        }
    }
    for (at, goal) in goals.iter().enumerate().rev() {
        let own = firsts.get(at).copied().flatten();
        if let (Some(own), Some(above)) = (own, goal.parent.and_then(|parent| firsts.get_mut(parent))) {
            *above = sooner(*above, own);
        }
    }
    firsts.into_iter().map(Option::flatten).collect()
}

/// Activities of the most important fifth, and key ones, that wait for overdue ones of the least important.
pub fn waits(input: &Input<'_>, out: &mut Vec<Diagnostic>) {
    let overdue = |placement: &Placement| placement.status == Status::Overdue;
    if !input.wants(&WAITS_FOR_LIGHTER) || !input.analysis.activities.iter().any(overdue) || !weighed(input) {
        return;
    }
    let weights = &input.analysis.priorities.activities;
    let importance = |at: usize| weights.get(at).map_or(0.0, |activity| activity.importance);
    let going = input.activities().zip(weights).filter(|((activity, _), _)| !activity.is_cancelled());
    let going: Vec<f64> = going.map(|(_, weight)| weight.importance).collect();
    let heavy = heaviest_fifth(going.iter().copied());
    let light = heaviest_fifth(going.iter().map(|importance| -importance)).map(|least| -least);
    let Some(light) = light else { return };
    let lighter = |after: &After| {
        let (before, placement) = input.activity(after.activity)?;
        let is_light = !heavier(importance(after.activity), light);
        let late = overdue(placement) && !before.dates_faulty && !before.facts_faulty;
        (is_light && late).then_some(before)
    };
    let mut found: Vec<(&Activity, &After, &Activity)> = Vec::new();
    for (at, (activity, placement)) in input.activities().enumerate() {
        let own = importance(at);
        let key = activity.written.key.get().copied() == Some(true);
        let matters = key || heavy.is_some_and(|least| !heavier(least, own));
        if !matters || placement.status == Status::Done || activity.is_cancelled() {
            continue;
        }
        for after in activity.after.iter().filter(|after| heavier(own, importance(after.activity))) {
            found.extend(lighter(after).map(|before| (activity, after, before)));
        }
    }
    let gathered = Gathered {
        found: &found,
        place: |(_, after, _)| after.span,
        one: |(activity, after, before)| {
            let (this, other) = (said::activity(activity), said::activity(before));
            let message = msg!("waits-for-lighter", activity = this, before = other);
            let fault = Diagnostic::new(&WAITS_FOR_LIGHTER, after.span, message);
            fault.also(before.title_span).help(msg!("waits-for-lighter.help"))
        },
        many: |(activity, after, before), count| {
            let (this, other) = (said::activity(activity), said::activity(before));
            let message = msg!("waits-for-lighter.many", count = count, activity = this, before = other);
            Diagnostic::new(&WAITS_FOR_LIGHTER, after.span, message).help(msg!("waits-for-lighter.help"))
        },
    };
    gathered.tell(out);
}

#[cfg(test)]
mod tests {
    use super::heaviest_fifth;

    #[test]
    fn a_fifth_is_rounded_up_and_takes_all_that_are_alike_with_its_last() {
        let of = |weights: &[f64]| heaviest_fifth(weights.iter().copied());
        assert_eq!(of(&[0.2, 0.5, 0.3]), Some(0.5));
        assert_eq!(of(&[0.1, 0.2, 0.3, 0.15, 0.05, 0.2]), Some(0.2));
        assert_eq!(of(&[0.25, 0.25, 0.2, 0.1, 0.1, 0.1]), Some(0.25));
        // Three tied first of ten, and five of twenty.
        let tied = |first: usize, all: usize| {
            let weight = |at: usize| if at < first { 2.0 } else { 1.0 / at as f64 };
            (0..all).map(weight).collect::<Vec<_>>()
        };
        assert_eq!((of(&tied(3, 10)), of(&tied(5, 20))), (Some(2.0), Some(2.0)));
    }

    #[test]
    fn a_fifth_ends_above_those_that_reach_into_the_fifth_at_the_other_end() {
        let of = |weights: &[f64]| heaviest_fifth(weights.iter().copied());
        assert_eq!(of(&[0.3, 0.2, 0.2, 0.2, 0.2, 0.2, 0.2, 0.2, 0.2, 0.1]), Some(0.3));
        assert_eq!(of(&[0.2, 0.2, 0.2, 0.2, 0.1]), Some(0.2));
        assert_eq!(of(&[0.25; 4]), None);
        assert_eq!((of(&[0.25]), of(&[])), (None, None));
    }
}
