import type { BankWords } from './bank-words.en';

/** Swedish words of what the bank says. */
export const sv: BankWords = {
  title: 'Kontoutdrag',
  intro:
    'Vad banken säger om våra konton. Filer kommer in med duly bank import; det som kommit in matchas genast, och det som inte är säkert väntar under Inbetalningar.',
  breaks: 'Saknas eller stämmer inte',
  gap: '{account}: ett utdrag saknas efter {day}. Det slutade med {expected}, nästa börjar med {said} (skillnad {off}).',
  sum: '{account}, utdrag till {day}: raderna ger {expected}, utdraget säger {said}.',
  statements: 'Utdrag',
  number: 'Nummer',
  account: 'Konto',
  until: 'Till',
  opening: 'Ingående saldo',
  closing: 'Utgående saldo',
  lines: 'Rader',
  file: 'Fil',
  empty: 'Inga bankutdrag än.',
  one: 'Utdrag {number} · {account}',
  from: '{file}, {when}: {added} av {lines} rader var nya.',
  back: 'Alla utdrag',
  added: 'Rader som det tillförde',
  booked: 'Bokfört',
  amount: 'Belopp',
  who: 'Motpart',
  reference: 'Referens',
  text: 'Text',
  twice: 'kanske dubbelt',
  returned: 'kom tillbaka: {reason}',
  none: 'Det tillförde inga rader.',
  previous: 'Föregående',
  next: 'Nästa',
};
