import { CATEGORY_CODES, type CategoryCode } from '../disputes/category';
import { dayFrom, type Day } from '../kernel/day';
import { EINVOICE_STATES, type EinvoiceState } from '../ledger/e-invoice';
import { HOLD_KINDS, type HoldKind } from '../ledger/hold';
import { readCompany, readCustomer, type CompanyLine, type CustomerLine } from './cast';
import { readExpectation, type Expectation } from './expectation';
import { Reader, Unreadable } from './reader';

/**
 * A story is the life of a few customers as a text that a clerk or a lawyer can write: one line a deed, in the order of
 * the days, and each `run` line is both the run and what is expected of it. fixtures/stories/README.md is its grammar.
 */
export interface Story {
  /** What rule or complaint it is about. */
  readonly title: string;
  readonly lines: readonly StoryLine[];
}

export interface StoryLine {
  /** Line in the file, from 1. */
  readonly line: number;
  readonly on: Day;
  readonly deed: Deed;
}

export type Deed =
  | { readonly does: 'company'; readonly company: CompanyLine }
  | { readonly does: 'customer'; readonly customer: CustomerLine }
  | { readonly does: 'written'; readonly whom: string; readonly how: WrittenHow }
  | {
      readonly does: 'strategy';
      readonly code: string;
      readonly for: { readonly whom: string } | { readonly segment: string; readonly rank: number } | null;
    }
  | { readonly does: 'invoice'; readonly invoice: InvoiceLine }
  | {
      readonly does: 'credit' | 'pay';
      readonly document: string;
      readonly whom: string;
      readonly amountMinor: number | null;
      readonly currency: string | null;
    }
  | { readonly does: 'return'; readonly document: string; readonly reason: string }
  | { readonly does: 'due'; readonly document: string; readonly dueOn: Day }
  | { readonly does: 'vanish' | 'cancel'; readonly document: string }
  /** What its platform says of an e-invoice. */
  | { readonly does: 'einvoice'; readonly document: string; readonly state: EinvoiceState }
  /** Who at the customer handles it. */
  | { readonly does: 'handle'; readonly document: string; readonly email: string }
  /** What a short payment left is asked for. */
  | { readonly does: 'ask'; readonly document: string }
  | {
      readonly does: 'dispute';
      readonly document: string;
      readonly amountMinor: number | null;
      readonly category: CategoryCode;
      readonly text: string;
    }
  | {
      readonly does: 'settle';
      readonly document: string;
      readonly outcome: 'justified' | 'unjustified';
      readonly text: string;
    }
  | { readonly does: 'promise'; readonly document: string; readonly amountMinor: number | null; readonly on: Day }
  | {
      readonly does: 'hold';
      readonly whom: string;
      readonly kind: HoldKind;
      readonly until: Day | null;
      readonly reason: string;
    }
  | { readonly does: 'release'; readonly whom: string }
  /** Not due before it is released: after the last day, or when that is told. */
  | {
      readonly does: 'withhold';
      readonly document: string;
      readonly what: 'retention' | 'withholding_tax';
      readonly until: Day;
    }
  | { readonly does: 'plan'; readonly plan: PlanLine }
  | { readonly does: 'bounce' | 'done'; readonly whom: string }
  /** What became of the customer's last letter. */
  | { readonly does: 'letter'; readonly whom: string; readonly is: 'posted' | 'unposted' | 'returned' | 'refused' }
  | { readonly does: 'approve'; readonly whom: string }
  | { readonly does: 'call' | 'reply'; readonly whom: string; readonly text: string }
  | { readonly does: 'ledger'; readonly asOf: Day }
  | { readonly does: 'run'; readonly run: RunLine }
  /** Null: the post is closed, nothing leaves that day. */
  | { readonly does: 'deliver'; readonly delivery: DeliveryLine | null };

export interface InvoiceLine {
  readonly document: string;
  readonly customer: string;
  readonly amountMinor: number;
  /** Null: the company's. */
  readonly currency: string | null;
  readonly dueOn: Day | null;
  readonly paymentMethod: string | null;
  /** Reminder level that the old system had reached. */
  readonly level: number | null;
  /** The cash discount, and the last day on which it may be taken. */
  readonly discount: { readonly minor: number; readonly until: Day } | null;
}

/** Through who pays for it (null: nobody does) · as the head of a group, once for all · as an entity of one, apart from it. */
export type WrittenHow = { readonly payer: string | null } | 'once' | 'apart';

/** Instalments, monthly, accepted on that day; or the plan of a number ended by a person. */
export type PlanLine =
  | {
      readonly is: 'accepted';
      readonly documents: readonly string[];
      readonly count: number;
      readonly firstOn: Day;
    }
  | { readonly is: 'cancelled'; readonly number: string };

