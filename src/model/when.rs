//! Date expressions of a plan, understood against its programme.

use super::dated::{Dated, Understood};
use super::{AMBIGUOUS_DATE, Calendar, INVALID_DATE, INVERTED_INTERVAL};
use crate::dates::{self, Days, Fault, FaultKind, Reading, Reason, Recurrence};
use crate::diagnostic::{Diagnostic, Fix};
use crate::locale::dates::{reason, shortened};
use crate::msg;
use crate::schema::Text;
use crate::source::{Source, Span, Spanned, spaced};
use foldhash::fast::RandomState;
use smallvec::SmallVec;
use std::collections::HashMap;
use std::rc::Rc;
use std::sync::Arc;

/// What date expressions are read against, and what was read already: plans repeat their phrases.
pub struct Clock<'a> {
    /// The plan's text.
    pub source: &'a Source,
    /// Working days, school years and terms.
    pub calendar: Calendar,
    /// The programme's days.
    pub programme: Option<Days>,
    /// The plan names its own days, but they could not be understood: what needs them stays silent.
    pub programme_lost: bool,
    /// Expressions that are not written in their canonical form, and that form; those whose words say more
    /// are left out.
    pub rewritten: Vec<(Span, Arc<str>)>,
    known: HashMap<String, Result<Arc<Understood>, Rc<Fault>>, RandomState>,
}

impl<'a> Clock<'a> {
    /// A clock without a programme yet.
    pub fn new(source: &'a Source) -> Self {
        Self {
            source,
            calendar: Calendar::default(),
            programme: None,
            programme_lost: false,
            rewritten: Vec::new(),
            known: HashMap::default(),
        }
    }

    /// Sets the programme's days, against which everything is read from now on.
    pub fn set_programme(&mut self, days: Option<Days>) {
        self.programme = days;
        self.known.clear();
    }

    /// The expression as understood; a fault is reported.
    pub fn read(&mut self, text: &Text, faults: &mut Vec<Diagnostic>) -> Option<Dated> {
        match self.understand(&text.value) {
            Ok(understood) => {
                let reading = &understood.reading;
                let open = |stretch: &dates::Stretch| stretch.first.is_some() && stretch.last.is_none();
                if self.programme_lost && self.programme.is_none() && reading.stretches.iter().any(open) {
                    return None;
                }
                self.rewritten.extend(understood.rewritten.clone().map(|canonical| (text.span, canonical)));
                Some(Dated { span: text.span, understood })
            }
            Err(fault) => {
                let wants_programme =
                    matches!(fault.reason, Reason::NoYear | Reason::WholePart | Reason::CurrentYear);
                if !(self.programme_lost && wants_programme) {
                    faults.push(self.fault(text, &fault));
                }
                None
            }
        }
    }

