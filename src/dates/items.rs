//! The grammar of items and lists: spans, intervals, open ends, deadlines.

use super::expr::{Body, Item, Piece, Year};
use super::point::{Form, Parse, Parser, Raw};
use super::token::Kind;
use super::words::Word;
use super::{Fault, Reason, Unit};

/// An item as written.
#[derive(Clone, Debug)]
pub(super) enum Pending {
    Span(Raw),
    Interval(Raw, Raw, Tie),
    From(Raw),
    Until(Raw, Limit),
}

/// What joins the ends of an interval.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tie {
    /// A dash: it may also part a date from its year.
    Sign,
    /// «с … по», “to”.
    Words,
    /// «до 5–10 октября»: a dash after the word of a deadline.
    Until(Limit),
}

/// How a deadline holds its day, month or year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Limit {
    /// «по», «не позднее», “by”.
    Included,
    /// «до», «к»: a day is included, of a month or year it is not known.
    Doubtful,
    /// “before”: not even of a day.
    Before,
    /// «до начала»: what comes before the first day.
    Start,
}

/// Items and how each is joined to the one before.
#[derive(Clone, Debug, Default)]
pub(super) struct Listed {
    pub items: Vec<Pending>,
    /// For each item from the second on, whether a sign stands before it.
    pub signs: Vec<bool>,
    /// «октябрь – ноябрь – декабрь»: dashes join the items.
    pub chained: bool,
}

