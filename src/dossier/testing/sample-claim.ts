import { PDFDocument, StandardFonts } from '@cantoo/pdf-lib';
import { addDays, day, type Day, type Instant } from '../../kernel/day';
import { sum } from '../../kernel/money';
import type { AccountLine, Claim, ClaimedEntry, Exhibit, Reminder } from '../claim';
import { sha256 } from '../manifest';
import type { Circumstances } from '../readiness';

/** A claim of fourteen invoices with everything that a claim can have, and the files of its exhibits. For tests. */
export interface Sample {
  readonly claim: Claim;
  readonly circumstances: Circumstances;
  readonly originals: (sha256: string) => Promise<Buffer>;
  readonly files: ReadonlyMap<string, Buffer>;
}

/** What must be found in no file that leaves the house. */
export const MARKER = 'ZQX-INTERNAL-7731';

const KEY_DATE = day('2026-06-30');
const FIRST = day('2025-09-08');
const AMOUNTS = [
  480_000, 1_249_050, 315_499, 96_000, 742_380, 511_020, 1_870_000, 228_800, 64_135, 905_610, 333_333, 1_120_000,
  87_240, 450_505,
];

const made = new Map<string, Promise<Sample>>();

/** The same facts in each language; only what the bundle says differs. */
export function sampleClaim(language = 'en'): Promise<Sample> {
  const known = made.get(language) ?? makeSample(language);
  made.set(language, known);
  return known;
}

async function makeSample(language: string): Promise<Sample> {
  const entries = AMOUNTS.map(entry);
  const files = new Map<string, Buffer>();
  const exhibits: Exhibit[] = [];
  const add = async (exhibit: Omit<Exhibit, 'sha256' | 'bytes' | 'key'>, bytes: Buffer): Promise<void> => {
    files.set(sha256(bytes), bytes);
    exhibits.push({ ...exhibit, key: `document/${exhibits.length + 1}`, sha256: sha256(bytes), bytes: bytes.length });
  };
  for (const one of entries) {
    await add(
      pdfExhibit('invoice', one.document, one.issuedOn),
      await paper(`Invoice ${one.document}`, one.document === 'FA-2297' ? 3 : 1),
    );
    if (one.deliveryNote)
      await add(
        pdfExhibit('delivery', one.document, one.deliveryOn),
        await paper(`Delivery note ${one.deliveryNote}`, 1),
      );
  }
  await add(
    { ...pdfExhibit('contract', null, day('2025-08-18')), title: 'Framework agreement RV-118, signed' },
    await paper('Framework agreement RV-118', 4),
  );
  await add(
    { ...pdfExhibit('terms', null, day('2025-01-01')), title: 'Terms of sale 2025' },
    await paper('Terms of sale 2025', 2),
  );
  await add(
    { ...pdfExhibit('register_extract', null, day('2026-06-02')), title: 'Extract, RCS Bordeaux' },
    await paper('Extrait Kbis', 1),
  );
  await add(
    {
      ...pdfExhibit('correspondence', null, day('2026-02-19')),
      title: 'Letter of the debtor, locked by its sender',
      fileName: 'réponse du 19 février.pdf',
    },
    await lockedPaper(),
  );
  await add(
    { ...pdfExhibit('settlement_offer', null, day('2026-06-10')), visibility: 'partner', title: 'Offer to settle' },
    await paper('Offer to settle: 80 %', 1),
  );
  await add(
    { ...pdfExhibit('other', null, null), visibility: 'internal', title: `Memo ${MARKER}` },
    await paper(`Memo ${MARKER}`, 1),
  );
  return {
    claim: claimOf(entries, exhibits, language),
    circumstances: NOTHING_AGAINST,
    files,
    originals: (sha) => found(files, sha),
  };
}

export const NOTHING_AGAINST: Circumstances = {
  ...{ unapplied: [], handedOver: [], assigned: [], holds: [], noDeed: [], court: null },
  supplierNo: null,
  limitation: null,
  insurerCollects: null,
};

function found(files: ReadonlyMap<string, Buffer>, sha: string): Promise<Buffer> {
  const bytes = files.get(sha);
  return bytes ? Promise.resolve(bytes) : Promise.reject(new Error(`no file ${sha}`));
}

