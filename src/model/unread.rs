use super::read::is_key;
use super::record::Plan;
use super::{NOT_A_PLAN, Programme, UNSUPPORTED_VERSION};
use crate::diagnostic::{Diagnostic, File, Group, Level};
use crate::schema::{Record, UNKNOWN_KEY, UNKNOWN_VALUE, VALUE_OUT_OF_RANGE, WRONG_TYPE, likely_key};
use crate::source::{Source, Span};
use crate::syntax::{DUPLICATE_KEY, Kind, Ref, SEVERAL_DOCUMENTS, Tree, YAML_SYNTAX};
use std::ops::RangeInclusive;

/// A place that could not be read as it is written: something that it says may be missing from the programme.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unread {
    /// Its bytes.
    pub place: Span,
    /// The lines that are concerned, from 1.
    pub lines: RangeInclusive<usize>,
    /// The key of the plan that it belongs to; none where it may belong to any.
    pub section: Option<&'static str>,
    /// The key of a direction or an activity whose value it is; none where it may say anything of it.
    pub field: Option<&'static str>,
}

/// What has to be known of a plan's tree to tell what was not read, once the tree is gone.
#[derive(Debug, Default)]
pub struct Outline {
    /// The keys of the plan with their values, and which section each is or was meant as.
    sections: Vec<(Span, Option<&'static str>)>,
    /// The parts of the text that could not be read, in its order.
    broken: Vec<Span>,
}

/// A fault, and the place that could not be read because of it.
type Place<'d> = (&'d Diagnostic, Unread);

/// Notes where the sections of a plan stand.
pub fn outline(tree: &Tree) -> Outline {
    let sections = tree.root().into_iter().flat_map(sections).collect();
    Outline { sections, broken: tree.broken_parts().collect() }
}

/// The places that the faults of reading are about, in the order of the file, but for those that took nothing
/// away; `found` holds the faults that are shown, so that what the author allows is none of them.
pub fn unread<'d>(
    source: &Source,
    outline: &Outline,
    programme: Option<&Programme>,
    found: impl Iterator<Item = &'d Diagnostic>,
) -> Vec<Unread> {
    let mut places: Vec<Place<'_>> = found
        .filter(|fault| of_reading(fault))
        .map(|fault| {
            let (place, lines) = (fault.place.span, lines(source, fault));
            (fault, Unread { place, lines, section: None, field: None })
        })
        .collect();
    if places.is_empty() {
        return Vec::new();
    }
    places.sort_by_key(|(_, unread)| (unread.place.start, unread.place.end));
    for (span, section) in &outline.sections {
        for (_, unread) in within(&mut places, *span) {
            unread.section = *section;
        }
    }
    if let Some(programme) = programme {
        note_fields(programme, &mut places);
    }
    broken_parts(source, &outline.broken, &mut places);
    for (fault, unread) in &mut places {
        // A key of some other record may belong to any, and so may a line that stands where none should.
        let stray = *fault.rule == UNKNOWN_KEY && is_key(source.slice(unread.place));
        let syntax = *fault.rule == YAML_SYNTAX;
        let head = syntax && unread.section == Some("kcp");
        if stray || head || syntax && begins_line(source, unread.place) {
            unread.section = None;
        }
    }
    places.into_iter().map(|(_, unread)| unread).collect()
}

/// Whether a fault took a place of the plan away.
fn of_reading(fault: &Diagnostic) -> bool {
    let whole_file = [&NOT_A_PLAN, &UNSUPPORTED_VERSION].contains(&fault.rule);
    let in_text = fault.place.file == File::Plan && !whole_file && fault.rule.group == Group::Reading;
    in_text && !fault.kept && fault.level == Level::Error
}

/// The lines of a fault; where a key is not read, those of its value, too.
fn lines(source: &Source, fault: &Diagnostic) -> RangeInclusive<usize> {
    let place = fault.place.span;
    let (first, last) = lines_of(source, place).into_inner();
    let rule = fault.rule;
    if *rule == SEVERAL_DOCUMENTS {
        return first..=source.line_at(source.text().trim_end().len()) + 1;
    }
    if *rule == UNKNOWN_KEY || *rule == DUPLICATE_KEY {
        return first..=last.max(end_of_block(source, place));
    }
    first..=last
}

