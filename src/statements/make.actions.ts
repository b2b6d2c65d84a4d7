import type { Company } from '../companies/company';
import { settingsOf } from '../companies/store';
import { chooseAddress } from '../customers/contact-choice';
import type { Customer } from '../customers/customer';
import type { Day } from '../kernel/day';
import { sum } from '../kernel/money';
import { writtenThrough } from '../customers/letterbox.store';
import { addressesInRange } from '../customers/store';
import { messageWords } from '../languages/message-words';
import type { CustomerRange } from '../ledger/hold';
import { claimedCharges } from '../ledger/charge.store';
import { statements } from '../ledger/statement';
import { postingsOf } from '../ledger/statement.store';
import { openItemsInRange } from '../ledger/store';
import { languageFor } from '../outbox/language';
import { templateIndex } from '../outbox/template.store';
import type { Query } from '../platform/db';
import type { KeptFile } from '../platform/files';
import type { Work } from '../platform/work';
import { runningPlans } from '../promises/plan.store';
import { paperTo, type PaperRecipient, type Verdict } from './judge';
import { statementPdf, statementXlsx, type Account, type View } from './paper.actions';
import type { OtherAccount } from './sheet.actions';
import type { Format, StatementRun } from './run';

/** Makes the files of a statement and keeps their bytes; nothing in the database knows of them yet. */
export interface Made {
  /** In which they are written; so is the message. */
  readonly language: string;
  readonly pdf: KeptFile | null;
  readonly xlsx: KeptFile | null;
}

/** In which languages a message can be written, and what stands in for others. */
export interface Voice {
  readonly available: ReadonlySet<string>;
  readonly fallbacks: Readonly<Record<string, string>>;
}

export async function voiceOf(q: Query, companyId: number): Promise<Voice> {
  const { fallbackLanguage } = await settingsOf(q, companyId);
  return { available: (await templateIndex(q, companyId)).languagesOf('statement'), fallbacks: fallbackLanguage };
}

export interface Making {
  readonly company: Company;
  readonly run: StatementRun;
  readonly view: View;
  readonly voice: Voice;
}

type Going = Exclude<Verdict, { do: 'leave_out' }>;

/** Undefined: no template can say it, in no allowed language. What is printed is always a PDF, whatever the format. */
export async function makeFiles(
  work: Work,
  { company, run, view, voice }: Making,
  customer: Customer,
  verdict: Going,
): Promise<Made | undefined> {
  const language = languageOf(verdict, voice, company);
  if (language === undefined) return undefined;
  const to = verdict.do === 'print' ? verdict.to : null;
  const account = await accountOf(work.db.read, company, customer, { ...run, language, to });
  const wants = (one: Format): boolean => run.format === one || run.format === 'both';
  const [pdf, xlsx] = await Promise.all([
    verdict.do === 'print' || wants('pdf') ? statementPdf(view, account).then((bytes) => work.files.put(bytes)) : null,
    wants('xlsx') ? work.files.put(statementXlsx(account)) : null,
  ]);
  return { language, pdf, xlsx };
}

/** A mail is wholly in one language, with what it carries; paper can be in any that messages are written in. */
function languageOf({ do: way, language }: Going, voice: Voice, company: Company): string | undefined {
  if (way === 'email') return languageFor(language, voice);
  return [language, voice.fallbacks[language], voice.fallbacks['*'], company.language].find(
    (one) => one !== undefined && messageWords(one) !== undefined,
  );
}

/** The account of one customer for a period, with what is open at its end. Currencies in which nothing stands are left out. */
export async function accountOf(
  q: Query,
  company: Company,
  customer: Customer,
  asked: Pick<StatementRun, 'asOn' | 'from'> & { readonly language: string; readonly to?: PaperRecipient | null },
): Promise<Account> {
  const range: CustomerRange = { companyId: company.id, first: customer.id, last: customer.id };
  const made = statements(await postingsOf(q, company.id, customer.id), asked.from, asked.asOn);
  const own = chooseAddress(await addressesInRange(q, range), false);
  return {
    company,
    customer,
    address: asked.to ?? (own && paperTo(customer, own)),
    to: asked.asOn,
    made: made.filter(({ lines, openingMinor }) => lines.length > 0 || openingMinor !== 0),
    open: await openItemsInRange(q, range, asked.asOn),
    charges: await claimedCharges(q, range, asked.asOn),
    plans: await runningPlans(q, range, asked.asOn, null),
    others: await othersOf(q, customer, asked.asOn),
    language: asked.language,
    window: (await settingsOf(q, company.id)).letterLayout,
  };
}

/** What is open of the customers whose messages come to this one, each by itself; those who owe nothing are left out. */
async function othersOf(q: Query, { companyId, id }: Customer, asOn: Day): Promise<OtherAccount[]> {
  const others: OtherAccount[] = [];
  for (const other of await writtenThrough(q, companyId, id)) {
    const open = await openItemsInRange(q, { companyId, first: other.id, last: other.id }, asOn);
    for (const currency of [...new Set(open.map((item) => item.currency))].sort()) {
      const openMinor = sum(open.filter((item) => item.currency === currency).map((item) => item.openMinor));
      if (openMinor !== 0) others.push({ code: other.code, name: other.name, currency, openMinor });
    }
  }
  return others;
}
