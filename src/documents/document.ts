import type { Day, Instant } from '../kernel/day';
import type { DocumentKind, Visibility } from './kind';

/**
 * A document is a typed file that belongs to something: an entry, a customer, a dispute. Its bytes lie in the file store
 * under their SHA-256 and never change; the same bytes of the same kind are attached to the same thing once.
 */
export interface Document {
  readonly id: number;
  readonly companyId: number;
  readonly customerId: number | null;
  /** `entry/12`, `customer/3`, `dispute/9`: opaque to this room. */
  readonly about: string;
  readonly kind: DocumentKind;
  readonly title: string;
  readonly fileName: string;
  /** From the bytes, never from the name. */
  readonly mediaType: string;
  readonly sha256: string;
  readonly bytes: number;
  readonly datedOn: Day | null;
  readonly visibility: Visibility;
  readonly importId: number | null;
  readonly recordedAt: Instant;
  readonly recordedBy: string;
}

/** What is internal is never shown to a partner. */
export const isForPartner = ({ visibility }: Pick<Document, 'visibility'>): boolean => visibility !== 'internal';

/** A document whose bytes already lie in the file store. Title and visibility follow the kind where they are left out. */
export interface NewDocument {
  readonly companyId: number;
  readonly customerId: number | null;
  readonly about: string;
  readonly kind: DocumentKind;
  readonly fileName: string;
  readonly mediaType: string;
  readonly sha256: string;
  readonly bytes: number;
  readonly title?: string;
  readonly datedOn?: Day | null;
  readonly visibility?: Visibility;
  readonly importId?: number | null;
}

/** Larger files are refused: no partner takes them, and nothing that proves an invoice needs them. */
export const LARGEST_DOCUMENT = 25 * 1024 * 1024;
