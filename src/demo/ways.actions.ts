import { randomBytes } from 'node:crypto';
import { casesOf } from '../cases/store';
import { findCustomer } from '../customers/store';
import { CLOCK } from '../kernel/actor';
import type { Instant } from '../kernel/day';
import { PATHS } from '../kernel/paths';
import { makeFirstAdministrator, setUpLink } from '../people/set-up.actions';
import { inGroups } from '../people/short-code';
import { giveVisit } from '../people/visit-link.actions';
import type { Played, Stage } from './stage.actions';
import { inboxTold } from './told.panel';

/** How whoever played the demo comes in: at the desk as its clerk, in the portal as one of its customers, at a case as its partner. */
export interface Clerk {
  readonly email: string;
  readonly password: string;
}

const CLERK = { email: 'ines.roubaud@lumen.example', name: 'Inès Roubaud', language: 'en' } as const;

/** Works there from the first day, so that calls can be agreed with her. Her password is drawn anew each time. */
export async function aClerk(stage: Stage): Promise<Clerk> {
  const work = stage.house.work(CLOCK, stage.now());
  const password = randomBytes(12).toString('base64url');
  await makeFirstAdministrator(work, (await setUpLink(work)) ?? '', { ...CLERK, password });
  return { email: CLERK.email, password };
}

interface Around {
  readonly clerk: Clerk;
  /** Links are made now, and not on the last day of the demo: they end. */
  readonly now: Instant;
  /** Of the demo, as one types it. */
  readonly home: string;
}

const DAYS = 30;
const CUSTOMER = '1010';
const BY_LETTER = '1009';

export async function waysIn(stage: Stage, played: readonly Played[], { clerk, now, home }: Around): Promise<string[]> {
  const { house } = stage;
  const [first] = played;
  if (first === undefined) return [];
  const { company } = first;
  const work = { ...stage.work(), now };
  const linkOf = async (code: string, typed: boolean): Promise<string> => {
    const { id } = await findCustomer(house.db.read, company.id, code);
    return giveVisit(work, { kind: 'portal', about: `customer/${id}`, companyId: company.id, days: DAYS, typed });
  };
  const ofPartner = async (): Promise<string> => {
    const open = (await casesOf(house.db.read, company.id)).find(({ state }) => state === 'with_partner');
    return giveVisit(work, { kind: 'partner', about: `case/${open?.id ?? 0}`, companyId: company.id, days: DAYS });
  };
  const { publicUrl } = house.config;
  const inbox: string[] = [];
  for (const { company: one } of played) inbox.push(`${one.legalName} ${await inboxText(stage, one.id)}`);
  return [
    `\nIn the inbox: ${inbox.join('; ')}.`,
    `To look at all this: DULY_HOME=${home} npm start`,
    `  the desk: ${publicUrl}/, as ${clerk.email} with the password ${clerk.password}`,
    `  a partner's page of its case, as from its link: ${publicUrl}${PATHS.partner(await ofPartner())}`,
    `  a customer's page, as from a message: ${publicUrl}${PATHS.portal(await linkOf(CUSTOMER, false))}`,
    `  another one's, as from a letter: ${publicUrl}${PATHS.letter}, code ${inGroups(await linkOf(BY_LETTER, true))}`,
  ];
}

async function inboxText(stage: Stage, companyId: number): Promise<string> {
  const told = await inboxTold(stage.house.db.read, companyId);
  const waiting = told.reduce((sum, one) => sum + one.waiting, 0);
  const kinds = told.map(({ kind, mails }) => `${mails} ${WORDS[kind] ?? kind}`);
  return `${kinds.join(', ')}, ${waiting} of nobody known`;
}

const WORDS: Readonly<Record<string, string>> = { reply: 'from people', absence: 'out of office', bounce: 'that came back', automatic: 'of machines' }; // prettier-ignore
