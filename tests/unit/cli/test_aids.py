"""What other programs made of a letter is asked for once; what stands beside it afterwards is used as it is."""

from sitegen.cli import reading
from sitegen.core.diagnostics import Checked


def test_what_stands_beside_a_letter_is_used_and_no_program_is_run(tmp_path, monkeypatch):
    monkeypatch.setattr(reading, "recognise", lambda path, data: Checked(b"read anew"))
    letter = tmp_path / "scan.png"
    assert reading.made_readable(str(letter), b"\x89PNG").value == b"read anew"
    (tmp_path / "scan.png.recognised").write_bytes(b"read then")
    assert reading.made_readable(str(letter), b"\x89PNG").value == b"read then"
