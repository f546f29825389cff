use crate::diagnostic::{Example, Group, Level, Rule};

/// The file is no plan.
pub static NOT_A_PLAN: Rule = Rule {
    name: "not-a-plan",
    level: Some(Level::Error),
    group: Group::Reading,
    bad: Example::Whole("⟦name⟧: Школа № 5\n"),
    good: Example::Whole("kcp: 1\ntitle: Программа\ngoal: Качество выросло\n"),
};

/// A version of the format that is not known.
pub static UNSUPPORTED_VERSION: Rule = Rule {
    name: "unsupported-version",
    level: Some(Level::Error),
    group: Group::Reading,
    bad: Example::over("kcp: ⟦7⟧\n"),
    good: Example::over("kcp: 1\n"),
};

/// A date that is not understood.
pub static INVALID_DATE: Rule = Rule {
    name: "invalid-date",
    level: Some(Level::Error),
    group: Group::Deadlines,
    bad: Example::over("dates: 2021-09/⟦2023-13⟧\n"),
    good: Example::over("dates: 2021-09/2023-01\n"),
};

/// A date that can be read in several ways.
pub static AMBIGUOUS_DATE: Rule = Rule {
    name: "ambiguous-date",
    level: Some(Level::Error),
    group: Group::Deadlines,
    bad: Example::over(
        "\
directions:
  - title: Кадровое обеспечение
    goals: [legal, staff]
    responsible: director
    activities:
      - { title: Провести курсы для учителей, dates: ⟦2021-2022⟧, result: Удостоверения }
",
    ),
    good: Example::over(
        "\
directions:
  - title: Кадровое обеспечение
    goals: [legal, staff]
    responsible: director
    activities:
      - { title: Провести курсы для учителей, dates: 2021/22, result: Удостоверения }
",
    ),
};

/// An interval that ends before it starts.
pub static INVERTED_INTERVAL: Rule = Rule {
    name: "inverted-interval",
    level: Some(Level::Error),
    group: Group::Deadlines,
    bad: Example::over("dates: ⟦2021-09/2020-01⟧\n"),
    good: Example::over("dates: 2021-09/2023-01\n"),
};

/// An id that is taken.
pub static DUPLICATE_ID: Rule = Rule {
    name: "duplicate-id",
    level: Some(Level::Error),
    group: Group::Identity,
    bad: Example::over(
        "\
goal:
  title: Качеством образования управляют по новой модели
  subgoals:
    - { id: legal, title: Акты приняты, priority: 1 }
    - { id: staff, title: Учителя обучены, priority: 2 }
    - { id: ⟦legal⟧, title: Родители знают о модели, priority: 3 }
",
    ),
    good: Example::over(
        "\
goal:
  title: Качеством образования управляют по новой модели
  subgoals:
    - { id: legal, title: Акты приняты, priority: 1 }
    - { id: staff, title: Учителя обучены, priority: 2 }
",
    ),
};

/// A name that stands for nothing.
pub static UNKNOWN_REFERENCE: Rule = Rule {
    name: "unknown-reference",
    level: Some(Level::Error),
    group: Group::Identity,
    bad: Example::over("risks:\n  - { title: Уход ключевых педагогов, owner: ⟦direktor⟧ }\n"),
    good: Example::over("risks:\n  - { title: Уход ключевых педагогов, owner: director }\n"),
};
