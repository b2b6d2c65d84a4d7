import { openTestDesk, type TestDesk, type Visitor } from '../desk/testing/test-desk';
import { rowsOf } from '../platform/db';
import { testDatabase } from '../platform/testing/database';
import { duly } from '../platform/testing/work';
import { promiseCommands } from '../promises/cli';
import { disputeHolds } from '../disputes/store';

/** Who pays for others promises once over several accounts: in the portal, at the desk and by command; each is judged alone. */
const open = testDatabase();
let desk: TestDesk;

beforeAll(async () => {
  desk = await openTestDesk({ url: open.url, home: open.home });
  await open.db.write('customer').where({ code: '4711' }).update({ language: 'en' });
  await open.db
    .write('customer')
    .where({ code: '1007' })
    .update({ payer_id: (await row('4711')).id });
});
afterAll(() => desk.close());

async function row(code: string): Promise<{ id: number; sealed: string }> {
  const [found] = await rowsOf<{ id: number }>(open.db.read, `select id from customer where code = ?`, [code]);
  return { id: found?.id ?? 0, sealed: desk.house.ids.seal('customer', found?.id ?? 0) };
}
const pageOf = async (code: string): Promise<string> => `/c/${desk.company.code}/customers/${(await row(code)).sealed}`;

async function entered(code: string): Promise<Visitor> {
  const collector = await desk.as('collector');
  const page = `${await pageOf(code)}/portal-link`;
  await collector.post(page);
  const link = /value="[^"]*(\/portal\/[A-Za-z0-9_-]{43})"/.exec((await collector.get(page)).text)?.[1] ?? '';
  const who = desk.stranger();
  await who.post(link);
  return who;
}

const onceIn = (text: string): string => /name="once" value="([0-9a-f]{32})"/.exec(text)?.[1] ?? '';
const standing = (): Promise<unknown> =>
  rowsOf(
    open.db.read,
    `select c.code, p.amount_minor as minor, p.promised_on as day, p.by_whom as by, p.channel, p.pauses from v_promise p
     join v_customer c on c.id = p.customer_id where exists (
       select 1 from v_promise_part pp where pp.promise_id = p.id and pp.replaced_on is null) order by c.code, p.id`,
    [],
  );
const owedBy = async (code: string): Promise<number> => {
  const sql = `select sum(open_minor) as minor from v_open_item where customer_id = ?`;
  return (await rowsOf<{ minor: number }>(open.db.read, sql, [(await row(code)).id]))[0]?.minor ?? 0;
};

