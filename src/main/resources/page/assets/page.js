"use strict";
// Pages work without this. It draws charts, and fetches a page that is live anew when an event says that something changed.
(function () {
  function live(main) {
    const say = document.getElementById("live");
    let waiting = null;
    let fetching = false;
    let again = false;

    async function renew() {
      waiting = null;
      if (fetching) { again = true; return; }
      fetching = true;
      try {
        const answer = await fetch(location.href, { headers: { Accept: "text/html" } });
        if (answer.ok) {
          const page = new DOMParser().parseFromString(await answer.text(), "text/html");
          document.querySelectorAll("section.part[id]").forEach((part) => {
            const fresh = page.getElementById(part.id);
            const holdsFocus = part.contains(document.activeElement);
            if (fresh && fresh.innerHTML !== part.innerHTML) {
              const link = holdsFocus ? document.activeElement.getAttribute("href") : null;
              part.replaceChildren(...fresh.childNodes);
              if (link) {
                const same = Array.from(part.querySelectorAll("a")).find((a) => a.getAttribute("href") === link);
                if (same) { same.focus(); }
              }
            }
          });
        }
      } catch (e) {
        // the stream says that the service is gone
      } finally {
        fetching = false;
        if (again) { again = false; renew(); }
      }
    }

    const stream = new EventSource(main.dataset.live);
    stream.onopen = () => { say.parentElement.classList.add("on"); say.textContent = "Live: changes appear by themselves."; };
    stream.onerror = () => { say.parentElement.classList.remove("on"); say.textContent = "Not live: the service does not answer. It is tried again."; };
    main.dataset.events.split(" ").forEach((type) => stream.addEventListener(type, () => {
      if (waiting === null) { waiting = setTimeout(renew, 150); }
    }));
    addEventListener("pagehide", () => stream.close());
  }

  function colour(name) { return getComputedStyle(document.documentElement).getPropertyValue(name).trim(); }

  // One line or one set of points for each value of the column "by".
  async function chart(box) {
    const answer = await fetch(box.dataset.chart);
    if (!answer.ok) { return; }
    const told = await answer.json();
    let rows = (box.dataset.part ? told[box.dataset.part] : told)
      .filter((row) => row[box.dataset.x] !== null && row[box.dataset.y] !== null)
      .sort((a, b) => a[box.dataset.x] < b[box.dataset.x] ? -1 : a[box.dataset.x] > b[box.dataset.x] ? 1 : 0);
    if (rows.length === 0) { box.hidden = true; return; }
    // a symbol stands for its options, too, whose prices are others
    const only = rows.filter((row) => row.symbol !== undefined && row.symbol.replaceAll(" ", "") === box.dataset.only);
    if (only.length > 0) { rows = only; }
    const names = Array.from(new Set(rows.map((row) => String(row[box.dataset.by])))).sort();
    const times = Array.from(new Set(rows.map((row) => Date.parse(row[box.dataset.x]) / 1000)));
    const places = new Map(times.map((time, i) => [time, i]));
    const series = names.map(() => times.map(() => null));
    rows.forEach((row) => {
      series[names.indexOf(String(row[box.dataset.by]))][places.get(Date.parse(row[box.dataset.x]) / 1000)] = Number(row[box.dataset.y]);
    });
    const isLine = box.dataset.kind === "line";
    let plot = null;
    function draw() {
      if (plot) { plot.destroy(); }
      const grid = { stroke: colour("--line"), width: 1 };
      const axis = { stroke: colour("--muted"), grid: grid, ticks: grid, font: "12px system-ui, sans-serif" };
      const colours = [colour("--accent"), colour("--down"), colour("--paper"), colour("--warn"), colour("--up")];
      plot = new uPlot({
        width: Math.max(240, box.clientWidth - 32), height: 250, tzDate: (ts) => uPlot.tzDate(new Date(ts * 1000), "UTC"),
        axes: [Object.assign({ space: 90, values: (u, times) => times.map((time) => new Date(time * 1000).toISOString().slice(0, 10)) }, axis), Object.assign({ size: 72 }, axis)],
        series: [{ value: isLine ? "{YYYY}-{MM}-{DD}" : "{YYYY}-{MM}-{DD} {HH}:{mm}" }].concat(names.map((name, i) => ({
          label: isLine ? name : name.charAt(0) + name.slice(1).toLowerCase(),
          stroke: colours[i % colours.length], width: isLine ? 2 : 0, spanGaps: true,
          points: { show: !isLine, size: 8, fill: colours[i % colours.length], stroke: colours[i % colours.length] }
        })))
      }, [times].concat(series), box);
    }
    draw();
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", draw);
    let width = box.clientWidth;
    new ResizeObserver(() => { if (box.clientWidth !== width) { width = box.clientWidth; draw(); } }).observe(box);
  }

  addEventListener("DOMContentLoaded", () => {
    const main = document.querySelector("[data-live]");
    if (main) { live(main); }
    document.querySelectorAll("[data-chart]").forEach((box) => chart(box));
  });
})();
