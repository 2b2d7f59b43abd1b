"""Tools that formats share. They know the model and the source, nothing above."""
