import { PROSE } from './articles.ts';

/** Texts that once broke a promise, by what was wrong; each is tried by every property from then on. */
export const KNOWN: Readonly<Record<string, string>> = {
  empty: '',
  'a line end': '\n',
  'half a character': '\ud83d',
  'all prose': PROSE.join('\n\n'),
  // At level safe the lost breaks were mended, and then the captions were within the budget.
  'over the deletion budget until breaks are mended': [
    '\u00adMore follows\u200d',
    'Prices rose by 3.5 per cent to $1,299.00 (£1,012) in the year to 31 March, up from 2.9%.The quay in Skelby (Image: Getty Images)',
    'The Tessbridge Examiner',
    '&#8217;',
    'Cookie settingsThank you for signing up to The Examin’er at Eight',
    'Ingredients\n500g flour\n2 eggs\n1 tsp salt',
    'Advertisement',
    'Café owners said noël ạ̊ would be quiet this year.Subscribe now for full access ',
  ].join('\n\n'),
  // The verdict was on the text with the broken character, which hid a spun word.
  'spun, which shows when its characters are repaired': [
    'Ministers from seven nations met in Varnhaven on Monday to debate the battle over fishing rights in the Sund Strait, as a part of a push to finish the longest commerce dispute in the region.',
    'The assembly was called after patrol boats from Halvaria stopped three Estrian trawlers final week and held their crews for two days.',
    'In keeping with officers, the talks will proceed until Thursday, and leaders are anticipatÃ¢â‚¬â„¢ed to affix them by video link subsequent week.',
    'European Fee vice-president Marta Lindow mentioned the transfer would assist shield jobs on both sides of the strait and assist the economic system of the coast.',
    '“Fish do not carry passports,” she mentioned. “If we do not agree on a number, there will soon be nothing left to quarrel about.”\n',
  ].join('\n\n'),
  // Only the worst part was restored, and the rest was convicted by itself.
  'spun all over, one part more than the rest': [
    'Ministers from seven nations met in Varnhaven on Monday to debate the battle over fishing rights in the Sund Strait, as a part of a push to finish the longest commerce dispute in the region.',
    'The assembly was called after patrol boats from Halvaria stopped three Estrian trawlers final week and held their crews for two days.\nIn keeping with officers, the talks will proceed until Thursday, and leaders are anticipated to affix them by video link subsequent week.',
    'European Fee vice-president Marta Lindow mentioned the transfer would assist shield jobs on both sides of the strait and assist the economic system of the coast.',
    '“Fish do not carry passports,” she mentioned. “If we do not agree on a number, there will soon be nothing left to quarrel about.”',
    'Halvaria has introduced that it will shut its waters to overseas boats until a settlement is achieved. Its authorities stated the inventory of cod had fallen by greater than half in ten years and that solely a quick lower in catches would assist it get better.',
  ].join('\n\n'),
  // Without the invisible characters these are a link and an image, which are read in another way.
  'a link whose address holds an invisible character':
    '[R\u00a0\u00a0ead the report](h\ufeffttps://www.example.com/report)\n\n'.repeat(2),
  'an image whose signs are parted by an invisible character':
    '!\u2060[The quay](https://www.example.com/images/quay.jpg?width=800)\n\n',
  // The address holds a blank that is none before the entity is repaired.
  'a link whose address begins with an entity':
    '**READ MORE:** [Pupils dig up Roman tile](&nbsp;https://www.example.com/tile)\n\n',
  // Both images went only when the blanks around and inside them were mended, which one finding does for all.
  'images with odd blanks':
    '![The quay](https://\twww.example.com/quay.jpg)![The quay](https://www.example.com/quay.\tjpg)\n\n![The quay](https://www.example.com/quay.&nbsp;jpg)\n\nThe [pier](https://gull.example/a) is open and **the ferry** [was late](/x "t") on Monday.\n\nSomething went wrong. Please try again later\n\n',
  'over the deletion budget until a caption is read':
    '**Read   more: [Ferry fares](https://gull.example)**[![pier](a.png) Ferry fares](https://gull.example)\n\n![The quay](https://www.example.com/images/quay. – jpg?width=800)\n\n',
};
