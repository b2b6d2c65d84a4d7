import { readFileSync } from 'node:fs';
import type { Command } from 'commander';
import { amountOption, atCompany, dayOption, withAsOf, type Common } from '../companies/common.cli';
import { settingsOf } from '../companies/store';
import { count } from '../kernel/count';
import { addDays, minDay } from '../kernel/day';
import { isCurrency } from '../kernel/money';
import { Refusal, WrongUse } from '../kernel/result';
import { BadFile, example, type Shell } from '../platform/shell';
import { caseAnswers, casesIn, type CaseAnswer } from './case-answer';
import type { CaseDoubt } from './case-doubts';
import { confirmedAt } from './confirmation.actions';
import { boundedRate } from './contract-bounds';
import { interestHoldCommands } from './interest-hold.cli';
import { interestOnLedger } from './interest.actions';
import { interestOnSum, type SingleAsked } from './interest-item';
import { customerTold, interestJson, noPolicyTold, sumTold } from './interest-told';
import { knownLaws, policyFor, type PolicyFound } from './policy-for';
import { shippedTable } from './rate-table';
import { rateTable } from './store';
import { whose } from './whose.cli';

/** `duly interest`: what a sum, a document or a customer bears as of a day, in a table that a clerk can recompute; and files of cases. */
interface Options extends Common {
  readonly cases?: string;
  readonly principal?: string;
  readonly currency?: string;
  readonly due?: string;
  readonly from?: string;
  readonly to?: string;
  readonly paid: readonly string[];
  readonly law?: string;
  readonly debtor?: string;
  readonly contractOn?: string;
  readonly rate?: string;
  readonly paidLate?: boolean;
  readonly estimate?: boolean;
}

export function interestCommands(program: Command, shell: Shell): void {
  const command = withAsOf(program.command('interest'))
    .argument('[what]', 'a customer or a document; without one: --principal or --cases')
    .description('interest on late payment as of a day: of a customer, a document or a sum, line by line')
    .option('--paid-late', 'of a customer: also invoices that were paid late; their interest outlives them')
    .option('--estimate', 'carry the last known rate on where nobody has published more; such lines are marked')
    .option('--principal <amount>', 'a sum that stands in no ledger, such as 1000 or 1234.50')
    .option('--currency <code>', 'of the sum', 'EUR')
    .option('--due <day>', 'its last day to pay: interest runs from the day after')
    .option('--from <day>', 'instead: the first day that bears interest')
    .option('--to <day>', 'the last day that does; otherwise today')
    .option('--paid <day=amount>', 'a payment meanwhile; as often as there were any', collected, [])
    .option('--law <country>', 'whose law counts, such as DE; UK is England and Wales')
    .option('--debtor <kind>', 'company, sole_trader, public_body or consumer', 'company')
    .option('--contract-on <day>', 'of the contract, where the margin follows it')
    .option('--rate <percent>', 'a year, as a contract says; instead of what the law says')
    .option('--cases <file>', 'instead: calculations as JSON, to be checked (their shape stands below)')
    .action(async (what: string | undefined, given: Options) => {
      if (given.cases !== undefined) cases(shell, given.cases, given.json === true);
      else if (given.principal !== undefined) await ofSum(shell, given.principal, given);
      else if (what !== undefined) await onLedger(shell, what, given);
      else throw new WrongUse('Interest of what?', 'Name a customer or a document, or give --principal or --cases.');
    });
  example(command, 'duly interest --principal 1000 --due 2023-06-20 --to 2023-08-31 --law DE --debtor company');
  example(command, 'duly interest 4711 --as-of 2026-03-31');
  command.addHelpText('after', SHAPE);
  program.enablePositionalOptions(); // --from belongs to a hold where one is named
  command.enablePositionalOptions();
  interestHoldCommands(command, shell);
}

/** Every field and word: `fixtures/law/README.md`. */
const SHAPE = `
A file of cases (every field and word of it: fixtures/law/README.md):
  [{"id": "UK-1", "currency": "GBP",
    "claims": [{"principal": "1000", "from": "2025-01-01", "to": "2025-12-31", "rate": {"percent": "8"}}],
    "payments": [{"on": "2025-06-01", "amount": "400"}],
    "policy": {"dayCount": "act/365", "counting": "difference", "rounding": "end"},
    "expected": {"interest": "61.11"}}]
A case that cannot be read says why in its place, the others are answered, and the exit code is 3.
`;

