//! The programme: goals, people, periods, directions, activities and indicators, with references resolved
//! and dates understood. A plan with faults gives a programme all the same, of all that could be read.

pub mod record;

mod activities;
mod alike;
mod build;
mod calendar;
mod dated;
mod goals;
mod indicators;
mod judged;
mod judgement;
mod money;
mod names;
mod read;
mod rules;
mod strays;
mod unread;
mod when;

pub use build::{Built, Records, build, records, understand};
pub use calendar::Calendar;
pub use dated::{Dated, Understood};
pub use goals::is_untitled;
pub use judged::{Judged, JudgedByExpert, JudgementSet, Pair};
pub use money::{Line, lines, total};
pub use names::{named_in, normal};
pub use read::parse;
pub use rules::*;
pub use unread::{Outline, Unread, outline, unread};
pub use when::Clock;

use crate::dates::{Days, Recurrence};
use crate::locale::Lang;
use crate::schema::Text;
use crate::source::{Excerpt, Span, Spanned};
use smallvec::SmallVec;
use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

/// A target programme, ready to be analysed.
#[derive(Debug)]
pub struct Programme {
    /// Its title; `…` where it is missing.
    pub title: Excerpt,
    /// The language of its reports, if it names one.
    pub language: Option<Lang>,
    /// Its days, both ends included: as given, else what its dated parts span together.
    pub span: Option<Days>,
    /// Its `dates`, if they could be read.
    pub dates: Option<Dated>,
    /// Working days, school years and terms.
    pub calendar: Calendar,
    /// The places of date expressions that are not written in their canonical form, each with that form.
    /// Those whose words say more than it are left out.
    pub rewritten: Vec<(Span, Arc<str>)>,
    /// Who takes part, in the order of the file.
    pub people: Vec<Person>,
    /// The columns of its table, in the order of the file.
    pub periods: Vec<Period>,
    /// The goals from the root down, a goal before its subgoals; the root is the first.
    pub goals: Vec<Goal>,
    /// The directions, in the order of the file.
    pub directions: Vec<Direction>,
    /// Whether the list of directions could not be read, in whole or in part.
    pub directions_lost: bool,
    /// The activities, in the order of the file.
    pub activities: Vec<Activity>,
    /// What shows its effect.
    pub indicators: Vec<Indicator>,
    /// The words in the parts of the file that could not be read: what they name may well be there.
    pub lost_words: BTreeSet<String>,
    /// The goals that names which stand for none most likely mean, by the name in [normal] form.
    pub meant_goals: HashMap<String, GoalIx>,
    /// All else, as written; `people`, `periods`, `goal`, `directions` and `indicators` have been moved out.
    pub written: record::Plan,
    /// Where those sections stand: the keys.
    pub keys: Keys,
    /// Which of those sections could not be read, in whole or in part.
    pub lost: Lost,
}

impl Programme {
    /// Whether it names its days, but not so that the first and the last could be understood.
    pub fn span_lost(&self) -> bool {
        self.dates.is_none() && !self.written.dates.is_absent()
    }
}

/// Which sections of a plan have values that could not be read; that has been reported.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Lost {
    /// `people`
    pub people: bool,
    /// `periods`
    pub periods: bool,
    /// `goal`, the root itself
    pub goal: bool,
    /// `directions`
    pub directions: bool,
    /// `indicators`
    pub indicators: bool,
    /// Keys of the plan that could not be made out.
    pub keys: bool,
}

/// Where the sections of a plan stand: the span of each key that is there.
#[derive(Clone, Copy, Debug, Default)]
pub struct Keys {
    /// `people`
    pub people: Option<Span>,
    /// `periods`
    pub periods: Option<Span>,
    /// `goal`
    pub goal: Option<Span>,
    /// `directions`
    pub directions: Option<Span>,
    /// `indicators`
    pub indicators: Option<Span>,
    /// `title`
    pub title: Option<Span>,
}

