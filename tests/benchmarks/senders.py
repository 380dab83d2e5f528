"""Who sends a letter without a list: what is learned of it, and how.

Lists of the corpus are long, and hardly any of its letters is signed by one. So names of each letter's list are set
into its copies as senders stand in letters: below the text, under a farewell, known or not, or under none, with an
office, an organization, a place, a date, an address; in the letterhead alone; behind a label; in a line over the text.
Some are echoed as senders are: in the title, in the text, in an address of mail. Behind comes what comes behind
letters. All other short lines of the letters, and of copies that nobody sends, name no sender.
"""

from sitegen.core.comparing import letters_of
from sitegen.core.source import Source
from sitegen.reading.parsing.context import look_over
from sitegen.reading.parsing.names.kinds import is_personal
from sitegen.reading.parsing.names.persons import is_organization_like
from sitegen.reading.parsing.vocabulary import load_vocabulary
from sitegen.reading.senders.candidates import find_candidates
from sitegen.reading.senders.outline import outline_of
from sitegen.reading.senders.signs import SENDER_SIGNS
from tests.benchmarks.augmentation import DEMANDS, FOOT, FORM, MENU, parts_of

SETTINGS = {"c1": 0, "c2": 2, "max_iterations": 200}
COPIES = 96  # of every letter, a fourth of them without a sender
LONGEST_NAME = 9  # words
LONG = 60  # characters of a line of running text

FAREWELLS = (
    "Sincerely,", "Yours faithfully", "Kind regards,", "Mit freundlichen Grüßen",
    "Hochachtungsvoll", "Cordialement,",
    "Atentamente,", "Distinti saluti", "Com os melhores cumprimentos,", "S pozdravem",
    "Z poważaniem", "С уважением,",
    "Med vänlig hälsning", "Met vriendelijke groet,", "Saygılarımızla,", "此致", "敬具",
    "လေးစားစွာဖြင့်",
)  # fmt: skip
UNKNOWN_FAREWELLS = (
    "Cheers,", "With hope,", "Until then,", "Looking forward to your answer,", "Ever yours and the river's,",
    "Schöne Grüße vom See,", "In der Hoffnung auf Antwort", "Bien à vous tous,", "En espera de su respuesta,",
    "In attesa di riscontro,", "Na shledanou a díky", "Czekamy na odpowiedź",
    "До встречи,", "Tack på förhand",
    "Alvast bedankt", "Üdvözlettel és reménnyel", "Ficamos à espera,", "Stay safe,",
)  # fmt: skip
SENTENCES = ("Thank you.", "We look forward to your answer.", "Wir danken Ihnen.", "Nous comptons sur vous.",
             "Gracias.", "Ждём ответа.", "Děkujeme.", "Grazie.", "Obrigado.", "And soon, please!")  # fmt: skip
DATES = ("3 May 2019", "Geneva, 12 March 2020", "Berlin, den 4. Juni 2018", "Le 5 octobre 2017",
         "Madrid, 7 de abril de 2021", "V Praze dne 1. 2. 2018", "2021-03-04", "2020年3月5日",
         "Kelt: Eger, 2019. május 4.", "2021년 4월 2일", "Done at Rome on 2 June 2016")  # fmt: skip
FOR = ("For the committee", "On behalf of the members", "Für den Vorstand", "Pour le collectif", "Por la coordinadora",
       "Per il comitato", "Za výbor", "W imieniu zarządu", "От имени совета", "Namens het bestuur")  # fmt: skip
OFFICES = ("Director", "Chair", "Vorsitzende", "Présidente", "Coordinadora", "Presidente", "předseda", "prezes",
           "Председатель", "voorzitter", "ordförande", "Professor of Law", "a member of the council",
           "zaměstnankyně muzea", "chief organizer")  # fmt: skip
