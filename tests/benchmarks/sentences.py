"""What the second reader learns of names in running text: rows of names of which is known whether they sign.

The corpus' letters name their signatories in lists. So their names are set into sentences, at the head and at the end
of their text: sentences of those who sign, and others that say what others do. The rows of names that the letters have
in their own text name nobody who signs.
"""

from sitegen.core.source import Source
from sitegen.reading.labelling.row_signs import ROW_SIGNS, settings_of
from sitegen.reading.parsing.context import look_over
from tests.benchmarks.augmentation import names_only, parts_of, some_of

SETTINGS = {"c1": 0, "c2": 0.5, "max_iterations": 200}
SIZES = (3, 4, 5, 7, 10, 14, 20)
COPIES = 24  # of every letter, half of them with a sentence of those who sign
ONE_ENTRY = 0.4  # share of a row's names that are entries, if it is one entry with what is said of it, or none
NAMED = 0.6  # share of a row's names that are entries, if it is a row of entries
SIGNING = (
    "We, the undersigned organizations, {}, call on the government to act without delay.",
    "The undersigned organizations ({}) turn to the ministry with these demands.",
    "The letter, signed by groups including {}, was handed over in the capital today.",
    "This statement is signed by {}.",
    "Joint press release by {}",
    "This is a joint statement of {}, on the occasion of the summit.",
    "{} call for an immediate end to these practices.",
    "{} publish their common demands today.",
    "The alliance of {} demands a new law.",
    "On behalf of {} we ask you to reply within a month.",
    "It should be held in public and this week. {}",
    "We thank you for your time and remain at your disposal. {}",
    "{}",
    "Die unterzeichnenden Organisationen ({}) fordern die Bundesregierung auf, endlich zu handeln.",
    "Gemeinsame Pressemitteilung von {}",
    "{} veröffentlichen heute ihre gemeinsamen Forderungen.",
    "Das Bündnis aus {} wendet sich mit diesem Brief an den Senat.",
    "Les organisations signataires ({}) demandent au gouvernement de revoir ce texte.",
    "Communiqué commun de {}",
    "Joint statement by {}, 3 May 2019",
    "Open letter of {}",
    "Gemeinsame Erklärung von {}",
    "Nous, {}, appelons à une large mobilisation.",
    "Las organizaciones firmantes, {}, exigimos una respuesta.",
    "Comunicado conjunto de {}",
    "Le associazioni firmatarie {} chiedono un incontro urgente.",
    "Nós, {}, exigimos uma resposta do governo.",
    "De ondertekenende organisaties, {}, vragen de minister om actie.",
    "Мы, нижеподписавшиеся, {}, требуем немедленного ответа.",
)
OTHERS = (
    "RESOLVED that we demand {}.",
    "We thank {} for their support over all these years.",
    "Wir fordern {}.",
    "Nous demandons {} et rien de plus.",
    "Reports by {} have shown what has happened since then.",
    "It has been criticised by {} and by many others in the country.",
    "We call on {} to keep what they have promised.",
    "Companies such as {} have profited from this for years.",
    "The meeting was attended by {}, among others.",
    "{} were arrested in the spring and have been in prison since.",
    "According to {} there is no time to lose.",
    "Der Bericht stammt von {} und wurde im Frühjahr vorgestellt.",
    "Unternehmen wie {} haben davon profitiert.",
    "Des entreprises comme {} en ont profité.",
    "Según {} no hay tiempo que perder.",
    "Secondo {} non c'è tempo da perdere.",
)


def rows_of(letter):
    """Return (values, whether it names who signs) of every row that is learned from a letter."""
    listed = {name for name, _ in letter.sample.entries}
    found = [
        (ROW_SIGNS.values(one), False)
        for one in settings_of(letter.page.marks)
        if not any(_listed(letter, name.first) for name in one.row.names)
        or sum(name in listed for name in one.names) <= ONE_ENTRY * len(one.names)
    ]
    parts = parts_of(letter)
    for turn in range(COPIES if parts else 0):
        found += _copy(letter, parts, turn)
    return found


def _listed(letter, line):
    units = zip(letter.page.units, letter.labels, strict=True)
    return any(unit.first <= line <= unit.last for unit, label in units if label not in ("before", "behind"))


def _copy(letter, parts, turn):
    """Return the rows of a copy of a letter without its list, with one sentence that holds names of it."""
    sentences = SIGNING if turn % 2 else OTHERS
    sentence = sentences[(parts.turn + 5 * turn) % len(sentences)]
    some = [name for name, _ in names_only(some_of(parts, SIZES[(parts.turn + turn) % len(SIZES)], turn))]
    some = [name.strip(" .;,") for name in some if "," not in name and ";" not in name]
    if len(some) < 3:
        return []
    joint = next((word for word in (" und ", " et ", " y ", " e ", " en ") if _speaks(sentence, word)), " and ")
    row = ", ".join(some) if turn % 3 == 0 and sentence.endswith("{}") else ", ".join(some[:-1]) + joint + some[-1]
    lines = list(parts.above)
    places = [at for at, line in enumerate(lines) if len(line) > 60] or [0]
    place = len(lines) if turn in (2, 3) else places[min(turn % 4, len(places) - 1)]
    lines[place:place] = ["", sentence.format(row), ""]
    marks = look_over(Source(letter.source.path, "", tuple(lines), markup=letter.source.markup)).marks
    names = frozenset(some)
    found = []
    for one in settings_of(marks):
        ours = sum(any(name in text or text in name for name in names) for text in one.names) >= NAMED * len(one.names)
        if ours and any(place <= name.first <= place + 2 for name in one.row.names):
            found.append((ROW_SIGNS.values(one), bool(turn % 2)))
    return found


def _speaks(sentence, joint):
    words = {" und ": "n Organ|Gemeinsame|heute|Bündnis|Bericht|Unternehmen", " et ": "Les |Communiqué|Nous|Des ",
             " y ": "Las |Comunicado|Según", " e ": "Le ass|Nós|Secondo", " en ": "De onder"}  # fmt: skip
    return any(sentence.startswith(word) or word in sentence for word in words[joint].split("|"))
