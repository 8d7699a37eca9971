# bluesky.py PORT: a repository of Bluesky's kind on loopback, in memory, that checks what is put into it (arroba). The
# account is visov.example.org, its password and token in the environment.
import os
import sys

os.environ.setdefault("REPO_TOKEN", "token")
os.environ.setdefault("REPO_PASSWORD", "password")
os.environ.setdefault("PDS_HOST", "localhost")
os.environ.setdefault("APPVIEW_HOST", "localhost")
os.environ.setdefault("RELAY_HOST", "localhost")

from flask import Flask
from lexrpc.flask_server import init_flask

from arroba import server, util
from arroba.repo import Repo
from arroba.storage import MemoryStorage
from arroba import xrpc_repo, xrpc_server  # noqa: F401 (they register themselves)

server.storage = MemoryStorage()
Repo.create(server.storage, "did:plc:visov", handle="visov.example.org", signing_key=util.new_key(seed=1))
app = Flask(__name__)
init_flask(server.server, app)
app.run(host="127.0.0.1", port=int(sys.argv[1]))
