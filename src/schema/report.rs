use super::{Bare, MISSING_KEY, Shape, WRONG_TYPE};
use crate::diagnostic::{Diagnostic, Fix};
use crate::locale::Message;
use crate::msg;
use crate::source::{Excerpt, Source, Span};
use crate::syntax::{Kind, Ref, before_comment, in_smart_quotes, quoted};
use crate::values::{Coin, Fault, Share};

/// What reading a tree writes to.
pub struct Cx<'a> {
    /// The plan's text.
    pub source: &'a Source,
    /// What was found.
    pub diagnostics: Vec<Diagnostic>,
    /// The bytes that no value was made of, as has been reported: what they name may well be there.
    pub lost: Vec<Span>,
    /// Keys that stand where the format has no such key, and that may belong to a record before them.
    pub strays: Vec<Span>,
    /// Shares that seem to lack their `%`, in the order of reading.
    pub bare: Vec<Bare>,
    /// In what amounts are counted; none where that could not be read.
    pub coin: Option<Coin>,
}

impl<'a> Cx<'a> {
    /// For the tree of `source`.
    pub fn new(source: &'a Source) -> Self {
        let (diagnostics, lost, strays, bare) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        Self { source, diagnostics, lost, strays, bare, coin: None }
    }

    /// Notes a fault.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        self.diagnostics.push(diagnostic);
    }

    /// Notes that a node is of another kind than `shape`; nothing more where the text is broken anyway.
    pub fn wrong_type<T>(&mut self, node: Ref<'_>, shape: Shape) -> Option<T> {
        if node.kind() != Kind::Blanked {
            self.lost.push(node.span());
            let message = msg!("wrong-type", expected = shape.expected(), found = found(node));
            self.push(Diagnostic::new(&WRONG_TYPE, node.span(), message).help(help(shape)));
        }
        None
    }

    /// Notes that a text is no value of `shape`, with the mend that its fault suggests.
    pub fn not_a_number<T>(&mut self, node: Ref<'_>, shape: Shape, fault: &Fault) -> Option<T> {
        if let Fault::ThreeDigits { fraction, thousands } = fault {
            self.push(three_digits(node, fraction, thousands));
            return None;
        }
        let mend = match fault {
            Fault::Extra { number, rest } if matches!(shape, Shape::Money) => {
                self.coin.as_ref().and_then(|coin| coin.amount(number, rest))
            }
            Fault::Percent { number } => Some(number.clone()),
            Fault::BareSeparator { mend } | Fault::Separators { mend: Some(mend) } => Some(mend.clone()),
            _ => None,
        };
        let message = msg!("wrong-type", expected = shape.expected(), found = found(node));
        let mut diagnostic = Diagnostic::new(&WRONG_TYPE, node.span(), message).help(help(shape));
        if let Some(mend) = mend {
            let title = msg!("wrong-type.fix", mend = mend.as_str());
            diagnostic = diagnostic.fix(Fix::offered(title, node.span(), mend.as_str()));
        }
        self.push(diagnostic);
        None
    }

    /// The comment that stands where a value should, if it may be one: `title: #3 Приказы`.
    pub(super) fn comment_in_place_of(&self, node: Ref<'_>) -> Option<Span> {
        if !node.span().is_empty() {
            return None;
        }
        let at = node.span().range().end;
        let line = self.source.line(self.source.line_at(at)).range();
        // The place of an empty item is the end of its line.
        let item = self.source.text().get(line.start..at)?.trim_start().trim_start_matches("- ").trim_start();
        let from = if item.starts_with('#') { at - item.len() } else { at };
        let rest = self.source.text().get(from..line.end)?;
        let comment = before_comment(rest.trim_start());
        let from = from + (rest.len() - rest.trim_start().len());
        let text = comment.strip_prefix('#')?.starts_with(char::is_alphanumeric);
        text.then(|| Span::new(from, from + comment.len()))
    }

    /// A fault at `place`: something that is required became a comment.
    pub(super) fn eaten(&self, place: Span, comment: Span, message: Message) -> Diagnostic {
        let text = quoted(self.source.slice(comment), false);
        let fault = Diagnostic::new(&MISSING_KEY, place, message);
        let fault = if place == comment {
            fault.caret(msg!("missing-key.comment-label"))
        } else {
            fault.label(comment, msg!("missing-key.comment-label"))
        };
        fault.help(msg!("missing-key.comment-help", text = text.as_str())).fix(Fix::safe(
            msg!("missing-key.comment-fix", text = text.as_str()),
            comment,
            text,
        ))
    }

    /// Of shares that make up a whole together: makes it safe to add the signs that those of `bare` from
    /// number `since` on lack, where with `others` they come to 100 %.
    pub(super) fn settle_bare(&mut self, since: usize, others: impl Iterator<Item = Option<Share>>) {
        let bare = self.bare.get(since..).unwrap_or_default();
        if !bare.is_empty() && Share::make_a_whole(others.chain(bare.iter().map(|bare| Some(bare.share)))) {
            bare.iter().for_each(|bare| bare.settle(&mut self.diagnostics));
        }
    }

    /// Takes back what was said of values that are only a part of a text.
    pub(super) fn forget(&mut self, text: Span) {
        // They are among the last ones.
        let mut at = self.diagnostics.len();
        while let Some(fault) = at.checked_sub(1).and_then(|at| self.diagnostics.get(at)) {
            at -= 1;
            if fault.place.span.start < text.start {
                break;
            }
            if !text.contains(fault.place.span) {
                continue;
            }
            self.diagnostics.remove(at);
            self.bare.retain(|bare| bare.fault != at);
            self.bare.iter_mut().filter(|bare| bare.fault > at).for_each(|bare| bare.fault -= 1);
        }
    }

    /// The text of a scalar; another kind of node is reported against `shape`.
    pub fn scalar(&mut self, node: Ref<'_>, shape: Shape) -> Option<Excerpt> {
        let Kind::Scalar { .. } = node.kind() else { return self.wrong_type(node, shape) };
        let text = node.excerpt();
        if let Shape::Text = shape {
            return Some(text);
        }
        match in_smart_quotes(&text, node.span()) {
            Some((bare, fault)) => {
                self.diagnostics.push(fault);
                Some(bare.into())
            }
            None => Some(text),
        }
    }
}

