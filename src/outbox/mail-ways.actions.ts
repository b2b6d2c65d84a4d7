import { allCompanies, settingsOf } from '../companies/store';
import type { Company } from '../companies/company';
import type { Settings } from '../companies/settings';
import type { MailWay, MailWays } from '../people/house-mail.actions';
import type { Mailer } from '../platform/mail';
import type { Query } from '../platform/db';
import { replyAddress, senderAddress, senderName } from './parties';
import type { PostRoom } from './post.actions';

/**
 * Where mail to colleagues goes: by the mail server wherever there is one. Test mode and the hold until there is a mailbox for
 * bounces keep messages from customers; who works here gets links, mentions and notices, and a bounce of them hurts nobody.
 * With what concerns a company comes the company's own address.
 */
export const mailWaysOf =
  (q: Query, post: () => PostRoom, publicUrl: string): MailWays =>
  async (companyId) => {
    const all = (await allCompanies(q)).filter(({ id }) => companyId === null || id === companyId);
    const senders = await Promise.all(
      all.map(async (company) => {
        const settings = await settingsOf(q, company.id);
        return { testMode: settings.testMode, address: senderAddress(company, settings) };
      }),
    );
    const usable = senders.filter(({ address }) => address !== undefined && !isInvented(address));
    const { address } = usable.find(({ testMode }) => !testMode) ?? usable[0] ?? {};
    return {
      mailer: toPeople(post()),
      from: { name: 'Duly', address: address ?? `duly@${new URL(publicUrl).hostname}` },
      test: senders.every(({ testMode }) => testMode),
      site: publicUrl,
    };
  };

/**
 * By which way a company writes to a customer at once, in its own name: what carries a secret of a visit, and is kept nowhere. While it
 * tries things out, into the folder, as all that customers get.
 */
export type CompanyMail = (
  company: Company,
  settings: Settings,
  language: string,
) => MailWay & { readonly replyTo: string };

export const companyMailOf =
  (post: () => PostRoom, publicUrl: string): CompanyMail =>
  (company, settings, language) => {
    const address = senderAddress(company, settings, language) ?? `${company.code}@duly.invalid`;
    return {
      mailer: settings.testMode ? post().folder : post().mailer,
      from: { name: senderName(company, settings, language), address },
      replyTo: replyAddress(company, settings, language) || address,
      test: settings.testMode,
      site: publicUrl,
    };
  };

/** The people of an example company have no mailbox: theirs goes into the folder, whatever mail server there is. */
function toPeople({ mailer, folder }: PostRoom): Mailer {
  if (mailer === folder) return folder;
  const { name, width } = mailer;
  return {
    name,
    width,
    send: (mail) => (mail.to.every(isInvented) ? folder : mailer).send(mail),
    arrived: (key) => mailer.arrived(key),
    close: () => mailer.close(),
  };
}

/** Names that can never belong to anybody (RFC 2606, RFC 6761). */
const isInvented = (address: string): boolean => /[@.](example|invalid|test|localhost)$/i.test(address.trim());
