//! Words that transcripts are written with, beside those that were said.

use std::collections::BTreeSet;
use std::sync::LazyLock;

/// The words before which somebody asks. Not the names of people.
static QUESTIONERS: LazyLock<Words> = LazyLock::new(|| {
    set("
    q, question, questioner, reporter, moderator, interviewer, journalist, correspondent, host, anchor,
    audience,
    питання, запитання, журналіст, журналістка, репортер, репортерка, кореспондент, кореспондентка, ведучий,
    ведуча, модератор, модераторка, вопрос, журналист, журналистка, корреспондент, ведущий, ведущая,
    frage, fragesteller, journalistin, reporterin, moderatorin, journaliste, modérateur, modératrice,
    présentateur, présentatrice, pregunta, periodista, moderador, moderadora, presentador, presentadora,
    سؤال, صحفي, صحفية, صحافي, صحافية, الصحفي, الصحفية, مراسل, مراسلة, المراسل, مذيع, مذيعة, المذيع, المذيعة,
    المحاور")
});

/// Words that say in what role somebody speaks, or how he is addressed.
static ROLES: LazyLock<Words> = LazyLock::new(|| {
    set("
    the, of, for, and, mr, mrs, ms, miss, dr, sir, dame, lord, president, vice, deputy, acting, former, prime,
    minister, foreign, defense, defence, secretary, general, chancellor, ambassador, senator, congressman,
    congresswoman, representative, governor, mayor, speaker, chair, chairman, chairwoman, chief, director,
    spokesman, spokeswoman, spokesperson, commissioner, envoy, special, state, us, eu, un, nato, king, queen,
    prince, pope, judge, justice, professor, sen, rep, gov, gen, lt, col, colonel, major, maj, captain, capt,
    sgt, admiral, adm, commander, marshal, national, security, advisor, adviser, press, high,
    пан, пані, президент, прем'єр, прем'єрміністр, міністр, міністерка, генерал, полковник, посол, речник,
    речниця, голова, секретар, державний, держсекретар, віцепрезидент, канцлер, депутат, господин, госпожа,
    премьер, премьерминистр, министр, посол, глава, секретарь, госсекретарь, вицепрезидент, прессекретарь,
    спикер, закордонних, справ, иностранных, дел, оборони, обороны,
    herr, frau, präsident, präsidentin, bundeskanzler, bundeskanzlerin, kanzler, kanzlerin, minister,
    ministerin, außenminister, außenministerin, aussenminister, bundespräsident, dr, prof, botschafter, m, mme,
    monsieur, madame, président, présidente, premier, ministre, général, le, la, de, des, affaires, étrangères,
    ambassadeur, señor, señora, sr, sra, presidente, presidenta, ministro, ministra, canciller, embajador,
    embajadora, el, del,
    السيد, السيدة, الرئيس, الرئيسة, رئيس, الوزراء, وزير, وزيرة, الوزير, الوزيرة, الخارجية, الدفاع, السفير,
    اللواء, الجنرال, الملك, الأمير, المتحدث, المتحدثة, باسم, الأمين, العام")
});

/// Those of them that somebody is called by, before the name or behind it.
static TITLES: LazyLock<Words> = LazyLock::new(|| {
    set("
    mr, mrs, ms, miss, dr, sir, president, minister, secretary, chancellor, ambassador, senator, congressman,
    congresswoman, representative, governor, mayor, speaker, chair, chairman, chairwoman, director, spokesman,
    spokeswoman, spokesperson, commissioner, envoy, king, queen, prince, pope, judge, sen, rep, gov, gen,
    colonel, admiral, commander, marshal, advisor, adviser,
    президент, міністр, міністерка, генерал, посол, речник, речниця, секретар, канцлер, министр, секретарь,
    bundeskanzler, bundeskanzlerin, kanzler, kanzlerin, ministerin, außenminister, außenministerin, präsident,
    präsidentin, président, présidente, ministre, ambassadeur, presidente, presidenta, ministro, ministra")
});

/// What is heard and is no speech, or how something is said; the beginnings of words.
const SOUNDS: &str = "
    applau, laugh, chuckl, inaudib, unintellig, indiscern, crosstalk, cross-talk, cross talk, music, cheer,
    booing, pause, silence, speaks in, speaking in, foreign language, through interpret, through an interpret,
    via interpret, via translat, as interpreted, as translated, off-mic, off mic, no audio, audio, background,
    coughs, sighs, end of, break in,
    оплески, аплодисмент, сміх, сміється, сміються, нерозбірлив, музика, пауза, перекладач, через переклад,
    смех, смеется, смеётся, неразборчив, музыка, через переводчик,
    applaus, beifall, gelächter, heiterkeit, lachen, lacht, unverständlich, musik, zuruf, rires, inaudible,
    musique, aplauso, risas, música, ininteligible,
    تصفيق, ضحك, موسيقى, غير مسموع, غير واضح, مترجم";

/// The same, with words before them: `loud applause`.
const LOUD: &str = "
    applau, laugh, music, cheer, crosstalk, оплески, аплодисмент, сміх, смех, beifall, gelächter, aplauso,
    risas, تصفيق, ضحك";

/// Words by which a text of a few words with a colon behind it is a sentence: `He said:`.
static SENTENCES: LazyLock<Words> = LazyLock::new(|| {
    set("
    said, says, say, saying, asked, told, is, are, was, were, be, i, we, you, he, she, they, it, this, that,
    these, my, our, your, dear, ladies, gentlemen, friends, and, but, so, look, listen, now, well, because, if,
    as, here, there, what, why, how, let,
    сказав, сказала, каже, сказал, говорит, заявив, заявил, це, это, ми, мы, я, він, он, вона, она, вони, они,
    шановні, дорогі, уважаемые, дорогие, отже, итак, але, но, що, что,
    sagte, sagt, ist, sind, ich, wir, sie, liebe, meine, also, aber, dit, est, sont, je, nous, vous, chers,
    mes, alors, mais, dijo, dice, es, son, yo, nosotros, queridos, pero,
    قال, قالت, وقال, وقالت, يقول, تقول, أقول, نقول, أضاف, وأضاف, صرح, وصرح, نحن, أنا, هو, هي, هذا, هذه, ذلك,
    إن, ثم, لكن, أيها, السادة, אמר, אמרה, אנחנו, אני, זה,
    说, 他说, 她说, 表示")
});

/// Words that begin sentences with a colon behind them, more than once in a text.
static OPENERS: LazyLock<Words> = LazyLock::new(|| {
    set("
    look, listen, so, well, now, first, second, third, firstly, secondly, finally, again, also, remember,
    example, note, yes, no, and, but, okay, ok, right, see, here, however, today, because, then, therefore,
    one, two, three, update, warning, отже, так, ні, перше, друге, третє, нагадаю, итак, нет, да, первое,
    второе, третье, также, also, nun, erstens, zweitens, ja, nein, bref, alors, oui, non, bueno, mire, miren,
    mira, sí, primero, segundo")
});

/// What stands between the commas of `list`.
fn items(list: &'static str) -> impl Iterator<Item = &'static str> {
    list.split(',').map(str::trim)
}

/// Words that are looked up often: a label may stand on each line of a long transcript.
type Words = BTreeSet<&'static str>;

fn set(list: &'static str) -> Words {
    items(list).collect()
}

/// The words of `text` in small letters, without what stands between them.
fn folded(text: &str) -> impl Iterator<Item = String> + '_ {
    let is_part =
        |letter: char| letter.is_alphanumeric() || matches!(letter, '\'' | '’' | 'ʼ' | '-' | '‐' | '‑');
    let words =
        text.split(move |letter| !is_part(letter) && !unicode_normalization::char::is_combining_mark(letter));
    words.filter(|word| word.contains(char::is_alphanumeric)).map(fold)
}

/// `word` in small letters, without hyphens and with one form of apostrophe.
fn fold(word: &str) -> String {
    let letters = word.chars().filter(|letter| !matches!(letter, '-' | '‐' | '‑'));
    let letters = letters.map(|letter| if matches!(letter, '’' | 'ʼ') { '\'' } else { letter });
    letters.flat_map(char::to_lowercase).collect()
}

/// The words of `name`, by which names are the same whatever stands between the words and how they are written.
pub fn name_words(name: &str) -> Vec<String> {
    folded(name).collect()
}

/// Whether the words after `label` are those of somebody who asks and is not named: `Q`, `QUESTION`, `REPORTER 2`.
pub fn is_questioner(label: &str) -> bool {
    folded(label).any(|word| QUESTIONERS.contains(&*word))
}

/// Whether `word` says in what role somebody speaks, or how he is addressed, and is no part of a name.
pub fn is_role_word(word: &str) -> bool {
    ROLES.contains(&*fold(word.trim_matches(|letter: char| !letter.is_alphanumeric())))
}

/// Whether somebody is called by `word`, before the name or behind it: `SECRETARY`.
pub(super) fn is_title(word: &str) -> bool {
    TITLES.contains(&*fold(word.trim_matches(|letter: char| !letter.is_alphanumeric())))
}

/// Whether `inner`, which stands in brackets, is a sound or a remark of whoever wrote it down.
pub(super) fn is_sound(inner: &str) -> bool {
    let inner = inner.trim().to_lowercase();
    let last = inner.rsplit(' ').next().unwrap_or_default();
    let is_short = inner.split(' ').count() <= 6;
    is_short
        && (items(SOUNDS).any(|sound| inner.starts_with(sound))
            || items(LOUD).any(|sound| last.starts_with(sound)))
}

/// Whether `name`, which stands before a colon, is a sentence and no name.
pub(super) fn is_sentence(name: &str) -> bool {
    folded(name).any(|word| SENTENCES.contains(&*word))
}

/// Whether `name` is a word that begins sentences.
pub(super) fn is_opener(name: &str) -> bool {
    folded(name).any(|word| OPENERS.contains(&*word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn those_who_ask_are_known_in_several_languages() {
        for label in [
            "Q",
            "Q.",
            "QUESTION",
            "REPORTER 2",
            "Питання",
            "ЖУРНАЛИСТ",
            "Frage",
            "سؤال",
            "UNIDENTIFIED REPORTER",
        ] {
            assert!(is_questioner(label), "{label}");
        }
        for label in ["SECRETARY RUBIO", "PRESS SECRETARY LEAVITT", "Marco Rubio", "THE PRESIDENT"] {
            assert!(!is_questioner(label), "{label}");
        }
    }

    #[test]
    fn a_role_is_no_part_of_a_name() {
        for word in ["SECRETARY", "Mr.", "Прем'єр-міністр", "président"] {
            assert!(is_role_word(word), "{word}");
        }
        for word in ["ERIC", "Rubio", "Зеленський"] {
            assert!(!is_role_word(word), "{word}");
        }
    }
}