/// Whether a place is where a line begins.
fn begins_line(source: &Source, place: Span) -> bool {
    let line = source.line(source.line_at(place.start as usize));
    source.slice(Span { start: line.start, end: place.start }).trim_start_matches([' ', '-']).is_empty()
}

fn lines_of(source: &Source, span: Span) -> RangeInclusive<usize> {
    let last = span.end.saturating_sub(1).max(span.start);
    source.line_at(span.start as usize) + 1..=source.line_at(last as usize) + 1
}

/// The last line, from 1, of what stands under a key: all that is written further to the right, and a list
/// whose dashes stand right under the key.
fn end_of_block(source: &Source, key: Span) -> usize {
    let first = source.line_at(key.start as usize);
    let before = Span { start: source.line(first).start, end: key.start };
    let indent = source.slice(before).chars().count();
    let mut last = first;
    if source.slice(before).contains(['{', '[']) {
        return first + 1;
    }
    for line in first + 1..source.line_count() {
        let text = source.slice(source.line(line));
        let rest = text.trim_start_matches(' ');
        if rest.trim().is_empty() {
            continue;
        }
        let column = text.len() - rest.len();
        if column < indent || column == indent && !rest.starts_with("- ") {
            break;
        }
        last = line;
    }
    last + 1
}

/// Lengthens the lines of broken YAML by the parts that were left out because of it.
fn broken_parts(source: &Source, broken: &[Span], places: &mut [Place<'_>]) {
    let mut syntax: Vec<&mut Unread> =
        places.iter_mut().filter(|(fault, _)| *fault.rule == YAML_SYNTAX).map(|(_, unread)| unread).collect();
    for part in broken {
        let next = syntax.partition_point(|unread| unread.place.start <= part.start);
        if let Some(unread) = next.checked_sub(1).and_then(|at| syntax.get_mut(at)) {
            let last = *unread.lines.end().max(lines_of(source, *part).end());
            unread.lines = *unread.lines.start()..=last;
        }
    }
}

/// The part of `places`, sorted, that lies in a span.
fn within<'p, 'd>(places: &'p mut [Place<'d>], span: Span) -> &'p mut [Place<'d>] {
    let from = places.partition_point(|(_, unread)| unread.place.start < span.start);
    let to = places.partition_point(|(_, unread)| unread.place.start <= span.end);
    places.get_mut(from..to).unwrap_or_default()
}

fn sections(root: Ref<'_>) -> impl Iterator<Item = (Span, Option<&'static str>)> {
    root.entries().chain(root.hidden()).map(|(key, value)| {
        let name = key.text();
        let known = Plan::INFO.fields.iter().map(|field| field.key).find(|known| *known == name);
        // A single value that stands under a word of its own is no more than one more field of the head.
        let single = || matches!(value.kind(), Kind::Scalar(_)).then_some("extra");
        let meant = || if name.starts_with("x-") { None } else { likely_key(Plan::INFO, &name) };
        let section = known.or_else(meant).or_else(single);
        (key.span().join(value.span()), section)
    })
}

/// Notes whose values could not be read, in directions and their activities.
fn note_fields(programme: &Programme, places: &mut [Place<'_>]) {
    for direction in &programme.directions {
        let places = within(places, direction.written.span);
        if places.is_empty() {
            continue;
        }
        note_fields_of(&direction.written, places);
        for activity in programme.activities.get(direction.activities.clone()).unwrap_or_default() {
            note_fields_of(&*activity.written, within(places, activity.written.span));
        }
    }
}

fn note_fields_of(record: &impl Record, places: &mut [Place<'_>]) {
    if places.is_empty() {
        return;
    }
    for (key, place) in record.places() {
        let by_value = [&WRONG_TYPE, &UNKNOWN_VALUE, &VALUE_OUT_OF_RANGE];
        for (_, unread) in
            within(places, place).iter_mut().filter(|(fault, _)| by_value.contains(&fault.rule))
        {
            unread.field = Some(key);
        }
    }
}
