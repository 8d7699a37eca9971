"""Somebody in an encrypted Matrix room, whom tests drive: reads one request a line, answers each with a line, `ok` or `no` and why.

    encrypted.py PORT USER PASSWORD FOLDER        a homeserver on 127.0.0.1, and where the keys are kept

room ALIAS GUEST… : makes an encrypted room · meets USER: waits for them to be in it · say WORDS: says them there, encrypted · shows FILE WORDS: shows a picture with that caption · reacts SIGN: to what was heard last · hears WORDS: waits up to thirty seconds for a message of
another with these words, heard after the last one that was waited for; `sealed` and its text, or `open` where it was not encrypted · seen USER:
how many events of that user in all its rooms are encrypted messages, and how many are not. Who is invited comes. Needs matrix-nio with its
libolm, which stand beside pantalaimon in .build/pantalaimon.
"""

import asyncio
import os
import sys
from urllib.parse import quote

from nio import AsyncClient, AsyncClientConfig, InviteMemberEvent, MegolmEvent, RoomMessage

PATIENCE = 30


class No(Exception):
    pass


class Somebody:
    def __init__(self, port, user, folder):
        settings = AsyncClientConfig(encryption_enabled=True, store_sync_tokens=True)
        self.client = AsyncClient(f"http://127.0.0.1:{port}", f"@{user}:matrix.test", store_path=folder, config=settings)
        self.room_id = None
        self.heard = asyncio.Queue()
        self.last = None
        self.client.add_event_callback(self.hear, (RoomMessage, MegolmEvent))
        self.client.add_event_callback(self.come, InviteMemberEvent)

    async def begin(self, password):
        await self.client.login(password)
        await self.client.sync(timeout=0, full_state=True)
        return asyncio.create_task(self.client.sync_forever(timeout=10000))

    async def hear(self, room, event):
        if event.sender != self.client.user_id:
            is_closed = isinstance(event, MegolmEvent)
            kind, body = ("sealed", "no key") if is_closed else ("sealed" if event.decrypted else "open", event.body)
            self.heard.put_nowait((kind, body, event.event_id))

    async def come(self, room, event):
        if event.membership == "invite" and event.state_key == self.client.user_id:
            await self.client.join(room.room_id)

    async def room(self, alias, *guests):
        made = await self.client.room_create(
            alias=alias, invite=[f"@{guest}:matrix.test" for guest in guests],
            initial_state=[{"type": "m.room.encryption", "state_key": "", "content": {"algorithm": "m.megolm.v1.aes-sha2"}}])
        self.room_id = getattr(made, "room_id", None)
        if not self.room_id:
            raise No(str(made))
        return self.room_id

    async def meets(self, user):
        async with asyncio.timeout(PATIENCE):
            while not self.is_in_the_room(f"@{user}:matrix.test"):
                await self.client.synced.wait()

    def is_in_the_room(self, user):
        room = self.client.rooms.get(self.room_id)
        return room and user in room.users and user not in room.invited_users

    async def say(self, *words):
        return await self.send({"msgtype": "m.text", "body": " ".join(words)})

    async def shows(self, file, *words):
        with open(file, "rb") as picture:
            kept, opens = await self.client.upload(
                picture, content_type="image/png", filename="pont.png", encrypt=True, filesize=os.path.getsize(file))
        if not getattr(kept, "content_uri", None):
            raise No(str(kept))
        return await self.send({
            "msgtype": "m.image", "body": " ".join(words), "filename": "pont.png", "info": {"mimetype": "image/png"},
            "file": {"url": kept.content_uri, **opens}})

    async def reacts(self, sign):
        # Reactions are never encrypted.
        return await self.send({"m.relates_to": {"rel_type": "m.annotation", "event_id": self.last, "key": sign}}, "m.reaction")

    async def send(self, content, kind="m.room.message"):
        sent = await asyncio.wait_for(
            self.client.room_send(self.room_id, kind, content, ignore_unverified_devices=True), PATIENCE)
        if not getattr(sent, "event_id", None):
            raise No(str(sent))
        return sent.event_id

    async def hears(self, *words):
        wanted, others = " ".join(words), []
        try:
            async with asyncio.timeout(PATIENCE):
                while True:
                    kind, body, self.last = await self.heard.get()
                    if wanted in body.replace("\u00a0", " "):
                        return f"{kind} {body}"
                    others.append(body)
        except TimeoutError:
            raise No(f"not heard: {wanted}, but {others}")

    async def seen(self, user):
        sealed = clear = 0
        for room in self.client.rooms:
            # As the homeserver has them.
            path = f"/_matrix/client/v3/rooms/{quote(room)}/messages?dir=b&limit=500&access_token={self.client.access_token}"
            answer = await (await self.client.send("GET", path)).json()
            events = [event for event in answer["chunk"] if event["sender"] == f"@{user}:matrix.test"]
            kinds = [event["type"] for event in events if not event.get("state_key")]
            sealed += kinds.count("m.room.encrypted")
            clear += kinds.count("m.room.message")
        return f"{sealed} {clear}"


async def main():
    port, user, password, folder = sys.argv[1:]
    somebody = Somebody(port, user, folder)
    following = await somebody.begin(password)
    loop, number = asyncio.get_running_loop(), 0
    while line := await loop.run_in_executor(None, sys.stdin.readline):
        number += 1
        name, *words = line.split()
        try:
            answer = f"ok {await getattr(somebody, name)(*words)}"
        except (No, TimeoutError) as fault:
            answer = f"no {fault!r}"
        print(f"{number} " + answer.replace("\n", " / "), flush=True)
    following.cancel()
    await somebody.client.close()


asyncio.run(main())
