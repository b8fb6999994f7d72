//! A site in memory to pages in a browser, on this machine, built anew whenever a file changes.
//!
//! Requests never touch the disk: the only paths that are read are those of the built site. What was
//! built without errors stays up while a later state has some; those are shown in the browser.

mod answer;
mod events;
mod hosts;
mod http;
mod listen;
mod page;
mod places;
mod request;
mod state;
mod watch;

use std::fmt;
use std::io;
use std::net::{Ipv4Addr, Ipv6Addr, SocketAddr, TcpListener, TcpStream};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::{self, Scope};
use std::time::Duration;

use answer::{Answer, answer};
use hosts::Hosts;
use http::Head;
use places::Places;
use state::State;
use watch::Watch;

/// So many connections are open at one time, and so many of them wait for news.
const CONNECTIONS: usize = 128;
const LISTENERS: usize = 64;
/// So many connections in a row may fail to come about before the network counts as failed.
const FAILURES: usize = 50;
/// How long it may take until a stop is noticed.
const PATIENCE: Duration = Duration::from_millis(200);

/// What makes the site, again and again.
pub trait Builder: Sync {
    /// Read the project as it is now and build it.
    fn build(&self) -> Arc<dyn Preview>;

    /// The files and folders whose change asks for a build.
    fn watched(&self) -> Vec<PathBuf>;
}

/// A site that was built, in memory.
pub trait Preview: Send + Sync {
    /// The bytes and media type of the file at `path`, which has no base: `/2025/04/slug/`, `/theme/style.css`.
    fn get(&self, path: &str) -> Option<(Vec<u8>, &'static str)>;

    /// The page that says that there is none, as HTML.
    fn not_found(&self) -> Vec<u8>;

    /// What was found, for people, without colours; empty if nothing was.
    fn findings(&self) -> String;

    /// How much was found, in a few words: `2 errors, 1 warning in 2 files`.
    fn summary(&self) -> String;

    /// Whether something that was found stops a build; then there are no pages to get.
    fn has_errors(&self) -> bool;

    /// What every address of the site begins with: `/` or `/repo/`.
    fn base_path(&self) -> String;
}

/// Where to serve, and to whom.
#[derive(Clone, Debug)]
pub struct ServeOptions {
    /// The address to listen on: `127.0.0.1` unless somebody wants otherwise.
    pub host: String,
    /// The port, if it must be this one.
    pub port: Option<u16>,
    /// Names beside this machine's own by which the site may be asked for.
    pub allow_hosts: Vec<String>,
}

/// Why serving is not possible.
#[derive(Debug)]
pub enum ServeFailure {
    /// The address or port cannot be had.
    Listen {
        /// What was asked for.
        address: String,
        /// Why not.
        error: io::Error,
    },
    /// The network failed while serving.
    Network(io::Error),
    /// Changes of files cannot be watched, not even by looking again and again.
    Watch(String),
}

impl fmt::Display for ServeFailure {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Listen { address, error } if error.kind() == io::ErrorKind::AddrInUse => {
                write!(to, "another program listens on {address}; leave out `--port` to take a free one")
            }
            Self::Listen { address, error } => write!(to, "cannot listen on {address}: {error}"),
            Self::Network(error) => write!(to, "the network failed: {error}"),
            Self::Watch(why) => write!(to, "cannot watch the files for changes: {why}"),
        }
    }
}

/// Serve what `builder` builds until the process ends.
///
/// # Errors
///
/// If the address cannot be had, the files cannot be watched, or the network fails.
pub fn serve(options: &ServeOptions, builder: &dyn Builder) -> Result<(), ServeFailure> {
    Server::bind(options)?.run(builder)
}

/// A server that listens.
pub struct Server {
    listener: TcpListener,
    address: SocketAddr,
    hosts: Hosts,
    connections: Places,
    listeners: Places,
    stopping: AtomicBool,
}

impl Server {
    /// Listen where `options` say, without answering yet.
    ///
    /// # Errors
    ///
    /// If the address cannot be had.
    pub fn bind(options: &ServeOptions) -> Result<Self, ServeFailure> {
        let (listener, address) = listen::listen(options)?;
        let (connections, listeners) = (Places::new(CONNECTIONS), Places::new(LISTENERS));
        let hosts = Hosts::new(options, address);
        Ok(Self { listener, address, hosts, connections, listeners, stopping: AtomicBool::new(false) })
    }

