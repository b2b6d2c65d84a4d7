import { addDays, day, daysBetween, type Day } from '../kernel/day';
import { demandsOf, thoseOf, timeUntil } from './sending';
import { countryName, creditorName, debtorName, money, type Telling } from './telling';
import { fill } from './words';

/** The first page: who against whom, how much, and in ten lines why. */
export function coverSheet(telling: Telling) {
  const { claim, words, speech, edition } = telling;
  return {
    kicker: words.edition[edition],
    note: words.editionNote[edition],
    warning: thoseOf(claim.reminders, 'test').length > 0 ? words.cover.testMode : null,
    reference: claim.reference,
    version: fill(words.version, { n: String(claim.version) }),
    against: words.cover.against,
    creditor: party(telling, words.cover.creditor, creditorName(claim), [
      claim.creditor.legalForm,
      claim.creditor.registerNo,
      claim.creditor.address.city,
      countryName(telling, claim.creditor.address.country),
    ]),
    debtor: party(telling, words.cover.debtor, debtorName(claim), [
      claim.debtor.legalForm,
      claim.debtor.registerNo,
      claim.debtor.registered?.city ?? null,
      countryName(telling, claim.debtor.registered?.country ?? null),
    ]),
    total: totals(telling),
    summaryTitle: words.cover.summary,
    summary: summary(telling),
    limitation: limitation(telling),
    payTo: payTo(telling),
    questions: questions(telling),
    made: [
      ...(claim.recipient === null ? [] : [fill(words.cover.madeFor, { name: claim.recipient })]),
      fill(words.cover.made, { date: speech.day(day(claim.madeAt.slice(0, 10))) }),
      ledger(telling),
    ],
    checkTitle: words.cover.checkTitle,
    check: telling.profile.plain ? words.cover.checkPlain : words.cover.check,
    sealTitle: words.cover.sealTitle,
    seal: fill(words.cover.seal, { creditor: creditorName(claim) }),
    fingerprint: telling.fingerprint,
  };
}

function party(_: Telling, role: string, name: string, details: readonly (string | null)[]) {
  return { role, name, details: details.filter((detail): detail is string => Boolean(detail)).join(' · ') };
}

function totals(telling: Telling) {
  const { claim, words, speech, added, interest } = telling;
  const on = speech.day(claim.keyDate);
  const line = (label: string, minor: number) => ({ label, amount: money(telling, minor) });
  const before = added.interestClaimedMinor;
  const total = added.principalMinor + (interest?.totalMinor ?? 0) + added.chargesMinor;
  return {
    title: fill(words.cover.total, { date: on }),
    amount: money(telling, total),
    lines: [
      line(speech.count(words.cover.principal, claim.entries.length), added.principalMinor),
      ...(interest ? [line(fill(words.cover.interest, { date: on }), interest.totalMinor)] : []),
      ...(before > 0 ? [line(words.addsUp.interestClaimed, before)] : []),
      ...(added.chargesMinor > before ? [line(words.cover.charges, added.chargesMinor - before)] : []),
    ],
    daily:
      interest === null || interest.dailyMinor === null
        ? null
        : fill(words.cover.daily, {
            amount: money(telling, interest.dailyMinor),
            date: speech.day(addDays(claim.keyDate, 1)),
          }),
  };
}

function summary(telling: Telling): string[] {
  if (telling.edition === 'instructions') return []; // it stands in the file itself
  return [
    basis(telling),
    overdue(telling),
    paid(telling),
    ...asked(telling),
    disputes(telling),
    promises(telling),
    telling.claim.basis.facts,
  ].filter((sentence): sentence is string => sentence !== null && sentence !== '');
}

function basis({ claim, words, speech }: Telling): string | null {
  const contract = claim.basis.contract;
  if (!contract?.concludedOn || !contract.subject) return null;
  const named =
    contract.reference === null
      ? words.cover.contractUnnamed
      : fill(words.cover.contractNamed, { reference: contract.reference });
  return fill(words.cover.basis, {
    contract: named,
    date: speech.day(contract.concludedOn),
    subject: contract.subject,
  });
}

function overdue({ claim, words, speech }: Telling): string | null {
  const oldest = claim.entries
    .map(({ dueOn }) => dueOn)
    .filter((due): due is Day => due !== null)
    .sort()[0];
  if (oldest === undefined || oldest >= claim.keyDate) return null;
  const since = addDays(oldest, 1);
  const blanks = { date: speech.day(since), days: speech.count(speech.words.days, daysBetween(oldest, claim.keyDate)) };
  return fill(speech.count(words.cover.oldest, claim.entries.length), blanks);
}

