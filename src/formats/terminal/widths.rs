use crate::document::Role;

/// The space between two columns.
pub(super) const GAP: usize = 2;

/// The least columns that a text can be read in.
const LEAST: usize = 10;

/// What a column would like.
#[derive(Clone, Copy, Debug)]
pub(super) struct Want {
    /// What it is for.
    pub role: Role,
    /// The columns that it takes without wrapping.
    pub natural: usize,
    /// The columns of its widest word.
    pub word: usize,
}

/// What all columns take without wrapping, gaps included.
pub(super) fn natural(wants: &[Want]) -> usize {
    wants.iter().map(|want| want.natural.max(1)).sum::<usize>() + gaps(wants.len())
}

/// The columns that each gets of `columns`, all of which are used up: the fixed ones get what they take, the
/// main one its part of the rest, about half, the others theirs, and what they don't need goes to the main
/// one. None where that leaves a text too little to be read.
pub(super) fn share(wants: &[Want], main: usize, columns: usize) -> Option<Vec<usize>> {
    // A fixed column is meant to be narrow; one that is not must wrap like the others.
    let is_side =
        |at: usize, want: &Want| at != main && (want.role != Role::Fixed || want.natural > columns / 4);
    let fixed = wants.iter().enumerate().filter(|(at, want)| *at != main && !is_side(*at, want));
    let fixed: usize = fixed.map(|(_, want)| want.natural.max(1)).sum();
    let rest = columns.checked_sub(gaps(wants.len()) + fixed)?;
    let main_natural = wants.get(main).map_or(0, |want| want.natural).max(1);
    let sides: Vec<_> = wants.iter().enumerate().filter(|(at, want)| is_side(*at, want)).collect();
    let sides_natural: usize = sides.iter().map(|(_, want)| want.natural.max(1)).sum();

    // What each needs so as not to break its words, as far as all of them can have that.
    let need = |want: &Want| want.natural.clamp(1, want.word.max(LEAST));
    let needs: usize = sides.iter().map(|(_, want)| need(want)).sum();
    let main_word = wants.get(main).map_or(0, |want| want.word).min(main_natural);
    let whole = needs + main_word <= rest;

    let fair = rest * main_natural / (main_natural + sides_natural);
    let sides_least: usize = sides.iter().map(|(_, want)| want.natural.clamp(1, LEAST)).sum();
    // The main text has the largest part, beside a single other one more than half.
    let part = if sides.len() > 1 { rest * 9 / 20 } else { rest * 11 / 20 };
    let kept = fair.min(rest * 13 / 20).min(rest.saturating_sub(sides_least)).max(part);
    let kept = kept.min(main_natural).max(LEAST.min(main_natural));
    let kept = if whole { kept.min(rest - needs).max(main_word) } else { kept };
    let mut budget = rest.saturating_sub(kept);
    // How much a column may ask for so as not to break its words, where not all can have that.
    let whole_words = if sides.len() > 2 { rest / 4 } else { rest * 3 / 10 };
    let mut widths: Vec<usize> = wants.iter().map(|want| want.natural.max(1)).collect();
    if sides_natural > budget {
        // The narrowest first: what one does not need is shared by those after it.
        let mut order = sides.clone();
        order.sort_by_key(|(_, want)| want.natural);
        let mut left = order.len();
        let mut needed = needs;
        for (at, want) in order {
            needed -= need(want);
            let part = if whole {
                (budget / left.max(1)).max(need(want)).min(budget.saturating_sub(needed))
            } else {
                (budget / left.max(1)).max(want.word.min(whole_words))
            };
            let given = want.natural.max(1).min(part);
            if given < want.natural.min(LEAST) {
                return None;
            }
            if let Some(width) = widths.get_mut(at) {
                *width = given;
            }
            budget = budget.saturating_sub(given);
            left -= 1;
        }
    }
    let used: usize = sides.iter().filter_map(|(at, _)| widths.get(*at)).sum();
    let remains = rest.checked_sub(used).filter(|remains| *remains >= main_natural.min(LEAST))?;
    if let Some(width) = widths.get_mut(main) {
        *width = remains;
    }
    Some(widths)
}

/// The gaps between so many columns.
pub(super) fn gaps(count: usize) -> usize {
    count.saturating_sub(1) * GAP
}

#[cfg(test)]
mod tests {
    use super::*;

    fn want(role: Role, natural: usize, word: usize) -> Want {
        Want { role, natural, word }
    }

    #[test]
    fn all_columns_are_used_and_the_main_one_gets_what_is_left() {
        let wants = [
            want(Role::Fixed, 3, 3),
            want(Role::Main, 60, 14),
            want(Role::Side, 22, 10),
            want(Role::Side, 13, 13),
            want(Role::Fixed, 12, 12),
        ];
        for columns in 60..200 {
            let widths = share(&wants, 1, columns).unwrap();
            assert_eq!(widths.iter().sum::<usize>() + gaps(5), columns);
            assert_eq!((widths[0], widths[4]), (3, 12));
            assert!(widths[2] <= 22 && widths[3] <= 13 && widths[1] >= LEAST);
        }
        assert_eq!(share(&wants, 1, 200).unwrap()[2], 22);
    }

    #[test]
    fn words_stay_whole_where_another_column_can_give() {
        let wants = [
            want(Role::Fixed, 4, 4),
            want(Role::Main, 40, 22),
            want(Role::Side, 60, 14),
            want(Role::Side, 30, 12),
        ];
        for columns in 58..120 {
            let widths = share(&wants, 1, columns).unwrap();
            assert!(widths[1] >= 22 && widths[2] >= 14 && widths[3] >= 12, "{columns}: {widths:?}");
        }
        let single = share(&[want(Role::Main, 40, 10), want(Role::Side, 70, 12)], 0, 60).unwrap();
        assert!(single[0] > single[1], "{single:?}");
    }

    #[test]
    fn what_cannot_be_read_is_not_squeezed() {
        let wants = [want(Role::Fixed, 20, 20), want(Role::Main, 60, 14), want(Role::Side, 40, 20)];
        assert!(share(&wants, 1, 30).is_none());
        let many = [want(Role::Side, 30, 12); 12];
        assert!(share(&many, 0, 80).is_none());
    }
}
