//! `onrecord serve`: the site in a browser, built anew whenever a file is saved.

use std::io::{Write, stderr};
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Instant;

use super::args::ServeArgs;
use super::{Exit, Outcome, World, exit_of, findings_text};
use crate::diagnostic::{Format, report, summary};
use crate::pipeline::{Analysis, Failure, Request, Site, analyse, watched};
use crate::serve::{Builder, Preview, ServeOptions, Server};

/// Serve the project until the process is ended.
pub(super) fn serve(args: &ServeArgs, world: &World) -> Result<Outcome, String> {
    let root = world.root(args.root.root.as_deref())?;
    let options =
        ServeOptions { host: args.host.clone(), port: args.port, allow_hosts: args.allow_host.clone() };
    let server = Server::bind(&options).map_err(|failure| failure.to_string())?;
    let address = server.address();
    let request = Request { root, base_url: None, drafts: args.drafts, now: world.now, strict: false };
    let desk = Desk { request, colour: world.terminals.1 && !world.plain, address };
    server.run(&desk).map(|()| Outcome::default()).map_err(|failure| failure.to_string())
}

/// Builds for the server, and tells the terminal.
struct Desk {
    request: Request,
    colour: bool,
    address: String,
}

impl Builder for Desk {
    fn build(&self) -> Arc<dyn Preview> {
        let start = Instant::now();
        let built = Built(analyse(&self.request));
        let findings = match &built.0 {
            Ok(analysis) => findings_text(&analysis.findings, &analysis.files, Format::Human, self.colour),
            Err(failure) => format!("error: {failure}\n"),
        };
        let (address, time) = (&self.address, start.elapsed().as_secs_f64());
        let base = built.base_path();
        let line = if built.has_errors() {
            format!("not built; the last good state, if there is one, is at {address}{base}\n")
        } else {
            format!("built in {time:.2} s; open {address}{base} (Ctrl-C stops)\n")
        };
        // a terminal that went away wants no message
        let _ = stderr().lock().write_all(format!("{findings}{line}").as_bytes());
        Arc::new(built)
    }

    fn watched(&self) -> Vec<PathBuf> {
        watched(&self.request.root)
    }
}

/// What was built, or why it could not be.
struct Built(Result<Analysis, Failure>);

impl Preview for Built {
    fn get(&self, path: &str) -> Option<(Vec<u8>, &'static str)> {
        self.0.as_ref().ok()?.site.as_ref()?.file(path)
    }

    fn not_found(&self) -> Vec<u8> {
        let site = self.0.as_ref().ok().and_then(|analysis| analysis.site.as_ref());
        site.map(Site::not_found).unwrap_or_default()
    }

    fn findings(&self) -> String {
        match &self.0 {
            Ok(analysis) => report(&analysis.findings, &analysis.files, Format::Human),
            Err(failure) => format!("error: {failure}\n"),
        }
    }

    fn summary(&self) -> String {
        match &self.0 {
            Ok(analysis) => summary(&analysis.findings),
            Err(_) => "the files cannot be read".into(),
        }
    }

    fn has_errors(&self) -> bool {
        match &self.0 {
            Ok(analysis) => analysis.site.is_none() || exit_of(&analysis.findings, false) == Exit::Errors,
            Err(_) => true,
        }
    }

    fn base_path(&self) -> String {
        let site = self.0.as_ref().ok().and_then(|analysis| analysis.site.as_ref());
        site.map_or_else(|| "/".into(), Site::base_path)
    }
}
