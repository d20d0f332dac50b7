/** Elements that stand in a line of text; all others begin and end a block. */
export const INLINE_ELEMENTS: ReadonlySet<string> = new Set(
  (
    'a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark output q ruby rt rb s samp small ' +
    'span strike strong sub sup time tt u var wbr'
  ).split(' '),
)

/** Elements that writers of Markdown put into it. */
export const MARKDOWN_ELEMENTS: ReadonlySet<string> = new Set([
  ...INLINE_ELEMENTS,
  ...'br center details div figcaption figure h1 h2 h3 h4 h5 h6 hr img li ol p section summary table tbody td th'.split(
    ' ',
  ),
  ...'thead tr ul'.split(' '),
])

/** Elements that have no content and no end tag. */
export const VOID_ELEMENTS: ReadonlySet<string> = new Set(
  'area base br col embed hr img input link meta param source track wbr'.split(' '),
)

/** Elements whose end tag may be left out → the innermost elements that their start ends. */
export const ENDED_BY_START: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  Object.entries({
    dd: 'dd dt p',
    dt: 'dd dt p',
    li: 'li p',
    optgroup: 'option optgroup',
    option: 'option',
    p: 'p',
    td: 'td th',
    th: 'td th',
    tr: 'tr td th',
  }).map(([name, ended]) => [name, new Set(ended.split(' '))] as const),
)
