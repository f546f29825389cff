use crate::diagnostic::{Diagnostic, Example, Group, Level, Place, Rule};
use crate::msg;
use crate::schema::nearest;

/// The name of a rule that kcp does not have.
pub static UNKNOWN_RULE: Rule = Rule {
    name: "unknown-rule",
    level: Some(Level::Warning),
    group: Group::Identity,
    bad: Example::Overlay { plan: "", config: "[rules]\n⟦over-due⟧ = \"info\"\n" },
    good: Example::Overlay { plan: "", config: "[rules]\noverdue = \"info\"\n" },
};

/// A `kcp.toml` that is no TOML.
pub static TOML_SYNTAX: Rule = Rule {
    name: "toml-syntax",
    level: Some(Level::Error),
    group: Group::Reading,
    bad: Example::Overlay { plan: "", config: "language = ⟦ru⟧\n" },
    good: Example::Overlay { plan: "", config: "language = \"ru\"\n" },
};

/// The rule of a name, or the nearest one if a name is close enough to be a slip.
///
/// # Errors
/// The nearest rule, if there is one.
pub fn known_rule(name: &str, rules: &[&'static Rule]) -> Result<&'static Rule, Option<&'static Rule>> {
    if let Some(rule) = rules.iter().find(|rule| rule.name == name) {
        return Ok(rule);
    }
    let near = nearest(name, rules.iter().map(|rule| rule.name));
    Err(near.and_then(|near| rules.iter().find(|rule| rule.name == near).copied()))
}

/// The fault of naming a rule that does not exist, with the nearest one as help.
pub fn unknown_rule(place: impl Into<Place>, name: &str, near: Option<&'static Rule>) -> Diagnostic {
    let help = match near {
        Some(rule) => msg!("unknown-rule.near", near = rule.name),
        None => msg!("unknown-rule.help"),
    };
    Diagnostic::new(&UNKNOWN_RULE, place, msg!("unknown-rule", name = name)).help(help)
}

/// A `# kcp: allow(…)` that silences nothing.
pub static UNUSED_ALLOW: Rule = Rule {
    name: "unused-allow",
    level: Some(Level::Warning),
    group: Group::Identity,
    bad: Example::over("# kcp: allow(⟦unused⟧)\nproblem: Старая система не измеряет новых результатов.\n"),
    good: Example::over("problem: Старая система не измеряет новых результатов.\n"),
};
