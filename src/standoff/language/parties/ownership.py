"""Whose an office, a body or a common noun is: by its phrase, else by what the article told before."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from spacy.tokens import Token

from standoff.language.clauses import children
from standoff.language.gazetteer import load, sort_of
from standoff.language.parties.offices import Office
from standoff.language.parties.owners import beneficiaries, possessors
from standoff.language.parties.people import Character
from standoff.language.parties.reading import INSIDE_NAME
from standoff.language.parties.recollection import Referent
from standoff.language.parties.referents import Memory
from standoff.language.parties.survey import Survey

_DEEPEST = 12  # offices within offices ("an aide to the spokesman for the deputy of ..."), far past sense
_OWNERS = ("body", "person", "owned", "dependent", "group", "state")
_CIVIL = frozenset({"officials", "authorities"})
_DEFINITE = frozenset({"the", "this", "that"})


@dataclass(frozen=True)
class Owner:
    """Whose an office is; `told` says that its own phrase tells, `antecedent` is what it was inferred from.

    `same` says that the office is the one that the antecedent, a person, holds.
    """

    codes: tuple[str, ...] = ()
    told: bool = False
    antecedent: Referent | None = None
    same: bool = False


_NOBODY = Owner()


class Ownership:
    """Answers whose an office is, each time with what was read so far; the first answer stays."""

    def __init__(self, survey: Survey, memory: Memory, meet: Callable[[int, int], Character]) -> None:
        """Take what was found, what is remembered, and a way to get to know the person named at two tokens."""
        self._survey = survey
        self._doc = survey.doc
        self._memory = memory
        self._meet = meet
        self._owners: dict[int, Owner] = {}
        self._depth = 0

    def of(self, k: int) -> Owner:
        """Return whose the office with the index `k` is."""
        if k not in self._owners:
            self._owners[k] = _NOBODY  # Two offices can each stand in the other's phrase; neither owns then.
            self._depth += 1
            if self._depth <= _DEEPEST:
                self._owners[k] = self._find(k)
            self._depth -= 1
        return self._owners[k]

    def _find(self, k: int) -> Owner:
        office = self._survey.offices[k]
        if self._survey.is_former(office):
            return _NOBODY
        if not office.sorts:
            return self._called(office) or _NOBODY
        return self._told(k, office) or self._possessed(office) or self._inferred(office)

    def _told(self, k: int, office: Office) -> Owner | None:
        """Return the owner that the phrase of `office` names: a party, a person, or another office in it."""
        around, naming = self._survey.around(office), self._survey.naming
        for i in around:
            if i in self._survey.people:
                self._meet(i, self._survey.people[i])
        codes = possessors(self._doc, office, naming) or beneficiaries(self._doc, office, naming)
        codes = codes or self._behind_name(office)
        if codes:
            return Owner(tuple(codes), told=True)
        for i in around:
            inner = self._survey.office_of.get(i, k)
            if inner != k and self._survey.offices[inner].is_a(*_OWNERS):
                found = self.of(inner)
                if found.codes:
                    return found
        return None

    def _behind_name(self, office: Office) -> list[str]:
        """Return the party that "of" names behind the name of who holds `office`: "President X of France"."""
        end = self._survey.people.get(office.end)
        if end is None or end + 1 >= len(self._doc) or self._doc[end].lower_ != "of":
            return []
        first = end + 1 + (self._doc[end + 1].lower_ == "the")
        named = self._survey.naming[first] if first < len(self._doc) else None
        return [] if named is None else [named.code]

    def _possessed(self, office: Office) -> Owner | None:
        """Return the owner that "its", "his" or "whose" before `office` means; nobody, where that is not known."""
        if self._doc[office.first].lower_ == "whose":
            before = self._survey.naming[max(office.first - 3, 0) : office.first]
            named = next((n for n in before[::-1] if n is not None), None)
            return Owner((named.code,), told=True) if named is not None else _NOBODY
        possessive = self._possessive(office)
        if possessive is None:
            return None
        if office.is_a("reciprocal"):
            scene = self._scene(office)
            return _NOBODY if scene is None else Owner((scene,), told=True)
        referent = self._memory.meaning(possessive, speaks=True)
        return Owner(referent.codes, antecedent=referent) if referent is not None else _NOBODY

    def _possessive(self, office: Office) -> Token | None:
        return next((self._doc[i] for i in range(office.first, office.start) if self._doc[i].tag_ == "PRP$"), None)

    def _inferred(self, office: Office) -> Owner:
        """Return whose a bare office or body is, by what the article told before."""
        if self._survey.reading.quoted[office.start]:
            return _NOBODY
        called = self._called(office)
        if called is not None:
            return called
        if office.is_a("document") and not office.plural:
            issuer = self._memory.issuer(self._doc[office.end - 1])
            return Owner(issuer.codes, antecedent=issuer) if issuer is not None else _NOBODY
        if office.is_a("dependent") and office.start == office.first + 1 and self._is_definite(office):
            spoken_of = self._memory.official(office.start, office.noun)
            return Owner(spoken_of.codes, antecedent=spoken_of) if spoken_of is not None else _NOBODY
        if not self._is_inferable(office):
            return _NOBODY
        holder = self._holder(office)
        if holder is not None:
            return Owner(holder.codes, antecedent=holder, same=True)
        if office.is_a("abroad") and not self._doc[office.start].text[0].isupper():
            return _NOBODY
        code = self._memory.body(self._doc[office.start : office.end].text) or self._scene(office)
        code = code or self._workplace(office)
        usual = self._survey.usual(office.noun)
        if code is None and usual is not None and self._survey.is_about(usual):
            code = usual
        found = Owner((code,)) if code is not None else self._by_topic(office)
        if usual is None:
            return found
        found = found if found.codes else Owner((usual,))
        self._memory.learn_body(self._doc[office.start : office.end].text, found.codes[0])
        return found

    def _is_inferable(self, office: Office) -> bool:
        """Tell whether `office` can go without an owner: "the minister", "the army", "officials", but no "leaders"."""
        if self._is_foreign(office):
            return False
        return office.noun in _CIVIL or office.is_a("body") or (office.is_a("person") and not office.plural)

    def _is_foreign(self, office: Office) -> bool:
        """Tell whether an adjective in capitals names somebody else than a party: "Western officials"."""
        first = office.first + (self._doc[office.first].pos_ == "DET")
        modifiers = self._doc[first : max(office.start, first)]
        return self._doc[office.start].is_lower and any(t.text[0].isupper() and not t.is_sent_start for t in modifiers)

    def _holder(self, office: Office) -> Referent | None:
        """Return the person named before whose office "the minister" is."""
        if self._doc[office.first].lower_ not in _DEFINITE or not office.is_a("person"):
            return None
        return self._memory.holder(office.start, self._survey.role(office))

    def _is_definite(self, office: Office) -> bool:
        return self._doc[office.first].lower_ in _DEFINITE and self._doc[office.start].is_lower

    def _called(self, office: Office) -> Owner | None:
        """Return the party named before that a common noun means ("the alliance", "the group", "the country")."""
        doc, sorts = self._doc, load().offices
        bare = office.first == office.start or not doc[office.start].is_lower
        behind = doc[office.end].lower_ if office.end < len(doc) else ""
        if bare or doc[office.first].lower_ not in _DEFINITE or behind == "of":
            return None
        for apposed in self._survey.naming[office.end + 1 : office.end + 3] if behind == "," else ():
            if apposed is not None and not apposed.place:
                return Owner((apposed.code,), told=True)  # "the militia, the X,"
        wanted = "state" if office.noun in sorts["state"] else "group" if office.noun in sorts["group"] else None
        referent = self._memory.called(office.start, office.noun, lambda sort: sort == wanted)
        return Owner(referent.codes, antecedent=referent) if referent is not None else None

    def _scene(self, office: Office) -> str | None:
        """Return the state in whose capital the sentence is set ("In Tallinn, the prime minister said")."""
        if office.is_a("abroad") and not office.is_a("reciprocal"):
            return None
        start = self._survey.reading.sentence_start(office.start)
        start += self._doc[start].pos_ == "CCONJ"
        places = [start + 1] if self._doc[start].lower_ == "in" else []
        if office.is_a("body") or office.noun.startswith("spokes"):
            places += [child.i for child in self._doc[office.end - 1].head.children if child.i > office.end]
        for i in places:
            naming = self._survey.naming[i] if i < len(self._doc) else None
            seat = naming is not None and (naming.place or office.is_a("body"))
            set_there = naming is not None and seat and self._doc[naming.start - 1].lower_ == "in"
            if naming is not None and set_there and sort_of(naming.code) in ("state", "group"):
                return naming.code
        return None

    def _workplace(self, office: Office) -> str | None:
        """Return the state in whose capital the bearer of `office` speaks, if the paragraph spoke of it before."""
        token = self._doc[office.end - 1]
        while token.dep_ in INSIDE_NAME and token.head.i != token.i:
            token = token.head
        for place in children(token.head, "obl"):
            naming = self._survey.naming[place.i]
            if naming is not None and naming.place and self._doc[naming.start - 1].lower_ == "in":
                block = self._survey.reading.block(office.start)
                spoken_of = self._memory.topic(office.start, naming.code.__eq__)
                if spoken_of is not None and self._survey.reading.block(spoken_of.head) == block:
                    return naming.code
        return None

    def _by_topic(self, office: Office) -> Owner:
        """Return the party whose doings `office` stands among; in a paragraph without, that of the dateline."""
        sorts = ("state",) if office.is_a("body") else ("state", "group")
        topic = self._memory.topic(office.start, lambda code: sort_of(code) in sorts)
        if self._memory.home is not None and self._is_domestic(office, topic):
            return Owner((self._memory.home,))
        return _NOBODY if topic is None else Owner(topic.codes, antecedent=topic)

    def _is_domestic(self, office: Office, topic: Referent | None) -> bool:
        """Tell whether a bare office is of the dateline's state: in capitals, in a paragraph that has no topic yet."""
        if topic is None:
            return True
        block = self._survey.reading.block
        return self._doc[office.start].text[0].isupper() and block(topic.head) != block(office.start)
