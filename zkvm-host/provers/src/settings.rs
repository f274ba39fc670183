//! Sizes and counts of SP1's prover, chosen from the machine's cores and memory; each can be set by the environment.

/// Memory that one proof at a time needs, in bytes, and what each further one adds (measured; README.md).
const FIRST_PROVER_BYTES: u64 = 14_000_000_000;
const FURTHER_PROVER_BYTES: u64 = 12_000_000_000;
/// Cores that one proof keeps busy: a second one beside it gains nothing before.
const CORES_PER_PROVER: u64 = 8;
/// Most proofs at a time, SP1's own number.
const MAX_PROVERS: u64 = 4;
/// Cells of the largest core shard: SP1's own limit, and the least that its tables need beside a program.
const MAX_SHARD_ELEMENTS: u64 = (1 << 28) + (1 << 27);
const MIN_SHARD_ELEMENTS: u64 = 1 << 26;
/// Memory beside the cells of a shard, and for each cell, while it is proven, in bytes (a shard of 175,799,872 cells took 14.3 GB).
const SHARD_BASE_BYTES: u64 = 2_500_000_000;
const SHARD_ELEMENT_BYTES: u64 = 70;
/// The share of the memory that a proof may fill; the rest is the node's, and the system's.
const USABLE_PERCENT: u64 = 80;

/// One choice: what it is, its value, the environment variable that sets it, and why it is what it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Setting {
    pub name: &'static str,
    pub variable: &'static str,
    pub value: u64,
    pub why: String,
}

/// All choices.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settings {
    /// Proofs of shards that are made at the same time.
    pub provers: Setting,
    /// Shards that are prepared at the same time, each with its trace in memory.
    pub workers: Setting,
    /// Cells of the largest core shard.
    pub shard_elements: Setting,
}

/// Chooses for a machine of `cores` cores and `memory` bytes (None: unknown); `variable` reads the environment.
/// Fails on a variable that is not a number in its range, naming both.
pub fn choose(cores: u64, memory: Option<u64>, variable: impl Fn(&str) -> Option<String>) -> Result<Settings, String> {
    let memory = memory.unwrap_or(FIRST_PROVER_BYTES);
    let set = |name, variable_name, chosen: u64, least: u64, most: u64, why: String| {
        let setting = |value, why| Setting { name, variable: variable_name, value, why };
        let Some(text) = variable(variable_name) else {
            return Ok(setting(chosen, why));
        };
        match text.parse::<u64>() {
            Ok(value) if (least..=most).contains(&value) => Ok(setting(value, format!("set by {variable_name}"))),
            _ => Err(format!("{variable_name}: want a number from {least} to {most}, got {text:?}")),
        }
    };
    let room = memory.saturating_sub(FIRST_PROVER_BYTES) / FURTHER_PROVER_BYTES + 1;
    let provers = room.min(cores / CORES_PER_PROVER).clamp(1, MAX_PROVERS);
    let provers = set(
        "provers",
        "LEMMA_PROVERS",
        provers,
        1,
        16,
        format!("{cores} cores, {} GB of memory", memory / 1_000_000_000),
    )?;
    let why = if provers.value == 1 {
        "one shard's trace in memory at a time"
    } else {
        "the next shard is prepared beside the proofs"
    };
    let ahead = if provers.value == 1 { 1 } else { provers.value + 1 };
    let workers = set("workers", "LEMMA_WORKERS", ahead, 1, 16, why.into())?;
    let fitting = memory / provers.value / 100 * USABLE_PERCENT;
    let elements = fitting.saturating_sub(SHARD_BASE_BYTES) / SHARD_ELEMENT_BYTES;
    let elements = elements.clamp(MIN_SHARD_ELEMENTS, MAX_SHARD_ELEMENTS) >> 24 << 24;
    let why = format!("{SHARD_ELEMENT_BYTES} bytes for each cell of a shard's trace");
    let shard_elements =
        set("shard_elements", "LEMMA_SHARD_ELEMENTS", elements, MIN_SHARD_ELEMENTS, MAX_SHARD_ELEMENTS, why)?;
    Ok(Settings { provers, workers, shard_elements })
}

impl Settings {
    /// All of them.
    pub fn all(&self) -> [&Setting; 3] {
        [&self.provers, &self.workers, &self.shard_elements]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn values(cores: u64, gigabytes: u64) -> [u64; 3] {
        let s = choose(cores, Some(gigabytes * 1_000_000_000), |_| None).unwrap();
        [s.provers.value, s.workers.value, s.shard_elements.value >> 20]
    }

    #[test]
    fn small_machines_prove_one_at_a_time_and_large_ones_four() {
        assert_eq!(values(2, 16), [1, 1, 128]);
        assert_eq!(values(2, 25), [1, 1, 224]);
        assert_eq!(values(64, 25), [1, 1, 224]);
        assert_eq!(values(16, 26), [2, 3, 96]);
        assert_eq!(values(15, 512), [1, 1, 384]);
        assert_eq!(values(64, 512), [4, 5, 384]);
        assert_eq!(values(1, 1), [1, 1, 64]);
        assert_eq!(choose(2, None, |_| None).unwrap().provers.value, 1);
    }

    #[test]
    fn variables_set_values_within_their_range() {
        let with = |name: &'static str, text: &'static str| {
            choose(2, Some(16_000_000_000), move |n| (n == name).then(|| text.to_string()))
        };
        assert_eq!(with("LEMMA_PROVERS", "16").unwrap().provers.value, 16);
        assert_eq!(with("LEMMA_WORKERS", "3").unwrap().workers.why, "set by LEMMA_WORKERS");
        assert_eq!(with("LEMMA_SHARD_ELEMENTS", "67108864").unwrap().shard_elements.value, MIN_SHARD_ELEMENTS);
        for (name, text) in [
            ("LEMMA_PROVERS", "0"),
            ("LEMMA_PROVERS", "17"),
            ("LEMMA_WORKERS", "two"),
            ("LEMMA_WORKERS", "-1"),
            ("LEMMA_SHARD_ELEMENTS", "67108863"),
            ("LEMMA_SHARD_ELEMENTS", "402653185"),
            ("LEMMA_SHARD_ELEMENTS", ""),
        ] {
            let message = with(name, text).unwrap_err();
            assert!(message.starts_with(&format!("{name}: want a number from ")), "{message}");
            assert!(message.ends_with(&format!("got {text:?}")), "{message}");
        }
    }
}
