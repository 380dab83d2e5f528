"""Several files that are one letter, and what the archive keeps of a form: no more than anybody may read."""

from email.message import EmailMessage

import pytest

from sitegen.content import deaccession
from sitegen.content.accession import accession
from sitegen.content.accession.gathering import gather
from sitegen.content.manuscript import read_manuscript
from sitegen.content.redaction.giving_back import give_back
from sitegen.content.redaction.withhold import withhold_from_letter
from sitegen.reading.formats.bundle import pack, unpack
from sitegen.reading.formats.words_within import words_within

LETTER = b"""Protect the river

3 May 2021

To the Council of Examples

Dear members,

We ask you to protect the river, and to hear all who live on it before anything is built there.

Yours sincerely,
"""
FORM = b"""Timestamp,Name,Organization,Country,Email,Publish my name?,Comments
2021/05/01 3:00:01 PM,Jane Oak,Oak Union,Freeland,jane@oak.example,Yes,our well is poisoned
2021/05/01 3:05:01 PM,Ada Moss,Mill League,Norway,ada@mill.example,No,
2021/05/01 3:06:01 PM,Tom Reed,Reed College,Kenya,tom@reed.example,,
2021/05/01 3:07:01 PM,Ina Rill,Brook Group,Norway,ina@rill.example,yes,
"""
SECRET = ("Ada", "Moss", "Tom", "Reed", "@", "poisoned", "15:", "3:0")
ID = "2021-05-03-protect-the-river"


def take_in(content, *incoming, together=True):
    gathered = gather([(f"in/{name}", data) for name, data in incoming], content, together=together)
    taken = accession(content, "content", gathered, "2021-05-04")
    assert not (taken.failed and taken.value)
    files = {**content, **taken.value}
    return {name: data for name, data in files.items() if data is not None}, taken.diagnostics


def manuscript(content):
    (name,) = (one for one in content if one.startswith("letters/"))
    return read_manuscript(content[name].decode(), f"content/{name}").value


def entries(content):
    return [(one.name, one.line) for one in manuscript(content).letter.signatories]


def public(content):
    """All words that whoever clones the archive can read."""
    files = {name: data for name, data in content.items() if not name.startswith(".private/")}
    return "\n".join([*files, *(text for data in files.values() for _, text in words_within(data))])


def test_a_letter_that_is_removed_leaves_its_form_in_the_private_folder_and_says_so():
    content, _ = take_in({}, ("letter.txt", LETTER), ("form.csv", FORM))
    files = {"archive.toml": b'title = "T"\ndescription = "D"\n', **content}
    (own,) = (name.removeprefix("letters/").removesuffix(".md") for name in content if name.startswith("letters/"))
    removed = deaccession.remove(files, "content", own)
    assert not [name for name in removed.value if name.startswith(".private/")]
    assert [str(one.span) for one in removed.diagnostics if one.code == "M397"] == [
        "content/.private/originals/form.csv:1"
    ]


def test_a_letter_and_its_form_are_one_letter_that_tells_nothing_else():
    content, said = take_in({}, ("letter.txt", LETTER), ("form.csv", FORM))
    assert entries(content) == [("Jane Oak", 14), ("Ina Rill", 17)]
    assert manuscript(content).source.file == "letter.zip"
    assert unpack(content["sources/letter.zip"])[0] == ("letter.txt", LETTER)
    assert not any(one in public(content) for one in SECRET)
    assert not any(one in f"{each.message} {each.hint}" for each in said for one in SECRET)
    assert content[".private/originals/form.csv"] == FORM
    assert content[".private/.gitignore"] == b"*\n"
    assert b"Ada Moss" in content[".private/withheld.yaml"]
    assert b"Jane" not in content[".private/withheld.yaml"]
    assert {one.code for one in said if one.code[0] in "SM"} == {"S112", "S113", "M376"}
    assert sum(one.code == "S112" for one in said) == 1


