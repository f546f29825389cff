//! Characters into tokens: numbers, ISO dates, words, signs; and what is no part of a date is set aside.

use super::chars::{Char, plain};
use super::expr::Piece;
use super::words::{Case, Word, is_months_glued, is_ordinal_ending, look_up, roman, unglue};
use super::{Fault, Reason};
use std::ops::Range;

/// A token, where it stands, and whether there is space before it.
#[derive(Clone, Debug)]
pub(super) struct Token {
    pub kind: Kind,
    pub at: Range<usize>,
    pub spaced: bool,
}

/// What a token is.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Kind {
    /// A number and how many digits it has.
    Num(u32, usize),
    /// «1-е», «первый», “1st”.
    Ordinal(u32),
    /// A Roman numeral.
    Roman(u32),
    /// `2021-09-15`, `2021-09`, `2021-Q4`.
    Iso(i32, Piece),
    /// An apostrophe before two digits of a year.
    Short,
    Word(Word),
    Unknown(String),
    Time,
    Dash,
    Slash,
    Dot,
    Dots,
    Comma,
    Semicolon,
    Colon,
    Plus,
    Open,
    Close,
    Mark,
    Blank,
}

/// The tokens of a text.
pub(super) fn tokens(text: &str) -> Result<Vec<Token>, Fault> {
    let chars = plain(text);
    let mut lexer = Lexer { chars: &chars, position: 0, spaced: false, tokens: Vec::new() };
    while lexer.position < chars.len() {
        lexer.step()?;
    }
    Ok(settle_dots(lexer.tokens))
}

struct Lexer<'a> {
    chars: &'a [Char],
    position: usize,
    spaced: bool,
    tokens: Vec<Token>,
}

