import { randomUUID } from 'node:crypto';
import type { Route, Visit } from '../companies/visit.pages';
import { refusalText, remedyText } from '../languages/refusal';
import { REGISTER_WORDS } from '../languages/register-words';
import { inLanguage } from '../languages/said';
import type { Right } from '../people/rights';
import { claimant } from '../platform/claimant';
import { Refusal } from '../kernel/result';
import { runOnce } from '../platform/jobs';
import { page, see, type Answer, type Notice, type UploadLimits } from '../platform/web/answer';
import { sectionsShown, type Section, type WrongText } from './form-shown';

/**
 * A form of the register on a page of its own: shown, sent once however often its button is pressed, shown again with all that
 * was typed where something is wrong.
 */
export interface RegisterForm<About> {
  /** Below `/recovery/partners`. */
  readonly path: string;
  readonly right: Right;
  readonly uploads?: UploadLimits;
  /** What the address names; throws NotFound. */
  about(visit: Visit): Promise<About>;
  shape(visit: Visit, about: About): Promise<FormShape> | FormShape;
  /** Throws WrongTyped. */
  act(visit: Visit, about: About): Promise<FormDone>;
}

export interface FormShape {
  readonly title: string;
  readonly intro?: string;
  readonly facts?: readonly string[];
  readonly back: { readonly href: string; readonly label: string };
  readonly sections: readonly Section[];
  readonly submit: string;
}

export interface FormDone extends Notice {
  readonly to: string;
}

export function formRoutes<About>(form: RegisterForm<About>): readonly Route[] {
  const common = { path: `/recovery/partners${form.path}`, right: form.right } as const;
  return [
    { ...common, method: 'get', visit: async (visit) => shown(visit, form, await form.about(visit)) },
    { ...common, method: 'post', ...(form.uploads && { uploads: form.uploads }), visit: (visit) => taken(visit, form) },
  ];
}

async function taken<About>(visit: Visit, form: RegisterForm<About>): Promise<Answer> {
  const about = await form.about(visit);
  try {
    const done = await once(visit, () => form.act(visit, about));
    if (done === undefined) return see(visit.at.under('/recovery/partners'));
    const { to, ...notice } = done;
    visit.asked.session.tell(notice);
    return see(to);
  } catch (error) {
    if (error instanceof WrongTyped) return shown(visit, form, about, { wrong: error.fields });
    if (!(error instanceof Refusal)) throw error;
    const said = `${refusalText(error.message, visit)} ${remedyText(error.remedy, visit)}`.trim();
    return shown(visit, form, about, { error: said });
  }
}

/** Longer than any form takes. */
const STALE_MS = 10 * 60_000;

/** A form that was shown once is done once. */
export async function once<Done>(visit: Visit, act: () => Promise<Done>): Promise<Done | undefined> {
  const { asked, person, work } = visit;
  const key = `${person.id} ${(asked.form.get('once') ?? randomUUID()).slice(0, 60)}`;
  const by = claimant();
  try {
    const job = { name: 'form', key, by: by.name, now: asked.now, staleAfterMs: STALE_MS };
    const ran = await runOnce(work.db, job, act);
    return ran.state === 'elsewhere' ? undefined : ran.value;
  } finally {
    by.end();
  }
}

/** What is wrong with single fields, in the reader's words: shown beside them, with everything that was typed. */
export class WrongTyped extends Error {
  override readonly name = 'WrongTyped';

  constructor(readonly fields: WrongText) {
    super(Object.keys(fields).join(', '));
  }
}

interface Told {
  readonly wrong?: WrongText;
  readonly error?: string;
}

async function shown<About>(
  visit: Visit,
  form: RegisterForm<About>,
  about: About,
  { wrong, error = '' }: Told = {},
): Promise<Answer> {
  const w = inLanguage(REGISTER_WORDS, visit.language);
  const { title, intro = '', facts = [], back, sections, submit } = await form.shape(visit, about);
  const sent = wrong === undefined && error === '' ? null : visit.asked.form;
  const blanks = {
    ...{ title, intro, facts, back, error, submit: visit.on === null ? submit : '' },
    action: visit.asked.url.split('?')[0] ?? '',
    upload: form.uploads !== undefined,
    once: randomUUID(),
    summary: wrong === undefined ? '' : w.summary,
    sections: sectionsShown(sections, sent, wrong ?? {}),
  };
  return page('pages/mandates/form', title, blanks, { status: error !== '' ? 409 : wrong === undefined ? 200 : 422 });
}
