use super::names::{Names, Wanted, normal};
use super::when::Clock;
use super::{
    Dated, INVALID_DATE, Keys, Lost, NOT_A_PLAN, Period, Person, Programme, UNSUPPORTED_VERSION, UNTITLED,
    activities, goals, indicators, record,
};
use crate::dates::{self, Days};
use crate::diagnostic::{Diagnostic, Fix};
use crate::locale::Lang;
use crate::msg;
use crate::schema::{Bare, Cx, Id, Many, Read, Slot, Text};
use crate::source::{Excerpt, Source, Span, spaced};
use crate::syntax::{Kind, Ref, Tree, in_smart_quotes};
use crate::values::{Coin, Number};
use rust_decimal::Decimal;
use std::borrow::Cow;
use std::collections::{BTreeSet, HashMap, HashSet};

/// What could be made of a tree.
#[derive(Debug)]
pub struct Built {
    /// The programme; none where the file is no plan at all.
    pub programme: Option<Programme>,
    /// What is wrong with its records, references and dates.
    pub diagnostics: Vec<Diagnostic>,
}

/// What building the parts of a programme needs and finds.
pub(super) struct Builder<'a> {
    pub clock: Clock<'a>,
    pub names: Names,
    pub faults: Vec<Diagnostic>,
    /// Shares that seem to lack their `%`, by where they begin.
    pub bare: HashMap<u32, Bare>,
    pub person_mentions: Vec<usize>,
    pub period_mentions: Vec<usize>,
}

/// The records of a plan as they are written, nothing in them understood yet.
#[derive(Debug)]
pub struct Records {
    plan: record::Plan,
    /// Whether keys of the plan could not be made out.
    broken: bool,
    lost_words: BTreeSet<String>,
    bare: Vec<Bare>,
}

/// Makes a programme of a plan's tree: records, references and dates. Never fails: what is wrong is reported,
/// and everything else is kept.
pub fn build(source: &Source, tree: &Tree) -> Built {
    let (records, diagnostics) = records(source, tree);
    understand(source, records, diagnostics)
}

/// The first half of [`build`]: reads the records of a tree, which is needed no longer then; none where the
/// file is no plan.
pub fn records(source: &Source, tree: &Tree) -> (Option<Records>, Vec<Diagnostic>) {
    let root = match tree.root() {
        Some(root) if is_plan(root) => root,
        other => {
            let broken = other.is_some_and(|root| root.kind() == Kind::Blanked || root.is_broken());
            return (None, if broken { Vec::new() } else { vec![not_a_plan(source, other)] });
        }
    };
    let mut cx = Cx::new(source);
    cx.coin = coin(root);
    let Some(mut plan) = record::Plan::read(root, &mut cx) else { return (None, cx.diagnostics) };
    super::strays::keys(source, &cx.strays, &mut plan);
    super::strays::parts(tree.doubtful_parts(), &mut plan);
    if tree.is_cut() {
        plan.directions.lose();
    }
    let lost_words = tree.lost_words(&cx.lost);
    (Some(Records { plan, broken: root.is_broken(), lost_words, bare: cx.bare }), cx.diagnostics)
}

/// The second half of [`build`]: understands references and dates; `faults` are those of reading.
pub fn understand(source: &Source, records: Option<Records>, faults: Vec<Diagnostic>) -> Built {
    let Some(Records { plan, broken, lost_words, bare }) = records else {
        return Built { programme: None, diagnostics: faults };
    };
    let mut builder = Builder {
        clock: Clock::new(source),
        names: Names::new(lost_words),
        faults,
        bare: bare.into_iter().map(|bare| (bare.span.start, bare)).collect(),
        person_mentions: Vec::new(),
        period_mentions: Vec::new(),
    };
    let programme = builder.programme(plan, broken);
    Built { programme: Some(programme), diagnostics: builder.faults }
}

