/* Looks at a report as it is drawn now and returns what is wrong with it, in a sentence each. */
const complaints = [];
const say = (...words) => complaints.push(words.join(" "));
const root = document.documentElement;

const named = (element) => {
  const text = element.textContent.trim().replace(/\s+/g, " ").slice(0, 40);
  return `<${element.tagName.toLowerCase()} class="${element.getAttribute("class") ?? ""}"> "${text}"`;
};

/* Colours as red, green, blue in 0..255 and alpha in 0..1. */
const canvas = document.createElement("canvas").getContext("2d", {willReadFrequently: true});
const colour = (css) => {
  canvas.clearRect(0, 0, 1, 1);
  canvas.fillStyle = css;
  canvas.fillRect(0, 0, 1, 1);
  const [r, g, b, a] = canvas.getImageData(0, 0, 1, 1).data;
  return [r, g, b, a / 255];
};
const over = (top, below) => [0, 1, 2].map((i) => top[i] * top[3] + below[i] * (1 - top[3])).concat(1);
const luminance = (rgb) => {
  const [r, g, b] = rgb.map((v) => (v / 255 <= 0.04045 ? v / 255 / 12.92 : ((v / 255 + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};
const contrast = (one, other) => {
  const [low, high] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
};
const background = (element) => {
  const layers = [];
  for (let e = element; e; e = e.parentElement) {
    layers.push(colour(getComputedStyle(e).backgroundColor));
  }
  return layers.reverse().reduce((below, top) => over(top, below), [255, 255, 255, 1]);
};

/* Nothing may be wider than the window but what scrolls inside its own box. */
if (root.scrollWidth > root.clientWidth) {
  say("the page is", root.scrollWidth, "wide in a window of", root.clientWidth);
  for (const element of document.body.querySelectorAll("*")) {
    if (!element.parentElement.closest(".scroll") && element.getBoundingClientRect().right > root.clientWidth + 1) {
      say("too wide:", named(element));
    }
  }
}

/* Text is readable: WCAG 2.1, 1.4.3. */
const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
const seen = new Set();
while (walker.nextNode()) {
  const element = walker.currentNode.parentElement;
  if (!walker.currentNode.textContent.trim() || seen.has(element) || !element.checkVisibility()) {
    continue;
  }
  seen.add(element);
  const style = getComputedStyle(element);
  const below = background(element);
  const ratio = contrast(over(colour(style.color), below), below);
  const size = parseFloat(style.fontSize);
  const large = size >= 24 || (size >= 18.66 && parseInt(style.fontWeight) >= 700);
  if (ratio < (large ? 3 : 4.5)) {
    say("contrast", ratio.toFixed(2), "of", named(element));
  }
  if (size < 11) {
    say("text of", size, "pixels:", named(element));
  }
}

/* Curves stand out from the page: WCAG 2.1, 1.4.11. */
const page = background(document.body);
for (let i = 1; i <= 6; i++) {
  const ratio = contrast(colour(getComputedStyle(root).getPropertyValue(`--series-${i}`).trim()), page);
  if (ratio < 3) {
    say("contrast", ratio.toFixed(2), "of curve", i);
  }
}
if ((luminance(page) < 0.5) !== matchMedia("(prefers-color-scheme: dark)").matches) {
  say("the page does not follow the colour scheme");
}

/* Each chart is drawn, inside the window, and has a text in its place. */
for (const figure of document.querySelectorAll("figure.chart")) {
  const title = figure.querySelector("figcaption").textContent;
  const drawing = figure.querySelector(".uplot canvas");
  if (!drawing) {
    say("not drawn:", title);
    continue;
  }
  const box = drawing.getBoundingClientRect();
  if (box.width < 250 || box.height < 150 || box.left < 0 || box.right > root.clientWidth) {
    say("drawn", Math.round(box.width), "by", Math.round(box.height), "from", Math.round(box.left), "on:", title);
  }
  const pixels = drawing.getContext("2d").getImageData(0, 0, drawing.width, drawing.height).data;
  let inked = 0;
  for (let i = 3; i < pixels.length; i += 4) {
    inked += pixels[i] > 0 ? 1 : 0;
  }
  if (inked < 500) {
    say("only", inked, "pixels of ink:", title);
  }
  if (!figure.querySelector("[role=img][aria-label]") || !figure.querySelector("table")) {
    say("nothing to read out:", title);
  }
}

/* What a screen reader needs. */
if (!document.title || !root.lang || document.querySelectorAll("h1").length !== 1 || !document.querySelector("main")) {
  say("title, language, one heading of the first level or main is missing");
}
for (const table of document.querySelectorAll("table.values")) {
  if (!table.caption || !table.querySelector("th[scope=col]")) {
    say("a table without caption or heads");
  }
}
for (const region of document.querySelectorAll(".scroll")) {
  if (region.tabIndex !== 0 || !region.getAttribute("aria-label")) {
    say("a box that scrolls and cannot be reached by keyboard");
  }
}
const fetched = performance.getEntriesByType("resource").map((entry) => entry.name).filter((name) => !name.startsWith("data:"));
if (fetched.length) {
  say("fetched:", fetched.join(", "));
}
return complaints;
