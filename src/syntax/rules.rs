use crate::diagnostic::{Example, Group, Level, Rule};

/// The text is no YAML.
pub static YAML_SYNTAX: Rule = Rule {
    name: "yaml-syntax",
    level: Some(Level::Error),
    group: Group::Reading,
    bad: Example::over("title: Урок⟦:⟧ итоги и выводы\n"),
    good: Example::over("title: \"Урок: итоги и выводы\"\n"),
};

/// A second `---` document.
pub static SEVERAL_DOCUMENTS: Rule = Rule {
    name: "several-documents",
    level: Some(Level::Error),
    group: Group::Reading,
    bad: Example::Whole("kcp: 1\ntitle: Первая\ngoal: Цель достигнута\n⟦---⟧\nkcp: 1\ntitle: Вторая\n"),
    good: Example::Whole("---\nkcp: 1\ntitle: Первая\ngoal: Цель достигнута\n"),
};

/// The same key twice in one mapping.
pub static DUPLICATE_KEY: Rule = Rule {
    name: "duplicate-key",
    level: Some(Level::Error),
    group: Group::Reading,
    bad: Example::over("organization: Школа № 5\n⟦organization⟧: Лицей № 1\n"),
    good: Example::over("organization: Школа № 5\n"),
};

/// ` #` ends an unquoted text that goes on.
pub static VALUE_CUT_BY_COMMENT: Rule = Rule {
    name: "value-cut-by-comment",
    level: Some(Level::Warning),
    group: Group::Reading,
    bad: Example::over("organization: Школа ⟦#5⟧\n"),
    good: Example::over("organization: \"Школа #5\"\n"),
};
