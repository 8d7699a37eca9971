// What a page does beyond being read: it changes as the record does, and offers the communes of the crisis. Every word comes
// from the server; without this the page works as well.
"use strict";

(() => {
  const body = document.body;
  const byId = (id) => document.getElementById(id);

  // The server's own rows, from the template that made the page: words in them are escaped there. A parsed document runs
  // nothing.
  const parsed = (html, wrap) => {
    const page = new DOMParser().parseFromString(wrap ? `<table><tbody>${html}</tbody></table>` : html, "text/html");
    return wrap ? page.querySelector("tr") : page.body;
  };

  const show = (state) => {
    const mark = byId("live");
    if (!mark) return;
    mark.hidden = false;
    mark.className = state;
    mark.textContent = mark.dataset[state];
  };

  // A page that does not change by itself says that it has to be read again.
  const hasChanged = () => {
    const note = byId("changed");
    if (note) note.hidden = false;
  };

  const numberOf = (row) => Number(row.id.slice(1));

  const putRow = (rows, data) => {
    const fresh = document.importNode(parsed(data.html, true), true);
    const old = byId(fresh.id);
    fresh.classList.add("fresh");
    if (old) {
      const focused = old.contains(document.activeElement);
      old.replaceWith(fresh);
      if (focused) fresh.querySelector("a")?.focus();
    } else if (rows.dataset.sorted !== undefined) {
      // Where it would stand among all is not known here.
      return hasChanged();
    } else {
      const next = [...rows.children].find((row) => numberOf(row) < data.number);
      rows.insertBefore(fresh, next ?? null);
      // So many there were when the page was made.
      byId("shown")?.remove();
    }
    setTimeout(() => fresh.classList.remove("fresh"), 4000);
    byId("news").textContent = data.say;
  };

  // Where the page is: the last row of the journal that it knows of.
  let last = body.dataset.after;
  let stream = null;
  let leaving = null;

  const follow = () => {
    const address = new URL(body.dataset.live, location.href);
    if (!address.search) address.search = location.search;
    address.searchParams.set("after", last);
    stream = new EventSource(address);
    const on = (name, act) => stream.addEventListener(name, (event) => {
      last = event.lastEventId || last;
      act(JSON.parse(event.data));
    });
    const rows = byId("rows");
    const own = stream;
    own.addEventListener("open", () => show("on"));
    own.addEventListener("error", () => show(own.readyState === EventSource.CLOSED ? "over" : "off"));
    on("end", () => {
      over();
      show("over");
    });
    on("reload", () => {
      over();
      // Nobody loses what they are writing.
      if (document.querySelector("details[open]")) show("off");
      else location.reload();
    });
    on("standing", (data) => {
      const standing = byId("standing");
      if (!standing) return;
      standing.replaceChildren(...[...parsed(data.html, false).childNodes].map((node) => document.importNode(node, true)));
      byId("made").textContent = data.made;
      const alarm = byId("alarm");
      if (body.dataset.alarm !== undefined && body.dataset.alarm !== data.alarm) alarm.textContent = data.alarm;
      body.dataset.alarm = data.alarm;
    });
    on("row", (data) => {
      if (rows) putRow(rows, data);
      else hasChanged();
    });
    on("gone", (data) => {
      if (rows) byId(`s${data.number}`)?.remove();
      else hasChanged();
    });
    on("changed", hasChanged);
  };

  // The communes are asked for once somebody looks for one.
  const offerCommunes = (field) => {
    field.addEventListener("focus", async () => {
      const list = byId("communes");
      if (!list || list.childElementCount > 0) return;
      const answer = await fetch(field.dataset.communes);
      if (!answer.ok) return;
      list.replaceChildren(...(await answer.json()).map((name) => new Option("", name)));
    }, { once: true });
  };

  // A point that was chosen on the map, in the part of the address that stays in the browser.
  const takePoint = () => {
    const point = new URLSearchParams(location.hash.slice(1));
    const fields = ["lat", "lon"].map((name) => document.querySelector(`[data-point="${name}"]`));
    const values = ["lat", "lon"].map((name) => point.get(name) ?? "");
    if (!fields.every(Boolean) || !values.every((value) => /^-?\d{1,3}(\.\d{1,6})?$/.test(value))) return;
    fields.forEach((field, index) => { field.value = values[index]; });
    const form = fields[0].closest("details");
    if (form) form.open = true;
    fields[0].focus();
  };

  // A browser has six connections to one host, and people open many windows: one that nobody looks at lets go of its own, and
  // catches up when it is looked at again.
  const over = () => {
    stream.close();
    document.removeEventListener("visibilitychange", rest);
  };

  const rest = () => {
    clearTimeout(leaving);
    if (!document.hidden) {
      if (stream.readyState === EventSource.CLOSED) follow();
    } else {
      leaving = setTimeout(() => stream.close(), 5000);
    }
  };

  if (body.dataset.live && "EventSource" in window) {
    follow();
    document.addEventListener("visibilitychange", rest);
  }
  takePoint();
  document.querySelectorAll("[data-communes]").forEach(offerCommunes);
})();
