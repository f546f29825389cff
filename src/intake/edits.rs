use crate::diagnostic::Edit;

/// The text with its edits made, which are put in order; of two that overlap the first counts. `places` are
/// moved to where they then stand.
pub fn apply(text: &str, mut edits: Vec<Edit>, places: &mut [usize]) -> String {
    edits.sort_by_key(|edit| (edit.span.start, edit.span.end));
    let mut out = String::with_capacity(text.len());
    let mut copied = 0;
    let mut order: Vec<&mut usize> = places.iter_mut().collect();
    order.sort_unstable();
    let mut order = order.into_iter().peekable();
    for edit in edits {
        let range = edit.span.range();
        if range.start < copied {
            continue;
        }
        while let Some(place) = order.next_if(|place| **place < range.end) {
            *place = out.len() + (*place).clamp(copied, range.start) - copied;
        }
        out += text.get(copied..range.start).unwrap_or_default();
        out += &edit.text;
        copied = range.end;
    }
    for place in order {
        *place = out.len() + (*place).saturating_sub(copied);
    }
    out + text.get(copied..).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Span;

    #[test]
    fn edits_are_made_in_order_and_places_move_with_them() {
        let edit = |from, to, text: &str| Edit { span: Span::new(from, to), text: text.to_owned() };
        let mut places = [8, 0, 4, 6];
        let text = apply("012345678", vec![edit(5, 7, ""), edit(1, 3, "abcd"), edit(2, 4, "x")], &mut places);
        assert_eq!(text, "0abcd3478");
        assert_eq!(places, [8, 0, 6, 7]);
    }
}
