use super::Config;
use crate::diagnostic::{Level, Rule};
use std::collections::HashMap;

/// The rule that a limit of `kcp.toml` turns on.
const TURNED_ON_BY_LIMIT: &str = "overload";

/// What a setting makes of a rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Setting {
    /// Its faults are errors.
    Deny,
    /// Its faults are warnings.
    Warn,
    /// Its faults are for information.
    Info,
    /// Its faults are not shown.
    Allow,
}

/// The levels that settings give to rules; everything else keeps its own.
#[derive(Clone, Debug, Default)]
pub struct Levels {
    settings: HashMap<&'static str, Setting>,
    deny_warnings: bool,
}

impl Setting {
    /// Every setting, gravest first.
    pub const ALL: [Self; 4] = [Self::Deny, Self::Warn, Self::Info, Self::Allow];

    /// The word in `kcp.toml` and on the command line.
    pub fn word(self) -> &'static str {
        match self {
            Self::Deny => "deny",
            Self::Warn => "warn",
            Self::Info => "info",
            Self::Allow => "allow",
        }
    }

    /// The setting of a word.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|setting| setting.word() == word)
    }

    fn level(self) -> Option<Level> {
        match self {
            Self::Deny => Some(Level::Error),
            Self::Warn => Some(Level::Warning),
            Self::Info => Some(Level::Info),
            Self::Allow => None,
        }
    }
}

impl Levels {
    /// The settings of `config`, then `options` over them; among equals the later wins.
    /// With `deny_warnings` every warning that is left becomes an error.
    pub fn new(
        config: Option<&Config>,
        options: impl IntoIterator<Item = (&'static Rule, Setting)>,
        deny_warnings: bool,
    ) -> Self {
        let mut settings = HashMap::new();
        if config.is_some_and(|config| config.limits.activities_due_a_month.is_some()) {
            settings.insert(TURNED_ON_BY_LIMIT, Setting::Warn);
        }
        let written = config.into_iter().flat_map(|config| config.rules.iter().copied());
        settings.extend(written.chain(options).map(|(rule, setting)| (rule.name, setting)));
        Self { settings, deny_warnings }
    }

    /// The level of a rule's faults in general; none if it is off.
    pub fn of(&self, rule: &Rule) -> Option<Level> {
        self.apply(rule, rule.level)
    }

    /// The level of one fault to which its rule gives `own`; none if it is not to be shown, as where the
    /// rule is off and no setting turns it on.
    pub fn apply(&self, rule: &Rule, own: Option<Level>) -> Option<Level> {
        let level = match self.settings.get(rule.name) {
            Some(setting) => setting.level(),
            None => rule.level.and(own),
        };
        match level {
            Some(Level::Warning) if self.deny_warnings => Some(Level::Error),
            other => other,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::{Example, Group};

    fn rule(name: &'static str, level: Option<Level>) -> &'static Rule {
        let example = Example::over("");
        Box::leak(Box::new(Rule { name, level, group: Group::People, bad: example, good: example }))
    }

    fn config(text: &str, rules: &[&'static Rule]) -> Config {
        super::super::read("kcp.toml", text.as_bytes(), rules)
    }

    #[test]
    fn options_win_over_the_file_and_the_later_over_the_earlier() {
        let (a, b) = (rule("a-rule", Some(Level::Error)), rule("b-rule", None));
        let config = config("[rules]\na-rule = 'info'\nb-rule = 'deny'\n", &[a, b]);
        let levels = Levels::new(Some(&config), [], false);
        assert_eq!((levels.of(a), levels.of(b)), (Some(Level::Info), Some(Level::Error)));
        let options = [(a, Setting::Deny), (a, Setting::Allow)];
        let levels = Levels::new(Some(&config), options, false);
        assert_eq!((levels.of(a), levels.of(b)), (None, Some(Level::Error)));
    }

    #[test]
    fn denied_warnings_are_errors_whoever_made_them_warnings() {
        let (a, b) = (rule("a-rule", Some(Level::Warning)), rule("b-rule", Some(Level::Info)));
        let levels = Levels::new(None, [(b, Setting::Warn)], true);
        assert_eq!((levels.of(a), levels.of(b)), (Some(Level::Error), Some(Level::Error)));
        assert_eq!(levels.apply(a, Some(Level::Info)), Some(Level::Info));
        assert_eq!(levels.apply(a, Some(Level::Warning)), Some(Level::Error));
        assert_eq!(levels.apply(rule("off-rule", None), Some(Level::Warning)), None);
    }

    #[test]
    fn a_limit_turns_its_rule_on_unless_a_setting_says_otherwise() {
        let overload = rule("overload", None);
        let of = |text: &str| Levels::new(Some(&config(text, &[overload])), [], false).of(overload);
        assert_eq!(of(""), None);
        assert_eq!(of("[limits]\nactivities-due-a-month = 6\n"), Some(Level::Warning));
        let both = "[limits]\nactivities-due-a-month = 6\n[rules]\noverload = 'info'\n";
        assert_eq!(of(both), Some(Level::Info));
    }
}
