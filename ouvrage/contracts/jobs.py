"""Background entry points of contracts."""

from ouvrage.contracts import services
from ouvrage.contracts.paper.render import make_pdf, proof_of
from ouvrage.contracts.queries import maybe_due_reports
from ouvrage.kit.jobs import job


@job("contracts.make_document")
def make_document(version_id: int) -> None:
    """Typeset the signed contract, outside any transaction, then keep it; safe to run twice."""
    proof = proof_of(version_id)
    services.keep_document(version_id=version_id, pdf=make_pdf(version_id, proof), proof=proof)


@job("contracts.remind_reports", cron="0 7 * * *")
def remind_reports() -> None:
    """Remind each provider whose report is due. Safe to run twice or in parallel: each contract
    is locked and looked at again in its own transaction."""
    for contract_id in maybe_due_reports():
        services.remind_report(contract_id=contract_id)


@job("contracts.publish_bands", cron="35 3 * * *")
def publish_bands() -> None:
    """Compute price guides for whose sake enough was signed since. Safe to run twice or in
    parallel: the second finds nothing new."""
    services.publish_bands()
