//! Completion in bash, which parts a line at `=` and `:` too, inserts an answer as it is, and leaves quotes
//! and escapes to whoever answers.

use clap::Command;
use clap_complete::engine;
use clap_complete::env::EnvCompleter;
use std::ffi::OsString;
use std::io::{self, Write};
use std::path::Path;

/// What parts the answers: a byte that no name of a file has in earnest.
const BETWEEN: char = '\u{b}';

/// The script: it hands over the line up to the cursor, so that how it is quoted is known.
const SCRIPT: &str = r#"_clap_complete_NAME() {
    if type compopt > /dev/null 2>&1; then
        compopt +o nospace
    fi
    COMPREPLY=()
    IFS=$'\013' read -r -d '' -a COMPREPLY < <( \
        VAR="bash" "COMPLETER" -- "$COMP_WORDBREAKS" "${COMP_LINE:0:COMP_POINT}" \
    )
    if [[ "${COMPREPLY-}" =~ [=/:]$ ]] && type compopt > /dev/null 2>&1; then
        compopt -o nospace
    fi
    return 0
}
if [[ "${BASH_VERSINFO[0]}" -eq 4 && "${BASH_VERSINFO[1]}" -ge 4 || "${BASH_VERSINFO[0]}" -gt 4 ]]; then
    complete -o nospace -o bashdefault -o nosort -F _clap_complete_NAME BIN
else
    complete -o nospace -o bashdefault -F _clap_complete_NAME BIN
fi
"#;

/// Bash.
#[derive(Debug)]
pub struct Bash;

impl EnvCompleter for Bash {
    fn name(&self) -> &'static str {
        "bash"
    }

    fn is(&self, name: &str) -> bool {
        name == self.name()
    }

    fn write_registration(
        &self,
        var: &str,
        name: &str,
        bin: &str,
        completer: &str,
        buf: &mut dyn Write,
    ) -> io::Result<()> {
        let script = SCRIPT.replace("COMPLETER", completer).replace("VAR", var);
        buf.write_all(script.replace("NAME", &name.replace('-', "_")).replace("BIN", bin).as_bytes())
    }

    fn write_complete(
        &self,
        cmd: &mut Command,
        args: Vec<OsString>,
        current_dir: Option<&Path>,
        buf: &mut dyn Write,
    ) -> io::Result<()> {
        let mut args = args.iter().map(|arg| arg.to_string_lossy());
        let (breaks, line) = (args.next().unwrap_or_default(), args.next().unwrap_or_default());
        let line = Line::read(&line, &breaks);
        let at = line.words.len();
        let words = line.words.iter().chain([&line.word]).map(OsString::from).collect();
        let found = engine::complete(cmd, words, at, current_dir)?;
        let mut between = false;
        for candidate in &found {
            let value = candidate.get_value().to_string_lossy();
            let Some(rest) = value.strip_prefix(line.kept()).filter(|rest| !rest.contains(['\n', BETWEEN]))
            else {
                continue;
            };
            if std::mem::replace(&mut between, true) {
                write!(buf, "{BETWEEN}")?;
            }
            write!(buf, "{}", line.quoted(rest))?;
        }
        Ok(())
    }
}

/// A line up to the cursor, as the shell reads it.
#[derive(Debug, Default, PartialEq, Eq)]
struct Line {
    /// The words before the one that is typed.
    words: Vec<String>,
    /// The one that is typed, without quotes.
    word: String,
    /// So many of its bytes stay: what follows is replaced by an answer.
    kept: usize,
    /// The quote that is still open.
    quote: Option<char>,
}

impl Line {
    fn read(text: &str, breaks: &str) -> Self {
        let mut line = Self::default();
        let mut begun = false;
        let mut chars = text.chars().peekable();
        while let Some(c) = chars.next() {
            match (line.quote, c) {
                (None, c) if c.is_ascii_whitespace() => {
                    if std::mem::take(&mut begun) {
                        line.words.push(std::mem::take(&mut line.word));
                        line.kept = 0;
                    }
                    continue;
                }
                (None, '\'' | '"') => {
                    line.quote = Some(c);
                    line.kept = line.word.len();
                }
                (Some(quote), c) if c == quote => {
                    line.quote = None;
                    line.kept = line.word.len();
                }
                (None, '\\') => line.word.extend(chars.next()),
                (Some('"'), '\\') => {
                    let escaped = chars.next_if(|c| matches!(c, '"' | '\\' | '$' | '`'));
                    line.word.push(escaped.unwrap_or('\\'));
                }
                (quote, c) => {
                    line.word.push(c);
                    if quote.is_none() && breaks.contains(c) {
                        line.kept = line.word.len();
                    }
                }
            }
            begun = true;
        }
        line
    }

    fn kept(&self) -> &str {
        self.word.get(..self.kept).unwrap_or_default()
    }

    /// A text as it is typed at the end of the line.
    fn quoted(&self, text: &str) -> String {
        let special = |c: char| match self.quote {
            None => " \t!\"#$&'()*;<>?[\\]^`{|}~".contains(c),
            Some('"') => "\"\\$`".contains(c),
            Some(_) => false,
        };
        let mut quoted = String::with_capacity(text.len());
        for c in text.chars() {
            match (self.quote, c) {
                (Some('\''), '\'') => quoted.push_str("'\\''"),
                (_, c) => {
                    quoted.extend(special(c).then_some('\\'));
                    quoted.push(c);
                }
            }
        }
        quoted
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_read_as_the_shell_reads_it() {
        let read = |text| Line::read(text, " \t\n\"'><=;|&(:");
        let line = read("kcp validate планы\\ на");
        assert_eq!((line.words.len(), line.word.as_str(), line.kept()), (2, "планы на", ""));
        let line = read("kcp report --status=с");
        assert_eq!((line.word.as_str(), line.kept()), ("--status=с", "--status="));
        let line = read("kcp report 'a b' \"c\\\"d ");
        assert_eq!((line.words.last().map(String::as_str), line.word.as_str()), (Some("a b"), "c\"d "));
        assert_eq!(line.quoted("c $d"), "c \\$d");
        assert_eq!(read("kcp ''").word, "");
        assert_eq!(read("kcp '").quoted("a 'b"), "a '\\''b");
        assert_eq!(read("kcp ").quoted("a 'b"), "a\\ \\'b");
    }
}
