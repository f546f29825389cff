use super::{Cx, MISSING_KEY, RecordInfo, Shape, UNKNOWN_KEY};
use crate::diagnostic::{Diagnostic, Fix};
use crate::msg;
use crate::source::Span;
use crate::syntax::{Kind, Ref};
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

/// Reads a record: every known key, and a report of every unknown, misplaced or missing one.
/// A record that lacks what is required is kept.
pub fn read_record<T: Record>(node: Ref<'_>, cx: &mut Cx<'_>) -> Option<T> {
    let mut record = T::default();
    record.set_span(node.span());
    match node.kind() {
        Kind::Mapping { flow } => {
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
    let mut broken = false;
    for (key, value) in node.entries() {
        broken |= key.kind() == Kind::Blanked;
        let name = key.text();
        match fields.iter().position(|field| field.key == name) {
            Some(at) => {
                let first = seen.get_mut(at).is_some_and(|seen| !std::mem::replace(seen, true));
                if first {
                    record.set(at, key.span(), value, cx);
                    missing_value(&fields[at..at + 1], key, value, cx);
                }
            }
            None if name.starts_with("x-") || key.kind() == Kind::Blanked => {}
            None => unknown.push((key, value)),
        }
    }
    let free: Vec<&str> =
        fields.iter().zip(&seen).filter(|(_, seen)| !**seen).map(|(field, _)| field.key).collect();
    let mut taken = HashSet::new();
    for (key, value) in unknown {
        report_unknown::<T>(key, value, flow, &free, &mut taken, cx);
    }
    for (field, seen) in fields.iter().zip(&seen) {
        if field.required && !seen && !taken.contains(field.key) && !broken && !node.is_damaged() {
            let message = msg!("missing-key", key = field.key, record = (T::INFO.said)());
            let place = node.entries().next().map_or(node.span(), |(key, _)| key.span());
            let help = msg!("missing-key.help", key = field.key);
            cx.push(Diagnostic::new(&MISSING_KEY, place, message).help(help));
        }
    }
}

/// A required key that is there without a value is as good as missing.
fn missing_value(field: &[super::FieldInfo], key: Ref<'_>, value: Ref<'_>, cx: &mut Cx<'_>) {
    let blank = match value.kind() {
        Kind::Null => true,
        Kind::Scalar { .. } => value.text().trim().is_empty(),
        _ => false,
    };
    if let Some(field) = field.first().filter(|field| field.required && blank) {
        let help = msg!("missing-key.help", key = field.key);
        cx.push(Diagnostic::new(&MISSING_KEY, key.span(), msg!("missing-key.value", key = field.key)).help(help));
    }
}

fn report_unknown<T: Record>(
    key: Ref<'_>,
    value: Ref<'_>,
    flow: bool,
    free: &[&'static str],
    taken: &mut HashSet<&'static str>,
    cx: &mut Cx<'_>,
) {
    let name = key.text().into_owned();
    if flow && value.kind() == Kind::Null && value.span().is_empty() {
        let message = msg!("unknown-key.split", key = name);
        cx.push(Diagnostic::new(&UNKNOWN_KEY, key.span(), message).help(msg!("unknown-key.split-help")));
        return;
    }
    let record = (T::INFO.said)();
    let message = msg!("unknown-key", key = name.as_str(), record = record);
    let mut fault = Diagnostic::new(&UNKNOWN_KEY, key.span(), message);
    match crate::schema::rules::nearest(&name, free.iter().copied()) {
        Some(near) => {
            let near = free.iter().find(|known| **known == near).copied().unwrap_or_default();
            taken.insert(near);
            fault = fault.help(msg!("unknown-key.near", near = near));
            fault = fault.fix(Fix::safe(msg!("unknown-key.fix", near = near), key.span(), near));
        }
        None => {
            let keys: Vec<&str> = T::INFO.fields.iter().map(|field| field.key).collect();
            fault = fault.help(msg!("unknown-key.help", keys = keys));
        }
    }
    cx.push(fault);
}
