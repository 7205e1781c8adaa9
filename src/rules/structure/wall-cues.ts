/**
 * Wordings of pages that stand in front of an article or in place of it. They speak to the reader or are the machine's own; news about cookies or robots
 * does not use them. One entry a cue, so that the number of different cues can be counted.
 */
const CUES: readonly RegExp[] = [
  /\b(?:we|our) (?:and our (?:\d+ )?(?:\w+ )?partners )?(?:use|store|process|set) (?:\w+ ){0,3}(?:cookies|information on (?:a|your) device|personal data)\b/i,
  /\b(?:this|our) (?:web)?site uses (?:\w+ )?cookies\b/i,
  /\b(?:accept|reject|allow|decline|manage) (?:all|cookies|optional cookies|non-essential cookies|preferences|settings|choices|consent)\b/i,
  /\bby (?:continuing|clicking|using|browsing|closing)\b.{0,80}\b(?:you (?:agree|accept|consent)|site|cookies)\b/i,
  /\byour (?:cookie |privacy |consent )?(?:choices|preferences|consent|privacy|personal data)\b/i,
  /\b(?:privacy|cookie) (?:policy|notice|settings|cent(?:er|re)|overview)\b/i,
  /\blegitimate interest/i,
  /\bstrictly necessary cookies\b/i,
  /\b(?:enable|turn on|activate|allow|requires?) javascript\b|\bjavascript (?:is|seems to be|has been|and cookies|must be) ?(?:disabled|required|turned off|not enabled|enabled)?/i,
  /\b(?:your|upgrade|update|outdated|unsupported|supported|modern) browser\b/i,
  /\b(?:are you|you are|you're|you’re|not) (?:not )?a (?:robot|human|bot)\b|\bverify (?:that )?you are (?:a )?human\b|\bcaptcha\b/i,
  /\bunusual (?:traffic|activity)\b/i,
  /\bchecking (?:your browser|if the site connection)\b|\bray id\b|\bcloudflare\b|\byour ip\b/i,
  /\baccess (?:to this page )?(?:has been |is )?(?:denied|blocked)\b|\byou (?:don't|don’t|do not) have permission\b|\b403 forbidden\b/i,
  /\b(?:404|page not found|not found on this server)\b/i,
  /\b(?:page|article|content) (?:that )?(?:you(?:'re|’re| are| were)? (?:requested|looking for|trying to)|(?:cannot|could not|can't|can’t) be found|(?:no longer|does not|doesn't|doesn’t) (?:exists?|available))/i,
  /\b(?:go|return|back) (?:back )?to (?:the |our )?home ?page\b/i,
  /\b(?:subscribe|sign up|register|log in|sign in)(?: now| today)? (?:to (?:continue|read|keep|unlock|access)|for (?:full|unlimited))\b/i,
  /\balready (?:a subscriber|a member|subscribed|registered|have an account)\b/i,
  /\b(?:this|the full|exclusive) (?:article|content|story) is (?:\w+ )?(?:for|available to|reserved for) (?:\w+ )?(?:subscribers|members)\b/i,
  /\byou(?:'ve|’ve| have) (?:reached|read|used) (?:your|all|the) /i,
  /\b(?:disable|turn off|pause|whitelist|using an) (?:your )?ad ?-?blocker?\b/i,
  /\bnot available (?:in|to) (?:your|visitors|users)\b|\bunavailable in your\b/i,
  /\bplease (?:try again|wait|refresh|reload|contact|check)\b/i,
  /\bwir (?:und unsere (?:\d+ )?partner )?(?:verwenden|nutzen|setzen|verarbeiten) (?:\S+ ){0,3}cookies\b|\balle (?:cookies )?(?:akzeptieren|ablehnen)\b/i,
  /\bmit werbung (?:und tracking )?(?:weiterlesen|lesen|nutzen)\b|\b(?:datenschutzerklärung|datenschutzeinstellungen|einwilligung|berechtigtes interesse)\b/i,
  /\bnous (?:et nos (?:\d+ )?partenaires )?(?:utilisons|stockons|traitons)\b|\btout (?:accepter|refuser)\b|\b(?:vos|votre) (?:choix|consentement|préférences)\b/i,
  /\bpolitique de (?:confidentialité|cookies)\b|\baccepter (?:et|les cookies|tous)\b/i,
  /\b(?:utilizamos|usamos) (?:\S+ ){0,2}cookies\b|\b(?:aceptar|rechazar) (?:todas?|cookies|y continuar)\b|\bpolítica de (?:privacidad|cookies)\b/i,
  /\b(?:utilizziamo|usiamo) (?:\S+ ){0,2}cookies?\b|\b(?:accetta|rifiuta) (?:tutti|e continua|i cookie)\b|\binformativa (?:sulla privacy|sui cookie)\b/i,
];

/** Indices of the cues that occur in a row. */
export function cuesIn(row: string): number[] {
  return CUES.flatMap((cue, index) => (cue.test(row) ? [index] : []));
}

/** What was matched by the first cue, for the evidence. */
export function wordingOf(row: string, cue: number): string {
  return CUES[cue]?.exec(row)?.[0] ?? '';
}
