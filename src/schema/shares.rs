use super::splits::Splits;
use super::{Cx, Percent, Read, Shape, Text};
use crate::msg;
use crate::syntax::{Kind, Ref};
use smallvec::SmallVec;

/// One value or a list of them.
#[derive(Clone, Debug)]
pub struct Many<T> {
    /// What could be read.
    pub items: SmallVec<[T; 1]>,
    /// Whether something could not.
    pub lost: bool,
}

/// A list.
#[derive(Clone, Debug, Default)]
pub struct Seq<T> {
    /// What could be read.
    pub items: Box<[T]>,
    /// Whether something could not.
    pub lost: bool,
}

/// Named values, in the order of the file.
#[derive(Clone, Debug, Default)]
pub struct Entries<T> {
    /// What could be read.
    pub items: Box<[(Text, T)]>,
    /// Whether something could not.
    pub lost: bool,
}

/// The goals that an activity serves, each with its share of contribution if shares are given.
#[derive(Clone, Debug, Default)]
pub struct Contributions {
    /// What could be read.
    pub items: Box<[(Text, Option<Percent>)]>,
    /// Whether something could not.
    pub lost: bool,
}

impl<T: Read> Read for Many<T> {
    fn shape() -> Shape {
        Shape::Many(T::shape)
    }
    fn lose(&mut self) {
        self.lost = true;
    }
    fn read(node: Ref<'_>, cx: &mut Cx<'_>) -> Option<Self> {
        match node.kind() {
            Kind::Sequence { .. } => {
                let mut items = SmallVec::with_capacity(node.items().count());
                let lost = read_items(node, cx, |item| items.push(item));
                Some(Self { items, lost })
            }
            _ => T::read(node, cx).map(|one| Self { items: SmallVec::from_buf([one]), lost: false }),
        }
    }
}

impl<T: Read> Read for Seq<T> {
    fn shape() -> Shape {
        Shape::Seq(T::shape)
    }
    fn lose(&mut self) {
        self.lost = true;
    }
    fn read(node: Ref<'_>, cx: &mut Cx<'_>) -> Option<Self> {
        match node.kind() {
            Kind::Sequence { .. } if T::lacks_brackets(node, cx) => {
                Some(Self { items: Box::new([]), lost: true })
            }
            Kind::Sequence { .. } => {
                let mut items = Vec::with_capacity(node.items().count());
                let lost = read_items(node, cx, |item| items.push(item));
                Some(Self { items: items.into(), lost })
            }
            _ => cx.wrong_type(node, Self::shape()),
        }
    }
}

/// Takes what can be read of a list; whether something could not. An empty item is reported, a broken one has
/// been.
fn read_items<T: Read>(node: Ref<'_>, cx: &mut Cx<'_>, mut take: impl FnMut(T)) -> bool {
    let mut lost = false;
    for item in node.items() {
        let comment = cx.comment_in_place_of(item);
        let value = match (item.kind(), comment) {
            (Kind::Null | Kind::Blanked, Some(comment)) => {
                let fault = cx.eaten(comment, comment, msg!("missing-key.item"));
                cx.push(fault);
                None
            }
            (Kind::Null, None) => cx.wrong_type(item, T::shape()),
            _ => T::read(item, cx),
        };
        match value {
            Some(value) => take(value),
            None => lost = true,
        }
    }
    lost
}

impl<T: Read> Read for Entries<T> {
    fn shape() -> Shape {
        Shape::Entries(T::shape)
    }
    fn lose(&mut self) {
        self.lost = true;
    }
    fn read(node: Ref<'_>, cx: &mut Cx<'_>) -> Option<Self> {
        let Kind::Mapping { flow } = node.kind() else { return cx.wrong_type(node, Self::shape()) };
        let mut items = Vec::with_capacity(node.entries().count());
        let mut lost = node.is_broken();
        let mut splits = Splits::new(flow);
        let mut value_before = false;
        let since = cx.bare.len();
        // Values that could not be read.
        let mut missing = 0;
        for (key, value) in node.entries() {
            if flow && key.is_flow_entry_without_value() {
                if splits.note(key) && value_before {
                    items.pop();
                }
                lost = true;
                continue;
            }
            splits.end(key, value);
            let name = match key.kind() {
                Kind::Blanked => None,
                _ => Text::read(key, cx),
            };
            let value = name.and_then(|name| Some((name, T::read(value, cx)?)));
            value_before = value.is_some();
            if value.is_none() {
                cx.lost.push(key.span());
                lost = true;
                missing += 1;
            }
            if let Some(value) = value {
                items.push(value);
            }
        }
        if !node.is_broken() && missing == cx.bare.len() - since {
            cx.settle_bare(since, items.iter().map(|(_, value): &(Text, T)| value.share()));
        }
        splits.report(cx);
        for (key, value) in node.hidden() {
            cx.lost.push(key.span().join(value.span()));
            lost = true;
        }
        Some(Self { items: items.into(), lost })
    }
}

impl Read for Contributions {
    fn shape() -> Shape {
        Shape::Contributions
    }
    fn lose(&mut self) {
        self.lost = true;
    }
    fn read(node: Ref<'_>, cx: &mut Cx<'_>) -> Option<Self> {
        match node.kind() {
            Kind::Mapping { .. } => {
                let Entries { items, lost } = Entries::<Percent>::read(node, cx)?;
                Some(Self {
                    items: items.into_iter().map(|(name, share)| (name, Some(share))).collect(),
                    lost,
                })
            }
            Kind::Sequence { .. } | Kind::Scalar { .. } => {
                let Many { items, lost } = Many::<Text>::read(node, cx)?;
                Some(Self { items: items.into_iter().map(|name| (name, None)).collect(), lost })
            }
            Kind::Null | Kind::Blanked => cx.wrong_type(node, Shape::Contributions),
        }
    }
}
