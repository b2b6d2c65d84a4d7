import { Secret, TOTP } from 'otpauth';
import { instant, type Instant } from '../kernel/day';
import { Refusal } from '../kernel/result';
import { rowsOf } from '../platform/db';
import { testDatabase } from '../platform/testing/database';
import { workOn } from '../platform/testing/work';
import type { Work } from '../platform/work';
import { acceptInvitation, invite } from './actions';
import { provePassword } from './password.actions';
import type { Person } from './person';
import {
  checkSecondFactor,
  confirmSecondFactor,
  endSecondFactor,
  pendingSecondFactor,
  startSecondFactor,
} from './second-factor.actions';
import { signIn, signOut } from './sign-in.actions';
import { personById } from './store';
import { auditLines } from './testing/audit-lines';

/** Signing in, the wait after wrong tries, the time it takes, and the second factor. */
const open = testDatabase();
const START = Date.parse('2026-03-02T09:00:00.000Z');
const at = (seconds: number): Work =>
  workOn(open.db, '2026-03-02', {
    now: instant(new Date(START + seconds * 1000)),
    actor: { kind: 'user', name: 'nobody' },
  });
const PASSWORD = 'correct horse battery staple';
const WRONG = 'this is not the password';

async function come(email: string): Promise<number> {
  const { personId, secret } = await invite(at(0), { email, name: email, language: 'en', roles: [] });
  await acceptInvitation(at(0), secret, { name: email, password: PASSWORD });
  return personId;
}

const tryIn = (email: string, password: string, seconds = 0) =>
  signIn(at(seconds), { email, password, ip: '192.0.2.7' });
const outcome = async (email: string, password: string, seconds = 0) => (await tryIn(email, password, seconds)).outcome;

interface Wait {
  readonly failures: number;
  readonly locked_until: Instant | null;
}
const waitOf = async (id: number): Promise<Wait> =>
  (await rowsOf<Wait>(open.db.read, 'select failures, locked_until from person where id = ?', [id]))[0]!;

describe('signing in', () => {
  it('is by address in any case and the very password', async () => {
    const id = await come('maria@acme.example');
    expect(await tryIn(' MARIA@acme.example ', PASSWORD)).toMatchObject({ outcome: 'ok', person: { id } });
    for (const password of ['', ` ${PASSWORD}`, PASSWORD.toUpperCase(), `${PASSWORD}\u0000`, 'x'.repeat(1e6)]) {
      expect(await outcome('maria@acme.example', password)).toBe('refused');
      expect(await outcome('maria@acme.example', PASSWORD)).toBe('ok');
    }
  });

  it.each([
    '',
    'nobody@acme.example',
    "' or 1=1 --",
    'a\u0000@b.example',
    'm@x.example\r\nX: y',
    'x'.repeat(1e5),
    '💧@💧.example',
    '%',
  ])('as %.20j is refused like any other', async (email) => {
    expect(await tryIn(email, PASSWORD)).toEqual({ outcome: 'refused' });
  });

  it('is recorded with from where, without what was typed', async () => {
    const id = await come('rec@acme.example');
    const before = (await auditLines(open.db)).at(-1)!.id;
    const { person } = (await tryIn('rec@acme.example', PASSWORD)) as { person: Person };
    await tryIn('rec@acme.example', WRONG);
    await tryIn('typed-my-password-here', WRONG);
    await signOut(at(0), person);
    const lines = await auditLines(open.db, before);
    expect(lines.map(({ line }) => line)).toEqual([
      `rec@acme.example: person.signed_in person/${id}`,
      `nobody: person.refused person/${id}`,
      `nobody: person.refused person/unknown`,
      `nobody: person.signed_out person/${id}`,
    ]);
    expect(lines[1]!.payload).toContain('192.0.2.7');
    expect(JSON.stringify(lines)).not.toMatch(/typed-my|not the password|battery/);
  });

  it('takes as long for an address that nobody has', async () => {
    await come('time@acme.example');
    const times = { known: [] as number[], unknown: [] as number[] };
    for (let n = 0; n < 9; n += 1) {
      for (const which of ['known', 'unknown'] as const) {
        const started = performance.now();
        // A day apart, so that no wait is in the way: waiting takes the same path as well.
        await outcome(which === 'known' ? 'time@acme.example' : 'nobody@acme.example', WRONG, n * 86_400);
        times[which].push(performance.now() - started);
      }
    }
    const median = (all: number[]): number => all.sort((a, b) => a - b)[Math.floor(all.length / 2)]!;
    const ratio = median(times.unknown) / median(times.known);
    expect(ratio).toBeGreaterThan(0.6);
    expect(ratio).toBeLessThan(1.67);
  });
});

