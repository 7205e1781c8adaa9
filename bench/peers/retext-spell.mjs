// retext-spell as its users run it: a command of unified-args.
import dictionaryEn from 'dictionary-en';
import { retext } from 'retext';
import retextSpell from 'retext-spell';
import { args } from 'unified-args';

args({
  description: 'retext-spell',
  extensions: ['txt'],
  ignoreName: '.retextignore',
  name: 'retext-spell',
  packageField: 'retextConfig',
  pluginPrefix: 'retext',
  processor: retext().use(retextSpell, { dictionary: dictionaryEn }),
  rcName: '.retextrc',
  version: '0.0.0',
});
