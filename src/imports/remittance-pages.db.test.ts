import { seat } from '../desk/testing/browse';
import { closeBrowser } from '../platform/pdf/browser';
import { flawsIn } from '../platform/testing/browser';

/** Advices at the desk: refused with what is wrong and where, taken in, confirmed, taken back. */
const at = seat('collector');
afterAll(() => closeBrowser());

const HERE = '/c/acme-sas/cash/remittances';
const file = (text: string) => [{ name: 'avis.csv', content: text }];
const TWELVE = file('Invoice number,Gross amount,Paid amount\n<b>F-1</b>,12.00,10.00\n');

it('shows what is wrong with place and figures, then what each line means', async () => {
  await at.who.go(HERE);
  expect(await at.who.said('main')).toContain('No advices yet.');
  expect(await flawsIn(at.who.page)).toEqual([]);
  const clerk = await at.desk.as('collector');
  const wrong = await clerk.send(HERE, {}, file('Invoice number,Paid amount\nF-1,10.00\nTotal,12.00\n'));
  expect(wrong.status).toBe(422);
  expect(wrong.text).toContain('the advice says');
  expect((await clerk.send(HERE, { customer: 'nobody' }, TWELVE)).status).toBe(422);
  expect((await clerk.send(HERE, {}, TWELVE)).status).toBe(303);
  expect((await clerk.send(HERE, {}, TWELVE)).status).toBe(422);
  await at.who.go(HERE);
  const said = await at.who.said('main');
  for (const text of ['<b>F-1</b>', 'not known here', 'It names no total']) expect(said).toContain(text);
  expect(await flawsIn(at.who.page)).toEqual([]);
  await at.who.press('It is right');
  expect(await at.who.said('main')).toContain('waits for the money');
  const reader = await at.desk.as('reader');
  expect((await reader.get(HERE)).status).toBe(200);
  expect((await reader.send(HERE, {}, TWELVE)).status).toBe(403);
  expect((await clerk.post(`${HERE}/rm_00000000000/undo`)).status).toBe(404);
});
