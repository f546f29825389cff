//! What is wrong with a plan: the fault, its place, and how to mend it, independent of language and format.

mod examples;
pub mod render;
mod rule;

pub use rule::{Example, Group, Rule};

use crate::locale::Message;
use crate::source::Span;

/// How grave a fault is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// For the reader's information.
    Info,
    /// Likely a mistake.
    Warning,
    /// The plan can't stand as it is.
    Error,
}

impl Level {
    /// The English word that `short` and JSON show.
    pub fn word(self) -> &'static str {
        match self {
            Self::Info => "info",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

/// Which of the files read a place is in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum File {
    /// The plan itself.
    #[default]
    Plan,
    /// The `kcp.toml` that it stands under.
    Config,
}

/// A place in one of the files.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// Which file.
    pub file: File,
    /// Its bytes.
    pub span: Span,
}

impl From<Span> for Place {
    fn from(span: Span) -> Self {
        Self { file: File::Plan, span }
    }
}

/// One fault.
#[derive(Clone, Debug)]
pub struct Diagnostic {
    /// The rule that found it.
    pub rule: &'static Rule,
    /// How grave it is here; settings may change it.
    pub level: Level,
    /// What is wrong.
    pub message: Message,
    /// The value it is about.
    pub place: Place,
    /// What the caret says, if it says more than the message.
    pub label: Option<Message>,
    /// Other places that belong to it.
    pub labels: Vec<Label>,
    /// How to mend it.
    pub help: Option<Message>,
    /// Ready mends, likeliest first.
    pub fixes: Vec<Fix>,
    /// Whether all that stands there was read nonetheless, as if it had been mended.
    pub kept: bool,
}

/// Another place that explains a fault.
#[derive(Clone, Debug)]
pub struct Label {
    /// Where.
    pub place: Place,
    /// What to see there; nothing where the place says enough.
    pub message: Option<Message>,
}

/// A ready mend: edits that belong together.
#[derive(Clone, Debug)]
pub struct Fix {
    /// What it does.
    pub title: Message,
    /// Whether it is certainly what was meant.
    pub safe: bool,
    /// Replacements in the plan's text; they don't overlap.
    pub edits: Vec<Edit>,
}

/// A replacement of bytes by a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    /// What is replaced.
    pub span: Span,
    /// By what.
    pub text: String,
}

impl Diagnostic {
    /// A fault of the rule's own level.
    pub fn new(rule: &'static Rule, place: impl Into<Place>, message: Message) -> Self {
        let level = rule.level.unwrap_or(Level::Warning);
        let (label, labels, help, fixes, kept) = (None, Vec::new(), None, Vec::new(), false);
        Self { rule, level, message, place: place.into(), label, labels, help, fixes, kept }
    }

    /// The same at another level.
    #[must_use]
    pub fn level(mut self, level: Level) -> Self {
        self.level = level;
        self
    }

    /// The same with what the caret says.
    #[must_use]
    pub fn caret(mut self, message: Message) -> Self {
        self.label = Some(message);
        self
    }

    /// The same with another place.
    #[must_use]
    pub fn label(mut self, place: impl Into<Place>, message: Message) -> Self {
        self.labels.push(Label { place: place.into(), message: Some(message) });
        self
    }

    /// The same with another place that needs no words.
    #[must_use]
    pub fn also(mut self, place: impl Into<Place>) -> Self {
        self.labels.push(Label { place: place.into(), message: None });
        self
    }

    /// The same with a word on how to mend it.
    #[must_use]
    pub fn help(mut self, message: Message) -> Self {
        self.help = Some(message);
        self
    }

    /// The same, where all that stands there was read nonetheless.
    #[must_use]
    pub fn kept(mut self) -> Self {
        self.kept = true;
        self
    }

    /// The same with a ready mend.
    #[must_use]
    pub fn fix(mut self, fix: Fix) -> Self {
        self.fixes.push(fix);
        self
    }
}

impl Fix {
    /// A mend that is certainly what was meant: one replacement.
    pub fn safe(title: Message, span: Span, text: impl Into<String>) -> Self {
        Self { title, safe: true, edits: vec![Edit { span, text: text.into() }] }
    }

    /// A mend that a person should choose: one replacement.
    pub fn offered(title: Message, span: Span, text: impl Into<String>) -> Self {
        Self { title, safe: false, edits: vec![Edit { span, text: text.into() }] }
    }
}
