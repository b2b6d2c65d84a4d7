import type { Instant } from '../kernel/day';

/**
 * An account of a person who works at a partner: in place of a link for each case. It shows nothing by itself: each company that let
 * the person in gave a seat at one of its partners, and a seat counts once the person proved with the invitation who they are.
 */
export interface Account {
  readonly id: number;
  /** In small letters; the name to sign in with. */
  readonly email: string;
  readonly name: string;
  readonly language: string;
  /** Counts up when all sessions end. */
  readonly epoch: number;
}

export interface Seat {
  readonly id: number;
  readonly companyId: number;
  readonly partnerId: number;
  readonly partner: string;
  readonly accountId: number;
  readonly email: string;
  readonly name: string;
  readonly recordedAt: Instant;
  /** Null: invited, not come yet. */
  readonly acceptedAt: Instant | null;
  readonly signedInAt: Instant | null;
}

export const aboutSeat = (id: number): string => `partner_seat/${id}`;

/** The row number in `partner_seat/3`. */
export const seatIn = (about: string): number => Number(/^partner_seat\/(\d+)$/.exec(about)?.[1] ?? 0);
