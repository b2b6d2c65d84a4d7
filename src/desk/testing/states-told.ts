import { declareHardship } from '../../activities/hardship.actions';
import { proposeCorrection } from '../../activities/proposal.actions';
import { askQuestion } from '../../activities/question.actions';
import { sayWrongPerson } from '../../activities/wrong-person.actions';
import { rowsOf } from '../../platform/db';
import type { TestDesk } from './test-desk';

/** What a customer tells in the portal, one thing of each, so that there is something to decide beside its page. */
export async function aCustomerTells(desk: TestDesk, code: string): Promise<void> {
  const { db } = desk.house;
  const [found] = await rowsOf<{ id: number }>(db.read, `select id from v_customer where company_id = ? and code = ?`, [
    desk.company.id,
    code,
  ]);
  const customerId = found?.id ?? 0;
  const work = { ...desk.work(), actor: { kind: 'customer', name: code } } as const;
  const whose = { companyId: desk.company.id, customerId };
  await askQuestion(work, { ...whose, visitorId: customerId, entryId: null, text: 'Which order is this about?' });
  const value = { name: 'Ms Neu', email: 'neu@client.example' };
  await proposeCorrection(work, { ...whose, visitorId: customerId, contactId: null, kind: 'contact', value });
  await declareHardship(work, { ...whose, source: 'portal', hard: 'Few guests since March', possible: '200 a month', wantsCall: true }); // prettier-ignore
  await sayWrongPerson(work, { ...whose, said: 'I left this company last year.' });
}
