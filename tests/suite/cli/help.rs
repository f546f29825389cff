//! Help and the command line's own errors, in both languages.

use super::folder;
use crate::command::kcp;
use unicode_width::UnicodeWidthStr;

const COMMANDS: [&str; 12] = [
    "init",
    "validate",
    "fmt",
    "report",
    "why",
    "date",
    "explain",
    "rules",
    "schema",
    "completions",
    "man",
    "help",
];

#[test]
fn pages_fit_and_say_what_they_should() {
    let folder = folder(&[]);
    for language in ["ru", "en"] {
        let mut pages = kcp(folder.path(), language, &["--help"]).stdout;
        for command in COMMANDS {
            let page = kcp(folder.path(), language, &["help", command]).stdout;
            pages += &format!("\n──── kcp help {command}\n{page}");
        }
        for line in pages.lines() {
            assert!(line.width() <= 80, "{} columns: {line}", line.width());
        }
        insta::assert_snapshot!(format!("help_{language}"), pages);
    }
}

#[test]
fn every_way_to_ask_for_help_gives_the_same_page_on_standard_output() {
    let folder = folder(&[]);
    let of = |args: &[&str]| {
        let run = kcp(folder.path(), "ru", args);
        assert_eq!((run.code, run.stderr.as_str()), (0, ""), "{args:?}");
        run.stdout
    };
    let root = of(&["help"]);
    assert_eq!(of(&["-h"]), root);
    assert_eq!(of(&["--help"]), root);
    for command in COMMANDS {
        let page = of(&["help", command]);
        assert_eq!(of(&[command, "-h"]), page);
        assert_eq!(of(&[command, "--help"]), page);
        assert!(root.contains(command));
    }
    assert_eq!(of(&["help", "check"]), of(&["help", "validate"]));
    assert_eq!(of(&["--version"]), format!("kcp {}\n", env!("CARGO_PKG_VERSION")));
    assert_eq!(of(&["-V"]), of(&["--version"]));
}

#[test]
fn pages_have_no_english_of_the_parser_in_russian() {
    let folder = folder(&[]);
    for args in COMMANDS.map(|command| vec!["help", command]).into_iter().chain([vec!["help"]]) {
        let page = kcp(folder.path(), "ru", &args).stdout;
        for word in ["Usage", "Options", "Arguments", "default:", "possible values", "alias", "Print"] {
            assert!(!page.contains(word), "{args:?}: {word}\n{page}");
        }
    }
}

#[test]
fn errors_of_the_command_line_say_what_may_be_meant() {
    let folder = folder(&[("program.yaml", super::PLAN)]);
    let lines: &[&[&str]] = &[
        &["valdate"],
        &["plan"],
        &["--quiet"],
        &["help", "raport"],
        &["validate", "--fromat", "json"],
        &["validate", "--format", "jsn"],
        &["validate", "--format", "xml"],
        &["validate", "--format"],
        &["validate", "--deny", "unknown-kye"],
        &["validate", "--deny", "nonsense"],
        &["init", "a", "b"],
        &["explain"],
        &["explain", "unknown-kye"],
        &["date"],
        &["date", "2021", "--within", "ongoing"],
        &["rules", "-q", "-v"],
        &["rules", "--width", "5"],
        &["rules", "--width", "wide"],
        &["rules", "--lang", "de"],
        &["rules", "--color", "sometimes"],
        &["rules", "--as-of", "yesterday"],
        &["validate", "progam.yaml"],
        &["validate", "nowhere/program.yaml"],
        &["report", "matrx"],
        &["report", "nothing"],
        &["report", "program.yaml", "matrix"],
        &["report", "nothing", "program.yaml"],
        &["report", "missing.yaml"],
        &["report", "-o", "report.docx"],
        &["report", "-o", "report"],
        &["report", "-o", "nowhere/report.md"],
        &["report", "-o", ".", "--format", "json"],
        &["report", "--format", "markdown", "--for", "excel"],
        &["report", "--status", "late"],
        &["report", "--period", "once"],
        &["report", "--responsible", "techer"],
        &["report", "--columns", "titel"],
        &["report", "passport", "--period", "2021-12"],
        &["report", "balance", "--status", "done"],
        &["report", "--sort", "dates"],
        &["report", "matrix", "--activities"],
        &["report", "matrix", "-o", "matrix.svg"],
        &["report", "goals", "--as-if", "rank-som"],
        &["report", "people", "--as-if", "roc"],
        &["explain", "\u{1b}[31mred"],
    ];
    for language in ["ru", "en"] {
        let mut said = String::new();
        for line in lines {
            let run = kcp(folder.path(), language, line);
            assert_eq!((run.code, run.stdout.as_str()), (2, ""), "{line:?}");
            assert!(!run.stderr.contains('\u{1b}'), "{line:?}");
            said += &format!("$ kcp {}\n{}\n", line.join(" ").replace('\u{1b}', "ESC"), run.stderr);
        }
        insta::assert_snapshot!(format!("errors_{language}"), said);
    }
}

#[test]
fn without_a_command_help_goes_to_standard_error() {
    let folder = folder(&[]);
    let run = kcp(folder.path(), "ru", &[]);
    assert_eq!((run.code, run.stdout.as_str()), (2, ""));
    assert_eq!(run.stderr, kcp(folder.path(), "ru", &["help"]).stdout);
}

#[test]
fn what_is_missing_is_named_whole_and_what_it_may_be() {
    let folder = folder(&[]);
    let run = kcp(folder.path(), "ru", &["init", "new", "--shift", "1y"]);
    assert!(run.stderr.contains("не хватает: --from ФАЙЛ\n"), "{}", run.stderr);
    for language in ["ru", "en"] {
        let run = kcp(folder.path(), language, &["completions"]);
        for shell in ["bash", "zsh", "fish", "powershell"] {
            assert!(run.code == 2 && run.stderr.contains(shell), "{}", run.stderr);
        }
    }
}

#[test]
fn help_keeps_to_the_width_of_the_page() {
    let folder = folder(&[]);
    for (language, command) in ["ru", "en"].into_iter().flat_map(|lang| COMMANDS.map(|name| (lang, name))) {
        let page = kcp(folder.path(), language, &[command, "--help", "--width", "40"]).stdout;
        let whole = |line: &str| line.starts_with("  kcp ") || line.starts_with("  source ");
        for line in page.lines().filter(|line| !whole(line) && !line.contains(": kcp ")) {
            assert!(line.width() <= 40, "{} columns: {line}\n{page}", line.width());
        }
        assert_eq!(kcp(folder.path(), language, &["help", command, "--width", "40"]).stdout, page);
    }
}