def test_the_same_files_in_any_order_and_each_alone_change_nothing():
    content, _ = take_in({}, ("letter.txt", LETTER), ("form.csv", FORM))
    again, said = take_in(content, ("form.csv", FORM), ("letter.txt", LETTER))
    assert again == content
    assert "M351" in {one.code for one in said}
    for alone in (("letter.txt", LETTER), ("form.csv", FORM)):
        again, said = take_in(content, alone, together=False)
        assert again == content
        assert "M351" in {one.code for one in said}


def test_a_letter_that_is_here_gets_its_list_and_what_was_written_by_hand_gets_its_lines():
    content, _ = take_in({}, ("letter.txt", LETTER), together=False)
    name = f"letters/{ID}.md"
    content[name] += b"\n## Signatories\n\n- Ina Rill, Brook Group, Norway\n- Fig Friends\n"
    content, said = take_in(content, ("letter.txt", LETTER), ("form.csv", FORM))
    assert entries(content) == [("Jane Oak", 14), ("Ina Rill", 17), ("Fig Friends", 0)]
    assert [one for one in content if one.startswith("sources/")] == ["sources/letter.zip"]
    assert "M352" not in {one.code for one in said}


def test_a_new_state_of_the_form_is_one_of_the_letter():
    content, _ = take_in({}, ("letter.txt", LETTER), ("form.csv", FORM))
    more = FORM + b"2021/05/02 1:00:00 PM,Uma Vale,Vale Union,Spain,u@v.example,Yes,\n,Zed Null,Null Union,,,No,\n"
    content, _ = take_in(content, ("letter.txt", LETTER), ("form.csv", more))
    assert entries(content) == [("Jane Oak", 14), ("Ina Rill", 17), ("Uma Vale", 18)]
    assert "Zed Null" in content[".private/withheld.yaml"].decode()
    assert not any(one in public(content) for one in (*SECRET, "Zed"))
    assert sorted(data for name, data in content.items() if "originals" in name) == sorted([FORM, more])


def test_whoever_is_not_to_be_named_may_not_stand_in_the_letter_either():
    named = LETTER + b"\nAda Moss, Mill League\n"
    content, said = take_in({}, ("letter.txt", named), ("form.csv", FORM))
    assert content == {}
    (one,) = [one for one in said if one.code == "M378"]
    assert "line 13 of letter.txt" in one.message
    assert not any(word in f"{each.message} {each.hint}" for each in said for word in ("Ada", "Moss"))


def test_whoever_signs_another_letter_openly_is_told_and_not_guarded():
    other = LETTER.replace(b"river", b"lake") + b"\nSigned by:\n\n- Ada Moss, Mill League\n- Oak Union\n- Elm Union\n"
    content, _ = take_in({}, ("lake.txt", other), together=False)
    content, said = take_in(content, ("letter.txt", LETTER), ("form.csv", FORM))
    assert "M377" in {one.code for one in said}
    assert b"Ada Moss" not in content[".private/withheld.yaml"]
    assert b"Tom Reed" in content[".private/withheld.yaml"]


def test_a_line_of_a_sheet_is_withheld_and_given_back():
    content, _ = take_in({}, ("letter.txt", LETTER), ("form.csv", FORM))
    kept = content["sources/letter.zip"]
    edit = withhold_from_letter(content, "content", ID, [17], "2021-05-05")
    assert not edit.failed
    content = edit.value.on(content)
    assert [name for name, _ in unpack(content["sources/letter.zip"])] == ["letter.txt", "form.csv"]
    assert entries(content) == [("Jane Oak", 14)]
    assert "Ina Rill" not in public(content)
    assert "Jane Oak" in public(content)
    content = give_back(content, "content", ID, [17]).value.on(content)
    assert entries(content) == [("Jane Oak", 14), ("Ina Rill", 17)]
    assert content["sources/letter.zip"] == kept


def test_pages_are_one_letter_in_their_order():
    pages = [("1.txt", LETTER[:110]), ("2.txt", LETTER[110:] + b"\nSigned by:\n\n1. Alder Union\n2. Beech Network\n")]
    content, _ = take_in({}, *pages)
    assert manuscript(content).source.file == "1.zip"
    assert [one.name for one in manuscript(content).letter.signatories] == ["Alder Union", "Beech Network"]
    whole, _ = take_in({}, ("whole.txt", b"".join(data for _, data in pages)), together=False)
    assert [one.text for one in manuscript(content).letter.body] == [one.text for one in manuscript(whole).letter.body]


