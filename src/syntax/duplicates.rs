use super::rules::DUPLICATE_KEY;
use super::tree::{Ref, SKIPPED, Tree, What};
use crate::diagnostic::Diagnostic;
use crate::msg;
use crate::source::Span;
use std::borrow::Cow;
use std::collections::HashMap;

/// From so many keys on, they are looked up and not compared one by one.
const MANY: usize = 12;

/// Reports the second key of a name in every mapping and hides it.
pub(super) fn mark(tree: &mut Tree, diagnostics: &mut Vec<Diagnostic>) {
    let mut hidden = Vec::new();
    for at in 0..tree.nodes.len() {
        let Some(node) = tree.nodes.get(at) else { break };
        if !matches!(node.what, What::Mapping(_)) {
            continue;
        }
        let Some(mapping) = tree.at(at) else { continue };
        let keys: Vec<(Cow<'_, str>, Ref<'_>)> =
            mapping.entries().map(|(key, _)| (key.text(), key)).collect();
        if keys.len() < MANY {
            for (place, (name, key)) in keys.iter().enumerate() {
                let first = keys.iter().take(place).find(|(other, _)| other == name);
                if let Some((_, first)) = first.filter(|_| key.is_named()) {
                    diagnostics.push(twice(name, first.span(), key.span()));
                    hidden.push(key.id());
                }
            }
        } else {
            let mut seen: HashMap<&str, Span> = HashMap::with_capacity(keys.len());
            for (name, key) in keys.iter().filter(|(_, key)| key.is_named()) {
                let first = *seen.entry(name).or_insert(key.span());
                if first != key.span() {
                    diagnostics.push(twice(name, first, key.span()));
                    hidden.push(key.id());
                }
            }
        }
    }
    for at in hidden {
        if let Some(node) = tree.nodes.get_mut(at as usize) {
            node.flags |= SKIPPED;
        }
    }
}

fn twice(name: &str, first: Span, second: Span) -> Diagnostic {
    Diagnostic::new(&DUPLICATE_KEY, second, msg!("duplicate-key", key = name))
        .label(first, msg!("duplicate-key.first"))
        .help(msg!("duplicate-key.help"))
}
