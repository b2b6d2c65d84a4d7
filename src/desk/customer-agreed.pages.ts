import { z } from 'zod';
import { agreeCall, moveCall } from '../calls/actions';
import { LONGEST_ABOUT, phoneFrom, type CallAppointment } from '../calls/appointment';
import { offeredTo, type OfferedSlot } from '../calls/offered.actions';
import { openAppointment } from '../calls/store';
import type { Route } from '../companies/visit.pages';
import { contactsInRange } from '../customers/store';
import { CALLS_WORDS } from '../languages/calls-words';
import type { CallsWords } from '../languages/calls-words.en';
import { PORTAL_CALL_WORDS } from '../languages/portal-call-words';
import { dayText, fill, inLanguage, timeText, weekdayText } from '../languages/said';
import type { Work } from '../platform/work';
import { calledBy, type CustomerDeps, type CustomerView } from './customer-asked.pages';
import { formRoutes, type CustomerForm, type FormAt } from './customer-form.pages';
import { aText, WrongFields, type Field } from './form-fields';
import { tellCustomer } from './told-customer.actions';

/** A call that is agreed with a customer: on its page, and the form that agrees or moves it. */
const wordsOf = ({ visit }: CustomerView): CallsWords => inLanguage(CALLS_WORDS, visit.language);

const openOf = ({ visit, customer }: CustomerView): Promise<CallAppointment | undefined> =>
  openAppointment(visit.work.db.read, { companyId: visit.company.id, customerId: customer.id });

export interface TalkSection {
  readonly title: string;
  readonly lines: readonly { readonly text: string; readonly more: string }[];
  readonly links: readonly { readonly href: string; readonly label: string }[];
}

export async function callSection(view: CustomerView): Promise<TalkSection[]> {
  const w = wordsOf(view);
  const call = await openOf(view);
  const may = view.may('/call-agreed');
  const links = may ? [{ href: view.under('/call-agreed'), label: call === undefined ? w.agree.action : w.move }] : [];
  if (call === undefined) return links.length === 0 ? [] : [{ title: w.side.title, lines: [], links }];
  const { locale, at } = view.visit;
  const who = view.people.find(({ id }) => id === call.personId)?.name ?? '';
  const said = { ...whenOf(view, call), who, phone: call.phone };
  const stops = fill(w.side.stops, { day: dayText(call.stopsUntil, locale) });
  const more = [call.about, stops].filter((one) => one !== '').join(' · ');
  return [
    {
      title: w.side.title,
      lines: [{ text: fill(w.side.one, said), more }],
      links: [...links, { href: at.under('/calls'), label: w.title }],
    },
  ];
}

const whenOf = (
  { visit: { locale, company } }: CustomerView,
  { startsAt, onDay }: Pick<CallAppointment, 'startsAt' | 'onDay'>,
): { day: string; time: string } => ({
  day: weekdayText(onDay, locale),
  time: timeText(startsAt, locale, company.zone),
});

const agreed = z.object({
  slot: z.string({ error: 'choice' }).max(80, 'choice'),
  phone: aText(60),
  about: aText(LONGEST_ABOUT).optional(),
});

