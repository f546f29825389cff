//! `kcp explain`: what a rule asks for, with a bad and a good example.

use super::Spec;
use crate::cli::args::{Words, value};
use crate::cli::session::Session;
use crate::cli::{Outcome, levels, page};
use crate::config::Setting;
use crate::diagnostic::{Example, Level, Rule};
use crate::locale::Locale;
use crate::msg;
use anstyle::{AnsiColor, Style};
use clap::{ArgMatches, Args, FromArgMatches};
use unicode_width::UnicodeWidthStr;

pub const SPEC: Spec = Spec { name: "explain", aliases: &[], args: Explain::augment_args, words, run };

/// What marks the place of a fault in an example.
const MARKS: [char; 2] = ['⟦', '⟧'];

#[derive(Args)]
struct Explain {
    /// The rule's name.
    rule: String,
}

fn words() -> Words {
    Words {
        summary: msg!("cli-explain.summary"),
        about: msg!("cli-explain"),
        usage: msg!("cli-explain.usage"),
        examples: msg!("cli-explain.examples"),
        args: vec![value("rule", msg!("cli-value.rule"), msg!("cli-explain.rule"))],
    }
}

fn run(matches: &ArgMatches, session: &Session) -> anyhow::Result<Outcome> {
    let explain = Explain::from_arg_matches(matches)?;
    let text = explained(levels::rule(explain.rule.trim())?, session.terminal.width, &session.locale()?);
    session.terminal.print(text.as_bytes())?;
    Ok(Outcome::Fine)
}

fn explained(rule: &Rule, width: usize, locale: &Locale) -> String {
    let bold = Style::new().bold();
    let level = page::level_style(rule.level);
    let mut text =
        format!("{bold}{}{bold:#} · {level}{}{level:#}\n", rule.name, page::level_word(rule.level, locale));
    for line in page::wrap(&locale.of_rule(rule.name, "summary"), width) {
        text += &format!("{line}\n");
    }
    text.push('\n');
    for line in page::paragraphs(&locale.of_rule(rule.name, "explanation"), width) {
        text += &format!("{line}\n");
    }
    for (heading, example) in [(msg!("cli-explain.bad"), &rule.bad), (msg!("cli-explain.good"), &rule.good)] {
        let lines = of_example(example, locale);
        if !lines.is_empty() {
            text += &format!("\n{bold}{}{bold:#}\n{lines}", locale.say(&heading));
        }
    }
    let settings =
        locale.say(&msg!("cli-explain.settings", rule = rule.name, level = another(rule.level).word()));
    text + "\n" + &page::paragraphs(&settings, width).join("\n") + "\n"
}

/// A level that a rule may be given besides its own.
fn another(level: Option<Level>) -> Setting {
    match level {
        Some(Level::Warning) => Setting::Info,
        Some(Level::Error | Level::Info) | None => Setting::Warn,
    }
}

/// The example as it stands in a file, indented; what is at fault has carets below it.
fn of_example(example: &Example, locale: &Locale) -> String {
    let (plan, config) = example.texts(locale.lang());
    let mut text = marked(&plan);
    if !config.is_empty() {
        text += &format!("  # {}\n{}", locale.say(&msg!("cli-explain.config")), marked(&config));
    }
    text
}

fn marked(text: &str) -> String {
    let caret = Style::new().bold().fg_color(Some(AnsiColor::Red.into()));
    let mut out = String::new();
    for line in text.lines() {
        let plain = line.replace(MARKS, "");
        out += format!("  {plain}").trim_end();
        out.push('\n');
        let mut parts = line.splitn(3, MARKS);
        if let (Some(before), Some(fault)) = (parts.next(), parts.next()) {
            let carets = "^".repeat(fault.width().max(1));
            out += &format!("  {}{caret}{carets}{caret:#}\n", " ".repeat(before.width()));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_place_of_the_fault_has_carets_below_it() {
        let plain = anstream::adapter::strip_str(&marked("a: ⟦да нет⟧ # b\nc: 1\n")).to_string();
        assert_eq!(plain, "  a: да нет # b\n     ^^^^^^\n  c: 1\n");
    }
}
