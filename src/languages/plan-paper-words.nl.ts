import type { PlanPaperWords } from './plan-paper-words.en';

/** Dutch words of the papers about instalments and promises. */
export const nl: PlanPaperWords = {
  agreement: 'Betalingsregeling {number}',
  acknowledgement: 'Schuldbekentenis {number}',
  madeOn: 'Opgemaakt op {day}',
  creditor: 'Schuldeiser',
  debtor: 'Schuldenaar',
  represented: 'vertegenwoordigd door {name}',
  customerNo: 'Klantnr. {code}',
  owes: 'De schuldenaar erkent de schuldeiser {sum} verschuldigd te zijn op grond van de volgende facturen.',
  inWords: '{figures} ({words})',
  invoices: 'Facturen',
  document: 'Factuur',
  date: 'Datum',
  due: 'Vervaldatum',
  amount: 'Bedrag',
  total: 'Totaal',
  schedule: 'Betaling',
  pays: 'De schuldenaar betaalt dit bedrag als volgt, onder vermelding van {reference}.',
  no: 'Nr.',
  payOn: 'Te betalen op',
  account: 'Te betalen aan',
  terms: 'Voorwaarden',
  noInterest: 'Voor de regeling worden geen rente of kosten berekend.',
  whileKept: 'Zolang de termijnen worden betaald, vordert de schuldeiser de genoemde facturen niet in.',
  grace: 'Een betaling is op tijd als zij binnen {days} na haar dag binnenkomt.',
  clause:
    'Worden {missed} niet op tijd betaald, dan eindigt deze regeling van rechtswege en is het volledige restant meteen opeisbaar.',
  rights: 'Het recht van de schuldenaar om een factuur te betwisten blijft onverlet.',
  apart:
    'Rente ({interest}) en kosten ({costs}) die naast deze facturen worden gevorderd, maken geen deel uit van dit document.',
  timeAnew:
    'Naar het recht van dit land ({country}) begint met de ondertekening de termijn waarbinnen de vordering aan de rechter kan worden voorgelegd opnieuw ({basis}).',
  unverified: 'niet aan de officiële tekst getoetst',
  signature: 'Handtekeningen',
  placeDate: 'Plaats en datum',
  signs: 'Naam, functie en handtekening',
  byHand: '',
  mailSubject: 'Betalingsregeling voor uw facturen: {number}',
  mailText:
    'Wij bieden u aan {sum} te betalen in {parts}, de eerste op {first} en de laatste op {last}. De regeling met alle facturen en data is bijgevoegd.\n\nOm te aanvaarden stuurt u haar ondertekend terug of beantwoordt u dit bericht vóór {until}. Tot dan sturen wij geen herinneringen voor deze facturen.\n\nVermeld {reference} bij elke betaling.',
  title: 'Betalingsregeling {number}, zoals aangeboden, niet ondertekend',
  parts: { one: '{n} termijn', other: '{n} termijnen' },
  days: { one: '{n} bankdag', other: '{n} bankdagen' },
};
