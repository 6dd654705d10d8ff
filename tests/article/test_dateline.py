"""Where the report was sent from is told apart from its first sentence."""

from __future__ import annotations

import pytest

from standoff.article import from_text


@pytest.mark.parametrize(
    ("opening", "dateline"),
    [
        ("OSLO, Norway - The ships left the harbour.", "OSLO, Norway - "),
        ("LIMA (Agency) -- “We will not go,” the minister said.", "LIMA (Agency) -- "),
        ("NAIROBI: Ministers met on Monday.", "NAIROBI: "),
        ("Paris (AFP) – The ships left the harbour.", "Paris (AFP) – "),
        ("BOGOTA—The ships left the harbour.", "BOGOTA—"),
        ("OSLO-- The ships left the harbour.", "OSLO-- "),
        ("OSLO, Norway (Agency) _ The ships left the harbour.", "OSLO, Norway (Agency) _ "),
        ("OSLO, May 13. /AGENCY/. The ships left the harbour.", "OSLO, May 13. /AGENCY/. "),
        ("(Agency) — The ships left the harbour.", "(Agency) — "),
        ("Oslo/Bergen: The ships left the harbour.", "Oslo/Bergen: "),
        ("Daily Herald - The ships left the harbour.", "Daily Herald - "),
        ("Jane Doe – Norway's foreign minister – left on Monday.", None),
        ("Ministers: The ships left the harbour.", None),
        ("The Post Office - All its ships have left.", None),
        ("The ships – all three – left the harbour.", None),
        ("NATO – the alliance of 31 states – met on Monday.", None),
        ("UN: the ships left the harbour.", None),
    ],
)
def test_dateline(opening: str, dateline: str | None) -> None:
    article = from_text(f"Ships leave harbour after a week of talks\n\n{opening}\n\nNobody was hurt, the navy said.\n")
    found = article.dateline
    assert (None if found is None else article.text[found.start : found.end]) == dateline
