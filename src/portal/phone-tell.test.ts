import { setHours } from '../calls/actions';
import { spansTyped } from '../calls/hours';
import { hoursOf } from '../calls/testing/callers';
import { attachDocument } from '../documents/actions';
import { PORTAL_LANGUAGES } from '../languages/portal-words';
import { personByEmail } from '../people/store';
import { testDatabase } from '../platform/testing/database';
import { addAgent } from '../visits/agent.actions';
import { playActs } from './testing/acts';
import type { Phones } from './testing/phone';

/**
 * What customers tell and ask, by touch on a small phone, in each language: obstacles, copies, messages, corrections, calls and visits.
 * On one database: the browser takes nearly all of the time, and what stands behind each form is tested on both beside it.
 */
const ACTS = `
act      | pages      | form                           | typed                                      | says               | stands
obstacle | wrong      | #blocked                       | kind=#2 · item=#1 · note=Zx                | blocked.done       | reply in; held: obstacle until 2026-03-10; task: obstacle by 2026-03-10; 1 mail LANG
copy     | wrong      | #copy                          | item=#1                                    | blocked.copyDone   | 1 mail LANG
message  | ask        | #question                      | text=Zx · item=#1 · file=@proof            | ask.done           | reply in; task: answer by 2026-03-05; 1 mail LANG
contact  | wrong data | #data-contact                  | phone=+33 1 23 45 67 89                    | data.done          | reply in; task: proposal by 2026-03-03; proposed: contact; 1 mail LANG
call     | ask call   | form[action$="/call"]          | slot=#1 · phone=+33 1 23 45 67 89 · about=Zx | call.doneAgreed  | reply in; task: call_agreed by 2026-03-04; call on 2026-03-04; 1 mail LANG
         | ask call   | form[action$="/call/move"]     | slot=#2                                    | call.doneMoved     | reply in; appointment in; task: call_agreed by 2026-03-04; call on 2026-03-04; 2 mail LANG
         | ask call   | form[action$="/call/cancel"]   |                                            | call.doneCancelled | reply in; 2 × appointment in; 3 mail LANG
visit    | ask visit  | form[action$="/visit"]         | wishes=Zx                                  | visit.done         | reply in; task: visit_request by 2026-03-06; visit requested; 1 mail LANG
         | ask visit  | form[action$="/visit/refuse"]  |                                            | visit.refused      | 2 × reply in; task: visit_refused by 2026-03-03; 2 mail LANG
`;

playActs(ACTS, testDatabase(), async (phones) => {
  const { desk } = phones;
  const personId = (await personByEmail(desk.house.db.read, 'collector@acme.example'))?.id ?? 0;
  await setHours(desk.work(), hoursOf(desk.company.id, personId, { spans: spansTyped(3, '9-17') ?? [] }));
  const agent = { name: 'Anna Berg', role: 'Zx', qualification: '', partner: '', phone: '+33 6 12 34 56 78', email: 'anna@agents.example', hours: '', areas: '' }; // prettier-ignore
  await addAgent(desk.work(), desk.company.id, agent);
  for (const language of PORTAL_LANGUAGES) await paperOf(phones, await phones.customerId('copy', language));
});

/** As it was sent, kept here. */
async function paperOf({ desk, rows }: Phones, customerId: number): Promise<void> {
  const [entry] = await rows<{ id: number }>(`select id from v_entry where customer_id = ? order by id`, [customerId]);
  const bytes = Buffer.from(`%PDF-1.4\n${customerId}\n%%EOF\n`);
  await attachDocument(desk.work(), { companyId: desk.company.id, customerId, about: `entry/${entry?.id ?? 0}`, kind: 'invoice', fileName: 'zx.pdf', bytes }); // prettier-ignore
}
