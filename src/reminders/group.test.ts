import type { Link } from './decision';
import { agreementIn } from './group';

/** What waited because something went before it needs by itself what its chain told then. */
const link = (rule: Link['rule'], fact: string, outcome: Link['outcome']): Link => ({ rule, fact, outcome });

it.each<[chain: Link[], needs: string | null]>([
  [[link('recipient', 'email to a@b.test (main contact), in fr', 'passes')], null],
  [
    [link('ceiling', '€300.00 is more than €250.00', 'stops'), link('stage', 'reminder (step 1)', 'acts')],
    'above_ceiling',
  ],
  [
    [link('approval', 'notice before the due day (step -1) needs a person’s agreement', 'stops')],
    'step_needs_approval',
  ],
  [[link('approval', 'the customer is in hardship', 'stops')], 'hardship'],
  [[link('go-live', 'it was old when the company went live', 'stops')], 'old_at_go_live'],
  [[link('freshness', 'the ledger is known as of no day; 2026-02-09 is needed to send', 'warns')], null],
])('%j: %s', (chain, needs) => {
  expect(agreementIn(chain)).toBe(needs);
});
