//! Documents made by hand: one of each shape, with what is hard to lay out.

use chrono::NaiveDate;
use kcp::dates::Days;
use kcp::document::{
    Block, Cell, Column, Document, Kind, Person, Query, Reference, Role, Row, RowKind, Shape, Shown, Table,
    Text,
};
use kcp::values::{Status, Subject};
use rust_decimal::Decimal;

/// All of them by name.
pub fn all() -> Vec<(&'static str, Document)> {
    vec![
        ("directions", directions()),
        ("matrix", matrix(4)),
        ("wide-matrix", matrix(11)),
        ("goals", goals()),
        ("people", people()),
        ("deadlines", deadlines()),
        ("passport", passport()),
        ("nothing", nothing()),
    ]
}

pub fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn span(first: &str, last: &str) -> Days {
    Days::new(day(first), day(last)).unwrap()
}

fn text(text: &str) -> Cell {
    Cell::Text(text.into())
}

fn person(role: &str) -> Cell {
    Cell::Person(Person { id: "p".into(), role: Some(role.into()), name: None })
}

fn activity(number: &str, title: &str) -> Reference {
    let (id, number) = (Some(format!("a{}", number.replace('.', "-"))), Some(number.into()));
    Reference { kind: Subject::Activity, id, number, title: title.into() }
}

fn references(list: &[(&str, &str)]) -> Cell {
    Cell::List(list.iter().map(|(number, title)| Cell::Reference(activity(number, title))).collect())
}

fn column(key: &str, title: &str, kind: Kind, role: Role) -> Column {
    let (key, title) = (key.into(), title.into());
    Column { key, title, kind, many: false, role, shown: Shown::Everywhere, bar: false, absent: None }
}

fn barred(column: Column) -> Column {
    Column { bar: true, ..column }
}

fn many(key: &str, title: &str, kind: Kind, role: Role) -> Column {
    Column { many: true, ..column(key, title, kind, role) }
}

fn document(report: &'static str, blocks: Vec<Block>) -> Document {
    Document {
        report,
        plan: ("program.yaml".into(), "Управление качеством образования".into()),
        as_of: day("2021-12-15"),
        currency: Some("RUB".into()),
        complete: true,
        title: "Управление качеством образования".into(),
        subtitle: Some("Декабрь 2021 г. · 7 из 11 мероприятий".into()),
        query: Query {
            period: Some(Cell::days(Some("2021-12".into()), vec![span("2021-12-01", "2021-12-31")])),
            filters: vec![("status", vec!["overdue".into()]), ("responsible", vec!["director".into()])],
        },
        tables_by: None,
        blocks,
    }
}

fn table(id: &str, shape: Shape, columns: Vec<Column>, rows: Vec<Row>) -> Table {
    Table { id: id.into(), title: None, shape, columns, rows }
}

fn heading(text: &str, aside: &str) -> Block {
    Block::Heading { level: 1, text: text.into(), aside: Some(aside.into()) }
}

