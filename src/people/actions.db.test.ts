import { Refusal } from '../kernel/result';
import { plantCompany } from '../ledger/testing/plant';
import { rowsOf } from '../platform/db';
import { testDatabase } from '../platform/testing/database';
import { workOn } from '../platform/testing/work';
import { acceptInvitation, disable, invite, inviteAgain, setPreferences, setRoles } from './actions';
import { credentialsOf } from './credential.store';
import { askReset, changePassword, makeResetLink, newPasswordHash, NOBODYS, resetPassword } from './password.actions';
import type { Grant } from './rights';
import { makeFirstAdministrator, setUpLink } from './set-up.actions';
import { signIn, signOutEverywhere } from './sign-in.actions';
import { countPeople, listedPerson, peopleOf, personByEmail, personById } from './store';
import { auditLines } from './testing/audit-lines';

/** How people come, get roles, change what is theirs, and go. */
const open = testDatabase();
const work = () => workOn(open.db, '2026-03-02');
const on = (day: string) => workOn(open.db, day);
const PASSWORD = 'correct horse battery staple';
const ADMIN: Grant = { companyId: null, role: 'administrator' };

const refusal = async (asked: Promise<unknown>): Promise<string> =>
  asked.then(
    () => 'done',
    (error: unknown) => (error instanceof Refusal ? error.code : String(error)),
  );
const first = (email: string) => ({ email, name: 'Maria Roux', language: 'fr', password: PASSWORD });
const signsIn = async (email: string, password = PASSWORD) =>
  (await signIn(work(), { email, password, ip: '' })).outcome;

/** Somebody who has come, with these roles. */
async function come(email: string, roles: readonly Grant[] = []): Promise<number> {
  const { personId, secret } = await invite(work(), { email, name: email, language: 'en', roles });
  await acceptInvitation(work(), secret, { name: email, password: PASSWORD });
  return personId;
}

describe('the first administrator', () => {
  it('is whoever has the link of the server; weak passwords leave it as it is', async () => {
    const secret = (await setUpLink(work()))!;
    expect(await refusal(makeFirstAdministrator(work(), 'x'.repeat(43), first('a@acme.example')))).toBe('link-gone');
    for (const password of ['short', 'A@Acme.example', 'password1234']) {
      const asked = makeFirstAdministrator(work(), secret, { ...first('a@acme.example'), password });
      expect(await refusal(asked)).toMatch(/^password-/);
    }
    expect(await refusal(makeFirstAdministrator(on('2026-03-09'), secret, first('a@acme.example')))).toBe('link-gone');
    expect(await countPeople(open.db.read)).toBe(0);
  });

  it('is one, also when several come at once by several links', async () => {
    const links = [await setUpLink(work()), await setUpLink(work()), await setUpLink(work())];
    const all = await Promise.all(
      links.map((secret, at) => refusal(makeFirstAdministrator(work(), secret!, first(`first${at}@acme.example`)))),
    );
    expect(all.sort()).toEqual(['done', 'link-gone', 'link-gone']);
    expect(await setUpLink(work())).toBeUndefined();
    const [person] = await peopleOf(open.db.read);
    expect(person).toMatchObject({ language: 'fr', locale: 'fr-FR', theme: 'auto', invited: false, roles: [ADMIN] });
    expect(await signsIn(person!.email)).toBe('ok');
    const lines = (await auditLines(open.db)).map(({ line }) => line);
    expect(lines).toContain(`${person!.email}: person.first_administrator person/${person!.id}`);
  });
});

