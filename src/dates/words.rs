//! The words of date expressions, Russian and English.

use super::Unit;
use super::chars::{cyrillic, latin};
use chrono::Weekday;

/// What a word says.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Word {
    /// A month and how it is written.
    Month(u32, Case),
    /// A weekday; whether it is in the plural: «по пятницам», “on Mondays”.
    Weekday(Weekday, bool),
    /// «год», «г.»; whether in the plural.
    Year(bool),
    School,
    Calendar,
    Current,
    /// `Q`, `H` before their number.
    Letter(Unit),
    Quarter,
    Half,
    Decade,
    Term,
    /// Day, week, month; whether in the singular.
    Unit(Unit, bool),
    /// «числа».
    DayNumber,
    HalfOfYear,
    Hour,
    Minute,
    HalfDay,
    From,
    Between,
    /// «по», “through”: to the end of.
    Through,
    /// English “to”.
    To,
    /// «до», “until”.
    Until,
    Before,
    /// «к».
    Towards,
    /// “by”.
    By,
    In,
    And,
    But,
    No,
    Late,
    Than,
    Less,
    Inclusive,
    Each,
    /// «раз»; whether in the plural: «раза».
    Times(bool),
    Once(u32),
    Every(Unit),
    /// “fortnightly”: every so many.
    EveryFew(u32, Unit),
    /// “bimonthly”: every two, or two in each.
    Twofold(Unit),
    Fortnight,
    /// “every other”.
    Other,
    During,
    Whole,
    Period,
    AllYear,
    Ordinal(u32),
    Last,
    Number(u32),
    Next,
    Onward,
    /// Beginning, middle, end.
    Part,
    End,
    Season(u32),
    SeasonOf(u32),
    Vacation,
    Remark,
    Deadline,
    Stage,
    Working,
    Template,
    Reporting,
}

/// How a month's name is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Case {
    /// In the nominative (or accusative) or cut short, as a heading of a column would have it: «октябрь».
    Heading,
    /// «октября»: a day of it goes before.
    Inflected,
    /// “October”: a day of it goes before or after.
    English,
}

/// Roman numerals from I.
pub(super) const ROMAN: [&str; 12] =
    ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"];

/// The number of a Roman numeral, also in letters that only look so: «П», «Ш», «1У».
pub(super) fn roman(word: &str) -> Option<u32> {
    let word = latin(word).replace('l', "i").replace('ш', "iii").replace('п', "ii").replace('y', "v");
    let index = ROMAN.iter().position(|roman| *roman == word)?;
    u32::try_from(index + 1).ok()
}

/// What a word says, whatever alphabet its letters are from.
pub(super) fn look_up(word: &str) -> Option<Word> {
    plain(word)
        .or_else(|| Some(cyrillic(word)).filter(|other| other != word).and_then(|other| plain(&other)))
        .or_else(|| Some(latin(word)).filter(|other| other != word).and_then(|other| plain(&other)))
}

fn plain(word: &str) -> Option<Word> {
    closed(word).or_else(|| month(word)).or_else(|| weekday(word)).or_else(|| stem(word))
}

