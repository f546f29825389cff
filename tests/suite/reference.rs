//! docs/reference: made of what the program knows. `UPDATE_DOCS=1` rewrites it.

#[path = "reference/figures.rs"]
mod figures;

use crate::command::kcp;
use crate::rules::unmarked;
use crate::sources::root;
use kcp::checks::RULES;
use kcp::diagnostic::{Group, Level, Rule};
use kcp::locale::{Lang, Locale, Message};
use kcp::model::record::Plan;
use kcp::schema::{FieldInfo, Record, RecordInfo, Shape};
use std::fmt::Write;
use std::fs;

/// Holds a page against what it should be, or rewrites it.
fn keep(name: &str, lang: Lang, now: &str) {
    let ending = if lang == Lang::Ru { ".ru.md" } else { ".md" };
    let path = root().join("docs/reference").join(format!("{name}{ending}"));
    if std::env::var_os("UPDATE_DOCS").is_some() {
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, now).unwrap();
    } else {
        let kept = fs::read_to_string(&path).unwrap_or_default();
        assert_eq!(kept, now, "{} is out of date; UPDATE_DOCS=1 rewrites it", path.display());
    }
}

/// One of two texts.
fn said<'a>(lang: Lang, ru: &'a str, en: &'a str) -> &'a str {
    if lang == Lang::Ru { ru } else { en }
}

/// A line under the title of each page.
fn made_of(lang: Lang) -> &'static str {
    said(
        lang,
        "Эта страница составлена из самой программы; правьте не её, а тексты сообщений.\n",
        "This page is made of the program itself; change the messages, not the page.\n",
    )
}

#[test]
fn rules() {
    for lang in Lang::ALL {
        let locale = Locale::new(lang);
        let title = said(lang, "Правила", "Rules");
        let mut page = format!("# {title}\n\n{}\n", made_of(lang));
        page += said(
            lang,
            "Уровень меняют `--deny`, `--warn`, `--info`, `--allow`, раздел `[rules]` файла\n\
             `kcp.toml` и пометка `# kcp: allow(правило)` строкой выше. В примерах показано только\n\
             то, что отличает их от исправного плана.\n",
            "The level is changed by `--deny`, `--warn`, `--info`, `--allow`, by `[rules]` of\n\
             `kcp.toml` and by a remark `# kcp: allow(rule)` on the line above. The examples show\n\
             only what sets them apart from a sound plan.\n",
        );
        let mut group = None;
        for rule in RULES {
            if group.replace(rule.group) != Some(rule.group) {
                let _ = write!(page, "\n## {}\n", locale.say(&heading(rule.group)));
            }
            let level = locale.say(&level(rule.level));
            let _ = write!(
                page,
                "\n### {}\n\n**{level}.** {}\n\n",
                rule.name,
                locale.of_rule(rule.name, "summary")
            );
            page += &locale.of_rule(rule.name, "explanation");
            page.push_str("\n\n");
            page += &examples(rule, lang);
        }
        keep("rules", lang, &page);
    }
}

fn heading(group: Group) -> Message {
    let key = match group {
        Group::Reading => "cli-group.reading",
        Group::Identity => "cli-group.identity",
        Group::Deadlines => "cli-group.deadlines",
        Group::Priorities => "cli-group.priorities",
        Group::Coverage => "cli-group.coverage",
        Group::People => "cli-group.people",
        Group::Results => "cli-group.results",
    };
    Message::new(key, Vec::new())
}

fn level(level: Option<Level>) -> Message {
    let key = match level {
        Some(Level::Error) => "diagnostic-level.error",
        Some(Level::Warning) => "diagnostic-level.warning",
        Some(Level::Info) => "diagnostic-level.info",
        None => "cli-explain.off",
    };
    Message::new(key, Vec::new())
}

