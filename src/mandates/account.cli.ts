import { Option, type Command } from 'commander';
import { Refusal, WrongUse } from '../kernel/result';
import { LANGUAGES } from '../languages/said';
import { example } from '../platform/shell';
import { endSeat, inviteToSeat } from './account.actions';
import { seatsOf } from './account.store';
import { common, named, which, type Common, type Told } from './common.cli';
import { columnsFrom, INTAKE_FIELDS, readColumns } from './intake-columns';
import { setIntakeColumns } from './intake-columns.actions';
import { columnsKept } from './intake-columns.store';

/** `duly partner account …` and `duly partner columns`: who signs in at a partner, and in which columns it takes the list of its cases. */
interface InviteOptions extends Common {
  readonly email: string;
  readonly name: string;
  readonly language: string;
}

export function accountCommands(group: Command, { at, tell, shell }: Told, publicUrl: () => string): void {
  const account = group.command('account').description('people at a partner who sign in with password and code');
  example(
    common(account.command('invite <partner>'))
      .description('let somebody in; prints the link, which is told once')
      .requiredOption('--email <address>')
      .requiredOption('--name <name>')
      .addOption(new Option('--language <code>', 'in which the page speaks').choices(LANGUAGES).default('en'))
      .action(async (partner: string, options: InviteOptions) => {
        const here = await at(options);
        const found = await named(here, partner);
        const { email, name, language } = options;
        const { seatId, secret } = await inviteToSeat(here.work, { ...which(found), email, name, language });
        const link = `${publicUrl()}/partner/invitation/${secret}`;
        const said = { account: here.work.ids.seal('partner_seat', seatId), email, link };
        tell(options, said, `${email}: invited. The link, told this once: ${link}`);
      }),
    'duly partner account invite "Agence Delmas" --email lea@delmas.example --name "Léa Roux" --language fr',
  );
  example(
    common(account.command('list <partner>'))
      .description('who has an account there, and who has come')
      .action(async (partner: string, options: Common) => {
        const here = await at(options);
        const found = await named(here, partner);
        const rows = (await seatsOf(here.work.db.read, found.companyId, found.id)).map((seat) => ({
          account: here.work.ids.seal('partner_seat', seat.id),
          ...{ name: seat.name, email: seat.email, invitedAt: seat.recordedAt },
          ...{ acceptedAt: seat.acceptedAt, signedInAt: seat.signedInAt },
        }));
        const lines = rows.map((one) => `${one.account}  ${one.name}  ${one.email}  ${one.acceptedAt === null ? 'invited' : 'has come'}`); // prettier-ignore
        if (options.json) shell.json(rows);
        else shell.print(lines.length === 0 ? 'Nobody has an account there. Invite somebody: duly partner account invite PARTNER' : lines.join('\n')); // prettier-ignore
      }),
    'duly partner account list "Agence Delmas"',
  );
  example(
    common(account.command('revoke <partner>'))
      .description('somebody sees nothing of the partner any more, from the next click on')
      .requiredOption('--email <address>', 'of the account')
      .action(async (partner: string, options: Common & { email: string }) => {
        const here = await at(options);
        const found = await named(here, partner);
        const seats = await seatsOf(here.work.db.read, found.companyId, found.id);
        const seat = seats.find(({ email }) => email === options.email.trim().toLowerCase());
        if (seat === undefined) throw new Refusal('no-such-seat', 'There is no such account.', 'See which there are: duly partner account list PARTNER'); // prettier-ignore
        await endSeat(here.work, found.companyId, seat.id);
        tell(options, { email: seat.email, state: 'revoked' }, `${seat.email}: revoked`);
      }),
    'duly partner account revoke "Agence Delmas" --email lea@delmas.example',
  );
}

export function columnsCommand(group: Command, { at, tell }: Told): void {
  example(
    common(group.command('columns <partner>'))
      .description('in which columns it takes the list of its cases; with --set in these from now on')
      .option('--set <columns>', `HEADER=FIELD with commas; fields: ${INTAKE_FIELDS.join(', ')}`)
      .option('--usual', 'every field under its own name')
      .action(async (partner: string, options: Common & { set?: string; usual?: boolean }) => {
        const here = await at(options);
        const found = await named(here, partner);
        if (options.set !== undefined || options.usual) await setIntakeColumns(here.work, which(found), columnsTyped(options.usual ? '' : (options.set ?? ''))); // prettier-ignore
        const kept = await columnsKept(here.work.db.read, found.companyId, found.id);
        const columns = columnsFrom(kept);
        const own = kept !== null;
        tell(options, { partner, own, columns }, [own ? 'its own columns:' : 'the usual columns:', ...columns.map(({ header, field }) => `  ${header} = ${field}`)].join('\n')); // prettier-ignore
      }),
    'duly partner columns "Agence Delmas" --set "Akte=reference,Schuldner=debtor-name,Summe=total"',
  );
}

function columnsTyped(text: string) {
  const typed = text
    .split(',')
    .filter((one) => one.trim() !== '')
    .map((one) => {
      const at = one.lastIndexOf('=');
      return at < 0
        ? { header: one.trim(), field: '' }
        : { header: one.slice(0, at).trim(), field: one.slice(at + 1).trim() };
    });
  const read = readColumns(typed);
  if ('columns' in read) return read.columns;
  const [[n, fault] = ['0', 'field']] = Object.entries(read.wrong);
  throw new WrongUse(`Column ${Number(n) + 1} cannot be taken: ${fault}.`, 'Write it as HEADER=FIELD: see duly partner columns --help'); // prettier-ignore
}
