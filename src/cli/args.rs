//! What is written on the command line, as values.

use std::path::PathBuf;

use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Args, Parser, Subcommand, ValueEnum};

use crate::diagnostic::Format;
use crate::model::{Choice, Kind, Language, TranscriptQuality};

const FIRST_STEPS: &str = "\
From nothing to a page in three steps:
  1. onrecord new piece \"Talks in Paris\"    writes a file for you to fill
  2. onrecord serve                         shows the site, and what is wrong, while you write
  3. onrecord build                         writes the site to public/

`onrecord help COMMAND` says more about a command.";

/// Makes a website out of a folder of Markdown files about a conflict: who said what, on the record.
#[derive(Debug, Parser)]
#[command(name = "onrecord", version, after_help = FIRST_STEPS, max_term_width = 100)]
pub struct Arguments {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Write the site to public/
    ///
    /// All of it or nothing: if there are errors, they are shown, and public/ stays as it is.
    #[command(after_help = "Example:\n  onrecord build --base-url https://name.github.io/repo/")]
    Build(BuildArgs),
    /// Say what is wrong, and write nothing
    #[command(after_help = "Example, in a workflow on GitHub:\n  onrecord check --strict --format github")]
    Check(CheckArgs),
    /// Show the site in a browser while you write
    ///
    /// Open the address that is printed. The page reloads whenever a file is saved. If something is wrong,
    /// a badge on the page leads to the list, and the last good state stays up. Nothing is written to
    /// disk. Stop it with Ctrl-C.
    #[command(after_help = "Example:\n  onrecord serve --drafts")]
    Serve(ServeArgs),
    /// Write a new file for you to fill
    ///
    /// The file goes into the right folder of content/, with the keys it must have, and the ones it often
    /// has as comments. A file that is there already is never touched.
    #[command(after_help = "Examples:\n  onrecord new piece \"Talks in Paris\"\n  \
        onrecord new actor \"Marco Rubio\"\n  onrecord new quote \"It's not our war\" --speaker marco-rubio\n  \
        onrecord new digest 2025-W16\n  onrecord new piece \"Переговори в Парижі\" --lang uk --of talks-in-paris")]
    New(NewArgs),
    /// Compare the site's addresses with the published ones
    ///
    /// The published addresses stand in content/urls.lock, so that none is lost unnoticed.
    #[command(after_help = "Example, after a change was merged:\n  onrecord urls --update")]
    Urls(UrlsArgs),
    /// Hold quotations against a transcript
    ///
    /// Says of each quotation whether its words stand in the transcript, and how they differ. A transcript is
    /// a text with `NAME:` before turns and `[...]` where something is left out, or subtitles.
    #[command(after_help = "Examples:\n  onrecord verify talks.txt --quote \"It is not our war\"\n  \
        onrecord verify talks.srt --lang uk --quality machine --jsonl quotes.jsonl --format json")]
    Verify(VerifyArgs),
    /// Say more about a code that was printed with a finding
    #[command(after_help = "Example:\n  onrecord explain unknown-reference")]
    Explain(ExplainArgs),
}

/// Where the project is.
#[derive(Args, Debug)]
pub struct RootArgs {
    /// The folder with site.toml [default: the nearest one upward from here]
    #[arg(long, value_name = "FOLDER")]
    pub root: Option<PathBuf>,
}

/// What the site is like.
#[derive(Args, Debug)]
pub struct SiteArgs {
    #[command(flatten)]
    pub root: RootArgs,
    /// The address to publish under, instead of the one in site.toml
    #[arg(long, value_name = "ADDRESS")]
    pub base_url: Option<String>,
    /// Show drafts too; such a site must not be published
    #[arg(long)]
    pub drafts: bool,
}

/// How findings are shown.
#[derive(Args, Debug)]
pub struct FindingArgs {
    /// Let warnings stop the build, as errors do
    #[arg(long)]
    pub strict: bool,
    /// How findings are printed
    #[arg(long, value_enum, default_value_t = FormatArg::Human)]
    pub format: FormatArg,
}

/// How findings are printed.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum FormatArg {
    /// With the line and a caret
    Human,
    /// One line each
    Short,
    /// One JSON object a line
    Json,
    /// As annotations for a workflow on GitHub
    Github,
}

impl From<FormatArg> for Format {
    fn from(format: FormatArg) -> Self {
        match format {
            FormatArg::Human => Self::Human,
            FormatArg::Short => Self::Short,
            FormatArg::Json => Self::Json,
            FormatArg::Github => Self::Github,
        }
    }
}

/// The arguments of `build`.
#[derive(Args, Debug)]
pub struct BuildArgs {
    #[command(flatten)]
    pub site: SiteArgs,
    #[command(flatten)]
    pub findings: FindingArgs,
    /// The folder to write to [default: public/ beside site.toml]
    #[arg(long, value_name = "FOLDER")]
    pub output: Option<PathBuf>,
}

