use crate::dates::Days;
use crate::locale::Lang;
use crate::locale::dates::months_short;
use chrono::{Datelike, Months, NaiveDate};

/// A key, its count, and whether the count is that of each of several months.
pub(super) type Said = (String, i64, bool);

/// Counts by month with neighbours of one count said together: «сен–ноя 2021» 2 each. Keys that are no months
/// stay as they are.
pub(super) fn runs(counts: &[(String, i64)], lang: Lang) -> Vec<Said> {
    let mut runs: Vec<(Run, i64)> = Vec::new();
    for (key, count) in counts {
        let month = month(key);
        if let (Some((Run::Months(days), of)), Some(month)) = (runs.last_mut(), month)
            && of == count
            && days.last.succ_opt() == Some(month.first)
        {
            days.last = month.last;
            continue;
        }
        runs.push((month.map_or(Run::Other(key), Run::Months), *count));
    }
    runs.into_iter().map(|(run, count)| (run.said(lang), count, run.is_several())).collect()
}

enum Run<'a> {
    Months(Days),
    Other(&'a str),
}

impl Run<'_> {
    fn said(&self, lang: Lang) -> String {
        match self {
            Self::Months(days) => months_short(*days, lang),
            Self::Other(key) => (*key).to_owned(),
        }
    }

    fn is_several(&self) -> bool {
        let month = |day: NaiveDate| (day.year(), day.month());
        matches!(self, Self::Months(days) if month(days.first) != month(days.last))
    }
}

/// The days of `2021-09`.
fn month(key: &str) -> Option<Days> {
    let (year, month) = key.split_once('-')?;
    let first = NaiveDate::from_ymd_opt(year.parse().ok()?, month.parse().ok()?, 1)?;
    let last = first.checked_add_months(Months::new(1))?.pred_opt()?;
    Days::new(first, last)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn neighbours_of_one_count_are_said_together() {
        let said = |counts: &[(&str, i64)]| {
            let counts: Vec<_> = counts.iter().map(|(key, count)| ((*key).to_owned(), *count)).collect();
            let each = |each| if each { "по " } else { "" };
            let runs = runs(&counts, Lang::Ru).into_iter();
            let runs = runs.map(|(key, count, several)| format!("{key}: {}{count}", each(several)));
            runs.collect::<Vec<_>>().join(", ")
        };
        assert_eq!(
            said(&[("2021-09", 1), ("2021-10", 1), ("2021-11", 2)]),
            "сен–окт\u{a0}2021: по 1, ноя\u{a0}2021: 2"
        );
        assert_eq!(
            said(&[("2021-12", 1), ("2022-01", 1), ("2022-03", 1)]),
            "дек\u{a0}2021\u{a0}– янв\u{a0}2022: по 1, мар\u{a0}2022: 1"
        );
        assert_eq!(said(&[("прочее", 1), ("2022-13", 1)]), "прочее: 1, 2022-13: 1");
        assert_eq!(said(&[]), "");
    }
}
