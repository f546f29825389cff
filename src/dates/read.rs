//! From a text to an expression: the canonical form at once, everything else by tokens and grammar.

use super::canonical;
use super::explain::explain;
use super::expr::{Body, Item, Piece, Whole};
use super::point::{Parser, Stop};
use super::resolve::with_sound_readings;
use super::tidy::{Tidy, is_dated, tidy};
use super::token::{Kind, Token, tokens};
use super::undated::{is_tail, is_undated, says_after, says_lasting};
use super::words::Word;
use super::{Expr, Fault, Reason, Recurrence, Unit, build, every};

/// No expression is longer than this, in bytes; remarks after a head may be.
const LONGEST: usize = 4096;

/// Reads a date expression, independent of any programme: ISO forms, and what people write in Russian and
/// English.
///
/// # Errors
/// What is not understood, or cannot be decided whatever the programme.
pub fn parse(text: &str) -> Result<Expr, Fault> {
    understand(text).or_else(|fault| mended(text, fault)).map_err(with_sound_readings)
}

/// A slip in one word or date is mended where it stands, so that what is written about it is not lost.
fn mended(text: &str, mut fault: Fault) -> Result<Expr, Fault> {
    let mend = match &fault.reason {
        Reason::NoSuchDay { day, month, year, last } => {
            let certain = day > last && (year.is_some() || *month != 2);
            certain.then(|| match year {
                Some(year) => format!("{year}-{month:02}-{last:02}"),
                None => format!("{last:02}.{month:02}"),
            })
        }
        Reason::NoSuchMonth { number: 0 } => None,
        Reason::NoSuchMonth { .. } => fault.readings.first().cloned(),
        Reason::UnknownWord { near, .. } => near.clone(),
        _ => return Err(fault),
    };
    fault.readings.clear();
    let whole = mend.and_then(|mend| {
        let (before, after) = (text.get(..fault.at.start)?, text.get(fault.at.end..)?);
        understand(&format!("{before}{mend}{after}")).ok()
    });
    match whole.map(|expr| expr.body) {
        Some(body) if !matches!(body, Body::Refused(..)) => {
            Ok(Expr { body: Body::Refused(fault, vec![body]), at: 0..text.len(), remarks: false })
        }
        _ => Err(fault),
    }
}

fn understand(text: &str) -> Result<Expr, Fault> {
    let at = 0..text.len();
    let trimmed = text.trim();
    if trimmed.is_empty() {
        return Err(Fault::invalid(Reason::Empty, at));
    }
    if let Some(mut body) = canonical::parse(trimmed) {
        let skipped = text.len() - text.trim_start().len();
        if skipped > 0 {
            body.shift(skipped);
        }
        return Ok(Expr { body, at, remarks: false });
    }
    if text.len() <= LONGEST
        && let Some(body) = plain_every(trimmed).and_then(|plain| canonical::parse(&plain))
    {
        return Ok(Expr { body, at, remarks: false });
    }
    if text.len() > LONGEST {
        if is_undated(text) {
            return Ok(Expr { body: Body::Ongoing, at, remarks: true });
        }
        return Err(Fault::invalid(Reason::TooLong, at));
    }
    let undated = is_undated(text);
    let tidied = match tokens(text).and_then(|tokens| tidy(text, tokens)) {
        Ok(tidied) => tidied,
        Err(_) if undated => return Ok(Expr { body: Body::Ongoing, at, remarks: true }),
        Err(fault) => return Err(fault),
    };
    let Tidy { tokens, remarks } = tidied;
    if tokens.is_empty() {
        if undated {
            return Ok(Expr { body: Body::Ongoing, at, remarks: true });
        }
        return Err(Fault::invalid(Reason::NoDate, at));
    }
    let stop = match dated(&tokens) {
        Ok(body) => {
            let body = if says_lasting(text) { lasting(body) } else { body };
            let more = tokens.iter().any(|token| matches!(token.kind, Kind::Unknown(_)));
            return Ok(Expr { body, at, remarks: remarks || more });
        }
        Err(stop) => stop,
    };
    if !undated && let Some(body) = before_tail(text, &tokens) {
        return Ok(Expr { body, at, remarks: true });
    }
    if undated {
        return without_date(text, &tokens).map(|body| Expr { body, at, remarks: true });
    }
    let position = match stop {
        Stop::Fault(fault) => return Err(fault),
        Stop::Here(position) => position,
    };
    let fault = explain(text, &tokens, position);
    match before_stop(&tokens, &fault) {
        Some(body) => Ok(Expr { body: Body::Refused(fault, vec![body]), at, remarks: false }),
        None => Err(fault),
    }
}

