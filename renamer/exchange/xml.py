"""XML written by the standard library: every text is escaped, and holds only signs of XML 1.0."""

from __future__ import annotations

from xml.etree import ElementTree as ET


def child(parent: ET.Element, tag: str, text: str = "", **attributes: str) -> ET.Element:
    """Add an element with a text to another one and return it."""
    element = ET.SubElement(parent, tag, attributes)
    if text:
        element.text = text
    return element


def written(root: ET.Element) -> str:
    """Return the document, indented."""
    ET.indent(root)
    body = ET.tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{body}\n'
