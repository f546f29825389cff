use super::*;
use crate::diagnostic::{Edit, Fix};
use crate::locale::Lang;
use crate::source::Span;
use crate::syntax::{DUPLICATE_KEY, VALUE_CUT_BY_COMMENT, YAML_SYNTAX};
use unicode_width::UnicodeWidthStr;

fn span(source: &Source, needle: &str) -> Span {
    let start = source.text().find(needle).unwrap();
    Span::new(start, start + needle.len())
}

fn render(source: &Source, diagnostics: &[Diagnostic], lang: Lang, color: bool, width: usize) -> String {
    let shown: Vec<_> = diagnostics.iter().map(|diagnostic| Shown { diagnostic, subject: None }).collect();
    let mut out = String::new();
    let sources = Sources { plan: source, config: None };
    full(&mut out, &shown, sources, &Locale::new(lang), Style { color, width });
    out
}

fn sample() -> (Source, Vec<Diagnostic>) {
    let lines = (1..=40).map(|n| format!("x-{n}: строка {n}\n")).collect::<String>();
    let text = format!(
        "\u{feff}title: Управление качеством образования в школе № 5 и её филиалах #2021\r\norganization: \
         😀 Школа\r\n{lines}\torganization: Лицей \u{202e}№ 1\u{1b}[31m\n"
    );
    let source = Source::new("program.yaml", text);
    let cut = Diagnostic::new(&VALUE_CUT_BY_COMMENT, span(&source, "#2021"), msg!("value-cut-by-comment"))
        .caret(msg!("value-cut-by-comment.label"))
        .help(msg!("value-cut-by-comment.help", quoted = "\"Управление… #2021\""));
    let second = source.text().rfind("organization").unwrap();
    let twice = Diagnostic::new(
        &DUPLICATE_KEY,
        Span::new(second, second + "organization".len()),
        msg!("duplicate-key", key = "organization"),
    )
    .label(span(&source, "organization"), msg!("duplicate-key.first"))
    .also(span(&source, "x-39"));
    let choice = Diagnostic::new(&YAML_SYNTAX, Span::new(second, source.text().len()), msg!("yaml-syntax"))
        .level(Level::Info)
        .fix(Fix::safe(msg!("yaml-syntax.quote"), Span::at(second), ""))
        .fix(Fix {
            title: msg!("yaml-syntax.quote"),
            safe: false,
            edits: vec![Edit { span: Span::at(0), text: "x".into() }],
        });
    (source, vec![cut, twice, choice])
}

#[test]
fn excerpts_fit_the_width_in_every_language() {
    let (source, found) = sample();
    for lang in Lang::ALL {
        for width in [40, 80, 120] {
            let text = render(&source, &found, lang, false, width);
            assert!(text.lines().all(|line| line.width() <= width), "{text}");
            insta::assert_snapshot!(format!("full-{}-{width}", lang.code()), text);
        }
    }
}

#[test]
fn colours_change_nothing_but_colours() {
    let (source, found) = sample();
    let coloured = render(&source, &found, Lang::Ru, true, 80);
    let plain = anstream::adapter::strip_str(&coloured).to_string();
    assert_eq!(plain, render(&source, &found, Lang::Ru, false, 80));
    assert!(coloured.contains("\u{1b}[31mошибка[duplicate-key]"));
    assert!(coloured.contains("\u{1b}[32mпомощь"));
}

#[test]
fn a_line_of_two_megabytes_is_shown_cut() {
    let long = "а".repeat(1 << 20);
    let source = Source::new("p", format!("title: {long}: {long}\n"));
    let place = Span::new(7 + long.len(), 8 + long.len());
    let found = [Diagnostic::new(&YAML_SYNTAX, place, msg!("yaml-syntax"))];
    let text = render(&source, &found, Lang::En, false, 40);
    assert!(text.contains(&format!("p:1:{}", 8 + (1 << 20))), "{text}");
    assert!(text.contains("…аааааааааааа: аааа"), "{text}");
    assert!(text.lines().all(|line| line.width() <= 40), "{text}");
}

#[test]
fn places_outside_the_text_are_clamped() {
    let source = Source::new("p", "a: б\n");
    for place in [Span::new(4, 5), Span::new(6, 90), Span::new(90, 95), Span::at(6)] {
        let found = [Diagnostic::new(&YAML_SYNTAX, place, msg!("yaml-syntax")).also(Span::new(70, 80))];
        assert!(render(&source, &found, Lang::En, false, 80).contains("--> p:"));
    }
    let empty = Source::new("p", "");
    let found = [Diagnostic::new(&YAML_SYNTAX, Span::at(0), msg!("yaml-syntax"))];
    assert!(render(&empty, &found, Lang::En, false, 80).contains("--> p:1:1"));
}

#[test]
fn short_is_a_line_a_fault() {
    let (source, found) = sample();
    let shown: Vec<_> = found.iter().map(|diagnostic| Shown { diagnostic, subject: None }).collect();
    let mut out = String::new();
    short(&mut out, &shown, Sources { plan: &source, config: None }, &Locale::new(Lang::En));
    assert_eq!(
        out,
        concat!(
            "program.yaml:1:67: warning[value-cut-by-comment]: the text is cut short: ",
            "“ #” begins a comment\n",
            "program.yaml:43:2: error[duplicate-key]: the key “organization” is there already\n",
            "program.yaml:43:2: info[yaml-syntax]: this line cannot be read\n",
        )
    );
}

#[test]
fn json_has_the_keys_of_version_one() {
    let (source, found) = sample();
    let subject = Subject { kind: "activity", id: Some("a".into()), number: None };
    let shown = vec![
        Shown { diagnostic: &found[1], subject: Some(subject) },
        Shown { diagnostic: &found[2], subject: None },
    ];
    let plan = Checked { sources: Sources { plan: &source, config: None }, diagnostics: shown };
    let day = chrono::NaiveDate::from_ymd_opt(2021, 12, 15).unwrap();
    insta::assert_snapshot!("json-en", json(&[plan], day, &Locale::new(Lang::En)));
}

#[test]
fn the_summary_agrees_with_its_numbers() {
    let ru = Locale::new(Lang::Ru);
    let counts = |errors, warnings, infos| Counts { errors, warnings, infos };
    let line = summary(1, counts(1, 2, 0), Some("inverted-interval"), &ru);
    assert_eq!(line, "1 ошибка, 2 предупреждения · подробнее: kcp explain inverted-interval");
    assert_eq!(summary(1, counts(21, 5, 11), None, &ru), "21 ошибка, 5 предупреждений, 11 заметок");
    assert_eq!(summary(1, counts(0, 0, 0), None, &ru), "замечаний нет");
    assert_eq!(summary(3, counts(2, 0, 0), None, &ru), "3 файла: 2 ошибки");
    assert_eq!(summary(21, counts(0, 0, 0), None, &ru), "21 файл: замечаний нет");
    assert_eq!(summary(5, counts(0, 1, 0), None, &ru), "5 файлов: 1 предупреждение");
    assert_eq!(
        summary(1, counts(0, 1, 0), Some("x"), &Locale::new(Lang::En)),
        "1 warning · more: kcp explain x"
    );
    let (_, found) = sample();
    assert_eq!(gravest(&found), Some("duplicate-key"));
    assert_eq!(Counts::of(&found), counts(1, 1, 1));
}
