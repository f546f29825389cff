use super::rules::nearest;
use super::synonyms;
use super::{BAD_ID, Cx, Read, Shape, UNKNOWN_VALUE, VALUE_OUT_OF_RANGE};
use crate::dates;
use crate::diagnostic::{Diagnostic, Fix};
use crate::locale::Arg;
use crate::msg;
use crate::source::{Excerpt, Span, Spanned};
use crate::syntax::{Ref, in_smart_quotes};
use crate::values::{self, Money, Number};
use rust_decimal::Decimal;
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

/// A text as written.
pub type Text = Spanned<Excerpt>;

/// A name that other places refer to, in Unicode's normal form C.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Id(pub Text);

/// A rank among siblings: 1 is the highest.
pub type Rank = Whole<1, 1_000_000>;

/// A whole number from `MIN` to `MAX`, both included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Whole<const MIN: i64, const MAX: i64> {
    /// The number.
    pub value: i64,
    /// Where it was written.
    pub span: Span,
}

/// A judgement on Saaty's scale: how many times as important, from 1/9 to 9.
pub type Ratio = Spanned<values::Ratio>;

/// Money, not negative.
pub type Cost = Spanned<Money>;

/// A type that is one of a few words.
pub trait Choice: Copy + 'static {
    /// The words as written in the file.
    const WORDS: &'static [&'static str];
    /// What they stand for, in the same order.
    const ALL: &'static [Self];
}