fn examples(rule: &Rule, lang: Lang) -> String {
    let mut text = String::new();
    for (example, word) in
        [(&rule.bad, said(lang, "Плохо:", "Bad:")), (&rule.good, said(lang, "Хорошо:", "Good:"))]
    {
        let (plan, config) = example.texts(lang);
        let parts = [("yaml", unmarked(&plan).0), ("toml", unmarked(&config).0)];
        for (kind, part) in parts.into_iter().filter(|(_, part)| !part.trim().is_empty()) {
            // What only a fence of more signs can hold is not among the examples.
            assert!(!part.contains("```"), "{}", rule.name);
            let visible = part.trim_end().replace('\t', "→").replace('\u{a0}', "␣");
            let _ = write!(text, "{word}\n\n```{kind}\n{visible}\n```\n\n");
        }
    }
    text.trim_end().to_owned() + "\n"
}

#[test]
fn format() {
    for lang in Lang::ALL {
        let locale = Locale::new(lang);
        let title = said(lang, "Ключи файла плана", "Keys of the plan file");
        let mut page = format!("# {title}\n\n{}\n", made_of(lang));
        page += said(
            lang,
            "Что всё это вместе значит, рассказывает [описание формата](../format.md), о сроках —\n\
             [отдельная страница](../dates.ru.md). Ключи на `x-` не читаются. Жирным выделены\n\
             обязательные ключи.\n",
            "What all this means together is told by [the file format](../format.md), of dates by [a\n\
             page of their own](../dates.md). Keys that begin with `x-` are left alone. Keys in bold\n\
             are required.\n",
        );
        for info in Plan::INFO.records() {
            let _ = write!(page, "\n## {}\n\n{}.", info.name, locale.of_record(info.name, None));
            if let Some(short) = short(info) {
                let text =
                    said(lang, " Вместо записи можно написать одно значение", " A bare value will do for");
                let _ = write!(page, "{text} `{}`.", short.key);
            }
            let head = said(lang, "| ключ | значение | что это |", "| key | value | meaning |");
            let _ = write!(page, "\n\n{head}\n|---|---|---|\n");
            for field in info.fields {
                let key =
                    if field.required { format!("**`{}`**", field.key) } else { format!("`{}`", field.key) };
                let meaning = locale.of_record(info.name, Some(field.key)).replace('|', "\\|");
                let _ = writeln!(page, "| {key} | {} | {meaning} |", value((field.shape)(), &locale));
            }
        }
        keep("format", lang, &page);
    }
}

fn short(info: &RecordInfo) -> Option<&'static FieldInfo> {
    info.fields.iter().find(|field| Some(field.field) == info.short)
}

/// What may stand at a key, with the way to the section that tells more.
fn value(shape: Shape, locale: &Locale) -> String {
    let mut choices = choices(shape, locale);
    let last = choices.pop().unwrap_or_default();
    let or = said(locale.lang(), "или", "or");
    if choices.is_empty() { last } else { format!("{} {or} {last}", choices.join(", ")) }
}

fn choices(shape: Shape, locale: &Locale) -> Vec<String> {
    let lang = locale.lang();
    match shape {
        Shape::Choice(words) => words.iter().map(|word| format!("`{word}`")).collect(),
        Shape::Record(info) => {
            let short = short(info).map(|short| choices((short.shape)(), locale)).unwrap_or_default();
            let link = format!("[{}](#{})", info.name, info.name.to_lowercase());
            short.into_iter().chain([link]).collect()
        }
        Shape::Many(one) => {
            let list = said(lang, "список таких", "a list of these");
            choices(one(), locale).into_iter().chain([list.to_owned()]).collect()
        }
        Shape::Seq(one) => vec![format!("{}: {}", said(lang, "список", "a list"), value(one(), locale))],
        Shape::Entries(one) => vec![format!("{} → {}", said(lang, "имя", "name"), value(one(), locale))],
        Shape::Whole(min, max) => vec![format!("{}, {min}…{max}", locale.say(&shape.expected()))],
        other => vec![locale.say(&other.expected())],
    }
}

