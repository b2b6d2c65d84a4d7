import type { SettingChanged } from '../companies/actions';
import { Refusal } from '../kernel/result';
import type { Query } from '../platform/db';

/**
 * Mail that leaves by a mail server may come back, and somebody must read that: without a mailbox that is read, a company's messages
 * to customers stay in test mode where there is a mail server, and do not leave should it be out of it.
 */
export type HasReadMailbox = (q: Query, companyId: number) => Promise<boolean>;

/** Why a company's messages do not leave by the mail server; null: they do. */
export type Held = (q: Query, companyId: number) => Promise<string | null>;

const NO_BOUNCE_MAILBOX = 'There is no mailbox for mail that comes back: messages do not leave by SMTP yet.';

export const heldWithout =
  (hasReadMailbox: HasReadMailbox): Held =>
  async (q, companyId) =>
    (await hasReadMailbox(q, companyId)) ? null : NO_BOUNCE_MAILBOX;

/** Throws Refusal `no-bounce-mailbox` where a company would leave the test mode and its messages would leave by SMTP. */
export const refuseSmtp =
  (smtpUrl: string | null, held: Held): SettingChanged =>
  async (tx, _, { companyId, name, value }) => {
    if (smtpUrl === null || name !== 'testMode' || value !== false) return;
    const why = await held(tx, companyId);
    if (why === null) return;
    throw new Refusal(
      'no-bounce-mailbox',
      why,
      'Set up the mailbox that is read first; until then messages are written into the folder.',
    );
  };
