import { openDb } from '../../platform/db';

/** Somebody wrote to the only company of a database, and nobody knows who. */
export async function mailFromNobody<At extends { readonly databaseUrl: string }>(at: At): Promise<At> {
  const db = openDb(at.databaseUrl);
  await db.write.raw(
    `insert into mailbox (company_id, name, host, port, security, user_name, secret, folder, every_minutes, from_on, last_uid,
       recorded_at, recorded_by, ended_at)
     select id, 'gone', 'imap.acme.example', 993, 'tls', 'ar', 'none', 'INBOX', 5, '2026-01-01', 1, recorded_at, 'test', recorded_at
     from company`,
  );
  await db.write.raw(
    `insert into inbox_mail (company_id, mailbox_id, uid_validity, uid, mail_key, from_address, from_name, subject, text, arrived_at,
       bytes, read_as, kind, state, "by", candidates, reading, files, recorded_at, recorded_by)
     select company_id, id, 1, 1, 'x', 'new@clerk.example', '', 'Hello', 'Which invoice?', recorded_at, 100, 'whole', 'reply',
       'waiting', 'nothing', '[]', '[]', '[]', recorded_at, 'test' from mailbox where name = 'gone'`,
  );
  await db.close();
  return at;
}
