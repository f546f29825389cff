use super::{Cx, Read};
use crate::source::Span;
use crate::syntax::{Kind, Ref};

/// What a key of a record holds.
#[derive(Clone, Debug, Default)]
pub enum Slot<T> {
    /// The key is not there, or has no value.
    #[default]
    Absent,
    /// The key is there, but its value could not be read; that has been reported.
    Faulty {
        /// The key.
        key: Span,
        /// The value.
        span: Span,
    },
    /// A value.
    Given {
        /// The key; the value's own span where a short form stands for the record.
        key: Span,
        /// The whole value.
        span: Span,
        /// What was read.
        value: T,
    },
}

impl<T> Slot<T> {
    /// The value, if it could be read.
    pub fn get(&self) -> Option<&T> {
        match self {
            Self::Given { value, .. } => Some(value),
            _ => None,
        }
    }

    /// Whether nothing was written.
    pub fn is_absent(&self) -> bool {
        matches!(self, Self::Absent)
    }

    /// Whether something was written that could not be read.
    pub fn is_faulty(&self) -> bool {
        matches!(self, Self::Faulty { .. })
    }

    /// Where the key stands, if it does.
    pub fn key(&self) -> Option<Span> {
        match self {
            Self::Absent => None,
            Self::Faulty { key, .. } | Self::Given { key, .. } => Some(*key),
        }
    }

    /// Where the value stands, if it does.
    pub fn span(&self) -> Option<Span> {
        match self {
            Self::Absent => None,
            Self::Faulty { span, .. } | Self::Given { span, .. } => Some(*span),
        }
    }

    /// The value, taken out.
    pub fn take(&mut self) -> Option<T> {
        match std::mem::take(self) {
            Self::Given { value, .. } => Some(value),
            _ => None,
        }
    }
}

impl<T: Read> Slot<T> {
    /// Reads the value of a key; one without a value counts as absent.
    pub fn read(key: Span, node: Ref<'_>, cx: &mut Cx<'_>) -> Self {
        let span = node.span();
        match node.kind() {
            Kind::Null => Self::Absent,
            Kind::Blanked => Self::Faulty { key, span },
            _ => {
                T::read(node, cx).map_or(Self::Faulty { key, span }, |value| Self::Given { key, span, value })
            }
        }
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
