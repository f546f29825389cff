use super::stage;
use crate::dates::{self, Days};
use crate::model::{Activity, Dated, PeriodIx, Programme};
use crate::source::Span;
use crate::values::Status;
use chrono::NaiveDate;
use smallvec::SmallVec;

/// Where an activity stands in time.
#[derive(Clone, Debug)]
pub struct Placement {
    /// Its days, merged and in order, both ends included; empty if it has none or they could not be read.
    pub days: SmallVec<[Days; 2]>,
    /// The value that gives the days: `dates`, `period`, `due` or `every`; the title where there is none.
    pub days_span: Span,
    /// Whether it has neither dates, period, due nor every (a faulty one of these counts as having it, and so
    /// does a key that was not made out).
    pub undated: bool,
    /// Whether it goes on through the whole programme, never overdue.
    pub ongoing: bool,
    /// Its deadline, the last day by which it is to be done; none for ongoing and undated ones, and where it
    /// was given but could not be read.
    pub deadline: Option<Deadline>,
    /// What it consists of in time where it recurs or has several dates: each with its own deadline,
    /// in order of time; empty for others.
    pub instances: Box<[Instance]>,
    /// [PeriodIx] in half its room: a large plan has very many.
    columns: SmallVec<[u32; 4]>,
    /// Whether it stands in the column “outside the periods”.
    pub outside: bool,
    /// What stage it is at as of the day.
    pub status: Status,
    /// The earliest open deadline that has passed and where it is written, whatever `reason` says.
    pub missed: Option<Deadline>,
    /// When it was done, of what counts by the as-of day.
    pub done: Option<NaiveDate>,
}

impl Placement {
    /// The periods in whose columns it stands, in the order of the periods.
    pub fn columns(&self) -> impl Iterator<Item = PeriodIx> {
        self.columns.iter().map(|period| *period as PeriodIx)
    }

    /// By how many days it is overdue on the day of the analysis: from its earliest open deadline.
    pub fn overdue_days(&self, as_of: NaiveDate) -> Option<i64> {
        self.missed.map(|deadline| (as_of - deadline.day).num_days())
    }
}

/// The last day by which something is to be done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Deadline {
    /// That day, included.
    pub day: NaiveDate,
    /// The value that gives it.
    pub span: Span,
    /// Whether it was written to the day.
    pub to_the_day: bool,
}

/// One of several times that an activity is to be done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Instance {
    /// Its days; the last is its deadline.
    pub days: Days,
    /// Whether a fact closes it as of the day.
    pub done: bool,
}

/// Where each activity stands in time as of a day, in the order of the activities.
pub fn place(programme: &Programme, as_of: NaiveDate) -> Vec<Placement> {
    let columns = Columns::of(programme);
    programme.activities.iter().map(|activity| place_one(programme, activity, &columns, as_of)).collect()
}

fn place_one(programme: &Programme, activity: &Activity, columns: &Columns, as_of: NaiveDate) -> Placement {
    let ongoing = !activity.dates.is_empty()
        && activity.dates.iter().all(|dated| dated.reading.ongoing)
        && activity.due.is_none()
        && activity.every.is_none();
    let (days, instances) = days(programme, activity);
    let written = &activity.written;
    let due_unread = activity.due.is_none() && !written.due.is_absent();
    let deadline = if ongoing || due_unread { None } else { deadline(programme, activity, &days) };
    let undated = written.dates.is_absent()
        && written.period.is_absent()
        && written.due.is_absent()
        && written.every.is_absent()
        && !written.open;
    let columns = columns.of_activity(activity, &days);
    let outside = columns.is_empty() && !programme.periods.is_empty();
    let mut placement = Placement {
        days_span: days_span(activity),
        days,
        undated,
        ongoing,
        deadline,
        instances: instances.into(),
        columns,
        outside,
        status: Status::Planned,
        missed: None,
        done: None,
    };
    stage::set(&mut placement, activity, as_of);
    placement
}

