import { Option, type Command } from 'commander';
import { theCompany } from '../companies/store';
import { languageFrom } from '../documents/translation';
import { EXHIBIT_WORD_NAMES, LARGEST_MB, PROFILE_NAMES, PROFILES, SMALLEST_MB } from '../dossier/profile';
import type { ExhibitWord, Profile, ProfileName } from '../dossier/profile';
import { WrongUse } from '../kernel/result';
import { example, type Shell } from '../platform/shell';
import { onDay } from '../platform/work';
import { changeProfile } from './partner.actions';
import { partnersOf, type Partner } from './partner.store';
import { isAddress } from './partner';

/** `duly case partners` and `duly case profile`: who they are, and how each takes a recovery file. */
interface Common {
  readonly company?: string;
  readonly json?: boolean;
}

interface ProfileOptions extends Common {
  readonly like?: ProfileName;
  readonly largestMb?: string;
  readonly plain?: boolean;
  readonly word?: ExhibitWord;
  readonly list?: boolean;
  readonly each?: boolean;
  /** False: `--no-court`. */
  readonly court?: string | false;
  readonly email?: string | false;
}

export function partnerCommands(group: Command, shell: Shell): void {
  example(
    common(group.command('partners'))
      .description('the partners, and how each takes a recovery file')
      .action(async (given: Common) => {
        const { db } = await shell.open();
        const company = await theCompany(db.read, given.company);
        const partners = await partnersOf(db.read, company.id);
        if (given.json) shell.json(partners.map(asJson));
        else if (partners.length === 0)
          shell.print('No partner is known yet. Hand a recovery file over: duly case hand-over'); // prettier-ignore
        else for (const one of partners) shell.print(told(one));
      }),
    'duly case partners',
  );
  example(
    common(group.command('profile <partner>'))
      .description('how a partner takes a recovery file: how large, with what, under which word')
      .addOption(new Option('--like <name>', 'begin with a profile that has a name').choices(PROFILE_NAMES))
      .option('--largest-mb <number>', `MB of one PDF, ${SMALLEST_MB} to ${LARGEST_MB}; a larger file comes in parts`)
      .option('--plain', 'no files embedded in the PDF')
      .option('--no-plain', 'with the files embedded in the PDF')
      .addOption(new Option('--word <word>', 'what an exhibit is called').choices(EXHIBIT_WORD_NAMES))
      .option('--list', 'with a list of the exhibits as a sheet of its own')
      .option('--no-list', 'without it')
      .option('--each', 'in the archive, a PDF for each exhibit too')
      .option('--no-each', 'without them')
      .option(
        '--court <language>',
        'every piece is wanted in the language of the court, such as de: readiness names those that are not',
      )
      .option('--no-court', 'nobody asks for translations')
      .option('--email <address>', 'where it is told of supplements')
      .option('--no-email', 'it is told by nobody but you')
      .action(async (name: string, given: ProfileOptions) => {
        const opened = await shell.open();
        const company = await theCompany(opened.db.read, given.company);
        const by = (partner: Partner): boolean => partner.name === name;
        const done = await changeProfile(onDay(opened, company.zone), company.id, by, ({ profile, email }) => ({
          profile: changed(given.like ? PROFILES[given.like] : profile, given),
          email: given.email === false ? null : (addressIn(given.email) ?? email),
        }));
        if (given.json) shell.json(asJson(done));
        else shell.print(told(done));
      }),
    'duly case profile "Agence Delmas" --like france --largest-mb 10',
  );
}

const common = (command: Command): Command =>
  command.option('--company <code>', 'needed where there are several').option('--json', 'for scripts');

function changed(profile: Profile, { largestMb, plain, word, list, each, court }: ProfileOptions): Profile {
  const size = largestMb === undefined ? profile.largestMb : Number(largestMb);
  if (!Number.isInteger(size) || size < SMALLEST_MB || size > LARGEST_MB) {
    throw new WrongUse(`${largestMb ?? ''} is no size.`, `Give whole MB, ${SMALLEST_MB} to ${LARGEST_MB}.`);
  }
  return {
    largestMb: size,
    plain: plain ?? profile.plain,
    word: word ?? profile.word,
    list: list ?? profile.list,
    each: each ?? profile.each,
    court: court === false ? null : (courtIn(court) ?? profile.court),
  };
}

function courtIn(text: string | undefined): string | undefined {
  const found = text === undefined ? undefined : languageFrom(text);
  if (text === undefined || found !== undefined) return found;
  throw new WrongUse(`${text} is no language.`, 'Write it as two letters, such as de.');
}

function addressIn(text: string | undefined): string | undefined {
  if (text === undefined || isAddress(text)) return text;
  throw new WrongUse(`${text} is no mail address.`, 'Write it as name@example.com.');
}

const asJson = ({ name, kind, email, profile }: Partner) => ({ name, kind, email, profile });

function told({ name, kind, email, profile: { largestMb, plain, word, list, each, court } }: Partner): string {
  const parts = [
    `PDFs up to ${largestMb} MB`,
    plain ? 'without embedded files' : 'with embedded files',
    word === 'language' ? 'exhibits in the word of the language' : `exhibits as ${word}`,
    ...(list ? ['a list of the exhibits'] : []),
    ...(each ? ['a PDF for each exhibit'] : []),
    ...(court === null ? [] : [`every piece in ${court}`]),
    ...(email === null ? [] : [`told at ${email}`]),
  ];
  return `${name}  ${kind}  ${parts.join(', ')}`;
}
