import { setTimeout } from 'node:timers/promises';
import { claimant } from '../platform/claimant';
import { isClaimed, runOnce } from '../platform/jobs';
import { NotFound } from '../platform/web/answer';
import type { PortalVisit } from './visit.pages';

/** Of the forms that were carried out: the same form again, by a second press or by going back, changes nothing. */
const DONE = 'portal-done';
const REMEMBERED = 40;
/** Longer than any form takes. */
const STALE_MS = 10 * 60_000;
/** So long the second of two presses waits for the first, looking so often. */
const WAIT_MS = 5_000;
const LOOK_MS = 50;

export type FormName =
  | 'promise'
  | 'dispute'
  | 'plan'
  | 'signed'
  | 'together'
  | 'question'
  | 'paid'
  | 'blocked'
  | 'copy'
  | 'data'
  | 'care'
  | 'online'
  | TalkForm;
type TalkForm = 'call' | 'call-move' | 'call-cancel' | 'call-back' | 'visit' | 'visit-refuse' | 'visit-move';

/** All forms of a page bear its key, and each is done once: by this visit at another time, or by two presses at once. */
export async function once(visit: PortalVisit, form: FormName, act: () => Promise<void>): Promise<void> {
  const { asked, work, customer } = visit;
  const key = keyIn(visit, form);
  const by = claimant();
  try {
    const job = {
      name: 'portal form',
      key: `${customer.id} ${key}`,
      by: by.name,
      now: asked.now,
      staleAfterMs: STALE_MS,
    };
    const ran = await runOnce(work.db, job, act);
    // Two presses at once: this one waits for the other and leaves the session alone, so that the receipt of that one is read
    if (ran.state === 'elsewhere') await untilDone(visit, job);
    else asked.session.set(DONE, [...doneIn(visit), key].slice(-REMEMBERED).join(' '));
  } finally {
    by.end();
  }
}

async function untilDone({ work }: PortalVisit, job: { readonly name: string; readonly key: string }): Promise<void> {
  for (let left = WAIT_MS; left > 0 && (await isClaimed(work.db, job)); left -= LOOK_MS) await setTimeout(LOOK_MS);
}

const keyIn = ({ asked }: PortalVisit, form: string): string => `${form}:${onceIn(asked.form)}`;
const doneIn = ({ asked }: PortalVisit): string[] => (asked.session.get(DONE) ?? '').split(' ').filter(Boolean);

/** Said, and nothing is done, where the form was carried out before. */
export function saidAgain(visit: PortalVisit, form: FormName): boolean {
  if (!doneIn(visit).includes(keyIn(visit, form))) return false;
  visit.asked.session.tell({ text: visit.w.form.again });
  return true;
}

function onceIn(form: URLSearchParams): string {
  const once = form.get('once') ?? '';
  if (!/^[0-9a-f]{32}$/.test(once)) throw new NotFound();
  return once;
}