describe('after wrong passwords in a row', () => {
  it('the fifth begins a wait that grows; the right password does not help meanwhile, and ends it afterwards', async () => {
    const id = await come('lock@acme.example');
    for (let n = 0; n < 4; n += 1) await outcome('lock@acme.example', WRONG);
    expect(await outcome('lock@acme.example', PASSWORD)).toBe('ok'); // four are free
    for (let n = 0; n < 5; n += 1) await outcome('lock@acme.example', WRONG);
    expect(await outcome('lock@acme.example', PASSWORD, 59)).toBe('refused');
    expect(await waitOf(id)).toEqual({ failures: 5, locked_until: at(60).now }); // what is tried meanwhile does not count
    expect(await outcome('lock@acme.example', WRONG, 60)).toBe('refused');
    expect(await outcome('lock@acme.example', PASSWORD, 179)).toBe('refused');
    expect(await outcome('lock@acme.example', PASSWORD, 180)).toBe('ok');
    expect(await waitOf(id)).toEqual({ failures: 0, locked_until: null });
  });

  it('twenty at once are no more than one by one', async () => {
    const id = await come('many@acme.example');
    await Promise.all(Array.from({ length: 20 }, () => outcome('many@acme.example', WRONG)));
    expect(await waitOf(id)).toEqual({ failures: 5, locked_until: at(60).now });
  });

  it('asking once more for the password counts them together', async () => {
    const id = await come('prove@acme.example');
    await provePassword(at(0), id, PASSWORD);
    expect(await waitOf(id)).toEqual({ failures: 0, locked_until: null });
    for (let n = 0; n < 5; n += 1) await expect(provePassword(at(0), id, WRONG)).rejects.toThrow(Refusal);
    await expect(provePassword(at(1), id, PASSWORD)).rejects.toMatchObject({ code: 'wrong-password' });
    expect(await outcome('prove@acme.example', PASSWORD, 1)).toBe('refused');
  });
});

