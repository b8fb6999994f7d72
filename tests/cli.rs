//! What editors type and what they are told, from the first file to a moved address.
#![expect(clippy::unwrap_used, reason = "a test may panic")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use onrecord::publish::publishable;
use tempfile::TempDir;

const SETTINGS: &str = "title = \"A digest\"\nbase_url = \"https://example.org/d/\"\nid = \"example.org,2025:d\"\n\
    languages = [\"en\", \"uk\"]\n[check]\nno-policy-pages = \"off\"\n";
const PIECE: &str = "+++\ntitle = \"Talks\"\ndate = 2025-04-18\n+++\n\nOf [Ann](actor:ann).\n";
const ACTOR: &str = "+++\nname = \"Ann\"\nkind = \"person\"\n+++\n";
const BROKEN: &str = "+++\ntitle = \"Broken\"\ndate = 2025-04-19\n+++\n\nOf [Bob](actor:bob).\n";

/// A project in a folder of its own.
struct Desk(TempDir);

/// What came of a command.
struct Told {
    exit: i32,
    stdout: String,
    stderr: String,
}

impl Told {
    /// Stop unless it went well; what it said.
    fn fine(self) -> String {
        assert_eq!(self.exit, 0, "{}{}", self.stdout, self.stderr);
        self.stdout
    }
}

impl Desk {
    /// A project with `files`, of pairs of a path and a text.
    fn with(files: &[(&str, &str)]) -> Self {
        let desk = Self(tempfile::tempdir().unwrap());
        desk.write("site.toml", SETTINGS);
        for (path, text) in files {
            desk.write(path, text);
        }
        desk
    }

    /// A project with a piece about an actor, which has been published.
    fn published() -> Self {
        let desk =
            Self::with(&[("content/pieces/2025-04-18-talks.md", PIECE), ("content/actors/ann.md", ACTOR)]);
        desk.run("build").fine();
        desk.run("urls --update").fine();
        desk
    }

    fn path(&self, path: &str) -> PathBuf {
        self.0.path().join(path)
    }

    fn write(&self, path: &str, text: &str) {
        fs::create_dir_all(self.path(path).parent().unwrap()).unwrap();
        fs::write(self.path(path), text).unwrap();
    }

    fn read(&self, path: &str) -> String {
        fs::read_to_string(self.path(path)).unwrap_or_else(|error| format!("`{path}`: {error}"))
    }

    fn has(&self, path: &str) -> bool {
        self.path(path).exists()
    }

    fn remove(&self, path: &str) {
        fs::remove_file(self.path(path)).unwrap();
    }

    /// Run `onrecord` with the words of `line`.
    fn run(&self, line: &str) -> Told {
        self.at("1800000000", &line.split(' ').collect::<Vec<_>>())
    }

    fn at(&self, now: &str, words: &[&str]) -> Told {
        onrecord(self.0.path(), now, words)
    }
}

fn onrecord(folder: &Path, now: &str, words: &[&str]) -> Told {
    let mut command = Command::new(env!("CARGO_BIN_EXE_onrecord"));
    let output = command.args(words).current_dir(folder).env("SOURCE_DATE_EPOCH", now).output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    Told { exit: output.status.code().unwrap(), stdout: text(output.stdout), stderr: text(output.stderr) }
}

#[test]
fn help_says_how_to_begin_and_each_command_has_an_example() {
    let desk = Desk::with(&[]);
    let help = desk.run("--help").fine();
    assert!(help.contains("From nothing to a page in three steps"), "{help}");
    for command in ["build", "check", "serve", "new", "urls", "verify", "explain"] {
        assert!(help.contains(&format!("\n  {command} ")), "{help}");
        let own = desk.run(&format!("help {command}")).fine();
        assert!(own.contains("Example"), "{own}");
        assert!(own.lines().all(|line| line.chars().count() <= 100), "{own}");
    }
    assert!(desk.run("--version").fine().starts_with("onrecord "));
}

