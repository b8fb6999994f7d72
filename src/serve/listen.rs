//! A host and perhaps a port to a listener there.

use std::io;
use std::net::{SocketAddr, TcpListener};

use super::{ServeFailure, ServeOptions};

/// The port that is tried first, and how many after it.
const FIRST_PORT: u16 = 4000;
const TRIES: u16 = 100;

/// Listen on the port that was asked for, or on the first that is free.
pub(super) fn listen(options: &ServeOptions) -> Result<(TcpListener, SocketAddr), ServeFailure> {
    let host = options.host.trim_start_matches('[').trim_end_matches(']');
    let port = options.port.unwrap_or(FIRST_PORT);
    let failure = |error| ServeFailure::Listen { address: format!("{}:{port}", options.host), error };
    let listener = match options.port {
        Some(port) => TcpListener::bind((host, port)),
        None => first_free(host),
    };
    let listener = listener.map_err(failure)?;
    let address = listener.local_addr().map_err(failure)?;
    Ok((listener, address))
}

fn first_free(host: &str) -> io::Result<TcpListener> {
    let mut result = TcpListener::bind((host, FIRST_PORT));
    for port in FIRST_PORT + 1..FIRST_PORT + TRIES {
        match &result {
            Err(error) if error.kind() == io::ErrorKind::AddrInUse => {
                result = TcpListener::bind((host, port));
            }
            _ => break,
        }
    }
    result
}
