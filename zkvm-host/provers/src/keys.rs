//! Verifying keys and table heights of SP1's own recursion programs, kept on disk between starts.
//!
//! Owns one folder. A file's name is the digest of the program and of what made the key; its content starts with the digest
//! of the rest, and a file where that differs is as good as absent. What a wrong file could do at worst is a proof that
//! does not verify.

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use slop_challenger::IopCtx;
use sp1_hypercube::MachineVerifyingKey;
use std::collections::BTreeMap;
use std::io::{BufWriter, Write};
use std::path::PathBuf;

/// Bytes of a SHA-256.
const DIGEST_BYTES: usize = 32;

/// What is known of a program's key.
#[derive(Serialize, Deserialize)]
#[serde(bound(serialize = "", deserialize = ""))]
pub struct Known<GC: IopCtx> {
    pub vk: MachineVerifyingKey<GC>,
    /// Rows of each preprocessed table.
    pub heights: BTreeMap<String, usize>,
}

/// The folder; without one nothing is kept.
#[derive(Clone)]
pub struct Store {
    folder: Option<PathBuf>,
    /// What a key depends on besides its program.
    maker: &'static str,
}

impl Store {
    /// A store in `folder` for keys that `maker` makes (a machine's name: other constraints, other keys).
    pub fn new(folder: Option<PathBuf>, maker: &'static str) -> Self {
        Self { folder, maker }
    }

    /// The name of `program`'s file: SHA-256 over version, maker and program, in hex.
    pub fn name(&self, program: &impl Serialize) -> String {
        let mut digest = BufWriter::with_capacity(1 << 16, Sha256::new());
        let head = format!("sp1 {} {}\n", crate::VERSION, self.maker);
        let written = digest.write_all(head.as_bytes());
        written.expect("a digest takes everything");
        bincode::serialize_into(&mut digest, program).expect("programs are plain data");
        let digest = digest.into_inner().expect("a digest takes everything");
        hex::encode(digest.finalize())
    }

    /// What file `name` says, if it is there and whole.
    pub fn load<T: DeserializeOwned>(&self, name: &str) -> Option<T> {
        let bytes = std::fs::read(self.folder.as_ref()?.join(name)).ok()?;
        let (digest, body) = bytes.split_at_checked(DIGEST_BYTES)?;
        (Sha256::digest(body)[..] == *digest).then(|| bincode::deserialize(body).ok())?
    }

    /// Writes file `name`. A full disk costs time at the next start, nothing else, so failures are only logged.
    pub fn save(&self, name: &str, known: &impl Serialize) {
        let Some(folder) = &self.folder else { return };
        let body = bincode::serialize(known).expect("keys are plain data");
        let bytes = [&Sha256::digest(&body)[..], &body].concat();
        let part = folder.join(format!("{name}.{}", std::process::id()));
        let written = std::fs::create_dir_all(folder)
            .and_then(|()| std::fs::write(&part, bytes))
            .and_then(|()| std::fs::rename(&part, folder.join(name)));
        if let Err(e) = written {
            tracing::warn!("{}: cannot keep a key: {e}", folder.display());
        }
    }

    /// Removes everything that was kept.
    pub fn forget(&self) {
        let _ = self.folder.as_ref().map(std::fs::remove_dir_all);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn store(name: &str) -> Store {
        let folder = std::env::temp_dir().join(format!("sp1-host-keys-{}-{name}", std::process::id()));
        let _ = std::fs::remove_dir_all(&folder);
        Store::new(Some(folder), "test")
    }

    #[test]
    fn gives_back_what_it_kept_until_it_forgets() {
        let store = store("kept");
        let name = store.name(&"program");
        assert_eq!(store.load::<Vec<u32>>(&name), None);
        store.save(&name, &vec![1u32, 2, 3]);
        assert_eq!(store.load(&name), Some(vec![1u32, 2, 3]));
        store.forget();
        assert_eq!(store.load::<Vec<u32>>(&name), None);
    }

    #[test]
    fn every_broken_byte_makes_a_file_absent() {
        let store = store("broken");
        let name = store.name(&7u8);
        store.save(&name, &vec![9u32; 4]);
        let path = store.folder.as_ref().unwrap().join(&name);
        let whole = std::fs::read(&path).unwrap();
        for at in 0..whole.len() {
            let mut broken = whole.clone();
            broken[at] ^= 1;
            std::fs::write(&path, &broken).unwrap();
            assert_eq!(store.load::<Vec<u32>>(&name), None, "byte {at}");
            std::fs::write(&path, &whole[..at]).unwrap();
            assert_eq!(store.load::<Vec<u32>>(&name), None, "{at} bytes");
        }
        std::fs::write(&path, &whole).unwrap();
        assert!(store.load::<Vec<u32>>(&name).is_some());
        store.forget();
    }

    #[test]
    fn names_tell_programs_and_makers_apart() {
        let name = |maker, program: &str| Store::new(None, maker).name(&program);
        assert_eq!(name("a", "x"), name("a", "x"));
        assert_ne!(name("a", "x"), name("a", "y"));
        assert_ne!(name("a", "x"), name("b", "x"));
        assert_eq!(name("a", "x").len(), 2 * DIGEST_BYTES);
    }

    #[test]
    fn without_a_folder_nothing_is_kept() {
        let store = Store::new(None, "test");
        store.save("name", &1u8);
        assert_eq!(store.load::<u8>("name"), None);
    }
}
