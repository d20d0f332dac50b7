import { accept, decide, type Judge, reject, type Surroundings, type Verdict } from './classify.ts'
import type { ChineseRules } from './rules-zh.ts'

const INNER_STOP = /[，,。！？!?；;：:…]/
const INNER_END = /[。！？!?…，,]["'”’」』]?\s*$/
const AFTER_STOP = /[：:，,]\s*$/
const INK = /[^\s\p{P}]/gu
/** Shortest run of characters that can be a reported phrase without punctuation of its own. */
const SHORTEST_PARTIAL = 8
const SHORTEST_TIGHT = 3
const SHORTEST_SENTENCE = 4
const SHORTEST_AFTER_COMMA = 5
/** A run this long without punctuation is a clause, not a term. */
const LONGEST_TERM = 14
/** A name of more characters than this is a clause. */
const LONGEST_NAME = 16
const CALLED = /(?<![喊大惊尖高嚎])叫\s*$/
const NAMED = /(?<![声坚宣辩戏笑妄诬谎自])称\s*$/
/** A run of this few characters that something is called is its name. */
const LONGEST_CALLED = 4
/** A run of so few characters that goes on behind its mark is a term, unless it has a word that only a clause has. */
const LONGEST_PLAIN = 10
/** A name that the next clause is about is no longer than this. */
const LONGEST_TOPIC = 24
const CLAUSE_WORD = /[是将会了我你他她不没要能让]/
/** A word that what somebody says has and a term or a slogan seldom. */
const SAID_WORD = /[是将会了着过我你他她它没不无未要能让被把很都已最更太也只还就可正为在从]/
const NOT_SO = /否[认定][了过]?\s*$/
const DENIED = /(?:否认|驳斥|反驳|否定|质疑|批评)了?\s*$/
/** Whoever has words told to him does not say them. */
const HEARD = /(?:得知|获悉|听说|听闻)[：:，,]?\s*$/
/** A sentence with a stop inside, or more than one, and a stop at the end. */
const WHOLE = /(?:[，,；;：:]|[。！？!?…][^\p{P}\s]).*[。！？!?…]$/su
const SHORTEST_UNSTOPPED = 20
/** The same of a run that has a word of what somebody says. */
const SHORTEST_SPOKEN = 12
const SHORTEST_WHOLE = 10
const DATELINE = /[)）]\s*$/
/** `“…”等特点`: one of several things of a kind. */
const AND_OTHERS = /^等(?![等人])[\u3400-\u9fff]{2}/
/** `问及“…”时，何静说`: what is asked or spoken of, before whoever speaks. */
const TOPIC = /(?:提及|谈及|谈起|说起|提起|问及|面对|对于)[：:，,]?\s*$/
/** `“…发布会”在青山市召开`: something that takes place. */
const TAKES_PLACE =
  /^(?:[在于][^，,。“]{2,20}|正式|隆重|圆满|如期|今日|近日)?(?:召开|举行|举办|开幕|落幕|闭幕|上演|开播|启动仪式)/
/** A verb of saying before the first of several passages with `、` between them. */
const SAYS_SEVERAL = /(?:[称说问喊]|写道|留言|表示|调侃|感叹|直呼)[：:，,]?\s*(?:“[^“”]*”、\s*)*$/
/** How far around a passage the word for a banner or a slogan may stand. */
const SIGN_BEFORE = 12
const SIGN_AFTER = 24

/** A passage in a Chinese sentence, measured. */
interface Measured extends Surroundings {
  readonly rules: ChineseRules
  /** Characters that are neither punctuation nor space. */
  readonly length: number
  /** It has punctuation of its own. */
  readonly sentence: boolean
  /** It ends with punctuation of its own. */
  readonly ended: boolean
}

/** In order: the first that has an opinion decides. */
const JUDGES: readonly Judge<Measured>[] = [
  ({ length }) => (length === 0 ? reject('no-words') : undefined),
  ({ tail, rules }) => (rules.titleTail.test(tail) ? reject('talk-title') : undefined),
  judgeEnumerated,
  ({ lead, tail, ended, rules }) =>
    rules.questionLead.test(lead) || (!ended && TOPIC.test(lead) && /^[时后]/.test(tail)) || isAsked(lead, tail)
      ? reject('question')
      : undefined,
  judgeDenied,
  judgeLedIn,
  judgeSign,
  ({ lead, ended, rules }) => (!ended && rules.titleLead.test(lead) ? reject('talk-title') : undefined),
  judgeLedOut,
  judgeObject,
  judgeNoun,
  judgeSeries,
  ({ listed, sentence, ledIn }) => (listed && !sentence && !ledIn ? reject('enumeration') : undefined),
  judgeOwnSentence,
  judgeAfterComma,
  judgeReported,
  ({ lead, rules }) => reject(rules.nameLead.test(lead) ? 'term' : 'scare'),
]

