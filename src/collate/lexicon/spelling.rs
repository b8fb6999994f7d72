//! A British spelling into the American one, where both are one word.

/// The American spelling of the English `word`, folded, if it is spelled in another way. Two words with
/// senses of their own never become one.
pub(in crate::collate) fn spelling(word: &str) -> Option<String> {
    if word.len() < 4 || !word.is_ascii() {
        return single(word);
    }
    single(word).or_else(|| ize(word)).or_else(|| yze(word)).or_else(|| one_l(word)).or_else(|| or(word))
}

/// Words one by one.
fn single(word: &str) -> Option<String> {
    let at = SINGLE.binary_search_by(|(british, _)| (*british).cmp(word)).ok()?;
    Some(SINGLE[at].1.to_owned())
}

/// `colour` into `color`, in all words made of it.
fn or(word: &str) -> Option<String> {
    let at = word.find("our")?;
    OUR.iter().any(|stem| word.contains(stem)).then(|| format!("{}or{}", &word[..at], &word[at + 3..]))
}

/// `organise` into `organize`.
fn ize(word: &str) -> Option<String> {
    let (stem, ending) = IZE.iter().find_map(|ending| Some((word.strip_suffix(ending)?, ending)))?;
    // raise, noise, disguise, likewise
    let kept = stem.len() < 3 || stem.ends_with(['a', 'o', 'u', 'w']) || ISE.contains(&stem);
    (!kept).then(|| format!("{stem}iz{}", &ending[2..]))
}

/// `analyse` into `analyze`, but not `analyses`, which may be the plural of the noun.
fn yze(word: &str) -> Option<String> {
    let (stem, ending) = ["yse", "ysed", "ysing", "yser", "ysers"]
        .iter()
        .find_map(|ending| Some((word.strip_suffix(ending)?, ending)))?;
    let fits = ["anal", "paral", "catal", "dial", "electrol", "hydrol", "breathal"]
        .iter()
        .any(|end| stem.ends_with(end));
    fits.then(|| format!("{stem}yz{}", &ending[2..]))
}

/// `travelled` into `traveled`.
fn one_l(word: &str) -> Option<String> {
    let (stem, ending) =
        DOUBLED_ENDINGS.iter().find_map(|ending| Some((word.strip_suffix(ending)?, ending)))?;
    DOUBLED.contains(&stem).then(|| format!("{stem}{}", &ending[1..]))
}

const IZE: [&str; 12] = [
    "ise",
    "ised",
    "ises",
    "ising",
    "iser",
    "isers",
    "isation",
    "isations",
    "isational",
    "isable",
    "isingly",
    "isedly",
];

/// What stands before `ise` in words that are never written with `ize`.
#[rustfmt::skip]
const ISE: &[&str] = &[
    "adv", "superv", "rev", "dev", "telev", "improv", "exerc", "exc", "inc", "circumc", "conc", "prec",
    "surpr", "compr", "comprom", "prom", "prem", "enterpr", "merchand", "desp", "dem", "misadv", "unadv",
    "uncomprom", "surm", "appr", "repr", "franch", "enfranch", "disenfranch", "chast", "treat", "expert",
    "parad", "upr", "sunr", "moonr", "advert", "val", "chem", "cer", "counterpr", "den", "readv",
    "disfranch", "unsurpr", "unprom",
];

/// What takes a second `l` before an ending in Britain only.
#[rustfmt::skip]
const DOUBLED: &[&str] = &[
    "travel", "cancel", "fuel", "refuel", "counsel", "council", "level", "label", "relabel", "mislabel",
    "model", "remodel", "signal", "channel", "tunnel", "funnel", "panel", "quarrel", "rival", "unrival",
    "shovel", "total", "duel", "dial", "equal", "unequal", "initial", "marshal", "pedal", "medal",
    "spiral", "snivel", "swivel", "unravel", "ravel", "grovel", "gravel", "jewel", "towel", "barrel",
    "bevel", "cudgel", "drivel", "revel", "libel", "yodel", "devil", "pencil", "stencil", "chisel",
    "marvel", "tranquil", "dishevel", "hovel", "trowel", "parcel", "tassel", "weasel", "victual",
    "bushel", "carol", "peril", "imperil", "cavil", "shrivel", "squirrel", "laurel", "trammel",
    "untrammel",
];

