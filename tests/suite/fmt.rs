//! `kcp fmt`: what it changes, and that it changes nothing else.

use crate::corpus::{self, REWRITINGS, rewritten};
use crate::plans::compiled_by;
use kcp::checks::RULES;
use kcp::compile::Compiled;
use kcp::diagnostic::Edit;
use kcp::rewrite::{Refused, apply, laid_out};
use kcp::source::Source;
use kcp::syntax;
use proptest::prelude::*;

fn fmt(text: &str) -> Result<String, Refused> {
    laid_out(&Source::new("program.yaml", text))
}

fn compiled(text: &str) -> Compiled {
    compiled_by(text, "2021-12-15", RULES)
}

/// The programme without places.
fn shown(compiled: &Compiled) -> String {
    let text = format!("{:#?}", compiled.programme);
    let mut kept = String::with_capacity(text.len());
    let mut rest = text.as_str();
    while let Some((before, after)) = rest.split_once("Span {") {
        kept.push_str(before);
        rest = after.split_once('}').unwrap().1;
    }
    kept + rest
}

/// The text with each date expression in its canonical form, written where it stands.
fn with_canonical_dates(text: &str) -> String {
    let before = compiled(text);
    let rewritten = before.programme.unwrap().rewritten;
    let edits: Vec<Edit> =
        rewritten.into_iter().map(|(span, date)| Edit { span, text: syntax::quoted(&date, true) }).collect();
    String::from_utf8(apply(text.as_bytes(), &edits)).unwrap()
}

/// Laid out, the plan says the same, has the same faults and comments, and stays as it is when laid out
/// again.
fn holds(name: &str, text: &str) {
    let after = match fmt(text) {
        Ok(after) => after,
        Err(Refused::Faults(faults)) => return assert!(!faults.is_empty(), "{name}\n{text}"),
        Err(Refused::Odd) => panic!("{name}\n{text}"),
    };
    assert_eq!(fmt(&after).unwrap(), after, "{name}\n{text}");
    let before = with_canonical_dates(text);
    let (left, right) = (compiled(&before), compiled(&after));
    assert_eq!(shown(&left), shown(&right), "{name}\n{text}\n{after}");
    let rules = |compiled: &Compiled| {
        let mut rules: Vec<&str> = compiled.found.iter().map(|found| found.diagnostic.rule.name).collect();
        rules.sort_unstable();
        rules
    };
    assert_eq!(rules(&left), rules(&right), "{name}\n{text}\n{after}");
    assert_eq!(text.starts_with('\u{feff}'), after.starts_with('\u{feff}'));
    assert!(after.lines().all(|line| line.trim_end() == line.trim_end_matches('\r')), "{name}\n{after}");
}

#[test]
fn every_plan_says_the_same_afterwards() {
    for (name, text) in corpus::all_plans() {
        holds(&name, &text);
    }
}

proptest! {
    #![proptest_config(corpus::cases(100))]
    #[test]
    fn a_plan_written_otherwise_says_the_same_afterwards(
        text in corpus::plan(),
        changes in corpus::changes(REWRITINGS, 8),
    ) {
        holds("rewritten", &rewritten(&text, &changes));
    }
}

#[test]
fn faults_of_the_text_are_named_and_nothing_is_laid_out() {
    for (text, rule) in [
        ("kcp: 1\ntitle: Урок: итоги\ngoal: Да\n", "yaml-syntax"),
        ("kcp: 1\ntitle: А\ntitle: Б\ngoal: Да\n", "duplicate-key"),
        ("kcp: 1\ntitle: #5\ngoal: Да\n", "value-cut-by-comment"),
        ("- kcp: 1\n", "not-a-plan"),
        ("version: 3\nservices: {}\n", "not-a-plan"),
        ("", "not-a-plan"),
    ] {
        match fmt(text) {
            Err(Refused::Faults(faults)) => assert_eq!(faults[0].rule.name, rule, "{text}"),
            other => panic!("{text}: {other:?}"),
        }
    }
}

#[test]
fn an_untidy_plan_in_its_form() {
    insta::assert_snapshot!(fmt(include_str!("../data/fmt/untidy.yaml")).unwrap());
}

