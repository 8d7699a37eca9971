// Draws the map of a crisis. All words come from the page; what people wrote is only ever text. Without this, or without
// Leaflet, the list by commune is there.
"use strict";
(function () {
  const frame = document.getElementById("map");
  const legend = document.getElementById("legend");
  const state = document.getElementById("state");
  if (!frame || typeof L === "undefined" || !L.markerClusterGroup) { return; }

  // Forms in a square of 24.
  const shapes = {
    route: "M12 1 23 12 12 23 1 12Z",
    eau: "M12 1C16 8 20 11 20 15.500a8 7.500 0 0 1-16 0C4 11 8 8 12 1Z",
    batiment: "M3 3H21V21H3Z",
    reseau: "M12 2 23 21H1Z",
    evacuation: "M1 8H12V2L23 12 12 22V16H1Z",
    personne: "M12 1a5 5 0 0 1 3 9.200c4 1 7 5 7 12.800H2c0-7.800 3-11.800 7-12.800A5 5 0 0 1 12 1Z",
    besoin: "M8 1h8v7h7v8h-7v7H8v-7H1V8h7Z",
    rumeur: "M1 3H23V17H13L7 23V17H1Z",
    autre: "M12 2a10 10 0 1 1 0 20 10 10 0 0 1 0-20Z",
    "": "M12 5a7 7 0 1 1 0 14 7 7 0 0 1 0-14Z",
    distress: "M7 1h10l6 6v10l-6 6H7l-6-6V7Z"
  };
  const svgNames = "http://www.w3.org/2000/svg";

  function element(name, classes, text) {
    const made = document.createElement(name);
    if (classes) { made.className = classes; }
    if (text !== undefined) { made.textContent = text; }
    return made;
  }

  function drawn(name, attributes) {
    const made = document.createElementNS(svgNames, name);
    for (const key of Object.keys(attributes)) { made.setAttribute(key, attributes[key]); }
    return made;
  }

  function pin(report) {
    const shape = report.distress ? "distress" : report.category || "";
    const svg = drawn("svg", {
      viewBox: "-6 -6 36 36", width: 36, height: 36, "aria-hidden": "true",
      class: "pin " + (report.status || "") + (report.distress ? " distress" : "")
    });
    if (report.precision === "commune") { svg.append(drawn("circle", { cx: 12, cy: 12, r: 16.5, class: "ring" })); }
    svg.append(drawn("path", { d: shapes[shape] || shapes.autre, class: "shape" }));
    if (report.urgent || report.distress) {
      svg.append(drawn("path", { d: "M12 6V13M12 17.500V17.600", class: "sign" }));
    }
    return svg;
  }

  for (const row of legend.querySelectorAll("li")) {
    const data = row.dataset;
    row.prepend(pin({
      status: data.status || (data.category !== undefined || data.centre ? "verified" : "new"),
      category: data.category !== undefined ? data.category : "autre",
      distress: data.distress === "1", urgent: data.urgent === "1", precision: data.centre ? "commune" : ""
    }));
  }
  legend.hidden = false;
  frame.hidden = false;
  document.getElementById("unmapped").hidden = true;

  const map = L.map(frame, {
    attributionControl: false, zoomControl: false, minZoom: 5, maxZoom: 18, zoomSnap: 0.5
  }).setView([46.6, 2.4], 6);
  L.control.zoom({ zoomInTitle: frame.dataset.zoomIn, zoomOutTitle: frame.dataset.zoomOut }).addTo(map);
  if (frame.dataset.tiles) {
    frame.classList.add("tiled");
    L.tileLayer(frame.dataset.tiles, { maxZoom: 18 }).addTo(map);
  }

  // What lies below: outlines, and the names of communes as far as there is room for them.
  let isPlaced = false;
  const towns = [];
  const names = L.layerGroup().addTo(map);
  map.createPane("names").style.zIndex = 350;

  function line(numbers) {
    let x = 0, y = 0;
    const points = [];
    for (let i = 0; i + 1 < numbers.length; i += 2) {
      x += numbers[i];
      y += numbers[i + 1];
      points.push([y / 1e4, x / 1e4]);
    }
    return points;
  }

  function nameTowns() {
    names.clearLayers();
    const seen = map.getBounds().pad(-0.02);
    const size = map.getSize();
    const taken = [];
    for (const town of towns) {
      if (!seen.contains([town.latitude, town.longitude])) { continue; }
      const at = map.latLngToContainerPoint([town.latitude, town.longitude]);
      const half = town.name.length * 3.6 + 6;
      if (taken.some(other => Math.abs(other.x - at.x) < other.half + half && Math.abs(other.y - at.y) < 20)) { continue; }
      taken.push({ x: at.x, y: at.y, half: half });
      const label = element("span", "", town.name);
      label.setAttribute("aria-hidden", "true");
      L.marker([town.latitude, town.longitude], {
        icon: L.divIcon({ className: "name", html: label, iconSize: null, iconAnchor: [half - 6, 26] }),
        interactive: false, keyboard: false, pane: "names"
      }).addTo(names);
      if (taken.length > size.x * size.y / 16000) { break; }
    }
  }
  map.on("moveend", nameTowns);

  async function outline(code) {
    const answer = await fetch("/a/outlines/" + encodeURIComponent(code) + ".json");
    if (!answer.ok) { return; }
    const found = await answer.json();
    L.polyline(found.lines.map(line), { className: "outline", interactive: false }).addTo(map);
    const border = L.polyline(found.border.map(line), { className: "border", interactive: false }).addTo(map);
    if (!isPlaced) { map.fitBounds(border.getBounds(), { animate: false }); }
    for (const town of found.towns) {
      towns.push({ name: town[0], longitude: town[1] / 1e4, latitude: town[2] / 1e4, people: town[3] });
    }
    towns.sort((a, b) => b.people - a.people);
    nameTowns();
  }

  // What lies above: the reports.
  const reports = L.markerClusterGroup({
    maxClusterRadius: 56, showCoverageOnHover: false, spiderfyDistanceMultiplier: 1.6,
    iconCreateFunction: function (cluster) {
      const children = cluster.getAllChildMarkers();
      const isAlarmed = children.some(child => child.report.distress);
      return L.divIcon({
        className: "", iconSize: [42, 42],
        html: element("span", "cluster" + (isAlarmed ? " alarmed" : ""), String(children.length))
      });
    }
  }).addTo(map);
  // A mark of several says how many they are to those who hear it.
  map.on("layeradd", function (event) {
    const layer = event.layer;
    if (!layer.getChildCount || !layer.getElement()) { return; }
    layer.getElement().setAttribute("role", "button");
    layer.getElement().setAttribute("aria-label", layer.getChildCount() + " " + frame.dataset.several);
  });

  function described(report) {
    const box = element("div");
    box.append(element("strong", "", report.name));
    box.append(element("p", "", report.description));
    if (frame.dataset.report && report.number) {
      const link = element("a", "", frame.dataset.open + " S" + report.number);
      link.href = frame.dataset.report + "/S" + report.number;
      box.append(link);
    }
    return box;
  }

  function marker(feature) {
    const report = feature.properties;
    const at = feature.geometry.coordinates;
    const made = L.marker([at[1], at[0]], {
      icon: L.divIcon({ className: "", iconSize: [36, 36], html: pin(report) }), riseOnHover: true,
      zIndexOffset: report.distress ? 1000 : 0
    });
    made.report = report;
    made.bindPopup(function () { return described(report); });
    made.on("add", function () {
      made.getElement().setAttribute("role", "button");
      made.getElement().setAttribute("aria-label", report.name);
    });
    return made;
  }

  let tag = null, waiting = null, isOver = false, shown = 0;

  function show(found) {
    const markers = found.features.map(marker);
    shown = markers.length;
    reports.clearLayers();
    reports.addLayers(markers);
    if (!isPlaced && markers.length > 0) {
      isPlaced = true;
      map.fitBounds(reports.getBounds().pad(0.2), { maxZoom: 13, animate: false });
    }
  }

  function say(words, isStale) {
    const now = new Date();
    // In the crisis's time, as every other on the page.
    const text = words + " " + now.toLocaleTimeString(document.documentElement.lang,
      { hour: "2-digit", minute: "2-digit", timeZone: state.dataset.zone });
    state.classList.toggle("stale", isStale);
    // Said once where it changes, and not every half minute to those who hear it.
    if (isStale && state.textContent === "") { state.textContent = text; }
    if (!isStale || !state.dataset.isStale) { state.textContent = text; }
    state.dataset.isStale = isStale ? "1" : "";
  }

  async function refresh() {
    if (isOver) { return; }
    try {
      const answer = await fetch(frame.dataset.points, { cache: "no-cache" });
      if (answer.status === 404) { isOver = true; }
      if (!answer.ok) { throw new Error(String(answer.status)); }
      if (answer.headers.get("ETag") !== tag) {
        tag = answer.headers.get("ETag");
        const found = await answer.json();
        // Nobody is interrupted who reads about one.
        if (map.isReading) { waiting = found; } else { show(found); }
      }
      say(state.dataset.current, false);
    } catch (error) {
      say(state.dataset.stale, true);
    }
  }
  map.on("popupopen", function () { map.isReading = true; });
  map.on("popupclose", function () {
    map.isReading = false;
    if (waiting) {
      show(waiting);
      waiting = null;
    }
  });

  // Where somebody points, a report begins, or the one that is to be placed gets its place. The point stays in the browser,
  // behind the #, until a form sends it.
  if (frame.dataset.report) {
    const chosen = new URLSearchParams(location.hash.slice(1)).get("place") || "";
    const target = frame.dataset.report + (/^\d{1,9}$/.test(chosen) ? "/S" + chosen : "");
    map.on("click", function (event) {
      const at = event.latlng.wrap();
      const link = element("a", "", frame.dataset.here);
      link.href = target + "#lat=" + at.lat.toFixed(5) + "&lon=" + at.lng.toFixed(5);
      L.popup().setLatLng(event.latlng).setContent(link).openOn(map);
    });
  }

  Promise.all(frame.dataset.departements.split(" ").filter(Boolean).map(outline)).catch(function () {});
  refresh();
  setInterval(function () { if (!document.hidden) { refresh(); } }, 30000);
  // What changes in the crisis is said at once to those who may read it.
  if (frame.dataset.live && "EventSource" in window) {
    const stream = new EventSource(frame.dataset.live);
    // Soon, and once more when the server makes them anew, which it does every two seconds at most; thousands of points
    // are not fetched for each of many changes.
    let soon = null, later = null, last = 0;
    const again = function () {
      const pause = shown > 1000 ? 15000 : 2000;
      if (!soon) {
        soon = setTimeout(function () {
          soon = null;
          last = Date.now();
          refresh();
        }, Math.max(200 + Math.random() * 300, last + pause - Date.now()));
      }
      clearTimeout(later);
      later = setTimeout(refresh, pause + 1000 + Math.random() * 1000);
    };
    for (const name of ["row", "gone", "reload", "end"]) { stream.addEventListener(name, again); }
    for (const name of ["reload", "end"]) { stream.addEventListener(name, function () { stream.close(); }); }
  }
  document.addEventListener("visibilitychange", function () { if (!document.hidden) { refresh(); } });
})();
