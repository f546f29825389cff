//! The words of titles: whether they name a process, and whether two titles are the same.

use std::collections::HashSet;
use std::sync::LazyLock;

/// A number that titles of the same [plain] words share and others hardly do, without making the words:
/// FNV-1a of their first and last letters.
pub fn fingerprint(title: &str) -> u64 {
    const START: u64 = 0xcbf2_9ce4_8422_2325;
    const PRIME: u64 = 0x0100_0000_01b3;
    let add = |hash: u64, c: char| (hash ^ u64::from(u32::from(c))).wrapping_mul(PRIME);
    let letters = |c: char| match common(c) {
        Some(small) => Some(small),
        None if c != '№' && c.is_alphanumeric() => c.to_lowercase().next(),
        None => None,
    };
    let first = title.chars().filter_map(letters).take(ENOUGH);
    let last = title.chars().rev().filter_map(letters).take(ENOUGH);
    first.chain(last).fold(START, add)
}

/// So many letters at either end tell nearly all titles apart.
const ENOUGH: usize = 8;

/// A title in plain words: lower case, «е» for «ё», without punctuation.
pub fn plain(title: &str) -> String {
    let mut words = String::with_capacity(title.len());
    let mut apart = false;
    for c in title.chars() {
        let common = common(c);
        if common.is_none() && !c.is_alphanumeric() {
            apart = true;
            continue;
        }
        if std::mem::take(&mut apart) && !words.is_empty() {
            words.push(' ');
        }
        match common {
            Some(small) => words.push(small),
            None => words.extend(c.to_lowercase()),
        }
    }
    words
}

/// What a Russian or Latin letter or a digit is compared as; titles hold little else, and the tables of
/// Unicode are slow.
fn common(c: char) -> Option<char> {
    match c {
        'ё' | 'Ё' => Some('е'),
        'a'..='z' | '0'..='9' | 'а'..='я' => Some(c),
        'A'..='Z' => Some(c.to_ascii_lowercase()),
        'А'..='Я' => char::from_u32(u32::from(c) + 0x20),
        _ => None,
    }
}

/// Words by their letters, made of a list of them when it is first asked for.
type Words = LazyLock<HashSet<&'static str>>;

macro_rules! words {
    ($list:expr) => {
        LazyLock::new(|| $list.split_ascii_whitespace().collect())
    };
}

/// Whether a goal's title names a process («Управление качеством») and not a result («Качество выросло»).
/// A title in doubt is taken for a result.
pub fn is_a_process(title: &str) -> bool {
    let words = plain(title);
    let mut rest = words.split(' ').skip_while(|word| word.chars().all(char::is_numeric));
    let Some(head) = rest.next() else { return false };
    let rest: Vec<&str> = rest.collect();
    let process = is_russian_process(head) || is_english_process(head, rest.first().copied());
    process && !measured(title) && !rest.iter().any(|word| is_predicate(word))
}

/// A measure makes a result of a process: «Повышение качества знаний до 52 %».
fn measured(title: &str) -> bool {
    title.contains('%')
}

/// Nouns of action that begin titles of goals; those in -ирование and -изация are known by their endings.
static RUSSIAN: Words = words!(
    "\
    адаптация активизация анализ апробация аттестация введение ведение взаимодействие включение
    внедрение вовлечение воспитание восстановление выполнение выявление диагностика доведение
    достижение закрепление закупка замена изменение изучение интеграция информирование исполнение
    использование контроль координация коррекция мониторинг накопление наполнение насыщение
    обеспечение обновление обобщение обследование обучение овладение ознакомление оказание определение
    ориентация освоение оснащение осуществление открытие отработка отслеживание оценка переподготовка
    пересмотр переход планирование повышение подбор подготовка поддержание поддержка поиск помощь
    пополнение популяризация построение предоставление предупреждение преобразование преодоление
    приведение привлечение применение приобретение приобщение проведение проверка продвижение
    пропаганда просвещение профилактика работа развертывание развитие разработка распространение
    расширение реализация реконструкция ремонт решение руководство сбор снижение соблюдение
    совершенствование содействие создание сокращение сопровождение составление сотрудничество
    сохранение стимулирование трансляция увеличение углубление удовлетворение укрепление улучшение
    управление усвоение усиление ускорение установление устранение утверждение участие формирование
    экспертиза"
);

fn is_russian_process(head: &str) -> bool {
    let by_ending = ["ирование", "изация", "ификация"].iter().any(|ending| head.ends_with(ending));
    by_ending && head != "цивилизация" || RUSSIAN.contains(head)
}

