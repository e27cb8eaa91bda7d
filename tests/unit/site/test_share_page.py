"""The share page as text: its policy, its caps and that no name can end its script."""

from __future__ import annotations

import json
import re

from renamer.planfile import share
from renamer.site import share_page as viewer
from renamer.site.check import check_site
from renamer.site.share_page import digest, share_page

CAMPAIGNS = {"c": {"en": "Day </script><script>alert(1)</script>", "be": "Дзень"}}


def test_the_page_keeps_the_rules_of_the_site() -> None:
    page = share_page(("en", "be"), campaigns=CAMPAIGNS)
    assert check_site({"index.html": page.encode()}) == ()
    assert "connect-src" not in page  # so default-src 'none' forbids every request


def test_a_campaign_cannot_end_the_script() -> None:
    page = share_page(("en",), campaigns=CAMPAIGNS)
    assert page.count("<script>") == page.count("</script>") == 1


def test_every_language_has_every_sentence() -> None:
    page = share_page(("en", "be", "fi"), campaigns=CAMPAIGNS, warning={"en": "Not there."})
    found = re.search(r"languages: LANGUAGES, withheld: WITHHELD \} = (\{.*\});", page)
    assert found
    sentences = json.loads(found[1])["texts"]
    assert list(sentences) == ["be", "en", "fi"]
    assert {tuple(sorted(item)) for item in sentences.values()} == {tuple(sorted(sentences["en"]))}
    assert all(text for item in sentences.values() for text in item.values())


def test_who_is_withheld_is_not_named() -> None:
    page = share_page(("en",), campaigns=CAMPAIGNS, withheld=("jane-example",))
    assert "jane-example" not in page
    assert digest("jane-example") in page


def test_digests_are_fnv_1a() -> None:  # vectors of the authors' own test suite
    assert digest("") == "cbf29ce484222325"
    assert digest("foobar") == "85944171f73967e8"


def test_the_caps_are_those_of_the_links() -> None:
    assert viewer.MAX_LINK == share.MAX_LINK
    assert viewer.MAX_INFLATED == share.MAX_INFLATED


def test_the_same_page_again() -> None:
    assert share_page(("en",), campaigns=CAMPAIGNS) == share_page(("en",), campaigns=CAMPAIGNS)
