import { InputError } from '../article/decode.ts';
import type { Choice } from './change.ts';
import type { WireMove } from './messages.ts';

export interface WireMoves {
  readonly moves: readonly WireMove[];
  /** Which page sent them. */
  readonly from: string;
  /** Version of the session the page saw. */
  readonly version: number;
}

/** Reads what a page sent. @throws InputError when it is anything else. */
export function parseMoves(body: unknown): WireMoves {
  const { moves, from, version } = (typeof body === 'object' && body !== null ? body : {}) as Partial<WireMoves>;
  if (!Array.isArray(moves) || typeof from !== 'string' || typeof version !== 'number')
    throw new InputError('these are no decisions of the review page');
  return { from, version, moves: moves.map(moveOf) };
}

/** Reads which texts a page wants. @throws InputError when it is anything else. */
export function parseNames(body: unknown): { readonly names: readonly string[]; readonly version: number } {
  const { names, version } = (typeof body === 'object' && body !== null ? body : {}) as {
    names?: unknown;
    version?: unknown;
  };
  if (!Array.isArray(names) || typeof version !== 'number' || !names.every((name) => typeof name === 'string'))
    throw new InputError('these are no names of articles');
  return { names, version };
}

function moveOf(value: unknown): WireMove {
  const { key, choice } = (typeof value === 'object' && value !== null ? value : {}) as {
    key?: unknown;
    choice?: unknown;
  };
  if (typeof key === 'string' && (choice === null || isChoice(choice))) return { key, choice };
  throw new InputError('one of these is no decision of the review page');
}

function isChoice(value: unknown): value is Choice {
  const { decision, text } = (typeof value === 'object' && value !== null ? value : {}) as {
    decision?: unknown;
    text?: unknown;
  };
  if (decision === 'edit') return typeof text === 'string';
  return (decision === 'accept' || decision === 'reject' || decision === 'later') && text === undefined;
}
