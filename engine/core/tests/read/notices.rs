//! What a reader is told about a text before its report.

use evenhand::model::description::Notice;
use evenhand::read::{self, Limits, Source};

fn notices(text: &str) -> Vec<Notice> {
    read::description(Source::bytes(text), Limits::default()).expect("a description").notices
}

const FRENCH: &str = "# Une salle chaude au village

La salle est ouverte chaque mardi et chaque jeudi, et tout le monde peut venir prendre un café. Les habitants
décident comment dépenser l'argent, et la mairie paie le chauffage pendant l'hiver. On a demandé à quarante
familles ce qui leur manque le plus. Le projet sera évalué par les personnes qui l'utilisent, avec l'aide du
National Institute for Health and Care Research. Il n'y a pas de rendez-vous à prendre.
";

const POLISH: &str = "# Ciepły pokój we wsi

Pokój jest otwarty w każdy wtorek i czwartek, a każdy może przyjść na herbatę i rozmowę. Mieszkańcy decydują,
na co wydać pieniądze, a gmina płaci za ogrzewanie do końca zimy. Zapytaliśmy czterdzieści rodzin, czego im
najbardziej brakuje. Projekt ocenią ludzie, którzy z niego korzystają, z pomocą uniwersytetu. Nie trzeba się
zapisywać, a to, że przychodzą, jest dla nas najważniejsze. My też tam idziemy, bo jest ciepło.
";

const CLIPPED: &str = "# Warm rooms: plan on a page

- Every resident warm by December
- Three halls, two libraries, one bus
- Volunteers DBS checked, paid travel
- Kettle, heaters, board games: £2,400
- Peer supporters x4, recruiting now
- Fuel vouchers via food bank
- DNA gap closed – by when tbc
- Baseline: to do
- Reach into estates with trusted voices
- Risks: venue, staffing, winter pressures
- Leaflets in Polish, Urdu, Romanian
- Steering group monthly, residents 6 of 10
- Evaluation partner tbc, university keen
- Stories x4 per quarter
- Carers lunch, Thursdays, Hatherby
";

#[test]
fn another_language_is_noticed() {
    for text in [FRENCH, POLISH] {
        assert_eq!(notices(text), [Notice::HardlyEnglish], "{text}");
    }
}

#[test]
fn clipped_english_is_english() {
    assert_eq!(notices(CLIPPED), []);
    assert_eq!(notices("- Golden thread\n- Equity lens\n- Big Conversation event Q4"), [Notice::VeryShort(8)]);
}

#[test]
fn sixty_words_are_not_very_short() {
    let text = |words: usize| "Residents ".repeat(words);
    assert_eq!(notices(&text(59)), [Notice::VeryShort(59)]);
    assert!(!notices(&text(60)).contains(&Notice::VeryShort(60)));
}
