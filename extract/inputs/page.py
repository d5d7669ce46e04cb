"""The article on a web page: its main text, and what the page says of it."""

import html
import re

from extract.text.decode import Decoded, Refused, mended, unicode_of
from extract.text.stated import Stated, day

# Pages in old encodings were saved with references to the letters of Latin-1 that their bytes stand for.
_REFERENCE = re.compile(r"&(?:#\d{2,7}|#[xX][0-9a-fA-F]{2,6}|[A-Za-z]{2,31});")
_LEAST_TEXT = 80
"""Characters; less is a menu or a notice."""
_WITHOUT_LIBRARY = "an HTML page; to read it, install a library: python -m pip install trafilatura lxml-html-clean"


def article_on(data: bytes) -> tuple[Decoded, Stated]:
    """The main text of an HTML page, paragraph by paragraph, and what it states; raises Refused."""
    try:
        import trafilatura
    except ImportError:
        raise Refused(_WITHOUT_LIBRARY) from None
    source = unicode_of(data)
    if not source.converted:
        source = mended(Decoded(_REFERENCE.sub(_letter, source.text), source.encoding))
    page = trafilatura.bare_extraction(
        source.text,
        include_comments=False,
        with_metadata=True,
        date_extraction_params={"original_date": True, "extensive_search": False},
    )
    if page is None or isinstance(page, dict) or len((page.text or "").strip()) < _LEAST_TEXT:
        raise Refused("an HTML page without the text of an article")
    stated = Stated(
        title=" ".join((page.title or "").split()),
        published=day(page.date or ""),
        author=page.author or "",
        outlet=page.sitename or "",
    )
    return Decoded(page.text or "", source.encoding, converted=True), stated


def _letter(reference: re.Match[str]) -> str:
    """The letter of a reference such as &#7841; or &agrave;; what has a meaning in HTML stays as it is."""
    found = html.unescape(reference[0])
    return found if not found.isascii() else reference[0]
