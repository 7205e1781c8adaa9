import { buildRules } from '../scripts/build-rules.ts';

/** Tests run on the packs as they are in rules/ now, not on those of the last build. */
export default function setup(): void {
  buildRules();
}
