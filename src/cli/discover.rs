//! Which plan a command is about, and which `kcp.toml` it stands under.

use super::errors::Failure;
use crate::checks::RULES;
use crate::config::{self, Config};
use crate::diagnostic::render::Base;
use crate::msg;
use std::fs;
use std::io;
use std::path::{Component, Path, PathBuf};

/// The name of a plan where `kcp.toml` gives none.
pub const PLAN: &str = "program.yaml";

/// What marks the root of a repository.
const REPOSITORIES: [&str; 4] = [".git", ".hg", ".jj", ".svn"];

/// The plan of a folder or the nearest above it up to the repository's root.
///
/// # Errors
/// There is none, or a `kcp.toml` on the way can't be read.
pub fn plan(folder: &Path) -> anyhow::Result<PathBuf> {
    for folder in upwards(folder) {
        if let Some(plan) = plan_in(&folder)? {
            return Ok(plan);
        }
    }
    Err(Failure::new(msg!("cli-no-plan")).hint(msg!("cli-no-plan.hint")).into())
}

/// The plan that a folder is about: the `program` of its `kcp.toml`, else its `program.yaml`.
///
/// # Errors
/// Its `kcp.toml` can't be read, and there is no `program.yaml` either.
pub fn plan_in(folder: &Path) -> anyhow::Result<Option<PathBuf>> {
    let config = config_in(folder)?;
    if let Some(program) = config.as_ref().and_then(|config| config.program.as_ref()) {
        return Ok(Some(folder.join(&program.value)));
    }
    let plan = folder.join(PLAN);
    if plan.is_file() {
        return Ok(Some(plan));
    }
    let broken = |config: &&Config| config.diagnostics.iter().any(|fault| *fault.rule == config::TOML_SYNTAX);
    match config.as_ref().filter(broken) {
        Some(config) => Err(Failure::new(msg!("cli-config-broken", path = config.source.path()))
            .hint(msg!("cli-config-broken.hint"))
            .into()),
        None => Ok(None),
    }
}

/// The `kcp.toml` nearest to a folder, up to the repository's root.
///
/// # Errors
/// It is there and can't be read.
pub fn config(folder: &Path) -> anyhow::Result<Option<Config>> {
    for folder in upwards(folder) {
        if let Some(config) = config_in(&folder)? {
            return Ok(Some(config));
        }
    }
    Ok(None)
}

/// A path as messages show it: relative to the current folder, with `/` between folders; as it is where
/// the way there would be long.
pub fn shown(path: &Path) -> String {
    let here = std::env::current_dir().unwrap_or_default();
    let text = relative(path, &here).unwrap_or_else(|| path.to_owned()).to_string_lossy().into_owned();
    if std::path::MAIN_SEPARATOR == '/' { text } else { text.replace('\\', "/") }
}

/// The way from `here` to `path`, climbing no more than three folders.
fn relative(path: &Path, here: &Path) -> Option<PathBuf> {
    let ups = here.ancestors().take(4).position(|above| path.starts_with(above))?;
    let above = here.ancestors().nth(ups).filter(|above| above.parent().is_some() || ups == 0)?;
    let rest = path.strip_prefix(above).ok()?;
    Some(std::iter::repeat_n("..", ups).collect::<PathBuf>().join(rest))
}

/// Where build machines tell paths from: the root of the repository that the current folder is in, else the
/// current folder.
pub fn base() -> Base {
    let here = std::env::current_dir().unwrap_or_default();
    let root = here.ancestors().find(|folder| is_root(folder)).unwrap_or(&here);
    let slashed = |path: &Path| path.to_string_lossy().replace(std::path::MAIN_SEPARATOR, "/");
    Base::new(&slashed(root), &slashed(&here))
}

fn config_in(folder: &Path) -> anyhow::Result<Option<Config>> {
    let path = folder.join(config::FILE);
    match fs::read(&path) {
        Ok(bytes) => Ok(Some(config::read(&shown(&path), &bytes, RULES))),
        Err(error) if matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory) => {
            Ok(None)
        }
        Err(error) => Err(Failure::new(msg!("cli-cannot-read", path = shown(&path))).because(error).into()),
    }
}

/// The folder and those above it up to the repository's root; without a repository up to the topmost.
fn upwards(folder: &Path) -> Vec<PathBuf> {
    let mut folders = Vec::new();
    for folder in plain(folder).ancestors() {
        folders.push(folder.to_owned());
        if is_root(folder) {
            break;
        }
    }
    folders
}

/// Whether a folder is the root of a repository.
fn is_root(folder: &Path) -> bool {
    REPOSITORIES.iter().any(|mark| folder.join(mark).exists())
}

/// The absolute path of a folder without `.` and `..`, so that what is above it can be read off it.
pub fn plain(folder: &Path) -> PathBuf {
    let mut path = std::env::current_dir().unwrap_or_default();
    for part in folder.components() {
        match part {
            Component::CurDir => {}
            Component::ParentDir => {
                path.pop();
            }
            part => path.push(part),
        }
    }
    path
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_shown_from_where_one_is() {
        let of = |path: &str, here: &str| {
            relative(Path::new(path), Path::new(here)).map(|path| path.to_string_lossy().into_owned())
        };
        assert_eq!(of("/a/b/program.yaml", "/a/b").as_deref(), Some("program.yaml"));
        assert_eq!(of("/a/kcp.toml", "/a/b/c").as_deref(), Some("../../kcp.toml"));
        assert_eq!(of("/a/x/kcp.toml", "/a/b").as_deref(), Some("../x/kcp.toml"));
        assert_eq!(of("/x/kcp.toml", "/a/b"), None);
        assert_eq!(of("plan.yaml", "/a/b"), None);
    }

    #[test]
    fn the_search_ends_at_the_root_of_the_repository() {
        let top = tempfile::tempdir().unwrap();
        let deep = top.path().join("repo/plans/2026");
        fs::create_dir_all(&deep).unwrap();
        fs::create_dir(top.path().join("repo/.git")).unwrap();
        fs::write(top.path().join(PLAN), "").unwrap();
        assert!(plan(&deep).is_err());
        fs::write(top.path().join("repo/program.yaml"), "").unwrap();
        assert_eq!(plan(&deep).unwrap(), top.path().join("repo/program.yaml"));
        fs::write(top.path().join("repo/plans/kcp.toml"), "program = 'main.yaml'\n").unwrap();
        assert_eq!(plan(&deep).unwrap(), top.path().join("repo/plans/main.yaml"));
        assert_eq!(plan(&deep.join("../2026")).unwrap(), top.path().join("repo/plans/main.yaml"));
        fs::write(deep.join(PLAN), "").unwrap();
        assert_eq!(plan(&deep).unwrap(), deep.join(PLAN));
    }
}
