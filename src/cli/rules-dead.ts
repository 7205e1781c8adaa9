import { isOfSite, siteName } from '../article/site-name.ts';
import { count } from '../report/summary.ts';
import { type CommonOptions, makeGalley } from './common-options.ts';
import { EXIT } from './outcome.ts';
import { print } from './output.ts';
import { Session } from './session.ts';

export interface RulesDeadOptions extends CommonOptions {
  readonly json?: boolean;
}

/** `galley rules dead PATHS`: pack entries that found nothing in these articles. Packs of sites without an article are counted, not listed. */
export async function rulesDeadCommand(paths: readonly string[], options: RulesDeadOptions): Promise<number> {
  const galley = await makeGalley(options);
  const session = new Session(galley, { ...options, learn: false });
  const active = new Set(galley.settings().rules.map(({ rule }) => rule.id));
  const hit = new Set<string>();
  const sites = new Set<string>();
  let articles = 0;
  for await (const { source, articles: checked } of session.opened(paths, 'review')) {
    for (const { unit, report } of checked) {
      articles++;
      const site = options.site ?? unit.site ?? galley.settings(source.path).site;
      if (site !== undefined) sites.add(siteName(site));
      for (const { rule, entry } of report.findings) if (entry !== undefined) hit.add(`${rule}/${entry}`);
    }
  }
  const isPresent = (site: string | undefined): boolean =>
    site === undefined || [...sites].some((one) => isOfSite(one, site));
  const known = galley.packs.filter(({ id }) => active.has(id));
  const tested = known.filter(({ site }) => isPresent(site));
  const entries = tested.flatMap(({ id, entries: list }) => [...list].map((entry) => `${id}/${entry.id}`));
  const dead = entries.filter((entry) => !hit.has(entry)).sort();
  if (options.json) print(`${JSON.stringify({ articles, entries: entries.length, dead }, null, 2)}\n`);
  else {
    const away = known.length - tested.length;
    const rest = away > 0 ? `; ${count(away, 'site pack')} had no article of their site` : '';
    print(
      `${dead.map((entry) => `${entry}\n`).join('')}${dead.length} of ${entries.length} entries without a hit in ${count(articles, 'article')}${rest}. An entry may still be right: look at it with galley explain\n`,
    );
  }
  session.complain();
  return session.errors.length > 0 ? EXIT.error : EXIT.ok;
}
