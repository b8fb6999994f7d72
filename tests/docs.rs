//! The docs: a site that builds without a finding, and pages that name every key, setting, option and field.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a test may panic, and reads the pages")]

use std::fs;
use std::path::{Path, PathBuf};

use clap::CommandFactory;

use onrecord::cli::Arguments;
use onrecord::diagnostic::{Format, report};
use onrecord::model::{Kind, Moment};
use onrecord::parse::keys_of;
use onrecord::pipeline::{Request, analyse, proof};
use onrecord::settings::Settings;
use onrecord::text::FileId;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).to_owned()
}

fn page(name: &str) -> String {
    fs::read_to_string(root().join("docs/content/pages").join(name)).unwrap()
}

/// The part of `text` under the heading `## title`.
fn section<'t>(text: &'t str, title: &str) -> &'t str {
    let heading = format!("\n## {title}\n");
    let start = text.find(&heading).unwrap_or_else(|| panic!("there is no heading `## {title}`"));
    let rest = &text[start + heading.len()..];
    &rest[..rest.find("\n## ").unwrap_or(rest.len())]
}

/// Whether `key` stands in the first column of a table in `text`.
fn is_in_table(text: &str, key: &str) -> bool {
    let rows = text.lines().filter_map(|line| line.strip_prefix("| "));
    let mut first = rows.filter_map(|row| row.split(" | ").next());
    first.any(|cell| cell.contains(&format!("`{key}`")))
}

#[test]
fn the_docs_build_without_a_finding() {
    let request = Request {
        root: root().join("docs"),
        base_url: None,
        drafts: false,
        now: Moment(1_800_000_000),
        strict: true,
    };
    let analysis = analyse(&request).unwrap();
    let said = report(&analysis.findings, &analysis.files, Format::Short);
    assert!(said.is_empty(), "{said}");
    let site = analysis.site.unwrap();
    let said = report(&proof(&site), &site.files, Format::Short);
    assert!(said.is_empty(), "{said}");
    let (home, _) = site.file("/").unwrap();
    assert!(String::from_utf8(home).unwrap().contains("<h1>Start</h1>"));
}

#[test]
fn every_key_of_every_kind_is_explained() {
    let (settings, _) = Settings::read("", FileId(0));
    let writing = page("writing.md");
    for kind in Kind::ALL {
        let title = kind.folder();
        let title = title[..1].to_uppercase() + &title[1..];
        let own = section(&writing, &title);
        let common = section(&writing, "Front matter");
        for key in keys_of(kind, &settings) {
            let known = is_in_table(own, key) || is_in_table(common, key);
            assert!(known, "writing.md does not name the key `{key}` under `## {title}`");
        }
    }
}

#[test]
fn every_setting_is_explained() {
    let text = page("settings.md");
    for key in Settings::keys() {
        assert!(is_in_table(&text, key), "settings.md does not name `{key}`");
    }
}

#[test]
fn every_command_and_option_is_explained() {
    let text = page("commands.md");
    for command in Arguments::command().get_subcommands() {
        let own = section(&text, command.get_name());
        for name in command.get_arguments().filter_map(clap::Arg::get_long) {
            let everywhere = matches!(name, "help" | "root");
            let option = format!("--{name}");
            let named = own.contains(&option) || (everywhere && text.contains(&option));
            assert!(
                named || name == "help",
                "commands.md does not name `{option}` under `{}`",
                command.get_name()
            );
        }
    }
}

#[test]
fn every_field_that_templates_are_given_is_explained() {
    let text = page("themes.md");
    for entry in fs::read_dir(root().join("src/render/view")).unwrap() {
        let source = fs::read_to_string(entry.unwrap().path()).unwrap();
        for part in source.split("pub struct ").skip(1) {
            let (name, rest) = part.split_once(' ').unwrap();
            let heading = format!("\n#### {name}\n");
            let start = text.find(&heading).unwrap_or_else(|| panic!("themes.md does not describe `{name}`"));
            let own = &text[start + heading.len()..];
            let own = &own[..own.find("\n###").unwrap_or(own.len())];
            let body = &rest[..rest.find("\n}").unwrap()];
            let fields = body.lines().filter_map(|line| line.trim().strip_prefix("pub ")?.split_once(':'));
            for (field, _) in fields {
                assert!(is_in_table(own, field), "themes.md does not name `{name}.{field}`");
            }
        }
    }
}

#[test]
fn every_template_is_listed() {
    let text = page("themes.md");
    for entry in fs::read_dir(root().join("themes/default/templates")).unwrap() {
        let entry = entry.unwrap();
        let name = entry.file_name().into_string().unwrap();
        let known = entry.file_type().unwrap().is_dir() || text.contains(&format!("`{name}`"));
        assert!(known, "themes.md does not name `{name}`");
    }
}
