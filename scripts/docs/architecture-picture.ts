import { type Import, permissionFor, type Room, roomOf } from './imports.ts';

/** Who imports from whom: between whole rooms, or the exception of a single module. */
export interface Arrow {
  readonly from: string;
  readonly to: string;
  readonly kind: 'room' | 'exception';
}

const WIDTH = 960;
const BOX = { width: 124, height: 34 };
const STEP = 78;
const MARGIN = 56;

/** The arrows that the imports make at run time, sorted. What only types pass is left out; so is what the table forbids, since its test names that. */
export function arrowsOf(imports: readonly Import[], rooms: readonly Room[]): Arrow[] {
  const arrows = new Map<string, Arrow>();
  for (const one of imports) {
    const from = roomOf(one.from, rooms)?.name;
    const to = roomOf(one.to, rooms)?.name;
    const permission = permissionFor(one, rooms);
    if (!from || !to || !permission || permission === 'same room' || permission.typesOnly) continue;
    const kind = permission.target === 'everything' || permission.target === to ? 'room' : 'exception';
    arrows.set(`${from} ${to} ${kind}`, { from, to, kind });
  }
  return [...arrows].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, arrow]) => arrow);
}

/** How many rooms stand below each, along the longest way. @throws when arrows lead in a circle. */
export function levelsOf(rooms: readonly Room[], arrows: readonly Arrow[]): Map<string, number> {
  const levels = new Map<string, number>();
  const level = (name: string, above: readonly string[]): number => {
    if (above.includes(name)) throw new Error(`a circle of imports: ${[...above, name].join(' -> ')}`);
    const known = levels.get(name);
    if (known !== undefined) return known;
    const below = arrows.filter(({ from }) => from === name).map(({ to }) => level(to, [...above, name]));
    const made = Math.max(-1, ...below) + 1;
    levels.set(name, made);
    return made;
  };
  for (const { name } of rooms) level(name, []);
  return levels;
}

/** Without the arrows that a longer way makes superfluous: a picture of all of them is a knot. */
function reduced(arrows: readonly Arrow[]): Arrow[] {
  const next = new Map<string, string[]>();
  for (const { from, to } of arrows) next.set(from, [...(next.get(from) ?? []), to]);
  const reaches = (from: string, to: string): boolean =>
    (next.get(from) ?? []).some((one) => one === to || reaches(one, to));
  return arrows.filter(({ from, to }) => !(next.get(from) ?? []).some((one) => one !== to && reaches(one, to)));
}

/** The picture as SVG: those who import above those they import from. */
export function architecturePicture(imports: readonly Import[], rooms: readonly Room[]): string {
  const arrows = arrowsOf(imports, rooms);
  const whole = arrows.filter(({ kind }) => kind === 'room');
  const levels = levelsOf(rooms, whole);
  const drawn = [...reduced(whole), ...arrows.filter(({ kind }) => kind === 'exception')];
  const top = Math.max(...levels.values());
  const at = placed(rooms, levels, drawn, top);
  const height = MARGIN + top * STEP + BOX.height + 40;
  return `${[
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}" font-family="system-ui, sans-serif" font-size="13">`,
    '<title>Rooms of the source and who imports from whom</title>',
    `<rect width="${WIDTH}" height="${height}" fill="#fff"/>`,
    '<defs>',
    ...(['room', 'exception'] as const).map(
      (kind) =>
        `<marker id="${kind}" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto"><path d="M0 0L8 4L0 8z" fill="${COLOR[kind]}"/></marker>`,
    ),
    '</defs>',
    `<text x="12" y="22" fill="#444">An arrow points to what a room imports; rooms further along the arrows may be imported too. Dashed: one module only.</text>`,
    ...drawn.map((arrow) => line(arrow, at)),
    ...rooms.map(({ name }) => box(name, at)),
    '</svg>',
  ].join('\n')}\n`;
}

const COLOR = { room: '#5b6b8c', exception: '#b4552d' } as const;
type Places = ReadonlyMap<string, { readonly x: number; readonly y: number }>;

/** Rows from the bottom up; within a row, rooms stand near the middle of what they point to. */
function placed(
  rooms: readonly Room[],
  levels: ReadonlyMap<string, number>,
  arrows: readonly Arrow[],
  top: number,
): Places {
  const at = new Map<string, { x: number; y: number }>();
  for (let level = 0; level <= top; level++) {
    const middle = (name: string): number => {
      const below = arrows.flatMap(({ from, to }) => (from === name ? (at.get(to)?.x ?? []) : []));
      return below.length === 0 ? WIDTH / 2 : below.reduce((sum, x) => sum + x, 0) / below.length;
    };
    const row = rooms
      .map(({ name }) => name)
      .filter((name) => levels.get(name) === level)
      .map((name) => ({ name, middle: middle(name) }))
      .sort((a, b) => a.middle - b.middle || (a.name < b.name ? -1 : 1));
    // Odd rows are moved aside, so that long arrows pass between boxes.
    const shift = row.length === 1 ? ((level % 3) - 1) * 90 : 0;
    row.forEach(({ name }, index) => {
      const x = (WIDTH * (index + 1)) / (row.length + 1) + shift;
      at.set(name, { x: Math.round(x), y: MARGIN + (top - level) * STEP });
    });
  }
  return at;
}

function line({ from, to, kind }: Arrow, at: Places): string {
  const a = at.get(from) as { x: number; y: number };
  const b = at.get(to) as { x: number; y: number };
  const style = `fill="none" stroke="${COLOR[kind]}" stroke-width="1.3"${kind === 'exception' ? ' stroke-dasharray="5 4"' : ''} marker-end="url(#${kind})"`;
  const title = `<title>${from} imports ${kind === 'exception' ? 'one module of ' : ''}${to}</title>`;
  if (b.y > a.y) {
    const [y1, y2] = [a.y + BOX.height, b.y];
    const bend = (y2 - y1) / 2;
    // Straight down over several rows, it would seem to come out of the boxes on its way.
    const aside = b.y - a.y > STEP && Math.abs(a.x - b.x) < BOX.width ? BOX.width * 0.8 : 0;
    return `<path d="M${a.x} ${y1}C${a.x + aside} ${y1 + bend} ${b.x + aside} ${y2 - bend} ${b.x} ${y2}" ${style}>${title}</path>`;
  }
  // Exceptions may point up or sideways: round the side of both boxes.
  const side = b.x >= a.x ? 1 : -1;
  const [x1, x2] = [a.x + (side * BOX.width) / 2, b.x + ((b.y === a.y ? -side : side) * BOX.width) / 2];
  const [y1, y2] = [a.y + BOX.height / 2, b.y + BOX.height / 2];
  const reach = b.y === a.y ? 0 : side * 70;
  return `<path d="M${x1} ${y1}C${x1 + reach} ${y1} ${x2 + reach} ${y2} ${x2} ${y2}" ${style}>${title}</path>`;
}

function box(name: string, at: Places): string {
  const { x, y } = at.get(name) as { x: number; y: number };
  return [
    `<rect x="${x - BOX.width / 2}" y="${y}" width="${BOX.width}" height="${BOX.height}" rx="6" fill="#eef2fa" stroke="#5b6b8c"/>`,
    `<text x="${x}" y="${y + 22}" text-anchor="middle" fill="#1d2433">${name}</text>`,
  ].join('');
}
