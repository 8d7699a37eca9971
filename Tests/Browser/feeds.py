"""Reads a feed as the programs do that it is for: ogrinfo of gdal-bin, feedparser, icalendar."""

import pathlib
import re
import subprocess
import tempfile
import urllib.request
import xml.dom.minidom


class Unfit(Exception):
    pass


def count(url):
    """How many there are in it."""
    with urllib.request.urlopen(url, timeout=10) as answer:
        data = answer.read()
        if answer.headers["Access-Control-Allow-Origin"] != "*" or not answer.headers["Last-Modified"]:
            raise Unfit("a page of another origin could not read it")
    ending = url.rsplit(".", 1)[1]
    if ending in ("kml", "gpx", "atom"):
        xml.dom.minidom.parseString(data)
    if ending == "atom":
        import feedparser
        feed = feedparser.parse(data)
        if feed.bozo or not feed.feed.id or not all(entry.id and entry.updated for entry in feed.entries):
            raise Unfit(str(feed.get("bozo_exception", "something is missing")))
        return len(feed.entries)
    if ending == "ics":
        import icalendar
        events = icalendar.Calendar.from_ical(data).walk("VEVENT")
        if not all(event.decoded("DTSTART") < event.decoded("DTEND") and event["UID"] for event in events):
            raise Unfit("an event without time or name")
        return len(events)
    with tempfile.TemporaryDirectory() as folder:
        file = pathlib.Path(folder) / f"feed.{ending}"
        file.write_bytes(data)
        options = ["-oo", "X_POSSIBLE_NAMES=lon", "-oo", "Y_POSSIBLE_NAMES=lat"] if ending == "csv" else []
        said = subprocess.run(
            ["ogrinfo", "-ro", "-al", "-so", *options, str(file)], capture_output=True, text=True, timeout=30)
    if said.returncode or said.stderr.strip():
        raise Unfit(said.stderr)
    # Of KML the driver does not say the kind before it has read all.
    found = max((int(number) for number in re.findall(r"Feature Count: (\d+)", said.stdout)), default=0)
    if found and "Point" not in said.stdout and ending != "kml":
        raise Unfit(f"no points: {said.stdout}")
    return found
