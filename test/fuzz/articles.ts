import fc from 'fast-check';

/** Random articles made of the shapes that articles and what scrapers leave in them really have. */

export const PROSE = [
  'The ferry to Orran was two hours late on Monday after a rope caught in the propeller.',
  'Divers from the harbour cut it free while forty passengers waited in the café on the quay.',
  '“We have asked owners of small boats to tie up their lines,” said the harbour master, Ailsa Cormack.',
  '"Nobody was hurt," he said. "Sign up to our newsletter" was all the website had to say.',
  '‘It was a bad day,’ she told reporters – the ‘worst in years’ – before the boat’s crew left.',
  '„Das Schiff fährt morgen wieder“, sagte eine Sprecherin der Reederei am Montag in Skelby.',
  '« Le bateau repartira demain », a déclaré la compagnie, qui présente ses excuses aux passagers.',
  'La compañía dijo que el barco saldría mañana como siempre, según un portavoz del puerto.',
  'Prices rose by 3.5 per cent to $1,299.00 (£1,012) in the year to 31 March, up from 2.9%.',
  'It opened a quotation that “never closes and goes on about the price of fish.',
  'The sentence breaks off in the middle of the',
  '渡轮周一晚点两个小时,因为一根绳子缠住了螺旋桨。没有人受伤。',
  '連絡船は月曜日に2時間遅れた。「けが人はいない」と会社は述べた。',
  'تأخرت العبارة ساعتين يوم الاثنين بعد أن علق حبل في المروحة.',
  'המעבורת איחרה בשעתיים ביום שני לאחר שחבל נתקע במדחף.',
  'Families 👨‍👩‍👧‍👦 waved flags 🇬🇧🏴󠁧󠁢󠁳󠁣󠁴󠁿 and ate ice cream 🍦 on the quay ❤️.',
  'Cafe\u0301 owners said noe\u0308l a\u030a\u0323 would be quiet this year.',
];

const SHAPES = [
  '- first point\n- second point\n- third point',
  '1. Tie the rope\n2. Start the engine\n3. Look back',
  '| Team | P | Pts |\n|---|---|---|\n| Orran | 3 | 9 |',
  'Orran\t3\t9\nSkelby\t3\t4',
  'Roses are red,\n  violets are blue,\nthe ferry is late\n  and the sea is too.',
  'Q: Was the boat late?\nA: It was, by two hours.',
  '## What happened next',
  '> It was late, the captain wrote.',
  '```\nconst a = "Sign up to our newsletter";\n```',
  'Ingredients\n500g flour\n2 eggs\n1 tsp salt',
  'ANNA: Is that you?\nVOICE: It is me.\nANNA: Come in.',
  'Orran 2-1 Skelby\nTessbridge P-P Carn\n1 Orran 3 9\n2 Skelby 3 4',
  '07.00\nThe wind has reached 90 miles an hour.\n09.45\nSchools close at noon.',
  '12\n34\n0\n7',
  'The ferry, which the\nharbour trust\n, says\nAilsa Cormack\n, bought from\nSkelby\n, was late again.',
  'The ferry to Orran was two hours late on Monday after a\nrope caught in the propeller, and forty passengers had to\nwait in a café on the quay until divers from the harbour\ncut it free.',
  'The ferry to Orran was two\nhours late on Monday after\na rope caught in the',
  'References\n\n   1. https://www.example.com/a\n   2. https://www.example.com/b\n   3. https://www.example.com/c',
  'The [1]ferry was late, said [2]Ailsa and [3]nobody else.',
  '* * *',
  '***',
  '---',
];

