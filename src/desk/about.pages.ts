import type { Visit } from '../companies/visit.pages';

/**
 * What a task, a comment or an event is about, as an address: `dispute/3` is that dispute's page. Empty where what it is about
 * has no page of its own.
 */
export function placeOf({ at, work }: Visit, about: string): string {
  if (about === 'insolvency-check') return at.under('/insolvency-list');
  const [kind = '', number = ''] = about.split('/');
  if (!/^\d+$/.test(number)) return '';
  if (kind === 'mail') return at.under(`/inbox/${work.ids.seal('mail', Number(number))}`);
  if (kind === 'prospect') return at.under(`/recovery/prospects/${work.ids.seal('prospect', Number(number))}`);
  if (kind === 'mailbox') return at.under('/settings/mailbox');
  if (kind === 'bank_line') return at.receipt(work.ids.seal('bank_line', Number(number)));
  const place = PLACES.find((one) => one === kind);
  return place === undefined ? '' : at[place](work.ids.seal(place, Number(number)));
}

const PLACES = ['dispute', 'promise', 'plan', 'customer', 'message', 'import', 'run', 'case'] as const;

/** Where a task about a customer is done: some in a form of their own. Who may not do it is led to the customer. */
export function taskPlace(visit: Visit, kind: string, about: string, customerId: number): string {
  const form = FORMS[kind];
  if (form === undefined) return placeOf(visit, about);
  const customer = visit.work.ids.seal('customer', customerId);
  if (!visit.may(kind === 'visit_approve' ? 'approve' : 'work')) return visit.at.customer(customer);
  const item = about.startsWith('interest/') ? Number(about.slice('interest/'.length)) : NaN;
  const only = Number.isSafeInteger(item) && item > 0 ? { item: visit.work.ids.seal('item', item) } : {};
  return visit.at.under(`/customers/${customer}${form}`, only);
}

/** A call is recorded as every other. */
const FORMS: Readonly<Record<string, string>> = {
  portal_look: '/procurement/look',
  call_agreed: '/call',
  call_missed: '/call',
  call_back: '/call',
  visit_approve: '/visit/approve',
  visit_request: '/visit',
  visit_move: '/visit',
  visit_unannounced: '/visit',
  visit_outcome: '/visit/record',
  pursue_interest: '/interest',
  hold_interest: '/interest/hold',
  insolvency: '#insolvency',
  trace: '#trace',
  prepayment: '/prepay',
};
