import { holdSources } from '../app';
import { changeSetting } from '../companies/actions';
import { customerById } from '../customers/store';
import { openTestDesk, type TestDesk } from '../desk/testing/test-desk';
import { documentsOf } from '../documents/store';
import { day } from '../kernel/day';
import { format } from '../kernel/money';
import { rowsOf } from '../platform/db';
import { testDatabase } from '../platform/testing/database';
import { seePdf } from '../platform/testing/read-pdf';
import { endInsolvency, recordInsolvency } from './actions';
import { WITH, type With } from './claim';
import { claimOf, draftProof } from './claim.actions';
import type { ProceedingKind } from './proceeding';
import { proceedingsOf } from './store';

/** The claim of a proceeding as of its opening day, and its proof of debt read back from the PDF, in the language of each court. */
const open = testDatabase();
let desk: TestDesk;
let customerId = 0;
beforeAll(async () => {
  desk = await openTestDesk({ url: open.url, home: open.home });
  await changeSetting(desk.work(), desk.company.id, 'latePayment', 'on_demand');
  await changeSetting(desk.work(), desk.company.id, 'debtorType', 'company');
  const [row] = await rowsOf<{ id: number }>(open.db.read, `select customer_id as id from v_open_item where document = 'F-1001'`); // prettier-ignore
  customerId = row?.id ?? 0;
});
afterAll(() => desk.close());

async function record(kind: ProceedingKind, openedOn: string): Promise<void> {
  const { code } = await customerById(open.db.read, desk.company.id, customerId);
  await recordInsolvency(
    desk.work(),
    desk.company,
    {
      customer: { id: customerId, code },
      proceeding: {
        ...{ kind, openedOn: day(openedOn), publishedOn: null, source: 'own', court: null, number: '8 IN 12/26' },
        ...{ administrator: 'Dr. <b>Roth</b>', administratorEmail: null, proofBy: null },
      },
      chosen: new Map(),
    },
    holdSources,
  );
}
const standing = async () => (await proceedingsOf(open.db.read, desk.company.id, customerId))[0]!;
const claimed = async (asked: With) => claimOf(open.db.read, desk.work(), desk.company, { proceeding: await standing(), asked }); // prettier-ignore

it('claims principal as it stood, interest to the day before, and adds up', async () => {
  await record('fr_redressement', '2026-02-20');
  const [none, sure, all] = await Promise.all(WITH.map(claimed));
  const open_ = await rowsOf<{ minor: number }>(open.db.read, `select sum(v.open_minor) as minor from insolvency_item x join v_open_item v on v.item_id = x.item_id where x.frozen = 1`); // prettier-ignore
  expect(none?.totals).toMatchObject([{ principalMinor: open_[0]?.minor, interestMinor: 0, costsMinor: 0 }]);
  for (const claim of [none, sure, all]) {
    const [total] = claim?.totals ?? [];
    const sums = claim?.lines.map((one) => one.principalMinor + one.interestMinor + one.costsMinor) ?? [];
    expect(sums.reduce((a, b) => a + b, 0)).toBe(total?.totalMinor);
  }
  const [a, b] = [sure?.totals[0], all?.totals[0]];
  expect(b?.interestMinor).toBeGreaterThan(0);
  expect(b?.leftOutMinor).toBe(0);
  expect((a?.totalMinor ?? 0) + (a?.leftOutMinor ?? 0)).toBe(b?.totalMinor);
  const last = all?.lines.flatMap(({ counted }) => counted.map(({ to }) => to)).sort().at(-1); // prettier-ignore
  expect(last).toBe('2026-02-19');
});