const ARTIFACTS = [
  'Sign up to our free daily newsletter',
  'Something went wrong. Please try again later',
  'Please enter a valid email address',
  'Thank you for signing up to The Examiner at Eight',
  'Advertisement',
  'Advertisement\nStory continues below',
  'Share\nFacebook\nX\nWhatsApp\nEmail\nCopy link',
  'Exit mobile version',
  'Source link',
  'Read more: Bus passes for sixth-formers to cost £30 more',
  'READ MORE: Pupils dig up Roman tile in school vegetable patch',
  'Related articles\n\nNursery in Canal Street asks for volunteers\nTile found in vegetable patch',
  'Tags: Education, St Ebba’s, Tessbridge',
  '© 2025 Tessbridge Examiner Ltd. All rights reserved.',
  'By Orla Penhale',
  'Published 07:15, 12 May 2025',
  'Updated 09:40, 12 May 2025The ferry was late.',
  '3 min read',
  '12 Comments',
  'Home > News > Education',
  'The Tessbridge Examiner',
  '(Photo: Carys Milton/Examiner)',
  'The quay in Skelby (Image: Getty Images)',
  '![The quay](https://www.example.com/images/quay.jpg?width=800)',
  '[Read the report](https://www.example.com/report)',
  '* [Home](/)\n* [Sport](/sport "All sport")\n* **[Log in](/login)**',
  '[ Share ](https://www.example.com/s)[Email](mailto:a@example.com)',
  '[](https://www.example.com/share)\n* [ ](/email) | [ __](/x)',
  '[Home][1] | [Sport][2] | [Log in][3]',
  'The ferry [was late][2] on [Monday][], the company said in a [statement][4].',
  '[1]: https://www.example.com/\n[2]: /sport "All sport"\n[Monday]: <#monday>\n[4]: https://www.example.com/statement',
  '**READ MORE:** [Pupils dig up Roman tile in school vegetable patch](https://www.example.com/tile)',
  '<p>A paragraph with <b>tags</b> and <a href="https://example.com">a link</a>.</p>',
  'https://www.example.com/news/ferry-late-12345',
  'We value your privacy. We and our partners store and access information on a device. Accept all. Reject all. Manage preferences.',
  'Cookie settings',
  'Subscribe now for full access',
  'Already a subscriber? Log in',
  'Follow us on Twitter',
  'Watch: The moment the rope was cut',
  'PA Media',
  'var dataLayer = window.dataLayer || [];',
  'Loading...',
  'More follows',
  '-- The Examiner --',
];

export const BITS = [
  '&amp;',
  '&amp;amp;',
  '&#8217;',
  '&nbsp;',
  '&lt;b&gt;',
  'â€œ',
  'â€\u009d',
  'â€™',
  'Ã©',
  'Â\u00a0',
  'Ã¢â‚¬â„¢',
  '\u00a0',
  '\u00a0\u00a0',
  '\u200b',
  '\ufeff',
  '\u00ad',
  '\u2060',
  '\u202e',
  '\u200d',
  '\u2028',
  '\u2029',
  '\u0085',
  '\u000b',
  '\u000c',
  '\u0000',
  '\u001b[31m',
  '\ud83d',
  '\udc00',
  '\udcff',
  '\ufffd',
  '  ',
  '\t',
  ' ,',
  '“',
  '”',
  '"',
  '’',
  '«',
  ' – ',
  '…',
  '{dollars}',
  'five%',
];

/** A line of prose with odd bits glued into it at random places. */
const roughened = fc
  .tuple(
    fc.constantFrom(...PROSE, ...ARTIFACTS),
    fc.array(fc.tuple(fc.nat(200), fc.constantFrom(...BITS)), { maxLength: 3 }),
  )
  .map(([line, bits]) =>
    bits.reduce(
      (text, [at, bit]) => text.slice(0, at % (text.length + 1)) + bit + text.slice(at % (text.length + 1)),
      line,
    ),
  );

const LABELS = [
  'Home',
  'News',
  'Sport',
  'Lost & found',
  'Sign in',
  'Share',
  'By Ailsa Cormack',
  '12 May 2024',
  'PHOTOS',
  'ORF',
  'ein',
  '(12)',
];

/** Labels of a menu with nothing between them. */
const glued = fc.array(fc.constantFrom(...LABELS), { minLength: 4, maxLength: 14 }).map((labels) => labels.join(''));

const piece = fc.oneof(
  { weight: 5, arbitrary: fc.constantFrom(...PROSE) },
  { weight: 4, arbitrary: fc.constantFrom(...ARTIFACTS) },
  { weight: 2, arbitrary: roughened },
  {
    weight: 2,
    arbitrary: fc.array(fc.constantFrom(...PROSE), { minLength: 2, maxLength: 4 }).map((lines) => lines.join(' ')),
  },
  { weight: 1, arbitrary: fc.constantFrom(...SHAPES) },
  { weight: 1, arbitrary: fc.constantFrom(...BITS) },
  { weight: 1, arbitrary: glued },
  { weight: 1, arbitrary: fc.tuple(fc.constantFrom(...PROSE), fc.constantFrom(...ARTIFACTS)).map(([a, b]) => a + b) },
);

const separator = fc.oneof(
  { weight: 6, arbitrary: fc.constant('\n\n') },
  { weight: 3, arbitrary: fc.constantFrom('\n', '\r\n', '\r\n\r\n', ' ', '\n\n\n\n', '\n \n', '\r', '\u2028', '') },
);

/** An article: up to a dozen pieces, some of them more than once. */
export const article: fc.Arbitrary<string> = fc
  .tuple(
    fc.array(fc.tuple(piece, separator), { maxLength: 12 }),
    fc.array(fc.tuple(fc.nat(11), fc.nat(11)), { maxLength: 2 }),
  )
  .map(([pieces, repeats]) => {
    const list = [...pieces];
    for (const [from, to] of repeats) {
      const copied = list[from];
      if (copied) list.splice(to, 0, copied);
    }
    return list.flat().join('');
  });
