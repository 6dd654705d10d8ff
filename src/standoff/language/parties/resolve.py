"""Reading a text from its beginning to its end: every mention of a party, and what each stands for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from spacy.tokens import Doc, Token

from standoff.language.clauses import SUBJECTS
from standoff.language.document import HEADLINE, blocks
from standoff.language.gazetteer import load
from standoff.language.parties.mention import Kind, Mention
from standoff.language.parties.names import Hit
from standoff.language.parties.offices import Office, complement, find_offices
from standoff.language.parties.owners import Naming, beneficiaries, possessors
from standoff.language.parties.people import Cast, Character, find_people
from standoff.language.parties.reading import Reading
from standoff.language.parties.referents import Memory, Referent
from standoff.language.parties.titles import leads, role, titles
from standoff.language.parties.words import Phrases, Words

_PERSON = {"he": False, "him": False, "his": False, "she": True, "her": True, "hers": True}
_THING = frozenset({"it", "its"})
_SEVERAL = frozenset({"they", "them", "their", "theirs"})
_OBJECTS = frozenset({"it", "them"})  # As objects these mean a matter more often than a party.
_WHERE = frozenset(
    {"in", "at", "near", "into", "toward", "towards", "around", "outside", "inside", "across", "through"}
)
_DATELINE = 6  # tokens in which a dateline names its country
_SUBJECT_BONUS = 40  # tokens by which being a subject outweighs being named later
_DEEPEST = 12  # offices within offices ("an aide to the spokesman for the deputy of ..."), far past sense
_CIVIL = frozenset({"officials", "authorities"})


@dataclass
class _Draft:
    """A mention whose person may yet turn out to speak for a party."""

    mention: Mention
    person: Character | None


@dataclass(frozen=True)
class _Owner:
    """Whose an office is; `told` says that its own phrase tells, `antecedent` is what it was inferred from.

    `same` says that the office is the one that the antecedent, a person, holds.
    """

    codes: tuple[str, ...] = ()
    told: bool = False
    antecedent: Referent | None = None
    same: bool = False


class Resolver:
    """One reading of one text; `mentions` does the work and may be called once."""

    def __init__(self, doc: Doc, words: Words, hits: list[Hit]) -> None:
        """Find in `doc` all that needs no memory: offices, people, and which office is whose."""
        self._doc = doc
        self._reading = Reading(doc)
        named: list[int | None] = [None] * len(doc)
        for hit in hits:
            named[hit.start : hit.end] = [hit.start] * (hit.end - hit.start)
        self._offices = find_offices(doc, words, named)
        self._people = dict(find_people(doc, hits, self._offices))
        inside = {i for start, end in self._people.items() for i in range(start, end)}
        self._hits = {hit.start: hit for hit in _owned(doc, hits) if hit.start not in inside}
        self._office_at = {o.start: k for k, o in enumerate(self._offices) if o.end - 1 not in inside}
        self._office_of = {
            i: k for k in self._office_at.values() for i in range(self._offices[k].start, self._offices[k].end)
        }
        self._titles = titles(doc, list(self._people.items()), self._offices)
        self._bearer = {k: start for start, held in self._titles.items() for k in held}
        self._outer = _outer(doc, self._offices)
        self._naming: list[Naming | None] = [None] * len(doc)
        for hit in self._hits.values():
            self._name(Naming(hit.start, hit.end, hit.code, hit.kind == "capital"))
        self._acting = inside | set(self._office_of) | {i for h in self._hits.values() for i in range(h.start, h.end)}
        lower = [word.lower() for word in words.text]
        self._pairs = {words.token[a]: words.token[b - 1] + 1 for a, b, _ in _pairs().find(lower)}
        self._cast = Cast(doc._.published)
        self._memory = Memory(self._reading)
        self._met: dict[int, Character] = {}
        self._owned: dict[int, _Owner] = {}
        self._depth = 0
        self._drafts: list[_Draft] = []
        self._memory.home = self._home()
        contending = Counter(hit.code for hit in self._hits.values() if _is_state_or_group(hit.code))
        self._memory.principals = frozenset(code for code, _ in contending.most_common(2))

    def mentions(self) -> list[Mention]:
        """Return all mentions, in order."""
        i = 0
        while i < len(self._doc):
            i = max(self._read(i), i + 1)
        done = []
        for draft in self._drafts:
            code = draft.person.code if draft.person is not None else draft.mention.code
            if code:
                name = draft.person.name if draft.person is not None else None
                done.append(
                    draft.mention._replace(
                        code=code, person=name, role=draft.mention.role or (draft.person.role if draft.person else None)
                    )
                )
        return sorted(done, key=lambda m: (m.start, m.end))

    def _read(self, i: int) -> int:
        """Read what begins at token `i`, and return where to go on."""
        if i in self._pairs or self._is_bare_pair(self._doc[i]):
            return self._read_pair(i)
        if i in self._people:
            return self._read_person(i, self._people[i])
        if i in self._hits:
            return self._read_name(self._hits[i])
        if i in self._office_at:
            return self._read_office(self._office_at[i])
        token = self._doc[i]
        if self._is_recalled(token):
            return self._read_person(i, i + 1)
        if token.pos_ in ("PRON", "DET") or token.tag_ in ("PRP", "PRP$"):
            self._read_pronoun(token)
        return i + 1

    def _is_recalled(self, token: Token) -> bool:
        """Tell whether `token` names somebody met before or well known, though the recogniser did not see it."""
        i = token.i
        if token.pos_ != "PROPN" or token.ent_type_ == "ORG" or i in self._office_of or not token.text[0].isupper():
            return False
        around = [self._doc[j] for j in (i - 1, i + 1) if 0 <= j < len(self._doc)]
        if any(t.text == "-" or t.like_num for t in around):
            return False
        if token.ent_type_ == "LOC" and around[0].lower_ in _WHERE:
            return False
        alone = not any(t.pos_ == "PROPN" for t in around) and self._doc._.published is not None
        known = alone and self._cast.is_known(token.text)
        addressed = i > 0 and self._doc[i - 1].text in load().offices["courtesy"]
        return known or self._cast.recalls(token.text, addressed or self._reading.is_subject(i))

    # Names and people

    def _read_name(self, hit: Hit) -> int:
        self._draft(Mention(hit.start, hit.end, hit.code, hit.kind))
        head = self._head(hit.start, hit.end)
        noun = hit.kind == "demonym" and (
            self._doc[head].pos_ in ("NOUN", "PROPN") and self._doc[head].text.endswith("s")
        )
        self._remember(Referent(hit.start, head, (hit.code,), False, self._acts(head), plural=noun), hit.end)
        return hit.end

    def _read_person(self, start: int, end: int) -> int:
        person = self._meet(start, end)
        self._draft(Mention(start, end, "", "person"), person)
        head = self._head(start, end)
        codes = (person.code,) if person.code else ()
        self._remember(
            Referent(start, head, codes, True, self._acts(head), person=person, role=person.role, woman=person.woman),
            end,
        )
        return end

    def _meet(self, start: int, end: int) -> Character:
        """Return the person named at `[start, end)`, with what the article tells there."""
        if start in self._met:
            return self._met[start]
        person = self._met[start] = self._cast.meet(
            self._doc[start:end], self._prominence(start, end), _gender(self._doc[start - 1].text) if start else None
        )
        for k in sorted(self._titles.get(start, ()), key=lambda k: not self._owner(k).told):
            self._give(person, k)
        at = leads(self._doc, end)
        if at is not None and not person.told:
            naming = next((n for j in complement(self._doc, at) if (n := self._naming[j]) is not None), None)
            if naming is not None and (naming.start == at or self._doc[at - 1].lower_ in ("led", "leads", "heads")):
                person.code, person.told = naming.code, True
        if person.woman is None and start > 0:
            person.woman = _gender(self._doc[start - 1].text)
        if person.code:
            self._name(Naming(start, end, person.code, False))
        return person

    def _prominence(self, start: int, end: int) -> int:
        """Return how late, and how prominent, the person named at `[start, end)` stands."""
        return start + (_SUBJECT_BONUS if self._reading.is_subject(self._head(start, end)) else 0)

    def _give(self, person: Character, k: int) -> None:
        """Give the office `k` to `person`: what its phrase tells goes before the gazetteer, an inference behind it."""
        office, owner = self._offices[k], self._owner(k)
        if self._is_former(office):
            return
        if owner.codes and owner.told and not person.told:
            person.code, person.told = owner.codes[0], True
        elif owner.codes and person.code is None:
            person.code = owner.codes[0]
        if owner.codes or office.is_a("person"):
            person.role = person.role or self._role(office)
            if person.woman is None:
                person.woman = _gender(self._doc[office.end - 1].lower_)

    # Offices, bodies and common nouns

    def _read_office(self, k: int) -> int:
        office = self._offices[k]
        outer = self._outer.get(k)
        if outer is not None and not office.is_a("body", "owned", "irregular"):
            return office.end
        bearer = self._bearer.get(k)
        if outer is not None and outer in self._bearer:
            person = self._meet(self._bearer[outer], self._people[self._bearer[outer]])
            self._draft(Mention(office.start, office.end, person.code or "", "nominal"))
            return office.end
        if bearer is not None:
            person = self._meet(bearer, self._people[bearer])
            self._draft(Mention(office.start, office.end, "", "office", role=self._role(office)), person)
            codes = (person.code,) if person.code else ()
            self._remember(
                Referent(
                    office.start,
                    office.end - 1,
                    codes,
                    True,
                    self._acts(office.end - 1),
                    person=person,
                    woman=person.woman,
                ),
                office.end,
            )
            return office.end
        owner = self._owner(k)
        human = office.is_a("person", "dependent") and not office.is_a("body")
        kind: Kind = "office" if human and not office.plural else "nominal"
        source = owner.antecedent
        person_meant = source.person if source is not None and owner.same else self._incumbent(office, owner)
        words = self._role(office) if human and not office.plural else None
        for code in owner.codes:
            antecedent = source.start if source is not None else None
            self._draft(Mention(office.start, office.end, code, kind, role=words, antecedent=antecedent), person_meant)
        if human or owner.codes:
            referent = Referent(
                office.start,
                office.end - 1,
                owner.codes,
                human and not office.plural,
                self._acts(office.end - 1),
                plural=office.plural,
                person=person_meant,
                role=words,
                woman=_gender(self._doc[office.end - 1].lower_),
            )
            self._remember(referent, office.end)
        if owner.told and len(owner.codes) == 1 and office.is_a("body"):
            self._memory.learn_body(self._doc[office.start : office.end].text, owner.codes[0])
        return office.end

    def _incumbent(self, office: Office, owner: _Owner) -> Character | None:
        """Return the person, if named before, who holds `office` for the party that its phrase names."""
        definite = office.first < office.start and self._doc[office.first].lower_ != "a"
        if not (owner.told and definite and len(owner.codes) == 1 and office.is_a("person")) or office.plural:
            return None
        holder = self._memory.holder(office.start, self._role(office), owner.codes[0])
        return holder.person if holder is not None else None

    def _owner(self, k: int) -> _Owner:
        if k not in self._owned:
            self._owned[k] = _Owner()  # Two offices can each stand in the other's phrase; neither owns then.
            self._depth += 1
            if self._depth <= _DEEPEST:
                self._owned[k] = self._find_owner(k)
            self._depth -= 1
        return self._owned[k]

    def _find_owner(self, k: int) -> _Owner:
        office = self._offices[k]
        if self._is_former(office):
            return _Owner()
        if not office.sorts:
            return self._called(office) or _Owner()
        self._meet_within(office)
        codes = possessors(self._doc, office, self._naming) or beneficiaries(self._doc, office, self._naming)
        if codes:
            return _Owner(tuple(codes), told=True)
        within = self._inner(k)
        if within is not None and within.codes:
            return within
        if self._doc[office.first].lower_ == "whose":
            named = next(
                (n for n in self._naming[max(office.first - 3, 0) : office.first][::-1] if n is not None), None
            )
            return _Owner((named.code,), told=True) if named is not None else _Owner()
        possessive = self._possessive(office)
        if possessive is not None:
            referent = None if office.noun == "counterpart" else self._meaning(possessive)
            return _Owner(referent.codes, antecedent=referent) if referent else _Owner()
        return self._infer(office)

    def _inner(self, k: int) -> _Owner | None:
        """Return whose the body is that stands in the phrase of office `k` ("a foreign ministry spokesman")."""
        office = self._offices[k]
        stretch = [*range(office.first, office.start), *(complement(self._doc, office.beyond) if office.beyond else ())]
        for i in stretch:
            inner = self._office_of.get(i)
            if inner is not None and inner != k and self._offices[inner].is_a("body", "person", "owned", "dependent"):
                found = self._owner(inner)
                if found.codes:
                    return found
        return None

    def _infer(self, office: Office) -> _Owner:
        """Return whose a bare office or body is, by what the article told before."""
        i = office.start
        if self._reading.quoted[i]:
            return _Owner()
        named = self._called(office)
        if named is not None:
            return named
        if not (office.is_a("person", "body") or office.noun in _CIVIL) or self._is_foreign(office):
            return _Owner()
        if office.plural and office.noun not in _CIVIL and not office.is_a("body"):
            return _Owner()
        definite = self._doc[office.first].lower_ in ("the", "this", "that")
        if definite and self._doc[i].is_lower and office.is_a("person"):
            holder = self._memory.holder(i, self._role(office))
            if holder is not None:
                return _Owner(holder.codes, antecedent=holder, same=True)
        if office.is_a("abroad") and not self._doc[i].text[0].isupper():
            return _Owner()
        known = self._memory.body(self._doc[office.start : office.end].text)
        if known is not None:
            return _Owner((known,))
        place = self._place(office)
        if place is not None:
            return _Owner((place,))
        topic = self._memory.topic(i, _is_state if office.is_a("body") else _is_state_or_group)
        if self._memory.home and self._is_domestic(office, topic):
            return _Owner((self._memory.home,))
        if topic is not None:
            return _Owner(topic.codes, antecedent=topic._replace(person=None))
        return _Owner()

    def _is_domestic(self, office: Office, topic: Referent | None) -> bool:
        """Tell whether a bare office or body in capitals is that of the dateline: its paragraph has no topic yet."""
        if not self._doc[office.start].text[0].isupper():
            return topic is None
        return topic is None or self._reading.block(topic.head) != self._reading.block(office.start)

    def _called(self, office: Office) -> _Owner | None:
        """Return the party named before that a common noun means ("the alliance", "the group", "the country")."""
        doc, sorts = self._doc, load().offices
        if (
            doc[office.first].lower_ not in ("the", "this", "that")
            or office.first == office.start
            or not doc[office.start].is_lower
        ):
            return None
        if office.end < len(doc) and doc[office.end].lower_ == "of":
            return None
        for apposed in (
            self._naming[office.end + 1 : office.end + 3] if doc[office.end : office.end + 1].text == "," else ()
        ):
            if apposed is not None and not apposed.place:
                return _Owner((apposed.code,), told=True)  # "the militia, the X,"
        wanted = "state" if office.noun in sorts["state"] else "group" if office.noun in sorts["group"] else None
        referent = self._memory.called(office.start, office.noun, lambda sort: sort == wanted)
        return _Owner(referent.codes, antecedent=referent) if referent is not None else None

    def _is_former(self, office: Office) -> bool:
        return any(self._doc[i].lower_ in load().offices["former"] for i in range(office.first, office.start))

    def _is_foreign(self, office: Office) -> bool:
        """Tell whether an adjective in capitals names somebody else than a party: "Western officials"."""
        modifiers = (
            self._doc[office.first + 1 : office.start]
            if self._doc[office.first].pos_ == "DET"
            else self._doc[office.first : office.start]
        )
        return self._doc[office.start].is_lower and any(t.text[0].isupper() and not t.is_sent_start for t in modifiers)

    def _place(self, office: Office) -> str | None:
        """Return the state in whose capital the sentence is set ("In Tallinn, the prime minister said")."""
        if office.is_a("abroad"):
            return None
        start = self._reading.sentence_start(office.start)
        opening = self._naming[start + 1] if start + 1 < len(self._doc) and self._doc[start].lower_ == "in" else None
        if opening is not None and opening.place and _is_state_or_group(opening.code):
            return opening.code
        if not (office.is_a("body") or office.noun.startswith("spokes")):
            return None
        verb = self._doc[office.end - 1].head
        for child in verb.children:
            naming = self._naming[child.i]
            if (
                child.i > office.end
                and naming is not None
                and naming.place
                and self._doc[naming.start - 1].lower_ == "in"
            ):
                return naming.code if _is_state_or_group(naming.code) else None
        return None

    def _meet_within(self, office: Office) -> None:
        """Get to know the people named in the phrase of `office`, whom it may depend on ("an aide to Putin")."""
        stretch = [*range(office.first, office.start), *(complement(self._doc, office.beyond) if office.beyond else ())]
        for i in stretch:
            if i in self._people:
                self._meet(i, self._people[i])

    def _possessive(self, office: Office) -> Token | None:
        return next((self._doc[i] for i in range(office.first, office.start) if self._doc[i].tag_ == "PRP$"), None)

    def _role(self, office: Office) -> str:
        owners = {i for i in range(office.first, office.start) if self._naming[i] is not None}
        return role(self._doc, office, owners)

    # Pronouns

    def _read_pronoun(self, token: Token) -> None:
        if self._reading.quoted[token.i] or token.dep_ == "expl":
            return
        if token.lower_ in _OBJECTS and token.dep_ not in SUBJECTS:
            return
        referent = self._meaning(token)
        if referent is None or not referent.codes:
            return
        for code in referent.codes:
            self._draft(Mention(token.i, token.i + 1, code, "pronoun", antecedent=referent.start), referent.person)
        self._remember(referent._replace(head=token.i, subject=self._acts(token.i)), token.i + 1)

    def _meaning(self, token: Token) -> Referent | None:
        """Return whom a pronoun means, a possessive included."""
        word = token.lower_
        if word in _PERSON:
            return self._memory.person(token.i, _PERSON[word])
        if word in _THING:
            return self._memory.thing(token.i)
        return self._memory.several(token.i) if word in _SEVERAL else None

    def _is_bare_pair(self, token: Token) -> bool:
        return (
            token.lower_ in load().offices["pair"]
            and token.dep_.startswith("nsubj")
            and not self._reading.quoted[token.i]
        )

    def _read_pair(self, i: int) -> int:
        end = self._pairs.get(i, i + 1)
        if not self._reading.quoted[i]:
            pair = self._memory.pair(i, bare=i not in self._pairs)
            for referent in pair:
                self._draft(Mention(i, end, referent.codes[0], "nominal", antecedent=referent.start))
            if len(pair) > 1:
                codes = tuple(r.codes[0] for r in pair)
                self._remember(Referent(i, end - 1, codes, False, self._acts(end - 1), plural=True), end)
        return end

    # The ledger

    def _draft(self, mention: Mention, person: Character | None = None) -> None:
        self._drafts.append(_Draft(mention, person))

    def _remember(self, referent: Referent, end: int) -> None:
        self._memory.add(
            referent, referent.head if end - 1 < referent.start else min(referent.start, referent.head), end
        )

    def _name(self, naming: Naming) -> None:
        self._naming[naming.start : naming.end] = [naming] * (naming.end - naming.start)

    def _head(self, start: int, end: int) -> int:
        """Return the token of `[start, end)` whose head lies outside, the last if there are several."""
        return next((i for i in range(end - 1, start - 1, -1) if not start <= self._doc[i].head.i < end), end - 1)

    def _acts(self, i: int) -> bool:
        """Tell whether token `i` is a subject, or names the one whose office is."""
        token = self._doc[i]
        return self._reading.is_subject(i) and (token.dep_ != "compound" or token.head.i in self._acting)

    def _home(self) -> str | None:
        """Return the state that the dateline names, if there is one."""
        for block in blocks(self._doc):
            if block.paragraph == HEADLINE or block.start >= block.end:
                continue
            if self._doc[block.start].is_upper and len(self._doc[block.start]) > 2:
                opening = (self._naming[i] for i in range(block.start, min(block.start + _DATELINE, block.end)))
                return next((n.code for n in opening if n is not None and _is_state_or_group(n.code)), None)
            return None
        return None


def _owned(doc: Doc, hits: list[Hit]) -> Iterator[Hit]:
    """Yield the names of parties; a council that a state owns ("the Russian Security Council") is that state's."""
    before: Hit | None = None
    for hit in hits:
        if hit.people:
            continue
        joined = before is not None and all(t.tag_ == "POS" for t in doc[before.end : hit.start])
        if (
            before is not None
            and joined
            and hit.kind == "metonym"
            and _is_state(before.code)
            and not _is_state(hit.code)
        ):
            hit = hit._replace(code=before.code)
        yield hit
        before = hit


def _outer(doc: Doc, offices: list[Office]) -> dict[int, int]:
    """Return for each office that is a modifier of another ("deputy foreign minister") the one it modifies."""
    return {
        k: k + 1
        for k, (office, other) in enumerate(pairwise(offices))
        if other.first <= office.start and office.end <= other.start and doc[office.end].tag_ != "POS"
    }


def _pairs() -> Phrases[bool]:
    return Phrases((phrase, True) for phrase in sorted(load().offices["pair"]) if " " in phrase)


def _is_state(code: str) -> bool:
    entry = load().parties.get(code)
    return entry is not None and entry.sort == "state"


def _is_state_or_group(code: str) -> bool:
    entry = load().parties.get(code)
    return entry is not None and entry.sort != "organisation"


def _gender(word: str) -> bool | None:
    """Return whether `word` is said of women alone (True), of men alone (False), or of both (None)."""
    offices = load().offices
    return True if word in offices["women"] else False if word in offices["men"] else None
