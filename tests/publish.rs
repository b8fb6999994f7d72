//! What `publish` promises about the output: all or nothing, no file that is not ours, nothing twice.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test may panic")]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use onrecord::diagnostic::{Code, Diagnostic};
use onrecord::publish::{Failure, Plan, Published, publish, publishable, write_file};
use tempfile::TempDir;

/// A project of its own with an output.
struct Desk {
    root: TempDir,
}

type Site = BTreeMap<String, Vec<u8>>;

fn site(files: &[(&str, &str)]) -> Site {
    files.iter().map(|(path, text)| ((*path).to_owned(), text.as_bytes().to_vec())).collect()
}

impl Desk {
    fn new() -> Self {
        let desk = Self { root: tempfile::tempdir().unwrap() };
        desk.write("site.toml", "");
        fs::create_dir(desk.path("content")).unwrap();
        desk
    }

    fn path(&self, path: &str) -> PathBuf {
        self.root.path().join(path)
    }

    fn write(&self, path: &str, text: &str) {
        write_file(&self.path(path), text.as_bytes()).unwrap();
    }

    fn publish_to(&self, output: &Path, site: &Site) -> Result<Published, Failure> {
        publish_site(self.root.path(), output, site, false)
    }

    fn publish(&self, files: &[(&str, &str)]) -> Result<Published, Failure> {
        self.publish_to(&self.path("public"), &site(files))
    }

    /// What stands in the output, but for what Onrecord keeps there.
    fn shown(&self) -> String {
        snapshot(&self.path("public")).iter().fold(String::new(), |shown, (path, bytes)| {
            shown + path + ": " + &String::from_utf8_lossy(bytes) + "\n"
        })
    }
}

fn publish_site(root: &Path, output: &Path, site: &Site, drafts: bool) -> Result<Published, Failure> {
    let paths: Vec<String> = site.keys().cloned().collect();
    publish(output, &Plan { root, paths: &paths, drafts, settled: &|_| false }, &|at| {
        Ok(site[&paths[at]].clone())
    })
}

/// Every file and every empty folder below `folder`, but for `.onrecord`.
fn snapshot(folder: &Path) -> Site {
    let mut site = Site::new();
    collect(folder, folder, &mut site);
    site
}

fn collect(top: &Path, folder: &Path, site: &mut Site) {
    for entry in fs::read_dir(folder).into_iter().flatten() {
        let path = entry.unwrap().path();
        let name = path.strip_prefix(top).unwrap().to_str().unwrap().replace('\\', "/");
        if name == ".onrecord" {
            continue;
        }
        if path.is_symlink() || path.is_file() {
            site.insert(name, fs::read(&path).unwrap_or_default());
        } else if fs::read_dir(&path).unwrap().next().is_none() {
            site.insert(format!("{name}/"), Vec::new());
        } else {
            collect(top, &path, site);
        }
    }
}

/// When each file and folder was last written, with those of Onrecord.
fn times(folder: &Path) -> BTreeMap<PathBuf, SystemTime> {
    let mut times = BTreeMap::from([(folder.to_owned(), folder.metadata().unwrap().modified().unwrap())]);
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let modified = path.metadata().unwrap().modified().unwrap();
        if path.is_dir() {
            times.append(&mut self::times(&path));
        } else {
            times.insert(path, modified);
        }
    }
    times
}

fn refusal(result: Result<Published, Failure>) -> String {
    match result {
        Err(Failure::Refused(why)) => why,
        other => panic!("not refused: {other:?}"),
    }
}

