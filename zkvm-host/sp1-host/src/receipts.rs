//! Receipts as files: SP1's own types in bincode, one canonical byte string for each.

use crate::errors::{fail, Code, Outcome};
use crate::files;
use bincode::Options;
use serde::de::DeserializeOwned;
use serde::Serialize;
use sp1_core_executor::SP1RecursionProof;
use sp1_hypercube::{SP1PcsProofInner, SP1PcsProofOuter, ShardProof};
use sp1_primitives::{SP1GlobalContext, SP1OuterGlobalContext};
use std::path::Path;

/// The receipt of stage core: one STARK for each shard of the execution.
pub type Core = Vec<ShardProof<SP1GlobalContext, SP1PcsProofInner>>;
/// The receipt of stage compressed: one STARK over all shards.
pub type Compressed = SP1RecursionProof<SP1GlobalContext, SP1PcsProofInner>;
/// The receipt of stage wrap: one STARK over the BN254 field. Its verifying key is a constant of this SP1 version.
pub type Wrap = ShardProof<SP1OuterGlobalContext, SP1PcsProofOuter>;

/// A stage that has a receipt, in the order a job passes them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stage {
    Core,
    Compressed,
    Wrap,
}

/// The stages in order.
pub const STAGES: [Stage; 3] = [Stage::Core, Stage::Compressed, Stage::Wrap];

impl Stage {
    /// The stage's name in messages and file names.
    pub fn name(self) -> &'static str {
        match self {
            Self::Core => "core",
            Self::Compressed => "compressed",
            Self::Wrap => "wrap",
        }
    }

    /// The stage called `name`; `field` names the request's field in the error.
    pub fn parse(field: &str, name: &str) -> Outcome<Self> {
        STAGES
            .into_iter()
            .find(|stage| stage.name() == name)
            .ok_or_else(|| fail(Code::BadRequest, format!("{field}: want core, compressed or wrap, got {name:?}")))
    }

    /// The name of the stage's receipt file.
    pub fn file_name(self) -> String {
        format!("{}.receipt", self.name())
    }
}

/// Reads the bytes of a receipt; `field` names the request's field in errors.
pub fn load(field: &str, path: &Path, stage: Stage) -> Outcome<Vec<u8>> {
    let limit = if stage == Stage::Core { files::MAX_CORE_RECEIPT_BYTES } else { files::MAX_RECEIPT_BYTES };
    files::read(field, path, limit)
}

/// Decodes a receipt. Bytes that would not come out of [`encode`] are refused, so one receipt has one digest.
pub fn decode<T: DeserializeOwned + Serialize>(stage: Stage, bytes: &[u8]) -> Outcome<T> {
    let invalid = |why: String| fail(Code::ReceiptInvalid, format!("receipt: not a {} receipt: {why}", stage.name()));
    let options = bincode::DefaultOptions::new().with_fixint_encoding().with_limit(bytes.len() as u64);
    let value: T = options.deserialize(bytes).map_err(|e| invalid(e.to_string()))?;
    if encode(&value)? != bytes {
        return Err(invalid("its encoding is not canonical".into()));
    }
    Ok(value)
}

/// The bytes of a receipt.
pub fn encode<T: Serialize>(receipt: &T) -> Outcome<Vec<u8>> {
    bincode::serialize(receipt).map_err(|e| fail(Code::Internal, format!("receipt: encode: {e}")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stages_have_names_and_an_order() {
        for stage in STAGES {
            assert_eq!(Stage::parse("to", stage.name()), Ok(stage));
        }
        assert!(Stage::Core < Stage::Compressed && Stage::Compressed < Stage::Wrap);
        let failure = Stage::parse("to", "groth16").unwrap_err();
        assert!(failure.code == Code::BadRequest && failure.message.starts_with("to: want core"));
        assert_eq!(Stage::Wrap.file_name(), "wrap.receipt");
    }

    #[test]
    fn only_the_canonical_encoding_is_a_receipt() {
        let bytes = encode(&vec![(1u64, true)]).unwrap();
        assert_eq!(decode::<Vec<(u64, bool)>>(Stage::Core, &bytes).unwrap(), vec![(1, true)]);
        let longer = [bytes.clone(), vec![0]].concat();
        let hostile = [u64::MAX.to_le_bytes().to_vec(), bytes[8..].to_vec()].concat();
        for wrong in [&bytes[..bytes.len() - 1], &longer, &hostile, &[]] {
            assert_eq!(decode::<Vec<(u64, bool)>>(Stage::Core, wrong).unwrap_err().code, Code::ReceiptInvalid);
        }
    }
}
