/** A place where two sequences differ: `[aFrom, aTo)` of the first stands for `[bFrom, bTo)` of the second. One of the two may be empty. */
export interface Difference {
  readonly aFrom: number;
  readonly aTo: number;
  readonly bFrom: number;
  readonly bTo: number;
}

/**
 * Differences between `hash[a, a + n)` and `hash[b, b + m)` in order, or `undefined` when more than `limit` insertions and deletions are needed.
 * Myers, “An O(ND) Difference Algorithm and Its Variations” (1986), greedy forward search after common ends are cut off. O((n + m) · limit).
 */
export function align(
  hash: Int32Array,
  a: number,
  n: number,
  b: number,
  m: number,
  limit: number,
): Difference[] | undefined {
  if (Math.abs(n - m) > limit) return undefined;
  let head = 0;
  while (head < n && head < m && hash[a + head] === hash[b + head]) head++;
  let tail = 0;
  while (tail < n - head && tail < m - head && hash[a + n - 1 - tail] === hash[b + m - 1 - tail]) tail++;
  const steps = search(hash, a + head, n - head - tail, b + head, m - head - tail, limit);
  return steps && join(steps, a + head, b + head);
}

/** Furthest reach on each diagonal after 0, 1, … edits, until both ends are reached. */
function search(hash: Int32Array, a: number, n: number, b: number, m: number, limit: number): Step[] | undefined {
  const offset = limit + 1;
  let reach = new Int32Array(2 * offset + 1);
  const trace: Int32Array[] = [];
  for (let edits = 0; edits <= limit; edits++) {
    trace.push(reach);
    reach = reach.slice();
    for (let k = -edits; k <= edits; k += 2) {
      const down =
        k === -edits || (k !== edits && (reach[offset + k - 1] as number) < (reach[offset + k + 1] as number));
      let x = down ? (reach[offset + k + 1] as number) : (reach[offset + k - 1] as number) + 1;
      if (edits === 0) x = 0;
      let y = x - k;
      while (x < n && y < m && hash[a + x] === hash[b + y]) {
        x++;
        y++;
      }
      reach[offset + k] = x;
      if (x >= n && y >= m) return backtrack(trace, offset, n, m);
    }
  }
  return undefined;
}

interface Step {
  readonly x: number;
  readonly y: number;
  /** A word of the second sequence only. */
  readonly insertion: boolean;
}

function backtrack(trace: readonly Int32Array[], offset: number, n: number, m: number): Step[] {
  const steps: Step[] = [];
  let x = n;
  let y = m;
  for (let edits = trace.length - 1; edits > 0; edits--) {
    const reach = trace[edits] as Int32Array;
    const k = x - y;
    const insertion =
      k === -edits || (k !== edits && (reach[offset + k - 1] as number) < (reach[offset + k + 1] as number));
    const before = insertion ? k + 1 : k - 1;
    x = reach[offset + before] as number;
    y = x - before;
    steps.push({ x, y, insertion });
  }
  return steps.reverse();
}

/** Joins edits that touch each other to one difference. */
function join(steps: readonly Step[], a: number, b: number): Difference[] {
  const differences: Difference[] = [];
  for (const { x, y, insertion } of steps) {
    const step = { aFrom: a + x, aTo: a + x + (insertion ? 0 : 1), bFrom: b + y, bTo: b + y + (insertion ? 1 : 0) };
    const last = differences[differences.length - 1];
    if (last && last.aTo === step.aFrom && last.bTo === step.bFrom) {
      differences[differences.length - 1] = { ...last, aTo: step.aTo, bTo: step.bTo };
    } else differences.push(step);
  }
  return differences;
}