fn directions() -> Document {
    let columns = || {
        vec![
            column("number", "№", Kind::Text, Role::Fixed),
            column("title", "Мероприятие", Kind::Text, Role::Main),
            column("section", "Подраздел", Kind::Text, Role::Data),
            column("span", "Срок", Kind::Days, Role::Side),
            many("responsible", "Ответственный", Kind::Person, Role::Side),
            many("result", "Результат", Kind::Text, Role::Under),
            column("note", "Примечание", Kind::Text, Role::Under),
            many("idle", "Пустое", Kind::Text, Role::Under),
            column("status", "Статус", Kind::Text, Role::Fixed),
        ]
    };
    let row = |number: &str, title: &str, span: Cell, who: &[&str], results: &[&str], status| {
        let who = if who.is_empty() {
            Cell::Missing("никто".into())
        } else {
            Cell::List(who.iter().map(|role| person(role)).collect())
        };
        let results = Cell::List(results.iter().map(|result| text(result)).collect());
        let note = if number == "2.2" {
            text("Согласовать с управляющим советом")
        } else {
            Cell::Empty
        };
        let (number_cell, title_cell, section) = (text(number), text(title), text("Основной"));
        let status = Cell::Status(status);
        let cells = vec![number_cell, title_cell, section, span, who, results, note, Cell::Empty, status];
        Row::item(Some(activity(number, title)), cells)
    };
    let december = || Cell::days(Some("2021-12".into()), vec![span("2021-12-01", "2021-12-31")]);
    let year = || Cell::days(None, vec![span("2021-11-01", "2022-11-30")]);
    let norms = vec![
        row(
            "1.2",
            "Утвердить положение о модели",
            december(),
            &["Заместитель директора"],
            &["Приказ"],
            Status::InProgress,
        ),
        Row {
            marked: true,
            ..row(
                "1.3",
                "Ознакомить с инструкциями",
                year(),
                &["Директор"],
                &["Листы ознакомления"],
                Status::Planned,
            )
        },
        row("1.10", "=СУММА(A1)", Cell::Empty, &[], &[], Status::Postponed),
    ];
    let due = Cell::Days {
        text: Some("../2021-11-25".into()),
        words: None,
        spans: vec![Days::one(day("2021-11-25"))],
        deadline: true,
    };
    let methods = vec![
        Row {
            kind: RowKind::Heading,
            ..Row::item(None, vec![Cell::Empty, text("Исследования и разработки, которые ведутся весь год")])
        },
        row(
            "2.1",
            "Провести с педагогами семинары «Внутришкольный мониторинг», подготовить \
             инструктивно-методические материалы и опубликовать их на сайте",
            year(),
            &["Заместитель директора", "Кураторы, методисты"],
            &["Программы семинаров", "Методические материалы \"для всех\""],
            Status::Done,
        ),
        row(
            "2.2",
            "Достопримечательностиобщеобразовательногоучреждения 👩‍🏫 и 教育品質管理システム и e\u{301}",
            due,
            &["Директор"],
            &["<b>Справка</b> | отчёт"],
            Status::Overdue,
        ),
        row("2.3", "Красный\u{1b}[31m \u{202e}текст", Cell::Empty, &["Директор"], &[], Status::Cancelled),
    ];
    let part = |id: &str, title: &str, rows| Table {
        title: Some(title.into()),
        ..table(id, Shape::List, columns(), rows)
    };
    let blocks = vec![
        heading("§ 1. Нормативно-правовое обеспечение", "2 из 3"),
        Block::Table(part("norms", "Нормативно-правовое обеспечение", norms)),
        heading("§ 2. Информационно-методическое обеспечение", "3 из 4"),
        Block::Table(part("methods", "Информационно-методическое обеспечение", methods)),
        heading("§ 3. Контроль", "0 из 2"),
        Block::Table(part("control", "Контроль", Vec::new())),
        Block::Note("Одно мероприятие не вошло: у него нет даты.".into()),
    ];
    Document { tables_by: Some("Направление".into()), ..document("directions", blocks) }
}

fn matrix(periods: usize) -> Document {
    let mut columns = vec![column("direction", "Направление", Kind::Reference, Role::Main)];
    let heads = ["09–11.2021", "12.2021", "11.21–11.22", "12.22–01.23"];
    for at in 0..periods {
        let head = heads.get(at).map_or_else(|| format!("{}-й период", at + 1), |head| (*head).to_owned());
        columns.push(many(&format!("p{at}"), &head, Kind::Reference, Role::Side));
    }
    let direction = |number: &str, title: &str| Reference {
        kind: Subject::Direction,
        id: Some(format!("d{number}")),
        number: Some(number.into()),
        title: title.into(),
    };
    let row = |of: Reference, cells: &[&[(&str, &str)]]| {
        let cells = (0..periods).map(|at| cells.get(at % 4).map_or(Cell::Empty, |list| references(list)));
        Row::item(Some(of.clone()), std::iter::once(Cell::Reference(of)).chain(cells).collect())
    };
    let materials = ("2.2", "Изготовить и опубликовать материалы");
    let rows = vec![
        row(
            direction("1", "Правовое"),
            &[
                &[("1.1", "Изучить требования рынка образовательных услуг")],
                &[("1.2", "Утвердить положение")],
                &[("1.3", "Ознакомить с инструкциями")],
                &[],
            ],
        ),
        row(
            direction("2", "Методическое"),
            &[
                &[],
                &[("2.1", "Ввести комплексные планы")],
                &[materials, ("2.3", "Вести банк данных"), ("2.4", "Обучить"), ("2.7", "Отчитаться")],
                &[],
            ],
        ),
        Row {
            kind: RowKind::Total,
            ..Row::item(
                None,
                std::iter::once(text("Всего 11"))
                    .chain((0..periods).map(|at| Cell::Count(i64::try_from(at).unwrap() % 5)))
                    .collect(),
            )
        },
    ];
    document("matrix", vec![Block::Table(table("matrix", Shape::Matrix, columns, rows))])
}