REACHED = ("info@example.org", "www.example.org", "Tel. +49 30 123456", "https://example.org/letter")
ADDRESSES = ("12 Harbour Road", "20095 Hamburg", "Rue du Port 7, 69000 Lyon", "London SE1 7PB")
ADDRESSEES = (
    ("Ms Margaret Oldfield", "Minister of Transport", "12 Government Square", "London"),
    ("An den", "Oberbürgermeister der Stadt", "Herrn Karl Vogt", "Rathausplatz 1"),
    ("Monsieur Jean Delorme", "Préfet de la région", "Place de la Mairie"),
    ("Excmo. Sr. Pedro Salinas", "Alcalde de la ciudad"),
    ("City Council of Rivertown", "Office of the Mayor"),
)
BELOW = (
    (),
    (),
    ("DATE",),
    ("BELOW",),
    ("Contact for the press: Maria Winter, press@example.org", "+41 22 123 45 67"),
    ("Contact:", "Paul Sommer, Spokesperson", "paul@example.org"),
    ("P.S. We will come to your next meeting and bring our neighbours with us, all of them.",),
    ("cc: Minister of Finance", "The Ombudsman", "Ms Clara Weiss, Member of Parliament"),
    ("FOOT",),
    ("---", "", "*Filed under letters.*"),
    ("Annex 1: Questions", "", "TEXT"),
    ("About us", "", "TEXT"),
    ("[1] Report of the agency, 2019, page 12.", "[2] https://example.org/report"),
    ("ADDRESS",),
    ("Related Posts", "", "Open Letter to the Minister", "", "Our Work in 2019"),
    ("Translated from the original by Anna Lind.",),
    ("Photo: Peter Stone",),
    ("Holgate Station", "", "Bybee Park", "", "Lake Street Bridge"),
    ("@endsection",),
    ("SHARED",),
    ("SHARED",),
    ("Follow us", "Facebook", "Twitter", "Instagram"),
    (
        "Further reading",
        "",
        "John Miller: The River and the Town",
        "Anna Kovacs et al.: A Study of Ports",
        "Peter Ohm: Notes",
    ),
    ("Con copia a las siguientes personas", "NAMES"),
    ("Notified", "", "NAMES"),
    ("Media contacts", "", "NAMES", "", "press@example.org"),
    ("Reply of the ministry", "", "TEXT", "", "Dr. Vera Stein", "Head of Department"),
)
LABELS = ("From: ", "Signed: ", "Signatory: ", "Signatory name: ", "Sender: ",
         "Author: ", "By ", "Absender: ", "Von: ",
          "Initiator: ", "De: ", "Firmado: ", "Firma: ", "Expéditeur : ", "Signé : ", "Mittente: ", "Podepsán: ",
          "Отправитель: ", "Автор: ", "发起人：", "署名：", "보낸이: ", "المرسل: ", "Avsender: ",
          "Afzender: ")  # fmt: skip
TEAMS = ("{} team", "The {} team", "Team {}", "Your friends from {}", "Das Team von {}",
         "L'équipe {}", "El equipo de {}",
         "Редакция {}", "Zespół {}", "{} crew")  # fmt: skip
