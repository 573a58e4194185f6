"""Who else may read the files that hang on a project: whoever sees its report."""

from ouvrage.accounts.models import User
from ouvrage.projects.models import Project
from ouvrage.web.report.policy import viewpoint


def may_read_files(user: User, key: str) -> bool:
    """Asked by messaging for every file about "project:<number>"."""
    project = Project.objects.filter(pk=int(key)).first() if key.isdecimal() else None
    view = viewpoint(project, user) if project else None
    return view is not None and view.sees_report
