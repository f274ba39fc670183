//! Which code makes the batches: chosen when the program runs, by the processor or by the user.

use std::sync::OnceLock;

/// The environment variable that overrides the choice.
pub const PATH_VARIABLE: &str = "LEMMA_BN254";

/// How batches of permutations are made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Path {
    /// Eight permutations in one vector, with the AVX-512 IFMA instructions.
    Avx512Ifma,
    /// Ordinary 64-bit arithmetic, on every processor.
    Plain,
    /// The fastest of the others, and the caller makes everything a second time by the code
    /// that the batch replaces and stops at the first difference. Slow: for debugging.
    Compare,
}

impl Path {
    /// Every path, in the order in which the automatic choice prefers them.
    pub const ALL: [Self; 3] = [Self::Avx512Ifma, Self::Plain, Self::Compare];

    /// The value of the environment variable that asks for this path.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Avx512Ifma => "avx512ifma",
            Self::Plain => "plain",
            Self::Compare => "compare",
        }
    }

    /// Whether this processor can run it.
    pub fn available(self) -> bool {
        match self {
            Self::Avx512Ifma => cpu_has_ifma(),
            Self::Plain | Self::Compare => true,
        }
    }
}

/// Whether this processor has the instructions of [`Path::Avx512Ifma`].
pub fn cpu_has_ifma() -> bool {
    #[cfg(target_arch = "x86_64")]
    return crate::lanes::available();
    #[cfg(not(target_arch = "x86_64"))]
    false
}

/// The path for a value of [`PATH_VARIABLE`]; None, the empty value and `auto` leave the choice
/// to the processor.
///
/// Fails, in words for the user, on an unknown value and on one that this processor cannot run.
pub fn path_from(value: Option<&str>, cpu_has_ifma: bool) -> Result<Path, String> {
    const ALLOWED: &str = "auto, avx512ifma, plain or compare";
    match value {
        None | Some("" | "auto") if cpu_has_ifma => Ok(Path::Avx512Ifma),
        None | Some("" | "auto" | "plain") => Ok(Path::Plain),
        Some("avx512ifma") if cpu_has_ifma => Ok(Path::Avx512Ifma),
        Some("avx512ifma") => Err(format!(
            "{PATH_VARIABLE}=avx512ifma: this processor has no AVX-512 IFMA instructions; \
             leave {PATH_VARIABLE} unset or use one of {ALLOWED}"
        )),
        Some("compare") => Ok(Path::Compare),
        Some(other) => Err(format!(
            "{PATH_VARIABLE}={other}: unknown value; it must be one of {ALLOWED}"
        )),
    }
}

/// The path of this process, from [`PATH_VARIABLE`] and the processor, read once.
///
/// Panics with the text of [`path_from`] where that fails: a program that wants to refuse such
/// a value politely calls [`path_from`] first.
pub fn path() -> Path {
    static PATH: OnceLock<Path> = OnceLock::new();
    *PATH.get_or_init(|| {
        let value = std::env::var_os(PATH_VARIABLE);
        let value = value.as_ref().map(|value| value.to_string_lossy());
        path_from(value.as_deref(), cpu_has_ifma()).unwrap_or_else(|error| panic!("{error}"))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_of_the_variable() {
        for automatic in [None, Some(""), Some("auto")] {
            assert_eq!(path_from(automatic, true), Ok(Path::Avx512Ifma));
            assert_eq!(path_from(automatic, false), Ok(Path::Plain));
        }
        for path in Path::ALL {
            assert_eq!(path_from(Some(path.name()), true), Ok(path));
        }
        for path in [Path::Plain, Path::Compare] {
            assert_eq!(path_from(Some(path.name()), false), Ok(path));
            assert!(path.available());
        }
    }

    #[test]
    fn refusals_name_the_variable_and_the_allowed_values() {
        for (value, cpu_has_ifma, reason) in [
            ("avx512ifma", false, "no AVX-512 IFMA"),
            ("AVX512IFMA", true, "unknown value"),
            ("fast", true, "unknown value"),
        ] {
            let error = path_from(Some(value), cpu_has_ifma).unwrap_err();
            assert!(error.starts_with(&format!("LEMMA_BN254={value}: ")));
            assert!(error.contains(reason), "{error}");
            assert!(
                error.ends_with("auto, avx512ifma, plain or compare"),
                "{error}"
            );
        }
    }
}
