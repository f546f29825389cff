use super::read::is_key;
use super::record::{Activity, Direction, Plan};
use super::{NOT_A_PLAN, UNSUPPORTED_VERSION};
use crate::diagnostic::{Diagnostic, File, Group, Level, Rule};
use crate::schema::{
    Record, RecordInfo, UNKNOWN_KEY, UNKNOWN_VALUE, VALUE_OUT_OF_RANGE, WRONG_TYPE, likely_key,
};
use crate::source::{Source, Span};
use crate::syntax::{DUPLICATE_KEY, Kind, Ref, SEVERAL_DOCUMENTS, Tree, YAML_SYNTAX};
use std::collections::HashMap;
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

/// Where the places of faults lie in a plan's tree: what has to be known of it to tell what was not read.
#[derive(Debug, Default)]
pub struct Situated {
    /// By place and rule.
    seats: HashMap<(Span, &'static str), Seat>,
    /// The parts of the text that could not be read, in its order.
    broken: Vec<Span>,
}

#[derive(Clone, Copy, Debug, Default)]
struct Seat {
    section: Option<&'static str>,
    field: Option<&'static str>,
}

/// A fault's place and rule, and where it lies.
type Place = (Span, &'static Rule, Seat);

/// Finds where the faults of reading lie.
pub fn situate<'d>(tree: &Tree, faults: impl Iterator<Item = &'d Diagnostic>) -> Situated {
    let faults = faults.filter(|fault| is_in_text(fault));
    let mut places: Vec<Place> =
        faults.map(|fault| (fault.place.span, fault.rule, Seat::default())).collect();
    if places.is_empty() {
        return Situated::default();
    }
    places.sort_by_key(|(place, ..)| (place.start, place.end));
    if let Some(root) = tree.root() {
        sections(root, &mut places);
    }
    let seats = places.into_iter().map(|(place, rule, seat)| ((place, rule.name), seat)).collect();
    Situated { seats, broken: tree.broken_parts().collect() }
}

/// The places that the faults of reading are about, in the order of the file, but for those that took nothing
/// away; `found` holds the faults that are shown, so that what the author allows is none of them.
pub fn unread<'d>(
    source: &Source,
    situated: &Situated,
    found: impl Iterator<Item = &'d Diagnostic>,
) -> Vec<Unread> {
    let mut places: Vec<(&Diagnostic, Unread)> = found
        .filter(|fault| of_reading(fault))
        .map(|fault| {
            let place = fault.place.span;
            let seat = situated.seats.get(&(place, fault.rule.name)).copied().unwrap_or_default();
            let Seat { section, field } = seat;
            (fault, Unread { place, lines: lines(source, fault), section, field })
        })
        .collect();
    places.sort_by_key(|(_, unread)| (unread.place.start, unread.place.end));
    broken_parts(source, &situated.broken, &mut places);
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

fn of_reading(fault: &Diagnostic) -> bool {
    is_in_text(fault) && !fault.kept && fault.level == Level::Error
}

/// Whether a fault is one of reading a place of the plan.
fn is_in_text(fault: &Diagnostic) -> bool {
    let whole_file = [&NOT_A_PLAN, &UNSUPPORTED_VERSION].contains(&fault.rule);
    fault.place.file == File::Plan && !whole_file && fault.rule.group == Group::Reading
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
fn broken_parts(source: &Source, broken: &[Span], places: &mut [(&Diagnostic, Unread)]) {
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

/// Gives the part of `places`, sorted, that lies in a span.
fn within(places: &mut [Place], span: Span) -> Option<&mut [Place]> {
    let from = places.partition_point(|(place, ..)| place.start < span.start);
    let to = places.partition_point(|(place, ..)| place.start <= span.end);
    places.get_mut(from..to).filter(|places| !places.is_empty())
}

fn entries(node: Ref<'_>) -> impl Iterator<Item = (Span, Ref<'_>, Ref<'_>)> {
    node.entries().chain(node.hidden()).map(|(key, value)| (key.span().join(value.span()), key, value))
}

fn known(info: &'static RecordInfo, key: Ref<'_>) -> Option<&'static str> {
    let name = key.text();
    info.fields.iter().map(|field| field.key).find(|known| *known == name)
}

fn sections(root: Ref<'_>, places: &mut [Place]) {
    for (span, key, value) in entries(root) {
        let Some(places) = within(places, span) else { continue };
        // A single value that stands under a word of its own is no more than one more field of the head.
        let unknown = || match value.kind() {
            Kind::Scalar(_) => Some("extra"),
            _ => None,
        };
        let section = known(Plan::INFO, key).or_else(|| likely_key(Plan::INFO, &key.text())).or_else(unknown);
        for (_, _, seat) in places.iter_mut() {
            seat.section = section;
        }
        if section == Some("directions") {
            for direction in value.items() {
                fields(Direction::INFO, direction, places);
            }
        }
    }
}

/// Notes whose values could not be read, in a direction and in its activities.
fn fields(info: &'static RecordInfo, record: Ref<'_>, places: &mut [Place]) {
    let Some(places) = within(places, record.span()) else { return };
    for (span, key, value) in entries(record) {
        let Some(places) = within(places, span) else { continue };
        let Some(field) = known(info, key) else { continue };
        let by_value = [&WRONG_TYPE, &UNKNOWN_VALUE, &VALUE_OUT_OF_RANGE];
        for (_, _, seat) in places.iter_mut().filter(|(_, rule, _)| by_value.contains(rule)) {
            seat.field = Some(field);
        }
        if field == "activities" {
            for activity in value.items() {
                fields(Activity::INFO, activity, places);
            }
        }
    }
}
