//! The shape of the goal tree.

use super::gather::Gathered;
use super::{Input, said};
use crate::diagnostic::{Diagnostic, Example, Group, Level, Rule};
use crate::locale::Message;
use crate::model::Goal;
use crate::msg;
use crate::source::Span;

/// More subgoals than this can't be weighed against each other with a clear head.
const MOST_SUBGOALS: usize = 7;

/// Levels below the root.
const MOST_LEVELS: usize = 4;

/// A goal with one subgoal.
pub static SINGLE_SUBGOAL: Rule = Rule {
    name: "single-subgoal",
    level: Some(Level::Info),
    group: Group::Coverage,
    bad: Example::over(
        "\
goal:
  title: Качеством образования управляют по новой модели
  subgoals:
    - { id: legal, title: Нормативно-правовой ресурс создан, priority: 1 }
    - id: resources
      title: Кадровый ресурс создан
      priority: 2
      ⟦subgoals⟧:
        - { id: staff, title: Учителя обучены }
",
    ),
    good: Example::over(
        "\
goal:
  title: Качеством образования управляют по новой модели
  subgoals:
    - { id: legal, title: Нормативно-правовой ресурс создан, priority: 1 }
    - { id: staff, title: Учителя обучены, priority: 2 }
",
    ),
};

/// A goal with too many subgoals.
pub static TOO_MANY_SUBGOALS: Rule = Rule {
    name: "too-many-subgoals",
    level: Some(Level::Info),
    group: Group::Coverage,
    bad: Example::over(
        "\
goal:
  title: Школа работает без сбоев
  ⟦subgoals⟧:
    - { id: legal, title: Локальные акты обновлены, priority: 1 }
    - { id: staff, title: Учителя обучены, priority: 2 }
    - { id: g3, title: Кабинеты оснащены, priority: 3 }
    - { id: g4, title: Учебники закуплены, priority: 4 }
    - { id: g5, title: Расписание составлено, priority: 5 }
    - { id: g6, title: Питание организовано, priority: 6 }
    - { id: g7, title: Здание отремонтировано, priority: 7 }
    - { id: g8, title: Родители информированы, priority: 8 }
directions:
  - title: Подготовка к году
    goals: [legal, staff, g3, g4, g5, g6, g7, g8]
    responsible: director
    activities:
      - { title: Утвердить план, dates: 2021-09/2023-01, result: Приказ }
",
    ),
    good: Example::over(
        "\
goal:
  title: Школа работает без сбоев
  subgoals:
    - { id: legal, title: Локальные акты обновлены, priority: 1 }
    - { id: staff, title: Учителя обучены, priority: 2 }
    - { id: g3, title: Кабинеты оснащены, priority: 3 }
directions:
  - title: Подготовка к году
    goals: [legal, staff, g3]
    responsible: director
    activities:
      - { title: Утвердить план, dates: 2021-09/2023-01, result: Приказ }
",
    ),
};

/// Goals too far below the root.
pub static DEEP_TREE: Rule = Rule {
    name: "deep-tree",
    level: Some(Level::Info),
    group: Group::Coverage,
    bad: Example::over(
        "\
goal:
  title: Школа работает по новой модели
  subgoals:
    - { id: legal, title: Локальные акты обновлены, priority: 1 }
    - title: Кадровый ресурс создан
      priority: 2
      subgoals:
        - { id: a, title: Директор прошёл курсы, priority: 1 }
        - title: Учителя обучены
          priority: 2
          subgoals:
            - { id: b, title: Учителя начальных классов обучены, priority: 1 }
            - title: Учителя-предметники обучены
              priority: 2
              subgoals:
                - { id: c, title: Математики обучены, priority: 1 }
                - title: Словесники обучены
                  priority: 2
                  subgoals:
                    - { id: d, title: ⟦Учителя русского языка обучены⟧, priority: 1 }
                    - { id: staff, title: Учителя английского языка обучены, priority: 2 }
directions:
  - title: Подготовка к году
    goals: [legal, staff, a, b, c, d]
    responsible: director
    activities:
      - { title: Утвердить план, dates: 2021-09/2023-01, result: Приказ }
",
    ),
    good: Example::over(
        "\
goal:
  title: Школа работает по новой модели
  subgoals:
    - { id: legal, title: Локальные акты обновлены, priority: 1 }
    - title: Кадровый ресурс создан
      priority: 2
      subgoals:
        - { id: a, title: Директор прошёл курсы, priority: 1 }
        - { id: staff, title: Учителя обучены, priority: 2 }
directions:
  - title: Подготовка к году
    goals: [legal, staff, a]
    responsible: director
    activities:
      - { title: Утвердить план, dates: 2021-09/2023-01, result: Приказ }
",
    ),
};

/// Families too small or too large, and a tree that is too deep.
pub fn shape(input: &Input<'_>, out: &mut Vec<Diagnostic>) {
    let goals = &input.programme.goals;
    let mut alone: Vec<&Goal> = Vec::new();
    let mut crowded: Vec<&Goal> = Vec::new();
    for goal in goals {
        match goal.children.len() {
            1 if !goal.subgoals_lost => alone.push(goal),
            count if count > MOST_SUBGOALS => crowded.push(goal),
            _ => {}
        }
    }
    tell(
        &SINGLE_SUBGOAL,
        &mut alone,
        |goal| msg!("single-subgoal", goal = said::title(&goal.title)),
        |count| msg!("single-subgoal.many", count = count),
        || msg!("single-subgoal.help"),
        out,
    );
    tell(
        &TOO_MANY_SUBGOALS,
        &mut crowded,
        |goal| msg!("too-many-subgoals", goal = said::title(&goal.title), count = goal.children.len()),
        |count| msg!("too-many-subgoals.many", count = count),
        || msg!("too-many-subgoals.help"),
        out,
    );
    let mut deep = goals.iter().filter(|goal| goal.depth == MOST_LEVELS + 1);
    if let Some(first) = deep.next() {
        let lowest = goals.iter().map(|goal| goal.depth).max().unwrap_or_default();
        let message = msg!("deep-tree", goal = said::title(&first.title), levels = lowest);
        let fault = Diagnostic::new(&DEEP_TREE, first.title_span, message).help(msg!("deep-tree.help"));
        // The siblings that follow are as deep: their family is seen at a glance.
        let other_families = deep.filter(|goal| goal.parent != first.parent);
        out.push(other_families.fold(fault, |fault, goal| fault.also(goal.title_span)));
    }
}

fn tell(
    rule: &'static Rule,
    found: &mut [&Goal],
    one: impl Fn(&Goal) -> Message,
    many: impl Fn(usize) -> Message,
    help: impl Fn() -> Message,
    out: &mut Vec<Diagnostic>,
) {
    let place = |goal: &Goal| -> Span { goal.subgoals_key.unwrap_or(goal.title_span) };
    found.sort_by_key(|goal| place(goal));
    let gathered = Gathered {
        found,
        place: |goal| place(goal),
        one: |goal| Diagnostic::new(rule, place(goal), one(goal)).help(help()),
        many: |goal, count| Diagnostic::new(rule, place(goal), many(count)).help(help()),
    };
    gathered.tell(out);
}
