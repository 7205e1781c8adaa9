import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { arrowsOf, levelsOf } from '../scripts/docs/architecture-picture.ts';
import { type Import, importsOf, permissionFor, roomOf, roomsOf } from '../scripts/docs/imports.ts';
import { packageRoot } from '../src/package.ts';

const root = packageRoot();
const rooms = roomsOf(readFileSync(path.join(root, 'docs', 'architecture.md'), 'utf8'));
const imports = importsOf(path.join(root, 'src'));
const name = ({ from, to, isType }: Import): string => `src/${from} -> src/${to}${isType ? ' (type)' : ''}`;

describe('the table of rooms in docs/architecture.md', () => {
  it('has a row for every module of src, and no row for what is not there', () => {
    const modules = readdirSync(path.join(root, 'src'), { recursive: true, encoding: 'utf8' })
      .map((file) => file.replaceAll('\\', '/'))
      .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'));
    expect(modules.filter((file) => !roomOf(file, rooms))).toEqual([]);
    expect(rooms.filter((room) => !modules.some((file) => roomOf(file, rooms) === room))).toEqual([]);
  });

  it('allows every import that is there', () => {
    expect(imports.filter((one) => !permissionFor(one, rooms)).map(name)).toEqual([]);
  });

  it('allows nothing that is not used', () => {
    const used = new Set(imports.map((one) => permissionFor(one, rooms)));
    const idle = rooms.flatMap((room) =>
      room.may.filter((permission) => !used.has(permission)).map(({ target }) => `${room.name}: ${target}`),
    );
    expect(idle).toEqual([]);
  });

  it('stands on a page that names no file that is not there', () => {
    const page = readFileSync(path.join(root, 'docs', 'architecture.md'), 'utf8');
    const named = [...page.matchAll(/`([\w./-]+\.tsx?)`/g)].map((found) => found[1] as string);
    const files = ['src', 'test'].flatMap((folder) =>
      readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' }).map(
        (file) => `/${folder}/${file.replaceAll('\\', '/')}`,
      ),
    );
    expect(named.length).toBeGreaterThan(50);
    expect(named.filter((name) => !files.some((file) => file.endsWith(`/${name}`)))).toEqual([]);
  });

  it('has no circle of arrows between whole rooms', () => {
    const arrows = arrowsOf(imports, rooms).filter(({ kind }) => kind === 'room');
    expect(() => levelsOf(rooms, arrows)).not.toThrow();
    expect(() => levelsOf(rooms, [...arrows, { from: 'article', to: 'cli', kind: 'room' }])).toThrow(/circle/);
  });
});

describe('modules', () => {
  it('import each other in no circle, not even for types or later', () => {
    let left = imports;
    for (let before = Number.POSITIVE_INFINITY; left.length < before; ) {
      before = left.length;
      const importing = new Set(left.map(({ from }) => from));
      left = left.filter(({ to }) => importing.has(to));
    }
    expect(left.map(name)).toEqual([]);
  });
});

describe('reading imports', () => {
  const found = (from: string, to: string): Import[] => imports.filter((one) => one.from === from && one.to === to);

  it('sees plain, type-only and lazy ones', () => {
    expect(found('engine/rule.ts', 'article/article.ts')).toEqual([
      { from: 'engine/rule.ts', to: 'article/article.ts', isType: true },
    ]);
    expect(found('cli/lsp.ts', 'lsp/server.ts').map(({ isType }) => isType)).toContain(false);
  });

  it('refuses what the table does not allow', () => {
    const forbidden: Import = { from: 'engine/run.ts', to: 'rules/registry.ts', isType: false };
    expect(permissionFor(forbidden, rooms)).toBeUndefined();
    expect(permissionFor({ ...forbidden, to: 'engine/rule.ts' }, rooms)).toBe('same room');
    const value: Import = { from: 'site/learner.ts', to: 'report/placed.ts', isType: false };
    expect([permissionFor(value, rooms), permissionFor({ ...value, isType: true }, rooms)]).toEqual([
      undefined,
      { target: 'report', typesOnly: true },
    ]);
  });

  it('says which cell of the table it cannot read', () => {
    expect(() => roomsOf('| `src/a` | b | everything but c |\n')).toThrow(/“everything but c” is not a room/);
  });
});