#[test]
fn exit_codes_tell_mistakes_in_content_from_commands_that_cannot_run() {
    let desk = Desk::published();
    assert_eq!(desk.run("check").exit, 0);
    desk.write("content/pieces/2025-04-19-broken.md", BROKEN);
    assert_eq!((desk.run("check").exit, desk.run("build").exit), (1, 1));
    desk.remove("content/pieces/2025-04-19-broken.md");
    for line in [
        "bild",
        "build --output content/x",
        "build --base-url nowhere",
        "check --root content",
        "new story x",
        "explain no-such-code",
    ] {
        let told = desk.run(line);
        assert_eq!(told.exit, 2, "{line}: {}{}", told.stdout, told.stderr);
        assert!(told.stdout.is_empty() && !told.stderr.is_empty(), "{line}: {}", told.stdout);
    }
    let empty = tempfile::tempdir().unwrap();
    let told = onrecord(empty.path(), "0", &["build"]);
    assert_eq!((told.exit, fs::read_dir(empty.path()).unwrap().count()), (2, 0));
    assert!(told.stderr.contains("there is no `site.toml` here or in a folder above"), "{}", told.stderr);
}

#[test]
fn a_command_works_from_any_folder_of_the_project() {
    let desk = Desk::published();
    let told = onrecord(&desk.path("content/pieces"), "1800000000", &["check"]);
    assert_eq!((told.exit, told.stdout.as_str()), (0, "nothing found\n"));
}

#[test]
fn warnings_stop_a_strict_build_only() {
    let desk = Desk::published();
    desk.write("content/quotes/no.md", "+++\nspeaker = \"ann\"\ntext = \"No, never, not at all.\"\n+++\n");
    assert_eq!(
        (desk.run("build").exit, desk.run("build --strict").exit, desk.run("check --strict").exit),
        (0, 1, 1)
    );
}

#[test]
fn findings_come_for_people_for_machines_and_for_github() {
    let desk = Desk::with(&[("content/pieces/2025-04-19-broken.md", BROKEN)]);
    let human = desk.run("check").stdout;
    for part in [
        "error[unknown-reference]: there is no actor `bob`",
        "2025-04-19-broken.md:6:10",
        "Of [Bob](actor:bob).",
        "^^^",
        "help: ",
        "1 error in 1 file",
    ] {
        assert!(human.contains(part), "{part}: {human}");
    }
    let short = desk.run("check --format short").stdout;
    assert!(
        short.starts_with("content/pieces/2025-04-19-broken.md:6:10: error[unknown-reference]: "),
        "{short}"
    );
    let json = desk.run("check --format json").stdout;
    let object: serde_json::Value = serde_json::from_str(json.trim_end()).unwrap();
    assert_eq!(
        (&object["code"], &object["severity"]),
        (&"unknown-reference".into(), &"error".into()),
        "{object}"
    );
    let github = desk.run("check --format github").stdout;
    assert!(github.starts_with("::error file=content/pieces/2025-04-19-broken.md,line=6,"), "{github}");
    let explained = desk.run("explain unknown-reference").fine();
    assert!(explained.contains("unknown-reference = \"warning\""), "{explained}");
}

#[test]
fn a_new_file_of_every_kind_is_fine_as_it_is() {
    for form in ["--toml", "--yaml"] {
        let desk = Desk::with(&[]);
        for kind in ["piece", "actor", "place", "event", "thread", "source", "claim", "page"] {
            let told = desk.at("1800000000", &["new", kind, &format!("A new {kind}"), form]).fine();
            let path = told.split(' ').next().unwrap();
            assert!(desk.has(path), "{told}");
        }
        desk.at("1800000000", &["new", "quote", "It is not our war", "--speaker", "a-new-actor", form])
            .fine();
        desk.at("1800000000", &["new", "digest", "2027-W02", form]).fine();
        desk.at("1800000000", &["new", "piece", "Переклад", "--lang", "uk", "--of", "a-new-piece", form])
            .fine();
        let findings = desk.run("check --format short").fine();
        let quote = "content/quotes/it-is-not-our-war.md";
        assert!(
            findings.lines().all(|line| line.starts_with(quote) || line == "1 warning, 1 note in 1 file"),
            "{findings}"
        );
        desk.run("build").fine();
        for page in
            ["2027/01/a-new-piece", "uk/2027/01/a-new-piece", "actors/a-new-actor", "digests/2027-W02"]
        {
            assert!(desk.has(&format!("public/{page}/index.html")), "{page}");
        }
    }
}

#[test]
fn a_file_that_is_there_is_never_written_over() {
    let desk = Desk::published();
    let told = desk.at("1800000000", &["new", "actor", "Ann"]);
    assert!(told.exit == 2 && told.stderr.contains("is there already"), "{}", told.stderr);
    assert_eq!(desk.read("content/actors/ann.md"), ACTOR);
}

