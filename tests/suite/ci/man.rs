//! Pages for `man`.

use super::repository;
use crate::command::kcp;
use std::collections::BTreeSet;
use std::process::Command;

#[test]
fn there_is_a_page_of_kcp_and_of_each_command() {
    let folder = repository(&[]);
    let run = kcp(folder.path(), "ru", &["man", "pages/man1"]);
    assert_eq!((run.code, run.stdout.as_str()), (0, ""));
    let written = std::fs::read_dir(folder.path().join("pages/man1")).unwrap();
    let names: BTreeSet<String> =
        written.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    let help = kcp(folder.path(), "en", &["help"]).stdout;
    let listed = help.lines().skip_while(|line| *line != "Commands:").skip(1);
    let commands = listed.map_while(|line| line.split_whitespace().next()).filter(|name| *name != "help");
    let pages: BTreeSet<String> =
        commands.map(|command| format!("kcp-{command}.1")).chain(["kcp.1".to_owned()]).collect();
    assert!(names == pages && pages.len() > 8, "{names:?} {pages:?}");
    let page = std::fs::read_to_string(folder.path().join("pages/man1/kcp-validate.1")).unwrap();
    for part in [".SH \"ИМЯ\"", ".SH \"ПАРАМЕТРЫ\"", "\\fB\\-\\-format\\fR \\fIВИД\\fR", "github"]
    {
        assert!(page.contains(part), "{part}\n{page}");
    }
    let own = std::fs::read_to_string(folder.path().join("pages/man1/kcp.1")).unwrap();
    assert_eq!(kcp(folder.path(), "ru", &["man"]).stdout, own);
}

#[test]
fn each_page_says_what_its_own_codes_mean() {
    let folder = repository(&[]);
    kcp(folder.path(), "en", &["man", "pages"]);
    for (command, said) in [
        ("validate", Some("the plan has errors")),
        ("report", Some("left out of the report")),
        ("date", Some("the date is not understood")),
        ("fmt", Some("there is a plan that would change")),
        ("schema", None),
    ] {
        let page = std::fs::read_to_string(folder.path().join(format!("pages/kcp-{command}.1"))).unwrap();
        let exit = page.split(".SH \"EXIT STATUS\"").nth(1).unwrap().split(".SH").next().unwrap();
        let exit = exit.replace("\\-", "-");
        assert_eq!(exit.contains("\\fB1\\fR"), said.is_some(), "{command}: {exit}");
        assert!(said.is_none_or(|said| exit.contains(said)), "{command}: {exit}");
    }
}

/// Reads the pages with the real `man`, where there is one.
#[test]
#[allow(clippy::print_stderr, reason = "who reads the tests' output learns what was not tried")]
fn man_reads_the_pages_without_a_complaint() {
    if Command::new("man").arg("--version").output().is_err() {
        eprintln!("skipped: no man here");
        return;
    }
    for language in ["ru", "en"] {
        let folder = repository(&[]);
        kcp(folder.path(), language, &["man", "pages"]);
        for entry in std::fs::read_dir(folder.path().join("pages")).unwrap() {
            let path = entry.unwrap().path();
            let shown = Command::new("man")
                .args(["--warnings", "-E", "UTF-8", "-l"])
                .arg(&path)
                .env("MANWIDTH", "80")
                .env("LC_ALL", "C.UTF-8")
                .env("MANPAGER", "cat")
                .output()
                .unwrap();
            let (text, faults) =
                (String::from_utf8_lossy(&shown.stdout), String::from_utf8_lossy(&shown.stderr));
            assert!(shown.status.success() && faults.is_empty(), "{}: {faults}", path.display());
            assert!(text.contains("kcp") && !text.contains("\\f"), "{text}");
        }
    }
}
