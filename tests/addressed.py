"""Archives that a test puts together by hand, with their addressees resolved."""

from dataclasses import replace

from sitegen.identity.addressees import resolve_addressees


def addressed(archive):
    return replace(archive, addressed=resolve_addressees(archive.manuscripts).value.addressed)
