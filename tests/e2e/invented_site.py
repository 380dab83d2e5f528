"""A site of invented letters, made by the real rooms from values: what the browser tests look at."""

from sitegen.adapters.files import read_tree, write_site
from sitegen.adapters.indexing import index
from sitegen.content.config import Config
from sitegen.core.memo import no_memo
from sitegen.core.model import (
    Archive,
    Block,
    Footnote,
    Ledger,
    Letter,
    Manuscript,
    Organization,
    Signatory,
    Signature,
    Stated,
)  # fmt: skip
from sitegen.core.slugs import slugify
from sitegen.publishing.render.words import Words
from sitegen.publishing.search import search_files, similar_files
from sitegen.publishing.site import plan_site
from tests.addressed import addressed
from tests.conftest import ROOT
from tests.drawn import renderer
from tests.exported import export
from tests.invented import build_views

CONFIG = Config(title="Letters on Upper Lake", description="Invented letters.")

# Names put together from common Burmese words, so that each word stands inside several longer names.
BURMESE = [
    "မြစ်ချောင်းကွန်ရက်",
    "ပွင့်ဖြူလယ်ယာမြေကွန်ရက်",
    "လယ်ယာမြေနှင့်ရေကော်မတီ",
    "အမျိုးသမီးများကွန်ရက်",
    "ကုန်ရက်စက်ရုံအလုပ်သမားအဖွဲ့",  # not a network: without its vowels ကုန်ရက် is ကွန်ရက်
    "တောင်ပေါ်အမျိုးသမီးအစည်းအရုံး",
    "ကျောင်းသားသမဂ္ဂများအဖွဲ့ချုပ်",
    "မြစ်ဝကျွန်းပေါ်လူငယ်ကွန်ရက် (Delta Youth)",
    "ပညာရေးကော်မတီ",
    "ရေအောက်ကမ်းလူ့အခွင့်အရေးကော်မတီ",
]
LATIN = [
    "Alder Women's Union",
    "Women’s Peace Table",
    "Rohinya Weavers Circle",
    "Global Shore Care Network (GSCN)",
    "Fishers & Farmers Federation",
    "Fund 4 Rivers",
    "Café des Bateliers",
    "Hill-side Farmers",
    "Lake Monitor",
]
OTHERS = ["東岸漁業組合"]
NAMES = LATIN + BURMESE + OTHERS
BODY_BURMESE = "ဤစာကို မြစ်ချောင်းကွန်ရက် က ရေးသည်။ ကုန်ရက်ကို မဆိုလိုပါ။"


def letters():
    """Return the letters: title, date, addressees, paragraphs, names."""
    yield (
        "Stop the dam at Upper Lake", "2021-05-03", ("River Commission", "Council of Lakes"),
        ("Your Excellencies,", "Forty villages must go before the aviation fuel depot is built.",
         "We, the civil society organizations of the lake, ask for an embargo on turbines.",
         BODY_BURMESE, "Women's groups warned of it in every season."),
        NAMES[:12],
    )  # fmt: skip
    yield (
        "A year on: the embargo", "2022-09-14", ("Council of Lakes",),
        ("Dear members,", "The embargo on turbines was promised and society was told to wait; it is not civil.",
         "Fuel is stored where forty villages stood."),
        NAMES[3:],
    )  # fmt: skip
    yield (
        "Ferries for the eastern shore", "2022-01-30", ("River Commission",),
        ("Dear ferrymen,", "Nothing here is of dams. " + "The ferry runs late. " * 60, "The last line names turbines.",
         "河流居民，自决权；運航のお知らせ。 ชาวนาเดินทางในฤดูหนาวไม่ได้ ຊາວນາລໍຖ້າ កសិកររង់ចាំ",
         "The ferry crosses the Øresund and the Fluß with 4,450 people a day [as it says](https://ferries.example/log).[^1]"),
        NAMES[5:9],
    )  # fmt: skip


def archive(letters=letters, names=NAMES):
    """Return an archive of the letters; organization n is the one whose name is names[n]."""
    ids = {
        name: f"{slugify(name)}-{number}" if not name.isascii() else slugify(name) for number, name in enumerate(names)
    }
    manuscripts, rows, ledgers = [], [], {}
    for title, date, addressees, paragraphs, signed in letters():
        one = f"{date}-{slugify(title, limit=24)}"
        entries = tuple(Signatory(n, n, "printed", name, name, 50 + n, 50 + n) for n, name in enumerate(signed, 1))
        blocks = tuple(Block("paragraph", text, n, n) for n, text in enumerate(paragraphs, 9))
        notes = (Footnote("1", "The harbour log.", 40, 40),) if "[^1]" in paragraphs[-1] else ()
        letter = Letter(title, date, "en", addressees, (), Stated(len(signed)), (), blocks, notes, None, entries)
        manuscripts.append(Manuscript(one, f"content/letters/{one}.md", letter, None))
        ledgers[one] = Ledger(len(signed), None, len(signed), 0, 0)
        rows += [Signature(one, n, None, n, "printed", name, ids[name], 50 + n) for n, name in enumerate(signed, 1)]
    manuscripts.sort(key=lambda manuscript: manuscript.letter.date)
    by_letter, by_organization = {}, {}
    for row in rows:
        by_letter.setdefault(row.letter_id, []).append(row)
        by_organization.setdefault(row.organization_id, []).append(row)
    return addressed(Archive(
        letters=tuple(manuscripts),
        ledgers=ledgers,
        organizations={ids[name]: Organization(ids[name], name) for name in names},
        signatures=tuple(rows),
        by_letter={key: tuple(value) for key, value in by_letter.items()},
        by_organization={key: tuple(value) for key, value in by_organization.items()},
        judgements=(),
        redirects={},
    ))  # fmt: skip


def pages_of(joined, config, site, **given):
    """Return the files of a site that stand for the archive itself: the theme's, the data, and the pages."""
    views = build_views(joined, site, config, **given)
    pages = {page.permalink: renderer(config.language).render(page.template, view) for page, view in views}
    theme = {f"theme/{path}": data for path, data in read_tree(ROOT / "theme").value.items()}
    return {**theme, **export(joined, config, site), **pages}


def outputs(joined):
    """Return the site's files."""
    site = plan_site(joined, CONFIG, {}).value
    searched = search_files(joined, CONFIG, site, Words("en", {}), no_memo).files
    similar = similar_files(joined, CONFIG, site, index)().value.files
    return {**pages_of(joined, CONFIG, site), **searched, **similar}


def build_site(folder, joined=None):
    """Build the site at `folder`."""
    written = write_site(outputs(joined or archive()).items(), folder, durable=False)
    assert written.value, written.diagnostics
    return folder