/// In what a plan counts its amounts, which may be said after the first of them.
fn coin(root: Ref<'_>) -> Option<Coin> {
    let text = |key| root.get(key).filter(|node| node.kind() != Kind::Null).map(Ref::text);
    let unit = match text("money-unit") {
        Some(unit) => Number::parse(&unit).ok().map(|unit| unit.0).filter(|unit| *unit >= Decimal::ONE)?,
        None => Decimal::ONE,
    };
    Some(Coin { unit, currency: text("currency").map(Cow::into_owned) })
}

fn is_plan(root: Ref<'_>) -> bool {
    root.entries().any(|(key, _)| matches!(key.text().as_ref(), "kcp" | "title" | "goal"))
}

fn not_a_plan(source: &Source, root: Option<Ref<'_>>) -> Diagnostic {
    let kind = root.map(Ref::kind);
    let (message, place) = match (kind, root) {
        (Some(Kind::Mapping { .. }), Some(root)) => {
            let first = root.entries().next().map_or(root.span(), |(key, _)| key.span());
            (msg!("not-a-plan"), first)
        }
        (None | Some(Kind::Null), _) => (msg!("not-a-plan.empty"), source.line(0)),
        (Some(Kind::Sequence { .. }), Some(root)) => {
            (msg!("not-a-plan.list"), first_line(source, root.span()))
        }
        (_, Some(root)) => (msg!("not-a-plan.text"), first_line(source, root.span())),
        (_, None) => (msg!("not-a-plan.empty"), source.line(0)),
    };
    Diagnostic::new(&NOT_A_PLAN, place, message).help(msg!("not-a-plan.help"))
}

fn first_line(source: &Source, span: Span) -> Span {
    let line = source.line(source.line_at(span.start as usize));
    Span { start: span.start, end: span.end.min(line.end).max(span.start) }
}

