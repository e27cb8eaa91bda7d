import numpy as np
import pytest
import qrcode
import zxingcpp
from hypothesis import given, settings
from hypothesis import strategies as st

from renamer.errors import LinkError
from renamer.qr import encode, upper_url

PAYLOADS = [
    "1",
    "0123456789",
    "HTTPS://EXAMPLE.ORG/R/7K3QX",
    "HTTPS://EXAMPLE.ORG/Group/R/7K3QX",
    "https://example.org/пляц?a=1",
    "HTTPS://A-LONGER-HOST.EXAMPLE.ORG/ACTION/2027/R/7K3QX",
    "https://example.org/" + "7" * 25 + "ROUTE" * 5 + "é",
    *("https://example.org/" + "Ab1-" * length for length in (5, 10, 20, 40, 80, 160)),
]
LEVELS = {"M": qrcode.constants.ERROR_CORRECT_M, "Q": qrcode.constants.ERROR_CORRECT_Q}


def reference(payload, error):
    code = qrcode.QRCode(error_correction=LEVELS[error], border=0)
    code.add_data(payload)
    code.make(fit=True)
    return [[bool(module) for module in row] for row in code.get_matrix()]


def picture(code, scale=4):
    modules = np.array([list(row) for row in code.rows], dtype=np.uint8)
    return np.kron(np.pad(1 - modules, 4, constant_values=1) * 255, np.ones((scale, scale))).astype(
        np.uint8
    )


@pytest.mark.parametrize("error", ["M", "Q"])
@pytest.mark.parametrize("payload", PAYLOADS)
def test_the_matrix_is_the_one_of_qrcode(payload, error):
    code = encode(payload, error)
    assert [[bool(module) for module in row] for row in code.rows] == reference(payload, error)


@settings(max_examples=25, deadline=None)
@given(
    path=st.text("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789/-", min_size=1, max_size=60),
    error=st.sampled_from(["M", "Q"]),
)
def test_any_address_has_the_matrix_of_qrcode_and_decodes(path, error):
    code = encode(f"HTTPS://EXAMPLE.ORG/{path}", error)
    assert [[bool(module) for module in row] for row in code.rows] == reference(code.payload, error)
    found = zxingcpp.read_barcodes(picture(code))
    assert [result.text for result in found] == [code.payload]


def test_an_upper_case_address_needs_a_smaller_code():
    upper, mixed = (
        encode("HTTPS://EXAMPLE.ORG/R/7K3QX", "Q"),
        encode("https://example.org/r/7k3qx", "Q"),
    )
    assert upper.version == 2
    assert upper.version < mixed.version
    assert len(upper.rows) == 25
    assert {len(row) for row in upper.rows} == {25}


def test_the_rows_are_bytes_of_zero_and_one():
    assert set(b"".join(encode("HTTPS://EXAMPLE.ORG/R/7K3QX").rows)) == {0, 1}


def test_too_long_an_address_is_a_fault_that_says_so():
    with pytest.raises(LinkError, match="too long"):
        encode("https://example.org/" + "x" * 3000)


@pytest.mark.parametrize(
    ("base", "path", "url"),
    [
        ("https://example.org", "r/7k3qx", "HTTPS://EXAMPLE.ORG/R/7K3QX"),
        ("https://example.org/", "/r/7k3qx", "HTTPS://EXAMPLE.ORG/R/7K3QX"),
        ("https://example.org:8443/2027/", "R/A", "HTTPS://EXAMPLE.ORG:8443/2027/R/A"),
        ("https://example.org/Group/", "r/7k3qx", "HTTPS://EXAMPLE.ORG/Group/R/7K3QX"),
    ],
)
def test_capitals_only_where_they_lead_to_the_same_page(base, path, url):
    assert upper_url(base, path) == url
