//! The plans below a folder.

use super::errors::Failure;
use crate::msg;
use crate::source::Source;
use std::collections::HashSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// The endings of the files that are looked into.
const ENDINGS: [&str; 2] = ["yaml", "yml"];

/// What a search found.
#[derive(Debug, Default)]
pub struct Found {
    /// The plans, in the order of their paths.
    pub plans: Vec<PathBuf>,
    /// The files and folders that could not be read.
    pub failed: Vec<Failure>,
}

/// The plans in a folder and the folders below it: files of YAML with the key `kcp` at the top. What is
/// hidden is passed over; a folder that links lead to more than once is searched once.
pub fn plans(folder: &Path) -> Found {
    let mut found = Found::default();
    let mut seen = HashSet::new();
    let mut waiting = vec![folder.to_owned()];
    while let Some(path) = waiting.pop() {
        let kind = fs::metadata(&path);
        match kind {
            Ok(kind) if kind.is_dir() => match entries(&path, &mut seen) {
                // The last is taken first.
                Ok(entries) => waiting.extend(entries.into_iter().rev()),
                Err(error) => found.failed.push(cannot_read(&path, error)),
            },
            Ok(kind) if kind.is_file() && is_yaml(&path) => match fs::read(&path) {
                Ok(bytes) if path.to_str().is_none() => {
                    if names_kcp(Source::decode("", bytes).text()) {
                        found.failed.push(Failure::new(msg!(
                            "cli-name-not-utf8",
                            path = path.to_string_lossy().as_ref()
                        )));
                    }
                }
                Ok(bytes) => {
                    if names_kcp(Source::decode("", bytes).text()) {
                        found.plans.push(path);
                    }
                }
                Err(error) => found.failed.push(cannot_read(&path, error)),
            },
            Err(error) if error.kind() != io::ErrorKind::NotFound && is_yaml(&path) => {
                found.failed.push(cannot_read(&path, error));
            }
            // Neither file nor folder, or a link that leads nowhere.
            _ => {}
        }
    }
    found
}

/// What is in a folder, sorted; nothing where it was searched already.
fn entries(folder: &Path, seen: &mut HashSet<PathBuf>) -> io::Result<Vec<PathBuf>> {
    if !seen.insert(fs::canonicalize(folder)?) {
        return Ok(Vec::new());
    }
    let mut entries = Vec::new();
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        if !entry.file_name().as_encoded_bytes().starts_with(b".") {
            entries.push(joined(folder, &entry.path()));
        }
    }
    entries.sort();
    Ok(entries)
}

/// The path of an entry as people write it: `plan.yaml`, not `./plan.yaml`.
fn joined(folder: &Path, entry: &Path) -> PathBuf {
    match entry.file_name() {
        Some(name) if folder == Path::new(".") => PathBuf::from(name),
        _ => entry.to_owned(),
    }
}

fn is_yaml(path: &Path) -> bool {
    let ending = path.extension().and_then(|ending| ending.to_str());
    ending.is_some_and(|ending| ENDINGS.iter().any(|known| known.eq_ignore_ascii_case(ending)))
}

fn cannot_read(path: &Path, error: io::Error) -> Failure {
    Failure::new(msg!("cli-cannot-read", path = path.to_string_lossy().as_ref())).because(error)
}

/// Whether a text has the key `kcp` at its top level. Broken YAML has it, too: the key's line is looked for,
/// no further in than the first line that says something.
fn names_kcp(text: &str) -> bool {
    let text = text.trim_start_matches('\u{feff}');
    let says = |line: &&str| !matches!(line.trim_start().chars().next(), None | Some('#' | '%'));
    let mut lines = text.lines().filter(says).filter(|line| !line.starts_with("---"));
    let Some(first) = lines.next() else { return false };
    if let Some(inner) = first.trim_start().strip_prefix('{') {
        let whole = std::iter::once(inner).chain(lines).flat_map(|line| line.split(','));
        return whole.into_iter().any(|part| is_key(part.trim_start()));
    }
    let indent = first.len() - first.trim_start().len();
    let at_top = |line: &str| {
        let inner = line.trim_start();
        line.len() - inner.len() == indent && is_key(inner)
    };
    at_top(first) || lines.any(at_top)
}

fn is_key(text: &str) -> bool {
    let bare = text.strip_prefix("kcp");
    let quoted = || text.strip_prefix("\"kcp\"").or_else(|| text.strip_prefix("'kcp'"));
    bare.or_else(quoted).and_then(|rest| rest.trim_start().strip_prefix(':')).is_some_and(|value| {
        // `kcp:1` is one word, unless the key is quoted; whoever wrote it meant the key.
        value.chars().next().is_none_or(|c| c.is_whitespace() || c.is_ascii_digit())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plans_are_told_by_their_key() {
        for plan in [
            "kcp: 1\n",
            "\u{feff}# План\n\n---\ntitle: А\nkcp: 1\r\n",
            "%YAML 1.2\n---\nkcp : 1",
            "  title: А\n  kcp: 1\n",
            "{title: А, kcp: 1}",
            "{ \"kcp\": 1 }",
            "{\n  title: А,\n  kcp: 1\n}",
            "'kcp': 1",
            "kcp:\n",
            "kcp:1\ntitle: [\n",
        ] {
            assert!(names_kcp(plan), "{plan}");
        }
        for other in [
            "",
            "# kcp: 1\n",
            "services:\n  kcp: 1\n",
            "text: |\n  kcp: 1\n",
            "kcpx: 1\n",
            "- kcp: 1\n",
            "kcp\n",
            "kcp:latest\n",
        ] {
            assert!(!names_kcp(other), "{other}");
        }
    }

    #[test]
    fn what_is_hidden_or_no_plan_is_passed_over_and_the_rest_is_sorted() {
        let top = tempfile::tempdir().unwrap();
        let write = |path: &str, text: &str| {
            let path = top.path().join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        };
        for path in ["b.yaml", "a/2.yml", "a/1.YAML", "c/x.yaml"] {
            write(path, "kcp: 1\n");
        }
        for path in [".git/d.yaml", ".e.yaml", "f.txt", "a/.deep/g.yaml"] {
            write(path, "kcp: 1\n");
        }
        write("h.yaml", "version: 1\n");
        let found = plans(top.path());
        let names: Vec<_> = found.plans.iter().map(|path| path.strip_prefix(top.path()).unwrap()).collect();
        assert_eq!(names, ["a/1.YAML", "a/2.yml", "b.yaml", "c/x.yaml"].map(Path::new));
        assert!(found.failed.is_empty());
    }

    #[cfg(unix)]
    #[test]
    fn links_in_a_circle_end_and_those_that_lead_nowhere_are_no_failure() {
        let top = tempfile::tempdir().unwrap();
        fs::create_dir(top.path().join("a")).unwrap();
        fs::write(top.path().join("a/plan.yaml"), "kcp: 1\n").unwrap();
        std::os::unix::fs::symlink("..", top.path().join("a/up")).unwrap();
        std::os::unix::fs::symlink("nowhere.yaml", top.path().join("gone.yaml")).unwrap();
        let found = plans(top.path());
        assert_eq!(found.plans, [top.path().join("a/plan.yaml")]);
        assert!(found.failed.is_empty());
    }
}
