"""The link checker: small built sites with one thing broken in each, and what it says of them."""

import json
import re
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest
from finding_codes import PROJECT
from planting import faults
from running import run as run_program

from playbook.languages import LANGUAGES, Language
from playbook.languages.words import read_words
from playbook.linkcheck import MAX_EXAMPLES, as_json, as_text, check, codes, hint, message, read_site

WORDS = Path(__file__).parents[2] / "playbook/linkcheck"

ADDRESS = "https://example.org/playbook/"

HEAD_LINE = 10
"""The line of a page's head where a test writes."""
BODY_LINE = 15
"""The line of a page's body where a test writes."""


def page(language: str, url: str, fr: str, en: str, *, x_default: str = "", head: str = "", body: str = "") -> str:
    """Return a page without a mistake.

    Args:
        language: The language of its words.
        url: Its address from the site's root.
        fr: The address of its French version.
        en: The address of its English version.
        x_default: The lines of other alternate links.
        head: What a test adds to the head.
        body: What a test adds to the body.
    """
    root = "../" * url.count("/") or "./"
    other, counterpart = ("en", en) if language == "fr" else ("fr", fr)
    home, case = ("fr/", FRENCH_URL) if language == "fr" else ("en/", ENGLISH_URL)
    return f"""<!doctype html>
<html lang="{language}">
<head><meta charset="utf-8">
<title>Picton {url}</title>
<link rel="canonical" href="{ADDRESS}{url}">
<link rel="alternate" hreflang="fr" href="{ADDRESS}{fr}">
<link rel="alternate" hreflang="en" href="{ADDRESS}{en}">{x_default}
<link rel="stylesheet" href="{root}assets/main.css">
<meta name="source" content="data/casestudies/picton.yml">
{head}
</head>
<body>
<a href="{root}{counterpart}" lang="{other}" hreflang="{other}">Other language</a> <a href="{root}{home}">Home</a> <a href="{root}{case}">Picton</a> <img src="{root}assets/icons.svg" alt="">
<h1 id="top-of-page">Picton</h1>
{body}
</body>
</html>
"""


def home(language: str, url: str) -> str:
    """Return one of the three home pages, which name each other."""
    return page(language, url, "fr/", "en/", x_default=f' <link rel="alternate" hreflang="x-default" href="{ADDRESS}">')


def french(head: str = "", body: str = "") -> str:
    """Return the page that most tests break."""
    return page("fr", FRENCH_URL, FRENCH_URL, ENGLISH_URL, head=head, body=body)


FRENCH_URL = "fr/etudes/picton/"
ENGLISH_URL = "en/cases/picton/"
FRENCH = f"{FRENCH_URL}index.html"
ENGLISH = f"{ENGLISH_URL}index.html"

NOT_FOUND = """<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>Not found</title>
<link rel="stylesheet" href="/playbook/assets/main.css"></head>
<body id="all"><a href="#all">Skip</a> <a href="/playbook/" lang="fr" hreflang="fr">Home</a>
</body></html>
"""


def entry(url: str, *versions: tuple[str, str]) -> str:
    """Return a line of the sitemap."""
    links = "".join(
        f'<xhtml:link rel="alternate" hreflang="{language}" href="{ADDRESS}{version}"/>'
        for language, version in versions
    )
    return f"<url><loc>{ADDRESS}{url}</loc>{links}</url>"


HOMES = (("fr", "fr/"), ("en", "en/"), ("x-default", ""))
PICTON = (("fr", FRENCH_URL), ("en", ENGLISH_URL))
ENTRIES = (
    entry("", *HOMES),
    entry("fr/", *HOMES),
    entry("en/", *HOMES),
    entry(FRENCH_URL, *PICTON),
    entry(ENGLISH_URL, *PICTON),
)


def sitemap(*entries: str) -> str:
    """Return a sitemap; its entries begin on line 2."""
    return "\n".join(
        [
            '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">',
            *entries,
            "</urlset>\n",
        ]
    )


SITE: Mapping[str, str] = {
    "index.html": home("en", ""),
    "fr/index.html": home("fr", "fr/"),
    "en/index.html": home("en", "en/"),
    FRENCH: french(),
    ENGLISH: page("en", ENGLISH_URL, FRENCH_URL, ENGLISH_URL),
    "404.html": NOT_FOUND,
    "sitemap.xml": sitemap(*ENTRIES),
    "assets/main.css": "@namespace svg url(http://www.w3.org/2000/svg);\nbody { background: url(icons.svg) }\n",
    "assets/icons.svg": '<svg xmlns="http://www.w3.org/2000/svg"><symbol id="menu"/></svg>\n',
    "assets/un café.txt": "1\n",
}
"""A site without a mistake."""

