use super::places::Places;
use super::{Base, Shown, Sources, telling};
use crate::diagnostic::Level;
use crate::locale::{Locale, visible};

/// Commands to a workflow of GitHub, one a line, which it shows beside the lines of the file:
/// `::error file=…,line=…,endLine=…,col=…,endColumn=…,title=…::message`.
pub fn github(
    out: &mut String,
    diagnostics: &[Shown<'_>],
    sources: Sources<'_>,
    base: &Base,
    locale: &Locale,
) {
    let mut places = Places::default();
    for shown in diagnostics {
        let diagnostic = shown.diagnostic;
        let (file, span) = (diagnostic.place.file, diagnostic.place.span);
        let start = places.at(sources, file, span.start);
        let end = places.at(sources, file, span.end);
        let level = match diagnostic.level {
            Level::Error => "error",
            Level::Warning => "warning",
            Level::Info => "notice",
        };
        let path = property(&base.path(sources.of(file).path()));
        let mut place = format!("file={path},line={}", start.line);
        if start.line == end.line {
            place += &format!(",col={},endColumn={}", start.column, end.column);
        } else {
            // Columns of a place on several lines are refused.
            place += &format!(",endLine={}", end.line);
        }
        let message = data(&telling(diagnostic, locale));
        out.push_str(&format!("::{level} {place},title={}::{message}\n", property(diagnostic.rule.name)));
    }
}

/// A message: whatever it quotes, it stays on one line and begins no command of its own.
fn data(text: &str) -> String {
    visible(text).replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// A value among others, which ends at a comma or a colon.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_quoted_ends_the_command_or_begins_another() {
        assert_eq!(data("40 %\n::error::да: a, b"), "40 %25%0A::error::да: a, b");
        assert_eq!(property("a,b:c%\n.yaml"), "a%2Cb%3Ac%25%0A.yaml");
        assert_eq!(data("a\rb\u{1b}[31m"), "a\\u{d}b\\u{1b}[31m");
    }
}
