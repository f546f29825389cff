//! Tokens without what is no part of a date: labels, times of day, remarks, lengths and footnote marks.

use super::token::{Kind, Token};
use super::words::{Word, is_ordinal_ending};
use super::{Fault, Reason};
use std::ops::Range;

/// The tokens that make the expression, and whether what was set aside says more than dates.
pub(super) struct Tidy {
    pub tokens: Vec<Token>,
    pub remarks: bool,
}

/// Sets aside what is no part of a date.
pub(super) fn tidy(text: &str, tokens: Vec<Token>) -> Result<Tidy, Fault> {
    if let Some(token) =
        tokens.iter().find(|token| matches!(token.kind, Kind::Blank | Kind::Word(Word::Template)))
    {
        let part = text.get(token.at.clone()).unwrap_or(text).to_owned();
        return Err(Fault::invalid(Reason::Template { text: part }, token.at.clone()));
    }
    let mut tidy = Tidy { tokens: merge(text, tokens), remarks: false };
    tidy.times(text);
    tidy.labels();
    tidy.brackets(text);
    tidy.asides(text);
    Ok(tidy)
}

/// Joins what belongs together: «1 st», «г. г.», «с. г.», `1V`, doubled dashes.
fn merge(text: &str, tokens: Vec<Token>) -> Vec<Token> {
    let written = |token: &Token| text.get(token.at.clone()).unwrap_or_default().to_lowercase();
    let mut merged: Vec<Token> = Vec::with_capacity(tokens.len());
    for token in tokens {
        let Some(last) = merged.last_mut() else {
            merged.push(token);
            continue;
        };
        let kind = match (&last.kind, &token.kind) {
            (Kind::Num(number, 1..=2), Kind::Unknown(ending))
                if ending.is_ascii() && is_ordinal_ending(ending) =>
            {
                Some(Kind::Ordinal(*number))
            }
            // «п. 3»: an item of a document.
            (Kind::Roman(2), Kind::Num(..)) if text.get(last.at.clone()) == Some("п") => {
                last.kind = Kind::Unknown("п".to_owned());
                None
            }
            (Kind::Num(1, 1), Kind::Roman(5)) if !token.spaced => Some(Kind::Roman(4)),
            (Kind::Dash, Kind::Dash) => Some(Kind::Dash),
            (Kind::Word(Word::Year(false)), Kind::Word(Word::Year(false)))
                if written(last) == "г" && written(&token) == "г" =>
            {
                Some(Kind::Word(Word::Year(true)))
            }
            (Kind::Word(Word::From), Kind::Word(Word::Year(false)))
                if written(last) == "с" && written(&token) == "г" =>
            {
                last.kind = Kind::Word(Word::Current);
                None
            }
            (Kind::Roman(5), Kind::Word(Word::Year(false))) if written(last) == "у" => {
                last.kind = Kind::Word(Word::School);
                None
            }
            _ => None,
        };
        match kind {
            Some(kind) => {
                last.kind = kind;
                last.at.end = token.at.end;
            }
            None => {
                // Marks of footnotes say nothing, wherever they stand.
                if token.kind == Kind::Mark {
                    last.at.end = last.at.end.max(token.at.start);
                    continue;
                }
                merged.push(token);
            }
        }
    }
    merged.retain(|token| token.kind != Kind::Mark);
    merged
}

impl Tidy {
    fn kind(&self, index: usize) -> Option<&Kind> {
        self.tokens.get(index).map(|token| &token.kind)
    }

    fn is(&self, index: usize, word: Word) -> bool {
        self.kind(index) == Some(&Kind::Word(word))
    }

    fn remove(&mut self, range: Range<usize>) {
        if let Some(next) = self.tokens.get_mut(range.end) {
            next.spaced = true;
        }
        let range = range.start.min(self.tokens.len())..range.end.min(self.tokens.len());
        self.tokens.drain(range);
    }

