"""A corpus folder of a few sentences of our own, in the formats of the real one."""

import json
from pathlib import Path

import pytest

TREEBANK = """\
# newdoc id = d{n}
# newpar id = d{n}-p1
# sent_id = d{n}-1
# text = The minister didn't visit Karlsberg.
1\tThe\tthe\tDET\tDT\tDefinite=Def|PronType=Art\t2\tdet\t_\tEntity=(1-person-new-nnnnn-cf1-2-sgl
2\tminister\tminister\tNOUN\tNN\tNumber=Sing\t5\tnsubj\t_\tEntity=1)
3-4\tdidn't\t_\t_\t_\t_\t_\t_\t_\t_
3\tdid\tdo\tAUX\tVBD\tMood=Ind|Tense=Past|VerbForm=Fin\t5\taux\t_\t_
4\tn't\tnot\tPART\tRB\tPolarity=Neg\t5\tadvmod\t_\t_
5\tvisit\tvisit\tVERB\tVB\tVerbForm=Inf\t0\troot\t_\t_
6\tKarlsberg\tKarlsberg\tPROPN\tNNP\tNumber=Sing\t5\tobj\t_\tEntity=(2-place-new-nnnnn-cf2-1-sgl)|SpaceAfter=No
7\t.\t.\tPUNCT\t.\t_\t5\tpunct\t_\t_

# sent_id = d{n}-2
# text = "Talks failed," said President Ada Brandt.
1\t"\t"\tPUNCT\t``\t_\t3\tpunct\t_\tSpaceAfter=No
2\tTalks\ttalk\tNOUN\tNNS\tNumber=Plur\t3\tnsubj\t_\t_
3\tfailed\tfail\tVERB\tVBD\tMood=Ind|Tense=Past|VerbForm=Fin\t6\tccomp\t_\tSpaceAfter=No
4\t,\t,\tPUNCT\t,\t_\t3\tpunct\t_\tSpaceAfter=No
5\t"\t"\tPUNCT\t''\t_\t3\tpunct\t_\t_
6\tsaid\tsay\tVERB\tVBD\tMood=Ind|Tense=Past|VerbForm=Fin\t0\troot\t_\t_
7\tPresident\tPresident\tPROPN\tNNP\tNumber=Sing\t8\tcompound\t_\tEntity=(3-person-new-nnnnn-cf1-2-sgl
8\tAda\tAda\tPROPN\tNNP\tNumber=Sing\t6\tnsubj\t_\t_
9\tBrandt\tBrandt\tPROPN\tNNP\tNumber=Sing\t8\tflat\t_\tEntity=3)|SpaceAfter=No
10\t.\t.\tPUNCT\t.\t_\t6\tpunct\t_\t_

# newpar id = d{n}-p2
# sent_id = d{n}-3
# text = Ministers left.
1\tMinisters\tminister\tNOUN\tNNS\tNumber=Plur\t2\tnsubj\t_\t_
2\tleft\tleave\tVERB\tVBD\tMood=Ind|Tense=Past|VerbForm=Fin\t0\troot\t_\tSpaceAfter=No
3\t.\t.\tPUNCT\t.\t_\t2\tpunct\t_\t_

"""

UNER = """\
# newdoc id = d{n}
# sent_id = d{n}-1
# text = Ada Brandt met the Norwegian board of Ferrum in Karlsberg.
1\tAda\tB-PER\t-\tx
2\tBrandt\tI-PER\t-\tx
3\tmet\tO\t-\t-
4\tthe\tO\t-\t-
5\tNorwegian\tB-OTH\t-\tx
6\tboard\tB-O\t-\tx
7\tof\tO\t-\t-
8\tFerrum\tB-ORG\t-\tx
9\tin\tO\t-\t-
10\tKarlsberg\tB-LOC\t-\tx
11\t.\tO\t-\t-

"""

WIKIGOLD = """\
Ferrum I-ORG
said O
" O
no O
" O
, O
and O
it O
did O
n't O
sell O
the O
Atlas I-MISC
( O
in O
Oslo I-LOC
) O
. O

-DOCSTART- O

"""

RE3D_TEXT = "Norwegian Foreign Minister Ada Brandt met the Karlsberg Council.\nThe soldiers left Oslo, Norway."


def re3d_rows() -> list[dict[str, object]]:
    """Mentions of `RE3D_TEXT`, as re3d lists them: descriptions and nested ones included."""
    mentions = [
        ("Person", "Norwegian Foreign Minister Ada Brandt"),
        ("Organisation", "the Karlsberg Council"),
        ("Location", "Karlsberg"),
        ("Organisation", "The soldiers"),
        ("Location", "Oslo, Norway"),
        ("Location", "Oslo"),
        ("Location", "Norway"),
        ("Nationality", "Norwegian"),
    ]
    rows: list[dict[str, object]] = []
    for kind, value in mentions:
        begin = RE3D_TEXT.index(value)
        rows.append(
            {
                "begin": begin,
                "end": begin + len(value),
                "type": kind,
                "value": value,
                "documentId": "a",
                "confidence": 1,
            }
        )
    return rows


POLNEAR_TEXT = "By our staff\nTalks failed, said Ada Brandt, and “nobody is to blame”.\n"


def polnear_rows() -> list[str]:
    """The attribution in `POLNEAR_TEXT`, its content interrupted by its source and cue."""

    def at(part: str) -> str:
        start = POLNEAR_TEXT.index(part)
        return f"{start} {start + len(part)}"

    first, second = at("Talks failed,"), at("and “nobody is to blame”.")
    return [
        f"T1\tSource {at('Ada Brandt')}\tAda Brandt",
        f"T2\tCue {at('said')}\tsaid",
        f"T3\tContent {first};{second}\tTalks",
        f"T4\tAttribution {at('said')}\tsaid",
        "E1\tAttribution:T4 Content:T3 Cue:T2 Source:T1",
    ]


@pytest.fixture
def corpora(tmp_path: Path) -> Path:
    """A complete corpus folder: every corpus the training reads, each a few sentences long."""
    folder = tmp_path / "corpora"

    def write(name: str, text: str) -> None:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    treebank = "".join(TREEBANK.format(n=number) for number in range(12))
    uner = "".join(UNER.format(n=number) for number in range(12))
    for part in ("train", "dev", "test"):
        write(f"ewt/{part}.conllu", treebank)
        write(f"gum/{part}.conllu", treebank)
        write(f"uner-ewt/{part}.iob2", uner)
    write("pud/test.conllu", treebank)
    write("uner-pud/test.iob2", uner)
    write("wikigold/wikigold.conll", WIKIGOLD)
    write("re3d/source/documents.json", json.dumps({"_id": "a", "text": RE3D_TEXT}) + "\n")
    write("re3d/source/entities.json", "".join(json.dumps(row) + "\n" for row in re3d_rows()))
    for part in ("train", "dev"):
        write(f"polnear/{part}/text/a.txt", POLNEAR_TEXT)
        write(f"polnear/{part}/attributions/a_x.ann", "\n".join(polnear_rows()) + "\n")
    return folder
