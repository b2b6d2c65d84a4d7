import { randomBytes } from 'node:crypto';
import { record } from '../audit/actions';
import { Refusal } from '../kernel/result';
import type { Work } from '../platform/work';
import type { ChannelDraft, ChannelTo } from './channel';
import { partnerIn, type Which } from './partner.actions';
import { putChannel, type RegisteredPartner } from './partner.store';

/**
 * By which way cases reach a partner from now on. A password or key lies apart from the database and in no record; a server or
 * user that is another one gets none that was meant for the one before.
 */
export async function changeChannel(work: Work, which: Which, draft: ChannelDraft): Promise<RegisteredPartner> {
  const before = await partnerIn(work.db.read, which);
  const old = before.channelTo.secretRef ?? null;
  const kept = draft.channel === 'sftp' && draft.secret === null ? old : null;
  if (draft.channel === 'sftp' && draft.secret === null && (kept === null || isElsewhere(before.channelTo, draft.to))) {
    throw new Refusal('partner-secret-again', 'It is another server or user: the password or key is not sent there unseen.', 'Give the password or the private key again.'); // prettier-ignore
  }
  const name = draft.secret === null ? null : `partner-${randomBytes(12).toString('hex')}.json`;
  if (name !== null) await work.files.secrets.put(name, Buffer.from(JSON.stringify(draft.secret)));
  const to = draft.channel === 'sftp' ? { ...draft.to, secretRef: name ?? kept } : draft.to;
  try {
    await work.db.transaction(async (tx) => {
      await putChannel(tx, before, draft.channel, to);
      const payload = {
        before: { channel: before.channel, ...withoutSecret(before.channelTo) },
        after: { channel: draft.channel, ...draft.to, newSecret: name !== null },
      };
      await record(tx, work, { companyId: which.companyId, kind: 'partner.channel_changed', ref: `partner/${which.partnerId}`, payload }); // prettier-ignore
    });
  } catch (error) {
    if (name !== null) await work.files.secrets.remove(name);
    throw error;
  }
  if (old !== null && old !== to.secretRef) await work.files.secrets.remove(old);
  return before;
}

const isElsewhere = (one: ChannelTo, two: ChannelTo): boolean =>
  one.host !== two.host || one.port !== two.port || one.user !== two.user;

export const withoutSecret = ({ secretRef: _, ...to }: ChannelTo): ChannelTo => to;
