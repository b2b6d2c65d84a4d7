import type { Command } from 'commander';
import { atCompany, common, type Common } from '../companies/common.cli';
import { Refusal } from '../kernel/result';
import { named } from '../mandates/common.cli';
import { caseOfDossier } from '../cases/store';
import { example, type Shell } from '../platform/shell';
import type { Work } from '../platform/work';
import { parcelsOf, sendAgain, sendFile, sendLink, theParcel } from './again.actions';
import { makeParcels } from './follow.actions';
import type { ParcelRoom } from './mail.actions';
import { isNote, type Parcel } from './parcel';
import { sendDue } from './send.actions';
import { confirmHostKey, tryChannel, type Trial } from './trial.actions';

/** `duly parcel …` and `duly partner channel test`: what goes to partners by mail and into their folders. */
export type RoomOf = () => Promise<ParcelRoom>;

export function channelTest(channel: Command, shell: Shell, room: RoomOf): void {
  example(
    common(channel.command('test <partner>'))
      .description('a small mail goes there, or a small file is put into its folder and taken away again')
      .option(
        '--confirm <fingerprint>',
        'the key of its server, SHA256:…, compared with the one that the partner names',
      )
      .action(async (name: string, options: Common & { confirm?: string }) => {
        const here = await atCompany(shell, options);
        const { work, company } = here;
        if (options.confirm !== undefined) await confirmHostKey(work, await named(here, name), options.confirm);
        const trial = await tryChannel(work, await room(), company, await named(here, name));
        if (options.json) shell.json(trial);
        else shell.print(trialText(name, trial));
      }),
    'duly partner channel test "Agence Delmas"',
  );
}

function trialText(name: string, trial: Trial): string {
  if (trial.is === 'key')
    return `${trial.host} shows ${trial.key}. Nobody has signed in. Compare it with the one that the partner names, then: duly partner channel test "${name}" --confirm ${trial.key}`;
  if (trial.way === 'sftp') return `It works: a test file was put into ${trial.to} and taken away again.`;
  return trial.kept ? `No mail leaves here now: the test for ${trial.to} lies in the folder: ${trial.said}` : `The mail server has taken a test for ${trial.to}: ${trial.said}`; // prettier-ignore
}

export function parcelCommands(program: Command, shell: Shell, room: RoomOf): void {
  const group = program.command('parcel').description('what goes to partners by mail and into their folders: send, see, send again'); // prettier-ignore
  sending(group, shell, room);
  example(
    common(group.command('list <number>'))
      .description('what was sent of a case, by which way, and what became of it')
      .action(async (number: string, options: Common) => {
        const { work, company } = await atCompany(shell, options);
        const rows = (await parcelsOf(work, company.id, await caseOf(work, company.id, number))).map((one) => asJson(work, one)); // prettier-ignore
        if (options.json) shell.json(rows);
        else if (rows.length === 0) shell.print('Nothing was sent of it by mail or into a folder.');
        else for (const one of rows)
          shell.print(`${one.parcel}  ${one.what}  ${one.state}  ${one.way ?? '–'} ${one.to ?? ''}  tried ${one.attempts}  ${one.said ?? ''}`.trimEnd()); // prettier-ignore
      }),
    'duly parcel list RF-2026-0001',
  );
  example(
    common(group.command('again <parcel>'))
      .description('once more, by the way that the partner has now')
      .action(async (sealed: string, options: Common) => {
        const { work, company } = await atCompany(shell, options);
        const { id } = await theParcel(work, company.id, sealed);
        await sendAgain(work, company.id, id);
        if (options.json) shell.json({ parcel: sealed, state: 'waiting' });
        else shell.print(`${sealed}: waits; duly parcel send sends it now`);
      }),
    'duly parcel again PARCEL',
  );
  example(
    common(group.command('link <number>'))
      .description('only the link to a case, by mail')
      .requiredOption('--to <address>', 'of somebody at the partner')
      .action(async (number: string, options: Common & { to: string }) => {
        const { work, company } = await atCompany(shell, options);
        const to = await sendLink(work, await room(), company, { caseId: await caseOf(work, company.id, number), email: options.to }); // prettier-ignore
        if (options.json) shell.json({ number, to });
        else shell.print(`${number}: the link is on its way to ${to}`);
      }),
    'duly parcel link RF-2026-0001 --to lea@delmas.example',
  );
}

function sending(group: Command, shell: Shell, room: RoomOf): void {
  example(
    common(group.command('send [number]'))
      .description(
        'what waits, now; with a number first the file of that case, where it was handed over by another way',
      )
      .action(async (number: string | undefined, options: Common) => {
        const { work, company } = await atCompany(shell, options);
        let made = await makeParcels(work, company.id);
        if (number !== undefined) made += await fileFirst(work, company.id, number);
        const done = { made, ...(await sendDue(work, await room(), company)) };
        if (options.json) shell.json(done);
        else shell.print(`sent ${done.sent}, later ${done.later}, failed ${done.failed}, withdrawn ${done.withdrawn}`);
      }),
    'duly parcel send RF-2026-0001',
  );
}

/** Where the file was made ready already, it goes with all that waits. */
async function fileFirst(work: Work, companyId: number, number: string): Promise<number> {
  const caseId = await caseOf(work, companyId, number);
  if ((await parcelsOf(work, companyId, caseId)).some(({ kind }) => kind === 'file')) return 0;
  await sendFile(work, companyId, caseId);
  return 1;
}

async function caseOf({ db }: Work, companyId: number, number: string): Promise<number> {
  const found = await caseOfDossier(db.read, companyId, number);
  if (found !== undefined) return found.id;
  throw new Refusal('no-such-case', `${number} is with no partner.`, 'Hand it over: duly case hand-over NUMBER --partner NAME'); // prettier-ignore
}

const asJson = ({ ids }: Work, one: Parcel) => ({
  parcel: ids.seal('parcel', one.id),
  ...{ what: isNote(one.kind) ? one.kind : one.key, state: one.state, way: one.way, to: one.sentTo },
  ...{ enclosed: one.enclosed, attempts: one.attempts, said: one.said, nextAt: one.nextAt, doneAt: one.doneAt },
});
