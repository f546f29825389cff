//! A new plan from what there is: from last year's plan, or from a table out of a word processor.

mod edits;
mod facts;
mod shift;
mod table;

pub use shift::{Check, Noted, Shifted, shift};
pub use table::{Left, LeftOut, Mark, NoTable, Table, table};