/// Someone of `people`, by place in [`Programme::people`].
pub type PersonIx = usize;
/// A goal, by place in [`Programme::goals`].
pub type GoalIx = usize;
/// A period, by place in [`Programme::periods`].
pub type PeriodIx = usize;
/// A direction, by place in [`Programme::directions`].
pub type DirectionIx = usize;
/// An activity, by place in [`Programme::activities`].
pub type ActivityIx = usize;

/// Someone who answers or takes part.
#[derive(Debug)]
pub struct Person {
    /// As written in `people`.
    pub id: Text,
    /// How many places of the plan name this person.
    pub mentions: usize,
    /// All else.
    pub written: record::Person,
}

/// A column of the programme's table.
#[derive(Debug)]
pub struct Period {
    /// As written in `periods`.
    pub id: Text,
    /// The heading, if it has one of its own.
    pub title: Option<Excerpt>,
    /// Its dates as understood, one an expression.
    pub dates: SmallVec<[Dated; 1]>,
    /// The whole value that gives them; the id where there is none.
    pub dates_span: Span,
    /// Its days, merged and in order; empty where the dates are faulty.
    pub days: Vec<Days>,
    /// Whether some of its dates could not be understood.
    pub faulty: bool,
    /// How many activities name it.
    pub mentions: usize,
}

/// A goal in the tree.
#[derive(Debug)]
pub struct Goal {
    /// Its id.
    pub id: Option<Text>,
    /// Its title; `…` where it is missing.
    pub title: Excerpt,
    /// Where the title stands; the whole record where it is missing.
    pub title_span: Span,
    /// The goal above it; none for the root.
    pub parent: Option<GoalIx>,
    /// The goals below it, in the order of the file.
    pub children: Vec<GoalIx>,
    /// How far below the root: 0 for the root.
    pub depth: usize,
    /// Its number for reading: «2.3»; empty for the root.
    pub number: String,
    /// Who answers for it.
    pub owner: Option<PersonIx>,
    /// By when it is to be reached.
    pub due: Option<Dated>,
    /// All else as written; `subgoals` has been moved out.
    pub written: record::Goal,
    /// The key `subgoals`, if it is there.
    pub subgoals_key: Option<Span>,
    /// Whether some of its subgoals could not be read.
    pub subgoals_lost: bool,
    /// Which goals its judgements of its subgoals name.
    pub judged: Judged,
}

/// A group of activities.
#[derive(Debug)]
pub struct Direction {
    /// Its id.
    pub id: Option<Text>,
    /// Its heading: its own, or its one goal's.
    pub title: Excerpt,
    /// Where the title stands; the id or the record where there is none.
    pub title_span: Span,
    /// Its number for reading: «2».
    pub number: String,
    /// What its activities serve unless they say otherwise.
    pub goals: Arc<[Served]>,
    /// Who answers for its activities unless they say otherwise.
    pub responsible: Arc<[PersonIx]>,
    /// Its activities: a range of [`Programme::activities`].
    pub activities: std::ops::Range<ActivityIx>,
    /// All else as written; the list of `activities` has been moved out, its place is kept.
    pub written: record::Direction,
    /// Whether a name in its `responsible` could not be resolved or read.
    pub responsible_faulty: bool,
    /// Whether a name in its `goals` could not be resolved or read.
    pub goals_faulty: bool,
    /// Whether its list of activities could not be read, in whole or in part.
    pub activities_faulty: bool,
}

/// A goal served, and by what part of the activity.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Served {
    /// Which goal.
    pub goal: GoalIx,
    /// The share of contribution, if given: 0.7 of the activity's effect.
    pub share: Option<f64>,
    /// Where it is named.
    pub span: Span,
}

impl Served {
    /// Whether it is served at all: nothing is by a share of 0.
    pub fn counts(&self) -> bool {
        self.share != Some(0.0)
    }
}

