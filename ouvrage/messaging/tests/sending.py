"""Sending files in pieces, as the page's script does."""

import base64

from django.urls import reverse

PIECE = "application/offset+octet-stream"


def metadata(**given):
    pairs = (f"{key} {base64.b64encode(value.encode()).decode()}" for key, value in given.items())
    return ",".join(pairs)


def announce(client, place, name, size):
    return client.post(
        reverse("messaging:uploads"),
        headers={
            "Upload-Length": str(size),
            "Upload-Metadata": metadata(filename=name, place=place),
        },
    )


def add(client, url, offset, piece):
    headers = {"Upload-Offset": str(offset)}
    return client.generic("PATCH", url, piece, content_type=PIECE, headers=headers)


def send_in_pieces(client, place, name, data, *, size=None):
    """The answer to the last piece."""
    answer = announce(client, place, name, len(data))
    if answer.status_code != 201:
        return answer
    url, step = answer["Location"], size or len(data)
    for offset in range(0, len(data), step):
        answer = add(client, url, offset, data[offset : offset + step])
    return answer
