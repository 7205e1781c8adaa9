/** Words of stamps, lower case, in the languages whose packs know dates: English, German, French, Spanish, Italian, Dutch, Portuguese, Polish. */
const setOf = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/));

export const MONTHS: ReadonlySet<string> = setOf(`
  january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec
  januar jänner februar märz mai juni juli oktober dezember mär okt dez
  janvier février mars avril juin juillet août septembre octobre novembre décembre janv févr avr juil déc
  enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre ene abr ago dic
  gennaio febbraio aprile maggio giugno luglio settembre ottobre dicembre gen mag giu lug set ott
  januari februari maart mei augustus mrt
  janeiro fevereiro março maio junho julho setembro outubro novembro dezembro fev out
  stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia`);

export const WEEKDAYS: ReadonlySet<string> = setOf(`
  monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun
  montag dienstag mittwoch donnerstag freitag samstag sonntag mo di mi do fr sa so
  lundi mardi mercredi jeudi vendredi samedi dimanche lunes martes miércoles jueves viernes sábado domingo
  lunedì martedì mercoledì giovedì venerdì sabato domenica maandag dinsdag woensdag donderdag vrijdag zaterdag zondag
  segunda-feira terça-feira quarta-feira quinta-feira sexta-feira
  poniedziałek wtorek środa czwartek piątek sobota niedziela`);

/** Behind the number of a day. */
export const ORDINALS: ReadonlySet<string> = setOf('st nd rd th er º');
/** Before a day. */
export const ON: ReadonlySet<string> = setOf('on am le el il op em den vom dnia');
/** Days that are told from the day of the visit. */
export const DAYS_AROUND: ReadonlySet<string> = setOf(
  'today yesterday heute gestern hier hoy ayer oggi ieri vandaag gisteren hoje ontem dzisiaj dziś wczoraj',
);
/** Between day and month, month and year. */
export const OF: ReadonlySet<string> = setOf('of de del');
/** Before a time of day. */
export const AT: ReadonlySet<string> = setOf('at um à a las alle om às o t ore');
/** Behind a time of day. */
export const CLOCK: ReadonlySet<string> = setOf('am pm a.m p.m uhr uur hs z');
/** Only behind hours and minutes; behind hours alone it tells an age. */
export const HOURS: ReadonlySet<string> = setOf('h hrs');

export const MINUTES: ReadonlySet<string> = setOf('min mins minute minutes minuten minuti minutos minuty minut');
/** Before or behind the minutes that reading takes. */
export const READING: ReadonlySet<string> = setOf(
  'read reading time lesezeit lesedauer temps de lecture tiempo lectura tempo di lettura leitura leestijd czas czytania estimated ca',
);
/** Those of them that alone tell that reading is meant. */
export const READS: ReadonlySet<string> = setOf(
  'read reading lesezeit lesedauer lecture lectura lettura leitura leestijd czytania',
);

export const UNITS: ReadonlySet<string> = setOf(
  `minute minutes min mins hour hours hr hrs day days week weeks month months year years minuten stunde stunden tag tagen tage woche wochen monat monaten
  ora ore minuti giorno giorni settimana settimane mese mesi anno anni uur uren dag dagen weken maand maanden jaar jaren godz godzin godziny godzinę dni tygodni miesięcy lat
  heure heures jour jours semaine semaines mois an ans minutos hora horas día días dias semana semanas mes meses año años ano anos`,
);
export const SHORT_UNITS: ReadonlySet<string> = setOf('h d w m hr hrs');
/** Behind an age. */
export const AGO: ReadonlySet<string> = setOf('ago fa geleden atrás temu');
/** Before an age: “vor 3 Stunden”, “il y a 3 heures”, “hace 3 horas”, “há 3 horas”. */
export const SINCE: ReadonlySet<string> = setOf('vor il y a hace há');

export const COUNTED: ReadonlySet<string> = setOf(
  'comment comments share shares view views like likes reply replies kommentar kommentare commentaire commentaires comentario comentarios commento commenti comentário comentários reactie reacties komentarz komentarze komentarzy',
);

/** Before a date: that of publication … */
export const PUBLISHED: ReadonlySet<string> = setOf(
  `published posted created publication veröffentlicht erstellt publié créé publicado publicada creado pubblicato creato gepubliceerd geplaatst
  postado criado opublikowano publikacji`,
);
/** … and that of a change. */
export const UPDATED: ReadonlySet<string> = setOf(
  `updated update modified revised edited aktualisiert aktualisierung geändert stand jour modifié actualizado actualizada actualización aggiornato aggiornamento
  modificato modifica bijgewerkt aangepast gewijzigd atualizado atualização aktualizacja`,
);
/** Words around those two. */
export const AROUND_LABELS: ReadonlySet<string> = setOf(
  'first last originally date story article page this notice was on zuletzt letzte laatst última ultimo dernière mis à am um le el il op em dnia data vom',
);

/** Before the name of an author. */
export const BY: ReadonlySet<string> = setOf('by von par por di da door av af author autor auteur autore');
/** Before “by”. */
export const WRITTEN: ReadonlySet<string> = setOf(
  'written story words reported report posted published text article updated edited curated reviewed compiled fact-checked geschrieben verfasst rédigé écrit escrito scritto geschreven geplaatst postado',
);
/** In the place of a name. */
export const STAFF: ReadonlySet<string> = setOf(
  'admin staff editor newsroom newsdesk redaktion rédaction redacción redazione redactie redação redakcja dpa afp efe ansa lusa anp',
);
export const FUNCTIONS: ReadonlySet<string> = setOf(
  'correspondent reporter editor writer journalist columnist producer',
);
/** Between two names. */
export const AND: ReadonlySet<string> = setOf('and und et y e en i');
/** Inside a name. */
export const PARTICLES: ReadonlySet<string> = setOf(
  'de du da di del della dos van von der den ter la le el al bin ibn',
);

/** Names of sections, and words that end them. */
export const SECTIONS: ReadonlySet<string> = setOf(
  `news sport sports business politics world local national opinion culture tech technology health science feature features lifestyle entertainment crime economy
  money travel weather football society education environment market markets desk team`,
);
export const ACTIONS: ReadonlySet<string> = setOf(
  'share save print listen comment comments follow bookmark gift email e-mail tweet facebook twitter whatsapp linkedin reddit teilen drucken partager compartir condividi delen partilhar compartilhar merken commenter udostępnij',
);
