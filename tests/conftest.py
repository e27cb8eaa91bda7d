"""What every test shares: no test needs the internet, so unit tests may not open a socket."""

from __future__ import annotations

from collections.abc import Iterator

import pytest


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "unit" in item.path.parts:
            item.add_marker(pytest.mark.disable_socket)


@pytest.fixture(scope="session", autouse=True)
def bundled_faces_only() -> Iterator[None]:
    """Let the faces of whatever machine runs the tests count for nothing in them."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("RENAMER_FONTS", "")
        yield


@pytest.fixture(scope="session", autouse=True)
def no_updates_of_the_developer(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Let standings and withheld names of whoever runs the tests count for nothing in them."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("RENAMER_UPDATES", str(tmp_path_factory.mktemp("no-updates")))
        yield