function entry(amountMinor: number, n: number): ClaimedEntry {
  const issuedOn = addDays(FIRST, n * 16);
  const applied: ClaimedEntry['applied'] =
    n === 1
      ? [{ kind: 'payment', document: 'VIR-0912', on: day('2026-01-14'), amountMinor: 400_000 }, { kind: 'payment', document: 'VIR-1033', on: day('2026-03-31'), amountMinor: 250_000 }] // prettier-ignore
      : n === 4
        ? [{ kind: 'credit_note', document: 'AV-0117', on: day('2026-02-02'), amountMinor: 42_380 }]
        : [];
  const openMinor = amountMinor - sum(applied.map((one) => one.amountMinor));
  const disputed = n === 6 ? 120_000 : 0;
  return {
    document: `FA-${2291 + n}`,
    issuedOn,
    dueOn: addDays(issuedOn, 30),
    amountMinor,
    netMinor: Math.round(amountMinor / 1.2),
    vatMinor: amountMinor - Math.round(amountMinor / 1.2),
    subject: n % 3 === 0 ? 'Fit-out of the brewery hall, instalment' : 'Tables, benches and bar fronts',
    poNo: `${4700 + n}`,
    orderNo: null,
    contractRef: 'RV-118',
    deliveryOn: addDays(issuedOn, -4),
    deliveryNote: n % 4 === 0 ? `BL-${880 + n}` : null,
    applied,
    openMinor,
    claimedMinor: openMinor - disputed,
    leftOut: disputed > 0 ? 'disputed' : null,
  };
}

function claimOf(entries: readonly ClaimedEntry[], exhibits: readonly Exhibit[], language: string): Claim {
  return {
    reference: 'RF-2026-0007',
    version: 1,
    currency: 'EUR',
    keyDate: KEY_DATE,
    madeAt: '2026-06-30T09:12:00.000Z' as Instant,
    language,
    route: 'amicable',
    recipient: 'Cabinet Recouvrement Atlantique',
    ledger: { asOf: KEY_DATE, assumed: false },
    creditor: {
      legalName: 'Atelier Nord Agencement SAS',
      tradingName: 'Atelier Nord',
      legalForm: 'SAS, capital € 250,000',
      registerNo: 'RCS Lille 812 334 907',
      vatNo: 'FR 41 812334907',
      address: { street: '14 rue de la Halle', postcode: '59800', city: 'Lille', country: 'FR' },
      representative: 'Claire Dumoulin, présidente',
      contact: { name: 'Maria Keller', email: 'maria.keller@atelier-nord.example', phone: '+33 3 20 55 01 10' },
      bank: { holder: 'Atelier Nord Agencement SAS', iban: 'FR7630006000011234567890189', bic: 'AGRIFRPP' },
    },
    debtor: {
      code: '4711',
      legalName: 'Brasserie du Port de la Lune SARL',
      name: 'Brasserie du Port',
      tradingName: 'La Lune',
      type: 'company',
      typeAssumed: false,
      legalForm: 'SARL',
      registerNo: 'RCS Bordeaux 530 882 114',
      vatNo: 'FR 77 530882114',
      registered: { street: '3 quai des Chartrons', postcode: '33000', city: 'Bordeaux', country: 'FR' },
      others: [
        {
          role: 'delivery',
          address: { street: 'Hangar 14, quai de Bacalan', postcode: '33300', city: 'Bordeaux', country: 'FR' },
        },
      ],
      representative: 'Étienne Garrigue, gérant',
      contacts: [
        { name: 'Sophie Lacoste', role: 'invoice', email: 'compta@laluna.example', phone: '+33 5 56 00 11 22' },
      ],
      registerExtractOn: day('2026-06-02'),
    },
    basis: {
      contract: {
        reference: 'RV-118',
        concludedOn: day('2025-08-18'),
        subject: 'fit-out and furniture of the brewery on the quai des Chartrons',
      },
      terms: { version: 'Terms of sale 2025', acceptance: 'signed with the framework agreement' },
      governingLaw: { country: 'FR', assumed: false },
      courtCountry: 'FR',
      facts: 'All goods were delivered and the works accepted on 3 April 2026 without reserve, two bar fronts apart.',
    },
    entries,
    ...account(entries),
    charges: [],
    costs: [{ title: 'Register extract', on: day('2026-06-02'), amountMinor: 369 }],
    interest: { rates: [{ percent: '11.65', from: null, source: 'Terms of sale 2025, clause 7' }] },
    ...history(entries),
    exhibits,
    instructions: {
      floorMinor: 6_000_000,
      discountPercent: '5',
      smallestInstalmentMinor: 750_000,
      notes: 'Speak to Mr Garrigue himself.',
    },
  };
}