#[test]
fn a_site_is_written_changed_and_shrunk() {
    let desk = Desk::new();
    let first =
        desk.publish(&[("2025/04/a/index.html", "a"), ("2025/04/b/index.html", "b"), ("index.html", "ab")]);
    assert_eq!(first.unwrap(), Published { added: 3, ..Published::default() });
    assert_eq!(desk.shown(), "2025/04/a/index.html: a\n2025/04/b/index.html: b\nindex.html: ab\n");
    let second = desk.publish(&[("2025/04/a/index.html", "a"), ("c/index.html", "c"), ("index.html", "ac")]);
    assert_eq!(
        second.unwrap(),
        Published { added: 1, changed: 1, unchanged: 1, removed: 1, finished_earlier: false }
    );
    assert_eq!(desk.shown(), "2025/04/a/index.html: a\nc/index.html: c\nindex.html: ac\n");
}

#[test]
fn a_page_that_cannot_be_rendered_leaves_everything_as_it_was() {
    let desk = Desk::new();
    desk.publish(&[("a", "old"), ("b", "old")]).unwrap();
    let before = times(&desk.path("public"));
    let paths = ["a", "c", "d"].map(str::to_owned);
    let plan = Plan { root: desk.root.path(), paths: &paths, drafts: false, settled: &|_| false };
    let result = publish(&desk.path("public"), &plan, &|at| match at {
        0 => Ok(b"new".to_vec()),
        _ => Err(vec![Diagnostic::of_path(Code::TemplateError, &paths[at], format!("no {at}"))]),
    });
    let Err(Failure::Rendering(findings)) = result else { panic!("{result:?}") };
    assert_eq!(findings.iter().map(|finding| finding.message.as_str()).collect::<Vec<_>>(), ["no 1", "no 2"]);
    let mut after = times(&desk.path("public"));
    // the staging folder came and went
    after.insert(desk.path("public/.onrecord"), before[&desk.path("public/.onrecord")]);
    assert_eq!(after, before);
}

#[test]
fn a_second_build_writes_nothing() {
    let desk = Desk::new();
    let files = [("a/index.html", "a"), ("b", "b")];
    desk.publish(&files).unwrap();
    let before = times(&desk.path("public"));
    let again = desk.publish(&files).unwrap();
    assert_eq!(again, Published { unchanged: 2, ..Published::default() });
    assert_eq!(times(&desk.path("public")), before);
}

#[test]
fn a_file_that_did_not_change_is_not_touched() {
    let desk = Desk::new();
    desk.publish(&[("a", "a"), ("b", "b")]).unwrap();
    let modified = || desk.path("public/a").metadata().unwrap().modified().unwrap();
    let before = modified();
    desk.publish(&[("a", "a"), ("b", "changed")]).unwrap();
    assert_eq!(modified(), before);
}

#[test]
fn what_onrecord_did_not_write_stays() {
    let desk = Desk::new();
    desk.write("public/.gitignore", "*");
    desk.write("public/.git/config", "x");
    desk.publish(&[("a/index.html", "a"), ("b/index.html", "b")]).unwrap();
    desk.write("public/a/notes.txt", "theirs");
    desk.write("public/CNAME", "theirs");
    desk.publish(&[("b/index.html", "b")]).unwrap();
    assert_eq!(
        desk.shown(),
        ".git/config: x\n.gitignore: *\nCNAME: theirs\na/notes.txt: theirs\nb/index.html: b\n"
    );
}

#[test]
fn a_file_of_somebody_else_is_not_overwritten() {
    let desk = Desk::new();
    desk.publish(&[("a", "a")]).unwrap();
    desk.write("public/b/index.html", "theirs");
    let files = [("a", "changed"), ("b/index.html", "ours")];
    assert!(
        refusal(desk.publish(&files)).starts_with("`b/index.html` in the output was not written by Onrecord")
    );
    assert_eq!(desk.shown(), "a: a\nb/index.html: theirs\n");
    // with the same bytes it becomes ours
    desk.publish(&[("a", "a"), ("b/index.html", "theirs")]).unwrap();
    desk.publish(&[("a", "a")]).unwrap();
    assert_eq!(desk.shown(), "a: a\n");
}

