use super::places::Places;
use super::{Shown, Sources, on_one_line};
use crate::locale::{Locale, plain_spaces, visible};
use std::fmt::Write as _;

/// `path:line:column: error[rule-name]: message`, one a line: the level's word in English, the message in the
/// language.
pub fn short(out: &mut String, diagnostics: &[Shown<'_>], sources: Sources<'_>, locale: &Locale) {
    let mut places = Places::default();
    for shown in diagnostics {
        let diagnostic = shown.diagnostic;
        let file = diagnostic.place.file;
        let at = places.at(sources, file, diagnostic.place.span.start);
        let path = sources.of(file).path();
        let (level, rule) = (diagnostic.level.word(), diagnostic.rule.name);
        let said = locale.say(&diagnostic.message.shortened());
        let line = on_one_line(&said);
        let text = format!("{path}:{}:{}: {level}[{rule}]: {line}", at.line, at.column);
        let _ = writeln!(out, "{}", plain_spaces(&visible(&text)));
    }
}
