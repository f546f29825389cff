//! `kcp date`.

use super::folder;
use crate::command::{kcp, kcp_json};

#[test]
fn a_date_is_answered_as_the_contract_says() {
    let top = folder(&[]);
    let of = |args: &[&str]| kcp_json(top.path(), &[&["date"], args].concat());
    let expected = |json: &str| serde_json::from_str::<serde_json::Value>(json).unwrap();
    assert_eq!(
        of(&["2021-09/2021-11"]),
        (
            0,
            expected(
                r#"{"version":1,"kind":"date","text":"2021-09/2021-11","canonical":"2021-09/2021-11",
                "spans":[{"start":"2021-09-01","end":"2021-11-30"}],"deadline":false,"every":null,
                "ongoing":false,"inferred":[],"error":null}"#
            )
        )
    );
    let (code, deadline) = of(&["../2021-12-15"]);
    assert_eq!((code, &deadline["deadline"]), (0, &true.into()));
    assert_eq!(deadline["spans"], expected(r#"[{"start":null,"end":"2021-12-15"}]"#));
    let (_, open) = of(&["2021-09/.."]);
    assert_eq!(open["spans"], expected(r#"[{"start":"2021-09-01","end":null}]"#));
    let (_, every) = of(&["every", "month", "by", "25", "--within", "2022"]);
    assert_eq!(every["every"], "month by 25");
    assert_eq!(every["text"], "every month by 25");
    assert_eq!(every["spans"], expected(r#"[{"start":"2022-01-01","end":"2022-12-31"}]"#));
    let (_, ongoing) = of(&["ongoing", "--within", "2022"]);
    assert_eq!((&ongoing["ongoing"], &ongoing["spans"]), (&true.into(), &expected("[]")));
    let (code, doubt) = of(&["2021-2022"]);
    assert_eq!((code, &doubt["canonical"], &doubt["spans"]), (1, &serde_json::Value::Null, &expected("[]")));
    assert_eq!(doubt["error"]["rule"], "ambiguous-date");
    assert!(doubt["error"]["readings"].as_array().unwrap().len() == 2, "{doubt}");
}

#[test]
fn a_date_is_explained_to_people() {
    let top = folder(&[]);
    let args: &[&[&str]] = &[
        &["2021-12-15"],
        &["2021-09/2021-11"],
        &["../2021-12-15"],
        &["2021-09/.."],
        &["every", "month", "by", "25"],
        &["every", "month", "by", "25", "--within", "2021-09/2022-08"],
        &["ongoing"],
        &["15", "декабря", "--within", "2021-09/2022-08"],
        &["ноябрь,", "апрель", "--within", "2021-09/2022-08"],
        &["2021-2022"],
        &["когда-нибудь"],
    ];
    for language in ["ru", "en"] {
        let mut said = String::new();
        for words in args {
            let run = kcp(top.path(), language, &[&["date"], *words].concat());
            said += &format!("$ kcp date {}\n{}{}\n", words.join(" "), run.stdout, run.stderr);
        }
        insta::assert_snapshot!(format!("date_{language}"), said);
    }
}
