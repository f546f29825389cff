use super::rules::nearest;
use super::splits::Splits;
use super::synonyms::synonym;
use super::{Cx, FieldInfo, MISSING_KEY, RecordInfo, Shape, UNKNOWN_KEY};
use crate::diagnostic::{Diagnostic, Fix};
use crate::locale::Message;
use crate::msg;
use crate::source::Span;
use crate::syntax::{Kind, Ref, YAML_SYNTAX, quoted};

/// A record of the format, declared by [`record!`](crate::record).
pub trait Record: Default {
    /// Its description.
    const INFO: &'static RecordInfo;
    /// Reads the value of the field at place `field` of the description.
    fn set(&mut self, field: usize, key: Span, node: Ref<'_>, cx: &mut Cx<'_>);
    /// Notes what became of the value of that field.
    fn mark(&mut self, field: usize, mark: Mark);
    /// Where each key that is there stands, with its value.
    fn places(&self) -> impl Iterator<Item = (&'static str, Span)>;
    /// Notes where the record stands, and whether it has keys that were not made out.
    fn set_place(&mut self, span: Span, open: bool);
}

/// What became of the value of a field.
#[derive(Clone, Copy, Debug)]
pub enum Mark {
    /// It stands under a key that is misspelt.
    Faulty {
        /// The key as written.
        key: Span,
        /// The value.
        span: Span,
    },
    /// What was read is only the beginning of it.
    Remnant,
    /// More of it stands elsewhere, under the same key.
    Partial,
}

/// How to mend a key that is missing.
fn add_key(key: &'static str) -> Message {
    if key == "kcp" { msg!("missing-key.help-kcp") } else { msg!("missing-key.help", key = key) }
}

/// Reads a record: every known key, and a report of every unknown, misplaced or missing one.
/// A record that lacks what is required is kept.
pub fn read_record<T: Record>(node: Ref<'_>, cx: &mut Cx<'_>) -> Option<T> {
    let mut record = T::default();
    record.set_place(node.span(), false);
    match node.kind() {
        Kind::Mapping { flow } => {
            if T::INFO.short.is_some() && report_colon::<T>(node, cx) {
                return None;
            }
            read_keys(&mut record, node, flow, cx);
            Some(record)
        }
        Kind::Blanked => None,
        Kind::Scalar { .. } | Kind::Sequence { .. } => {
            let short = T::INFO.short.and_then(|name| T::INFO.fields.iter().position(|f| f.field == name));
            let Some(field) = short else { return cx.wrong_type(node, Shape::Record(T::INFO)) };
            let before = cx.diagnostics.len();
            record.set(field, node.span(), node, cx);
            (cx.diagnostics.len() == before).then_some(record)
        }
        Kind::Null => cx.wrong_type(node, Shape::Record(T::INFO)),
    }
}

fn read_keys<T: Record>(record: &mut T, node: Ref<'_>, flow: bool, cx: &mut Cx<'_>) {
    const { assert!(T::INFO.fields.len() <= 64) };
    let fields = T::INFO.fields;
    let (mut seen, mut taken) = (Fields::default(), Fields::default());
    let mut unknown = Vec::new();
    let mut splits = Splits::new(flow);
    let mut before = None;
    let mut swallowed = false;
    let mut next = 0;
    for (key, value) in node.entries() {
        let name = key.text();
        // A broken value, such as an unclosed quote, may have taken keys after it along.
        swallowed |= value.kind() == Kind::Blanked && cx.source.slice(value.span()).contains(':');
        let spaced = || name.trim_matches(|c: char| c.is_whitespace() || INVISIBLE.contains(&c));
        if let Some(at) = named(fields, &name, next).or_else(|| named(fields, spaced(), 0)) {
            if let Some(field) = fields.get(at).filter(|field| field.key != name) {
                cx.push(odd_space(key, field.key));
            }
            next = at + 1;
            seen.add(at);
            record.set(at, key.span(), value, cx);
            missing_value(fields.get(at), key, value, cx);
            splits.end(key, value);
            before = Some(at);
        } else if name.starts_with("x-") || key.kind() == Kind::Blanked {
            splits.end(key, value);
            before = None;
        } else if flow && key.is_flow_entry_without_value() {
            let remnant = splits.note(key);
            if let Some(at) = before.filter(|_| remnant) {
                record.mark(at, Mark::Remnant);
            }
        } else {
            unknown.push((key, value));
            splits.end(key, value);
            before = None;
        }
    }
    splits.report(cx);
    let mut open = node.is_broken() || swallowed;
    for (key, value) in unknown {
        cx.lost.push(key.span().join(value.span()));
        match report_unknown::<T>(key, seen, taken, cx) {
            Some(at) => {
                taken.add(at);
                record.mark(at, Mark::Faulty { key: key.span(), span: value.span() });
            }
            None => {
                cx.strays.push(key.span());
                open = true;
            }
        }
    }
    // What a broken record seems to lack may be in what could not be read of it.
    if let Some(part) = node.broken_part() {
        let absent = (0..fields.len()).filter(|at| !seen.has(*at) && !taken.has(*at));
        absent.for_each(|at| record.set(at, part.span(), part, cx));
    }
    for (key, value) in node.hidden() {
        cx.lost.push(key.span().join(value.span()));
        if let Some(at) = fields.iter().position(|field| field.key == key.text()) {
            record.mark(at, Mark::Partial);
        }
    }
    record.set_place(node.span(), open);
    for (at, field) in fields.iter().enumerate() {
        if field.required && !seen.has(at) && !taken.has(at) && !open {
            let message = msg!("missing-key", key = field.key, record = (T::INFO.said)());
            let place = node.entries().next().map_or(node.span(), |(key, _)| key.span());
            let help = add_key(field.key);
            cx.push(Diagnostic::new(&MISSING_KEY, place, message).help(help));
        }
    }
}

/// A set of fields of a record, by place; that no record has more than its bits is checked as it is compiled.
#[derive(Clone, Copy, Default)]
struct Fields(u64);

impl Fields {
    fn add(&mut self, at: usize) {
        self.0 |= 1 << at;
    }

