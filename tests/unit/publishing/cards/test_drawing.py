from sitegen.publishing.cards.drawing import LEFT, RIGHT, Bar, Card, Marks, draw
from sitegen.publishing.cards.painting import HEIGHT, INK, PAPER, RUBRIC, SOFT, WIDTH, paint
from tests.unit.publishing.cards.pictures import chunks, colours_in, pixels

PLAIN = Card(
    label="Open letter · 3 May 2021",
    title="Stop the dam at Upper Lake until the people who live there have been heard",
    spare="",
    note="To Members of the River Commission",
    count="9 signatories",
    doubt=", 2 of them without their names",
    name="Letters on Upper Lake",
    picture=Marks(5, 2, 2),
)


def picture(**changes):
    drawing = draw(Card(**({name: getattr(PLAIN, name) for name in Card.__slots__} | changes)))
    return drawing, paint(drawing.written, drawing.boxes)


def test_a_card_is_a_small_png_of_the_size_that_others_ask_for():
    _, data = picture()
    width, height, rows = pixels(data)
    assert (width, height, len(rows)) == (1200, 630, 630)
    assert len(data) < 60_000
    assert set(chunks(data)) == {b"IHDR", b"PLTE", b"IDAT", b"IEND"}  # no time, no name of a program


def test_the_same_card_is_the_same_picture():
    assert picture()[1] == picture()[1]


def test_ink_stands_where_words_are_and_margins_are_paper():
    _, data = picture()
    _, _, rows = pixels(data)
    assert colours_in(rows, 0, 0, WIDTH, 14) == {INK}
    assert colours_in(rows, 0, 20, LEFT - 6, HEIGHT) == {PAPER}
    assert colours_in(rows, RIGHT + 6, 20, WIDTH, HEIGHT) == {PAPER}
    assert INK in colours_in(rows, LEFT, 120, RIGHT, 300)
    assert colours_in(rows, LEFT, 60, RIGHT, 100) == {PAPER, SOFT}


def test_each_signatory_is_a_stroke_and_those_without_a_name_are_hollow():
    drawing, _ = picture()
    strokes = [one for one in drawing.boxes[2:] if one.colour == INK]
    dots = [one for one in drawing.boxes[2:] if one.colour == SOFT]
    hollow = [one for one in drawing.boxes[2:] if one.colour == RUBRIC]
    assert (len(strokes), len(dots), len(hollow)) == (5, 2, 2 * 4)
    assert all(one.x >= LEFT and one.x + one.width <= RIGHT for one in drawing.boxes[2:])


def test_a_tally_keeps_to_its_room_however_many_signed():
    for count in (1, 7, 49, 397, 1500, 5012):
        drawing, data = picture(picture=Marks(count, 0, 0))
        assert sum(one.colour == INK for one in drawing.boxes[2:]) == count
        assert len(data) < 60_000
    assert len(draw_boxes(Marks(100_000, 0, 0))) == 2  # more than a card can show: the number says it
    assert len(draw_boxes(Marks(0, 0, 0))) == 2


def draw_boxes(marks):
    return picture(picture=marks)[0].boxes


def test_the_last_line_is_set_smaller_before_the_name_is_cut():
    long = {"count": "1,397 signatories of many lands", "doubt": ", 294 of them without their names"}
    for more, least in (({}, 31), (long, 22)):
        drawing, _ = picture(**more)
        foot = [one for one in drawing.written if one.y == 590]
        assert len({one.size for one in foot}) == 1
        assert least <= foot[0].size <= 31
        last = foot[-1]
        assert abs(last.x + last.line.width * last.size / 1000 - RIGHT) < 0.01
        assert len(last.line.runs[0][1].glyphs) == len("Letters on Upper Lake")  # whole


def test_bars_stand_in_time():
    drawing, _ = picture(picture=(Bar(0, 0.5, 0), Bar(1, 0.5, 0.5)))
    first, second, over = drawing.boxes[2:]
    assert (first.x, second.x + second.width, over.colour) == (LEFT, RIGHT, RUBRIC)
    assert over.y + over.height == second.y


def test_what_no_face_can_draw_is_left_out_and_the_spare_title_stands_in():
    drawing, _ = picture(title="أوقفوا السد", spare="3 May 2021", note="إلى المجلس")
    shown, _ = picture(title="3 May 2021", spare="", note="")
    assert drawing == shown


def test_hostile_titles_are_drawn_or_left_out_and_break_nothing():
    for title in (
        "</svg><script>alert(1)</script>&amp;<!--",
        "a" * 5000,
        "Stop the dam " * 400,
        "\u202eevil\u202c \x00\x1b[31m",
        "🌊" * 300,
        "ေ" * 200,
        "e" + "\u0301" * 2000,
        "\u1039" * 50 + "က",
        "",
    ):
        _, data = picture(title=title, note=title, name=title, label=title, count=title[:40], doubt=title[:40])
        assert pixels(data)[:2] == (1200, 630)
        assert len(data) < 60_000
