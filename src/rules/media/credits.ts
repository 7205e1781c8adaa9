/** Words for a picture in front of its credit, English, German, French, Spanish, Italian, Portuguese, Dutch; the longer of two words with one beginning stands first. */
const LABEL =
  '(?:photographer|photography|photograph|photo|picture|pic|image|illustration|video|credit|courtesy|copyright|fotografía|fotografia|foto|bildrechte|bild|grafik|quelle|crédito|crédit|fuente|imagen|imagem|immagine|beeld)';
const AGENCY =
  '(?:AP|AFP|PA|EPA|EFE|DPA|ANSA|TASS|Reuters|Getty|Getty Images|Xinhua|Shutterstock|Alamy|Bloomberg|imago|Rex|WENN|Newscom|SWNS|PA Wire|PA Media|Associated Press)';
/** A credit behind a caption: `(Photo: Ivy Tamsett/Coastline Press)`, `Credit: NAME`, `(NAME | AP)`, `NAME/Getty Images`, `—Reuters`. The name is group 1, 2, 3 … */
const CREDITS: readonly RegExp[] = [
  new RegExp(`^[([]\\s*(?:${LABEL}s?\\s*){1,2}(?:by|von|de)?\\s*[:/|©]?\\s*([^()[\\]]{2,80})[)\\]]?\\.?$`, 'iu'),
  new RegExp(`^(?:${LABEL}s?\\s*){1,2}(?:(?:by|von)\\s|\\s*[:/|©])\\s*(.{2,80})$`, 'iu'),
  /^[([]\s*([^()[\]]{2,60}\s*[|/]\s*[^()[\]]{2,40})[)\]]\.?$/u,
  new RegExp(`^[([]\\s*((?:[^()[\\]]{2,60}\\s(?:via|for)\\s)?${AGENCY}(?:\\s[^()[\\]]{2,30})?)[)\\]]\\.?$`, 'u'),
  new RegExp(`^((?:\\p{Lu}[^/|.!?]{1,60}\\s*[/|]\\s*)${AGENCY}(?:[^.!?]{0,30}))\\.?$`, 'u'),
  /^©\s*(.{2,80})$/u,
  new RegExp(`^[—–]\\s*(${AGENCY})\\.?$`, 'u'),
];
const DOMAIN = /^\S+\.[a-z]{2,}$/i;
/** Longest credit with its brackets. */
const LENGTH = 120;

/** The name in a credit when a piece of text is a credit and nothing else. */
export function creditOf(text: string): string | undefined {
  const piece = text.replace(/^[\s.,;:|·…”’"']+/, '').trim();
  if (piece.length < 3 || piece.length > LENGTH) return undefined;
  for (const pattern of CREDITS) {
    const match = pattern.exec(piece);
    const name = match?.[1]?.trim();
    if (name && !DOMAIN.test(name)) return name;
  }
  return undefined;
}
