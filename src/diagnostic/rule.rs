use super::Level;

/// A rule of `kcp validate`, declared beside the code that finds its fault.
///
/// Its texts are one block of the Fluent files under its name: the message, `.help`, `.summary`,
/// `.explanation`, and its variants.
#[derive(Debug)]
pub struct Rule {
    /// Kebab-case, never reused.
    pub name: &'static str,
    /// The level it has unless settings say otherwise; none for one that is off until asked for.
    pub level: Option<Level>,
    /// What it is about.
    pub group: Group,
    /// A plan that has exactly this fault, at the place between `⟦` and `⟧`.
    pub bad: Example,
    /// The same without the fault.
    pub good: Example,
}

/// A rule is known by its name.
impl PartialEq for Rule {
    fn eq(&self, other: &Self) -> bool {
        self.name == other.name
    }
}

impl Eq for Rule {}

/// What a rule is about; the order is that of the reference.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Group {
    /// Reading the file.
    Reading,
    /// Names and references.
    Identity,
    /// Dates and order in time.
    Deadlines,
    /// Ranks, weights, judgements.
    Priorities,
    /// Goals and what serves them.
    Coverage,
    /// Who answers.
    People,
    /// Results, money, indicators.
    Results,
}

/// A plan that shows a rule.
#[derive(Clone, Copy, Debug)]
pub enum Example {
    /// Top-level keys that replace those of one clean plan, or are added to it; `config` is its kcp.toml.
    Overlay {
        /// YAML, top-level keys at column one.
        plan: &'static str,
        /// The text of kcp.toml; empty for none.
        config: &'static str,
    },
    /// A whole file.
    Whole(&'static str),
}

impl Example {
    /// Top-level keys over the clean plan, without settings.
    pub const fn over(plan: &'static str) -> Self {
        Self::Overlay { plan, config: "" }
    }
}