def mail(text, *files):
    one = EmailMessage()
    one["From"], one["To"] = "Jane Roe <roe@roe.example>", "list@list.example"
    one["Subject"], one["Date"] = "Protect the river", "Mon, 03 May 2021 10:00:00 +0000"
    one.set_content(text.decode())
    for name, data in files:
        one.add_attachment(data, maintype="application", subtype="octet-stream", filename=name)
    return one.as_bytes()


@pytest.mark.parametrize(
    ("text", "files", "members"),
    [
        (LETTER, [("form.csv", FORM), ("logo.png", b"\x89PNG\r\n\x1a\n")], ["mail.eml", "form.csv"]),
        (b"Please see attached.\n", [("letter.txt", LETTER), ("form.csv", FORM)], ["letter.txt", "form.csv"]),
    ],
    ids=["the mail is the letter", "the mail passes the letter on"],
)
def test_a_mail_with_the_list_attached_is_taken_apart(text, files, members):
    data = mail(text, *files)
    content, said = take_in({}, ("mail.eml", data), together=False)
    assert [name for name, _ in unpack(content["sources/mail.zip"])] == members
    assert [name for name, _ in entries(content)] == ["Jane Oak", "Ina Rill"]
    assert content[".private/originals/mail.eml"] == data
    assert not any(one in public(content) for one in ("Ada", "Moss", "Tom", "poisoned", "oak.example"))
    (told,) = [one for one in said if one.code == "M379"]
    assert ("logo.png" in told.message) == ("mail.eml" in members)
    again, said = take_in(content, ("mail.eml", data), together=False)
    assert again == content


def test_what_is_recognised_in_pictures_of_pages_goes_with_them():
    pages = [("1.txt", LETTER), ("2.txt", b"Signed by:\n\n- Alder Union\n- Beech Network\n")]
    gathered = gather([*pages, ("2.txt.recognised", b"words")], {}, together=True).value
    assert [name for name, _ in unpack(gathered.incoming[0][1])] == ["1.txt", "2.txt", "2.txt.recognised"]


def told(said, code):
    found = [one for one in said if one.code == code]
    assert not any(word in f"{one.message} {one.hint}" for one in found for word in ("Ada", "Tom", "Oak", "Alder"))
    return len(found)


def test_who_agrees_in_a_later_state_of_the_form_is_named_and_guarded_no_longer():
    content, _ = take_in({}, ("letter.txt", LETTER), ("form.csv", FORM))
    yes = FORM.replace(b"tom@reed.example,,", b"tom@reed.example,Yes,")
    content, said = take_in(content, ("letter.txt", LETTER), ("form.csv", yes))
    assert "Tom Reed" in [name for name, _ in entries(content)]
    assert b"Tom Reed" not in content[".private/withheld.yaml"]
    assert b"Ada Moss" in content[".private/withheld.yaml"]
    assert told(said, "M394") == 1


def test_who_agrees_in_the_form_of_another_letter_stays_guarded():
    content, _ = take_in({}, ("letter.txt", LETTER), ("form.csv", FORM))
    other = LETTER.replace(b"river", b"lake").replace(b"3 May", b"9 June")
    content, said = take_in(content, ("lake.txt", other), ("lake.csv", FORM.replace(b"example,No", b"example,Yes")))
    assert b"Ada Moss" in content[".private/withheld.yaml"]
    assert told(said, "M394") == 0


def test_who_takes_the_yes_back_goes_out_of_all_files_and_the_past_is_told():
    form = b"Publish my name,Organization,Country\nYes,Oak Union,Norway\nNo,Mill League,Norway\nYes,Alder Roads,Kenya\n"
    content, _ = take_in({}, ("letter.txt", LETTER), ("form.csv", form))
    assert b"Alder Roads" in content["organizations.yaml"]
    content, said = take_in(content, ("letter.txt", LETTER), ("form.csv", form.replace(b"Yes,Alder", b"No,Alder")))
    assert [name for name, _ in entries(content)] == ["Oak Union"]
    assert "Alder" not in public(content)
    assert b"alder-roads" in content[".private/withheld.yaml"]
    assert told(said, "M395") == 1
    content, said = take_in(content, ("letter.txt", LETTER), ("form.csv", form))
    assert [name for name, _ in entries(content)] == ["Oak Union", "Alder Roads"]
    assert b"Alder" not in content[".private/withheld.yaml"]
    assert b"Alder Roads" in content["organizations.yaml"]


