//! Phrases marked in their sentence, and the sentence shortened around them.

/// How much of a long stretch between two phrases stays at each of its ends, in code points.
const MIDDLE: usize = 40;

/// The pieces of a sentence as one, those that are phrases between `marks`; at its ends shortened
/// to about `longest` code points, at whole words.
pub(super) fn marked(pieces: &[(&str, bool)], marks: (&str, &str), longest: usize) -> String {
    let (before, pieces) = match pieces {
        [(before, false), rest @ ..] if !rest.is_empty() => (before.trim_start(), rest),
        _ => ("", pieces),
    };
    let (after, pieces) = match pieces {
        [rest @ .., (after, false)] if !rest.is_empty() => (after.trim_end(), rest),
        _ => ("", pieces),
    };
    // Of a long sentence with a phrase at each end the middle is shortened too.
    let length = |text: &str| text.chars().count();
    let long = pieces.iter().map(|(words, _)| length(words)).sum::<usize>() > longest;
    let between = |(words, is_phrase): &(&str, bool)| match is_phrase {
        true => format!("{}{words}{}", marks.0, marks.1),
        false if long && length(words) > 2 * MIDDLE => {
            format!("{} {}", first(words, MIDDLE), last(words, MIDDLE).trim_start_matches("… "))
        }
        false => (*words).to_owned(),
    };
    let between: String = pieces.iter().map(between).collect();
    let room = longest.saturating_sub(length(&between));
    // What one side does not need is the other's.
    let for_before = room.saturating_sub(length(after)).max(room / 2);
    let for_after = room.saturating_sub(length(before)).max(room / 2);
    format!("{}{between}{}", last(before, for_before), first(after, for_after))
}

/// The last words of `text`, in at most `room` code points.
fn last(text: &str, room: usize) -> String {
    let over = text.chars().count().saturating_sub(room);
    if over == 0 {
        return text.to_owned();
    }
    let cut: String = text.chars().skip(over).collect();
    format!("… {}", cut.find(' ').map_or(cut.as_str(), |space| &cut[space + 1..]))
}

/// The first words of `text`, in at most `room` code points.
fn first(text: &str, room: usize) -> String {
    if text.chars().count() <= room {
        return text.to_owned();
    }
    let cut: String = text.chars().take(room).collect();
    format!("{} …", cut.rfind(' ').map_or(cut.as_str(), |space| &cut[..space]))
}

#[cfg(test)]
mod tests {
    use super::marked;

    const MARKS: (&str, &str) = ("«", "»");

    #[test]
    fn a_short_sentence_is_whole() {
        let pieces = [("Tenants ", false), ("chose", true), (" the hours. ", false)];
        assert_eq!(marked(&pieces, MARKS, 40), "Tenants «chose» the hours.");
        assert_eq!(marked(&[("Tenants chose. ", false)], MARKS, 40), "Tenants chose. ");
    }

    #[test]
    fn a_long_one_is_shortened_at_words_and_keeps_the_phrases() {
        let before = ("When the second winter had come and gone, ", false);
        let after = (" the hours, and the board put them on the door.", false);
        assert_eq!(marked(&[before, ("chose", true), after], MARKS, 32), "… and gone, «chose» the hours, …");
        assert_eq!(marked(&[("Chose", true), after], MARKS, 32), "«Chose» the hours, and the …");
        let two = [before, ("tenants", true), (" all ", false), ("chose", true), after];
        assert_eq!(marked(&two, MARKS, 48), "… and gone, «tenants» all «chose» the hours, …");
    }

    #[test]
    fn a_long_stretch_between_two_phrases_is_shortened() {
        let middle = format!(" that {}were warm", "one of the rooms and all of the halls ".repeat(8));
        let marked = marked(&[("Tenants", true), (&middle, false), (" chose", true)], MARKS, 90);
        assert_eq!(
            marked,
            "«Tenants» that one of the rooms and all of the … rooms and all of the halls were warm« chose»"
        );
    }

    #[test]
    fn a_phrase_longer_than_the_room_is_not_cut() {
        let pieces = [("Tenants ", false), ("chose the opening hours", true), (" then.", false)];
        assert_eq!(marked(&pieces, MARKS, 5), "… «chose the opening hours» …");
    }
}
