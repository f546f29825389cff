use crate::dates::Days;
use crate::locale::dates::days_heading;
use chrono::{Months, NaiveDate};

/// Counts by month with neighbours of one count said together: «09–11.2021» 2. Keys that are no months stay
/// as they are.
pub(super) fn runs(counts: &[(String, i64)]) -> Vec<(String, i64)> {
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
    runs.into_iter().map(|(run, count)| (run.said(), count)).collect()
}

enum Run<'a> {
    Months(Days),
    Other(&'a str),
}

impl Run<'_> {
    fn said(&self) -> String {
        match self {
            Self::Months(days) => days_heading(*days),
            Self::Other(key) => (*key).to_owned(),
        }
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
            let runs = runs(&counts).into_iter().map(|(key, count)| format!("{key}: {count}"));
            runs.collect::<Vec<_>>().join(", ")
        };
        assert_eq!(said(&[("2021-09", 1), ("2021-10", 1), ("2021-11", 2)]), "09–10.2021: 1, 11.2021: 2");
        assert_eq!(said(&[("2021-12", 1), ("2022-01", 1), ("2022-03", 1)]), "12.21–01.22: 1, 03.2022: 1");
        assert_eq!(said(&[("прочее", 1), ("2022-13", 1)]), "прочее: 1, 2022-13: 1");
        assert_eq!(said(&[]), "");
    }
}