impl Parser<'_> {
    /// Items to the end of the tokens.
    pub fn list(&mut self) -> Parse<Listed> {
        let mut listed = Listed::default();
        let item = self.item()?;
        listed.items = self.chain(item)?;
        if listed.items.len() > 1 {
            listed.chained = true;
            listed.signs = vec![true; listed.items.len() - 1];
            return if self.at_end() { Ok(listed) } else { self.stop() };
        }
        while !self.at_end() {
            if let Some(item) = self.next_day(&listed) {
                listed.items.push(item);
                listed.signs.push(true);
                continue;
            }
            let start = self.position;
            let mut sign = false;
            while let Some(kind) = self.kind(0) {
                match kind {
                    Kind::Comma | Kind::Semicolon | Kind::Plus | Kind::Word(Word::And) => sign = true,
                    Kind::Dot | Kind::Slash if self.position == start => {}
                    _ => break,
                }
                self.position += 1;
            }
            if self.at_end() && sign {
                break;
            }
            listed.items.push(self.item()?);
            listed.signs.push(sign);
        }
        listed.share_school_year();
        Ok(listed)
    }

    /// «октябрь – ноябрь – декабрь»: an interval that goes on, point by point.
    fn chain(&mut self, item: Pending) -> Parse<Vec<Pending>> {
        let Pending::Interval(first, last, Tie::Sign) = item else { return Ok(vec![item]) };
        if self.kind(0) != Some(&Kind::Dash) {
            return Ok(vec![Pending::Interval(first, last, Tie::Sign)]);
        }
        let mut points = vec![first, last];
        while self.kind(0) == Some(&Kind::Dash) {
            self.position += 1;
            points.push(self.point()?);
        }
        // «сентябрь – декабрь 2021–2023 гг.»
        if let [first, last, year] = points.as_slice()
            && let Some(through) = year.only_year()
            && first.only_year().is_none()
        {
            let last = Raw { through: Some(through), ..last.clone() };
            return Ok(vec![Pending::Interval(first.clone(), last, Tie::Sign)]);
        }
        Ok(points.into_iter().map(Pending::Span).collect())
    }

    /// “Oct 5, 6 and 7”: a day of the same month after a comma.
    fn next_day(&mut self, listed: &Listed) -> Option<Pending> {
        let Some(Pending::Span(before)) = listed.items.last() else { return None };
        let Form::Piece(Piece::Day { month, .. }) = before.form else { return None };
        let joined = matches!(self.kind(0), Some(Kind::Comma | Kind::Plus | Kind::Word(Word::And)));
        let (day, digits) = match self.kind(1)? {
            Kind::Num(day, digits @ 1..=2) => (*day, *digits),
            Kind::Ordinal(day) => (*day, 1),
            _ => return None,
        };
        let ends = matches!(self.kind(2), None | Some(Kind::Comma | Kind::Plus | Kind::Word(Word::And)));
        let exists = (1..=super::calendar::month_length(None, month)).contains(&day);
        // “Oct 5, 26”: as likely the year.
        let year = digits == 2 && day >= 20 && self.kind(2).is_none() && listed.items.len() == 1;
        if !before.month_first || !joined || !ends || !exists || year {
            return None;
        }
        let start = self.position + 1;
        self.position += 2;
        let form = Form::Piece(Piece::Day { month, day });
        let year = self.year_after(true).ok()?;
        let at = self.since(start);
        Some(Pending::Span(Raw { at, month_first: true, ..Self::raw(form, year) }))
    }

    fn item(&mut self) -> Parse<Pending> {
        let leads =
            |word| matches!(word, Word::Deadline | Word::In | Word::During | Word::Period | Word::Whole);
        while self.word(0).is_some_and(leads) {
            self.position += 1;
        }
        self.days_of_part();
        let limit = self.limit();
        if let Some(mut limit) = limit {
            if self.take(Word::In) && self.take(Word::Deadline) {
                while self.take(Word::In) {}
            }
            while self.take(Word::In) {}
            if matches!(limit, Limit::Doubtful | Limit::Included) && self.begins_part() {
                self.position += 1;
                limit = Limit::Start;
            }
            let end = self.take(Word::End);
            let mut point = self.point()?;
            if end {
                // «до конца июня 26»: an end of a day there is none.
                limit = Limit::Included;
                point.take_short_year();
            }
            if matches!(self.kind(0), Some(Kind::Dash)) && self.position + 1 < self.tokens.len() {
                self.position += 1;
                let Pending::Interval(mut first, last, _) = self.interval(point, false)? else {
                    return self.stop();
                };
                if let Some(through) = last.only_year() {
                    first.through = Some(through);
                    return Ok(Pending::Until(first, limit));
                }
                return Ok(Pending::Interval(first, last, Tie::Until(limit)));
            }
            if self.take(Word::Inclusive) {
                limit = Limit::Included;
            }
            point.month_first = false;
            return Ok(Pending::Until(point, limit));
        }
        if self.take(Word::Between) {
            let first = self.point()?;
            if !self.take(Word::And) {
                return self.stop();
            }
            return self.interval(first, true);
        }
        if self.take(Word::From) {
            while self.take(Word::From) {}
            let first = self.point()?;
            if self.joins(true) {
                return self.interval(first, true);
            }
            while matches!(self.word(0), Some(Word::And | Word::Next | Word::Onward)) {
                self.position += 1;
            }
            return Ok(Pending::From(first));
        }
        if self.kind(0) == Some(&Kind::Dots) && self.kind(1) == Some(&Kind::Slash) {
            self.position += 2;
            return Ok(Pending::Until(self.point()?, Limit::Included));
        }
        let first = self.point()?;
        if self.kind(0) == Some(&Kind::Slash) && matches!(first.form, Form::Piece(_)) {
            if self.kind(1) == Some(&Kind::Dots) {
                self.position += 2;
                return Ok(Pending::From(first));
            }
            let iso = |kind: Option<&Kind>| matches!(kind, Some(Kind::Iso(..) | Kind::Num(_, 4)));
            let before = self.position.checked_sub(1).and_then(|last| self.tokens.get(last));
            if iso(self.kind(1)) && iso(before.map(|token| &token.kind)) {
                self.position += 1;
                return self.interval(first, false);
            }
        }
        let worded = !matches!(self.kind(0), Some(Kind::Dash));
        if self.kind(0) == Some(&Kind::Dash) && self.word(1) == Some(Word::Onward) {
            self.position += 2;
            return Ok(Pending::From(first));
        }
        if self.joins(false) {
            return self.interval(first, worded);
        }
        self.take(Word::Inclusive);
        if self.onward() {
            return Ok(Pending::From(first));
        }
        Ok(Pending::Span(first))
    }

    /// «начала II четверти», «начала зимних каникул»: a part that has a first day.
    fn begins_part(&self) -> bool {
        let counted = |kind: Option<&Kind>| {
            matches!(
                kind,
                Some(Kind::Num(_, 1) | Kind::Roman(_) | Kind::Ordinal(_) | Kind::Word(Word::Ordinal(_)))
            )
        };
        self.word(0) == Some(Word::Part)
            && (counted(self.kind(1)) && matches!(self.word(2), Some(Word::Term | Word::Half))
                || self.is_break(1))
    }

    /// «осенних каникул»: the holidays after a school term.
    fn is_break(&self, ahead: usize) -> bool {
        matches!(self.word(ahead), Some(Word::SeasonOf(_))) && self.word(ahead + 1) == Some(Word::Vacation)
    }

    /// «в дни осенних каникул», «во время зимних каникул»: no more than the holidays.
    fn days_of_part(&mut self) {
        let words = match self.kind(0) {
            Some(Kind::Word(Word::Unit(Unit::Day, false))) => true,
            Some(Kind::Unknown(word)) => word == "время",
            _ => false,
        };
        self.position += usize::from(words && self.is_break(1));
    }

    /// «и далее», “onwards”.
    fn onward(&mut self) -> bool {
        let and = usize::from(self.word(0) == Some(Word::And));
        let onward = matches!(self.word(and), Some(Word::Onward))
            || and == 1 && self.word(1) == Some(Word::Next) && self.position + 2 == self.tokens.len();
        self.position += if onward { and + 1 } else { 0 };
        onward
    }

    /// The words that make a deadline of what follows.
    fn limit(&mut self) -> Option<Limit> {
        if self.word(0) == Some(Word::No) && self.word(1) == Some(Word::Late) {
            self.position += 2;
            self.take(Word::Than);
            return Some(Limit::Included);
        }
        let limit = match self.word(0)? {
            Word::By | Word::Through => Limit::Included,
            Word::Until | Word::Towards => Limit::Doubtful,
            Word::Before => Limit::Before,
            _ => return None,
        };
        self.position += 1;
        Some(limit)
    }

    /// A sign or word between the ends of an interval.
    fn joins(&mut self, from: bool) -> bool {
        let joins = match self.kind(0) {
            Some(Kind::Dash | Kind::Dots) => self.position + 1 < self.tokens.len(),
            Some(Kind::Comma) if from => {
                let word = matches!(self.word(1), Some(Word::Through | Word::Until | Word::To));
                self.position += usize::from(word);
                word
            }
            Some(Kind::Word(Word::And)) if from => {
                let word = matches!(self.word(1), Some(Word::Through | Word::Until));
                self.position += usize::from(word);
                word
            }
            Some(Kind::Word(Word::Through | Word::To | Word::Until)) => true,
            _ => false,
        };
        self.position += usize::from(joins);
        joins
    }

    fn interval(&mut self, mut first: Raw, worded: bool) -> Parse<Pending> {
        // «– по 15 мая»
        if !worded && matches!(self.word(0), Some(Word::Through | Word::Until)) {
            self.position += 1;
        }
        while self.take(Word::In) {}
        let end = self.take(Word::End);
        self.in_interval = true;
        let last = self.point();
        self.in_interval = false;
        let mut last = last?;
        if end {
            last.take_short_year();
        }
        if let (Form::Loose(month, day), Form::Bare(_) | Form::DayNumber(_)) = (first.form, last.form) {
            first.form = Form::Piece(Piece::Day { month, day });
        }
        if first.month_first
            && let (Form::Piece(Piece::Day { month, .. }), Form::Bare(day) | Form::DayNumber(day)) =
                (first.form, last.form)
        {
            let end = super::calendar::month_length(None, month);
            if !(1..=end).contains(&day) {
                let reason = Reason::NoSuchDay { day, month, year: None, last: end };
                return Err(Fault::invalid(reason, last.at).into());
            }
            last.form = Form::Piece(Piece::Day { month, day });
            last.year = self.year_after(true)?;
        }
        // «15–19 мая (пн–пт)»
        if last.weekday.is_some()
            && first.weekday.is_none()
            && matches!(self.kind(0), Some(Kind::Dash | Kind::Comma | Kind::Word(Word::And)))
            && matches!(self.word(1), Some(Word::Weekday(_, false)))
        {
            self.position += 1;
            first.weekday = last.weekday;
            last.weekday = self.weekday();
        }
        // «с мая 2021 по июнь 2022 гг.»
        if matches!(last.year, Year::Given(_)) {
            self.take(Word::Year(true));
        }
        self.take(Word::Inclusive);
        Ok(Pending::Interval(first, last, if worded { Tie::Words } else { Tie::Sign }))
    }
}