/// Reads a recurrence as it stands in `every`, without that word.
pub(super) fn parse_recurrence(text: &str) -> Result<Recurrence, Fault> {
    let trimmed = text.trim();
    if let Some(recurrence) = canonical::recurrence(trimmed) {
        return Ok(recurrence);
    }
    let plain = plain_every(&format!("every {trimmed}")).or_else(|| plain_every(trimmed)).unwrap_or_default();
    if let Some(recurrence) = plain.strip_prefix("every ").and_then(canonical::recurrence) {
        return Ok(recurrence);
    }
    const UNITS: [&str; 7] = ["day", "week", "month", "quarter", "half-year", "year", "term"];
    let first = plain.split(' ').skip(1).find(|word| word.parse::<u32>().is_err()).unwrap_or_default();
    let expr = if UNITS.contains(&first.trim_end_matches('s')) {
        parse(&plain).map_err(|fault| Fault { at: 0..text.len(), ..fault })
    } else {
        parse(text)
    };
    match expr?.body {
        Body::Every(recurrence, None) => Ok(recurrence),
        Body::Doubt(reason, at, ways) => {
            let readings = ways.iter().filter_map(|way| match way {
                Body::Every(recurrence, None) => Some(recurrence.to_string()),
                _ => None,
            });
            Err(Fault::ambiguous(reason, at).offer(readings))
        }
        Body::Refused(fault, _) => Err(fault),
        _ => Err(Fault::invalid(Reason::NotRecurrence, 0..text.len())),
    }
}