Found = tuple[str, str, int, str]
"""What a test compares of a finding: code, page, line and address."""


def build(folder: Path, changes: Mapping[str, str | None]) -> Path:
    """Write the site without a mistake, but for some files that are changed, or left out."""
    for name, content in {**SITE, **changes}.items():
        if content is not None:
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_text(content, encoding="utf-8")
    return folder


def found(folder: Path, changes: Mapping[str, str | None]) -> list[Found]:
    findings = check(read_site(build(folder, changes)))
    return [(finding.code, finding.page, finding.line, finding.address) for finding in findings]


@dataclass(frozen=True)
class Broken:
    """A site with a mistake.

    Attributes:
        id: What is broken.
        changes: The files that differ from the site without a mistake.
        expected: What is found.
    """

    id: str
    changes: Mapping[str, str | None]
    expected: list[Found]


def in_body(code: str, html: str, address: str, name: str = "") -> Broken:
    """Break the body of the French page; the line is that of `html`'s last."""
    line = BODY_LINE + html.count("\n")
    return Broken(f"{code} {name or address}", {FRENCH: french(body=html)}, [(code, FRENCH, line, address)])


def in_head(code: str, html: str, address: str) -> Broken:
    return Broken(f"{code} {html}", {FRENCH: french(head=html)}, [(code, FRENCH, HEAD_LINE, address)])


def in_css(code: str, css: str, address: str) -> Broken:
    return Broken(f"{code} {css}", {"assets/main.css": f"\n{css}"}, [(code, "assets/main.css", 2, address)])


def replaced(file: str, old: str, new: str) -> dict[str, str | None]:
    """Return a file of the site with one thing in it changed."""
    assert SITE[file].count(old) == 1, old
    return {file: SITE[file].replace(old, new)}


def alternate(language: str, address: str) -> str:
    return f'<link rel="alternate" hreflang="{language}" href="{address}">'


def lost(element: str, address: str = "lost.png") -> Broken:
    return in_body("broken-link", element, address, element)


