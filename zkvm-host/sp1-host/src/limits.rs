//! Limits of one execution, as a request gives them.

use crate::errors::{fail, Code, Outcome};
use crate::files::MAX_JOURNAL_BYTES;
use crate::protocol::Request;
use serde_json::{Map, Value};
use std::time::Duration;

/// Most cycles of one execution, and the limit when the request has none.
pub const MAX_CYCLES: u64 = 1 << 33;
/// Longest time of one execution, in seconds.
pub const MAX_EXECUTE_SECONDS: f64 = 86_400.0;
/// The time limit when the request has none, in seconds.
pub const DEFAULT_EXECUTE_SECONDS: f64 = 600.0;

/// What one execution may use.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Limits {
    pub cycles: u64,
    pub time: Duration,
    pub journal_bytes: u64,
}

impl Limits {
    /// The field `limits` of a request; each limit may be absent.
    pub fn from_request(request: &Request) -> Outcome<Self> {
        let none = Map::new();
        let fields = request.object("limits")?.unwrap_or(&none);
        let seconds = match fields.get("seconds") {
            None | Some(Value::Null) => DEFAULT_EXECUTE_SECONDS,
            Some(value) => value.as_f64().filter(|s| *s > 0.0 && *s <= MAX_EXECUTE_SECONDS).ok_or_else(|| {
                let message =
                    format!("limits.seconds: want more than 0 and at most {MAX_EXECUTE_SECONDS}, got {value}");
                fail(Code::BadRequest, message)
            })?,
        };
        Ok(Self {
            cycles: integer(fields, "cycles", 1, MAX_CYCLES)?,
            time: Duration::from_secs_f64(seconds),
            journal_bytes: integer(fields, "journal_bytes", 0, MAX_JOURNAL_BYTES)?,
        })
    }
}

/// The limit `name`, between `min` and `max`; `max` when absent.
fn integer(fields: &Map<String, Value>, name: &str, min: u64, max: u64) -> Outcome<u64> {
    match fields.get(name) {
        None | Some(Value::Null) => Ok(max),
        Some(value) => value.as_u64().filter(|n| (min..=max).contains(n)).ok_or_else(|| {
            fail(Code::BadRequest, format!("limits.{name}: want an integer from {min} to {max}, got {value}"))
        }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(limits: &str) -> Outcome<Limits> {
        let line = format!(r#"{{"id":1,"op":"execute","limits":{limits}}}"#);
        Limits::from_request(&Request::parse(line.as_bytes()).unwrap())
    }

    #[test]
    fn absent_limits_are_the_largest() {
        for limits in ["null", "{}", r#"{"cycles":null,"seconds":null,"journal_bytes":null}"#] {
            let l = parse(limits).unwrap();
            assert_eq!((l.cycles, l.journal_bytes), (MAX_CYCLES, MAX_JOURNAL_BYTES));
            assert_eq!(l.time, Duration::from_secs(600));
        }
    }

    #[test]
    fn each_limit_at_its_bound_and_one_past_it() {
        assert_eq!(parse(r#"{"cycles":8589934592}"#).unwrap().cycles, MAX_CYCLES);
        assert_eq!(parse(r#"{"journal_bytes":65536}"#).unwrap().journal_bytes, 65_536);
        assert_eq!(parse(r#"{"journal_bytes":0}"#).unwrap().journal_bytes, 0);
        assert_eq!(parse(r#"{"seconds":86400}"#).unwrap().time, Duration::from_secs(86_400));
        assert_eq!(parse(r#"{"seconds":0.5}"#).unwrap().time, Duration::from_millis(500));
        for (limits, field) in [
            (r#"{"cycles":8589934593}"#, "limits.cycles"),
            (r#"{"cycles":0}"#, "limits.cycles"),
            (r#"{"cycles":"9"}"#, "limits.cycles"),
            (r#"{"journal_bytes":65537}"#, "limits.journal_bytes"),
            (r#"{"seconds":0}"#, "limits.seconds"),
            (r#"{"seconds":86400.1}"#, "limits.seconds"),
            (r#"{"seconds":-1}"#, "limits.seconds"),
            (r#"[]"#, "limits"),
        ] {
            let failure = parse(limits).unwrap_err();
            assert_eq!(failure.code, Code::BadRequest);
            assert!(failure.message.starts_with(field), "{}", failure.message);
        }
    }
}