/// An amount that may be a fraction or thousands.
fn three_digits(node: Ref<'_>, fraction: &str, thousands: &str) -> Diagnostic {
    let text = node.text().into_owned();
    let message = msg!("wrong-type.three-digits", text = text);
    let help = msg!("wrong-type.help-three-digits", fraction = fraction, thousands = thousands);
    let fault = Diagnostic::new(&WRONG_TYPE, node.span(), message).help(help);
    [thousands, fraction].into_iter().fold(fault, |fault, mend| {
        fault.fix(Fix::offered(msg!("wrong-type.fix", mend = mend), node.span(), mend))
    })
}

fn found(node: Ref<'_>) -> Message {
    match node.kind() {
        Kind::Mapping { .. } => msg!("found.mapping"),
        Kind::Sequence { .. } => msg!("found.sequence"),
        Kind::Null => msg!("found.nothing"),
        Kind::Scalar { .. } | Kind::Blanked => msg!("found.text", text = node.text().into_owned()),
    }
}

fn help(shape: Shape) -> Message {
    match shape {
        Shape::Text | Shape::Id => msg!("wrong-type.help-text"),
        Shape::Whole(..) => msg!("wrong-type.help-whole"),
        Shape::Number => msg!("wrong-type.help-number"),
        Shape::Money | Shape::Amount => msg!("wrong-type.help-money"),
        Shape::Share => msg!("wrong-type.help-share"),
        Shape::Ratio => msg!("wrong-type.help-ratio"),
        Shape::Flag => msg!("wrong-type.help-flag"),
        Shape::Choice(words) => msg!("wrong-type.help-choice", words = words.to_vec()),
        Shape::Record(info) => {
            let keys: Vec<&str> = info.fields.iter().map(|field| field.key).take(4).collect();
            msg!("wrong-type.help-record", keys = keys)
        }
        Shape::Many(_) | Shape::Seq(_) => msg!("wrong-type.help-seq"),
        Shape::Entries(_) => msg!("wrong-type.help-entries"),
        Shape::Judgement => msg!("wrong-type.help-judgement"),
        Shape::Contributions => msg!("wrong-type.help-contributions"),
    }
}
