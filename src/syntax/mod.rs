//! YAML text → a tree of nodes with their places. Reading never fails: what is broken is reported and marked,
//! and everything else is kept.

mod build;
mod comments;
mod duplicates;
mod events;
mod letters;
mod links;
mod quote;
mod read;
mod repair;
mod resume;
mod rules;
mod tree;

pub use comments::{Allow, before_comment};
pub use events::Style;
pub use quote::{in_smart_quotes, quoted};
pub use rules::{DUPLICATE_KEY, SEVERAL_DOCUMENTS, VALUE_CUT_BY_COMMENT, YAML_SYNTAX};
pub use tree::{Kind, Ref, Tree, words};

use crate::diagnostic::Diagnostic;
use crate::source::{Source, Span};
use std::collections::BTreeSet;

/// What a text says.
#[derive(Debug, Default)]
pub struct Parsed {
    /// Everything that could be read.
    pub tree: Tree,
    /// What is wrong with the text, in its order.
    pub diagnostics: Vec<Diagnostic>,
    /// The `# kcp: allow(…)` comments, in the order of the text.
    pub allows: Vec<Allow>,
    /// Every comment from its `#` to the end of its line, in the order of the text.
    pub comments: Vec<Span>,
    /// Each `&name` and `!tag` with the node (by [`Ref::id`]) that it stands before, in the order of the
    /// text.
    pub marks: Vec<(u32, Span)>,
}

/// The words of a format that tell what a person meant who wrote what is no YAML.
#[derive(Clone, Debug, Default)]
pub struct Known {
    /// The keys of its records.
    pub keys: BTreeSet<&'static str>,
    /// The keys whose values are lists of records.
    pub lists: BTreeSet<&'static str>,
}

/// Reads a text of a format whose words are `known`; never fails.
pub fn parse(source: &Source, known: &Known) -> Parsed {
    if let Some(fault) = letters::foreign(source) {
        return Parsed { tree: Tree::blanked(source), diagnostics: vec![fault], ..Parsed::default() };
    }
    let mut wrong = Vec::new();
    let cleaned = letters::wrong(source, &mut wrong);
    let source = cleaned.as_ref().unwrap_or(source);
    let read = read::read(source, known);
    let mut tree = read.tree;
    let second = read.diagnostics.iter().find(|fault| *fault.rule == SEVERAL_DOCUMENTS);
    if let Some(second) = second {
        tree.cut_at(second.place.span.start);
    }
    let mut diagnostics = read.diagnostics;
    diagnostics.append(&mut wrong);
    if tree.root().is_none() && !diagnostics.is_empty() {
        // The text is not empty: all of it was given up.
        tree = Tree::blanked(source);
    }
    links::check(source, &mut tree, &read.marks, &mut diagnostics);
    duplicates::mark(&mut tree, &mut diagnostics);
    let allows = comments::allows(source, &read.comments, &tree);
    comments::cut_values(source, &read.comments, &mut tree, &mut diagnostics);
    diagnostics.sort_by_key(|diagnostic| diagnostic.place.span);
    let marks = read.marks.iter().map(|mark| (mark.node, mark.span)).collect();
    Parsed { tree, diagnostics, allows, comments: read.comments, marks }
}
