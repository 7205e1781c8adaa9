import { fitPower } from './fit.mjs';

const WIDTH = 740;
const HEIGHT = 300;
const PANEL = { width: 280, height: 200, top: 50 };

/** The points of `npm run bench:growth` as an SVG of two panels, both axes logarithmic, with the fitted lines. */
export function plot(points) {
  const time = panel(
    60,
    'CPU seconds',
    points.map(({ size, cpu }) => [size, cpu]),
  );
  const memory = panel(
    420,
    'MB of memory',
    points.map(({ size, memory }) => [size, memory]),
  );
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="CPU time and memory of galley check over the number of articles">
<style>
text { font: 12px system-ui, sans-serif; fill: #444 }
.title { font-weight: 600 }
.grid { stroke: #ddd }
.fit { stroke: #b3541e; stroke-width: 1.5; stroke-dasharray: 5 4 }
.point { fill: #1f5f8b }
@media (prefers-color-scheme: dark) { text { fill: #ccc } .grid { stroke: #444 } .fit { stroke: #e8a069 } .point { fill: #7fb8de } }
</style>
${time}${memory}</svg>
`;
}

function panel(left, title, points) {
  const xs = decades(points.map(([x]) => x));
  const ys = decades(points.map(([, y]) => y));
  const { width, height, top } = PANEL;
  const x = (value) => left + (width * (Math.log10(value) - xs[0])) / (xs.at(-1) - xs[0]);
  const y = (value) => top + height - (height * (Math.log10(value) - ys[0])) / (ys.at(-1) - ys[0]);
  const { exponent, factor } = fitPower(points);
  const fitted = (value) => factor * value ** exponent;
  const [first, last] = [points[0][0], points.at(-1)[0]];
  const at = (value) => value.toFixed(1);
  const grid = [
    ...xs.map((d) => {
      const label = `<text x="${at(x(10 ** d))}" y="${top + height + 18}" text-anchor="middle">${name(d)}</text>`;
      return `<line class="grid" x1="${at(x(10 ** d))}" x2="${at(x(10 ** d))}" y1="${top}" y2="${top + height}"/>${label}`;
    }),
    ...ys.map((d) => {
      const label = `<text x="${left - 6}" y="${at(y(10 ** d) + 4)}" text-anchor="end">${name(d)}</text>`;
      return `<line class="grid" x1="${left}" x2="${left + width}" y1="${at(y(10 ** d))}" y2="${at(y(10 ** d))}"/>${label}`;
    }),
  ];
  return `<text class="title" x="${left}" y="24">${title} over articles</text>
<text x="${left}" y="40">exponent ${exponent.toFixed(2)}</text>
${grid.join('\n')}
<line class="fit" x1="${at(x(first))}" y1="${at(y(fitted(first)))}" x2="${at(x(last))}" y2="${at(y(fitted(last)))}"/>
${points.map(([size, value]) => `<circle class="point" cx="${at(x(size))}" cy="${at(y(value))}" r="4"/>`).join('\n')}
`;
}

/** Powers of ten around the values, at least two. */
function decades(values) {
  const from = Math.floor(Math.log10(Math.min(...values)));
  const to = Math.max(from + 1, Math.ceil(Math.log10(Math.max(...values))));
  return Array.from({ length: to - from + 1 }, (_, i) => from + i);
}

function name(decade) {
  return decade < 0 ? (10 ** decade).toFixed(-decade) : (10 ** decade).toLocaleString('en-US');
}
