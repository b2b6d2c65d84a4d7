import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { Option, type Command } from 'commander';
import { dayFrom, type Day } from '../kernel/day';
import { WrongUse } from '../kernel/result';
import { isLanguage, LANGUAGES, type Language } from '../languages/said';
import { BadFile, example } from '../platform/shell';
import { AGREEMENT_KINDS, termsSchema, type AgreementKind } from './agreement';
import { addAgreement } from './agreement.actions';
import { common, named, which, type At, type Common, type Told } from './common.cli';
import { setFees } from './fee.actions';
import { feesOf } from './fee.store';
import { feeFaults } from './fees/faults';
import { feeModelSchema } from './fees/fee-model';
import { faultText } from './fees/told';
import { drawAgreement } from './paper.actions';
import type { RegisteredPartner } from './partner.store';

/** `duly partner fees` and `duly partner agreement`: what a partner charges, and what was agreed with it on paper. */
export function agreeing(group: Command, { at, tell }: Told): void {
  example(
    common(group.command('fees <partner> <file>'))
      .description('what it charges from a day on, as JSON: see the fees of duly partner show --json')
      .requiredOption('--name <name>', 'such as "Standard 2026"')
      .option('--from <day>', 'its first day; today where it is not given')
      .action(async (partner: string, file: string, options: Common & { name: string; from?: string }) => {
        const here = await at(options);
        const found = await named(here, partner);
        const read = feeModelSchema.safeParse(jsonIn(file));
        if (!read.success) throw new BadFile(`${file}: ${read.error.issues[0]?.path.join('.') ?? ''} ${read.error.issues[0]?.message ?? ''}`); // prettier-ignore
        const [fault] = feeFaults(read.data);
        if (fault !== undefined) throw new BadFile(`${file}: ${faultText(fault, read.data.currency, { language: 'en', locale: 'en' })}`); // prettier-ignore
        const validFrom = options.from === undefined ? here.work.today : dayGiven(options.from);
        await setFees(here.work, which(found), { name: options.name, model: read.data, validFrom });
        tell(options, { partner, name: options.name, from: validFrom }, `${partner}: ${options.name} from ${validFrom}`); // prettier-ignore
      }),
    'duly partner fees "Agence Delmas" fees.json --name "Standard 2026" --from 2026-03-02',
  );
  example(
    common(group.command('agreement <partner> [pdf]'))
      .description('file an agreement that was made elsewhere, or without a file draw one up to be signed')
      .addOption(new Option('--kind <kind>').choices(AGREEMENT_KINDS).default('collection'))
      .option('--from <day>', 'its first day; today where it is not given')
      .option('--until <day>', 'its last day')
      .option('--signed-on <day>', 'by both')
      .option('--signed-by <names>')
      .option(
        '--remit-days <days>',
        'within which it passes money on; not given for one that is filed: nothing was agreed',
      )
      .addOption(new Option('--language <code>', 'of one that is drawn up').choices(LANGUAGES))
      .action(async (partner: string, pdf: string | undefined, options: AgreementOptions) => {
        const here = await at(options);
        const found = await named(here, partner);
        const id = await agree(here, found, pdf, options);
        const state = pdf === undefined ? 'drawn up' : 'filed';
        tell(options, { agreement: here.work.ids.seal('agreement', id), kind: options.kind, state }, `${options.kind.replaceAll('_', ' ')} with ${partner}: ${state}`); // prettier-ignore
      }),
    'duly partner agreement "Agence Delmas" contract.pdf --until 2026-12-31 --remit-days 14 --signed-on 2026-03-02 --signed-by "Léa Roux, Marie Delmas"',
  );
}

interface AgreementOptions extends Common {
  readonly kind: AgreementKind;
  readonly from?: string;
  readonly until?: string;
  readonly signedOn?: string;
  readonly signedBy?: string;
  readonly remitDays?: string;
  readonly language?: Language;
}

async function agree(
  { work, company }: At,
  partner: RegisteredPartner,
  pdf: string | undefined,
  options: AgreementOptions,
): Promise<number> {
  const { kind, from, until, signedOn, signedBy, language } = options;
  const validFrom = from === undefined ? work.today : dayGiven(from);
  const validUntil = until === undefined ? null : dayGiven(until);
  const terms = termsSchema.parse({ remitDays: remitDaysGiven(options.remitDays) });
  if (pdf === undefined) {
    const [fees] = await feesOf(work.db.read, company.id, partner.id);
    const spoken = [language, partner.language, company.language].find((one) => one !== undefined && one !== null && isLanguage(one)) ?? 'en'; // prettier-ignore
    return drawAgreement(work, company, which(partner), { kind, validFrom, validUntil, terms, feeModelId: fees?.id ?? null, language: spoken }); // prettier-ignore
  }
  if ((signedOn === undefined) !== (signedBy === undefined)) throw new WrongUse('A signature has a day and a name.', 'Give both --signed-on and --signed-by.'); // prettier-ignore
  return addAgreement(work, which(partner), {
    ...{ kind, origin: 'uploaded', validFrom, validUntil, terms, feeModelId: null, language: null },
    paper: { fileName: basename(pdf), bytes: bytesOf(pdf) },
    signed: signedOn === undefined ? null : { on: dayGiven(signedOn), by: signedBy ?? '' },
  });
}

function remitDaysGiven(text: string | undefined): number | null {
  if (text === undefined) return null;
  if (!/^\d{1,3}$/.test(text) || Number(text) > 365) throw new WrongUse(`${text} are no days.`, 'Write them as 30, at most 365.'); // prettier-ignore
  return Number(text);
}

function dayGiven(text: string): Day {
  const found = dayFrom(text);
  if (found === undefined) throw new WrongUse(`${text} is no day.`, 'Write it as 2026-03-02.');
  return found;
}

function bytesOf(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch {
    throw new BadFile(`There is no ${file}.`, 'Give the path of a file that is there.');
  }
}

function jsonIn(file: string): unknown {
  try {
    return JSON.parse(bytesOf(file).toString('utf8'));
  } catch (error) {
    if (error instanceof BadFile) throw error;
    throw new BadFile(`${file} is no JSON.`, 'See the shape: duly partner show NAME --json');
  }
}