#[test]
fn commands() {
    for lang in Lang::ALL {
        let help = |args: &[&str]| {
            let run = kcp(root(), lang.code(), &[&["help"], args].concat());
            assert_eq!((run.code, run.stderr.as_str()), (0, ""), "{args:?}");
            run.stdout
        };
        let root_page = help(&[]);
        let mut page = format!("# {}\n\n{}\n", said(lang, "Команды", "Commands"), made_of(lang));
        page += said(
            lang,
            "Чего нет в справке, рассказывает [страница о командной строке](../command-line.md).\n",
            "What the help has no room for is told by [the command line](../command-line.md).\n",
        );
        let _ = write!(page, "\n```text\n{}\n```\n", root_page.trim_end());
        // The commands are listed below a heading, indented, up to the first empty line.
        let heading = said(lang, "Команды:", "Commands:");
        let list = root_page.split_once(&format!("\n{heading}\n")).unwrap().1;
        let names: Vec<&str> = list
            .lines()
            .take_while(|line| !line.is_empty())
            .filter_map(|line| line.strip_prefix("  ").filter(|line| !line.starts_with(' ')))
            .filter_map(|line| line.split_whitespace().next())
            .collect();
        assert!(names.len() >= 10, "{names:?}");
        for name in names {
            let name = name.trim_end_matches(',');
            let _ = write!(page, "\n## kcp {name}\n\n```text\n{}\n```\n", help(&[name]).trim_end());
        }
        keep("commands", lang, &page);
    }
}

/// Each answer in JSON: what it is, and the command that gives a small one.
const ANSWERS: [(&str, &str, &[&str]); 5] = [
    ("Проверка", "Check", &["validate", "as-published.yaml"]),
    ("Отчёт", "Report", &["report", "directions"]),
    ("Всё об одном", "All about one", &["why", "charter"]),
    ("Срок", "Date", &["date", "до 15 декабря", "--within", "2021/22"]),
    ("Правила", "Rules", &["rules"]),
];

/// What stands in the rows of `why` that are about weights.
const WEIGHTS: (&str, &str) = (
    "\nВ строках о весах значение — число (`local`, `global`, `importance`, `share`, `unserved`,\n\
     `elsewhere`: доли от 0 до 1) или запись: у `family` и `subgoals` с ключами `family` отчёта\n\
     `goals`, у `expert` с ключами его `by_expert`, у `contribution` с ключами `goals` отчёта\n\
     `priorities` и с `share`, долей веса программы, которую мероприятие получает от этой цели. У\n\
     цели `share` — запись: `id`, `number`, `title` мероприятия и `share`, сколько оно получает от\n\
     неё и от целей под ней.\n",
    "\nIn rows about weights the value is a number (`local`, `global`, `importance`, `share`,\n\
     `unserved`, `elsewhere`: shares from 0 to 1) or a record: of `family` and `subgoals` with the\n\
     keys of `family` in the report `goals`, of `expert` with those of its `by_expert`, of\n\
     `contribution` with those of `goals` in the report `priorities` and with `share`, what of the\n\
     programme's weight the activity gets from that goal. Of a goal `share` is a record: `id`,\n\
     `number`, `title` of an activity, and `share`, what it gets from the goal and those below it.\n",
);