#[test]
fn addresses_are_listed_written_once_and_then_there_is_nothing_to_say() {
    let desk = Desk::with(&[("content/pieces/2025-04-18-talks.md", PIECE), ("content/actors/ann.md", ACTOR)]);
    let listed = desk.run("urls").fine();
    assert!(listed.contains("+ /2025/04/talks/ piece:talks\n") && !desk.has("content/urls.lock"), "{listed}");
    desk.run("urls --update").fine();
    let written = desk.read("content/urls.lock");
    assert_eq!(desk.run("urls --update").fine(), "no address is new or gone\n");
    assert_eq!(desk.read("content/urls.lock"), written);
}

#[test]
fn what_is_sent_is_no_address_that_has_to_stay() {
    let desk = Desk::published();
    desk.run("build").fine();
    let ledger = desk.read("content/urls.lock");
    assert!(ledger.contains("/digests/2025-W16/ digest:2025-W16\n"), "{ledger}");
    for file in ["email.html", "digest.txt"] {
        assert!(desk.has(&format!("public/digests/2025-W16/{file}")) && !ledger.contains(file), "{ledger}");
    }
}

#[test]
fn the_addresses_of_two_who_publish_at_once_are_all_there_after_a_merge() {
    if Command::new("git").arg("--version").output().is_err() {
        println!("skipped: there is no git");
        return;
    }
    let desk = Desk::published();
    let git = |arguments: &[&str]| {
        let names =
            ["-c", "user.name=Desk", "-c", "user.email=desk@example.org", "-c", "commit.gpgsign=false"];
        let told =
            Command::new("git").current_dir(desk.0.path()).args(names).args(arguments).output().unwrap();
        assert!(told.status.success(), "{}", String::from_utf8_lossy(&told.stderr));
    };
    let attributes = concat!(env!("CARGO_MANIFEST_DIR"), "/.gitattributes");
    desk.write(".gitattributes", &fs::read_to_string(attributes).unwrap());
    desk.write(".gitignore", "public/\n");
    git(&["init", "-q", "-b", "main"]);
    git(&["add", "-A"]);
    git(&["commit", "-q", "-m", "Begin"]);
    for day in ["05-20", "05-28"] {
        git(&["checkout", "-q", "-b", day, "main"]);
        desk.write(&format!("content/pieces/2025-{day}-on-{day}.md"), &PIECE.replace("04-18", day));
        desk.run("urls --update").fine();
        git(&["add", "-A"]);
        git(&["commit", "-q", "-m", day]);
    }
    git(&["merge", "-q", "-m", "Both", "05-20"]);
    let ledger = desk.read("content/urls.lock");
    for address in
        ["/2025/05/on-05-20/ ", "/2025/05/on-05-28/ ", "/digests/2025-W21/ ", "/digests/2025-W22/ "]
    {
        assert!(ledger.contains(address), "{ledger}");
    }
    assert_eq!(desk.run("urls --update").fine(), "no address is new or gone\n");
    desk.run("build").fine();
}

#[test]
fn a_lost_address_stops_the_build_until_a_redirect_leads_on() {
    let desk = Desk::published();
    desk.remove("content/pieces/2025-04-18-talks.md");
    let moved = PIECE.replace("date = 2025-04-18", "date = 2025-04-20");
    desk.write("content/pieces/2025-04-20-paris.md", &moved);
    let told = desk.run("build");
    assert_eq!(told.exit, 1);
    assert!(
        told.stderr.contains("error[lost-address]") && told.stderr.contains("/2025/04/talks/"),
        "{}",
        told.stderr
    );
    assert!(desk.has("public/2025/04/talks/index.html") && !desk.has("public/2025/04/paris/index.html"));
    let redirect = moved.replace("+++\n\nOf", "redirects = [\"/2025/04/talks/\"]\n+++\n\nOf");
    desk.write("content/pieces/2025-04-20-paris.md", &redirect);
    desk.run("build").fine();
    assert!(desk.read("public/2025/04/talks/index.html").contains("url=/d/2025/04/paris/"));
    desk.run("urls --update").fine();
    assert!(
        desk.read("content/urls.lock").contains("/2025/04/talks/"),
        "the old address stays in the ledger"
    );
    desk.run("build").fine();
}

