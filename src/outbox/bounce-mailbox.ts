import { Refusal } from '../kernel/result';

/**
 * Mail that leaves by a mail server may come back, and nobody reads that yet: until a mailbox for bounces can be set up,
 * messages to customers stay in test mode where there is a mail server.
 */
export const NO_BOUNCE_MAILBOX = 'There is no mailbox for mail that comes back: messages do not leave by SMTP yet.';

/** Throws Refusal `no-bounce-mailbox` where a company would leave the test mode and its messages would leave by SMTP. */
export function refuseSmtp(smtpUrl: string | null, given: { readonly name: string; readonly value: unknown }): void {
  if (smtpUrl === null || given.name !== 'testMode' || given.value !== false) return;
  throw new Refusal(
    'no-bounce-mailbox',
    NO_BOUNCE_MAILBOX,
    'Stay in test mode; messages are then written into the folder.',
  );
}
