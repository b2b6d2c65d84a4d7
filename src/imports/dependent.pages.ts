import type { Visit } from '../companies/visit.pages';
import type { ImportsWords } from '../languages/imports-words';
import { fill } from '../languages/said';
import type { Dependent } from '../ledger/dependents';

/** What an undo touches, as a line that leads to it: before it is done, and in what was done. */
const NAMED = ['reminder', 'dispute', 'promise', 'plan', 'case'] as const;

/** A reminder leads to its message, where it can be recalled. */
export function dependentBlanks(
  { at, work }: Visit,
  w: ImportsWords,
  { ref, what, about = '', messageId = null }: Dependent,
): { readonly text: string; readonly href: string } {
  const [kind = '', id = ''] = ref.split('/');
  const known = NAMED.find((one) => one === kind);
  const text = known === undefined ? what : fill(w.undo[known], { about });
  if (known === 'reminder' && messageId !== null)
    return { text, href: at.message(work.ids.seal('message', messageId)) };
  if (known === undefined || known === 'reminder') return { text, href: '' };
  return { text, href: at[known](work.ids.seal(known, Number(id))) };
}
