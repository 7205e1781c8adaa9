import type { Workspace } from './workspace.ts';

export async function reviewInTerminal(_workspace: Workspace, _options: unknown): Promise<void> {}