fn closed(word: &str) -> Option<Word> {
    Some(match word {
        "г" | "год" | "года" | "году" | "годом" | "годе" | "year" => Word::Year(false),
        "гг" | "годы" | "годов" | "годам" | "годах" | "годами" | "years" => {
            Word::Year(true)
        }
        "лет" => Word::Unit(Unit::Year, false),
        "уч" | "школьный" | "school" | "academic" => Word::School,
        "т" | "тек" | "сего" | "current" | "this" => Word::Current,
        "q" => Word::Letter(Unit::Quarter),
        "h" => Word::Letter(Unit::HalfYear),
        "кв" | "квар" | "кварт" | "квл" | "quarter" | "quarters" | "qtr" => Word::Quarter,
        "half" | "пг" | "полуг" | "пол" => Word::Half,
        "четв" | "четверть" | "четверти" | "четвертью" | "четвертей" | "четвертям" | "term" | "terms" => {
            Word::Term
        }
        "день" | "дня" | "дню" | "сут" | "сутки" | "day" => Word::Unit(Unit::Day, true),
        "дни" | "дней" | "дн" | "дням" | "days" => Word::Unit(Unit::Day, false),
        "неделя" | "недели" | "неделю" | "неделе" | "нед" | "week" => {
            Word::Unit(Unit::Week, true)
        }
        "недель" | "неделям" | "weeks" => Word::Unit(Unit::Week, false),
        "месяц" | "месяца" | "месяцу" | "месяце" | "мес" | "мц" | "month" => {
            Word::Unit(Unit::Month, true)
        }
        "месяцы" | "месяцев" | "месяцам" | "months" => Word::Unit(Unit::Month, false),
        "число" | "числа" | "числу" | "чис" | "числам" | "числах" => {
            Word::DayNumber
        }
        "полгода" => Word::HalfOfYear,
        "ч" | "час" | "часа" | "часов" | "часам" | "hour" | "hours" => Word::Hour,
        "мин" | "минут" | "минуты" | "min" => Word::Minute,
        "am" | "pm" | "утра" | "вечера" => Word::HalfDay,
        "с" | "со" | "начиная" | "from" | "since" | "starting" | "beginning" => Word::From,
        "между" | "between" => Word::Between,
        "по" | "through" | "thru" => Word::Through,
        "to" => Word::To,
        "до" | "until" | "till" => Word::Until,
        "before" => Word::Before,
        "к" | "ко" => Word::Towards,
        "by" => Word::By,
        "в" | "во" | "на" | "за" | "in" | "on" | "of" | "the" | "at" | "a" | "an" | "per" | "within" => {
            Word::In
        }
        "и" | "and" => Word::And,
        "но" | "but" => Word::But,
        "не" | "no" | "not" => Word::No,
        "позднее" | "позже" | "later" => Word::Late,
        "чем" | "than" => Word::Than,
        "реже" | "менее" | "меньше" | "минимум" | "least" | "less" => Word::Less,
        "вкл" | "inclusive" | "incl" | "including" => Word::Inclusive,
        "кажд" | "every" | "each" => Word::Each,
        "раз" | "разу" | "р" => Word::Times(false),
        "раза" | "times" => Word::Times(true),
        "once" => Word::Once(1),
        "twice" | "дважды" => Word::Once(2),
        "thrice" | "трижды" => Word::Once(3),
        "daily" | "ежедн" => Word::Every(Unit::Day),
        "weekly" | "еженед" => Word::Every(Unit::Week),
        "monthly" | "ежемес" => Word::Every(Unit::Month),
        "quarterly" | "ежекв" | "ежекварт" => Word::Every(Unit::Quarter),
        "annually" | "yearly" | "annual" | "ежегод" => Word::Every(Unit::Year),
        "semiannually" | "semiannual" | "halfyearly" => Word::Every(Unit::HalfYear),
        "termly" => Word::Every(Unit::Term),
        "fortnightly" => Word::EveryFew(2, Unit::Week),
        "biennially" | "biennial" => Word::EveryFew(2, Unit::Year),
        "biweekly" => Word::Twofold(Unit::Week),
        "bimonthly" => Word::Twofold(Unit::Month),
        "biannually" | "biannual" => Word::Twofold(Unit::Year),
        "fortnight" | "fortnights" => Word::Fortnight,
        "теч"
        | "течение"
        | "течении"
        | "течения"
        | "протяжении"
        | "протяжение"
        | "during"
        | "throughout"
        | "over" => Word::During,
        "круглый" | "круглого" | "весь" | "всего" | "всей" | "вся" | "всю" | "всем" | "все" | "целый"
        | "whole" | "entire" | "all" | "full" | "round" => Word::Whole,
        "период"
        | "периода"
        | "периоде"
        | "period"
        | "programme"
        | "program"
        | "project"
        | "duration"
        | "реализации"
        | "программы"
        | "программе"
        | "проекта"
        | "действия"
        | "срока"
        | "времени" => Word::Period,
        "круглогодично" | "yearround" => Word::AllYear,
        "first" => Word::Ordinal(1),
        "second" => Word::Ordinal(2),
        "other" => Word::Other,
        "third" => Word::Ordinal(3),
        "fourth" => Word::Ordinal(4),
        "fifth" => Word::Ordinal(5),
        "last" => Word::Last,
        "один" | "одного" | "одну" | "одна" | "одной" | "одному" | "one" => {
            Word::Number(1)
        }
        "два" | "две" | "двух" | "two" => Word::Number(2),
        "три" | "трех" | "three" => Word::Number(3),
        "четыре" | "четырех" | "four" => Word::Number(4),
        "пять" | "five" => Word::Number(5),
        "шесть" | "six" => Word::Number(6),
        "далее" | "затем" | "then" | "thereafter" => Word::Next,
        "бессрочно" | "onwards" | "onward" | "ongoing" | "present" => Word::Onward,
        "конец"
        | "конца"
        | "концу"
        | "конце"
        | "концом"
        | "окончания"
        | "окончанию"
        | "завершения"
        | "завершению"
        | "end" => Word::End,
        "начало" | "начала" | "начале" | "началу" | "нач" | "сер" | "early" | "mid" | "late" | "middle"
        | "start" => Word::Part,
        "весна" | "весной" | "весну" | "весны" | "весне" | "spring" => {
            Word::Season(1)
        }
        "лето" | "летом" | "лета" | "лету" | "summer" => Word::Season(2),
        "осень" | "осенью" | "осени" | "autumn" | "fall" => Word::Season(3),
        "зима" | "зимой" | "зиму" | "зимы" | "зиме" | "winter" => Word::Season(4),
        "графику" | "плану" | "согласно" | "постоянно" | "систематически" | "регулярно" | "расписанию" => {
            Word::Remark
        }
        "срок" | "сроки" | "сроком" | "deadline" | "due" | "дата" => Word::Deadline,
        "phase" | "stage" | "step" | "этап" | "этапа" | "этапе" | "фаза" | "шаг" | "тур" | "очередь" => {
            Word::Stage
        }
        "рабочих" | "рабочий" | "раб" | "working" | "business" | "календарных" | "учебных" => {
            Word::Working
        }
        "xx" | "хх" | "yy" | "yyyy" | "yyy" | "гггг" | "дд" | "dd" | "mm" | "мм" | "xxxx" | "хххх" => {
            Word::Template
        }
        "отчетным" | "отчетного" | "отчетной" | "следующего" | "следующим" | "кварталом" => {
            Word::Reporting
        }
        _ => return None,
    })
}

