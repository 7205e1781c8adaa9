import { hashWord } from './characters.ts';
import type { Tokens } from './tokens.ts';

/** Frequent function words that few of the other languages share. Enough for news prose; short texts are not judged. */
const FUNCTION_WORDS: Readonly<Record<string, string>> = {
  en: 'the of and to in that for is was with his her he she they were have has had from this which would been said by at as it',
  de: 'der die und den von zu das mit sich des auf für ist im dem nicht ein eine als auch es an werden aus er hat dass sie nach wird bei einer um am sind noch wie einem über',
  fr: 'le la les et des du une dans est qui que pour pas au sur plus par avec ce il sont ont aux son cette été leur mais nous vous elle ses',
  es: 'el la los las de que y en un una por con para del se al lo como más pero sus le ya o fue este ha sí porque esta entre cuando muy sin sobre también',
  it: 'il di che la per un una del non con della si le da al sono dei nel alla come più ha anche gli lo delle ma stato nella questo è suo',
  nl: 'de het een van en in is dat op te zijn met voor niet aan er om ook als bij maar door heeft naar uit werd wordt zich',
  pt: 'o a os as de que e do da em um uma para com não por mais dos das como mas foi ao ele seu sua ou pela pelo são também',
  pl: 'w i na się z do że nie jest to o jak za po od przez dla tym są oraz który która jego był',
  sv: 'och att det som en på är av för med den till i inte har om ett men var jag sig från vi så kan när han de nu efter ska under också eller sin hade',
  da: 'og i at det er en til på som med for af den der de ikke har et om vi var jeg men han sig fra ud når kan skal efter også eller havde blev ind',
  no: 'og i at det er en til på som med for av den ikke har de et om vi var jeg men han seg fra ut når kan skal etter også eller hadde ble ikkje dei',
  fi: 'ja on ei että se oli hän mutta myös kun kuin ovat mukaan sen joka jos niin ole vain jo hänen ovat olla sitä tämä vielä',
  ro: 'de și în a la cu pe nu care o din pentru că mai este au un fost sa după prin sunt lui ce va fi dar acest ale',
  cs: 'a se v je že s i ve pro jako podle ale který jsou byl při však také která které už jeho než ještě jen nebo být bude této roce',
  ru: 'и в на не что с по из к как у за от о но это для он его же а бы был до также года после то они при было или который',
  el: 'και το της η του να την με για που από στην στο των τα θα ο τον δεν τις είναι οι στη σε ότι τους ένα αυτό κατά',
  uk: 'і та що з у до як це від про його який які було був щодо через також після й має для за на не під вже ще',
  tr: 've bir bu da de için ile olarak olan çok daha gibi ancak sonra kadar en olduğunu oldu dedi ise her ya',
  hu: 'a az és hogy nem is egy volt meg csak már el még azt ez mint ki kell szerint pedig után lesz',
  id: 'yang dan di dengan untuk dari ini itu pada dalam tidak akan juga ke oleh sebagai telah adalah',
};

const LANGUAGES = Object.keys(FUNCTION_WORDS);
/** Tokens that are looked at; a few hundred tell a language for sure. */
const SAMPLE = 300;

/** Function words by hash, open addressing; the value is a set of languages, one bit each. */
const SLOTS = 4096;
const hashes = new Int32Array(SLOTS);
const languages = new Uint32Array(SLOTS);
LANGUAGES.forEach((language, bit) => {
  for (const word of (FUNCTION_WORDS[language] as string).split(' ')) {
    const hash = hashWord(word);
    let slot = hash & (SLOTS - 1);
    while (languages[slot] !== 0 && hashes[slot] !== hash) slot = (slot + 1) & (SLOTS - 1);
    hashes[slot] = hash;
    languages[slot] = (languages[slot] as number) | (1 << bit);
  }
});

/** ISO 639-1 code of the text, judged by the function words among its first 300 tokens; `und` when there is too little evidence. */
export function languageOf(tokens: Tokens): string {
  // A word of several languages is shared between them when they are compared; how much of a text a language explains does not depend on what else is known.
  const votes = new Float64Array(LANGUAGES.length);
  const words = new Float64Array(LANGUAGES.length);
  const limit = Math.min(tokens.count, SAMPLE);
  for (let i = 0; i < limit; i++) {
    const hash = tokens.hash[i] as number;
    let slot = hash & (SLOTS - 1);
    while (languages[slot] !== 0 && hashes[slot] !== hash) slot = (slot + 1) & (SLOTS - 1);
    const set = languages[slot] as number;
    if (set === 0) continue;
    const share = 1 / bitsOf(set);
    for (let rest = set; rest !== 0; rest &= rest - 1) {
      const bit = 31 - Math.clz32(rest & -rest);
      votes[bit] = (votes[bit] as number) + share;
      words[bit] = (words[bit] as number) + 1;
    }
  }
  let best = 0;
  for (let bit = 1; bit < LANGUAGES.length; bit++) if ((votes[bit] as number) > (votes[best] as number)) best = bit;
  const enough = (words[best] as number) >= Math.max(4, limit * 0.08) && limit >= 20;
  return enough ? (LANGUAGES[best] as string) : 'und';
}

function bitsOf(set: number): number {
  let count = 0;
  for (let rest = set; rest !== 0; rest &= rest - 1) count++;
  return count;
}