SELF = (
    "{} calls on the government to act now and to publish what it knows.",
    "We, the members of {}, have lived beside this river for a long time and know it well.",
    "Since 1998 {} has worked for the rights of those who live beside the water, in all weathers.",
    "Wir von {} fordern die Verantwortlichen auf, endlich zu handeln und alle Unterlagen offenzulegen.",
    "{} fordert den Rat auf, den Beschluss noch in diesem Jahr zurückzunehmen und neu zu beraten.",
    "Desde {} exigimos que se respeten los derechos de todas las personas que viven junto al río.",
    "{} demande au gouvernement de publier le rapport et de recevoir les habitants sans attendre.",
    "{} chiede al comune di fermare i lavori e di ascoltare chi abita lungo il fiume da sempre.",
    "Spolek {} žádá zastupitele, aby záměr odmítli a občanům předložili všechny podklady k věci.",
    "{} требует от правительства прекратить строительство и опубликовать все документы о нём.",
)  # fmt: skip
PERSONAL = (
    "I, {}, write to you as somebody who has lived here for forty years and has never asked for anything.",
    "My name is {} and I have worked in this trade for longer than most of your members have lived.",
    "Mein Name ist {}, und ich wohne seit vierzig Jahren an diesem Fluss, ohne je etwas verlangt zu haben.",
    "Je m'appelle {} et je vous écris au nom de tous ceux qui n'osent pas le faire eux-mêmes.",
    "Me llamo {} y le escribo porque nadie más en este pueblo se ha atrevido a hacerlo todavía.",
)  # fmt: skip
OTHERS = (
    "As {} has said in public, the plan was never discussed with those whom it concerns most of all.",
    "Laut {} wurde der Plan nie mit denen besprochen, die er am meisten betrifft, und das ist bedauerlich.",
    "Según {}, el plan nunca se discutió con las personas a las que afecta, y eso es lamentable.",
)  # fmt: skip
TITLES = ("# Open letter of {}", "# {}: stop the dam", "# Offener Brief: {}", "# Carta abierta de {}", "# Lettre de {}")
TITLE_LINES = (
    "Open letter to the Minister of Transport", "An open letter to the Mayor and the Council of Rivertown",
    "OPEN LETTER", "Offener Brief an den Oberbürgermeister", "Offener Brief",
    "Open brief aan de minister van Verkeer",
    "Lettre ouverte au préfet", "Carta abierta al alcalde de la ciudad", "MANIFIESTO", "Lettera aperta al sindaco",
    "COMUNICATO STAMPA", "Otevřený dopis ministrovi dopravy", "PETICE",
    "Открытое письмо губернатору", "List otwarty",
    "Öppet brev till kommunen", "致市长的公开信", "公開書簡", "공개 서한", "Carta aberta ao prefeito",
    "PRESS RELEASE",
    "Declaration of the River", "A call to action", "Call for a public inquiry into the dam",
)  # fmt: skip
SHARED = (
    "Please share this letter widely", "Bitte weitersagen!", "Merci de partager", "Difundid esta carta",
    "请大家多多转发", "希望大家扩散~", "来自微信", "拡散希望", "널리 알려 주세요", "Пожалуйста, распространите",
    "Sdílejte prosím dál",
    "Sign now", "Jetzt unterschreiben", "Firma aquí", "Download as PDF", "Scarica il PDF", "Link to the letter",
    "I REFUSE", "REFUS", "EXIGIMOS", "WE DEMAND",
    "Students and members of the university", "The residents of the town",
)  # fmt: skip
HANDLES = ("@riverwatch", "#SaveTheFerry", "@mara_k", "#NoNewDam", "@tide-network", "#RettetDenSee")
PLACES = ("Geneva", "Berlin", "Madrid", "Praha", "Lyon", "Bologna", "Nairobi", "Київ", "Wien")


def senders_of(letter):
    """Return (values, whether it is a sender's) of all names that are asked, of a letter and of its copies."""
    outline = outline_of(letter.source, letter.page.marks)
    listed = [unit for unit, label in zip(letter.page.units, letter.labels, strict=True)
              if label not in ("before", "behind")]  # fmt: skip
    lines = {line for unit in listed for line in range(unit.first, unit.last + 1)}
    found = [
        (SENDER_SIGNS.values(one), False)
        for one in find_candidates(outline)
        if one.index not in lines and len(letter.sample.entries) != 1
    ]
    parts = parts_of(letter)
    for turn in range(COPIES if parts else 0):
        found += _copy(letter, parts, turn)
    return found


class Choice:
    """Choices that a letter and the number of a copy make, each by another part of one figure."""

    def __init__(self, parts, turn):
        self.figure = (parts.turn * 2654435761 + turn * 40503 * 65537 + 97) % (1 << 61)

    def __call__(self, choices):
        self.figure = (self.figure * 6364136223846793005 + 1442695040888963407) % (1 << 61)
        return choices[(self.figure >> 24) % len(choices)]

    def now_and_then(self, often):
        """Return whether it is so, once in `often` times."""
        return self(range(often)) == 0


def _copy(letter, parts, turn):
    """Return what is asked of a copy of a letter, set with a sender or, every fourth time, without."""
    lines, senders = set_with_sender(parts, turn)
    source = Source(letter.source.path, "", tuple(lines), markup=letter.source.markup)
    outline = outline_of(source, look_over(source).marks)
    return [(SENDER_SIGNS.values(one), one.index in senders) for one in find_candidates(outline)]