function paid(telling: Telling): string | null {
  const { creditedMinor, paidMinor, adjustedMinor } = telling.added;
  const off = creditedMinor + paidMinor + adjustedMinor;
  return off > 0 ? fill(telling.words.cover.paidPart, { amount: money(telling, off) }) : null;
}

/** How often the debtor was asked, and what of the reminders did not reach anybody. */
function asked({ claim, words, speech }: Telling): string[] {
  if (claim.reminders.length === 0) return [words.cover.neverAsked];
  const unsent = [
    [words.cover.tested, thoseOf(claim.reminders, 'test').length],
    [words.cover.unproven, thoseOf(claim.reminders, 'unproven').length],
    [words.cover.returned, thoseOf(claim.reminders, 'returned').length],
  ] as const;
  const demands = demandsOf(claim.reminders);
  const last = latest(demands.map(({ sentOn }) => sentOn));
  const deadline = latest(demands.map(timeUntil));
  const times = last === null ? '' : fill(speech.count(words.cover.asked, demands.length), { last: speech.day(last) });
  const until = deadline === null ? '' : fill(words.cover.deadline, { date: speech.day(deadline) });
  return [
    `${times} ${until}`.trim(),
    ...unsent.map(([sentence, count]) => (count === 0 ? '' : speech.count(sentence, count))),
  ].filter((sentence) => sentence !== '');
}

const latest = (days: readonly (Day | null)[]): Day | null =>
  days.reduce<Day | null>((last, one) => (one !== null && (last === null || one > last) ? one : last), null);

function disputes({ claim, words, speech }: Telling): string {
  if (claim.disputes.length === 0) return words.cover.noDispute;
  const list = claim.disputes.map(({ category: code, answeredOn }) => {
    const category = words.disputeCategory[code];
    if (answeredOn === null) return fill(words.cover.disputeOpen, { category });
    return fill(words.cover.disputeAnswered, { category, date: speech.day(answeredOn) });
  });
  return fill(speech.count(words.cover.disputes, list.length), { list: list.join('; ') });
}

function promises(telling: Telling): string | null {
  const { claim, words, speech } = telling;
  if (claim.promises.length === 0) return null;
  const list = claim.promises.map(({ amountMinor, promisedOn, verdict }) =>
    fill(words.cover.promise, {
      amount: money(telling, amountMinor),
      date: speech.shortDay(promisedOn),
      verdict: words.verdict[verdict],
    }),
  );
  return fill(speech.count(words.cover.promises, list.length), { list: list.join('; ') });
}

/** For the partner's eyes: the last day, the last safe one, and whether that is sure. What the debtor may read never says it. */
function limitation({ claim, words, speech, edition }: Telling): string | null {
  const limited = claim.limitation ?? null;
  if (edition !== 'instructions' || limited === null) return null;
  const { document, endsOn, fileBy, sure, basis } = limited;
  const left = daysBetween(claim.keyDate, fileBy);
  return fill(left < 0 ? words.cover.limitationLate : words.cover.limitation, {
    ...{
      document,
      ends: speech.day(endsOn),
      file: speech.day(fileBy),
      days: speech.count(speech.words.days, Math.abs(left)),
    },
    basis: [basis, sure ? words.cover.verified : words.cover.unverified].join(', '),
  });
}

function payTo({ claim, words }: Telling) {
  const { bank } = claim.creditor;
  if (bank === null) return null;
  const iban = bank.iban.replace(/(.{4})(?=.)/g, '$1 ');
  return { title: words.cover.payTo, lines: [bank.holder, `IBAN ${iban}`, ...(bank.bic ? [`BIC ${bank.bic}`] : [])] };
}

function questions({ claim, words }: Telling) {
  const { name, email, phone } = claim.creditor.contact;
  const lines = [name, phone, email].filter((one): one is string => Boolean(one));
  return lines.length === 0 ? null : { title: words.cover.questions, lines };
}

function ledger({ claim, words, speech }: Telling): string {
  const { asOf, assumed } = claim.ledger;
  const text = assumed || asOf === null ? words.cover.ledgerAssumed : words.cover.ledger;
  return fill(text, { date: speech.day(asOf ?? claim.keyDate) });
}
