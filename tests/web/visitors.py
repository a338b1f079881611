"""People who visit, as Django's test client."""

import re
from uuid import uuid4

from django.test import Client

from unclench.web.models import Practice

START = {
    "zone": "Europe/Lisbon",
    "audio": "opus",
    "what": "posture-reset/",
    "minutes": "1",
}


class Visitor(Client):
    """Somebody at Today."""

    def started(self, **fields: object) -> Practice:
        """Start a practice; returns it."""
        key = fields.pop("id", uuid4())
        answer = self.post("/start", START | {"id": key} | fields)
        found = re.fullmatch(r"/practice/([0-9a-f-]+)/", answer["Location"])
        assert found
        return Practice.objects.get(pk=found[1])

    def listened(self, seconds: int, **fields: object) -> Practice:
        """Start a practice and listen for so long."""
        practice = self.started(**fields)
        answer = self.post(
            f"/practice/{practice.pk}/heard", {"seconds": seconds, "ended": "on"}
        )
        assert answer.status_code == 302
        return practice
