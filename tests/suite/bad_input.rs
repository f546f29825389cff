//! Files that are no plan, or try to be too much of one: each is answered with words and the right exit code,
//! in bounded memory.

use crate::command::{Run, command, run};
use std::fmt::Write as _;
use std::path::Path;
use std::process::Command;

/// The keys that a plan can't do without.
const PLAN: &str = "kcp: 1\ntitle: Программа\ngoal: Цель\n";

/// So much address space it may take, in KiB: 2 GiB.
const KIB: usize = 2 << 20;

/// A file and the last line of what is said of it, without the path.
type Case = (&'static str, Vec<u8>, &'static str, &'static str);

fn plan_with(text: &str) -> Vec<u8> {
    format!("{PLAN}{text}").into_bytes()
}

fn cp1251(text: &str) -> Vec<u8> {
    let byte = |c: char| match c {
        'А'..='я' => u8::try_from(u32::from(c) - 0x410 + 0xc0).unwrap(),
        c => u8::try_from(u32::from(c)).unwrap(),
    };
    text.chars().map(byte).collect()
}

fn alias_bomb() -> String {
    (0..9).fold("x-0: &a0 [x, x, x, x, x, x, x, x, x]\n".to_owned(), |text, n| {
        format!("{text}x-{0}: &a{0} [{1}]\n", n + 1, vec![format!("*a{n}"); 9].join(", "))
    })
}

fn what_is_no_text() -> Vec<Case> {
    let utf16 = |order: fn(u16) -> [u8; 2]| PLAN.encode_utf16().flat_map(order).collect::<Vec<u8>>();
    vec![
        (
            "cp1251",
            cp1251(PLAN),
            "1:1: error[yaml-syntax]: файл сохранён в кодировке Windows-1251 (ANSI), а нужна UTF-8",
            "1:1: error[yaml-syntax]: the file is saved in Windows-1251 (ANSI), and has to be in UTF-8",
        ),
        (
            "utf-16 le",
            utf16(u16::to_le_bytes),
            "1:1: error[yaml-syntax]: файл сохранён в кодировке UTF-16 («Юникод»), а нужна UTF-8",
            "1:1: error[yaml-syntax]: the file is saved in UTF-16 (“Unicode”), and has to be in UTF-8",
        ),
        (
            "utf-16 be",
            utf16(u16::to_be_bytes),
            "1:1: error[yaml-syntax]: файл сохранён в кодировке UTF-16 («Юникод»), а нужна UTF-8",
            "1:1: error[yaml-syntax]: the file is saved in UTF-16 (“Unicode”), and has to be in UTF-8",
        ),
        (
            "a document of Word",
            [b"PK\x03\x04".to_vec(), vec![0; 200]].concat(),
            "1:1: error[yaml-syntax]: это документ Word или Excel либо архив, а не текст",
            "1:1: error[yaml-syntax]: this is a document of Word or Excel, or an archive, and not a text",
        ),
        (
            "binary",
            (0..=255).cycle().take(5000).collect(),
            "1:1: error[yaml-syntax]: это не текст в кодировке UTF-8",
            "1:1: error[yaml-syntax]: this is not a text in UTF-8",
        ),
        (
            "zeros",
            vec![0; 5000],
            "1:1: error[yaml-syntax]: это не текст в кодировке UTF-8",
            "1:1: error[yaml-syntax]: this is not a text in UTF-8",
        ),
        (
            "a zero",
            plan_with("note: a\0b\n"),
            "4:8: error[yaml-syntax]: в тексте стоит нулевой знак, которого в тексте быть не может",
            "4:8: error[yaml-syntax]: the text holds a zero character, which no text can hold",
        ),
        (
            "a byte that is not UTF-8",
            [plan_with("note: a"), vec![0xff, b'\n']].concat(),
            "4:8: error[yaml-syntax]: в тексте 1 байт не в кодировке UTF-8",
            "4:8: error[yaml-syntax]: the text holds 1 byte that is not UTF-8",
        ),
    ]
}

fn what_is_no_plan() -> Vec<Case> {
    let (empty, of_nothing) =
        ("1:1: error[not-a-plan]: файл пуст", "1:1: error[not-a-plan]: the file is empty");
    vec![
        ("empty", Vec::new(), empty, of_nothing),
        ("a mark alone", "\u{feff}".into(), empty, of_nothing),
        ("blank", b"\n  \n\r\n".to_vec(), empty, of_nothing),
        ("comments", "# только\n# заметки\n".into(), empty, of_nothing),
        (
            "a list",
            b"- a\n- b\n".to_vec(),
            "1:1: error[not-a-plan]: файл начинается со списка, а план — это ключи и значения",
            "1:1: error[not-a-plan]: the file begins with a list; a programme is keys and values",
        ),
        (
            "a number",
            b"42\n".to_vec(),
            "1:1: error[not-a-plan]: в файле стоит просто текст, а план — это ключи и значения",
            "1:1: error[not-a-plan]: the file holds a bare text; a programme is keys and values",
        ),
        (
            "another YAML",
            b"name: build\non: push\n".to_vec(),
            "1:1: error[not-a-plan]: это не план программы: в файле нет ни kcp, ни title, ни goal",
            "1:1: error[not-a-plan]: this is no programme: the file has none of kcp, title, goal",
        ),
        (
            "two documents",
            plan_with(&format!("---\n{PLAN}")),
            "4:1: error[several-documents]: в файле больше одного документа: второй начинается здесь",
            "4:1: error[several-documents]: the file holds more than one document: the second begins here",
        ),
        (
            "a version to come",
            PLAN.replace('1', "99999999999999999999").into(),
            "1:6: error[unsupported-version]: этот kcp не знает версии формата «99999999999999999999»",
            "1:6: error[unsupported-version]: this kcp does not know version “99999999999999999999” \
             of the format",
        ),
    ]
}

fn what_has_no_end() -> Vec<Case> {
    let deeper = |place| {
        let of = |text: &str| -> &'static str { format!("{place}: error[yaml-syntax]: {text}").leak() };
        (of("вложенность глубже 512 уровней"), of("nested deeper than 512 levels"))
    };
    let block: String = (0..10_000).map(|n| format!("{}a:\n", " ".repeat(n.min(700)))).collect();
    let ((flow_ru, flow_en), (block_ru, block_en)) = (deeper("1:513"), deeper("513:513"));
    let (dashes_ru, dashes_en) = deeper("1:1025");
    vec![
        ("brackets", b"[".repeat(1_000_000), flow_ru, flow_en),
        ("brackets and their ends", [b"[".repeat(10_000), b"]".repeat(10_000)].concat(), flow_ru, flow_en),
        ("keys in keys", block.into(), block_ru, block_en),
        ("lists in lists", b"- ".repeat(10_000), dashes_ru, dashes_en),
        (
            "an alias bomb",
            plan_with(&alias_bomb()),
            "9:16: error[yaml-syntax]: ссылки *… разворачиваются в слишком большой текст",
            "9:16: error[yaml-syntax]: the references *… unfold into too long a text",
        ),
        (
            "an alias to itself",
            plan_with("directions: &d [*d]\n"),
            "4:17: error[yaml-syntax]: метка &d ссылается сама на себя",
            "4:17: error[yaml-syntax]: the label &d refers to itself",
        ),
        (
            "a quote without its end",
            PLAN.replace("Программа", "\"Программа").into(),
            "2:8: error[yaml-syntax]: кавычка \" открыта, но не закрыта",
            "2:8: error[yaml-syntax]: the quote \" is opened but not closed",
        ),
        (
            "a tab",
            plan_with("people:\n\tdirector: Директор\n"),
            "5:1: error[yaml-syntax]: отступ сделан табуляцией, а YAML понимает только пробелы",
            "5:1: error[yaml-syntax]: the indentation is a tab, but YAML knows only spaces",
        ),
    ]
}

fn what_is_out_of_range() -> Vec<Case> {
    vec![
        (
            "a month",
            plan_with("dates: 2021-13-45\n"),
            "4:8: error[invalid-date]: не удалось прочитать дату «2021-13-45»: 13-го месяца не бывает: их \
             двенадцать",
            "4:8: error[invalid-date]: the date “2021-13-45” is not understood: \
             there is no month 13; a year has twelve",
        ),
        (
            "a year",
            plan_with("dates: 0001-01-01/9999-12-31\n"),
            "4:8: error[invalid-date]: не удалось прочитать дату «0001-01-01/9999-12-31»: \
             год 1 вне пределов 1900–2200",
            "4:8: error[invalid-date]: the date “0001-01-01/9999-12-31” is not understood: \
             the year 1 is outside 1900–2200",
        ),
        (
            "money",
            plan_with("budget: 99999999999999999999999999999999999999\n"),
            "4:9: error[wrong-type]: здесь ожидается сумма, а стоит «99999999999999999999999999999999999999»",
            "4:9: error[wrong-type]: an amount of money is expected here, \
             but this is “99999999999999999999999999999999999999”",
        ),
        (
            "negative money",
            plan_with("budget: -1\n"),
            "4:9: error[value-out-of-range]: значение -1 выходит за допустимые пределы",
            "4:9: error[value-out-of-range]: the value -1 is out of range",
        ),
        (
            "a bidirectional character",
            plan_with("people: { \"d\u{202e}e\": Директор }\n"),
            "4:11: error[bad-id]: в идентификаторе «d\\u{202e}e» есть знак «\\u{202e}», \
             которого в нём быть не может",
            "4:11: error[bad-id]: the id “d\\u{202e}e” holds “\\u{202e}”, which an id can't have",
        ),
    ]
}

/// Runs kcp in bounded memory, and checks what holds for every answer.
fn answer(folder: &Path, lang: &str, args: &[&str]) -> Run {
    let inner = command(folder, lang, args);
    let mut outer = if cfg!(target_os = "linux") {
        let mut shell = Command::new("sh");
        shell.args(["-c", "ulimit -v \"$0\"; exec \"$@\"", &KIB.to_string()]);
        shell.arg(inner.get_program()).args(inner.get_args()).current_dir(folder);
        for (name, value) in inner.get_envs() {
            match value {
                Some(value) => shell.env(name, value),
                None => shell.env_remove(name),
            };
        }
        shell
    } else {
        inner
    };
    let run = run(&mut outer, b"");
    assert!(!run.stderr.contains("panicked"), "{args:?}: {}", run.stderr);
    // JSON carries what the plan says as it is, as far as JSON may.
    let control = |c: char| c.is_control() && c != '\n' || ('\u{202a}'..='\u{202e}').contains(&c);
    let shown = run.stdout.replace("\r\n", "\n");
    let json = args.contains(&"json");
    assert!(!shown.contains(|c| control(c) && !(json && c > ' ')), "{args:?} shows a control character");
    run
}

#[test]
fn every_bad_file_is_answered_in_words() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("plan.yaml");
    let mut wrong = Vec::new();
    for cases in [what_is_no_text(), what_is_no_plan(), what_has_no_end(), what_is_out_of_range()] {
        for (name, bytes, ru, en) in cases {
            std::fs::write(&path, bytes).unwrap();
            for (lang, expected) in [("ru", ru), ("en", en)] {
                let run = answer(folder.path(), lang, &["validate", "plan.yaml", "--format", "short"]);
                let said = run.stdout.lines().next().unwrap_or_default();
                if run.code != 1 || said != format!("plan.yaml:{expected}") {
                    wrong.push(format!(
                        "{name}, exit code {}:\n  {said}\n  {expected}{}",
                        run.code, run.stderr
                    ));
                }
                let full = answer(folder.path(), lang, &["validate", "plan.yaml"]);
                assert_eq!(full.code, 1, "{name}: {}", full.stderr);
                assert!(full.stdout.len() < 20_000, "{name} is shown in {} bytes", full.stdout.len());
            }
            let report = answer(folder.path(), "ru", &["report", "plan.yaml"]);
            assert!((0..=2).contains(&report.code), "{name}: {}", report.stderr);
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn what_cannot_be_opened_is_a_failure_with_words() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::create_dir(folder.path().join(".git")).unwrap();
    std::fs::write(folder.path().join("file"), PLAN).unwrap();
    for (args, ru, en) in [
        (&["validate"][..], "ошибка: план не найден", "error: no plan was found"),
        (
            &["validate", "none.yaml"],
            "ошибка: не удалось прочитать none.yaml: такого файла нет",
            "error: could not read none.yaml: there is no such file",
        ),
        (&["report", "."], "ошибка: в папке . плана нет", "error: there is no plan in the folder ."),
        (
            &["validate", "file/plan.yaml"],
            "ошибка: не удалось прочитать file/plan.yaml: на этом пути есть файл вместо папки",
            "error: could not read file/plan.yaml: a file stands where the path needs a folder",
        ),
    ] {
        for (lang, expected) in [("ru", ru), ("en", en)] {
            let run = answer(folder.path(), lang, &[args, &["--width", "200"]].concat());
            assert_eq!((run.code, run.stderr.lines().next(), run.stdout.as_str()), (2, Some(expected), ""));
        }
    }
}

#[cfg(unix)]
#[test]
fn a_file_that_may_not_be_read_is_a_failure_with_words() {
    use std::os::unix::fs::PermissionsExt;
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("plan.yaml");
    std::fs::write(&path, PLAN).unwrap();
    std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o000)).unwrap();
    if std::fs::read(&path).is_ok() {
        // Whoever may read everything can't see this.
        return;
    }
    let run = answer(folder.path(), "ru", &["validate", "plan.yaml"]);
    let expected = "ошибка: не удалось прочитать plan.yaml: нет прав\n";
    assert_eq!((run.code, run.stderr.as_str()), (2, expected));
}