/// Words that have many endings.
fn stem(word: &str) -> Option<Word> {
    const STEMS: [(&str, Word, &[&str]); 35] = [
        ("учебн", Word::School, ADJECTIVE),
        ("календарн", Word::Calendar, ADJECTIVE),
        ("calendar", Word::Calendar, &[""]),
        ("текущ", Word::Current, &["ий", "его", "ем", "ему", "им"]),
        ("квартал", Word::Quarter, &["", "а", "у", "е", "ы", "ов", "ом", "ам", "ах"]),
        ("полугоди", Word::Half, &["е", "я", "ю", "и", "ем", "й", "ям", "ях"]),
        ("полугод", Word::Half, &[""]),
        ("декад", Word::Decade, &["", "а", "ы", "у", "е", "ой", "ах"]),
        ("включительн", Word::Inclusive, &["о"]),
        ("включ", Word::Inclusive, &["", "ит"]),
        ("кажд", Word::Each, ADJECTIVE),
        ("ежедневн", Word::Every(Unit::Day), ADVERB),
        ("еженедельн", Word::Every(Unit::Week), ADVERB),
        ("ежемесячн", Word::Every(Unit::Month), ADVERB),
        ("ежеквартальн", Word::Every(Unit::Quarter), ADVERB),
        ("ежегодн", Word::Every(Unit::Year), ADVERB),
        ("перв", Word::Ordinal(1), ADJECTIVE),
        ("втор", Word::Ordinal(2), ADJECTIVE),
        ("трет", Word::Ordinal(3), &["ий", "ья", "ье", "ьего", "ьем", "ьей", "ью", "ьи", "ьих"]),
        ("четверт", Word::Ordinal(4), &["ый", "ая", "ое", "ого", "ом", "ой", "ую", "ые", "ых"]),
        ("пят", Word::Ordinal(5), &["ый", "ая", "ое", "ого", "ом", "ой", "ую"]),
        ("последн", Word::Last, &["ий", "яя", "ее", "его", "ем", "ей", "юю", "ие", "их", "ему", "им"]),
        ("середин", Word::Part, &["а", "е", "у", "ы", "ой"]),
        ("половин", Word::Part, &["а", "е", "у", "ы", "ой"]),
        ("начал", Word::Part, &["ом"]),
        ("осенн", Word::SeasonOf(1), SOFT),
        ("зимн", Word::SeasonOf(2), SOFT),
        ("весенн", Word::SeasonOf(3), SOFT),
        ("летн", Word::SeasonOf(4), SOFT),
        ("каникул", Word::Vacation, &["ы", "", "ах", "ам", "ами"]),
        ("holiday", Word::Vacation, &["", "s"]),
        ("vacation", Word::Vacation, &["", "s"]),
        ("break", Word::Vacation, &["", "s"]),
        ("понедельно", Word::Every(Unit::Week), &[""]),
        ("помесячно", Word::Every(Unit::Month), &[""]),
    ];
    let found = |(stem, _, endings): &&(&str, Word, &[&str])| {
        word.strip_prefix(stem).is_some_and(|ending| endings.contains(&ending))
    };
    STEMS.iter().find(found).map(|(_, word, _)| *word)
}