def set_with_sender(parts, turn):
    """Return the lines of a copy, and which of them (from 0) name a sender."""
    pick = Choice(parts, turn)
    names = [name for name, _ in parts.entries if len(name.split()) <= LONGEST_NAME] or list(PERSONS)
    who = Who(pick, names)
    text = list(parts.above)
    if pick.now_and_then(2):
        text = [line for line in text if not line.startswith("#")]
    if pick.now_and_then(3):
        text = text[: 4 + pick(range(12))]
    if pick.now_and_then(2):
        text += ["", *[line for line in text if len(line) > LONG][-1:]]
    nobody, letterhead, field = turn % 4 == 3, turn % 8 == 5, turn % 16 == 9
    signed = [] if nobody or letterhead or field else _signature(pick, who)
    sender = (
        who.body
        if letterhead
        else pick((who.person, who.person, who.body))
        if field
        else next((name for line, name in signed if name), None)
    )
    head = [(line, None) for line in head_of(pick)]
    if letterhead or (pick.now_and_then(6) and not nobody):
        over = [who.body, *(pick(((), (pick(ADDRESSES), pick(REACHED)), (pick(REACHED),), (pick(ADDRESSES),))))]
        head = [(line, sender if letterhead and at == 0 else None) for at, line in enumerate(over)] + [
            ("", None),
            *head,
        ]
    text = _echoed(pick, text, sender or pick((who.person, who.body)), who, false=sender is None)
    if sender and pick.now_and_then(10):
        head.insert(0, (pick(TITLES).format(_bare(sender)), None))
    tail = [(line, None) for line in (_nobody(pick) if nobody else ())]
    closing = closing_of(pick) if not nobody or pick.now_and_then(3) else []
    gap = [""] if closing and closing[-1] and not pick.now_and_then(3) else []
    below = [""] + (below_letters(pick, parts, who) if not pick.now_and_then(4 if nobody else 2) else [])
    if sender and pick.now_and_then(8):
        below += ["", f"info@{letters_of(_bare(sender))[:20] or 'x'}.example.org"]
    laid = [*head, *((line, None) for line in (*text, "", *closing, *gap)), *signed, *tail,
            *((line, None) for line in below)]  # fmt: skip
    named = [sender, *(pick(who.persons) for _ in range(pick((0, 0, 1, 2))))] if field else [sender]
    front = (
        ", ".join(map(_bare, named))
        if field
        else pick(("",) * 9 + (sender and _bare(sender),) * 2 + ("Website team", who.person, "admin"))
    )
    if front:
        field_line = (f"author: {front}", field)
        laid = [("---", None), ("title: Open letter", None), field_line, ("---", None), ("", None), *laid]
    return [line for line, _ in laid], {at for at, (_, name) in enumerate(laid) if name}


def _bare(name):
    return name.strip("*-— []").split("](")[0]


class Who:
    """Who may sign a copy: a person and an organization of the letter's own list, or of any language."""

    def __init__(self, pick, names):
        persons = [name for name in names if is_personal(name)] or list(PERSONS)
        self.persons = persons if not pick.now_and_then(3) else list(PERSONS)
        bodies = [name for name in names if is_organization_like(name) or name not in persons]
        self.bodies = bodies if bodies and not pick.now_and_then(3) else list(BODIES)
        self.persons = [_styled(pick, one) for one in self.persons] if pick.now_and_then(3) else self.persons
        self.person, self.body = pick(self.persons), pick(self.bodies)
        if pick.now_and_then(6) and self.body.isascii():
            self.body = self.body.split(",")[0].title()


def _styled(pick, name):
    return pick(
        ("{}", "Dr. {}", "Prof. {}", "Ing. {}", "Lic. {}", "{}.", "{}, PhD", "Mr {}", "Rev. {}", "{} MP")
    ).format(name)


def _wrapped(pick, body):
    """Return a long name on two lines."""
    words = body.split()
    at = max(1, len(words) - pick((1, 2, 3)))
    return [(" ".join(words[:at]), body), (" ".join(words[at:]), None)] if len(words) > 2 else [(body, body)]


def _echoed(pick, text, sender, who, *, false):
    """Return the text with a sentence or two that name somebody: its sender, or others."""
    sentences = []
    if not false and sender == who.body and pick.now_and_then(4):
        sentences += [pick(SELF).format(_bare(sender))] * pick((1, 1, 2))
    elif not false and pick.now_and_then(10):
        sentences.append(pick(PERSONAL).format(_bare(sender)))
    if pick.now_and_then(3):
        sentences.append(pick(OTHERS).format(pick((who.person, who.body, pick(who.persons)))))
    for one in sentences:
        at = pick(range(len(text) + 1))
        text = [*text[:at], "", one, "", *text[at:]]
    return text


