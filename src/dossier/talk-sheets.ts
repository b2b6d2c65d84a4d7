import type { ClaimDispute, ClaimPlan } from './claim-word';
import { column, exhibitWord, money, row, shortDay, type TableView, type Telling } from './telling';
import { fill } from './words';

/** What the debtor objected to, promised and said. Null where there is nothing of the kind. */
export function disputesSheet(telling: Telling) {
  const { claim, words } = telling;
  if (claim.disputes.length === 0) return null;
  return {
    title: words.sheet.disputes,
    objectionTitle: words.disputes.objection,
    answerTitle: words.disputes.answer,
    disputes: claim.disputes.map((dispute, n) => disputeView(telling, dispute, n + 1)),
  };
}

function disputeView(telling: Telling, dispute: ClaimDispute, number: number) {
  const { words, speech } = telling;
  const items = dispute.items
    .map(({ document, amountMinor, lines = [] }) => {
      const named = lines.map(({ no, text }) => fill(words.disputes.line, { no, text }));
      return `${[document, ...named].join(', ')} (${money(telling, amountMinor)})`;
    })
    .join(', ');
  const answered = dispute.answeredOn === null ? words.disputes.notAnswered : speech.day(dispute.answeredOn);
  return {
    title: `${number}. ${words.disputeCategory[dispute.category]}`,
    facts: [
      { label: words.disputes.raised, parts: [speech.day(dispute.raisedOn)] },
      { label: words.disputes.items, parts: [items] },
      ...(dispute.approved ?? []).map(({ document, on }) => ({
        label: words.disputes.approved,
        parts: [`${document}, ${speech.day(on)}`],
      })),
      { label: words.disputes.answeredOn, parts: [answered] },
      ...(dispute.outcome === null ? [] : [{ label: words.disputes.outcome, parts: [words.outcome[dispute.outcome]] }]),
    ],
    objection: dispute.objection,
    answer: dispute.answer === null ? null : dispute.answer,
  };
}

export function promisesSheet(telling: Telling): { title: string; tables: TableView[] } | null {
  const { claim, words } = telling;
  const plans = claim.plans ?? [];
  if (claim.promises.length === 0 && plans.length === 0) return null;
  const columns = [
    column(words.promises.given, 'day', '25mm'),
    column(words.promises.for, 'day', '25mm'),
    column(words.promises.by),
    column(words.promises.amount, 'num', '26mm'),
    column(words.promises.received, 'num', '26mm'),
    column(words.promises.verdict, 'text', '30mm'),
  ];
  const rows = claim.promises.map((promise) =>
    row(columns, [
      shortDay(telling, promise.givenOn),
      shortDay(telling, promise.promisedOn),
      {
        text: [promise.byWhom, channelWord(telling, promise.channel)].filter(Boolean).join(', '),
        second: [promise.documents.join(', '), promise.note].filter(Boolean).join(' · ') || null,
      },
      money(telling, promise.amountMinor),
      money(telling, promise.receivedMinor),
      words.verdict[promise.verdict],
    ]),
  );
  return {
    title: words.sheet.promises,
    tables: [
      ...(rows.length === 0 ? [] : [{ title: null, columns, rows }]),
      ...plans.map((plan) => planTable(telling, plan)),
    ],
  };
}

const channelWord = ({ words }: Telling, channel: string): string =>
  (words.promiseChannel as Readonly<Record<string, string>>)[channel] ?? channel;

/** The instalments of one plan, each with what came of it. */
function planTable(telling: Telling, plan: ClaimPlan): TableView {
  const { words, speech } = telling;
  const w = words.plans;
  const columns = [
    column(w.instalment, 'num', '20mm'),
    column(w.due, 'day', '28mm'),
    column(w.amount, 'num', '32mm'),
    column(w.received, 'num', '32mm'),
    column(w.verdict),
  ];
  const title = fill(w.title, {
    number: plan.number,
    amount: money(telling, plan.amountMinor),
    date: speech.shortDay(plan.acceptedOn),
    documents: plan.documents.join(', '),
    state: w.state[plan.state],
  });
  const rows = plan.instalments.map((one) =>
    row(columns, [
      String(one.n),
      shortDay(telling, one.dueOn),
      money(telling, one.amountMinor),
      money(telling, one.coveredMinor),
      w.is[one.state],
    ]),
  );
  return { title, columns, rows };
}

export function contactsSheet(telling: Telling): { title: string; tables: TableView[] } | null {
  const { claim, words } = telling;
  if (claim.contacts.length === 0) return null;
  const columns = [
    column(words.contacts.date, 'day', '24mm'),
    column(words.contacts.kind, 'text', '34mm'),
    column(words.contacts.text),
  ];
  const rows = claim.contacts.map((contact) => {
    const outcome =
      contact.outcome === null
        ? null
        : ((words.contactOutcome as Record<string, string>)[contact.outcome] ?? contact.outcome);
    return row(columns, [
      shortDay(telling, contact.on),
      { text: words.contactKind[contact.kind], second: words.direction[contact.direction] || null },
      { text: contact.text, second: outcome },
    ]);
  });
  return { title: words.sheet.contacts, tables: [{ title: null, columns, rows }] };
}

/** How far the partner may go; in the instructions only. */
export function termsSheet(telling: Telling): { title: string; tables: TableView[]; notes: string | null } | null {
  const { claim, words } = telling;
  const { instructions } = claim;
  if (instructions === null) return null;
  const columns = [column(''), column('', 'num', '50mm')];
  const rows = [
    ...(instructions.floorMinor === null
      ? []
      : [row(columns, [words.terms.floor, money(telling, instructions.floorMinor)])]),
    ...(instructions.discountPercent === null
      ? []
      : [row(columns, [words.terms.discount, `${instructions.discountPercent} %`])]),
    ...(instructions.smallestInstalmentMinor === null
      ? []
      : [row(columns, [words.terms.instalment, money(telling, instructions.smallestInstalmentMinor)])]),
  ];
  return { title: words.sheet.terms, tables: [{ title: null, columns, rows }], notes: instructions.notes };
}

/** In place of an exhibit that cannot be shown: what it is, why, and where the file is. */
export function slipSheet(telling: Telling, exhibit: Telling['exhibits'][number]) {
  const { words, speech } = telling;
  const facts = [
    ...(exhibit.carriedAs === null ? [] : [{ label: words.slip.file, parts: [exhibit.carriedAs] }]),
    { label: words.slip.archive, parts: [exhibit.archiveName] },
    {
      label: words.slip.size,
      parts: [words.slip.bytes.replace('{n}', exhibit.bytes.toLocaleString(speech.words.locale))],
    },
    { label: words.slip.fingerprint, parts: [exhibit.sha256] },
  ];
  return {
    exhibit: exhibitWord(telling, exhibit.label),
    name: exhibit.name,
    title: words.slip.title,
    why: exhibit.why === null ? '' : words.slip.why[exhibit.why],
    whole: exhibit.carriedAs === null ? words.slip.apart : words.slip.whole,
    facts,
    how: exhibit.carriedAs === null ? '' : words.slip.how,
  };
}
