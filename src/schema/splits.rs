//! Texts that commas split in `{ }`: what is left of them are keys without a value.

use super::record::on_one_line;
use super::{Cx, UNKNOWN_KEY};
use crate::diagnostic::{Diagnostic, Fix};
use crate::msg;
use crate::source::{Span, spaced};
use crate::syntax::{Kind, Ref, Style, quoted};
use crate::values::has_comma_alone;

/// The keys without a value of one `{ }`, those that stand side by side together.
#[derive(Default)]
pub(super) struct Splits {
    /// Whether it is one: keys in lines are not parted by commas.
    flow: bool,
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
    /// Of a mapping in `{ }`, if `flow`, else in lines.
    pub fn new(flow: bool) -> Self {
        Self { flow, ..Self::default() }
    }

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
        if !self.flow {
            return;
        }
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
        // From the last one on, so that what is said of a value is still among the last that was said.
        for Group { place, whole } in self.groups.into_iter().rev() {
            if whole.is_some_and(|whole| decimal_comma(whole, cx)) {
                continue;
            }
            let rest = spaced(cx.source.slice(place)).into_owned();
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

/// Reports a number that its decimal comma split, in place of what was made of its first half.
fn decimal_comma(whole: Span, cx: &mut Cx<'_>) -> bool {
    let text = cx.source.slice(whole);
    let bare = text.strip_suffix('%').unwrap_or(text).trim_end();
    if !has_comma_alone(bare) {
        return false;
    }
    // A number is read in quotes as well, and what is a text stays as it is.
    let mend = quoted(text, true);
    cx.lost.push(whole);
    cx.forget(whole);
    let fault = Diagnostic::new(&UNKNOWN_KEY, whole, msg!("unknown-key.decimal-comma", text = text));
    let fix = Fix::safe(msg!("unknown-key.split-fix", text = mend.as_str()), whole, mend);
    cx.push(fault.help(msg!("unknown-key.help-decimal-comma")).fix(fix));
    true
}
