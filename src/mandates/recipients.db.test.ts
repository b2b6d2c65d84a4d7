import { findCustomer } from '../customers/store';
import { openTestDesk, type TestDesk } from '../desk/testing/test-desk';
import { attachDocument } from '../documents/actions';
import { makeDossier } from '../dossier/actions';
import { filesOfDossier } from '../dossier/store';
import { holdSources } from '../app';
import { readBack } from '../platform/pdf/readback';
import { testDatabase } from '../platform/testing/database';
import { addPartner } from './partner.actions';
import { partnersOf } from './partner.store';

/** How a partner takes recovery files: set in the desk, and what comes of it in the file that is made. */
const open = testDatabase();
let desk: TestDesk;
let at: string;
let partner: string;

beforeAll(async () => {
  desk = await openTestDesk({ url: open.url, home: open.home });
  const { id, code } = desk.company;
  at = `/c/${code}/recovery/partners`;
  partner = desk.house.ids.seal('partner', await addPartner(desk.work(), id, { name: 'Agence Delmas', kind: 'agency', email: null })); // prettier-ignore
  const named = { legal_name: 'Brauhaus Nord GmbH' };
  await open.db.transaction((tx) => tx('customer').where({ code: '1007' }).update(named));
});
afterAll(() => desk.close());

const kept = async () => (await partnersOf(open.db.read, desk.company.id))[0]?.profile;

it('is changed by whoever hands over, with the way back', async () => {
  const approver = await desk.as('manager');
  expect((await approver.get(`${at}/${partner}`)).text).toContain('PDFs up to 25 MB');
  expect((await approver.get(`${at}/${partner}/takes`)).text).toContain('name="largest_mb" value="25"');
  const answered = await approver.post(`${at}/${partner}/takes`, {
    largest_mb: '10',
    word: 'piece',
    plain: 'yes',
    list: 'yes',
    email: 'files@delmas.example',
  });
  expect([answered.status, answered.location]).toEqual([303, `${at}/${partner}`]);
  const told = await approver.get(`${at}/${partner}`);
  expect(told.text).toContain('PDFs up to 10 MB · No files embedded in the PDF · Pièce n° 1');
  expect(told.text).toContain('<dd>files@delmas.example</dd>');
  expect(told.text).toMatch(/action="[^"]+\/recovery\/partners\/[^"]+\/takes"/);
  expect(await kept()).toEqual({ largestMb: 10, word: 'piece', plain: true, list: true, each: false, court: null });
});

it('keeps nothing of a wrong size or word, and is nobody else’s to change', async () => {
  const approver = await desk.as('manager');
  const before = await kept();
  const wrong = await approver.post(`${at}/${partner}/takes`, { largest_mb: '0.5', word: 'Pièce' });
  expect([wrong.status, wrong.text.includes('Give whole MB, 1 to 500.'), wrong.text.includes('value="0.5"')]).toEqual([422, true, true]); // prettier-ignore
  const nowhere = await approver.post(`${at}/${partner}/takes`, { largest_mb: '5', word: 'piece', email: 'delmas' });
  expect([nowhere.status, nowhere.text.includes('Write the address as name@example.com.')]).toEqual([422, true]);
  for (const court of ['german', 'xx', '<b'])
    expect((await approver.post(`${at}/${partner}/takes`, { largest_mb: '5', word: 'piece', court })).status).toBe(422);
  expect(await kept()).toEqual(before);
  await approver.post(`${at}/${partner}/takes`, {
    largest_mb: '10',
    word: 'piece',
    plain: 'yes',
    list: 'yes',
    court: 'DE',
  });
  expect((await kept())?.court).toBe('de');
  expect((await approver.get(`${at}/${partner}`)).text).toContain('every piece in German');
  await approver.post(`${at}/${partner}/takes`, { largest_mb: '10', word: 'piece', plain: 'yes', list: 'yes', email: 'files@delmas.example' }); // prettier-ignore
  expect(await kept()).toEqual(before);
  expect((await approver.post(`${at}/pa_00000000000/takes`, { largest_mb: '5', word: 'piece' })).status).toBe(404);
  const reader = await desk.as('reader');
  expect((await reader.get(at)).status).toBe(200);
  expect((await reader.post(`${at}/${partner}/takes`, { largest_mb: '5', word: 'piece' })).status).toBe(403);
});

it('shapes the file that is made for the partner; what is for the partner only is fetched again later', async () => {
  const { company, house } = desk;
  const customer = await findCustomer(open.db.read, company.id, '1007', house.ids);
  await attachDocument(desk.work(), {
    ...{ companyId: company.id, customerId: customer.id, about: `customer/${customer.id}` },
    ...{ kind: 'settlement_offer', fileName: 'offer.txt', bytes: Buffer.from('80 % and we are done') },
  });
  const profile = await kept();
  const made = await makeDossier(
    desk.work(),
    {
      ...{ company, customer, items: [], currency: null, keyDate: desk.work().today, language: 'en', interest: null },
      ...{ recipient: 'Agence Delmas', facts: null, ...(profile && { profile }) },
    },
    holdSources,
  );
  const files = await filesOfDossier(open.db.read, made.id);
  expect(files.map(({ edition, fileName }) => [edition, fileName])).toEqual([
    ['exhibits', `${made.number}_v1.pdf`],
    ['instructions', `${made.number}_v1_instructions.pdf`],
  ]);
  expect((await readBack(made.bundle.pdf)).files.size).toBe(0);
  const path = `/c/${company.code}/recovery/${house.ids.seal('dossier', made.id)}`;
  const collector = await desk.as('collector');
  expect((await collector.get(path)).text).toContain('Instructions for the partner');
  const again = await collector.get(`${path}/file?as=instructions`);
  expect([again.status, again.text.startsWith('%PDF')]).toEqual([200, true]);
  expect((await collector.get(`${path}/file?as=instructions&part=2`)).status).toBe(404);
  expect((await collector.get(`${path}/file?as=claim`)).status).toBe(404);
  expect((await collector.get(`${path}/verify`)).text).toContain('Verified');
});