describe('one promise over several accounts', () => {
  it('is offered to who pays for others, over what is really asked for, and to nobody else', async () => {
    const payer = await entered('4711');
    const { text } = await payer.get('/portal/account/time');
    expect(text).toContain('Time for several accounts at once');
    expect(text).toContain('Roux et Fils SARL (4711), in EUR: up to €1,380.50');
    expect(text).toMatch(/Brauhaus Nord GmbH \(1007\), in EUR: up to €/);
    const other = await payer.get(`/portal/account/time?of=${(await row('1007')).sealed}`);
    expect(other.text).not.toContain('Time for several accounts');
    expect((await (await entered('1007')).get('/portal/account/time')).text).not.toContain('Zeit für mehrere Konten');
  });

  it('refuses what is wrong field by field, foreign accounts, and records nothing then', async () => {
    const payer = await entered('4711');
    const own = `of-${(await row('4711')).sealed}-EUR`;
    const other = `of-${(await row('1007')).sealed}-EUR`;
    const foreign = `of-${(await row('1020')).sealed}-EUR`;
    const fresh = async (): Promise<string> => onceIn((await payer.get('/portal/account/time')).text);
    for (const [fields, says] of [
      [{ [own]: '1,380.51', [other]: '1.00' }, 'Give an amount up to €1,380.50.'],
      [{ [own]: '100.00', [other]: '-1' }, 'Give an amount up to'],
      [{ [own]: '100.00', together_day: '2026-03-02' }, 'Give a day from today on'],
      [{ [own]: '100.00', together_day: '2028-01-01' }, 'Give a day from today on'],
      [{ [own]: '', [other]: '' }, 'Give an amount for at least one account.'],
      [{ [foreign]: '1.00' }, 'Give an amount for at least one account.'],
      [{ [own]: '<b>' }, 'Give an amount up to'],
    ] as const) {
      const sent = { ...{ once: await fresh(), together_day: '2026-03-10' }, ...fields };
      const answer = await payer.post('/portal/account/promises', sent);
      expect([answer.status, answer.text.includes(says), answer.text.includes('<b>"')]).toEqual([422, true, false]);
    }
    expect((await payer.post('/portal/account/promises', { together_day: '2026-03-10', [own]: '1.00' })).status).toBe(
      404,
    );
    expect(await standing()).toEqual([]);
  });

  it('becomes a promise of each customer, once, and says what waits', async () => {
    const payer = await entered('4711');
    const { text } = await payer.get('/portal/account/time');
    const most = await owedBy('1007');
    const fields = {
      ...{ once: onceIn(text), together_day: '2026-03-10', together_by: 'Mme Roux' },
      [`of-${(await row('4711')).sealed}-EUR`]: '1,000.00',
      [`of-${(await row('1007')).sealed}-EUR`]: (most / 100).toFixed(2),
    };
    expect((await payer.post('/portal/account/promises', fields)).location).toBe('/portal/account');
    expect((await payer.get('/portal/account')).text).toContain(
      'You promised by 10 Mar 2026: Roux et Fils SARL €1,000.00, Brauhaus Nord GmbH €',
    );
    await payer.post('/portal/account/promises', fields);
    const by = 'Mme Roux (Roux et Fils SARL)';
    expect(await standing()).toEqual([
      { code: '1007', minor: most, day: '2026-03-10', by, channel: 'portal', pauses: 1 },
      { code: '4711', minor: 100_000, day: '2026-03-10', by, channel: 'portal', pauses: 1 },
    ]);
    const once = onceIn((await payer.get('/portal/account/time')).text);
    await payer.post('/portal/account/promises', { ...fields, once, together_day: '2026-05-10' });
    expect((await payer.get('/portal/account')).text).toContain('a person here decides within three working days');
    const waits = await rowsOf(
      open.db.read,
      `select title from v_task where kind = 'promise_decide' and done_at is null`,
      [],
    );
    expect(waits).toHaveLength(2);
  });

  it('is logged with a call at the desk, and all of it or nothing', async () => {
    const collector = await desk.as('collector');
    const call = `${await pageOf('4711')}/call`;
    expect((await collector.get(call)).text).toContain('Promised for others it pays for');
    expect((await collector.get(`${await pageOf('1007')}/call`)).text).not.toContain('Promised for others it pays for');
    const entity = `${(await row('1007')).sealed}.EUR`;
    const before = await standing();
    const talk = { kind: 'call', note: 'pays for all', entity };
    for (const [fields, says] of [
      [{}, 'field-promised_on-wrong'],
      [{ promised_on: '2026-03-12', entity: `${(await row('1020')).sealed}.EUR` }, 'field-entity-wrong'],
      [{ promised_on: '2026-03-12', [`amount.${entity}`]: '999999' }, 'class="wrong"'],
      [
        { promised_on: '2026-03-12', promised_amount: '999999', [`amount.${entity}`]: '1.00' },
        'field-promised_amount-wrong',
      ],
    ] as const) {
      const wrong = await collector.post(call, { ...talk, ...fields });
      expect([wrong.status, wrong.text.includes(says)]).toEqual([422, true]);
    }
    expect(await standing()).toEqual(before);
    const sent = { ...talk, promised_on: '2026-03-12', promised_amount: '200.00', [`amount.${entity}`]: '10.00' };
    expect((await collector.post(call, sent)).location).toBe(await pageOf('4711'));
    expect(await standing()).toMatchObject(
      expect.arrayContaining([
        expect.objectContaining({ code: '1007', minor: 1_000, day: '2026-03-12', channel: 'phone' }),
        expect.objectContaining({ code: '4711', minor: 20_000, day: '2026-03-12', channel: 'phone' }),
      ]) as object,
    );
    const promise = await collector.post(`${await pageOf('4711')}/promise`, {
      on: '2026-03-13',
      channel: 'email',
      entity,
    });
    expect(promise.location).toBe(await pageOf('4711'));
    expect((await collector.get(await pageOf('4711'))).text).toContain('Promised by 13 Mar 2026: Brauhaus Nord GmbH');
    expect(desk.failures).toEqual([]);
  });

  it('is recorded by command, for those it pays for only', async () => {
    const run = (...words: string[]): ReturnType<typeof duly> =>
      duly(desk.work(), (program, shell) => promiseCommands(program, shell, { disputeHolds }), ['promise', ...words]);
    const { json } = await run(
      'together',
      '4711',
      '--of',
      '4711=10.00',
      '--of',
      '1007=20.00',
      '--on',
      '2026-03-14',
      '--json',
    );
    expect(json).toMatchObject([{ amountMinor: 1_000 }, { amountMinor: 2_000 }]);
    for (const [words, says] of [
      [['--of', '1007'], '1007 names no amount.'],
      [['--of', '1007=1.00', '--of', '1007=2.00'], '1007 is named twice.'],
      [['--of', '1007=0'], 'more than nothing'],
      [['--of', '1007=1.00', '--currency', 'XXXX'], 'XXXX is no currency.'],
      [['--of', '4711=1.00', '--of', '1007=99999999.00'], 'more than nothing'],
    ] as const) {
      const before = await standing();
      await expect(run('together', '4711', ...words, '--on', '2026-03-15')).rejects.toThrow(says);
      expect(await standing()).toEqual(before);
    }
    await expect(run('together', '1007', '--of', '4711=1.00', '--on', '2026-03-15')).rejects.toThrow('Nobody pays for that customer here.'); // prettier-ignore
  });
});
