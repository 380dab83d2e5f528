"""What a build makes of an archive, in values; and one letter of it."""

from pathlib import Path

from sitegen.adapters.files import read_tree
from sitegen.build import Inputs, build

ROOT = Path(__file__).resolve().parent.parent.parent
TEMPLATES = {name: data.decode() for name, data in read_tree(ROOT / "templates").value.items()}
SETTINGS = b'title = "Letters"\ndescription = "Ours"\n'
LETTER = b"""To the Members of the River Commission
3 May 2021

Re: Stop the dam

Dear Members,

We ask you to stop the dam.

Signed by 2 organizations:

1. Alder Women's Uni0n
2. Birch Network
"""
MANUSCRIPT = b"""---
id: 2021-05-03-stop
title: Stop the dam
date: 2021-05-03
language: en
status: reviewed
corrections:
  - line: 12
    printed: Uni0n
    corrected: Union
    reason: a nought read for an o
---

We ask you to stop the dam. <!-- 8 -->

## Signatories <!-- kind: organization -->

1. Alder Women's Uni0n <!-- 12 -->
2. Birch Network <!-- 13 -->
"""


def made(files, templates=(), **more):
    return build(Inputs({"archive.toml": SETTINGS, **files}, "content", (*templates, TEMPLATES), {}, **more))
