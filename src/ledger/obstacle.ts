import { addDays, type Day } from '../kernel/day';

/**
 * What stands between an invoice and its payment without anybody objecting to it: it was not received, its order number is missing …
 * Each has who answers for it and in how many days somebody looks again; until then it holds what it is about, and its reply is ready.
 */
interface Rule {
  readonly title: string;
  /** A function of the house, unless somebody is named. */
  readonly owner: string;
  readonly days: number;
  /** The reply shows copies of the invoices. */
  readonly copies: boolean;
}

export const OBSTACLES = {
  not_received: { title: 'Invoice not received', owner: 'billing', days: 7, copies: true },
  po_missing: { title: 'Order number missing or wrong', owner: 'sales', days: 7, copies: false },
  not_approved: { title: 'Not approved yet', owner: 'finance', days: 7, copies: false },
  not_registered: { title: 'Supplier not registered', owner: 'finance', days: 14, copies: false },
  wrong_entity: { title: 'Billed to the wrong entity', owner: 'billing', days: 7, copies: false },
  wrong_portal: { title: 'Sent to the wrong portal', owner: 'billing', days: 5, copies: true },
  payment_run: { title: 'Paid with the payment run of a day', owner: 'finance', days: 14, copies: false },
} as const satisfies Readonly<Record<string, Rule>>;

export type ObstacleKind = keyof typeof OBSTACLES;
export const OBSTACLE_KINDS = Object.keys(OBSTACLES) as [ObstacleKind, ...ObstacleKind[]];

export const isObstacle = (text: string): text is ObstacleKind => Object.hasOwn(OBSTACLES, text);

/** The last day of its hold, on which its owner looks again: the one named, else its usual days from today. */
export const obstacleUntil = (kind: ObstacleKind, today: Day, named?: Day): Day =>
  named ?? addDays(today, OBSTACLES[kind].days);
