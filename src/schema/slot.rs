use super::{Cx, Read};
use crate::source::Span;
use crate::syntax::{Kind, Ref};
use smallvec::SmallVec;

/// What a key of a record holds: nothing, a value that could not be read (which has been reported), or a
/// value.
///
/// A record has many keys and a plan uses few of them, so an absent one costs no more than a pointer.
#[derive(Clone, Debug)]
pub struct Slot<T>(Option<Box<Written<T>>>);

#[derive(Clone, Debug)]
struct Written<T> {
    /// The key; the value's own span where a short form stands for the record.
    key: Span,
    /// The whole value.
    span: Span,
    /// What was read; nothing where it could not be.
    value: Option<T>,
}

impl<T> Default for Slot<T> {
    fn default() -> Self {
        Self(None)
    }
}

impl<T> Slot<T> {
    /// The value, if it could be read.
    pub fn get(&self) -> Option<&T> {
        self.0.as_ref()?.value.as_ref()
    }

    /// The value, to be changed.
    pub fn get_mut(&mut self) -> Option<&mut T> {
        self.0.as_mut()?.value.as_mut()
    }

    /// Whether nothing was written.
    pub fn is_absent(&self) -> bool {
        self.0.is_none()
    }

    /// Whether something was written that could not be read.
    pub fn is_faulty(&self) -> bool {
        self.0.as_ref().is_some_and(|written| written.value.is_none())
    }

    /// Where the key stands, if it does.
    pub fn key(&self) -> Option<Span> {
        self.0.as_ref().map(|written| written.key)
    }

    /// Where the value stands, if it does.
    pub fn span(&self) -> Option<Span> {
        self.0.as_ref().map(|written| written.span)
    }

    /// Where the key stands with its value, if it does.
    pub fn place(&self) -> Option<Span> {
        self.0.as_ref().map(|written| written.key.join(written.span))
    }

    /// What could not be read, as has been reported.
    pub fn faulty(key: Span, span: Span) -> Self {
        Self(Some(Box::new(Written { key, span, value: None })))
    }

    /// Drops the value, of which only a remnant was read.
    pub fn spoil(&mut self) {
        if let Some(written) = &mut self.0 {
            written.value = None;
        }
    }

    /// The value, taken out; the slot is then as if nothing had been written.
    pub fn take(&mut self) -> Option<T> {
        self.0.take()?.value
    }

    /// The same, but a value that could not be read stays noted.
    pub fn take_read(&mut self) -> Option<T> {
        if self.is_faulty() { None } else { self.take() }
    }
}

impl<T> Slot<super::Many<T>> {
    /// Lets the values go, which have been understood; where they stand, and what was lost, stays known.
    pub fn release(&mut self) {
        if let Some(many) = self.get_mut() {
            many.items = SmallVec::new();
        }
    }
}

impl<T: Read> Slot<T> {
    /// Notes that more was written for this key than what was read.
    pub fn lose(&mut self) {
        if let Some(value) = self.get_mut() {
            value.lose();
        }
    }

    /// Reads the value of a key; one without a value counts as absent.
    pub fn read(key: Span, node: Ref<'_>, cx: &mut Cx<'_>) -> Self {
        let value = match node.kind() {
            Kind::Null => return Self(None),
            Kind::Blanked => None,
            _ => T::read(node, cx),
        };
        Self(Some(Box::new(Written { key, span: node.span(), value })))
    }
}

impl<'a, T> IntoIterator for &'a Slot<super::Many<T>> {
    type Item = &'a T;
    type IntoIter = std::slice::Iter<'a, T>;
    fn into_iter(self) -> Self::IntoIter {
        self.get().map_or([].iter(), |many| many.items.iter())
    }
}

impl<'a, T> IntoIterator for &'a Slot<super::Seq<T>> {
    type Item = &'a T;
    type IntoIter = std::slice::Iter<'a, T>;
    fn into_iter(self) -> Self::IntoIter {
        self.get().map_or([].iter(), |seq| seq.items.iter())
    }
}

impl<'a, T> IntoIterator for &'a Slot<super::Entries<T>> {
    type Item = &'a (super::Text, T);
    type IntoIter = std::slice::Iter<'a, (super::Text, T)>;
    fn into_iter(self) -> Self::IntoIter {
        self.get().map_or([].iter(), |entries| entries.items.iter())
    }
}
