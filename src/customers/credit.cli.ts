import { Option, type Command } from 'commander';
import { amountOption, atCompany, common, dayOption, type Common } from '../companies/common.cli';
import type { Company } from '../companies/company';
import { format, isCurrency, type Money } from '../kernel/money';
import { WrongUse } from '../kernel/result';
import { example, type Shell } from '../platform/shell';
import type { Work } from '../platform/work';
import { reportToInsurer, takeReportBack } from './cover-report.actions';
import { COVER_KINDS, type CoverReport, type CreditCover, type CreditLimit } from './credit';
import { setCredit } from './credit.actions';
import { coverOf, coverReportsOf } from './credit.store';
import { customerById, findCustomer } from './store';

/** `duly customers credit` and `insurer`: how much a customer may owe, who insures it, and what the insurer was told. */
export function creditCommands(group: Command, shell: Shell): void {
  const none = 'none: there is none';
  example(
    common(group.command('credit <customer>'))
      .description('show or set how much it may owe, and the terms of the credit insurance')
      .option('--limit <amount>', `it may owe so much; ${none}`)
      .option('--currency <code>', 'of both limits')
      .option('--insurer <name>', `who insures it; ${none}`)
      .option('--insured <amount>', 'insured up to; none: without a limit of its own')
      .option('--notice-days <days>', `the insurer must hear so many days after the due day; ${none}`)
      .option('--claim-days <days>', `the claim must be made by then; ${none}`)
      .option('--extension-days <days>', `a plan that pays later needs its consent; ${none}`)
      .addOption(new Option('--plan-consent <whether>', 'every plan needs its consent').choices(['yes', 'no']))
      .addOption(new Option('--insurer-collects <whether>', 'it collects what stays unpaid').choices(['yes', 'no']))
      .option('--why <reason>', 'needed to change anything')
      .action((text: string, options: CreditOptions) => credit(shell, text, options)),
    'duly customers credit 4711 --limit 20000 --insurer Atradius --insured 15000 --notice-days 60 --why "policy of March"',
  );
  example(
    common(group.command('insurer <customer> <told>'))
      .description(`record that the insurer was told (${COVER_KINDS.join(', ')}) of what was due on a day`)
      .requiredOption('--due <day>', 'the due day of the items')
      .option('--on <day>', 'when it was told; otherwise today')
      .option('--reference <text>', 'of the insurer')
      .option('--undo', 'it was not told after all')
      .action((text: string, told: string, options: ToldOptions) => tell(shell, { text, told }, options)),
    'duly customers insurer 4711 notice --due 2026-03-31 --reference N-4711',
  );
}

type YesNo = 'yes' | 'no';
type CreditOptions = Common & {
  readonly limit?: string;
  readonly currency?: string;
  readonly insurer?: string;
  readonly insured?: string;
  readonly noticeDays?: string;
  readonly claimDays?: string;
  readonly extensionDays?: string;
  readonly planConsent?: YesNo;
  readonly insurerCollects?: YesNo;
  readonly why?: string;
};

async function credit(shell: Shell, text: string, options: CreditOptions): Promise<void> {
  const { work, company } = await atCompany(shell, options);
  const { id } = await findCustomer(work.db.read, company.id, text, work.ids);
  const before = await standing(work, company, id);
  const given = Object.keys(options).some((name) => !['company', 'json', 'asOf', 'why'].includes(name));
  if (given) {
    if (options.why === undefined) throw new WrongUse('The reason is missing.', 'Write --why "policy of March".');
    const currency = (
      options.currency ??
      before.limit?.currency ??
      before.cover?.currency ??
      company.currency
    ).toUpperCase();
    if (!isCurrency(currency)) throw new WrongUse(`${currency} is no currency.`, 'Write --currency EUR.');
    const changed = {
      limit: limitFrom(options, currency, before.limit),
      cover: coverFrom(options, currency, before.cover),
    };
    await setCredit(work, { companyId: company.id, customerId: id }, { ...changed, why: options.why });
  }
  await print(shell, { work, company, id, json: options.json === true });
}

interface Standing {
  readonly limit: CreditLimit | null;
  readonly cover: CreditCover | null;
  readonly told: readonly CoverReport[];
}

async function standing({ db }: Work, company: Company, customerId: number): Promise<Standing> {
  const { creditLimitMinor: minor, creditLimitCurrency } = await customerById(db.read, company.id, customerId);
  return {
    limit: minor === null ? null : { minor, currency: creditLimitCurrency ?? company.currency },
    cover: await coverOf(db.read, company.id, customerId),
    told: await coverReportsOf(db.read, { companyId: company.id, customerId }),
  };
}

function limitFrom({ limit }: CreditOptions, currency: string, before: CreditLimit | null): CreditLimit | null {
  const minor = limit === undefined ? (before?.minor ?? null) : amountFrom(limit, currency);
  if (minor !== null && limit === undefined && before?.currency !== currency) throw inAnother(currency, '--limit');
  return minor === null ? null : { minor, currency };
}

const inAnother = (currency: string, option: string): WrongUse =>
  new WrongUse(`Both limits are in one currency, and the other is not in ${currency}.`, `Write ${option} AMOUNT too.`);