/** Judges a passage in a Chinese sentence; everything in `around` is in Simplified characters. */
export function classifyChinese(around: Surroundings, rules: ChineseRules): Verdict {
  const { inner, lead, tail, listed, follows, ledIn, unsaid, cued, ledOut, reported } = around
  return decide(JUDGES, {
    // field by field: see `lookOf`
    inner,
    lead,
    tail,
    listed,
    follows,
    ledIn,
    unsaid,
    cued,
    ledOut,
    reported,
    rules,
    length: inner.match(INK)?.length ?? 0,
    sentence: INNER_STOP.test(inner),
    ended: INNER_END.test(inner),
  })
}

/** `从未说过“…”`, `否认“…”`, `否认了“…”的说法`: somebody else's words. */
function judgeDenied({ lead, tail, unsaid, rules }: Measured): Verdict | undefined {
  const isDenied = unsaid || NOT_SO.test(lead) || (DENIED.test(lead) && rules.speechNoun.test(tail))
  return isDenied ? reject('denied') : undefined
}

/** `何静说“…”、“…”`: one of several things, unless somebody is said to say them and each is a sentence. */
function judgeEnumerated({ lead, tail, follows, sentence, inner, length }: Measured): Verdict | undefined {
  if (!/^、/.test(tail) && !/、\s*$/.test(lead)) return undefined
  const isSentence = sentence && length >= SHORTEST_PARTIAL && SAID_WORD.test(inner)
  return isSentence && (follows || SAYS_SEVERAL.test(lead)) ? accept('direct', 'series') : reject('enumeration')
}

function judgeLedIn(passage: Measured): Verdict | undefined {
  if (!passage.ledIn || namesThing(passage)) return undefined
  if (givesName(passage)) return reject('term')
  if (isListedTerm(passage)) return reject('enumeration')
  if (!passage.cued && !passage.sentence && isName(passage)) return reject('term')
  if (passage.length < SHORTEST_TIGHT && !passage.ended) return undefined
  return accept(AFTER_STOP.test(passage.lead) ? 'direct' : 'partial', 'led-in')
}

/** `对于记者“为何不修桥”的提问，何静说`: the words of whoever asks. */
function isAsked(lead: string, tail: string): boolean {
  return /(?:对于|针对|面对|关于|就)[^，,。]{0,14}$/.test(lead) && /^的(?:提问|追问|询问|发问)/.test(tail)
}

/** A banner, a song or the like on either side; what somebody is said to say behind the stop of a passage is none of it. */
function judgeSign({ lead, tail, ended, ledOut, length, rules }: Measured): Verdict | undefined {
  const isSaid = ended && ledOut && length >= SHORTEST_SENTENCE && !/^的/.test(tail)
  // `歌词“…”所写，“…”`: what stands before another passage is about that one
  const near = lead.slice(Math.max(lead.length - SIGN_BEFORE, lead.lastIndexOf('”') + 1))
  const isSign = rules.sign.test(near) || (!isSaid && rules.sign.test(tail.slice(0, SIGN_AFTER)))
  return isSign ? reject('sign') : undefined
}

/** One of several phrases mark to mark, unless it is long enough to be said behind a stop. */
function isListedTerm({ listed, sentence, lead, length }: Measured): boolean {
  return listed && !sentence && (!AFTER_STOP.test(lead) || length < SHORTEST_PARTIAL)
}

/** A passage that the next words make a thing of (`“杀手级”应用`), whatever stands before it. */
function namesThing(passage: Measured): boolean {
  const { inner, tail, ended, sentence, rules } = passage
  if (!/[\p{L}]/u.test(inner)) return true
  if (sentence || ended) return false
  // a heading: `通报“大殿火灾”：…`
  if (/^[：:]/.test(tail)) return true
  if (!/^[\u3400-\u9fff]/.test(tail)) return false
  if (opensClause(passage)) return true
  if (/^的/.test(tail)) return !rules.speechNoun.test(tail)
  if (AND_OTHERS.test(tail)) return true
  return inner.length < SHORTEST_PARTIAL && rules.nounTail.test(tail)
}

/** A run without a stop that the words behind it go on from: what the next clause is about, or what a thing is called. */
function opensClause({ inner, lead, tail, length }: Measured): boolean {
  // `表示，“大模型”通过…`
  if (/[，,]\s*$/.test(lead) && length <= LONGEST_TOPIC) return true
  // `感叹“小满”何静长高了`
  if (!AFTER_STOP.test(lead) && length <= LONGEST_CALLED) return true
  // `交警提醒：“终身禁驾”是最重的处罚`
  if (/^(?:是|为|指|即|属于)/.test(tail) && length <= LONGEST_TERM) return true
  // `说明“好童书”推选已成品牌`
  return length <= LONGEST_PLAIN && !/^的/.test(tail) && !SAID_WORD.test(inner)
}

