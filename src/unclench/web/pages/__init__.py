"""Pages: each group in a folder of its own, with its views, forms and addresses."""
