use super::rules::DUPLICATE_KEY;
use super::tree::{Kind, Ref, SKIPPED, Tree, What};
use crate::diagnostic::Diagnostic;
use crate::msg;
use std::borrow::Cow;
use std::collections::HashMap;
use std::collections::hash_map::Entry;

/// From so many keys on, they are looked up and not compared one by one.
const MANY: usize = 12;

/// Reports each further key of a name in every mapping, and hides all but the one that is read: the first
/// with a value.
pub(super) fn mark(tree: &mut Tree, diagnostics: &mut Vec<Diagnostic>) {
    let mut hidden = Vec::new();
    // One list serves all mappings, of which a plan has very many.
    let mut keys: Vec<Key<'_>> = Vec::new();
    for (at, node) in tree.nodes.iter().enumerate() {
        let What::Mapping(flow) = node.what else { continue };
        let Some(mapping) = tree.at(at) else { continue };
        // What a comma left of a text in `{ }` is no key.
        let entries = mapping.entries().filter(|(key, _)| !flow || !key.is_flow_entry_without_value());
        keys.clear();
        keys.extend(entries.filter(|(key, _)| key.is_named()).map(Key::of));
        if keys.len() < MANY && !has_twins(&keys) {
            continue;
        }
        let mut seen: HashMap<&str, &Key<'_>> = HashMap::with_capacity(keys.len());
        for key in &keys {
            match seen.entry(&key.name) {
                Entry::Occupied(mut first) => hidden.push(hide(first.get_mut(), key, diagnostics)),
                Entry::Vacant(free) => {
                    free.insert(key);
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

fn has_twins(keys: &[Key<'_>]) -> bool {
    let stands_before = |key: &Key<'_>, at: usize| keys.iter().take(at).any(|other| other.name == key.name);
    keys.iter().enumerate().any(|(at, key)| stands_before(key, at))
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

/// Reports a key that is there already; the one of the two that is not to be read. The other is `first` from
/// then on.
fn hide<'k, 'a>(first: &mut &'k Key<'a>, second: &'k Key<'a>, diagnostics: &mut Vec<Diagnostic>) -> u32 {
    let empty = !first.valued && second.valued;
    let help = if empty { msg!("duplicate-key.help-empty") } else { msg!("duplicate-key.help") };
    diagnostics.push(
        Diagnostic::new(&DUPLICATE_KEY, second.node.span(), msg!("duplicate-key", key = &*second.name))
            .label(first.node.span(), msg!("duplicate-key.first"))
            .help(help),
    );
    let hidden = if empty { std::mem::replace(first, second) } else { second };
    hidden.node.id()
}