BROKEN = [
    # Every place of an address.
    lost('<a href="../pictn/">x</a>', "../pictn/"),
    lost('<svg><a xlink:href="lost.png"><text>x</text></a></svg>'),
    lost('<map name="m"><area href="lost.png" alt="x"></map>'),
    lost('<img src="lost.png" alt="">'),
    lost('<img srcset="../../../assets/icons.svg 1x, lost.png 2x" alt="">'),
    lost('<img srcset="data:image/png;base64,AA== 1x,lost.png" alt="">', "lost.png"),
    lost('<picture><source srcset="lost.png 480w"><img src="../../../assets/icons.svg" alt=""></picture>'),
    lost('<audio src="lost.png"></audio>'),
    lost('<video src="lost.png"></video>'),
    lost('<video poster="lost.png"></video>'),
    lost('<video><source src="lost.png"></video>'),
    lost('<video><track src="lost.png"></video>'),
    lost('<script src="lost.png"></script>'),
    lost('<iframe src="lost.png"></iframe>'),
    lost('<object data="lost.png"></object>'),
    lost('<embed src="lost.png">'),
    lost('<svg><use href="lost.png"/></svg>'),
    lost('<svg><use xlink:href="lost.png#menu"/></svg>', "lost.png#menu"),
    lost('<svg><image href="lost.png"/></svg>'),
    lost('<svg><image xlink:href="lost.png"/></svg>'),
    lost('<form action="lost.png"></form>'),
    lost('<button formaction="lost.png">x</button>'),
    lost('<input type="image" src="lost.png" alt="x">'),
    lost('<input type="submit" formaction="lost.png">'),
    lost('<p style="background: url(lost.png)">x</p>'),
    lost('<style>\na { b: url("lost.png") }</style>'),
    lost("<noscript><a href='lost.png'>x</a></noscript>"),
    lost("<template><a href='lost.png'>x</a></template>"),
    lost("<a\nhref='lost.png'>x</a>"),
    in_head("broken-link", '<link rel="stylesheet" href="lost.css">', "lost.css"),
    in_head("broken-link", '<link rel="icon" href="lost.svg">', "lost.svg"),
    in_head("broken-link", '<link rel="manifest" href="lost.json">', "lost.json"),
    in_head("broken-link", '<link rel="next" href="../lost/">', "../lost/"),
    in_head("broken-link", '<link rel="preload" as="image" imagesrcset="lost.png 2x">', "lost.png"),
    in_head("broken-link", '<meta http-equiv="Refresh" content="0; URL=../lost/">', "../lost/"),
    in_css("broken-link", "a { b: url( 'lost.woff2' ) format('woff2') }", "lost.woff2"),
    in_css("broken-link", "@media print { a { b: url(lost.png) } }", "lost.png"),
    in_css("broken-link", "@import 'lost.css' screen;", "lost.css"),
    in_css("broken-link", "@import url(lost.css);", "lost.css"),
    in_css("broken-link", "@namespace 'x'; a { b: url(lost.png) }", "lost.png"),
    in_css("broken-link", "a { b: image-set('lost.png' 2x type('image/png')) }", "lost.png"),
    in_css("broken-link", "a { --b: var(--c, url(lost.png)) }", "lost.png"),
    Broken(
        "broken-link from the page that was not found",
        {"404.html": NOT_FOUND.replace('"/playbook/"', '"/playbook/lost/"')},
        [("broken-link", "404.html", 5, "/playbook/lost/")],
    ),
    # Where an address leads.
    lost(f'<a href="{ADDRESS}lost/">x</a>', f"{ADDRESS}lost/"),
    lost('<a href="/playbook/lost/">x</a>', "/playbook/lost/"),
    lost('<a href="../../../assets/">x</a>', "../../../assets/"),
    lost('<a href="../Picton/">x</a>', "../Picton/"),
    in_body("missing-slash", '<a href="../picton">x</a>', "../picton"),
    in_body("missing-slash", '<a href="/playbook/fr?q#x">x</a>', "/playbook/fr?q#x"),
    in_body("outside-site", '<a href="/fr/">x</a>', "/fr/"),
    in_body("outside-site", '<a href="/playbook">x</a>', "/playbook"),
    in_body("outside-site", '<a href="../../../../fr/">x</a>', "../../../../fr/"),
    in_body("outside-site", '<img src="https://example.org/logo.png" alt="">', "https://example.org/logo.png"),
    in_body("empty-address", '<a href=" ">x</a>', " ", "of a link"),
    in_body("empty-address", '<img src="" alt="">', "", "of an image"),
    in_body("bad-address", '<a href="https://[x/">x</a>', "https://[x/"),
    in_body("bad-address", '<a href="https:page/">x</a>', "https:page/"),
    in_body("script-address", '<a href="javascript:void(0)">x</a>', "javascript:void(0)"),
    in_body("script-address", '<a href=" Java&#10;Script:x()">x</a>', " Java\nScript:x()", "in disguise"),
    in_body("script-address", '<form action="javascript:x()"></form>', "javascript:x()", "of a form"),
    in_body("data-address", '<a href="data:text/html,x">x</a>', "data:text/html,x", "of a link"),
    in_body("data-address", '<iframe src="data:text/html,x"></iframe>', "data:text/html,x", "of a frame"),
    in_body("data-address", '<script src="data:text/javascript,x"></script>', "data:text/javascript,x"),
    in_body("protocol-relative", '<a href="//example.com/">x</a>', "//example.com/", "of a link"),
    in_body("protocol-relative", '<img src="//example.com/x.png" alt="">', "//example.com/x.png"),
    in_body("external-asset", '<script src="http://example.com/x.js"></script>', "http://example.com/x.js"),
    in_body("external-asset", '<script src="https://example.com/x.js"></script>', "https://example.com/x.js"),
    in_body("external-asset", '<img src="http://example.com/x.png" alt="">', "http://example.com/x.png"),
    in_body("not-https", '<img src="http://example.org/x.png" alt="">', "http://example.org/x.png"),
    in_head(
        "external-asset", '<link rel="stylesheet" href="https://fonts.example.com/x">', "https://fonts.example.com/x"
    ),
    in_head("external-asset", '<link rel="preconnect" href="https://fonts.example.com">', "https://fonts.example.com"),
    in_css("external-asset", "@import 'https://example.com/x.css';", "https://example.com/x.css"),
    in_css("external-asset", "@font-face { src: url(http://example.com/x) }", "http://example.com/x"),
    Broken(
        "relative-on-404",
        {"404.html": NOT_FOUND.replace('"/playbook/"', '"fr/"')},
        [("relative-on-404", "404.html", 5, "fr/")],
    ),
    # Fragments.
    in_body("broken-fragment", '<a href="#contxt">x</a><p id="context"></p>', "#contxt"),
    in_body("broken-fragment", '<a href="../../#contexte">x</a>', "../../#contexte"),
    in_body("broken-fragment", '<a href="#x">x</a><template><p id="x"></p></template>', "#x", "in a template"),
    in_body("broken-fragment", '<a href="#X">x</a><p id="x"></p>', "#X"),
    in_body("broken-fragment", '<a href="#x">x</a><form name="x"></form>', "#x", "that is the name of a form"),
    in_body(
        "broken-fragment",
        '<svg><use href="../../../assets/icons.svg#men"/></svg>',
        "../../../assets/icons.svg#men",
    ),
    # The page.
    Broken(
        "empty-page", {"en/x.html": " "}, [("empty-page", "en/x.html", 1, ""), ("not-in-sitemap", "en/x.html", 1, "")]
    ),
    Broken(
        "missing-lang",
        {"404.html": NOT_FOUND.replace(' lang="en"', ' lang=" "')},
        [("missing-lang", "404.html", 1, "")],
    ),
    Broken(
        "missing-title",
        {"404.html": NOT_FOUND.replace("Not found", " ")},
        [("missing-title", "404.html", 1, "")],
    ),
    in_head("base-element", '<base href="https://example.com/">', ""),
    in_body("duplicate-id", '<p id="x"></p>\n<p id="y"></p>\n<p id="x"></p>', "", "twice"),
    # The languages.
    Broken(
        "no-site-address",
        {"index.html": re.sub(r"<link rel=.canonical.*", "", SITE["index.html"])},
        [("no-site-address", "index.html", 1, "")],
    ),
    Broken(
        "missing-canonical",
        {FRENCH: re.sub(r"<link rel=.canonical.*", "", SITE[FRENCH])},
        [("missing-canonical", FRENCH, 1, "")],
    ),
    Broken(
        "canonical-elsewhere in the site",
        replaced(FRENCH, f'canonical" href="{ADDRESS}{FRENCH_URL}', f'canonical" href="{ADDRESS}fr/'),
        [("canonical-elsewhere", FRENCH, 5, f"{ADDRESS}fr/")],
    ),
    Broken(
        "canonical-elsewhere on another host",
        replaced(FRENCH, 'canonical" href="https://example.org', 'canonical" href="http://localhost:8000'),
        [("canonical-elsewhere", FRENCH, 5, f"http://localhost:8000/playbook/{FRENCH_URL}")],
    ),
    Broken(
        "canonical that is broken",
        replaced(FRENCH, f'canonical" href="{ADDRESS}{FRENCH_URL}', f'canonical" href="{ADDRESS}fr/etudes/x/'),
        [("broken-link", FRENCH, 5, f"{ADDRESS}fr/etudes/x/")],
    ),
    Broken(
        "not-absolute canonical",
        replaced(FRENCH, f'canonical" href="{ADDRESS}{FRENCH_URL}', 'canonical" href="./'),
        [("not-absolute", FRENCH, 5, "./")],
    ),
    Broken(
        "not-absolute alternate",
        replaced(FRENCH, f'hreflang="en" href="{ADDRESS}', 'hreflang="en" href="/playbook/'),
        [("not-absolute", FRENCH, 7, f"/playbook/{ENGLISH_URL}")],
    ),
    Broken(
        "missing-alternates",
        {FRENCH: re.sub(r"<link rel=.alternate.*", "", SITE[FRENCH])},
        [("missing-alternates", FRENCH, 1, "")],
    ),
    Broken(
        "duplicate-alternate",
        {FRENCH: french(head=alternate("fr", f"{ADDRESS}fr/"))},
        [("duplicate-alternate", FRENCH, HEAD_LINE, f"{ADDRESS}fr/")],
    ),
    Broken(
        "alternate that is broken",
        replaced(FRENCH, f'hreflang="en" href="{ADDRESS}{ENGLISH_URL}', f'hreflang="en" href="{ADDRESS}en/pictou/'),
        [("broken-link", FRENCH, 7, f"{ADDRESS}en/pictou/")],
    ),
    Broken(
        "alternate-elsewhere on another host",
        replaced(FRENCH, 'hreflang="en" href="https://example.org', 'hreflang="en" href="https://example.com'),
        [("alternate-elsewhere", FRENCH, 7, f"https://example.com/playbook/{ENGLISH_URL}")],
    ),
    Broken(
        "alternate-elsewhere to a file that is no page",
        replaced(FRENCH, f'hreflang="en" href="{ADDRESS}{ENGLISH_URL}', f'hreflang="en" href="{ADDRESS}sitemap.xml'),
        [("alternate-elsewhere", FRENCH, 7, f"{ADDRESS}sitemap.xml")],
    ),
    Broken(
        "alternates-without-self",
        replaced(FRENCH, f'hreflang="fr" href="{ADDRESS}{FRENCH_URL}', f'hreflang="fr" href="{ADDRESS}fr/'),
        [("alternates-without-self", FRENCH, 6, "")],
    ),
    Broken(
        "missing-counterpart",
        {FRENCH: re.sub(r"<link rel=.alternate. hreflang=.en.*", "", SITE[FRENCH])},
        [("missing-counterpart", FRENCH, 6, "")],
    ),
    Broken(
        "alternate-not-returned to a second French page",
        {
            FRENCH: french(body='<a href="../../autre/">x</a>'),
            "fr/autre/index.html": page("fr", "fr/autre/", "fr/autre/", ENGLISH_URL),
            "sitemap.xml": sitemap(*ENTRIES, entry("fr/autre/", ("fr", "fr/autre/"), ("en", ENGLISH_URL))),
        },
        [("alternate-not-returned", "fr/autre/index.html", 7, f"{ADDRESS}{ENGLISH_URL}")],
    ),
    Broken(
        "alternate-not-returned by the entry page",
        {
            "index.html": re.sub(r"<link rel=.alternate.*", "", SITE["index.html"]),
            "sitemap.xml": sitemap(entry(""), *ENTRIES[1:]),
        },
        [
            ("alternate-not-returned", "en/index.html", 7, ADDRESS),
            ("alternate-not-returned", "fr/index.html", 7, ADDRESS),
        ],
    ),
    Broken(
        "alternate-language",
        replaced(ENGLISH, '<html lang="en">', '<html lang="fr">'),
        [("alternate-language", ENGLISH, 1, "")],
    ),
    Broken(
        "language-link-elsewhere",
        replaced(FRENCH, f'"../../../{ENGLISH_URL}"', '"../../../en/"'),
        [("language-link-elsewhere", FRENCH, 13, "../../../en/")],
    ),
    Broken(
        "language link that is broken",
        replaced(FRENCH, f'"../../../{ENGLISH_URL}"', '"../../../en/x/"'),
        [("broken-link", FRENCH, 13, "../../../en/x/")],
    ),
    # The sitemap.
    Broken("missing-sitemap", {"sitemap.xml": None}, [("missing-sitemap", "sitemap.xml", 1, "")]),
    Broken(
        "unreadable-sitemap that is not XML",
        {"sitemap.xml": "<urlset>\n<url>\n</urlset>"},
        [("unreadable-sitemap", "sitemap.xml", 3, "")],
    ),
    Broken(
        "unreadable-sitemap of another kind",
        {"sitemap.xml": "<!-- x -->\n<sitemapindex/>"},
        [("unreadable-sitemap", "sitemap.xml", 2, "")],
    ),
    Broken(
        "sitemap-broken",
        {"sitemap.xml": sitemap(*ENTRIES, entry("fr/etudes/pictou/"))},
        [("sitemap-broken", "sitemap.xml", 7, f"{ADDRESS}fr/etudes/pictou/")],
    ),
    Broken(
        "sitemap-broken without an address",
        {"sitemap.xml": sitemap(*ENTRIES, "<url></url>")},
        [("sitemap-broken", "sitemap.xml", 7, "")],
    ),
    Broken(
        "sitemap-broken on another host",
        {"sitemap.xml": sitemap(*ENTRIES, "<url>\n<loc>https://example.com/</loc></url>")},
        [("sitemap-broken", "sitemap.xml", 8, "https://example.com/")],
    ),
    Broken(
        "sitemap-broken because it is relative",
        {"sitemap.xml": sitemap(*ENTRIES, "<url><loc>/playbook/404.html</loc></url>")},
        [("sitemap-broken", "sitemap.xml", 7, "/playbook/404.html")],
    ),
    Broken(
        "sitemap-broken in an alternate link",
        {"sitemap.xml": sitemap(*ENTRIES[:4], entry(ENGLISH_URL, ("fr", "fr/x/"), ("en", ENGLISH_URL)))},
        [("sitemap-broken", "sitemap.xml", 6, f"{ADDRESS}fr/x/")],
    ),
    Broken(
        "sitemap-duplicate",
        {"sitemap.xml": sitemap(*ENTRIES, ENTRIES[3])},
        [("sitemap-duplicate", "sitemap.xml", 7, f"{ADDRESS}{FRENCH_URL}")],
    ),
    Broken(
        "sitemap-alternates that are missing",
        {"sitemap.xml": sitemap(*ENTRIES[:4], entry(ENGLISH_URL))},
        [("sitemap-alternates", "sitemap.xml", 6, f"{ADDRESS}{ENGLISH_URL}")],
    ),
    Broken(
        "sitemap-alternates that differ",
        {"sitemap.xml": sitemap(*ENTRIES[:4], entry(ENGLISH_URL, ("fr", "fr/"), ("en", ENGLISH_URL)))},
        [("sitemap-alternates", "sitemap.xml", 6, f"{ADDRESS}{ENGLISH_URL}")],
    ),
    Broken("not-in-sitemap", {"sitemap.xml": sitemap(*ENTRIES[:4])}, [("not-in-sitemap", ENGLISH, 1, "")]),
    Broken(
        "not-in-sitemap, the entry page",
        {"sitemap.xml": sitemap(*ENTRIES[1:])},
        [("not-in-sitemap", "index.html", 1, "")],
    ),
]