/// What a file is called drives no terminal and forges no line; a name that is no text is said to be none.
#[cfg(unix)]
#[test]
fn names_of_files_are_shown_as_escapes() {
    use std::os::unix::ffi::OsStrExt;
    let top = tempfile::tempdir().unwrap();
    std::fs::write(top.path().join("а\u{1b}[31m\nб\u{202e}.yaml"), "kcp: 1\ntitel:   А\ngoal: Б\n").unwrap();
    let orders: [&[&str]; 5] = [
        &["validate", "."],
        &["validate", ".", "--format", "short"],
        &["fmt", "--check", "."],
        &["validate", ".", "--fix", "--diff"],
        &["fmt", "."],
    ];
    for args in orders {
        let run = answer(top.path(), "ru", args);
        let said = run.stdout + &run.stderr;
        assert!(said.contains("а\\u{1b}[31m\\u{a}б\\u{202e}.yaml"), "{args:?}: {said}");
        assert!(!said.contains(['\u{1b}', '\u{202e}']), "{args:?}: {said:?}");
    }
    let name = std::ffi::OsStr::from_bytes(b"\xff.yaml");
    std::fs::write(top.path().join(name), "kcp: 1\ntitle: А\ngoal: Б\n").unwrap();
    let run = answer(top.path(), "ru", &["validate", "."]);
    assert_eq!(run.code, 2);
    assert!(
        run.stderr.contains("записано не в UTF-8") && !run.stderr.contains("такого файла"),
        "{}",
        run.stderr
    );
}

