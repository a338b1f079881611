"""All addresses."""

from django.urls import include, path

urlpatterns = [
    path("", include("unclench.web.pages.today.urls")),
    path("", include("unclench.web.pages.choose.urls")),
    path("", include("unclench.web.pages.me.urls")),
    path("", include("unclench.web.pages.voices.urls")),
    path("", include("unclench.web.pages.recorded.urls")),
    path("", include("unclench.web.pages.sounds.urls")),
    path("", include("unclench.web.pages.practice.urls")),
    path("", include("unclench.web.pages.session.urls")),
    path("", include("unclench.web.pages.ladder.urls")),
    path("", include("unclench.web.pages.write.urls")),
    path("", include("unclench.web.pages.care.urls")),
    path("", include("unclench.web.pages.about.urls")),
]

handler404 = "unclench.web.pages.errors.not_found"
handler500 = "unclench.web.pages.errors.broken"
