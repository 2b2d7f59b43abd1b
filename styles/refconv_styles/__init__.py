"""Citation styles of our own and the other names of styles: data only."""
