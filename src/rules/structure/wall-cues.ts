/**
 * Wordings of pages that stand in front of an article or in place of it. They speak to the reader or are the machine's
 * own; news about cookies or robots does not use them. One entry a cue, so that the number of different cues can be
 * counted.
 */
const CUES: readonly (readonly [words: readonly string[], wording: RegExp])[] = [
  [
    ['cookies', 'device', 'personal data'],
    /\b(?:we|our) (?:and our (?:\d+ )?(?:\w+ )?partners )?(?:use|store|process|set) (?:\w+ ){0,3}(?:cookies|information on (?:a|your) device|personal data)\b/i,
  ],
  [['site uses'], /\b(?:this|our) (?:web)?site uses (?:\w+ )?cookies\b/i],
  [
    ['accept', 'reject', 'allow', 'decline', 'manage'],
    /\b(?:accept|reject|allow|decline|manage) (?:all|cookies|optional cookies|non-essential cookies|preferences|settings|choices|consent)\b/i,
  ],
  [
    ['by continuing', 'by clicking', 'by using', 'by browsing', 'by closing'],
    /\bby (?:continuing|clicking|using|browsing|closing)\b.{0,80}\b(?:you (?:agree|accept|consent)|site|cookies)\b/i,
  ],
  [['your '], /\byour (?:cookie |privacy |consent )?(?:choices|preferences|consent|privacy|personal data)\b/i],
  [['privacy ', 'cookie '], /\b(?:privacy|cookie) (?:policy|notice|settings|cent(?:er|re)|overview)\b/i],
  [['legitimate interest'], /\blegitimate interest/i],
  [['strictly necessary'], /\bstrictly necessary cookies\b/i],
  [
    ['javascript'],
    /\b(?:enable|turn on|activate|allow|requires?) javascript\b|\bjavascript (?:is|seems to be|has been|and cookies|must be) ?(?:disabled|required|turned off|not enabled|enabled)?/i,
  ],
  [['browser'], /\b(?:your|upgrade|update|outdated|unsupported|supported|modern) browser\b/i],
  [
    ['robot', 'human', 'bot', 'captcha'],
    /\b(?:are you|you are|you're|you’re|not) (?:not )?a (?:robot|human|bot)\b|\bverify (?:that )?you are (?:a )?human\b|\bcaptcha\b/i,
  ],
  [['unusual '], /\bunusual (?:traffic|activity)\b/i],
  [
    ['checking ', 'ray id', 'cloudflare', 'your ip'],
    /\bchecking (?:your browser|if the site connection)\b|\bray id\b|\bcloudflare\b|\byour ip\b/i,
  ],
  [
    ['denied', 'blocked', 'forbidden'],
    /\baccess (?:to this page )?(?:has been |is )?(?:denied|blocked)\b|\b403 forbidden\b/i,
  ],
  [['permission'], /\byou (?:don't|don’t|do not) have permission\b/i],
  [['404', 'not found'], /\b(?:404|page not found|not found on this server)\b/i],
  [
    [
      'page you',
      'page that',
      'article you',
      'article that',
      'content you',
      'content that',
      'be found',
      'no longer',
      'not exist',
      'n’t exist',
      "n't exist",
    ],
    /\b(?:page|article|content) (?:that )?(?:you(?:'re|’re| are| were)? (?:requested|looking for|trying to)|(?:cannot|could not|can't|can’t) be found|(?:no longer|does not|doesn't|doesn’t) (?:exists?|available))/i,
  ],
  [['homepage', 'home page'], /\b(?:go|return|back) (?:back )?to (?:the |our )?home ?page\b/i],
  [
    ['subscribe', 'sign up', 'register', 'log in', 'sign in'],
    /\b(?:subscribe|sign up|register|log in|sign in)(?: now| today)? (?:to (?:continue|read|keep|unlock|access)|for (?:full|unlimited))\b/i,
  ],
  [['already '], /\balready (?:a subscriber|a member|subscribed|registered|have an account)\b/i],
  [
    ['article is', 'content is', 'story is'],
    /\b(?:this|the full|exclusive) (?:article|content|story) is (?:\w+ )?(?:for|available to|reserved for) (?:\w+ )?(?:subscribers|members)\b/i,
  ],
  [['reached', 'read', 'used'], /\byou(?:'ve|’ve| have) (?:reached|read|used) (?:your|all|the) /i],
  [['blocker'], /\b(?:disable|turn off|pause|whitelist|using an) (?:your )?ad ?-?blocker?\b/i],
  [['available '], /\bnot available (?:in|to) (?:your|visitors|users)\b|\bunavailable in your\b/i],
  [['please '], /\bplease (?:try again|wait|refresh|reload|contact|check)\b/i],
  [
    ['cookies', 'partner'],
    /\bwir und unsere (?:\d+ )?partner\b|\bwir (?:verwenden|nutzen|setzen|verarbeiten) (?:\S+ ){0,3}cookies\b/i,
  ],
  [['akzeptieren', 'ablehnen'], /\balle (?:cookies )?(?:akzeptieren|ablehnen)\b/i],
  [
    ['werbung', 'datenschutz', 'einwilligung', 'interesse'],
    /\bmit werbung (?:und tracking )?(?:weiterlesen|lesen|nutzen)\b|\b(?:datenschutzerklärung|datenschutzeinstellungen|einwilligung|berechtigtes interesse)\b/i,
  ],
  [
    ['partenaires', 'utilisons', 'stockons', 'traitons', 'tout ', 'vos ', 'votre '],
    /\bnous (?:et nos (?:\d+ )?partenaires )?(?:utilisons|stockons|traitons)\b|\btout (?:accepter|refuser)\b|\b(?:vos|votre) (?:choix|consentement|préférences)\b/i,
  ],
  [['politique ', 'accepter '], /\bpolitique de (?:confidentialité|cookies)\b|\baccepter (?:et|les cookies|tous)\b/i],
  [
    ['cookies', 'aceptar', 'rechazar', 'política'],
    /\b(?:utilizamos|usamos) (?:\S+ ){0,2}cookies\b|\b(?:aceptar|rechazar) (?:todas?|cookies|y continuar)\b|\bpolítica de (?:privacidad|cookies)\b/i,
  ],
  [
    ['cookie', 'accetta', 'rifiuta', 'informativa'],
    /\b(?:utilizziamo|usiamo) (?:\S+ ){0,2}cookies?\b|\b(?:accetta|rifiuta) (?:tutti|e continua|i cookie)\b|\binformativa (?:sulla privacy|sui cookie)\b/i,
  ],
];

/** Any of the words: hardly a row of an article holds one, and one expression tells ten times as fast as a search for each. */
const ANY_WORD = new RegExp([...new Set(CUES.flatMap(([words]) => words))].join('|'));

/** Indices of the cues that occur in a row. */
export function cuesIn(row: string): number[] {
  const lower = row.toLowerCase();
  if (!ANY_WORD.test(lower)) return [];
  return CUES.flatMap(([words, wording], index) =>
    words.some((word) => lower.includes(word)) && wording.test(row) ? [index] : [],
  );
}

/** What a cue matched, for the evidence. */
export function wordingOf(row: string, cue: number): string {
  return CUES[cue]?.[1].exec(row)?.[0] ?? '';
}