const ADJECTIVE: &[&str] =
    &["ый", "ий", "ой", "ая", "ое", "ого", "ому", "ом", "ым", "ую", "ые", "ых", "ыми", "ое", "его", "ем", ""];
const SOFT: &[&str] = &["ий", "яя", "ее", "его", "ем", "ей", "юю", "ие", "их", "им", "ими"];
const ADVERB: &[&str] = &["о", "ый", "ая", "ое", "ые", "ого", "ой", "ую", ""];

const HARD: &[&str] = &["", "а", "у", "ом", "е"];
const MILD: &[&str] = &["ь", "я", "ю", "ем", "е"];
const MONTHS: [(&str, &[&str], &str); 12] = [
    ("январ", MILD, "january"),
    ("феврал", MILD, "february"),
    ("март", HARD, "march"),
    ("апрел", MILD, "april"),
    ("ма", &["й", "я", "ю", "ем", "е"], "may"),
    ("июн", MILD, "june"),
    ("июл", MILD, "july"),
    ("август", HARD, "august"),
    ("сентябр", MILD, "september"),
    ("октябр", MILD, "october"),
    ("ноябр", MILD, "november"),
    ("декабр", MILD, "december"),
];

/// A month in any case, or cut short to no less than three letters.
fn month(word: &str) -> Option<Word> {
    let long = word.chars().count() >= 3;
    for (number, (root, endings, english)) in (1..).zip(MONTHS) {
        if let Some(ending) = word.strip_prefix(root)
            && endings.contains(&ending)
        {
            let heading = endings.first() == Some(&ending);
            return Some(Word::Month(number, if heading { Case::Heading } else { Case::Inflected }));
        }
        if long && english.starts_with(word) {
            return Some(Word::Month(number, Case::English));
        }
        if long && root.starts_with(word) {
            return Some(Word::Month(number, Case::Heading));
        }
    }
    None
}

fn weekday(word: &str) -> Option<Word> {
    /// The day, its words in the singular and in the plural, in English and short.
    type Names = (Weekday, &'static [&'static str], &'static [&'static str], &'static str, &'static str);
    const DAYS: [Names; 7] = [
        (
            Weekday::Mon,
            &["понедельник", "понедельника", "понедельнику", "пн", "пон", "понед"],
            &["понедельникам", "понедельники"],
            "monday",
            "mon",
        ),
        (
            Weekday::Tue,
            &["вторник", "вторника", "вторнику", "вт", "втор"],
            &["вторникам", "вторники"],
            "tuesday",
            "tue",
        ),
        (Weekday::Wed, &["среда", "среду", "среды", "среде", "ср"], &["средам"], "wednesday", "wed"),
        (
            Weekday::Thu,
            &["четверг", "четверга", "четвергу", "чт"],
            &["четвергам", "четверги"],
            "thursday",
            "thu",
        ),
        (Weekday::Fri, &["пятница", "пятницу", "пятницы", "пятнице", "пт"], &["пятницам"], "friday", "fri"),
        (
            Weekday::Sat,
            &["суббота", "субботу", "субботы", "субботе", "сб", "суб"],
            &["субботам"],
            "saturday",
            "sat",
        ),
        (Weekday::Sun, &["воскресенье", "воскресенья", "вс", "воскр"], &["воскресеньям"], "sunday", "sun"),
    ];
    for (day, single, plural, english, short) in DAYS {
        if single.contains(&word) || word == english || word == short {
            return Some(Word::Weekday(day, false));
        }
        if plural.contains(&word) || word.strip_suffix('s') == Some(english) {
            return Some(Word::Weekday(day, true));
        }
        if matches!(
            (day, word),
            (Weekday::Tue, "tues") | (Weekday::Thu, "thur" | "thurs") | (Weekday::Wed, "weds")
        ) {
            return Some(Word::Weekday(day, false));
        }
    }
    None
}