/// What the lines after the required ones become.
fn laid(lines: &str) -> String {
    const HEAD: &str = "kcp: 1\ntitle: А\n";
    let after = fmt(&format!("{HEAD}{lines}")).unwrap_or_else(|refused| panic!("{lines}{refused:?}"));
    after.strip_prefix(HEAD).unwrap_or_else(|| panic!("{after}")).to_owned()
}

#[test]
fn comments_stay_with_what_they_are_about() {
    for (before, after) in [
        // At the end of a block, by its indentation.
        (
            "risks:\n  - title: А\n  # конец\nnote: Б\n# совсем конец\n",
            "risks:\n  - title: А\n  # конец\nnote: Б\n# совсем конец\n",
        ),
        // Above a key, in the order of the format.
        (
            "people:\n  a:\n    # имя\n    name: И\n    role: Р # роль\n",
            "people:\n  a:\n    role: Р # роль\n    # имя\n    name: И\n",
        ),
        // Above the first key of an item: above its dash.
        (
            "risks:\n- impact: low\n  # название\n  title: А\n",
            "risks:\n  # название\n  - title: А\n    impact: low\n",
        ),
        ("risks:\n- # первый\n  title: А\n", "risks:\n  # первый\n  - title: А\n"),
        // Inside brackets they part the lines.
        ("links: [ а, # раз\n  б # два\n  ] # три\n", "links: # три\n  - а # раз\n  - б # два\n"),
        ("links: # где\n  - а\n", "links: # где\n  - а\n"),
        ("note: # что\n  Текст\n", "note: Текст # что\n"),
        ("note: |- # что\n   Текст\n", "note: |- # что\n  Текст\n"),
        // What silences a rule for an item still does so for the whole item.
        (
            "risks:\n- impact: low # kcp: allow(no-date)\n  title: А # раз\n",
            "risks:\n  # kcp: allow(no-date)\n  - title: А # раз\n    impact: low\n",
        ),
        // In columns they stay in their column.
        (
            "risks:\n  - title:   А       # раз\n    impact: low       # два\n",
            "risks:\n  - title: А         # раз\n    impact: low       # два\n",
        ),
    ] {
        assert_eq!(laid(before), after);
        assert_eq!(laid(after), after);
    }
}

#[test]
fn the_top_of_the_file_stays_at_the_top() {
    let before = "# о файле\n# yaml-language-server: $schema=kcp.json\ntitle: А\nkcp: 1\ngoal: Б\n";
    let after = "# о файле\n# yaml-language-server: $schema=kcp.json\nkcp: 1\ntitle: А\ngoal: Б\n";
    assert_eq!(fmt(before).unwrap(), after);
    let before = "# о файле\n# kcp: allow(unused)\npeople: { a: Б }\nkcp: 1\ntitle: А\ngoal: Б\n";
    let after = "# о файле\nkcp: 1\ntitle: А\n# kcp: allow(unused)\npeople: { a: Б }\ngoal: Б\n";
    assert_eq!(fmt(before).unwrap(), after);
    let before = "%YAML 1.2\n# о файле\n---\n# о плане\ntitle: А\nkcp: 1\ngoal: Б\n...\n";
    let after = "%YAML 1.2\n# о файле\n---\n# о плане\nkcp: 1\ntitle: А\ngoal: Б\n";
    assert_eq!(fmt(before).unwrap(), after);
}

#[test]
fn brackets_stay_where_they_fit_and_nothing_else_becomes_brackets() {
    let long = "Составить перечень нормативных актов школы и всего что следует пересмотреть до начала года";
    assert_eq!(
        laid(&format!("risks: [{{title: {long}, response: {long}}}]\n")),
        format!("risks:\n  - title: {long}\n    response: {long}\n")
    );
    assert_eq!(laid("links:\n- а\n-  б\n"), "links:\n  - а\n  - б\n");
    assert_eq!(laid("links: [а,\n  б]\nextra: { }\n"), "links: [а, б]\nextra: {}\n");
    assert_eq!(
        laid("links: [ ]\nnote:\nextra: { \"а\":1,'б': в }\n"),
        "note:\nlinks: []\nextra: { а: 1, б: в }\n"
    );
}