#[test]
fn what_is_composed_and_comes_to_nothing_leads_on_by_itself() {
    let desk = Desk::published();
    let translation =
        "+++\ntitle = \"Переговори\"\n+++\n\nПро [Анну](actor:ann). [«Ні, ніколи»](actor:ann).\n";
    desk.write("content/pieces/2025-04-18-talks.uk.md", translation);
    desk.write(
        "content/pieces/2025-04-28-more.md",
        &PIECE.replace("04-18", "04-28").replace("Of", "[“No, we never said that”](actor:ann) says"),
    );
    desk.run("build").fine();
    desk.run("urls --update").fine();
    let ledger = desk.read("content/urls.lock");
    for address in ["/uk/actors/ann/ ", "/digests/2025-W18/ ", "/quotes/ann/"] {
        assert!(ledger.contains(address), "{ledger}");
    }
    desk.remove("content/pieces/2025-04-28-more.md");
    desk.remove("content/pieces/2025-04-18-talks.uk.md");
    desk.write("content/removed.toml", "[[removed]]\naddress = [\"/2025/04/more/\", \"/uk/2025/04/talks/\"]\ndate = 2025-05-02\nwhy = \"Wrong.\"\n");
    desk.run("build").fine();
    assert!(desk.read("public/uk/actors/ann/index.html").contains("url=/d/actors/ann/"));
    assert!(desk.read("public/digests/2025-W18/index.html").contains("url=/d/digests/"));
    assert!(desk.read("public/uk/digests/2025-W16/index.html").contains("url=/d/uk/"));
}

#[test]
fn a_renamed_record_answers_to_its_former_id() {
    let desk = Desk::published();
    desk.remove("content/actors/ann.md");
    desk.write(
        "content/actors/anna.md",
        "+++\nname = \"Anna\"\nkind = \"person\"\nformer_ids = [\"ann\"]\n+++\n",
    );
    let findings = desk.run("check --format short").fine();
    assert!(findings.contains("note[former-id]"), "{findings}");
    desk.run("build").fine();
    assert!(desk.read("public/actors/ann/index.html").contains("url=/d/actors/anna/"));
    assert!(desk.read("public/2025/04/talks/index.html").contains("href=\"/d/actors/anna/\""));
}

#[test]
fn a_site_with_drafts_is_marked_and_must_not_be_published() {
    let desk = Desk::published();
    desk.write("content/pieces/2025-04-19-draft.md", &PIECE.replace("+++\n\n", "draft = true\n+++\n\n"));
    let told = desk.run("build").fine();
    assert!(told.contains("not published:\n  piece:draft: draft\n"), "{told}");
    assert!(!desk.has("public/2025/04/draft") && publishable(&desk.path("public")).is_ok());
    let told = desk.run("build --drafts").fine();
    assert!(told.contains("do not publish it"), "{told}");
    assert!(desk.has("public/2025/04/draft/index.html"));
    let refusal = publishable(&desk.path("public")).unwrap_err();
    assert!(refusal.contains("build again without `--drafts`"), "{refusal}");
    desk.run("build").fine();
    assert!(!desk.has("public/2025/04/draft") && publishable(&desk.path("public")).is_ok());
}

#[test]
fn a_broken_piece_is_left_out_where_the_site_asks_for_that() {
    let desk = Desk::published();
    desk.write("site.toml", &format!("on_error = \"quarantine\"\n{SETTINGS}"));
    desk.write("content/pieces/2025-04-18-talks.md", &PIECE.replace("actor:ann", "actor:nobody"));
    desk.write(
        "content/pieces/2025-04-21-fine.md",
        "+++\ntitle = \"Fine\"\ndate = 2025-04-21\n+++\n\nText.\n",
    );
    let told = desk.run("build");
    assert_eq!(told.exit, 0, "{}", told.stderr);
    assert!(told.stderr.contains("left out until it is mended"), "{}", told.stderr);
    assert!(told.stdout.contains("  piece:talks: "), "{}", told.stdout);
    assert!(desk.read("public/2025/04/talks/index.html").contains("noindex"));
    assert!(!desk.read("public/2025/04/talks/index.html").contains("Talks"));
    assert!(desk.has("public/2025/04/fine/index.html"));
    assert!(!desk.read("public/index.html").contains("/2025/04/talks/"));
    desk.write("content/pieces/2025-04-18-talks.md", PIECE);
    desk.run("build").fine();
    assert!(desk.read("public/2025/04/talks/index.html").contains("Talks"));
}

