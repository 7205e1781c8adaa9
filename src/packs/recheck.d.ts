// The pure JavaScript build of recheck (CommonJS) has no types of its own; they are those of the package.
declare module 'recheck/lib/browser.js' {
  import type { checkSync } from 'recheck';

  const recheck: { checkSync: typeof checkSync };
  export default recheck;
}
