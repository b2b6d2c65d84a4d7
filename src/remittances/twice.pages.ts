import type { Route, Visit } from '../companies/visit.pages';
import { format } from '../kernel/money';
import { REMITTED_WORDS } from '../languages/remitted-words';
import type { RemittedWords } from '../languages/remitted-words.en';
import { dayText, fill, inLanguage, labelled } from '../languages/said';
import { NotFound, see, type Answer } from '../platform/web/answer';
import { askAgain, sayOther, saySame, tellApart, twiceOf } from './same-money.actions';
import { remittanceById, type Remittance } from './store';

/** What accounting tells that may be money of a remittance, side by side with what the remittance booked; and the answer, with its way back. */
export const twiceRoutes: readonly Route[] = [
  { method: 'post', path: '/recovery/money/:remittance/twice', right: 'work', visit: answer },
  { method: 'post', path: '/recovery/money/:remittance/apart', right: 'work', visit: apart },
  { method: 'post', path: '/recovery/money/:remittance/again', right: 'work', visit: again },
];

export async function twiceBlanks(visit: Visit, w: RemittedWords, one: Remittance, here: string): Promise<object> {
  const { work, company, at, locale, language } = visit;
  const { open, joined } = await twiceOf(work.db.read, company.id, one.id);
  const amount = (minor: number): string => format({ minor, currency: one.currency }, locale);
  return {
    ...{ twice_action: here === '' ? '' : `${here}/twice`, apart_action: here === '' ? '' : `${here}/apart` },
    twice: open.map(({ our, their }) => {
      const said = fill(w.theirPayment, { amount: amount(their.amountMinor), day: dayText(their.on, locale) });
      const theirs = their.document === '' ? said : `${said}, ${their.document}`;
      return {
        ...{ our: work.ids.seal('collected', our.id), their: work.ids.seal('entry', their.id), theirs },
        ours: fill(w.ourPayment, { amount: amount(our.grossMinor), day: dayText(our.on, locale), case: our.number }),
        href: at.customer(work.ids.seal('customer', our.customerId)),
        text: fill(w.sameText, { gross: amount(our.grossMinor) }),
        ...{ same: labelled(language, w.same, theirs), other: labelled(language, w.other, theirs) },
      };
    }),
    joined: joined.map((our) => ({
      our: work.ids.seal('collected', our.id),
      text: fill(w.joined, { gross: amount(our.grossMinor), case: our.number }),
      label: labelled(language, w.apart, our.number),
    })),
  };
}

interface Opened {
  readonly w: RemittedWords;
  readonly here: string;
  readonly asked: { readonly companyId: number; readonly remittanceId: number; readonly ourId: number };
}

async function opened({ work, company, asked, at, language }: Visit): Promise<Opened> {
  const sealed = asked.params['remittance'] ?? '';
  const remittanceId = work.ids.open('partner_remittance', sealed);
  const ourId = work.ids.open('collected', asked.form.get('our') ?? '');
  if (remittanceId === undefined || ourId === undefined) throw new NotFound();
  if ((await remittanceById(work.db.read, company.id, remittanceId)) === undefined) throw new NotFound();
  const here = at.under(`/recovery/money/${sealed}`);
  return { w: inLanguage(REMITTED_WORDS, language), here, asked: { companyId: company.id, remittanceId, ourId } };
}

function theirsIn({ work, asked }: Visit): number {
  const theirId = work.ids.open('entry', asked.form.get('their') ?? '');
  if (theirId === undefined) throw new NotFound();
  return theirId;
}

async function answer(visit: Visit): Promise<Answer> {
  const { w, here, asked } = await opened(visit);
  const given = { ...asked, theirId: theirsIn(visit) };
  const form = visit.asked.form;
  const fields = { our: form.get('our') ?? '', their: form.get('their') ?? '' };
  if (form.get('answer') === 'same') {
    await saySame(visit.work, given);
    visit.asked.session.tell({ text: w.sameDone, undo: { path: `${here}/apart`, fields } });
  } else {
    await sayOther(visit.work, given);
    visit.asked.session.tell({ text: w.otherDone, undo: { path: `${here}/again`, fields } });
  }
  return see(here);
}

async function apart(visit: Visit): Promise<Answer> {
  const { w, here, asked } = await opened(visit);
  await tellApart(visit.work, asked);
  visit.asked.session.tell({ text: w.apartDone });
  return see(here);
}

async function again(visit: Visit): Promise<Answer> {
  const { here, asked } = await opened(visit);
  await askAgain(visit.work, { ...asked, theirId: theirsIn(visit) });
  return see(here);
}
