//! `kcp man`: pages of the manual, of kcp and of each command.

use super::{COMMANDS, Spec};
use crate::cli::args::{self, Words, value};
use crate::cli::errors::cannot_write;
use crate::cli::session::Session;
use crate::cli::{Outcome, disk};
use crate::locale::{Locale, Message};
use crate::msg;
use clap::{Arg, ArgMatches, Args, Command, FromArgMatches, ValueHint};
use std::fs;
use std::path::PathBuf;

pub const SPEC: Spec = Spec { name: "man", aliases: &[], args: Man::augment_args, words, run };

#[derive(Args)]
struct Man {
    /// Where the pages are written.
    #[arg(value_hint = ValueHint::DirPath)]
    dir: Option<PathBuf>,
}

fn words() -> Words {
    Words {
        summary: msg!("cli-man.summary"),
        about: msg!("cli-man"),
        usage: msg!("cli-man.usage"),
        examples: msg!("cli-man.examples"),
        args: vec![value("dir", msg!("cli-value.folder"), msg!("cli-man.dir"))],
    }
}

fn run(matches: &ArgMatches, session: &Session) -> anyhow::Result<Outcome> {
    let man = Man::from_arg_matches(matches)?;
    let locale = session.locale()?;
    let pages = pages(&locale);
    let Some(folder) = man.dir else {
        let own = pages.into_iter().next().map(|(_, text)| text).unwrap_or_default();
        session.terminal.print(own.as_bytes())?;
        return Ok(Outcome::Fine);
    };
    fs::create_dir_all(&folder).map_err(|error| cannot_write(&folder, error))?;
    for (name, text) in &pages {
        let path = folder.join(format!("{name}.1"));
        disk::write(&path, text.as_bytes()).map_err(|error| cannot_write(&path, error))?;
    }
    if !session.quiet {
        let path = folder.to_string_lossy();
        let done = locale.say(&msg!("cli-man.done", count = pages.len(), path = path.as_ref()));
        session.terminal.remark(&format!("{done}\n"));
    }
    Ok(Outcome::Fine)
}

/// The pages with their names, that of kcp itself first.
fn pages(locale: &Locale) -> Vec<(String, String)> {
    let root = args::command(locale, args::WRITTEN);
    let mut pages = vec![("kcp".to_owned(), of_kcp(&root, locale))];
    for spec in COMMANDS {
        if let Some(command) = root.find_subcommand(spec.name) {
            pages.push((format!("kcp-{}", spec.name), of_command(spec, command, locale)));
        }
    }
    pages
}

fn of_kcp(root: &Command, locale: &Locale) -> String {
    let words = args::root_words();
    let mut page = Page::begun("kcp", &words, locale);
    page.section(&msg!("cli-heading.commands"));
    for spec in COMMANDS {
        let summary = locale.say(&(spec.words)().summary);
        page.entry(&format!("{}(1)", bold(&format!("kcp-{}", spec.name))), &summary);
    }
    page.options(root, &msg!("cli-heading.common"));
    let faulty = Some(msg!("cli-man.faulty"));
    page.ended(&words, faulty, &[])
}

fn of_command(spec: &Spec, command: &Command, locale: &Locale) -> String {
    let words = (spec.words)();
    let mut page = Page::begun(&format!("kcp {}", spec.name), &words, locale);
    page.options(command, &msg!("cli-heading.arguments"));
    page.options(command, &msg!("cli-heading.options"));
    page.ended(&words, faulty(spec.name), &["kcp"])
}

/// When a command ends with the code 1; none where it never does.
fn faulty(command: &str) -> Option<Message> {
    match command {
        "validate" => Some(msg!("cli-man.checked")),
        "report" | "why" => Some(msg!("cli-man.incomplete")),
        "date" => Some(msg!("cli-man.unread")),
        "fmt" => Some(msg!("cli-man.laid-out")),
        _ => None,
    }
}

/// A page while it is written, in the language of manual pages.
struct Page<'a> {
    text: String,
    locale: &'a Locale,
}