impl Listed {
    /// «2021/2022 и 2022/2023 учебные годы»: the word holds for all.
    fn share_school_year(&mut self) {
        let school = |item: &Pending| match item {
            Pending::Span(raw) => {
                matches!((raw.form, raw.year), (Form::Piece(Piece::Year), Year::School(_)))
            }
            _ => false,
        };
        if !self.items.last().is_some_and(school) {
            return;
        }
        for item in &mut self.items {
            if let Pending::Span(raw) = item
                && let Form::TwoYears(first) = raw.form
            {
                raw.form = Form::Piece(Piece::Year);
                raw.year = Year::School(first);
            }
        }
    }

    /// With each point changed.
    pub fn map(&self, change: impl Fn(&mut Raw)) -> Self {
        let items = self.items.iter().map(|item| item.map(&change)).collect();
        Self { items, ..self.clone() }
    }

    /// All points, in order.
    pub fn points(&self) -> impl Iterator<Item = &Raw> {
        self.items.iter().flat_map(|item| {
            let (first, last) = item.ends();
            std::iter::once(first).chain(last)
        })
    }
}

impl Raw {
    /// The year, if it is nothing else.
    pub fn only_year(&self) -> Option<i32> {
        match (self.form, self.year) {
            (Form::Piece(Piece::Year), Year::Given(year)) => Some(year),
            _ => None,
        }
    }