fn goals() -> Document {
    let columns = vec![
        column("number", "№", Kind::Text, Role::Data),
        column("title", "Цель", Kind::Text, Role::Main),
        column("rank", "Ранг", Kind::Number, Role::Fixed),
        barred(column("weight", "Вес", Kind::Share, Role::Fixed)),
        Column {
            absent: Some("нет мероприятий".into()),
            ..many("activities", "Мероприятия", Kind::Reference, Role::Side)
        },
    ];
    let row = |parent, number: &str, title: &str, rank: i64, weight: f64, served: Cell| {
        let goal =
            Reference { kind: Subject::Goal, id: None, number: Some(number.into()), title: title.into() };
        let (rank, weight) =
            if rank == 0 { (Cell::Empty, Cell::Empty) } else { (Cell::Count(rank), Cell::Share(weight)) };
        Row { parent, ..Row::item(Some(goal), vec![text(number), text(title), rank, weight, served]) }
    };
    let nobody = || Cell::Missing("никто".into());
    let mut rows = vec![
        row(None, "", "Качеством образования управляют по новой модели", 0, 0.0, Cell::Empty),
        row(Some(0), "1", "Правовой ресурс создан", 1, 0.611, Cell::Empty),
        row(Some(1), "1.1", "Акты регулируют внедрение", 1, 0.317, references(&[("1.1", ""), ("1.2", "")])),
        row(Some(1), "1.2", "Полномочия распределены", 4, 0.038, nobody()),
        row(
            Some(0),
            "2",
            "Кадровый ресурс создан: педагоги обучены, посетили школы, работающие по модели, и поощряются",
            3,
            0.111,
            references(&[("3.1", ""), ("3.2", ""), ("3.3", ""), ("4.1", ""), ("4.2", "")]),
        ),
    ];
    for depth in 0..40 {
        let parent = Some(rows.len() - 1);
        let number = format!("2{}", ".1".repeat(depth + 1));
        rows.push(row(parent, &number, "Ещё глубже", 1, 1.0, Cell::Empty));
    }
    document("goals", vec![Block::Table(table("goals", Shape::Tree, columns, rows))])
}

fn people() -> Document {
    let columns = vec![
        column("person", "Кто", Kind::Person, Role::Main),
        column("answers", "Отвечает", Kind::Number, Role::Fixed),
        column("takes_part", "Участвует", Kind::Number, Role::Fixed),
        column("overdue", "Просрочено", Kind::Number, Role::Fixed),
        column("spent", "Потрачено", Kind::Money, Role::Fixed),
        column("months", "Сроки по месяцам", Kind::Number, Role::Side),
    ];
    let row = |id: &str, role: Option<&str>, name: Option<&str>, answers, months: &[(&str, i64)], spent| {
        let who = Person { id: id.into(), role: role.map(Into::into), name: name.map(Into::into) };
        let months = months.iter().map(|(month, count)| ((*month).to_owned(), *count)).collect();
        let reference = Reference {
            kind: Subject::Person,
            id: Some(id.into()),
            number: None,
            title: role.unwrap_or(id).into(),
        };
        let cells = vec![
            Cell::Person(who),
            Cell::Count(answers),
            Cell::Count(2),
            Cell::Count(0),
            spent,
            Cell::Counts(months),
        ];
        Row::item(Some(reference), cells)
    };
    let money = |mantissa, scale| Cell::Money(Decimal::new(mantissa, scale));
    let rows = vec![
        row("director", Some("Директор"), Some("А. П. Иванова"), 3, &[("2021-12", 2)], money(16_308_056, 1)),
        row(
            "deputy",
            Some("Заместитель директора"),
            None,
            12_000,
            &[("2021-11", 1), ("2021-12", 3)],
            Cell::Empty,
        ),
        row("кураторы", None, None, 0, &[], money(1420, 2)),
    ];
    document("people", vec![Block::Table(table("people", Shape::List, columns, rows))])
}