    /// Drops times of day: `10:00`, «10.00 ч.», «в 14 часов», «с 10.00 до 12.00».
    fn times(&mut self, text: &str) {
        self.hours();
        let mut index = 0;
        let mut kept: Vec<Token> = Vec::with_capacity(self.tokens.len());
        let mut found = false;
        while let Some(token) = self.tokens.get(index) {
            let length = self.time_at(index, text, &kept);
            if length == 0 {
                kept.push(token.clone());
                index += 1;
                continue;
            }
            found = true;
            let end = self.tokens.get(index + length - 1).map_or(token.at.end, |last| last.at.end);
            kept.push(Token { kind: Kind::Time, at: token.at.start..end, spaced: true });
            index += length;
        }
        self.tokens = kept;
        if !found {
            return;
        }
        self.remarks = true;
        let mut kept: Vec<Token> = Vec::with_capacity(self.tokens.len());
        let mut within = false;
        for token in std::mem::take(&mut self.tokens) {
            let joins = matches!(
                token.kind,
                Kind::Dash | Kind::Word(Word::Until | Word::Through | Word::To | Word::And)
            );
            if token.kind == Kind::Time {
                let leads = |kind: &Kind| {
                    matches!(
                        kind,
                        Kind::Word(
                            Word::In
                                | Word::From
                                | Word::Until
                                | Word::Through
                                | Word::Towards
                                | Word::By
                                | Word::To
                        ) | Kind::Comma
                            | Kind::Dash
                    )
                };
                let least = if within { 1 } else { 2 };
                for _ in 0..least {
                    if kept.last().is_some_and(|last| leads(&last.kind)) {
                        kept.pop();
                    }
                }
                within = true;
            } else {
                within = within && joins;
                kept.push(token);
            }
        }
        self.tokens = kept;
    }

    /// Drops bare hours after a day: «5 октября с 9 до 12».
    fn hours(&mut self) {
        let Some(start) = self.tokens.len().checked_sub(4) else { return };
        let (dates, last) = self.tokens.split_at(start);
        let [from, first, to, second] = last else { return };
        let joined = from.kind == Kind::Word(Word::From)
            && matches!(to.kind, Kind::Dash | Kind::Word(Word::Until | Word::Through | Word::To));
        let (Kind::Num(first, 1..=2), Kind::Num(second, 1..=2)) = (&first.kind, &second.kind) else { return };
        let dates = dates.strip_suffix_kind(&Kind::Comma);
        if joined && first < second && *second <= 24 && ends_day(dates) {
            self.tokens.truncate(dates.len());
            self.remarks = true;
        }
    }

    /// How many tokens from here on are a time of day.
    fn time_at(&self, index: usize, text: &str, before: &[Token]) -> usize {
        let Some(Kind::Num(hour, 1..=2)) = self.kind(index) else { return 0 };
        let hour = *hour;
        let previous = before.last().map(|token| &token.kind);
        if hour > 24 || matches!(previous, Some(Kind::Dot | Kind::Slash)) {
            return 0;
        }
        match (self.kind(index + 1), self.kind(index + 2)) {
            (Some(sign @ (Kind::Colon | Kind::Dot | Kind::Dash)), Some(Kind::Num(minute, 2)))
                if *minute < 60 =>
            {
                let at = |word: &str| ["в", "at"].contains(&word.to_lowercase().as_str());
                let led = before.len() > 1
                    && before.last().and_then(|token| text.get(token.at.clone())).is_some_and(at)
                    && !matches!(self.kind(index + 3), Some(Kind::Dot));
                let alone = !matches!(self.kind(index + 3), Some(Kind::Dot | Kind::Slash));
                let hour_word = self.is(index + 3, Word::Hour) || self.is(index + 3, Word::HalfDay);
                let whole = [index + 1, index + 2]
                    .iter()
                    .all(|part| self.tokens.get(*part).is_some_and(|part| !part.spaced));
                let counted =
                    matches!(self.kind(index + 3), Some(Kind::Word(Word::Month(..) | Word::Year(_))));
                let alone = alone && !counted;
                // «22 октября 9.30»: no month is the thirtieth; «9.30–11.15» ends with a time, too.
                let after_day = match before.split_last() {
                    Some((last, rest)) if matches!(last.kind, Kind::Word(Word::In | Word::From)) => {
                        ends_day(rest)
                    }
                    Some((last, rest)) if last.kind == Kind::Comma => *minute >= 30 && ends_day(rest),
                    _ => ends_day(before),
                };
                let ends = before.strip_joint().last().is_some_and(|last| last.kind == Kind::Time)
                    && before.last().is_some_and(|last| last.kind != Kind::Time);
                let marked = match sign {
                    Kind::Colon => self.tokens.get(index + 2).is_some_and(|minute| !minute.spaced),
                    Kind::Dot => {
                        hour_word || (*minute == 0 || led || ends || *minute > 12 && after_day) && alone
                    }
                    _ => {
                        hour_word
                            || whole && (*minute == 0 || led || ends || *minute > 12 && after_day) && alone
                    }
                };
                if marked { 3 + usize::from(hour_word) } else { 0 }
            }
            (Some(Kind::Word(Word::Hour | Word::HalfDay)), _)
                if !matches!(previous, Some(Kind::Word(Word::During | Word::Less)) | None) =>
            {
                let minutes =
                    matches!(self.kind(index + 2), Some(Kind::Num(..))) && self.is(index + 3, Word::Minute);
                let glued = matches!(self.kind(index + 2), Some(Kind::Num(_, 2)))
                    && self.tokens.get(index + 2).is_some_and(|minute| !minute.spaced);
                match (minutes, glued) {
                    (true, _) => 4,
                    (false, true) => 3,
                    (false, false) => 2,
                }
            }
            _ => 0,
        }
    }

