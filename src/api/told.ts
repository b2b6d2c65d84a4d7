import type { AskRead } from '../cases/told-form';
import type { Report } from '../cases/report';
import type { Day } from '../kernel/day';
import { sum } from '../kernel/money';
import type { WrongField } from './problem';
import type { ReportGiven } from './shapes';

/** What a report of a partner's system is: something that is kept as it is said, or a question to us. The same as by the buttons of its page. */
type Meant = { readonly report: Report } | { readonly ask: AskRead };

const asked = (kind: AskRead['kind'], amountMinor: number | null, details: unknown): Meant => ({
  ask: { kind, amountMinor, details },
});

export function meantBy(given: ReportGiven): Meant {
  switch (given.kind) {
    case 'received':
      return { report: receivedBy(given) };
    case 'called':
      return { report: { kind: 'called', onDay: given.onDay, reached: given.reached } };
    case 'visited':
      return { report: { kind: 'visited', onDay: given.onDay, reached: given.reached } };
    case 'paid':
      return { report: { kind: 'paid', amountMinor: given.amountMinor, paidOn: given.paidOn } };
    case 'closed':
      return { report: { kind: 'closed', outcome: given.outcome } };
    case 'need_info':
      return asked('info', null, {});
    case 'promise':
      return asked('plan', given.amountMinor, { instalments: [{ on: given.payBy, minor: given.amountMinor }] });
    case 'plan':
      return asked('plan', sum(given.instalments.map(({ minor }) => minor)), { instalments: given.instalments });
    case 'legal_step':
      return asked('legal_step', given.costMinor ?? null, { step: given.step, ...(given.on !== undefined && { on: given.on }) }); // prettier-ignore
    case 'settlement':
      return asked('settlement', given.amountMinor, { payBy: given.payBy });
    case 'cost':
      return asked('cost', given.amountMinor, { about: given.about });
  }
}

function receivedBy({ partnerRef, collector }: Extract<ReportGiven, { kind: 'received' }>): Report {
  return {
    kind: 'received',
    ...(partnerRef !== undefined && { ref: partnerRef }),
    ...(collector !== undefined && { collector: { name: collector.name, email: collector.email ?? null, phone: collector.phone ?? null } }), // prettier-ignore
  };
}

const NOT_YET = 'that day has not come';
const OVER = 'that day is past';

/** Days that cannot be, seen from today. */
export function wrongDays(given: ReportGiven, today: Day): readonly WrongField[] {
  const past = (at: string, on: Day): WrongField[] => (on > today ? [{ at, why: NOT_YET }] : []);
  const coming = (at: string, on: Day | undefined): WrongField[] => (on !== undefined && on < today ? [{ at, why: OVER }] : []); // prettier-ignore
  switch (given.kind) {
    case 'paid':
      return past('/paidOn', given.paidOn);
    case 'called':
    case 'visited':
      return past('/onDay', given.onDay);
    case 'promise':
    case 'settlement':
      return coming('/payBy', given.payBy);
    case 'legal_step':
      return coming('/on', given.on);
    case 'plan':
      return given.instalments.flatMap(({ on }, n) => [
        ...coming(`/instalments/${n}/on`, on),
        ...(n > 0 && on <= (given.instalments[n - 1]?.on ?? '') ? [{ at: `/instalments/${n}/on`, why: 'not later than the one before' }] : []), // prettier-ignore
      ]);
    case 'received':
    case 'need_info':
    case 'cost':
    case 'closed':
      return [];
  }
}
