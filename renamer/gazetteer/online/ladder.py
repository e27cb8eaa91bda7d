"""One server after another, each with its share of the time, until one has answered everything."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from renamer.errors import CityError, OnlineError
from renamer.gazetteer.online.answers import Busy, Empty, Late, Refused, read_wait_s
from renamer.gazetteer.online.asking import WAY_ON, Lookup, host_of
from renamer.gazetteer.online.attempt import TELL_S, Attempt, Request

T = TypeVar("T")

STATUS_S = 5.0
"""What a busy server may take to say when it will be free."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Question(Generic[T]):
    """What is asked of each server.

    `requests` are sent one after another; all answers come from one server, so that they fit
    together. `about` names what is looked up, `asked` and `learns` go into the sentence that is
    said beforehand. `rungs_to_come` share the time with these; `has_slots` is true of Overpass,
    which tells at /status when it will be free.
    """

    requests: Sequence[Request[T]]
    about: str
    asked: str
    learns: str
    rungs_to_come: int = 0
    has_slots: bool = False


def climb(lookup: Lookup, servers: Sequence[str], question: Question[T]) -> tuple[str, list[T]]:
    """Return the server that answered everything, and its answers.

    Raises
    ------
    CityError
        If none of the servers has done so within the deadline.
    """
    refusals: dict[str, Refused] = {}
    for number, server in enumerate(servers):
        lookup.asking.say(_announcement(lookup, server, question))
        rung = _Rung(lookup, server, len(servers) - number + question.rungs_to_come)
        try:
            answers = [
                answer
                for request in question.requests
                for answer in rung.ask(request, has_slots=question.has_slots)
            ]
        except Refused as refusal:
            rung.leave(refusal)
            refusals[host_of(server)] = refusal
        else:
            lookup.prefer(server)
            return server, answers
    raise _failure(refusals, question.about)


def _announcement(lookup: Lookup, server: str, question: Question[T]) -> str:
    contact = ", your contact" if lookup.asking.contact else ""
    return (
        f"Asking {host_of(server)} {question.asked}. It learns {question.learns}, "
        f"your network address{contact} and that renamer asks."
    )


def _failure(refusals: dict[str, Refused], about: str) -> CityError:
    told = [f"{host} {refusal}" for host, refusal in refusals.items()]
    empty = [refusal for refusal in refusals.values() if isinstance(refusal, Empty)]
    if empty and len(empty) == len(refusals):
        return CityError(f"OpenStreetMap {empty[0]}", where=about, fix=WAY_ON)
    problem = f"OpenStreetMap gave no usable answer: {', '.join(told) or 'nobody was asked'}"
    return OnlineError(problem, where=about, fix=WAY_ON)


class _Rung:
    """One server and the time it may take."""

    def __init__(self, lookup: Lookup, server: str, rungs_left: int) -> None:
        self._lookup, self._server, self._rungs_left = lookup, server, rungs_left
        self._say = lookup.asking.say
        self._take_share()

    def _take_share(self) -> None:
        self._ends = time.monotonic() + self._lookup.left_s / self._rungs_left

    def ask(self, request: Request[T], *, has_slots: bool) -> list[T]:
        """Return the answers; a busy server is asked once more after a rest."""
        try:
            return self._ask_when_free(request)
        except Busy:
            self._lookup.let_rest(self._server, self._lookup.asking.rest_s)
            if not self._rest_fits():
                raise
            if has_slots:
                self._lookup.let_rest(self._server, self._slot_in_s())
        return self._ask_when_free(request)

    def leave(self, refusal: Refused) -> None:
        """Say why, and leave the server alone: for good, if it may be at our request still."""
        self._say(f"{host_of(self._server)} {refusal}.")
        asking = self._lookup.asking
        rest_s = asking.deadline_s if isinstance(refusal, Late) else asking.rest_s
        self._lookup.let_rest(self._server, rest_s)

    def _ask_when_free(self, request: Request[T]) -> list[T]:
        self._wait_for_slot()
        left_s = self._ends - time.monotonic()
        if left_s <= 0:
            raise Refused("was not asked: no time is left")
        attempt = Attempt(self._server, request, max(1, int(left_s)))
        return attempt.answers(left_s, self._tell)

    def _wait_for_slot(self) -> None:
        if self._lookup.rest_of_s(self._server) == 0:
            return
        if not self._rest_fits():
            raise Refused(f"is to be left alone for {self._lookup.rest_of_s(self._server):.0f} s")
        while (rest_s := self._lookup.rest_of_s(self._server)) > 0:
            self._say(
                f"{host_of(self._server)} is busy: waiting {rest_s:.0f} s for a free slot, "
                f"{self._lookup.left_s:.0f} s left."
            )
            time.sleep(min(rest_s, TELL_S))
        self._take_share()

    def _rest_fits(self) -> bool:
        """Whether waiting leaves half of the time for what comes after it."""
        return self._lookup.rest_of_s(self._server) <= self._lookup.left_s / 2

    def _slot_in_s(self) -> float:
        """Return in how many seconds the server promises a slot; 0 if it tells nothing usable."""
        seconds = min(STATUS_S, self._ends - time.monotonic())
        attempt = Attempt(self._server, self._status(), max(1, int(seconds)))
        try:
            return attempt.answers(seconds, self._tell)[0]
        except Late:  # a second request beside it would be one too many
            raise
        except Refused:
            return 0.0

    def _status(self) -> Request[float]:
        def send(attempt: Attempt[float]) -> None:
            import requests

            requests.get(
                f"{attempt.server}/status",
                headers=self._lookup.asking.headers,
                timeout=attempt.timeout_s,
                **attempt.requests_kwargs,
            )

        return Request(send=send, read=read_wait_s)

    def _tell(self) -> None:
        self._say(f"Waiting for {host_of(self._server)}, {self._lookup.left_s:.0f} s left.")
