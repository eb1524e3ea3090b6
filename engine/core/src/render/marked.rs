//! A phrase marked in its sentence, and the sentence shortened around it.

/// The three parts of a sentence as one, the middle one between `marks`; at its ends
/// shortened to about `longest` code points, at whole words.
pub(super) fn marked([before, phrase, after]: [&str; 3], marks: (&str, &str), longest: usize) -> String {
    let (before, after) = (before.trim_start(), after.trim_end());
    let length = |text: &str| text.chars().count();
    let room = longest.saturating_sub(length(phrase));
    // What one side does not need is the other's.
    let for_before = room.saturating_sub(length(after)).max(room / 2);
    let for_after = room.saturating_sub(length(before)).max(room / 2);
    format!("{}{}{phrase}{}{}", last(before, for_before), marks.0, marks.1, first(after, for_after))
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
        assert_eq!(marked(["Tenants ", "chose", " the hours. "], MARKS, 40), "Tenants «chose» the hours.");
    }

    #[test]
    fn a_long_one_is_shortened_at_words_and_keeps_the_phrase() {
        let before = "When the second winter had come and gone, ";
        let after = " the hours, and the board put them on the door.";
        assert_eq!(marked([before, "chose", after], MARKS, 30), "… and gone, «chose» the hours, …");
        assert_eq!(marked(["", "Chose", after], MARKS, 30), "«Chose» the hours, and the …");
    }

    #[test]
    fn a_phrase_longer_than_the_room_is_not_cut() {
        assert_eq!(marked(["We ", "chose the opening hours", " then."], MARKS, 5), "… «chose the opening hours» …");
    }
}