export type RunLine =
  | { readonly expects: 'decision'; readonly subject: string; readonly expected: Expectation }
  | { readonly expects: 'refused'; readonly code: string }
  | { readonly expects: 'nothing' | 'again' | 'anything' }
  | { readonly expects: 'messages'; readonly count: number }
  | { readonly expects: 'without'; readonly whom: string; readonly reason: string };

export interface DeliveryLine {
  readonly subject: string;
  readonly sent: boolean;
  /** It is a letter that was made and that nobody has posted; a letter that is sent is posted the same day. */
  readonly lies: boolean;
  /** Why it was saved from error. */
  readonly because: string | null;
}

const VERBS: Readonly<Record<string, (r: Reader) => Deed>> = {
  company: (r) => ({ does: 'company', company: readCompany(r) }),
  customer: (r) => ({ does: 'customer', customer: readCustomer(r) }),
  strategy: readStrategy,
  written: (r) => ({ does: 'written', whom: r.word('a customer'), how: readWritten(r) }),
  invoice: (r) => ({ does: 'invoice', invoice: readInvoice(r) }),
  credit: (r) => ({ does: 'credit', document: r.word('a number'), whom: r.word('a customer or document'), currency: r.currencyHere(), amountMinor: r.amountHere() }),
  pay: (r) => {
    const whom = r.word('a customer or document');
    const [currency, amountMinor] = [r.currencyHere(), r.amountHere()];
    return { does: 'pay', whom, currency, amountMinor, document: r.takes('as') ? r.word('a number') : '' };
  },
  return: (r) => ({ does: 'return', document: r.word('a document'), reason: r.quoted() ?? 'returned' }),
  due: (r) => ({ does: 'due', document: r.word('a document'), dueOn: r.day() }),
  vanish: (r) => ({ does: 'vanish', document: r.word('a document') }),
  ask: (r) => ({ does: 'ask', document: r.word('a document') }),
  einvoice: (r) => ({ does: 'einvoice', document: r.word('a document'), state: r.oneOf(EINVOICE_STATES) }),
  handle: (r) => {
    const document = r.word('a document');
    r.must('by');
    return { does: 'handle', document, email: r.word('an address') };
  },
  cancel: (r) => ({ does: 'cancel', document: r.word('a document') }),
  dispute: (r) => ({ does: 'dispute', document: r.word('a document'), amountMinor: r.amountHere(), category: r.oneOf(CATEGORY_CODES), text: r.quoted() ?? 'We object.' }),
  settle: (r) => ({ does: 'settle', document: r.word('a document'), outcome: r.oneOf(['justified', 'unjustified']), text: r.quoted() ?? 'See the delivery note.' }),
  promise: (r) => {
    const [document, amountMinor] = [r.word('a document'), r.amountHere()];
    r.must('by');
    return { does: 'promise', document, amountMinor, on: r.day() };
  },
  hold: (r) => {
    const [whom, kind] = [r.word('a customer or document'), r.oneOf(HOLD_KINDS)];
    return { does: 'hold', whom, kind, until: r.takes('until') ? r.day() : null, reason: r.quoted() ?? kind };
  },
  release: (r) => ({ does: 'release', whom: r.word('a customer or document') }),
  withhold: (r) => {
    const [document, what] = [r.word('a document'), r.oneOf(['retention', 'withholding_tax'])];
    r.must('until');
    return { does: 'withhold', document, what, until: r.day() };
  },
  plan: (r) => ({ does: 'plan', plan: readPlan(r) }),
  bounce: (r) => ({ does: 'bounce', whom: r.word('a customer') }),
  letter: (r) => ({ does: 'letter', whom: r.word('a customer'), is: r.oneOf(['posted', 'unposted', 'returned', 'refused']) }),
  done: (r) => ({ does: 'done', whom: r.word('a customer') }),
  approve: (r) => ({ does: 'approve', whom: r.word('a customer') }),
  call: (r) => ({ does: 'call', whom: r.word('a customer'), text: r.quoted() ?? 'Spoke to them.' }),
  reply: (r) => ({ does: 'reply', whom: r.word('a customer'), text: r.quoted() ?? 'They wrote.' }),
  ledger: (r) => {
    r.must('as');
    r.must('of');
    return { does: 'ledger', asOf: r.day() };
  },
  run: (r) => ({ does: 'run', run: readRun(r) }),
  deliver: (r) => ({ does: 'deliver', delivery: r.takes('nothing') ? null : readDelivery(r) }),
}; // prettier-ignore

