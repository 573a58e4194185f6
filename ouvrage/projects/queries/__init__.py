"""What pages about projects show."""

from ouvrage.projects.queries.clients import ClientFigures, figures_of
from ouvrage.projects.queries.finding import Found, Order, ProjectList, Shown, find_project
from ouvrage.projects.queries.lines import Line
from ouvrage.projects.queries.mine import MyProjects

__all__ = [
    "ClientFigures",
    "Found",
    "Line",
    "MyProjects",
    "Order",
    "ProjectList",
    "Shown",
    "figures_of",
    "find_project",
]
