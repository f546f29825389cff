//! The languages: messages with their plurals, and numbers, money and dates in words.

mod bundle;
mod called;
pub mod dates;
mod message;
mod numbers;
mod quotes;
mod visible;

pub use bundle::Locale;
pub use called::{Names, folded};
pub use message::{Arg, Message};
pub use visible::{is_hidden, plain_spaces, visible, visible_json};

/// A language that kcp speaks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Lang {
    /// Russian.
    #[default]
    Ru,
    /// English.
    En,
}

impl Lang {
    /// Every language.
    pub const ALL: [Self; 2] = [Self::Ru, Self::En];

    /// Its code: `ru`, `en`.
    pub fn code(self) -> &'static str {
        match self {
            Self::Ru => "ru",
            Self::En => "en",
        }
    }

    /// The language of a code or a locale's name: `ru`, `ru_RU.UTF-8`, `en-GB`; none for others.
    pub fn parse(text: &str) -> Option<Self> {
        let code = text.split(['-', '_', '.']).next()?;
        Self::ALL.into_iter().find(|lang| lang.code().eq_ignore_ascii_case(code))
    }
}

/// A message to be said in the reader's language: a literal key of the Fluent files and its arguments.
///
/// ```
/// # use kcp::msg;
/// let said = msg!("diagnostic-more", count = 3_usize);
/// ```
#[macro_export]
macro_rules! msg {
    ($key:literal $(, $name:ident = $value:expr)* $(,)?) => {
        $crate::locale::Message::new($key, vec![$((stringify!($name), $crate::locale::Arg::from($value))),*])
    };
}
