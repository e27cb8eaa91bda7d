from renamer.planfile.codes import ALPHABET, LENGTH, is_code, new_code

INPUTS = ("is-reykjavik", "austurvollur", "free-belarus", "belarus-solidarity", 2027)


def test_the_same_inputs_give_the_same_code_forever():
    assert new_code(*INPUTS) == "386FF"


def test_every_input_counts():
    others = [
        ("x", *INPUTS[1:]),
        (INPUTS[0], "x", *INPUTS[2:]),
        (*INPUTS[:2], "x", *INPUTS[3:]),
        (*INPUTS[:3], "x", 2027),
        (*INPUTS[:4], 2028),
    ]
    assert len({new_code(*INPUTS), *(new_code(*one) for one in others)}) == 6


def test_a_taken_code_is_passed_over():
    first = new_code(*INPUTS)
    second = new_code(*INPUTS, taken={first})
    third = new_code(*INPUTS, taken={first, second})
    assert len({first, second, third}) == 3


def test_codes_have_no_letter_that_is_confused_and_no_vowel():
    assert not set(ALPHABET) & set("01OIL2ZSB8AEIOUYQ") - {"8"}
    codes = {new_code("c", f"place-{i}", "h", "k", 2027) for i in range(500)}
    assert all(is_code(code) for code in codes)
    assert {len(code) for code in codes} == {LENGTH}


def test_what_is_no_code():
    for text in ("", "cdfgh", "CDFG", "CDFGHJ", "CDFG0", "ADFGH"):
        assert not is_code(text)
