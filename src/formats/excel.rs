//! What Excel makes of a text by itself when it opens CSV.

/// The months in full, of a day and in short, in the languages of reports.
const MONTHS: &str = "январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь \
    января февраля марта апреля мая июня июля августа сентября октября ноября декабря \
    янв фев мар апр июн июл авг сен окт ноя дек \
    january february march april may june july august september october november december \
    jan feb mar apr jun jul aug sep oct nov dec";

/// Whether Excel would turn `text` into a number, a date or a time: `1.10`, `12-2021`, `1/2`, «май 2021».
pub(super) fn turns(text: &str) -> bool {
    let words: Vec<&str> = text.split([' ', '\u{a0}']).filter(|word| !word.is_empty()).collect();
    let month = |word: &&str| is_month(word.trim_end_matches('.'));
    let digits = |word: &&str| word.len() <= 4 && word.bytes().all(|byte| byte.is_ascii_digit());
    match words.as_slice() {
        [] => false,
        [one] => is_figure(one) || with_month(one),
        // A date and a time, a whole number and a fraction.
        [date, more] if more.contains([':', '/']) => is_figure(date) && is_figure(more),
        [first, rest @ ..] if rest.iter().all(|word| word.len() == 3 && digits(word)) => digits(first),
        several => {
            several.len() <= 3
                && several.iter().all(|word| month(word) || digits(word))
                && several.iter().filter(|word| month(word)).count() == 1
        }
    }
}

/// Digits with what stands in numbers, dates and times.
fn is_figure(word: &str) -> bool {
    let allowed = |c: char| c.is_ascii_digit() || ".,/-:%+eEеЕ()".contains(c);
    word.contains(|c: char| c.is_ascii_digit()) && word.chars().all(allowed)
}

/// `12-дек-2021`, `дек.21`.
fn with_month(word: &str) -> bool {
    let parts: Vec<&str> = word.split(['.', '-', '/']).filter(|part| !part.is_empty()).collect();
    let months = parts.iter().filter(|part| is_month(part)).count();
    let digits = parts.iter().filter(|part| part.bytes().all(|byte| byte.is_ascii_digit())).count();
    months == 1 && digits > 0 && months + digits == parts.len() && parts.len() <= 3
}

fn is_month(word: &str) -> bool {
    let word = word.to_lowercase();
    MONTHS.split(' ').any(|month| month == word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_that_excel_would_change_are_known() {
        for text in [
            "1.1",
            "3.10",
            "12-2021",
            "1/2",
            "2021-12",
            "25.11.2021",
            "7",
            "01",
            "1 000",
            "10:30",
            "50%",
            "1E5",
            "декабрь 2021",
            "декабрь\u{a0}2021",
            "12 мая 2021",
            "May 2021",
            "12-дек-2021",
            "дек.21",
            "1.2.2021 10:30",
            "1 1/2",
            "-5",
        ] {
            assert!(turns(text), "{text}");
        }
        for text in [
            "",
            "1.1а",
            "1.1–1.3",
            "§ 1",
            "1.1 2.4",
            "ноя 2021 – ноя 2022",
            "план",
            "до 25.11.2021",
            "май",
            "5 А",
            "маршрут 2021",
            "2021 г.",
            "-",
            "№ 5",
            "1.1; 1.2",
        ] {
            assert!(!turns(text), "{text}");
        }
    }
}
