"""Fields to fill in on the screen.

Typst makes none. It sets a link where each belongs, which it draws, tags and puts into the order of reading; here such a
link becomes a field, and nothing else changes.
"""

import io
from collections.abc import Mapping
from typing import Any, Final

SCHEME: Final = "field:"
"""What the address of such a link begins with; then comes the kind of field, `tick` or `line`, a colon, and its name."""

_LETTERS: Final = "/Helv 10 Tf 0 g"
_FONT: Final = {"/Type": "/Font", "/Subtype": "/Type1", "/BaseFont": "/Helvetica", "/Encoding": "/WinAnsiEncoding"}
_TICK: Final = b"1.6 w 1 J 1 j 2.2 5.6 m 4.6 2.8 l 8.8 8.4 l S"
"""A tick in the box that Typst drew, 11 points wide."""
_PRINTED: Final = 4
"""The flag of what stands on paper too."""


def fillable(pdf: bytes, labels: Mapping[str, str]) -> bytes:
    """Put fields in the place of links to them.

    Args:
        pdf: A PDF that Typst made.
        labels: What each field is for, by its name.

    Returns:
        The PDF with fields; the same for the same input.
    """
    # Here, since only a build that sets papers needs it.
    from pypdf import PdfReader, PdfWriter
    from pypdf.generic import ArrayObject, NameObject

    reader = PdfReader(io.BytesIO(pdf))
    writer: Any = PdfWriter(clone_from=reader)
    writer.pdf_header, writer.metadata = reader.pdf_header, reader.metadata
    numbered = writer.root_object["/StructTreeRoot"]["/ParentTree"]["/Nums"]
    elements = dict(zip(numbered[::2], numbered[1::2], strict=True))
    fields = ArrayObject()
    for page in writer.pages:
        for reference in page.get("/Annots", ()):
            link = reference.get_object()
            address = str(link.get("/A", {}).get("/URI", ""))
            if address.startswith(SCHEME):
                kind, _, name = address.removeprefix(SCHEME).partition(":")
                elements[link["/StructParent"]].get_object()[NameObject("/S")] = NameObject("/Form")
                _become_field(writer, link, kind == "tick", name, labels[name])
                fields.append(reference)
    fonts = _dictionary({"/Font": _dictionary({"/Helv": _dictionary(_FONT)})})
    writer.root_object[NameObject("/AcroForm")] = _dictionary({"/Fields": fields, "/DR": fonts, "/DA": _LETTERS})
    written = io.BytesIO()
    writer.write(written)
    return written.getvalue()


def _become_field(writer: Any, link: Any, is_tick: bool, name: str, label: str) -> None:
    """Make a field of a link in the place where it stands."""
    left, bottom, right, top = (float(number) for number in link["/Rect"])
    for key in ("/A", "/Contents", "/Border", "/BS", "/H"):
        link.pop(key, None)
    looks = {state: _look(writer, content, right - left, top - bottom) for state, content in _states(is_tick).items()}
    link.update(_dictionary({"/Subtype": "/Widget", "/F": _PRINTED}))
    link.update(_dictionary({"/T": _text(name), "/TU": _text(label)}))
    if is_tick:
        link.update(
            _dictionary({"/FT": "/Btn", "/V": "/Off", "/AS": "/Off", "/AP": _dictionary({"/N": _dictionary(looks)})})
        )
    else:
        link.update(
            _dictionary({"/FT": "/Tx", "/DA": _text(_LETTERS), "/V": _text(""), "/AP": _dictionary({"/N": looks[""]})})
        )


def _states(is_tick: bool) -> dict[str, bytes]:
    return {"/Yes": _TICK, "/Off": b""} if is_tick else {"": b""}


def _look(writer: Any, content: bytes, width: float, height: float) -> Any:
    """Add a drawing that shows a field in one of its states."""
    from pypdf.generic import ArrayObject, FloatObject, StreamObject

    drawing = StreamObject()
    box = ArrayObject(FloatObject(number) for number in (0, 0, round(width, 3), round(height, 3)))
    drawing.update(_dictionary({"/Type": "/XObject", "/Subtype": "/Form", "/BBox": box, "/Resources": _dictionary({})}))
    drawing.set_data(content)
    return writer._add_object(drawing)  # noqa: SLF001 - what the library's own writers of annotations call


def _dictionary(written: Mapping[str, Any]) -> Any:
    """Return a dictionary of a PDF; texts that begin with a slash are names."""
    from pypdf.generic import DictionaryObject, NameObject, NumberObject

    def value(one: Any) -> Any:
        if isinstance(one, str) and type(one) is str:
            return NameObject(one) if one.startswith("/") and " " not in one else _text(one)
        return NumberObject(one) if type(one) is int else one

    return DictionaryObject({NameObject(key): value(one) for key, one in written.items()})


def _text(text: str) -> Any:
    from pypdf.generic import TextStringObject

    return TextStringObject(text)
