// Runs a function of a TypeScript module without a build: node scripts/run.mjs scripts/build-rules.ts buildRules [arguments]
import { runnerImport } from 'vite';

const [file, name, ...args] = process.argv.slice(2);
try {
  const { module } = await runnerImport(new URL(file, `file://${process.cwd()}/`).pathname);
  process.exitCode = (await module[name](...args)) ?? 0;
} catch (error) {
  console.error(error.name === 'PackError' ? error.message : error);
  process.exitCode = 1;
}
