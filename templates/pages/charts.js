/* Pictures of figures: a table with data-chart is drawn above itself; the table stays for who reads it. */
(() => {
  'use strict';
  const style = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  const all = () => {
    for (const place of document.querySelectorAll('[data-chart]:not([data-drawn])')) if (place.offsetWidth > 0) draw(place);
  };
  document.addEventListener('DOMContentLoaded', all);
  document.addEventListener('htmx:afterSettle', all);
  document.addEventListener('toggle', all, true); // what is folded has no width yet
  /** A column in a colour of its own: `bad`, `wait`, `accent`. */
  const toned = (value, tone) => (tone ? { value, itemStyle: { color: style(`--duly-${tone}`) } } : value);
  /** Series in order, from pale to full: `#rrggbb` with its share of ink. */
  const ramp = (n) => Array.from({ length: n }, (_, at) => `${style('--duly-accent')}${Math.round(255 * (0.25 + (0.75 * at) / Math.max(1, n - 1))).toString(16)}`);
  function draw(place) {
    place.dataset.drawn = '';
    const told = JSON.parse(place.dataset.chart);
    const chart = window.echarts.init(place, null, { renderer: 'svg' });
    const ink = style('--duly-quiet');
    const inFigures = (n) => Number(n).toLocaleString(document.documentElement.lang || undefined);
    const shades = ['--duly-good', '--duly-accent', '--duly-wait', '--duly-bad'].map(style);
    chart.setOption({
      animation: false,
      aria: { enabled: true, label: { description: told.series.map((one) => `${one.name}: ${told.labels.map((label, at) => `${label} ${inFigures(one.values[at])}`).join(', ')}`).join('; ') } },
      color: told.ramp ? ramp(told.series.length) : shades,
      textStyle: { fontFamily: 'Inter, system-ui, sans-serif', color: ink },
      grid: { left: 8, right: told.lying ? 40 : 16, top: 24, bottom: 8, containLabel: true },
      tooltip: { trigger: 'axis', renderMode: 'richText', valueFormatter: inFigures, axisPointer: { type: 'shadow' } },
      legend: told.series.length > 1 ? { type: 'scroll', top: 0, textStyle: { color: ink } } : undefined,
      [told.lying ? 'yAxis' : 'xAxis']: { type: 'category', data: told.labels, inverse: told.lying, axisLabel: { color: ink, width: told.lying ? 130 : undefined, overflow: told.lying ? 'truncate' : undefined } },
      [told.lying ? 'xAxis' : 'yAxis']: { type: 'value', minInterval: told.whole ? 1 : undefined, axisLabel: { color: ink, formatter: inFigures, hideOverlap: true }, splitLine: { lineStyle: { color: style('--duly-line') } } },
      series: told.series.map((one) => ({ name: one.name, type: told.kind ?? 'bar', stack: told.stacked ? 'all' : undefined, data: one.values.map((value, at) => toned(value, told.tones?.[at])), barMaxWidth: 48 })),
    });
    window.addEventListener('resize', () => chart.resize());
  }
})();
