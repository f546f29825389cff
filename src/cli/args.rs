//! The command line as clap knows it, with all its words in the reader's language.

use super::clap_errors::nearest_command;
use super::commands::COMMANDS;
use super::errors::Failure;
use super::page;
use super::terminal::Color;
use crate::locale::{Lang, Locale, Message};
use crate::msg;
use anstyle::Style;
use clap::builder::{PossibleValuesParser, RangedI64ValueParser, Styles};
use clap::{Arg, ArgAction, ArgMatches, Args, Command, FromArgMatches, ValueEnum};
use std::ffi::OsString;
use std::ops::RangeInclusive;
use unicode_width::UnicodeWidthStr;

/// How many columns a page may have.
const WIDTHS: RangeInclusive<u16> = 20..=1000;

/// So many columns the words of help are written for; a wider page leaves them as they are.
pub const WRITTEN: usize = 80;

/// The command that shows help.
const HELP: &str = "help";

/// Options that every command takes, before or after its name.
#[derive(Args, Clone, Debug)]
pub struct Common {
    /// The day that counts as today.
    #[arg(long, global = true)]
    pub as_of: Option<String>,
    /// The language of reports and messages.
    #[arg(long, global = true, value_parser = PossibleValuesParser::new(Lang::ALL.map(Lang::code)))]
    lang: Option<String>,
    /// When to use colours.
    #[arg(long, global = true)]
    pub color: Option<Color>,
    /// How many columns a page has.
    #[arg(long, global = true, value_parser = width_of_page())]
    pub width: Option<u16>,
    /// Only the summary.
    #[arg(short, long, global = true, conflicts_with = "verbose")]
    pub quiet: bool,
    /// Also what was read.
    #[arg(short, long, global = true)]
    pub verbose: bool,
}

impl Common {
    /// `--lang`.
    pub fn lang(&self) -> Option<Lang> {
        self.lang.as_deref().and_then(Lang::parse)
    }
}

fn width_of_page() -> RangedI64ValueParser<u16> {
    clap::value_parser!(u16).range(i64::from(*WIDTHS.start())..=i64::from(*WIDTHS.end()))
}

/// The words of a command's help.
pub struct Words {
    /// One line for the list of commands.
    pub summary: Message,
    /// What it does.
    pub about: Message,
    /// How it is called, after its name.
    pub usage: Message,
    /// Lines that show it at work.
    pub examples: Message,
    /// Its arguments by their ids.
    pub args: Vec<ArgWords>,
}

/// The words of one argument.
pub struct ArgWords {
    id: &'static str,
    value: Option<Message>,
    help: Message,
}

/// The words of an argument that stands alone.
pub fn flag(id: &'static str, help: Message) -> ArgWords {
    ArgWords { id, value: None, help }
}

/// The words of an argument with a value, and what stands for the value.
pub fn value(id: &'static str, value: Message, help: Message) -> ArgWords {
    ArgWords { id, value: Some(value), help }
}

/// What must be known before the command line is understood.
#[derive(Clone, Copy, Debug, Default)]
pub struct Early {
    /// `--lang`, if it names a language.
    pub lang: Option<Lang>,
    /// `--color`, if it says when.
    pub color: Color,
    /// `--width`, if it is one.
    pub width: Option<u16>,
}

impl Early {
    /// Looks for the options wherever they stand; `--` ends the options.
    pub fn scan(line: &[OsString]) -> Self {
        let mut early = Self::default();
        let words: Vec<&str> = line.iter().skip(1).filter_map(|word| word.to_str()).collect();
        let options = words.split(|word| *word == "--").next().unwrap_or_default();
        for (at, word) in options.iter().enumerate() {
            let next = options.get(at + 1).copied();
            let value = |name: &str| match word.strip_prefix(name) {
                Some("") => next,
                Some(rest) => rest.strip_prefix('='),
                None => None,
            };
            early.lang = value("--lang").and_then(Lang::parse).or(early.lang);
            let color = value("--color").and_then(|word| Color::from_str(word, false).ok());
            early.color = color.unwrap_or(early.color);
            let width = value("--width").and_then(|word| word.parse().ok());
            early.width = width.filter(|width| WIDTHS.contains(width)).or(early.width);
        }
        early
    }
}

/// The whole command line in the given language, its help for a page of so many columns.
pub fn command(locale: &Locale, width: usize) -> Command {
    let words = root_words();
    let mut root = Common::augment_args(Command::new("kcp"))
        .version(env!("CARGO_PKG_VERSION"))
        .arg(Arg::new("version").short('V').long("version").action(ArgAction::Version))
        .arg(Arg::new("help").short('h').long("help").action(ArgAction::Help).global(true))
        .styles(Styles::styled().header(Style::new().bold()))
        .disable_help_flag(true)
        .disable_version_flag(true)
        .disable_help_subcommand(true)
        .arg_required_else_help(true)
        .subcommand_required(true)
        .subcommand_help_heading(locale.say(&msg!("cli-heading.commands")))
        .term_width(if width < WRITTEN { width } else { 0 });
    for spec in COMMANDS {
        let words = (spec.words)();
        let own = (spec.args)(Command::new(spec.name).aliases(spec.aliases.to_vec()));
        root = root.subcommand(speak(own, spec.name, &words, locale, width));
    }
    let help = Command::new(HELP).arg(Arg::new("command"));
    root = root.subcommand(speak(help, HELP, &help_words(), locale, width));
    let root = speak(root, "", &words, locale, width);
    common_words().into_iter().fold(root, |root, words| {
        root.mut_arg(words.id, |arg| {
            dress(arg, &words, locale, width).help_heading(locale.say(&msg!("cli-heading.common")))
        })
    })
}

