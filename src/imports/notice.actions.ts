import type { MergedCustomers } from '../customers/merge.store';
import { codesOf } from '../customers/code.store';
import { overtakenTask, type Override } from '../customers/override';
import { overridesOf, sourceMoved } from '../customers/override.store';
import { count } from '../kernel/count';
import { grouped } from '../kernel/grouped';
import { sum, toDecimal } from '../kernel/money';
import { asks } from '../languages/task-title';
import type { BookedLines, Disagreement } from '../ledger/book';
import type { Tx } from '../platform/db';
import type { Work } from '../platform/work';
import { closeTasksAbout, openTasks } from '../tasks/actions';
import type { NewTask } from '../tasks/task';
import type { Outcome } from './outcome';

/** What an import leaves for a person to look at: each a task, and a sentence in the outcome. */
export interface Noticed {
  readonly outcome: Outcome;
  readonly companyId: number;
  readonly importId: number;
  readonly lines: BookedLines;
  readonly customers: MergedCustomers;
}

export async function openNotices(tx: Tx, work: Work, noticed: Noticed): Promise<string[]> {
  const { outcome, lines, customers } = noticed;
  await openTasks(tx, work, [
    ...disagreements(work, noticed),
    ...(await overtaken(tx, work, noticed)),
    ...missing(work, noticed),
  ]);
  if (outcome.missing.closed > 0) await closeTasksAbout(tx, work, closedSince(noticed));
  const corrected = lines.overtaken.length + customers.overtaken.length;
  return [
    ...(lines.disagreements.length === 0
      ? []
      : [
          `${count(lines.disagreements.length, 'item is', 'items are')} open in the list although payments cover ${lines.disagreements.length === 1 ? 'it' : 'them'} here: look at the tasks.`,
        ]),
    ...(corrected === 0
      ? []
      : [
          `${count(corrected, 'correction made here now differs', 'corrections made here now differ')} from a new value of the source: look at the tasks.`,
        ]),
  ];
}

function disagreements(work: Work, { companyId, lines }: Noticed): NewTask[] {
  const byBank = grouped(
    lines.disagreements.filter(({ bankMoney }) => bankMoney),
    ({ customerId, currency }) => `${customerId}/${currency}`,
  );
  return [
    ...lines.disagreements.filter(({ bankMoney }) => !bankMoney).map((found) => itemDisagrees(work, companyId, found)),
    ...[...byBank.values()].map((found) => customerDisagrees(work, companyId, found)),
  ];
}

const itemDisagrees = (work: Work, companyId: number, found: Disagreement): NewTask => ({
  companyId,
  customerId: found.customerId,
  kind: 'statement_disagrees',
  key: `item/${found.itemId}/states/${found.statedMinor}`,
  about: `item/${found.itemId}`,
  title: asks('statementDisagrees', {
    stated: { minor: found.statedMinor, currency: found.currency },
    document: found.document,
    open: { minor: found.openMinor, currency: found.currency },
  }),
  dueOn: work.today,
});

/** Accounting has not booked what the bank told of: one question for all of a customer's items. */
function customerDisagrees(work: Work, companyId: number, found: readonly Disagreement[]): NewTask {
  const { customerId = null, currency = '' } = found[0] ?? {};
  const minor = (of: (one: Disagreement) => number): { minor: number; currency: string } => ({
    minor: sum(found.map(of)),
    currency,
  });
  const [stated, open] = [minor((one) => one.statedMinor), minor((one) => one.openMinor)];
  return {
    companyId,
    customerId,
    kind: 'statement_disagrees',
    key: `customer/${customerId ?? 0}/${currency}/states/${stated.minor}/${open.minor}`,
    about: `customer/${customerId ?? 0}`,
    title: asks('statementLacksReceipts', {
      ...{ stated, open, n: found.length },
      documents: [
        ...found.slice(0, MOST_NAMED).map(({ document }) => document),
        ...(found.length > MOST_NAMED ? ['…'] : []),
      ].join(', '),
    }),
    dueOn: work.today,
  };
}

const MOST_NAMED = 5;

/** Corrections that stay although the source moved; what it says now is noted beside them, so that each move is shown once. */
async function overtaken(tx: Tx, work: Work, { companyId, lines, customers }: Noticed): Promise<NewTask[]> {
  const moved = [
    ...lines.overtaken.map((line) => ({ ...line, subject: `entry/${line.entryId}` })),
    ...customers.overtaken.map((customer) => ({ ...customer, subject: `customer/${customer.customerId}` })),
  ];
  if (moved.length === 0) return [];
  const standing = [...(await overridesOf(tx, companyId, 'entry')), ...(await overridesOf(tx, companyId, 'customer'))];
  const found = moved.flatMap((move) => {
    const override = standing.find(({ subject, field }) => subject === move.subject && field === move.field);
    return override ? [{ move, override }] : [];
  });
  await sourceMoved(
    tx,
    companyId,
    found.map(({ move, override }) => ({ overrideId: override.id, sourceValue: move.sourceValue })),
  );
  const shown = await parentCodes(tx, companyId, found);
  return found.map(({ move, override }) =>
    overtakenTask(override, move.sourceValue, { companyId, customerId: move.customerId, today: work.today, shown }),
  );
}

const ABOVE: ReadonlySet<string> = new Set(['parent_id', 'payer_id']);

/** Parents and payers are kept by their id; people know them by their number. */
async function parentCodes(
  tx: Tx,
  companyId: number,
  found: readonly { readonly move: { readonly sourceValue: string | null }; readonly override: Override }[],
): Promise<(field: string, value: string) => string> {
  const ids = found.flatMap(({ move, override }) =>
    ABOVE.has(override.field) ? [move.sourceValue, override.value] : [],
  );
  const codes = await codesOf(tx, companyId, ids.flatMap((id) => (id === null ? [] : [Number(id)]))); // prettier-ignore
  return (field, value) => {
    if (ABOVE.has(field)) return codes.get(Number(value)) ?? value;
    return field === 'credit_limit_minor' ? toDecimal(Number(value), 'EUR') : value;
  };
}

function missing(work: Work, { companyId, importId, outcome }: Noticed): NewTask[] {
  const { items } = outcome.missing;
  if (items === 0) return [];
  return [
    {
      companyId,
      customerId: null,
      kind: 'presumed_settled',
      key: `import/${importId}/missing`,
      about: `import/${importId}`,
      title: asks(items === 1 ? 'presumedOne' : 'presumedMany', { n: items, file: outcome.recognised.file }),
      dueOn: work.today,
    },
  ];
}

const closedSince = ({ companyId, outcome }: Noticed) => ({
  companyId,
  abouts: outcome.missing.closedOf.map((id) => `import/${id}`),
  outcome: 'missing from the next list too: closed',
});
