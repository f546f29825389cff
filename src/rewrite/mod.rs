//! Changing the text of a plan: ready mends applied, and the whole laid out in its canonical form. What is
//! not meant to change stays as it is, byte for byte.

mod layout;
mod mend;

pub use crate::compile::apply;
pub use layout::{Refused, WIDTH, laid_out};
pub use mend::{Change, Mend, Mended, mend};
