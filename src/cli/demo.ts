import path from 'node:path';
import { packageRoot } from '../package.ts';
import { checkCommand } from './check.ts';
import { EXIT } from './outcome.ts';
import { print } from './output.ts';

/** `galley demo`: what check says about a sample article that ships with the package. */
export async function demoCommand(options: { readonly color: boolean }): Promise<number> {
  const sample = path.relative(process.cwd(), path.join(packageRoot(), 'samples', 'articles', 'mixed.txt'));
  print(`This is what galley says about an article with scraper artifacts (${sample}):\n\n`);
  await checkCommand([sample], { format: ['pretty'], failOn: 'never', max: 0, color: options.color, config: false });
  print(`\nNow on your own articles: galley check FOLDER\n`);
  return EXIT.ok;
}
