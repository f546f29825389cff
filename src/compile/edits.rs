use crate::diagnostic::{Diagnostic, Edit, File, Fix};
use std::collections::BTreeMap;

/// The mends that can be made together: of each fault the safe one, of the rule named `unsafe_rule` the first
/// that is offered if none is safe. Of those that overlap, the one that comes first in the text.
pub fn chosen<'d>(
    faults: impl IntoIterator<Item = &'d Diagnostic>,
    unsafe_rule: Option<&str>,
) -> Vec<(&'d Diagnostic, &'d Fix)> {
    let mut wanted: Vec<(u32, &Diagnostic, &Fix)> = Vec::new();
    for fault in faults.into_iter().filter(|fault| fault.place.file == File::Plan) {
        let safe = fault.fixes.iter().find(|fix| fix.safe);
        let offered = fault.fixes.first().filter(|_| unsafe_rule == Some(fault.rule.name));
        if let Some(fix) = safe.or(offered)
            && let Some(first) = fix.edits.iter().map(|edit| edit.span.start).min()
        {
            wanted.push((first, fault, fix));
        }
    }
    wanted.sort_by_key(|(first, ..)| *first);
    let mut taken = Taken::default();
    wanted
        .into_iter()
        .filter(|(_, _, fix)| taken.claim(&fix.edits))
        .map(|(_, fault, fix)| (fault, fix))
        .collect()
}

/// The bytes with the edits made; they must not overlap. What lies past the end is left out.
pub fn apply<'e>(bytes: &[u8], edits: impl IntoIterator<Item = &'e Edit>) -> Vec<u8> {
    let mut edits: Vec<&Edit> = edits.into_iter().collect();
    edits.sort_by_key(|edit| edit.span);
    let mut out = Vec::with_capacity(bytes.len());
    let mut at = 0;
    for edit in edits {
        let span = edit.span.range();
        let Some(before) = bytes.get(at..span.start).filter(|_| span.end <= bytes.len()) else { continue };
        out.extend_from_slice(before);
        out.extend_from_slice(edit.text.as_bytes());
        at = span.end;
    }
    out.extend_from_slice(bytes.get(at..).unwrap_or_default());
    out
}

/// Bytes that are to be replaced already: where each span begins and ends.
#[derive(Default)]
struct Taken(BTreeMap<u32, u32>);

impl Taken {
    /// Takes the places of all the edits, or of none if one of them is taken.
    fn claim(&mut self, edits: &[Edit]) -> bool {
        if edits.iter().any(|edit| self.meets(edit)) {
            return false;
        }
        self.0.extend(edits.iter().map(|edit| (edit.span.start, edit.span.end)));
        true
    }

    /// Whether an edit overlaps what is taken, or inserts where something is taken.
    fn meets(&self, edit: &Edit) -> bool {
        let (start, end) = (edit.span.start, edit.span.end);
        let before = self.0.range(..=start).next_back();
        let after = self.0.range(start..).next();
        let meets = |(from, to): (&u32, &u32)| {
            *from < end && start < *to || (start == end || from == to) && *from <= end && start <= *to
        };
        before.is_some_and(meets) || after.is_some_and(meets)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::msg;
    use crate::source::Span;
    use crate::syntax::YAML_SYNTAX;

    fn fault(edits: &[(usize, usize, &str)], safe: bool) -> Diagnostic {
        let edits = edits
            .iter()
            .map(|(from, to, text)| Edit { span: Span::new(*from, *to), text: (*text).to_owned() });
        let fix = Fix { title: msg!("yaml-syntax.quote"), safe, edits: edits.collect() };
        Diagnostic::new(&YAML_SYNTAX, Span::at(0), msg!("yaml-syntax")).fix(fix)
    }

    fn mended(text: &str, faults: &[Diagnostic], rule: Option<&str>) -> String {
        let edits: Vec<&Edit> = chosen(faults, rule).into_iter().flat_map(|(_, fix)| &fix.edits).collect();
        String::from_utf8(apply(text.as_bytes(), edits)).unwrap()
    }

    #[test]
    fn of_mends_that_overlap_the_first_in_the_text_is_made() {
        let faults = [
            fault(&[(4, 7, "y")], true),
            fault(&[(0, 1, "A"), (2, 5, "x")], true),
            fault(&[(8, 8, "!")], true),
        ];
        assert_eq!(mended("abcdefgh", &faults, None), "Abxfgh!");
    }

    #[test]
    fn two_insertions_at_one_place_are_not_made_together() {
        let faults = [fault(&[(1, 1, "x")], true), fault(&[(1, 1, "y")], true), fault(&[(0, 1, "z")], true)];
        assert_eq!(mended("ab", &faults, None), "zb");
    }

    #[test]
    fn what_is_only_offered_is_made_for_its_rule_alone() {
        let faults = [fault(&[(0, 1, "x")], false)];
        assert_eq!(mended("ab", &faults, None), "ab");
        assert_eq!(mended("ab", &faults, Some("no-date")), "ab");
        assert_eq!(mended("ab", &faults, Some("yaml-syntax")), "xb");
    }
}
