//! Which column holds what, by the words that stand over it.

use crate::source::spaced;

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Holds {
    /// The number in the document.
    Number,
    /// What is done.
    Title,
    /// When.
    Dates,
    /// Who answers.
    Responsible,
    /// Who takes part.
    Participants,
    /// What will show that it is done.
    Result,
    /// The direction.
    Direction,
    /// A remark.
    Note,
    /// How much money.
    Money,
    /// Whose money.
    Source,
    /// Anything else, under its own heading.
    Other,
}

/// The row of headings.
#[derive(Debug)]
pub struct Head {
    /// Its place among the records.
    pub at: usize,
    /// Each column: what it holds, and its heading.
    pub columns: Vec<(Holds, String)>,
}

impl Head {
    /// The heading of a column.
    pub fn name(&self, holds: Holds) -> String {
        let column = self.columns.iter().find(|(of, _)| *of == holds);
        column.map(|(_, name)| name.clone()).unwrap_or_default()
    }
}

/// Beginnings of words that tell what a column holds; the first that fits counts, so that «срок проведения
/// мероприятия» holds dates.
const WORDS: &[(Holds, &[&str])] = &[
    (Holds::Source, &["источник", "source"]),
    (
        Holds::Responsible,
        &["ответствен", "исполнител", "responsib", "who", "lead", "owner", "in charge", "кто"],
    ),
    (
        Holds::Dates,
        &[
            "срок",
            "дата",
            "даты",
            "время",
            "период",
            "когда",
            "date",
            "when",
            "deadline",
            "timing",
            "due",
            "schedule",
            "period",
            "timeline",
            "timeframe",
            "term",
        ],
    ),
    (Holds::Participants, &["участник", "охват", "participant", "attend"]),
    (
        Holds::Result,
        &["результат", "выход", "итог", "критери", "result", "output", "outcome", "deliverable", "criteri"],
    ),
    (Holds::Direction, &["направлен", "раздел", "блок", "direction", "section", "area", "strand"]),
    (Holds::Note, &["примечан", "note", "remark", "comment"]),
    (
        Holds::Money,
        &["финансир", "сумма", "стоимост", "бюджет", "затрат", "budget", "cost", "funding", "amount"],
    ),
    (
        Holds::Title,
        &[
            "мероприяти",
            "содержани",
            "действи",
            "наименован",
            "название",
            "тема",
            "вид",
            "activit",
            "action",
            "measure",
            "task",
            "event",
            "title",
            "what",
        ],
    ),
    (Holds::Number, &["№", "n", "no", "пп", "номер", "number", "nr", "#"]),
];

/// The first row that has the heading of the activities and one more that is known.
pub fn find(records: &[Vec<String>]) -> Option<Head> {
    records.iter().enumerate().find_map(|(at, record)| {
        let mut columns: Vec<(Holds, String)> = Vec::new();
        for heading in record {
            let name = spaced(&heading.replace("-\n", "")).into_owned();
            let holds = holds(&name);
            let taken = columns.iter().any(|(of, _)| *of == holds);
            columns.push((if taken { Holds::Other } else { holds }, name));
        }
        let known = columns.iter().filter(|(of, _)| !matches!(of, Holds::Other | Holds::Number)).count();
        let titled = columns.iter().any(|(of, _)| *of == Holds::Title);
        let short = record.iter().all(|heading| heading.chars().count() <= LONGEST);
        // Numbers often have no heading.
        let below = || records.iter().skip(at + 1).filter_map(|record| record.first());
        let number = |cell: &String| cell.chars().all(|c| c.is_ascii_digit() || c == '.');
        if !columns.iter().any(|(of, _)| *of == Holds::Number)
            && let Some((of, name)) = columns.first_mut()
            && name.is_empty()
            && titled
            && below().all(number)
        {
            *of = Holds::Number;
        }
        (titled && known >= 2 && short).then_some(Head { at, columns })
    })
}

/// A heading is no longer; what is, is a text.
const LONGEST: usize = 80;

fn holds(heading: &str) -> Holds {
    let lower = heading.to_lowercase().replace('ё', "е");
    let lower = lower.replace("п/п", "пп").replace("п.п", "пп").replace("п / п", "пп");
    let words: Vec<&str> = lower
        .split(|c: char| !(c.is_alphanumeric() || c == '№' || c == '#'))
        .filter(|w| !w.is_empty())
        .collect();
    let fits = |stem: &str| {
        if stem.contains(' ') {
            return words.join(" ").contains(stem);
        }
        let whole = stem.chars().count() <= 3;
        words.iter().any(|word| if whole { *word == stem } else { word.starts_with(stem) })
    };
    let found = WORDS.iter().find(|(_, stems)| stems.iter().any(|stem| fits(stem)));
    let numbered = words.first().is_some_and(|word| word.starts_with(['№', '#']));
    match found {
        Some((Holds::Title, _)) | None if numbered => Holds::Number,
        Some((holds, _)) => *holds,
        None => Holds::Other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_are_known_in_their_usual_words() {
        for (heading, expected) in [
            ("№ п/п", Holds::Number),
            ("№", Holds::Number),
            ("п/п", Holds::Number),
            ("Мероприятие", Holds::Title),
            ("Наименование мероприятия", Holds::Title),
            ("Содержание работы", Holds::Title),
            ("Срок(и) исполнения", Holds::Dates),
            ("Сроки проведения мероприятия", Holds::Dates),
            ("Дата", Holds::Dates),
            ("Ответственный исполнитель", Holds::Responsible),
            ("Ответственные", Holds::Responsible),
            ("Ожидаемый результат", Holds::Result),
            ("Направление", Holds::Direction),
            ("Раздел плана", Holds::Direction),
            ("Примечание", Holds::Note),
            ("Объём финансирования, тыс. руб.", Holds::Money),
            ("Источник финансирования", Holds::Source),
            ("Участники", Holds::Participants),
            ("Activity", Holds::Title),
            ("Responsible person", Holds::Responsible),
            ("Due date", Holds::Dates),
            ("No.", Holds::Number),
            ("Event", Holds::Title),
            ("Timeline", Holds::Dates),
            ("Term", Holds::Dates),
            ("Person in charge", Holds::Responsible),
            ("Success criteria", Holds::Result),
            ("Контроль", Holds::Other),
            ("Отметка о выполнении", Holds::Other),
            ("Класс", Holds::Other),
        ] {
            assert_eq!(holds(heading), expected, "{heading}");
        }
    }

    #[test]
    fn the_row_of_headings_is_found_below_a_title() {
        let record = |cells: &[&str]| cells.iter().map(|cell| (*cell).to_owned()).collect::<Vec<_>>();
        let records = [record(&["План мероприятий на 2025 год"]), record(&["№", "Мероприятия", "Срок"])];
        assert_eq!(find(&records).map(|head| head.at), Some(1));
        assert!(find(&records[..1]).is_none());
    }
}
