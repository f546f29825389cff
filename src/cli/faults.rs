//! Faults that are shown beside the answer of a command that was asked for something else.

use super::load::Plan;
use super::session::Session;
use crate::compile::Compiled;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::render::{self, Shown, Style};
use crate::locale::Locale;

/// Shows faults beside what a command prints, those that are wanted: all of a file that is no plan,
/// and those of the settings that led to it.
pub fn remark(plan: &Plan, compiled: &Compiled, session: &Session, which: impl Fn(&Diagnostic) -> bool) {
    let chosen = compiled.found.iter().filter(|found| which(&found.diagnostic));
    let shown: Vec<Shown<'_>> =
        chosen.map(|found| Shown { diagnostic: &found.diagnostic, subject: found.subject.clone() }).collect();
    if shown.is_empty() {
        return;
    }
    let config = plan.config.as_ref();
    let locale = Locale::new(session.language(config, None));
    let style = Style { color: session.terminal.error_color, width: session.terminal.width };
    let mut faults = String::new();
    render::full(&mut faults, &shown, compiled.sources(config), &locale, style);
    session.terminal.remark(&faults);
}
