"""What web hosts are to say with the files of the site, written for each kind of host from one declaration."""

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any, Final
from urllib.parse import urlsplit

from playbook.languages import LANGUAGES
from playbook.languages.data_files import read_data

FOLDER: Final = "hosting"
"""Where the files for hosts are that read them from elsewhere than the site, from the project's root."""

HEADERS: Final = "_headers"
NOT_FOUND: Final = "404.html"

_DECLARATION: Final = Path(__file__).with_name("said_to_browsers.yml")
_MADE: Final = "# Made by `make hosting` from playbook/outputs/said_to_browsers.yml."


@cache
def _declared() -> Mapping[str, Any]:
    declared: Mapping[str, Any] = read_data(_DECLARATION)
    return declared


def policy_of_pages() -> dict[str, str]:
    """Return what a page says itself, for hosts that say nothing: its `policy` and its `referrer`."""
    declared = _declared()
    return {"policy": _policy(without=declared["only_in_header"]), "referrer": declared["referrer"]}


def headers() -> dict[str, str]:
    """Return the headers that go with every file, whatever it is, by their names."""
    declared = _declared()
    first = {"Content-Security-Policy": _policy(), "Referrer-Policy": declared["referrer"]}
    return {**first, **declared["headers"]}


def _policy(without: tuple[str, ...] = ()) -> str:
    return "; ".join(f"{name} {value}" for name, value in _declared()["policy"].items() if name not in without)


def headers_file(site_url: str | None) -> str:
    """Write the site's `_headers`, as Netlify and Cloudflare read it.

    Both have browsers ask each time for what no rule names, and would join the values of two rules.

    Args:
        site_url: The address of the site, where it is known: rules have the path on the host.
    """
    base = urlsplit(site_url or "/").path.rstrip("/")
    lines = [f"{base}/*", *(f"  {name}: {value}" for name, value in headers().items())]
    caching = _declared()["caching"]
    for folder in _folders():
        lines += [f"{base}/{folder}/*", f"  Cache-Control: {caching['kept']}"]
    return "\n".join([*lines, ""])


def hosting_files() -> dict[str, str]:
    """Write the files of `hosting/`, by their names."""
    return {"nginx.conf": _lines(_nginx()), "apache.conf": _lines(_apache())}


def _lines(lines: Iterator[str]) -> str:
    return "\n".join([_MADE, *lines, ""])


def _folders() -> list[str]:
    """Return the folders in which all files are named by their content."""
    named = _declared()["caching"]["named_by_content"]
    return list(dict.fromkeys(folder.format(language=language) for folder in named for language in LANGUAGES))


def _pattern() -> str:
    """Return what an address matches, under any path, when its file is named by its content."""
    languages = f"({'|'.join(LANGUAGES)})"
    folders = [folder.format(language=languages) for folder in _declared()["caching"]["named_by_content"]]
    return f"/({'|'.join(folders)})/"


def _nginx() -> Iterator[str]:
    caching = _declared()["caching"]
    yield "# Include it in the `server` block of the site. A `location` with an `add_header` of its own has none of these:"
    yield "# include it there too. Under a path such as /playbook/, write the path before 404.html."
    yield ""
    yield f"error_page 404 /{NOT_FOUND};"
    yield ""
    yield f'set $playbook_cache "{caching["asked"]}";'
    yield f'if ($uri ~ "{_pattern()}") {{'
    yield f'    set $playbook_cache "{caching["kept"]}";'
    yield "}"
    yield "add_header Cache-Control $playbook_cache always;"
    for name, value in headers().items():
        yield f'add_header {name} "{value}" always;'
    yield ""
    yield "# Its list of types lacks this one."
    yield r"location ~ \.webmanifest$ {"
    yield "    types { application/manifest+json webmanifest; }"
    yield "}"


def _apache() -> Iterator[str]:
    caching = _declared()["caching"]
    yield "# Put it into the <Directory> of the site, or into the site's folder as .htaccess (AllowOverride FileInfo). It needs"
    yield "# mod_headers. Under a path such as /playbook/, write the path before 404.html."
    yield ""
    yield f"ErrorDocument 404 /{NOT_FOUND}"
    yield "AddType application/manifest+json .webmanifest"
    yield ""
    for name, value in headers().items():
        yield f'Header always set {name} "{value}"'
    # Without `always`, what an error page says is not kept.
    yield f'Header set Cache-Control "{caching["asked"]}"'
    yield f'Header set Cache-Control "{caching["kept"]}" "expr=%{{REQUEST_URI}} =~ m#{_pattern()}#"'
