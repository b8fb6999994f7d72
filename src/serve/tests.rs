//! The server as a browser, an attacker and an editor meet it.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::sync::atomic::AtomicUsize;
use std::time::Instant;

use super::*;

/// A site of two pages and a stylesheet, or one with errors.
struct FakeSite {
    broken: bool,
    base: &'static str,
    text: String,
}

impl Preview for FakeSite {
    fn get(&self, path: &str) -> Option<(Vec<u8>, &'static str)> {
        match path {
            "/" => Some((format!("<body>home {}</body>", self.text).into(), "text/html; charset=utf-8")),
            "/actors/Зеленський/" => Some((b"<body>actor</body>".to_vec(), "text/html")),
            "/theme/style.css" => Some((b"p { color: red }</body>".to_vec(), "text/css")),
            _ => None,
        }
    }

    fn not_found(&self) -> Vec<u8> {
        b"<body>nothing here</body>".to_vec()
    }

    fn findings(&self) -> String {
        if self.broken { "error: <script>alert('x')</script> & more".into() } else { String::new() }
    }

    fn summary(&self) -> String {
        if self.broken { "1 error in 1 file".into() } else { "nothing found".into() }
    }

    fn has_errors(&self) -> bool {
        self.broken
    }

    fn base_path(&self) -> String {
        self.base.into()
    }
}

/// Builds from one file: the text of the home page, or a broken site if it says so.
struct FakeBuilder {
    folder: tempfile::TempDir,
    base: &'static str,
    builds: AtomicUsize,
}

impl FakeBuilder {
    fn new(base: &'static str, text: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let builder = Self { folder, base, builds: AtomicUsize::new(0) };
        builder.write(text);
        builder
    }

    fn file(&self) -> PathBuf {
        self.folder.path().join("content/a.md")
    }
    fn write(&self, text: &str) {
        std::fs::create_dir_all(self.folder.path().join("content")).unwrap();
        std::fs::write(self.file().with_extension("tmp"), text).unwrap();
        std::fs::rename(self.file().with_extension("tmp"), self.file()).unwrap();
    }
}

impl Builder for FakeBuilder {
    fn build(&self) -> Arc<dyn Preview> {
        self.builds.fetch_add(1, Ordering::SeqCst);
        let text = std::fs::read_to_string(self.file()).unwrap_or_default();
        Arc::new(FakeSite { broken: text.contains("broken"), base: self.base, text })
    }

    fn watched(&self) -> Vec<PathBuf> {
        vec![self.folder.path().join("content"), self.folder.path().join("site.toml")]
    }
}

/// A server that runs, as a client sees it.
struct Client {
    address: SocketAddr,
}

impl Client {
    /// Send `head` and read all of the answer.
    fn raw(&self, head: &str) -> String {
        let mut stream = self.open(head);
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).unwrap();
        String::from_utf8_lossy(&answer).into_owned()
    }

    fn open(&self, head: &str) -> TcpStream {
        let mut stream = TcpStream::connect(self.address).unwrap();
        stream.set_read_timeout(Some(Duration::from_secs(20))).unwrap();
        stream.write_all(head.as_bytes()).unwrap();
        stream
    }

    fn request(&self, method: &str, path: &str) -> String {
        self.raw(&format!("{method} {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"))
    }

    fn get(&self, path: &str) -> String {
        self.request("GET", path)
    }

    fn status(&self, path: &str) -> String {
        self.get(path).split(' ').nth(1).unwrap_or_default().to_owned()
    }

    /// Wait until the page at `path` contains `what`.
    fn wait_for(&self, path: &str, what: &str) {
        let end = Instant::now() + Duration::from_secs(20);
        while !self.get(path).contains(what) {
            assert!(Instant::now() < end, "{path} never shows {what}");
            thread::sleep(Duration::from_millis(20));
        }
    }

    /// The word of the build that a page shows.
    fn token(&self) -> String {
        let page = self.get("/");
        page.split("data-generation=\"").nth(1).unwrap().split('"').next().unwrap().to_owned()
    }

    fn listen(&self, since: &str) -> BufReader<TcpStream> {
        let path = format!("/__onrecord/events?since={since}");
        BufReader::new(self.open(&format!("GET {path} HTTP/1.1\r\nHost: localhost\r\n\r\n")))
    }
}

fn hears_reload(events: BufReader<TcpStream>) -> bool {
    events.lines().map_while(Result::ok).any(|line| line == "event: reload")
}

