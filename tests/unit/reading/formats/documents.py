"""The smallest files of each format, made here so that no opaque fixture lies about."""

import io
import zipfile

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'


def docx(body, **parts):
    """A Word document with the given body; other parts by name: `numbering`, `styles`, `footnotes`, `links`, `hdr`…."""
    names = {"links": "_rels/document.xml.rels", "core": "../docProps/core.xml"}
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", f"<w:document {W} {R}><w:body>{body}</w:body></w:document>")
        for name, content in parts.items():
            root = "Relationships" if name == "links" else f"w:{name} {W}"
            closing = root.split(maxsplit=1)[0]
            archive.writestr(f"word/{names.get(name, f'{name}.xml')}", f"<{root}>{content}</{closing}>")
    return packed.getvalue()


def paragraph(text, properties=""):
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t xml:space='preserve'>{text}</w:t></w:r></w:p>"


def item(text, depth=0, number="1"):
    return paragraph(text, f"<w:numPr><w:ilvl w:val='{depth}'/><w:numId w:val='{number}'/></w:numPr>")


NUMBERING = """
<w:abstractNum w:abstractNumId="7">
  <w:lvl w:ilvl="0"><w:start w:val="3"/><w:numFmt w:val="decimal"/></w:lvl>
  <w:lvl w:ilvl="1"><w:numFmt w:val="bullet"/></w:lvl>
  <w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="lowerRoman"/></w:lvl>
</w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>
<w:num w:numId="2">
  <w:abstractNumId w:val="7"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="20"/></w:lvlOverride>
</w:num>
"""


def pdf(*pages, **made):
    """A PDF whose pages are lists of lines: height above the foot in points, text; also left edge, size of type."""
    return drawn(
        *(
            "".join(
                f"BT /F1 {how[1] if len(how) > 1 else 12} Tf {how[0] if how else 72} {height} Td ({text}) Tj ET\n"
                for height, text, *how in page
            )
            for page in pages
        ),
        **made,
    )


def drawn(*streams, letters=None, page="", catalog="", pictures="", objects=()):
    """A PDF whose pages are drawn by the given operators, in a font of which `letters` says what its shapes mean.

    `page` and `catalog` are put into the dictionaries of those names, `pictures` into that of the pictures; they may
    refer to `objects`, which begin with number 5.
    """
    meanings = [f"<{ord(shape):02x}> <{text.encode('utf-16-be').hex()}>" for shape, text in (letters or {}).items()]
    named = "begincmap 1 begincodespacerange <00> <ff> endcodespacerange\n"
    named += f"{len(meanings)} beginbfchar {' '.join(meanings)} endbfchar endcmap"
    meant = "/ToUnicode 4 0 R" if letters else ""
    everything = [
        f"<< /Type /Catalog /Pages 2 0 R {catalog} >>",
        "",
        f"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding {meant} >>",
        f"<< /Length {len(named)} >>\nstream\n{named}\nendstream",
        *objects,
    ]
    kids = []
    for shown in streams:
        everything.append(f"<< /Length {len(shown)} >>\nstream\n{shown}endstream")
        everything.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {len(everything)} 0 R"
            f" /Resources << /Font << /F1 3 0 R >> /XObject << {pictures} >> >> {page} >>"
        )
        kids.append(f"{len(everything)} 0 R")
    everything[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>"
    out = "%PDF-1.4\n"
    offsets = []
    for number, content in enumerate(everything, 1):
        offsets.append(len(out))
        out += f"{number} 0 obj\n{content}\nendobj\n"
    table = "".join(f"{offset:010} 00000 n \n" for offset in offsets)
    size = len(everything) + 1
    out += f"xref\n0 {size}\n0000000000 65535 f \n{table}trailer << /Size {size} /Root 1 0 R >>\n"
    return (out + f"startxref\n{out.rindex('xref')}\n%%EOF\n").encode("cp1252")


def tagged(*paragraphs):
    """A tagged PDF of one page: each paragraph is its type ("P", "Note") and its lines, 14 points apart."""
    shown, height, contents, elements = "", 700, 0, []
    for kind, *texts in paragraphs:
        first = contents
        for text in texts:
            shown += f"/{kind} << /MCID {contents} >> BDC BT /F1 12 Tf 72 {height} Td ({text}) Tj ET EMC\n"
            height, contents = height - 14, contents + 1
        elements.append((kind, range(first, contents)))
    page = 5 + 1 + len(elements) + 1  # after the tree and its elements stand the content and the page
    made = [
        f"<< /Type /StructElem /S /{kind} /P 5 0 R /Pg {page} 0 R /K [{' '.join(map(str, marks))}] >>"
        for kind, marks in elements
    ]
    parents = " ".join(f"{6 + at} 0 R" for at, (_, marks) in enumerate(elements) for _ in marks)
    kids = " ".join(f"{6 + at} 0 R" for at in range(len(elements)))
    tree = f"<< /Type /StructTreeRoot /K [{kids}] /ParentTree << /Nums [0 [{parents}]] >> >>"
    catalog = "/MarkInfo << /Marked true >> /StructTreeRoot 5 0 R"
    return drawn(shown, page="/StructParents 0", catalog=catalog, objects=[tree, *made])


COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500)
