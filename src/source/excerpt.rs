use std::borrow::Borrow;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::ops::{Deref, Range};
use std::sync::{Arc, LazyLock};

/// A text of a file: shared with the file where it stands there as it reads, else its own. A plan is mostly
/// text, and copies of it would cost as much again.
#[derive(Clone)]
pub struct Excerpt {
    whole: Arc<String>,
    start: u32,
    end: u32,
}

impl Excerpt {
    /// The bytes `range` of a text; nothing where it has no such part.
    pub fn of(whole: Arc<String>, range: Range<usize>) -> Self {
        let place = |at: usize| u32::try_from(at).ok();
        match (whole.get(range.clone()), place(range.start), place(range.end)) {
            (Some(_), Some(start), Some(end)) => Self { whole, start, end },
            _ => Self::default(),
        }
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        self.whole.get(self.start as usize..self.end as usize).unwrap_or_default()
    }

    /// The same without the spaces around it.
    #[must_use]
    pub fn trimmed(&self) -> Self {
        let text = self.as_str();
        let left = text.trim_start();
        let start = self.start as usize + (text.len() - left.len());
        Self::of(Arc::clone(&self.whole), start..start + left.trim_end().len())
    }
}

impl Default for Excerpt {
    fn default() -> Self {
        static EMPTY: LazyLock<Arc<String>> = LazyLock::new(Arc::default);
        Self { whole: Arc::clone(&EMPTY), start: 0, end: 0 }
    }
}

impl From<String> for Excerpt {
    fn from(text: String) -> Self {
        let length = text.len();
        Self::of(Arc::new(text), 0..length)
    }
}

impl From<&str> for Excerpt {
    fn from(text: &str) -> Self {
        text.to_owned().into()
    }
}

impl Deref for Excerpt {
    type Target = str;
    fn deref(&self) -> &str {
        self.as_str()
    }
}

impl AsRef<str> for Excerpt {
    fn as_ref(&self) -> &str {
        self.as_str()
    }
}

impl Borrow<str> for Excerpt {
    fn borrow(&self) -> &str {
        self.as_str()
    }
}

impl PartialEq for Excerpt {
    fn eq(&self, other: &Self) -> bool {
        self.as_str() == other.as_str()
    }
}

impl Eq for Excerpt {}

impl PartialEq<str> for Excerpt {
    fn eq(&self, other: &str) -> bool {
        self.as_str() == other
    }
}

impl PartialEq<&str> for Excerpt {
    fn eq(&self, other: &&str) -> bool {
        self.as_str() == *other
    }
}

impl Hash for Excerpt {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.as_str().hash(state);
    }
}

impl fmt::Debug for Excerpt {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.as_str().fmt(f)
    }
}

impl fmt::Display for Excerpt {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.as_str().fmt(f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_is_shared_and_what_is_no_part_is_empty() {
        let whole = Arc::new("  Школа № 5 ".to_owned());
        let part = Excerpt::of(Arc::clone(&whole), 0..whole.len());
        assert_eq!(part.trimmed(), "Школа № 5");
        assert_eq!(part.trimmed().trimmed(), Excerpt::from("Школа № 5"));
        assert_eq!(Arc::strong_count(&whole), 2);
        for range in [0..99, 3..5] {
            assert_eq!(Excerpt::of(Arc::clone(&whole), range), "");
        }
        assert_eq!(Excerpt::default().trimmed(), "");
        assert_eq!(size_of::<Option<Excerpt>>(), 16);
    }
}
