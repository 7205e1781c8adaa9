// Harper, whose package has no command: reads files, prints what it finds.
import { readFileSync } from 'node:fs';
import { LocalLinter } from 'harper.js';
import { binaryInlined } from 'harper.js/binaryInlined';

const linter = new LocalLinter({ binary: binaryInlined });
await linter.setup();
for (const file of process.argv.slice(2)) {
  const lints = await linter.lint(readFileSync(file, 'utf8'), { language: 'plaintext' });
  for (const lint of lints) console.log(`${file}: ${lint.message()}`);
}
