"""`sitegen rename`: a letter gets another id, and whatever names it says so."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from sitegen.content.changes import with_id
from sitegen.content.deaccession.asked import alone, asked_for, edited, refusal
from sitegen.content.folder import read_content
from sitegen.content.layout import CHANGES, LETTERS, PRIVATE, Edits, with_edits
from sitegen.content.manuscript import is_id
from sitegen.content.private import private_in
from sitegen.core.diagnostics import Checked, Diagnostic
from sitegen.core.diagnostics.codes import TOLD_NAME
from sitegen.core.model import Manuscript
from sitegen.identity.recognition import Recognizer

# What names another letter: in front matter, and in the file of private names.
_NAMING = re.compile(r"^[ \t-]*(?:translation_of|open_in|letter)[ \t]*:.*\n(?:[ \t]+- .*\n)*", re.MULTILINE)
_FORMERLY = re.compile(r"^formerly[ \t]*:.*\n(?:[ \t]*- .*\n|[ \t]+\S.*\n)*", re.MULTILINE)
_ID = re.compile(r"^id[ \t]*:.*\n", re.MULTILINE)


def rename(files: Mapping[str, bytes], label: str, letter_id: str, new: str) -> Checked[Edits]:
    """Return the archive's files with a letter under another id. Its former address leads on to the new one."""
    asked = asked_for(files, label, letter_id)
    if asked.value is None:
        if all(one.code == TOLD_NAME.code for one in asked.diagnostics):
            return _renamed_as_it_tells(files, label, letter_id, new, asked.diagnostics)
        return Checked({}, asked.diagnostics)
    letter, held = asked.value.letter, asked.value.held
    return _renamed(asked.value.content.manuscripts, letter, held, new, known=(*letter.former_ids, letter_id))


def _renamed_as_it_tells(
    files: Mapping[str, bytes], label: str, letter_id: str, new: str, told: tuple[Diagnostic, ...]
) -> Checked[Edits]:
    """Return the edits of a renaming in an archive that tells a withheld name, if it is the id that tells it.

    No id that tells it is kept then: an address that led on would tell the name as well. So the changelog's records of
    the letter get the new one, too.
    """
    found = alone(files, label, letter_id)
    if found is None:
        return Checked({}, told)
    letter, manuscripts = found
    private = private_in(files, label).value or ()
    guard = Recognizer(frozenset(name for one in private for name in one.names))
    telling = [one for one in letter.former_ids if guard.certain(one)] + [letter_id] * bool(guard.all(letter_id))
    known = [one for one in (*letter.former_ids, letter_id) if one not in telling]
    done = _renamed(manuscripts, letter, files, new, known=known)
    if done.failed:
        return done
    if letter_id not in known and CHANGES in files:
        changes = edited(files[CHANGES], lambda text: with_id(text, letter_id, new))
        done = Checked({**done.value, CHANGES: changes})
    again = read_content(with_edits(files, done.value), label)
    before = {(one.code, one.span) for one in told}  # of other letters, which may have to be renamed, too
    faults = tuple(one for one in again.diagnostics if one.severity == "error" and (one.code, one.span) not in before)
    return Checked({}, faults) if faults else done


def _renamed(
    manuscripts: Sequence[Manuscript], letter: Manuscript, held: Mapping[str, bytes], new: str, *, known: Sequence[str]
) -> Checked[Edits]:
    """Return the edits that give a letter the id `new`, and that name it where other files do.

    `known` are the former ids that lead on to it.
    """
    letter_id = letter.letter_id
    if not is_id(new):
        hint = "use small letters, digits and single hyphens: 2024-02-01-urgent-call"
        return Checked({}, (refusal(letter.path, f"{new!r} cannot be an id", hint),))
    taken = {own: one for one in manuscripts for own in (one.letter_id, *one.former_ids) if one is not letter}
    if new in taken or new == letter.letter_id:
        other = taken.get(new, letter)
        message = f"{new} is {'the id' if other.letter_id == new else 'a former id'} of {other.path}"
        return Checked({}, (refusal(letter.path, message, "choose another one"),))
    pages = {"index", "compare", *(f"{own}-source" for own in taken)}
    if new in pages or f"{new}-source" in taken:
        message = f"letters/{new}.html or the page of its source is another page's address"
        return Checked({}, (refusal(letter.path, message, "choose another one"),))
    former = [one for one in known if one != new]
    said = f"id: {new}\n" + "".join(("formerly:\n", *(f"  - {one}\n" for one in former)) if former else ())
    name = f"{LETTERS}{letter.letter_id}.md"
    edits: dict[str, bytes | None] = {
        name: None,
        f"{LETTERS}{new}.md": edited(held[name], lambda text: _ID.sub(said, _FORMERLY.sub("", text, count=1), count=1)),
    }
    word = re.compile(rf"(?<![\w-]){re.escape(letter_id)}(?![\w-])")
    for other in manuscripts:
        open_in = any(letter_id in one.open_in for one in other.withheld)
        if other is not letter and (other.translation_of == letter_id or open_in):
            path = f"{LETTERS}{other.letter_id}.md"
            edits[path] = edited(held[path], lambda text: _NAMING.sub(lambda found: word.sub(new, found[0]), text))
    if PRIVATE in held:
        edits[PRIVATE] = edited(held[PRIVATE], lambda text: _NAMING.sub(lambda found: word.sub(new, found[0]), text))
    return Checked(edits)
