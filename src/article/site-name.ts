/** The name of a site, however it was written: the domain of a URL, without `www.`, in lower case; any other name as it stands. */
export function siteName(name: string): string {
  const text = name.trim();
  const host = /^(?:[a-z][a-z\d+.-]*:)?\/\/(?:[^/?#@\s]*@)?([^/?#:\s]+)/i.exec(text)?.[1] ?? text;
  return host
    .toLowerCase()
    .replace(/^www\d?\./, '')
    .replace(/\.$/, '');
}

/** Is an article of site `site` one of `domain`, perhaps of a subdomain of it? */
export function isOfSite(site: string, domain: string): boolean {
  return site === domain || site.endsWith(`.${domain}`);
}

const URL_FIELDS = ['url', 'link', 'source_url', 'canonical', 'canonical_url', 'permalink'] as const;

/** Site of a JSONL record: its `site`, else the domain of its URL. */
export function siteOfRecord(record: Readonly<Record<string, unknown>>): string | undefined {
  const { site } = record;
  if (typeof site === 'string' && site.trim() !== '') return siteName(site);
  for (const field of URL_FIELDS) {
    const value = record[field];
    if (typeof value === 'string' && /^(?:https?:)?\/\/[^/\s]/i.test(value)) return siteName(value);
  }
  return undefined;
}

const DOMAIN = /^(?:[a-z\d](?:[a-z\d-]*[a-z\d])?\.)+[a-z]{2,24}$/i;
/** Endings that domains do not have and folders do. */
const FILE_ENDING = /\.(?:txt|text|md|html?|jsonl?|d|git|app|bak|old|tmp|out|zip|tar|gz|v\d+)$/i;

/** Site that a path tells: the deepest folder that is named like a domain. */
export function siteOfPath(path: string): string | undefined {
  const folders = path.replaceAll('\\', '/').split('/').slice(0, -1);
  const named = folders.findLast((folder) => DOMAIN.test(folder) && !FILE_ENDING.test(folder));
  return named === undefined ? undefined : siteName(named);
}

/** Site in the front matter of Markdown: `site`, or the domain of a URL in `url`, `link`, `canonical` or `source`. */
export function siteOfFrontMatter(text: string): string | undefined {
  const matter = /^\ufeff?---[ \t]*\r?\n([\s\S]{0,4000}?)\r?\n(?:---|\.\.\.)[ \t]*(?:\r?\n|$)/.exec(text)?.[1];
  if (matter === undefined) return undefined;
  const site = /^site:[ \t]*["']?([^\s"'#]+)/m.exec(matter)?.[1];
  if (site !== undefined) return siteName(site);
  const url =
    /^(?:url|link|canonical|canonical_url|permalink|source|source_url):[ \t]*["']?(https?:\/\/[^\s"']+)/m.exec(
      matter,
    )?.[1];
  return url === undefined ? undefined : siteName(url);
}

/** Site of an HTML page: the domain of its canonical link or of `og:url`. */
export function siteOfPage(page: string): string | undefined {
  const head = page.slice(0, 20_000);
  const link = /<link\b[^>]{0,400}\brel=["']?canonical\b[^>]{0,400}>/i.exec(head)?.[0];
  const meta = /<meta\b[^>]{0,400}\b(?:property|name)=["']og:url["'][^>]{0,400}>/i.exec(head)?.[0];
  const url = /\b(?:href|content)=["']?((?:https?:)?\/\/[^\s"'>]+)/i.exec(link ?? meta ?? '')?.[1];
  return url === undefined ? undefined : siteName(url);
}