#[test]
fn a_takedown_is_published_even_when_another_piece_has_errors() {
    let desk = Desk::published();
    desk.write("content/pieces/2025-04-19-broken.md", BROKEN);
    assert_eq!(desk.run("build").exit, 1);
    desk.remove("content/pieces/2025-04-18-talks.md");
    let removed = "[[removed]]\nrecord = \"piece:talks\"\ndate = 2025-05-02\nwhy = \"It named a witness.\"\n";
    desk.write("content/removed.toml", removed);
    let told = desk.run("build");
    assert_eq!(told.exit, 0, "{}", told.stderr);
    let page = desk.read("public/2025/04/talks/index.html");
    assert!(page.contains("It named a witness.") && !page.contains("Talks"), "{page}");
    assert!(!desk.has("public/2025/04/broken"));
    desk.run("urls --update").fine();
    assert_eq!(desk.run("build").exit, 1, "once that is published, errors stop the build again");
}

#[test]
fn what_is_to_be_forgotten_is_named_nowhere() {
    let desk = Desk::published();
    desk.remove("content/pieces/2025-04-18-talks.md");
    let removed = "[[removed]]\nrecord = \"piece:talks\"\ndate = 2025-05-02\nwhy = \"By order of a court.\"\nerase = true\n";
    desk.write("content/removed.toml", removed);
    desk.run("build").fine();
    let page = desk.read("public/2025/04/talks/index.html");
    assert!(!page.contains("Talks") && !page.contains("court"), "{page}");
    desk.run("urls --update").fine();
    for file in ["content/urls.lock", "content/removed.toml"] {
        assert!(!desk.read(file).contains("talks"), "{}", desk.read(file));
    }
    desk.run("build").fine();
    desk.run("urls --update").fine();
}

#[test]
fn with_a_person_goes_all_that_the_site_made_of_their_words() {
    let desk = Desk::with(&[
        (
            "content/pieces/2025-04-18-talks.md",
            &PIECE.replace("Of", "[“No, we never said that”](actor:ann) says"),
        ),
        ("content/actors/ann.md", ACTOR),
    ]);
    desk.run("build").fine();
    desk.run("urls --update").fine();
    assert!(desk.read("content/urls.lock").contains("/quotes/ann/"));
    desk.remove("content/actors/ann.md");
    desk.write(
        "content/pieces/2025-04-18-talks.md",
        "+++\ntitle = \"Talks\"\ndate = 2025-04-18\n+++\n\nText.\n",
    );
    let removed = "[[removed]]\nrecord = \"actor:ann\"\ndate = 2025-05-02\nwhy = \"Safety.\"\nerase = true\n";
    desk.write("content/removed.toml", removed);
    desk.run("build").fine();
    desk.run("urls --update").fine();
    for file in ["content/urls.lock", "content/removed.toml"] {
        assert!(!desk.read(file).contains("ann"), "{}", desk.read(file));
    }
    desk.run("build").fine();
    assert!(!desk.has("public/quotes/ann") && !desk.has("public/actors/ann"));
    assert_eq!(desk.run("urls").fine(), "no address is new or gone\n");
}

#[test]
fn a_scheduled_piece_is_listed_and_appears_on_its_day() {
    let desk = Desk::published();
    desk.write(
        "content/pieces/2030-01-01-later.md",
        "+++\ntitle = \"Later\"\ndate = 2030-01-01\n+++\n\nText.\n",
    );
    let told = desk.run("build").fine();
    assert!(told.contains("  piece:later: ") && told.contains("2030-01-01"), "{told}");
    assert!(!desk.has("public/2030"));
    let told = desk.at("1893456000", &["build"]).fine();
    assert!(!told.contains("not published"), "{told}");
    assert!(desk.has("public/2030/01/later/index.html"));
}

#[test]
fn a_link_to_a_scheduled_piece_is_text_until_its_day() {
    let desk = Desk::published();
    desk.write(
        "content/pieces/2030-01-01-later.md",
        "+++\ntitle = \"Later\"\ndate = 2030-01-01\n+++\n\nText.\n",
    );
    desk.write(
        "content/pieces/2025-04-20-now.md",
        "+++\ntitle = \"Now\"\ndate = 2025-04-20\n+++\n\nMore [to come](piece:later).\n",
    );
    let findings = desk.run("check --format short").fine();
    assert!(findings.contains("warning[reference-to-scheduled]"), "{findings}");
    desk.run("build").fine();
    assert!(desk.read("public/2025/04/now/index.html").contains("More to come."));
    desk.at("1893456000", &["build"]).fine();
    assert!(desk.read("public/2025/04/now/index.html").contains("href=\"/d/2030/01/later/\""));
}