@pytest.mark.parametrize("broken", BROKEN, ids=lambda broken: broken.id)
def test_a_mistake_is_found_where_it_is(broken: Broken, tmp_path: Path) -> None:
    assert found(tmp_path, broken.changes) == broken.expected


def test_a_site_without_a_mistake_has_no_findings(tmp_path: Path) -> None:
    assert found(tmp_path, {}) == []


def test_a_site_at_the_root_of_its_host_has_no_findings(tmp_path: Path) -> None:
    changes = {name: content.replace("/playbook/", "/") for name, content in SITE.items()}
    assert found(tmp_path, changes) == []


def test_a_link_that_climbs_above_the_root_of_the_host_is_found(tmp_path: Path) -> None:
    # A browser would stop at the root, and the mistake would show when the site moves under a sub-path.
    changes = {name: content.replace("/playbook/", "/") for name, content in SITE.items()}
    changes[FRENCH] = changes[FRENCH].replace('"../../../en/', '"../../../../en/')
    assert [code for code, *_ in found(tmp_path, changes)] == ["outside-site"]


@pytest.mark.parametrize(
    "html",
    [
        '<a href="./">x</a>',
        '<a href="#">x</a>',
        '<a href="#top">x</a>',
        '<a href="#TOP">x</a>',
        '<a href="#r%C3%A9sultats">x</a> <a href="#résultats">x</a> <h2 id="résultats"></h2>',
        '<a href="#a%20b">x</a> <p id="a b"></p>',
        '<a href="#a%20b">x</a> <p id="a%20b"></p>',
        '<a href="#x">x</a> <a name="x"></a>',
        '<a href="#:~:text=Picton">x</a>',
        '<a href="?q=x#top-of-page">x</a>',
        '<a href="../..">x</a>',
        '<a href="../../">x</a>',
        '<a href="/playbook/fr/#top-of-page">x</a>',
        f'<a href="{ADDRESS}fr/?q=x#top-of-page">x</a>',
        f'<a href=" {ADDRESS}\n">x</a>',
        '<img src="HTTPS://EXAMPLE.ORG/playbook/assets/icons.svg" alt="">',
        '<a href="../../../assets/un%20caf%C3%A9.txt">x</a>',
        '<a href="../../../assets/un café.txt#page=2">x</a>',
        '<a href="https://example.org/">x</a>',
        '<a href="http://example.com/#x">x</a>',
        '<a href="https://example.com/" lang="en" hreflang="en">x</a>',
        '<a href="../../../en/" hreflang="en">x</a> <a href="../../../en/" lang="en">x</a>',
        '<link rel="help" hreflang="en" href="https://example.com/"> <link href="./"> <meta http-equiv="refresh">',
        '<a href="mailto:a@example.org">x</a> <a href="tel:+18195550123">x</a> <a>x</a>',
        '<img src="data:image/png;base64,AA==" alt="">',
        '<img srcset="../../../assets/icons.svg 1x, ../../../assets/icons.svg 2x" alt="">',
        '<svg><use href="../../../assets/icons.svg#menu"/></svg>',
        '<svg><symbol id="x"/><use href="#x"/></svg>',
        '<form action="https://example.com/"><button>x</button></form>',
        '<link rel="alternate" type="application/rss+xml" href="https://example.com/feed">',
        "<!-- <a href='lost/'>x</a> --> <style></style>",
        "<style>@namespace url(http://www.w3.org/1999/xhtml); /* url(x) */ a { b: 'url(x)' }</style>",
        '<template><p id="x"></p></template><template><p id="x"></p></template>',
        "<p>" + "<i>" * 500 + '<a href="#deep">x</a>' + "</i>" * 500 + '<b id="deep"></b>',
    ],
)
def test_what_a_browser_finds_is_no_mistake(html: str, tmp_path: Path) -> None:
    assert found(tmp_path, {FRENCH: french(body=html)}) == []


