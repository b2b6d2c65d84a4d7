import { exponent } from '../kernel/money';
import type { AddedUp } from './adds-up';
import type { Claim } from './claim';
import type { NumberedExhibit } from './exhibits';
import { fractionText } from '../law/fraction';
import { unknownFrom, type InterestTable } from './interest';
import { effectOf, type Supplement } from './supplement';
import type { Edition } from './visibility';

/** The claim for machines: what the sheets say, as JSON that a partner's system can take in. Amounts in minor units. */
export function claimFile(
  claim: Claim,
  edition: Edition,
  {
    added,
    interest,
    exhibits,
  }: { added: AddedUp; interest: InterestTable | null; exhibits: readonly NumberedExhibit[] },
): object {
  const interestMinor = interest?.totalMinor ?? 0;
  return {
    ...claim,
    format: 'duly-claim/1',
    edition,
    totals: {
      ...added,
      interestMinor,
      /** Empty where the rate of the next day is not known. */
      interestDailyMinor: interest === null ? 0 : interest.dailyMinor,
      totalMinor: added.principalMinor + interestMinor + added.chargesMinor,
    },
    interest: interest && interestFile(interest, exponent(claim.currency)),
    exhibits: exhibits.map(({ archiveName, id: _, ...exhibit }) => ({ ...exhibit, file: archiveName })),
  };
}

/** A supplement for machines: what changed, and what is claimed of each invoice before and after. Amounts in minor units. */
export function supplementFile(claim: Claim, supplement: Supplement, exhibits: readonly NumberedExhibit[]): object {
  const { reference, version, currency, keyDate, madeAt, creditor, debtor } = claim;
  return {
    format: 'duly-supplement/1',
    ...{ reference, version, currency, keyDate, madeAt },
    creditor: creditor.legalName,
    debtor: debtor.legalName ?? debtor.name,
    number: supplement.n,
    since: supplement.since,
    ...effectOf(supplement),
    items: supplement.items.map(({ itemId: _, ...item }) => item),
    changes: supplement.changes.map((one) =>
      one.kind === 'document'
        ? { kind: one.kind, on: one.on, file: exhibits.find(({ key }) => key === one.key)?.archiveName ?? null }
        : one,
    ),
  };
}

function interestFile(interest: InterestTable, digits: number): object {
  const { policy } = interest;
  return {
    rates: interest.rates,
    ...(policy && {
      law: { policy: policy.key, basis: policy.basis.text, dayCount: policy.dayCount, rounding: policy.rounding },
      tableVersion: interest.tableVersion,
      unknownFrom: unknownFrom(interest),
    }),
    entries: interest.entries.map(({ document, interestMinor, segments }) => ({
      document,
      interestMinor,
      segments: segments.map(({ owedMinor, from, to, days, rate, interest: exact, held }) => ({
        owedMinor,
        from,
        to,
        days,
        percent: rate.percent,
        interest: fractionText(exact, digits, digits + 4),
        ...(held !== undefined && { held }),
      })),
    })),
  };
}
