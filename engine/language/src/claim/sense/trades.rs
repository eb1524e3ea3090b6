//! The everyday words that each trade uses in a sense of its own, by how they begin.
//!
//! By which words a trade is told is `lists/`'s to say, what follows [`super`]'s.

use crate::lexicon::List;

/// The trades, and the beginnings of everyday words that mean something else in each.
pub(super) const TRADES: &[(List, &str)] = &[
    (
        List::ClaimSenseBody,
        "involv access represent cultur isolat recruit depriv barrier interpret control sampl \
         transl transfer divi starv panel uptake adapt poor minorit reject respons",
    ),
    (
        List::ClaimSenseBuilding,
        "survey access panel support test gap poor isolat control measur engag consult link \
         barrier treat pilot age transfer divi respite volunteer random allocat screen follow \
         share",
    ),
    (List::ClaimSenseCourt, "advoca deliber trial access represent interview consult record engag recover"),
    (
        List::ClaimSenseSoftware,
        "interpret access test support screen transl control divi record recover random isolat \
         transfer language share link network allocat engag trial poor",
    ),
    (
        List::ClaimSenseEngine,
        "pilot engag control panel test steer rate support transfer treat measur poor recover \
         sampl operat gap screen trial access follow divi",
    ),
    (
        List::ClaimSenseGround,
        "volunteer cultur respite poor isolat divi transfer treat trial control screen barrier \
         test survey communit adapt sampl starv recruit",
    ),
    (
        List::ClaimSenseMoney,
        "review recover share advoca rate control minorit record transfer treat gap engag \
         interest dispens consult represent",
    ),
    (List::ClaimSenseHiring, "interview recruit panel induct visit pay represent test feedback"),
    (List::ClaimSenseSport, "recruit train trial support transfer divi control test board"),
];

/// The beginnings of everyday words that some trade or other uses in a sense of its own.
pub(super) const EVERYDAY: &str = "access adapt admission advoca age allocat barrier befriend benefit blind board care \
    carer champion clinic community consent consult control cost cultur deliber deliver \
    depriv design differen discharg dispens distance divi engag equal ethic evaluat exclu \
    expens feedback follow gap group induct interpret interview involv isolat language link \
    measur minorit network operat outreach paid panel participa partner pay peer pilot poor \
    poverty practice prescri random rate record recruit refund represent respite review \
    sample screen share starv steer steering support survey test theatre therap train \
    transfer transl transport treat trial uptake visit volunteer voucher ward";

/// Words of a trade that stand in health, justice and housing text as well: they tell
/// only beside the words that their trade uses in a sense of its own.
pub(super) const SHARED: &[&str] = &[
    "cells", "oxygen", "skin", "wound", "wounds", "court", "courts", "judge", "judges", "heat", "wall", "walls",
    "lung", "lungs",
];

/// Whether `word` begins as one of `stems` does.
pub(super) fn begins(word: &str, stems: &str) -> bool {
    stems.split(' ').any(|stem| word.starts_with(stem))
}
