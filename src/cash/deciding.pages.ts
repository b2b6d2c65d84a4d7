import type { Route, Visit } from '../companies/visit.pages';
import { format } from '../kernel/money';
import { Refusal } from '../kernel/result';
import { CASH_WORDS } from '../languages/cash-words';
import { refusalText } from '../languages/refusal';
import { countText, fill, inLanguage, numberText } from '../languages/said';
import { NotFound, see, type Answer } from '../platform/web/answer';
import { customerById } from '../customers/store';
import { acceptProposals, putOnAccount, setLineAside, takeBack, waitingReceipt, type Accepted, type Wish } from './deciding.actions'; // prettier-ignore
import { matchReceipts } from './matching.actions';
import { digestOf } from './proposal-digest';
import { proposalFor } from './proposal.store';

/** What a person does with money from the list: each a form that is sent, told in one notice, and taken back by one press. */
export const decidingRoutes: readonly Route[] = [
  { method: 'post', path: '/cash/accept', right: 'work', visit: accept },
  { method: 'post', path: '/cash/account', right: 'work', visit: account },
  { method: 'post', path: '/cash/match', right: 'work', visit: again },
  { method: 'post', path: '/cash/undo', right: 'work', visit: undo },
  { method: 'post', path: '/cash/:line/aside', right: 'work', visit: aside },
];

const wordsOf = (visit: Visit) => inLanguage(CASH_WORDS, visit.language);

/** More rows than a page has are not sent by one. */
const MOST = 200;

/** `bl_….digest`, of the one row whose button it was, else of those that are ticked; what is no such thing is left out. */
function wishesIn({ asked, work }: Visit): Wish[] {
  const only = asked.form.get('only');
  const tokens = only === null ? [...new Set(asked.form.getAll('id'))].slice(0, MOST) : [only];
  return tokens.flatMap((token) => {
    const [id = '', digest = ''] = token.split('.');
    const lineId = work.ids.open('bank_line', id);
    return lineId === undefined ? [] : [{ lineId, digest }];
  });
}

/** Where the form was: the list with its filters, or the page of the line. */
function backFrom({ asked, at }: Visit): Answer {
  const state = asked.form.get('state') ?? '';
  const query = Object.fromEntries(new URLSearchParams(state));
  return see(at.under('/cash', query));
}

async function accept(visit: Visit): Promise<Answer> {
  const w = wordsOf(visit);
  const wishes = wishesIn(visit);
  if (wishes.length === 0) visit.asked.session.tell({ text: w.nothingChosen });
  else tellAccepted(visit, await acceptProposals(visit.work, visit.company.id, wishes));
  return backFrom(visit);
}

function tellAccepted(visit: Visit, { applied, changed, gone, refused }: Accepted): void {
  const w = wordsOf(visit);
  const { locale, at, work, asked } = visit;
  const said = [
    ...(applied.length > 0 ? [countText(w.accepted, applied.length, locale)] : []),
    ...(changed > 0 ? [countText(w.changed, changed, locale)] : []),
    ...(gone > 0 ? [countText(w.gone, gone, locale)] : []),
    ...(refused.length > 0
      ? [fill(countText(w.refused, refused.length, locale), { why: [...new Set(refused.map((one) => refusalText(one.message, visit)))].join(' ') })] // prettier-ignore
      : []),
  ];
  const [only] = applied;
  const undoes = applied.map(({ applicationId }) => work.ids.seal('cash_application', applicationId)).join(' ');
  const amount = only && applied.length === 1 ? ` (${format({ minor: only.receipt.amountMinor, currency: only.receipt.currency }, locale)})` : ''; // prettier-ignore
  asked.session.tell({
    text: `${said[0] ?? ''}${amount}${said.slice(1).map((one) => `; ${one}`).join('')}.`.replace('..', '.'), // prettier-ignore
    ...(only && { undo: { path: at.under('/cash/undo'), fields: { id: undoes } } }),
  });
}

async function account(visit: Visit): Promise<Answer> {
  const { work, company, asked, at, locale } = visit;
  const w = wordsOf(visit);
  const [wish] = wishesIn(visit);
  if (wish === undefined) throw new NotFound();
  const { amountMinor: minor, currency } = await waitingReceipt(work.db.read, company.id, wish.lineId);
  const proposal = await proposalFor(work.db.read, company.id, wish.lineId);
  if (proposal === undefined || digestOf(proposal) !== wish.digest) {
    asked.session.tell({ text: `${countText(w.changed, 1, locale)}.` });
    return backFrom(visit);
  }
  const [customerId] = proposal.customerIds;
  if (customerId === undefined) {
    throw new Refusal('cash-nobody-proposed', 'Nobody is proposed for this money.', 'Name a customer: the money may stay on its account.'); // prettier-ignore
  }
  const id = await putOnAccount(work, company.id, wish.lineId, customerId);
  const { name } = await customerById(work.db.read, company.id, customerId);
  asked.session.tell({
    text: fill(w.accountDone, { amount: format({ minor, currency }, locale), customer: name }),
    undo: { path: at.under('/cash/undo'), fields: { id: work.ids.seal('cash_application', id) } },
  });
  return backFrom(visit);
}

async function again(visit: Visit): Promise<Answer> {
  const { work, company, asked, at, locale } = visit;
  const { receipts, applied, waiting } = await matchReceipts(work, company);
  const [all, done, left] = [receipts, applied, waiting].map((n) => numberText(n, locale));
  asked.session.tell({ text: fill(wordsOf(visit).againDone, { receipts: all ?? '', applied: done ?? '', waiting: left ?? '' }) }); // prettier-ignore
  return see(at.cash);
}

async function undo(visit: Visit): Promise<Answer> {
  const { work, company, asked, at, locale } = visit;
  const w = wordsOf(visit);
  const ids = (asked.form.get('id') ?? '').split(' ').slice(0, MOST).map((one) => work.ids.open('cash_application', one) ?? 0); // prettier-ignore
  const why = asked.form.has('why') ? (asked.form.get('why') ?? '') : w.atOnce;
  const said: string[] = [];
  for (const id of ids) {
    const { amountMinor: minor, currency } = await takeBack(work, company.id, id, why);
    said.push(format({ minor, currency }, locale));
  }
  asked.session.tell({ text: fill(w.undone, { amount: said.join(' + ') }) });
  return see(at.cash);
}

async function aside(visit: Visit): Promise<Answer> {
  const { work, company, asked, at, locale } = visit;
  const lineId = work.ids.open('bank_line', asked.params['line'] ?? '') ?? 0;
  const { amountMinor: minor, currency } = await waitingReceipt(work.db.read, company.id, lineId);
  const id = await setLineAside(work, company.id, lineId, asked.form.get('why') ?? '');
  asked.session.tell({
    text: fill(wordsOf(visit).asideDone, { amount: format({ minor, currency }, locale) }),
    undo: { path: at.under('/cash/undo'), fields: { id: work.ids.seal('cash_application', id) } },
  });
  return see(at.cash);
}