const agreeForm: CustomerForm<typeof agreed> = {
  path: '/call-agreed',
  schema: agreed,
  shape: async (at) => {
    const { view } = at;
    const w = wordsOf(view);
    const call = await openOf(view);
    const { slots } = await offerOf(view, call);
    const title = fill(call === undefined ? w.agree.title : w.agree.moveTitle, { customer: view.customer.name });
    const links = [{ href: view.visit.at.under('/calls/hours'), label: w.hours.title }];
    if (slots.length === 0) return { title, facts: [...nowFacts(view, call), w.agree.none], links, sections: [], submit: '' }; // prettier-ignore
    return {
      title,
      facts: nowFacts(view, call),
      sections: [{ legend: '', fields: await fieldsOf(at, slots, call) }],
      submit: call === undefined ? w.agree.submit : w.agree.moveSubmit,
    };
  },
  act: async (at, value) => {
    const { view } = at;
    const { visit, customer } = view;
    const { work, company } = visit;
    const w = wordsOf(view);
    const call = await openOf(view);
    const { slots } = await offerOf(view, call);
    const slot = slots.find((one) => valueOf(work, one) === value.slot);
    if (slot === undefined) throw new WrongFields({ slot: w.agree.taken });
    const phone = phoneFrom(value.phone);
    if (phone === undefined) throw new WrongFields({ phone: w.agree.wrongPhone });
    const asked = { company, customer, personId: slot.personId, startsAt: slot.startsAt, source: 'desk' } as const;
    const isMove = call !== undefined && call.startsAt > work.now;
    const made = await work.db.transaction((tx) =>
      isMove ? moveCall(tx, work, call, asked) : agreeCall(tx, work, { ...asked, phone, about: value.about ?? '' }),
    );
    const text = fill(isMove ? w.agree.moved : w.agree.done, whenOf(view, made));
    const told = isMove && call.source === 'portal' && (await tellMoved(at, made));
    return { text: told ? `${text}. ${w.agree.told}` : text };
  },
};

const nowFacts = (view: CustomerView, call: CallAppointment | undefined): string[] => {
  if (call === undefined) return [];
  const who = view.people.find(({ id }) => id === call.personId)?.name ?? '';
  return [fill(wordsOf(view).agree.now, { ...whenOf(view, call), who })];
};

const offerOf = ({ visit, customer }: CustomerView, call: CallAppointment | undefined) =>
  offeredTo(visit.work.db.read, visit.work, visit.company, customer, call?.id);

const valueOf = ({ ids }: Work, { personId, startsAt }: OfferedSlot): string =>
  `${ids.seal('person', personId)}/${startsAt}`;

async function fieldsOf(
  { view, f }: FormAt,
  slots: readonly OfferedSlot[],
  call: CallAppointment | undefined,
): Promise<Field[]> {
  const { visit, customer } = view;
  const w = wordsOf(view).agree;
  const options = slots.map((slot) => {
    const { day, time } = whenOf(view, slot);
    return { value: valueOf(visit.work, slot), label: `${day}, ${time}, ${slot.name}` };
  });
  const range = { companyId: visit.company.id, first: customer.id, last: customer.id };
  const contacts = await contactsInRange(visit.work.db.read, range);
  const known = contacts.find(({ phone }) => phone !== null)?.phone ?? '';
  const when: Field = {
    ...{ kind: 'select', name: 'slot', label: w.when, required: true },
    options: [{ value: '', label: f.choose }, ...options],
  };
  const phone: Field = { kind: 'tel', name: 'phone', label: w.phone, required: true, value: call?.phone ?? known };
  if (call !== undefined) return [when, phone];
  return [when, phone, { kind: 'area', name: 'about', label: w.about }];
}

async function tellMoved({ view, deps }: FormAt, call: CallAppointment): Promise<boolean> {
  const { visit, customer } = view;
  const who = calledBy(view, view.people.find(({ id }) => id === call.personId)?.email ?? '');
  return tellCustomer(visit.work, {
    ...{ company: visit.company, customer, holds: (q) => deps.holdSources(q) },
    said: (language) => {
      const w = PORTAL_CALL_WORDS[language];
      const when = {
        day: dayText(call.onDay, language),
        time: timeText(call.startsAt, language, visit.company.zone),
      };
      const by = fill(w.who, { who, company: visit.company.tradingName ?? visit.company.legalName, phone: call.phone });
      return { subject: fill(w.subject, when), text: `${fill(w.doneMoved, when)} ${by}` };
    },
  });
}

export const customerAgreedRoutes = (deps: CustomerDeps): readonly Route[] => formRoutes(deps, agreeForm);
