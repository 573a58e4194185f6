"""Whose site an address belongs to."""

import httpx
import tldextract

from ouvrage.brands.models import Brand

# The list of public suffixes that came with the library: asking the network for it is not for us.
_extract = tldextract.TLDExtract(suffix_list_urls=(), cache_dir=None)


def registrable(url: str) -> str:
    """`https://blog.studio.co.uk/a` → `studio.co.uk`; nothing for an address without one.

    Pages on a shared host (`me.github.io`) are pages of that host: whoever can have a new name
    there for the asking would otherwise be rewarded for each (decision 0036).
    """
    return _extract(httpx.URL(url).raw_host.decode()).top_domain_under_public_suffix


def our_hosts() -> set[str]:
    """The hosts of all brands."""
    return {
        domain.partition(":")[0].lower()
        for domain in Brand.objects.values_list("domain", flat=True)
    }


def is_ours(host: str, ours: set[str]) -> bool:
    """One of our hosts, or a name under one."""
    bare = host.lower().rstrip(".")
    return any(bare == one or bare.endswith(f".{one}") for one in ours)
