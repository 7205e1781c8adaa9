/** Parts of the clean texts with lists. All names are invented. */
export const NAMES =
  'Ada Merrow|Tom Hollis|Priya Venn|Jakob Lindt|Marta Oske|Samuel Quarry|Ines Calder|Lena Brook|Owen Tarn|Ruth Astley|Karim Doss|Nora Pell|Viktor Hale|Hana Sumi|Luis Berro|Elsie Crane|Piotr Zamek|Yara Nassif|Grace Odum|Felix Roth|Clara Winn|Idris Vane|Mona Keel|Arto Salo|Beth Larch|Dina Moss|Evan Stroud|Gita Rao|Hugo Planck|Irma Voss'.split(
    '|',
  );
export const PLACES =
  'Garrow|Hursdale|Kelder|Ostley|Brinmouth|Castle Hay|Dunmere|Eastwick|Fallow Bridge|Greyport|Haverleigh|Inchcombe|Larkfield|Millstow|Northam|Oxbourne|Penrose|Quenby|Ravensford|Stanmoor|Tilbrook|Upwell|Vantry|Westerby'.split(
    '|',
  );
export const FOODS =
  'plain flour|butter, softened|caster sugar|eggs, beaten|whole milk|sea salt|black pepper|garlic cloves, crushed|olive oil|red onion, finely sliced|chopped tomatoes|vegetable stock|fresh thyme|bay leaf|smoked paprika|chickpeas, drained|double cream|lemon, zest and juice|baking powder|dark chocolate, broken up|almonds, toasted|rice|spring onions|parsley, roughly chopped'.split(
    '|',
  );
export const STEPS =
  'Heat the oven to 180C and butter a deep tin.|Whisk the eggs and sugar until pale.|Fold in the flour a spoonful at a time.|Pour into the tin and smooth the top.|Bake for 35 minutes, then leave to cool.|Fry the onion over a low heat until soft.|Add the garlic and cook for another minute.|Stir in the stock and simmer for 20 minutes.|Season to taste and serve with bread.|Leave to rest for 30 minutes.|Drain well.|Set aside.'.split(
    '|',
  );
export const PRODUCTS =
  'Norvo Air 3|Lumen S|Kestrel Pro|Tidal Buds|Arden Kettle K2|Pico Drive|Sorrel Lamp|Vesta Heater|Hemlock Tent 2|Juno Watch|Orla Speaker|Bramble Pack 40'.split(
    '|',
  );
export const TRAITS =
  'Long battery life|Sweat and water resistant|Light and easy to fold|A little loud|No wireless charging|Three-year guarantee|Clear display|Slow to heat|Good value|Cable is short|Two sizes|Needs an adaptor|Excellent sound|Stiff buttons'.split(
    '|',
  );
export const PROSE =
  'The council said on Tuesday that the work would begin in spring and last for about two years.|Residents who spoke at the meeting were divided, although most agreed that something had to be done.|“We have waited for this for a long time,” said one of them, who has lived in the street since 1984.|It was not clear last night who would pay for the repairs, which are expected to cost £2.4m.|The club has not won at home since the autumn, and its manager admitted that the players were tired.|Officials counted the votes until the early hours while supporters waited in the rain outside the hall.|Prices rose by 3.1 per cent in the year to June, slightly less than economists had forecast.|The team tested each of them for a week at home, in the car and on the train.|Police were called to the house at about 4am after neighbours reported hearing shouts.|She grew up in a village near the coast and learned to play on a piano that her grandfather had built.|The museum opens its doors again this weekend after the longest closure in its history.|Scientists have found that the birds come back to the same tree year after year.|The judge said the sentence reflected the harm that had been done to the family.|Trains were running again by noon, but passengers were told to expect delays until the evening.'.split(
    '|',
  );
/** Prose and list headings in other languages, by code. */
export const FOREIGN: Readonly<
  Record<string, { readonly prose: readonly string[]; readonly heads: readonly string[] }>
> = {
  de: {
    prose:
      'Der Stadtrat hat am Dienstag beschlossen, die Brücke im kommenden Jahr zu sanieren.|Nach Angaben der Polizei wurde bei dem Unfall niemand verletzt, die Straße blieb zwei Stunden gesperrt.|„Wir sind mit dem Ergebnis sehr zufrieden“, sagte die Trainerin nach dem Spiel.'.split(
        '|',
      ),
    heads: 'Die Aufstellung|Alle Ergebnisse|Zutaten für vier Personen|Die Termine im Überblick'.split('|'),
  },
  fr: {
    prose:
      'Le conseil municipal a décidé mardi de rénover le pont au cours de l’année prochaine.|Selon la police, personne n’a été blessé dans l’accident et la route est restée fermée deux heures.|« Nous sommes très heureux du résultat », a déclaré l’entraîneuse après le match.'.split(
        '|',
      ),
    heads: 'La composition|Tous les résultats|Ingrédients pour quatre personnes|Les dates'.split('|'),
  },
  es: {
    prose:
      'El ayuntamiento decidió el martes reparar el puente durante el próximo año.|Según la policía, nadie resultó herido en el accidente y la carretera estuvo cerrada dos horas.|«Estamos muy contentas con el resultado», dijo la entrenadora después del partido.'.split(
        '|',
      ),
    heads: 'Las alineaciones|Todos los resultados|Ingredientes para cuatro personas|Las fechas'.split('|'),
  },
  pl: {
    prose:
      'Rada miasta zdecydowała we wtorek, że most zostanie wyremontowany w przyszłym roku.|Jak podała policja, w wypadku nikt nie ucierpiał, a droga była zamknięta przez dwie godziny.|„Jesteśmy bardzo zadowolone z wyniku” – powiedziała trenerka po meczu.'.split(
        '|',
      ),
    heads: 'Składy drużyn|Wszystkie wyniki|Składniki na cztery osoby|Terminy'.split('|'),
  },
  ru: {
    prose:
      'Городской совет во вторник решил отремонтировать мост в следующем году.|По данным полиции, в аварии никто не пострадал, дорога была закрыта два часа.|«Мы очень довольны результатом», — сказала тренер после матча.'.split(
        '|',
      ),
    heads: 'Составы команд|Все результаты|Ингредиенты на четверых|Расписание'.split('|'),
  },
  el: {
    prose:
      'Το δημοτικό συμβούλιο αποφάσισε την Τρίτη να επισκευάσει τη γέφυρα μέσα στο επόμενο έτος.|Σύμφωνα με την αστυνομία, κανείς δεν τραυματίστηκε στο ατύχημα και ο δρόμος έμεινε κλειστός για δύο ώρες.|«Είμαστε πολύ ευχαριστημένες με το αποτέλεσμα», είπε η προπονήτρια μετά τον αγώνα.'.split(
        '|',
      ),
    heads: 'Οι συνθέσεις|Όλα τα αποτελέσματα|Υλικά για τέσσερα άτομα|Οι ημερομηνίες'.split('|'),
  },
  zh: {
    prose:
      '市议会星期二决定，明年对这座老桥进行维修，预计工期为八个月。|警方表示，事故没有造成人员受伤，道路封闭了两个小时。|“我们对结果非常满意。”教练在比赛结束后说。'.split(
        '|',
      ),
    heads: '首发名单|全部比分|四人份材料|时间安排'.split('|'),
  },
};
