import type { AuditWords } from './audit-words.en';

/** Swedish words of the audit trail. */
export const sv: AuditWords = {
  title: 'Granskningslogg',
  installation: {
    title: 'Installationen',
    text: 'Loggen för själva installationen: vem som loggade in, vem som bjöds in, vilka mallar som laddades.',
    company: 'Det här bolaget',
  },
  text: 'Varje ändring är en rad, kedjad till raden före: vem som gjorde vad, när och med vad. En rad ändras aldrig.',
  caption: 'Vad som gjordes, det senaste först',
  column: { at: 'När', who: 'Vem', what: 'Vad', about: 'Gäller', change: 'Ändring', line: 'Rad' },
  who: { clock: 'Duly självt', customer: 'en kund', partner: 'en partner' },
  filter: { who: 'Person', kind: 'Slag', about: 'Gäller', from: 'Från', to: 'Till' },
  erased: 'Detaljerna har raderats.',
  total: { one: '{n} rad', other: '{n} rader' },
  empty: 'Ingen rad passar. Ta bort ett filter.',
  clear: 'Visa alla',
  export: { csv: 'CSV', xlsx: 'Excel' },
  check: {
    action: 'Kontrollera kedjan',
    title: 'Kontroll av kedjan',
    underWay: 'Loggen kontrolleras: {done} av {total} rader.',
    look: 'Hur långt har den kommit?',
    at: 'Kontrollerad {at}.',
    failed: 'Kontrollen kunde inte slutföras: {why}',
    intact: 'Loggen är som den skrevs: {lines} i kedjan, inget ändrat, inget saknas.',
    waiting: {
      one: '{n} rad väntar på sigill, som sätts med några minuters mellanrum.',
      other: '{n} rader väntar på sigill, som sätts med några minuters mellanrum.',
    },
    erased: {
      one: 'Detaljerna i {n} rad har raderats; dess plats i kedjan håller.',
      other: 'Detaljerna i {n} rader har raderats; deras platser i kedjan håller.',
    },
    head: 'Senaste sigill: {hash}. Antecknat på annat håll visar det senare att inget har kapats i slutet.',
    broken: {
      one: 'Loggen är inte som den skrevs: {n} ställe har ändrats.',
      other: 'Loggen är inte som den skrevs: {n} ställen har ändrats.',
    },
    remedy: 'Låt databasen vara som den är och jämför med en säkerhetskopia.',
    flaw: {
      missing: 'en rad saknas före den',
      'broken-link': 'den följer inte på raden före',
      'changed-line': 'själva raden har ändrats',
      'changed-payload': 'dess detaljer har ändrats',
    },
    place: 'Rad {seq}, {kind}, {ref}',
    back: 'Tillbaka till loggen',
  },
};
