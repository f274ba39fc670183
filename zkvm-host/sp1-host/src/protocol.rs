//! Framing and messages: bounded lines in, one JSON object per line out, requests whose every field is checked by name.

use crate::errors::{fail, Code, Failure, Outcome};
use serde_json::{json, Map, Value};
use std::io::{BufRead, Read, Write};
use std::path::PathBuf;
use std::sync::mpsc::{sync_channel, Receiver, SyncSender};

/// Longest line in either direction, its newline included, in bytes.
pub const MAX_LINE_BYTES: usize = 64 << 10;
/// Answers that may wait for a slow reader before the host stops taking requests.
const MAX_QUEUED_LINES: usize = 1024;

/// One step of reading requests.
#[derive(Debug, PartialEq, Eq)]
pub enum Line {
    Text(Vec<u8>),
    TooLong,
    End,
}

/// Reads one line without its newline. A line over [`MAX_LINE_BYTES`] is skipped to its end and never held in memory.
pub fn read_line(input: &mut impl BufRead) -> std::io::Result<Line> {
    let mut line = Vec::new();
    let read = input.by_ref().take(MAX_LINE_BYTES as u64).read_until(b'\n', &mut line)?;
    if read == 0 {
        return Ok(Line::End);
    }
    if line.last() == Some(&b'\n') {
        line.pop();
        return Ok(Line::Text(line));
    }
    if read < MAX_LINE_BYTES {
        return Ok(Line::Text(line)); // the last line may lack its newline
    }
    loop {
        let buffer = input.fill_buf()?;
        if buffer.is_empty() {
            return Ok(Line::TooLong);
        }
        let (used, done) = match buffer.iter().position(|b| *b == b'\n') {
            Some(at) => (at + 1, true),
            None => (buffer.len(), false),
        };
        input.consume(used);
        if done {
            return Ok(Line::TooLong);
        }
    }
}

/// A request: its id, its operation, its fields.
#[derive(Debug)]
pub struct Request {
    pub id: u64,
    pub op: String,
    fields: Map<String, Value>,
}

impl Request {
    /// Parses a line. On failure the id is given when the line had one.
    pub fn parse(line: &[u8]) -> Result<Self, (Option<u64>, Failure)> {
        let bad = |id, message: String| (id, fail(Code::BadRequest, message));
        let value: Value = serde_json::from_slice(line).map_err(|e| bad(None, format!("request: not JSON: {e}")))?;
        let Value::Object(fields) = value else {
            return Err(bad(None, "request: want one JSON object per line".into()));
        };
        let Some(id) = fields.get("id").and_then(Value::as_u64) else {
            return Err(bad(None, "id: want a non-negative integer".into()));
        };
        let Some(op) = fields.get("op").and_then(Value::as_str) else {
            return Err(bad(Some(id), "op: want the name of an operation".into()));
        };
        Ok(Self { id, op: op.to_string(), fields })
    }

    /// A text field.
    pub fn text(&self, field: &str) -> Outcome<&str> {
        match self.fields.get(field) {
            Some(Value::String(s)) if !s.is_empty() && !s.contains('\0') => Ok(s),
            Some(_) => Err(fail(Code::BadRequest, format!("{field}: want a text that is not empty"))),
            None => Err(fail(Code::BadRequest, format!("{field}: missing; op {} needs it", self.op))),
        }
    }

    /// A path field.
    pub fn path(&self, field: &str) -> Outcome<PathBuf> {
        self.text(field).map(PathBuf::from)
    }

    /// An integer field.
    pub fn integer(&self, field: &str) -> Outcome<u64> {
        let value = self.fields.get(field).and_then(Value::as_u64);
        value.ok_or_else(|| fail(Code::BadRequest, format!("{field}: want a non-negative integer")))
    }

    /// An object field, absent or null allowed.
    pub fn object(&self, field: &str) -> Outcome<Option<&Map<String, Value>>> {
        match self.fields.get(field) {
            None | Some(Value::Null) => Ok(None),
            Some(Value::Object(map)) => Ok(Some(map)),
            Some(_) => Err(fail(Code::BadRequest, format!("{field}: want an object"))),
        }
    }
}

enum Outgoing {
    Line(String),
    Flush(SyncSender<()>),
}

/// The way to the one thread that writes to the client.
#[derive(Clone)]
pub struct Out(SyncSender<Outgoing>);

impl Out {
    /// Starts the writing thread over `sink`; when writing fails, the client is gone and `lost` is called.
    pub fn start(sink: impl Write + Send + 'static, lost: impl FnOnce() + Send + 'static) -> Self {
        let (tx, rx) = sync_channel(MAX_QUEUED_LINES);
        std::thread::spawn(move || {
            if write_all(sink, &rx).is_err() {
                lost();
            }
        });
        Self(tx)
    }

    fn send(&self, message: &Value) {
        let mut line = message.to_string();
        if line.len() + 1 > MAX_LINE_BYTES {
            // No answer of ours comes near the limit; if one ever does, the client learns that it was ours.
            line = answer(message["id"].as_u64(), &Err(fail(Code::Internal, "answer over the line limit"))).to_string();
        }
        line.push('\n');
        // The writer only ends with the process, so a failed send has nobody left to tell.
        let _ = self.0.send(Outgoing::Line(line));
    }

