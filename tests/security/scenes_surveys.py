"""What the signed links of mails to clients lead to."""

from typing import Any

from ouvrage.projects.commitment import links as commitment

Scene = dict[str, Any]


def promised(scene: Scene) -> Scene:
    """The open project, by the link to its reply commitment."""
    path = commitment.link_path(scene["project"])
    return scene | {"signed": path.rstrip("/").rpartition("/")[2]}