impl Lexer<'_> {
    fn peek(&self, ahead: usize) -> Option<char> {
        self.chars.get(self.position + ahead).map(|char| char.plain)
    }

    fn push(&mut self, kind: Kind, from: usize, to: usize) {
        let start = self.chars.get(from).map_or(0, |char| char.start);
        let end = to.checked_sub(1).and_then(|last| self.chars.get(last)).map_or(start, |char| char.end);
        self.tokens.push(Token { kind, at: start..end, spaced: self.spaced });
        self.spaced = false;
        self.position = to;
    }

    fn step(&mut self) -> Result<(), Fault> {
        let Some(char) = self.peek(0) else { return Ok(()) };
        let at = self.position;
        if char.is_ascii_digit() {
            self.number();
            return Ok(());
        }
        if char.is_alphabetic() {
            return self.word();
        }
        let kind = match char {
            ' ' | '\n' => {
                self.spaced = true;
                self.position += 1;
                return Ok(());
            }
            '-' | '~' => Kind::Dash,
            '/' => Kind::Slash,
            '.' => Kind::Dot,
            '…' => Kind::Dots,
            ',' => Kind::Comma,
            ';' => Kind::Semicolon,
            ':' => Kind::Colon,
            '+' | '&' => Kind::Plus,
            '(' | '{' => Kind::Open,
            ')' | '}' => Kind::Close,
            '*' => Kind::Mark,
            '_' => Kind::Blank,
            '\'' => Kind::Short,
            other => Kind::Unknown(other.to_string()),
        };
        self.push(kind, at, at + 1);
        Ok(())
    }

    fn digits(&self, from: usize) -> usize {
        self.chars.iter().skip(from).take_while(|char| char.plain.is_ascii_digit()).count()
    }

    fn value(&self, from: usize, digits: usize) -> u32 {
        let number = self.chars.iter().skip(from).take(digits);
        number.fold(0_u32, |value, char| {
            value.saturating_mul(10).saturating_add(char.plain.to_digit(10).unwrap_or(0))
        })
    }

    fn number(&mut self) {
        let at = self.position;
        let digits = self.digits(at);
        if digits == 4
            && !self.ends_a_date()
            && let Some((year, piece, to)) = self.iso(at)
        {
            return self.push(Kind::Iso(year, piece), at, to);
        }
        let value = self.value(at, digits);
        self.push(Kind::Num(value, digits), at, at + digits);
        // «1-е», «2-х», “1st”, also with the ending torn off.
        let dash = usize::from(self.peek(0) == Some('-'));
        let letters = self.letters(self.position + dash);
        if digits <= 2 && is_ordinal_ending(&letters) {
            let to = self.position + dash + letters.chars().count();
            if let Some(token) = self.tokens.last_mut() {
                token.kind = Kind::Ordinal(value);
                token.at.end = self.chars.get(to - 1).map_or(token.at.end, |char| char.end);
            }
            self.position = to;
        }
    }

    /// `YYYY-MM-DD`, `YYYY-MM`, `YYYY-Q1`, `YYYY-H1` and where it ends, if its parts exist.
    fn iso(&self, at: usize) -> Option<(i32, Piece, usize)> {
        let year = i32::try_from(self.value(at, 4)).ok()?;
        let char = |at: usize| self.chars.get(at).map(|char| char.plain);
        if char(at + 4) != Some('-') {
            return None;
        }
        let mut position = at + 5;
        if let Some(letter @ ('q' | 'h')) = char(position) {
            let number = char(position + 1)?.to_digit(10)?;
            let piece = match letter {
                'q' if (1..=4).contains(&number) => Piece::Quarter(number),
                'h' if (1..=2).contains(&number) => Piece::Half(number),
                _ => return None,
            };
            let more = char(position + 2).is_some_and(char::is_alphanumeric);
            return (!more).then_some((year, piece, position + 2));
        }
        let digits = self.digits(position);
        let month = self.value(position, digits);
        if !(1..=2).contains(&digits) || !(1..=12).contains(&month) {
            return None;
        }
        position += digits;
        if char(position) == Some('-') {
            let digits = self.digits(position + 1);
            let day = self.value(position + 1, digits);
            if (1..=2).contains(&digits) {
                return Some((year, Piece::Day { month, day }, position + 1 + digits));
            }
        }
        let dotted =
            char(position) == Some('.') && char(position + 1).is_some_and(|char| char.is_ascii_digit());
        // `1 мая 2021-10 июня 2021`: the number is a day.
        let spaces = self.chars.iter().skip(position).take_while(|char| char.plain == ' ').count();
        let next = self.letters(position + spaces);
        let counted = matches!(
            look_up(&next),
            Some(Word::Month(..) | Word::Quarter | Word::Half | Word::Decade | Word::DayNumber)
        );
        (!dotted && !counted).then_some((year, Piece::Month(month), position))
    }

    /// Whether what stands before makes the number the year of a date that is written otherwise:
    /// `09/2021-…`.
    fn ends_a_date(&self) -> bool {
        let mut last = self.tokens.iter().rev();
        let (sign, number) = (last.next(), last.next());
        let glued = !self.spaced && sign.is_some_and(|sign| matches!(sign.kind, Kind::Slash | Kind::Dot));
        glued && number.is_some_and(|number| matches!(number.kind, Kind::Num(_, 1..=2)))
    }

    fn letters(&self, from: usize) -> String {
        self.chars.iter().skip(from).map(|char| char.plain).take_while(|char| char.is_alphabetic()).collect()
    }

    fn word(&mut self) -> Result<(), Fault> {
        let at = self.position;
        let mut word = self.letters(at);
        let mut to = at + word.chars().count();
        let char = |at: usize| self.chars.get(at).map(|char| char.plain);
        // «м-ц», «кв-л», «п/г»: a word with a sign inside.
        if matches!(char(to), Some('-' | '/')) {
            let rest = self.letters(to + 1);
            let joined = format!("{word}{rest}");
            let short = matches!(
                joined.as_str(),
                "мц" | "квл"
                    | "пг"
                    | "yearround"
                    | "пгодие"
                    | "полугодие"
                    | "уччетв"
                    | "biweekly"
                    | "bimonthly"
                    | "biannual"
                    | "biannually"
                    | "semiannual"
                    | "semiannually"
                    | "halfyearly"
                    | "ongoing"
            );
            if short && look_up(&joined).is_some() || joined == "пгодие" {
                word = if joined == "пгодие" { "полугодие".to_owned() } else { joined };
                to += 1 + rest.chars().count();
            }
        }
        // A word that was broken at the end of a line is whole again if only the whole is known.
        if let Some((rest, end)) = self.broken(to) {
            let joined = format!("{word}{rest}");
            let unknown = look_up(&rest).is_none() && roman(&rest).is_none();
            if unknown && is_months_glued(&joined) {
                return Err(lost(self.range(at, end), joined));
            }
            if unknown && look_up(&joined).is_some() {
                word = joined;
                to = end;
            }
        }
        // «II-ой квартал»
        if roman(&word).is_some() && look_up(&word).is_none() && char(to) == Some('-') {
            let ending = self.letters(to + 1);
            to += if is_ordinal_ending(&ending) { 1 + ending.chars().count() } else { 0 };
        }
        let kind = match look_up(&word) {
            Some(word) => Kind::Word(word),
            None if roman(&word).is_some() => Kind::Roman(roman(&word).unwrap_or(1)),
            None if is_months_glued(&word) => return Err(lost(self.range(at, to), word)),
            None => match unglue(&word) {
                Some((bytes, left, right)) => {
                    let middle = at + word.get(..bytes).map_or(0, |left| left.chars().count());
                    if let Some(left) = left {
                        self.push(Kind::Word(left), at, middle);
                    }
                    self.push(Kind::Word(right), middle, to);
                    return Ok(());
                }
                None => Kind::Unknown(word),
            },
        };
        self.push(kind, at, to);
        Ok(())
    }

    /// The rest of a word after a line break, with or without a hyphen, and where it ends.
    fn broken(&self, to: usize) -> Option<(String, usize)> {
        let char = |at: usize| self.chars.get(at).map(|char| char.plain);
        let mut from = to + usize::from(char(to) == Some('-'));
        if char(from) != Some('\n') {
            return None;
        }
        from += 1;
        let mut rest = self.letters(from);
        let mut end = from + rest.chars().count();
        // A single letter that was torn off, too.
        while char(end) == Some('\n') {
            let more = self.letters(end + 1);
            if more.is_empty() || look_up(&more).is_some() || more.chars().count() > 12 || rest.len() > 80 {
                break;
            }
            end += 1 + more.chars().count();
            rest.push_str(&more);
        }
        (!rest.is_empty()).then_some((rest, end))
    }

    fn range(&self, from: usize, to: usize) -> Range<usize> {
        let start = self.chars.get(from).map_or(0, |char| char.start);
        start..to.checked_sub(1).and_then(|last| self.chars.get(last)).map_or(start, |char| char.end)
    }
}

