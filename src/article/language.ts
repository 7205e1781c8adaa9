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
};

const tables = new Map<number, string[]>();
for (const [language, words] of Object.entries(FUNCTION_WORDS)) {
  for (const word of words.split(' ')) {
    const hash = hashWord(word);
    const list = tables.get(hash);
    if (list) list.push(language);
    else tables.set(hash, [language]);
  }
}

/** ISO 639-1 code of the text, judged by function words of its first 600 tokens; `und` when there is too little evidence. */
export function languageOf(tokens: Tokens): string {
  const votes = new Map<string, number>();
  const limit = Math.min(tokens.count, 600);
  for (let i = 0; i < limit; i++) {
    const languages = tables.get(tokens.hash[i] as number);
    if (languages) for (const language of languages) votes.set(language, (votes.get(language) ?? 0) + 1 / languages.length);
  }
  let best = 'und';
  let bestVotes = 0;
  for (const language of Object.keys(FUNCTION_WORDS)) {
    const count = votes.get(language) ?? 0;
    if (count > bestVotes) {
      best = language;
      bestVotes = count;
    }
  }
  return bestVotes >= Math.max(4, limit * 0.08) && limit >= 20 ? best : 'und';
}
