//! Plans of any size, written the way schools write them: about 560 bytes an activity, mostly Cyrillic.
//! The same arguments always give the same text.

use std::fmt::{self, Write as _};

/// What a plan is to be like.
#[derive(Clone, Copy, Debug)]
pub struct Size {
    /// How many activities.
    pub activities: usize,
    /// Whether every tenth of them has a fault, of ten kinds in turn.
    pub faulty: bool,
}

/// The day as of which a plan without faults gets no message.
pub const AS_OF: &str = "2021-09-01";

/// So many activities has a direction.
const IN_DIRECTION: usize = 25;
/// So many goals has a family, at most.
const FAMILY: usize = 6;
/// So many leaves has the tree, at most: four levels below the root.
const LEAVES: usize = FAMILY * FAMILY * FAMILY * FAMILY;

const VERBS: &[&str] =
    &["Провести", "Подготовить", "Обновить", "Разработать", "Обсудить", "Проверить", "Организовать"];
const THINGS: &[&str] = &[
    "мониторинг учебных достижений",
    "положение о внутренней оценке качества",
    "семинар для молодых учителей",
    "анкетирование родителей",
    "план взаимных посещений уроков",
    "каталог учебных материалов",
    "педагогический совет",
    "отчёт о самообследовании",
    "неделю открытых уроков",
    "программу повышения квалификации",
    "банк диагностических работ",
];
const WHOM: &[&str] = &[
    "для начальной школы",
    "в 5–9 классах",
    "для выпускников и их родителей",
    "по предметам естественного цикла",
    "с участием управляющего совета",
    "по итогам полугодия",
    "на базе методического центра",
    "с приглашением коллег из соседних школ",
];
const RESULTS: &[&str] = &["Справка", "Приказ", "Аналитическая записка", "Протокол", "Материалы на сайте"];
const SOURCES: &[&str] = &["местный бюджет", "областная субсидия", "внебюджетные средства"];
const DATES: &[&str] = &[
    "2021-10",
    "15 ноября 2021 г.",
    "с 16 марта по 17 апреля 2022 г.",
    "сентябрь – ноябрь 2021",
    "2021-Q4",
    "10.12.2021",
    "1–15 октября 2022 г.",
    "2022-02-07/2022-03-18",
    "до 25 декабря 2022 г.",
    "каждый понедельник",
    "февраль, апрель 2023",
    "2022-09/2022-12",
    "IV квартал 2022 г.",
];

/// The text of a plan.
pub fn plan(size: Size) -> String {
    let mut text = String::with_capacity(size.activities * 560 + 4000);
    // Writing to a String can't fail.
    let _ = write_plan(&mut text, size);
    text
}

fn write_plan(out: &mut String, size: Size) -> fmt::Result {
    writeln!(out, "# Составлено для измерений, школа и люди вымышлены; на {AS_OF} замечаний нет.")?;
    out.push_str(
        "kcp: 1\ntitle: Управление качеством образования\norganization: Школа № 5\nlanguage: ru\n\
         dates: 2021-09-01/2023-05-31\ncurrency: RUB\nmoney-unit: 1000\n\n",
    );
    let people = (size.activities / 50).clamp(5, 500);
    out.push_str("people:\n");
    for at in 0..people {
        writeln!(out, "  teacher-{at}: {{ role: Учитель № {at}, name: Иванова А. П. {at} }}")?;
    }
    out.push_str(
        "\nperiods:\n  launch: { title: Подготовка, dates: 2021-09/2021-12 }\n  \
         rollout: { title: Внедрение, dates: 2022-01/2022-12 }\n  \
         review: { title: Подведение итогов, dates: 2023-01/2023-05 }\n\n\
         goal:\n  title: Качество образования растёт из года в год\n",
    );
    let directions = size.activities.div_ceil(IN_DIRECTION).max(1);
    let leaves = directions.min(LEAVES);
    if leaves > 1 {
        goals(out, 0..leaves, 1)?;
    }
    out.push_str("\ndirections:\n");
    for direction in 0..directions {
        writeln!(out, "  - id: direction-{direction}\n    title: Направление работы № {direction}")?;
        if leaves > 1 {
            writeln!(out, "    goals: [goal-{}]", direction % leaves)?;
        }
        writeln!(out, "    responsible: teacher-{}\n    activities:", direction % people)?;
        let first = direction * IN_DIRECTION;
        for at in first..(first + IN_DIRECTION).min(size.activities) {
            activity(out, at, at > first, people)?;
            if size.faulty && at % 10 == 9 {
                fault(out, at / 10);
            }
        }
    }
    Ok(())
}

