//! The project's own files as text, for the tests that hold the code to its rules.

use std::fs;
use std::path::{Path, PathBuf};

/// The repository's root.
pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Every file under `folder` whose name ends in `ending`, as (path from the root with `/`, text), in order.
pub fn files(folder: &str, ending: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let mut open: Vec<PathBuf> = vec![root().join(folder)];
    while let Some(next) = open.pop() {
        for entry in fs::read_dir(&next).unwrap().map(Result::unwrap) {
            let path = entry.path();
            if path.is_dir() {
                open.push(path);
            } else if path.to_str().unwrap().ends_with(ending) {
                let name = path.strip_prefix(root()).unwrap().to_str().unwrap().replace('\\', "/");
                found.push((name, fs::read_to_string(&path).unwrap()));
            }
        }
    }
    found.sort();
    found
}

/// The code that is built into the program: `files("src", ".rs")` without comments, `tests.rs` files and
/// `#[cfg(test)] mod` blocks. String literals stay; offsets do not.
pub fn code() -> Vec<(String, String)> {
    let is_test = |path: &str| path.ends_with("/tests.rs") || path.contains("/tests/");
    files("src", ".rs")
        .into_iter()
        .filter(|(path, _)| !is_test(path))
        .map(|(path, text)| (path, without_tests(&without_comments(&text))))
        .collect()
}

/// `code` with every comment taken out.
pub fn without_comments(code: &str) -> String {
    let mut kept = String::with_capacity(code.len());
    let mut rest = code;
    while let Some(first) = rest.chars().next() {
        let length = if rest.starts_with("//") {
            rest = &rest[rest.find('\n').unwrap_or(rest.len())..];
            continue;
        } else if rest.starts_with("/*") {
            rest = &rest[rest.find("*/").map_or(rest.len(), |end| end + 2)..];
            continue;
        } else {
            literal(rest).unwrap_or(first.len_utf8())
        };
        kept.push_str(&rest[..length]);
        rest = &rest[length..];
    }
    kept
}

/// The length of the string or character literal that `code` begins with, quotes included.
pub fn literal(code: &str) -> Option<usize> {
    if let Some(raw) = code.strip_prefix('r') {
        let hashes = raw.len() - raw.trim_start_matches('#').len();
        if raw[hashes..].starts_with('"') {
            let close = format!("\"{}", "#".repeat(hashes));
            let from = 1 + hashes + 1;
            return code[from..].find(&close).map(|at| from + at + close.len());
        }
        return None;
    }
    if code.starts_with('"') {
        let mut escaped = false;
        for (at, c) in code.char_indices().skip(1) {
            match c {
                _ if escaped => escaped = false,
                '\\' => escaped = true,
                '"' => return Some(at + 1),
                _ => {}
            }
        }
        return None;
    }
    // A lifetime has no closing quote right after its first character.
    let inner = code.strip_prefix('\'')?;
    if let Some(escape) = inner.strip_prefix('\\') {
        let from = 2 + escape.chars().next()?.len_utf8();
        return code[from..].find('\'').map(|at| from + at + 1);
    }
    let first = inner.chars().next()?;
    inner[first.len_utf8()..].starts_with('\'').then_some(2 + first.len_utf8())
}

/// Where the bracket that `code` begins with is closed: the byte after the closing one.
pub fn closed(code: &str) -> usize {
    let (mut depth, mut at) = (0_usize, 0);
    while let Some(c) = code[at..].chars().next() {
        if let Some(length) = literal(&code[at..]) {
            at += length;
            continue;
        }
        at += c.len_utf8();
        match c {
            '(' | '[' | '{' => depth += 1,
            ')' | ']' | '}' => {
                depth -= 1;
                if depth == 0 {
                    return at;
                }
            }
            _ => {}
        }
    }
    panic!("a bracket is never closed: {}", code.lines().next().unwrap_or_default());
}

/// `code` (without comments) without its `#[cfg(test)] mod … { … }` blocks.
fn without_tests(code: &str) -> String {
    let mut kept = String::new();
    let mut rest = code;
    while let Some(at) = rest.find("#[cfg(test)]") {
        kept.push_str(&rest[..at]);
        let block = &rest[at..];
        let brace = block.find(['{', ';']).unwrap_or(block.len());
        let end = if block[brace..].starts_with('{') { brace + closed(&block[brace..]) } else { brace };
        rest = &block[end..];
    }
    kept + rest
}

#[test]
fn comments_and_tests_are_left_out_and_literals_kept() {
    let code = "a(\"// no comment\", '\"'); // gone\n#[cfg(test)]\n\
                mod tests { fn f() { '}' } }\nfn b<'a>() {}";
    let kept = without_tests(&without_comments(code));
    assert_eq!(kept, "a(\"// no comment\", '\"'); \n\nfn b<'a>() {}");
}