    /// Drops a label: “Phase I:”, «Срок:», «I этап –», “YEAR 1 (2022)”.
    fn labels(&mut self) {
        let colon = self.tokens.iter().position(|token| token.kind == Kind::Colon);
        if let Some(colon) = colon {
            let label = self.tokens.get(..colon).unwrap_or_default();
            let named = label.iter().any(|token| matches!(token.kind, Kind::Word(_) | Kind::Unknown(_)));
            if !named || label.iter().any(|token| is_dated(&token.kind) || recurs(&token.kind)) {
                return;
            }
            let plain =
                label.iter().all(|token| matches!(token.kind, Kind::Word(Word::Deadline | Word::Period)));
            self.remarks |= !plain;
            self.remove(0..colon + 1);
        }
        let numeral = |kind: Option<&Kind>| {
            matches!(kind, Some(Kind::Num(_, 1..=2) | Kind::Roman(_) | Kind::Ordinal(_)))
                || matches!(kind, Some(Kind::Word(Word::Ordinal(_) | Word::Number(_))))
        };
        let stage = match (self.kind(0), self.kind(1)) {
            (Some(Kind::Word(Word::Stage)), second) if numeral(second) => true,
            (first, Some(Kind::Word(Word::Stage))) if numeral(first) => true,
            (Some(Kind::Word(Word::Year(false))), second) if numeral(second) => {
                self.kind(2) == Some(&Kind::Open)
            }
            _ => false,
        };
        if !stage || self.tokens.len() < 3 {
            return;
        }
        self.remarks = true;
        let sign = matches!(self.kind(2), Some(Kind::Dash | Kind::Comma | Kind::Dot));
        self.remove(0..2 + usize::from(sign));
    }

    /// Opens or drops what stands in brackets.
    fn brackets(&mut self, text: &str) {
        if self.kind(0) == Some(&Kind::Open)
            && self.tokens.iter().position(|token| token.kind == Kind::Close) == Some(self.tokens.len() - 1)
        {
            self.tokens.pop();
            self.remove(0..1);
        }
        self.named_days();
        let recurs = self.tokens.iter().any(|token| recurs(&token.kind));
        let mut kept: Vec<Token> = Vec::with_capacity(self.tokens.len());
        let mut index = 0;
        while let Some(token) = self.tokens.get(index).cloned() {
            let close = self
                .tokens
                .iter()
                .skip(index)
                .take(MOST_IN_BRACKETS)
                .position(|token| token.kind == Kind::Close)
                .map(|length| index + length);
            let (Kind::Open, Some(close)) = (&token.kind, close) else {
                kept.push(token);
                index += 1;
                continue;
            };
            let inside = self.tokens.get(index + 1..close).unwrap_or_default();
            match bracket(text, inside) {
                Bracket::Drop { remark } => self.remarks |= remark,
                Bracket::Open => kept.extend(inside.iter().cloned()),
                Bracket::Member => {
                    kept.push(Token { kind: Kind::Comma, ..token });
                    kept.extend(inside.iter().cloned());
                }
                // «ежемесячно (сентябрь – май)»
                Bracket::Keep if recurs && inside.iter().any(|token| narrows(&token.kind)) => {
                    kept.push(Token { kind: Kind::Comma, ..token });
                    kept.extend(inside.iter().cloned());
                }
                Bracket::Keep => {
                    kept.extend(self.tokens.get(index..=close).unwrap_or_default().iter().cloned())
                }
            }
            index = close + 1;
        }
        self.tokens = kept;
    }

