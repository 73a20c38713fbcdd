// What pictures have in common: round ticks, the colours of bands, lines that labels take, and places for names of dots.
// Loaded before chart.js, which draws.
window.wayworthScale = (() => {
  "use strict";

  /** Ends on ticks and steps of 1, 2 or 5 times a power of ten, so that every tick is a round number. */
  const round = (low, high, steps) => {
    const span = high - low || Math.abs(high) || 1;
    const power = 10 ** Math.floor(Math.log10(span / steps));
    const interval = power * [1, 2, 5, 10].find((factor) => power * factor >= span / steps * (1 - 1e-9));
    const exact = (value) => Number((Math.round(value / interval) * interval).toPrecision(12));
    const min = exact(Math.floor(low / interval + 1e-9) * interval);
    const max = exact(Math.ceil(high / interval - 1e-9) * interval);
    return {min, max: max > min ? max : exact(min + interval), interval};
  };
  const ticks = ({min, max, interval}) => Array.from({length: Math.round((max - min) / interval) + 1}, (_, i) => Number((min + i * interval).toPrecision(12)));

  const MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];
  const dateOf = (text) => {
    const found = /^(\d{1,2}) ([A-Z][a-z]+) (\d{4})$/.exec(text);
    return found && MONTHS.includes(found[2]) ? Date.UTC(Number(found[3]), MONTHS.indexOf(found[2]), Number(found[1])) : null;
  };

  /** First days of months between the points of a curve whose places are dates a day apart; null where they are not. */
  const months = (points, most) => {
    const dates = points.map((point) => dateOf(point.x_text));
    if (points.length < 2 || dates.includes(null)) return null;
    const day = 86_400_000;
    const [first, last] = [dates[0], dates[dates.length - 1]];
    if (Math.abs((last - first) / day - (points[points.length - 1].x - points[0].x)) > 1) return null;
    const start = new Date(first);
    const whole = (last - first) / day / 30.4;
    const step = [1, 2, 3, 6, 12, 24, 60].find((one) => whole / one <= most) || 120;
    const all = [];
    for (let month = start.getUTCFullYear() * 12; all.length <= most + 1; month += step) {
      const at = Date.UTC(Math.floor(month / 12), month % 12, 1);
      if (at > last) break;
      if (at >= first) all.push({x: points[0].x + (at - first) / day, text: MONTHS[month % 12].slice(0, 3) + " " + Math.floor(month / 12)});
    }
    return all.length > 1 ? all : null;
  };

  const BANDS = [["detractor", /^(detractors?\b|0 to 6$)/i], ["passive", /^(passives?\b|7 to 8$)/i], ["promoter", /^(promoters?\b|9 to 10$)/i]];
  const RATED = /rating|rated|score|recommend/i;

  /** The colour of each name where all are bands of a rating, the same on every page: by their words, or the thirds of a scale. */
  const bands = (names, title) => {
    const known = names.map((name) => (BANDS.find(([, words]) => words.test(name)) || [null])[0]);
    if (!known.includes(null)) return known;
    const low = names.map((name) => (/^(\d+(?:\.\d+)?)(?: to \d+(?:\.\d+)?)?$/.exec(name) || [])[1]).map(Number);
    if (!RATED.test(title) || names.length !== 3 || low.some(Number.isNaN) || !names.some((name) => name.includes(" to "))) return null;
    const order = [...low].sort((a, b) => a - b);
    return low.map((from) => BANDS[order.indexOf(from)][0]);
  };

  /** For classes of a rating from 0 to 10: the band of each, and its place among those of its band, from 0 to 1. */
  const shades = (classes) => {
    const ends = classes.map((name) => (/^(\d+)(?: to (\d+))?$/.exec(name) || []).slice(1).map((end) => end === undefined ? null : Number(end)));
    if (classes.length < 5 || ends.some((end) => end.length === 0) || ends[ends.length - 1][0] !== 10) return null;
    const of = ends.map(([from, to]) => (to ?? from) <= 6 ? 0 : from >= 9 ? 2 : from >= 7 && (to ?? from) <= 8 ? 1 : null);
    if (of.includes(null)) return null;
    return of.map((band, i) => {
      const same = of.map((other, j) => other === band ? j : -1).filter((j) => j >= 0);
      return {band: BANDS[band][0], place: same.length === 1 ? 0 : same.indexOf(i) / (same.length - 1)};
    });
  };

  const pen = document.createElement("canvas").getContext("2d");
  const wide = (text, font) => { pen.font = font; return pen.measureText(text).width; };

  /** Lines that a text takes when it is broken between words. */
  const lines = (text, width, font) => {
    let count = 1;
    let line = "";
    for (const word of text.split(" ")) {
      const longer = line ? line + " " + word : word;
      if (line && wide(longer, font) > width) { count++; line = word; } else line = longer;
    }
    return count;
  };

  /** Lines of a legend: each key with the width of its icon and gap. */
  const keyLines = (names, icon, width, font) => names.map((name) => wide(name, font) + icon)
    .reduce(([count, used], key) => used + key > width ? [count + 1, key] : [count, used + key], [1, 0])[0];

  const shorten = (text, most) => text.length <= most ? text : text.slice(0, most - 1).trimEnd() + "\u2026";

  /** A place for the name of each dot, in pixels, beside it where there is room, so that no name lies on another or on a dot. */
  const places = (dots, box, font) => {
    const cross = ({x, y, left, right, top, bottom}) => [{left, right, top: y - 5, bottom: y + 5}, {left: x - 5, right: x + 5, top, bottom}];
    const taken = dots.flatMap(cross);
    return dots.map(({x, y, left, right, top, bottom, name}) => {
      const width = wide(name, font) + 4;
      const fits = [];
      for (const down of [0, -14, 14, -28, 28, -42, 42, -56, 56, -70, 70]) {
        fits.push({x: right + 3, y: y + down, align: "left"}, {x: left - 3, y: y + down, align: "right"});
        fits.push({x, y: down <= 0 ? top - 8 + down : bottom + 8 + down - 14, align: "center"}, {x: x + 7, y: y + down, align: "left"}, {x: x - 7, y: y + down, align: "right"});
      }
      const boxes = fits.map((fit) => {
        const from = fit.align === "left" ? fit.x : fit.align === "right" ? fit.x - width : fit.x - width / 2;
        return {fit, left: from, right: from + width, top: fit.y - 7, bottom: fit.y + 7};
      });
      const lies = (one) => one.left >= box.left && one.right <= box.right && one.top >= box.top && one.bottom <= box.bottom;
      const apart = (one, other) => one.right <= other.left || one.left >= other.right || one.bottom <= other.top || one.top >= other.bottom;
      const chosen = boxes.find((one) => lies(one) && taken.every((other) => apart(one, other)))
        || boxes.find((one) => lies(one) && taken.slice(2 * dots.length).every((other) => apart(one, other))) || boxes[0];
      taken.push(chosen);
      return chosen.fit;
    });
  };

  const whole = (hex) => hex.length === 4 ? hex.replace(/[0-9a-f]/gi, "$&$&") : hex;
  const mix = (one, other, share) => "#" + [1, 3, 5].map((i) => {
    const [a, b] = [one, other].map((hex) => parseInt(whole(hex).slice(i, i + 2), 16));
    return Math.round(a + (b - a) * share).toString(16).padStart(2, "0");
  }).join("");
  const isDark = (hex) => {
    const [r, g, b] = [1, 3, 5].map((i) => parseInt(hex.slice(i, i + 2), 16) / 255).map((c) => c <= .04045 ? c / 12.92 : ((c + .055) / 1.055) ** 2.4);
    return .2126 * r + .7152 * g + .0722 * b < .2;
  };

  return {keyLines, round, ticks, months, bands, shades, lines, shorten, places, wide, mix, isDark};
})();
