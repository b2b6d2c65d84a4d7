import type { RefusedInboxWords } from './refused-inbox-words.en';

/** Swedish words for what cannot be done, of mail that comes in. */
export const sv: RefusedInboxWords = {
  secretMissing: 'Brevlådans lösenord finns inte i mappen keys i den här installationen.',
  putKeysBack: 'Lägg tillbaka mappen keys från där ni förvarar den, eller avsluta brevlådan och lägg till den igen.',
  notLetIn: '{1} släppte inte in {2}: {3}.',
  checkPassword: 'Kontrollera användare och lösenord; många leverantörer vill ha ett eget lösenord för varje program.',
  certificate: 'Certifikatet för {1} håller inte: {2}. Ingen har loggat in.',
  nameAsCertificate: 'Ange servern som den heter i certifikatet, eller lägg till er egen utfärdares certifikat.',
  unreachable: '{1} gick inte att nå: {2}.',
  againByItself:
    'Nytt försök görs automatiskt. Om det består, kontrollera server, port och säkerhet och testa anslutningen.',
  noFolder: 'Det finns ingen mapp {1} i brevlådan för {2}: {3}.',
  nameFolder: 'Ange mappen som servern gör, till exempel INBOX.',
  notRead: 'Brevlådan kunde inte läsas.',
  lookInLog: 'Nytt försök görs automatiskt. Om det består, titta i serverns logg.',
  mailboxTaken: 'Det finns redan en brevlåda {1}.',
  anotherName: 'Ge den ett annat namn, eller avsluta den andra.',
  noMailbox: 'Det finns ingen brevlåda {1}.',
  noMail: 'Det finns inget sådant mejl.',
  settled: 'Någon annan har sagt vems mejlet är.',
  lookAgain: 'Titta på det igen.',
};
