use crate::dates::{Days, Reading};
use crate::source::Span;
use std::sync::Arc;

/// A date expression of the plan: its words, their place, and how they are read. Plans repeat their phrases,
/// so all but the place is shared between those that are written alike.
#[derive(Clone, Debug)]
pub struct Dated {
    /// As written.
    pub text: Arc<str>,
    /// Where.
    pub span: Span,
    /// As understood.
    pub reading: Arc<Reading>,
    /// The days it stands for, merged and in order; open ends reach to the programme's.
    pub days: Arc<[Days]>,
}