impl Builder<'_> {
    fn programme(&mut self, mut plan: record::Plan, broken: bool) -> Programme {
        let keys = Keys {
            people: plan.people.key(),
            periods: plan.periods.key(),
            goal: plan.goal.key(),
            directions: plan.directions.key(),
            indicators: plan.indicators.key(),
            title: plan.title.key(),
        };
        let lost = Lost {
            people: plan.people.is_faulty() || plan.people.get().is_some_and(|people| people.lost),
            periods: plan.periods.is_faulty() || plan.periods.get().is_some_and(|periods| periods.lost),
            goal: plan.goal.is_faulty(),
            directions: plan.directions.is_faulty() || plan.directions.get().is_some_and(|all| all.lost),
            indicators: plan.indicators.is_faulty() || plan.indicators.get().is_some_and(|all| all.lost),
            keys: broken,
        };
        if plan.dates.get().is_some_and(|dates| dates.value.trim().is_empty()) {
            plan.dates.take();
        }
        self.version(&plan);
        self.names.unread = unread(&plan);
        let mut people = self.people(&mut plan);
        let written_periods = plan.periods.take().unwrap_or_default().items;
        let directions_lost = lost.directions || plan.open && plan.directions.is_absent();
        let directions = plan.directions.take().unwrap_or_default().items;
        self.calendar(&plan);
        let dates = self.span(&plan, &written_periods, &directions);
        self.terms_and_days_off(&plan);

        let mut periods = self.periods(written_periods);
        let mut goals = goals::tree(self, plan.goal.take(), plan.span);
        activities::claim(self, &directions);
        goals::resolve(self, &mut goals);
        let (directions, activities) = activities::directions(self, directions, &goals, &periods);
        let indicators = indicators::indicators(self, plan.indicators.take().unwrap_or_default().items);
        self.loose_ends(&plan);

        for (person, mentions) in people.iter_mut().zip(&self.person_mentions) {
            person.mentions = *mentions;
        }
        for (period, mentions) in periods.iter_mut().zip(&self.period_mentions) {
            period.mentions = *mentions;
        }
        Programme {
            title: title(&plan.title),
            language: plan.language.get().map(|language| match language {
                record::Language::Ru => Lang::Ru,
                record::Language::En => Lang::En,
            }),
            span: self.clock.programme,
            dates,
            calendar: std::mem::take(&mut self.clock.calendar),
            rewritten: std::mem::take(&mut self.clock.rewritten),
            people,
            periods,
            goals,
            directions,
            directions_lost,
            activities,
            indicators,
            lost_words: std::mem::take(&mut self.names.lost),
            meant_goals: std::mem::take(&mut self.names.meant),
            written: plan,
            keys,
            lost,
        }
    }

    fn version(&mut self, plan: &record::Plan) {
        if let Some(version) = plan.kcp.get().filter(|version| version.value.trim() != "1") {
            if let Some((_, fault)) =
                in_smart_quotes(&version.value, version.span).filter(|(bare, _)| *bare == "1")
            {
                self.faults.push(fault);
                return;
            }
            let message = msg!("unsupported-version", version = version.value.as_str());
            let fix = Fix::offered(msg!("unsupported-version.fix"), version.span, "1");
            let fault = Diagnostic::new(&UNSUPPORTED_VERSION, version.span, message);
            self.faults.push(fault.help(msg!("unsupported-version.help")).fix(fix));
        }
    }

    fn people(&mut self, plan: &mut record::Plan) -> Vec<Person> {
        let mut people = Vec::new();
        for (key, written) in plan.people.take().unwrap_or_default().items {
            let id = Id::check(&key, &mut self.faults).map_or(key, |id| id.0);
            let at = people.len();
            self.names.people.insert(normal(&id.value).into_owned(), at);
            let words = [&written.role, &written.name];
            let called = words.iter().find_map(|text| text.get()).map(|text| text.value.to_string());
            self.names.roster.push((id.value.to_string(), called));
            let mut seen: Option<Cow<'_, str>> = None;
            for text in words.into_iter().filter_map(Slot::get) {
                let word = normal(&text.value);
                if seen.as_ref() != Some(&word) {
                    let entry = self.names.people_by_words.entry(word.clone().into_owned());
                    entry.and_modify(|who| *who = None).or_insert(Some(at));
                }
                seen = Some(word);
            }
            people.push(Person { id, mentions: 0, written });
        }
        self.person_mentions = vec![0; people.len()];
        people
    }

    /// Who a name stands for; the place counts as a mention.
    pub fn person(&mut self, name: &Text) -> Option<usize> {
        let found = self.names.person(name, &mut self.faults);
        if let Some(count) = found.and_then(|person| self.person_mentions.get_mut(person)) {
            *count += 1;
        }
        found
    }

    /// Who several names stand for, each once; the second value says whether one could not be resolved.
    pub fn persons(&mut self, slot: &Slot<Many<Text>>) -> (Vec<usize>, bool) {
        let mut found = Vec::with_capacity(slot.into_iter().len());
        let mut faulty = false;
        for name in slot {
            if self.several_in_one(slot.span(), name, Wanted::Person) {
                faulty = true;
                continue;
            }
            match self.person(name) {
                Some(person) => found.push(person),
                None => faulty = true,
            }
        }
        once(&mut found, |person| *person);
        (found, faulty)
    }

    /// Reports a text that stands where a list may, the whole of `value`, and names several things at once.
    pub fn several_in_one(&mut self, value: Option<Span>, name: &Text, wanted: Wanted) -> bool {
        let alone = value == Some(name.span);
        let fault = alone.then(|| self.names.several_in_one(name, wanted)).flatten();
        let found = fault.is_some();
        self.faults.extend(fault);
        found
    }

    /// Dates of a single key that stands for one span or day.
    pub fn dated(&mut self, slot: &Slot<Text>) -> Option<Dated> {
        self.clock.read(slot.get()?, &mut self.faults)
    }

    /// The date of a key that stands for a deadline.
    pub fn deadline(&mut self, slot: &Slot<Text>) -> Option<Dated> {
        self.clock.deadline(slot.get()?, &mut self.faults)
    }

    fn calendar(&mut self, plan: &record::Plan) {
        if let Some(text) = plan.year_starts.get() {
            match dates::MonthDay::parse(&text.value) {
                Ok(day) => {
                    self.clock.calendar.year_starts = day;
                    if *text.value != *day.to_string() {
                        self.clock.rewritten.push((text.span, day.to_string().into()));
                    }
                }
                Err(fault) => {
                    let fault = self.clock.fault(text, &fault);
                    self.faults.push(fault);
                }
            }
        }
    }

    /// The programme's days: its own `dates`, else what its periods and activities with a year span together.
    fn span(
        &mut self,
        plan: &record::Plan,
        periods: &[(Text, record::Period)],
        directions: &[record::Direction],
    ) -> Option<Dated> {
        if !plan.dates.is_absent() {
            let dates = self.dated(&plan.dates);
            let days = dates.as_ref().and_then(whole);
            self.clock.programme_lost = days.is_none();
            self.clock.set_programme(days);
            if let (Some(text), true, None) = (plan.dates.get(), dates.is_some(), days) {
                let shown = spaced(&text.value).into_owned();
                let fault =
                    Diagnostic::new(&INVALID_DATE, text.span, msg!("invalid-date.open", text = shown));
                self.faults.push(fault.help(msg!("invalid-date.help-open")));
            }
            return dates.filter(|_| days.is_some());
        }
        self.clock.programme_lost = plan.open;
        let mut hull: Option<Days> = None;
        let activities = directions.iter().flat_map(|direction| &direction.activities);
        let of_activities =
            activities.flat_map(|activity| activity.dates.into_iter().chain(activity.due.get()));
        let of_periods = periods.iter().flat_map(|(_, period)| &period.dates);
        let mut known: HashSet<&str> = HashSet::new();
        for text in of_periods.chain(of_activities) {
            if !known.insert(&text.value) {
                continue;
            }
            let Ok(expr) = dates::parse(&text.value) else { continue };
            if !expr.carries_year() {
                continue;
            }
            let Ok(reading) = expr.resolve(&self.clock.calendar.context(None)) else { continue };
            for stretch in &reading.stretches {
                for day in [stretch.first, stretch.last].into_iter().flatten() {
                    let one = Days::one(day);
                    hull = Some(hull.map_or(one, |hull| hull.hull(one)));
                }
            }
        }
        self.clock.set_programme(hull);
        None
    }

    fn terms_and_days_off(&mut self, plan: &record::Plan) {
        let Some(calendar) = plan.calendar.get() else { return };
        let mut days = |texts: &Slot<Many<Text>>| {
            let (dated, _) = self.clock.read_all(texts, &mut self.faults);
            dated.iter().flat_map(|dated| dated.days.iter().copied()).collect::<Vec<_>>()
        };
        let (holidays, workdays, mut terms) =
            (days(&calendar.holidays), days(&calendar.workdays), days(&calendar.terms));
        terms.sort_unstable();
        self.clock.calendar.holidays = dates::merge(holidays);
        self.clock.calendar.workdays = dates::merge(workdays);
        self.clock.calendar.terms = terms;
        self.clock.set_programme(self.clock.programme);
    }

    fn periods(&mut self, written: Box<[(Text, record::Period)]>) -> Vec<Period> {
        let mut periods = Vec::new();
        for (key, period) in written {
            let id = Id::check(&key, &mut self.faults).map_or(key, |id| id.0);
            let (dated, faulty) = self.clock.read_all(&period.dates, &mut self.faults);
            let lost = period.dates.is_faulty() || period.dates.get().is_some_and(|dates| dates.lost);
            self.names.periods.insert(normal(&id.value).into_owned(), periods.len());
            periods.push(Period {
                dates_span: period.dates.span().unwrap_or(id.span),
                id,
                title: period.title.get().map(|title| title.value.clone()),
                days: dates::merge(dated.iter().flat_map(|dated| dated.days.iter().copied()).collect()),
                dates: dated,
                faulty: faulty || lost || period.dates.is_absent(),
                mentions: 0,
            });
        }
        self.period_mentions = vec![0; periods.len()];
        periods
    }

    /// Names and dates outside goals, directions and indicators.
    fn loose_ends(&mut self, plan: &record::Plan) {
        for risk in &plan.risks {
            if let Some(owner) = risk.owner.get() {
                self.person(owner);
            }
        }
        for approval in &plan.approval {
            if let Some(by) = approval.by.get() {
                let name = normal(&by.value);
                let known = self.names.people.get(name.as_ref()).copied();
                let known =
                    known.or_else(|| self.names.people_by_words.get(name.as_ref()).copied().flatten());
                if let Some(count) = known.and_then(|person| self.person_mentions.get_mut(person)) {
                    *count += 1;
                }
            }
            if let Some(date) = approval.date.get() {
                self.clock.fact(date, &mut self.faults);
            }
        }
        self.years(&plan.budget);
    }

    /// Checks the years by which amounts are given.
    pub fn years(&mut self, budget: &Slot<Many<record::Budget>>) {
        for part in budget {
            let Some(record::Amount::Yearly(years)) = part.amount.get() else { continue };
            for (year, _) in &years.items {
                if let Err(fault) = dates::parse_year(&year.value, &self.clock.calendar.context(None)) {
                    let fault = self.clock.fault(year, &fault);
                    self.faults.push(fault);
                }
            }
        }
    }
}