def head_of(pick):
    found = [pick(TITLE_LINES), ""] if pick.now_and_then(3) else []
    if pick.now_and_then(3):
        found += [*pick(ADDRESSEES), ""]
    if pick.now_and_then(3):
        found += [pick(DATES), ""]
    if pick.now_and_then(4):
        found += [
            pick(("Dear Minister,", "Sehr geehrte Damen und Herren,", "Monsieur le Ministre,", "Estimado señor:")),
            "",
        ]
    return found


def closing_of(pick):
    farewell = pick(
        (
            *(pick(FAREWELLS) for _ in range(4)),
            pick(UNKNOWN_FAREWELLS),
            pick(UNKNOWN_FAREWELLS),
            pick(SENTENCES),
            "",
            "",
            "",
        )
    )
    dated = pick(("", "", "", pick(DATES)))
    signing = pick(("", "", "", "", pick(FOR)))
    found = []
    for line in (farewell, dated, signing) if pick((True, False)) else (dated, farewell, signing):
        found += [line, *([""] if pick((True, True, False)) else [])] if line else []
    return found[:-1] if found and not found[-1] else found


def _signature(pick, who):
    """Return the lines of one signature or a few, each with the name of the sender that stands on it, or None."""
    person, body, office, reached = who.person, who.body, pick(OFFICES), pick(REACHED)
    some = [pick(who.persons) for _ in range(pick((2, 3, 4)))]
    bodies = [pick(who.bodies) for _ in range(pick((2, 3)))]
    blank = [("", None)] if pick((True, False)) else []
    mark = pick(("— ", "- ", "– ", "~ ", "~"))
    farewell = pick((pick(FAREWELLS), pick(UNKNOWN_FAREWELLS))).rstrip(",")
    many = [pick(pick((who.persons, who.bodies))) for _ in range(pick((4, 5, 6, 7, 8)))]
    every = [pick(who.persons) for _ in many]
    before = pick(("", "", "- ", "* ", "• "))
    gap = [("", None)] if pick.now_and_then(3) else []
    either = pick((person, body))
    held = [part for one in some for part in ((one, one), (pick(OFFICES), None), *pick(
        ((), ((body, None),), ((reached, None),))), *blank)]  # fmt: skip
    forms = (
        [(person, person)],
        [(person, person)],
        [(person, person), (office, None)],
        [(person, person), (office, None), (body, None)],
        [(person, person), (body, None)],
        [(body, body)],
        [(body, body)],
        [(body, None), (person, person), (office, None)],
        [(body, None), *blank, *((one, one) for one in some)],
        [(f"{person}, {office}", person)],
        [(person, person), (reached, None)],
        [(f"{mark}{person}", person)],
        [(f"{mark}{body}", body)],
        [(f"**{person}**", person), *(blank and [(office, None)])],
        [(f"**{body}**", body)],
        [(body, body), (pick(ADDRESSES), None), (reached, None)],
        [(f"{person}, {body}", person)],
        [(f"{person} ({pick(HANDLES)}), {body}", person)],
        [(person, person), *blank, (office, None)],
        [(person, person), *blank, (f"{office}, {body}", None)],
        [(f"[{person}](https://example.org/me)", person)],
        [(f"[{body}](https://example.org/us)", body)],
        held,
        held,
        [(one, one) for one in some],
        [(one, one) for one in bodies],
        [part for one in bodies for part in ((f"- {one}", one), *blank)],
        [part for one in some for part in ((f"{one}, {pick(OFFICES)}", one), *blank)],
        [(f"{farewell}, {either}", either)],
        [(f"{person}, {pick(DATES)}", person)],
        [(f"{person}, {pick(PLACES)}", person)],
        [(pick(HANDLES), "sender")],
        [(f"{', '.join(some[:-1])} and {some[-1]}", some[0])],
        [(", ".join(some), some[0])],
        [(", ".join(every[:4]), every[0])],
        [(body, None), (", ".join(every[:4]), every[0])],
        [(f"{', '.join(every[:3])} and {every[3]},", every[0]), (office, None)],
        [(f"{some[0]} and {some[1]}", some[0])],
        [(f"{some[0]} & {some[1]}, {body}", some[0])],
        [("\t".join(some[:2]), some[0]), ("\t".join(pick(OFFICES) for _ in some[:2]), None)],
        [(f"{pick(LABELS)}{either}", either)],
        [part for one in some[:2] for part in ((f"{pick(LABELS)}{one}", one), (f"{office}", None), *blank)],
        [(pick(FOR), None), (body, body)],
        [(pick(FOR), None), *((one, one) for one in some[:2])],
        [(person.split()[0], person)],
        [(f"{body} – {pick(PLACES)}", body)],
        [(f"{body}, {pick(DATES)}", body)],
        [(pick(TEAMS).format(body), body)],
        _wrapped(pick, body),
        [part for one in bodies for part in _wrapped(pick, one)],
        [(body, None), (pick(who.bodies), None), *((one, one) for one in every)],
        [part for one in many for part in ((f"{before}{one}", one), *gap)],
        [part for one in many for part in ((f"{before}{one}", one), *gap)],
        [part for one in every for part in ((f"{before}{one}", one), *gap)],
        [part for one in every for part in ((f"{before}{one}, {pick((body, office, pick(PLACES)))}", one), *gap)],
        [part for one in every for part in ((one, one), (pick((body, office)), None), *gap)],
    )  # fmt: skip
    common = (
        forms[0],
        forms[0],
        forms[2],
        forms[2],
        forms[3],
        forms[3],
        forms[4],
        forms[5],
        forms[5],
        forms[5],
        forms[7],
        forms[15],
        forms[15],
    )
    return pick((pick(forms), pick(common)))


