//! What kcp says when it could not do its work.

use super::page;
use crate::locale::{Locale, Message, visible};
use crate::msg;
use anstyle::{AnsiColor, Style};
use std::fmt;
use std::io;
use std::path::Path;

/// Why kcp could not do its work, and what to do about it.
#[derive(Debug)]
pub struct Failure {
    message: Message,
    hints: Vec<Message>,
    cause: Option<io::Error>,
}

impl Failure {
    /// What went wrong.
    pub fn new(message: Message) -> Self {
        Self { message, hints: Vec::new(), cause: None }
    }

    /// The same with advice.
    #[must_use]
    pub fn hint(mut self, hint: Message) -> Self {
        self.hints.push(hint);
        self
    }

    /// The same with what the system said.
    #[must_use]
    pub fn because(mut self, cause: io::Error) -> Self {
        self.cause = Some(cause);
        self
    }
}

/// A file could not be written: where its folder is missing, that is what is said.
pub fn cannot_write(path: &Path, error: io::Error) -> Failure {
    let failure = Failure::new(msg!("cli-cannot-write", path = path.to_string_lossy().as_ref()));
    let folder = path.parent().filter(|folder| error.kind() == io::ErrorKind::NotFound && !folder.is_dir());
    match folder {
        Some(folder) => failure.hint(msg!("cli-no-folder", folder = folder.to_string_lossy().as_ref())),
        None => failure.because(error),
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.message.key)
    }
}

impl std::error::Error for Failure {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        self.cause.as_ref().map(|cause| cause as _)
    }
}

/// The words for an error in lines of so many columns: what went wrong with its causes, then the advice.
pub fn describe(error: &anyhow::Error, width: usize, locale: &Locale) -> String {
    let causes: Vec<String> = error.chain().map(|cause| in_words(cause, locale)).collect();
    let mut text = line(&msg!("cli-error"), AnsiColor::Red, &causes.join(": "), width, locale);
    let failures = error.chain().filter_map(|cause| cause.downcast_ref::<Failure>());
    for hint in failures.flat_map(|failure| &failure.hints) {
        text += &line(&msg!("cli-hint"), AnsiColor::Green, &locale.say(hint), width, locale);
    }
    text
}

/// `head: text`; what the text quotes of others can't drive the terminal.
fn line(head: &Message, color: AnsiColor, text: &str, width: usize, locale: &Locale) -> String {
    let style = Style::new().bold().fg_color(Some(color.into()));
    let head = locale.say(head);
    let lines = page::wrap(&format!("{head} {}", visible(text)), width).join("\n");
    let rest = lines.strip_prefix(&head).unwrap_or(&lines);
    format!("{style}{head}{style:#}{rest}\n")
}

fn in_words(error: &(dyn std::error::Error + 'static), locale: &Locale) -> String {
    if let Some(failure) = error.downcast_ref::<Failure>() {
        return locale.say(&failure.message);
    }
    let known = error.downcast_ref::<io::Error>().and_then(|error| of_system(error.kind()));
    known.map_or_else(|| error.to_string(), |message| locale.say(&message))
}

/// The words for what the system says; none for what is too rare to have words.
fn of_system(kind: io::ErrorKind) -> Option<Message> {
    Some(match kind {
        io::ErrorKind::NotFound => msg!("cli-io.not-found"),
        io::ErrorKind::PermissionDenied => msg!("cli-io.denied"),
        io::ErrorKind::IsADirectory => msg!("cli-io.folder"),
        io::ErrorKind::NotADirectory => msg!("cli-io.not-a-folder"),
        io::ErrorKind::StorageFull => msg!("cli-io.full"),
        io::ErrorKind::QuotaExceeded => msg!("cli-io.quota"),
        io::ErrorKind::ReadOnlyFilesystem => msg!("cli-io.read-only"),
        io::ErrorKind::AlreadyExists => msg!("cli-io.exists"),
        io::ErrorKind::FileTooLarge => msg!("cli-io.too-large"),
        io::ErrorKind::InvalidFilename => msg!("cli-io.bad-name"),
        io::ErrorKind::OutOfMemory => msg!("cli-io.memory"),
        _ => return None,
    })
}