    /// Drops the name of days that are written: «осенние каникулы (27.10–04.11)», «27.10–04.11 (осенние
    /// каникулы)».
    fn named_days(&mut self) {
        let Some(open) = self.tokens.iter().position(|token| token.kind == Kind::Open) else { return };
        let close = self.tokens.iter().position(|token| token.kind == Kind::Close);
        if close != self.tokens.len().checked_sub(1) || close.is_none_or(|close| close <= open) {
            return;
        }
        let (before, after) = self.tokens.split_at(open);
        let inside = after.get(1..after.len() - 1).unwrap_or_default();
        let name = |tokens: &[Token]| {
            let named = |token: &Token| matches!(token.kind, Kind::Word(Word::SeasonOf(_) | Word::Vacation));
            tokens.iter().all(named) && tokens.iter().any(|token| token.kind == Kind::Word(Word::Vacation))
        };
        let days =
            |tokens: &[Token]| tokens.iter().any(|token| matches!(token.kind, Kind::Num(..) | Kind::Iso(..)));
        let kept = match (name(before), name(inside)) {
            (false, true) if days(before) => before.to_vec(),
            (true, false) if days(inside) => inside.to_vec(),
            _ => return,
        };
        self.tokens = kept;
        self.remarks = true;
    }

    /// Drops remarks («по графику», «постоянно»), lengths after a comma, and commas beside a weekday.
    fn asides(&mut self, text: &str) {
        let mut kept: Vec<Token> = Vec::with_capacity(self.tokens.len());
        let mut index = 0;
        while let Some(token) = self.tokens.get(index).cloned() {
            let at = index;
            index += 1;
            if token.kind == Kind::Word(Word::Remark) {
                // «сентябрь, далее постоянно»
                let next = kept.last().is_some_and(|last| last.kind == Kind::Word(Word::Next));
                if next && is_constant(text.get(token.at.clone()).unwrap_or_default()) {
                    kept.pop();
                    while kept.last().is_some_and(|last| last.kind == Kind::Comma) {
                        kept.pop();
                    }
                    kept.push(Token { kind: Kind::Word(Word::Onward), ..token });
                    continue;
                }
                if matches!(kept.last().map(|last| &last.kind), Some(Kind::Word(Word::Through))) {
                    kept.pop();
                }
                let leads = |last: &Token| matches!(last.kind, Kind::Comma | Kind::Word(Word::Next));
                while kept.last().is_some_and(leads) {
                    kept.pop();
                }
                if kept.is_empty() && self.kind(index) == Some(&Kind::Comma) {
                    index += 1;
                }
                self.remarks = true;
                continue;
            }
            if token.kind == Kind::Comma {
                let dated = kept.iter().any(|token| is_dated(&token.kind));
                let weekday = matches!(self.kind(index), Some(Kind::Word(Word::Weekday(_, false))));
                let led =
                    matches!(kept.last().map(|last| &last.kind), Some(Kind::Word(Word::Weekday(_, false))));
                if weekday && dated || led && kept.len() == 1 {
                    continue;
                }
                let rest = self.tokens.get(at + 1..).unwrap_or_default();
                if dated && is_length(text, rest) {
                    self.remarks = true;
                    break;
                }
            }
            kept.push(token);
        }
        self.tokens = kept;
    }
}

fn is_constant(word: &str) -> bool {
    word.to_lowercase().starts_with("постоян")
}

trait Tail {
    fn strip_suffix_kind(&self, kind: &Kind) -> &[Token];
    fn strip_joint(&self) -> &[Token];
}

impl Tail for [Token] {
    fn strip_suffix_kind(&self, kind: &Kind) -> &[Token] {
        match self.split_last() {
            Some((last, rest)) if last.kind == *kind => rest,
            _ => self,
        }
    }

    /// Without a word or sign that leads to a time of day: «в», «с», «до», a dash.
    fn strip_joint(&self) -> &[Token] {
        match self.split_last() {
            Some((last, rest))
                if matches!(
                    last.kind,
                    Kind::Dash | Kind::Word(Word::In | Word::From | Word::Until | Word::Through | Word::To)
                ) =>
            {
                rest
            }
            _ => self,
        }
    }
}

/// Whether the tokens end with a day that is written out: «22 октября», «22.10», «22.10.2021 г.».
fn ends_day(tokens: &[Token]) -> bool {
    let mut kinds = tokens.iter().rev().map(|token| &token.kind);
    let mut last = kinds.next();
    if matches!(last, Some(Kind::Word(Word::Weekday(_, false)))) {
        last = kinds.next();
    }
    if matches!(last, Some(Kind::Word(Word::Year(false)))) {
        last = kinds.next();
    }
    if matches!(last, Some(Kind::Num(_, 4))) {
        last = kinds.next();
        if last == Some(&Kind::Dot) {
            last = kinds.next();
        }
    }
    let before = kinds.next();
    match last {
        Some(Kind::Iso(_, super::expr::Piece::Day { .. })) => true,
        Some(Kind::Word(Word::Month(..))) => matches!(before, Some(Kind::Num(_, 1..=2) | Kind::Ordinal(_))),
        Some(Kind::Num(1..=12, 1..=2)) => {
            before == Some(&Kind::Dot) && matches!(kinds.next(), Some(Kind::Num(1..=31, 1..=2)))
        }
        _ => false,
    }
}

