"""How the documentation is built."""

import unclench

project = "Unclench"
copyright = "2026, the Unclench authors"
author = "The Unclench authors"
version = release = unclench.__version__

extensions = ["myst_parser"]
myst_heading_anchors = 3
myst_enable_extensions = ["colon_fence", "deflist", "smartquotes"]
exclude_patterns = ["_build"]

html_theme = "furo"
html_title = "Unclench"
html_theme_options = {"top_of_page_buttons": []}
html_show_sphinx = False
