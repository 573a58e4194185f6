"""Addresses of conversations and files, and where answers by mail come in."""

from django.urls import path

from ouvrage.messaging import views
from ouvrage.messaging.conversations import views as conversations
from ouvrage.messaging.replies import views as replies
from ouvrage.messaging.uploads import views as uploads

app_name = "messaging"
urlpatterns = [
    path("messages/", conversations.conversations, name="conversations"),
    path("messages/<int:thread_id>/sourdine/", conversations.hush, name="mute"),
    path("messages/<int:thread_id>/blocage/", conversations.close, name="block"),
    path("fichiers/<uuid:file_id>/", views.file, name="file"),
    path("fichiers/<uuid:file_id>/apercu/", views.preview, name="preview"),
    path("fichiers/<uuid:file_id>/ligne/", uploads.row, name="row"),
    path("fichiers/<uuid:file_id>/reprendre/", views.remove, name="remove"),
    path("fichiers/envois/", uploads.start, name="uploads"),
    path("fichiers/envois/<uuid:upload_id>/", uploads.upload, name="upload"),
    path("compte/fichiers/", views.mine, name="mine"),
    path("courrier/reponse/<slug:provider>/", replies.receive, name="reply"),
]