/// More tokens than this are no remark.
const MOST_IN_BRACKETS: usize = 16;

enum Bracket {
    Drop { remark: bool },
    Open,
    Member,
    Keep,
}

fn bracket(text: &str, inside: &[Token]) -> Bracket {
    let every = |test: fn(&Kind) -> bool| inside.iter().all(|token| test(&token.kind));
    if every(|kind| {
        matches!(kind, Kind::Word(Word::Weekday(..)) | Kind::Dash | Kind::Comma | Kind::Word(Word::And))
    }) && inside.len() <= 3
        && !inside.is_empty()
    {
        return Bracket::Open;
    }
    if every(|kind| matches!(kind, Kind::Num(_, 1..=2) | Kind::Mark)) && inside.len() <= 1 {
        return Bracket::Drop { remark: false };
    }
    if is_length(text, inside) || is_stage(inside) {
        return Bracket::Drop { remark: true };
    }
    if every(|kind| matches!(kind, Kind::Word(Word::Remark | Word::Through | Word::Inclusive))) {
        return Bracket::Open;
    }
    let first = inside.first().map(|token| &token.kind);
    if matches!(first, Some(Kind::Word(Word::Every(_) | Word::EveryFew(..) | Word::Each)))
        || inside.iter().any(|token| matches!(token.kind, Kind::Word(Word::Times(_))))
    {
        return Bracket::Member;
    }
    let year = every(|kind| {
        matches!(
            kind,
            Kind::Num(_, 4) | Kind::Word(Word::Year(_) | Word::School) | Kind::Slash | Kind::Num(_, 2)
        )
    });
    if year && matches!(first, Some(Kind::Num(_, 4))) { Bracket::Open } else { Bracket::Keep }
}

/// «2 недели», «10 рабочих дней», “3 months”.
fn is_length(text: &str, tokens: &[Token]) -> bool {
    let mut kinds = tokens.iter().map(|token| &token.kind);
    let number = matches!(kinds.next(), Some(Kind::Num(_, 1..=3) | Kind::Word(Word::Number(_))));
    let mut next = kinds.next();
    while matches!(next, Some(Kind::Word(Word::Working | Word::School | Word::Calendar))) {
        next = kinds.next();
    }
    let unit = matches!(next, Some(Kind::Word(Word::Unit(..) | Word::Hour)));
    // «2 неделя» is the second of a month, and «1 неделя» may be the first.
    let written = tokens.last().and_then(|last| text.get(last.at.clone())).unwrap_or_default().to_lowercase();
    let ordinal = match written.as_str() {
        "неделя" | "неделю" | "неделе" | "week" => true,
        "день" | "месяц" | "day" | "month" => !matches!(
            tokens.first().map(|token| &token.kind),
            Some(Kind::Num(1, _) | Kind::Word(Word::Number(1)))
        ),
        _ => false,
    };
    number && unit && !ordinal && kinds.next().is_none()
}

/// Whether a token may narrow or bound a recurrence.
fn narrows(kind: &Kind) -> bool {
    is_dated(kind) || matches!(kind, Kind::Word(Word::Weekday(..)))
}

fn recurs(kind: &Kind) -> bool {
    matches!(
        kind,
        Kind::Word(Word::Every(_) | Word::EveryFew(..) | Word::Each | Word::Times(_) | Word::Once(_))
    )
}

fn is_stage(tokens: &[Token]) -> bool {
    tokens.len() == 2 && tokens.iter().any(|token| token.kind == Kind::Word(Word::Stage))
}

/// Whether a token is likely a part of a date.
pub(super) fn is_dated(kind: &Kind) -> bool {
    matches!(kind, Kind::Iso(..) | Kind::Num(_, 4) | Kind::Dot | Kind::Slash)
        || matches!(
            kind,
            Kind::Word(
                Word::Month(..)
                    | Word::Quarter
                    | Word::Half
                    | Word::Decade
                    | Word::Season(_)
                    | Word::Every(_)
                    | Word::EveryFew(..)
                    | Word::DayNumber
            )
        )
}
