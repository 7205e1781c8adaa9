import { Article } from '../dist/lib/article/article.js';
import { isSpun } from '../dist/lib/rules/spin/gate.js';
import { spinModel } from '../dist/lib/rules/spin/model.js';
import { isSuspicious } from '../dist/lib/rules/spin/quick.js';
import { restorations } from '../dist/lib/rules/spin/restorations.js';

/** A text with every second word swapped that the lexicon knows a single-word form of: about a fifth of them, as spinners leave it. */
export function spinner() {
  const { lexicon } = spinModel();
  const forms = new Map();
  for (const { spun, candidates, cased } of lexicon.forms()) {
    const [original] = candidates;
    if (cased || original === undefined || original.includes(' ')) continue;
    forms.set(original, [...(forms.get(original) ?? []), spun]);
  }
  return (text, seed) => {
    let known = seed;
    return text.replace(/\b[a-z]{4,}\b/g, (word) => {
      const list = forms.get(word);
      return list && known++ % 2 === 0 ? list[known % list.length] : word;
    });
  };
}

/** What spin detection costs on tokens that are there: the quick look on clean texts, and the decoder on convicted ones. */
export function spinTasks(clean, spun) {
  const convicted = spun.filter((text) => isSpun(new Article(text)));
  return {
    convicted,
    bare: (texts) => texts.reduce((sum, text) => sum + text.split(/\s+/).length, 0),
    gate: onArticles(clean, (article) => isSuspicious(article)),
    decoder: onArticles(convicted, (article) => restorations({ article, original: article }), isSpun),
  };
}

/** Milliseconds of a task on articles that were read before. */
function onArticles(texts, work, before = () => undefined) {
  return () => {
    const articles = texts.map((text) => new Article(text));
    for (const article of articles) {
      article.tokens;
      before(article);
    }
    const start = performance.now();
    for (const article of articles) work(article);
    return performance.now() - start;
  };
}
