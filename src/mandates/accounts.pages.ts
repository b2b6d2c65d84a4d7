import { z } from 'zod';
import type { Route, Visit } from '../companies/visit.pages';
import { PARTNER_ACCOUNT_WORDS } from '../languages/partner-account-words';
import type { PartnerAccountWords } from '../languages/partner-account-words.en';
import { dayText, fill, inLanguage, LANGUAGES } from '../languages/said';
import { emailFrom, nameFrom } from '../people/person';
import { LANGUAGE_OPTIONS } from '../people/parts.pages';
import { NotFound, page, see, type Answer } from '../platform/web/answer';
import { fieldsOf, readForm } from '../platform/web/form';
import { beginAnew, endSeat, inviteToSeat, SEAT_DAYS } from './account.actions';
import type { Seat } from './account';
import { seatsOf } from './account.store';
import { partnersOf, type Partner } from './partner.store';

/** Who at a partner has an account: invited here, begun anew where a phone was lost, ended. A link that is made is shown once. */
export const accountRoutes = ({ publicUrl }: { readonly publicUrl: string }): readonly Route[] => [
  { method: 'get', path: PATH, right: 'approve', visit: (visit) => show(visit) },
  { method: 'post', path: PATH, right: 'approve', visit: (visit) => invite(visit, publicUrl) },
  { method: 'post', path: `${PATH}/:seat/anew`, right: 'approve', visit: (visit) => anew(visit, publicUrl) },
  { method: 'post', path: `${PATH}/:seat/end`, right: 'approve', visit: end },
];

const PATH = '/recovery/partners/:partner/accounts';

type Words = PartnerAccountWords['desk'];
const wordsOf = ({ language }: Visit): Words => inLanguage(PARTNER_ACCOUNT_WORDS, language).desk;

async function partnerAsked({ work, company, asked }: Visit): Promise<Partner> {
  const id = work.ids.open('partner', asked.params['partner'] ?? '');
  const found = (await partnersOf(work.db.read, company.id)).find((one) => one.id === id);
  if (found === undefined) throw new NotFound();
  return found;
}

const here = ({ at, asked }: Visit): string => at.under(`/recovery/partners/${asked.params['partner'] ?? ''}/accounts`);

interface Given {
  readonly typed: Readonly<Record<string, string>>;
  readonly wrong: Readonly<Record<string, string>>;
}

async function show(visit: Visit, given?: Given): Promise<Answer> {
  const { work, company, at } = visit;
  const w = wordsOf(visit);
  const partner = await partnerAsked(visit);
  const seats = await seatsOf(work.db.read, company.id, partner.id);
  const title = fill(w.title, { partner: partner.name });
  const language = given?.typed['language'] ?? visit.language;
  const may = visit.on === null;
  const blanks = {
    ...{ title, w, back: at.under('/recovery/partners'), can_change: may },
    intro: fill(w.intro, { partner: partner.name }),
    link: takeLink(visit, seats),
    rows: seats.map((seat) => ({
      ...{ name: seat.name, email: seat.email, state: stateOf(visit, seat) },
      anew: may && seat.acceptedAt !== null ? `${here(visit)}/${work.ids.seal('partner_seat', seat.id)}/anew` : '',
      end: may ? `${here(visit)}/${work.ids.seal('partner_seat', seat.id)}/end` : '',
      anew_of: fill(w.anewOf, { name: seat.name }),
      end_of: fill(w.endOf, { name: seat.name }),
    })),
    any_inside: seats.some(({ acceptedAt }) => acceptedAt !== null),
    action: here(visit),
    text: fill(w.inviteText, { days: SEAT_DAYS }),
    fields: fieldsOf(['name', 'email'], given?.typed ?? {}, given?.wrong ?? {}),
    languages: LANGUAGE_OPTIONS.map((one) => ({ ...one, chosen: one.value === language })),
  };
  return page('pages/mandates/accounts', title, blanks, { status: given === undefined ? 200 : 422 });
}

function stateOf(visit: Visit, { acceptedAt, recordedAt, signedInAt }: Seat): string {
  const w = wordsOf(visit);
  const on = (text: string, at: string): string => fill(text, { day: dayText(at.slice(0, 10), visit.locale) });
  if (acceptedAt === null) return on(w.invited, recordedAt);
  return signedInAt === null ? on(w.inside, acceptedAt) : `${on(w.inside, acceptedAt)}, ${on(w.seen, signedInAt)}`;
}

async function invite(visit: Visit, publicUrl: string): Promise<Answer> {
  const { work, company, asked } = visit;
  const w = wordsOf(visit);
  const partner = await partnerAsked(visit);
  const shape = z.object({
    name: z.string({ error: w.wrongName }).refine((text) => nameFrom(text) !== undefined, { error: w.wrongName }),
    email: z.string({ error: w.wrongEmail }).refine((text) => emailFrom(text) !== undefined, { error: w.wrongEmail }),
    language: z.enum(LANGUAGES),
  });
  const read = readForm(asked.form, shape);
  if (!read.ok) return show(visit, { typed: read.typed, wrong: read.wrong });
  const { seatId, secret } = await inviteToSeat(work, { companyId: company.id, partnerId: partner.id, ...read.value });
  giveLink(visit, seatId, `${publicUrl}/partner/invitation/${secret}`);
  asked.session.tell({ text: fill(w.done, { name: read.value.name }) });
  return see(here(visit));
}

async function anew(visit: Visit, publicUrl: string): Promise<Answer> {
  const seat = await seatAsked(visit);
  const { secret } = await beginAnew(visit.work, visit.company.id, seat.id);
  giveLink(visit, seat.id, `${publicUrl}/partner/invitation/${secret}`);
  visit.asked.session.tell({ text: fill(wordsOf(visit).done, { name: seat.name }) });
  return see(here(visit));
}

async function end(visit: Visit): Promise<Answer> {
  const seat = await seatAsked(visit);
  await endSeat(visit.work, visit.company.id, seat.id);
  visit.asked.session.tell({ text: fill(wordsOf(visit).ended, { name: seat.name }) });
  return see(here(visit));
}

async function seatAsked(visit: Visit): Promise<Seat> {
  const { work, company, asked } = visit;
  const partner = await partnerAsked(visit);
  const id = work.ids.open('partner_seat', asked.params['seat'] ?? '');
  const found = (await seatsOf(work.db.read, company.id, partner.id)).find((one) => one.id === id);
  if (found === undefined) throw new NotFound();
  return found;
}

const keptUnder = (seatId: number): string => `partner-seat-${seatId}`;
const giveLink = ({ asked }: Visit, seatId: number, link: string): void => {
  asked.session.set(keptUnder(seatId), link);
};

/** The link that was just made, the first time the page is looked at; null after that. */
function takeLink(visit: Visit, seats: readonly Seat[]): { readonly text: string; readonly href: string } | null {
  for (const { id, name } of seats) {
    const href = visit.asked.session.get(keptUnder(id));
    if (href === undefined) continue;
    visit.asked.session.set(keptUnder(id), undefined);
    return { text: fill(wordsOf(visit).link, { name }), href };
  }
  return null;
}
