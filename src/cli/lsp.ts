import { serve } from '../lsp/server.ts';

/** `galley lsp`: speaks to an editor over standard input and output until it says `exit` or hangs up. */
export async function lspCommand(options: { readonly plugins?: boolean }): Promise<number> {
  if (process.stdin.isTTY) {
    process.stderr.write(
      'galley: lsp waits for an editor, which starts it by itself: see docs/editors.md; Ctrl-C ends it\n',
    );
  }
  serve(process.stdin, process.stdout, { plugins: options.plugins === true });
  return await new Promise<number>(() => {});
}
