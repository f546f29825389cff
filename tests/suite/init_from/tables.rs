//! Tables as people have them: merged headings, approvals, cells of several paragraphs, signs for «as above».

use super::made;
use crate::cli::folder;
use crate::command::{command, run};
use crate::plans::compiled;

/// The plan of a table, and what is told beside it, a line each.
fn read(table: &str) -> (String, Vec<String>) {
    let (run, plan) = made("план.tsv", table.as_bytes(), &["--width", "250"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    (plan, run.stderr.lines().skip(1).map(|line| line.trim().to_owned()).collect())
}

#[test]
fn cells_under_an_empty_heading_are_told() {
    let (plan, told) = read(
        "План на 2025 год\n№\tМероприятие\tСрок\t\tОтветственный\n\
         1\tПедсовет\t01.09.2025\t31.12.2025\tДиректор\n",
    );
    assert!(!plan.contains("31.12.2025"));
    assert!(told.iter().any(|line| line.starts_with("строка 3:") && line.contains("31.12.2025")), "{told:?}");
    // Numbers with nothing over them are numbers.
    let (plan, told) = read("Цель: А\n\tМероприятие\tСрок\n1\tА\tмай 2026\n3\tБ\tмай 2026\n");
    assert!(plan.contains("number: 3"), "{plan}");
    assert!(told.iter().all(|line| !line.contains("заголовка")), "{told:?}");
}

#[test]
fn the_lines_of_an_approval_are_not_the_plan_s_name_or_time() {
    let (plan, told) = read(
        "УТВЕРЖДАЮ\t\t\nДиректор школы\t\t\n«28» августа 2025 г.\t\t\nПлан на 2025-2026 учебный год\t\t\n\
         №\tМероприятие\tСрок\n1\tПедсовет\tсентябрь\n",
    );
    assert!(plan.contains("title: План на 2025-2026 учебный год\n"), "{plan}");
    assert!(plan.contains("dates: 2025/26\n"), "{plan}");
    for (row, text) in [(1, "УТВЕРЖДАЮ"), (2, "Директор школы"), (3, "«28» августа 2025 г.")]
    {
        let line = format!("строка {row}: строка над таблицей не перенесена: {text}");
        assert!(told.contains(&line), "{line} {told:?}");
    }
}

#[test]
fn what_is_no_text_is_named_with_the_way_to_a_table() {
    let archive = |name: &str| format!("PK\u{3}\u{4}\0\0{name}");
    for (file, bytes, said) in [
        ("w.xlsx", archive("xl/workbook.xml"), "книга Excel"),
        ("w.docx", archive("word/document.xml"), "документ Word"),
        ("w.txt", archive("xl/workbook.xml"), "книга Excel"),
        ("w", archive("word/document.xml"), "документ Word"),
        ("w.pdf", "%PDF-1.7".to_owned(), "документ PDF"),
        ("w.xls", "\u{1}".to_owned(), "книга Excel"),
    ] {
        for options in [&[][..], &["--shift", "1y"]] {
            let (run, plan) = made(file, bytes.as_bytes(), options);
            assert_eq!((run.code, plan.as_str()), (2, ""), "{file}");
            assert!(run.stderr.contains(said) && run.stderr.contains("CSV"), "{file}: {}", run.stderr);
        }
    }
}

#[test]
fn columns_that_nobody_knows_are_named_once() {
    let (plan, told) = read(
        "План на 2026 год\nEvent\tTimeline\tPerson in charge\tSuccess criteria\tОтметка о выполнении\n\
         А\tмай\tДиректор\tСправка\tда\nБ\tмай\tДиректор\tСправка\tнет\n",
    );
    assert!(plan.contains("responsible: директор\n        result: Справка\n"), "{plan}");
    let named: Vec<_> = told.iter().filter(|line| line.contains("в extra")).collect();
    assert_eq!(named, ["столбец «Отметка о выполнении» записан в extra"]);
}

#[test]
fn a_table_without_a_year_says_so_once() {
    let (plan, told) = read("Мероприятие\tСрок\nА\tсентябрь\nБ\tдо 15 октября\nВ\tконец октября\n");
    let years: Vec<_> = told.iter().filter(|line| line.contains("год")).collect();
    assert_eq!(years.len(), 1, "{told:?}");
    assert!(years[0].starts_with("у 2 сроков не указан год") && years[0].contains("dates: 2025/26"));
    assert!(told.contains(&"названия программы в таблице нет, взято имя файла: «план»".to_owned()));
    assert!(plan.contains("dates: сентябрь\n") && plan.contains("dates: до 15 октября\n"), "{plan}");
    let mended = plan.replace("language: ru\n", "language: ru\ndates: 2025/26\n").replace("конец ", "");
    assert!(!compiled(&mended, "2025-09-10").has_errors());
    let (_, told) = read("Мероприятие\tСрок\nА\t01.09.2025\n");
    assert!(told[1].starts_with("год программы не назван"), "{told:?}");
}

#[test]
fn rows_that_broke_at_their_paragraphs_are_one_and_told() {
    let (plan, told) = read(
        "План на 2026 год\n№\tМероприятие\tСрок\tОтветственный\n\
         1\tПедсовет\nпо итогам\tмай\tДиректор\nзавуч\n\
         2\tСовет\tмай\tДиректор\n",
    );
    assert!(plan.contains("title: Педсовет по итогам\n") && plan.matches("- title:").count() == 3, "{plan}");
    assert!(told.iter().any(|line| line.starts_with("строки 3–5: похоже")), "{told:?}");
}

#[test]
fn a_sign_for_the_cell_above_means_it() {
    let (plan, told) = read(
        "План на 2026 год\n№\tМероприятие\tСрок\tОтветственный\n1\tА\t\t\"\n2\tБ\tмай\tПетрова М.И.\n\
         3\tВ\t\"\tта же\n4\tГ\t-\"-\tПетрова М. И.\n5\tД\tиюнь\tто же, завуч\n",
    );
    assert_eq!(plan.matches("dates: май").count(), 3, "{plan}");
    assert_eq!(plan.matches("responsible: петрова-м-и").count(), 3, "{plan}");
    assert!(plan.contains("responsible: [петрова-м-и, завуч]"), "{plan}");
    assert!(told.iter().any(|line| line.starts_with("строка 3, «Ответственный»: \"")), "{told:?}");
}

#[test]
fn what_is_told_keeps_to_the_width_and_quiet_names_no_list() {
    let table = "Мероприятие\tСрок\tСтолбец с очень длинным названием\nА\tсентябрь\tда\n";
    let (run, _) = made("план.tsv", table.as_bytes(), &["--width", "60"]);
    assert!(run.stderr.lines().all(|line| line.chars().count() <= 60), "{}", run.stderr);
    let (run, _) = made("план.tsv", table.as_bytes(), &["-q"]);
    assert!(!run.stderr.contains("сами 4 места:") && run.stderr.contains("--quiet"), "{}", run.stderr);
}

#[test]
fn a_faulty_plan_shows_its_errors_only() {
    let plan = "kcp: 1\ntitle: А\ngoal: Ц\ndates: 2026\ndirections:\n  - title: Н\n    activities:\n\
                \x20     - title: М\n        dates: никогда\n      - title: Б\n        dates: май\n";
    let (run, _) = made("last.yaml", plan.as_bytes(), &["--shift", "1"]);
    assert_eq!(run.code, 2);
    assert!(run.stderr.contains("никогда"), "{}", run.stderr);
    assert!(!run.stderr.contains("предупреждение") && !run.stderr.contains("справка"), "{}", run.stderr);
}

#[test]
fn a_plan_from_standard_input_is_read_once() {
    let folder = folder(&[]);
    let plan = "kcp: 1\ntitle: А\ngoal: Ц\ndates: 2026\ndirections:\n  - title: Н\n";
    let args = ["init", "next", "--from", "-", "--shift", "1y"];
    let done = run(&mut command(folder.path(), "ru", &args), plan.as_bytes());
    assert_eq!(done.code, 0, "{}", done.stderr);
    let next = std::fs::read_to_string(folder.path().join("next/program.yaml")).unwrap();
    assert_eq!(next, plan.replace("2026", "2027"));
}
