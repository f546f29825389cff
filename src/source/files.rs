use std::collections::BTreeMap;
use std::io;

/// Where texts come from: a disk, a git revision, memory.
pub trait Files {
    /// The bytes of the file at `path` (with `/` between folders).
    ///
    /// # Errors
    /// As the place says: not found, no permission, a folder.
    fn read(&self, path: &str) -> io::Result<Vec<u8>>;
}

/// Files held in memory, by path.
#[derive(Clone, Debug, Default)]
pub struct Memory(pub BTreeMap<String, Vec<u8>>);

impl Memory {
    /// One file.
    pub fn one(path: &str, text: &str) -> Self {
        Self(BTreeMap::from([(path.to_owned(), text.as_bytes().to_vec())]))
    }
}

impl Files for Memory {
    fn read(&self, path: &str) -> io::Result<Vec<u8>> {
        self.0.get(path).cloned().ok_or_else(|| io::ErrorKind::NotFound.into())
    }
}
