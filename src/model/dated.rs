use crate::dates::{Days, Reading};
use crate::source::Span;

/// A date expression of the plan: its words, their place, and how they are read.
#[derive(Clone, Debug)]
pub struct Dated {
    /// As written.
    pub text: String,
    /// Where.
    pub span: Span,
    /// As understood.
    pub reading: Reading,
    /// The days it stands for, merged and in order; open ends reach to the programme's.
    pub days: Vec<Days>,
}
