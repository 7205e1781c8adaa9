// Checks rule packs while they are written: node scripts/check-pack.mjs rules/boilerplate/share.yml …
import { runnerImport } from 'vite';

const files = process.argv.slice(2);
const { module } = await runnerImport(new URL('./check-pack.ts', import.meta.url).pathname);
process.exitCode = module.checkPacks(files);
