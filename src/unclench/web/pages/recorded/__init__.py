"""Recording somebody, line by line, in the browser or from files."""
