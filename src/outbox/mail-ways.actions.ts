import { allCompanies, settingsOf } from '../companies/store';
import type { MailWays } from '../people/house-mail.actions';
import type { Query } from '../platform/db';
import { senderAddress } from './parties';
import type { PostRoom } from './post.actions';

/**
 * Where mail to colleagues goes: with what concerns a company in test mode into the folder; with what concerns the
 * installation by the mail server as soon as one company has left the test mode.
 */
export const mailWaysOf =
  (q: Query, post: () => PostRoom, publicUrl: string): MailWays =>
  async (companyId) => {
    const all = (await allCompanies(q)).filter(({ id }) => companyId === null || id === companyId);
    const senders = await Promise.all(
      all.map(async (company) => ({ company, settings: await settingsOf(q, company.id) })),
    );
    const live = senders.find(({ settings }) => !settings.testMode);
    const sender = live ?? senders[0];
    const address = sender && senderAddress(sender.company, sender.settings);
    return {
      mailer: live ? post().mailer : post().folder,
      from: { name: 'Duly', address: address ?? `duly@${new URL(publicUrl).hostname}` },
      test: live === undefined,
      site: publicUrl,
    };
  };
