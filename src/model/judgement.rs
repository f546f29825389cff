//! A judgement of two goals, as it is written.

use crate::diagnostic::{Diagnostic, Fix};
use crate::msg;
use crate::schema::{Cx, Ratio, Read, Shape, Text, WRONG_TYPE};
use crate::syntax::{Kind, Ref};
use crate::values::{self, has_comma_alone};

/// “The first is so many times as important as the second.”
#[derive(Clone, Debug)]
pub struct Judgement {
    /// The first.
    pub left: Text,
    /// The second.
    pub right: Text,
    /// From 1/9 to 9.
    pub ratio: Ratio,
}

impl Read for Judgement {
    fn shape() -> Shape {
        Shape::Judgement
    }
    fn read(node: Ref<'_>, cx: &mut Cx<'_>) -> Option<Self> {
        let mut items = node.items();
        let three = (items.next(), items.next(), items.next());
        match (three, items.next()) {
            ((Some(left), Some(right), Some(ratio)), None) => {
                let (left, right) = (Text::read(left, cx), Text::read(right, cx));
                Some(Self { left: left?, right: right?, ratio: Ratio::read(ratio, cx)? })
            }
            ((_, _, Some(whole)), Some(rest)) if has_decimal_comma(node, whole, rest, cx) => None,
            _ if is_without_brackets(node, cx) => None,
            _ => cx.wrong_type(node, Self::shape()),
        }
    }
    fn lacks_brackets(list: Ref<'_>, cx: &mut Cx<'_>) -> bool {
        let items: Vec<Ref<'_>> = list.items().collect();
        let scalar = |item: &Ref<'_>| matches!(item.kind(), Kind::Scalar { .. });
        let judges = |three: &[Ref<'_>]| match three {
            [left, right, ratio] => is_judgement(&[left.text(), right.text(), ratio.text()]),
            _ => false,
        };
        if items.is_empty() || !items.iter().all(scalar) || !items.chunks(3).all(judges) {
            return false;
        }
        cx.lost.push(list.span());
        let fault = Diagnostic::new(&WRONG_TYPE, list.span(), msg!("wrong-type.judgements"));
        let fault = fault.help(msg!("wrong-type.help-judgements"));
        let Kind::Sequence { flow: true } = list.kind() else {
            cx.push(fault);
            return true;
        };
        let inner = |three: &[Ref<'_>]| {
            let texts: Vec<&str> = three.iter().map(|item| cx.source.slice(item.span())).collect();
            format!("[{}]", texts.join(", "))
        };
        let mend = format!("[{}]", items.chunks(3).map(inner).collect::<Vec<_>>().join(", "));
        let fix = Fix::safe(msg!("wrong-type.fix", mend = mend.as_str()), list.span(), mend);
        cx.push(fault.fix(fix));
        true
    }
}

/// Whether three texts are two names and a judgement.
fn is_judgement<T: AsRef<str>>(three: &[T]) -> bool {
    let [left, right, ratio] = three else { return false };
    let name = |text: &str| text.trim().contains(char::is_alphabetic);
    name(left.as_ref()) && name(right.as_ref()) && values::Ratio::parse(ratio.as_ref()).is_ok()
}

/// Reports a comma in the number of a judgement, `[a, b, 1,5]`, which parts it in two.
fn has_decimal_comma(node: Ref<'_>, whole: Ref<'_>, rest: Ref<'_>, cx: &mut Cx<'_>) -> bool {
    let place = whole.span().join(rest.span());
    let text = cx.source.slice(place);
    if !has_comma_alone(text) || node.items().count() != 4 {
        return false;
    }
    let mend = text.replace(',', ".");
    cx.lost.push(node.span());
    let fault = Diagnostic::new(&WRONG_TYPE, place, msg!("wrong-type.decimal-comma", text = text));
    let fix = Fix::safe(msg!("wrong-type.fix", mend = mend.as_str()), place, mend);
    cx.push(fault.help(msg!("wrong-type.help-decimal-comma")).fix(fix));
    true
}

/// Reports a judgement written as a text: `- legal, methods, 3`.
fn is_without_brackets(node: Ref<'_>, cx: &mut Cx<'_>) -> bool {
    let Kind::Scalar { .. } = node.kind() else { return false };
    let text = node.text();
    let parts: Vec<&str> = text.splitn(3, ',').map(str::trim).collect();
    if !is_judgement(&parts) {
        return false;
    }
    // A decimal comma would part the number once more.
    let mend = match parts.as_slice() {
        [left, right, ratio] => format!("[{left}, {right}, {}]", ratio.replace(',', ".")),
        _ => return false,
    };
    cx.lost.push(node.span());
    let fault = Diagnostic::new(&WRONG_TYPE, node.span(), msg!("wrong-type.judgement-text"));
    let fix = Fix::safe(msg!("wrong-type.fix", mend = mend.as_str()), node.span(), mend);
    cx.push(fault.help(crate::msg!("wrong-type.help-judgement")).fix(fix));
    true
}
