//! `kcp init --from`: next year's plan from this year's, and a plan from a table.

mod tables;

use crate::cli::folder;
use crate::command::{Run, kcp};
use crate::plans::{compiled, faults};
use crate::sources::{files, root};
use std::fs;

/// A plan in which everything that moves and everything that goes stands beside what stays.
const LAST: &str = "\
# Ремарка остаётся.
kcp: 1
title: План на 2021/22 учебный год
dates: 2021/22   # срок
periods: { autumn: 2021-09/2021-11, spring: { dates: [2022-03, 2022-05] } }
goal: { title: Цель, due: 31.08.2022, subgoals: [{ id: one, title: Первая, due: 2022-05 }] }
directions:
  - title: Направление
    budget: { amount: { 2021: 3, 2021/22: 5 } }
    activities:
      # Перед мероприятием.
      - status: done
        id: survey
        title:   'Опрос'
        dates: до 15 октября 2021 (пятница)
        done: 2021-10-14   # по приказу
        evidence: |
          Приказ № 12
          от 14.10.2021
        result: Справка

      - { id: talk, title: Беседа, dates: \"15–20 ноября\", started: 2021-11-15, progress: 40%, key: true }
      - id: watch
        title: Наблюдение
        dates: every month by 25 within 2021-09/2022-05
        reason: болезнь
        spent: [{ source: А, amount: 1 }]
      - title: Отложенное
        due: 2022-02-28
        status: postponed
indicators:
  - id: share
    title: Доля
    targets: { 2022-06: 5, \"2022\": 6 }
    actuals:
      2021-12: 3
    baseline: { at: 2021-09, value: 2 }
";

const NEXT: &str = "\
# Ремарка остаётся.
kcp: 1
title: План на 2021/22 учебный год
dates: 2022/23   # срок
periods: { autumn: 2022-09/2022-11, spring: { dates: [2023-03, 2023-05] } }
goal: { title: Цель, due: 31.08.2023, subgoals: [{ id: one, title: Первая, due: 2023-05 }] }
directions:
  - title: Направление
    budget: { amount: { 2022: 3, 2022/23: 5 } }
    activities:
      # Перед мероприятием.
      - id: survey
        title:   'Опрос'
        dates: до 14 октября 2022 (пятница)
        result: Справка

      - { id: talk, title: Беседа, dates: \"15–20 ноября\", key: true }
      - id: watch
        title: Наблюдение
        dates: every month by 25 within 2022-09/2023-05
      - title: Отложенное
        due: 2023-02-28
indicators:
  - id: share
    title: Доля
    targets: { 2023-06: 5, \"2023\": 6 }
    baseline: { at: 2021-09, value: 2 }
";

/// What `kcp init next --from FILE` leaves: the run and the plan.
fn made(file: &str, text: &[u8], options: &[&str]) -> (Run, String) {
    let folder = folder(&[]);
    fs::write(folder.path().join(file), text).unwrap();
    let args = [&["init", "next", "--from", file, "--as-of", "2022-01-15"], options].concat();
    let run = kcp(folder.path(), "ru", &args);
    (run, fs::read_to_string(folder.path().join("next/program.yaml")).unwrap_or_default())
}

#[test]
fn dates_move_facts_go_and_all_else_stays_byte_for_byte() {
    for (before, after) in [
        (LAST.to_owned(), NEXT.to_owned()),
        (LAST.replace('\n', "\r\n"), NEXT.replace('\n', "\r\n")),
        (format!("\u{feff}{LAST}"), format!("\u{feff}{NEXT}")),
    ] {
        let (run, plan) = made("last.yaml", before.as_bytes(), &["--shift", "1y"]);
        assert_eq!(run.code, 0, "{}", run.stderr);
        assert_eq!(plan, after);
    }
}

#[test]
fn what_is_to_be_looked_at_is_told_with_its_line() {
    let (run, _) = made("last.yaml", LAST.as_bytes(), &["--shift", "1y", "--width", "250"]);
    for said in [
        "строка 3: в тексте назван год: «План на 2021/22 учебный год»",
        "строка 14: «до 15 октября 2021 (пятница)» теперь 14.10.2022: сохранён день недели",
        "строка 21: было отложено, теперь снова в плане: «Отложенное»",
        "строка 27: исходное значение осталось прежним; последнее достигнутое — 2021-12: 3",
    ] {
        assert!(run.stderr.contains(said), "{said}\n{}", run.stderr);
    }
    assert!(run.stdout.contains("отметок о выполнении убрано: 9"), "{}", run.stdout);
    let (quiet, _) = made("last.yaml", LAST.as_bytes(), &["--shift", "1y", "-q"]);
    assert_eq!(quiet.stdout, "Создан план next/program.yaml\n");
}

#[test]
fn there_and_back_again_is_the_plan_without_its_facts() {
    let (_, next) = made("last.yaml", NEXT.as_bytes(), &["--shift", "3y"]);
    let (_, back) = made("last.yaml", next.as_bytes(), &["--shift", "-3y"]);
    // The weekday is kept both ways, so the day may be another of the same.
    let days =
        |text: &str| text.replace("14 октября", "D").replace("15 октября", "D").replace("13 октября", "D");
    assert_eq!(days(&back), days(NEXT));
}

#[test]
fn every_example_moves_and_stays_as_sound_as_it_was() {
    for (path, text) in files("examples", "program.yaml") {
        let (run, next) = made("last.yaml", text.as_bytes(), &["--shift", "1y"]);
        assert_eq!(run.code, 0, "{path}: {}", run.stderr);
        assert!(!run.stderr.contains("не удалось"), "{path}: {}", run.stderr);
        let (before, after) = (compiled(&text, "2020-01-01"), compiled(&next, "2020-01-01"));
        assert!(!after.has_errors(), "{path}: {:?}", faults(&after));
        let (old, new) = (before.programme.unwrap(), after.programme.unwrap());
        assert_eq!(
            (old.activities.len(), old.goals.len()),
            (new.activities.len(), new.goals.len()),
            "{path}"
        );
        for (old, new) in old.activities.iter().zip(&new.activities) {
            assert_eq!(
                (&old.title, old.id.as_ref().map(|id| &id.value)),
                (&new.title, new.id.as_ref().map(|id| &id.value))
            );
            assert!(new.done.is_empty() && new.started.is_none(), "{path}: {}", new.title);
            assert!(new.written.status.is_absent() && new.written.spent.is_absent(), "{path}: {}", new.title);
        }
        let first = |days: &[kcp::dates::Days]| days.first().map(|days| days.first);
        let (before, after) = (before.analysis.unwrap(), after.analysis.unwrap());
        for (old, new) in before.activities.iter().zip(&after.activities) {
            let (Some(old), Some(new)) = (first(&old.days), first(&new.days)) else { continue };
            let apart = (new - old).num_days();
            assert!((358..=372).contains(&apart), "{path}: {old} {new}");
        }
    }
    assert!(root().join("examples").is_dir());
}

#[test]
fn nothing_is_written_over_and_nothing_half_understood_is_written() {
    let folder =
        folder(&[("last.yaml", LAST), ("faulty.yaml", "kcp: 1\ntitle: А\n"), ("next/program.yaml", "моё\n")]);
    let of = |args: &[&str]| kcp(folder.path(), "ru", &[&["init"], args].concat());
    for (args, said) in [
        (&["next", "--from", "last.yaml", "--shift", "1y"][..], "уже есть"),
        (&["new", "--from", "faulty.yaml", "--shift", "1y"], "сначала исправьте"),
        (&["new", "--from", "last.yaml"], "--shift 1y"),
        (&["new", "--from", "last.yaml", "--shift", "полгода"], "не число лет"),
        (&["new", "--from", "нет.yaml", "--shift", "1y"], "такого файла нет"),
        (&["new", "--shift", "1y"], "--from"),
        (&["new", "--from", "last.yaml", "--template", "quality"], "--template"),
    ] {
        let run = of(args);
        assert_eq!((run.code, run.stdout.as_str()), (2, ""), "{args:?}");
        assert!(run.stderr.contains(said), "{args:?}: {}", run.stderr);
        assert!(!folder.path().join("new").exists(), "{args:?}");
    }
    assert_eq!(fs::read_to_string(folder.path().join("next/program.yaml")).unwrap(), "моё\n");
}

/// A table as it is pasted from Word: a title, numbers of the columns, merged rows, cells of several lines.
const TABLE: &str = "\
План работы школы на 2025/26 учебный год\t\t\t\t\t\t\n\
Цель: качество знаний выросло\t\t\t\t\t\t\n\
№ п/п\tМероприятия\tСрок исполнения\tОтветственный\tРезультат\tФинансирование, тыс. руб.\tКласс\n\
1\t2\t3\t4\t5\t6\t7\n\
1. Нормативное обеспечение\t\t\t\t\t\t\n\
1.1\tУтвердить положение: о модели\tсентябрь\tДиректор\tПриказ\t\t\n\
1.2\t\"Ознакомить\nвсех\"\tдо 15 октября\t\"Заместитель директора,\nклассные руководители\"\t\
Листы; протокол\t1,5\t5–9\n\
1.7\tПровести аудит\tконец октября\tИванова А.П.\t\tпо смете\t\n\
2. Кадры\t\t\t\t\t\t\n\
2.1\tКурсы\tв течение года\tзаместитель директора\tУдостоверения\t15\t\n\
\t\t\tПсихолог\t\t\t\n\
Итого\t\t\t\t\t16,5\t\n";

const FROM_TABLE: &str = "\
# yaml-language-server: $schema=kcp.schema.json
kcp: 1
title: План работы школы на 2025/26 учебный год
language: ru
dates: 2025/26
money-unit: 1000
currency: RUB

people:
  директор: Директор
  заместитель-директора: Заместитель директора
  классные-руководители: классные руководители
  иванова-а-п: { name: Иванова А.П. }

goal: качество знаний выросло

directions:
  - title: Нормативное обеспечение
    activities:
      - title: \"Утвердить положение: о модели\"
        dates: сентябрь
        responsible: директор
        result: Приказ
      - title: Ознакомить всех
        dates: до 15 октября
        responsible: [заместитель-директора, классные-руководители]
        budget: 1,5
        result: [Листы, протокол]
        extra:
          Класс: 5–9
      - title: Провести аудит
        number: \"1.7\"
        dates: конец октября
        responsible: иванова-а-п
        extra:
          \"Финансирование, тыс. руб.\": по смете
  - title: Кадры
    activities:
      - title: Курсы
        dates: в течение года
        responsible: заместитель-директора
        budget: 15
        result: Удостоверения
";

#[test]
fn a_table_becomes_a_plan_and_what_could_not_be_read_is_told() {
    let (run, plan) = made("план.tsv", TABLE.as_bytes(), &["--width", "250"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert_eq!(plan, FROM_TABLE.replace("number: \"1.7\"", "number: 1.7"));
    let mut told: Vec<&str> = run.stderr.lines().skip(1).map(str::trim).collect();
    assert_eq!(told.len(), 5, "{}", run.stderr);
    assert!(told.remove(0).starts_with("столбец «Класс» записан в extra"));
    assert!(told[0].starts_with("строка 8, «Финансирование, тыс. руб.»: «по смете» — не сумма"), "{told:?}");
    assert!(told[1].starts_with("строка 8, «Срок исполнения»: срок «конец октября»"), "{told:?}");
    assert!(told[2].starts_with("строка 11: в строке нет мероприятия") && told[2].contains("Психолог"));
    assert!(told[3].starts_with("строка 12: итоговая строка"));
    assert!(run.stdout.contains("4 мероприятия"), "{}", run.stdout);
    let found = compiled(&plan, "2025-09-10");
    let errors: Vec<_> = faults(&found).into_iter().filter(|fault| fault.contains("date")).collect();
    assert_eq!(errors.len(), 1, "{errors:?}");
}

#[test]
fn signs_quotes_and_encodings_of_tables_are_recognised() {
    let plan = |name: &str, bytes: &[u8]| made(name, bytes, &["--lang", "ru"]).1;
    let expected = plan("план.tsv", TABLE.as_bytes());
    let semicolons: String =
        TABLE.replace(';', "\u{1}").replace('\t', ";").replace("Листы\u{1} протокол", "\"Листы; протокол\"");
    assert_eq!(plan("план.csv", semicolons.as_bytes()), expected);
    assert_eq!(plan("план.txt", format!("\u{feff}{}", TABLE.replace('\n', "\r\n")).as_bytes()), expected);
    let cp1251: Vec<u8> = TABLE
        .replace('–', "-")
        .chars()
        .map(|c| match c {
            'А'..='я' => u8::try_from(u32::from(c) - 0x410 + 0xc0).unwrap(),
            '№' => 0xb9,
            c => u8::try_from(u32::from(c)).unwrap(),
        })
        .collect();
    assert_eq!(plan("план.tsv", &cp1251), expected.replace("5–9", "5-9"));
    let utf16: Vec<u8> =
        [0xff, 0xfe].into_iter().chain(TABLE.encode_utf16().flat_map(u16::to_le_bytes)).collect();
    assert_eq!(plan("план.txt", &utf16), expected);
}

#[test]
fn an_english_table_with_a_column_of_directions_and_money() {
    let table = "Strand,Activity,When,Responsible person,Expected result,Budget,Source,Remarks\n\
                 Reading,Buy books,September 2026,\"Librarian, Head\",Books,\"1,500\",Council,Ask first\n\
                 ,Read aloud,every week on Mon,Teachers,,,Parents,\n\
                 Sport,Run,2026-10-01,,,,,\n";
    let (run, plan) = made("plan.csv", table.as_bytes(), &["--lang", "en"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let expected = "\
directions:
  - title: Reading
    activities:
      - title: Buy books
        dates: September 2026
        responsible: [librarian, head]
        budget: { source: Council }
        result: Books
        note: Ask first
        extra:
          Budget: 1,500
      - title: Read aloud
        dates: every week on Mon
        responsible: teachers
        budget: { source: Parents }
  - title: Sport
    activities:
      - title: Run
        dates: 2026-10-01
";
    let goal = "\ngoal: Write the general goal of the programme here\n\n";
    assert!(plan.ends_with(&format!("{goal}{expected}")), "{plan}");
    assert!(plan.contains("title: plan\n"), "{plan}");
    assert!(
        run.stderr.contains("the table has no goal") && run.stderr.contains("row 2, “Budget”"),
        "{}",
        run.stderr
    );
    assert!(!compiled(&plan, "2026-09-01").has_errors());
}

#[test]
fn what_is_no_table_is_refused_with_the_reason() {
    for (name, bytes, said) in [
        ("a.tsv", &b""[..], "файл пуст"),
        ("a.csv", "раз;два\n1;2\n".as_bytes(), "нет строки заголовков"),
        ("a.tsv", "Мероприятие\tСрок\n".as_bytes(), "ни одного мероприятия"),
        ("a.txt", b"PK\x03\x04\0\0\0\0", "не текст"),
    ] {
        let (run, plan) = made(name, bytes, &[]);
        assert_eq!((run.code, plan.as_str()), (2, ""), "{name}");
        assert!(run.stderr.contains(said), "{name}: {}", run.stderr);
    }
    let (run, _) = made("a.tsv", TABLE.as_bytes(), &["--shift", "1y"]);
    assert!(run.code == 2 && run.stderr.contains("--shift"), "{}", run.stderr);
}
