"""What hosts and pages say to browsers comes from one declaration, and is so strict that nothing can be smuggled in."""

import re
from pathlib import Path

from conftest import ROOT, BuiltSite
from running import run

from playbook.outputs.hosting import FOLDER, headers, headers_file, hosting_files, policy_of_pages


def test_files_for_hosts_are_those_of_the_declaration() -> None:
    files = {path.name: path.read_text(encoding="utf-8") for path in (ROOT / FOLDER).iterdir()}
    assert files == hosting_files(), "run `make hosting`"


def test_every_host_says_every_header() -> None:
    said = {"_headers": headers_file(None), **hosting_files()}
    for name, value in headers().items():
        assert all(
            re.search(rf"\b{name}:? \"?{re.escape(value)}\"?( always;)?$", text, re.MULTILINE) for text in said.values()
        )


def test_command_writes_them(tmp_path: Path) -> None:
    assert run(tmp_path, "hosting").returncode == 0
    assert {path.name for path in (tmp_path / FOLDER).iterdir()} == set(hosting_files())
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / FOLDER).touch()
    done = run(tmp_path, "hosting", "--root", "other", "--lang", "fr")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith("impossible d’écrire hosting/nginx.conf\N{NO-BREAK SPACE}: ")


def test_policy_lets_nothing_in_from_elsewhere() -> None:
    policy = dict(rule.split(" ", 1) for rule in headers()["Content-Security-Policy"].split("; "))
    assert policy["default-src"] == policy["base-uri"] == policy["frame-ancestors"] == "'none'"
    allowed = {source for sources in policy.values() for source in sources.split()}
    assert allowed == {"'none'", "'self'", "'wasm-unsafe-eval'", "data:"}
    assert policy["script-src"] == "'self' 'wasm-unsafe-eval'"


def test_rules_have_the_path_of_the_site() -> None:
    for address, base in ((None, ""), ("https://example.ca/", ""), ("https://example.ca/a/b/", "/a/b")):
        rules = [line for line in headers_file(address).splitlines() if not line.startswith(" ")]
        assert rules[:2] == [f"{base}/*", f"{base}/assets/*"]


def test_no_two_rules_say_when_to_ask_again(site: BuiltSite) -> None:
    # Hosts would join what both say.
    rules = (site.folder / "_headers").read_text(encoding="utf-8")
    blocks = [block.splitlines() for block in re.split(r"\n(?=/)", rules)]
    kept = [block[0].removesuffix("*") for block in blocks if any("Cache-Control" in line for line in block)]
    assert len(kept) > 1
    for file in site.folder.rglob("*"):
        address = f"/guide/{file.relative_to(site.folder).as_posix()}"
        assert sum(address.startswith(folder) for folder in kept) <= 1, address


def test_only_what_is_named_by_its_content_is_kept_for_ever(site: BuiltSite) -> None:
    patterns = [re.search(r"/\(assets.*\)/", text) for text in hosting_files().values()]
    (pattern,) = {found and found[0] for found in patterns}
    assert pattern
    for file in site.folder.rglob("*"):
        address = file.relative_to(site.folder).as_posix()
        if file.is_file():
            has_digest = re.search(r"[._][0-9a-f]{7,10}\.\w+$", address) is not None
            assert bool(re.match(pattern, f"/{address}")) == has_digest or address.endswith(".pf_meta"), address


def test_pages_say_the_policy_themselves_before_they_load_anything(site: BuiltSite) -> None:
    said = policy_of_pages()
    assert "frame-ancestors" not in said["policy"]  # browsers complain of it there
    for url, page in site.pages.items():
        first, policy, referrer = page.xpath("/html/head/*")[:3]
        assert first.get("charset") == "utf-8"
        assert (policy.get("http-equiv"), policy.get("content")) == ("Content-Security-Policy", said["policy"]), url
        assert (referrer.get("name"), referrer.get("content")) == ("referrer", said["referrer"]), url


def test_commands_of_the_readme_say_when_to_ask_again_as_the_site_does() -> None:
    said = set(re.findall(r"public, max-age=[^\";]*", hosting_files()["nginx.conf"]))
    folders = {rule.strip("/") for rule in re.findall(r"(?m)^/\S*/", headers_file(None))}
    for name in ("README.md", "LISEZMOI.md"):
        text = (ROOT / name).read_text(encoding="utf-8")
        assert set(re.findall(r'--cache-control "(.*?)"', text)) == said
        included, excluded = (set(re.findall(rf'--{what} "(\w\S*?)/\*"', text)) for what in ("include", "exclude"))
        assert included == excluded == {re.sub(r"/(?:fr|en)/", "/*/", folder) for folder in folders}
