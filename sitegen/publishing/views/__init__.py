"""Views: one frozen value per page, holding all that its template may see and nothing else.

A page whose view did not change need not be drawn again, so a view holds no more than is shown.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from sitegen.analysis.findings import Findings, find
from sitegen.archive.doubts import Doubt, doubts
from sitegen.content.config import Config
from sitegen.content.withholding import Transcription
from sitegen.core.model import Archive, Change
from sitegen.publishing.site import Page, Site, Template
from sitegen.publishing.views.changes import changes_view
from sitegen.publishing.views.coalition import coalition_view
from sitegen.publishing.views.compare import compare_view
from sitegen.publishing.views.data import Published, data_view
from sitegen.publishing.views.dossiers import addressee_view, addressees_view
from sitegen.publishing.views.evidence import passages_view, references_view
from sitegen.publishing.views.finding import FindingAid, make_finding_aid
from sitegen.publishing.views.indexes import letters_view, organizations_view
from sitegen.publishing.views.letter import letter_view
from sitegen.publishing.views.organization import organization_view
from sitegen.publishing.views.pages import home_view, lost_view, page_view, redirect_view, search_view
from sitegen.publishing.views.pair import pair_view
from sitegen.publishing.views.source import source_view

BUILDERS: Mapping[Template, Callable[[Page, FindingAid], Any]] = {
    "home.html": home_view,
    "letters.html": letters_view,
    "addressees.html": addressees_view,
    "addressee.html": addressee_view,
    "references.html": references_view,
    "passages.html": passages_view,
    "organizations.html": organizations_view,
    "organization.html": organization_view,
    "search.html": search_view,
    "404.html": lost_view,
    "redirect.html": redirect_view,
    "coalition.html": coalition_view,
    "compare.html": compare_view,
    "pair.html": pair_view,
}


def build_views(
    archive: Archive,
    site: Site,
    config: Config,
    texts: Mapping[str, str] | None = None,
    transcriptions: Mapping[str, Transcription] | None = None,
    findings: Findings | None = None,
    asked: tuple[Doubt, ...] | None = None,
    given: Published | None = None,
    changes: tuple[Change, ...] = (),
) -> Iterator[tuple[Page, Any]]:
    """Yield every page of `site` with its view, in order of permalink.

    `texts` are the archive's own pages in Markdown, under their file names ("about.md"); `transcriptions` the sources
    as the parser reads them, under the ids of their letters. `findings` are what was found in the
    letters' texts, `asked` the pairs of organizations in doubt; without them both are found here. `given` is what the
    page of the data says of the data files; `changes` are those of the archive.
    """
    asked = doubts(archive) if asked is None else asked
    aid = make_finding_aid(archive, site, config, texts or {}, findings or find(archive), asked)
    for page in site.pages:
        if page.template == "page.html":
            yield page, page_view(page, aid, (texts or {}).get(f"{page.subject}.md"))
        elif page.template == "source.html":
            yield page, source_view(page, aid, (transcriptions or {})[page.subject])
        elif page.template == "changes.html":
            yield page, changes_view(page, aid, changes)
        elif page.template == "data.html":
            yield page, data_view(page, aid, given or Published(), transcriptions or {})
        elif page.template == "letter.html":
            there = (transcriptions or {}).get(page.subject)
            yield page, letter_view(page, aid, there.reading.verdict if there else None)
        else:
            yield page, BUILDERS[page.template](page, aid)
