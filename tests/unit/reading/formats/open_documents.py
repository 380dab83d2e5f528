"""OpenDocument texts, of their parts."""

import io
import zipfile

NAMES = "office style text table draw svg fo xlink dc meta"
SPACES = " ".join(f"xmlns:{name}='urn:{name}'" for name in NAMES.split())


def odt(body, automatic="", styles="", meta=""):
    parts = {
        "content.xml": f"<office:automatic-styles>{automatic}</office:automatic-styles>"
        f"<office:body><office:text>{body}</office:text></office:body>",
        "styles.xml": styles,
        "meta.xml": meta,
    }
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        for name, content in parts.items():
            archive.writestr(name, f"<office:document {SPACES}>{content}</office:document>")
    return packed.getvalue()
