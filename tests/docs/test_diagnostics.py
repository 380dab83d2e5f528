"""docs/diagnostics.md is written from the table of codes, and every code is used."""

import re

from sitegen.core.diagnostics.codes import ALL

PARTS = {
    "S": "Reading files",
    "P": "Reading letters",
    "M": "Manuscripts",
    "N": "Names and judgements",
    "C": "Settings and content",
    "A": "The archive and its pages",
    "B": "Building, checking, publishing",
}


def page():
    lines = [
        "# Diagnostics",
        "",
        "Every message of sitegen has a code that never changes its meaning. It is shown as",
        "`path:line: severity[CODE name]: message`, with the line it is about and a hint.",
        "This page says what each means and what to do. A hint is more exact, because it knows the file; where",
        "there is none, what stands here is shown.",
        "Errors end a command with status 1; warnings do so under `--strict`; notes never do.",
    ]
    for letter, heading in PARTS.items():
        codes = sorted((one for one in ALL if one.code.startswith(letter)), key=lambda one: one.code)
        lines += ["", f"## {heading}", ""] * bool(codes)
        for one in codes:
            severity = "note" if one.severity == "info" else one.severity
            lines += [f"### {one.code} {one.name}", "", f"{severity.capitalize()}. {one.about}", ""]
            lines += [f"**To do:** {one.fix}", ""] * bool(one.fix)
        while lines[-1] == "":
            lines.pop()
    return "\n".join(lines) + "\n"


def test_the_page_says_what_the_table_says(root, update_golden):
    file = root / "docs" / "diagnostics.md"
    if update_golden:
        file.write_text(page(), encoding="utf-8")
    assert file.read_text(encoding="utf-8") == page()


def test_codes_and_names_are_unique_and_well_formed():
    assert len({one.code for one in ALL}) == len({one.name for one in ALL}) == len(ALL)
    assert all(re.fullmatch(r"[SPMNCAB]\d{3}", one.code) and re.fullmatch(r"[a-z]+(-[a-z]+)*", one.name) for one in ALL)


def test_every_code_is_used(root):
    text = "\n".join(
        file.read_text(encoding="utf-8") for file in (root / "sitegen").rglob("*.py") if file.name != "codes.py"
    )
    names = re.findall(
        r"^([A-Z_]+) = Code\(", (root / "sitegen/core/diagnostics/codes.py").read_text(encoding="utf-8"), re.MULTILINE
    )
    assert [name for name in names if not re.search(rf"\b{name}\b", text)] == []


def test_every_message_says_what_to_do():
    """What withheld names need is said where it is met, and in docs/withholding.md: one sentence cannot say it."""
    silent = [one for one in ALL if not one.fix and "`sitegen " not in one.about]
    assert [one.code for one in silent if "withh" not in one.about and not one.code.startswith("M3")] == []
