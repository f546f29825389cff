//! One message for many places.

use crate::diagnostic::{Diagnostic, Level};
use crate::source::Span;

/// Up to how many places get a message each.
const APART: usize = 5;

/// Places that show the same, and what is said of them.
pub struct Gathered<'f, T, P, O, M>
where
    P: Fn(&T) -> Span,
    O: Fn(&T) -> Diagnostic,
    M: Fn(&T, usize) -> Diagnostic,
{
    /// What was found, in the order of the file.
    pub found: &'f [T],
    /// Where one of them stands.
    pub place: P,
    /// What is said of one.
    pub one: O,
    /// What is said at the first of many, given how many there are.
    pub many: M,
}

impl<T, P, O, M> Gathered<'_, T, P, O, M>
where
    P: Fn(&T) -> Span,
    O: Fn(&T) -> Diagnostic,
    M: Fn(&T, usize) -> Diagnostic,
{
    /// A message each for up to five places; more make one, at the first, with the others as labels.
    pub fn tell(self, out: &mut Vec<Diagnostic>) {
        if self.found.len() <= APART {
            out.extend(self.found.iter().map(self.one));
            return;
        }
        let Some((first, others)) = self.found.split_first() else { return };
        let told = (self.many)(first, self.found.len());
        out.push(others.iter().fold(told, |told, other| told.also((self.place)(other))));
    }

    /// The same for what a plan may leave out: where all `total` places lack it, that is one message,
    /// `everywhere`, and for information only unless the rule is an error.
    pub fn tell_unless_all(
        self,
        total: usize,
        everywhere: impl FnOnce() -> Option<Diagnostic>,
        out: &mut Vec<Diagnostic>,
    ) {
        let all = !self.found.is_empty() && self.found.len() == total;
        match all.then(everywhere).flatten() {
            Some(told) => {
                let level = if told.level == Level::Error { Level::Error } else { Level::Info };
                out.push(told.level(level));
            }
            None => self.tell(out),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::{Example, Group, Rule};
    use crate::locale::Message;

    static RULE: Rule = Rule {
        name: "rule",
        level: Some(Level::Warning),
        group: Group::Results,
        bad: Example::over(""),
        good: Example::over(""),
    };

    fn told(found: &[usize], total: usize) -> Vec<(Level, usize, &'static str, usize)> {
        let say = |at: usize, key| Diagnostic::new(&RULE, Span::at(at), Message::new(key, Vec::new()));
        let mut out = Vec::new();
        let gathered = Gathered {
            found,
            place: |at| Span::at(*at),
            one: |at| say(*at, "one"),
            many: |at, _| say(*at, "many"),
        };
        gathered.tell_unless_all(total, || Some(say(0, "all")), &mut out);
        out.iter().map(|d| (d.level, d.place.span.start as usize, d.message.key, d.labels.len())).collect()
    }

    #[test]
    fn up_to_five_are_told_apart_more_together_and_all_at_once() {
        use Level::{Info, Warning};
        assert_eq!(told(&[], 9), []);
        assert_eq!(told(&[], 0), []);
        assert_eq!(told(&[3, 4], 9), [(Warning, 3, "one", 0), (Warning, 4, "one", 0)]);
        assert_eq!(told(&[1, 2, 3, 4, 5], 9).len(), 5);
        assert_eq!(told(&[1, 2, 3, 4, 5, 6], 9), [(Warning, 1, "many", 5)]);
        assert_eq!(told(&[1, 2, 3, 4, 5, 6], 6), [(Info, 0, "all", 0)]);
        assert_eq!(told(&[8], 1), [(Info, 0, "all", 0)]);
    }
}
