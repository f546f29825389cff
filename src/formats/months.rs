/// Counts by month with neighbours of one count said together: «09–11.2021» 2. Keys that are no months stay
/// as they are.
pub(super) fn runs(counts: &[(String, i64)]) -> Vec<(String, i64)> {
    let mut runs: Vec<(Run, i64)> = Vec::new();
    for (key, count) in counts {
        let month = Month::parse(key);
        if let (Some((Run::Months(_, last), of)), Some(month)) = (runs.last_mut(), month)
            && of == count
            && last.next() == month
        {
            *last = month;
            continue;
        }
        runs.push((month.map_or(Run::Other(key), |month| Run::Months(month, month)), *count));
    }
    runs.into_iter().map(|(run, count)| (run.said(), count)).collect()
}

#[derive(Clone, Copy, PartialEq, Eq)]
struct Month {
    year: i32,
    month: u8,
}

enum Run<'a> {
    Months(Month, Month),
    Other(&'a str),
}

impl Month {
    /// Reads `2021-09`.
    fn parse(key: &str) -> Option<Self> {
        let (year, month) = key.split_once('-')?;
        let (year, month) = (year.parse().ok()?, month.parse().ok()?);
        (1..=12).contains(&month).then_some(Self { year, month })
    }

    fn next(self) -> Self {
        let year = self.year.saturating_add(i32::from(self.month == 12));
        Self { year, month: self.month % 12 + 1 }
    }
}

impl Run<'_> {
    fn said(&self) -> String {
        match self {
            Self::Other(key) => (*key).to_owned(),
            Self::Months(first, last) if first == last => format!("{:02}.{}", first.month, first.year),
            Self::Months(first, last) if first.year == last.year => {
                format!("{:02}–{:02}.{}", first.month, last.month, first.year)
            }
            Self::Months(first, last) => {
                format!("{:02}.{}–{:02}.{}", first.month, first.year, last.month, last.year)
            }
        }
    }
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
        assert_eq!(said(&[("2021-12", 1), ("2022-01", 1), ("2022-03", 1)]), "12.2021–01.2022: 1, 03.2022: 1");
        assert_eq!(said(&[("прочее", 1), ("2022-13", 1)]), "прочее: 1, 2022-13: 1");
        assert_eq!(said(&[]), "");
    }
}