/// A family of goals, whose leaves are those of the range: families of families where one isn't enough.
fn goals(out: &mut String, leaves: std::ops::Range<usize>, depth: usize) -> fmt::Result {
    let indent = depth * 4 - 2;
    writeln!(out, "{:indent$}subgoals:", "")?;
    let indent = indent + 2;
    let family = leaves.len().min(FAMILY);
    for place in 0..family {
        let part = |at: usize| leaves.start + leaves.len() * at / family;
        let own = part(place)..part(place + 1);
        if own.len() == 1 {
            writeln!(out, "{:indent$}- id: goal-{}", "", own.start)?;
            writeln!(out, "{:indent$}  title: Ресурс № {} создан и используется", "", own.start)?;
            writeln!(out, "{:indent$}  priority: {}", "", place + 1)?;
        } else {
            writeln!(out, "{:indent$}- title: Ресурсы с {} по {} созданы", "", own.start, own.end)?;
            writeln!(out, "{:indent$}  priority: {}", "", place + 1)?;
            goals(out, own, depth + 1)?;
        }
    }
    Ok(())
}

fn pick<'a>(words: &[&'a str], at: usize) -> &'a str {
    words.get(at % words.len()).copied().unwrap_or_default()
}

fn activity(out: &mut String, at: usize, follows: bool, people: usize) -> fmt::Result {
    let (verb, thing, whom) = (pick(VERBS, at), pick(THINGS, at / 3), pick(WHOM, at / 7));
    writeln!(out, "      - id: activity-{at}\n        title: {verb} {thing} {whom}, работа № {at}")?;
    writeln!(out, "        dates: {}", pick(DATES, at))?;
    let (first, second) = (at % people, (at * 7 + 1) % people);
    if at.is_multiple_of(3) && first != second {
        writeln!(out, "        responsible: [teacher-{first}, teacher-{second}]")?;
    } else {
        writeln!(out, "        responsible: teacher-{first}")?;
    }
    if follows && at % 13 == 1 {
        writeln!(out, "        after: activity-{}", at - 1)?;
    }
    writeln!(out, "        result: [{}, {}]", pick(RESULTS, at), pick(RESULTS, at + 1))?;
    if at.is_multiple_of(2) {
        let (source, amount) = (pick(SOURCES, at), at % 90 + 10);
        writeln!(out, "        budget: {{ source: {source}, amount: {amount}.5 }}")?;
    } else {
        writeln!(
            out,
            "        resources: [Анкеты и бланки, {{ kind: information, title: Доступ к статистике }}]"
        )?;
    }
    writeln!(out, "        note: Согласовать с методическим объединением до начала работы")
}

/// Spoils the activity written last, or adds to it what is wrong.
fn fault(out: &mut String, kind: usize) {
    out.push_str(match kind % 10 {
        0 => "        responsble: teacher-1\n",
        1 => "        due: 31.02.2022\n",
        2 => "        participants: teacher-X1\n",
        3 => "        due: до декабря\n",
        4 => "        status: doen\n",
        5 => "        progress: 140%\n",
        6 => "        goals: goal-none\n",
        7 => "        evidence: Приказ: № 12\n        reason: в срок: нет\n",
        8 => "        due: 2024-02-01\n",
        _ => "        reason: \"не закрыто\n",
    });
}
