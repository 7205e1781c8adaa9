/** Words of notes on authors, lower case: English, German, French, Spanish, Italian, Portuguese, Dutch, Polish. */
const setOf = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/));

/** What a note begins to say of its author, right behind the name. Present and perfect only: a story tells what somebody did. */
export const PREDICATES: ReadonlySet<string> = setOf(`
  is has covers writes reports joined works edits serves leads hosts teaches holds contributed specializes specialises can
  ist arbeitet schreibt berichtet leitet studierte volontierte
  est travaille écrit couvre dirige
  es escribe cubre trabaja dirige colabora
  è scrive lavora collabora segue
  é escreve cobre trabalha colabora
  schrijft werkt is
  jest pisze pracuje`);

/** Trades of those who write. */
export const TRADES: ReadonlySet<string> = setOf(`
  reporter writer writer-reporter editor sub-editor editor-in-chief correspondent journalist photojournalist columnist critic contributor freelancer producer intern blogger reviewer
  redakteur redakteurin chefredakteur chefredakteurin reporterin korrespondent korrespondentin journalistin volontär volontärin kolumnist kolumnistin autorin autor
  journaliste rédacteur rédactrice correspondant correspondante reportrice chroniqueur chroniqueuse
  periodista redactor redactora corresponsal reportero reportera columnista
  giornalista redattore redattrice corrispondente inviato inviata editorialista collaboratrice
  jornalista redator redatora repórter colunista correspondente
  journalist redacteur verslaggever verslaggeefster correspondente columniste
  dziennikarz dziennikarka dziennikarzem dziennikarką redaktor redaktorka redaktorem redaktorką korespondent korespondentka korespondentem korespondentką reporterka reporterem reporterką publicysta publicystka publicystą publicystką`);

/** Other trades: of guests who write, and of anybody in the news. */
export const OTHER_TRADES: ReadonlySet<string> = setOf(`
  author professor fellow lecturer director chairman chairwoman president founder co-founder economist historian novelist lawyer analyst researcher scientist host officer strategist
  professorin direktor direktorin historiker historikerin publizist publizistin schriftsteller schriftstellerin
  professeur chercheur chercheuse essayiste écrivain historien historienne économiste
  profesor profesora escritor escritora historiador historiadora economista
  professore professoressa scrittore scrittrice storico storica docente
  professora professor escritora
  hoogleraar schrijver schrijfster
  profesorka profesorem profesorką pisarz pisarka pisarzem pisarką historyk historykiem`);

/** Verbs with a beat: “covers schools”, “schreibt über Häfen”. */
export const BEATS: ReadonlySet<string> = setOf(`
  covers covering writes reports reporting specializes specialises specializing specialising
  schreibt berichtet zuständig couvre écrit cubre escribe scrive cobre escreve schrijft pisze`);

/** What only the life of an author makes a sentence say. */
export const CAREER: ReadonlySet<string> = setOf(`
  previously formerly graduated freelance award-winning award based specializing specialising bestselling best-selling lives born studied degree contributing journalism newsletter podcast newsroom bylines
  zuvor studierte studium volontariat geboren lebt freier freie
  auparavant diplômé diplômée indépendant indépendante pigiste
  anteriormente licenciado licenciada graduado graduada máster colabora
  laureato laureata nato nata vive formado formada
  eerder studeerde freelance
  absolwent absolwentka ukończył ukończyła`);

/** Between a trade and an outlet. */
export const AT: ReadonlySet<string> = setOf(
  'at for with of by bei beim im der des für à au du pour chez en de del para por di per da do voor bij van w dla',
);

/** A story lets people speak; a note does not. */
export const SPEAKS: ReadonlySet<string> = setOf(`
  said says told added asked argued insisted explained sagte sagt erklärte betonte déclaré explique dit dijo afirmó explicó señaló detto spiega dichiarato disse afirmou zei zegt powiedział powiedziała`);

/** Behind a verb with a beat. */
export const ABOUT: ReadonlySet<string> = setOf(
  'about on from for über aus für sur pour depuis sobre para desde de su per da over voor o dla',
);

/** Words with a capital that begin a sentence and no name. */
export const NO_NAMES: ReadonlySet<string> = setOf(
  'the a an this that these those our your his her its der die das ein eine unser unsere le la les un une notre el los las una nuestro il lo gli o os as het een ten ta to',
);
