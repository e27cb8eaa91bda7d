"""What a link holds, what it never holds, and how it refuses what is cut or hostile."""

from __future__ import annotations

import base64
import json
import zlib
from datetime import date

import pytest

from renamer.errors import LinkError, PlanError
from renamer.model.honoree import Honoree, NameForms, Source, Standing
from renamer.model.plan import MapData, Plan, Renaming
from renamer.planfile.share import (
    MAX_INFLATED,
    MAX_LINK,
    from_link,
    to_link,
    to_team_link,
)

VIEWER = "https://example.org/share.html"
LANGUAGES = ("is", "be")


def _honoree(key: str = "somebody") -> Honoree:
    return Honoree(
        id=key,
        kind="person",
        names={
            "is": NameForms(nominative="María Kalesnikava"),
            "be": NameForms(nominative="Марыя Калеснікава"),
        },
        who={"is": "tónlistarkona", "be": "музыкантка"},
        standing=Standing(code="released", as_of="2025-12", source="s"),
        lives_in="abroad",
        consent="unknown",
        sources=(Source(id="s", title="Title", url="https://example.org", backs="standing"),),
        cautions=("CAUTION",),
    )


@pytest.fixture
def plan() -> Plan:
    return Plan(
        city="is-reykjavik",
        campaign="belarus-solidarity",
        day=date(2027, 8, 4),
        map_data=MapData(source="SNAPSHOT", data_date=date(2019, 5, 9)),
        contact="CONTACT@example.org",
        team={"meeting": "MEETING at seven"},
        weights={"centrality": 0.1},
        pins={"PINNED": "x"},
        bans=("BANNED",),
        base_url="https://example.org/HIDDEN",
        renamings=(
            Renaming(
                code="A7K2",
                place="tungata",
                anchor_lonlat=(-21.94651234567, 64.14761234567),
                old="Túngata",
                honoree="somebody",
                wording={"is": "Maríugata"},
                copies=7,
                note="NOTE about neighbours",
                why=("WHY",),
            ),
            Renaming(
                code="DROP",
                place="DROPPED",
                anchor_lonlat=(0, 0),
                honoree="somebody",
                decision="dropped",
            ),
            Renaming(
                code="PROP",
                place="PROPOSED",
                anchor_lonlat=(0, 0),
                honoree="somebody",
                decision="proposed",
            ),
        ),
    )


NAMES = {"A7K2": {"is": "Maríugata", "be": "вуліца Марыі Калеснікавай", "de": "not asked for"}}


def _public(plan: Plan) -> str:
    return to_link(
        plan,
        {"somebody": _honoree()},
        viewer=VIEWER,
        languages=LANGUAGES,
        names=NAMES,
        city_name="Reykjavík",
    )


def _array(link: str) -> object:
    packed = link.partition("#p=")[2]
    return json.loads(
        zlib.decompress(base64.urlsafe_b64decode(packed + "=" * (-len(packed) % 4)), -15)
    )


def _pack(text: bytes) -> str:
    deflate = zlib.compressobj(9, zlib.DEFLATED, -15)
    packed = deflate.compress(text) + deflate.flush()
    return f"{VIEWER}#p={base64.urlsafe_b64encode(packed).rstrip(b'=').decode()}"


def test_the_public_link_holds_exactly_this(plan: Plan) -> None:
    assert _array(_public(plan)) == [
        1,
        "public",
        "is-reykjavik",
        "belarus-solidarity",
        "2027-08-04",
        ["is", "be"],
        [
            [
                "A7K2",
                "tungata",
                -21.94651,
                64.14761,
                "Túngata",
                ["Maríugata", "вуліца Марыі Калеснікавай"],
                "somebody",
                ["María Kalesnikava", "Марыя Калеснікава"],
                ["tónlistarkona", "музыкантка"],
                "street",
            ]
        ],
        "Reykjavík",
    ]


@pytest.mark.parametrize(
    "private",
    [
        "NOTE",
        "MEETING",
        "CONTACT",
        "DROPPED",
        "PROPOSED",
        "PINNED",
        "BANNED",
        "WHY",
        "HIDDEN",
        "SNAPSHOT",
        "CAUTION",
        "centrality",
    ],
)
def test_nothing_private_is_in_the_public_link(plan: Plan, private: str) -> None:
    assert private not in json.dumps(_array(_public(plan)))


def test_the_public_link_opens_as_a_plan_with_names_as_wordings(plan: Plan) -> None:
    opened = from_link(_public(plan))
    assert (opened.city, opened.campaign, opened.day) == (plan.city, plan.campaign, plan.day)
    assert opened.languages == LANGUAGES
    (renaming,) = opened.renamings
    assert renaming.wording == {"is": "Maríugata", "be": "вуліца Марыі Калеснікавай"}
    assert (renaming.code, renaming.old, renaming.honoree) == ("A7K2", "Túngata", "somebody")
    assert (renaming.note, renaming.copies, opened.team, opened.contact) == ("", 1, {}, "")


