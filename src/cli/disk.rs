use crate::source::{Files, text_of};
use std::fs;
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The path that stands for standard input.
pub const STDIN: &str = "-";

/// How many symbolic links are followed before they count as a circle.
const LINKS: usize = 40;

/// The files of this machine; `-` is standard input.
#[derive(Clone, Copy, Debug, Default)]
pub struct Disk;

impl Files for Disk {
    fn read(&self, path: &str) -> io::Result<Vec<u8>> {
        if path == STDIN {
            let mut bytes = Vec::new();
            io::stdin().lock().read_to_end(&mut bytes)?;
            return Ok(bytes);
        }
        if Path::new(path).is_dir() {
            return Err(io::ErrorKind::IsADirectory.into());
        }
        fs::read(path)
    }

    fn read_text(&self, path: &str) -> io::Result<Result<Arc<String>, Vec<u8>>> {
        if path == STDIN {
            return text_of(io::stdin().lock(), 0);
        }
        if Path::new(path).is_dir() {
            return Err(io::ErrorKind::IsADirectory.into());
        }
        let file = fs::File::open(path)?;
        let size = usize::try_from(file.metadata()?.len()).unwrap_or_default();
        text_of(file, size)
    }
}

/// Writes a file whole or not at all. An existing one keeps its permissions, and a symbolic link
/// stays one: what it points to is replaced. A device or pipe is written to as it is.
///
/// # Errors
/// As the system says; then whatever was there before is unchanged.
pub fn write(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let target = resolve(path)?;
    let existing = match fs::metadata(&target) {
        Ok(found) if found.is_dir() => return Err(io::ErrorKind::IsADirectory.into()),
        Ok(found) if !found.is_file() => {
            return fs::OpenOptions::new().write(true).open(&target)?.write_all(bytes);
        }
        Ok(found) if found.permissions().readonly() => return Err(io::ErrorKind::PermissionDenied.into()),
        Ok(found) => Some(found.permissions()),
        Err(error) if error.kind() == io::ErrorKind::NotFound => None,
        Err(error) => return Err(error),
    };
    let file = temporary(&target, bytes)?;
    if let Some(permissions) = existing {
        file.as_file().set_permissions(permissions)?;
    }
    file.persist(&target).map(drop).map_err(|error| error.error)
}

/// Writes a file whole or not at all, and only where there is none yet.
///
/// # Errors
/// `AlreadyExists` if something has that name, a dangling link too; else as the system says.
pub fn create(path: &Path, bytes: &[u8]) -> io::Result<()> {
    if fs::symlink_metadata(path).is_ok() {
        return Err(io::ErrorKind::AlreadyExists.into());
    }
    temporary(path, bytes)?.persist_noclobber(path).map(drop).map_err(|error| error.error)
}

/// Whether two paths lead to the same file, through links and other spellings.
pub fn same_file(a: &Path, b: &Path) -> bool {
    match (resolve(a).and_then(fs::canonicalize), resolve(b).and_then(fs::canonicalize)) {
        (Ok(a), Ok(b)) => a == b,
        _ => false,
    }
}

fn temporary(target: &Path, bytes: &[u8]) -> io::Result<tempfile::NamedTempFile> {
    let folder = match target.parent() {
        Some(folder) if folder != Path::new("") => folder,
        _ => Path::new("."),
    };
    let mut builder = tempfile::Builder::new();
    builder.prefix(".kcp-");
    #[cfg(unix)]
    {
        // What any new file gets; the system takes off what the user's mask forbids.
        use std::os::unix::fs::PermissionsExt;
        builder.permissions(fs::Permissions::from_mode(0o666));
    }
    let mut file = builder.tempfile_in(folder)?;
    file.write_all(bytes)?;
    // Else a loss of power after the rename may leave an empty file in the plan's place.
    file.as_file().sync_all()?;
    Ok(file)
}

/// The file that a path leads to through links; it need not exist.
fn resolve(path: &Path) -> io::Result<PathBuf> {
    let mut path = path.to_owned();
    for _ in 0..LINKS {
        match fs::read_link(&path) {
            Ok(next) => path = path.parent().unwrap_or(Path::new("")).join(next),
            Err(_) => return Ok(path),
        }
    }
    Err(io::Error::other("too many levels of symbolic links"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_replaced_whole_and_nothing_is_left_beside_it() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("отчёт.md");
        write(&path, "старое и длинное".as_bytes()).unwrap();
        write(&path, "новое".as_bytes()).unwrap();
        assert_eq!(fs::read_to_string(&path).unwrap(), "новое");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
        assert_eq!(write(folder.path(), b"").unwrap_err().kind(), io::ErrorKind::IsADirectory);
    }

    #[test]
    fn what_exists_is_never_created_anew() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("program.yaml");
        create(&path, b"mine").unwrap();
        assert_eq!(create(&path, b"yours").unwrap_err().kind(), io::ErrorKind::AlreadyExists);
        assert_eq!(fs::read(&path).unwrap(), b"mine");
    }

    #[cfg(unix)]
    #[test]
    fn permissions_and_links_are_kept() {
        use std::os::unix::fs::{PermissionsExt, symlink};
        let folder = tempfile::tempdir().unwrap();
        let (real, link) = (folder.path().join("real.md"), folder.path().join("link.md"));
        write(&real, b"1").unwrap();
        assert_eq!(fs::metadata(&real).unwrap().permissions().mode() & 0o600, 0o600);
        fs::set_permissions(&real, fs::Permissions::from_mode(0o640)).unwrap();
        symlink("real.md", &link).unwrap();
        write(&link, b"2").unwrap();
        assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
        assert_eq!(fs::read(&real).unwrap(), b"2");
        assert_eq!(fs::metadata(&real).unwrap().permissions().mode() & 0o777, 0o640);
        assert!(same_file(&real, &link));
        symlink("circle", folder.path().join("circle")).unwrap();
        assert!(write(&folder.path().join("circle"), b"3").is_err());
    }

    #[cfg(unix)]
    #[test]
    fn a_dangling_link_is_written_through_but_not_created_over() {
        let folder = tempfile::tempdir().unwrap();
        let link = folder.path().join("link.md");
        std::os::unix::fs::symlink("new.md", &link).unwrap();
        assert_eq!(create(&link, b"1").unwrap_err().kind(), io::ErrorKind::AlreadyExists);
        write(&link, b"1").unwrap();
        assert_eq!(fs::read(folder.path().join("new.md")).unwrap(), b"1");
    }
}
