//! Shares, and what is meant by one that is written without its `%`.

use super::{Cx, Read, Shape, VALUE_OUT_OF_RANGE};
use crate::diagnostic::{Diagnostic, Fix};
use crate::msg;
use crate::source::{Span, Spanned};
use crate::syntax::{Ref, quoted};
use crate::values::Share;
use rust_decimal::Decimal;

/// A part of one from 0 to 1, one of several that make up a whole.
pub type Percent = Spanned<Share>;

/// A part of one from 0 to 1 that stands by itself: how far something has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress(pub Percent);

/// A share of a whole that is more than one as it is written and would be a part of one with a `%`.
///
/// Whether percents were meant shows in the shares beside it: `40` and `60` are 40 % and 60 %, while `2` and
/// `3` are parts of a whole of 5.
#[derive(Clone, Copy, Debug)]
pub struct Bare {
    /// Where it stands.
    pub span: Span,
    /// What it would be with the sign.
    pub share: Share,
    /// Which of the faults found tells of it; its first mend adds the sign.
    pub fault: usize,
}

impl Bare {
    /// Makes the mend that adds the sign a safe one.
    pub fn settle(self, faults: &mut [Diagnostic]) {
        if let Some(fix) = faults.get_mut(self.fault).and_then(|fault| fault.fixes.first_mut()) {
            fix.safe = true;
        }
    }
}

impl Read for Percent {
    fn shape() -> Shape {
        Shape::Share
    }
    fn read(node: Ref<'_>, cx: &mut Cx<'_>) -> Option<Self> {
        let (fault, bare) = match share(node, cx)? {
            Ok(share) => return Some(share),
            Err(told) => *told,
        };
        if let Some(share) = bare {
            cx.bare.push(Bare { span: node.span(), share, fault: cx.diagnostics.len() });
        }
        cx.push(fault);
        None
    }
    fn share(&self) -> Option<Share> {
        Some(self.value)
    }
}

impl Read for Progress {
    fn shape() -> Shape {
        Shape::Share
    }
    fn read(node: Ref<'_>, cx: &mut Cx<'_>) -> Option<Self> {
        let (mut fault, bare) = match share(node, cx)? {
            Ok(share) => return Some(Self(share)),
            Err(told) => *told,
        };
        // 1.5 may be a slip for 0.5 or 1.
        let two_hundredths = Decimal::new(2, 2);
        let meant = bare.is_some_and(|share| share.value >= two_hundredths);
        if let Some(fix) = fault.fixes.first_mut() {
            fix.safe = meant;
        }
        cx.push(fault);
        None
    }
}

/// A share that is no part of one: what is said of it, with the mend that adds `%` to be chosen by a person,
/// and what it would be with that.
type NoPart = Box<(Diagnostic, Option<Share>)>;

fn share(node: Ref<'_>, cx: &mut Cx<'_>) -> Option<Result<Percent, NoPart>> {
    let text = cx.scalar(node, Shape::Share)?;
    let share = match Share::parse(&text) {
        Ok(share) => share,
        Err(fault) => return cx.not_a_number(node, Shape::Share, &fault),
    };
    if is_part(share) {
        return Some(Ok(Spanned::new(share, node.span())));
    }
    let message = msg!("value-out-of-range", value = text.as_str());
    let mut fault = Diagnostic::new(&VALUE_OUT_OF_RANGE, node.span(), message);
    fault = fault.help(msg!("value-out-of-range.help-share"));
    let percent = format!("{}%", text.trim());
    let bare = Share::parse(&percent).ok().filter(|share| is_part(*share));
    if bare.is_some() {
        let title = msg!("value-out-of-range.fix", value = percent.as_str());
        // Only the sign is added, so that quotes and spaces stay as they are.
        let sign = node.content_span_of(text.trim_end().len()..text.trim_end().len());
        fault = fault.fix(match sign {
            Some(end) => Fix::offered(title, end, "%"),
            None => Fix::offered(title, node.span(), quoted(&percent, true)),
        });
    }
    Some(Err(Box::new((fault, bare))))
}

fn is_part(share: Share) -> bool {
    (Decimal::ZERO..=Decimal::ONE).contains(&share.value)
}