/** What is not named stays as it was; without an insurer there are no terms. */
function coverFrom(options: CreditOptions, currency: string, before: CreditCover | null): CreditCover | null {
  const { insured, noticeDays, claimDays, extensionDays, planConsent, insurerCollects } = options;
  const insurer = options.insurer === 'none' ? '' : (options.insurer?.trim() ?? before?.insurer ?? '');
  if (insurer === '') {
    const terms = [insured, noticeDays, claimDays, extensionDays, planConsent, insurerCollects];
    if (terms.every((term) => term === undefined)) return null;
    throw new WrongUse('Terms of an insurance need an insurer.', 'Write --insurer NAME.');
  }
  const was = before ?? NO_TERMS;
  if (insured === undefined && was.limitMinor !== null && before?.currency !== currency)
    throw inAnother(currency, '--insured');
  return {
    ...{ insurer, currency, limitMinor: insured === undefined ? was.limitMinor : amountFrom(insured, currency) },
    noticeDays: daysFrom('--notice-days', noticeDays, was.noticeDays),
    claimDays: daysFrom('--claim-days', claimDays, was.claimDays),
    longestExtensionDays: daysFrom('--extension-days', extensionDays, was.longestExtensionDays),
    planNeedsConsent: planConsent === undefined ? was.planNeedsConsent : planConsent === 'yes',
    insurerCollects: insurerCollects === undefined ? was.insurerCollects : insurerCollects === 'yes',
  };
}

const NO_TERMS: Omit<CreditCover, 'insurer' | 'currency'> = {
  ...{ limitMinor: null, noticeDays: null, claimDays: null, longestExtensionDays: null },
  ...{ planNeedsConsent: false, insurerCollects: false },
};

function amountFrom(typed: string, currency: string): number | null {
  if (typed === 'none') return null;
  const minor = amountOption(typed, currency);
  if (minor < 0) throw new WrongUse(`${typed} is less than nothing.`, 'Write an amount such as 20000.00, or none.');
  return minor;
}

function daysFrom(name: string, typed: string | undefined, was: number | null): number | null {
  if (typed === undefined) return was;
  if (typed === 'none') return null;
  if (!/^\d{1,4}$/.test(typed)) throw new WrongUse(`${typed} is no number of days.`, `Write ${name} 60.`);
  return Number(typed);
}

type ToldOptions = Common & {
  readonly due: string;
  readonly on?: string;
  readonly reference?: string;
  readonly undo?: boolean;
};

async function tell(
  shell: Shell,
  { text, told }: { readonly text: string; readonly told: string },
  options: ToldOptions,
): Promise<void> {
  const { work, company } = await atCompany(shell, options);
  const { id } = await findCustomer(work.db.read, company.id, text, work.ids);
  const kind = COVER_KINDS.find((one) => one === told);
  if (kind === undefined)
    throw new WrongUse(`${told} is nothing that an insurer is told.`, `Write ${COVER_KINDS.join(' or ')}.`);
  const whose = { companyId: company.id, customerId: id };
  const dueOn = dayOption(options.due);
  if (options.undo === true) {
    const report = (await coverReportsOf(work.db.read, whose)).find((one) => one.kind === kind && one.dueOn === dueOn);
    if (report === undefined)
      throw new WrongUse(
        `The insurer was not told of a ${kind} for ${dueOn}.`,
        `duly customers credit ${text} shows what it was told.`,
      );
    await takeReportBack(work, whose, report);
  } else {
    const toldOn = options.on === undefined ? work.today : dayOption(options.on);
    await reportToInsurer(work, whose, { kind, dueOn, toldOn, reference: options.reference ?? null });
  }
  await print(shell, { work, company, id, json: options.json === true });
}

const said = (money: Money): string => format(money, 'en-GB');

interface Shown {
  readonly work: Work;
  readonly company: Company;
  readonly id: number;
  readonly json: boolean;
}

async function print(shell: Shell, { work, company, id, json }: Shown): Promise<void> {
  const { limit, cover, told } = await standing(work, company, id);
  if (json) {
    shell.json({
      limit,
      cover,
      told: told.map(({ kind, dueOn, toldOn, reference, by }) => ({ kind, dueOn, toldOn, reference, by })),
    });
    return;
  }
  shell.print(limit === null ? 'No credit limit.' : `It may owe ${said(limit)}.`);
  if (cover === null) {
    shell.print('Not insured.');
    return;
  }
  const upTo = cover.limitMinor === null ? '' : ` up to ${said({ minor: cover.limitMinor, currency: cover.currency })}`;
  shell.print(`Insured with ${cover.insurer}${upTo}.`);
  const after = (what: string, days: number | null): void => {
    if (days !== null) shell.print(`  ${what} ${days} days after the due day.`);
  };
  after('Notice of what is overdue by', cover.noticeDays);
  after('Claim by', cover.claimDays);
  after('Consent to a plan that pays later than', cover.longestExtensionDays);
  if (cover.planNeedsConsent) shell.print('  Every plan needs its consent.');
  if (cover.insurerCollects) shell.print('  It collects what stays unpaid.');
  for (const { kind, dueOn, toldOn, reference } of told)
    shell.print(`  ${toldOn}: ${kind} for what was due on ${dueOn}${reference === null ? '' : ` (${reference})`}`);
}