#[test]
fn the_output_is_where_it_was_asked_for_and_never_inside_of_the_content() {
    let desk = Desk::published();
    let told = onrecord(&desk.path("content"), "1800000000", &["build", "--output", "../elsewhere"]);
    assert_eq!((told.exit, desk.has("elsewhere/index.html")), (0, true), "{}", told.stderr);
    desk.write("home/notes.txt", "mine");
    for folder in ["content/out", ".", "home"] {
        let told = desk.run(&format!("build --output {folder}"));
        assert_eq!(told.exit, 2, "{folder}: {}", told.stdout);
    }
    assert_eq!(desk.read("home/notes.txt"), "mine");
}

const TALKS: &str = "WHITLOW: Good evening. We did not come here to promise a treaty. The harbor at Calden will reopen on Monday if the inspectors finish their work.\n[...]\nRENN: A convoy of forty trucks left Orsova at dawn. I hope it gets through.\n";

/// The answers of `onrecord verify` to `quotes` about [`TALKS`], and what else it said.
fn answers(quotes: &str) -> (Vec<serde_json::Value>, Told) {
    let desk = Desk::with(&[("talks.txt", TALKS), ("quotes.jsonl", quotes)]);
    let told = desk.run("verify talks.txt --lang en --format json --jsonl quotes.jsonl");
    let answers = told.stdout.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    (answers, told)
}

#[test]
fn a_quotation_is_held_against_a_transcript() {
    let desk = Desk::with(&[("talks.txt", TALKS)]);
    let verify = |words: &str, more: &[&str]| {
        desk.at("0", &[&["verify", "talks.txt", "--lang", "en", "--quote", words], more].concat())
    };
    let same = verify("We did not come here to promise a treaty.", &[]);
    assert_eq!((same.exit, same.stderr.as_str()), (0, ""));
    assert!(same.stdout.starts_with("the same words, whole sentences (talks.txt:1:24)\n"), "{}", same.stdout);
    let not = verify("The harbor at Calden will not reopen on Monday", &[]);
    assert_eq!(not.exit, 1);
    assert!(not.stdout.contains("a negation comes or goes"), "{}", not.stdout);
    assert!(not.stdout.contains("will {+not+} reopen"), "{}", not.stdout);
    let short = verify("A convoy of fifty trucks left Orsova", &["--format", "short"]);
    assert!(short.stdout.starts_with("talks.txt:3:7: altered (major: number): "), "{}", short.stdout);
    assert!(short.stdout.contains("[-forty-]{+fifty+}"), "{}", short.stdout);
    let other = verify("I hope it gets through", &["--speaker", "Nora Whitlow"]);
    assert_eq!(other.exit, 1);
    assert!(
        other.stdout.contains("note: the words stand in the turn of RENN, not of Nora Whitlow"),
        "{}",
        other.stdout
    );
    assert_eq!(verify("I hope it gets through", &["--speaker", "Tobias Renn"]).exit, 0);
}

#[test]
fn nobody_is_told_to_have_never_said_something() {
    let desk = Desk::with(&[("talks.txt", TALKS)]);
    let words = "Grapes ripen late on the northern slopes of this island";
    for (quality, doubt) in [("official", ""), ("machine", "proves nothing"), ("partial", "proves nothing")] {
        let told = desk.at("0", &["verify", "talks.txt", "--quality", quality, "--quote", words]);
        assert!(told.stdout.starts_with("not located in this transcript\n"), "{}", told.stdout);
        assert!(told.stdout.contains(doubt) && !told.stdout.contains("never"), "{}", told.stdout);
        assert_eq!((told.exit, told.stdout.contains("proves")), (1, !doubt.is_empty()), "{}", told.stdout);
    }
    let differs =
        ["verify", "talks.txt", "--quality", "machine", "--quote", "A convoy of fifty trucks left Orsova"];
    assert!(desk.at("0", &differs).stdout.contains("the difference may be the transcript's"));
}

