use super::rules::nearest;
use super::{Cx, MISSING_KEY, RecordInfo, Shape, UNKNOWN_KEY};
use crate::diagnostic::{Diagnostic, Fix};
use crate::locale::Message;
use crate::msg;
use crate::source::Span;
use crate::syntax::{Kind, Ref, quoted};
use std::collections::HashSet;

/// A record of the format, declared by [`record!`](crate::record).
pub trait Record: Default {
    /// Its description.
    const INFO: &'static RecordInfo;
    /// Reads the value of the field at place `field` of the description.
    fn set(&mut self, field: usize, key: Span, node: Ref<'_>, cx: &mut Cx<'_>);
    /// Notes where the record stands.
    fn set_span(&mut self, span: Span);
}

/// How to mend a key that is missing.
fn add_key(key: &'static str) -> Message {
    if key == "kcp" { msg!("missing-key.help-kcp") } else { msg!("missing-key.help", key = key) }
}

/// Reads a record: every known key, and a report of every unknown, misplaced or missing one.
/// A record that lacks what is required is kept.
pub fn read_record<T: Record>(node: Ref<'_>, cx: &mut Cx<'_>) -> Option<T> {
    let mut record = T::default();
    record.set_span(node.span());
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
    let fields = T::INFO.fields;
    let mut seen = vec![false; fields.len()];
    let mut unknown = Vec::new();
    for (key, value) in node.entries() {
        let name = key.text();
        match fields.iter().position(|field| field.key == name) {
            Some(at) => {
                let first = seen.get_mut(at).is_some_and(|seen| !std::mem::replace(seen, true));
                if first {
                    record.set(at, key.span(), value, cx);
                    missing_value(fields.get(at), key, value, cx);
                }
            }
            None if name.starts_with("x-") || key.kind() == Kind::Blanked => {}
            None => unknown.push(key),
        }
    }
    let free: Vec<&str> =
        fields.iter().zip(&seen).filter(|(_, seen)| !**seen).map(|(field, _)| field.key).collect();
    // What a broken record seems to lack may be in what could not be read of it.
    if let Some(part) = node.broken_part() {
        let absent = seen.iter().enumerate().filter(|(_, seen)| !**seen);
        absent.for_each(|(field, _)| record.set(field, part.span(), part, cx));
    }
    let mut taken = HashSet::new();
    for key in unknown {
        if flow && key.is_flow_entry_without_value() {
            report_split(node, key, cx);
        } else {
            report_unknown::<T>(key, &free, &mut taken, cx);
        }
    }
    for (field, seen) in fields.iter().zip(&seen) {
        if field.required && !seen && !taken.contains(field.key) && !node.is_broken() {
            let message = msg!("missing-key", key = field.key, record = (T::INFO.said)());
            let place = node.entries().next().map_or(node.span(), |(key, _)| key.span());
            let help = add_key(field.key);
            cx.push(Diagnostic::new(&MISSING_KEY, place, message).help(help));
        }
    }
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
    let blank = match value.kind() {
        Kind::Null => true,
        Kind::Scalar { .. } => value.text().trim().is_empty(),
        _ => false,
    };
    if let Some(field) = field.filter(|field| field.required && blank) {
        let help = add_key(field.key);
        cx.push(
            Diagnostic::new(&MISSING_KEY, key.span(), msg!("missing-key.value", key = field.key)).help(help),
        );
    }
}

/// Whether a text stands on one line, so that it can be put in quotes as it is.
fn on_one_line(text: Span, cx: &Cx<'_>) -> bool {
    !cx.source.slice(text).contains('\n')
}

/// A key in `{ }` without a value is what a comma leaves of a text that it splits.
pub(super) fn report_split(node: Ref<'_>, key: Ref<'_>, cx: &mut Cx<'_>) {
    let message = msg!("unknown-key.split", key = key.text().into_owned());
    let mut fault = Diagnostic::new(&UNKNOWN_KEY, key.span(), message).help(msg!("unknown-key.split-help"));
    if let Some(whole) = node.text_split_by_comma(key).filter(|whole| on_one_line(*whole, cx)) {
        let text = quoted(cx.source.slice(whole), true);
        fault = fault.fix(Fix::safe(msg!("unknown-key.split-fix", text = text.as_str()), whole, text));
    }
    cx.push(fault);
}

fn report_unknown<T: Record>(
    key: Ref<'_>,
    free: &[&'static str],
    taken: &mut HashSet<&'static str>,
    cx: &mut Cx<'_>,
) {
    let name = key.text().into_owned();
    let record = (T::INFO.said)();
    let message = msg!("unknown-key", key = name.as_str(), record = record);
    let mut fault = Diagnostic::new(&UNKNOWN_KEY, key.span(), message);
    match nearest(&name, free.iter().copied()) {
        Some(near) => {
            let near = free.iter().find(|known| **known == near).copied().unwrap_or_default();
            fault = fault.help(msg!("unknown-key.near", near = near));
            // Of two keys that were meant for one, the second would double it.
            if taken.insert(near) {
                let title = msg!("unknown-key.fix", near = near);
                // In JSON's way of writing, `"key":value`, the quotes are needed.
                fault = fault.fix(match key.content_span_of(0..name.len()) {
                    Some(word) => Fix::safe(title, word, near),
                    None => Fix::safe(title, key.span(), format!("\"{near}\"")),
                });
            }
        }
        None => {
            let keys: Vec<&str> = T::INFO.fields.iter().map(|field| field.key).collect();
            fault = fault.help(msg!("unknown-key.help", keys = keys));
        }
    }
    cx.push(fault);
}
