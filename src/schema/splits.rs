//! Texts that commas split in `{ }`: what is left of them are keys without a value.

use super::record::on_one_line;
use super::{Cx, UNKNOWN_KEY};
use crate::diagnostic::{Diagnostic, Fix};
use crate::msg;
use crate::syntax::{Ref, quoted};

/// The keys without a value of one `{ }`, those that stand side by side together.
#[derive(Default)]
pub(super) struct Splits<'a> {
    /// The first and the last of each group.
    groups: Vec<(Ref<'a>, Ref<'a>)>,
    /// Whether the next one belongs to the last group.
    going_on: bool,
}

impl<'a> Splits<'a> {
    /// Notes such a key of `node`. Says whether the value right before it is the beginning of the same text,
    /// so that it was read only in part.
    pub fn note(&mut self, node: Ref<'a>, key: Ref<'a>) -> bool {
        let first = !std::mem::replace(&mut self.going_on, true);
        match self.groups.last_mut().filter(|_| !first) {
            Some((_, last)) => *last = key,
            None => self.groups.push((key, key)),
        }
        first && node.text_split_by_comma(key).is_some()
    }

    /// Notes a key with a value.
    pub fn end(&mut self) {
        self.going_on = false;
    }

    /// Reports them, a message for each text.
    pub fn report(self, node: Ref<'_>, cx: &mut Cx<'_>) {
        for (first, last) in self.groups {
            let place = first.span().join(last.span());
            let rest = cx.source.slice(place).split_whitespace().collect::<Vec<_>>().join(" ");
            let mut fault = Diagnostic::new(&UNKNOWN_KEY, place, msg!("unknown-key.split", rest = rest));
            fault = fault.help(msg!("unknown-key.split-help"));
            if let Some(whole) = node.text_split_by_comma(first) {
                cx.lost.push(whole);
                if on_one_line(whole, cx) {
                    let text = quoted(cx.source.slice(whole), true);
                    let title = msg!("unknown-key.split-fix", text = text.as_str());
                    fault = fault.fix(Fix::safe(title, whole, text));
                }
            }
            cx.push(fault);
        }
    }
}