#[test]
fn a_line_of_two_megabytes_is_shown_cut() {
    let folder = tempfile::tempdir().unwrap();
    let words = "длинная строка ".repeat(70_000);
    let key = "к".repeat(1_000_000);
    for text in
        [format!("bugdet: {words}\n"), format!("note: {words} # {words}\nbugdet: 1\n"), format!("{key}: x\n")]
    {
        std::fs::write(folder.path().join("plan.yaml"), plan_with(&text)).unwrap();
        for format in ["full", "short"] {
            let run = answer(folder.path(), "ru", &["validate", "plan.yaml", "--format", format]);
            assert_eq!(run.code, 1);
            assert!(run.stdout.len() < 4000, "{} bytes of {format} output", run.stdout.len());
        }
    }
}

#[test]
fn control_and_bidirectional_characters_are_shown_as_escapes() {
    let folder = tempfile::tempdir().unwrap();
    let text = "title: \"\\e[31mКрасный\\u202eкод\\a\"\nkcp: 1\ngoal: \"Цель\\b\u{2066}\"\n\
                people: { \"d\u{202e}\": x }\ndirections:\n\
                \u{20} - title: \"a\\x9b\u{200f}b\"\n    activities:\n      - \"c\\e]0;d\"\n";
    std::fs::write(folder.path().join("plan.yaml"), text).unwrap();
    for args in [
        &["validate", "plan.yaml"][..],
        &["validate", "plan.yaml", "--format", "json"],
        &["report", "directions", "plan.yaml"],
        &["report", "goals", "plan.yaml", "--format", "markdown"],
        &["report", "passport", "plan.yaml", "--format", "json"],
    ] {
        answer(folder.path(), "ru", args);
    }
    let run = answer(folder.path(), "ru", &["report", "directions", "plan.yaml"]);
    assert!(run.stdout.contains("\\u{1b}[31mКрасный\\u{202e}код\\u{7}"), "{}", run.stdout);
}

