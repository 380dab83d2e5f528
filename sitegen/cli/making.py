"""The long way of a build: everything is loaded, what is not known is made, and the site takes the old one's place."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import nullcontext, suppress
from dataclasses import replace
from functools import partial
from itertools import count
from pathlib import Path
from typing import TypeVar

from sitegen.adapters.cache import Memo
from sitegen.adapters.compiled import Compiled
from sitegen.adapters.files import ChangedError, spool, standing, write_site
from sitegen.adapters.indexing import index
from sitegen.adapters.keeping import edition, reader_edition
from sitegen.adapters.manifest import (
    NO_MANIFEST,
    Last,
    Manifest,
    Seen,
    digest_of_states,
    read_manifest,
    spare_tree,
    write_manifest,
)
from sitegen.adapters.package import package as pack
from sitegen.adapters.processes import spread
from sitegen.adapters.states import State
from sitegen.build import Inputs, build_on
from sitegen.cli.building import FAILING, Gathered, Wanted
from sitegen.cli.printing import say
from sitegen.content.config import read_config
from sitegen.content.layout import SETTINGS
from sitegen.core.diagnostics import Checked, Diagnostic
from sitegen.core.memo import Stage, in_turn, no_memo
from sitegen.publishing.site import OFFLINE_COPY

T = TypeVar("T")

_FEW = 256  # values that a rehearsal makes where they are not remembered


def publish(
    wanted: Wanted,
    gathered: Gathered,
    read: tuple[Seen, bytes],
    before: tuple[Diagnostic, ...],
    cache: Path | None,
    states: Mapping[str, State],
) -> Checked[int | None]:
    """Build and publish the site; return how many pages it has, or None if it was not published.

    `read` tells all that is read, as it was seen and by its digest; `before` is what was found already, `cache` where
    what is remembered is kept, `states` those of the files of the site that is there.
    """
    inputs = _inputs(wanted, gathered)
    try:
        return _published(wanted, inputs, read, before, cache, states)
    except ChangedError:  # somebody else touches the site at this moment; what is kept in it cannot be relied on
        return _published(wanted, inputs, read, before, None, states)


class _ForgottenError(Exception):
    """Little is remembered of the last build."""


def rehearsed(wanted: Wanted, gathered: Gathered, cache: Path, states: Mapping[str, State]) -> None:
    """Build what was built, and forget it: what the last build remembered is at hand then.

    It ends where little is remembered: the memo may be lost, or another build may have it.
    """
    earlier = read_manifest(cache, wanted.output, edition()).records(states)
    missing = count(1)
    with Memo(cache, at_hand=wanted.at_hand) as memo, suppress(_ForgottenError):

        def sparing(stage: Stage[T], key: str, compute: Callable[[], T], /) -> T:
            def computed() -> T:
                if next(missing) > _FEW:
                    raise _ForgottenError
                return compute()

            return memo(stage, key, computed)

        if earlier.pages:
            build_on(earlier, _inputs(wanted, gathered), sparing, in_turn, indexer=index, compiled=Compiled())


def _inputs(wanted: Wanted, gathered: Gathered) -> Inputs:
    texts = tuple(
        {name: data.decode("utf-8", "replace") for name, data in layer.items()} for layer in gathered.templates
    )
    reader = reader_edition() if wanted.cached else None
    return Inputs(gathered.content, str(wanted.content), texts, gathered.theme, wanted.base_url, reader)


def _published(
    wanted: Wanted,
    inputs: Inputs,
    read: tuple[Seen, bytes],
    before: tuple[Diagnostic, ...],
    cache: Path | None,
    states: Mapping[str, State],
) -> Checked[int | None]:
    last = read_manifest(cache, wanted.output, edition()) if cache else NO_MANIFEST
    earlier = replace(last.records(states), standing=partial(standing, wanted.output))
    with spool(cache) as spooled:
        with Memo(cache, at_hand=wanted.at_hand) if cache else nullcontext(no_memo) as memo:
            work, templates = partial(spread, wanted.jobs), Compiled() if cache else None
            built = build_on(earlier, inputs, memo, work, spooled.put, index, templates)
        found = (*before, *built.diagnostics)
        if any(one.severity in FAILING[wanted.strict] for one in found):
            return Checked(None, found)
        settings = read_config(inputs.content[SETTINGS].decode("utf-8-sig"), SETTINGS).value
        pages = sum(name.endswith(".html") for name in (*built.value.files, *built.value.kept))

        def note(now: Mapping[str, State], more: Sequence[Diagnostic]) -> None:
            # Of what this build wrote, not of what stands at the output later: that may be another build's by then.
            if cache:
                short = Last(edition(), *read, digest_of_states(now), pages, (*found, *more))
                made = built.value.records
                manifest = Manifest(dict(now), dict(made.tables), dict(made.pages), dict(made.parts))
                write_manifest(cache, wanted.output, short, manifest)

        written = write_site(
            built.value.files.items(),
            wanted.output,
            _offline_copy if settings is not None and settings.offline_copy else None,
            note=note,
            kept={path: last.files[path] for path in sorted(built.value.kept)},
            spare=spare_tree(cache) if cache else None,
            waiting=lambda: say("waiting for another build to end"),
            durable=wanted.durable,
        )
    found += tuple(written.diagnostics)
    return Checked(pages if written.value else None, found)


def _offline_copy(site: Path) -> Sequence[Diagnostic]:
    """Add to the written site what is made from all of it: the copy to take away."""
    return pack(site, site / OFFLINE_COPY).diagnostics
