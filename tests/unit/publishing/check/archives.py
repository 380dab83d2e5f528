"""Archives that are built, in which the check finds nothing."""

from sitegen.adapters.files import read_tree
from sitegen.cli.building import Wanted, make
from sitegen.publishing.check import check_site

SETTINGS = 'title = "Letters"\ndescription = "Ours"\n'
LETTER = """---
id: {id}
title: {title}
date: {date}
language: en
addressees:
  - River Commission
---

We ask the commission to stop the dam at once, before the water rises over the villages. <!-- 3 -->

## Signatories <!-- kind: organization -->

Signed by 4 organizations:

{entries}
"""
ENTRIES = ("Alder Union", "Birch Network", "Cedar Committee", "Dune Watch")


def letter(own, *, date="2021-05-03", title="Stop the dam", lines=True, names=ENTRIES):
    places = [f" <!-- {at} -->" if lines else "" for at in range(12, 12 + len(names))]
    entries = "\n".join(f"{at}. {one}{place}" for at, (one, place) in enumerate(zip(names, places, strict=True), 1))
    return LETTER.format(id=own, date=date, title=title, entries=entries)


def built(folder, letters, base_url=None, sources=None):
    """Build an archive of some manuscripts by id, find nothing wrong with it, and return its files."""
    (folder / "content/letters").mkdir(parents=True)
    (folder / "content/archive.toml").write_text(SETTINGS)
    for own, text in letters.items():
        (folder / f"content/letters/{own}.md").write_text(text)
    for name, text in (sources or {}).items():
        (folder / "content/sources").mkdir(exist_ok=True)
        (folder / "content/sources" / name).write_bytes(text)
    wanted = Wanted(folder / "content", folder / "site", base_url=base_url, durable=False, cached=False)
    made = make(wanted)
    assert made.value, made.diagnostics
    files = read_tree(folder / "site").value
    assert check_site(files, base_url=base_url) == ()
    return files
