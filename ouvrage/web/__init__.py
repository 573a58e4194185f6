"""Pages that combine apps: home, project report, dashboards; the demo and the importer."""
