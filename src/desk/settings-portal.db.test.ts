import { settingsOf } from '../companies/store';
import { testDatabase } from '../platform/testing/database';
import { openTestDesk, type TestDesk } from './testing/test-desk';

/** The settings of what customers see: kept whole or not at all, told where something is wrong, and taken back. */
const open = testDatabase();
let desk: TestDesk;
let at: string;
beforeAll(async () => {
  desk = await openTestDesk({ url: open.url, home: open.home });
  at = `/c/${desk.company.code}/settings/portal`;
});
afterAll(() => desk.close());

const kept = () => settingsOf(open.db.read, desk.company.id);
/** The smallest picture that is one: 1 × 1, grey. */
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg==',
  'base64',
);

it('are seen by managers and changed by administrators', async () => {
  expect((await (await desk.as('collector')).get(at)).status).toBe(403);
  const manager = await desk.as('manager');
  expect((await manager.get(at)).text).toContain('an administrator changes them');
  for (const path of [at, `${at}/logo`, `${at}/logo/remove`]) expect((await manager.post(path)).status).toBe(403);
});

it('are kept by field, in each language, and can be undone', async () => {
  const administrator = await desk.as('administrator');
  const fields = {
    colour: '#AA5500',
    'operator.name': ' Recouvra SA ',
    'operator.address': '1 rue du Port\r\n69001 Lyon',
    'questions.fr': 'Où payer ?\r\nIci.\r\n\r\nQuand ?\r\nDemain,\r\nau plus tard.',
    'privacy.de': 'Unser Beauftragter: Dr. Weiß',
  };
  expect((await administrator.post(at, fields)).location).toBe(at);
  expect(await kept()).toMatchObject({
    portalColour: '#aa5500',
    operator: { name: 'Recouvra SA', address: '1 rue du Port\n69001 Lyon' },
    portalQuestions: { fr: [{ q: 'Où payer ?', a: 'Ici.' }, { q: 'Quand ?', a: 'Demain,\nau plus tard.' }] },
    portalPrivacy: { de: 'Unser Beauftragter: Dr. Weiß' },
  }); // prettier-ignore
  const { text } = await administrator.get(at);
  for (const said of [
    'What customers see is changed.',
    'Recouvra SA',
    'Quand ?\nDemain,\nau plus tard.',
    'value="#aa5500"',
  ])
    expect([said, text.includes(said)]).toEqual([said, true]);
  await administrator.post(at, { 'operator.name': '', 'operator.address': '', colour: '' });
  expect(await kept()).toMatchObject({
    operator: null,
    portalColour: null,
    portalPrivacy: { de: 'Unser Beauftragter: Dr. Weiß' },
  });
  await administrator.post(at, { colour: '' });
  expect((await administrator.get(at)).text).toContain('Nothing was changed.');
});

it('are not kept at all where one is wrong, and nothing must be typed again', async () => {
  const administrator = await desk.as('administrator');
  const before = await kept();
  const cases: readonly (readonly [Record<string, string>, string])[] = [
    [{ colour: 'red' }, 'Write a colour as #'],
    [{ 'operator.phone': '+33 1' }, 'Give at least a name'],
    [{ 'operator.name': 'X', 'operator.email': 'nobody' }, 'Give at least a name'],
    [{ 'questions.en': 'A question without an answer' }, 'Each question needs an answer'],
    [{ 'questions.sv': `${'q'.repeat(201)}\nSvar` }, 'Each question needs an answer'],
    [
      { 'questions.nl': Array.from({ length: 31 }, (_, n) => `V${n}\nA`).join('\n\n') },
      'Each question needs an answer',
    ],
    [{ 'privacy.es': 'x'.repeat(10_001) }, 'At most 10,000 characters'],
  ];
  for (const [fields, said] of cases) {
    const { status, text } = await administrator.post(at, { ...fields, 'privacy.fr': '<b>mes mots</b>' });
    expect([fields, status, text.includes(said), text.includes('&lt;b&gt;mes mots')]).toEqual([
      fields,
      422,
      true,
      true,
    ]);
  }
  expect(await kept()).toEqual(before);
});

it('take a picture as logo, and nothing else', async () => {
  const administrator = await desk.as('administrator');
  const sent = (content: Buffer, name = 'logo.png') => administrator.send(`${at}/logo`, {}, [{ name, content }]);
  expect((await sent(PNG)).location).toBe(at);
  expect((await administrator.get(at)).text).toContain('Logo kept.');
  const shown = await administrator.get(`${at}/logo`);
  expect([shown.headers.get('content-type'), shown.bytes.equals(PNG)]).toEqual(['image/png', true]);
  for (const bad of ['<svg/>', '', 'GIF89a'].map((text) => Buffer.from(text))) {
    await sent(bad);
    expect((await administrator.get(at)).text).toMatch(/role="status"[\s\S]*PNG or JPEG, at most 200 kB/);
  }
  expect((await sent(Buffer.concat([PNG, Buffer.alloc(300_000)]))).status).toBeGreaterThanOrEqual(400);
  expect((await administrator.get(`${at}/logo`)).bytes.equals(PNG)).toBe(true);
  await administrator.post(`${at}/logo/remove`);
  expect((await administrator.get(`${at}/logo`)).status).toBe(404);
  expect(desk.failures).toEqual([]);
});
