"""Reading a text from its beginning to its end: every mention of a party, and what each stands for."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Doc, Token

from standoff.language.clauses import SUBJECTS, child, children, marker_of
from standoff.language.gazetteer import load
from standoff.language.parties.introductions import Introductions
from standoff.language.parties.mention import Kind, Mention
from standoff.language.parties.names import Hit
from standoff.language.parties.offices import Office
from standoff.language.parties.ownership import Owner
from standoff.language.parties.people import Character
from standoff.language.parties.recollection import Referent
from standoff.language.parties.referents import Memory
from standoff.language.parties.survey import Survey
from standoff.language.parties.titles import gender
from standoff.language.parties.words import Words

_OBJECTS = frozenset({"it", "them"})  # As objects these mean a matter more often than a party.


@dataclass(frozen=True)
class _Draft:
    """A mention whose person may yet turn out to speak for a party."""

    mention: Mention
    person: Character | None

    def final(self) -> Mention | None:
        """Return the mention with what is known of the person in the end, if it means a party."""
        if self.person is None:
            return self.mention
        if self.person.code is None:
            return None
        role = self.mention.role or self.person.role
        return self.mention._replace(code=self.person.code, person=self.person.name, role=role)


class Resolver:
    """One reading of one text; `mentions` does the work and may be called once."""

    def __init__(self, doc: Doc, words: Words, hits: list[Hit]) -> None:
        """Survey `doc`, whose words and names are known."""
        self._doc = doc
        self._survey = Survey(doc, words, hits)
        self._memory = Memory(self._survey.reading, self._survey.home(), self._survey.principals())
        self._people = Introductions(self._survey, self._memory)
        self._drafts: list[_Draft] = []

    def mentions(self) -> list[Mention]:
        """Return all mentions, in order."""
        i = 0
        while i < len(self._doc):
            i = max(self._read(i), i + 1)
        found = [mention for draft in self._drafts if (mention := draft.final()) is not None]
        return sorted(found, key=lambda m: (m.start, m.end))

    def _read(self, i: int) -> int:
        """Read what begins at token `i`, and return where to go on."""
        survey, token = self._survey, self._doc[i]
        if i in survey.pairs or self._is_bare_pair(token):
            return self._read_pair(i)
        if i in survey.people:
            return self._read_person(i, survey.people[i])
        if i in survey.hits:
            return self._read_name(survey.hits[i])
        if i in survey.office_at:
            return self._read_office(survey.office_at[i])
        if self._people.is_recalled(token):
            return self._read_person(i, i + 1)
        if token.pos_ in ("PRON", "DET") or token.tag_ in ("PRP", "PRP$"):
            self._read_pronoun(token)
        return i + 1

    def _read_name(self, hit: Hit) -> int:
        self._draft(Mention(hit.start, hit.end, hit.code, hit.kind))
        head = self._survey.head(hit.start, hit.end)
        word = self._doc[head]
        people = hit.kind == "demonym" and word.pos_ in ("NOUN", "PROPN") and word.text.endswith("s")
        referent = Referent(hit.start, head, (hit.code,), False, self._survey.acts(head), plural=people)
        self._memory.add(referent, hit.start, hit.end)
        return hit.end

    def _read_person(self, start: int, end: int) -> int:
        person = self._people.meet(start, end)
        self._draft(Mention(start, end, "", "person"), person)
        self._remember_person(person, start, end, self._survey.head(start, end))
        return end

    def _remember_person(self, person: Character, start: int, end: int, head: int) -> None:
        codes = (person.code,) if person.code else ()
        acts = self._survey.acts(head)
        referent = Referent(start, head, codes, True, acts, person=person, role=person.role, woman=person.woman)
        self._memory.add(referent, start, end)

    def _read_office(self, k: int) -> int:
        office, bearers = self._survey.offices[k], self._survey.bearers
        outer = self._survey.outer.get(k)
        if outer is not None and not office.is_a("body", "owned", "irregular"):
            return office.end
        if outer in bearers:
            self._draft(Mention(office.start, office.end, self._bearer(bearers[outer]).code or "", "nominal"))
        elif k in bearers:
            person = self._bearer(bearers[k])
            self._draft(Mention(office.start, office.end, "", "office", role=self._survey.role(office)), person)
            self._remember_person(person, office.start, office.end, office.end - 1)
        else:
            self._read_unnamed(office, self._people.owners.of(k))
        return office.end

    def _bearer(self, start: int) -> Character:
        return self._people.meet(start, self._survey.people[start])

    def _read_unnamed(self, office: Office, owner: Owner) -> None:
        """Read an office whose holder is not named beside it, or a body."""
        start, end, source = office.start, office.end, owner.antecedent
        human = office.is_a("person", "dependent") and not office.is_a("body") and not office.plural
        kind: Kind = "office" if human else "nominal"
        words = self._survey.role(office) if human else None
        person = source.person if source is not None and owner.same else self._incumbent(office, owner)
        for code in owner.codes:
            antecedent = None if source is None else source.start
            self._draft(Mention(start, end, code, kind, role=words, antecedent=antecedent), person)
        if human or owner.codes:
            head = self._survey.head(start, end)  # of "ministry of defence" the ministry
            acts, woman = self._survey.acts(head), gender(self._doc[end - 1].lower_)
            referent = Referent(start, head, owner.codes, human, acts, office.plural, person, words, woman)
            self._memory.add(referent, start, end)
        if owner.told and len(owner.codes) == 1 and office.is_a("body"):
            self._memory.learn_body(self._doc[start:end].text, owner.codes[0])

    def _incumbent(self, office: Office, owner: Owner) -> Character | None:
        """Return the person, if named before, who holds `office` for the party that its phrase names."""
        definite = office.first < office.start and self._doc[office.first].lower_ != "a"
        if not (owner.told and definite and len(owner.codes) == 1 and office.is_a("person")) or office.plural:
            return None
        holder = self._memory.holder(office.start, self._survey.role(office), owner.codes[0])
        return holder.person if holder is not None else None

    def _read_pronoun(self, token: Token) -> None:
        if self._survey.reading.quoted[token.i] or token.dep_ == "expl" or _is_impersonal(token):
            return
        if token.lower_ in _OBJECTS and token.dep_ not in SUBJECTS and not _is_told_to_act(token):
            return
        referent = self._memory.meaning(token)
        if referent is None or not referent.codes:
            return
        for code in referent.codes:
            self._draft(Mention(token.i, token.i + 1, code, "pronoun", antecedent=referent.start), referent.person)
        taken_up = referent._replace(head=token.i, subject=self._survey.acts(token.i))
        self._memory.add(taken_up, token.i, token.i + 1)

    def _is_bare_pair(self, token: Token) -> bool:
        bare = token.lower_ in load().offices["pair"] and token.dep_ == "nsubj"
        return bare and not self._survey.reading.quoted[token.i]

    def _read_pair(self, i: int) -> int:
        end = self._survey.pairs.get(i, i + 1)
        if self._survey.reading.quoted[i]:
            return end
        pair = self._memory.pair(i, bare=i not in self._survey.pairs)
        for referent in pair:
            self._draft(Mention(i, end, referent.codes[0], "nominal", antecedent=referent.start))
        if len(pair) > 1:
            codes = tuple(r.codes[0] for r in pair)
            self._memory.add(Referent(i, end - 1, codes, False, self._survey.acts(end - 1), plural=True), i, end)
        return end

    def _draft(self, mention: Mention, person: Character | None = None) -> None:
        if mention.code or person is not None:
            self._drafts.append(_Draft(mention, person))


def _is_told_to_act(token: Token) -> bool:
    """Tell whether `token` is one who is to do something: "urged them to leave", "gave it a week to pay"."""
    if token.dep_ not in ("obj", "iobj"):
        return False
    verb, thing = token.head, child(token.head, "obj")
    deeds = [*children(verb, "xcomp"), *(children(thing, "acl") if thing is not None and thing.i > token.i else ())]
    return any(deed.i > token.i and marker_of(deed) == "to" for deed in deeds)


def _is_impersonal(token: Token) -> bool:
    """Tell whether `token` is the "it" of "It is over", which means the matter and no party."""
    clause = token.head
    return token.lower_ == "it" and token.dep_ in SUBJECTS and clause.pos_ == "ADV" and child(clause, "cop") is not None
