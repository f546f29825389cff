//! `# kcp: allow(rule)`: faults that the author has said are meant.

use crate::config::{UNUSED_ALLOW, known_rule, unknown_rule};
use crate::diagnostic::{Diagnostic, File, Level, Rule};
use crate::msg;
use crate::syntax::{Allow, YAML_SYNTAX};
use std::collections::HashMap;

/// Takes out what is allowed, and adds what is wrong with the allowances themselves.
pub(super) fn apply(allows: &[Allow], rules: &[&'static Rule], found: Vec<Diagnostic>) -> Vec<Diagnostic> {
    if allows.is_empty() {
        return found;
    }
    let mut by_rule: HashMap<&str, Vec<Entry>> = HashMap::new();
    let mut faults = Vec::new();
    for allow in allows {
        if allow.rules.is_empty() {
            let fault = Diagnostic::new(&UNUSED_ALLOW, allow.span, msg!("unused-allow.unread"));
            faults.push(fault.help(msg!("unused-allow.unread-help")));
        }
        for name in &allow.rules {
            match known_rule(&name.value, rules) {
                Ok(rule) => by_rule.entry(rule.name).or_default().push(Entry::new(allow, name.span)),
                Err(near) => faults.push(unknown_rule(name.span, &name.value, near)),
            }
        }
    }
    let mut broken: Vec<u32> = Vec::new();
    let mut kept = Vec::with_capacity(found.len());
    for diagnostic in found {
        let at = diagnostic.place.span.start;
        if diagnostic.level == Level::Error && *diagnostic.rule == YAML_SYNTAX {
            broken.push(at);
        }
        let entries = by_rule.get_mut(diagnostic.rule.name).filter(|_| diagnostic.place.file == File::Plan);
        if !entries.is_some_and(|entries| silence(entries, at)) {
            kept.push(diagnostic);
        }
    }
    broken.sort_unstable();
    for (rule, entries) in by_rule {
        let idle = entries.iter().filter(|entry| !entry.used);
        for entry in idle.filter(|entry| !entry.covers_any(&broken)) {
            let message = msg!("unused-allow", rule = rule);
            faults.push(Diagnostic::new(&UNUSED_ALLOW, entry.span, message).help(msg!("unused-allow.help")));
        }
    }
    kept.extend(faults);
    kept
}

/// A rule named in an allowance, and the bytes it speaks of.
struct Entry {
    span: crate::source::Span,
    from: u32,
    to: u32,
    used: bool,
}

impl Entry {
    fn new(allow: &Allow, span: crate::source::Span) -> Self {
        Self { span, from: allow.covers.start, to: allow.covers.end, used: false }
    }

    fn covers(&self, at: u32) -> bool {
        self.from <= at && at <= self.to
    }

    fn covers_any(&self, sorted: &[u32]) -> bool {
        sorted.get(sorted.partition_point(|at| *at < self.from)).is_some_and(|at| self.covers(*at))
    }
}

/// Whether an entry covers the place; the entries stand in the order of the text, so the last ones that begin
/// before it are asked first, and no further than the one that covers it.
fn silence(entries: &mut [Entry], at: u32) -> bool {
    let before = entries.partition_point(|entry| entry.from <= at);
    let found = entries.iter_mut().take(before).rev().take(MOST_NESTED).find(|entry| entry.covers(at));
    found.map(|entry| entry.used = true).is_some()
}

/// How many allowances may stand between a place and the one around it: a goal's, its subgoals' and so on.
const MOST_NESTED: usize = 1000;