    /// The address to open in a browser: `http://127.0.0.1:4000`.
    pub fn address(&self) -> String {
        if self.address.ip().is_unspecified() {
            format!("http://localhost:{}", self.address.port())
        } else {
            format!("http://{}", self.address)
        }
    }

    /// Build and answer, and build again after each change, until it is stopped.
    ///
    /// # Errors
    ///
    /// If the files cannot be watched or the network fails.
    pub fn run(&self, builder: &dyn Builder) -> Result<(), ServeFailure> {
        let mut watch = Watch::start(builder.watched())?;
        let state = State::new(builder.build());
        thread::scope(|scope| {
            let stop = StopAtEnd { server: self, state: &state };
            let network = scope.spawn(|| self.accept(scope, &state));
            let built = self.build_again(&mut watch, &state, builder);
            drop(stop);
            built.and(network.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)))
        })
    }

    /// Make [`run`](Self::run) return.
    pub fn stop(&self) {
        if !self.stopping.swap(true, Ordering::SeqCst) {
            // a last connection wakes the thread that waits for one
            let mut address = self.address;
            if address.ip().is_unspecified() {
                address.set_ip(if address.is_ipv4() {
                    Ipv4Addr::LOCALHOST.into()
                } else {
                    Ipv6Addr::LOCALHOST.into()
                });
            }
            let _ = TcpStream::connect(address);
        }
    }

    fn is_stopping(&self) -> bool {
        self.stopping.load(Ordering::SeqCst)
    }

    fn build_again(
        &self,
        watch: &mut Watch,
        state: &State,
        builder: &dyn Builder,
    ) -> Result<(), ServeFailure> {
        while !self.is_stopping() {
            if watch.has_changed(PATIENCE)? {
                state.show(builder.build());
                watch.follow(builder.watched())?;
            }
        }
        Ok(())
    }

    /// Give each connection a thread of its own, while there are places.
    fn accept<'scope>(
        &'scope self,
        scope: &'scope Scope<'scope, '_>,
        state: &'scope State,
    ) -> Result<(), ServeFailure> {
        let mut failures = 0;
        while !self.is_stopping() {
            match (self.listener.accept(), self.connections.take()) {
                (Ok((mut stream, _)), Some(place)) => {
                    failures = 0;
                    // without a thread the connection is closed, and the browser asks again
                    let _ = thread::Builder::new().spawn_scoped(scope, move || {
                        let _ = self.converse(&mut stream, state);
                        drop(place);
                    });
                }
                (Ok(_), None) => {}
                (Err(error), _) if failures == FAILURES => {
                    self.stop();
                    return Err(ServeFailure::Network(error));
                }
                (Err(_), _) => {
                    failures += 1;
                    thread::sleep(PATIENCE / 2);
                }
            }
        }
        Ok(())
    }

    fn converse(&self, stream: &mut TcpStream, state: &State) -> io::Result<()> {
        http::be_patient(stream)?;
        match http::read_head(stream) {
            Ok(head) => self.reply(&head, stream, state)?,
            Err(why) => match answer::without_head(&why) {
                Some(reply) => reply.send(stream, false)?,
                None => return Ok(()),
            },
        }
        http::say_goodbye(stream)
    }

    fn reply(&self, head: &Head, stream: &mut TcpStream, state: &State) -> io::Result<()> {
        let only_head = head.method == "HEAD";
        match answer(head, &self.hosts, state) {
            Answer::Page(page) => page.send(stream, only_head),
            Answer::Events { since } => match self.listeners.take() {
                Some(_place) => events::tell(stream, &since, only_head, state),
                None => answer::busy().send(stream, only_head),
            },
        }
    }
}

/// Stops everything when the builder's thread ends, be it by a panic, so that no thread is waited for in vain.
struct StopAtEnd<'a> {
    server: &'a Server,
    state: &'a State,
}

impl Drop for StopAtEnd<'_> {
    fn drop(&mut self) {
        self.server.stop();
        self.state.stop();
    }
}

#[cfg(test)]
mod tests;