const DOUBLED_ENDINGS: [&str; 11] =
    ["led", "ling", "lings", "ler", "lers", "lor", "lors", "list", "lists", "lous", "lously"];

/// What is written with `or` in America, inside longer words as well.
#[rustfmt::skip]
const OUR: &[&str] = &[
    "behaviour", "colour", "favour", "flavour", "harbour", "honour", "humour", "labour", "neighbour",
    "odour", "rumour", "savour", "splendour", "tumour", "valour", "vapour", "vigour", "armour",
    "endeavour", "candour", "clamour", "demeanour", "fervour", "parlour", "rancour", "rigour", "ardour",
    "arbour", "enamour", "succour", "saviour", "discolour", "glamour",
];

/// Words that follow no rule, in order.
#[rustfmt::skip]
const SINGLE: &[(&str, &str)] = &[
    ("acknowledgement", "acknowledgment"), ("acknowledgements", "acknowledgments"), ("advisor", "adviser"),
    ("advisors", "advisers"), ("afterwards", "afterward"), ("ageing", "aging"), ("aluminium", "aluminum"),
    ("amphitheatre", "amphitheater"), ("anaemia", "anemia"), ("anaemic", "anemic"),
    ("anaesthesia", "anesthesia"), ("anaesthetic", "anesthetic"), ("analogue", "analog"),
    ("analogues", "analogs"), ("appal", "appall"), ("appals", "appalls"),
    ("archaeological", "archeological"), ("archaeologist", "archeologist"),
    ("archaeologists", "archeologists"), ("archaeology", "archeology"), ("artefact", "artifact"),
    ("artefacts", "artifacts"), ("attaché", "attache"), ("attachés", "attaches"),
    ("benefitted", "benefited"), ("benefitting", "benefiting"), ("burnt", "burned"),
    ("caesarean", "cesarean"), ("café", "cafe"), ("cafés", "cafes"), ("calibre", "caliber"),
    ("calibres", "calibers"), ("cancelation", "cancellation"), ("carburettor", "carburetor"),
    ("catalogue", "catalog"), ("catalogued", "cataloged"), ("catalogues", "catalogs"),
    ("cataloguing", "cataloging"), ("centimetre", "centimeter"), ("centimetres", "centimeters"),
    ("centre", "center"), ("centred", "centered"), ("centres", "centers"), ("centring", "centering"),
    ("chilli", "chili"), ("chillies", "chilies"), ("cliché", "cliche"), ("clichés", "cliches"),
    ("communiqué", "communique"), ("communiqués", "communiques"), ("connexion", "connection"),
    ("convenor", "convener"), ("cosier", "cozier"), ("cosy", "cozy"), ("counterdefence", "counterdefense"),
    ("coöperate", "cooperate"), ("coöperation", "cooperation"), ("cypher", "cipher"),
    ("cyphers", "ciphers"), ("defence", "defense"), ("defenceless", "defenseless"),
    ("defences", "defenses"), ("despatch", "dispatch"), ("despatched", "dispatched"),
    ("despatches", "dispatches"), ("despatching", "dispatching"), ("dialogue", "dialog"),
    ("dialogues", "dialogs"), ("diarrhoea", "diarrhea"), ("distil", "distill"), ("distils", "distills"),
    ("doppelgänger", "doppelganger"), ("doughnut", "donut"), ("doughnuts", "donuts"), ("dreamt", "dreamed"),
    ("début", "debut"), ("détente", "detente"), ("encyclopaedia", "encyclopedia"), ("enquire", "inquire"),
    ("enquired", "inquired"), ("enquires", "inquires"), ("enquiries", "inquiries"),
    ("enquiring", "inquiring"), ("enquiry", "inquiry"), ("enrol", "enroll"), ("enrolment", "enrollment"),
    ("enrolments", "enrollments"), ("enrols", "enrolls"), ("epicentre", "epicenter"),
    ("epicentres", "epicenters"), ("epilogue", "epilog"), ("faeces", "feces"), ("façade", "facade"),
    ("façades", "facades"), ("fiancé", "fiance"), ("fiancée", "fiancee"), ("fibre", "fiber"),
    ("fibres", "fibers"), ("focussed", "focused"), ("focusses", "focuses"), ("focussing", "focusing"),
    ("foetal", "fetal"), ("foetus", "fetus"), ("fulfil", "fulfill"), ("fulfilment", "fulfillment"),
    ("fulfils", "fulfills"), ("gaol", "jail"), ("gaoled", "jailed"), ("gipsies", "gypsies"),
    ("gipsy", "gypsy"), ("glycerine", "glycerin"), ("grandad", "granddad"), ("grey", "gray"),
    ("greyed", "grayed"), ("greyer", "grayer"), ("greying", "graying"), ("greyish", "grayish"),
    ("greys", "grays"), ("gynaecologist", "gynecologist"), ("haemoglobin", "hemoglobin"),
    ("haemorrhage", "hemorrhage"), ("haemorrhaging", "hemorrhaging"), ("hiccough", "hiccup"),
    ("hiccoughs", "hiccups"), ("inflexion", "inflection"), ("instalment", "installment"),
    ("instalments", "installments"), ("instil", "instill"), ("instils", "instills"),
    ("jewellery", "jewelry"), ("judgement", "judgment"), ("judgemental", "judgmental"),
    ("judgementally", "judgmentally"), ("judgements", "judgments"), ("kidnaped", "kidnapped"),
    ("kidnaper", "kidnapper"), ("kidnaping", "kidnapping"), ("kilometre", "kilometer"),
    ("kilometres", "kilometers"), ("leant", "leaned"), ("leapt", "leaped"), ("learnt", "learned"),
    ("leukaemia", "leukemia"), ("licence", "license"), ("licenced", "licensed"), ("licences", "licenses"),
    ("likeable", "likable"), ("liquorice", "licorice"), ("litre", "liter"), ("litres", "liters"),
    ("liveable", "livable"), ("loveable", "lovable"), ("lustre", "luster"),
    ("manoeuvrable", "maneuverable"), ("manoeuvre", "maneuver"), ("manoeuvred", "maneuvered"),
    ("manoeuvres", "maneuvers"), ("manoeuvring", "maneuvering"), ("meagre", "meager"),
    ("mediaeval", "medieval"), ("metre", "meter"), ("metres", "meters"), ("millimetre", "millimeter"),
    ("millimetres", "millimeters"), ("mollusc", "mollusk"), ("molluscs", "mollusks"),
    ("monologue", "monolog"), ("monologues", "monologs"), ("mould", "mold"), ("moulded", "molded"),
    ("moulding", "molding"), ("moulds", "molds"), ("mouldy", "moldy"), ("moustache", "mustache"),
    ("moustaches", "mustaches"), ("moveable", "movable"), ("naïve", "naive"), ("naïvety", "naivety"),
    ("naïveté", "naivete"), ("oestrogen", "estrogen"), ("offence", "offense"), ("offences", "offenses"),
    ("okay", "ok"), ("omelette", "omelet"), ("orthopaedic", "orthopedic"), ("paediatric", "pediatric"),
    ("paediatrician", "pediatrician"), ("paediatricians", "pediatricians"), ("paedophile", "pedophile"),
    ("paedophiles", "pedophiles"), ("paedophilia", "pedophilia"), ("phoney", "phony"),
    ("phoneys", "phonies"), ("plough", "plow"), ("ploughed", "plowed"), ("ploughing", "plowing"),
    ("ploughs", "plows"), ("practise", "practice"), ("practised", "practiced"), ("practises", "practices"),
    ("practising", "practicing"), ("pretence", "pretense"), ("pretences", "pretenses"),
    ("programme", "program"), ("programmes", "programs"), ("prologue", "prolog"),
    ("protestor", "protester"), ("protestors", "protesters"), ("protégé", "protege"),
    ("protégés", "proteges"), ("pyjamas", "pajamas"), ("reconnoitre", "reconnoiter"),
    ("reflexion", "reflection"), ("régime", "regime"), ("régimes", "regimes"), ("rôle", "role"),
    ("rôles", "roles"), ("sabre", "saber"), ("sabres", "sabers"), ("saleable", "salable"),
    ("sanitorium", "sanatorium"), ("sceptic", "skeptic"), ("sceptical", "skeptical"),
    ("sceptically", "skeptically"), ("scepticism", "skepticism"), ("sceptics", "skeptics"),
    ("sceptre", "scepter"), ("sceptred", "sceptered"), ("señor", "senor"), ("sizeable", "sizable"),
    ("skilful", "skillful"), ("skilfully", "skillfully"), ("smoulder", "smolder"),
    ("smouldered", "smoldered"), ("smouldering", "smoldering"), ("snowplough", "snowplow"),
    ("sombre", "somber"), ("spectre", "specter"), ("spectres", "specters"), ("spelt", "spelled"),
    ("spilt", "spilled"), ("spoilt", "spoiled"), ("sulphate", "sulfate"), ("sulphur", "sulfur"),
    ("sulphuric", "sulfuric"), ("sulphurous", "sulfurous"), ("theatre", "theater"),
    ("theatres", "theaters"), ("titbit", "tidbit"), ("titbits", "tidbits"), ("towards", "toward"),
    ("tranquilliser", "tranquilizer"), ("tranquillisers", "tranquilizers"), ("tranquillity", "tranquility"),
    ("travelogue", "travelog"), ("tsar", "czar"), ("tsarist", "czarist"), ("tsars", "czars"),
    ("unmoveable", "unmovable"), ("unshakeable", "unshakable"), ("useable", "usable"), ("waggon", "wagon"),
    ("waggons", "wagons"), ("wilful", "willful"), ("wilfully", "willfully"), ("woollen", "woolen"),
    ("woollens", "woolens"), ("worshiped", "worshipped"), ("worshiping", "worshipping"),
    ("yoghurt", "yogurt"), ("élite", "elite"), ("élites", "elites"), ("élitist", "elitist"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn british_spellings_become_american_ones() {
        let pairs = "endeavour endeavor endeavours endeavors labour labor labourers laborers neighbourhood \
            neighborhood dishonourable dishonorable favourite favorite unfavourable unfavorable \
            behaviour behavior organise organize organised organized organising organizing organisation \
            organization organisations organizations recognise recognize recognised recognized \
            recognisable recognizable realise realize prioritise prioritize destabilising destabilizing \
            apologise apologize demilitarisation demilitarization civilisation civilization legalise \
            legalize mobilised mobilized criticise criticize emphasise emphasize analyse analyze \
            paralysed paralyzed centre center theatre theater kilometres kilometers defence defense \
            licence license travelled traveled cancelling canceling fuelled fueled counsellors \
            counselors levelling leveling dialogue dialog grey gray programme program aluminium aluminum \
            manoeuvres maneuvers judgement judgment acknowledgement acknowledgment ageing aging \
            sceptical skeptical okay ok learnt learned practise practice fulfil fulfill enrolment \
            enrollment naïve naive café cafe focussed focused marvellous marvelous councillor councilor";
        let words: Vec<&str> = pairs.split_whitespace().collect();
        for pair in words.chunks(2) {
            assert_eq!(spelling(pair[0]).as_deref(), Some(pair[1]), "{}", pair[0]);
            assert_eq!(spelling(pair[1]), None, "{}", pair[1]);
        }
    }

    #[test]
    fn words_with_a_sense_of_their_own_stay_as_they_are() {
        let words = "four hour our your pour tour flour sour contour course court journal source resource \
            hours tournament advise advised adviser exercise exercises surprise surprised surprising promise \
            promised promises rise rising arise arising uprising wise otherwise likewise compromise \
            compromised raise raising praise noise cruise bruise franchise enterprise supervise \
            supervisor revise revised devise disguise despise premise precise paradise expertise \
            improvise televised merchandise comprise comprised apprised demise excise incised treatise \
            mise poise crisis basis analyses this his controlled patrolled compelled called filled told \
            excelled chancellor seller killed spelled hotel tyre tire kerb curb cheque check storey \
            story draught draft kyiv kiev kharkov kharkiv odessa odesa wiser miser while whilst seller \
            tall small fall reporter enter metering defend sense license";
        for word in words.split_whitespace() {
            assert_eq!(spelling(word), None, "{word}");
        }
    }

    #[test]
    fn single_words_are_in_order() {
        assert!(SINGLE.is_sorted_by(|one, next| one.0 < next.0));
    }
}
