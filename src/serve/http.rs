//! Bytes of a connection to the head of one request, and an answer to bytes; every connection carries one of each.

use std::io::{self, Read, Write};
use std::net::{Shutdown, TcpStream};
use std::time::{Duration, Instant};

/// The largest head that is read, in bytes, and the longest that is waited for it.
const LARGEST_HEAD: usize = 32 * 1024;
const HEAD_IN: Duration = Duration::from_secs(10);
/// How long a client may take to accept the next part of an answer.
const PART_OUT: Duration = Duration::from_secs(30);
/// How long, and for how many parts, a client is listened to that goes on talking after its answer.
const FAREWELL: Duration = Duration::from_millis(300);
const LAST_WORDS: usize = 64;

/// The first lines of a request.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Head {
    /// `GET`.
    pub(super) method: String,
    /// What is asked for, as it came.
    pub(super) address: String,
    /// Names in lower case, and values.
    pub(super) headers: Vec<(String, String)>,
}

/// Why there is no head.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum NoHead {
    /// The client said nothing, or not enough in time.
    Silence,
    /// It is too large.
    TooLarge,
    /// It is not HTTP/1.
    Broken,
}

/// Read the head of a request from `stream`.
pub(super) fn read_head(stream: &mut TcpStream) -> Result<Head, NoHead> {
    let end = Instant::now() + HEAD_IN;
    let mut bytes = Vec::new();
    let mut part = [0; 4096];
    loop {
        if let Some(length) = bytes.windows(4).position(|window| window == b"\r\n\r\n") {
            return parse(&bytes[..length]).ok_or(NoHead::Broken);
        }
        if bytes.len() > LARGEST_HEAD {
            return Err(NoHead::TooLarge);
        }
        let left = end.saturating_duration_since(Instant::now()).max(Duration::from_millis(1));
        let read = stream.set_read_timeout(Some(left)).and_then(|()| stream.read(&mut part));
        match read {
            Ok(0) | Err(_) => return Err(NoHead::Silence),
            Ok(count) => bytes.extend_from_slice(&part[..count]),
        }
    }
}

fn parse(bytes: &[u8]) -> Option<Head> {
    let mut lines = std::str::from_utf8(bytes).ok()?.split("\r\n");
    let words: Vec<&str> = lines.next()?.split(' ').collect();
    let [method, address, "HTTP/1.1" | "HTTP/1.0"] = words[..] else { return None };
    let header = |line: &str| {
        let (name, value) = line.split_once(':')?;
        let named = !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_graphic());
        named.then(|| (name.to_ascii_lowercase(), value.trim().to_owned()))
    };
    let headers = lines.map(header).collect::<Option<_>>()?;
    Some(Head { method: method.into(), address: address.into(), headers })
}

/// Send the head of an answer.
pub(super) fn write_head(to: &mut impl Write, status: u16, headers: &[(&str, &str)]) -> io::Result<()> {
    let mut head = format!("HTTP/1.1 {status} {}\r\nConnection: close\r\n", reason(status));
    for (name, value) in headers {
        head.extend([name, ": ", value, "\r\n"]);
    }
    head.push_str("\r\n");
    to.write_all(head.as_bytes())
}

fn reason(status: u16) -> &'static str {
    match status {
        200 => "OK",
        302 => "Found",
        400 => "Bad Request",
        403 => "Forbidden",
        404 => "Not Found",
        405 => "Method Not Allowed",
        414 => "URI Too Long",
        431 => "Request Header Fields Too Large",
        503 => "Service Unavailable",
        _ => "Internal Server Error",
    }
}

/// Do not wait for ever for a client that does not read its answer.
pub(super) fn be_patient(stream: &TcpStream) -> io::Result<()> {
    stream.set_nodelay(true)?;
    stream.set_write_timeout(Some(PART_OUT))
}

/// End the connection so that the answer arrives although the client may still be talking: what is
/// unread when a connection is closed makes the system throw the answer away.
pub(super) fn say_goodbye(stream: &mut TcpStream) -> io::Result<()> {
    stream.shutdown(Shutdown::Write)?;
    stream.set_read_timeout(Some(FAREWELL))?;
    let mut part = [0; 4096];
    for _ in 0..LAST_WORDS {
        if stream.read(&mut part)? == 0 {
            break;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_head_is_its_first_line_and_its_headers() {
        let head = parse(b"GET /a?b HTTP/1.1\r\nHOST: localhost:4000\r\nX:").unwrap();
        let headers = vec![("host".into(), "localhost:4000".into()), ("x".into(), String::new())];
        assert_eq!(head, Head { method: "GET".into(), address: "/a?b".into(), headers });
    }

    #[test]
    fn what_is_not_http_is_broken() {
        for bad in [
            "",
            "GET /",
            "GET / HTTP/2.0",
            "GET  / HTTP/1.1",
            "GET / x HTTP/1.1",
            "GET / HTTP/1.1\r\n: x",
            "GET / HTTP/1.1\r\nHost : x",
            "GET / HTTP/1.1\r\nx",
        ] {
            assert_eq!(parse(bad.as_bytes()), None, "{bad}");
        }
    }
}
