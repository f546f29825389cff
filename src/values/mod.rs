//! Money, shares, numbers and ratios: read as people type them, exact.

mod money;
mod number;
mod ratio;
mod scan;
mod share;
mod sum;
mod words;

pub use money::Money;
pub use number::Number;
pub use ratio::Ratio;
pub use scan::has_comma_alone;
pub use share::Share;
pub use sum::Coin;
pub use words::{Status, Subject};

/// Why a text is no value of the kind asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// Nothing is written.
    Empty,
    /// There is no number at its beginning: «много».
    NotANumber,
    /// A number and something after it: `15 тыс. руб.`
    Extra {
        /// The number as written, which alone would do.
        number: String,
        /// What stands after it, without the space between.
        rest: String,
    },
    /// A number with a `%` where a plain number is meant: `65%`.
    Percent {
        /// The number as written, without the sign.
        number: String,
    },
    /// Digits set apart by spaces, but not in threes: `16 30`.
    Grouping,
    /// More than one decimal sign, or both kinds: `1,630,805.6`; thousands are set apart by spaces only.
    Separators {
        /// The number with spaces for thousands and one decimal sign, if it can be meant in one way only.
        mend: Option<String>,
    },
    /// One sign with exactly three digits after it, `3,500`: a fraction, or thousands.
    ThreeDigits {
        /// The fraction, so written that it is nothing else: `3,5`.
        fraction: String,
        /// The thousands, set apart by a space: `3 500`.
        thousands: String,
    },
    /// A decimal sign without a digit on both sides: `.5`, `5,`.
    BareSeparator {
        /// The number with the digit restored.
        mend: String,
    },
    /// More digits than can be kept exactly (28).
    TooLong,
    /// A fraction of zero or less on either side: `1/0`.
    NotPositive,
}