@pytest.mark.parametrize("letter", [mail(LETTER).replace(b"Jane Roe", b"Ada Moss"), None], ids=["header", "attached"])
def test_what_no_reader_shows_of_a_file_may_name_nobody_either(letter):
    data = letter or mail(LETTER, ("notes.zip", pack([("notes.xml", b"<a>Thanks to Ada Moss</a>")])))
    content, said = take_in({}, ("mail.eml", data), ("form.csv", FORM))
    assert content == {}
    assert told(said, "M378")


PRIVATE_SHEET = b"Nick,Phone\nTomBirch,0979123456\n"


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("Unterzeichner.dat", FORM),
        ("only_private.csv", PRIVATE_SHEET),
        ("list.ods", b"PK\x03\x04"),
        ("list.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"),
        ("all.zip", pack([("list.csv", FORM)])),
    ],
)
@pytest.mark.parametrize("together", [False, True])
def test_a_mail_that_carries_what_may_be_a_sheet_and_is_not_taken_apart_is_refused(name, data, together):
    gathered = gather([("mail.eml", mail(LETTER, (name, data)))], {}, together=together)
    assert accession({}, "content", [("mail.eml", mail(LETTER, (name, data)))]).value == {}
    (one,) = [one for one in gathered.diagnostics if one.code == "M396"]
    assert gathered.failed
    assert one.severity == "error"
    assert name in one.message
    assert "--together" in one.hint


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("logo.png", b"\x89PNG\r\n\x1a\n"),
        ("notes", b"Dear all, thank you.\n\nI write to you, again, because of it.\nYours\n"),
        ("flyer.txt", LETTER),
    ],
)
def test_a_mail_that_carries_something_else_is_taken_in(name, data):
    content, said = take_in({}, ("mail.eml", mail(LETTER, (name, data))), together=False)
    assert "sources/mail.eml" in content
    assert "M396" not in {one.code for one in said}


def test_a_sheet_of_those_who_signed_since_takes_the_others_out_and_says_so():
    first, since = b"Organization\nOak Union\nBrook Group\n", b"Organization\nElm Circle\nFir Forum\nYew Trust\n"
    content, _ = take_in({}, ("letter.txt", LETTER), ("form.csv", first))
    replaced, said = take_in(content, ("letter.txt", LETTER), ("since.csv", since))
    (found,) = (one for one in said if one.code == "M400")
    assert found.message == "2 of the 2 who stood on the list stand there no more: “Oak Union”, “Brook Group”"
    assert "sitegen import --together LETTER LIST NEWLIST" in found.hint
    whole, said = take_in(replaced, ("letter.txt", LETTER), ("form.csv", first), ("since.csv", since))
    assert [name for name, _ in entries(whole)] == ["Oak Union", "Brook Group", "Elm Circle", "Fir Forum", "Yew Trust"]
    assert "M400" not in [one.code for one in said]


def test_a_name_of_one_word_that_nothing_guards_is_said():
    rows = (
        b"Name,Country,Publish my name?\nThiha,Norway,no\nAnonymous,Norway,no\nJane Oak,Norway,yes\nAda Moss,Kenya,no\n"
    )
    content, said = take_in({}, ("letter.txt", LETTER), ("form.csv", rows))
    (found,) = [one for one in said if one.code == "M399"]
    assert (found.severity, found.span.first) == ("warning", 2)
    assert "Thiha" not in f"{found.message}{found.hint}"
    guarded = {**content, ".private/withheld.yaml": b"- names: [Thiha]\n- names: [Ada Moss]\n"}
    _, said = take_in(guarded, ("letter.txt", LETTER + b"\n"), ("form.csv", rows))
    assert not [one for one in said if one.code == "M399"]
