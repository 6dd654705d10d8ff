"""Getting to know people: what the article, or else the gazetteer, tells of those it names."""

from __future__ import annotations

from spacy.tokens import Token

from standoff.language.gazetteer import load
from standoff.language.parties.offices import complement
from standoff.language.parties.ownership import Ownership
from standoff.language.parties.people import Cast, Character
from standoff.language.parties.referents import Memory
from standoff.language.parties.survey import Naming, Survey
from standoff.language.parties.titles import gender, leads

_SUBJECT_BONUS = 40  # tokens by which being a subject outweighs being named later
_APPOSITION = 8  # tokens behind a name in which the noun of its apposition comes
_LEADING = frozenset({"led", "leads", "heads"})
_WHERE = frozenset({"in", "at", "near", "into", "toward", "towards", "around", "outside", "inside", "across"})


class Introductions:
    """The people of one text, met in any order; `owners` tells whose the offices are that they hold."""

    def __init__(self, survey: Survey, memory: Memory) -> None:
        """Begin with nobody met."""
        self.owners = Ownership(survey, memory, self.meet)
        self._survey = survey
        self._doc = survey.doc
        self._cast = Cast(survey.doc._.published)
        self._met: dict[int, Character] = {}

    def meet(self, start: int, end: int) -> Character:
        """Return the person named at tokens `[start, end)`, with what the article tells there."""
        if start in self._met:
            return self._met[start]
        woman = gender(self._doc[start - 1].text) if start else None
        person = self._met[start] = self._cast.meet(self._doc[start:end], self._prominence(start, end), woman)
        for k in sorted(self._survey.titles.get(start, ()), key=lambda k: not self.owners.of(k).told):
            self._give(person, k)
        if not self._survey.titles.get(start) and not person.told and self._is_private(start, end):
            person.code, person.told = None, True
        led = None if person.told else self._led(end) or self._possessor(start) or self._served(end)
        if led is not None:
            person.code, person.told = led, True
        if person.woman is None:
            person.woman = woman
        if person.code:
            self._survey.name(Naming(start, end, person.code, False))
        return person

    def is_recalled(self, token: Token) -> bool:
        """Tell whether `token` names somebody met before or well known, though the recogniser did not see it."""
        i = token.i
        if token.pos_ != "PROPN" or token.ent_type_ == "ORG" or not token.text[0].isupper():
            return False
        before = self._doc[i - 1] if i > 0 else None
        around = [t for t in (before, self._doc[i + 1] if i + 1 < len(self._doc) else None) if t is not None]
        if i in self._survey.office_of or any(t.text == "-" or t.like_num for t in around):
            return False
        if token.ent_type_ == "LOC" and before is not None and before.lower_ in _WHERE:
            return False
        alone = not any(t.pos_ == "PROPN" for t in around) and self._doc._.published is not None
        addressed = before is not None and before.text in load().offices["courtesy"]
        first_counts = addressed or self._survey.reading.is_subject(i)
        return (alone and self._cast.is_known(token.text)) or self._cast.recalls(token.text, first_counts)

    def _prominence(self, start: int, end: int) -> int:
        """Return how late, and how prominent, the person named at `[start, end)` stands."""
        subject = self._survey.reading.is_subject(self._survey.head(start, end))
        return start + (_SUBJECT_BONUS if subject else 0)

    def _give(self, person: Character, k: int) -> None:
        """Give the office `k` to `person`: what its phrase tells goes before the gazetteer, an inference behind it."""
        office, owner = self._survey.offices[k], self.owners.of(k)
        if self._survey.is_former(office):
            return
        if owner.codes and owner.told and not person.told:
            person.code, person.told = owner.codes[0], True
        elif owner.codes and person.code is None:
            person.code = owner.codes[0]
        if owner.codes or office.is_a("person"):
            person.role = person.role or self._survey.role(office)
        if person.woman is None:
            person.woman = gender(self._doc[office.end - 1].lower_)

    def _is_private(self, start: int, end: int) -> bool:
        """Tell whether the words before the name, or the apposition behind it, give a calling that serves no party."""
        callings = load().offices["private"]
        if start and self._doc[start - 1].lower_ in callings:
            return True
        if end + 1 >= len(self._doc) or self._doc[end].text != ",":
            return False
        nouns = (t for t in self._doc[end + 1 : end + _APPOSITION] if t.pos_ == "NOUN" and t.dep_ != "compound")
        named = next(nouns, None)
        return named is not None and named.lower_ in callings

    def _possessor(self, start: int) -> str | None:
        """Return the party or body that the person is said to be of: "the Kremlin's X", "the ministry's Y"."""
        if start < 2 or self._doc[start - 1].tag_ != "POS":
            return None
        naming, k = self._survey.naming[start - 2], self._survey.office_of.get(start - 2)
        if naming is not None:
            return None if start - 2 in self._survey.people_at else naming.code
        codes = () if k is None or not self._survey.offices[k].is_a("body", "owned") else self.owners.of(k).codes
        return codes[0] if len(codes) == 1 else None

    def _served(self, end: int) -> str | None:
        """Return the party of the body that the person is said to be of: "X of the Indian army"."""
        if end + 1 >= len(self._doc) or self._doc[end].lower_ != "of":
            return None
        offices = (self._survey.office_of.get(i) for i in complement(self._doc, end + 1))
        k = next((k for k in offices if k is not None), None)
        codes = () if k is None or not self._survey.offices[k].is_a("body", "owned") else self.owners.of(k).codes
        return codes[0] if len(codes) == 1 else None

    def _led(self, end: int) -> str | None:
        """Return the party that a clause behind the name says the person leads or speaks for."""
        at = leads(self._doc, end)
        if at is None:
            return None
        naming = next((n for i in complement(self._doc, at) if (n := self._survey.naming[i]) is not None), None)
        close = naming is not None and (naming.start == at or self._doc[at - 1].lower_ in _LEADING)
        return naming.code if naming is not None and close else None