describe('an invitation', () => {
  it('lets one person in, once, with the roles that were given', async () => {
    const { companyId } = await plantCompany(open.db, 'acme');
    const roles: Grant[] = [
      { companyId: null, role: 'reader' },
      { companyId, role: 'collector' },
    ];
    const given = { email: ' Léa@ACME.example', name: 'Léa', language: 'fr', roles };
    const { personId, secret } = await invite(work(), given);
    expect(await listedPerson(open.db.read, { id: personId })).toMatchObject({
      invited: true,
      email: 'léa@acme.example',
    });
    expect(await signsIn('léa@acme.example', '')).toBe('refused');
    expect(await refusal(acceptInvitation(work(), secret, { name: 'Léa', password: 'léa@acme.example' }))).toBe(
      'password-email',
    );
    const both = [1, 2].map(() => refusal(acceptInvitation(work(), secret, { name: 'Léa R', password: PASSWORD })));
    expect((await Promise.all(both)).sort()).toEqual(['done', 'link-gone']);
    expect(await personById(open.db.read, personId)).toMatchObject({ name: 'Léa R', roles, hasSecondFactor: false });
    expect(await signsIn('LÉA@acme.example')).toBe('ok');
    expect(await refusal(invite(work(), given))).toBe('person-exists');
  });

  it('is replaced by a newer one, and is over after a week', async () => {
    const { personId, secret } = await invite(work(), { email: 'b@x.example', name: 'B', language: 'en', roles: [] });
    const newer = await inviteAgain(work(), personId);
    const accept = (link: string, day = '2026-03-03') =>
      acceptInvitation(on(day), link, { name: 'B', password: PASSWORD });
    expect(await refusal(accept(secret))).toBe('link-gone');
    expect(await refusal(accept(newer, '2026-03-09'))).toBe('link-gone');
    expect(await refusal(accept(newer, '2026-03-08'))).toBe('done');
    expect(await refusal(inviteAgain(work(), personId))).toBe('person-exists');
  });

  it.each([
    ['no@', 'N', 'en'],
    ['a@b.example\r\nBcc: c@d.example', 'N', 'en'],
    ['a\u0000@b.example', 'N', 'en'],
    ['n@b.example', ' \u0000 ', 'en'],
    ['n@b.example', 'x'.repeat(5000), 'en'],
    ['n@b.example', 'N', 'xx'],
  ])('to %j, %.10s, in %s is wrong use', async (email, name, language) => {
    const count = await countPeople(open.db.read);
    await expect(invite(work(), { email, name, language, roles: [] })).rejects.toMatchObject({ name: 'WrongUse' });
    expect(await countPeople(open.db.read)).toBe(count);
  });

  it('takes names and addresses as text, whatever stands in them', async () => {
    const name = `Robert'); drop table person; -- <script>alert(1)</script> {{csrf}}`;
    const email = `o'hara--+%_@x.example`;
    const { personId } = await invite(work(), { email, name, language: 'en', roles: [] });
    expect(await personByEmail(open.db.read, email)).toMatchObject({ id: personId, name });
    expect(await personByEmail(open.db.read, `%@x.example`)).toBeUndefined();
  });
});

describe('roles', () => {
  it('are those that were set, each with its history', async () => {
    const id = await come('roles@acme.example', [{ companyId: null, role: 'reader' }]);
    const { companyId } = await plantCompany(open.db, 'roles');
    const collector: Grant = { companyId, role: 'collector' };
    await setRoles(work(), id, [{ companyId: null, role: 'reader' }, collector]);
    expect((await setRoles(work(), id, [{ companyId, role: 'manager' }])).roles).toEqual([
      { companyId, role: 'manager' },
    ]);
    const rows = await rowsOf<{ role: string; ended: number }>(
      open.db.read,
      'select role, case when ended_at is null then 0 else 1 end as ended from person_role where person_id = ? order by id',
      [id],
    );
    expect(rows.map(({ role, ended }) => `${role} ${ended}`)).toEqual(['reader 1', 'collector 1', 'manager 0']);
    const last = (await auditLines(open.db)).at(-1)!;
    expect(JSON.parse(last.payload)).toMatchObject({ after: [{ role: 'manager' }] });
  });

  it('never leave the house without an administrator, also when two take each other’s at once', async () => {
    const all = await peopleOf(open.db.read);
    const maria = all.find((one) => one.roles.some(({ role }) => role === 'administrator'))!;
    const invited = await invite(work(), { email: 'adm2@x.example', name: 'A', language: 'en', roles: [ADMIN] });
    expect(await refusal(setRoles(work(), maria.id, []))).toBe('last-administrator'); // who was invited has not come
    expect(await refusal(disable(work(), maria.id))).toBe('last-administrator');
    await acceptInvitation(work(), invited.secret, { name: 'A', password: PASSWORD });
    const both = await Promise.all([
      refusal(disable(work(), maria.id)),
      refusal(setRoles(work(), invited.personId, [{ companyId: null, role: 'reader' }])),
    ]);
    expect(both.sort()).toEqual(['done', 'last-administrator']);
    const left = (await peopleOf(open.db.read)).filter(
      (one) => one.disabledAt === null && one.roles.some(({ role }) => role === 'administrator'),
    );
    expect(left).toHaveLength(1);
  });
});

