/*
 * English words that the rules of quotes ask for by name, as bits beside those of `word-classes-en.ts`: each bit is what
 * one question is about, and answers it without the word being cut out of its text.
 */

/** Begins with a capital letter of any script. */
export const CAPITAL = 1
/** Has a possessive ending in the text (`Roe’s`). */
export const POSSESSIVE = 1 << 1
/** `according` */
export const ACCORDING = 1 << 2
/** `to` */
export const TO = 1 << 3
/** `of` */
export const OF = 1 << 4
/** `that` */
export const THAT = 1 << 5
/** The indefinite article. */
export const INDEFINITE = 1 << 6
/** Between a verb and another one of the same subject. */
export const JOINS_VERBS = 1 << 7
/** Between a name and a clause about it. */
export const RELATIVE = 1 << 8
/** The plainest verbs of saying, which a participle goes on from (`said …, adding`). */
export const SAID = 1 << 9
/** Conjunctions and adverbs that open a subject (`But he`). */
export const OPENS_SUBJECT = 1 << 10
/** Of what parts clauses, what may stand within a phrase. */
export const WITHIN_PHRASE = 1 << 11
/** Small words within a name that stands alone before a colon. */
export const WITHIN_HEAD = 1 << 12
/** Small words within a name that signs a quotation. */
export const WITHIN_SIGNATURE = 1 << 13
/** Conjunctions that another statement may follow. */
export const JOINS_STATEMENTS = 1 << 14
/** Verbs of saying whose `that` belongs to their thing unless it follows at once (`adds to the drama that …`). */
export const TAKES_A_THING = 1 << 15
/** Verbs that take a clause without `that`. */
export const BARE_CLAUSE = 1 << 16
/** Of these, the ones that do not as often take a thing (`claimed victory`), so that no verb need show a clause. */
export const SURELY_A_CLAUSE = 1 << 17
/** Verbs of saying that are as often nouns (`the swing states`, `a point`, `Sanders's claim that`). */
export const NOUN_FORM = 1 << 18
/** Words after a verb of saying that begin no clause. */
export const NO_CLAUSE = 1 << 19
/** What a verb of saying behind its clause may be followed by. */
export const CIRCUMSTANCE = 1 << 20
/** Words before a subject that make its verb part of another clause (`which officials said will …`). */
export const OPENS_OTHER_CLAUSE = 1 << 21
/** Verbs of saying that name a hearer. */
export const TOLD = 1 << 22
/** Whom somebody tells, and the small words before. */
export const HEARER = 1 << 23

/** Words before a passage that make a title or a name of it (`the movie “…”`). */
export const NAMES_WORK = 1 << 24
/** Words that say that a title follows, of whatever it is the title. */
export const TITLED_AS = 1 << 25
/** The same, for a title itself: a verb may stand between it and its words. */
export const TITLE = 1 << 26
/** Such verbs, and `of`. */
export const TITLE_READS = 1 << 27
/** What may stand between a verb that gives a name and the name. */
export const NAMED_THING = 1 << 28
/** Before a participle, words that say nothing was said (`without saying`, `short of saying`). */
export const SAYS_NOT = 1 << 29
/** Conjunctions before what is supposed or asked. */
export const CONDITION = 1 << 31
/** Between what a body is and what it is for. */
export const OF_FIELD = 1 << 30

const DAYS = 'sunday monday tuesday wednesday thursday friday saturday'

/** The words that have each of these bits, but for the first two, which are told from the text. */
export const FORMS: ReadonlyMap<number, string> = new Map([
  [ACCORDING, 'according'],
  [TO, 'to'],
  [OF, 'of'],
  [THAT, 'that'],
  [INDEFINITE, 'a an'],
  [JOINS_VERBS, 'and but or'],
  [RELATIVE, 'who that which'],
  [SAID, 'said says told tells'],
  [OPENS_SUBJECT, 'and but so then still later meanwhile also'],
  [WITHIN_PHRASE, 'and who'],
  [WITHIN_HEAD, 'and of the'],
  [WITHIN_SIGNATURE, 'of the and de van von a an'],
  [JOINS_STATEMENTS, 'and but'],
  [TAKES_A_THING, 'add adds added adding find finds found show shows showed showing hope hopes hoped'],
  [
    BARE_CLAUSE,
    'said say says saying believe believes think thinks hope hopes claim claims claimed insist insists insisted ' +
      'insisting added adds adding noted notes noting announced announces argued argues argue arguing suggest ' +
      'suggested suggests suggesting reported reports found show shows showed showing warned warns warning predicted ' +
      'predicts confirmed confirms acknowledged acknowledges admitted admits revealed reveals conceded concedes ' +
      'expect expects estimated estimates indicated indicates indicating indicate promised promises vowed vows ' +
      'wrote writes',
  ],
  [SURELY_A_CLAUSE, 'said say says saying think thinks insists insisted'],
  [
    NOUN_FORM,
    'claim claims comment comments estimate estimates find finds forecast forecasts hope hopes maintain maintains note notes point ' +
      'points promise promises report reports show shows state states stress thought vow vows',
  ],
  [NO_CLAUSE, 'in on at to of for by with from during after before about as when while and or so'],
  [
    CIRCUMSTANCE,
    `in on at to of during after when while last this earlier later recently yesterday today here again afterward afterwards ${DAYS}`,
  ],
  [OPENS_OTHER_CLAUSE, 'which who whom what where how why'],
  [TOLD, 'told tell tells'],
  [HEARER, 'the a an of reporters me us him her them'],
  [
    NAMES_WORK,
    'book memoir film movie show series sitcom song album podcast novel play essay documentary program segment slogan ' +
      'sign signs banner chant chants titled entitled called named nicknamed dubbed labeled word words phrase term ' +
      'headlined subtitled column musical drama comedy',
  ],
  [TITLED_AS, 'titled entitled subtitled headlined'],
  [TITLE, 'headline heading title subtitle'],
  [TITLE_READS, 'is was read reads of say says said'],
  [OF_FIELD, 'of for'],
  [CONDITION, 'if whether unless lest'],
  [NAMED_THING, 'him her it them himself herself this that as to the a an'],
  [SAYS_NOT, 'of without than from'],
])