/// The days of an activity, and those of each of its times where it has several.
fn days(programme: &Programme, activity: &Activity) -> (SmallVec<[Days; 2]>, Vec<Instance>) {
    let context = programme.calendar.context(programme.span);
    let instances_of = |every: &dates::Recurrence, spans: &[Days]| -> Vec<Days> {
        spans.iter().flat_map(|span| every.instances(*span, &context)).collect()
    };
    let mut times: Vec<Days> = Vec::new();
    let base: SmallVec<[Days; 2]> = if let [only] = &*activity.dates
        && only.reading.every.is_none()
        && only.reading.stretches.len() < 2
    {
        SmallVec::from_slice(&only.days)
    } else if !activity.dates.is_empty() {
        for dated in &activity.dates {
            match &dated.reading.every {
                Some(every) => {
                    let within = dated.reading.within.or(programme.span);
                    times.extend(instances_of(every, within.as_slice()));
                }
                None => times.extend(spans(dated, programme)),
            }
        }
        dates::merge(times.clone()).into()
    } else if let [only] = &*activity.periods {
        programme.periods.get(only.value).map(|period| SmallVec::from_slice(&period.days)).unwrap_or_default()
    } else if !activity.periods.is_empty() {
        let periods = activity.periods.iter().filter_map(|period| programme.periods.get(period.value));
        dates::merge(periods.flat_map(|period| period.days.iter().copied()).collect()).into()
    } else if let Some(due) = &activity.due {
        due.days.last().map(|days| Days::one(days.last)).into_iter().collect()
    } else if activity.every.is_some() {
        programme.span.into_iter().collect()
    } else {
        SmallVec::new()
    };
    let by_key = activity.every.as_ref().filter(|_| !activity.written.every.is_absent());
    if let Some(every) = by_key {
        times = instances_of(&every.value, &base);
    }
    let recurs = activity.every.is_some();
    if !recurs && times.len() < 2 {
        return (base, Vec::new());
    }
    times.sort_unstable();
    let days = if recurs { dates::merge(times.clone()).into() } else { base };
    (days, times.into_iter().map(|days| Instance { days, done: false }).collect())
}

/// The spans of an expression as written, not merged; open ends reach to the programme's.
fn spans<'a>(dated: &'a Dated, programme: &'a Programme) -> impl Iterator<Item = Days> + 'a {
    let whole = dated.reading.ongoing.then_some(programme.span).flatten();
    let written =
        dated.reading.stretches.iter().filter_map(move |stretch| match (stretch.first, stretch.last) {
            (Some(first), None) => {
                Days::new(first, programme.span.map_or(first, |span| span.last.max(first)))
            }
            _ => stretch.days(programme.span),
        });
    whole.into_iter().chain(written)
}

fn deadline(programme: &Programme, activity: &Activity, days: &[Days]) -> Option<Deadline> {
    let written = |dated: &Dated| {
        let day = dated.days.last()?.last;
        Some(Deadline { day, span: dated.span, to_the_day: dated.reading.to_the_day })
    };
    if let Some(due) = &activity.due {
        return written(due);
    }
    if let Some(last) = activity.dates.iter().filter_map(written).max_by_key(|deadline| deadline.day) {
        return Some(Deadline { day: days.last().map_or(last.day, |days| days.last), ..last });
    }
    let of_periods = activity.periods.iter().filter_map(|period| programme.periods.get(period.value));
    let to_the_day = of_periods.flat_map(|period| &period.dates).any(|dated| dated.reading.to_the_day);
    let span = days_span(activity);
    days.last().map(|days| Deadline { day: days.last, span, to_the_day })
}

fn days_span(activity: &Activity) -> Span {
    let written = &activity.written;
    let of = [written.dates.span(), written.period.span(), written.due.span(), written.every.span()];
    of.into_iter().flatten().next().unwrap_or(activity.title_span)
}

/// The days of the periods in order of time, so that those which some days meet are found without a look at
/// all.
struct Columns {
    /// By first day.
    spans: Vec<(Days, u32)>,
    /// The latest last day of each of those and the ones before it.
    reach: Vec<NaiveDate>,
}

/// A period's place; no file that is read at all has more than fit.
fn small(period: PeriodIx) -> u32 {
    u32::try_from(period).unwrap_or(u32::MAX)
}

impl Columns {
    fn of(programme: &Programme) -> Self {
        let periods = programme.periods.iter().enumerate();
        let mut spans: Vec<_> =
            periods.flat_map(|(at, period)| period.days.iter().map(move |days| (*days, small(at)))).collect();
        spans.sort_unstable();
        let latest = spans.iter().scan(NaiveDate::MIN, |latest, (days, _)| {
            *latest = days.last.max(*latest);
            Some(*latest)
        });
        let reach = latest.collect();
        Self { spans, reach }
    }

    /// The periods that it names, else those that its days meet.
    fn of_activity(&self, activity: &Activity, days: &[Days]) -> SmallVec<[u32; 4]> {
        if !activity.periods.is_empty() {
            return activity.periods.iter().map(|period| small(period.value)).collect();
        }
        let mut met = SmallVec::new();
        for days in days {
            let begun = self.spans.partition_point(|(span, _)| span.first <= days.last);
            let candidates = self.spans.iter().zip(&self.reach).take(begun).rev();
            let candidates = candidates.take_while(|(_, reach)| **reach >= days.first);
            met.extend(candidates.filter(|((span, _), _)| span.last >= days.first).map(|((_, at), _)| *at));
        }
        met.sort_unstable();
        met.dedup();
        met.shrink_to_fit();
        met
    }
}
