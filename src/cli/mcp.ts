import { serve } from '../mcp/server.ts';
import { EXIT } from './outcome.ts';

export interface McpCommandOptions {
  readonly root?: string;
  readonly write?: boolean;
  readonly plugins?: boolean;
}

/** `galley mcp`: tools for a language model over standard input and output; read-only unless `--write`. */
export async function mcpCommand({ root, write, plugins }: McpCommandOptions): Promise<number> {
  if (process.stdin.isTTY) {
    process.stderr.write(
      'galley: mcp waits for its client, which starts it by itself: see docs/mcp.md; Ctrl-C ends it\n',
    );
  }
  await serve(process.stdin, process.stdout, {
    root: root ?? process.cwd(),
    write: write === true,
    plugins: plugins === true,
  });
  return EXIT.ok;
}
