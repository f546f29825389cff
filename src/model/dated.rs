use crate::dates::{Days, Reading};
use crate::source::Span;
use std::ops::Deref;
use std::sync::Arc;

/// A date expression of the plan and its place. Plans repeat their phrases, so all but the place is shared
/// between those that are written alike.
#[derive(Clone, Debug)]
pub struct Dated {
    /// Where.
    pub span: Span,
    pub(super) understood: Arc<Understood>,
}

/// The words of a date expression, and how they are read.
#[derive(Debug)]
pub struct Understood {
    /// As written.
    pub text: Box<str>,
    /// As understood.
    pub reading: Reading,
    /// Its canonical form, if it is not written so and its words don't say more.
    pub rewritten: Option<Arc<str>>,
    /// The days it stands for, merged and in order; open ends reach to the programme's.
    pub days: Box<[Days]>,
}

impl Deref for Dated {
    type Target = Understood;
    fn deref(&self) -> &Understood {
        &self.understood
    }
}