#[test]
fn each_line_of_questions_has_an_answer_in_its_place() {
    let (answers, told) = answers(
        "{\"id\": \"a\", \"text\": \"A convoy of 40 trucks left Orsova at dawn.\"}\n\n\
         {\"id\": 7, \"text\": \"\\u0057e did not come here to promise a treaty\", \"speaker\": \"Nora Whitlow\", \"lang\": \"en\", \"outlet\": \"x\"}\n\
         {\"id\": \"c\"}\nnothing\n{\"text\": \"Nous ne sommes pas venus promettre un traité.\", \"lang\": \"fr\"}\n",
    );
    let ids: Vec<String> = answers.iter().map(|answer| answer["id"].to_string()).collect();
    assert_eq!(ids, ["\"a\"", "7", "\"c\"", "null", "null"]);
    let fidelity: Vec<Option<&str>> = answers.iter().map(|answer| answer["fidelity"].as_str()).collect();
    assert_eq!(fidelity, [Some("verbatim"), Some("verbatim"), None, None, Some("translated")]);
    assert_eq!(answers[2]["problem"], "there is no `text`");
    let keys: Vec<&str> = answers[0].as_object().unwrap().keys().map(String::as_str).collect();
    assert_eq!(keys, ["id", "fidelity", "also", "severity", "touches", "spans", "record", "diff"]);
    assert_eq!(answers[0]["record"], "A convoy of forty trucks left Orsova at dawn");
    assert_eq!(told.exit, 1);
    assert_eq!(
        told.stderr,
        "error: quotes.jsonl:4: there is no `text`\nerror: quotes.jsonl:5: this is not JSON, from column 2 on\n"
    );
}

#[test]
fn places_in_a_transcript_are_those_of_the_file_on_disk() {
    let on_disk = format!("\u{feff}{}", TALKS.replace('\n', "\r\n"));
    let desk = Desk::with(&[("talks.md", &on_disk)]);
    let words = "A convoy of forty trucks left Orsova at dawn";
    let told = desk.at("0", &["verify", "talks.md", "--format", "json", "--quote", words]).fine();
    let answer: serde_json::Value = serde_json::from_str(&told).unwrap();
    let at = on_disk.find(words).unwrap();
    assert_eq!(answer["spans"], serde_json::json!([[at, at + words.len()]]), "{told}");
}

#[test]
fn what_a_terminal_would_obey_is_not_told() {
    let evil = "\u{1b}[31mred\u{202e}\u{7}";
    let desk = Desk::with(&[("talks.txt", &TALKS.replace("hope", &format!("{evil} hope")))]);
    for format in ["human", "short", "json"] {
        let words = format!("I {evil} hope it gets through ::error::x");
        let told = desk.at("0", &["verify", "talks.txt", "--format", format, "--quote", &words]);
        let safe = |text: &str| {
            text.chars().all(|letter| letter == '\n' || !letter.is_control() && letter != '\u{202e}')
        };
        assert!(safe(&told.stdout) && safe(&told.stderr), "{:?}", told.stdout);
        assert!(!told.stdout.contains("\n::"), "{}", told.stdout);
    }
}

#[test]
fn what_cannot_be_verified_says_why() {
    let desk = Desk::with(&[("talks.txt", TALKS), ("talks.pdf", TALKS)]);
    fs::write(desk.path("latin.txt"), b"caf\xe9").unwrap();
    fs::write(desk.path("empty.txt"), "(Applause.)\n").unwrap();
    for (line, why) in [
        ("verify none.txt --quote x", "cannot be read"),
        ("verify talks.pdf --quote x", "does not end in `.txt`"),
        ("verify latin.txt --quote x", "is not text in UTF-8"),
        ("verify talks.txt --quote …", "there are no words"),
        ("verify talks.txt --jsonl none.jsonl", "cannot be read"),
        ("verify talks.txt", "give `--quote WORDS` or `--jsonl FILE`"),
        ("verify .", "is a folder"),
        ("verify empty.txt --quote x", "there is no speech in `empty.txt`"),
        ("verify talks.txt --quote x --lang English", "written as a tag"),
        ("verify talks.txt --quote x --quality good", "possible values: official, checked, machine, partial"),
    ] {
        let told = desk.run(line);
        assert_eq!((told.exit, told.stdout.as_str()), (2, ""), "{line}");
        assert!(told.stderr.contains(why), "{line}: {}", told.stderr);
    }
}
