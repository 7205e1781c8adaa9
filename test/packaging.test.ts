import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, readFileSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import createIgnore from 'ignore';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { packageRoot, packageVersion } from '../src/package.ts';
import { CLEAN, COMMAND, DIRTY, folderWith } from './helpers.ts';

const root = packageRoot();
const file = (name: string): string => readFileSync(path.join(root, name), 'utf8');

describe('the pre-commit mirror', () => {
  it('installs this version and has the same hooks', () => {
    const mirror = JSON.parse(file('integrations/pre-commit-mirror/package.json'));
    expect([mirror.version, mirror.dependencies.galleyproof]).toEqual([packageVersion(), packageVersion()]);
    expect(mirror.bin.galley).toBe(`./node_modules/galleyproof/${JSON.parse(file('package.json')).bin.galley}`);
    expect(file('integrations/pre-commit-mirror/.pre-commit-hooks.yaml')).toBe(file('.pre-commit-hooks.yaml'));
    for (const hook of parse(file('.pre-commit-hooks.yaml')))
      expect(hook).toMatchObject({ language: 'node', require_serial: true, types_or: expect.any(Array) });
  });
});

describe('the packed package', () => {
  it('learns the same rows as the repository, though the rows of our lexicon are not in it', () => {
    const listed = spawnSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], {
      cwd: root,
      encoding: 'utf8',
    });
    const [{ files }] = JSON.parse(listed.stdout) as [{ files: { path: string }[] }];
    const names = files.map((one) => one.path).filter((name) => !/^(?:docs|samples|dist\/lib)\//.test(name));
    const text = 'The road towards the harbour is closed to lorries, and demand in summer was weaker than expected.\n';
    const spun = text.replace('towards', 'in the direction of').replace('weaker', 'feebler');
    const folder = folderWith({ 'spun.txt': spun, 'original.txt': text });
    for (const name of names) cpSync(path.join(root, name), path.join(folder, 'package', name), { recursive: true });
    symlinkSync(path.join(root, 'node_modules'), path.join(folder, 'package/node_modules'));
    const [ours, packed] = [COMMAND, path.join(folder, 'package/dist/bin/galley.cjs')].map(
      (command) =>
        spawnSync(process.execPath, [command, 'train', 'lexicon', 'spun.txt', 'original.txt'], {
          cwd: folder,
          encoding: 'utf8',
        }).stdout,
    );
    expect(packed).toContain('feebler\tweaker\tadj\t1');
    expect(packed).toBe(ours);
  }, 60_000);
});

