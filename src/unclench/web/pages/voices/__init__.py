"""Who speaks: the voices there are, and how to get a natural one."""
