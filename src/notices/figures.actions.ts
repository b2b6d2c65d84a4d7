import type { OpenItem } from '../ledger/open-item';
import type { Work } from '../platform/work';
import { NO_FIGURES, type Figures } from './figures';
import type { Noticeable, Noticed } from './gather.actions';
import type { NoticeChoice } from './notice';

/** What the law gives beside the principal. What is not sure is not claimed, and says why. */
export function figuresFor(
  _work: Work,
  _about: Noticeable,
  _known: Noticed,
  choice: NoticeChoice,
  _items: readonly OpenItem[],
): Promise<Figures> {
  const wished = choice.claims.interest || choice.claims.fixed;
  return Promise.resolve(wished ? { ...NO_FIGURES, notClaimed: ['interest_unknown'] } : NO_FIGURES);
}
