/// What kind of thing a reference is to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Subject {
    /// A goal.
    Goal,
    /// Someone of `people`.
    Person,
    /// A period.
    Period,
    /// A direction.
    Direction,
    /// An activity.
    Activity,
    /// An indicator.
    Indicator,
}

/// What stage an activity is at as of a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Status {
    /// ○ план
    Planned,
    /// ◐ идёт
    InProgress,
    /// ● сделано
    Done,
    /// ✗ просрочено
    Overdue,
    /// ◌ отложено
    Postponed,
    /// – отменено
    Cancelled,
}

impl Subject {
    /// The word in JSON.
    pub fn word(self) -> &'static str {
        match self {
            Self::Goal => "goal",
            Self::Person => "person",
            Self::Period => "period",
            Self::Direction => "direction",
            Self::Activity => "activity",
            Self::Indicator => "indicator",
        }
    }
}

impl Status {
    /// Every status, in the order of the format.
    pub const ALL: [Self; 6] =
        [Self::Planned, Self::InProgress, Self::Done, Self::Overdue, Self::Postponed, Self::Cancelled];

    /// The word in JSON and for `--status`.
    pub fn word(self) -> &'static str {
        match self {
            Self::Planned => "planned",
            Self::InProgress => "in-progress",
            Self::Done => "done",
            Self::Overdue => "overdue",
            Self::Postponed => "postponed",
            Self::Cancelled => "cancelled",
        }
    }
}