const collected = (one: string, before: readonly string[]): string[] => [...before, one];

/** A file that is no list of cases ends with 3; so does one in which a case cannot be read, after all have been answered. */
function cases(shell: Shell, path: string, json: boolean): void {
  const list = casesIn(parsed(path));
  if (list === undefined)
    throw new BadFile(`${path} holds no cases.`, 'Give a list of cases, or an object with `cases`.');
  const answers = caseAnswers(list, shippedTable());
  if (json) shell.json(answers);
  else for (const answer of answers) shell.print(answerLine(answer));
  const bad = answers.filter(({ error }) => error !== undefined).length;
  if (bad > 0)
    throw new BadFile(`${count(bad, 'case')} of ${list.length} cannot be read.`, 'Each says why, in its place.');
}

/** What comes out of a file is several times as long as it. */
const LARGEST = 64 * 1024 * 1024;

function parsed(path: string): unknown {
  const bytes = readFileSync(path === '-' ? 0 : path);
  if (bytes.length > LARGEST) throw new BadFile(`${path} is larger than 64 MB.`, 'Give it in parts.');
  try {
    return JSON.parse(bytes.toString('utf8').replace(/^\uFEFF/, ''));
  } catch (error) {
    const why = error instanceof Error ? error.message.replace(/\s+/g, ' ').slice(0, 200) : '';
    throw new BadFile(`${path} is no JSON: ${why}`, 'Give a file of cases as JSON.');
  }
}

function answerLine(answer: CaseAnswer): string {
  const { id, error, interest, currency, expected, matches, policy } = answer;
  if (error !== undefined) return `✗ ${id}: ${error}`;
  const mark = matches === undefined ? ' ' : matches === true ? '✓' : '✗';
  const wanted = matches === false ? `, and ${String(expected)} was expected` : '';
  const first = `${mark} ${id}: ${String(interest)} ${String(currency)}${wanted} (${String(policy)})`;
  return [first, ...beside(answer).map((text) => `    ! ${text}`)].join('\n');
}

/** What a figure leaves out, and what is odd about its case. */
function beside({ unknownFrom, ignored, warnings }: CaseAnswer): string[] {
  const odd = (warnings as readonly (CaseDoubt | { readonly kind: '' })[]).flatMap((one) => {
    if (one.kind === 'same_id') return ['a case before it has the same id'];
    if (one.kind === 'ends_before_it_begins') return [`claim ${one.claim} ends before it begins`];
    if (one.kind !== 'days_differ') return [];
    return [`claim ${one.claim} says ${one.said} days; between its dates there are ${one.counted}, which count`];
  });
  const read = ignored as readonly string[] | undefined;
  return [
    ...(unknownFrom === undefined
      ? []
      : [`from ${unknownFrom as string} on no rate is known: those days bear nothing here`]),
    ...odd,
    ...(read === undefined ? [] : [`not read: ${read.join(', ')}`]),
  ];
}

async function ofSum(shell: Shell, principal: string, given: Options): Promise<void> {
  const currency = (given.currency ?? 'EUR').toUpperCase();
  if (!isCurrency(currency)) throw new WrongUse(`${currency} is no currency.`, 'Give its three letters, such as EUR.');
  const found = policyOption(given);
  const work = await shell.open();
  const asked: SingleAsked = {
    ...{ principalMinor: amountOption(principal, currency), currency, term: termOption(given) },
    to: dayOption(given.to ?? given.asOf ?? work.today),
    contractOn: given.contractOn === undefined ? null : dayOption(given.contractOn),
    payments: given.paid.map((text) => paymentOption(text, currency)),
    ...{ policy: found.policy, table: await rateTable(work.db.read), estimate: given.estimate === true },
  };
  if (asked.principalMinor < 0) throw new WrongUse('A sum below zero bears nothing.', 'Give what is owed.');
  const { within, notes, isKnownAfter } = withinBounds(asked, found);
  const counted = interestOnSum(within);
  const answer = isKnownAfter ? counted : { ...counted, daily: null };
  if (given.json === true) shell.json({ ...interestJson(answer, currency, found), notes });
  else shell.print([...sumTold(answer, currency, found), ...notes.map((note) => `! ${note}`)].join('\n'));
}

interface Within {
  readonly within: SingleAsked;
  readonly notes: readonly string[];
  /** Of the day after the last. */
  readonly isKnownAfter: boolean;
}