    /// The same for each of several; the second value says whether one was not understood.
    pub fn read_all<'t>(
        &mut self,
        texts: impl IntoIterator<Item = &'t Text, IntoIter: ExactSizeIterator>,
        faults: &mut Vec<Diagnostic>,
    ) -> (SmallVec<[Dated; 1]>, bool) {
        let texts = texts.into_iter();
        let mut read = SmallVec::with_capacity(texts.len());
        let mut faulty = false;
        for text in texts {
            match self.read(text, faults) {
                Some(dated) => read.push(dated),
                None => faulty = true,
            }
        }
        (read, faulty)
    }

    /// A fact: the day, or the month; a year that is not written is the programme's.
    pub fn fact(&mut self, text: &Text, faults: &mut Vec<Diagnostic>) -> Option<Spanned<Days>> {
        match dates::parse_fact(&text.value, &self.calendar.context(self.programme)) {
            Ok(days) => {
                note(&mut self.rewritten, text, &dates::span_text(days));
                Some(Spanned::new(days, text.span))
            }
            Err(fault) => {
                if !(self.programme_lost && fault.reason == Reason::NoYear) {
                    faults.push(self.fault(text, &fault));
                }
                None
            }
        }
    }

    /// A deadline: one day, month or span whose last day counts; several are a doubt.
    pub fn deadline(&mut self, text: &Text, faults: &mut Vec<Diagnostic>) -> Option<Dated> {
        let dated = self.read(text, faults)?;
        if dated.reading.stretches.len() < 2 && dated.reading.every.is_none() {
            return Some(dated);
        }
        let message =
            msg!("ambiguous-date", text = text.value.as_str(), reason = msg!("ambiguous-date.deadlines"));
        let fault = Diagnostic::new(&AMBIGUOUS_DATE, text.span, message);
        faults.push(fault.help(msg!("ambiguous-date.deadlines-help")));
        None
    }

    /// The value of `every`.
    pub fn every(&mut self, text: &Text, faults: &mut Vec<Diagnostic>) -> Option<Spanned<Recurrence>> {
        match Recurrence::parse(&text.value) {
            Ok(every) => {
                note(&mut self.rewritten, text, &every.to_string());
                Some(Spanned::new(every, text.span))
            }
            Err(fault) => {
                faults.push(self.fault(text, &fault));
                None
            }
        }
    }

    /// The days of a recurrence within `spans`.
    pub fn instances(&self, every: &Recurrence, spans: &[Days]) -> Vec<Days> {
        let context = self.calendar.context(self.programme);
        spans.iter().flat_map(|span| every.instances(*span, &context)).collect()
    }

    /// What is wrong with an expression, as a diagnostic at its place.
    pub fn fault(&self, text: &Text, fault: &Fault) -> Diagnostic {
        let rule = match fault.kind {
            FaultKind::Invalid => &INVALID_DATE,
            FaultKind::Ambiguous => &AMBIGUOUS_DATE,
            FaultKind::Inverted => &INVERTED_INTERVAL,
        };
        let shown = shortened(&spaced(&text.value));
        let reason = reason(fault);
        let message = match fault.kind {
            FaultKind::Invalid => msg!("invalid-date", text = shown, reason = reason),
            FaultKind::Ambiguous => msg!("ambiguous-date", text = shown, reason = reason),
            FaultKind::Inverted => msg!("inverted-interval", text = shown, reason = reason),
        };
        let place = within(self.source, text, fault.at.clone());
        let mut diagnostic = Diagnostic::new(rule, place, message);
        for reading in &fault.readings {
            let title = match fault.kind {
                FaultKind::Ambiguous => msg!("ambiguous-date.reading", reading = reading.as_str()),
                _ => msg!("invalid-date.mend", reading = reading.as_str()),
            };
            diagnostic = diagnostic.fix(Fix::offered(title, text.span, reading.as_str()));
        }
        diagnostic
    }

    fn understand(&mut self, text: &str) -> Result<Arc<Understood>, Rc<Fault>> {
        if let Some(known) = self.known.get(text) {
            return known.clone();
        }
        let context = self.calendar.context(self.programme);
        let read = dates::parse(text).and_then(|expr| expr.resolve(&context));
        let found = match read {
            Ok(reading) => {
                let days = self.days(&reading).into();
                let other = !reading.keeps_words && text != reading.canonical;
                let rewritten = other.then(|| reading.canonical.as_str().into());
                Ok(Arc::new(Understood { text: text.into(), reading, rewritten, days }))
            }
            Err(fault) => Err(Rc::new(fault)),
        };
        self.known.insert(text.to_owned(), found.clone());
        found
    }

    fn days(&self, reading: &Reading) -> Vec<Days> {
        if reading.ongoing {
            return self.programme.into_iter().collect();
        }
        if let Some(every) = &reading.every {
            let within = reading.within.or(self.programme);
            return dates::merge(self.instances(every, within.as_slice()));
        }
        let open = |first| Days::new(first, self.programme.map_or(first, |span| span.last.max(first)));
        let spans = reading.stretches.iter().filter_map(|stretch| match (stretch.first, stretch.last) {
            (Some(first), None) => open(first),
            _ => stretch.days(self.programme),
        });
        dates::merge(spans.collect())
    }
}

/// Notes the canonical form of an expression that is written otherwise.
fn note(rewritten: &mut Vec<(Span, Arc<str>)>, text: &Text, canonical: &str) {
    if *text.value != *canonical {
        rewritten.push((text.span, canonical.into()));
    }
}

/// The part of a text's value at `at`, as a place in the file; the whole value where it isn't written word
/// for word.
pub fn within(source: &Source, text: &Text, at: std::ops::Range<usize>) -> Span {
    if at.start >= at.end {
        return text.span;
    }
    let written = source.slice(text.span);
    let offset = if written == text.value.as_str() {
        0
    } else if written.get(1..written.len().saturating_sub(1)) == Some(text.value.as_str()) {
        1
    } else {
        return text.span;
    };
    text.span.sub(offset + at.start, offset + at.end)
}
