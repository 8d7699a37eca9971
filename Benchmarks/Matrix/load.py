#!/usr/bin/env python3
"""People who report in a Matrix room without pause, each as soon as the bot has answered the last one; one observer reads the answers.

  load.py PORT PASSWORD rooms ALIAS:BOT… [--token BOT]   makes closed rooms with the people and a bot in each; prints the bot's access token
  load.py PORT PASSWORD bare ALIAS SECONDS CLIENTS…      no bot: so many people say something, each as soon as the homeserver has taken the last
  load.py PORT PASSWORD ALIAS CLIENTS:REPORTS…           reports to the bot that is there; a line of JSON a round
  load.py PORT PASSWORD turns ROUNDS REPORTS ALIAS…      one person alone reports so often to each bot, in turn: the machine's own speed, which comes
                                                         and goes, falls on all of them; a line of JSON for each bot, of all its rounds
  load.py PORT PASSWORD back FOLDER SECONDS ALIAS…       kills the homeserver of a folder, starts it after so many seconds, and says how long
                                                         each room's bot then takes to answer a report
Accounts s0 … s19 and observer have that password. On loopback alone; nothing waits for ever."""
import asyncio, itertools, json, re, sys, time
from pathlib import Path
from urllib.parse import quote

import aiohttp

HERE = Path(__file__).resolve().parent
PLACES = """Aigueperse Ambert Ardes Aubière Augerolles Authezat Aydat Bertignat Billom Blanzat Bouzel Brousse Bulhon Ceyrat Chamalières
Coudes Issoire Orcines Riom Thiers""".split()
ANSWER = re.compile("S\\d+ enregistré\u00a0: ([^,\n]+)")
PATIENCE = 120
serial = itertools.count(time.time_ns() // 1_000_000)


class Homeserver:
    def __init__(self, port, session):
        self.base, self.session = f"http://127.0.0.1:{port}/_matrix/client/v3/", session

    async def call(self, method, path, body=None, token=None, **query):
        headers = {"Authorization": f"Bearer {token}"} if token else {}
        async with self.session.request(method, self.base + path, json=body, headers=headers, params=query) as answer:
            said = await answer.json()
            if answer.status != 200:
                raise RuntimeError(f"{method} {path}: {answer.status} {said}")
            return said

    async def log_in(self, name, password):
        return (await self.call("POST", "login", {
            "type": "m.login.password", "password": password, "identifier": {"type": "m.id.user", "user": name}}))["access_token"]

    async def room(self, alias, token):
        return (await self.call("GET", "directory/room/" + quote(f"#{alias}:matrix.test"), token=token))["room_id"]

    async def say(self, room, text, token):
        path = f"rooms/{quote(room)}/send/m.room.message/{next(serial)}"
        await self.call("PUT", path, {"msgtype": "m.text", "body": text}, token)


class Crowd:
    """Who waits for an answer, and since when."""

    def __init__(self, server, room, tokens):
        self.server, self.room, self.tokens = server, room, tokens
        self.waiting, self.latencies, self.unsent, self.unanswered, self.tasks = {}, [], 0, 0, set()

    def report(self, index):
        if self.unsent == 0:
            return
        self.unsent -= 1
        self.waiting[PLACES[index]] = (index, time.perf_counter())
        said = self.server.say(self.room, f"!s {PLACES[index]} 14h10 eau : relevé {next(serial)}", self.tokens[index])
        task = asyncio.create_task(said)
        self.tasks.add(task)
        task.add_done_callback(self.said)

    def said(self, task):
        self.tasks.discard(task)
        if not task.cancelled() and task.exception():
            print(task.exception(), file=sys.stderr)

    def answered(self, place):
        waited = self.waiting.pop(place, None)
        if waited is None:
            return
        index, since = waited
        self.latencies.append((time.perf_counter() - since) * 1000)
        self.unanswered -= 1
        self.report(index)

    async def round(self, answers, clients, reports):
        self.latencies, self.unsent, self.unanswered = [], reports, reports
        started = time.perf_counter()
        for index in range(min(clients, reports)):
            self.report(index)
        async with asyncio.timeout(PATIENCE):
            while self.unanswered:
                for place in await answers.get():
                    self.answered(place)
        seconds = time.perf_counter() - started
        return figures(clients, self.latencies, seconds)


def figures(clients, latencies, seconds):
    latencies = sorted(latencies)
    at = lambda share: round(latencies[min(len(latencies) - 1, int(len(latencies) * share))], 1)
    return {"clients": clients, "count": len(latencies), "per_second": round(len(latencies) / seconds, 1),
            "p50_ms": at(0.5), "p99_ms": at(0.99), "max_ms": at(1)}


async def observe(server, token, rooms, answers):
    """Puts the places of each answer into the queue of its room."""
    keep = json.dumps({"room": {"timeline": {"limit": 500}, "state": {"types": []}, "ephemeral": {"types": []}, "account_data": {"types": []}},
                       "presence": {"types": []}, "account_data": {"types": []}})
    since = (await server.call("GET", "sync", token=token, timeout=0, filter=keep))["next_batch"]
    answers["ready"].set()
    while True:
        try:
            answer = await server.call("GET", "sync", token=token, timeout=30000, since=since, filter=keep)
        except (aiohttp.ClientError, RuntimeError):
            await asyncio.sleep(0.05)
            continue
        since = answer["next_batch"]
        for room, content in answer.get("rooms", {}).get("join", {}).items():
            for event in content["timeline"]["events"]:
                if room in rooms and event["type"] == "m.room.message" and (places := ANSWER.findall(event["content"].get("body", ""))):
                    answers[room].put_nowait(places)


async def with_rooms(server, password, aliases, clients, body):
    token = await server.log_in("observer", password)
    rooms = [await server.room(alias, token) for alias in aliases]
    tokens = await asyncio.gather(*(server.log_in(f"s{number}", password) for number in range(clients)))
    answers = {room: asyncio.Queue() for room in rooms} | {"ready": asyncio.Event()}
    observing = asyncio.create_task(observe(server, token, rooms, answers))
    await answers["ready"].wait()
    try:
        return await body([(Crowd(server, room, tokens), answers[room]) for room in rooms])
    finally:
        observing.cancel()


async def reports(server, password, alias, rounds):
    rounds = [tuple(map(int, part.split(":"))) for part in rounds]

    async def body(rooms):
        [(crowd, answers)] = rooms
        for clients, count in rounds:
            print(json.dumps(await crowd.round(answers, clients, count)), flush=True)

    await with_rooms(server, password, [alias], max(clients for clients, _ in rounds), body)


async def turns(server, password, rounds, count, aliases):
    async def body(rooms):
        all_rounds = {alias: [] for alias in aliases}
        turn = list(zip(aliases, rooms))
        for _ in range(rounds):
            for alias, (crowd, answers) in turn:
                await crowd.round(answers, 1, count)
                all_rounds[alias] += crowd.latencies
            turn.reverse()
        for alias, latencies in all_rounds.items():
            # Each report waits for the answer to the last, so that their waits are the time that all of it took.
            print(json.dumps({"bot": alias, **figures(1, latencies, sum(latencies) / 1000)}), flush=True)

    await with_rooms(server, password, aliases, 1, body)


async def bare(server, password, alias, seconds, counts):
    token = await server.log_in("observer", password)
    room = await server.room(alias, token)
    tokens = await asyncio.gather(*(server.log_in(f"s{number}", password) for number in range(max(counts))))
    for clients in counts:
        started, latencies = time.perf_counter(), []

        async def talk(token):
            while time.perf_counter() - started < seconds:
                since = time.perf_counter()
                await server.say(room, f"!s Issoire 14h10 eau : relevé {next(serial)}", token)
                latencies.append((time.perf_counter() - since) * 1000)

        await asyncio.gather(*map(talk, tokens[:clients]))
        print(json.dumps(figures(clients, latencies, time.perf_counter() - started)), flush=True)


async def back(server, password, folder, seconds, aliases):
    async def act(what):
        script = HERE.parent.parent / "deploy/matrix/server.sh"
        process = await asyncio.create_subprocess_exec(str(script), what, folder)
        if await process.wait():
            raise RuntimeError(f"server.sh {what}")

    async def body(rooms):
        async def one(crowd, answers):
            waited = await crowd.round(answers, 1, 1)
            return round(waited["max_ms"])

        await asyncio.gather(*(one(*room) for room in rooms))
        await act("kill")
        await asyncio.sleep(seconds)
        await act("start")
        while True:
            try:
                await server.call("GET", "../versions")
                break
            except (aiohttp.ClientError, RuntimeError):
                await asyncio.sleep(0.02)
        print(json.dumps(dict(zip(aliases, await asyncio.gather(*(one(*room) for room in rooms))))), flush=True)

    await with_rooms(server, password, aliases, 1, body)


async def make_rooms(server, password, pairs, wanted):
    people = [f"s{number}" for number in range(len(PLACES))]
    tokens = dict(zip(people, await asyncio.gather(*(server.log_in(name, password) for name in people))))
    owner = await server.log_in("observer", password)
    for pair in pairs:
        alias, bot = pair.split(":")
        room = (await server.call("POST", "createRoom", {
            "preset": "private_chat", "room_alias_name": alias, "invite": [f"@{guest}:matrix.test" for guest in [*people, bot]]}, owner))["room_id"]
        if bot not in tokens:
            tokens[bot] = await server.log_in(bot, password)
        for name in [*people, bot]:
            await server.call("POST", "join/" + quote(room), {}, tokens[name])
    if wanted:
        print(tokens[wanted])


async def main():
    port, password, what, *rest = sys.argv[1:]
    # A connection for each person, and one for the observer.
    connector = aiohttp.TCPConnector(limit=0)
    async with aiohttp.ClientSession(connector=connector, timeout=aiohttp.ClientTimeout(total=60)) as session:
        server = Homeserver(port, session)
        if what == "rooms":
            wanted = rest[rest.index("--token") + 1] if "--token" in rest else None
            await make_rooms(server, password, [part for part in rest if ":" in part], wanted)
        elif what == "bare":
            await bare(server, password, rest[0], float(rest[1]), [int(count) for count in rest[2:]])
        elif what == "turns":
            await turns(server, password, int(rest[0]), int(rest[1]), rest[2:])
        elif what == "back":
            await back(server, password, rest[0], float(rest[1]), rest[2:])
        else:
            await reports(server, password, what, rest)


asyncio.run(main())
