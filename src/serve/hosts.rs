//! The names by which the site may be asked for: a page of another site that has its name lead here gets nothing.

use std::net::{IpAddr, SocketAddr};

use super::ServeOptions;

/// The names that are answered.
pub(super) struct Hosts {
    names: Vec<String>,
    /// Whether every address is answered, because all addresses of this machine are listened on. An
    /// address cannot be made to lead elsewhere, as a name can.
    any_address: bool,
}

impl Hosts {
    /// This machine's own names, the one that is listened on, and those that are allowed.
    pub(super) fn new(options: &ServeOptions, address: SocketAddr) -> Self {
        let own = ["localhost".to_owned(), "127.0.0.1".into(), "::1".into(), address.ip().to_string()];
        let given = options.allow_hosts.iter().chain([&options.host]);
        let names = own.into_iter().chain(given.map(|host| bare(host))).collect();
        Self { names, any_address: address.ip().is_unspecified() }
    }

    /// Whether a request with `host` as its `Host` is answered.
    pub(super) fn allow(&self, host: &str) -> bool {
        let name = bare(without_port(host));
        self.names.contains(&name) || (self.any_address && name.parse::<IpAddr>().is_ok())
    }
}

fn without_port(host: &str) -> &str {
    match host.rsplit_once(':') {
        Some((name, port)) if port.bytes().all(|byte| byte.is_ascii_digit()) && !is_bare_ipv6(name) => name,
        _ => host,
    }
}

fn is_bare_ipv6(name: &str) -> bool {
    name.contains(':') && !name.starts_with('[')
}

fn bare(host: &str) -> String {
    let host = host.trim().trim_end_matches('.');
    let inner = host.strip_prefix('[').and_then(|host| host.strip_suffix(']'));
    inner.unwrap_or(host).to_ascii_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hosts(host: &str, allow: &[&str]) -> Hosts {
        let allow_hosts = allow.iter().map(|host| (*host).to_owned()).collect();
        let options = ServeOptions { host: host.into(), port: None, allow_hosts };
        Hosts::new(&options, format!("{host}:4000").parse().unwrap())
    }

    #[test]
    fn this_machine_and_allowed_names_are_answered_with_or_without_a_port() {
        let hosts = hosts("127.0.0.1", &["desk.example"]);
        for good in [
            "localhost",
            "LOCALHOST:4000",
            "localhost.",
            "127.0.0.1:1",
            "[::1]:4000",
            "[::1]",
            "desk.example:80",
        ] {
            assert!(hosts.allow(good), "{good}");
        }
    }

    #[test]
    fn other_names_are_not() {
        let hosts = hosts("127.0.0.1", &["desk.example"]);
        for bad in [
            "",
            "evil.example",
            "localhost.evil.example",
            "evil.example:localhost",
            "10.0.0.1",
            "x.desk.example",
        ] {
            assert!(!hosts.allow(bad), "{bad}");
        }
    }

    #[test]
    fn who_listens_on_every_address_answers_by_every_address() {
        let hosts = hosts("0.0.0.0", &[]);
        assert!(hosts.allow("192.168.0.7:4000"));
        assert!(!hosts.allow("evil.example"));
    }
}
