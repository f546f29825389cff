//! Trees as pictures: a document is laid out once, in pixels, and painted by each format of pictures; formats
//! that lay out for themselves take the nodes in words.

mod boxes;
pub(super) mod font;
pub(super) mod leaf;
mod page;
pub(super) mod scene;
mod tidy;

pub(super) use boxes::wrapped;
pub(super) use page::lay_out;

use super::{Options, Refusal, columns, refuse_excel};
use crate::document::{Document, Shape};

/// Whether a document has a tree.
pub(super) fn has_tree(document: &Document) -> bool {
    columns::tables(document).any(|table| table.shape == Shape::Tree)
}

/// Refuses what can't be drawn, or not so.
pub(super) fn check(document: &Document, options: &Options, format: &'static str) -> Result<(), Refusal> {
    refuse_excel(options, format)?;
    if !has_tree(document) {
        return Err(Refusal::NoTree { format, others: super::showing(document) });
    }
    columns::check(document, options)
}
