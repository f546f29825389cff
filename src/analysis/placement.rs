/// Where an activity stands in time.
#[derive(Clone, Debug)]
pub struct Placement {
    /// Its days, merged and in order, both ends included; empty if it has none or they could not be read.
    pub days: Vec<Days>,
    /// The value that gives the days: `dates`, `period`, `due` or `every`; the title where there is none.
    pub days_span: Span,
    /// Whether it has neither dates, period, due nor every (a faulty one of these counts as having it).
    pub undated: bool,
    /// Whether it goes on through the whole programme, never overdue.
    pub ongoing: bool,
    /// Its deadline, the last day by which it is to be done; none for ongoing and undated ones.
    pub deadline: Option<Deadline>,
    /// What it consists of in time where it recurs or has several dates: each with its own deadline,
    /// in order of time; empty for others.
    pub instances: Vec<Instance>,
    /// The periods in whose columns it stands, in the order of the periods.
    pub columns: Vec<PeriodIx>,
    /// Whether it stands in the column “outside the periods”.
    pub outside: bool,
    /// What stage it is at as of the day.
    pub status: Status,
    /// By how many days it is overdue: its earliest open deadline to the as-of day.
    pub overdue_days: Option<i64>,
    /// The earliest open deadline that has passed and where it is written, whatever `reason` says.
    pub missed: Option<Deadline>,
    /// When it was done, of what counts by the as-of day.
    pub done: Option<NaiveDate>,
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
