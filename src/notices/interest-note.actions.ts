import { randomUUID } from 'node:crypto';
import { record } from '../audit/actions';
import type { Company } from '../companies/company';
import { settingsOf } from '../companies/store';
import type { Customer } from '../customers/customer';
import { attachDocument } from '../documents/actions';
import { Refusal } from '../kernel/result';
import { interestNoteWords, noteLanguage } from '../languages/interest-note-words';
import type { MessageLanguage } from '../languages/message-words';
import { fill } from '../languages/said';
import type { HoldSource } from '../ledger/hold';
import { holdsFrom } from '../ledger/hold-index';
import type { KeptCharge } from '../ledger/kept-charge';
import { comingReferences, mintReferences } from '../ledger/reference.store';
import { queueMessages } from '../outbox/actions';
import type { CurrencySection } from '../outbox/content';
import type { Draft, Recipient } from '../outbox/draft';
import { speechOf } from '../outbox/speech';
import type { Query, Tx } from '../platform/db';
import { renderPdf } from '../platform/pdf/render';
import { openViews } from '../platform/views';
import type { Work } from '../platform/work';
import { writtenLetter, type Letter } from '../reminders/free.actions';
import { paymentBlocks } from '../reminders/send.actions';
import { notable, notedInvoices, noteParties, rateRows, type Notable } from './interest-note-gather.actions';
import { noteBlanks, noteTotal, type InterestNote, type NotedInvoice } from './interest-note';

/**
 * An interest note is drawn up of what is claimed beside a customer's invoices and is open: looked at, printed, or sent through the outbox,
 * where the message with the paper is the evidence. It claims nothing by itself.
 */
export interface NoteAbout {
  readonly company: Company;
  readonly customer: Customer;
  readonly holds: (q: Query) => readonly HoldSource[];
}

export interface NoteAsked {
  /** Empty: that of the customer, else the company's. */
  readonly language: string | null;
  /** Empty: the one there is. */
  readonly currency: string | null;
}

export interface MadeNote {
  readonly language: MessageLanguage;
  readonly currency: string;
  readonly charges: readonly KeptCharge[];
  readonly invoices: readonly NotedInvoice[];
  readonly totalMinor: number;
}

/** Refuses where nothing is claimed and open that nobody objects to, and where several currencies are and none is named. */
export async function makeNote(work: Work, about: NoteAbout, asked: NoteAsked): Promise<MadeNote> {
  const { company, customer } = about;
  const q = work.db.read;
  const held = await holdsFrom(about.holds(q), whoseRange(about), work.today);
  const found = await notable(q, customer, held, work.today);
  const currencies = [...new Set(found.asked.map(({ currency }) => currency))];
  if (currencies.length === 0) {
    throw new Refusal('nothing-to-note', 'Nothing is claimed beside the invoices of this customer that could be asked for.', 'Claim interest or costs first, or see what holds it.'); // prettier-ignore
  }
  const [only, ...more] = currencies;
  const currency = asked.currency ?? (more.length === 0 ? only : undefined);
  if (currency === undefined || !currencies.includes(currency)) {
    throw new Refusal('note-currency', 'An interest note is of one currency.', 'Name the currency: one of those in which something is claimed.', { currencies }); // prettier-ignore
  }
  const mine: Notable = { ...found, asked: found.asked.filter((one) => one.currency === currency) };
  const invoices = await notedInvoices(q, work, company, mine);
  return {
    ...{ currency, invoices, charges: mine.asked, totalMinor: noteTotal(invoices) },
    language: noteLanguage(asked.language, customer.language, company.language),
  };
}

const whoseRange = ({ company, customer }: NoteAbout) => ({
  ...{ companyId: company.id, first: customer.id, last: customer.id },
});

/** To be looked at: with the reference that comes next. Nothing is kept. */
export async function notePdf(work: Work, about: NoteAbout, made: MadeNote): Promise<Buffer> {
  const [reference = ''] = await comingReferences(work.db.read, about.company.id, 1);
  return printed(work, about, made, reference);
}

