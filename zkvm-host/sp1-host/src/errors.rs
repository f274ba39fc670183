//! The closed table of error codes (docs/host-protocol.md) and the failure that every operation ends with.

/// Longest error message, in bytes; what is longer is cut.
pub const MAX_MESSAGE_BYTES: usize = 4096;

/// What went wrong. The text and the class of each code are part of the protocol.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Code {
    BadRequest,
    FileUnreadable,
    ElfNotRiscv,
    ElfInvalid,
    GuestPanicked,
    CycleLimit,
    TimeLimit,
    JournalLimit,
    ReceiptInvalid,
    Busy,
    Cancelled,
    OutOfMemory,
    DeviceAbsent,
    DeviceTooSmall,
    DeviceUnsupported,
    DeviceUnhealthy,
    DeviceLost,
    Internal,
}

/// Every code with its text and its class.
const TABLE: [(Code, &str, &str); 18] = [
    (Code::BadRequest, "bad-request", "caller"),
    (Code::FileUnreadable, "file-unreadable", "caller"),
    (Code::ElfNotRiscv, "elf-not-riscv", "caller"),
    (Code::ElfInvalid, "elf-invalid", "caller"),
    (Code::GuestPanicked, "guest-panicked", "permanent"),
    (Code::CycleLimit, "cycle-limit", "permanent"),
    (Code::TimeLimit, "time-limit", "permanent"),
    (Code::JournalLimit, "journal-limit", "permanent"),
    (Code::ReceiptInvalid, "receipt-invalid", "permanent"),
    (Code::Busy, "busy", "retry"),
    (Code::Cancelled, "cancelled", "retry"),
    (Code::OutOfMemory, "out-of-memory", "retry"),
    (Code::DeviceAbsent, "device-absent", "caller"),
    (Code::DeviceTooSmall, "device-too-small", "caller"),
    (Code::DeviceUnsupported, "device-unsupported", "caller"),
    (Code::DeviceUnhealthy, "device-unhealthy", "retry"),
    (Code::DeviceLost, "device-lost", "retry"),
    (Code::Internal, "internal", "bug"),
];

impl Code {
    fn row(self) -> (&'static str, &'static str) {
        let row = TABLE.iter().find(|row| row.0 == self).expect("every code is in the table");
        (row.1, row.2)
    }

    /// The code's text in messages.
    pub fn text(self) -> &'static str {
        self.row().0
    }

    /// What to do about it: retry, permanent, caller or bug.
    pub fn class(self) -> &'static str {
        self.row().1
    }

    /// The code with this text.
    pub fn parse(text: &str) -> Option<Self> {
        TABLE.iter().find(|row| row.1 == text).map(|row| row.0)
    }
}

/// Why an operation failed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failure {
    pub code: Code,
    pub message: String,
}

/// The result of an operation.
pub type Outcome<T> = Result<T, Failure>;

/// A failure with this code; the message is cut to [`MAX_MESSAGE_BYTES`].
pub fn fail(code: Code, message: impl Into<String>) -> Failure {
    let mut message = message.into();
    if message.len() > MAX_MESSAGE_BYTES {
        let mut end = MAX_MESSAGE_BYTES;
        while !message.is_char_boundary(end) {
            end -= 1;
        }
        message.truncate(end);
    }
    Failure { code, message }
}

/// The text of a caught panic.
pub fn panic_text(payload: &(dyn std::any::Any + Send)) -> String {
    if let Some(text) = payload.downcast_ref::<&str>() {
        (*text).to_string()
    } else if let Some(text) = payload.downcast_ref::<String>() {
        text.clone()
    } else {
        "panic without a message".to_string()
    }
}

/// Runs `work`; a panic inside becomes a failure with `code`.
pub fn guarded<T>(code: Code, what: &str, work: impl FnOnce() -> Outcome<T>) -> Outcome<T> {
    std::panic::catch_unwind(std::panic::AssertUnwindSafe(work))
        .unwrap_or_else(|payload| Err(fail(code, format!("{what}: {}", panic_text(&*payload)))))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_has_one_row_and_round_trips() {
        for (code, text, class) in TABLE {
            assert_eq!(Code::parse(text), Some(code));
            assert_eq!((code.text(), code.class()), (text, class));
            assert_eq!(TABLE.iter().filter(|row| row.0 == code || row.1 == text).count(), 1);
            assert!(["retry", "permanent", "caller", "bug"].contains(&class));
        }
        assert_eq!(Code::parse("nonsense"), None);
    }

    #[test]
    fn long_messages_are_cut_on_a_character() {
        assert_eq!(fail(Code::Busy, "x".repeat(MAX_MESSAGE_BYTES)).message.len(), MAX_MESSAGE_BYTES);
        assert_eq!(fail(Code::Busy, "x".repeat(MAX_MESSAGE_BYTES + 1)).message.len(), MAX_MESSAGE_BYTES);
        let cut = fail(Code::Busy, "é".repeat(MAX_MESSAGE_BYTES)).message;
        assert!(cut.len() <= MAX_MESSAGE_BYTES && cut.chars().all(|c| c == 'é'));
    }

    #[test]
    fn a_panic_becomes_the_given_code() {
        let caught = guarded::<()>(Code::ElfInvalid, "setup", || panic!("bad {}", "shape"));
        assert_eq!(caught, Err(fail(Code::ElfInvalid, "setup: bad shape")));
        assert_eq!(guarded(Code::Internal, "x", || Ok(7)), Ok(7));
    }
}