#[test]
fn a_file_becomes_a_folder_and_a_folder_a_file() {
    let desk = Desk::new();
    desk.publish(&[("a", "file"), ("b/c/index.html", "deep"), ("b/d", "d")]).unwrap();
    fs::create_dir(desk.path("public/b/empty")).unwrap();
    desk.publish(&[("a/index.html", "folder"), ("b", "file")]).unwrap();
    assert_eq!(desk.shown(), "a/index.html: folder\nb: file\n");
    desk.publish(&[("a", "file"), ("b/c/index.html", "deep")]).unwrap();
    assert_eq!(desk.shown(), "a: file\nb/c/index.html: deep\n");
}

#[test]
fn a_folder_with_files_of_others_does_not_become_a_file() {
    let desk = Desk::new();
    desk.publish(&[("a", "a"), ("b/index.html", "b")]).unwrap();
    desk.write("public/b/c/notes.txt", "theirs");
    assert!(refusal(desk.publish(&[("b", "file")])).starts_with("`b/c/notes.txt` in the output"));
    desk.write("public/d", "theirs");
    assert!(refusal(desk.publish(&[("d/index.html", "d")])).starts_with("`d` in the output"));
    assert_eq!(desk.shown(), "a: a\nb/c/notes.txt: theirs\nb/index.html: b\nd: theirs\n");
}

#[test]
fn a_broken_off_build_is_finished_by_the_next() {
    let desk = Desk::new();
    desk.publish(&[("a", "old"), ("b/index.html", "old")]).unwrap();
    // as after a kill: one file moved in, one about to come, one gone but its folder not
    desk.write("public/.onrecord/incomplete", "+ c/index.html\n+ d\n- b/index.html\n");
    desk.write("public/c/index.html", "new");
    desk.write("public/.onrecord/staging/new/d", "new");
    fs::remove_file(desk.path("public/b/index.html")).unwrap();
    assert!(publishable(&desk.path("public")).unwrap_err().contains("is incomplete"));
    let finished = desk.publish(&[("a", "old")]).unwrap();
    assert!(finished.finished_earlier);
    assert_eq!(desk.shown(), "a: old\n");
    assert_eq!(publishable(&desk.path("public")), Ok(()));
    let kept: Vec<_> =
        fs::read_dir(desk.path("public/.onrecord")).unwrap().map(|it| it.unwrap().file_name()).collect();
    assert_eq!(kept.len(), 2, "{kept:?}");
}

#[test]
fn what_a_build_broken_off_twice_left_goes_with_the_third() {
    let desk = Desk::new();
    desk.publish(&[("a", "a")]).unwrap();
    desk.write("public/.onrecord/incomplete", "+ c\n+ d\n");
    desk.write("public/c", "new");
    desk.write("public/d", "new");
    let paths = ["a".to_owned()];
    let plan = Plan { root: desk.root.path(), paths: &paths, drafts: false, settled: &|_| false };
    let broken_off = publish(&desk.path("public"), &plan, &|_| {
        // a folder that was not there a moment ago cannot be deleted like a file
        fs::remove_file(desk.path("public/c")).unwrap();
        fs::create_dir(desk.path("public/c")).unwrap();
        Ok(b"a".to_vec())
    });
    assert!(broken_off.unwrap_err().to_string().starts_with("cannot delete `"));
    assert!(publishable(&desk.path("public")).is_err());
    fs::remove_dir(desk.path("public/c")).unwrap();
    desk.publish(&[("a", "a")]).unwrap();
    assert_eq!(desk.shown(), "a: a\n");
}

#[test]
fn a_site_with_drafts_is_marked_until_one_without_is_built() {
    let desk = Desk::new();
    let (root, output) = (desk.root.path(), desk.path("public"));
    assert!(publishable(&output).unwrap_err().contains("no site"));
    publish_site(root, &output, &site(&[("a", "a")]), true).unwrap();
    assert!(publishable(&output).unwrap_err().contains("shows drafts"));
    let before = times(&output);
    publish_site(root, &output, &site(&[("a", "a")]), true).unwrap();
    assert_eq!(times(&output), before);
    desk.publish(&[("a", "a")]).unwrap();
    assert_eq!(publishable(&output), Ok(()));
}

