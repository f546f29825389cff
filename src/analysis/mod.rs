//! What follows from a programme: placement in time, stage, service of goals, priorities. Pure, and total on
//! faulty plans.

mod balance;
mod coverage;
mod funds;
mod placement;
pub mod priorities;
mod quarters;
pub mod sensitivity;
mod stage;
mod workload;

pub use balance::{Balance, Measure, Shares, balance};
pub use coverage::Service;
pub use funds::{Funds, Source, funds};
pub use placement::{Deadline, Instance, Placement};
pub use priorities::Priorities;
pub use quarters::{Quarter, quarters, within_quarters};
pub use workload::{Month, by_month};

use crate::model::Programme;
use chrono::NaiveDate;

/// All that follows from a programme as of a day.
#[derive(Debug)]
pub struct Analysis {
    /// The day it speaks of.
    pub as_of: NaiveDate,
    /// Where each activity stands in time, in the order of the activities.
    pub activities: Vec<Placement>,
    /// What serves each goal, in the order of the goals.
    pub goals: Vec<Service>,
    /// How important each goal and activity is, by the plan's own methods.
    pub priorities: Priorities,
}

/// Analyses a programme as of a day.
pub fn analyse(programme: &Programme, as_of: NaiveDate) -> Analysis {
    let activities = placement::place(programme, as_of);
    let priorities = priorities::priorities(programme);
    Analysis { as_of, activities, goals: coverage::cover(programme), priorities }
}
