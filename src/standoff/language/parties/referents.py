"""Whom a pronoun, or a phrase for two parties at once, can mean: plain salience."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable

from spacy.tokens import Token

from standoff.language.clauses import SUBJECTS, children
from standoff.language.clauses import subject as subject_of
from standoff.language.cues import is_report
from standoff.language.gazetteer import load, sort_of
from standoff.language.parties.recollection import SENTENCES, Recollection, Referent

_PERSON = {"he": False, "him": False, "his": False, "she": True, "her": True, "hers": True}  # True: a woman
_THING = frozenset({"it", "its"})
_SEVERAL = frozenset({"they", "them", "their", "theirs"})

# "It" within this many tokens of its sentence's beginning takes up the subject of the sentence before.
_OPENING = 3


class Memory(Recollection):
    """The referents of a text so far, and whom a pronoun or "both sides" means among them."""

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
                # "It said" takes up the body that spoke by a person, "it has" the state of which he spoke.
                return not is_report(reading.doc[i].head) and not self._told_of_state(above)
        if above is None or above >= i or above in self._at or above - 1 in self._at:
            return False
        return reading.is_common(above) and self._agrees(reading.doc[above], speaks)

    def _told_of_state(self, speaker: int) -> bool:
        """Tell whether the person at token `speaker` is reported to have told what a state or body does or is."""
        verb = self._reading.doc[speaker].head
        told = list(children(verb, "ccomp")) if is_report(verb) else []
        subjects = [self._reading.subject(clause) for clause in told]
        return any(s is not None and s in self._at and not self._at[s].human for s in subjects)

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
        recent = (r for r in self._recent(i, fits) if r.subject and not (self._is_aside(i) and self._parted(r, i)))
        return above or next(recent, None)

    def _is_aside(self, i: int) -> bool:
        """Tell whether token `i` stands in a clause about a noun, which means people of its own sentence."""
        return any(t.dep_.startswith("acl") for t in self._reading.doc[i].ancestors)

    def _parted(self, r: Referent, i: int) -> bool:
        return self._reading.sentence(r.head) != self._reading.sentence(i)

    def pair(self, i: int, bare: bool) -> list[Referent]:
        """Return the two that "both sides" at token `i` means: two that were named together as a subject just before,
        else the principals; for a `bare` "both" the last two.
        """
        here = self._reading.sentence(i)
        disputing = any(t.lemma_.lower() in ("side", "party", "camp") for t in self._reading.doc[i : i + 3])
        together = [] if disputing else self._together(i)
        if together:
            return together
        found: dict[str, Referent] = {}
        for r in self._back(i):
            wanted = [code for code in r.codes if self._contends(code, bare)]
            if len(wanted) == 2 and here - self._reading.sentence(r.head) <= SENTENCES:
                return [r._replace(codes=(code,)) for code in wanted]
            for code in wanted:
                found.setdefault(code, r._replace(codes=(code,)))
        return list(found.values())[:2]

    def _together(self, i: int) -> list[Referent]:
        """Return the two states or groups, and no more, that "and" joined as a subject shortly before token `i`."""
        for r in self._recent(i, lambda r: r.subject and not r.human):
            first = self._reading.doc[r.head].head
            other = self._at.get(first.i) if self._reading.doc[r.head].dep_ == "conj" else None
            if other is not None and other.subject and len(list(children(first, "conj"))) == 1:
                both = [other, r]
                if all(len(one.codes) == 1 and self._contends(one.codes[0], bare=True) for one in both):
                    return both if other.codes != r.codes else []
        return []

    def _contends(self, code: str, bare: bool) -> bool:
        """Tell whether `code` can be one of two sides: a state or group; if not `bare`, one of the principals."""
        return sort_of(code) in ("state", "group") and (bare or code in self._principals)

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
