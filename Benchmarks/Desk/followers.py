"""followers.py PORT PATH : people who follow a page, one for each cookie among the lines of standard input, until an empty line and then
the end of it. Says `ready` once all of them have heard something, and at the end how many events they have seen. A process of its own, so
that it can be given little of the processor: in truth they are on machines of their own."""

import asyncio
import sys

port, path = sys.argv[1:]
seen = 0


async def follow(cookie, heard):
    global seen
    reader, writer = await asyncio.open_connection("127.0.0.1", int(port))
    writer.write(f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nCookie: {cookie}\r\n\r\n".encode())
    while piece := await reader.read(1 << 16):
        heard.set()
        seen += piece.count(b"event: ")


async def main():
    loop = asyncio.get_running_loop()
    people, heard = [], []
    while (cookie := (await loop.run_in_executor(None, sys.stdin.readline)).strip()):
        heard.append(asyncio.Event())
        people.append(asyncio.create_task(follow(cookie, heard[-1])))
    await asyncio.gather(*(one.wait() for one in heard))
    print("ready", flush=True)
    await loop.run_in_executor(None, sys.stdin.read)
    for one in people:
        one.cancel()
    await asyncio.gather(*people, return_exceptions=True)
    print(seen, flush=True)


asyncio.run(main())