function account(entries: readonly ClaimedEntry[]): Pick<Claim, 'account' | 'unclaimed'> {
  const later: AccountLine = { on: day('2026-06-15'), kind: 'invoice', document: 'FA-2340', amountMinor: 210_000 };
  const lines: AccountLine[] = [
    { on: day('2025-09-01'), kind: 'brought_forward', document: '', amountMinor: 0 },
    ...entries.map((one): AccountLine => ({
      on: one.issuedOn,
      kind: 'invoice',
      document: one.document,
      amountMinor: one.amountMinor,
    })),
    ...entries.flatMap((one) =>
      one.applied.map(({ kind, on, document, amountMinor }): AccountLine => ({
        on,
        kind,
        document,
        amountMinor: -amountMinor,
      })),
    ),
    later,
  ];
  return {
    account: lines.sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0)),
    unclaimed: [{ document: 'FA-2340', dueOn: day('2026-07-15'), openMinor: 210_000, why: 'not_due' }],
  };
}

function history(entries: readonly ClaimedEntry[]): Pick<Claim, 'reminders' | 'disputes' | 'promises' | 'contacts'> {
  return {
    reminders: [
      reminder(1, 'reminder', day('2025-11-20'), entries.slice(0, 3)),
      reminder(2, 'reminder', day('2026-02-12'), entries.slice(0, 8)),
      reminder(3, 'reminder', day('2026-04-22'), entries.slice(0, 12)),
      { ...reminder(4, 'final', day('2026-05-28'), entries), channel: 'letter', recipient: 'Brasserie du Port de la Lune SARL, 3 quai des Chartrons, 33000 Bordeaux', proof: [{ kind: 'posted', at: day('2026-05-28'), detail: 'La Poste, recommandé 2C 164 558 0912 3' }, { kind: 'delivered', at: day('2026-06-01'), detail: 'signed by S. Lacoste' }] }, // prettier-ignore
      {
        ...reminder(5, 'reminder', day('2026-05-29'), []),
        visibility: 'internal',
        text: `They pay everybody but us. ${MARKER}`,
      },
    ],
    disputes: [
      { key: 'dispute/1', visibility: 'court', category: 'quality', raisedOn: day('2026-01-09'), objection: 'Two of the bar fronts arrived scratched. We keep € 1,200 back until they are replaced.', items: [{ document: 'FA-2297', amountMinor: 120_000 }], answer: 'The fronts were replaced on 3 April 2026, as your chef signed on delivery note BL-911.\n\nWe leave € 1,200 out of this claim until you confirm.', answeredOn: day('2026-04-07'), outcome: 'partly', open: true }, // prettier-ignore
      { key: 'dispute/2', visibility: 'internal', category: 'other', raisedOn: day('2026-01-10'), objection: MARKER, items: [], answer: null, answeredOn: null, outcome: null, open: false }, // prettier-ignore
    ],
    promises: [
      { key: 'promise/1', visibility: 'court', givenOn: day('2026-03-20'), promisedOn: day('2026-03-31'), byWhom: 'Sophie Lacoste', channel: 'phone', amountMinor: 250_000, documents: ['FA-2292'], verdict: 'kept', receivedMinor: 250_000, note: null }, // prettier-ignore
      { key: 'promise/2', visibility: 'court', givenOn: day('2026-04-28'), promisedOn: day('2026-05-15'), byWhom: 'Étienne Garrigue', channel: 'email', amountMinor: 1_500_000, documents: ['FA-2291', 'FA-2292', 'FA-2293'], verdict: 'broken', receivedMinor: 0, note: null }, // prettier-ignore
      { key: 'promise/3', visibility: 'internal', givenOn: day('2026-05-28'), promisedOn: day('2026-06-01'), byWhom: MARKER, channel: 'phone', amountMinor: 1, documents: [], verdict: 'broken', receivedMinor: 0, note: MARKER }, // prettier-ignore
    ],
    contacts: [
      { key: 'activity/1', visibility: 'court', on: day('2026-04-28'), kind: 'reply', direction: 'in', outcome: 'promised', text: 'Dear Maria, the season was late. We will pay the three oldest invoices by 15 May. See https://laluna.example/agenda?token=8f1c2a99d0. É. Garrigue' }, // prettier-ignore
      { key: 'activity/2', visibility: 'partner', on: day('2026-06-03'), kind: 'call', direction: 'out', outcome: 'refused', text: 'Mr Garrigue says that he pays suppliers when the bank lets him.' }, // prettier-ignore
      { key: 'activity/3', visibility: 'internal', on: day('2026-06-04'), kind: 'note', direction: 'none', outcome: null, text: `Score 12. ${MARKER}` }, // prettier-ignore
    ],
  };
}

