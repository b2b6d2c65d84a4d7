import { byPartner } from '../kernel/actor';
import type { Day, Instant } from '../kernel/day';
import { AUDIT_LINE_WORDS } from '../languages/audit-line-words';

/**
 * What a webhook says of an event: which kind, of which case, when, by which side, and the few facts of it that a partner may know.
 * Everything else of an event stays in the house: fields are named here, never left out there.
 */
export interface CaseEvent {
  /** Of the event; the same however often it comes. */
  readonly id: string;
  readonly kind: string;
  readonly payload: Readonly<Record<string, unknown>>;
  readonly occurredOn: Day;
  readonly recordedAt: Instant;
  readonly recordedBy: string;
  readonly sandbox: boolean;
  readonly case: {
    readonly id: string;
    readonly number: string;
    readonly partnerRef: string | null;
    readonly state: string;
    readonly stage: string;
  };
}

/** What of a payload may go out, where it is a plain text, number or yes and no. */
const FACTS = [
  'amountMinor', 'currency', 'paidOn', 'onDay', 'outcome', 'n', 'version', 'beforeMinor', 'afterMinor', 'from', 'to', 'grossMinor',
  'commissionMinor', 'vatMinor', 'netMinor', 'way', 'kind', 'required', 'answerBy', 'decision', 'plannedOn', 'doneOn', 'costMinor', 'reference', 'until',
] as const; // prettier-ignore
const LONGEST_FACT = 200;

export function bodyOf(event: CaseEvent): string {
  return JSON.stringify({
    ...{ id: event.id, type: event.kind, version: 'partner/v1', sandbox: event.sandbox },
    ...{ occurredOn: event.occurredOn, recordedAt: event.recordedAt, by: sideOf(event.recordedBy) },
    case: { ...event.case, path: `/api/partner/v1/cases/${event.case.id}` },
    facts: Object.fromEntries(
      FACTS.flatMap((name) => {
        const value = event.payload[name];
        const isPlain = typeof value === 'number' || typeof value === 'boolean' || (typeof value === 'string' && value.length <= LONGEST_FACT); // prettier-ignore
        return isPlain ? [[name, value]] : [];
      }),
    ),
  });
}

/** Whose people did it: theirs, ours, or nobody's. */
const sideOf = (by: string): 'partner' | 'creditor' | 'clock' =>
  byPartner(by) ? 'partner' : by.startsWith('clock:') ? 'clock' : 'creditor';

/** They are of the house, or lines of the record alone: no event that anybody is told. */
const INTERNAL: readonly string[] = [
  ...['case.supplement_unopened', 'case.supplement_opened', 'case.clerk', 'case.messages_read', 'case.late'],
  ...[
    'case.parcel_sent',
    'case.parcel_failed',
    'case.parcel_withdrawn',
    'case.parcel_again',
    'case.parcel_fetched',
    'case.link_sent',
  ],
  ...['collected.direct', 'collected.found', 'collected.released'],
];

/** Every kind of event that can be subscribed to. */
export const PUBLISHED: readonly string[] = Object.keys(AUDIT_LINE_WORDS.en.did)
  .filter((kind) => /^(case|collected)\./.test(kind) && !INTERNAL.includes(kind))
  .sort();

export const isWanted = (kinds: readonly string[], kind: string): boolean => kinds.length === 0 || kinds.includes(kind);
