use super::Environment;
use super::errors::Failure;
use crate::locale::Lang;
use crate::msg;

/// Where a language may come from.
#[derive(Clone, Copy, Debug, Default)]
pub struct Languages {
    /// `--lang`.
    pub option: Option<Lang>,
    /// `KCP_LANG`.
    pub variable: Option<Lang>,
    /// The locale.
    pub locale: Option<Lang>,
}

impl Languages {
    /// What the environment says, under the option.
    ///
    /// # Errors
    /// `KCP_LANG` names a language that kcp does not speak.
    pub fn new(option: Option<Lang>, environment: &Environment) -> anyhow::Result<Self> {
        let variable = match &environment.lang {
            Some(text) => Some(Lang::parse(text.trim()).ok_or_else(|| {
                Failure::new(msg!("cli-bad-lang", value = text)).hint(msg!("cli-bad-lang.hint"))
            })?),
            None => None,
        };
        Ok(Self { option, variable, locale: environment.locale() })
    }

    /// The language of what kcp itself says: help, errors, diagnostics. `config` is that of the nearest
    /// `kcp.toml`, `plan` that of the plan. Where nothing names a language, it is English.
    pub fn of_messages(self, config: Option<Lang>, plan: Option<Lang>) -> Lang {
        self.option.or(self.variable).or(config).or(self.locale).or(plan).unwrap_or(Lang::En)
    }

    /// The language of a report: the plan's own comes right after the option. Where nothing names
    /// a language, it is the one whose letters the plan's title has.
    pub fn of_report(self, config: Option<Lang>, plan: Option<Lang>, title: &str) -> Lang {
        let found = self.option.or(plan).or(self.variable).or(config).or(self.locale);
        found.unwrap_or_else(|| by_letters(title))
    }
}

/// The language whose letters a text has.
pub fn by_letters(text: &str) -> Lang {
    let cyrillic = text.chars().any(|c| ('\u{400}'..='\u{4ff}').contains(&c));
    if cyrillic { Lang::Ru } else { Lang::En }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn precedence_is_option_plan_variable_config_locale() {
        let (ru, en) = (Some(Lang::Ru), Some(Lang::En));
        let of = |option, variable, locale| Languages { option, variable, locale };
        assert_eq!(of(en, ru, ru).of_report(ru, ru, "Я"), Lang::En);
        assert_eq!(of(None, ru, ru).of_report(ru, en, "Я"), Lang::En);
        assert_eq!(of(None, en, ru).of_report(ru, None, "Я"), Lang::En);
        assert_eq!(of(None, None, ru).of_report(en, None, "Я"), Lang::En);
        assert_eq!(of(None, None, en).of_report(None, None, "Я"), Lang::En);
        assert_eq!(of(None, None, None).of_report(None, None, "Школа"), Lang::Ru);
        assert_eq!(of(None, None, None).of_report(None, None, "School"), Lang::En);
        assert_eq!(of(None, None, en).of_messages(None, ru), Lang::En);
        assert_eq!(of(None, None, None).of_messages(None, ru), Lang::Ru);
        assert_eq!(of(None, None, None).of_messages(None, None), Lang::En);
    }
}
