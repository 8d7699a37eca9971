#!/usr/bin/env python3
"""room.py PORT ALIAS CREATOR GUEST… : a closed room on the throw-away homeserver of up.sh, its guests invited. `account password` of the
creator is among the lines of standard input."""
import json, sys, urllib.request

def call(port, path, body, token=None):
    headers = {"Authorization": f"Bearer {token}"} if token else {}
    request = urllib.request.Request(f"http://127.0.0.1:{port}/_matrix/client/v3/{path}", json.dumps(body).encode(), headers)
    with urllib.request.urlopen(request, timeout=30) as answer:
        return json.load(answer)

port, alias, creator, *guests = sys.argv[1:]
password = dict(line.split() for line in sys.stdin)[creator]
token = call(port, "login", {
    "type": "m.login.password", "password": password, "identifier": {"type": "m.id.user", "user": creator}})["access_token"]
call(port, "createRoom", {
    "preset": "private_chat", "room_alias_name": alias, "name": f"#{alias}",
    "invite": [f"@{guest}:matrix.test" for guest in guests]}, token)
