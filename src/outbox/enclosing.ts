import type { MessageContent, MessageKind } from './content';
import type { Attach } from './draft';

/** What goes with an email, by rule: copies of the invoices asked for, with many of them a statement instead. */
export interface EnclosingRule {
  /** The company's setting. */
  readonly attach: 'invoices' | 'statement' | 'none';
  readonly attachMaxItems: number;
}

export interface Enclosing {
  /** Items of which a copy goes along. */
  readonly copies: readonly number[];
  readonly statement: boolean;
}

/** Kinds that ask for payment of what is due; the others take only what was asked for. */
const BY_RULE: ReadonlySet<MessageKind> = new Set<MessageKind>(['first_invoice', 'reminder', 'final']);
/** Together, in bytes: what common mail servers take, less a third for the encoding. */
export const LARGEST_ENCLOSED = 7 * 1024 * 1024;

export function enclosingFor(content: MessageContent, attach: Attach, rule: EnclosingRule): Enclosing {
  const what = attach.what ?? (BY_RULE.has(content.kind) ? rule.attach : 'none');
  const isWritten = content.kind === 'free'; // what a person chose, held or not
  const items = content.sections.flatMap((section) => [
    ...section.items,
    ...section.alsoDue,
    ...(isWritten ? section.onHold : []),
  ]);
  if (what === 'none' || items.length === 0) return { copies: [], statement: false };
  if (what === 'statement' || items.length > rule.attachMaxItems) return { copies: [], statement: true };
  return { copies: items.map((line) => line.itemId), statement: false };
}
