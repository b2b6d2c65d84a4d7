/* Pictures of figures: a table with data-chart is drawn above itself; the table stays for who reads it. */
(() => {
  'use strict';
  const style = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  const all = () => {
    for (const place of document.querySelectorAll('[data-chart]:not([data-drawn])')) draw(place);
  };
  document.addEventListener('DOMContentLoaded', all);
  document.addEventListener('htmx:afterSettle', all);
  /** A column in a colour of its own: `bad`, `wait`, `accent`. */
  const toned = (value, tone) => (tone ? { value, itemStyle: { color: style(`--duly-${tone}`) } } : value);
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
      color: shades,
      textStyle: { fontFamily: 'Inter, system-ui, sans-serif', color: ink },
      grid: { left: 8, right: 16, top: 24, bottom: 8, containLabel: true },
      tooltip: { trigger: 'axis', renderMode: 'richText', valueFormatter: inFigures, axisPointer: { type: 'shadow' } },
      legend: told.series.length > 1 ? { top: 0, textStyle: { color: ink } } : undefined,
      xAxis: { type: 'category', data: told.labels, axisLabel: { color: ink } },
      yAxis: { type: 'value', axisLabel: { color: ink, formatter: inFigures }, splitLine: { lineStyle: { color: style('--duly-line') } } },
      series: told.series.map((one) => ({ name: one.name, type: told.kind ?? 'bar', stack: told.stacked ? 'all' : undefined, data: one.values.map((value, at) => toned(value, told.tones?.[at])), barMaxWidth: 48 })),
    });
    window.addEventListener('resize', () => chart.resize());
  }
})();