describe('the second factor', () => {
  const codeAt = (secret: string, seconds: number): string =>
    new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: START + seconds * 1000 });
  const check = async (id: number, code: string, seconds: number) => {
    const person = (await personById(open.db.read, id))!;
    return (await checkSecondFactor(at(seconds), person, { code, ip: '' })).outcome;
  };
  /** Somebody with the second factor on since the start, with its secret and spare codes. */
  async function guarded(email: string): Promise<{ id: number; secret: string; spares: readonly string[] }> {
    const id = await come(email);
    const { secret } = await startSecondFactor(at(0), id);
    return { id, secret, spares: await confirmSecondFactor(at(0), id, codeAt(secret, 0)) };
  }

  it('is off until a code of the app was seen', async () => {
    const id = await come('start@acme.example');
    const first = await startSecondFactor(at(0), id);
    const { secret, uri } = await startSecondFactor(at(0), id);
    const person = (await personById(open.db.read, id))!;
    expect(uri).toContain(`otpauth://totp/Duly:start%40acme.example?issuer=Duly&secret=${secret}`);
    expect(await pendingSecondFactor(open.db.read, person)).toEqual({ secret, uri });
    for (const code of ['', '000000x', codeAt(first.secret, 0), codeAt(secret, 61)]) {
      await expect(confirmSecondFactor(at(0), id, code)).rejects.toMatchObject({ code: 'code-wrong' });
    }
    expect(await outcome('start@acme.example', PASSWORD)).toBe('ok');
    const spares = await confirmSecondFactor(at(0), id, ` ${codeAt(secret, 0).replace(/^.../, '$& ')} `);
    expect(new Set(spares).size).toBe(10);
    expect(await outcome('start@acme.example', PASSWORD)).toBe('second_factor');
    await expect(startSecondFactor(at(0), id)).rejects.toMatchObject({ code: 'second-factor-on' });
    await expect(confirmSecondFactor(at(0), id, codeAt(secret, 30))).rejects.toMatchObject({
      code: 'second-factor-on',
    });
  });

  it('takes a code half a minute early or late, and each once, and none before it', async () => {
    const { id, secret } = await guarded('codes@acme.example');
    expect(await check(id, codeAt(secret, 0), 1)).toBe('refused'); // seen when it was turned on
    expect(await check(id, codeAt(secret, 630), 600)).toBe('ok');
    expect(await check(id, codeAt(secret, 630), 601)).toBe('refused');
    expect(await check(id, codeAt(secret, 600), 602)).toBe('refused'); // older than one that was used
    expect(await check(id, codeAt(secret, 1200), 1230)).toBe('ok');
    expect(await check(id, codeAt(secret, 1800), 1860)).toBe('refused');
    expect(await check(id, codeAt(secret, 1920), 1860)).toBe('refused');
  });

  it('lets in one of two who bring the same code at once', async () => {
    const { id, secret } = await guarded('twice@acme.example');
    const both = await Promise.all([1, 2].map(() => check(id, codeAt(secret, 600), 600)));
    expect(both.sort()).toEqual(['ok', 'refused']);
  });

  it('takes each spare code once, however it is typed', async () => {
    const { id, spares } = await guarded('spare@acme.example');
    const [one = '', two = ''] = spares;
    expect(await check(id, one, 600)).toBe('ok');
    expect(await check(id, one, 601)).toBe('refused');
    const both = await Promise.all([1, 2].map(() => check(id, two.toLowerCase().replaceAll('-', ' '), 602)));
    expect(both.sort()).toEqual(['ok', 'refused']);
    const rows = JSON.stringify(await rowsOf(open.db.read, 'select totp_spares from person'));
    for (const spare of spares) expect(rows).not.toContain(spare.replaceAll('-', ''));
  });

  it('wrong codes count like wrong passwords, and the right password does not wipe them out', async () => {
    const { id, secret } = await guarded('guess@acme.example');
    for (let n = 0; n < 4; n += 1) {
      expect(await outcome('guess@acme.example', PASSWORD, 600)).toBe('second_factor');
      expect(await check(id, 'no code', 600)).toBe('refused');
    }
    expect(await waitOf(id)).toEqual({ failures: 4, locked_until: null });
    expect(await check(id, '\u0000'.repeat(1e5), 600)).toBe('refused');
    expect(await check(id, codeAt(secret, 601), 601)).toBe('refused');
    expect(await outcome('guess@acme.example', PASSWORD, 601)).toBe('refused');
    expect(await check(id, codeAt(secret, 700), 700)).toBe('ok');
    expect(await waitOf(id)).toEqual({ failures: 0, locked_until: null });
  });

  it('ends, with all of its codes', async () => {
    const { id, secret, spares } = await guarded('end@acme.example');
    await endSecondFactor(at(0), id);
    await endSecondFactor(at(0), id);
    expect([await check(id, codeAt(secret, 60), 60), await check(id, spares[0]!, 60)]).toEqual(['refused', 'refused']);
    expect(await outcome('end@acme.example', PASSWORD)).toBe('ok');
    const lines = (await auditLines(open.db)).filter(({ line }) => line.endsWith(`second_factor_ended person/${id}`));
    expect(lines).toHaveLength(1);
  });
});
