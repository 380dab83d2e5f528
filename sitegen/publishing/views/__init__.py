"""Views: one frozen value per page, holding all that its template may see and nothing else.

A view is made by a function of its page and the finding aid, and of nothing else. What it reads there is noted
(`reads`), and while none of that has changed, neither view nor page is made again.

To add a page: a frozen dataclass with a `frame`, a function `(page, aid) -> view` here in `BUILDERS`, a template of the
name under which it stands there, and in `publishing.site` the permalink. The function reads what it needs through the
aid, in rows as small as will do: `aid.card` for what other pages show of a letter, `aid.entries` for its list,
`aid.letters` only for its text. What the aid does not have yet gets a table of its own there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, TypeVar

from sitegen.analysis.findings import Findings, find
from sitegen.archive.addressee_doubts import addressee_doubts
from sitegen.archive.doubts import doubts
from sitegen.content.config import Config
from sitegen.content.transcriptions import Transcription, Transcriptions
from sitegen.core.digests import digest_of
from sitegen.core.memo import Memo, Spread, in_turn, no_memo
from sitegen.core.model import Archive, Change
from sitegen.publishing.site import Page, Site, Template
from sitegen.publishing.views.changes import changes_view
from sitegen.publishing.views.coalition import coalition_view
from sitegen.publishing.views.compare import compare_view
from sitegen.publishing.views.data import Published, data_view
from sitegen.publishing.views.dossiers import addressee_view, addressees_view
from sitegen.publishing.views.evidence import passages_view, references_view
from sitegen.publishing.views.finding import FindingAid
from sitegen.publishing.views.indexes import letters_view, organizations_view
from sitegen.publishing.views.letter import LetterView
from sitegen.publishing.views.organization import organization_view
from sitegen.publishing.views.pages import home_view, lost_view, page_view, redirect_view, search_view
from sitegen.publishing.views.pair import pair_view
from sitegen.publishing.views.registers import Noted
from sitegen.publishing.views.source import source_view
from sitegen.publishing.works_cited import Work, works_of

T = TypeVar("T")

MANY = 64  # pages of a kind, for which it is worth while to make what most of them show beforehand

BUILDERS: Mapping[Template, Callable[[Page, FindingAid], Any]] = {
    "home.html": home_view,
    "letters.html": letters_view,
    "letter.html": LetterView,
    "source.html": source_view,
    "addressees.html": addressees_view,
    "addressee.html": addressee_view,
    "references.html": references_view,
    "passages.html": passages_view,
    "organizations.html": organizations_view,
    "organization.html": organization_view,
    "page.html": page_view,
    "search.html": search_view,
    "404.html": lost_view,
    "redirect.html": redirect_view,
    "coalition.html": coalition_view,
    "compare.html": compare_view,
    "pair.html": pair_view,
    "changes.html": changes_view,
    "data.html": data_view,
}


class Views:
    """Makes the view of any page of a site, and knows what each was made from.

    `aid` is what is looked up: whoever reads there is noted. Its `tables` know what was read, and what has changed
    since an earlier build. `doubts` are the pairs that nobody has judged yet.
    """

    def __init__(
        self,
        archive: Archive,
        site: Site,
        config: Config,
        texts: Mapping[str, str] | None = None,
        transcriptions: Mapping[str, Transcription] | None = None,
        findings: Findings | None = None,
        given: Published | None = None,
        changes: tuple[Change, ...] = (),
        offered: Mapping[str, int] | None = None,
        works: tuple[Work, ...] | None = None,
        memo: Memo = no_memo,
        spread: Spread = in_turn,
    ) -> None:
        """Gather what the pages look up.

        `texts` are the archive's own pages in Markdown, under their file names ("about.md"); `transcriptions` the
        sources as the parser reads them, under the ids of their letters. `findings` are what was found in the letters'
        texts, `works` what they cite; without them both are found here. `given` is what the page of the data says of
        the data files; `changes` are those of the archive. `offered` are the sizes of the letters' files that can be
        downloaded, in bytes. `memo` may remember what is costly, `spread` make several at a time.
        """
        findings = findings or find(archive)
        self.doubts = doubts(archive, memo, spread)
        self.aid = FindingAid(
            archive,
            site,
            config,
            texts or {},
            findings,
            self.doubts,
            addressee_doubts(archive, memo),
            transcriptions if isinstance(transcriptions, Transcriptions) else Transcriptions(transcriptions or {}),
            {"published": given or Published(), "changes": changes},
            offered or {},
            works_of(findings, memo) if works is None else works,
            memo,
        )
        self.tables = self.aid.tables

    def prepare(self, pages: Iterable[Page], spread: Spread) -> None:
        """Make what these pages show and is remembered: what copies of the process make is forgotten with them."""
        wanted = [(page.template, page.permalink) for page in pages]
        if any(template in ("letter.html", "passages.html") for template, _ in wanted):
            self.aid.lookup.uses.get("")  # loads the passages for all copies
        if passages := {place for template, place in wanted if template == "passages.html"}:
            self.aid.lookup.hold(passages, spread)
        if references := {place for template, place in wanted if template == "references.html"}:
            every = self.aid.lookup.reference_pages  # the first only leads to the others, if there are any
            shown = [one.works for one in every if one.permalink in references and (one.kind or len(every) == 1)]
            self.aid.lookup.quoted.hold(shown, spread)
        if sum(template == "organization.html" for template, _ in wanted) > MANY:
            self.aid.closest("", 0, 0)  # counts who signs with whom

    def list_all(self) -> None:
        """Make the rows of all lists, where much is to be made of them: else each copy of the process makes them."""
        for _ in self.aid.archive.by_letter.values():
            pass

    def of(self, page: Page) -> Any:  # noqa: ANN401 - every type of page has a view of its own
        """Return the view of `page`; of some, fields are looked up when they are asked for."""
        return BUILDERS[page.template](page, self.aid)

    def noted(self, make: Callable[[], T]) -> tuple[T, Noted]:
        """Return what `make` returns, and all rows that were read for it."""
        self.tables.notes.take()
        made = make()
        return made, self.tables.notes.take()

    def tell(self, given: Published) -> None:
        """Say what the page of the data says of the data files, where it is known only now: before it is asked."""
        self.tables.put("shared", "published", given)

    @property
    def frame(self) -> bytes:
        """The digest of what every page has around its subject: the settings and the archive's own pages."""
        return digest_of((self.aid.config.model_dump_json(), self.aid.own_pages))