def test_upper_and_lower_case_are_the_same_where_they_are_for_browsers(tmp_path: Path) -> None:
    changes: dict[str, str | None] = {
        name: re.sub(r'(?<=[ "])(rel|hreflang|lang)="([^"]*)', lambda match: match[0].upper(), content)
        for name, content in SITE.items()
        if name.endswith(".html")
    }
    changes["sitemap.xml"] = SITE["sitemap.xml"].replace('hreflang="fr"', 'hreflang="FR"')
    assert 'REL="ALTERNATE" HREFLANG="FR"' in str(changes[FRENCH])
    assert found(tmp_path, changes) == []


def test_the_address_of_the_site_is_read_from_the_canonical_link(tmp_path: Path) -> None:
    canonical = f'canonical" href="{ADDRESS}'
    with_file = replaced("index.html", f'{canonical}"', f'{canonical}index.html"')
    assert read_site(build(tmp_path, with_file)).address == ADDRESS
    relative = replaced("index.html", f'{canonical}"', 'canonical" href="./"')
    assert [code for code, *_ in found(tmp_path, relative)] == ["no-site-address"]


def test_the_address_of_the_site_can_be_given(tmp_path: Path) -> None:
    build(tmp_path, {"index.html": re.sub(r"<link rel=.canonical.*", "", SITE["index.html"])})
    [finding] = check(read_site(tmp_path, "https://EXAMPLE.org/playbook"))
    assert (finding.code, finding.page) == ("missing-canonical", "index.html")