#[test]
fn anchors_stay_before_their_aliases() {
    let plan = "x-who: &who [a]\nkcp: 1\ntitle: А\ngoal: Б\npeople: {a: Кто}\ndirections:\n- title: В\n  \
                responsible: *who\n  activities:\n  - &first\n    title: Г\n    due: 5 мая 2022\n  \
                - *first\n";
    let after = "x-who: &who [a]\nkcp: 1\ntitle: А\ngoal: Б\npeople: { a: Кто }\ndirections:\n  \
                 - title: В\n    responsible: *who\n    activities:\n      - &first\n        \
                 title: Г\n        due: 2022-05-05\n      - *first\n";
    assert_eq!(fmt(plan).unwrap(), after);
}

#[test]
fn what_was_laid_out_stays() {
    let rest = "title: Т\nlanguage: ru\ngoal: Г\nkcp: 1\n";
    for odd in [
        "problem: |+\n  текст\n\nnote: x\n",
        "problem: >+\n  текст\n\n\n# ниже\n",
        "links: [а]\nproblem: |+2\n  текст\n\n",
        "x-0:\n - !!seq\n     - # заметка\n      a - b\n",
        "risks:\n  - { title: а, б, в, probability: low } # г\n",
    ] {
        let once = fmt(&format!("{rest}{odd}")).unwrap();
        assert_eq!(fmt(&once).unwrap(), once, "{odd}");
    }
    // What a comma parted is still mended afterwards.
    let parted = fmt(&format!("{rest}risks:\n  - {{ title: а, б, в, probability: low }}\n")).unwrap();
    let mended = String::from_utf8(crate::fixes::mended(&parted, None).bytes).unwrap();
    assert!(mended.contains("title: \"а, б, в\", probability: low"), "{mended}");
}

#[test]
fn line_ends_and_a_byte_order_mark_stay() {
    let after = fmt("\u{feff}title:  А\r\nkcp: 1\r\ngoal: Б\r\nnote: |\r\n    раз\r\n\r\n    два").unwrap();
    assert_eq!(after, "\u{feff}kcp: 1\r\ntitle: А\r\ngoal: Б\r\nnote: |\r\n  раз\r\n\r\n  два\r\n");
}

#[test]
fn words_that_say_more_than_a_date_stay() {
    for (words, after) in [
        ("по мере необходимости", "по мере необходимости"),
        ("до 5 сентября 2021", "../2021-09-05"),
        ("сентябрь", "2021-09"),
        ("ежемесячно", "every month"),
        ("2021-2022", "2021-2022"),
        ("конец октября", "конец октября"),
    ] {
        let activities = "    activities:\n      - title: Б\n";
        let head = format!("kcp: 1\ntitle: А\ndates: 2021\ngoal: Б\ndirections:\n  - title: А\n{activities}");
        let laid = fmt(&format!("{head}        dates: {words}\n")).unwrap();
        assert_eq!(laid, format!("{head}        dates: {after}\n"));
    }
}

#[test]
fn years_that_are_written_move_no_programme() {
    // Without days of its own the programme spans what has its year: with «сентябрь» written as 2021-09 it
    // would begin on the first.
    let text = "kcp: 1\ntitle: А\ngoal: Б\ndirections:\n  - title: А\n    activities:\n      \
                - { title: Б, dates: 2021-09-15/2021-12-15 }\n      - { title: В, dates: сентябрь }\n      \
                - { title: Г, due: 1 октября 2021 }\n";
    assert_eq!(fmt(text).unwrap(), text.replace("1 октября 2021", "2021-10-01"));
}

#[test]
fn what_can_not_be_laid_out_is_refused() {
    for text in
        ["kcp: 1\ntitle: А\ngoal: Б\n? |\n  a\n: b\n", "kcp: 1\ntitle: А\ngoal: Б\nlinks: [ # что\n  ]\n"]
    {
        assert!(matches!(fmt(text), Err(Refused::Odd)), "{text}");
    }
}
