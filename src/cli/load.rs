//! From what the command line says to a plan that is read and checked.

use super::discover;
use super::disk::{Disk, STDIN};
use super::errors::Failure;
use super::session::Session;
use crate::checks::RULES;
use crate::compile::{Compiled, Setup, compile};
use crate::config::{Config, Levels};
use crate::locale::{Locale, visible};
use crate::msg;
use crate::schema::nearest;
use crate::source::Files;
use std::fs;
use std::path::{Path, PathBuf};

/// A plan to be read.
pub struct Plan {
    /// Where it is read from; `-` is standard input.
    pub path: String,
    /// What messages call it.
    pub name: String,
    /// Whether the command line or the environment names it.
    pub named: bool,
    /// The settings that it stands under.
    pub config: Option<Config>,
}

/// The plan that is meant: the one that is named, else that of `KCP_PLAN`, else the nearest.
/// A folder stands for the plan that it is about. Standard input is called `stdin_name`.
///
/// # Errors
/// None is named and none is found, or settings can't be read.
pub fn plan(named: Option<&str>, stdin_name: Option<&str>, session: &Session) -> anyhow::Result<Plan> {
    let said = named.or(session.plan.as_deref());
    let (path, name) = match said {
        Some(STDIN) => {
            let name = stdin_name.map_or_else(|| "<stdin>".to_owned(), ToOwned::to_owned);
            (PathBuf::from(STDIN), name)
        }
        Some(path) if Path::new(path).is_dir() => in_folder(path)?,
        Some(path) => (PathBuf::from(path), path.to_owned()),
        None => found(discover::plan(Path::new(""))?),
    };
    let path = path.to_string_lossy().into_owned();
    let config = discover::config(folder(&path, stdin_name))?;
    if session.verbose {
        remark(&name, config.as_ref(), session);
    }
    // A name may hold what would drive the terminal, or a line break.
    let name = visible(&name).replace('\n', "\\u{a}");
    Ok(Plan { path, name, named: said.is_some(), config })
}

/// Reads a plan and what follows from it.
///
/// # Errors
/// The file can't be read; faults in it are no error.
pub fn read(plan: &Plan, levels: &Levels, session: &Session) -> anyhow::Result<Compiled> {
    read_as(plan, &setup(plan, levels, &Disk, session))
}

/// Reads a plan and what follows from it, in a manner of one's own.
///
/// # Errors
/// The file can't be read; faults in it are no error.
pub fn read_as(plan: &Plan, setup: &Setup<'_>) -> anyhow::Result<Compiled> {
    compile(setup).map_err(|error| unread(plan, error).into())
}

/// The plan's own bytes.
///
/// # Errors
/// The file can't be read.
pub fn bytes(plan: &Plan) -> anyhow::Result<Vec<u8>> {
    Disk.read(&plan.path).map_err(|error| unread(plan, error).into())
}

/// How a plan is compiled from `files`; its mends are not tried.
pub fn setup<'a>(plan: &'a Plan, levels: &'a Levels, files: &'a dyn Files, session: &Session) -> Setup<'a> {
    Setup {
        files,
        plan: &plan.path,
        name: &plan.name,
        config: plan.config.as_ref(),
        levels,
        rules: RULES,
        as_of: session.as_of,
        try_mends: false,
    }
}

/// Why a plan can't be read, and what may have been meant.
fn unread(plan: &Plan, error: std::io::Error) -> Failure {
    let missing = error.kind() == std::io::ErrorKind::NotFound;
    let failure = Failure::new(msg!("cli-cannot-read", path = &plan.name)).because(error);
    if !missing {
        return failure;
    }
    let named_by = plan.config.as_ref().filter(|config| config.program.is_some() && !plan.named);
    let failure = match named_by {
        Some(config) => failure.hint(msg!("cli-named-by", path = config.source.path())),
        None => failure,
    };
    match beside(&plan.path) {
        Some(near) => failure.hint(msg!("cli-near", names = near)),
        None => failure,
    }
}

fn in_folder(folder: &str) -> anyhow::Result<(PathBuf, String)> {
    match discover::plan_in(Path::new(folder))? {
        Some(path) => Ok((path.clone(), path.to_string_lossy().into_owned())),
        None => {
            Err(Failure::new(msg!("cli-no-plan-in", folder = folder)).hint(msg!("cli-no-plan.hint")).into())
        }
    }
}

fn found(path: PathBuf) -> (PathBuf, String) {
    let shown = discover::shown(&path);
    (path, shown)
}

/// The folder whose settings hold; for standard input that of the name it is given.
fn folder<'a>(path: &'a str, stdin_name: Option<&'a str>) -> &'a Path {
    let path = if path == STDIN { stdin_name.unwrap_or_default() } else { path };
    Path::new(path).parent().unwrap_or(Path::new(""))
}

/// A file beside a missing one whose name differs by a slip.
fn beside(path: &str) -> Option<String> {
    /// So many names are looked at.
    const MOST: usize = 1000;
    let path = Path::new(path);
    let parent = path.parent().unwrap_or(Path::new(""));
    let folder = if parent == Path::new("") { Path::new(".") } else { parent };
    let entries = fs::read_dir(folder).ok()?.take(MOST).filter_map(Result::ok);
    let names: Vec<String> = entries.filter_map(|entry| entry.file_name().into_string().ok()).collect();
    let near = nearest(path.file_name()?.to_str()?, names.iter().map(String::as_str))?;
    Some(parent.join(near).to_string_lossy().into_owned())
}

fn remark(name: &str, config: Option<&Config>, session: &Session) {
    let locale = Locale::new(session.language(config, None));
    let config = match config {
        Some(config) => locale.say(&msg!("cli-verbose.config", path = config.source.path())),
        None => locale.say(&msg!("cli-verbose.no-config")),
    };
    let plan = locale.say(&msg!("cli-verbose", path = name, day = session.as_of));
    session.terminal.remark(&visible(&format!("{plan}\n{config}\n")));
}
