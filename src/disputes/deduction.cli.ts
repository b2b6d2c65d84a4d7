import { Option, type Command } from 'commander';
import { atCompany, common, type Common } from '../companies/common.cli';
import { format } from '../kernel/money';
import { Refusal } from '../kernel/result';
import { WRITE_OFF_WORDS } from '../languages/write-off-words';
import { labelOf } from '../ledger/open-item';
import { findItems } from '../ledger/store';
import { proposeThese, type WriteOffDeps } from '../ledger/write-off.actions';
import { example, type Shell } from '../platform/shell';
import { raise } from './actions';
import { CATEGORY_CODES } from './category';
import { CASE_OF, COURSE, REST_TITLES } from './deduction';
import { acceptRest, askForRest, noticeRests, restsOf, stopAskingForRest } from './deduction.actions';

/** `duly short`: what customers kept back of invoices that they paid but for a small rest, and what becomes of it. */
export function shortPaymentCommands(program: Command, shell: Shell, deps: WriteOffDeps): void {
  const group = program.command('short').description('short payments: decide on rests');
  example(
    common(group.command('list', { isDefault: true }))
      .description('rests that wait for a person, each with its probable reason and what is proposed')
      .action((options: Common) => list(shell, options)),
    'duly short list',
  );
  example(
    common(group.command('decide <document>'))
      .description(
        'the rest is accepted for what it is, becomes a case, is proposed for write-off, or is asked for by reminders',
      )
      .addOption(
        new Option('--as <what>', 'what becomes of it')
          .choices(['accept', 'case', 'write-off', 'ask'])
          .makeOptionMandatory(),
      )
      .addOption(new Option('--category <category>', 'what the case is about').choices(CATEGORY_CODES))
      .requiredOption('--because <text>', 'in words; of a case, what the customer says')
      .action((document: string, options: DecideOptions) => decide(shell, deps, document, options)),
    'duly short decide F-1001 --as case --category freight --because "free delivery was promised"',
  );
  example(
    common(group.command('undo <document>'))
      .description('the rest is not asked for, or not given up, after all: it waits for a decision again')
      .action((document: string, options: Common) => undo(shell, document, options)),
    'duly short undo F-1001',
  );
}

type DecideOptions = Common & {
  readonly as: 'accept' | 'case' | 'write-off' | 'ask';
  readonly category?: string;
  readonly because: string;
};

async function list(shell: Shell, options: Common): Promise<void> {
  const { work, company } = await atCompany(shell, options);
  await noticeRests(work, company.id);
  const rests = await restsOf(work.db.read, { companyId: company.id, today: work.today });
  if (options.json) {
    shell.json(
      rests.map((one) => ({
        item: work.ids.seal('item', one.itemId),
        customer: one.customerCode,
        document: labelOf(one),
        currency: one.currency,
        restMinor: one.restMinor,
        paidOn: one.paidOn,
        reason: one.kind,
        proposed: COURSE[one.kind],
      })),
    );
    return;
  }
  if (rests.length === 0) shell.print('No rest of a short payment waits for anybody.');
  for (const one of rests) {
    const rest = format({ minor: one.restMinor, currency: one.currency }, company.language);
    shell.print(
      `${labelOf(one)}  ${one.customerCode}  ${rest}  paid ${one.paidOn}  ${REST_TITLES[one.kind]}: ${PROPOSED[COURSE[one.kind]]}`,
    );
  }
}

const PROPOSED = { write_off: 'write it off', case: 'look into it', ask: 'is asked for' } as const;

async function decide(shell: Shell, deps: WriteOffDeps, text: string, options: DecideOptions): Promise<void> {
  const { work, company } = await atCompany(shell, options);
  const companyId = company.id;
  const itemIds = (await findItems(work.db.read, { companyId, text, ids: work.ids })).map(({ itemId }) => itemId);
  const [rest] = await restsOf(work.db.read, { companyId, today: work.today, itemIds });
  if (rest === undefined) throw new Refusal('no-such-rest', 'That is no rest of a short payment.', 'See which there are: duly short list'); // prettier-ignore
  const { itemId, customerId, currency, restMinor } = rest;
  const reason = options.because;
  if (options.as === 'accept') {
    await acceptRest(work, { companyId, itemId });
    told(shell, options, { accepted: text }, `${text}: the rest is given up beside the payment.`);
    return;
  }
  if (options.as === 'ask') {
    await askForRest(work, { companyId, itemId, reason });
    told(shell, options, { asked: text }, `${text}: the rest is asked for.`);
    return;
  }
  if (options.as === 'write-off') {
    const id = await proposeThese(work, { ...deps, companyId }, { currency, itemIds: [itemId], reason }, WRITE_OFF_WORDS.en.refused); // prettier-ignore
    told(
      shell,
      options,
      { writeOff: work.ids.seal('write_off', id) },
      `${text}: its write-off waits for a second person.`,
    );
    return;
  }
  const category = options.category ?? CASE_OF[rest.kind];
  const dispute = await raise(work, { companyId, customerId, items: [{ itemId, amountMinor: restMinor }], category, objection: reason }); // prettier-ignore
  told(shell, options, { dispute: work.ids.seal('dispute', dispute.id) }, `${text}: ${dispute.owner} looks into it until ${dispute.reviewOn}.`); // prettier-ignore
}

async function undo(shell: Shell, text: string, options: Common): Promise<void> {
  const { work, company } = await atCompany(shell, options);
  const [item] = await findItems(work.db.read, { companyId: company.id, text, ids: work.ids });
  await stopAskingForRest(work, { companyId: company.id, itemId: item?.itemId ?? 0 });
  told(shell, options, { waits: text }, `${text}: the rest waits for a decision again.`);
}

function told(shell: Shell, options: Common, json: object, text: string): void {
  if (options.json) shell.json(json);
  else shell.print(text);
}