/// The words of kcp itself.
pub fn root_words() -> Words {
    Words {
        summary: msg!("cli-about.summary"),
        about: msg!("cli-about"),
        usage: msg!("cli-about.usage"),
        examples: msg!("cli-about.examples"),
        args: Vec::new(),
    }
}

/// The options that hold for every command, as they stand before or after its name.
///
/// # Errors
/// Never in practice: clap has checked them.
pub fn common(matches: &ArgMatches) -> anyhow::Result<Common> {
    Ok(Common::from_arg_matches(matches)?)
}

/// The help that `kcp help COMMAND` asks for.
///
/// # Errors
/// There is no such command.
pub fn help_of(root: &mut Command, matches: &ArgMatches) -> anyhow::Result<String> {
    let Some(name) = matches.get_one::<String>("command") else {
        return Ok(root.render_help().ansi().to_string());
    };
    if let Some(command) = root.find_subcommand_mut(name) {
        return Ok(command.render_help().ansi().to_string());
    }
    let failure = Failure::new(msg!("cli-unknown-command", name = name));
    Err(failure.hint(nearest_command(name)).into())
}

/// A text without its line breaks.
pub fn in_one_line(text: &str) -> String {
    text.lines().map(str::trim).collect::<Vec<_>>().join(" ")
}

/// Gives a command its words: its own help page instead of clap's English one.
fn speak(command: Command, name: &str, words: &Words, locale: &Locale, width: usize) -> Command {
    let bold = Style::new().bold();
    let heading = |message| format!("{bold}{}{bold:#}", locale.say(&message));
    let usage = format!("kcp {name} {}", locale.say(&words.usage)).replace("  ", " ");
    let about = locale.say(&words.about);
    let page = format!(
        "{}\n\n{} {{usage}}\n\n{{all-args}}\n\n{}\n{}\n",
        if width < WRITTEN { page::paragraphs(&about, width).join("\n") } else { about },
        heading(msg!("cli-usage")),
        heading(msg!("cli-heading.examples")),
        indented(&locale.say(&words.examples), width),
    );
    let options = locale.say(&msg!("cli-heading.options"));
    let arguments = locale.say(&msg!("cli-heading.arguments"));
    let command = command
        .about(locale.say(&words.summary))
        .args_override_self(true)
        .override_usage(usage.trim_end().to_owned())
        .help_template(page)
        .mut_args(|arg| {
            let heading = if arg.is_positional() { arguments.clone() } else { options.clone() };
            let valued = arg.get_action().takes_values();
            arg.help_heading(heading).hide_possible_values(valued).hide_default_value(valued)
        });
    words
        .args
        .iter()
        .fold(command, |command, words| command.mut_arg(words.id, |arg| dress(arg, words, locale, width)))
}

fn dress(arg: Arg, words: &ArgWords, locale: &Locale, width: usize) -> Arg {
    let help = locale.say(&words.help);
    let help = if width < WRITTEN { in_one_line(&help) } else { help };
    let arg = arg.help(help).long_help(None::<&str>);
    match &words.value {
        Some(value) => arg.value_name(locale.say(value)),
        None => arg,
    }
}

/// Examples, indented; on a narrow page what one does stands below it. A command is never broken.
fn indented(text: &str, width: usize) -> String {
    let lines = text.lines().map(|line| match line.split_once("   ") {
        Some((command, does)) if line.width() + 2 > width => format!("  {command}\n      {}", does.trim()),
        _ => format!("  {line}").trim_end().to_owned(),
    });
    lines.collect::<Vec<_>>().join("\n")
}

fn common_words() -> Vec<ArgWords> {
    vec![
        value("as_of", msg!("cli-value.date"), msg!("cli-common.as-of")),
        value("lang", msg!("cli-value.lang"), msg!("cli-common.lang")),
        value("color", msg!("cli-value.when"), msg!("cli-common.color")),
        value("width", msg!("cli-value.number"), msg!("cli-common.width")),
        flag("quiet", msg!("cli-common.quiet")),
        flag("verbose", msg!("cli-common.verbose")),
        flag("help", msg!("cli-common.help")),
        flag("version", msg!("cli-common.version")),
    ]
}

fn help_words() -> Words {
    Words {
        summary: msg!("cli-help.summary"),
        about: msg!("cli-help"),
        usage: msg!("cli-help.usage"),
        examples: msg!("cli-help.examples"),
        args: vec![value("command", msg!("cli-value.command"), msg!("cli-help.command"))],
    }
}