fn lost(at: Range<usize>, text: String) -> Fault {
    Fault::ambiguous(Reason::Lost { text }, at)
}

/// Dots that end a word, an abbreviation or the text are dropped; doubled ones count as one.
fn settle_dots(tokens: Vec<Token>) -> Vec<Token> {
    let mut kept: Vec<Token> = Vec::with_capacity(tokens.len());
    let mut rest = tokens.into_iter().peekable();
    while let Some(mut token) = rest.next() {
        if token.kind != Kind::Dot {
            kept.push(token);
            continue;
        }
        let mut dots = 1;
        while let Some(next) = rest.next_if(|next| next.kind == Kind::Dot && !next.spaced) {
            token.at.end = next.at.end;
            dots += 1;
        }
        let before = kept.last().map(|last| &last.kind);
        let after = rest.peek().map(|next| next.kind.clone());
        let after = after.as_ref();
        let open_end = before == Some(&Kind::Slash) || after == Some(&Kind::Slash);
        let between = matches!(before, Some(Kind::Num(..) | Kind::Word(_))) && after.is_some();
        if dots > 1 && open_end || dots > 2 && between {
            kept.push(Token { kind: Kind::Dots, ..token });
            continue;
        }
        let spaced = rest.peek().is_some_and(|next| next.spaced);
        let joins = match (before, after) {
            (Some(Kind::Num(_, digits)), Some(Kind::Num(..) | Kind::Roman(_))) => *digits <= 2 || !spaced,
            // «X.2025»
            (Some(Kind::Roman(_)), Some(Kind::Num(_, 4))) if !spaced && !token.spaced => true,
            (Some(Kind::Roman(_)), Some(Kind::Num(..))) => kept
                .len()
                .checked_sub(2)
                .and_then(|index| kept.get(index))
                .is_some_and(|token| token.kind == Kind::Dot),
            // «1. октябрь»: what the number counts is in doubt.
            (Some(Kind::Num(_, 1..=2)), Some(Kind::Word(Word::Month(_, Case::Heading)))) => true,
            (Some(Kind::Blank), _) | (_, Some(Kind::Blank)) => true,
            _ => false,
        };
        if joins {
            kept.push(token);
        } else if let Some(next) = rest.peek_mut() {
            next.spaced = true;
        }
    }
    kept
}
