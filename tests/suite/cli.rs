//! The command line as people meet it: help, errors, streams, exit codes, and what comes from where.

mod date;
mod help;
mod init;
mod lookup;
mod mending;
mod output;

use crate::command::{Run, command, run};
use std::path::Path;

/// A clean plan in Russian, as of any day before 2031.
const PLAN: &str = "kcp: 1\ntitle: Кружок\ngoal: Кружок работает\ndates: 2030\npeople: { teacher: Учитель }\n\
                    directions:\n  - title: Начало\n    responsible: teacher\n    activities:\n      \
                    - { title: Набрать группу, due: 2030-09-15, result: Список }\n";

/// The same with an unknown key.
const FAULTY: &str = "kcp: 1\ntitle: Кружок\ngoal: Кружок работает\nbugdet: 5\n";

/// A folder that holds these files and is a repository of its own.
pub fn folder(files: &[(&str, &str)]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    std::fs::create_dir(folder.path().join(".git")).unwrap();
    for (path, text) in files {
        let path = folder.path().join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    }
    folder
}

/// Runs `kcp` with variables of the environment.
fn with(folder: &Path, language: &str, variables: &[(&str, &str)], args: &[&str]) -> Run {
    run(command(folder, language, args).envs(variables.iter().copied()), b"")
}
