import { closePostRoom, openPostRoom, type PostRoom } from '../outbox/post.actions';
import { closeBrowser } from '../platform/pdf/browser';
import { testDatabase } from '../platform/testing/database';
import { seePdf } from '../platform/testing/read-pdf';
import type { ReminderLedger } from '../reminders/testing/ledger';
import { checkText } from './check-text';
import { stopsIn } from './notice';
import { noticePdf } from './paper.actions';
import { sendNotice } from './send.actions';
import { lawLedger, paperOn } from './testing/law-ledger';
import { noticesOf } from './store';

/** A company that an agency works for: its French letters carry what CPCE R124-4 asks for, and recall the first of them. */
const open = testDatabase();
let post: PostRoom;

beforeAll(() => {
  post = openPostRoom({ home: open.home, smtpUrl: null, askers: {} });
});
afterAll(async () => {
  await closePostRoom(post);
  await closeBrowser();
});

async function operated(operator: object | null, debtor = 'consumer'): Promise<ReminderLedger> {
  const of = await lawLedger(open, { law: 'FR', debtor, currency: 'EUR' }, '2026-02-10');
  const at = { legal_name: 'Ateliers Perrin SAS', street: '27 rue des Tanneurs', postcode: '69003', city: 'Lyon' };
  await open.db.write('company').where({ id: of.companyId }).update(at);
  await of.set('operator', operator);
  return { ...of, planning: { ...of.planning, company: { ...of.planning.company, legalName: at.legal_name, ...at } } };
}

const AGENCY = { name: 'Delmas Recouvrement', address: '12 rue de la Paix\n75002 Paris' };

describe('a French letter of an agency', () => {
  it.each(['company', 'sole_trader', 'public_body', 'consumer'])(
    'says what the law asks for, to a %s',
    async (debtor) => {
      const of = await operated(AGENCY, debtor);
      for (const paper of ['reminder', 'notice']) {
        const { made, whose } = await paperOn(of, { law: 'FR', paper, on: '2026-02-10' });
        const text = (await seePdf(await noticePdf(of.on('2026-02-10'), post, whose, made))).pages.join(' ').replace(/\s+/g, ' '); // prettier-ignore
        for (const one of [
          'Delmas Recouvrement, 12 rue de la Paix, 75002 Paris, exerce une activité de recouvrement amiable',
          'pour le compte du créancier : Ateliers Perrin SAS, 27 rue des Tanneurs, 69003 Lyon',
          'indiquée en principal, intérêts et autres accessoires, chacun à part',
          '« Les frais de recouvrement entrepris sans titre exécutoire restent à la charge du créancier',
          'à la charge du débiteur de mauvaise foi',
        ])
          expect(text).toContain(one);
        expect(text).not.toContain('Nous vous rappelons notre lettre');
      }
    },
  );

  it('recalls the first of them, once that has left', async () => {
    const of = await operated(AGENCY);
    const first = await paperOn(of, { law: 'FR', paper: 'reminder', on: '2026-02-10' });
    const messageId = await sendNotice(of.on('2026-02-10'), first.about, first.known, first.made);
    const recalls = async (): Promise<boolean> =>
      (await paperOn(of, { law: 'FR', on: '2026-03-02' })).made.sentences.some(({ key }) => key === 'fr-agency-before');
    expect(await recalls()).toBe(false); // it waits in the outbox
    const step = { message_id: messageId, kind: 'accepted', on_day: '2026-02-11', detail: '{}' };
    await open.db
      .write('message_step')
      .insert({ ...step, recorded_at: '2026-02-11T09:00:00.000Z', recorded_by: 'test' });
    expect((await noticesOf(open.db.read, of.companyId, of.customerId))[0]?.sentOn).toBe('2026-02-11');
    const { made } = await paperOn(of, { law: 'FR', on: '2026-03-02' });
    expect(made.draft.content.legal?.said.grounds[1]?.replace(/\s/g, ' ')).toBe('Nous vous rappelons notre lettre envoyée le 11 février 2026 au titre du même dossier.'); // prettier-ignore
  });

  it('is not sent where an address is missing, and says where it is given', async () => {
    const of = await operated({ name: 'Delmas Recouvrement' });
    await open.db.write('company').where({ id: of.companyId }).update({ city: null });
    const { made, about, known } = await paperOn({ ...of, planning: { ...of.planning, company: { ...of.planning.company, city: null } } }, { law: 'FR', on: '2026-02-10' }); // prettier-ignore
    expect(stopsIn(made.checks).map((one) => checkText(one))).toEqual([
      'A letter of an agency names the agency and the creditor with their addresses (CPCE R124-4); missing: the address of the agency: Settings, What customers see, our address: Settings, Company.',
    ]);
    await expect(sendNotice(of.on('2026-02-10'), about, known, made)).rejects.toThrow('must not be sent');
  });

  it('is none where the company collects itself, nor under another law', async () => {
    const of = await operated(null);
    expect((await paperOn(of, { law: 'FR', on: '2026-02-10' })).made.sentences.filter(({ key }) => key.includes('agency'))).toEqual([]); // prettier-ignore
    const other = await operated({ name: 'Delmas Recouvrement' });
    const { made } = await paperOn(other, { law: 'BE', on: '2026-02-10' });
    expect(made.sentences.filter(({ key }) => key.includes('agency'))).toEqual([]);
    expect(stopsIn(made.checks)).toEqual([]);
  });
});
