//! Completion, asked for by the real shells where they are.

use super::{CLEAN, repository};
use crate::command::{command, kcp, run};
use std::path::Path;
use std::process::Command;

/// What each line may become: the line up to the cursor, some of its completions, and what is none.
const LINES: &[(&[&str], &[&str], &str)] = &[
    (&["kcp", "va"], &["validate"], "report"),
    (&["kcp", "validate", "--format", ""], &["full", "sarif", "github", "gitlab"], "markdown"),
    (&["kcp", "validate", "--deny", "unserved"], &["unserved-goal"], "unknown-key"),
    (&["kcp", "explain", "unserved"], &["unserved-goal"], "unknown-key"),
    (&["kcp", "report", "ma"], &["matrix"], "goals"),
    (&["kcp", "report", "сро"], &["сроки"], "deadlines"),
    (&["kcp", "report", "--status", "d"], &["done"], "сделано"),
    (&["kcp", "report", "--status", "сд"], &["сделано"], "done"),
    (&["kcp", "report", "--sort", ""], &["deadline"], "срок"),
    (&["kcp", "report", "--format", "mark"], &["markdown"], "csv"),
    (&["kcp", "help", "exp"], &["explain"], "init"),
    (&["kcp", "completions", "po"], &["powershell"], "bash"),
    (&["kcp", "validate", "pro"], &["program.yaml"], "unserved-goal"),
    (&["kcp", "init", "--from", "pro"], &["program.yaml"], "quality"),
];

/// Runs a script in a shell that finds kcp by its name; none where the shell is missing.
#[allow(clippy::print_stderr, reason = "who reads the tests' output learns what was not tried")]
fn shell(shell: &str, args: &[&str], script: &str, folder: &Path) -> Option<String> {
    if Command::new(shell).arg("--version").output().is_err() {
        eprintln!("skipped: no {shell} here");
        return None;
    }
    let file = folder.join(format!("script-of-{shell}"));
    std::fs::write(&file, script).unwrap();
    let kcp = Path::new(env!("CARGO_BIN_EXE_kcp")).parent().unwrap();
    let path = std::env::var("PATH").unwrap_or_default();
    let mut asked = Command::new(shell);
    asked.args(args).arg(&file).current_dir(folder).env("KCP_LANG", "ru").env("LC_ALL", "C.UTF-8");
    let run = run(asked.env("PATH", format!("{}:{path}", kcp.display())), b"");
    assert_eq!(run.code, 0, "{shell}: {}{}", run.stdout, run.stderr);
    Some(run.stdout)
}

/// Each block of lines answers one of `LINES`.
fn answered(shell: &str, said: &str) {
    let blocks: Vec<&str> = said.split("--end--\n").collect();
    assert_eq!(blocks.len(), LINES.len() + 1, "{shell}: {said}");
    for (block, (line, expected, none)) in blocks.iter().zip(LINES) {
        let words: Vec<&str> = block.lines().filter_map(|line| line.split(['\t', ':']).next()).collect();
        for word in *expected {
            assert!(words.contains(word), "{shell}: {line:?} gives {words:?}");
        }
        assert!(!words.contains(none), "{shell}: {line:?} gives {words:?}");
    }
}

fn quoted(words: &[&str]) -> String {
    words.iter().map(|word| format!("'{word}'")).collect::<Vec<_>>().join(" ")
}

fn script(head: &str, ask: impl Fn(&[&str]) -> String) -> String {
    let lines = LINES.iter().map(|(line, ..)| format!("{}\necho --end--\n", ask(line)));
    format!("{head}\n{}", lines.collect::<String>())
}

#[test]
fn bash_completes() {
    let folder = repository(&[("program.yaml", CLEAN)]);
    let head = "source <(kcp completions bash)\ncomplete -p kcp > /dev/null || exit 3\nask() {\n  \
                COMP_LINE=\"$*\"; COMP_POINT=${#COMP_LINE}; COMPREPLY=()\n  \
                _clap_complete_kcp\n  \
                printf '%s\\n' \"${COMPREPLY[@]}\"\n}";
    let script = script(head, |line| format!("ask {}", quoted(line)));
    if let Some(said) = shell("bash", &["--norc"], &script, folder.path()) {
        answered("bash", &said);
    }
}

#[test]
fn zsh_completes() {
    let folder = repository(&[("program.yaml", CLEAN)]);
    let head = "autoload -Uz compinit; compinit -u -D\nsource <(kcp completions zsh)\n\
                [[ ${_comps[kcp]} == _clap_dynamic_completer_kcp ]] || exit 3\n\
                _describe() { print -l -- ${(P)3} }\n\
                ask() { local -a words=(\"$@\"); local CURRENT=$#; _clap_dynamic_completer_kcp; return 0 }";
    let script = script(head, |line| format!("ask {}", quoted(line)));
    if let Some(said) = shell("zsh", &["-f"], &script, folder.path()) {
        answered("zsh", &said);
        assert!(said.contains("unserved-goal:цель без мероприятий"), "{said}");
    }
}

