/// Where paths are told from: those who read what a build machine wrote look for files below the root of the
/// repository, wherever in it kcp was run.
#[derive(Clone, Debug)]
pub struct Base {
    root: String,
    here: String,
}

impl Base {
    /// Both are absolute, with `/` between folders: the root of the repository, and the folder that paths as
    /// shown start from.
    pub fn new(root: &str, here: &str) -> Self {
        Self { root: root.trim_end_matches('/').to_owned(), here: here.to_owned() }
    }

    /// A path as shown, told from the root; absolute where it leads out of the repository.
    pub(super) fn path(&self, shown: &str) -> String {
        let whole = if is_absolute(shown) { shown.to_owned() } else { format!("{}/{shown}", self.here) };
        let plain = plain(&whole);
        let below = plain.strip_prefix(&self.root).and_then(|rest| rest.strip_prefix('/'));
        below.map_or_else(|| plain.clone(), ToOwned::to_owned)
    }

    /// The same as a reference of RFC 3986, absolute where the path is.
    pub(super) fn uri(&self, shown: &str) -> String {
        let path = self.path(shown);
        let start = match (is_absolute(&path), path.starts_with('/')) {
            (true, true) => "file://",
            (true, false) => "file:///",
            _ => "",
        };
        let mut uri = start.to_owned();
        for byte in path.bytes() {
            match byte {
                b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => {
                    uri.push(char::from(byte));
                }
                _ => uri.push_str(&format!("%{byte:02X}")),
            }
        }
        uri
    }
}

fn is_absolute(path: &str) -> bool {
    let mut chars = path.chars();
    match (chars.next(), chars.next(), chars.next()) {
        (Some('/'), ..) => true,
        // A drive of Windows.
        (Some(drive), Some(':'), Some('/' | '\\')) => drive.is_ascii_alphabetic(),
        _ => false,
    }
}

/// An absolute path without `.`, `..` and doubled slashes.
fn plain(path: &str) -> String {
    let path = if cfg!(windows) { path.replace('\\', "/") } else { path.to_owned() };
    let mut parts: Vec<&str> = Vec::new();
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop();
            }
            part => parts.push(part),
        }
    }
    let top = if path.starts_with('/') { "/" } else { "" };
    format!("{top}{}", parts.join("/"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_told_from_the_root_of_the_repository() {
        let base = Base::new("/plans/школа", "/plans/школа/plans/2026");
        for (shown, path) in [
            ("a.yaml", "plans/2026/a.yaml"),
            ("./b//a.yaml", "plans/2026/b/a.yaml"),
            ("../../kcp.toml", "kcp.toml"),
            ("/plans/школа/a.yaml", "a.yaml"),
            ("/plans/школа2/a.yaml", "/plans/школа2/a.yaml"),
            ("../../../a.yaml", "/plans/a.yaml"),
            ("<stdin>", "plans/2026/<stdin>"),
        ] {
            assert_eq!(base.path(shown), path, "{shown}");
        }
        assert_eq!(Base::new("/", "/a").path("b"), "a/b");
    }

    #[test]
    fn references_spell_what_is_no_plain_letter() {
        let base = Base::new("/r", "/r");
        assert_eq!(base.uri("план 1.yaml"), "%D0%BF%D0%BB%D0%B0%D0%BD%201.yaml");
        assert_eq!(base.uri("a:b?c#d%.yaml"), "a%3Ab%3Fc%23d%25.yaml");
        assert_eq!(base.uri("/x/a.yaml"), "file:///x/a.yaml");
        assert_eq!(base.uri("C:/x/a.yaml"), "file:///C%3A/x/a.yaml");
    }
}
