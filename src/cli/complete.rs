//! Completion: a shell asks kcp itself what a word may become, so that it is told in the reader's language
//! and is right for the version that runs.

mod bash;

use super::args;
use crate::checks::RULES;
use crate::config::Setting;
use crate::locale::{Locale, Message, Names};
use crate::reports::{self, Choice, words};
use bash::Bash;
use clap::{Arg, Command};
use clap_complete::engine::{
    ArgValueCandidates, ArgValueCompleter, CompletionCandidate, PathCompleter, ValueCompleter,
};
use clap_complete::env::{EnvCompleter, Fish, Powershell, Zsh};
use std::ffi::{OsStr, OsString};
use std::io;

/// The variable of the environment by which a shell asks; its value names the shell.
pub const VARIABLE: &str = "KCP_COMPLETE";

/// The shells that can ask.
pub const SHELLS: [&dyn EnvCompleter; 4] = [&Bash, &Zsh, &Fish, &Powershell];

/// The script by which a shell learns to ask.
///
/// # Errors
/// Never in practice: it is written to memory.
pub fn script(shell: &dyn EnvCompleter) -> io::Result<Vec<u8>> {
    let mut script = Vec::new();
    shell.write_registration(VARIABLE, "kcp", "kcp", "kcp", &mut script)?;
    Ok(script)
}

/// The answer to a shell, in the form that it takes. The words of its line follow `--`; nothing is answered
/// where they are missing, or to a shell that is not known: nobody would read a complaint.
///
/// # Errors
/// What was typed can't be completed.
pub fn answer(shell: &str, line: &[OsString], locale: &Locale) -> io::Result<Vec<u8>> {
    let words: Vec<OsString> = line.iter().skip_while(|word| *word != "--").skip(1).cloned().collect();
    let mut answer = Vec::new();
    if let Some(shell) = SHELLS.iter().find(|known| known.is(shell)).filter(|_| !words.is_empty()) {
        let mut command = with_values(args::command(locale, args::WRITTEN), locale);
        shell.write_complete(&mut command, words, std::env::current_dir().ok().as_deref(), &mut answer)?;
    }
    Ok(answer)
}

/// The command line with the values that the parser leaves open, since it would refuse others in its own
/// words.
fn with_values(command: Command, locale: &Locale) -> Command {
    let rules = RULES.iter().map(|rule| (rule.name.to_owned(), locale.of_rule(rule.name, "summary")));
    let rules: Values = rules.collect();
    let reports = Words::of(&reports::names(), locale, |report| Some((report.about)()));
    let statuses = Words::of(&words::statuses(), locale, |_| None);
    let sorts = Words::of(&words::sorts(), locale, |_| None);
    let about = |one: &Command| one.get_about().map(ToString::to_string).unwrap_or_default();
    let commands = command.get_subcommands().map(|one| (one.get_name().to_owned(), about(one)));
    let commands: Values = commands.collect();
    command.mut_subcommands(|own| {
        let name = own.get_name().to_owned();
        own.mut_args(|arg| {
            let arg = briefly(arg);
            let id = arg.get_id().as_str();
            let of_rule = id == "rule" || Setting::ALL.iter().any(|setting| setting.word() == id);
            match (name.as_str(), id) {
                _ if of_rule => arg.add(among(&rules)),
                ("help", "command") => arg.add(among(&commands)),
                ("report", "name") => {
                    let reports = reports.clone();
                    arg.add(ArgValueCompleter::new(move |word: &OsStr| {
                        let files = PathCompleter::any().complete(word);
                        reports.beginning(&word.to_string_lossy()).into_iter().chain(files).collect()
                    }))
                }
                ("init", "from") => arg.add(ArgValueCompleter::new(PathCompleter::any())),
                ("report", "status") => arg.add(statuses.completer()),
                ("report", "sort") => arg.add(sorts.completer()),
                _ => arg,
            }
        })
    })
}

/// An argument with its help in one line: that is all a shell shows.
fn briefly(arg: Arg) -> Arg {
    match arg.get_help().map(|help| brief(&help.to_string())) {
        Some(help) => arg.help(help),
        None => arg,
    }
}

/// A text in one line, cut after a clause where it is long.
fn brief(text: &str) -> String {
    /// So many characters are shown.
    const MOST: usize = 72;
    let line = args::in_one_line(text);
    if line.chars().count() <= MOST {
        return line;
    }
    let (mut depth, mut end) = (0_usize, None);
    for (count, (at, c)) in line.char_indices().enumerate().take(MOST) {
        let rest = line.get(at + c.len_utf8()..).unwrap_or_default();
        match c {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            ';' | ':' | '.' if depth == 0 && count > 0 && rest.starts_with(' ') => {
                return line.get(..at).unwrap_or_default().to_owned();
            }
            ',' if depth == 0 && rest.starts_with(' ') => end = Some(at),
            _ => {}
        }
    }
    let short = end.and_then(|end| line.get(..end));
    short.map_or(line.clone(), |short| format!("{short}, …"))
}

/// What a word may become, and what that means.
type Values = Vec<(String, String)>;

/// The words of an option, and what people call the same: these are told to whoever begins with one of them.
#[derive(Clone)]
struct Words {
    own: Values,
    called: Values,
}

impl Words {
    /// `about`: what a word means, where what people call it does not say enough.
    fn of<T: Copy>(choices: &[Choice<T>], locale: &Locale, about: fn(T) -> Option<Message>) -> Self {
        let (mut own, mut called) = (Values::new(), Values::new());
        let names = Names::new();
        for choice in choices {
            let about = about(choice.value).map(|about| locale.say(&about));
            let meaning = about.clone().unwrap_or_else(|| locale.say(&choice.called));
            own.push((choice.word.to_owned(), meaning));
            for name in
                names.all(&choice.called).into_iter().filter(|name| !name.is_ascii() && !name.contains(' '))
            {
                called.push((name, about.clone().unwrap_or_else(|| choice.word.to_owned())));
            }
        }
        Self { own, called }
    }

    fn beginning(&self, begun: &str) -> Vec<CompletionCandidate> {
        let values = if begun.is_ascii() { &self.own } else { &self.called };
        values.iter().filter(|(value, _)| value.starts_with(begun)).map(candidate).collect()
    }

    fn completer(&self) -> ArgValueCompleter {
        let words = self.clone();
        ArgValueCompleter::new(move |word: &OsStr| words.beginning(&word.to_string_lossy()))
    }
}

fn among(values: &Values) -> ArgValueCandidates {
    let values = values.clone();
    ArgValueCandidates::new(move || values.iter().map(candidate).collect())
}

fn candidate((value, help): &(String, String)) -> CompletionCandidate {
    CompletionCandidate::new(value).help(Some(brief(help).into()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_help_ends_with_a_clause() {
        assert_eq!(brief("full (with\nexcerpts)"), "full (with excerpts)");
        let long = "full (with excerpts of the file), short (one\nfault a line), json (for programs), sarif";
        assert_eq!(brief(long), "full (with excerpts of the file), short (one fault a line), …");
        let long = "order: number, date, deadline, responsible, and then all that stands in the plan below";
        assert_eq!(brief(long), "order");
    }
}