/// Gerunds that begin titles of goals; others («training», «building», «learning») name things as often.
static GERUNDS: Words = words!(
    "\
    achieving adopting advancing assisting boosting carrying changing completing conducting continuing
    coordinating creating cultivating decreasing delivering designing developing drafting empowering
    enabling encouraging engaging enhancing ensuring establishing evaluating expanding extending
    facilitating forming fostering furthering helping identifying implementing improving increasing
    introducing involving launching maintaining making managing maximising maximizing minimising
    minimizing modernising modernizing optimising optimizing organising organizing overseeing
    performing piloting preparing preserving preventing promoting providing raising reducing refining
    reforming renewing renovating restructuring revising securing sharing stimulating strengthening
    supporting sustaining updating upgrading"
);

/// Nouns of action, which name a process before “of”.
static OF_WHAT: Words = words!(
    "\
    administration analysis assessment coordination creation development enhancement establishment
    evaluation expansion formation implementation improvement introduction maintenance management
    modernisation modernization monitoring optimisation optimization organisation organization
    preparation prevention promotion provision reduction renovation revision support"
);

fn is_english_process(head: &str, next: Option<&str>) -> bool {
    GERUNDS.contains(head) || OF_WHAT.contains(head) && next == Some("of")
}

/// Endings of verbs and short participles: «ведётся», «стало системой», «закреплено актами».
const ENDINGS: &str = "\
    ается яется ется уется ится ются утся атся ятся лся лась лось лись ает яет ует еет ают яют уют еют
    ован ована овано ованы ирован лен лена лено лены чен чена чено чены шен шена шено шены щен щена
    щено щены жен жена жено жены ден дена дено дены нен нена нено нены создан создана создано созданы
    дано даны ботан ботана ботано ботаны нято нята няты крыт крыта крыто крыты нут нута нуто нуты зано
    саны сано";

/// Whole words that make a statement of a title.
static STATEMENTS: Words = words!(
    "\
    стал стала стало стали есть идет идут вырос выросла выросло выросли достиг достигла достигло
    достигли готов готова готово готовы доступен доступна доступно доступны отвечает полон полна полно
    are became been can grew has have is rose was were will"
);

/// Words that end like a short participle or a verb and are none.
const NO_PREDICATE: [&str; 4] = ["жена", "жены", "член", "члены"];

fn is_predicate(word: &str) -> bool {
    if STATEMENTS.contains(word) || word.ends_with("ed") {
        return true;
    }
    !NO_PREDICATE.contains(&word) && ENDINGS.split_ascii_whitespace().any(|ending| word.ends_with(ending))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_that_name_a_process_are_told_from_results() {
        for title in [
            "Управление качеством образования",
            "Разработка плана мероприятий",
            "Повышение квалификации педагогов",
            "Воспитание граждан",
            "Создание условий для развития детей",
            "Формирование здорового образа жизни",
            "Модернизация материально-технической базы",
            "Проектирование образовательной среды",
            "1. Организация работы с родителями",
            "«Развитие» школьного самоуправления",
            "Managing the quality of education",
            "Development of a new model",
            "Improving results in mathematics",
        ] {
            assert!(is_a_process(title), "{title}");
        }
        for title in [
            "Качеством образования управляют по новой модели",
            "Нормативно-правовой ресурс создан",
            "Обучение работе по новой модели стало системой",
            "Введение модели закреплено нормативными актами",
            "Управление качеством ведётся по новой модели",
            "Обеспечение учебниками выполнено полностью",
            "Повышение качества знаний до 52 %",
            "Организация работы с родителями обновлена",
            "Образование доступно каждому",
            "Положение о модели принято",
            "Знания учеников прочнее",
            "Training centre is opened",
            "Teachers trained",
            "Management staff know the model",
            "Managing by results has become the rule",
            "",
            "2021",
        ] {
            assert!(!is_a_process(title), "{title}");
        }
    }

    #[test]
    fn titles_are_compared_by_their_words() {
        assert_eq!(plain("Провести  «Учёбу», 1-й этап."), "провести учебу 1 й этап");
        assert_eq!(plain("№ 5: ЁЛКА-Zürich ÉTÉ ½"), "5 елка zürich été ½");
        assert_eq!(fingerprint("№ 5: ЁЛКА-Zürich ÉTÉ"), fingerprint(" 5 елка, zürich été"));
        assert_ne!(fingerprint("№ 5: ёлка"), fingerprint("№ 6: ёлка"));
    }
}