/// The kinds of things of which a whole section could not be read.
fn unread(plan: &record::Plan) -> Vec<Wanted> {
    let lost = |faulty: bool, absent: bool, open: bool| faulty || absent && open;
    let (people, periods) = (&plan.people, &plan.periods);
    let (goal, directions) = (&plan.goal, &plan.directions);
    let subgoals =
        goal.get().is_some_and(|goal| lost(goal.subgoals.is_faulty(), goal.subgoals.is_absent(), goal.open));
    let activities = directions.into_iter().any(|direction| {
        lost(direction.activities.is_faulty(), direction.activities.is_absent(), direction.open)
    });
    let kinds = [
        (Wanted::Person, lost(people.is_faulty(), people.is_absent(), plan.open)),
        (Wanted::Period, lost(periods.is_faulty(), periods.is_absent(), plan.open)),
        (Wanted::Goal, subgoals || lost(goal.is_faulty(), goal.is_absent(), plan.open)),
        (Wanted::Activity, activities || lost(directions.is_faulty(), directions.is_absent(), plan.open)),
    ];
    kinds.into_iter().filter(|(_, lost)| *lost).map(|(wanted, _)| wanted).collect()
}

/// The days from the first to the last, if an expression says both.
fn whole(dates: &Dated) -> Option<Days> {
    let reading = &dates.reading;
    let open = reading.stretches.iter().any(|stretch| stretch.first.is_none() || stretch.last.is_none());
    if open || reading.ongoing || reading.every.is_some() {
        return None;
    }
    Days::new(dates.days.first()?.first, dates.days.last()?.last)
}

/// Leaves of what is the same thing the first.
pub(super) fn once<T>(found: &mut Vec<T>, thing: impl Fn(&T) -> usize) {
    let before = |at: usize, one: &T| found.iter().take(at).any(|other| thing(other) == thing(one));
    if found.len() >= MANY || found.iter().enumerate().any(|(at, one)| before(at, one)) {
        let mut seen = HashSet::with_capacity(found.len());
        found.retain(|one| seen.insert(thing(one)));
    }
}

/// So many things are told apart by looking them up and not by comparing each with each.
const MANY: usize = 16;

/// A title, or what stands in its place.
pub(super) fn title(slot: &Slot<Text>) -> Excerpt {
    let text = slot.get().map(|title| title.value.trimmed()).filter(|title| !title.is_empty());
    text.unwrap_or_else(|| UNTITLED.into())
}
