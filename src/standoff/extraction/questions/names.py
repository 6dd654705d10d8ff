"""What the parties and the persons of an article are called in a question."""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Doc, Token

from standoff.extraction.questions.lists import table, words
from standoff.extraction.wording import Say, is_plural
from standoff.language.clauses import agent, is_passive, subject
from standoff.language.gazetteer import display_name
from standoff.language.parties import Mention

FIRST = words("pronouns", "first")
FIRST_POSSESSIVE = words("pronouns", "first-possessive")
PERSON = words("pronouns", "person")
THING = words("pronouns", "thing")
# Between a party and its verb stand fewer words than these where the parse has lost that it is the subject.
ADJACENT = 5


def party(code: str) -> str:
    """Return the display name of a party as running text has it: "Russia", "the US"."""
    name = display_name(code)
    first, _, last = name.rpartition(" ")
    body = bool(first) and last in words("names", "bodies")
    return f"the {name}" if body or name in words("names", "definite") else name


def listed(codes: Iterable[str]) -> str:
    """Return parties as a list in words: "Russia, China and the US"."""
    names = [party(code) for code in dict.fromkeys(codes)]
    return " and ".join([", ".join(names[:-1]), names[-1]]) if len(names) > 1 else "".join(names)


def possessive(name: str) -> str:
    """Return the possessive of `name`, of a pronoun as well."""
    own = table("possessives").get(name.lower())
    return own or (f"{name}’" if name.endswith("s") else f"{name}’s")


class Names:
    """Tells whom a pronoun means, from the parties that the language pipeline marked."""

    def __init__(self, doc: Doc) -> None:
        """Remember the mentions in `doc` by their tokens."""
        self._mentions: dict[int, Mention] = {}
        for mention in doc._.parties or ():
            for i in range(mention.start, mention.end):
                self._mentions.setdefault(i, mention)

    def is_party(self, token: Token) -> bool:
        """Tell whether `token` is part of the name of a party or of a person who speaks for one."""
        return token.i in self._mentions

    def code(self, token: Token) -> str | None:
        """Return the party that `token` names, or None."""
        mention = self._mentions.get(token.i)
        return None if mention is None else mention.code

    def actor(self, verb: Token) -> str | None:
        """Return the party that does what `verb` says: its agent or subject, or who is named just before it."""
        holder = agent(verb) if is_passive(verb) else subject(verb)
        found = self._code_of(holder) if holder is not None else None
        if found is not None or is_passive(verb) or holder is not None:
            return found
        for token in reversed(verb.doc[max(verb.sent.start, verb.i - ADJACENT) : verb.i]):
            if token.i in self._mentions or token.text in ",;:":
                return self.code(token)
        return None

    def _code_of(self, holder: Token) -> str | None:
        """Return the party that `holder` names, or whose people they are: "Serb officials", "the Greek army"."""
        code = self.code(holder)
        if code is not None or holder.lemma_.lower() not in words("demands", "own-people"):
            return code
        return next((own for c in holder.children if c.i < holder.i and (own := self.code(c)) is not None), None)

    def say(self, speaker: str | None) -> Say:
        """Return how to say tokens of a statement of the party `speaker`: pronouns by name where that is known."""

        def said(token: Token) -> str | None:
            word = token.lower_
            if token.tag_ not in ("PRP", "PRP$"):
                return None
            if speaker is not None and word in FIRST:
                return party(speaker)
            if speaker is not None and word in FIRST_POSSESSIVE:
                return "their" if is_plural(party(speaker)) else "its"
            return self._third(token)

        return said

    def _third(self, token: Token) -> str | None:
        """Return the name for a pronoun of the third person; for a possessive only in the subject of its clause."""
        mention = self._mentions.get(token.i)
        if mention is None or is_expletive(token):
            return None
        personal = mention.person is not None and token.lower_ in (*PERSON, "his", "her")
        name = surname(mention.person) if personal and mention.person else party(mention.code)
        if token.tag_ == "PRP$":
            return possessive(name) if token.head.dep_.startswith("nsubj") else None
        plural = token.lower_ in ("they", "them")
        # "It was an accident", "it was soldiers who fired": what is said to be a thing is hardly the party.
        agent = token.dep_.startswith("nsubj") and token.head.pos_ in ("VERB", "AUX", "ADJ") and not is_governed(token)
        is_subject = agent and plural == is_plural(name)
        return name if token.lower_ in PERSON or (token.lower_ in THING and is_subject) else None


def is_governed(pronoun: Token) -> bool:
    """Tell "who watches over it was unclear" from "that it was unclear"."""
    before = pronoun.nbor(-1) if pronoun.i > pronoun.sent.start else pronoun
    opens = words("clauses", "embedding") | words("clauses", "subordinating") | words("clauses", "opening")
    return before.tag_ == "IN" and before.lower_ not in opens


def surname(person: str) -> str:
    """Return the last name in `person`, a suffix left out."""
    parts = [p for p in person.split() if p.strip(".,") not in ("Jr", "Sr", "II", "III")]
    return parts[-1] if parts else person


def is_expletive(pronoun: Token) -> bool:
    """Tell the "it" of "it is found that" from one that stands for something."""
    after = list(pronoun.doc[pronoun.i + 1 : min(pronoun.i + 5, pronoun.sent.end)])
    while after and (after[0].tag_ == "MD" or (after[0].lemma_ == "have" and after[0].dep_ == "aux")):
        after.pop(0)
    impersonal = (
        len(after) > 2
        and after[0].lemma_.lower() in words("names", "impersonal")
        and any(t.lower_ in ("that", "to", "whether", "long") for t in after[1 + (after[0].lemma_ == "be") :])
    )
    return pronoun.lower_ == "it" and (pronoun.dep_ == "expl" or impersonal)
