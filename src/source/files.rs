use std::io;
use std::string::FromUtf8Error;
use std::sync::Arc;

/// Where texts come from: a disk, a git revision, memory.
pub trait Files {
    /// The bytes of the file at `path` (with `/` between folders).
    ///
    /// # Errors
    /// As the place says: not found, no permission, a folder.
    fn read(&self, path: &str) -> io::Result<Vec<u8>>;

    /// The text of the file at `path` if it is UTF-8, else its bytes.
    ///
    /// # Errors
    /// As for [`read`](Self::read).
    fn read_text(&self, path: &str) -> io::Result<Result<Arc<String>, Vec<u8>>> {
        text_of(io::Cursor::new(self.read(path)?), 0)
    }
}

/// So many bytes are taken at a time.
const BLOCK: usize = 1 << 16;

/// The text that a reader gives if it is UTF-8, else its bytes; `size` is what is expected of it. Each part
/// is looked at while the processor still has it at hand, and there is no second copy of the whole.
///
/// # Errors
/// As the reader says.
pub fn text_of(mut reader: impl io::Read, size: usize) -> io::Result<Result<Arc<String>, Vec<u8>>> {
    let too_large = |_| io::Error::from(io::ErrorKind::OutOfMemory);
    let mut text = String::new();
    text.try_reserve_exact(size).map_err(too_large)?;
    let mut block = vec![0; BLOCK];
    // The bytes at the beginning of the block that are a character's first ones.
    let mut held = 0;
    loop {
        let count = match reader.read(block.get_mut(held..).unwrap_or_default()) {
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            count => count?,
        };
        let filled = block.get(..held + count).unwrap_or_default();
        let whole = if count == 0 { filled.len() } else { filled.len() - unfinished(filled) };
        let Ok(part) = simdutf8::basic::from_utf8(filled.get(..whole).unwrap_or_default()) else {
            let mut bytes = text.into_bytes();
            bytes.try_reserve(filled.len()).map_err(too_large)?;
            bytes.extend_from_slice(filled);
            reader.read_to_end(&mut bytes)?;
            return Ok(Err(bytes));
        };
        text.try_reserve(part.len()).map_err(too_large)?;
        text.push_str(part);
        if count == 0 {
            return Ok(Ok(Arc::new(text)));
        }
        held = filled.len() - whole;
        block.copy_within(whole..whole + held, 0);
    }
}

/// How many bytes at the end are the beginning of a character whose rest is to come.
fn unfinished(bytes: &[u8]) -> usize {
    let follows = |byte: &u8| byte & 0b1100_0000 == 0b1000_0000;
    let following = bytes.iter().rev().take(3).take_while(|byte| follows(byte)).count();
    let length = match bytes.iter().rev().nth(following) {
        Some(0xc0..=0xdf) => 2,
        Some(0xe0..=0xef) => 3,
        Some(0xf0..) => 4,
        _ => return 0,
    };
    if following + 1 < length { following + 1 } else { 0 }
}

/// One file, held in memory.
#[derive(Clone, Debug)]
pub struct Memory {
    path: String,
    kept: Result<Arc<String>, Vec<u8>>,
}

impl Memory {
    /// The file at `path` that holds these bytes.
    pub fn one(path: &str, bytes: impl Into<Vec<u8>>) -> Self {
        let kept = String::from_utf8(bytes.into()).map(Arc::new).map_err(FromUtf8Error::into_bytes);
        Self { path: path.to_owned(), kept }
    }
}

impl Files for Memory {
    fn read(&self, path: &str) -> io::Result<Vec<u8>> {
        Ok(match self.read_text(path)? {
            Ok(text) => text.as_bytes().to_vec(),
            Err(bytes) => bytes,
        })
    }

    fn read_text(&self, path: &str) -> io::Result<Result<Arc<String>, Vec<u8>>> {
        if path == self.path { Ok(self.kept.clone()) } else { Err(io::ErrorKind::NotFound.into()) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_the_same_wherever_its_blocks_end() {
        for c in ["a", "я", "№", "😀"] {
            for before in BLOCK - 5..BLOCK + 5 {
                let text = "x".repeat(before) + &c.repeat(BLOCK);
                assert_eq!(text_of(text.as_bytes(), 0).unwrap(), Ok(Arc::new(text.clone())));
                let mut broken = text.into_bytes();
                broken.push(0xd0);
                assert_eq!(text_of(broken.as_slice(), broken.len()).unwrap(), Err(broken.clone()));
                broken.insert(before, 0xff);
                assert_eq!(text_of(broken.as_slice(), 7).unwrap(), Err(broken.clone()));
            }
        }
        assert_eq!(text_of([].as_slice(), 0).unwrap(), Ok(Arc::default()));
    }
}