async function printed(work: Work, about: NoteAbout, made: MadeNote, reference: string): Promise<Buffer> {
  const q = work.db.read;
  const { currency, totalMinor } = made;
  const payment = (await paymentBlocks(q, about.company))(currency, totalMinor, { text: reference, ours: true });
  const note: InterestNote = {
    ...{ company: about.company, customer: about.customer, on: work.today, currency, payment },
    ...(await noteParties(q, about.company, about.customer)),
    ...{ language: made.language, locale: speechOf(made.language).words.locale },
    ...{ invoices: made.invoices, rows: await rateRows(q) },
  };
  return renderPdf(openViews().render('layouts/interest-note', noteBlanks(note)));
}

/** Through the outbox. Refuses in shadow mode, to who is in hardship, and a second message of the day. */
export async function sendNote(work: Work, about: NoteAbout, made: MadeNote, to: Recipient): Promise<number> {
  const { company, customer } = about;
  if ((await settingsOf(work.db.read, company.id)).shadowMode) {
    throw new Refusal('shadow-mode', 'Shadow mode is on: nothing leaves.', 'Turn it off: duly company set shadowMode false'); // prettier-ignore
  }
  const key = `note/${randomUUID()}`;
  const reference = await work.db.transaction((tx) => minted(tx, work, about, made, key));
  const bytes = await printed(work, about, made, reference);
  const w = interestNoteWords(made.language);
  const { document } = await attachDocument(work, {
    ...{ companyId: company.id, customerId: customer.id, about: `customer/${customer.id}`, kind: 'other', bytes },
    ...{ fileName: `${w.title} ${work.today}.pdf`, title: `${w.title}, ${work.today}`, datedOn: work.today },
    visibility: 'internal', // the message that carries it is the evidence
  });
  return work.db.transaction(async (tx) => {
    const draft = await draftOf(tx, work, about, { made, to, key, reference });
    const [queued] = await queueMessages(tx, work, [
      { ...draft, attach: { what: 'none', documentIds: [document.id] } },
    ]);
    if (queued?.outcome === 'exists') {
      throw new Refusal('written-to-today', 'This recipient has had a message today.', 'Write tomorrow, or call.');
    }
    if (queued?.outcome !== 'queued') {
      throw new Refusal('no-language', `There is no template in ${made.language}.`, 'Choose another language.');
    }
    const charges = made.charges.map(({ id }) => work.ids.seal('charge', id));
    const payload = { charges, totalMinor: made.totalMinor, currency: made.currency, messageId: queued.messageId };
    await record(tx, work, { companyId: company.id, kind: 'interest_note.written', ref: `customer/${customer.id}`, payload }); // prettier-ignore
    return queued.messageId;
  });
}

/** What is paid with its reference pays these charges, and nothing else. */
async function minted(
  tx: Tx,
  work: Work,
  { company, customer }: NoteAbout,
  made: MadeNote,
  about: string,
): Promise<string> {
  const charges = new Map(made.charges.map(({ id, openMinor }) => [id, openMinor]));
  const whose = { companyId: company.id, customerId: customer.id };
  const [reference = ''] = await mintReferences(tx, work, [
    { ...whose, kind: 'selection', about, itemIds: [], charges },
  ]);
  return reference;
}

interface Drafting {
  readonly made: MadeNote;
  readonly to: Recipient;
  readonly key: string;
  readonly reference: string;
}

async function draftOf(tx: Tx, work: Work, about: NoteAbout, { made, to, key, reference }: Drafting): Promise<Draft> {
  const { company, customer, holds } = about;
  const w = interestNoteWords(made.language);
  const speech = speechOf(made.language);
  const documents = speech.list([...new Set(made.invoices.map(({ label }) => label))]);
  const said = { documents, total: speech.money(made.totalMinor, made.currency) };
  const letter: Letter = {
    ...{ company, customerId: customer.id, to, language: made.language, holds, itemIds: [], attach: 'none' },
    ...{ subject: fill(w.subject, said), text: fill(w.text, said) },
  };
  const draft = await writtenLetter(tx, work, letter, key);
  const payment = (await paymentBlocks(tx, company))(made.currency, made.totalMinor, { text: reference, ours: true });
  const section: CurrencySection = {
    ...{
      currency: made.currency,
      demandMinor: 0,
      items: [],
      alsoDue: [],
      credits: [],
      onHold: [],
      notYetDue: [],
      payment,
    },
    charges: made.charges.map(({ id, document, kind, fromOn, toOn, openMinor }) => ({
      ...{ document, kind, from: fromOn, to: toOn, amountMinor: openMinor, chargeId: id },
    })),
  };
  return { ...draft, content: { ...draft.content, sections: [section] } };
}