struct StopServer<'a>(&'a Server);

impl Drop for StopServer<'_> {
    fn drop(&mut self) {
        self.0.stop();
    }
}

fn with_server(builder: &FakeBuilder, test: impl FnOnce(&Client)) {
    let options = ServeOptions { host: "127.0.0.1".into(), port: Some(0), allow_hosts: vec![] };
    let server = Server::bind(&options).unwrap();
    thread::scope(|scope| {
        let _stop = StopServer(&server);
        scope.spawn(|| server.run(builder).unwrap());
        let client = Client { address: server.address };
        client.wait_for("/__onrecord/findings", "</html>");
        test(&client);
    });
}

#[test]
fn pages_have_the_script_and_safe_headers_and_other_files_are_as_they_are() {
    with_server(&FakeBuilder::new("/", "one"), |client| {
        let page = client.get("/");
        assert!(page.starts_with("HTTP/1.1 200"), "{page}");
        assert!(page.contains("home one<script src=\"/__onrecord/reload.js\""), "{page}");
        assert!(!page.contains("onrecord-badge"), "{page}");
        for header in ["Content-Security-Policy: default-src 'self'", "Cache-Control: no-store"] {
            assert!(page.contains(header), "{page}");
        }
        let style = client.get("/theme/style.css");
        assert!(style.ends_with("\r\n\r\np { color: red }</body>"), "{style}");
        assert!(client.get("/__onrecord/reload.js").contains("EventSource"));
        assert!(client.get("/__onrecord/findings").contains("nothing found"));
    });
}

#[test]
fn addresses_are_decoded_and_folders_get_their_slash() {
    with_server(&FakeBuilder::new("/", "one"), |client| {
        let name = "%D0%97%D0%B5%D0%BB%D0%B5%D0%BD%D1%81%D1%8C%D0%BA%D0%B8%D0%B9";
        assert_eq!(client.status(&format!("/actors/{name}/?x=1")), "200");
        let answer = client.get(&format!("/actors/{name}"));
        assert!(
            answer.contains(" 302 ") && answer.contains(&format!("Location: /actors/{name}/\r\n")),
            "{answer}"
        );
        let missing = client.get("/nowhere/");
        assert!(missing.contains(" 404 ") && missing.contains("nothing here<script"), "{missing}");
    });
}

#[test]
fn paths_that_climb_are_refused() {
    with_server(&FakeBuilder::new("/", "one"), |client| {
        let climbing = [
            "/../../etc/passwd",
            "/%2e%2e/%2e%2e/etc/passwd",
            "/..%2f..%2fetc/passwd",
            "/..\\..\\x",
            "/..%5cx",
        ];
        for path in climbing.into_iter().chain(["/a%00b", "http://localhost/", "etc"]) {
            assert_eq!(client.status(path), "400", "{path}");
        }
        for path in ["//etc/passwd", "//", "/%252e%252e/etc/passwd", "/__onrecord/../x/%2e", "/__onrecord/x"]
        {
            assert!(["400", "404"].contains(&&*client.status(path)), "{path}");
        }
    });
}

#[test]
fn only_this_machines_names_are_answered() {
    with_server(&FakeBuilder::new("/", "one"), |client| {
        let asked =
            |headers: &str| client.raw(&format!("GET / HTTP/1.1\r\n{headers}Connection: close\r\n\r\n"));
        assert!(asked("Host: 127.0.0.1:4000\r\n").contains(" 200 "));
        assert!(asked("Host: evil.example\r\n").contains(" 403 "));
        assert!(asked("Host: localhost\r\nHost: evil.example\r\n").contains(" 403 "));
        assert!(asked("").contains(" 403 "));
    });
}

#[test]
fn only_get_and_head_are_answered_and_head_has_no_body() {
    with_server(&FakeBuilder::new("/", "one"), |client| {
        let head = client.request("HEAD", "/");
        assert!(
            head.contains(" 200 ") && head.contains("Content-Length: ") && head.ends_with("\r\n\r\n"),
            "{head}"
        );
        let post = client.request("POST", "/");
        assert!(post.contains(" 405 ") && post.contains("Allow: GET, HEAD"), "{post}");
        assert_eq!(client.status(&format!("/{}", "a".repeat(9000))), "414");
        let large = format!(
            "GET / HTTP/1.1\r\nHost: localhost\r\nX: {}\r\nConnection: close\r\n\r\n",
            "a".repeat(40_000)
        );
        assert!(client.raw(&large).contains(" 431 "));
    });
}

