//! Why the grammar stopped, told by the words that are there.

use super::token::{Kind, Token};
use super::words::{Word, near};
use super::{Fault, Reason, Unit};
use std::ops::Range;

/// The likeliest reason that tokens are no expression; the grammar stopped at `position`.
pub(super) fn explain(text: &str, tokens: &[Token], position: usize) -> Fault {
    let word = |token: &Token| match token.kind {
        Kind::Word(word) => Some(word),
        _ => None,
    };
    let find = |test: &dyn Fn(Word) -> bool| tokens.iter().position(|token| word(token).is_some_and(test));
    let at = |index: usize| tokens.get(index).map_or(0..text.len(), |token| token.at.clone());
    let unknown = tokens.iter().position(|token| matches!(token.kind, Kind::Unknown(_)));
    let strange = |index: usize| {
        let word = match tokens.get(index).map(|token| &token.kind) {
            Some(Kind::Unknown(word)) => word.clone(),
            _ => String::new(),
        };
        let near = near(&word).or_else(|| near(&super::chars::cyrillic(&word)));
        let written = text.get(at(index)).unwrap_or_default().to_owned();
        Fault::invalid(Reason::UnknownWord { word: written, near }, at(index))
    };
    // A misspelt month matters more than the words about it.
    if let Some(index) = unknown
        && let Fault { reason: Reason::UnknownWord { near: Some(_), .. }, .. } = strange(index)
    {
        return strange(index);
    }
    if let Some(index) = find(&|word| matches!(word, Word::Season(_))) {
        return Fault::ambiguous(Reason::Season, at(index)).offer(season(tokens));
    }
    if let Some(index) = find(&|word| matches!(word, Word::Vacation)) {
        return Fault::ambiguous(Reason::Vacation, at(index));
    }
    // «2 неделя» is the second of a month and no length.
    let counted = |range: &Range<usize>| {
        let written = text.get(range.clone()).unwrap_or_default().to_lowercase();
        !["неделя", "неделю", "неделе"].iter().any(|week| written.ends_with(week))
    };
    if let Some(range) = length(tokens).filter(counted) {
        return Fault::ambiguous(Reason::Length, range);
    }
    if let Some(index) = find(&|word| matches!(word, Word::Unit(Unit::Week, _))) {
        return Fault::ambiguous(Reason::Week, at(index));
    }
    if let Some(index) = find(&|word| matches!(word, Word::Part | Word::End)) {
        return Fault::ambiguous(Reason::PartOf, at(index));
    }
    if let Some(index) = unknown {
        return strange(index);
    }
    if let Some(index) = find(&|word| matches!(word, Word::HalfOfYear | Word::Hour | Word::Minute)) {
        return Fault::ambiguous(Reason::Length, at(index));
    }
    if let Some(index) = find(&|word| matches!(word, Word::Term)) {
        return Fault::ambiguous(Reason::NoTerms, at(index));
    }
    if let Some(index) = find(&|word| matches!(word, Word::DayNumber)) {
        return Fault::ambiguous(Reason::DayOfMonth, at(index));
    }
    if let Some(index) =
        find(&|word| matches!(word, Word::Unit(Unit::Month, _) | Word::Year(_) | Word::Quarter | Word::Half))
        && !tokens.iter().any(|token| matches!(token.kind, Kind::Num(..) | Kind::Iso(..)))
        && find(&|word| matches!(word, Word::Month(..))).is_none()
    {
        return Fault::ambiguous(Reason::WholePart, at(index));
    }
    let dated = tokens.iter().any(|token| {
        matches!(token.kind, Kind::Iso(..) | Kind::Num(..) | Kind::Roman(_))
            || word(token).is_some_and(|word| {
                matches!(
                    word,
                    Word::Month(..)
                        | Word::Every(_)
                        | Word::EveryFew(..)
                        | Word::Times(_)
                        | Word::Each
                        | Word::Weekday(..)
                )
            })
    });
    if !dated {
        return Fault::invalid(Reason::NoDate, 0..text.len());
    }
    let position = position.min(tokens.len().saturating_sub(1));
    let from = at(position);
    let written = text.get(from.start..).unwrap_or_default().trim().chars().take(40).collect();
    Fault::invalid(Reason::Unexpected { text: written }, from)
}

/// A number and a unit: «2 недели», “1–2 months”.
fn length(tokens: &[Token]) -> Option<Range<usize>> {
    let kinds = || tokens.iter().map(|token| &token.kind);
    let at = kinds().position(|kind| {
        matches!(
            kind,
            Kind::Word(
                Word::Unit(Unit::Day | Unit::Month | Unit::Year, _)
                    | Word::Unit(Unit::Week, _)
                    | Word::Hour
                    | Word::Working
            )
        )
    })?;
    let number = at.checked_sub(1).and_then(|before| tokens.get(before))?;
    let counts = matches!(number.kind, Kind::Num(_, 1..=3) | Kind::Word(Word::Number(_)))
        || matches!(number.kind, Kind::Time) && at > 0;
    let end = tokens.get(at).map_or(number.at.end, |token| token.at.end);
    counts.then_some(number.at.start..end)
}

/// The months that a season of a written year has.
fn season(tokens: &[Token]) -> Vec<String> {
    let number = tokens.iter().find_map(|token| match token.kind {
        Kind::Word(Word::Season(number)) => Some(number),
        _ => None,
    });
    let years: Vec<u32> = tokens
        .iter()
        .filter_map(|token| match token.kind {
            Kind::Num(year @ 1900..=2200, 4) => Some(year),
            _ => None,
        })
        .collect();
    let (Some(number), [year]) = (number, years.as_slice()) else { return Vec::new() };
    let before = year - 1;
    let after = year + 1;
    match number {
        1 => vec![format!("{year}-03/{year}-05")],
        2 => vec![format!("{year}-06/{year}-08")],
        3 => vec![format!("{year}-09/{year}-11")],
        _ => vec![format!("{before}-12/{year}-02"), format!("{year}-12/{after}-02")],
    }
}
