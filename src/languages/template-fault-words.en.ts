/** English words for what is wrong with a message template; the type that the other languages fill. */
export const en = {
  line: 'Line {line}: {says}.',
  /** Of the whole template, without a line. */
  whole: '{says}.',
  too_long: 'it is longer than {n} characters',
  no_subject: 'the subject is missing (“Subject: …”)',
  unreadable: 'a {{…}} is not closed, or closes what was not opened',
  html: 'HTML may not be used; ** and - give emphasis and lists',
  too_deep: 'too many {{#if}} inside each other',
  forbidden: '{what} may not be used',
  three_braces: 'use two braces, not three and no &',
  in_subject: '{{{name}}} cannot stand in a subject',
  plain_name: 'only the plain name of a blank may stand in {{ }}',
  unknown: 'there is no blank {{{name}}}',
  ask_if: '{{{name}}} is asked with {{#if {name}}}',
  ask_each: '{{{name}}} is asked with {{#each {name}}}',
  may_be_empty: '{{{name}}} may be empty: print it inside {{#if {name}}}',
  alone: '{{{name}}} must stand alone on its line',
  only_if_each: 'only {{#if blank}} and {{#each list}} may be used',
  asks_unknown: '{{#{helper}}} asks for no declared blank',
  not_asked_for: '{{{name}}} cannot be asked for',
  each_in_each: 'an {{#each}} may not stand in another',
  no_list: '{{{name}}} is no list',
  missing: '{{{name}}} is missing: {from}',
  locked: 'this sentence must stand as it is: “{text}”',
  /** What is found only when it is filled; `who` is a customer, or the sample. */
  empty_subject: 'for {who} the subject is empty',
  long_subject: 'for {who} the subject has {n} characters; more than {most} are cut off',
  not_shown: 'for {who} {{{name}}} does not appear, though it must',
  lock_not_shown: 'for {who} this sentence does not appear, though it must: “{text}”',
  stray: 'for {who} it leaves stray signs behind: “{text}”',
  table_in_line: 'for {who} a table does not stand on a line of its own: leave an empty line above and below it',
  too_long_filled: 'for {who} it becomes far too long',
};

export type TemplateFaultWords = typeof en;
