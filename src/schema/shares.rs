use super::{Cx, Percent, Read, Shape, Text};
use crate::diagnostic::{Diagnostic, Fix};
use crate::msg;
use crate::source::Spanned;
use crate::syntax::{Kind, Ref};

/// One value or a list of them.
#[derive(Clone, Debug, Default)]
pub struct Many<T>(pub Vec<T>);

/// A list.
#[derive(Clone, Debug, Default)]
pub struct Seq<T>(pub Vec<T>);

/// Named values, in the order of the file.
#[derive(Clone, Debug, Default)]
pub struct Entries<T>(pub Vec<(Text, T)>);

/// The goals that an activity serves, each with its share of contribution if shares are given.
#[derive(Clone, Debug, Default)]
pub struct Contributions(pub Vec<(Text, Option<Percent>)>);

impl<T: Read> Read for Many<T> {
    fn shape() -> Shape {
        Shape::Many(T::shape)
    }
    fn read(node: Ref<'_>, cx: &mut Cx<'_>) -> Option<Self> {
        match node.kind() {
            Kind::Sequence { .. } => Some(Self(items(node, cx))),
            _ => T::read(node, cx).map(|one| Self(vec![one])),
        }
    }
}

impl<T: Read> Read for Seq<T> {
    fn shape() -> Shape {
        Shape::Seq(T::shape)
    }
    fn read(node: Ref<'_>, cx: &mut Cx<'_>) -> Option<Self> {
        match node.kind() {
            Kind::Sequence { .. } => Some(Self(items(node, cx))),
            _ => cx.wrong_type(node, Self::shape()),
        }
    }
}

/// What could be read of a list; an empty item is reported, a broken one has been.
fn items<T: Read>(node: Ref<'_>, cx: &mut Cx<'_>) -> Vec<T> {
    node.items()
        .filter_map(|item| match item.kind() {
            Kind::Null => cx.wrong_type(item, T::shape()),
            _ => T::read(item, cx),
        })
        .collect()
}

impl<T: Read> Read for Entries<T> {
    fn shape() -> Shape {
        Shape::Entries(T::shape)
    }
    fn read(node: Ref<'_>, cx: &mut Cx<'_>) -> Option<Self> {
        let Kind::Mapping { flow } = node.kind() else { return cx.wrong_type(node, Self::shape()) };
        let mut entries = Vec::new();
        for (key, value) in node.entries() {
            if key.kind() == Kind::Blanked {
                continue;
            }
            let Some(name) = Text::read(key, cx) else { continue };
            if flow && value.kind() == Kind::Null && value.span().is_empty() {
                let message = msg!("unknown-key.split", key = name.value.as_str());
                let fault = Diagnostic::new(&super::UNKNOWN_KEY, key.span(), message);
                cx.push(fault.help(msg!("unknown-key.split-help")));
            } else if let Some(value) = T::read(value, cx) {
                entries.push((name, value));
            }
        }
        Some(Self(entries))
    }
}

impl Read for Contributions {
    fn shape() -> Shape {
        Shape::Contributions
    }
    fn read(node: Ref<'_>, cx: &mut Cx<'_>) -> Option<Self> {
        match node.kind() {
            Kind::Mapping { .. } => {
                let entries = Entries::<Percent>::read(node, cx)?;
                Some(Self(entries.0.into_iter().map(|(name, share)| (name, Some(share))).collect()))
            }
            Kind::Sequence { .. } | Kind::Scalar { .. } => {
                Some(Self(Many::<Text>::read(node, cx)?.0.into_iter().map(|name| (name, None)).collect()))
            }
            Kind::Null | Kind::Blanked => cx.wrong_type(node, Shape::Contributions),
        }
    }
}

impl Contributions {
    /// The shares, if they are given.
    pub fn shares(&self) -> impl Iterator<Item = &Percent> {
        self.0.iter().filter_map(|(_, share)| share.as_ref())
    }
}

/// The fix that quotes a text as it stands.
pub fn quoted(text: &Spanned<String>) -> Fix {
    let inner = text.value.replace('\\', "\\\\").replace('"', "\\\"");
    Fix::safe(msg!("unknown-key.fix-quote"), text.span, format!("\"{inner}\""))
}