    /// Sends the final answer to request `id` (null when the request had none).
    pub fn answer(&self, id: Option<u64>, outcome: &Outcome<Value>) {
        self.send(&answer(id, outcome));
    }

    /// Sends a progress event.
    pub fn event(&self, id: u64, event: &Value) {
        self.send(&json!({"id": id, "event": event}));
    }

    /// Returns when everything sent before is written.
    pub fn flush(&self) {
        let (tx, rx) = sync_channel(1);
        if self.0.send(Outgoing::Flush(tx)).is_ok() {
            let _ = rx.recv();
        }
    }
}

fn answer(id: Option<u64>, outcome: &Outcome<Value>) -> Value {
    match outcome {
        Ok(value) => json!({"id": id, "ok": value}),
        Err(f) => {
            json!({"id": id, "error": {"class": f.code.class(), "code": f.code.text(), "message": f.message}})
        }
    }
}

fn write_all(mut sink: impl Write, rx: &Receiver<Outgoing>) -> std::io::Result<()> {
    for outgoing in rx {
        match outgoing {
            Outgoing::Line(line) => {
                sink.write_all(line.as_bytes())?;
                sink.flush()?;
            }
            Outgoing::Flush(done) => {
                let _ = done.send(());
            }
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(input: &[u8]) -> Vec<Line> {
        let mut reader = std::io::BufReader::with_capacity(1000, input);
        let mut all = Vec::new();
        loop {
            let line = read_line(&mut reader).unwrap();
            let end = line == Line::End;
            all.push(line);
            if end {
                return all;
            }
        }
    }

    #[test]
    fn lines_at_the_limit_and_one_past_it() {
        let fits = [vec![b'a'; MAX_LINE_BYTES - 1], vec![b'\n']].concat();
        let over = [vec![b'b'; MAX_LINE_BYTES], vec![b'\n']].concat();
        let input = [fits.clone(), over, b"next\n".to_vec()].concat();
        let want = vec![
            Line::Text(fits[..MAX_LINE_BYTES - 1].to_vec()),
            Line::TooLong,
            Line::Text(b"next".to_vec()),
            Line::End,
        ];
        assert_eq!(lines(&input), want);
    }

    #[test]
    fn last_line_without_newline_and_over_long_end() {
        assert_eq!(lines(b"{}"), vec![Line::Text(b"{}".to_vec()), Line::End]);
        assert_eq!(lines(&vec![b'x'; MAX_LINE_BYTES * 3]), vec![Line::TooLong, Line::End]);
        assert_eq!(lines(b""), vec![Line::End]);
    }

    #[test]
    fn malformed_requests_name_the_field() {
        for (line, id, want) in [
            (&b"\xff\xfe"[..], None, "not JSON"),
            (b"[1]", None, "one JSON object"),
            (b"{\"op\":\"hello\"}", None, "id:"),
            (b"{\"id\":-1,\"op\":\"hello\"}", None, "id:"),
            (b"{\"id\":1.5,\"op\":\"hello\"}", None, "id:"),
            (b"{\"id\":4}", Some(4), "op:"),
            (b"{\"id\":4,\"op\":7}", Some(4), "op:"),
        ] {
            let (got_id, failure) = Request::parse(line).unwrap_err();
            assert_eq!(got_id, id);
            assert_eq!(failure.code, Code::BadRequest);
            assert!(failure.message.contains(want), "{}", failure.message);
        }
        let deep = format!("{{\"id\":1,\"op\":{}", "[".repeat(50_000));
        assert!(Request::parse(deep.as_bytes()).is_err());
    }

    #[test]
    fn fields_are_checked_by_name() {
        let r = Request::parse(br#"{"id":1,"op":"x","elf":"","out":"/a","n":3,"limits":[],"more":{"a":1}}"#).unwrap();
        assert!(r.path("elf").unwrap_err().message.starts_with("elf: want a text"));
        assert_eq!(r.path("out").unwrap(), PathBuf::from("/a"));
        assert!(r.path("input").unwrap_err().message.starts_with("input: missing"));
        assert!(r.text("n").unwrap_err().message.starts_with("n:"));
        assert_eq!(r.integer("n").unwrap(), 3);
        assert!(r.integer("out").is_err());
        assert!(r.object("limits").is_err());
        assert!(r.object("absent").unwrap().is_none());
        assert!(r.object("more").unwrap().is_some());
    }

    #[test]
    fn answers_have_the_documented_shape() {
        assert_eq!(answer(Some(3), &Ok(json!({}))).to_string(), r#"{"id":3,"ok":{}}"#);
        let error = answer(None, &Err(fail(Code::Busy, "one prove at a time")));
        assert_eq!(error["error"], json!({"class":"retry","code":"busy","message":"one prove at a time"}));
        assert!(error["id"].is_null());
    }
}