/** A contract's rate, no lower than the law's floor and no higher than its cap on each day; it ends with what is known of these. */
function withinBounds(asked: SingleAsked, { bounds }: PolicyFound): Within {
  const from = 'from' in asked.term ? asked.term.from : addDays(asked.term.after, 1);
  if (bounds === null || from > asked.to) return { within: asked, notes: [], isKnownAfter: true };
  const { rate, stretches, unknownFrom } = boundedRate(asked.policy.rate, bounds, { ...asked, from, to: addDays(asked.to, 1) }); // prettier-ignore
  if (unknownFrom === from) {
    const sentence = `What the law lets a contract say from ${from} on is not known: the rates of that day were not published.`;
    throw new Refusal('bounds-unknown', sentence, 'Add the rate with its source: duly law rates add FILE.');
  }
  const to = unknownFrom !== null && unknownFrom <= asked.to ? addDays(unknownFrom, -1) : asked.to;
  const notes = stretches
    .filter(({ applied, from: first }) => applied !== 'contract' && first <= to)
    .map((one) => `${one.from} to ${minDay(one.to, to)}: ${one.percent} % is the ${one.applied} of the law; the contract says ${one.contract} % (${bounds.basis.text}).`); // prettier-ignore
  const late = to === asked.to ? [] : [`From ${addDays(to, 1)} on the bounds of the law are not known: these days are not counted.`]; // prettier-ignore
  return {
    within: { ...asked, to, policy: { ...asked.policy, rate } },
    notes: [...notes, ...late],
    isKnownAfter: unknownFrom === null,
  };
}

function termOption({ due, from }: Options): SingleAsked['term'] {
  if (due !== undefined && from === undefined) return { after: dayOption(due) };
  if (from !== undefined && due === undefined) return { from: dayOption(from) };
  throw new WrongUse(
    'From when does interest run?',
    'Give --due (the last day to pay) or --from (the first day of interest).',
  );
}

function paymentOption(text: string, currency: string): SingleAsked['payments'][number] {
  const [on = '', amount = ''] = text.split('=');
  const amountMinor = amountOption(amount, currency);
  if (amountMinor <= 0)
    throw new WrongUse(`${text} is no payment.`, 'Write --paid DAY=AMOUNT, such as 2026-03-02=500.');
  return { on: dayOption(on), amountMinor, claims: [] };
}

const DEBTORS = ['company', 'sole_trader', 'public_body', 'consumer'] as const;

function policyOption({ law, debtor, rate }: Options): PolicyFound {
  const who = DEBTORS.find((one) => one === debtor);
  if (who === undefined)
    throw new WrongUse(`${debtor ?? ''} is no kind of debtor.`, `There are: ${DEBTORS.join(', ')}.`);
  if (law === undefined) throw new WrongUse('By whose law?', `Give --law, one of: ${knownLaws().join(', ')}.`);
  if (rate !== undefined && (amountOption(rate, 'EUR') <= 0 || Number(rate) > 1000))
    throw new WrongUse(`${rate} is no rate.`, 'Give percent a year, such as 10 or 12.62.');
  const contractTerms = rate === undefined ? null : { rate: { kind: 'fixed', percent: rate } as const };
  const found = policyFor({ law: law.toUpperCase(), debtor: who, contractTerms });
  if (found.kind === 'policy') return found;
  if (found.reason === 'unknown_law')
    throw new WrongUse(`Nothing is known of the law of ${law}.`, `Give one of: ${knownLaws().join(', ')}.`);
  throw new Refusal('no-interest', noPolicyTold(found), 'Give what the contract says: --rate PERCENT.');
}

async function onLedger(shell: Shell, what: string, given: Options): Promise<void> {
  const { work, company } = await atCompany(shell, given);
  const q = work.db.read;
  const { customerId, itemIds } = await whose(work, company.id, what);
  const found = await interestOnLedger(q, {
    ...{ company, settings: await settingsOf(q, company.id), itemIds, asOn: work.today },
    range: { companyId: company.id, first: customerId, last: customerId },
    among: given.paidLate === true || itemIds.length > 0 ? 'paid_late_too' : 'open',
    ...{ table: await rateTable(q), estimate: given.estimate === true },
    confirmed: await confirmedAt(q, work, company.id),
  });
  if (given.json === true) shell.json(found.map((one) => customerTold(one).json));
  else if (found.length === 0) shell.print(`Nothing of ${what} is overdue on ${work.today}.`);
  else shell.print(found.flatMap((one) => customerTold(one).lines).join('\n'));
}
