// The one place that draws on a canvas: an exhibit as the API gives it becomes an ECharts option. Colours are read from
// the style sheet when drawing; tooltips are drawn on the canvas, since HTML tooltips need inline styles (see CSP).
(() => {
  "use strict";

  const TEXT = {fontFamily: "Inter, system-ui, sans-serif", fontSize: 12, lineHeight: 16};
  const FONT = "12px Inter, system-ui, sans-serif";
  const LONGEST = 55; // characters of a name beside a bar; the table has it in full
  const {keyLines, round, ticks, months, bands, shades, lines, shorten, places, wide, mix, isDark} = window.wayworthScale;
  const SMALL = 30; // fewer observations than this are drawn hollow

  const css = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  const palette = () => Object.fromEntries(
    ["surface", "raised", "text", "text-2", "text-3", "line", "line-ctl", "accent", "ctx", "detractor", "passive", "promoter",
      "cat-1", "cat-2", "cat-3", "cat-4", "cat-5", "cat-6", "div-1", "div-2", "div-3", "div-4", "div-5", "div-6", "div-7"]
      .map((name) => [name, css("--" + name)]));

  /** Ticks, written as the server writes numbers. All ticks of an axis have the decimals that its step needs. */
  const tick = (unit, {min, max, interval}) => {
    const lang = document.documentElement.lang;
    const isCompact = unit.kind === "MONEY" || unit.kind === "COUNT";
    const most = Math.max(Math.abs(min), Math.abs(max));
    const thousands = isCompact && most >= 1000 ? (most >= 1e6 ? 1e6 : 1000) : 1;
    const step = interval * (unit.kind.startsWith("SHARE") ? 100 : 1) / thousands;
    const decimals = Math.min(6, Math.max(0, Math.ceil(-Math.log10(step) - 1e-9)));
    const digits = {minimumFractionDigits: thousands > 1 ? 0 : decimals, maximumFractionDigits: decimals};
    const style = unit.kind === "MONEY" ? {style: "currency", currency: unit.currency, ...digits}
      : unit.kind === "SHARE" ? {style: "percent", ...digits}
      : digits;
    const format = new Intl.NumberFormat(lang, {...style, ...(isCompact ? {notation: "compact"} : {})});
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
  const valueAxis = (colours, unit, scale, more) => ({
    ...scale, type: "value", axisLine: {show: false}, axisTick: {show: false}, splitLine: {lineStyle: {color: colours.line}},
    axisLabel: {...axisText(colours), formatter: tick(unit, scale), hideOverlap: true}, ...more,
  });
  const nameAxis = (colours, names, more) => ({
    type: "category", inverse: true, data: names, axisLine: {show: false}, axisTick: {show: false},
    axisLabel: {...axisText(colours), color: colours.text, ...(more || {})},
  });

  const line = (points, style) => ({type: "polyline", shape: {points}, style: {fill: "none", ...style}});

  const alpha = (hex, share) => hex + Math.round(share * 255).toString(16).padStart(2, "0");

  /** Band, line and dots of one series; ids name what each holds, so that tests can compare with the table. */
  const curveSeries = (series, index, colour, colours, several) => {
    const isNumbered = series.points.every((p) => /^(day )?[\d,]+$/.test(p.x_text));
    const step = series.join === "STEP" ? (isNumbered ? "end" : "middle") : false; // a class reaches to the middle of the way to the next
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
      const across = series.points.filter((p) => p.across);
      if (across.length > 0) {
        drawn.push({
          id: "across-" + index, type: "custom", silent: true, z: 2, encode: {x: [0, 1], y: 2},
          data: across.map((p) => [p.across.low, p.across.high, p.y.value]),
          renderItem: (params, api) => line([api.coord([api.value(0), api.value(2)]), api.coord([api.value(1), api.value(2)])], {stroke: colour, lineWidth: 2}),
        });
      }
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

  /** How many were still watched, under the axis, at each tick: what a survival curve rests on. */
  const atRisk = (watched, at, hues, left, top, px) => watched.flatMap((s, i) => {
    const y = top + 18 * i;
    const left1 = {type: "text", silent: true, style: {text: s.name, x: 0, y, font: "600 " + FONT, fill: hues[i], textVerticalAlign: "middle", width: left - 10, overflow: "truncate"}};
    return [left1, ...at.map((x) => {
      const before = s.points.filter((p) => p.x <= x + 1e-9);
      return {type: "text", silent: true, style: {text: count(before[before.length - 1].n), x: px(x), y, font: FONT, fill: css("--text-2"), textAlign: "center", textVerticalAlign: "middle"}};
    })];
  });

  /** The box around a dot and its intervals, in pixels. */
  const extent = ({x, y, across}, px, py) => ({
    left: px(across ? across.low : x) - 6, right: px(across ? across.high : x) + 6, top: py(y.high) - 6, bottom: py(y.low) + 6,
  });

  const isSurvival = (data) => data.kind === "CURVE" && data.y.unit.kind === "SHARE" && data.series.length > 0
    && data.series.some((s) => s.join === "STEP" && s.points[0].y.value === 1 && s.points[0].x === 0);

  const curve = (data, colours, width, height) => {
    const several = data.series.length > 1;
    const named1 = several && data.series.every((s) => s.join === "DOTS" && s.points.length === 1); // each dot is a name
    const dotted = several && !named1 && data.series.every((s) => s.join === "DOTS");
    const narrow = width < 480;
    const survival = isSurvival(data);
    const keyed = several && (narrow || dotted || survival) && !named1;
    const points = data.series.flatMap((s) => s.points);
    const xs = [...new Set(points.map((p) => p.x))].sort((a, b) => a - b);
    const words = new Map(points.map((p) => [p.x, p.x_text]));
    const banded = bands(data.series.map((s) => s.name), data.title);
    const hues = data.series.map((s, i) => colours[banded && several ? banded[i] : !several ? "accent" : "cat-" + (1 + i % 6)]);
    const rug = !several && !narrow && data.series[0] && data.series[0].join !== "STEP";
    const ys = points.flatMap((p) => [p.y.low, p.y.high, p.y.value]).concat(survival ? [0, 1] : named1 ? [0] : []);
    const scale = round(Math.min(...ys), Math.max(...ys), survival ? 5 : 4);
    const label = tick(data.y.unit, scale);
    const watched = survival ? data.series.filter((s) => s.join === "STEP") : [];
    const risks = watched.length > 0 ? 18 * watched.length + 24 : 0;
    const left = Math.max(14 + Math.ceil(Math.max(...ticks(scale).map((y) => wide(label(y), FONT)))),
      risks ? Math.min(narrow ? 84 : 150, 14 + Math.ceil(Math.max(...watched.map((s) => wide(s.name, "600 " + FONT))))) : 0);
    const longest = several ? Math.max(...data.series.map((s) => wide(s.name, "600 " + FONT))) : 0;
    const lastWord = xs.length > 0 ? Math.ceil(wide(words.get(xs[xs.length - 1]), FONT) / 2) : 0;
    const right = Math.max(several && !keyed && !named1 ? 20 + Math.ceil(longest) : 16, named1 ? 0 : lastWord);
    const grid = {left, right, top: keyed ? 16 + 24 * keyLines(data.series.map((s) => s.name), 40, width, FONT) : named1 ? 44 : 20, bottom: rug ? 76 : named1 ? 52 : 28 + risks, outerBoundsMode: "none"};
    // The x axis: names of classes where they are few, round numbers of days, first days of months, else some of the points.
    const isNumbered = points.every((p) => /^(day )?[\d,]+$/.test(p.x_text) && Number(p.x_text.replace(/\D/g, "")) === p.x);
    const most = Math.max(2, Math.min(7, Math.floor((width - left - right) / 90)));
    const dated = !named1 && data.series.length > 0 && months([...data.series].sort((a, b) => b.points.length - a.points.length)[0].points, most);
    const spread = xs.length > 1 ? (xs[xs.length - 1] - xs[0]) * .02 : 1;
    const across = points.flatMap((p) => p.across ? [p.across.low, p.across.high] : [p.x]).concat(data.marks.map((m) => m.x));
    const xScale = named1 ? round(Math.min(...across), Math.max(...across), narrow ? 3 : 6)
      : isNumbered && xs.length > 14 ? {...round(xs[0], xs[xs.length - 1], most), min: xs[0], max: xs[xs.length - 1]} : null;
    const shown = dated ? dated.map((month) => month.x)
      : xScale && !named1 ? ticks({...xScale, max: Math.floor(xScale.max / xScale.interval) * xScale.interval})
      : xs.length <= 14 && !narrow ? xs : xs.filter((_, i) => i % Math.ceil(xs.length / (narrow ? 4 : 6)) === 0);
    if (dated) dated.forEach((month) => words.set(month.x, month.text));
    const xLabel = xScale ? tick(data.x.unit, xScale) : (v) => words.get(v) ?? String(v);
    const [from, to] = named1 ? [xScale.min, xScale.max] : survival ? [0, xs[xs.length - 1]] : [xs[0] - spread, xs[xs.length - 1] + spread];
    const px = (x) => left + (width - left - right) * (x - from) / (to - from);
    const py = (y) => grid.top + (height - grid.top - grid.bottom) * (scale.max - y) / (scale.max - scale.min);
    const named = (axis) => axis.title + (axis.unit.name && !axis.title.toLowerCase().includes(axis.unit.name.toLowerCase()) ? " (" + axis.unit.name + ")" : "");
    const xAxis = {
      type: "value", min: from, max: to, splitLine: {show: false}, axisTick: {show: false},
      axisLine: {onZero: false, lineStyle: {color: colours["line-ctl"]}},
      axisLabel: {...axisText(colours), hideOverlap: true, formatter: xLabel, ...(named1 ? {} : {customValues: shown, alignMinLabel: survival ? "center" : undefined})},
      ...(named1 ? {interval: xScale.interval, name: shorten(named(data.x), narrow ? 42 : 80), nameLocation: "middle", nameGap: 28, nameTextStyle: {...axisText(colours)}} : {}),
    };
    const option = {
      ...base(colours),
      grid: [grid],
      legend: keyed ? {top: 0, left: 0, icon: "roundRect", itemHeight: 4, selectedMode: false, textStyle: {...TEXT, color: colours.text}, data: data.series.map((s) => s.name)} : undefined,
      xAxis: [xAxis],
      yAxis: [valueAxis(colours, data.y.unit, scale, named1 ? {name: shorten(named(data.y), narrow ? 46 : 90), nameLocation: "end", nameGap: 16,
        nameTextStyle: {...axisText(colours), align: "left", padding: [0, 0, 0, -left]}} : {})],
      series: data.series.flatMap((s, i) => curveSeries(s, i, hues[i], colours, several && !keyed)),
    };
    option.tooltip.trigger = "item";
    if (named1 && width > 0) {
      const spots = places(data.series.map((s) => ({x: px(s.points[0].x), y: py(s.points[0].y.value), name: shorten(s.name, narrow ? 22 : 40), ...extent(s.points[0], px, py)})),
        {left: left + 2, right: width - 4, top: grid.top - 8, bottom: height - grid.bottom}, FONT);
      option.series.filter((s) => s.label && s.label.show).forEach((s, i) => {
        s.label.formatter = shorten(s.name, narrow ? 22 : 40);
        s.labelLayout = {x: spots[i].x, y: spots[i].y, align: spots[i].align, verticalAlign: "middle"};
      });
    }
    if (risks && width > 0) {
      const top = height - risks + 14;
      const heading = {type: "text", silent: true, style: {text: "Still under observation", x: 0, y: top - 4, font: FONT, fill: colours["text-2"], textVerticalAlign: "middle"}};
      option.graphic = [heading, ...atRisk(watched, shown, hues, left, top + 16, px)];
    }
    const lead = option.series[option.series.length - 1];
    const dividing = [...data.marks.map((mark) => ({xAxis: mark.x, name: mark.text})), ...(named1 ? [{yAxis: 0, name: ""}] : [])];
    if (lead && dividing.length > 0) {
      lead.markLine = {
        symbol: "none", silent: true, lineStyle: {color: colours["text-3"], type: "dashed", width: 1},
        label: {...TEXT, color: colours["text-2"], formatter: (m) => m.name, position: "insideEndTop", rotate: 0, align: "left", distance: [6, 0]},
        data: dividing.map((one) => one.xAxis !== undefined && px(one.xAxis) > width * .75 ? {...one, label: {align: "right", distance: [-6, 0]}} : one),
      };
    }
    if (rug) {
      const counted = data.series[0].points;
      option.grid.push({left, right, height: 30, bottom: 6, outerBoundsMode: "none"});
      option.xAxis.push({type: "value", gridIndex: 1, containShape: false, min: xAxis.min, max: xAxis.max, show: false});
      option.yAxis.push({
        type: "value", gridIndex: 1, min: 0, max: Math.max(...counted.map((p) => p.n)) || 1, axisLine: {show: false}, axisTick: {show: false}, splitLine: {show: false},
        axisLabel: {...axisText(colours), customValues: [0], formatter: "n", verticalAlign: "bottom"},
      });
      option.series.push({
        id: "n-0", type: "bar", xAxisIndex: 1, yAxisIndex: 1, barWidth: 10, itemStyle: {color: colours.ctx, opacity: .55},
        data: counted.map((p) => [p.x, p.n]), emphasis: {disabled: true},
        tooltip: {formatter: (item) => `${counted[item.dataIndex].x_text}: n = ${count(counted[item.dataIndex].n)}`},
      });
    }
    return option;
  };

  const labelWidth = (data, width) => data.kind === "ATTRITION" ? Math.min(260, width * .42) : Math.min(240, width * .36);

  /** Names beside bars: as tall as the row with most lines needs, where that is more than the style sheet gives. */
  const roomForNames = (names, width) => {
    const most = Math.max(1, ...names.map((name) => lines(shorten(name, LONGEST), width, FONT)));
    return most > 2 ? names.length * (16 * most + 14) + 56 : 0;
  };

  const ranking = (data, colours, width) => {
    const clear = (m) => m.low > data.reference || m.high < data.reference;
    const bars = data.bars;
    const ends = bars.flatMap((b) => [b.measured.low, b.measured.high]).concat(data.reference);
    const scale = round(Math.min(...ends), Math.max(...ends), width < 480 ? 3 : 6);
    const labels = {width: labelWidth(data, width), overflow: "break"};
    const banded = bands(bars.map((b) => b.label), data.title);
    const hue = (i) => colours[banded ? banded[i] : "accent"];
    return {
      ...base(colours),
      grid: {left: 8, right: 8, top: 8, bottom: 8, outerBoundsMode: "same", outerBoundsContain: "axisLabel"},
      xAxis: valueAxis(colours, data.axis.unit, scale),
      yAxis: [nameAxis(colours, bars.map((b) => shorten(b.label, LONGEST)), labels),
        {...nameAxis(colours, bars.map((b) => width < 480 ? b.measured.value_text.replace(/ percentage points?$/, " pp") : b.measured.value_text), {fontWeight: 600, width: width * .24, overflow: "break"}), position: "right"}],
      series: [{
        id: "interval-0", type: "custom", silent: true, z: 2, encode: {x: [0, 1], y: 2},
        data: bars.map((b, i) => [b.measured.low, b.measured.high, i]),
        renderItem: (params, api) => {
          const bar = bars[api.value(2)];
          return line([api.coord([api.value(0), api.value(2)]), api.coord([api.value(1), api.value(2)])],
            {stroke: clear(bar.measured) ? hue(api.value(2)) : colours.ctx, lineWidth: 3, lineCap: "round"});
        },
      }, {
        id: "value-0", type: "scatter", z: 3, symbol: "circle", symbolSize: 11, emphasis: {disabled: true},
        data: bars.map((b, i) => ({value: [b.measured.value, i], itemStyle: clear(b.measured)
          ? {color: hue(i)} : {color: colours.surface, borderColor: colours.ctx, borderWidth: 2.5}})),
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
  const shares = (data, colours, width) => {
    const shaded = shades(data.classes);
    const fills = shaded ? shaded.map(({band, place}) => mix(colours[band], colours.surface, band === "detractor" ? .6 * place : .35 * (1 - place)))
      : classColours(data.classes.length, colours);
    const single = data.rows.length === 1 ? data.rows[0] : null;
    const keys = data.classes.map((name, i) => single ? name + ": " + single.share_texts[i] : name);
    const legendLines = keyLines(keys, 31, width, FONT);
    const names = width * .3;
    const plot = width - Math.min(names, Math.max(...data.rows.map((r) => wide(r.label, FONT)))) - Math.max(...data.rows.map((r) => wide("n " + count(r.n), FONT))) - 36;
    return {
      ...base(colours),
      grid: {left: 8, right: 8, top: 14 + 24 * legendLines, bottom: 4, outerBoundsMode: "same", outerBoundsContain: "axisLabel"},
      legend: {top: 0, left: 0, icon: "roundRect", itemWidth: 12, itemHeight: 12, itemGap: 14, selectedMode: false, textStyle: {...TEXT, color: colours.text}, data: data.classes,
        formatter: (name) => single ? name + ": " + single.share_texts[data.classes.indexOf(name)] : name},
      xAxis: {...valueAxis(colours, {kind: "SHARE"}, {min: 0, max: 1, interval: .5}), show: false},
      yAxis: [nameAxis(colours, data.rows.map((r) => r.label), {width: names, overflow: "break"}),
        {...nameAxis(colours, data.rows.map((r) => "n " + count(r.n)), {color: colours["text-2"]}), position: "right"}],
      series: data.classes.map((name, i) => ({
        id: "class-" + i, name, type: "bar", stack: "share", barWidth: 30, emphasis: {disabled: true},
        itemStyle: {color: fills[i], borderColor: colours.surface, borderWidth: 1.5, borderRadius: 4},
        label: {show: true, ...TEXT, fontWeight: 600, color: isDark(fills[i]) ? "#ffffff" : "#161b22",
          formatter: (item) => item.value * plot > wide(data.rows[item.dataIndex].share_texts[i], "600 " + FONT) + 12 ? data.rows[item.dataIndex].share_texts[i] : ""},
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
      xAxis: {...valueAxis(colours, {kind: "COUNT"}, {min: 0, max: data.base.before || 1, interval: data.base.before || 1}), show: false},
      yAxis: [nameAxis(colours, rows.map((r) => shorten(r.label, LONGEST)), {width: labelWidth(data, width), overflow: "break"}),
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

  /** The height of a picture whose names or table need more than the style sheet gives; else 0. */
  const taller = (data, width) => {
    if (data.kind === "RANKING") return roomForNames(data.bars.map((b) => b.label), labelWidth(data, width));
    if (data.kind === "ATTRITION") return roomForNames(data.base.drops.map((d) => d.rule), labelWidth(data, width));
    return isSurvival(data) ? 300 + 18 * data.series.filter((s) => s.join === "STEP").length : 0;
  };

  let onPaper = false;
  const draw = (element, width = element.clientWidth) => {
    const data = JSON.parse(document.getElementById(element.dataset.chart).textContent);
    const tall = width > 50 ? taller(data, width) : 0;
    element.style.height = tall > 0 ? tall + "px" : "";
    const chart = echarts.getInstanceByDom(element) || echarts.init(element, null, {renderer: "canvas"});
    if (tall > 0 && chart.getHeight() !== tall) chart.resize(onPaper ? {width, height: tall} : {width: "auto", height: "auto"}); // a number would stay
    chart.setOption(kinds[data.kind](data, palette(), width, chart.getHeight()), {notMerge: true});
  };

  const all = () => document.querySelectorAll("[data-chart]");
  const drawAll = () => all().forEach((element) => draw(element));

  const PAPER = 660; // px between the margins of an upright sheet: what is drawn wider would lose its right end
  const UNSEEN = 280; // px: the height of a picture that was folded away when it was drawn
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
