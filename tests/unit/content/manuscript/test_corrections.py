from sitegen.content.manuscript import correct, read_manuscript, write_manuscript

TEXT = """---
id: x
status: unreviewed
corrections:
  - line: 5
    printed: VIl
    corrected: VII
    reason: a small L read for a capital I
  - line: 9
    printed: Alder
    corrected: Alder Society
  - line: 12
    printed: Ehn
    corrected: Elm
  - line: 12
    printed: Oak
    corrected: Oaks
---

Under Chapter VII, I say, and Chapter VIl. <!-- 4-6 -->

Chapter VIl again. <!-- 7 -->

## Signatories

- Alder <!-- 9 -->
- **Birch** (Norway) <!-- 10 -->
  - Ehn Group <!-- 12 -->
"""


def test_corrections_are_applied_on_their_lines_only_and_printed_forms_stay_known():
    manuscript = read_manuscript(TEXT, "x.md").value
    corrected = correct(manuscript)
    letter = corrected.value.letter
    assert [one.text for one in letter.body] == ["Under Chapter VII, I say, and Chapter VII.", "Chapter VIl again."]
    assert [(one.name, one.corrected) for one in letter.signatories] == [("Alder", "Alder Society"), ("Birch", None)]
    assert letter.signatories[1].members[0].corrected == "Elm Group"
    assert corrected.value.corrections == manuscript.corrections
    assert [(one.code, one.message) for one in corrected.diagnostics] == [
        ("M311", "the correction of “Oak” finds it nowhere on line 12")
    ]


def test_reading_and_writing_leave_what_is_printed():
    assert write_manuscript(read_manuscript(TEXT, "x.md").value) == TEXT
