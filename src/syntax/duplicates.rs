use super::rules::DUPLICATE_KEY;
use super::tree::{Kind, Ref, SKIPPED, Tree, What};
use crate::diagnostic::Diagnostic;
use crate::msg;
use std::borrow::Cow;
use std::collections::HashMap;

/// From so many keys on, they are looked up and not compared one by one.
const MANY: usize = 12;

/// Reports the second key of a name in every mapping and hides it, or the first if that has no value.
pub(super) fn mark(tree: &mut Tree, diagnostics: &mut Vec<Diagnostic>) {
    let mut hidden = Vec::new();
    for at in 0..tree.nodes.len() {
        let Some(node) = tree.nodes.get(at) else { break };
        if !matches!(node.what, What::Mapping(_)) {
            continue;
        }
        let Some(mapping) = tree.at(at) else { continue };
        let keys: Vec<Key<'_>> = mapping.entries().map(Key::of).collect();
        if keys.len() < MANY {
            for (place, key) in keys.iter().enumerate().filter(|(_, key)| key.node.is_named()) {
                if let Some(first) = keys.iter().take(place).find(|other| other.name == key.name) {
                    hidden.push(hide(first, key, diagnostics));
                }
            }
        } else {
            let mut seen: HashMap<&str, &Key<'_>> = HashMap::with_capacity(keys.len());
            for key in keys.iter().filter(|key| key.node.is_named()) {
                let first = *seen.entry(&key.name).or_insert(key);
                if first.node.id() != key.node.id() {
                    hidden.push(hide(first, key, diagnostics));
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

struct Key<'a> {
    name: Cow<'a, str>,
    node: Ref<'a>,
    valued: bool,
}

impl<'a> Key<'a> {
    fn of((key, value): (Ref<'a>, Ref<'a>)) -> Self {
        Self { name: key.text(), node: key, valued: value.kind() != Kind::Null }
    }
}

/// Reports a key that is there already; the one of the two that is not to be read.
fn hide(first: &Key<'_>, second: &Key<'_>, diagnostics: &mut Vec<Diagnostic>) -> u32 {
    let empty = !first.valued && second.valued;
    let help = if empty { msg!("duplicate-key.help-empty") } else { msg!("duplicate-key.help") };
    diagnostics.push(
        Diagnostic::new(&DUPLICATE_KEY, second.node.span(), msg!("duplicate-key", key = &*second.name))
            .label(first.node.span(), msg!("duplicate-key.first"))
            .help(help),
    );
    if empty { first.node.id() } else { second.node.id() }
}
