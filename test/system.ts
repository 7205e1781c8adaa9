/** Tests that start the command hundreds of times, kill it, or wait for servers: npm run test:system, a step of its own in CI. */
export const SYSTEM_TESTS = [
  'blobs',
  'cache',
  'crash',
  'huge-tree',
  'lsp',
  'mcp',
  'review',
  'siblings',
  'staged',
  'stream-files',
  'train',
  'workers',
].map((name) => `test/${name}.test.ts`);
