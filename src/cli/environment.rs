use super::complete;
use crate::locale::Lang;

/// What of the process's environment counts.
#[derive(Clone, Debug, Default)]
pub struct Environment {
    /// `KCP_LANG`.
    pub lang: Option<String>,
    /// `KCP_AS_OF`.
    pub as_of: Option<String>,
    /// `KCP_PLAN`.
    pub plan: Option<String>,
    /// The shell that asks for completion.
    pub complete: Option<String>,
    /// The languages of the locale, preferred first: `ru-RU`, `C`.
    pub locales: Vec<String>,
}

impl Environment {
    /// The environment as it is; an empty variable counts as absent.
    pub fn read() -> Self {
        let variable = |name| std::env::var(name).ok().filter(|value| !value.trim().is_empty());
        Self {
            lang: variable("KCP_LANG"),
            as_of: variable("KCP_AS_OF"),
            plan: variable("KCP_PLAN"),
            complete: variable(complete::VARIABLE),
            locales: sys_locale::get_locales().collect(),
        }
    }

    /// The language of the locale: the first that kcp speaks, English for others.
    /// `C` and `POSIX` name no language.
    pub fn locale(&self) -> Option<Lang> {
        let named = || self.locales.iter().filter(|name| !matches!(name.as_str(), "C" | "POSIX" | ""));
        named().find_map(|name| Lang::parse(name)).or_else(|| named().next().map(|_| Lang::En))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_locale_without_a_language_says_nothing() {
        let of = |locales: &[&str]| {
            let locales = locales.iter().map(|name| (*name).to_owned()).collect();
            Environment { locales, ..Environment::default() }.locale()
        };
        assert_eq!(of(&[]), None);
        assert_eq!(of(&["C"]), None);
        assert_eq!(of(&["POSIX"]), None);
        assert_eq!(of(&["ru-RU"]), Some(Lang::Ru));
        assert_eq!(of(&["de-DE", "ru-RU"]), Some(Lang::Ru));
        assert_eq!(of(&["de-DE"]), Some(Lang::En));
        assert_eq!(of(&["C", "en-GB"]), Some(Lang::En));
    }
}
