#!/usr/bin/env python3
"""register.py PORT [--admin] USER PASSWORD… : accounts on the throw-away homeserver of up.sh."""
import hashlib, hmac, json, sys, urllib.request

def call(port, body=None):
    data = None if body is None else json.dumps(body).encode()
    request = urllib.request.Request(f"http://127.0.0.1:{port}/_synapse/admin/v1/register", data)
    with urllib.request.urlopen(request, timeout=30) as answer:
        return json.load(answer)

port, words = sys.argv[1], sys.argv[2:]
admin = words[:1] == ["--admin"]
words = words[admin:]
for user, password in zip(words[::2], words[1::2]):
    nonce = call(port)["nonce"]
    parts = [nonce, user, password, "admin" if admin else "notadmin"]
    mac = hmac.new(b"throw-away", "\0".join(parts).encode(), hashlib.sha1).hexdigest()
    call(port, {"nonce": nonce, "username": user, "password": password, "admin": admin, "mac": mac})
