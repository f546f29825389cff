//! Mends are tried before they are called safe: the text is read as they leave it.

use super::edits::{apply, chosen};
use crate::diagnostic::{Diagnostic, Edit, File, Fix, Group};
use crate::locale::Message;
use crate::model::{self, AMBIGUOUS_DATE, INVALID_DATE};
use crate::source::{Encoding, Source, Span};
use crate::syntax::{DUPLICATE_KEY, YAML_SYNTAX};
use std::collections::{BTreeMap, HashMap};

/// So often mends that don't hold are sorted out; then none of them is safe.
const ROUNDS: usize = 6;

/// Takes out the faults of values that follow from what is wrong with their line as YAML, which is reported:
/// the `broken` faults of the text, which then say that not all was read there.
pub(super) fn without_following(
    mut broken: Vec<Diagnostic>,
    found: &mut Vec<Diagnostic>,
    mended: &BTreeMap<u32, u32>,
) -> Vec<Diagnostic> {
    found.retain(|fault| {
        let silent = follows(fault, mended);
        if silent {
            told_by(fault, &mut broken);
        }
        !silent
    });
    broken
}

/// Leaves only those mends safe after which the text has no fault that it had not: none of YAML, none
/// in what they write, and none on the lines where a mend of YAML makes one text or one value.
pub(super) fn prove(source: &Source, found: &mut [Diagnostic]) {
    if source.encoding() != Encoding::Utf8 {
        return;
    }
    for round in 0..=ROUNDS {
        let mends = chosen(found.iter().filter(|fault| is_of_reading(fault)), None);
        if mends.is_empty() {
            return;
        }
        let edits: Vec<(usize, &Edit)> = mends
            .iter()
            .enumerate()
            .flat_map(|(at, (_, fix))| fix.edits.iter().map(move |edit| (at, edit)))
            .collect();
        let text = apply(source.text().as_bytes(), edits.iter().map(|(_, edit)| *edit));
        let after = Source::new(source.path(), String::from_utf8_lossy(&text));
        let written = written(edits);
        let binding: Vec<bool> = mends.iter().map(|(fault, fix)| is_of_text(fault) && binds(fix)).collect();
        let mut bad = vec![false; mends.len()];
        for fault in new_faults(found, &after) {
            let place = fault.place.span;
            for (mend, span) in touched(&written, &after, place) {
                let binding = binding.get(mend).copied().unwrap_or_default();
                let own = place.start <= span.end && span.start <= place.end;
                let blamed = own || binding || is_of_text(&fault);
                if let Some(bad) = bad.get_mut(mend).filter(|_| blamed) {
                    *bad = true;
                }
            }
        }
        if !bad.contains(&true) {
            return;
        }
        let all = round == ROUNDS;
        let starts: Vec<Vec<Edit>> = mends
            .iter()
            .zip(bad)
            .filter(|(_, bad)| *bad || all)
            .map(|((_, fix), _)| fix.edits.clone())
            .collect();
        refuse(found, &starts);
    }
}

/// Calls no mend safe that has yet to be tried.
pub(super) fn refuse_all(found: &mut [Diagnostic]) {
    for fix in found.iter_mut().filter(|fault| is_of_reading(fault)).flat_map(|fault| &mut fault.fixes) {
        fix.safe = false;
    }
}

/// Mends that are made of these edits are not safe.
fn refuse(found: &mut [Diagnostic], mends: &[Vec<Edit>]) {
    let mut by_start: HashMap<Span, Vec<&Vec<Edit>>> = HashMap::new();
    for edits in mends {
        if let Some(first) = edits.first() {
            by_start.entry(first.span).or_default().push(edits);
        }
    }
    let refused = |fix: &Fix| {
        let first = fix.edits.first().and_then(|first| by_start.get(&first.span));
        first.is_some_and(|same| same.iter().any(|edits| **edits == fix.edits))
    };
    for fix in found.iter_mut().flat_map(|fault| &mut fault.fixes) {
        if fix.safe && refused(fix) {
            fix.safe = false;
        }
    }
}

/// Whether a mend makes one text, or one value, of what stands there; what others uncover was there before.
fn binds(fix: &Fix) -> bool {
    fix.edits.iter().any(|edit| edit.text.contains(['"', '\'', '[', ']', '{', '}']))
}

fn is_of_text(fault: &Diagnostic) -> bool {
    [&YAML_SYNTAX, &DUPLICATE_KEY].contains(&fault.rule)
}

/// Whether a fault is one of reading a value or a key.
fn is_of_reading(fault: &Diagnostic) -> bool {
    fault.rule.group == Group::Reading || [&INVALID_DATE, &AMBIGUOUS_DATE].contains(&fault.rule)
}

/// The faults of reading that a text has and that were not among those found before it was mended.
fn new_faults(before: &[Diagnostic], after: &Source) -> Vec<Diagnostic> {
    let parsed = model::parse(after);
    let mut faults = model::build(after, &parsed.tree).diagnostics;
    let broken = without_following(parsed.diagnostics, &mut faults, &parsed.tree.mended_lines());
    faults.extend(broken);
    let mut known: HashMap<(&str, String), usize> = HashMap::new();
    for fault in before {
        *known.entry(same(fault)).or_default() += 1;
    }
    faults.retain(|fault| {
        is_of_reading(fault)
            && known.get_mut(&same(fault)).filter(|count| **count > 0).map(|count| *count -= 1).is_none()
    });
    faults
}

/// What tells faults apart wherever they stand.
fn same(fault: &Diagnostic) -> (&'static str, String) {
    let Message { key, args } = &fault.message;
    (key, format!("{args:?}"))
}

/// Where in the mended text each edit stands, with the number of its mend, in the order of the text.
fn written(mut edits: Vec<(usize, &Edit)>) -> Vec<(usize, Span)> {
    edits.sort_by_key(|(_, edit)| edit.span);
    let (mut from, mut to) = (0, 0);
    edits
        .into_iter()
        .map(|(mend, edit)| {
            to += (edit.span.start as usize).saturating_sub(from);
            let span = Span::new(to, to + edit.text.len());
            (from, to) = (edit.span.end as usize, to + edit.text.len());
            (mend, span)
        })
        .collect()
}

/// The edits on the lines of a place; of a place without one, the last before it.
fn touched<'w>(
    written: &'w [(usize, Span)],
    after: &Source,
    place: Span,
) -> impl Iterator<Item = (usize, Span)> + use<'w> {
    let first = after.line(after.line_at(place.start as usize)).start;
    let last = after.line(after.line_at(place.end as usize)).end;
    let from = written.partition_point(|(_, span)| span.end < first);
    let until = written.partition_point(|(_, span)| span.start <= last).max(from);
    let from = if from == until { from.saturating_sub(1) } else { from };
    written.get(from..until).into_iter().flatten().copied()
}

/// Whether a fault of a value follows from what is wrong with its line as YAML, which is reported.
fn follows(fault: &Diagnostic, mended: &BTreeMap<u32, u32>) -> bool {
    let of_value = is_of_reading(fault) || fault.rule.group == Group::Identity;
    let at = fault.place.span.start;
    let is_mended = || mended.range(..=at).next_back().is_some_and(|(_, end)| at <= *end);
    of_value && fault.place.file == File::Plan && is_mended()
}

/// A fault that follows from one of reading is told by that one: not all was read there.
fn told_by(fault: &Diagnostic, broken: &mut [Diagnostic]) {
    let next = broken.partition_point(|before| before.place.span.start <= fault.place.span.start);
    if let Some(before) = broken.get_mut(next.saturating_sub(1)) {
        before.kept = false;
    }
}