def _nobody(pick):
    return pick(((), (), (pick(SHARED),), (pick(SHARED),), (pick(SHARED),), FORM[:3], DEMANDS[:4],
                 ("[Your Name]", "[Your Organization]"), (pick(DATES),),
                 ("Sign the letter", "", "Read more"), ("To:", *pick(ADDRESSEES)), ("To:", *pick(ADDRESSEES)),
                 ("An:", *pick(ADDRESSEES)), MENU[3:9],
                 ("and all who live beside the river",), ("to be continued",), ("see the list on the next page",),
                 ("Name\tSurname\tCity",), ("Industry\t7\t0.8", "Research\t12\t3.1", "Other\t10"),
                 ("Item\tAmount", "Boats\t40,000"), ("(full name)\t(full name)",), ("I REFUSE", "I AGREE"),
                 ("The text of the letter", "", "in English")))  # fmt: skip


def below_letters(pick, parts, who):
    found = []
    for line in pick(BELOW):
        text = [one for one in parts.above if len(one) > LONG]
        made = {"DATE": [pick(DATES)], "BELOW": parts.below[:30], "FOOT": [f"[{one}](/x)" for one in FOOT[:6]],
                "TEXT": text[:: max(1, len(text) // 3)][:6], "ADDRESS": [pick(ADDRESSES), pick(REACHED)],
                "SHARED": [pick(SHARED)],
                "NAMES": [pick(who.persons) for _ in range(pick((1, 3, 6, 12)))]}  # fmt: skip
        found += made.get(line, [line])
    return found


PERSONS = ("Jane Roe", "Karl Ohnesorg", "Marie Lenoir", "Piotr Zieliński", "Ольга Морозова", "林美玲", "Ana Beltrán",
           "김민수", "ဒေါ်သီတာ", "أحمد الخطيب", "Ίρις Μαύρου", "Nagy Ilona")  # fmt: skip
BODIES = ("Tide Network", "Bürgerverein Obersee e. V.", "Collectif du Port", "Asociación Río Limpio", "Spolek Lípa",
          "Ассоциация рыбаков", "#SaveTheFerry", "緑の会",
          "မြစ်ကမ်းအဖွဲ့",
          "강살리기 시민연대", "جمعية الميناء", "Σύλλογος Λιμένα",
          "Tó Egyesület")  # fmt: skip
VOCABULARY = load_vocabulary()
