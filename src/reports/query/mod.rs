//! What is asked for: filters and order, resolved against the programme.

mod fault;
mod names;
mod period;
pub mod words;

pub use fault::QueryFault;
pub(super) use names::{Thing, thing};
pub(super) use period::{Asked, common};

use super::AS_IF;
use crate::analysis::priorities::AsIf;
use crate::document::Status;
use crate::model::{DirectionIx, GoalIx, PersonIx, Programme};
use crate::msg;

/// What is asked for, as typed.
#[derive(Clone, Debug, Default)]
pub struct RawQuery {
    /// `--period`: ids of periods and date expressions.
    pub period: Vec<String>,
    /// `--direction`: ids, numbers, titles.
    pub direction: Vec<String>,
    /// `--responsible`: ids, roles, names.
    pub responsible: Vec<String>,
    /// `--goal`: ids, numbers, titles.
    pub goal: Vec<String>,
    /// `--status`: words.
    pub status: Vec<String>,
    /// `--sort`: a word.
    pub sort: Option<String>,
    /// `--activities`.
    pub activities: bool,
    /// `--as-if`: a method.
    pub as_if: Option<String>,
    /// `consistency-ratio` of `kcp.toml`.
    pub consistency_ratio: Option<f64>,
}

/// What is asked for. Several values of one filter mean any of them, several filters all of them;
/// an empty filter takes everything.
#[derive(Clone, Debug, Default)]
pub struct Query {
    /// When.
    pub(super) period: Option<Asked>,
    /// In which directions, in the order of the plan; in all if none.
    pub(super) directions: Vec<DirectionIx>,
    /// Who answers.
    pub(super) responsible: Vec<PersonIx>,
    /// What is served: these goals and all below them.
    pub(super) goals: Vec<GoalIx>,
    /// At what stage.
    pub(super) statuses: Vec<Status>,
    /// In which order; that of the file if none.
    pub(super) sort: Option<Sort>,
    /// Whether a tree of goals has activities as its leaves.
    pub(super) activities: bool,
    /// The method to look at the weights by beside the plan's own.
    pub(super) as_if: Option<AsIf>,
    /// Above which consistency ratio judgements count as inconsistent, if the settings say.
    pub(super) consistency_ratio: Option<f64>,
}

/// An order of activities.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sort {
    /// By number, 1.2 before 1.10.
    Number,
    /// By the first day; what has none last.
    Date,
    /// By the deadline; what has none last.
    Deadline,
    /// By who answers, in the order of the alphabet; what has nobody last.
    Responsible,
}

impl Query {
    /// Whether what is in a direction is wanted.
    pub(super) fn asks_for(&self, direction: DirectionIx) -> bool {
        self.directions.is_empty() || self.directions.binary_search(&direction).is_ok()
    }

    /// Resolves what was typed.
    ///
    /// # Errors
    /// The first value that names nothing, or more than one thing, and what may be meant.
    pub fn resolve(raw: &RawQuery, programme: &Programme) -> Result<Self, QueryFault> {
        Ok(Self {
            period: period::resolve(&raw.period, programme)?,
            directions: names::directions(&raw.direction, programme)?,
            responsible: names::people(&raw.responsible, programme)?,
            goals: names::goals(&raw.goal, programme)?,
            statuses: raw.status.iter().map(|word| words::status(word)).collect::<Result<_, _>>()?,
            sort: raw.sort.as_deref().map(words::sort).transpose()?,
            activities: raw.activities,
            as_if: raw.as_if.as_deref().map(as_if).transpose()?,
            consistency_ratio: raw.consistency_ratio,
        })
    }
}

impl Sort {
    /// Every order.
    pub const ALL: [Self; 4] = [Self::Number, Self::Date, Self::Deadline, Self::Responsible];

    /// The word for `--sort`.
    pub fn word(self) -> &'static str {
        match self {
            Self::Number => "number",
            Self::Date => "date",
            Self::Deadline => "deadline",
            Self::Responsible => "responsible",
        }
    }
}

fn as_if(word: &str) -> Result<AsIf, QueryFault> {
    AsIf::parse(word).ok_or_else(|| {
        let message = msg!("report-fault-method", value = word);
        QueryFault::among(AS_IF, message, word, AsIf::ALL.map(AsIf::word))
    })
}
