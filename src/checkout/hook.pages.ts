import type { Actor } from '../kernel/actor';
import type { Instant } from '../kernel/day';
import { Refusal } from '../kernel/result';
import { companyById, settingsOf } from '../companies/store';
import { text, type Answer, type Asked, type Face } from '../platform/web/answer';
import { onDay, type Work } from '../platform/work';
import { hear } from './hear.actions';
import { providerById } from './store';

/** Where a payment provider tells what happened. It answers in a word, alike whether there is such a provider or not. */
export interface HookDeps {
  work(actor: Actor, now: Instant): Work;
}

const UNDER = '/hooks/';
const LARGEST = 512 * 1024;

export const checkoutFace = (deps: HookDeps): Face => ({
  under: UNDER,
  mounted: [
    {
      ...{ method: 'post', path: `${UNDER}checkout/:provider`, machine: { bytes: LARGEST } },
      limit: { requests: 1_200, windowMs: 60_000 },
      answer: (asked) => told(deps, asked),
    },
  ],
  // what is refused is not said why: whoever sends it rightly knows
  wrong: (error) => (error instanceof Refusal ? text('refused', 400) : undefined),
});

async function told(deps: HookDeps, asked: Asked): Promise<Answer> {
  const actor = { kind: 'clock', name: 'payment provider' } as const;
  const work = deps.work(actor, asked.now);
  const id = work.ids.open('checkout_provider', asked.params['provider'] ?? '');
  const provider = id === undefined ? undefined : await providerById(work.db.read, id);
  if (provider === undefined) return text('refused', 400);
  const company = await companyById(work.db.read, provider.companyId);
  const { fixedDay } = await settingsOf(work.db.read, company.id);
  const own = onDay(work, company.zone, fixedDay ?? undefined);
  return text(await hear(own, provider, { body: asked.body, signature: asked.header('stripe-signature') }));
}
