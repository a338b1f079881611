"""Addresses of writing: ids only, never a word of what is written."""

from django.urls import path

from unclench.web.pages.write import coach, hear, history, views

urlpatterns = [
    path("write/", views.everything, name="write"),
    path("write/new", views.new, name="write-new"),
    path("write/heard/<slug:digest>.wav", hear.clip, name="write-clip"),
    path("write/<uuid:script_id>/", views.editor, name="write-one"),
    path("write/<uuid:script_id>/keep", views.keep_words, name="write-keep"),
    path("write/<uuid:script_id>/coach", coach.beside, name="write-coach"),
    path("write/<uuid:script_id>/line", hear.line, name="write-line"),
    path("write/<uuid:script_id>/hear", hear.all_of_it, name="write-hear"),
    path("write/<uuid:script_id>/delete", views.delete, name="write-delete"),
    path("write/<uuid:script_id>/undelete", views.undelete, name="write-undelete"),
    path("write/<uuid:script_id>/forget", views.forget, name="write-forget"),
    path("write/<uuid:script_id>/versions/", history.versions, name="write-versions"),
    path(
        "write/<uuid:script_id>/versions/<uuid:version_id>/",
        history.version,
        name="write-version",
    ),
    path(
        "write/<uuid:script_id>/versions/<uuid:version_id>/back",
        history.back,
        name="write-back",
    ),
]
