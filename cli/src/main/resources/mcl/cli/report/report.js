/*
 * Draws the charts of a report: each figure.chart holds its data as JSON, an empty .plot, and a table of the values that
 * stays when this script does not run.
 */
(() => {
  "use strict";

  const root = document.documentElement;
  const COLOURS = 6;
  const SPARSE = 40;
  const BOTTOM = 2;
  const colour = (name) => getComputedStyle(root).getPropertyValue(name).trim();

  /* Four digits, as in the tables. */
  const value = (v) =>
    v == null ? "–"
    : v !== 0 && (Math.abs(v) < 1e-3 || Math.abs(v) >= 1e15) ? v.toExponential(3).replace("+", "")
    : Number.isInteger(v) ? v.toLocaleString("en")
    : v.toLocaleString("en", {maximumSignificantDigits: 4});

  const tick = (v, unit, suffix) =>
    v == null ? "" : v === 0 ? "0"
    : Math.abs(v) < 1e-4 ? v.toExponential()
    : (v / unit).toLocaleString("en", {maximumFractionDigits: unit > 1 ? 2 : 6}) + suffix;

  const units = [[1e9, "G"], [1e6, "M"], [1e3, "k"], [1, ""]];

  /* Tick labels share the largest unit that keeps neighbours apart; on a logarithmic axis each has its own. */
  const ticks = (u, splits, axis, space, step) => {
    if (logarithmic(u, axis)) {
      return splits.map((v) => tick(v, ...(units.find(([size]) => v >= size && v >= 1e4) ?? [1, ""])));
    }
    const top = Math.max(...splits.map((v) => Math.abs(v ?? 0)));
    const [unit, suffix] = units.find(([size]) => top >= Math.max(size, 1e4) && step >= size / 100) ?? [1, ""];
    return splits.map((v) => tick(v, unit, suffix));
  };

  const logarithmic = (u, axis) => u.scales[u.axes[axis].scale].distr === 3;

  /* On a logarithmic axis: as many of the ten digits, or of the powers of ten, as have room for a label. */
  const labelled = (u, splits, axis) => {
    if (!logarithmic(u, axis)) {
      return splits;
    }
    const space = u.axes[axis].side === BOTTOM ? 60 : 30;
    const room = (digit) => Math.abs(u.valToPos(10, u.axes[axis].scale) - u.valToPos(digit, u.axes[axis].scale));
    const digits = room(9) >= space ? "123456789" : room(7) >= space ? "12357" : room(5) >= space ? "125" : "1";
    const every = Math.ceil(space / room(1));
    return splits.map((v) => {
      const [digit, power] = [v.toExponential()[0], Math.round(Math.log10(v))];
      return digits.includes(digit) && (every === 1 || power % every === 0) ? v : null;
    });
  };

  /* Over more than three decades only the powers of ten have grid lines. */
  const lines = (u, splits, axis) =>
    logarithmic(u, axis) && splits[splits.length - 1] > 1e3 * splits[0]
      ? splits.map((v) => (Math.abs(Math.log10(v) - Math.round(Math.log10(v))) < 1e-9 ? v : null))
      : splits;

  /* As wide as the longest label. */
  const width = (u, labels, index, cycle) => {
    const axis = u.axes[index];
    if (cycle > 1) {
      return axis._size;
    }
    u.ctx.font = axis.font[0];
    const widths = (labels ?? []).map((label) => u.ctx.measureText(label ?? "").width);
    return Math.ceil(axis.ticks.size + axis.gap + 4 + Math.max(0, ...widths) / devicePixelRatio);
  };

  const axis = (given, vertical) => ({
    label: given.label,
    labelFont: "12px system-ui, sans-serif",
    labelSize: 22,
    labelGap: 4,
    font: "12px system-ui, sans-serif",
    stroke: colour("--muted"),
    grid: {stroke: colour("--line"), width: 1, filter: lines},
    ticks: {stroke: colour("--line"), width: 1, size: 5, filter: lines},
    filter: labelled,
    values: ticks,
    ...(vertical ? {size: width} : {size: 30, space: 60}),
  });

  /* From the digit below to the digit above: 3.1 to 42 is shown from 3 to 50. */
  const decades = (u, min, max) => {
    const low = 10 ** Math.floor(Math.log10(min));
    const high = 10 ** Math.floor(Math.log10(max));
    const from = Math.floor(min / low) * low;
    const to = Math.ceil(max / high) * high;
    return [from, to > from ? to : to + high];
  };

  const scale = (given, range) => (given.logarithmic ? {time: false, distr: 3, range} : {time: false});

  /* A reference line is a series with two points, at the ends of the others. */
  const ends = (chart) => {
    const xs = chart.series.flatMap((s) => (s.x.length ? [s.x[0], s.x[s.x.length - 1]] : []));
    const from = Math.min(...xs);
    const to = Math.max(...xs);
    return from < to ? [from, to] : chart.x.logarithmic ? [from / 2, from * 2] : [from - 1, from + 1];
  };

  const tables = (chart) =>
    chart.series.map((s) => [s.x, s.y]).concat(chart.references.map((r) => [ends(chart), [r.value, r.value]]));

  const last = (values) => {
    let i = values.length - 1;
    while (i > 0 && values[i] == null) {
      i--;
    }
    return values[i];
  };

  /* With the cursor off the chart the legend shows the last values. */
  const legendValue = (u, v, series, index) => value(index == null ? last(u.data[series]) : v);

  const series = (chart) => [
    {label: chart.x.label, value: legendValue},
    ...chart.series.map((s, i) => ({
      label: s.name,
      stroke: colour("--series-" + (((s.colour ?? i) % COLOURS) + 1)),
      dash: (s.colour ?? i) < COLOURS ? undefined : [2, 3],
      width: 2,
      points: {show: s.x.length <= SPARSE, size: 6, fill: colour("--page"), width: 2},
      value: legendValue,
    })),
    ...chart.references.map((r) => ({
      label: r.name,
      stroke: colour("--muted"),
      dash: [6, 4],
      width: 1.5,
      points: {show: false},
      value: legendValue,
    })),
  ];

  /* A filled dot on each curve, none on the lines. */
  const cursorPoints = (chart) => ({
    size: (u, i) => (i > chart.series.length ? 0 : 8),
    width: 0,
    fill: (u, i) => u.series[i].stroke(u, i),
  });

  const size = (box) => ({width: box.clientWidth, height: box.clientWidth < 520 ? 240 : 300});

  const draw = (box, chart) =>
    new uPlot(
      {
        ...size(box),
        padding: [12, 26, 0, 0],
        scales: {x: scale(chart.x, (u, min, max) => [min, max]), y: scale(chart.y, decades)},
        axes: [axis(chart.x, false), axis(chart.y, true)],
        series: series(chart),
        cursor: {y: false, points: cursorPoints(chart)},
        legend: {markers: {width: 1.5, dash: (u, i) => (u.series[i].dash ? "dashed" : "solid")}},
      },
      uPlot.join(tables(chart)),
      box,
    );

  const show = (figure) => {
    const box = figure.querySelector(".plot");
    const chart = JSON.parse(figure.querySelector("script").textContent);
    let plot = draw(box, chart);
    figure.querySelector("details").open = false;
    new ResizeObserver(() => box.clientWidth && plot.setSize(size(box))).observe(box);
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => {
      plot.destroy();
      plot = draw(box, chart);
    });
  };

  root.classList.add("js");
  for (const figure of document.querySelectorAll("figure.chart")) {
    try {
      show(figure);
    } catch (problem) {
      figure.querySelector(".plot").textContent = "This chart could not be drawn: " + problem.message;
    }
  }
})();