describe('somebody who is disabled', () => {
  it('signs in no more, has no link that opens, and comes back by an invitation as if new', async () => {
    const id = await come('gone@acme.example');
    const link = await makeResetLink(work(), id);
    const { epoch } = (await personById(open.db.read, id))!;
    await disable(work(), id);
    expect(await personById(open.db.read, id)).toBeUndefined();
    expect(await listedPerson(open.db.read, { id })).toMatchObject({ disabledAt: work().now, epoch: epoch + 1 });
    expect(await signsIn('gone@acme.example')).toBe('refused');
    expect(await refusal(resetPassword(work(), link, PASSWORD))).toBe('link-gone');
    expect(await refusal(makeResetLink(work(), id))).toBe('no-such-person');
    expect(await refusal(disable(work(), id))).toBe('no-such-person');
    const again = await invite(work(), { email: 'gone@acme.example', name: 'G', language: 'de', roles: [] });
    expect(again.personId).toBe(id);
    expect(await signsIn('gone@acme.example')).toBe('refused');
    await acceptInvitation(work(), again.secret, { name: 'G', password: PASSWORD });
    expect(await signsIn('gone@acme.example')).toBe('ok');
  });
});

describe('a password', () => {
  it('is kept as argon2id with the parameters of OWASP, and so is nobody’s', async () => {
    const hash = await newPasswordHash(PASSWORD, '');
    const form = /^\$argon2id\$v=19\$m=19456,t=2,p=1\$[\w+/]{22}\$[\w+/]{43}$/;
    expect([hash, NOBODYS].map((one) => form.test(one))).toEqual([true, true]);
  });

  it('is changed by who knows it; every other session ends', async () => {
    const id = await come('pass@acme.example');
    const { epoch } = (await personById(open.db.read, id))!;
    const change = (current: string, password: string) => changePassword(work(), id, { current, password });
    expect(await refusal(change('not this one at all', 'another good password'))).toBe('wrong-password');
    expect(await refusal(change(PASSWORD, 'pass@acme.example'))).toBe('password-email');
    const changed = await change(PASSWORD, 'another good password');
    expect(changed.epoch).toBe(epoch + 1);
    expect([await signsIn('pass@acme.example'), await signsIn('pass@acme.example', 'another good password')]).toEqual([
      'refused',
      'ok',
    ]);
  });

  it('that was forgotten is asked for without a word whether there is such a person', async () => {
    const id = await come('forgot@acme.example');
    for (const email of ['Forgot@acme.example', 'nobody@acme.example', 'no address', 'x\u0000@y.example']) {
      await askReset(work(), email);
    }
    expect(await listedPerson(open.db.read, { id })).toMatchObject({ askedResetAt: work().now });
    const secret = await makeResetLink(work(), id);
    const newer = await makeResetLink(work(), id);
    expect(await listedPerson(open.db.read, { id })).toMatchObject({ askedResetAt: null });
    expect(await refusal(resetPassword(work(), secret, 'another good password'))).toBe('link-gone');
    expect(await refusal(resetPassword(work(), newer, 'short'))).toBe('password-short');
    expect(await refusal(resetPassword(on('2026-03-03'), newer, 'another good password'))).toBe('link-gone');
    expect(await refusal(resetPassword(work(), newer, 'another good password'))).toBe('done');
    expect(await refusal(resetPassword(work(), newer, 'yet another password'))).toBe('link-gone');
    expect(await signsIn('forgot@acme.example', 'another good password')).toBe('ok');
  });

  it('stands nowhere in the record or the tables, and no secret does', async () => {
    const rows = JSON.stringify([
      await auditLines(open.db),
      await rowsOf(open.db.read, 'select * from person'),
      await rowsOf(open.db.read, 'select * from access_link'),
    ]);
    for (const text of [PASSWORD, 'another good password', 'not this one at all']) expect(rows).not.toContain(text);
    const lines = JSON.stringify(await auditLines(open.db));
    const { passwordHash } = await credentialsOf(open.db.read, 1);
    expect(passwordHash).toMatch(/^\$argon2id/);
    expect(lines).not.toContain('argon2');
  });
});

describe('what is one’s own', () => {
  it('is changed by choice from what there is', async () => {
    const id = await come('own@acme.example');
    const own = { name: ' Own  Name ', language: 'sv', locale: 'sv-FI', theme: 'dark' as const };
    expect(await setPreferences(work(), id, own)).toMatchObject({ ...own, name: 'Own Name' });
    for (const wrong of [{ language: 'xx' }, { locale: 'xx-XX' }, { theme: 'pink' as 'dark' }, { name: '' }]) {
      await expect(setPreferences(work(), id, wrong)).rejects.toMatchObject({ name: 'WrongUse' });
    }
    expect(await personById(open.db.read, id)).toMatchObject({ language: 'sv', theme: 'dark' });
  });

  it('signing out everywhere counts the sessions up', async () => {
    const id = await come('epoch@acme.example');
    const { epoch } = (await personById(open.db.read, id))!;
    await signOutEverywhere(work(), id);
    expect(await personById(open.db.read, id)).toMatchObject({ epoch: epoch + 1 });
  });
});
