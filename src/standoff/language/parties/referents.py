"""Who was spoken of, and who a pronoun, a bare office or a common noun can mean: plain salience."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from typing import NamedTuple

from spacy.tokens import Token

from standoff.language.clauses import SUBJECTS, children
from standoff.language.clauses import subject as subject_of
from standoff.language.cues import cue_at, is_report
from standoff.language.gazetteer import load, sort_of
from standoff.language.parties.people import Character
from standoff.language.parties.reading import Reading

_PERSON = {"he": False, "him": False, "his": False, "she": True, "her": True, "hers": True}  # True: a woman
_THING = frozenset({"it", "its"})
_SEVERAL = frozenset({"they", "them", "their", "theirs"})

# How far back, in referents and in sentences, a pronoun looks. Our own choice: news prose repeats names often.
_LOOK_BACK = 80
_SENTENCES = 3
# How many sentences back "the group" may look for the group it means.
_GENERIC_SENTENCES = 8
# "It" within this many tokens of its sentence's beginning takes up the subject of the sentence before.
_OPENING = 3


class Referent(NamedTuple):
    """Somebody or something spoken of at the token `head`: a party (`code`), a person, an office, or several.

    `person` is the one meant, where there is a name; `human` tells people and offices from parties and bodies.
    """

    start: int
    head: int
    codes: tuple[str, ...]
    human: bool
    subject: bool
    plural: bool = False
    person: Character | None = None
    role: str | None = None
    woman: bool | None = None


class Memory:
    """The referents of a text so far."""

    def __init__(self, reading: Reading, home: str | None, principals: frozenset[str]) -> None:
        """Begin with none; `home` is the dateline's state, `principals` are whom the article is most about."""
        self._reading = reading
        self._all: list[Referent] = []
        self._at: dict[int, Referent] = {}
        self._bodies: dict[str, list[str]] = defaultdict(list)
        self.home = home
        self._principals = principals

    def add(self, referent: Referent, start: int, end: int) -> None:
        """Remember `referent`, which stands at the tokens `[start, end)`."""
        self._all.append(referent)
        for i in range(start, end):
            self._at.setdefault(i, referent)

    def at(self, i: int) -> Referent | None:
        """Return the referent that token `i` is part of."""
        return self._at.get(i)

    def learn_body(self, words: str, code: str) -> None:
        """Remember whose the body is that the article calls by `words`, capitals and all."""
        self._bodies[words].append(code)

    def body(self, words: str) -> str | None:
        """Return the party that a body called by `words` belonged to before, that of the dateline first."""
        owners = self._bodies.get(words, [])
        return self.home if self.home in owners else owners[-1] if owners else None

    def meaning(self, pronoun: Token, speaks: bool = False) -> Referent | None:
        """Return whom a personal or possessive pronoun means, if that is known.

        `speaks` says that whatever it means can speak, or has somebody who does: no ship, order or plan.
        """
        word = pronoun.lower_
        if word in _PERSON:
            return self._person(pronoun.i, _PERSON[word])
        if word in _THING:
            return self._thing(pronoun.i, speaks or (pronoun.dep_ in SUBJECTS and is_report(pronoun.head)))
        return self._several(pronoun.i) if word in _SEVERAL else None

    def _person(self, i: int, woman: bool | None) -> Referent | None:
        """Return whom "he" or "she" at token `i` means."""

        def fits(r: Referent) -> bool:
            agrees = woman is None or r.woman is None or r.woman == woman
            return r.human and not r.plural and agrees and not self._reading.quoted[r.head]

        return self._nearest(i, fits)

    def _thing(self, i: int, speaks: bool) -> Referent | None:
        """Return the party that "it" at token `i` means."""

        def fits(r: Referent) -> bool:
            return not r.human and not r.plural and len(r.codes) == 1 and not self._reading.quoted[r.head]

        return None if self._is_barred(i, speaks) else self._nearest(i, fits)

    def _nearest(self, i: int, fits: Callable[[Referent], bool]) -> Referent | None:
        """Return the referent that is meant at token `i`, among those that fit.

        First come the subjects of the clauses above, then the last subject before it in its sentence, then
        whatever its sentence named last; then, from sentence to sentence back, the last subject of a main
        clause, any subject, or the first named. In "X, he said, was wrong" X is not the one who said it,
        nor in "X urged him" the one who was urged.
        """
        here = self._reading.sentence(i)
        doer = self._doer(i)
        others = [self._at.get(i - 2) if self._reading.interrupts(i) else None, doer]

        def may_be(r: Referent) -> bool:
            same = any(r is o or (r.person is not None and r.person is o.person) for o in others if o is not None)
            theirs = doer is not None and not r.human and r.codes == doer.codes
            return fits(r) and not same and not theirs

        above = self._speaking(i, may_be) or self._above(i, may_be)
        if above is not None:
            return above
        by_sentence: dict[int, list[Referent]] = defaultdict(list)
        for r in self._recent(i, may_be):
            by_sentence[here - self._reading.sentence(r.head)].append(r)
        if not by_sentence:
            return None
        back = min(by_sentence)
        if back == 0 and self._reading.is_main_subject(i) and not any(r.subject for r in by_sentence[0]):
            back = min((n for n in by_sentence if n), default=0)  # "After seeing X, he said": X is not "he".
        found = by_sentence[back]
        main = next((r for r in found if self._reading.is_main_subject(r.head)), None) if back else None
        subject = next((r for r in found if r.subject), None)
        return main or subject or found[-1 if back else 0]

    def _doer(self, i: int) -> Referent | None:
        """Return who does what is done to the pronoun at token `i`, which is therefore somebody else."""
        pronoun = self._reading.doc[i]
        doer = subject_of(pronoun.head) if pronoun.dep_ in ("obj", "iobj", "obl") else None
        return None if doer is None else self._at.get(doer.i)

    def _is_barred(self, i: int, speaks: bool) -> bool:
        """Tell whether a subject that is no party stands nearer to "it" at token `i`: a ship, a company, a person.

        Where "it" `speaks`, only what speaks can stand in the way: a company, a newspaper, a report.
        """
        reading = self._reading
        here = reading.sentence(i)
        if reading.doc[i].lower_ == "its":
            above = reading.main_subject(here)
        else:
            above = next(reading.governing_subjects(i), None)
        if (above is None or above >= i) and i - reading.sentence_start(i) <= _OPENING:
            above = reading.main_subject(here - 1)
            if above is not None and above in self._at and self._at[above].human:
                return not is_report(reading.doc[i].head)  # "It said" takes up the body that spoke by a person.
        if above is None or above >= i or above in self._at or above - 1 in self._at:
            return False
        return reading.is_common(above) and self._agrees(reading.doc[above], speaks)

    def _agrees(self, noun: Token, speaks: bool) -> bool:
        """Tell whether "it" can mean what `noun` names: one thing, and one that speaks where it `speaks`."""
        if noun.tag_ == "NNS":
            return False
        return not speaks or noun.pos_ == "PROPN" or noun.lemma_.lower() in load().offices["speaking"]

    def _several(self, i: int) -> Referent | None:
        """Return whom "they" at token `i` means: several people, or a party that is a people or a group."""

        def fits(r: Referent) -> bool:
            grouped = len(r.codes) == 1 and sort_of(r.codes[0]) == "group"
            return (r.plural or (grouped and not r.human)) and not self._reading.quoted[r.head]

        above = self._above(i, fits)
        return above or next((r for r in self._recent(i, fits) if r.subject), None)

    def holder(self, i: int, words: str, code: str | None = None) -> Referent | None:
        """Return the last person with the office `words` ("foreign minister"), of the party `code` if that is given."""
        for r in self._back(i):
            if r.person is None or (code is not None and r.person.code != code):
                continue
            office = f" {r.person.role or r.person.known or ''} ".lower()
            if f" {words.lower()} " in office:
                return r
        return None

    def official(self, i: int, noun: str) -> Referent | None:
        """Return the last unnamed person called by `noun` before, as "the official" means one spoken of."""
        for r in self._back(i):
            if r.human and r.codes and r.person is None and f" {r.role or ''}".lower().endswith(f" {noun}"):
                return r
        return None

    def called(self, i: int, noun: str, generic: Callable[[str], bool]) -> Referent | None:
        """Return the last party that answers to `noun`: its own in the gazetteer, or one `generic` to its sort."""
        here = self._reading.sentence(i)
        for r in self._back(i):
            if len(r.codes) != 1 or r.human:
                continue
            entry = load().parties.get(r.codes[0])
            near = here - self._reading.sentence(r.head) <= _GENERIC_SENTENCES
            own = entry is not None and noun in entry.nouns
            if own or (near and generic("group" if entry is None else entry.sort)):
                return r
        return None

    def pair(self, i: int, bare: bool) -> list[Referent]:
        """Return the two that "both sides" at token `i` means, the principals; for a `bare` "both" the last two."""
        here = self._reading.sentence(i)
        found: dict[str, Referent] = {}
        for r in self._back(i):
            wanted = [code for code in r.codes if self._contends(code, bare)]
            if len(wanted) == 2 and here - self._reading.sentence(r.head) <= _SENTENCES:
                return [r._replace(codes=(code,)) for code in wanted]
            for code in wanted:
                found.setdefault(code, r._replace(codes=(code,)))
        return list(found.values())[:2]

    def issuer(self, document: Token) -> Referent | None:
        """Return whose the statement `document` is: whoever issues it, or speaks in it, else whoever spoke last."""
        for verb in document.ancestors:
            subject = self._reading.subject(verb) if verb.pos_ == "VERB" else None
            if subject is not None and subject < document.i:
                return self._at.get(subject)
        if self._reading.subject(document.head) != document.i:
            return None
        for r in self._recent(document.i, lambda r: len(r.codes) == 1 and r.subject):
            if not self._reading.quoted[r.head] and (cue_at(self._reading.doc[r.head].head) or self._has_issued(r)):
                return r
        return None

    def _has_issued(self, r: Referent) -> bool:
        verb = self._reading.doc[r.head].head
        return any(t.lemma_.lower() in load().offices["document"] for t in children(verb, "obj"))

    def _contends(self, code: str, bare: bool) -> bool:
        """Tell whether `code` can be one of two sides: a state or group; if not `bare`, one of the principals."""
        return sort_of(code) in ("state", "group") and (bare or code in self._principals)

    def topic(self, i: int, fits: Callable[[str], bool]) -> Referent | None:
        """Return the party whose doings token `i` stands among: the last that was a subject, nearest first.

        In one sentence the subject of the main clause goes before those of the clauses in it.
        """
        above = self._above(i, lambda r: len(r.codes) == 1 and fits(r.codes[0]))
        if above is not None:
            return above
        candidates = [r for r in self._back(i) if len(r.codes) == 1 and fits(r.codes[0])]
        acting = [r for r in candidates if r.subject and not self._reading.quoted[r.head]]
        here = [r for r in acting if self._reading.sentence(r.head) == self._reading.sentence(acting[0].head)]
        return next((r for r in here if self._reading.is_main_subject(r.head)), here[0] if here else None)

    def _above(self, i: int, fits: Callable[[Referent], bool]) -> Referent | None:
        for subject in self._reading.governing_subjects(i):
            referent = self._at.get(subject)
            if referent is not None and fits(referent):
                return referent
        return None

    def _speaking(self, i: int, fits: Callable[[Referent], bool]) -> Referent | None:
        """Return who speaks in the clauses above "it said" and its like at token `i`: who spoke goes on speaking."""
        verb = self._reading.doc[i].head
        if not is_report(verb):
            return None
        for above in verb.ancestors:
            subject = self._reading.subject(above) if is_report(above) else None
            referent = None if subject is None else self._at.get(subject)
            if referent is not None and subject != i and fits(referent):
                return referent
        return None

    def _recent(self, i: int, fits: Callable[[Referent], bool]) -> Iterator[Referent]:
        here = self._reading.sentence(i)
        for r in self._back(i):
            if here - self._reading.sentence(r.head) > _SENTENCES:
                return
            if fits(r) and r.head < i:
                yield r

    def _back(self, i: int) -> Iterator[Referent]:
        count = 0
        for r in reversed(self._all):
            if r.head < i:
                yield r
                count += 1
            if count >= _LOOK_BACK:
                return
