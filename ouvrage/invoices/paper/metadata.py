"""Says inside a PDF that it is a Factur-X: the XMP block of its norm, which Typst cannot write."""

import io

import pikepdf

NAMESPACE = "urn:factur-x:pdfa:CrossIndustryDocument:invoice:1p0#"
SCHEMA = "Factur-X PDFA Extension Schema"
PROPERTIES = {
    "DocumentFileName": "name of the embedded XML invoice file",
    "DocumentType": "INVOICE",
    "Version": "The actual version of the Factur-X XML schema",
    "ConformanceLevel": "The conformance level of the embedded Factur-X data",
}
VALUES = {
    "DocumentType": "INVOICE",
    "DocumentFileName": "factur-x.xml",
    "Version": "1.0",
    "ConformanceLevel": "EN 16931",
}
END = b"</rdf:RDF>"


def as_facturx(pdf: bytes) -> bytes:
    """Add the block and keep everything else; the same bytes in give the same bytes out."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        stream = document.Root.Metadata
        xmp = stream.read_bytes()
        if END not in xmp:
            raise ValueError("this PDF has no XMP metadata")
        head, _end, tail = xmp.rpartition(END)
        stream.write(head + _block().encode() + END + tail)
        out = io.BytesIO()
        document.save(out, deterministic_id=True, compress_streams=True)
    return out.getvalue()


def _block() -> str:
    values = "".join(f"<fx:{name}>{value}</fx:{name}>" for name, value in VALUES.items())
    properties = "".join(_property(name, text) for name, text in PROPERTIES.items())
    return (
        f'<rdf:Description rdf:about="" xmlns:fx="{NAMESPACE}">{values}</rdf:Description>'
        '<rdf:Description rdf:about=""'
        ' xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"'
        ' xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"'
        ' xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">'
        '<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">'
        f"<pdfaSchema:schema>{SCHEMA}</pdfaSchema:schema>"
        f"<pdfaSchema:namespaceURI>{NAMESPACE}</pdfaSchema:namespaceURI>"
        "<pdfaSchema:prefix>fx</pdfaSchema:prefix>"
        f"<pdfaSchema:property><rdf:Seq>{properties}</rdf:Seq></pdfaSchema:property>"
        "</rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>"
    )


def _property(name: str, text: str) -> str:
    return (
        '<rdf:li rdf:parseType="Resource">'
        f"<pdfaProperty:name>{name}</pdfaProperty:name>"
        "<pdfaProperty:valueType>Text</pdfaProperty:valueType>"
        "<pdfaProperty:category>external</pdfaProperty:category>"
        f"<pdfaProperty:description>{text}</pdfaProperty:description></rdf:li>"
    )
