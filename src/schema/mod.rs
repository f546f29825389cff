//! The one description of the format: records whose declaration is also how they are read from a tree,
//! and what a schema, completion or a reference needs to know of them.

mod json;
mod percent;
mod record;
mod report;
mod rules;
mod scalars;
mod shape;
mod shares;
mod slot;
mod splits;
mod synonyms;

pub use json::json_schema;
pub use percent::{Bare, Percent, Progress};
pub use record::{Mark, Record, likely_key, read_record};
pub use report::Cx;
pub use rules::{BAD_ID, MISSING_KEY, UNKNOWN_KEY, UNKNOWN_VALUE, VALUE_OUT_OF_RANGE, WRONG_TYPE};
pub use rules::{nearest, slips_allowed, slips_between};
pub use scalars::{Choice, Cost, Id, Rank, Ratio, Text, Whole, read_choice};
pub use shape::{FieldInfo, RecordInfo, Shape, known};
pub use shares::{Contributions, Entries, Many, Seq};
pub use slot::Slot;

use crate::syntax::Ref;
use crate::values::Share;

/// A type that can be read from a node of the tree.
pub trait Read: Sized {
    /// What it looks like, for a schema and for messages.
    fn shape() -> Shape;
    /// The value; nothing if the node is of another kind, which has then been reported.
    fn read(node: Ref<'_>, cx: &mut Cx<'_>) -> Option<Self>;
    /// Notes that a part of it could not be read; what has no parts stays as it is.
    fn lose(&mut self) {}
    /// Whether a list in place of a list of such values lacks their own brackets, which is then reported.
    fn lacks_brackets(_list: Ref<'_>, _cx: &mut Cx<'_>) -> bool {
        false
    }
    /// What it is of a whole that it makes up with others beside it, if it is a share of one.
    fn share(&self) -> Option<Share> {
        None
    }
}

impl<T: Read> Read for Box<T> {
    fn shape() -> Shape {
        T::shape()
    }
    fn read(node: Ref<'_>, cx: &mut Cx<'_>) -> Option<Self> {
        T::read(node, cx).map(Self::new)
    }
    fn lose(&mut self) {
        (**self).lose();
    }
    fn lacks_brackets(list: Ref<'_>, cx: &mut Cx<'_>) -> bool {
        T::lacks_brackets(list, cx)
    }
    fn share(&self) -> Option<Share> {
        (**self).share()
    }
}

/// Declares records of the format: the struct, how it is read, and its description.
///
/// A field after `must` is required. `short(field)` lets a scalar or list stand for the record:
/// it is read as that field.
#[macro_export]
macro_rules! record {
    ($(
        $(#[doc = $doc:literal])+
        $name:ident ($said:expr) $(short($short:ident))? {
            $( $(#[doc = $field_doc:literal])+ $($must:ident)? [$key:literal] $field:ident : $type:ty, )+
        }
    )+) => {$(
        $(#[doc = $doc])+
        #[derive(Clone, Debug, Default)]
        pub struct $name {
            /// Where the whole record stands.
            pub span: $crate::source::Span,
            /// Whether there are keys in it that were not made out: what seems to be missing may be there.
            pub open: bool,
            $( $(#[doc = $field_doc])+ pub $field: $crate::schema::Slot<$type>, )+
        }

        impl $crate::schema::Record for $name {
            const INFO: &'static $crate::schema::RecordInfo = &$crate::schema::RecordInfo {
                name: stringify!($name),
                doc: concat!($($doc, "\n"),+),
                said: || $said,
                short: $crate::record!(@short $($short)?),
                fields: &[$( $crate::schema::FieldInfo {
                    key: $key,
                    field: stringify!($field),
                    doc: concat!($($field_doc, "\n"),+),
                    required: $crate::record!(@must $($must)?),
                    shape: <$type as $crate::schema::Read>::shape,
                }, )+],
            };

            fn set(&mut self, field: usize, key: $crate::source::Span, node: $crate::syntax::Ref<'_>,
                cx: &mut $crate::schema::Cx<'_>) {
                let mut at = 0_usize;
                $( if field == at {
                    self.$field = $crate::schema::Slot::read(key, node, cx);
                    return;
                }
                at += 1; )+
                let _ = at;
            }

            fn mark(&mut self, field: usize, mark: $crate::schema::Mark) {
                let mut at = 0_usize;
                $( if field == at {
                    match mark {
                        $crate::schema::Mark::Faulty { key, span } => {
                            self.$field = $crate::schema::Slot::faulty(key, span);
                        }
                        $crate::schema::Mark::Remnant => self.$field.spoil(),
                        $crate::schema::Mark::Partial => self.$field.lose(),
                    }
                    return;
                }
                at += 1; )+
                let _ = at;
            }

            fn places(&self) -> impl Iterator<Item = (&'static str, $crate::source::Span)> {
                let places = [$( ($key, self.$field.place()), )+];
                places.into_iter().filter_map(|(key, place)| Some((key, place?)))
            }

            fn set_place(&mut self, span: $crate::source::Span, open: bool) {
                self.span = span;
                self.open = open;
            }
        }

        impl $crate::schema::Read for $name {
            fn shape() -> $crate::schema::Shape {
                $crate::schema::Shape::Record(<$name as $crate::schema::Record>::INFO)
            }
            fn read(node: $crate::syntax::Ref<'_>, cx: &mut $crate::schema::Cx<'_>) -> Option<Self> {
                $crate::schema::read_record(node, cx)
            }
        }
    )+};
    (@must must) => { true };
    (@must) => { false };
    (@short $short:ident) => { Some(stringify!($short)) };
    (@short) => { None };
}
