"""Scripts are sent without what only their authors read, and do what they did."""

from conftest import ROOT, BuiltSite

from playbook.outputs.scripts import SCRIPTS, lean


def test_comments_and_indentation_stay_behind() -> None:
    script = '// Says so.\n(() => {\n\n  // Twice.\n  const at = "https://a.example//b"; // here\n    say(at);\n})();\n'
    assert lean(script) == '(() => {\nconst at = "https://a.example//b"; // here\nsay(at);\n})();\n'


def test_no_text_of_a_script_goes_over_several_lines() -> None:
    for file in sorted((ROOT / "theme" / SCRIPTS).glob("*.js")):
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
            marks = line.replace("[‘’ʼ`´]", "").count("`")
            assert marks % 2 == 0, f"{file.name}:{number}"
            assert "/*" not in line, f"{file.name}:{number}"


def test_every_script_of_the_site_is_sent_lean(site: BuiltSite) -> None:
    scripts = sorted((site.folder / SCRIPTS).glob("*.js"))
    assert scripts
    for file in scripts:
        text = file.read_text(encoding="utf-8")
        assert lean(text) == text, file.name
