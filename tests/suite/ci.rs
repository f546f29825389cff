//! Where kcp lives in a repository: what build machines and shells read, and many plans at once.

mod formats;
mod man;
mod many;
mod shells;
mod workflows;

use std::path::Path;

/// A folder that is the root of a repository, with these files.
fn repository(files: &[(&str, &str)]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    std::fs::create_dir(folder.path().join(".git")).unwrap();
    for (path, text) in files {
        write(folder.path(), path, text);
    }
    folder
}

fn write(folder: &Path, path: &str, text: &str) {
    let path = folder.join(path);
    std::fs::create_dir_all(path.parent().unwrap()).unwrap();
    std::fs::write(path, text).unwrap();
}

/// A plan without a fault, as of any day before 2031.
const CLEAN: &str = "kcp: 1\ntitle: Кружок\ngoal: Кружок работает\ndates: 2030\npeople: { teacher: Учитель }\n\
                     directions:\n  - title: Начало\n    responsible: teacher\n    activities:\n      \
                     - { title: Набрать группу, due: 2030-09-15, result: Список }\n";

/// Faults of every level with mends, other places, wide characters, braces and brackets.
const FAULTY: &str = "kcp: 1\ntitle: Кружок 😀 [a](b)\ngoal: {title: Кружок работает, subgoals: [Ёлка 100 %: есть]}\n\
                      bugdet: 5\nperiods:\n  main: 2030-01/2030-06\n  other: { dates: 2030-09/2030-02 }\n\
                      people: { teacher: Учитель }\ndirections:\n  - title: Начало\n    activities:\n      \
                      - { title: Набрать группу, period: mian, responsible: teachr, duee: 2030-09-15 }\n      \
                      - { title: 'Набрать, {0}', dates: 2030-13-01 }\n      \
                      - title: Набрать группу\n        title: \"Ещё раз\"\n";