/// The arguments of `check`.
#[derive(Args, Debug)]
pub struct CheckArgs {
    #[command(flatten)]
    pub site: SiteArgs,
    #[command(flatten)]
    pub findings: FindingArgs,
}

/// The arguments of `serve`.
#[derive(Args, Debug)]
pub struct ServeArgs {
    #[command(flatten)]
    pub root: RootArgs,
    /// Show drafts too
    #[arg(long)]
    pub drafts: bool,
    /// The address to listen on; 0.0.0.0 lets other machines in
    #[arg(long, default_value = "127.0.0.1", value_name = "ADDRESS")]
    pub host: String,
    /// The port to listen on [default: 4000, or the next one that is free]
    #[arg(long)]
    pub port: Option<u16>,
    /// A further name by which browsers ask for the site, as in a container; can be repeated
    #[arg(long, value_name = "NAME")]
    pub allow_host: Vec<String>,
}

/// The arguments of `new`.
#[derive(Args, Debug)]
pub struct NewArgs {
    #[command(flatten)]
    pub root: RootArgs,
    /// What to write
    #[arg(value_parser = kinds())]
    pub kind: Kind,
    /// The title of a piece, the name of an actor, the words of a quote, the period of a digest
    pub title: String,
    /// Who said it: the id of an actor; for a quote
    #[arg(long, value_name = "ID")]
    pub speaker: Option<String>,
    /// The language of a translation
    #[arg(long, value_name = "TAG", requires = "of", value_parser = language)]
    pub lang: Option<Language>,
    /// The id of what is translated
    #[arg(long, value_name = "ID", requires = "lang")]
    pub of: Option<String>,
    /// Write YAML front matter, whatever site.toml says
    #[arg(long, conflicts_with = "toml")]
    pub yaml: bool,
    /// Write TOML front matter, whatever site.toml says
    #[arg(long)]
    pub toml: bool,
}

fn kinds() -> impl TypedValueParser<Value = Kind> {
    PossibleValuesParser::new(Kind::ALL.map(Kind::name))
        .try_map(|name| Kind::from_name(&name).ok_or("no such kind"))
}

fn language(tag: &str) -> Result<Language, &'static str> {
    Language::parse(tag).ok_or("a language is written as a tag: `en`, `uk`, `ar`, `pt-BR`")
}

/// The arguments of `urls`.
#[derive(Args, Debug)]
pub struct UrlsArgs {
    #[command(flatten)]
    pub root: RootArgs,
    /// Write the new addresses to content/urls.lock
    #[arg(long)]
    pub update: bool,
}

/// The arguments of `verify`.
#[derive(Args, Debug)]
pub struct VerifyArgs {
    /// The transcript, a file that ends in .txt, .md, .srt or .vtt
    pub transcript: PathBuf,
    /// The words of one quotation
    #[arg(long, value_name = "WORDS", conflicts_with = "jsonl")]
    #[arg(allow_hyphen_values = true)]
    pub quote: Option<String>,
    /// Who is said to have spoken them; the name may be that before the turns of the transcript
    #[arg(long, value_name = "NAME", conflicts_with = "jsonl")]
    pub speaker: Option<String>,
    /// A file with a quotation a line, as {"id": …, "text": …}, maybe with "speaker" and "lang"; `-` is
    /// standard input
    #[arg(long, value_name = "FILE")]
    pub jsonl: Option<PathBuf>,
    /// The language of the transcript [default: the site's first one, else en]
    #[arg(long, value_name = "TAG", value_parser = language)]
    pub lang: Option<Language>,
    /// How good the transcript is
    #[arg(long, default_value = "checked", value_parser = qualities())]
    pub quality: TranscriptQuality,
    /// How the answers are printed
    #[arg(long, value_enum, default_value_t = VerifyFormat::Human)]
    pub format: VerifyFormat,
}

/// How the answers of `verify` are printed.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum VerifyFormat {
    /// With the words on record and the difference
    Human,
    /// One line each
    Short,
    /// One JSON object a line
    Json,
}

fn qualities() -> impl TypedValueParser<Value = TranscriptQuality> {
    let words = TranscriptQuality::WORDS.iter();
    PossibleValuesParser::new(words.clone().map(|(word, _)| *word)).try_map(move |name| {
        let found = words.clone().find(|(word, _)| *word == name);
        found.map(|(_, quality)| *quality).ok_or("no such quality")
    })
}

/// The arguments of `explain`.
#[derive(Args, Debug)]
pub struct ExplainArgs {
    /// The code; without one, all are listed
    pub code: Option<String>,
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;

    #[test]
    fn the_arguments_fit_together() {
        Arguments::command().debug_assert();
    }

    #[test]
    fn a_translation_names_its_original() {
        let read = |line: &str| Arguments::try_parse_from(line.split(' ')).is_ok();
        assert!(read("onrecord new piece Назва --lang uk --of talks"));
        assert!(!read("onrecord new piece Назва --lang uk"));
        assert!(!read("onrecord new story x"));
    }
}
