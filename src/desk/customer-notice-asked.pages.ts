import { z } from 'zod';
import { Refusal } from '../kernel/result';
import { legalPaper } from '../law/paper';
import { NOTICE_PAPER_WORDS } from '../languages/notice-paper-words';
import type { NoticePaperWords } from '../languages/notice-paper-words.en';
import { inLanguage } from '../languages/said';
import { noticed, type Noticeable, type Noticed } from '../notices/gather.actions';
import { makeNotice, type MadeNotice } from '../notices/make.actions';
import type { NoticeChoice } from '../notices/notice';
import { paperRecipient, waysTo, type Ways } from '../notices/recipient.actions';
import { DISPATCH_WAYS } from '../outbox/legal';
import type { CustomerView } from './customer-asked.pages';
import { chosenItems, owedItems } from './customer-choice.pages';
import type { FormAt } from './customer-form.pages';
import { aChoice, WrongFields } from './form-fields';

/** What the form of a legal paper asks, and the paper that comes of an answer. */
export const THENS = ['none', 'partner', 'court'] as const;
export const CLAIMED = ['none', 'interest', 'all'] as const;
export const UNSURE = ['no', 'yes'] as const;
export const COPY = ['yes', 'no'] as const;
export const DISPATCHES = ['none', ...DISPATCH_WAYS] as const;

export const noticeAsked = z.object({
  paper: z.string({ error: 'choice' }).regex(/^[A-Z]{2}-[a-z]{1,20}$/, 'choice'),
  language: z.string({ error: 'choice' }).regex(/^[a-z]{2}$/, 'choice'),
  to: aChoice(['letter', 'email']),
  dispatch: aChoice(DISPATCHES).default('none'),
  number: z.string().trim().max(40, 'long').default(''),
  then: aChoice(THENS).default('none'),
  claims: aChoice(CLAIMED).default('none'),
  checked: aChoice(UNSURE).default('no'),
  copies: aChoice(COPY).default('no'),
});
export type NoticeAsked = z.output<typeof noticeAsked>;

export const wordsOf = ({ visit }: Pick<CustomerView, 'visit'>): NoticePaperWords =>
  inLanguage(NOTICE_PAPER_WORDS, visit.language);

export const noticeableOf = ({ view, deps }: FormAt): Noticeable => ({
  ...{ company: view.visit.company, customerId: view.customer.id, holds: (q) => deps.holdSources(q) },
});

/** Undefined of a customer of whom nobody says what it is. */
export async function knownOf(at: FormAt): Promise<Noticed | undefined> {
  try {
    return await noticed(at.view.visit.work, noticeableOf(at));
  } catch (error) {
    if (error instanceof Refusal && error.code === 'debtor-unknown') return undefined;
    throw error;
  }
}

export interface Answered {
  readonly known: Noticed;
  readonly made: MadeNotice;
  readonly ways: Ways;
  /** By the way that was chosen there is nobody to send it to. */
  readonly nowhere: boolean;
}

/** The paper of what was chosen; throws WrongFields beside what cannot be. */
export async function answered(at: FormAt, value: NoticeAsked): Promise<Answered> {
  const { view } = at;
  const { work, company } = view.visit;
  const w = wordsOf(view);
  const known = await noticed(work, noticeableOf(at));
  const [law = '', name = ''] = value.paper.split('-');
  const paper = legalPaper(law, name);
  if (!paper?.debtors.includes(known.debtor)) throw new WrongFields({ paper: 'choice' });
  if (!paper.languages.includes(value.language)) throw new WrongFields({ language: w.languageNot });
  const items = chosenItems(at, await owedItems(at)).map(({ item }) => item);
  if (items.length === 0) throw new WrongFields({ item: 'item' });
  if (new Set(items.map(({ currency }) => currency)).size > 1) throw new WrongFields({ item: w.several });
  const choice: NoticeChoice = {
    ...{ paper, language: value.language, itemIds: items.map(({ itemId }) => itemId) },
    then: value.then === 'none' ? null : value.then,
    dispatch: value.dispatch === 'none' ? null : { way: value.dispatch, number: value.number || null },
    claims: {
      interest: value.claims !== 'none',
      fixed: value.claims === 'all',
      checked: value.checked === 'yes',
    },
    copies: value.copies === 'yes',
  };
  const ways = await waysTo(work, company, known.customer);
  const to = ways[value.to];
  const made = await makeNotice(work, noticeableOf(at), known, {
    choice,
    to: to ?? paperRecipient(ways, known.customer),
  });
  return { known, made, ways, nowhere: to === null };
}