def test_an_honoree_of_the_plan_needs_no_registry(plan: Plan) -> None:
    import dataclasses

    own = dataclasses.replace(plan, honorees=(_honoree(),))
    link = to_link(own, {}, viewer="share.html", languages=LANGUAGES, names=NAMES)
    assert link.startswith("share.html#p=")


def test_an_unknown_honoree_is_named(plan: Plan) -> None:
    with pytest.raises(PlanError, match="renaming A7K2: nobody is known as 'somebody'"):
        to_link(plan, {}, viewer=VIEWER, languages=LANGUAGES, names=NAMES)


def test_the_team_link_is_the_identical_plan_and_says_so(plan: Plan) -> None:
    link = to_team_link(plan, viewer=VIEWER)
    assert from_link(link) == plan
    assert _array(link)[1] == "team"
    assert _array(_public(plan))[1] == "public"


def test_the_same_plan_gives_the_same_link(plan: Plan) -> None:
    assert _public(plan) == _public(plan)
    assert to_team_link(plan, viewer=VIEWER) == to_team_link(plan, viewer=VIEWER)


def test_a_viewer_with_a_fragment_is_refused(plan: Plan) -> None:
    with pytest.raises(LinkError, match="fragment"):
        to_team_link(plan, viewer="share.html#here")


def test_a_plan_too_large_for_a_link_is_refused(plan: Plan) -> None:
    import dataclasses

    with pytest.raises(PlanError, match="too large"):
        to_team_link(dataclasses.replace(plan, contact="x" * MAX_INFLATED), viewer=VIEWER)


@pytest.mark.parametrize("around", ["{}.", "<{}>", "({}),", "  {}\n", "see {}!"])
def test_a_sentence_around_a_link_does_no_harm(plan: Plan, around: str) -> None:
    assert from_link(around.format(to_team_link(plan, viewer=VIEWER))) == plan


def test_every_cut_of_a_link_is_refused(plan: Plan) -> None:
    for link in (_public(plan), to_team_link(plan, viewer=VIEWER)):
        for length in range(len(link)):
            with pytest.raises(PlanError):
                from_link(link[:length])


@pytest.mark.parametrize(
    ("link", "says"),
    [
        ("", "no link"),
        ("https://example.org/", "no link"),
        ("share.html#p=", "no link"),
        ("share.html#p=<script>", "no link"),
        ("share.html#p=AAAA", "garbled"),
        ("share.html#p=A", "garbled"),
        ("share.html#p=" + "A" * (MAX_LINK + 1), "too long"),
        (_pack(b" " * (MAX_INFLATED + 1)), "too much"),
        (_pack(b"0" * 20_000_000), "too much"),
        (_pack(b"not json"), "garbled"),
        (_pack(b"\xff\xfe"), "garbled"),
        (_pack(b"[" * 100_000), "garbled"),
        (_pack(b"{}"), "no link"),
        (_pack(b"[]"), "no link"),
        (_pack(b'[1,"other"]'), "no link"),
        (_pack(b'[99,"public"]'), "newer renamer"),
        (_pack(b'[1,"public"]'), "unexpected"),
        (_pack(b'[1,"team",{}]'), "unexpected at 2.city"),
        (_pack(b'[1,"team",{"city":"x","campaign":"y","day":"2027-08-04","evil":1}]'), "2.evil"),
        (
            _pack(b'[1,"public","x","y","2027-08-04",[],[["../x","p",0,0,"o",[],"h",[],[]]],""]'),
            "6.0.0",
        ),
        (
            _pack(b'[1,"public","x","y","2027-08-04",[],[["A","p",0,999,"o",[],"h",[],[]]],""]'),
            "6.0.3",
        ),
        (
            _pack(b'[1,"public","x","y","2027-08-04",[],[["A","p",0,NaN,"o",[],"h",[],[]]],""]'),
            "garbled",
        ),
    ],
)
def test_what_is_no_link_is_refused_in_words(link: str, says: str) -> None:
    with pytest.raises(PlanError, match=says) as caught:
        from_link(link)
    assert caught.value.fix


def test_what_follows_the_stream_is_refused(plan: Plan) -> None:
    packed = base64.urlsafe_b64decode(to_team_link(plan, viewer="").partition("=")[2] + "==")
    with pytest.raises(PlanError, match="garbled"):
        from_link("#p=" + base64.urlsafe_b64encode(packed + b"more").rstrip(b"=").decode())
