// The one place that draws on a canvas: an exhibit as the API gives it becomes an ECharts option. Colours are read from
// the style sheet when drawing; tooltips are drawn on the canvas, since HTML tooltips need inline styles (see CSP).
(() => {
  "use strict";

  const TEXT = {fontFamily: "Inter, system-ui, sans-serif", fontSize: 12, lineHeight: 16};
  const TICKS = 5; // steps of a value axis, about
  const SMALL = 30; // fewer observations than this are drawn hollow

  const css = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  const palette = () => Object.fromEntries(
    ["surface", "raised", "text", "text-2", "text-3", "line", "line-ctl", "accent", "ctx", "detractor", "passive", "promoter",
      "cat-1", "cat-2", "cat-3", "cat-4", "cat-5", "cat-6", "div-1", "div-2", "div-3", "div-4", "div-5", "div-6", "div-7"]
      .map((name) => [name, css("--" + name)]));

  /** Ticks, written as the server writes numbers. All ticks of an axis have the decimals that its step needs. */
  const tick = (unit, span = 0) => {
    const lang = document.documentElement.lang;
    const step = span / TICKS * (unit.kind.startsWith("SHARE") ? 100 : 1);
    const decimals = step > 0 ? Math.min(6, Math.max(0, Math.ceil(-Math.log10(step)))) : 0;
    const digits = {minimumFractionDigits: decimals, maximumFractionDigits: decimals};
    const style = unit.kind === "MONEY" ? {style: "currency", currency: unit.currency, ...digits}
      : unit.kind === "SHARE" ? {style: "percent", ...digits}
      : digits;
    const compact = unit.kind === "MONEY" || unit.kind === "COUNT" ? {notation: "compact"} : {};
    const format = new Intl.NumberFormat(lang, {...style, ...compact});
    const points = unit.kind === "SHARE_POINTS";
    return (value) => (points ? format.format(value * 100) + " pp" : format.format(value)).replace("-", "\u2212");
  };
  const count = (n) => new Intl.NumberFormat(document.documentElement.lang).format(n);
  const interval = (measured) => measured.interval_text ? "\nlikely " + measured.interval_text : "";

  const base = (colours) => ({
    animation: false,
    aria: {enabled: false},
    textStyle: TEXT,
    tooltip: {
      renderMode: "richText", confine: true, backgroundColor: colours.raised, borderColor: colours["line-ctl"], borderWidth: 1,
      padding: [8, 12], textStyle: {...TEXT, color: colours.text}, shadowBlur: 0, transitionDuration: 0,
    },
  });
  const axisText = (colours) => ({...TEXT, color: colours["text-2"]});
  const valueAxis = (colours, unit, span, more) => ({
    type: "value", axisLine: {show: false}, axisTick: {show: false}, splitLine: {lineStyle: {color: colours.line}},
    axisLabel: {...axisText(colours), formatter: tick(unit, span), hideOverlap: true}, ...more,
  });
  const nameAxis = (colours, names, more) => ({
    type: "category", inverse: true, data: names, axisLine: {show: false}, axisTick: {show: false},
    axisLabel: {...axisText(colours), color: colours.text, ...(more || {})},
  });

  const line = (points, style) => ({type: "polyline", shape: {points}, style: {fill: "none", ...style}});

  const alpha = (hex, share) => hex + Math.round(share * 255).toString(16).padStart(2, "0");

  /** Band, line and dots of one series; ids name what each holds, so that tests can compare with the table. */
  const curveSeries = (series, index, colour, colours, several) => {
    const step = series.join === "STEP" ? "end" : false;
    const estimated = series.points.some((point) => point.y.interval_text);
    const dots = series.join === "DOTS";
    const drawn = [];
    if (estimated && !dots) {
      const hidden = {lineStyle: {opacity: 0}, symbol: "none", silent: true, stack: "band-" + index, stackStrategy: "all", step, tooltip: {show: false}, z: 1};
      drawn.push({...hidden, id: "low-" + index, type: "line", data: series.points.map((p) => [p.x, p.y.low])});
      drawn.push({...hidden, id: "width-" + index, type: "line", areaStyle: {color: alpha(colour, .18), opacity: 1}, data: series.points.map((p) => [p.x, p.y.high - p.y.low])});
    }
    if (estimated && dots) {
      drawn.push({
        id: "interval-" + index, type: "custom", silent: true, z: 2, encode: {x: 0, y: [1, 2]},
        data: series.points.map((p) => [p.x, p.y.low, p.y.high]),
        renderItem: (params, api) => line([api.coord([api.value(0), api.value(1)]), api.coord([api.value(0), api.value(2)])], {stroke: colour, lineWidth: 2}),
      });
    }
    drawn.push({
      id: "value-" + index, name: series.name, type: dots ? "scatter" : "line", step, z: 3, symbol: "circle",
      symbolSize: dots ? 9 : series.points.length > 24 ? 0 : 6, showSymbol: true, lineStyle: {width: 2.25, color: colour},
      itemStyle: {color: colour}, emphasis: {disabled: true},
      data: series.points.map((p) => ({
        value: [p.x, p.y.value],
        ...(p.n < SMALL ? {itemStyle: {color: colours.surface, borderColor: colour, borderWidth: 2}} : {}),
      })),
      endLabel: several && !dots ? {show: true, formatter: series.name, color: colour, ...TEXT, fontWeight: 600, distance: 8} : {show: false},
      label: several && dots ? {show: true, formatter: series.name, position: "right", color: colours.text, ...TEXT, distance: 8} : {show: false},
      labelLayout: {moveOverlap: "shiftY"},
      tooltip: {formatter: (item) => {
        const p = series.points[item.dataIndex];
        return `${several ? series.name + ", " : ""}${p.x_text}: ${p.y.value_text}${interval(p.y)}\nn = ${count(p.n)}`;
      }},
    });
    return drawn;
  };

  /** Where the name of each single dot stands: names of dots that lie close together point away from each other. */
  const nameSides = (dots) => {
    const range = (values) => Math.max(...values) - Math.min(...values) || 1;
    const [dx, dy] = [range(dots.map((d) => d.x)), range(dots.map((d) => d.y))];
    return dots.map((dot, i) => {
      const close = dots.map((other, j) => ({...other, j})).filter((other) => Math.abs(other.x - dot.x) < .12 * dx && Math.abs(other.y - dot.y) < .08 * dy)
        .sort((a, b) => a.x - b.x || a.j - b.j);
      const place = close.findIndex((other) => other.j === i);
      if (place === close.length - 1) return "right";
      return place === 0 ? "left" : place % 2 === 1 ? "bottom" : "top";
    });
  };

  const curve = (data, colours, width) => {
    const several = data.series.length > 1;
    const named1 = several && data.series.every((s) => s.join === "DOTS" && s.points.length === 1); // each dot is a name
    const dotted = several && !named1 && data.series.every((s) => s.join === "DOTS");
    const narrow = width < 480;
    const keyed = several && (narrow || dotted) && !named1;
    const xs = [...new Set(data.series.flatMap((s) => s.points.map((p) => p.x)))].sort((a, b) => a - b);
    const words = new Map(data.series.flatMap((s) => s.points.map((p) => [p.x, p.x_text])));
    const named = {Promoters: "promoter", Passives: "passive", Detractors: "detractor"};
    const hue = (s, i) => colours[!several ? "accent" : named[s.name] || "cat-" + (1 + i % 6)];
    const rug = !several && !narrow && data.series[0].join !== "STEP";
    const spread = xs.length > 1 ? (xs[xs.length - 1] - xs[0]) * .02 : 1;
    const places = xs.length <= 14 && !narrow ? xs : xs.filter((_, i) => i % Math.ceil(xs.length / 6) === 0);
    const ys = data.series.flatMap((s) => s.points.flatMap((p) => [p.y.low, p.y.high, p.y.value]));
    const span = Math.max(...ys) - Math.min(...ys);
    const left = 14 + 7 * Math.max(...[Math.min(...ys), Math.max(...ys)].map((y) => tick(data.y.unit, span)(y).length));
    const longest = several ? Math.max(...data.series.map((s) => s.name.length)) : 0;
    const right = several && !keyed ? 24 + longest * 7 : 16;
    const xAxis = {
      type: "value", min: xs[0] - spread, max: xs[xs.length - 1] + spread, splitLine: {show: false}, axisTick: {show: false},
      axisLine: {onZero: false, lineStyle: {color: colours["line-ctl"]}},
      axisLabel: {...axisText(colours), hideOverlap: true,
        ...(named1 ? {showMinLabel: false, showMaxLabel: false, formatter: tick(data.x.unit, xs[xs.length - 1] - xs[0])} : {customValues: places, formatter: (v) => words.get(v) ?? String(v)})},
    };
    const option = {
      ...base(colours),
      grid: [{left, right, top: keyed ? 40 : 20, bottom: rug ? 76 : 28, outerBoundsMode: "none"}],
      legend: keyed ? {top: 0, left: 0, icon: "roundRect", itemHeight: 4, textStyle: {...TEXT, color: colours.text}, data: data.series.map((s) => s.name)} : undefined,
      xAxis: [xAxis],
      yAxis: [valueAxis(colours, data.y.unit, span, {scale: true, splitNumber: 4})],
      series: data.series.flatMap((s, i) => curveSeries(s, i, hue(s, i), colours, several && !keyed)),
    };
    option.tooltip.trigger = "item";
    if (named1) {
      const sides = nameSides(data.series.map((s) => ({x: s.points[0].x, y: s.points[0].y.value})));
      option.series.filter((s) => s.label && s.label.show).forEach((s, i) => { s.label.position = sides[i]; });
    }
    if (data.marks.length > 0) {
      option.series[option.series.length - 1].markLine = {
        symbol: "none", silent: true, lineStyle: {color: colours["text-3"], type: "dashed", width: 1},
        label: {...TEXT, color: colours["text-2"], formatter: (m) => data.marks[m.dataIndex].text, position: "insideEndTop", rotate: 0, align: "left", distance: [6, 0]},
        data: data.marks.map((mark) => ({xAxis: mark.x})),
      };
    }
    if (rug) {
      const points = data.series[0].points;
      option.grid.push({left, right, height: 30, bottom: 6, outerBoundsMode: "none"});
      option.xAxis.push({type: "value", gridIndex: 1, containShape: false, min: xAxis.min, max: xAxis.max, show: false});
      option.yAxis.push({
        type: "value", gridIndex: 1, min: 0, max: Math.max(...points.map((p) => p.n)) || 1, axisLine: {show: false}, axisTick: {show: false}, splitLine: {show: false},
        axisLabel: {...axisText(colours), customValues: [0], formatter: "n", verticalAlign: "bottom"},
      });
      option.series.push({
        id: "n-0", type: "bar", xAxisIndex: 1, yAxisIndex: 1, barWidth: 10, itemStyle: {color: colours.ctx, opacity: .55},
        data: points.map((p) => [p.x, p.n]), emphasis: {disabled: true},
        tooltip: {formatter: (item) => `${points[item.dataIndex].x_text}: n = ${count(points[item.dataIndex].n)}`},
      });
    }
    return option;
  };

  const ranking = (data, colours, width) => {
    const clear = (m) => m.low > data.reference || m.high < data.reference;
    const bars = data.bars;
    const ends = bars.flatMap((b) => [b.measured.low, b.measured.high]).concat(data.reference);
    const span = Math.max(...ends) - Math.min(...ends);
    const labels = {width: Math.min(240, width * .36), overflow: "break"};
    return {
      ...base(colours),
      grid: {left: 8, right: 8, top: 8, bottom: 8, outerBoundsMode: "same", outerBoundsContain: "axisLabel"},
      xAxis: valueAxis(colours, data.axis.unit, span, {splitNumber: width < 480 ? 3 : 5, scale: data.reference !== 0}),
      yAxis: [nameAxis(colours, bars.map((b) => b.label), labels),
        {...nameAxis(colours, bars.map((b) => b.measured.value_text), {fontWeight: 600}), position: "right"}],
      series: [{
        id: "interval-0", type: "custom", silent: true, z: 2, encode: {x: [0, 1], y: 2},
        data: bars.map((b, i) => [b.measured.low, b.measured.high, i]),
        renderItem: (params, api) => {
          const bar = bars[api.value(2)];
          return line([api.coord([api.value(0), api.value(2)]), api.coord([api.value(1), api.value(2)])],
            {stroke: clear(bar.measured) ? colours.accent : colours.ctx, lineWidth: 3, lineCap: "round"});
        },
      }, {
        id: "value-0", type: "scatter", z: 3, symbol: "circle", symbolSize: 11, emphasis: {disabled: true},
        data: bars.map((b, i) => ({value: [b.measured.value, i], itemStyle: clear(b.measured)
          ? {color: colours.accent} : {color: colours.surface, borderColor: colours.ctx, borderWidth: 2.5}})),
        markLine: {symbol: "none", silent: true, label: {show: false}, lineStyle: {color: colours["text-3"], type: "solid", width: 1}, data: [{xAxis: data.reference}]},
        tooltip: {formatter: (item) => {
          const b = bars[item.dataIndex];
          return `${b.label}: ${b.measured.value_text}${interval(b.measured)}\nn = ${count(b.n)}`;
        }},
      }],
    };
  };

  /** From worse to better: the sentiment triple, or the diverging scale from orange to blue. */
  const classColours = (n, colours) => {
    if (n === 3) return [colours.detractor, colours.passive, colours.promoter];
    if (n === 1) return [colours.accent];
    return Array.from({length: n}, (_, i) => {
      const place = i * 6 / (n - 1);
      const below = Math.min(5, Math.floor(place));
      return mix(colours["div-" + (below + 1)], colours["div-" + (below + 2)], place - below);
    });
  };
  const mix = (one, other, share) => "#" + [1, 3, 5].map((i) => {
    const [a, b] = [one, other].map((hex) => parseInt(hex.slice(i, i + 2), 16));
    return Math.round(a + (b - a) * share).toString(16).padStart(2, "0");
  }).join("");
  const isDark = (hex) => {
    const [r, g, b] = [1, 3, 5].map((i) => parseInt(hex.slice(i, i + 2), 16) / 255).map((c) => c <= .04045 ? c / 12.92 : ((c + .055) / 1.055) ** 2.4);
    return .2126 * r + .7152 * g + .0722 * b < .2;
  };

  const shares = (data, colours, width) => {
    const fills = classColours(data.classes.length, colours);
    return {
      ...base(colours),
      grid: {left: 8, right: 8, top: 36, bottom: 4, outerBoundsMode: "same", outerBoundsContain: "axisLabel"},
      legend: {top: 0, left: 0, icon: "roundRect", itemWidth: 12, itemHeight: 12, itemGap: 14, selectedMode: false, textStyle: {...TEXT, color: colours.text}, data: data.classes},
      xAxis: {...valueAxis(colours, {kind: "SHARE"}, 1, {max: 1}), show: false},
      yAxis: [nameAxis(colours, data.rows.map((r) => r.label), {width: width * .3, overflow: "break"}),
        {...nameAxis(colours, data.rows.map((r) => "n " + count(r.n)), {color: colours["text-2"]}), position: "right"}],
      series: data.classes.map((name, i) => ({
        id: "class-" + i, name, type: "bar", stack: "share", barWidth: 30, emphasis: {disabled: true},
        itemStyle: {color: fills[i], borderColor: colours.surface, borderWidth: 1.5, borderRadius: 4},
        label: {show: true, ...TEXT, fontWeight: 600, color: isDark(fills[i]) ? "#ffffff" : "#161b22",
          formatter: (item) => item.value * width * .55 > 34 ? data.rows[item.dataIndex].share_texts[i] : ""},
        data: data.rows.map((r) => r.n === 0 ? 0 : r.counts[i] / r.n),
        tooltip: {formatter: (item) => {
          const row = data.rows[item.dataIndex];
          return `${row.label}, ${name}: ${row.share_texts[i]}\n${count(row.counts[i])} of ${count(row.n)} ${data.noun}`;
        }},
      })),
    };
  };

  const attrition = (data, colours, width) => {
    let remaining = data.base.before;
    const rows = [{label: "Before exclusions", remaining, dropped: 0}];
    for (const drop of data.base.drops) {
      remaining -= drop.n;
      rows.push({label: drop.rule.charAt(0).toUpperCase() + drop.rule.slice(1), remaining, dropped: drop.n});
    }
    const bar = {type: "bar", stack: "all", barWidth: 20, emphasis: {disabled: true}};
    return {
      ...base(colours),
      grid: {left: 8, right: 8, top: 4, bottom: 4, outerBoundsMode: "same", outerBoundsContain: "axisLabel"},
      xAxis: {...valueAxis(colours, {kind: "COUNT"}, 1, {max: data.base.before || 1}), show: false},
      yAxis: [nameAxis(colours, rows.map((r) => r.label), {width: Math.min(260, width * .42), overflow: "break"}),
        {...nameAxis(colours, rows.map((r) => count(r.remaining)), {fontWeight: 600}), position: "right"}],
      series: [
        {...bar, id: "remaining", data: rows.map((r, i) => ({value: r.remaining, itemStyle: {borderRadius: 4, color: i === rows.length - 1 ? colours.accent : colours.ctx}})),
          tooltip: {formatter: (item) => `${rows[item.dataIndex].label}\n${count(rows[item.dataIndex].remaining)} ${data.base.noun} left`}},
        {...bar, id: "dropped", itemStyle: {color: "transparent", borderColor: colours["line-ctl"], borderType: "dashed", borderRadius: 4},
          data: rows.map((r) => r.dropped),
          tooltip: {formatter: (item) => `${rows[item.dataIndex].label}\n${count(rows[item.dataIndex].dropped)} ${data.base.noun} left out`}},
      ],
    };
  };

  const kinds = {CURVE: curve, RANKING: ranking, SHARES: shares, ATTRITION: attrition};

  const draw = (element, width = element.clientWidth) => {
    const data = JSON.parse(document.getElementById(element.dataset.chart).textContent);
    const chart = echarts.getInstanceByDom(element) || echarts.init(element, null, {renderer: "canvas"});
    chart.setOption(kinds[data.kind](data, palette(), width), {notMerge: true});
  };

  const all = () => document.querySelectorAll("[data-chart]");
  const drawAll = () => all().forEach((element) => draw(element));

  const PAPER = 660; // px between the margins of an upright sheet: what is drawn wider would lose its right end
  const UNSEEN = 280; // px: the height of a picture that was folded away when it was drawn
  let onPaper = false;
  const toPaper = () => {
    onPaper = true;
    all().forEach((element) => {
      const chart = echarts.getInstanceByDom(element);
      if (chart) {
        chart.resize({width: PAPER, height: chart.getHeight() || UNSEEN});
        draw(element, PAPER);
      }
    });
  };
  const toScreen = () => {
    onPaper = false;
    all().forEach((element) => {
      const chart = echarts.getInstanceByDom(element);
      if (chart) chart.resize({width: "auto", height: "auto"});
    });
    drawAll();
  };

  const watch = new ResizeObserver((entries) => entries.forEach(({target}) => {
    const chart = echarts.getInstanceByDom(target);
    if (chart && !onPaper && target.clientWidth > 0 && chart.getWidth() !== target.clientWidth) {
      chart.resize();
      draw(target);
    }
  }));
  const drawn = new Set();
  const start = () => {
    for (const gone of [...drawn].filter((element) => !element.isConnected)) {
      echarts.getInstanceByDom(gone).dispose();
      watch.unobserve(gone);
      drawn.delete(gone);
    }
    drawAll();
    all().forEach((element) => { drawn.add(element); watch.observe(element); });
  };

  const startOnceFontsAreThere = () => document.fonts.ready.then(start);
  if (document.currentScript.defer) document.addEventListener("DOMContentLoaded", startOnceFontsAreThere);
  else startOnceFontsAreThere(); // brought by a swap, see page.js
  document.addEventListener("htmx:after:swap", start);
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", drawAll);
  const print = matchMedia("print");
  print.addEventListener("change", () => (print.matches ? toPaper : toScreen)());
  addEventListener("beforeprint", toPaper);
  addEventListener("afterprint", toScreen);
})();
