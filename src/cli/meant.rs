//! Which plans a command is about that takes several: files, and folders with all that is below them.

use super::disk::{self, STDIN};
use super::errors::Failure;
use super::load::{self, Plan};
use super::session::Session;
use super::{discover, search};
use crate::msg;
use std::collections::HashSet;
use std::fs;
use std::path::{Path, PathBuf};

/// The plans that are meant, each once: those that are named, and those below the folders that are named.
/// What can't be read is added to `failed`.
pub fn meant(
    said: &[String],
    stdin_name: Option<&str>,
    session: &Session,
    failed: &mut Vec<anyhow::Error>,
) -> Vec<Plan> {
    let mut named: Vec<Option<String>> = Vec::new();
    for path in said {
        if path != STDIN && Path::new(path).is_dir() {
            named.extend(below(path, failed).into_iter().map(Some));
        } else {
            named.push(Some(path.clone()));
        }
    }
    if said.is_empty() {
        named.push(None);
    }
    let mut seen = HashSet::new();
    let mut plans = Vec::new();
    for path in named {
        match load::plan(path.as_deref(), stdin_name, session) {
            Ok(plan) => {
                let file = fs::canonicalize(&plan.path).unwrap_or_else(|_| PathBuf::from(&plan.path));
                if seen.insert(file) {
                    plans.push(plan);
                }
            }
            Err(error) => failed.push(error),
        }
    }
    plans
}

/// The plan that a folder is about, whatever its name and however broken, and all others below the folder.
fn below(folder: &str, failed: &mut Vec<anyhow::Error>) -> Vec<String> {
    let found = search::plans(Path::new(folder));
    failed.extend(found.failed.into_iter().map(anyhow::Error::from));
    let own = discover::plan_in(Path::new(folder));
    if found.plans.is_empty() {
        match own {
            Ok(Some(own)) => return vec![own.to_string_lossy().into_owned()],
            Ok(None) => {
                let failure = Failure::new(msg!("cli-no-plan-in", folder = folder));
                failed.push(failure.hint(msg!("cli-no-plan.hint")).into());
            }
            Err(error) => failed.push(error),
        }
        return Vec::new();
    }
    let own = own.ok().flatten().filter(|own| !found.plans.iter().any(|plan| disk::same_file(own, plan)));
    own.into_iter().chain(found.plans).map(|path| path.to_string_lossy().into_owned()).collect()
}