/// As many as a test without optimisation stands; `benches/bad-input.sh` takes more.
const FAULTS: usize = 4000;

#[test]
fn thousands_of_faults_are_all_told() {
    let folder = tempfile::tempdir().unwrap();
    let activities = |line: fn(usize) -> String| {
        let lines: String = (0..FAULTS).map(line).collect();
        format!("directions:\n- title: Дела\n  activities:\n{lines}")
    };
    let names: String = (0..2000).map(|n| format!("  id-{n}: Человек {n}\n")).collect();
    for text in [
        activities(|n| format!("  - {{ title: Дело {n}, due: 31.02.2022 }}\n")),
        activities(|n| format!("  - title: Дело {n}: второе\n")),
        format!(
            "people:\n{names}{}",
            activities(|n| format!("  - {{ title: Дело {n}, responsible: di-{n} }}\n"))
        ),
        (0..FAULTS).map(|n| format!("k{n}: 1\n")).collect(),
    ] {
        std::fs::write(folder.path().join("plan.yaml"), plan_with(&text)).unwrap();
        let run = answer(folder.path(), "en", &["validate", "plan.yaml", "--format", "short"]);
        assert_eq!(run.code, 1);
        assert!(run.stdout.lines().count() >= FAULTS, "{}", run.stdout.lines().count());
    }
}

