//! What words of the languages do.

use super::*;

/// The words of `text` as the tokenizer would give them, near enough.
fn words(text: &str) -> Vec<String> {
    text.split([' ', '-'])
        .map(|word| fold_word(word.trim_matches([',', '.', '!', '?', '«', '»', ':'])))
        .collect()
}

fn guessed(text: &str) -> Option<&'static str> {
    let words = words(text);
    guess(&words.iter().map(String::as_str).collect::<Vec<_>>())
}

fn each(lexicon: &Lexicon) -> Vec<&'static str> {
    let lists = [
        lexicon.fillers,
        lexicon.functions,
        lexicon.negators,
        lexicon.concord,
        lexicon.alternatives,
        lexicon.prefixes,
        lexicon.quantities,
        lexicon.names,
    ];
    let plain = lists.into_iter().flatten().copied();
    let modals = lexicon.modals.iter().map(|(word, _)| *word);
    let pairs = lexicon.contractions.iter().chain(lexicon.opposites).flat_map(|(one, other)| [*one, *other]);
    plain.chain(modals).chain(pairs).collect()
}

#[test]
fn every_entry_is_its_own_fold() {
    for lexicon in LEXICONS {
        for entry in each(lexicon) {
            assert_eq!(fold_word(entry), entry, "{}", lexicon.tag);
            assert!(entry.split(' ').all(|word| !word.is_empty() && !word.contains('-')), "{entry:?}");
        }
    }
}

#[test]
fn lists_are_in_order_and_name_nothing_twice() {
    for lexicon in LEXICONS {
        let plain = [
            lexicon.fillers,
            lexicon.functions,
            lexicon.negators,
            lexicon.concord,
            lexicon.alternatives,
            lexicon.quantities,
            lexicon.names,
        ];
        for list in plain {
            let wrong = list.windows(2).find(|pair| pair[0] >= pair[1]);
            assert_eq!(wrong, None, "{}", lexicon.tag);
        }
        assert!(lexicon.modals.is_sorted_by(|one, next| one.0 < next.0), "{}", lexicon.tag);
        assert!(lexicon.contractions.is_sorted_by(|one, next| one.0 < next.0), "{}", lexicon.tag);
        assert!(lexicon.opposites.iter().all(|(one, other)| one != other), "{}", lexicon.tag);
    }
}

#[test]
fn a_language_is_found_by_the_primary_part_of_its_tag() {
    let of = |tag: &str| lexicon(&Language::parse(tag).unwrap()).tag;
    assert_eq!((of("en-GB"), of("uk"), of("sv")), ("en", "uk", ""));
}

#[test]
fn sentences_are_guessed_in_their_language() {
    let known = [
        ("en", "We want it to end, but it's not our war."),
        ("en", "The ball is now in their court"),
        ("en", "a war of attrition"),
        ("uk", "Ми хочемо, щоб це закінчилося, але це не наша війна"),
        ("uk", "продовжувати ці зусилля тижнями й місяцями поспіль"),
        ("uk", "Так не буде"),
        ("ru", "Но это не наша война. Я хотел бы, чтобы все это поняли."),
        ("ru", "Мы не начинали"),
        ("de", "Wir sind fertig."),
        ("de", "Wenn es möglich ist, sind wir bereit, alles zu tun, was wir können"),
        ("fr", "La guerre en Ukraine est une chose terrible, mais ce n' est pas notre guerre"),
        ("fr", "la balle est maintenant dans le camp de la Russie"),
        ("fr", "Ce n'est pas l'Ukraine qui l'a voulu"),
        ("en", "It's not ours, we didn't start it"),
        ("es", "No es nuestra guerra. No la empezamos."),
        (
            "es",
            "Pienso que es importante recordar a todo el mundo que la guerra en Ucrania es una cosa terrible",
        ),
        ("ar", "سننقل هذا العرض الآن إلى الروس ونأمل أن يوافقوا على السلام"),
    ];
    for (tag, text) in known {
        assert_eq!(guessed(text), Some(tag), "{text}");
    }
    let unknown = [
        "",
        "2022",
        "NATO",
        "Penso che la guerra in Ucraina sia una cosa terribile e non è nostra",
        "Não é a nossa guerra e não a começamos",
        "To nie jest nasza wojna",
        "Гэта не наша вайна, мы яе не пачыналі ў гэтым годзе і ўсё",
        "این جنگ ما نیست و ما آن را آغاز نکردیم گفت چگونه پس",
    ];
    for text in unknown {
        assert_eq!(guessed(text), None, "{text}");
    }
}
