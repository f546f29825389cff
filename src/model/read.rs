use super::record::Plan;
use crate::schema::{Record, known};
use crate::source::Source;
use crate::syntax::{self, Known, Parsed};
use std::sync::LazyLock;

static KNOWN: LazyLock<Known> = LazyLock::new(|| known(Plan::INFO));

/// Reads a text as a plan; never fails.
pub fn parse(source: &Source) -> Parsed {
    syntax::parse(source, &KNOWN)
}

/// Whether some record of a plan has such a key.
pub(super) fn is_key(word: &str) -> bool {
    KNOWN.keys.contains(word)
}