def test_the_host_alone_is_the_entry_page_of_a_site_at_its_root(tmp_path: Path) -> None:
    changes: dict[str, str | None] = {name: content.replace("/playbook/", "/") for name, content in SITE.items()}
    changes[FRENCH] = french(body='<a href="https://example.org#x">x</a>').replace("/playbook/", "/")
    [finding] = check(read_site(build(tmp_path, changes)))
    assert (finding.code, finding.subject) == ("broken-fragment", "/#x")


def test_a_regional_language_is_the_declared_one(tmp_path: Path) -> None:
    assert found(tmp_path, replaced(ENGLISH, '<html lang="en">', '<html lang="en-CA">')) == []


@pytest.mark.parametrize(
    ("html", "suggestion"),
    [
        ('<a href="../pictn/">x</a>', "/fr/etudes/picton/"),
        ('<a href="../../../en/case/picton/">x</a>', "/en/cases/picton/"),
        ('<img src="../../../assets/icon.svg" alt="">', "/assets/icons.svg"),
        ('<a href="../../../frr/">x</a>', "/fr/"),
        ('<a href="#top-of-pag">x</a>', "top-of-page"),
        ('<a href="../zzzzzzzzzz/">x</a>', None),
    ],
)
def test_what_was_probably_meant_is_suggested(html: str, suggestion: str | None, tmp_path: Path) -> None:
    [finding] = check(read_site(build(tmp_path, {FRENCH: french(body=html)})))
    assert finding.suggestion == suggestion


