"""Names of the library in addresses: ``beach``, or ``orchard/bench`` of a pack."""

from django.urls import register_converter


class Called:
    """What a thing of the library is called."""

    regex = "[a-z0-9-]+(?:/[a-z0-9-]+)?"

    def to_python(self, value: str) -> str:
        """Return it as it stands in the address."""
        return value

    def to_url(self, value: str) -> str:
        """Return it as it stands in the library."""
        return value


register_converter(Called, "called")
