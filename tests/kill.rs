//! A build that is killed at any moment leaves the old site, the new one, or one marked as incomplete; the
//! next build makes it whole.
#![expect(clippy::unwrap_used, reason = "a test may panic")]

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use onrecord::publish::{Plan, publish};

/// The project that the child publishes, and which of the sites: `PATH old`.
const TASK: &str = "ONRECORD_TEST_TASK";

type Site = BTreeMap<String, String>;

/// Some 300 files: pages that stay, change, come and go, and names that are once a file, once a folder.
fn site(name: &str) -> Site {
    let old = name == "old";
    let page = |at: usize| {
        let version = if at.is_multiple_of(3) { name } else { "both" };
        (format!("2025/{:02}/page-{at}/index.html", at % 12 + 1), format!("{version} {at}\n").repeat(200))
    };
    let pages = if old { 0..270 } else { 30..300 };
    let swapped = if old { ["x", "y/a/index.html"] } else { ["x/a/index.html", "y"] };
    let only = if old { "only-old/deep/index.html" } else { "only-new/deep/index.html" };
    let others = swapped.into_iter().chain([only, "index.html"]);
    pages.map(page).chain(others.map(|path| (path.to_owned(), format!("{name} {path}")))).collect()
}

fn build(root: &Path, site: &Site) {
    let paths: Vec<String> = site.keys().cloned().collect();
    let plan = Plan { root, paths: &paths, drafts: false, settled: &|_| false };
    publish(&root.join("public"), &plan, &|at| Ok(site[&paths[at]].clone().into_bytes())).unwrap();
}

/// Every file of the output, but for `.onrecord`; an empty folder is a name that ends in `/`.
fn snapshot(root: &Path) -> Site {
    let mut site = Site::new();
    collect(&root.join("public"), "", &mut site);
    site
}

fn collect(folder: &Path, path: &str, site: &mut Site) {
    let before = site.len();
    for entry in fs::read_dir(folder).into_iter().flatten().map(Result::unwrap) {
        let name = format!("{path}{}", entry.file_name().to_str().unwrap());
        if name == ".onrecord" {
        } else if entry.file_type().unwrap().is_dir() {
            collect(&entry.path(), &format!("{name}/"), site);
        } else {
            site.insert(name, fs::read_to_string(entry.path()).unwrap());
        }
    }
    if site.len() == before && !path.is_empty() {
        site.insert(path.to_owned(), String::new());
    }
}

/// What the killed process runs; nothing when the tests are run by themselves.
#[test]
fn the_child_that_is_killed() {
    let Some(task) = std::env::var_os(TASK) else { return };
    let task = task.into_string().unwrap();
    let (root, name) = task.rsplit_once(' ').unwrap();
    let site = site(name);
    fs::write(Path::new(root).join("ready"), "").unwrap();
    build(Path::new(root), &site);
}

fn start(root: &Path, name: &str) -> Child {
    let ready = root.join("ready");
    let _ = fs::remove_file(&ready);
    let mut child = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "the_child_that_is_killed"])
        .env(TASK, format!("{} {name}", root.display()))
        .stdout(Stdio::null())
        .spawn()
        .unwrap();
    while !ready.exists() {
        assert!(child.try_wait().unwrap().is_none_or(|status| status.success()), "the child failed");
        std::thread::yield_now();
    }
    child
}

/// The moment from which the delay before a kill is counted.
#[derive(Clone, Copy, Debug)]
enum Since {
    /// The build has begun.
    Begin,
    /// Files have begun to move, or the build is over.
    Moving,
}

impl Since {
    fn wait(self, root: &Path, child: &mut Child) -> Instant {
        let journal = root.join("public/.onrecord/incomplete");
        while matches!(self, Self::Moving) && !journal.exists() && child.try_wait().unwrap().is_none() {
            std::hint::spin_loop();
        }
        Instant::now()
    }
}

/// How long a build by a child takes from then on.
fn measured(root: &Path, name: &str, since: Since) -> Duration {
    let mut child = start(root, name);
    let started = since.wait(root, &mut child);
    assert!(child.wait().unwrap().success());
    started.elapsed()
}

fn kill_after(root: &Path, name: &str, (since, delay): (Since, Duration)) {
    let mut child = start(root, name);
    let started = since.wait(root, &mut child);
    while started.elapsed() < delay {
        std::hint::spin_loop();
    }
    child.kill().unwrap();
    child.wait().unwrap();
}

/// Numbers that are spread like chance and the same every time.
fn spread(seed: &mut u64) -> f64 {
    *seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
    f64::from(u32::try_from(*seed >> 33).unwrap()) / f64::from(1_u32 << 31)
}

#[derive(Debug, Default)]
struct Tally {
    old: usize,
    new: usize,
    incomplete: usize,
}

impl Tally {
    fn add(&mut self, root: &Path, [old, new]: [&Site; 2]) {
        let shown = snapshot(root);
        if root.join("public/.onrecord/incomplete").exists() {
            self.incomplete += 1;
        } else if shown == *new {
            self.new += 1;
        } else {
            assert!(shown == *old, "a mixed site is not marked as incomplete");
            self.old += 1;
        }
    }
}

/// When to kill: in one half of the rounds at any moment of a build, in the other while files move.
struct Moments {
    whole: Duration,
    moving: Duration,
    seed: u64,
    given: usize,
}

impl Moments {
    fn measure(root: &Path) -> Self {
        build(root, &site("old"));
        let whole = measured(root, "new", Since::Begin);
        let moving = measured(root, "old", Since::Moving);
        Self { whole, moving, seed: 20_250_418, given: 0 }
    }

    fn next(&mut self) -> (Since, Duration) {
        self.given += 1;
        let part = spread(&mut self.seed);
        match self.given / 2 % 2 {
            0 => (Since::Begin, self.whole.mul_f64(part)),
            _ => (Since::Moving, self.moving.mul_f64(part)),
        }
    }
}

fn mend(root: &Path, site: &Site) {
    build(root, site);
    assert!(snapshot(root) == *site, "the next build did not make the site whole");
    assert!(!root.join("public/.onrecord/incomplete").exists());
    assert!(!root.join("public/.onrecord/staging").exists());
}

#[test]
fn a_killed_build_leaves_the_old_site_the_new_one_or_a_mark() {
    let root = tempfile::tempdir().unwrap();
    let root = root.path();
    let sites = BTreeMap::from(["old", "new"].map(|name| (name, site(name))));
    let (mut moments, mut tally) = (Moments::measure(root), Tally::default());
    for round in 0..100 {
        let [from, to] = if round % 2 == 0 { ["new", "old"] } else { ["old", "new"] };
        let nothing = Site::new();
        let fresh = round % 10 > 7;
        if fresh {
            fs::remove_dir_all(root.join("public")).unwrap();
        } else {
            build(root, &sites[from]);
        }
        kill_after(root, to, moments.next());
        tally.add(root, [if fresh { &nothing } else { &sites[from] }, &sites[to]]);
        if round % 10 == 7 {
            // killed again before it could be mended
            kill_after(root, from, moments.next());
            tally.add(root, [&sites[from], &sites[to]]);
        }
        // the next build may be one of either site
        if round % 4 == 3 {
            mend(root, &sites[from]);
        }
        mend(root, &sites[to]);
    }
    println!("killed builds left {tally:?}");
    assert!(tally.old > 0 && tally.incomplete > 0, "{tally:?}: the moments of the kills are badly spread");
}
