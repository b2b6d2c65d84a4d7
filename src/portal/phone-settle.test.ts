import { testDatabase } from '../platform/testing/database';
import { DEFAULT_POLICY } from '../promises/band';
import { layDownPolicy } from '../promises/policy.actions';
import { playActs } from './testing/acts';

/**
 * What settles a debt otherwise, by touch on a small phone, in each language: the receipt is read and stands among the others, and the
 * house holds what it must and no more. On one database: the browser takes nearly all of the time, and what stands behind each form
 * is tested on both beside it.
 */
const ACTS = `
act         | pages | form         | typed                                                        | says              | stands
promise     | time  | #time        | day=2026-03-10 · by=Zx                                       | promise.done      | promise for 2026-03-10, pauses; 1 mail LANG
later       | time  | #time        | day=2026-04-20 · amount=600                                  | promise.doneWaits | held: admin until 2026-03-06; promise for 2026-04-20; task: hold_ends by 2026-03-06; task: promise_decide by 2026-03-06; 1 mail LANG
instalments | time  | #instalments | count=3 · first=2026-03-17                                   | plan.done         | plan; 1 mail LANG
outside     | time  | #instalments | count=3 · first=2026-05-02                                   | plan.doneWaits    | 2 × held: admin until 2026-03-06; plan; 2 × task: hold_ends by 2026-03-06; task: plan_request by 2026-03-06; 1 mail LANG
hardship    | time  | #care        | hard=Zx · possible=20 · call=#1                              | care.done         | reply in; task: hardship by 2026-03-03; hardship; 1 mail LANG
paid        | wrong | #paid        | item=#1 · day=2026-03-01 · amount=600 · how=#1 · file=@proof | paid.done         | reply in; held: payment_in_transit until 2026-03-10; task: hold_ends by 2026-03-10; task: said_paid by 2026-03-03; 1 mail LANG
dispute     | wrong | #wrong       | item=#2 · category=#3 · objection=Zx · file=@proof           | dispute.done      | dispute: quality; task: dispute_answer by 2026-03-17; 1 mail LANG
line        | wrong | #wrong       | item=#1 · line=#2 · category=#1 · objection=Zx               | line.done         | dispute: price of 25000; task: dispute_answer by 2026-03-10; 1 mail LANG
`;

playActs(ACTS, testDatabase(), async ({ desk }) => {
  await layDownPolicy(desk.work(), desk.company.id, { ...DEFAULT_POLICY, portalAtOnce: true });
});
