import { fileName } from './plain';

/** What stands on the outside of an email: its identity, its thread, its recipient. */
export interface Envelope {
  /** Without angle brackets: from the message's public id, so that a person who has the one finds the other. */
  readonly messageId: string;
  /** The Message-ID of the thread; its own where it begins one. */
  readonly thread: string;
  /** Where its file lies in a folder of mails. */
  readonly key: string;
}

/** What a mail refers to: the beginning of its thread, and what was sent in it since. Nothing where it begins one itself. */
export const referencesOf = ({ messageId, thread }: Envelope, sentBefore: readonly string[]): readonly string[] =>
  thread === messageId ? [] : [thread, ...sentBefore.map((publicId) => `${publicId}@${thread.split('@')[1] ?? ''}`)];

export interface Posted {
  readonly publicId: string;
  readonly companyCode: string;
  readonly fileNumber: string;
  readonly day: string;
  /** The sender's mailbox. */
  readonly from: string;
  /** A final reminder stands apart from what was written before. */
  readonly final: boolean;
}

export function envelopeOf(posted: Posted): Envelope {
  const domain = posted.from.split('@')[1] ?? 'duly.invalid';
  const messageId = `${posted.publicId}@${domain}`;
  const thread = posted.final
    ? messageId
    : `file.${fileName(posted.fileNumber, 60)}.${fileName(posted.companyCode, 40)}@${domain}`;
  return { messageId, thread, key: `${fileName(posted.companyCode, 40)}/${posted.day}/${posted.publicId}` };
}