    fn has(self, at: usize) -> bool {
        self.0 >> at & 1 == 1
    }
}

/// The place of the field of a name, sought from place `from` on, since keys mostly keep their order.
fn named(fields: &[FieldInfo], name: &str, from: usize) -> Option<usize> {
    let (before, after) = fields.split_at_checked(from)?;
    let place = |part: &[FieldInfo]| part.iter().position(|field| field.key == name);
    place(after).map(|at| from + at).or_else(|| place(before))
}

/// The key of a record that a word most likely stands for.
pub fn likely_key(info: &'static RecordInfo, word: &str) -> Option<&'static str> {
    let keys: Vec<&'static str> = info.fields.iter().map(|field| field.key).collect();
    let word = word.trim().to_lowercase();
    let near = nearest(&word, keys.iter().copied()).or_else(|| synonym(&word, &keys))?;
    keys.into_iter().find(|key| *key == near)
}

/// A text with a colon, «Урок: итоги», reads as a key and a value where a text could stand for the record.
fn report_colon<T: Record>(node: Ref<'_>, cx: &mut Cx<'_>) -> bool {
    let Some(whole) = node.text_split_by_colon() else { return false };
    let known = |key: Ref<'_>| T::INFO.fields.iter().any(|field| field.key == key.text());
    let near = |key: Ref<'_>| nearest(&key.text(), T::INFO.fields.iter().map(|field| field.key)).is_some();
    if node.entries().any(|(key, _)| known(key) || near(key) || key.text().starts_with("x-")) {
        return false;
    }
    let text = quoted(cx.source.slice(whole), false);
    let fix = Fix::safe(msg!("unknown-key.split-fix", text = text.as_str()), whole, text);
    let fault = Diagnostic::new(&UNKNOWN_KEY, whole, msg!("unknown-key.colon"));
    cx.push(fault.help(msg!("unknown-key.colon-help")).fix(fix));
    true
}

/// A required key that is there without a value is as good as missing.
fn missing_value(field: Option<&super::FieldInfo>, key: Ref<'_>, value: Ref<'_>, cx: &mut Cx<'_>) {
    let Some(field) = field.filter(|field| field.required) else { return };
    let blank = match value.kind() {
        Kind::Null => true,
        Kind::Scalar { .. } => value.text().trim().is_empty(),
        Kind::Blanked => {
            if let Some(comment) = cx.comment_in_place_of(value) {
                let message = msg!("missing-key.comment", key = field.key);
                let fault = cx.eaten(key.span(), comment, message);
                cx.push(fault);
            }
            false
        }
        _ => false,
    };
    if blank {
        let help = add_key(field.key);
        cx.push(
            Diagnostic::new(&MISSING_KEY, key.span(), msg!("missing-key.value", key = field.key)).help(help),
        );
    }
}

/// Characters that take no room, and that no key can have.
const INVISIBLE: [char; 5] = ['\u{ad}', '\u{200b}', '\u{200c}', '\u{2060}', '\u{feff}'];

/// Spaces beside a key that are none to YAML.
fn odd_space(key: Ref<'_>, name: &'static str) -> Diagnostic {
    let fault = Diagnostic::new(&YAML_SYNTAX, key.span(), msg!("yaml-syntax.key-space", key = name));
    let fix = Fix::safe(msg!("yaml-syntax.key-space-fix"), key.span(), name);
    fault.help(msg!("yaml-syntax.key-space-help")).fix(fix).kept()
}

/// Whether a text stands on one line, so that it can be put in quotes as it is.
pub(super) fn on_one_line(text: Span, cx: &Cx<'_>) -> bool {
    !cx.source.slice(text).contains('\n')
}

/// Reports a key that the record does not have; the field that it most likely is, of those not seen yet.
fn report_unknown<T: Record>(key: Ref<'_>, seen: Fields, taken: Fields, cx: &mut Cx<'_>) -> Option<usize> {
    let name = key.text().into_owned();
    let word = name.trim().to_lowercase();
    let fields = T::INFO.fields.iter().enumerate();
    let free: Vec<&str> = fields.filter(|(at, _)| !seen.has(*at)).map(|(_, field)| field.key).collect();
    let message = msg!("unknown-key", key = name.as_str(), record = (T::INFO.said)());
    let mut fault = Diagnostic::new(&UNKNOWN_KEY, key.span(), message);
    let near = nearest(&word, free.iter().copied()).map(|near| (near, true));
    let near = near.or_else(|| synonym(&word, &free).map(|near| (near, false)));
    let at = T::INFO.fields.iter().position(|field| near.is_some_and(|(near, _)| near == field.key));
    // Of two keys that were meant for one, the second would double it.
    let doubled = at.is_some_and(|at| taken.has(at));
    match near {
        Some((near, safe)) => {
            fault = fault.help(if safe {
                msg!("unknown-key.near", near = near)
            } else {
                msg!("unknown-key.synonym", near = near)
            });
            if !doubled {
                let title = msg!("unknown-key.fix", near = near);
                // In JSON's way of writing, `"key":value`, the quotes are needed.
                let (place, text) = match key.content_span_of(0..name.len()) {
                    Some(word) => (word, near.to_owned()),
                    None => (key.span(), format!("\"{near}\"")),
                };
                fault = fault.fix(if safe || word.chars().any(|c| ('а'..='я').contains(&c)) {
                    Fix::safe(title, place, text)
                } else {
                    Fix::offered(title, place, text)
                });
            }
        }
        None => {
            let keys: Vec<&str> = T::INFO.fields.iter().map(|field| field.key).collect();
            fault = fault.help(msg!("unknown-key.help", keys = keys));
        }
    }
    cx.push(fault);
    at
}
