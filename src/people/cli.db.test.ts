import { plantCompany } from '../ledger/testing/plant';
import { allCompanies } from '../companies/store';
import { testDatabase } from '../platform/testing/database';
import { duly, workOn } from '../platform/testing/work';
import { acceptInvitation } from './actions';
import { openLink } from './access-link.actions';
import { peopleCommands } from './cli';
import { auditLines } from './testing/audit-lines';

/** `duly people`: whoever has the shell is administrator, and is recorded. */
const open = testDatabase();
const work = () => workOn(open.db, '2026-03-02', { actor: { kind: 'shell', name: 'root' } });
const deps = { companies: allCompanies, publicUrl: () => 'https://duly.example' };
const say = (...args: string[]) =>
  duly(work(), (program, shell) => peopleCommands(program, shell, deps), ['people', ...args]);

const secretIn = (link: unknown, kind: string): string => {
  const found = new RegExp(`^https://duly\\.example/${kind}/(.{43})$`).exec(String(link));
  return found?.[1] ?? 'no link';
};

describe('duly people', () => {
  it('invites, shows, gives roles, resets and disables', async () => {
    await plantCompany(open.db, 'acme');
    expect((await say()).text).toContain('Nobody yet.');
    const added = await say(
      'add',
      'Lea@acme.example',
      '--name',
      'Léa',
      '--role',
      'collector',
      '--company',
      'ACME',
      '--json',
    );
    expect(added.json).toMatchObject({ invited: true, roles: [{ role: 'collector', company: 'acme' }] });
    const again = (await say('reset', 'lea@acme.example', '--json')).json as { link: string };
    const given = { name: 'Léa', password: 'correct horse battery staple' };
    await acceptInvitation(work(), secretIn(again.link, 'invitation'), given);
    await say('roles', 'lea@acme.example', '--role', 'reader');
    expect((await say()).text).toBe('lea@acme.example  Léa  collector at acme, reader');
    await say('roles', 'lea@acme.example', '--role', 'none', '--company', 'acme');
    const reset = await say('reset', 'lea@acme.example', '--second-factor');
    const secret = secretIn(reset.text.split('\n').at(-1), 'reset');
    expect(await openLink(open.db.read, work().now, 'reset', secret)).toMatchObject({ kind: 'reset' });
    expect((await say('disable', 'lea@acme.example')).text).toBe(
      'lea@acme.example  Léa  reader  (disabled 2026-03-02)',
    );
    expect((await auditLines(open.db)).map(({ line }) => line)).toContain('shell:root: person.disabled person/1');
    expect((await say('list', '--json')).json).toMatchObject([
      { email: 'lea@acme.example', roles: [{ role: 'reader' }] },
    ]);
  });

  it.each([
    [['add', 'no address', '--name', 'N', '--role', 'reader'], 'is no e-mail address'],
    [['add', 'n@x.example', '--name', 'N', '--role', 'king'], 'There is no role king'],
    [['add', 'n@x.example', '--name', 'N', '--role', 'reader', '--language', 'xx'], 'There is no language xx'],
    [['add', 'n@x.example', '--name', 'N', '--role', 'reader', '--company', 'nowhere'], 'There is no company nowhere'],
    [['roles', 'nobody@x.example', '--role', 'reader'], 'There is no nobody@x.example here'],
    [['disable', 'a\u0000b'], 'here'],
  ])('%j says what is wrong', async (args, said) => {
    await expect(say(...args)).rejects.toThrow(said);
  });
});