function readStrategy(r: Reader): Deed {
  const code = r.word('a strategy');
  if (!r.takes('for')) return { does: 'strategy', code, for: null };
  if (!r.takes('segment')) return { does: 'strategy', code, for: { whom: r.word('a customer or document') } };
  const segment = r.word('a segment');
  return { does: 'strategy', code, for: { segment, rank: r.takes('rank') ? r.whole() : 0 } };
}

function readWritten(r: Reader): WrittenHow {
  const how = r.oneOf(['through', 'itself', 'once', 'apart']);
  if (how === 'through') return { payer: r.word('a customer') };
  return how === 'itself' ? { payer: null } : how;
}

function readInvoice(r: Reader): InvoiceLine {
  const [document, customer] = [r.word('a document number'), r.word('a customer')];
  const [currency, amountMinor] = [r.currencyHere(), r.amount()];
  const made: Pick<
    { -readonly [Key in keyof InvoiceLine]: InvoiceLine[Key] },
    'dueOn' | 'paymentMethod' | 'level' | 'discount'
  > = {
    dueOn: null,
    paymentMethod: null,
    level: null,
    discount: null,
  };
  r.options({
    due: () => (made.dueOn = r.day()),
    by: () => (made.paymentMethod = r.word('a payment method')),
    level: () => (made.level = r.whole()),
    discount: () => {
      const minor = r.amount();
      r.must('until');
      made.discount = { minor, until: r.day() };
    },
  });
  return { document, customer, amountMinor, currency, ...made };
}

function readPlan(r: Reader): PlanLine {
  const documents = [r.word('a document, or the number of a plan')];
  if (r.takes('cancelled')) return { is: 'cancelled', number: documents[0] ?? '' };
  while (!r.takes('in')) documents.push(r.word('a document, or "in" and the number of instalments'));
  const count = r.whole();
  r.must('from');
  return { is: 'accepted', documents, count, firstOn: r.day() };
}

function readRun(r: Reader): RunLine {
  if (r.isDone) return { expects: 'anything' };
  if (r.takes('nothing')) return { expects: 'nothing' };
  if (r.takes('again')) return { expects: 'again' };
  if (r.takes('messages')) return { expects: 'messages', count: r.whole() };
  if (r.takes('refused')) return { expects: 'refused', code: r.word('the code of the refusal') };
  if (r.takes('without')) return { expects: 'without', whom: r.word('a document'), reason: r.quoted() ?? 'left out' };
  return { expects: 'decision', subject: r.word('a customer or document'), expected: readExpectation(r) };
}

function readDelivery(r: Reader): DeliveryLine {
  const subject = r.word('a customer or document');
  const became = r.oneOf(['sent', 'made', 'saved']);
  const because = r.takes('because') ? r.word('a reason') : null;
  return { subject, sent: became !== 'saved', lies: became === 'made', because };
}

export type Told = { readonly ok: true; readonly story: Story } | { readonly ok: false; readonly problems: string[] };

/** The story, or every line that cannot be read, each with the file, the line, what was expected and what was found. */
export function readStory(text: string, file: string): Told {
  const problems: string[] = [];
  const lines: StoryLine[] = [];
  let title = '';
  let last: Day | undefined;
  for (const [at, raw] of text.split(/\r?\n/).entries()) {
    const line = raw.trim();
    if (line === '' || line.startsWith('#')) continue;
    if (line.startsWith('title ')) {
      title = line.slice('title '.length).trim();
      continue;
    }
    try {
      const { on, deed } = readLine(line, last);
      last = on;
      lines.push({ line: at + 1, on, deed });
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error;
      problems.push(`${file}:${at + 1}: ${error.message}`);
    }
  }
  if (title === '') problems.push(`${file}: a story begins with "title …", naming the rule or complaint it is about`);
  return problems.length > 0 ? { ok: false, problems } : { ok: true, story: { title, lines } };
}

/** A line without a day happens on the day of the line before; the first line needs one. */
function readLine(line: string, last: Day | undefined): { on: Day; deed: Deed } {
  const r = Reader.of(line);
  const on = dayFrom(r.peek()) === undefined ? last : r.day();
  if (on === undefined) throw new Unreadable(`expected a day such as 2026-03-02, found ${r.found()}`);
  if (last !== undefined && on < last) throw new Unreadable(`${on} comes after ${last}: a story goes forward`);
  const found = r.found();
  const read = VERBS[r.word('what happens')];
  if (!read) throw new Unreadable(`expected one of ${Object.keys(VERBS).join(', ')}; found ${found}`);
  const deed = read(r);
  r.done();
  return { on, deed };
}