/// What stands after the digits of an ordinal: «1-е», «2-х», “1st”.
pub(super) fn is_ordinal_ending(word: &str) -> bool {
    const ENDINGS: [&str; 24] = [
        "й", "я", "е", "го", "му", "м", "х", "ю", "ый", "ой", "ий", "ая", "ое", "ые", "ую", "ого", "ому",
        "ом", "ым", "ти", "st", "nd", "rd", "th",
    ];
    ENDINGS.contains(&word) || ENDINGS.contains(&cyrillic(word).as_str())
}

/// Two words written as one, «домая», «маягода»; only pairs that cannot be one word.
pub(super) fn unglue(word: &str) -> Option<(usize, Option<Word>, Word)> {
    let mut found = None;
    for (at, _) in word.char_indices().skip(1).take(24) {
        let (Some(left), Some(right)) = (word.get(..at), word.get(at..)) else { continue };
        let known = match (look_up(left), look_up(right)) {
            (None, Some(Word::Month(number, _))) if matches!(left, "th" | "st" | "nd" | "rd") => {
                Some((at, None, Word::Month(number, Case::English)))
            }
            (
                Some(left @ (Word::From | Word::Until | Word::Towards)),
                Some(right @ Word::Month(_, Case::Inflected)),
            ) if has_ending(word.get(at..).unwrap_or_default()) => Some((at, Some(left), right)),
            (Some(left @ Word::Month(..)), Some(right @ Word::Year(_))) => Some((at, Some(left), right)),
            (Some(left @ (Word::Quarter | Word::Half | Word::Term)), Some(right @ Word::Year(_))) => {
                Some((at, Some(left), right))
            }
            (Some(left @ Word::School), Some(right @ Word::Year(_))) => Some((at, Some(left), right)),
            (Some(left @ Word::During), Some(right @ Word::Year(_))) => Some((at, Some(left), right)),
            (Some(left @ Word::In), Some(right @ Word::During)) => Some((at, Some(left), right)),
            _ => None,
        };
        if known.is_some() {
            found = known;
        }
    }
    found
}

/// Whether a word is two or more months without a sign between: «Сентябрьдекабрь».
pub(super) fn is_months_glued(word: &str) -> bool {
    let is_month = |part: Option<&str>| matches!(part.and_then(look_up), Some(Word::Month(..)));
    word.len() > 10
        && word
            .char_indices()
            .skip(3)
            .take(24)
            .any(|(at, _)| is_month(word.get(..at)) && is_month(word.get(at..)))
}

/// A Russian month with an ending of its own.
fn has_ending(word: &str) -> bool {
    word.ends_with(['я', 'а', 'ю', 'у', 'е']) || word.ends_with("ем") || word.ends_with("ом")
}

/// A word that this one may be a misspelling of; for the months and the commonest words only.
pub(super) fn near(word: &str) -> Option<String> {
    const OTHERS: [&str; 17] = [
        "квартал",
        "полугодие",
        "декада",
        "ежемесячно",
        "ежегодно",
        "ежеквартально",
        "еженедельно",
        "ежедневно",
        "постоянно",
        "течение",
        "учебный",
        "каждый",
        "включительно",
        "monthly",
        "weekly",
        "quarterly",
        "annually",
    ];
    if !(4..=24).contains(&word.chars().count()) {
        return None;
    }
    let russian =
        MONTHS.iter().flat_map(|(root, endings, _)| endings.iter().map(move |end| format!("{root}{end}")));
    let english = MONTHS.iter().map(|(_, _, english)| (*english).to_owned());
    let others = OTHERS.iter().map(|word| (*word).to_owned());
    let all = russian.chain(english).chain(others);
    let first = word.chars().next();
    let all = all.filter(|known| known.chars().next() == first);
    let close = all.map(|known| (strsim::osa_distance(&known, word), known));
    let limit = if word.chars().count() >= 6 { 2 } else { 1 };
    close
        .filter(|(distance, _)| *distance <= limit)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, known)| known)
}