/// Declares an enum that is read from one of a few words.
#[macro_export]
macro_rules! choice {
    ($(
        $(#[doc = $doc:literal])+
        $name:ident { $( $(#[doc = $case_doc:literal])+ $case:ident = $word:literal, )+ }
    )+) => {$(
        $(#[doc = $doc])+
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $( $(#[doc = $case_doc])+ $case, )+ }

        impl $crate::schema::Choice for $name {
            const WORDS: &'static [&'static str] = &[$($word),+];
            const ALL: &'static [Self] = &[$(Self::$case),+];
        }

        impl $name {
            /// The word of the format.
            pub fn word(self) -> &'static str {
                match self { $(Self::$case => $word),+ }
            }
        }

        impl $crate::schema::Read for $name {
            fn shape() -> $crate::schema::Shape {
                $crate::schema::Shape::Choice(<Self as $crate::schema::Choice>::WORDS)
            }
            fn read(node: $crate::syntax::Ref<'_>, cx: &mut $crate::schema::Cx<'_>) -> Option<Self> {
                $crate::schema::read_choice(node, cx)
            }
        }
    )+};
}

impl Read for Text {
    fn shape() -> Shape {
        Shape::Text
    }
    fn read(node: Ref<'_>, cx: &mut Cx<'_>) -> Option<Self> {
        let text = cx.scalar(node, Shape::Text)?;
        Some(Spanned::new(text, node.span()))
    }
}

impl Read for Id {
    fn shape() -> Shape {
        Shape::Id
    }
    fn read(node: Ref<'_>, cx: &mut Cx<'_>) -> Option<Self> {
        let text = cx.scalar(node, Shape::Id)?;
        let id = Self::check(&Spanned::new(text, node.span()), &mut cx.diagnostics);
        if id.is_none() {
            cx.lost.push(node.span());
        }
        id
    }
}

impl Id {
    /// The id in normal form C, if `text` may be one; else a report of what is wrong with it.
    pub fn check(text: &Text, faults: &mut Vec<Diagnostic>) -> Option<Self> {
        if let Some((bare, fault)) = in_smart_quotes(&text.value, text.span) {
            faults.push(fault);
            return Self::check(&Spanned::new(bare.into(), text.span), faults);
        }
        let own = text.value.trimmed();
        let id = match own.is_ascii() || is_nfc_quick(own.chars()) == IsNormalized::Yes {
            true => own,
            false => own.nfc().collect::<String>().into(),
        };
        let message = if let Some(bad) = id.chars().find(|c| !is_id_char(*c)) {
            msg!("bad-id", id = id.as_str(), sign = visible(bad))
        } else if !id.chars().any(char::is_alphabetic) {
            msg!("bad-id.no-letter", id = id.as_str())
        } else if dates::is_canonical_date(&id) {
            msg!("bad-id.date", id = id.as_str())
        } else {
            return Some(Self(Spanned::new(id, text.span)));
        };
        let mut fault = Diagnostic::new(&BAD_ID, text.span, message).help(msg!("bad-id.help"));
        let mended: Vec<&str> = id.split(|c| !is_id_char(c)).filter(|part| !part.is_empty()).collect();
        let mended = mended.join("-");
        if mended != id.as_str() && mended.chars().any(char::is_alphabetic) {
            fault = fault.fix(Fix::offered(msg!("bad-id.fix", id = mended.as_str()), text.span, mended));
        }
        faults.push(fault);
        None
    }
}

fn is_id_char(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '-' | '_' | '.') || unicode_normalization::char::is_combining_mark(c)
}

fn visible(c: char) -> String {
    match c {
        ' ' | '\u{a0}' => "␣".to_owned(),
        c if c.is_control() => c.escape_unicode().to_string(),
        c => c.to_string(),
    }
}

impl<const MIN: i64, const MAX: i64> Read for Whole<MIN, MAX> {
    fn shape() -> Shape {
        Shape::Whole(MIN, MAX)
    }
    fn read(node: Ref<'_>, cx: &mut Cx<'_>) -> Option<Self> {
        let text = cx.scalar(node, Self::shape())?;
        let number = match Number::parse(&text) {
            Ok(number) => number,
            Err(fault) => return cx.not_a_number(node, Self::shape(), &fault),
        };
        if number.0.fract() != Decimal::ZERO {
            return cx.wrong_type(node, Self::shape());
        }
        match number.whole().filter(|value| (MIN..=MAX).contains(value)) {
            Some(value) => Some(Self { value, span: node.span() }),
            None => out_of_range(node, text, MIN, MAX, cx),
        }
    }
}

fn out_of_range<T>(node: Ref<'_>, text: Excerpt, min: i64, max: i64, cx: &mut Cx<'_>) -> Option<T> {
    let message = msg!("value-out-of-range", value = text);
    let help = msg!("value-out-of-range.help-whole", min = min, max = max);
    cx.push(Diagnostic::new(&VALUE_OUT_OF_RANGE, node.span(), message).help(help));
    None
}

impl Read for Spanned<Number> {
    fn shape() -> Shape {
        Shape::Number
    }
    fn read(node: Ref<'_>, cx: &mut Cx<'_>) -> Option<Self> {
        let text = cx.scalar(node, Shape::Number)?;
        match Number::parse(&text) {
            Ok(number) => Some(Spanned::new(number, node.span())),
            Err(fault) => cx.not_a_number(node, Shape::Number, &fault),
        }
    }
}

impl Read for Cost {
    fn shape() -> Shape {
        Shape::Money
    }
    fn read(node: Ref<'_>, cx: &mut Cx<'_>) -> Option<Self> {
        let text = cx.scalar(node, Shape::Money)?;
        let money = match Money::parse(&text) {
            Ok(money) => money,
            Err(fault) => return cx.not_a_number(node, Shape::Money, &fault),
        };
        if money.is_negative() {
            let message = msg!("value-out-of-range", value = text);
            let help = msg!("value-out-of-range.help-money");
            cx.push(Diagnostic::new(&VALUE_OUT_OF_RANGE, node.span(), message).help(help));
            return None;
        }
        Some(Spanned::new(money, node.span()))
    }
}

impl Read for Ratio {
    fn shape() -> Shape {
        Shape::Ratio
    }
    fn read(node: Ref<'_>, cx: &mut Cx<'_>) -> Option<Self> {
        let text = cx.scalar(node, Shape::Ratio)?;
        match values::Ratio::parse(&text) {
            Ok(ratio) => Some(Spanned::new(ratio, node.span())),
            Err(fault) => cx.not_a_number(node, Shape::Ratio, &fault),
        }
    }
}

impl Read for bool {
    fn shape() -> Shape {
        Shape::Flag
    }
    fn read(node: Ref<'_>, cx: &mut Cx<'_>) -> Option<Self> {
        match cx.scalar(node, Shape::Flag)?.trim() {
            "true" | "yes" | "да" => Some(true),
            "false" | "no" | "нет" => Some(false),
            _ => cx.wrong_type(node, Shape::Flag),
        }
    }
}

/// Reads one of the few words of `T`; another word is reported with the nearest as a fix.
pub fn read_choice<T: Choice>(node: Ref<'_>, cx: &mut Cx<'_>) -> Option<T> {
    let text = cx.scalar(node, Shape::Choice(T::WORDS))?;
    let word = text.trim();
    if let Some(at) = T::WORDS.iter().position(|known| *known == word) {
        return T::ALL.get(at).copied();
    }
    let message = msg!("unknown-value", value = word);
    let mut fault = Diagnostic::new(&UNKNOWN_VALUE, node.span(), message);
    let lower = word.to_lowercase();
    let words = T::WORDS.iter().map(|word| Arg::from(msg!("unknown-value.word", word = *word))).collect();
    fault = fault.help(msg!("unknown-value.help", words = Arg::List(words)));
    let near = synonyms::value(&lower, T::WORDS);
    if let Some(near) = near.or_else(|| nearest(&lower, T::WORDS.iter().copied())) {
        fault = fault.fix(Fix::safe(msg!("unknown-value.fix", near = near), node.span(), near));
    }
    cx.push(fault);
    None
}
