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
const CLEAN: &str = "\
kcp: 1
title: Кружок
goal: Кружок работает
dates: 2030
people: { teacher: Учитель }
directions:
  - title: Начало
    responsible: teacher
    activities:
      - { title: Набрать группу, due: 2030-09-15, result: Список }
";

/// Faults of every level with mends, other places, wide characters, braces and brackets.
const FAULTY: &str = "\
kcp: 1
title: Кружок 😀 [a](b)
goal: {title: Кружок работает, subgoals: [Ёлка 100 %: есть]}
bugdet: 5
periods:
  main: 2030-01/2030-06
  other: { dates: 2030-09/2030-02 }
people: { teacher: Учитель }
directions:
  - title: Начало
    activities:
      - { title: Набрать группу, period: mian, responsible: teachr, duee: 2030-09-15 }
      - { title: 'Набрать, {0}', dates: 2030-13-01 }
      - title: Набрать группу
        title: \"Ещё раз\"
";
