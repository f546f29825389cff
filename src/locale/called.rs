//! What people call things by their words on a page, in any language.

use super::{Lang, Locale, Message};
use crate::source::spaced;
use unicode_normalization::UnicodeNormalization;

/// What things are called, in every language: texts with several names have commas between them.
pub struct Names([Locale; 2]);

impl Names {
    /// Of all languages.
    pub fn new() -> Self {
        Self(Lang::ALL.map(Locale::new))
    }

    /// Whether what was typed is one of the names that a message gives in some language.
    pub fn is_called(&self, typed: &str, message: &Message) -> bool {
        let typed = folded(typed);
        self.0.iter().any(|locale| locale.say(message).split(',').any(|name| folded(name) == typed))
    }

    /// All the names, in every language.
    pub fn all(&self, message: &Message) -> Vec<String> {
        let said = self.0.iter().map(|locale| locale.say(message));
        said.flat_map(|said| said.split(',').map(|name| name.trim().to_owned()).collect::<Vec<_>>()).collect()
    }
}

impl Default for Names {
    fn default() -> Self {
        Self::new()
    }
}

/// Words without what people don't look at: capitals, doubled spaces, quotes, ё.
pub fn folded(text: &str) -> String {
    let plain: String = text
        .nfc()
        .flat_map(char::to_lowercase)
        .filter(|c| !matches!(c, '«' | '»' | '"' | '“' | '”' | '„'))
        .map(|c| if c == 'ё' { 'е' } else { c })
        .collect();
    spaced(&plain).into_owned()
}
