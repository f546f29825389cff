use super::build::Mark;
use super::events::Style;
use super::quote::in_quotes;
use super::rules::YAML_SYNTAX;
use super::tree::{OWN_TEXT, Tree, What};
use crate::diagnostic::{Diagnostic, Fix};
use crate::msg;
use crate::source::{Source, Span};
use std::collections::HashSet;

/// So many nodes references may unfold to beyond those that are written.
const UNFOLDED: u64 = 200_000;

/// Checks `*name`, `&name` and `!tag`: what leads nowhere, to itself or to too much is reported and marked as
/// broken; what was meant as text is read so.
pub(super) fn check(source: &Source, tree: &mut Tree, marks: &[Mark], found: &mut Vec<Diagnostic>) {
    aliases(source, tree, found);
    let used: HashSet<u32> = tree.aliases.iter().map(|(_, to)| *to).collect();
    for mark in marks {
        let text = source.slice(mark.span);
        let plain = tree.nodes.get(mark.node as usize).is_some_and(|node| {
            matches!(node.what, What::Scalar(Style::Plain) | What::Null) && node.flags & OWN_TEXT == 0
        });
        let core = text.starts_with("!!") || text.starts_with("!<") || text == "!";
        if !plain || core || (text.starts_with('&') && used.contains(&mark.node)) {
            continue;
        }
        words(source, tree, *mark, found);
    }
}

/// A word after `&` or `!` that was meant as text.
fn words(source: &Source, tree: &mut Tree, mark: Mark, found: &mut Vec<Diagnostic>) {
    let Some(node) = tree.nodes.get_mut(mark.node as usize) else { return };
    let whole = mark.span.join(Span { start: node.start, end: node.end });
    let text = source.slice(whole).trim_end();
    if text.contains('\n') {
        return;
    }
    let message = if text.starts_with('&') { msg!("yaml-syntax.anchor") } else { msg!("yaml-syntax.tag") };
    let quoted = in_quotes(text);
    found.push(
        Diagnostic::new(&YAML_SYNTAX, mark.span, message)
            .help(msg!("yaml-syntax.quote-help", quoted = quoted.as_str()))
            .fix(Fix::safe(msg!("yaml-syntax.quote"), whole.sub(0, text.len()), quoted)),
    );
    node.start = whole.start;
    node.end = whole.start + Span::at(text.len()).start;
    node.what = What::Scalar(Style::Plain);
}

fn aliases(source: &Source, tree: &mut Tree, found: &mut Vec<Diagnostic>) {
    if tree.aliases.is_empty() {
        return;
    }
    // What each node unfolds to; targets stand before the aliases that lead to them.
    let sizes = sizes(tree);
    let mut unfolded = 0_u64;
    let mut bomb = None;
    let mut broken = Vec::new();
    for (at, to) in &tree.aliases {
        let Some(node) = tree.nodes.get(*at as usize) else { continue };
        let span = Span { start: node.start, end: node.end };
        let name = source.slice(span).trim_start_matches('*');
        let around = tree.nodes.get(*to as usize).is_some_and(|target| to < at && *at < target.next);
        let size = sizes.get(*to as usize).copied().unwrap_or(0);
        let fault = if to == at {
            let whole = in_quotes(source.slice(span));
            Diagnostic::new(&YAML_SYNTAX, span, msg!("yaml-syntax.unknown-alias", name = name))
                .help(msg!("yaml-syntax.quote-help", quoted = whole.as_str()))
                .fix(Fix::offered(msg!("yaml-syntax.quote"), span, whole))
        } else if around {
            Diagnostic::new(&YAML_SYNTAX, span, msg!("yaml-syntax.alias-loop", name = name))
                .help(msg!("yaml-syntax.alias-help"))
        } else if unfolded.saturating_add(size) > UNFOLDED {
            unfolded = UNFOLDED;
            bomb.get_or_insert(span);
            broken.push(*at);
            continue;
        } else {
            unfolded += size;
            continue;
        };
        found.push(fault);
        broken.push(*at);
    }
    if let Some(span) = bomb {
        let fault = Diagnostic::new(&YAML_SYNTAX, span, msg!("yaml-syntax.alias-bomb"));
        found.push(fault.help(msg!("yaml-syntax.alias-help")));
    }
    for at in &broken {
        tree.blank(*at as usize);
    }
    let broken: HashSet<u32> = broken.into_iter().collect();
    tree.aliases.retain(|(at, _)| !broken.contains(at));
}

/// How many nodes each node holds with its references unfolded, itself included.
fn sizes(tree: &Tree) -> Vec<u64> {
    let mut sizes = vec![1_u64; tree.nodes.len()];
    let mut open: Vec<usize> = Vec::new();
    let mut aliases = tree.aliases.iter().peekable();
    let close = |sizes: &mut Vec<u64>, open: &mut Vec<usize>| {
        if let Some(done) = open.pop() {
            let size = sizes.get(done).copied().unwrap_or(1);
            if let Some(parent) = open.last().and_then(|parent| sizes.get_mut(*parent)) {
                *parent = parent.saturating_add(size);
            }
        }
    };
    for at in 0..tree.nodes.len() {
        while open
            .last()
            .is_some_and(|last| tree.nodes.get(*last).is_some_and(|last| last.next as usize <= at))
        {
            close(&mut sizes, &mut open);
        }
        if let Some((_, to)) = aliases.next_if(|(alias, _)| *alias as usize == at) {
            let target = if (*to as usize) < at { sizes.get(*to as usize).copied().unwrap_or(1) } else { 1 };
            if let Some(size) = sizes.get_mut(at) {
                *size = target;
            }
        }
        open.push(at);
    }
    sizes
}