#[test]
fn a_site_under_a_folder_is_served_under_it() {
    with_server(&FakeBuilder::new("/repo/", "one"), |client| {
        assert!(client.get("/").contains("Location: /repo/\r\n"));
        assert!(client.get("/repo").contains("Location: /repo/\r\n"));
        assert!(client.get("/repo/").contains("home one"));
        assert_eq!(client.status("/repository/"), "404");
        assert_eq!(client.status("/theme/style.css"), "404");
        assert_eq!(client.status("/repo/theme/style.css"), "200");
    });
}

#[test]
fn a_change_is_built_and_told_to_open_pages() {
    let builder = FakeBuilder::new("/", "one");
    with_server(&builder, |client| {
        let waiting: Vec<_> = (0..40).map(|_| client.listen(&client.token())).collect();
        builder.write("two");
        assert!(waiting.into_iter().all(hears_reload));
        assert!(client.get("/").contains("home two"));
    });
}

#[test]
fn a_page_that_was_not_listening_meanwhile_is_told_too() {
    let builder = FakeBuilder::new("/", "one");
    with_server(&builder, |client| {
        let old = client.token();
        builder.write("two");
        client.wait_for("/", "home two");
        assert!(hears_reload(client.listen(&old)));
    });
}

#[test]
fn the_last_good_site_stays_up_with_a_badge_and_the_findings_are_escaped() {
    let builder = FakeBuilder::new("/", "one");
    with_server(&builder, |client| {
        builder.write("broken");
        client.wait_for("/", "class=\"onrecord-badge stopped\" href=\"/__onrecord/findings\"");
        let page = client.get("/");
        assert!(page.contains("home one") && page.contains("1 error in 1 file"), "{page}");
        let findings = client.get("/__onrecord/findings");
        assert!(
            findings.contains("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt; &amp; more"),
            "{findings}"
        );
        builder.write("three");
        client.wait_for("/", "home three");
        assert!(!client.get("/").contains("onrecord-badge"));
    });
}

#[test]
fn without_any_good_site_every_page_shows_the_findings_until_there_is_one() {
    let builder = FakeBuilder::new("/", "broken");
    with_server(&builder, |client| {
        let page = client.get("/2025/04/slug/");
        assert!(page.contains(" 500 ") && page.contains("1 error in 1 file"), "{page}");
        assert!(page.contains("/__onrecord/reload.js"), "{page}");
        builder.write("one");
        client.wait_for("/", "home one");
    });
}

#[test]
fn changes_that_come_together_are_one_and_reading_is_none() {
    let builder = FakeBuilder::new("/", "0");
    with_server(&builder, |client| {
        for text in ["1", "2", "3", "4", "5"] {
            builder.write(text);
        }
        client.wait_for("/", "home 5");
        thread::sleep(Duration::from_millis(500));
        // the first build, and fewer than one for each change
        assert!(builder.builds.load(Ordering::SeqCst) < 6, "{:?}", builder.builds);
    });
}

#[test]
fn a_folder_that_is_replaced_and_a_file_that_comes_later_are_watched() {
    let builder = FakeBuilder::new("/", "one");
    with_server(&builder, |client| {
        client.wait_for("/", "home one");
        std::fs::rename(builder.folder.path().join("content"), builder.folder.path().join("old")).unwrap();
        builder.write("two");
        client.wait_for("/", "home two");
        builder.write("three");
        client.wait_for("/", "home three");
        let builds = builder.builds.load(Ordering::SeqCst);
        std::fs::write(builder.folder.path().join("site.toml"), "x").unwrap();
        let end = Instant::now() + Duration::from_secs(20);
        while builder.builds.load(Ordering::SeqCst) == builds {
            assert!(Instant::now() < end, "nothing was built");
            thread::sleep(Duration::from_millis(20));
        }
    });
}

#[test]
fn a_port_that_is_taken_is_told() {
    let taken = TcpListener::bind(("127.0.0.1", 0)).unwrap();
    let port = taken.local_addr().unwrap().port();
    let options = ServeOptions { host: "127.0.0.1".into(), port: Some(port), allow_hosts: vec![] };
    let failure = Server::bind(&options).err().unwrap().to_string();
    assert!(failure.starts_with(&format!("another program listens on 127.0.0.1:{port}")), "{failure}");
}