impl<'a> Page<'a> {
    fn begun(name: &str, words: &Words, locale: &'a Locale) -> Self {
        let title = name.replace(' ', "-");
        let version = env!("CARGO_PKG_VERSION");
        let manual = locale.say(&msg!("cli-man.manual"));
        let text = format!(".TH \"{}\" 1 \"\" \"kcp {version}\" \"{manual}\"\n", title.to_uppercase());
        let mut page = Self { text, locale };
        page.section(&msg!("cli-man.name"));
        page.line(&format!("{} \\- {}", escaped(&title), escaped(&locale.say(&words.summary))));
        page.section(&msg!("cli-man.synopsis"));
        page.line(&format!("{} {}", bold(name), escaped(&locale.say(&words.usage))));
        page.section(&msg!("cli-man.description"));
        page.lines(&locale.say(&words.about));
        page
    }

    fn ended(mut self, words: &Words, faulty: Option<Message>, see: &[&str]) -> String {
        self.section(&msg!("cli-man.exit"));
        let codes = [("0", Some(msg!("cli-man.fine"))), ("1", faulty), ("2", Some(msg!("cli-man.failed")))];
        for (code, meaning) in codes.into_iter().filter_map(|(code, meaning)| Some((code, meaning?))) {
            self.entry(&bold(code), &self.locale.say(&meaning));
        }
        self.section(&msg!("cli-heading.examples"));
        self.line(".nf");
        self.lines(&self.locale.say(&words.examples));
        self.line(".fi");
        if !see.is_empty() {
            self.section(&msg!("cli-man.see"));
            let pages: Vec<String> = see.iter().map(|page| format!("{}(1)", bold(page))).collect();
            self.line(&pages.join(", "));
        }
        self.text
    }

    /// The arguments that stand under a heading of the help.
    fn options(&mut self, command: &Command, heading: &Message) {
        let said = self.locale.say(heading);
        let of_it = |arg: &&Arg| arg.get_help_heading() == Some(said.as_str());
        let args: Vec<&Arg> = command.get_arguments().filter(of_it).collect();
        if args.is_empty() {
            return;
        }
        self.section(heading);
        for arg in args {
            let help = arg.get_help().map(ToString::to_string).unwrap_or_default();
            self.entry(&tag(arg), &help);
        }
    }

    fn section(&mut self, heading: &Message) {
        let heading = self.locale.say(heading).trim_end_matches(':').to_uppercase();
        self.line(&format!(".SH \"{}\"", escaped(&heading)));
    }

    /// What is explained, ready; and its explanation.
    fn entry(&mut self, tag: &str, help: &str) {
        self.line(".TP");
        self.line(tag);
        self.lines(help);
    }

    fn lines(&mut self, text: &str) {
        for line in text.lines() {
            self.line(&escaped(line));
        }
    }

    fn line(&mut self, line: &str) {
        self.text.push_str(line);
        self.text.push('\n');
    }
}

/// An argument as it is typed: `-o, --output FILE`.
fn tag(arg: &Arg) -> String {
    let short = arg.get_short().map(|short| bold(&format!("-{short}")));
    let long = arg.get_long().map(|long| bold(&format!("--{long}")));
    let mut tag = short.into_iter().chain(long).collect::<Vec<_>>().join(", ");
    let valued = arg.is_positional() || arg.get_action().takes_values();
    for name in arg.get_value_names().into_iter().flatten().filter(|_| valued) {
        let space = if tag.is_empty() { "" } else { " " };
        tag += &format!("{space}\\fI{}\\fR", escaped(name));
    }
    tag
}

fn bold(text: &str) -> String {
    format!("\\fB{}\\fR", escaped(text))
}

/// A text that is nothing but text: no escape, no request, no typographic hyphen in what people copy.
fn escaped(text: &str) -> String {
    let plain = text.replace('\\', "\\e").replace('-', "\\-").replace('\'', "\\(aq");
    if plain.starts_with('.') { format!("\\&{plain}") } else { plain }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_in_a_text_is_a_request() {
        assert_eq!(escaped(".TH \\x --a 'b'"), "\\&.TH \\ex \\-\\-a \\(aqb\\(aq");
        assert_eq!(escaped("'да'"), "\\(aqда\\(aq");
    }
}
