"""Static files under names that change with their content, module imports included."""

from django.contrib.staticfiles.storage import ManifestStaticFilesStorage


class Assets(ManifestStaticFilesStorage):
    """Rewrites ``import … from "./x.js"`` too, so that old and new never mix."""

    support_js_module_import_aggregation = True