describe('the GitHub action', () => {
  interface Step {
    readonly id: string;
    readonly shell: string;
    readonly run: string;
    readonly env: Readonly<Record<string, string>>;
  }
  const action = parse(file('action.yml')) as {
    inputs: Record<string, { description: string; default: string }>;
    runs: { using: string; steps: Step[] };
  };
  const step = (id: string): Step => action.runs.steps.find((one) => one.id === id) as Step;

  /** Runs a step as the runner would: inputs into its variables, with commands of ours first on the path. */
  function run(folder: string, id: string, inputs: Readonly<Record<string, string>> = {}) {
    const { env, run: script } = step(id);
    const values = Object.entries(env).map(([name, expression]) => {
      const input = expression.match(/^\$\{\{ inputs\.([a-z-]+) \}\}$/)?.[1] as string;
      return [name, inputs[input] ?? action.inputs[input]?.default ?? ''];
    });
    for (const name of ['galley', 'npm']) chmodSync(path.join(folder, 'bin', name), 0o755);
    const { status, stdout, stderr } = spawnSync('bash', ['--noprofile', '--norc', '-eo', 'pipefail', '-c', script], {
      cwd: folder,
      encoding: 'utf8',
      env: {
        ...process.env,
        ...Object.fromEntries(values),
        PATH: `${folder}/bin${path.delimiter}${process.env.PATH}`,
        NO_COLOR: '1',
        RUNNER_TEMP: folder,
        GITHUB_ACTIONS: 'true',
        GITHUB_OUTPUT: path.join(folder, 'output'),
        GITHUB_PATH: path.join(folder, 'path'),
        GITHUB_STEP_SUMMARY: path.join(folder, 'summary'),
      },
    });
    return { code: status, out: stdout, err: stderr };
  }

  const folder = (files: Readonly<Record<string, string>> = {}): string =>
    folderWith({
      'bin/galley': `#!/bin/sh\nexec '${process.execPath}' '${COMMAND}' "$@"\n`,
      'bin/npm': '#!/bin/sh\nprintf "%s\\n" "$@"\n',
      output: '',
      path: '',
      summary: '',
      ...files,
    });
  const read = (at: string, name: string): string => readFileSync(path.join(at, name), 'utf8');

  it('is composite, describes every input and puts none of them into code', () => {
    expect(action.runs.using).toBe('composite');
    expect(Object.keys(action.inputs)).toEqual(['paths', 'fail-on', 'format', 'sarif-file', 'level', 'version']);
    for (const { description } of Object.values(action.inputs)) expect(description).toMatch(/\.$/);
    for (const { run: script, shell } of action.runs.steps)
      expect([shell, script.includes('${{')]).toEqual(['bash', false]);
    expect(action.inputs.version?.default).toBe(packageVersion());
    expect(file('action.yml')).not.toContain('uses:');
  });

  it('installs a version, or what npm takes', () => {
    const at = folder();
    expect(run(at, 'install').out).toMatch(new RegExp(`\ngalleyproof@${packageVersion()}\n$`));
    expect(run(at, 'install', { version: './galleyproof.tgz' }).out).toMatch(/\n\.\/galleyproof\.tgz\n$/);
    expect(read(at, 'path')).toBe(`${at}/galley/node_modules/.bin\n`.repeat(2));
  });

  it('checks paths with blanks, annotates, sums up, and writes SARIF when asked', () => {
    const at = folder({ 'a b/x.txt': DIRTY, 'c.txt': 'Fog.\n' });
    const { code, out } = run(at, 'check', { paths: 'a b\nc.txt\n', 'sarif-file': 'out/galley.sarif' });
    expect([code, read(at, 'output')]).toEqual([1, 'exit-code=1\n']);
    expect(out).toContain('3 findings in 1 of 2 files');
    expect(out).toContain('::warning file=a b/x.txt,line=5,');
    expect(read(at, 'summary')).toContain('## Galley proof');
    expect(JSON.parse(read(at, 'out/galley.sarif')).runs[0].results).toHaveLength(3);
    expect(read(at, 'a b/x.txt')).toBe(DIRTY);
  });

  it('fails as told, fixes when told, and takes a name for a name', () => {
    const at = folder({ 'x.txt': DIRTY, '$(touch hacked).txt': DIRTY });
    expect(run(at, 'check', { paths: 'x.txt', 'fail-on': 'error' }).code).toBe(0);
    expect(run(at, 'check', { paths: '$(touch hacked).txt', format: 'concise' }).code).toBe(1);
    expect(existsSync(path.join(at, 'hacked'))).toBe(false);
    expect(run(at, 'check', { paths: 'x.txt', level: 'safe' }).code).toBe(0);
    expect(read(at, 'x.txt')).toBe(CLEAN);
    expect(run(at, 'check', { paths: 'nix.txt' })).toMatchObject({ code: 2 });
  });
});

describe('the Dockerfile', () => {
  const instructions = file('Dockerfile')
    .replaceAll(/\\\n/g, '')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => [line.slice(0, line.indexOf(' ')), line.slice(line.indexOf(' ') + 1)] as const);

  it('holds instructions that there are, and ends as a user who is not root', () => {
    const known = ['FROM', 'WORKDIR', 'COPY', 'RUN', 'LABEL', 'USER', 'ENTRYPOINT', 'CMD'];
    for (const [name] of instructions) expect(known).toContain(name);
    const last = instructions.slice(instructions.findLastIndex(([name]) => name === 'FROM'));
    const value = (wanted: string): string | undefined => last.findLast(([name]) => name === wanted)?.[1];
    expect([value('USER'), value('WORKDIR')]).toEqual(['node', '/workdir']);
    expect(JSON.parse(value('ENTRYPOINT') ?? '')).toEqual(['galley']);
    expect(JSON.parse(value('CMD') ?? '')).toEqual(['--help']);
    expect(instructions.filter(([name]) => name === 'FROM')).toHaveLength(2);
  });

  it('copies what is there and what .dockerignore lets through, and nothing that the package needs is missing', () => {
    const ignored = createIgnore().add(file('.dockerignore'));
    const sources = instructions
      .filter(([name, rest]) => name === 'COPY' && !rest.startsWith('--from'))
      .flatMap(([, rest]) => rest.split(' ').slice(0, -1));
    for (const source of sources) {
      expect(existsSync(path.join(root, source)), source).toBe(true);
      expect(ignored.ignores(source), source).toBe(false);
    }
    expect(ignored.ignores('node_modules')).toBe(true);
    const { files } = JSON.parse(file('package.json')) as { files: string[] };
    const shipped = files.filter((one) => !one.startsWith('!') && one !== 'dist');
    for (const one of shipped)
      expect(
        sources.some((source) => source === one || path.basename(source) === one),
        one,
      ).toBe(true);
  });
});