/// Something to be done.
#[derive(Debug)]
pub struct Activity {
    /// Its id.
    pub id: Option<Text>,
    /// Its title; `…` where it is missing.
    pub title: Excerpt,
    /// Where the title stands; the whole record where it is missing.
    pub title_span: Span,
    /// Its direction.
    pub direction: DirectionIx,
    /// Its number for reading: as given, else by place: «2.3».
    pub number: Box<str>,
    /// The periods it names, each once, in the order of the plan's, and where it first names it.
    pub periods: SmallVec<[Spanned<PeriodIx>; 1]>,
    /// Its dates as understood, one an expression; recurrences stand in `every`.
    pub dates: SmallVec<[Dated; 1]>,
    /// Its `due` as understood.
    pub due: Option<Dated>,
    /// How it recurs, from `every` or from its dates, and where that is written.
    pub every: Option<Box<Spanned<Recurrence>>>,
    /// Whether something of `period`, `dates`, `due` or `every` could not be understood.
    pub dates_faulty: bool,
    /// Who answers, the first first: its own, else its direction's.
    pub responsible: Arc<[PersonIx]>,
    /// Whether those come from its direction.
    pub responsible_inherited: bool,
    /// Whether a name among them could not be resolved or read.
    pub responsible_faulty: bool,
    /// Who takes part.
    pub participants: Box<[PersonIx]>,
    /// Whether a name among them could not be resolved or read.
    pub participants_faulty: bool,
    /// What it serves: its own goals, else its direction's; empty for `[]`.
    pub goals: Arc<[Served]>,
    /// Whether those come from its direction.
    pub goals_inherited: bool,
    /// Whether a name among them could not be resolved or read.
    pub goals_faulty: bool,
    /// What must end before it.
    pub after: Box<[After]>,
    /// When it began: the day, or the month.
    pub started: Option<Spanned<Days>>,
    /// When it was done, each the day or the month, in order of time.
    pub done: Box<[Spanned<Days>]>,
    /// Whether a fact could not be understood.
    pub facts_faulty: bool,
    /// All else as written; `id` and `title` have been moved out if they could be read. The lists of
    /// `period`, `dates`, `responsible`, `participants`, `done` and `after` have been let go once they were
    /// understood, and their places kept.
    pub written: Box<record::Activity>,
}

impl Activity {
    /// Whether it is cancelled, whatever the day: it is said to be, and no fact says that it was done. It
    /// then serves no goal and takes neither days nor money.
    pub fn is_cancelled(&self) -> bool {
        self.done.is_empty() && self.written.status.get() == Some(&record::Stage::Cancelled)
    }
}

/// A predecessor of an activity.
#[derive(Clone, Copy, Debug)]
pub struct After {
    /// Which activity.
    pub activity: ActivityIx,
    /// How long after its end.
    pub lag: Lag,
    /// Where it is named.
    pub span: Span,
}

/// A distance in time between two activities.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Lag {
    /// How many; negative lets the two overlap.
    pub count: i64,
    /// Whether only working days count.
    pub working: bool,
}

/// A measure of effect.
#[derive(Debug)]
pub struct Indicator {
    /// Its id; empty where it is missing.
    pub id: Excerpt,
    /// Its title; `…` where it is missing.
    pub title: Excerpt,
    /// Where the title stands; the whole record where it is missing.
    pub title_span: Span,
    /// Which goals it shows.
    pub goals: Vec<GoalIx>,
    /// Which activities move it.
    pub activities: Vec<ActivityIx>,
    /// Who answers for it.
    pub responsible: Vec<PersonIx>,
    /// Where it stood at first, and when if that is written.
    pub baseline: Option<Value>,
    /// What is aimed at, in order of time.
    pub targets: Vec<Value>,
    /// What was reached, in order of time.
    pub actuals: Vec<Value>,
    /// All else as written.
    pub written: record::Indicator,
}

/// A value of an indicator at a time.
#[derive(Clone, Debug)]
pub struct Value {
    /// When: its last day counts.
    pub at: Option<Dated>,
    /// What.
    pub value: Spanned<crate::values::Number>,
}

/// What stands in place of a title that is missing.
pub const UNTITLED: &str = "…";
