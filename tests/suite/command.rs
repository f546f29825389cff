//! Running the real `kcp`.

use std::path::Path;
use std::process::Command;

/// What one run left behind.
pub struct Run {
    /// Exit code.
    pub code: i32,
    /// Standard output.
    pub stdout: String,
    /// Standard error.
    pub stderr: String,
}

/// Runs `kcp` in `folder`, in the language given (`ru`, `en`), with nothing of the tester's own settings.
pub fn kcp(folder: &Path, language: &str, args: &[&str]) -> Run {
    let mut command = Command::new(env!("CARGO_BIN_EXE_kcp"));
    command.current_dir(folder).args(args);
    for name in
        ["KCP_LANG", "KCP_AS_OF", "KCP_PLAN", "LC_ALL", "LC_MESSAGES", "LANGUAGE", "NO_COLOR", "COLUMNS"]
    {
        command.env_remove(name);
    }
    let locale = if language == "ru" { "ru_RU.UTF-8" } else { "en_US.UTF-8" };
    let done = command.env("LANG", locale).output().unwrap();
    Run {
        code: done.status.code().unwrap(),
        stdout: String::from_utf8(done.stdout).unwrap(),
        stderr: String::from_utf8(done.stderr).unwrap(),
    }
}

/// The same, with its standard output read as JSON.
pub fn kcp_json(folder: &Path, args: &[&str]) -> (i32, serde_json::Value) {
    let args: Vec<&str> = args.iter().copied().chain(["--format", "json"]).collect();
    let run = kcp(folder, "ru", &args);
    let json = serde_json::from_str(&run.stdout);
    (run.code, json.unwrap_or_else(|error| panic!("{args:?}: {error}\n{}{}", run.stdout, run.stderr)))
}