it('is not lowered by what was paid after the opening, but by what was paid before', async () => {
  const before = (await claimed('none')).totals[0]?.principalMinor ?? 0;
  const [item] = (await claimed('none')).lines;
  const pay = async (document: string, on: string) => {
    const made = { company_id: desk.company.id, customer_id: customerId, recorded_at: '2026-03-01T00:00:00.000Z', recorded_by: 'test' };
    const id = document === 'P-1' ? 9001 : 9002;
    const money = { currency: 'EUR', amount_minor: -500 };
    await open.db.transaction(async (tx) => {
      await tx('entry').insert({ id, ...made, ...money, type: 'payment', document, identity: document, issued_on: on });
      const { recorded_at: _, recorded_by: __, ...of } = made;
      await tx('open_item').insert({ id, ...of, ...money, entry_id: id, part: 1, due_on: on, open_minor: 0 });
      await tx('allocation').insert({ ...made, from_item_id: id, to_item_id: item?.item.itemId, amount_minor: 500, allocated_on: on, basis: 'manual' });
      await tx('open_item').where({ id: item?.item.itemId }).decrement('open_minor', 500);
    });
  };
  await pay('P-1', '2026-02-25');
  expect((await claimed('none')).totals[0]?.principalMinor).toBe(before);
  await pay('P-2', '2026-02-18');
  expect((await claimed('none')).totals[0]?.principalMinor).toBe(before - 500);
}); // prettier-ignore

const SAID = {
  fr_redressement: ['PROJET', 'Déclaration de créances', 'L622-24', 'à compléter', 'certifie sincère', 'manquante', '19 févr. 2026', 'en vigueur depuis le 1er janv. 2026'],
  de_insolvency: ['ENTWURF', 'Forderungsanmeldung zur Tabelle', '§§ 174, 175 InsO', 'auszufüllen', 'fehlt, beizufügen', '8 IN 12/26', 'gilt ab 1. Jan. 2026'],
  gb_compulsory: ['DRAFT', 'Proof of debt', 'rules 14.3 and 14.4', 'to be filled in', 'missing, to be added', 'EUR in GBP'],
  nl_faillissement: ['DRAFT', 'Statement of claim in insolvency proceedings', 'Faillissement', 'to be filled in'],
} as const; // prettier-ignore

it.each(Object.keys(SAID) as (keyof typeof SAID)[])(
  'drafts the proof of %s, with blanks that one sees',
  async (kind) => {
    await endInsolvency(desk.work(), desk.company, customerId, { outcome: 'error', holdSources, why: 'another kind' });
    await record(kind, '2026-02-20');
    const customer = await customerById(open.db.read, desk.company.id, customerId);
    const claiming = { proceeding: await standing(), asked: 'all' } as const;
    const { claim, document, bytes } = await draftProof(desk.work(), desk.company, customer, claiming);
    const text = (await seePdf(bytes)).pages.join(' ');
    const documents = claim.lines.map(({ item }) => item.document);
    expect(documents).toEqual(['F-1001', 'F-1002', 'P-77'].filter((one) => documents.includes(one)));
    expect(documents.includes('P-77')).toBe(kind !== 'fr_redressement');
    for (const said of [...SAID[kind], 'Dr. <b>Roth</b>', 'F-1001']) expect(text).toContain(said);
    const locale = kind.startsWith('fr') ? 'fr' : kind.startsWith('de') ? 'de' : 'en';
    const total = format({ minor: claim.totals[0]?.totalMinor ?? 0, currency: 'EUR' }, locale).replace(/\s/g, ' ');
    expect(text).toContain(total);
    expect(document).toMatchObject({ visibility: 'internal', mediaType: 'application/pdf', customerId });
    const kept = await documentsOf(open.db.read, desk.company.id, { about: `insolvency/${claiming.proceeding.id}` });
    expect(kept.map(({ id }) => id)).toEqual([document.id]);
  },
);

it('has nothing to prove where nothing is frozen', async () => {
  await endInsolvency(desk.work(), desk.company, customerId, { outcome: 'error', holdSources, why: 'once more' });
  await record('de_insolvency', '2020-01-01');
  const customer = await customerById(open.db.read, desk.company.id, customerId);
  const claiming = { proceeding: await standing(), asked: 'sure' } as const;
  await expect(draftProof(desk.work(), desk.company, customer, claiming)).rejects.toMatchObject({ code: 'nothing-to-prove' }); // prettier-ignore
});