fn deadlines() -> Document {
    let columns = vec![
        column("group", "Когда", Kind::Text, Role::Data),
        column("days", "Дней", Kind::Number, Role::Fixed),
        column("title", "Мероприятие", Kind::Text, Role::Main),
        column("due", "Срок", Kind::Date, Role::Fixed),
        column("share", "Доля", Kind::Share, Role::Fixed),
    ];
    let group = |title: &str| Row {
        kind: RowKind::Heading,
        ..Row::item(None, vec![Cell::Empty, Cell::Empty, text(title)])
    };
    let row = |word: &'static str, said: &str, days, title: &str, due: &str| {
        let cells = vec![
            Cell::Word { word: word.into(), text: said.into() },
            Cell::Count(days),
            text(title),
            Cell::Date(day(due)),
            Cell::Share(0.5),
        ];
        Row::item(Some(activity("1.1", title)), cells)
    };
    let rows = vec![
        group("Просрочено"),
        row("overdue", "просрочено", -20, "Изучить требования рынка", "2021-11-25"),
        group("Скоро"),
        row("soon", "скоро", 16, "Утвердить положение", "2021-12-31"),
        row("soon", "скоро", 16, "@mention и -минус", "2021-12-31"),
        Row {
            kind: RowKind::Total,
            ..Row::item(None, vec![Cell::Empty, Cell::Count(3), text("Всего"), Cell::Empty, Cell::Share(1.0)])
        },
    ];
    document("deadlines", vec![Block::Table(table("deadlines", Shape::List, columns, rows))])
}

fn passport() -> Document {
    let columns = || {
        vec![
            column("field", "Поле", Kind::Text, Role::Fixed),
            column("value", "Значение", Kind::Text, Role::Main),
        ]
    };
    let row = |name: &str, value: Cell| Row::item(None, vec![text(name), value]);
    let who =
        Person {
            id: "director".into(), role: Some("Директор".into()), name: Some("А. П. Иванова".into())
        };
    let rows = vec![
        row("Организация", text("Школа №\u{a0}5")),
        row(
            "Проблема",
            text(
                "Требования к результатам выросли, а система менеджмента качества осталась прежней.\n\
                 # Второй абзац с *разметкой*",
            ),
        ),
        row("Ответственный исполнитель программы", Cell::Person(who)),
        row("Бюджет", Cell::Money(Decimal::new(120_000, 0))),
        row("Сроки", Cell::days(None, vec![span("2021-09-01", "2023-01-31")])),
        row("Эксперты", Cell::Empty),
    ];
    let more = vec![row("Риск", text("Уход ключевых педагогов"))];
    let blocks = vec![
        Block::Table(table("passport", Shape::Fields, columns(), rows)),
        Block::Heading { level: 2, text: "Риски".into(), aside: None },
        Block::Paragraph("1. Ответ — наставничество.\n- и поощрение".into()),
        Block::Table(table("risks", Shape::Fields, columns(), more)),
    ];
    document("passport", blocks)
}

fn nothing() -> Document {
    let title = "Очень длинное название программы, которое не помещается в одну строку рядом с датой отчёта";
    let empty = |id: &str, shape| {
        let columns = vec![column("title", "Мероприятие", Kind::Text, Role::Main)];
        Block::Table(table(id, shape, columns, Vec::new()))
    };
    let blocks = vec![
        empty("list", Shape::List),
        empty("matrix", Shape::Matrix),
        empty("tree", Shape::Tree),
        Block::Table(table("fields", Shape::Fields, Vec::new(), vec![Row::item(None, Vec::new())])),
        Block::Table(table("bare", Shape::Matrix, Vec::new(), vec![Row::item(None, Vec::new())])),
        Block::Table(table("rows", Shape::Tree, Vec::new(), vec![Row::item(None, Vec::new())])),
        Block::Table(table("lines", Shape::List, Vec::new(), vec![Row::item(None, Vec::new())])),
    ];
    Document {
        title: title.into(),
        subtitle: None,
        complete: false,
        query: Query::default(),
        currency: None,
        ..document("directions", blocks)
    }
}

/// A report of so many rows, as the largest plans give.
pub fn large(rows: usize) -> Document {
    let mut document = directions();
    let mut all = Vec::with_capacity(rows);
    for block in &document.blocks {
        if let Block::Table(table) = block {
            all.extend(table.rows.iter().filter(|row| row.kind == RowKind::Item).cloned());
        }
    }
    let many: Vec<Row> = all.iter().cycle().take(rows).cloned().collect();
    if let Some(Block::Table(table)) = document.blocks.get_mut(1) {
        table.rows = many;
    }
    document.title = Text::from("Большая программа");
    document
}