def test_what_was_probably_meant_in_the_sitemap_is_suggested(tmp_path: Path) -> None:
    entries = (*ENTRIES, entry("fr/etudes/pictou/"), "<url><loc>/playbook/404.html</loc></url>")
    findings = check(read_site(build(tmp_path, {"sitemap.xml": sitemap(*entries)})))
    assert [finding.suggestion for finding in findings] == ["/fr/etudes/picton/", None]


def test_the_source_file_of_the_page_is_named(tmp_path: Path) -> None:
    site = read_site(build(tmp_path, {FRENCH: french(body='<a href="x/">x</a>'), "404.html": "<html lang=en>x"}))
    assert {finding.page: finding.source for finding in check(site)} == {
        FRENCH: "data/casestudies/picton.yml",
        "404.html": "",
    }


def test_each_code_is_tested_and_has_words() -> None:
    tested = {code for broken in BROKEN for code, *_ in broken.expected}
    assert tested | {code for fault in faults() for code, *_ in fault.expected} == codes()
    assert read_words(WORDS, "fr", "words").keys() == codes()


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_finding_is_put_into_words(language: Language, tmp_path: Path) -> None:
    for number, broken in enumerate(BROKEN):
        for finding in check(read_site(build(tmp_path / str(number), broken.changes))):
            for text in (message(finding, language), hint(finding, language)):
                assert text.replace("\u00a0", " ").isprintable()
                assert "{" not in text


def test_french_words_follow_canadian_typography() -> None:
    wrong = re.compile(r"«(?!\u00a0)|(?<!\u00a0)»|(?<!\u00a0):(?!//)|\s[;!?]|'")
    for words in read_words(WORDS, "fr", "words").values():
        assert not [text for text in words.values() if wrong.search(text)]


def test_text_names_the_page_the_source_and_the_way_to_mend(tmp_path: Path) -> None:
    site = read_site(build(tmp_path, {FRENCH: french(body='<a href="../pictn/">x</a>')}))
    assert as_text(check(site), len(site.pages), "site/", "en").splitlines() == [
        f"site/{FRENCH}:15: error: “../pictn/” leads to /fr/etudes/pictn/, which is not in the site [broken-link]",
        "    The page is made from data/casestudies/picton.yml.",
        "    Did you mean “/fr/etudes/picton/”? Mend the address, or bring the page or file back.",
        "6 pages checked: 1 error",
    ]


