//! Where the plan could not be read, as far as a report shows what stands there.

use super::Input;
use super::gaps::{Need, named};
use crate::locale::Message;
use crate::model::Unread;
use crate::msg;
use std::ops::RangeInclusive;

/// How many faults of reading the report may lack something by, and in which lines; none if there are none.
pub fn told(input: &Input<'_>, needs: &[Need]) -> Option<Message> {
    let concerned: Vec<&Unread> = input.unread.iter().filter(|place| concerns(input, needs, place)).collect();
    let mut spans: Vec<RangeInclusive<usize>> = Vec::new();
    let mut lines: Vec<&RangeInclusive<usize>> = concerned.iter().map(|place| &place.lines).collect();
    lines.sort_by_key(|lines| (*lines.start(), *lines.end()));
    for lines in lines {
        match spans.last_mut().filter(|last| *lines.start() <= *last.end() + 1) {
            Some(last) => *last = *last.start()..=*last.end().max(lines.end()),
            None => spans.push(lines.clone()),
        }
    }
    let single = matches!(spans.as_slice(), [only] if only.start() == only.end());
    let texts: Vec<String> = spans.iter().map(text).collect();
    let list = named(texts.iter().map(String::as_str))?;
    let count = concerned.len();
    Some(if single {
        msg!("report-gap-unread.line", count = count, line = list)
    } else {
        msg!("report-gap-unread.lines", count = count, lines = list)
    })
}

fn text(lines: &RangeInclusive<usize>) -> String {
    match (lines.start(), lines.end()) {
        (first, last) if first == last => first.to_string(),
        (first, last) if first + 1 == *last => format!("{first}, {last}"),
        (first, last) => format!("{first}–{last}"),
    }
}

/// Whether a report that shows `needs` may lack what stands at a place.
fn concerns(input: &Input<'_>, needs: &[Need], place: &Unread) -> bool {
    let has = |need| needs.contains(&need);
    match place.section {
        None | Some("title") => true,
        Some("kcp" | "language") => false,
        Some("people") => has(Need::People),
        Some("periods") => has(Need::Periods) || has(Need::Dates),
        Some("goal") => has(Need::Goals),
        Some("dates" | "year-starts" | "calendar") => {
            has(Need::Dates) || has(Need::Periods) || has(Need::Head)
        }
        Some("directions") => is_asked_for(input, place) && shows(needs, place.field),
        Some(_) => has(Need::Head),
    }
}

/// Whether the value of a field of directions or activities is shown; where a report says of which activities
/// it lacks, that is enough.
fn shows(needs: &[Need], field: Option<&str>) -> bool {
    match field {
        None | Some("id" | "title" | "number" | "section" | "activities") => true,
        Some("note" | "reason") => needs.contains(&Need::Results),
        Some("budget") => needs.contains(&Need::Money),
        Some("key") => needs.contains(&Need::Marks),
        Some(_) => false,
    }
}

/// Whether a place is in a direction that is asked for, or in none that could be read.
fn is_asked_for(input: &Input<'_>, place: &Unread) -> bool {
    let directions = &input.programme.directions;
    let next = directions.partition_point(|direction| direction.written.span.start <= place.place.start);
    let Some(at) = next.checked_sub(1) else { return true };
    let inside = directions.get(at).is_some_and(|direction| direction.written.span.contains(place.place));
    !inside || input.query.asks_for(at)
}