#[test]
fn two_builds_do_not_write_to_one_output() {
    let desk = Desk::new();
    let (root, output) = (desk.root.path(), desk.path("public"));
    let paths = ["a".to_owned()];
    publish(&output, &Plan { root, paths: &paths, drafts: false, settled: &|_| false }, &|_| {
        let why = refusal(desk.publish(&[("b", "b")]));
        assert!(why.starts_with("another build is writing"), "{why}");
        Ok(b"a".to_vec())
    })
    .unwrap();
    assert_eq!(desk.shown(), "a: a\n");
}

#[test]
fn a_place_where_something_could_be_lost_is_refused() {
    let desk = Desk::new();
    let refused = |output: &Path| {
        let why = refusal(desk.publish_to(output, &site(&[("a", "a")])));
        why.split_once("`: ").unwrap().1.to_owned()
    };
    assert!(refused(desk.root.path()).starts_with("it holds the project itself"));
    assert!(refused(desk.root.path().parent().unwrap()).starts_with("it holds the project itself"));
    assert!(refused(&desk.path("content")).starts_with("it lies in `content/`"));
    assert!(refused(&desk.path("content/../themes/x/public")).starts_with("it lies in `themes/`"));
    assert!(refused(&desk.path("none/../content")).starts_with("it leads through `..`"));
    assert!(refused(&desk.path("site.toml")).starts_with("it is a file"));
    desk.write("other/site.toml", "");
    assert!(refused(&desk.path("other")).starts_with("it holds a `site.toml`"));
    desk.write("home/letter.txt", "dear");
    assert!(refused(&desk.path("home")).contains("did not write, such as `letter.txt`"));
    assert_eq!(
        fs::read_dir(desk.path("home")).unwrap().count(),
        1,
        "nothing is left in a folder that was refused"
    );
}

#[cfg(unix)]
#[test]
fn links_do_not_lead_the_output_elsewhere() {
    use std::os::unix::fs::symlink;
    let desk = Desk::new();
    let files = site(&[("a/index.html", "a")]);
    symlink(desk.path("content"), desk.path("sly")).unwrap();
    assert!(refusal(desk.publish_to(&desk.path("sly"), &files)).contains("lies in `content/`"));
    symlink(desk.path("nowhere"), desk.path("dangling")).unwrap();
    assert!(refusal(desk.publish_to(&desk.path("dangling"), &files)).contains("leads nowhere"));
    desk.publish(&[("b", "b")]).unwrap();
    symlink(desk.path("content"), desk.path("public/a")).unwrap();
    assert!(refusal(desk.publish_to(&desk.path("public"), &files)).starts_with("`a` in the output"));
    assert_eq!(fs::read_dir(desk.path("content")).unwrap().count(), 0);
}

#[test]
fn a_path_that_leads_out_is_refused() {
    let desk = Desk::new();
    for path in ["../x", "/x", "a//b", "a\\b", ".onrecord/manifest"] {
        assert!(refusal(desk.publish(&[(path, "x")])).contains("is no path of a file inside"));
    }
    assert!(!desk.path("public").exists());
}

#[test]
fn a_file_is_written_whole_and_leaves_nothing_beside_it() {
    let desk = Desk::new();
    desk.write("content/pieces/2025/a.md", "one");
    desk.write("content/pieces/2025/a.md", "two");
    assert_eq!(fs::read(desk.path("content/pieces/2025/a.md")).unwrap(), b"two");
    assert_eq!(fs::read_dir(desk.path("content/pieces/2025")).unwrap().count(), 1);
    desk.write("content/x", "file");
    let failure = write_file(&desk.path("content/x/y"), b"").unwrap_err().to_string();
    assert!(failure.starts_with("cannot create the folder `"), "{failure}");
}