function reminder(n: number, kind: Reminder['kind'], sentOn: Day, entries: readonly ClaimedEntry[]): Reminder {
  const demandMinor = sum(entries.map((one) => one.claimedMinor));
  const lines = entries.map((one) => `${one.document}   due ${one.dueOn}   ${(one.claimedMinor / 100).toFixed(2)} EUR`);
  return {
    key: `reminder/${n}`,
    visibility: 'court',
    kind,
    channel: 'email',
    writtenOn: sentOn,
    sentOn,
    recipient: 'Sophie Lacoste <compta@laluna.example>',
    subject: `Overdue: ${entries.length} invoices, EUR ${(demandMinor / 100).toFixed(2)} – Atelier Nord – customer 4711`,
    text: ['Dear Ms Lacoste,', `we have not yet received payment of EUR ${(demandMinor / 100).toFixed(2)}. Please pay by ${addDays(sentOn, 10)}.`, lines.join('\n'), 'All invoices and a way to answer are here: https://pay.atelier-nord.example/d/9XkQ2mPp7rT4vLw8ZsYb', 'Payments booked up to yesterday are included. If you have paid in the meantime, please disregard this message.', 'Kind regards\nMaria Keller\n+33 3 20 55 01 10'].join('\n\n'), // prettier-ignore
    documents: entries.map((one) => one.document),
    demandMinor,
    payBy: addDays(sentOn, 10),
    attachments: entries.slice(0, 3).map((one) => `COPY_${one.document}.pdf`),
    proof: [
      {
        kind: 'accepted',
        at: `${sentOn}T07:05:12.000Z` as Instant,
        detail: `250 2.0.0 Ok: queued as 4Q${n}7F mx1.laluna.example`,
      },
    ],
  };
}

const pdfExhibit = (
  kind: Exhibit['kind'],
  document: string | null,
  datedOn: Day | null,
): Omit<Exhibit, 'sha256' | 'bytes' | 'key'> => ({
  visibility: 'court',
  kind,
  title: document === null ? kind : `${kind[0]?.toUpperCase() ?? ''}${kind.slice(1)} ${document}`,
  datedOn,
  document,
  fileName: `${kind}-${document ?? 'x'}.pdf`,
  mediaType: 'application/pdf',
});

/** A plain paper that says what it is on every page. */
async function paper(title: string, pages: number): Promise<Buffer> {
  const pdf = await PDFDocument.create({ updateMetadata: false });
  const font = await pdf.embedFont(StandardFonts.TimesRoman);
  for (let n = 1; n <= pages; n++) {
    const page = pdf.addPage([595.28, 841.89]);
    page.drawText(title, { x: 70, y: 740, size: 20, font });
    for (let line = 0; line < 24; line++)
      page.drawText(`Line ${line + 1} of page ${n}: as agreed between the parties.`, {
        x: 70,
        y: 690 - line * 22,
        size: 11,
        font,
      });
  }
  return Buffer.from(await pdf.save());
}

/** One that nobody can open without its password. */
async function lockedPaper(): Promise<Buffer> {
  const pdf = await PDFDocument.load(await paper('Réponse', 1));
  pdf.encrypt({ userPassword: 'secret', ownerPassword: 'owner' });
  return Buffer.from(await pdf.save());
}