/** `一条名叫“…”的小路`, `旧时称“城北乡”`: a verb of saying without a stop that gives a name. */
function givesName({ lead, inner, sentence, length, rules }: Measured): boolean {
  if (sentence) return false
  if (/[：:]\s*$/.test(lead) && rules.naming.test(lead)) return true
  return CALLED.test(lead) || (NAMED.test(lead) && (length <= LONGEST_CALLED || isName({ inner, length, rules })))
}

/** A run of words right behind what takes a thing (`改为“…”`) is a thing, however long. */
function judgeObject({ ledIn, ended, sentence, lead, tail, rules }: Measured): Verdict | undefined {
  // `接到电话，得知“有人被困”`: words that somebody heard
  if (!ledIn && HEARD.test(lead)) return reject('denied')
  if (!ended && !ledIn && TAKES_PLACE.test(tail)) return reject('term')
  // `将“…”写入章程`, `关于“…，…”重要部署`
  if (!ended && /(?:[将把]|关于)\s*$/.test(lead) && /^[\u3400-\u9fff]/.test(tail)) return reject('term')
  return !ledIn && !ended && !sentence && rules.objectLead.test(lead) ? reject('term') : undefined
}

function judgeLedOut({ ledOut, ended, sentence, length, inner, lead, tail, rules }: Measured): Verdict | undefined {
  if (!ledOut || !(ended || sentence) || length < 2) return undefined
  // `针对居民反映的“…”问题，公司表示`: the passage says what is spoken of
  if (!ended && (rules.nounTail.exec(tail)?.[0].length ?? 0) > 1) return undefined
  // a heading before a whole sentence has no stop
  const isWhole = lead === '' || (length >= SHORTEST_WHOLE && WHOLE.test(inner))
  return accept(isWhole ? 'direct' : 'partial', 'led-out')
}

function judgeNoun({ inner, tail, ended, ledIn, length, reported, rules }: Measured): Verdict | undefined {
  if (ended || !rules.nounTail.test(tail)) return undefined
  if (AND_OTHERS.test(tail)) return reject('term')
  const modifies = !ledIn && /^的/.test(tail) && !rules.speechNoun.test(tail)
  // `“做绿色出行的宣传者、践行者”倡议书`
  const isPlain = !ledIn && !SAID_WORD.test(inner) && (rules.nounTail.exec(tail)?.[0].length ?? 0) > 1
  return length < LONGEST_TERM || !reported || modifies || isPlain ? reject('term') : undefined
}

/** A short run that ends in a noun for a thing and has no word of a clause: `更清洁的南极计划`. */
function isName({ inner, length, rules }: Pick<Measured, 'inner' | 'length' | 'rules'>): boolean {
  const bare = inner.replace(/[（(][^（()）]*[)）]$/, '')
  return length <= LONGEST_NAME && rules.thingTail.test(bare) && !CLAUSE_WORD.test(bare)
}

/** `网友说：“…，…”“…还是…”`: one of several utterances mark to mark. */
function judgeSeries({ follows, sentence, inner, length }: Measured): Verdict | undefined {
  const isSaid = sentence || SAID_WORD.test(inner)
  return follows && isSaid && length >= SHORTEST_AFTER_COMMA ? accept('direct', 'series') : undefined
}

function judgeOwnSentence({ ended, sentence, inner, lead, tail, length }: Measured): Verdict | undefined {
  // a heading and a dateline (`（记者 陈立）`) have no stop, and a whole sentence behind one is nobody's term
  if (lead !== '' && WHOLE.test(inner) && length >= SHORTEST_WHOLE) return accept('direct', 'own-sentence')
  // “…”。 without a stop inside: too long for a term, and the sentence holds nothing else
  const isLong = length >= SHORTEST_UNSTOPPED || (length >= SHORTEST_SPOKEN && SAID_WORD.test(inner))
  if (lead === '' && isLong && sentence && /^[。！？]/.test(tail)) return accept('direct', 'own-sentence')
  if (!ended || !(lead === '' || DATELINE.test(lead))) return undefined
  return length >= SHORTEST_SENTENCE ? accept('direct', 'own-sentence') : reject('scare')
}

function judgeAfterComma({ lead, tail, ended, sentence, length }: Measured): Verdict | undefined {
  if (!AFTER_STOP.test(lead) || length < SHORTEST_AFTER_COMMA) return undefined
  const closes = ended || (sentence && /^(?:$|[。！？])/.test(tail))
  return closes || (sentence && length >= LONGEST_TERM) ? accept('direct', 'after-comma') : undefined
}

function judgeReported({ reported, ledIn, length, sentence, lead, inner, rules }: Measured): Verdict | undefined {
  // one that is led in has been refused for what it names
  if (!reported || ledIn || length < SHORTEST_PARTIAL) return undefined
  if (!sentence && (rules.naming.test(lead) || isName({ inner, length, rules }))) return reject('term')
  if (AFTER_STOP.test(lead)) return accept('direct', 'in-report')
  return accept('partial', SAID_WORD.test(inner) || sentence ? 'in-clause' : 'phrase')
}