/// Bash inserts an answer as it is, in the place of what follows the last `=` or quote.
#[test]
fn bash_is_answered_in_its_own_quotes() {
    let folder = repository(&[("program.yaml", CLEAN), ("планы на год/a $b.yaml", CLEAN)]);
    let head = "source <(kcp completions bash)\nask() {\n  \
                COMP_LINE=$1; COMP_POINT=${#COMP_LINE}; COMPREPLY=()\n  \
                _clap_complete_kcp\n  printf '[%s]' \"${COMPREPLY[@]}\"; echo\n}\n";
    let asked = [
        ("kcp validate п", "[планы\\ на\\ год/]"),
        ("kcp validate планы\\ на\\ год/", "[планы\\ на\\ год/a\\ \\$b.yaml]"),
        ("kcp validate \"планы на", "[планы на год/]"),
        ("kcp validate \"планы на год/a", "[планы на год/a \\$b.yaml]"),
        ("kcp report --status=с", "[сделано]"),
        ("kcp report --status=done --sort=dea", "[deadline]"),
        ("kcp report --output=пл", "[планы\\ на\\ год/]"),
    ];
    let lines = asked.iter().map(|(line, _)| format!("ask '{line}'\n"));
    let script = format!("{head}{}", lines.collect::<String>());
    if let Some(said) = shell("bash", &["--norc"], &script, folder.path()) {
        let expected: Vec<&str> = asked.iter().map(|(_, answer)| *answer).collect();
        assert_eq!(said.lines().collect::<Vec<_>>(), expected);
    }
}

/// A terminal of zsh's own, in which the Tab key is pressed.
#[test]
fn the_tab_key_completes_in_zsh() {
    let folder = repository(&[("program.yaml", CLEAN)]);
    let script = "\
zmodload zsh/zpty || exit 0
zpty terminal zsh -f -i
zpty -w terminal 'autoload -Uz compinit; compinit -u -D; source <(kcp completions zsh); print rea''dy'
zpty -r -m terminal said '*ready*' || exit 3
zpty -w -n terminal $'kcp explain unserv\\t'
zpty -r -m terminal said '*unserved-goal*' || exit 4
zpty -d terminal
print done
";
    if Command::new("timeout").arg("--version").output().is_err() {
        return;
    }
    let file = folder.path().join("tab.zsh");
    std::fs::write(&file, script).unwrap();
    let asked =
        format!("timeout 60 zsh -f {}; code=$?; [ $code = 124 ] && exit 9; exit $code", file.display());
    if Command::new("zsh").arg("--version").output().is_ok() {
        assert_eq!(shell("bash", &["-c", &asked], "", folder.path()).as_deref(), Some("done\n"));
    }
}

#[test]
fn fish_completes() {
    let folder = repository(&[("program.yaml", CLEAN)]);
    let script = script("kcp completions fish | source", |line| format!("complete -C '{}'", line.join(" ")));
    if let Some(said) = shell("fish", &["--no-config"], &script, folder.path()) {
        answered("fish", &said);
        assert!(said.contains("unserved-goal\tцель без мероприятий"), "{said}");
        let options = "complete -C 'kcp validate --f'";
        let said = shell(
            "fish",
            &["--no-config"],
            &format!("kcp completions fish | source; {options}"),
            folder.path(),
        );
        let said = said.unwrap_or_default();
        let format = said.lines().find(|line| line.starts_with("--format")).unwrap_or_default();
        assert!(format.contains("short (по строке на ошибку), …"), "{said}");
    }
}

#[test]
fn powershell_completes() {
    let folder = repository(&[("program.yaml", CLEAN)]);
    let script = script("kcp completions powershell | Out-String | Invoke-Expression", |line| {
        let line = line.join(" ");
        let at = line.chars().count();
        format!("(TabExpansion2 '{line}' {at}).CompletionMatches | ForEach-Object {{ $_.CompletionText }}")
    });
    if let Some(said) = shell("pwsh", &["-NoProfile", "-File"], &script, folder.path()) {
        answered("pwsh", &said);
    }
}

#[test]
fn every_shell_has_its_script_and_a_strange_one_is_told_nothing() {
    let folder = repository(&[]);
    for (shell, part) in [
        ("bash", "complete -o"),
        ("zsh", "#compdef kcp"),
        ("fish", "complete --keep-order"),
        ("powershell", "Register-ArgumentCompleter"),
    ] {
        let run = kcp(folder.path(), "ru", &["completions", shell]);
        assert!(run.code == 0 && run.stdout.contains(part) && run.stdout.contains("KCP_COMPLETE"), "{shell}");
    }
    let run = kcp(folder.path(), "en", &["completions", "tcsh"]);
    assert!(run.code == 2 && run.stderr.contains("bash"), "{}", run.stderr);
    let mut strange = command(folder.path(), "ru", &["--", "kcp", "va"]);
    let strange = crate::command::run(strange.env("KCP_COMPLETE", "tcsh"), b"");
    assert_eq!((strange.stdout.as_str(), strange.stderr.as_str()), ("", ""));
}
