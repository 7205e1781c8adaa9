import { isMap, isSeq, parseDocument } from 'yaml';
import { ConfigError } from './errors.ts';
import { parseConfig } from './load.ts';

/** Something a person wants to be left alone from now on. */
export type Exception =
  /** A phrase that no rule may touch. */
  | { readonly term: string }
  /** A rule that is off, everywhere or in the files of a glob relative to the config. */
  | { readonly rule: string; readonly files?: string };

/**
 * The text of a config with an exception added; comments, order, line ends and a byte order mark stay. Asking for what is there already gives the text back.
 * @param text YAML, or JSON when `isJson`; '' makes a new config.
 * @throws ConfigError when the config does not parse or holds something else where the exception belongs.
 */
export function amendConfig(text: string, exception: Exception, isJson = false): string {
  const document = parseDocument(text.trim() === '' && isJson ? '{}' : text);
  const broken = document.errors[0];
  if (broken) throw new ConfigError(`the config does not parse (${broken.message.split('\n')[0]}); mend it first`);
  if (document.contents === null) document.contents = document.createNode({}) as never;
  if (!isMap(document.contents)) throw new ConfigError('the config is no list of keys; mend it first');

  if ('term' in exception) {
    if (!append(document, 'allowTerms', exception.term)) return text;
  } else if (exception.files === undefined) {
    if (document.getIn(['rules', exception.rule]) === 'off') return text;
    document.setIn(['rules', exception.rule], 'off');
  } else {
    append(document, 'layers', { files: [exception.files], rules: { [exception.rule]: 'off' } });
  }

  const amended = isJson
    ? `${JSON.stringify(document.toJS(), null, 2)}\n`
    : document.toString({ lineWidth: 0, flowCollectionPadding: !/[[{]\S/.test(text) });
  parseConfig(isJson ? JSON.parse(amended) : parseDocument(amended).toJS());
  const mark = text.startsWith('\ufeff') ? '\ufeff' : '';
  // YAML is written with line feeds; a change of one line must not become one of all.
  return mark + (/^[^\n]*\r\n/.test(text) ? amended.replaceAll(/\r?\n/g, '\r\n') : amended);
}

/** @returns whether the list did not hold the item yet. */
function append(document: ReturnType<typeof parseDocument>, key: string, item: unknown): boolean {
  const list = document.get(key);
  if (list === undefined || list === null) {
    document.set(key, document.createNode([item]));
    return true;
  }
  if (!isSeq(list)) throw new ConfigError(`“${key}” in the config is no list; mend it first`);
  if ((list.toJS(document) as unknown[]).includes(item)) return false;
  list.add(document.createNode(item));
  return true;
}
