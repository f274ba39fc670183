//! Files of requests: bounded reads, atomic writes.

use crate::errors::{fail, Code, Outcome};
use std::fs::{File, OpenOptions};
use std::io::{Read, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};

/// Longest ELF, in bytes.
pub const MAX_ELF_BYTES: u64 = 32 << 20;
/// Longest input, in bytes.
pub const MAX_INPUT_BYTES: u64 = 64 << 20;
/// Longest journal, in bytes.
pub const MAX_JOURNAL_BYTES: u64 = 64 << 10;
/// Longest core receipt, in bytes; it grows with the number of shards.
pub const MAX_CORE_RECEIPT_BYTES: u64 = 4 << 30;
/// Longest compressed or wrap receipt, in bytes; both are near 1.5 MB.
pub const MAX_RECEIPT_BYTES: u64 = 16 << 20;

/// The folder for what is quicker to read than to make again, if the environment names one.
pub fn cache_folder() -> Option<PathBuf> {
    std::env::var_os("LEMMA_CACHE").filter(|cache| !cache.is_empty()).map(PathBuf::from)
}

/// Reads the whole regular file at `path`, at most `max` bytes; `field` names the request's field in errors.
pub fn read(field: &str, path: &Path, max: u64) -> Outcome<Vec<u8>> {
    let unreadable = |e: String| fail(Code::FileUnreadable, format!("{field}: {}: {e}", path.display()));
    // Not blocking: opening a pipe must not hang the host.
    let open = OpenOptions::new().read(true).custom_flags(libc::O_NONBLOCK).open(path);
    let file = open.map_err(|e| unreadable(e.to_string()))?;
    let about = file.metadata().map_err(|e| unreadable(e.to_string()))?;
    if !about.is_file() {
        return Err(unreadable("not a regular file".into()));
    }
    if about.len() > max {
        return Err(unreadable(format!("{} bytes, the limit is {max}", about.len())));
    }
    let mut bytes = Vec::with_capacity(about.len() as usize);
    file.take(max + 1).read_to_end(&mut bytes).map_err(|e| unreadable(e.to_string()))?;
    if bytes.len() as u64 > max {
        return Err(unreadable(format!("longer than the limit of {max} bytes")));
    }
    Ok(bytes)
}

/// Writes a file through `fill` to a temporary name, syncs it, renames it to `path` and syncs the folder, so that a file
/// which exists is whole; `field` names the request's field in errors.
pub fn write<T>(field: &str, path: &Path, fill: impl FnOnce(&mut dyn Write) -> std::io::Result<T>) -> Outcome<T> {
    let unwritable = |e: std::io::Error| {
        let message = format!("{field}: cannot write {}: {e}; give a path in a writable folder", path.display());
        fail(Code::FileUnreadable, message)
    };
    let folder = path.parent().unwrap_or(Path::new("/"));
    let Some(name) = path.file_name() else {
        return Err(fail(Code::BadRequest, format!("{field}: {} names no file", path.display())));
    };
    let temporary = folder.join(format!(".{}.{}.tmp", name.to_string_lossy(), std::process::id()));
    let result = (|| {
        let mut file = std::io::BufWriter::with_capacity(1 << 20, File::create(&temporary)?);
        let value = fill(&mut file)?;
        let file = file.into_inner().map_err(std::io::IntoInnerError::into_error)?;
        file.sync_all()?;
        std::fs::rename(&temporary, path)?;
        File::open(folder)?.sync_all()?;
        Ok(value)
    })();
    result.map_err(|e| {
        let _ = std::fs::remove_file(&temporary);
        unwritable(e)
    })
}

/// Checks that the request's field `field` is a folder.
pub fn folder(field: &str, path: &Path) -> Outcome<()> {
    match std::fs::metadata(path) {
        Ok(about) if about.is_dir() => Ok(()),
        Ok(_) => Err(fail(Code::FileUnreadable, format!("{field}: {} is not a folder", path.display()))),
        Err(e) => Err(fail(Code::FileUnreadable, format!("{field}: {}: {e}", path.display()))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn scratch(name: &str) -> std::path::PathBuf {
        let dir = std::env::temp_dir().join(format!("sp1-host-files-{}-{name}", std::process::id()));
        let _ = std::fs::remove_dir_all(&dir);
        std::fs::create_dir(&dir).unwrap();
        dir
    }

    #[test]
    fn reads_at_the_limit_and_refuses_one_past_it() {
        let dir = scratch("limit");
        let path = dir.join("f");
        std::fs::write(&path, [7u8; 10]).unwrap();
        assert_eq!(read("elf", &path, 10).unwrap().len(), 10);
        let over = read("elf", &path, 9).unwrap_err();
        assert_eq!(over.code, Code::FileUnreadable);
        assert!(over.message.starts_with("elf: ") && over.message.contains("limit is 9"), "{}", over.message);
        std::fs::remove_dir_all(&dir).unwrap();
    }

    #[test]
    fn refuses_what_is_not_a_regular_file() {
        let dir = scratch("kind");
        assert!(read("input", &dir, 9).unwrap_err().message.contains("input: "));
        assert!(read("input", &dir.join("absent"), 9).is_err());
        let pipe = std::ffi::CString::new(dir.join("pipe").to_str().unwrap()).unwrap();
        assert_eq!(unsafe { libc::mkfifo(pipe.as_ptr(), 0o600) }, 0);
        assert!(read("input", &dir.join("pipe"), 9).unwrap_err().message.contains("not a regular file"));
        assert!(folder("dir", &dir).is_ok());
        assert!(folder("dir", &dir.join("absent")).is_err());
        std::fs::remove_dir_all(&dir).unwrap();
    }

    #[test]
    fn a_failed_write_leaves_nothing() {
        let dir = scratch("write");
        let path = dir.join("out");
        let failed = write::<()>("out", &path, |w| {
            w.write_all(b"half")?;
            Err(std::io::Error::other("broken"))
        });
        assert!(failed.unwrap_err().message.starts_with("out: cannot write"));
        assert_eq!(std::fs::read_dir(&dir).unwrap().count(), 0);
        write("out", &path, |w| w.write_all(b"whole")).unwrap();
        assert_eq!(std::fs::read(&path).unwrap(), b"whole");
        assert_eq!(std::fs::read_dir(&dir).unwrap().count(), 1);
        assert_eq!(write("out", Path::new("/"), |_| Ok(())).unwrap_err().code, Code::BadRequest);
        std::fs::remove_dir_all(&dir).unwrap();
    }
}