#[test]
fn of_very_many_faults_the_gravest_are_shown_and_the_rest_counted() {
    let folder = tempfile::tempdir().unwrap();
    let keys: String = (0..150).map(|n| format!("x{n}: 1\n")).collect();
    std::fs::write(folder.path().join("plan.yaml"), plan_with(&keys)).unwrap();
    let run = answer(folder.path(), "ru", &["validate", "plan.yaml", "--width", "100"]);
    assert_eq!(run.stdout.matches("ошибка[unknown-key]").count(), 100);
    let rest = "… и ещё 50 замечаний; все, по строке на каждое, покажет --format short\n\n150 ошибок";
    assert!(run.stdout.contains(rest), "{}", run.stdout);
    let run = answer(folder.path(), "ru", &["validate", "plan.yaml", "--format", "short"]);
    assert_eq!(run.stdout.lines().count(), 150);
}

#[test]
fn goals_too_deep_to_be_read_are_one_fault() {
    let folder = tempfile::tempdir().unwrap();
    let braces = format!("kcp: 1\ntitle: П\ngoal: {{ title: Ц{} }}\n", deep(", subgoals: [{ title: П", "}]"));
    let lines: String =
        (0..600).map(|n| format!("{0}  subgoals:\n{0}    - title: П {n}\n", "    ".repeat(n))).collect();
    for text in [braces, format!("kcp: 1\ntitle: П\ngoal:\n  title: Ц\n{lines}")] {
        std::fs::write(folder.path().join("plan.yaml"), text).unwrap();
        let run = answer(folder.path(), "ru", &["validate", "plan.yaml", "--format", "short"]);
        let errors: Vec<&str> = run.stdout.lines().filter(|line| line.contains("error[")).collect();
        assert!(errors.len() == 1 && errors[0].contains("вложенность глубже 512"), "{}", run.stdout);
    }
}

/// `begin` and `end` around each other, six hundred times.
fn deep(begin: &str, end: &str) -> String {
    begin.repeat(600) + &end.repeat(600)
}

#[test]
fn goals_a_hundred_deep_are_read_and_drawn() {
    let folder = tempfile::tempdir().unwrap();
    let mut text = "kcp: 1\ntitle: Программа\ngoal:\n  title: Цель\n".to_owned();
    for n in 0..100 {
        let _ = writeln!(
            text,
            "{0}  subgoals:\n{0}    - id: g{n}\n{0}      title: Подцель {n}",
            "    ".repeat(n)
        );
    }
    std::fs::write(folder.path().join("plan.yaml"), text).unwrap();
    let run = answer(folder.path(), "ru", &["validate", "plan.yaml"]);
    assert_eq!(run.code, 0, "{}", run.stdout);
    for format in ["terminal", "markdown", "csv", "json"] {
        let run = answer(folder.path(), "ru", &["report", "goals", "plan.yaml", "--format", format]);
        assert!(run.code == 0 && run.stdout.contains("Подцель 99"), "{format}: {}", run.stderr);
    }
}

#[test]
fn a_plan_of_thousands_of_activities_is_read_and_reported_on() {
    let folder = tempfile::tempdir().unwrap();
    let size = crate::generate::Size { activities: 1500, faulty: false };
    std::fs::write(folder.path().join("plan.yaml"), crate::generate::plan(size)).unwrap();
    let as_of = ["--as-of", crate::generate::AS_OF];
    let run = answer(folder.path(), "ru", &[&["validate", "plan.yaml"][..], &as_of].concat());
    assert_eq!((run.code, run.stdout.as_str()), (0, "замечаний нет\n"));
    for report in kcp::reports::REPORTS.iter().map(|report| report.name) {
        let args = [&["report", report, "plan.yaml", "--format", "csv"][..], &as_of].concat();
        let run = answer(folder.path(), "ru", &args);
        assert_eq!(run.code, 0, "{report}: {}", run.stderr);
    }
}
