"""Links that lead nowhere for readers are found, with what was meant where that is known."""

import pytest

from playbook.checking.wording.marks import hide
from playbook.checking.wording.odd_links import odd_links, oddity


@pytest.mark.parametrize(
    ("address", "meant"),
    [
        ("https://www.canada.ca@a.example/", None),
        ("https://name:word@example.ca/", None),
        ("https://intranet/page", None),
        ("http://localhost:8000/", None),
        ("http://127.0.0.1/", None),
        ("http://10.0.0.8/a", None),
        ("http://192.168.1.4/", None),
        ("http://[::1]/", None),
        ("https://files.corp/", None),
        ("https://printer.local/", None),
        ("https://саnada.ca/", None),
        ("mailto:bob", None),
        ("mailto:", None),
        ("tel:abc", None),
        ("tel:555-0123", None),
        ("www.example.ca/a", "https://www.example.ca/a"),
        (
            "https://can01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fwww.example.ca%2Fa%3Fb%3D1&data=05",
            "https://www.example.ca/a?b=1",
        ),
        ("https://www.google.com/url?q=x&url=https%3A%2F%2Fwww.example.ca%2F", "https://www.example.ca/"),
    ],
)
def test_odd_address(address: str, meant: str | None) -> None:
    assert oddity(address) == (True, meant)
    text = f"See {address} today." if address.startswith("www.") else f"See [the page]({address}) today."
    assert [(slip.code, text[slip.start : slip.end]) for slip in odd_links(text, hide(text))] == [
        ("odd-address", address)
    ]


@pytest.mark.parametrize(
    "address",
    [
        "https://www.example.ca/a@b?c=d@e",
        "https://montréal.ca/",
        "https://www.google.com/maps?q=Picton",
        "http://8.8.8.8/",
        "mailto:a.b@example.ca?subject=x",
        "tel:819-555-0123",
        "tel:+1-819-555-0123",
        "tel:+18195550123;ext=45",
        "tel:211",
        "case:picton",
        "about.md",
    ],
)
def test_address_for_readers(address: str) -> None:
    assert oddity(address) == (False, None)


def test_spaces_empty_words_and_bare_addresses() -> None:
    text = "[](https://a.ca/) [b](https://a.ca/annual report.pdf) and www.a.ca, `www.b.ca` [ ](c.md) ![](d.png)"
    found = [(slip.code, text[slip.start : slip.end], slip.correction) for slip in odd_links(text, hide(text))]
    assert found == [
        ("empty-link", "[](https://a.ca/)", None),
        ("empty-link", "[ ](c.md)", None),
        ("odd-address", "https://a.ca/annual report.pdf", "https://a.ca/annual%20report.pdf"),
        ("odd-address", "www.a.ca", "https://www.a.ca"),
    ]