#[test]
fn json() {
    let folder = root().join("examples/quality");
    let answer = |lang: Lang, args: &[&str]| {
        let options = ["--format", "json", "--as-of", "2021-12-15", "--lang", lang.code()];
        let run = kcp(&folder, lang.code(), &[args, &options[..]].concat());
        assert!(run.code < 2, "{args:?}: {}", run.stderr);
        run.stdout
    };
    for lang in Lang::ALL {
        let mut page = format!("# JSON\n\n{}\n", made_of(lang));
        page += said(
            lang,
            "Версия 1. Даты — ISO, концы промежутков включительно; доли — от 0 до 1; деньги — строки\n\
             с точкой в единицах валюты; чего нет, то `null`. Строка и столбец считаются с 1, столбец\n\
             в знаках, `offset` — в байтах с 0, концы не включаются. Слова (`kind`, `level`,\n\
             `status`, `type`) английские, каким бы ни был язык. В пределах версии ключи только\n\
             прибавляются. Списки в образцах сокращены до первого элемента.\n",
            "Version 1. Dates are ISO, ends of spans included; shares are 0–1; money is a string with\n\
             a point, in units of the currency; what is absent is `null`. Lines and columns count\n\
             from 1, columns in characters, `offset` in bytes from 0, ends excluded. Words (`kind`,\n\
             `level`, `status`, `type`) are English whatever the language. Within a version keys are\n\
             only added. Lists in the samples are cut to their first element.\n",
        );
        for (ru, en, args) in ANSWERS {
            let quoted =
                args.iter().map(|arg| if arg.contains(' ') { format!("'{arg}'") } else { (*arg).to_owned() });
            let command = format!("kcp {} --format json", quoted.collect::<Vec<_>>().join(" "));
            let sample = first_of_each(&answer(lang, args));
            let _ = write!(page, "\n## {}\n\n`{command}`\n\n```json\n{sample}\n```\n", said(lang, ru, en));
            if args[0] == "why" {
                page += said(lang, WEIGHTS.0, WEIGHTS.1);
            }
        }
        let _ = write!(page, "\n## {}\n", said(lang, "Столбцы отчётов", "Columns of the reports"));
        for name in kcp::reports::REPORTS.iter().map(|report| report.name) {
            let report: serde_json::Value = serde_json::from_str(&answer(lang, &["report", name])).unwrap();
            let head = said(lang, "| ключ | вид | заголовок |", "| key | type | heading |");
            let _ = write!(page, "\n### {name}\n\n{head}\n|---|---|---|\n");
            for column in report["tables"][0]["columns"].as_array().unwrap() {
                let kind = match &column["type"] {
                    serde_json::Value::Array(kinds) => format!("[{}]", kinds[0].as_str().unwrap()),
                    kind => kind.as_str().unwrap().to_owned(),
                };
                let text = |key: &str| column[key].as_str().unwrap_or_default().replace('|', "\\|");
                let _ = writeln!(page, "| `{}` | {kind} | {} |", text("key"), text("title"));
            }
            page += &figures::of_report(name, lang);
        }
        keep("json", lang, &page);
    }
}

/// Pretty JSON with each list cut to its first element; what was cut is marked.
fn first_of_each(json: &str) -> String {
    let indent = |line: &str| line.len() - line.trim_start().len();
    let mut out: Vec<String> = Vec::new();
    // The indentation of the elements of each open list, and whether its first one is over.
    let mut open: Vec<(usize, bool)> = Vec::new();
    for line in json.lines() {
        let at = indent(line);
        while open.last().is_some_and(|(inside, _)| at < *inside) {
            open.pop();
        }
        if open.iter().any(|(_, over)| *over) {
            if let Some(last) = out.last_mut().filter(|last| !last.ends_with('…')) {
                let cut = last.trim_end_matches(',').to_owned();
                *last = format!("{cut}, …");
            }
            continue;
        }
        let ends = line.trim_end().ends_with(',') || !line.trim_end().ends_with(['[', '{']);
        if let Some((inside, over)) = open.last_mut()
            && at == *inside
            && ends
        {
            *over = true;
        }
        out.push(line.to_owned());
        if line.trim_end().ends_with('[') {
            open.push((at + 2, false));
        }
    }
    out.join("\n")
}

#[test]
fn lists_are_cut_to_their_first_element() {
    let json = concat!(
        "{\n  \"a\": [\n    {\n      \"b\": 1\n    },\n    {\n      \"b\": 2\n    }\n  ],\n",
        "  \"c\": [\n    1\n  ]\n}"
    );
    let cut = "{\n  \"a\": [\n    {\n      \"b\": 1\n    }, …\n  ],\n  \"c\": [\n    1\n  ]\n}";
    assert_eq!(first_of_each(json), cut);
}
