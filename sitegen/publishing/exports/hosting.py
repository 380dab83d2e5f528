"""`_headers` and `_redirects`: what Netlify, Cloudflare Pages and their like read to serve the site.

Other hosts ignore both files; the site works without them.
"""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import quote

# Nothing comes from elsewhere, nothing runs inline. 'wasm-unsafe-eval' is for Pagefind, which is WebAssembly; no script
# may be evaluated. data: images are for the small marks that a style sheet draws.
_SOURCES = (
    "default-src 'none'",
    "script-src 'self' 'wasm-unsafe-eval'",
    "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
)
CONTENT_SECURITY_POLICY = "; ".join(_SOURCES)

_EVERYWHERE = {
    "Content-Security-Policy": CONTENT_SECURITY_POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    # Who reads which letter is nobody's business: a link followed away from here does not say where it stood.
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "browsing-topics=(), camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Strict-Transport-Security": "max-age=31536000",
}
# A host that adds up the rules that match must not add up two values of one header, so no path has two of
# the same.
_REVALIDATED = {"Cache-Control": "public, max-age=0, must-revalidate"}
_FOR_EVER = {"Cache-Control": "public, max-age=31536000, immutable"}
_RULES: Mapping[str, Mapping[str, str]] = {
    "/*": _EVERYWHERE,
    "/*.html": _REVALIDATED,
    "/search/letters/t/*": _FOR_EVER,  # texts of the search index are named by their content
    "/search/names/t/*": _FOR_EVER,
    "/data/*": {"Access-Control-Allow-Origin": "*"},  # the data is for everyone's programs
}


def headers() -> bytes:
    """Return `_headers`: security for every path, caching for those whose content can or cannot change."""
    blocks = ("\n".join([path, *(f"  {key}: {value}" for key, value in rule.items())]) for path, rule in _RULES.items())
    return ("\n\n".join(blocks) + "\n").encode()


def redirects(pages: Mapping[str, str], files: Mapping[str, str]) -> bytes:
    """Return `_redirects`: permanent ones, from each former page ("organizations/an-id") or file to its present one.

    Both the page's name and the name without ending are led on, since some hosts drop the ending.
    """
    moved = [
        (f"{former}{ending}", f"{present}.html")
        for former, present in sorted(pages.items())
        for ending in (".html", "")
    ]
    both = ([f"/{quote(one, safe='/-._~')}" for one in pair] for pair in (*moved, *sorted(files.items())))
    return "".join(f"{old} {new} 301\n" for old, new in both).encode()
