//! Texts that commas split in `{ }`: what is left of them are keys without a value.

use super::record::on_one_line;
use super::{Cx, UNKNOWN_KEY};
use crate::diagnostic::{Diagnostic, Fix};
use crate::msg;
use crate::source::Span;
use crate::syntax::{Kind, Ref, Style, quoted};

/// The keys without a value of one `{ }`, those that stand side by side together.
#[derive(Default)]
pub(super) struct Splits {
    groups: Vec<Group>,
    /// Whether the next one belongs to the last group.
    going_on: bool,
    /// The text that the last value begins, up to the last key read; none if that value begins no text.
    whole: Option<Span>,
    /// How many groups have their whole text.
    settled: usize,
}

/// Keys without a value that stand side by side.
struct Group {
    /// From the first to the last.
    place: Span,
    /// The whole text that commas split: quoted, it is what was meant. It begins with the value before and
    /// ends with the last key without a value before the next one with a value.
    whole: Option<Span>,
}

impl Splits {
    /// Notes such a key. Says whether the value right before it is the beginning of the same text, so that it
    /// was read only in part.
    pub fn note(&mut self, key: Ref<'_>) -> bool {
        let first = !std::mem::replace(&mut self.going_on, true);
        self.whole = self.whole.map(|whole| whole.join(key.span()));
        match self.groups.last_mut().filter(|_| !first) {
            Some(group) => group.place = group.place.join(key.span()),
            None => self.groups.push(Group { place: key.span(), whole: None }),
        }
        first && self.whole.is_some()
    }

    /// Notes a key that is read otherwise, with its value if it has one.
    pub fn end(&mut self, key: Ref<'_>, value: Ref<'_>) {
        self.going_on = false;
        if key.is_flow_entry_without_value() {
            self.whole = self.whole.map(|whole| whole.join(key.span()));
            return;
        }
        self.settle();
        self.whole = matches!(value.kind(), Kind::Scalar(Style::Plain)).then(|| value.span());
    }

    /// Gives the groups after the last value the text that they belong to.
    fn settle(&mut self) {
        for group in self.groups.iter_mut().skip(self.settled) {
            group.whole = self.whole;
        }
        self.settled = self.groups.len();
    }

    /// Reports them, a message for each group.
    pub fn report(mut self, cx: &mut Cx<'_>) {
        self.settle();
        for Group { place, whole } in self.groups {
            let rest = cx.source.slice(place).split_whitespace().collect::<Vec<_>>().join(" ");
            let mut fault = Diagnostic::new(&UNKNOWN_KEY, place, msg!("unknown-key.split", rest = rest));
            fault = fault.help(msg!("unknown-key.split-help"));
            if let Some(whole) = whole {
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
