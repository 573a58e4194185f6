"""Checks the chains of your credits, away from the site: python check_chain.py FILE.json

Needs Python 3.8 or newer and nothing else. Every digest is computed again from what the file says;
compare the heads it prints with those on your Credits page, and with older files of yours.
"""

import hashlib
import json
import sys
from typing import Any, Dict, List


def digest(text: str) -> str:
    """SHA-256 of the text in UTF-8, in hexadecimal."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def faults_of(chain: Dict[str, Any]) -> List[str]:
    """What does not hold in one chain; nothing when it is whole."""
    found, head, balance = [], "", 0
    for position, link in enumerate(chain["links"], start=1):
        where = "%s, link %d (%s)" % (chain["account"], position, link["key"])
        lines = sorted("%s:%d" % (line["account"], line["amount"]) for line in link["lines"])
        if digest("\n".join([link["kind"], link["reference"], *lines])) != link["fingerprint"]:
            found.append(where + ": the entry no longer says what it said")
        said = (head, link["key"], link["fingerprint"], str(link["amount"]), str(position))
        if digest("|".join(said)) != link["digest"] or link["position"] != position:
            found.append(where + ": the chain is broken here")
        head = link["digest"]
        balance -= link["amount"]
        if balance != link["balance_after"]:
            found.append(where + ": the balance does not follow")
    if head != chain["head"] or balance != chain["balance"]:
        found.append(chain["account"] + ": the end of the chain is not the one given")
    return found


def main(path: str) -> int:
    """Say what was found; 0 when all chains are whole."""
    with open(path, encoding="utf-8") as file:
        chains = json.load(file)["chains"]
    faults = [fault for chain in chains for fault in faults_of(chain)]
    for chain in chains:
        print(
            "%-30s %4d links, balance %d, head %s"
            % (chain["account"], len(chain["links"]), chain["balance"], chain["head"][:8] or "-")
        )
    print("\n".join(faults) or "All chains are whole.")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