    /// The month whose year two digits may be, and that year: «июнь 26», «июня 26», `6/26`.
    pub fn short_year(&self) -> Option<(u32, i32)> {
        let (month, number) = match (self.form, self.year) {
            (Form::Short(month, number), _) => (month, number),
            (Form::Piece(Piece::Day { month, day }), _) if self.short.is_some() => (month, day),
            (Form::Slashed(month, number), Year::Missing) => (month, number),
            _ => return None,
        };
        let year = 2000 + i32::try_from(number).ok()?;
        (1..=12).contains(&month).then_some((month, year))
    }

    /// Takes two digits that may be a year for it.
    pub fn take_short_year(&mut self) {
        if let Some((month, year)) = self.short_year() {
            self.form = Form::Piece(Piece::Month(month));
            self.year = Year::Given(year);
            self.short = None;
        } else {
            self.take_short_day();
        }
    }

    /// Takes two digits that may be a year for a day.
    pub fn take_short_day(&mut self) {
        if let Form::Short(month, day) = self.form {
            self.form = Form::Piece(Piece::Day { month, day });
        }
        self.short = None;
    }

    /// A plain month without its year.
    pub fn bare_month(&self) -> Option<u32> {
        match self.form {
            Form::Piece(Piece::Month(month)) if self.year == Year::Missing => Some(month),
            _ => None,
        }
    }
}

impl Pending {
    /// «до 5–10 октября» as a deadline on the last day, or as the days.
    pub fn without_limit(&self, deadline: bool) -> Self {
        match self {
            Self::Interval(_, last, Tie::Until(limit)) if deadline => Self::Until(last.clone(), *limit),
            Self::Interval(first, last, Tie::Until(_)) => {
                Self::Interval(first.clone(), last.clone(), Tie::Words)
            }
            other => other.clone(),
        }
    }

    /// With each of its points changed.
    pub fn map(&self, change: impl Fn(&mut Raw)) -> Self {
        let mut changed = self.clone();
        match &mut changed {
            Self::Span(point) | Self::From(point) | Self::Until(point, _) => change(point),
            Self::Interval(first, last, _) => {
                change(first);
                change(last);
            }
        }
        changed
    }

    /// Its ends.
    pub fn ends(&self) -> (&Raw, Option<&Raw>) {
        match self {
            Self::Span(point) | Self::From(point) | Self::Until(point, _) => (point, None),
            Self::Interval(first, last, _) => (first, Some(last)),
        }
    }
}

/// A single item as a body.
pub(super) fn one(item: Item) -> Body {
    Body::List(vec![item])
}
