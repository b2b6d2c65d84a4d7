import type { PlanPaperWords } from './plan-paper-words.en';

/** Italian words of the papers about instalments and promises. */
export const it: PlanPaperWords = {
  agreement: 'Accordo di pagamento rateale {number}',
  acknowledgement: 'Riconoscimento di debito {number}',
  madeOn: 'Redatto il {day}',
  creditor: 'Creditore',
  debtor: 'Debitore',
  represented: 'rappresentato da {name}',
  customerNo: 'N. cliente {code}',
  owes: 'Il debitore riconosce di dovere al creditore {sum} in forza delle fatture seguenti.',
  inWords: '{figures} ({words})',
  invoices: 'Fatture',
  document: 'Fattura',
  date: 'Data',
  due: 'Scadenza',
  amount: 'Importo',
  total: 'Totale',
  schedule: 'Pagamento',
  pays: 'Il debitore paga tale somma come segue, indicando la causale {reference}.',
  no: 'N.',
  payOn: 'Da pagare il',
  account: 'Da versare a',
  terms: 'Condizioni',
  noInterest: 'Per le rate non sono dovuti né interessi né spese.',
  whileKept: 'Finché le rate sono pagate, il creditore non richiede le fatture sopra indicate.',
  grace: 'Il pagamento è tempestivo se perviene entro {days} dalla sua scadenza.',
  clause:
    'Se {missed} non sono pagate in tempo, il presente accordo cessa di diritto e l’intero saldo è immediatamente esigibile.',
  rights: 'Resta fermo il diritto del debitore di contestare singole fatture.',
  apart:
    'Gli interessi ({interest}) e le spese ({costs}) richiesti oltre a queste fatture non fanno parte del presente documento.',
  timeAnew:
    'Secondo il diritto di questo paese ({country}), con la firma del presente documento ricomincia a decorrere il termine per far valere il credito in giudizio ({basis}).',
  unverified: 'non verificato sul testo ufficiale',
  signature: 'Firme',
  placeDate: 'Luogo e data',
  signs: 'Nome, qualifica e firma',
  byHand: '',
  mailSubject: 'Pagamento rateale delle vostre fatture: {number}',
  mailText:
    'Vi proponiamo di pagare {sum} in {parts}, la prima il {first} e l’ultima il {last}. In allegato l’accordo con tutte le fatture e le scadenze.\n\nPer accettare, restituitelo firmato o rispondete a questo messaggio entro il {until}. Fino ad allora non inviamo solleciti per queste fatture.\n\nIndicate {reference} in ogni bonifico.',
  title: 'Accordo di pagamento rateale {number}, come proposto, non firmato',
  parts: { one: '{n} rata', other: '{n} rate' },
  days: { one: '{n} giorno bancario', other: '{n} giorni bancari' },
};