/// A recurrence in the format's words, whatever their capitals and spaces: `Every  month on monday`.
fn plain_every(text: &str) -> Option<String> {
    const DAYS: [&str; 7] = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
    const NAMES: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
    let lower = text.to_lowercase();
    lower.starts_with("every").then_some(())?;
    let day = |word: &str| -> Option<&str> {
        let named = |(day, name): &(&'static str, &str)| name == &word || day.eq_ignore_ascii_case(word);
        DAYS.into_iter().zip(NAMES).find(named).map(|(day, _)| day)
    };
    let words = lower.split_whitespace().map(|word| day(word).unwrap_or(word).to_owned());
    Some(words.collect::<Vec<_>>().join(" "))
}

fn dated(tokens: &[Token]) -> Result<Body, Stop> {
    if let Some(found) = every::every(tokens) {
        return found;
    }
    if let Some(body) = whole(tokens) {
        return Ok(body);
    }
    let mut parser = Parser::new(tokens);
    let listed = parser.list()?;
    let body = match parser.doubt.take() {
        Some(at) => build::undecided_years(&listed, at),
        None => build::body(&listed),
    };
    let mut leads = tokens.iter().map_while(|token| match token.kind {
        Kind::Word(word @ (Word::In | Word::During | Word::Whole | Word::Period | Word::Deadline)) => {
            Some(word)
        }
        _ => None,
    });
    let whole = leads.any(|word| matches!(word, Word::During | Word::Whole));
    if whole { body.map(lasting) } else { body }
}

/// «весь период до 1 мая», «постоянно до 1 мая»: not the day alone, but all days up to it.
fn lasting(body: Body) -> Body {
    match body {
        Body::List(items) if matches!(items.as_slice(), [Item::Until { .. }]) => {
            Body::Until(Box::new(Body::List(items)))
        }
        Body::Doubt(reason, at, ways) => Body::Doubt(reason, at, ways.into_iter().map(lasting).collect()),
        other => other,
    }
}

/// «в течение года по мере необходимости», «ежегодно и по плану»: what stands before a remark.
fn before_tail(text: &str, tokens: &[Token]) -> Option<Body> {
    let starts = tokens.iter().enumerate().skip(1).take(MOST_BEFORE_A_TAIL);
    let tail = starts
        .filter(|(_, token)| !matches!(token.kind, Kind::Comma | Kind::Semicolon | Kind::Open))
        .filter(|(_, token)| is_tail(text.get(token.at.start..).unwrap_or_default()))
        .map(|(index, _)| index)
        .next()?;
    let (before, rest) = tokens.split_at_checked(tail)?;
    let before = without_joints(before);
    if before.is_empty() || rest.iter().any(|token| is_dated(&token.kind) || token.kind == Kind::Comma) {
        return None;
    }
    dated(before).ok()
}

/// What stands before the place where the grammar stopped, if nothing after it is a date.
fn before_stop(tokens: &[Token], fault: &Fault) -> Option<Body> {
    if !matches!(
        fault.reason,
        Reason::Unexpected { .. } | Reason::UnknownWord { near: None, .. } | Reason::Week
    ) {
        return None;
    }
    let stop = tokens.iter().position(|token| token.at.start >= fault.at.start)?;
    let (before, rest) = tokens.split_at_checked(stop)?;
    // «к акции», «по школе»: before a word that is not known, a preposition says nothing of when.
    let unknown = rest.iter().any(|token| matches!(token.kind, Kind::Unknown(_)));
    let idle = |token: &Token| match token.kind {
        Kind::Word(Word::Towards | Word::Through | Word::From | Word::By | Word::To) => unknown,
        Kind::Word(word) => {
            matches!(
                word,
                Word::In | Word::And | Word::Stage | Word::Remark | Word::Period | Word::Less | Word::Onward
            ) || unknown && matches!(word, Word::Unit(Unit::Day | Unit::Week, true))
        }
        Kind::Unknown(_) | Kind::Comma | Kind::Colon | Kind::Open | Kind::Close => true,
        Kind::Dash | Kind::Semicolon | Kind::Time | Kind::Ordinal(_) => true,
        _ => false,
    };
    if !rest.iter().all(idle) {
        return None;
    }
    // «5 октября (День учителя)»
    let before = match without_joints(before).split_last() {
        Some((last, rest)) if unknown && last.kind == Kind::Word(Word::Unit(Unit::Day, true)) => rest,
        _ => before,
    };
    dated(without_joints(before)).ok().filter(|body| !matches!(body, Body::Doubt(..)))
}

fn without_joints(mut tokens: &[Token]) -> &[Token] {
    while let Some((last, others)) = tokens.split_last()
        && matches!(
            last.kind,
            Kind::Comma
                | Kind::Semicolon
                | Kind::Plus
                | Kind::Dash
                | Kind::Open
                | Kind::Close
                | Kind::Word(Word::And | Word::Next)
        )
    {
        tokens = others;
    }
    tokens
}

/// More tokens than this stand before no remark.
const MOST_BEFORE_A_TAIL: usize = 24;

/// «после 15 октября», “ongoing from October”: what the date after the words would come to.
fn after_head(lower: &str, tokens: &[Token]) -> Option<Body> {
    let tokens = match tokens.split_last() {
        Some((last, rest)) if last.kind == Kind::Close => rest,
        _ => tokens,
    };
    let body = (1..tokens.len().min(MOST_BEFORE_A_TAIL)).find_map(|start| {
        let rest = tokens.get(start..)?;
        rest.iter().any(|token| is_dated(&token.kind)).then(|| dated(rest).ok())?
    })?;
    let Body::List(items) = &body else { return Some(body) };
    let begins = |heads: &[&str]| heads.iter().any(|head| lower.starts_with(head));
    match items.as_slice() {
        [Item::Span(point)] if begins(&["после", "after", "upon"]) => {
            matches!(point.unit, Piece::Day { .. }).then(|| Body::List(vec![Item::From(point.clone())]))
        }
        [Item::Span(point)] if begins(&["перед", "накануне", "prior", "before"]) => {
            Some(Body::List(vec![Item::Until { point: point.clone(), before: true }]))
        }
        _ => Some(body),
    }
}

/// «по окончании четверти», «по итогам I полугодия»: a time after a part of the year, which has days.
fn after_part(text: &str, tokens: &[Token]) -> Option<Fault> {
    if !says_after(text) {
        return None;
    }
    let part = tokens.iter().position(|token| matches!(token.kind, Kind::Word(Word::Term | Word::Half)))?;
    let before = part.checked_sub(1).and_then(|before| tokens.get(before)).map(|token| &token.kind);
    let counted = matches!(
        before,
        Some(Kind::Num(..) | Kind::Roman(_) | Kind::Ordinal(_) | Kind::Word(Word::Ordinal(_)))
    );
    let half = tokens.get(part).is_some_and(|token| token.kind == Kind::Word(Word::Half));
    let each = (half && !counted).then(|| format!("every {}", Unit::HalfYear.word()));
    Some(Fault::ambiguous(Reason::AfterPart, 0..text.len()).offer(each))
}

/// What begins with a head: undated, unless a recurrence or a date beside it says more.
fn without_date(text: &str, tokens: &[Token]) -> Result<Body, Fault> {
    let at = 0..text.len();
    let starts = tokens.iter().enumerate().filter(|(_, token)| {
        matches!(token.kind, Kind::Comma | Kind::Semicolon | Kind::Word(Word::But | Word::And | Word::No))
    });
    for (index, token) in starts.take(16) {
        let from = index + usize::from(token.kind != Kind::Word(Word::No));
        let rest = tokens.get(from..).unwrap_or_default();
        if let Some(found) = every::every(rest) {
            return found.map_err(|stop| match stop {
                Stop::Fault(fault) => fault,
                Stop::Here(_) => {
                    Fault::ambiguous(Reason::UndatedWithDate, at.clone()).offer(["ongoing".to_owned()])
                }
            });
        }
        if rest.iter().any(|token| is_dated(&token.kind))
            && let Ok(body) = dated(rest)
        {
            return Ok(Body::Doubt(Reason::UndatedWithDate, at, vec![body, Body::Ongoing]));
        }
    }
    if let Some(fault) = after_part(text, tokens) {
        return Err(fault);
    }
    // «по приказу № 12 от 25.11.2021»: the date is the document's.
    let document =
        tokens.iter().any(|token| matches!(&token.kind, Kind::Unknown(word) if word == "№" || word == "от"));
    let relative = ["после", "перед", "накануне", "after", "prior", "до ", "before", "upon", "за "];
    let lower: String = text.trim_start().chars().take(10).collect::<String>().to_lowercase();
    let relative = relative.iter().any(|head| lower.starts_with(head));
    let says_date = tokens.iter().any(|token| match &token.kind {
        Kind::Iso(..) | Kind::Dot => true,
        Kind::Num(_, 4) => relative,
        Kind::Word(word) => {
            matches!(word, Word::Month(..) | Word::Quarter | Word::Season(_) | Word::Decade)
                || relative && matches!(word, Word::School | Word::Year(_) | Word::Half)
        }
        _ => false,
    });
    if says_date && !document {
        let mut ways: Vec<Body> = after_head(&lower, tokens).into_iter().collect();
        if !relative {
            ways.push(Body::Ongoing);
        }
        return Ok(Body::Doubt(Reason::UndatedWithDate, at, ways));
    }
    Ok(Body::Ongoing)
}

/// «в течение года», «весь период», «в теч. месяца»: the programme's span.
pub(super) fn whole(tokens: &[Token]) -> Option<Body> {
    let mut led = false;
    let mut school = false;
    let mut calendar = false;
    let mut unit = None;
    let range = tokens.first()?.at.start..tokens.last()?.at.end;
    for (index, token) in tokens.iter().enumerate() {
        let Kind::Word(word) = token.kind else {
            // “year-round”
            return None;
        };
        match word {
            // «до конца (учебного) года»
            Word::Until | Word::Towards | Word::By if index == 0 => {
                return end_of_year(tokens);
            }
            Word::During | Word::Whole => led = true,
            Word::In if unit.is_none() => {}
            Word::In if unit == Some(Unit::Term) => {}
            Word::School if unit.is_none() => school = true,
            Word::Calendar if unit.is_none() => calendar = true,
            Word::Current if school_year_follows(tokens, index) => led = true,
            Word::AllYear if tokens.len() == 1 => return Some(Body::Whole(Whole::Year)),
            Word::Period if unit.is_none() || unit == Some(Unit::Term) => {
                // The unit stands for the whole period while its words go on.
                unit = Some(Unit::Term);
            }
            Word::Deadline if unit.is_none() && led => unit = Some(Unit::Term),
            Word::Year(false) if unit.is_none() => unit = Some(Unit::Year),
            Word::Quarter if unit.is_none() => unit = Some(Unit::Quarter),
            Word::Half if unit.is_none() => unit = Some(Unit::HalfYear),
            Word::Unit(found, true) if unit.is_none() => unit = Some(found),
            _ => return None,
        }
    }
    match unit? {
        Unit::Term if led => Some(Body::Whole(Whole::Period)),
        Unit::Year if calendar && led => Some(Body::Whole(Whole::CalendarYear)),
        Unit::Year if led || school => Some(Body::Whole(Whole::Year)),
        Unit::Month if led => Some(Body::Whole(Whole::Months(1))),
        Unit::Quarter if led => Some(Body::Whole(Whole::Months(3))),
        Unit::HalfYear if led => Some(Body::Whole(Whole::Months(6))),
        Unit::Week | Unit::Day if led => Some(Body::Doubt(Reason::WholePart, range, Vec::new())),
        _ => None,
    }
}

fn end_of_year(tokens: &[Token]) -> Option<Body> {
    let mut words = tokens.iter().skip(1).filter(|token| token.kind != Kind::Word(Word::In)).peekable();
    let mut taken = |word: Word| words.next_if(|token| token.kind == Kind::Word(word)).is_some();
    if taken(Word::Part) {
        let begins = tokens.iter().any(|token| token.kind == Kind::Word(Word::School));
        return (begins && taken(Word::School) && taken(Word::Year(false)) && words.next().is_none())
            .then_some(Body::Whole(Whole::Start));
    }
    if !taken(Word::End) {
        return None;
    }
    let school = taken(Word::School);
    taken(Word::Calendar);
    (taken(Word::Year(false)) && words.next().is_none()).then_some(Body::Whole(Whole::End { school }))
}

fn school_year_follows(tokens: &[Token], index: usize) -> bool {
    tokens.get(index + 1).is_some_and(|next| next.kind == Kind::Word(Word::School))
}