def test_text_is_french_where_french_is_asked_for(tmp_path: Path) -> None:
    site = read_site(build(tmp_path, {FRENCH: french(body='<a href="../pictn/">x</a>')}))
    assert as_text(check(site), len(site.pages), "site", "fr").replace("\u00a0", " ").splitlines() == [
        f"site/{FRENCH}:15: erreur : « ../pictn/ » mène à /fr/etudes/pictn/, qui n’est pas dans le site [broken-link]",
        "    La page est faite à partir de data/casestudies/picton.yml.",
        "    Vouliez-vous dire « /fr/etudes/picton/ »? Corrigez l’adresse, ou remettez la page ou le fichier en place.",
        "6 pages vérifiées : 1 erreur",
    ]


def test_a_mistake_on_every_page_is_shown_a_few_times_and_counted(tmp_path: Path) -> None:
    pages = {f"x/{'y/' * number}index.html": "" for number in range(MAX_EXAMPLES + 3)}
    for name in pages:
        root = "../" * name.count("/")
        pages[name] = (
            f'<html lang="en"><meta charset="utf-8"><title>x</title><a href="{root}lost/">x</a><a href="{root}gone/">x</a></html>'
        )
    site = read_site(build(tmp_path, pages))
    findings = check(site)
    text = as_text(findings, len(site.pages), "site", "en")
    assert text.count("[broken-link]") == 2 * MAX_EXAMPLES
    assert text.count("the same is wrong in 3 more places") == 2
    assert text.endswith("pages checked: 16 errors")
    assert len(json.loads(as_json(findings, len(site.pages), "en"))["findings"]) == len(findings) == 16


def test_json_names_page_address_and_source(tmp_path: Path) -> None:
    site = read_site(build(tmp_path, {FRENCH: french(body='<a href="../pictn/">x</a>')}))
    [finding] = json.loads(as_json(check(site), len(site.pages), "en"))["findings"]
    assert finding == {
        "code": "broken-link",
        "page": FRENCH,
        "line": BODY_LINE,
        "address": "../pictn/",
        "source": "data/casestudies/picton.yml",
        "message": "“../pictn/” leads to /fr/etudes/pictn/, which is not in the site",
        "hint": "Did you mean “/fr/etudes/picton/”? Mend the address, or bring the page or file back.",
        "suggestion": "/fr/etudes/picton/",
    }


def test_an_address_can_not_break_the_lines_of_the_text(tmp_path: Path) -> None:
    site = read_site(build(tmp_path, {FRENCH: french(body=f'<a href="a&#10;b&#27;[0m{"c" * 500}/">x</a>')}))
    text = as_text(check(site), len(site.pages), "site", "en")
    assert len(text.splitlines()) == 4
    assert "\x1b" not in text
    assert max(map(len, text.splitlines())) < 400


def run(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    return run_program(PROJECT, "links", *map(str, arguments))


def test_the_command_ends_with_0_where_nothing_is_wrong(tmp_path: Path) -> None:
    result = run(build(tmp_path, {}), "--lang", "en")
    assert (result.returncode, result.stdout, result.stderr) == (0, "6 pages checked: 0 errors\n", "")


def test_the_command_ends_with_1_where_something_is_wrong(tmp_path: Path) -> None:
    result = run(build(tmp_path, {"sitemap.xml": None}), "--format", "json", "--lang", "fr")
    assert (result.returncode, result.stderr) == (1, "")
    assert json.loads(result.stdout) == {
        "pages": 6,
        "findings": [
            {
                "code": "missing-sitemap",
                "page": "sitemap.xml",
                "line": 1,
                "address": "",
                "source": None,
                "message": "le site n’a pas de sitemap.xml",
                "hint": "Reconstruisez le site après avoir configuré son adresse.",
                "suggestion": None,
            }
        ],
    }


def test_the_command_takes_the_address_of_the_site(tmp_path: Path) -> None:
    build(tmp_path, {})
    assert run(tmp_path, "--site-url", ADDRESS.removesuffix("/")).returncode == 0
    result = run(tmp_path, "--site-url", "https://example.org/elsewhere", "--format", "json")
    assert result.returncode == 1
    codes_found = {finding["code"] for finding in json.loads(result.stdout)["findings"]}
    assert {"canonical-elsewhere", "alternate-elsewhere", "sitemap-broken", "outside-site"} <= codes_found


def test_the_command_ends_with_2_where_it_is_used_wrongly(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    for arguments in ([tmp_path / "nowhere"], [tmp_path / "empty"], [], [build(tmp_path, {}), "--site-url", "example"]):
        result = run(*arguments)
        assert (result.returncode, result.stdout) == (2, "")
        assert "error: " in result.stderr
