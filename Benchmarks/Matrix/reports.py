"""Each report is one INSERT and so one commit (WAL, synchronous=FULL), then its answer."""
import re

from maubot import MessageEvent, Plugin
from maubot.handlers import event
from mautrix.types import EventType, MessageType, TextMessageEventContent

REPORT = re.compile("!s (.*) 14h10 ")


class Reports(Plugin):
    async def start(self):
        await self.database.execute(
            "CREATE TABLE IF NOT EXISTS report (id INTEGER PRIMARY KEY, sender TEXT NOT NULL, text TEXT NOT NULL)")

    @event.on(EventType.ROOM_MESSAGE)
    async def report(self, said: MessageEvent):
        found = REPORT.match(said.content.body)
        if not found:
            return
        number = await self.database.fetchval(
            "INSERT INTO report (sender, text) VALUES ($1, $2) RETURNING id", said.sender, said.content.body)
        await said.reply(
            TextMessageEventContent(MessageType.NOTICE, f"S{number} enregistré\u00a0: {found[1]}, eau"))
