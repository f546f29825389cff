//! Running the real `kcp`.

use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

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
    run(&mut command(folder, language, args), b"")
}

/// `kcp` ready to run in `folder`, in the language given, with nothing of the tester's own settings.
pub fn command(folder: &Path, language: &str, args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_kcp"));
    command.current_dir(folder).args(args);
    for name in ["KCP_LANG", "KCP_AS_OF", "KCP_PLAN", "LC_ALL", "LC_MESSAGES", "LANGUAGE", "COLUMNS"]
        .into_iter()
        .chain(["NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE"])
    {
        command.env_remove(name);
    }
    let locale = if language == "ru" { "ru_RU.UTF-8" } else { "en_US.UTF-8" };
    command.env("LANG", locale);
    command
}

/// Runs a command to its end with the given standard input.
pub fn run(command: &mut Command, stdin: &[u8]) -> Run {
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    // Whoever doesn't read standard input may end before it is written.
    let _ = child.stdin.take().unwrap().write_all(stdin);
    let done = child.wait_with_output().unwrap();
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
