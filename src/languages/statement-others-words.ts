import type { MessageLanguage } from './message-words';

/** Words of the part of a statement that tells of customers whose messages come to its reader: a payer, the head of a group. */
export interface StatementOthersWords {
  readonly title: string;
  readonly customer: string;
  readonly number: string;
  readonly open: string;
  /** Of a sheet. */
  readonly sheet: string;
}

const WORDS: Readonly<Record<MessageLanguage, StatementOthersWords>> = {
  en: {
    title: 'Also open: customers whose messages come to you, each on its own account',
    customer: 'Customer',
    number: 'Customer no.',
    open: 'Open',
    sheet: 'Others',
  },
  fr: {
    title: 'Également en cours : clients dont vous recevez les messages, chacun sur son propre compte',
    customer: 'Client',
    number: 'N° client',
    open: 'Reste dû',
    sheet: 'Autres',
  },
  de: {
    title: 'Ebenfalls offen: Kunden, deren Nachrichten zu Ihnen kommen, jeder auf eigenem Konto',
    customer: 'Kunde',
    number: 'Kundennr.',
    open: 'Offen',
    sheet: 'Andere',
  },
  sv: {
    title: 'Även öppet: kunder vars meddelanden kommer till er, var och en på eget konto',
    customer: 'Kund',
    number: 'Kundnr',
    open: 'Öppet',
    sheet: 'Andra',
  },
  nl: {
    title: 'Ook openstaand: klanten waarvan u de berichten ontvangt, elk op een eigen rekening',
    customer: 'Klant',
    number: 'Klantnr.',
    open: 'Openstaand',
    sheet: 'Andere',
  },
  es: {
    title: 'También pendiente: clientes cuyos mensajes recibe usted, cada uno en su propia cuenta',
    customer: 'Cliente',
    number: 'N.º de cliente',
    open: 'Pendiente',
    sheet: 'Otros',
  },
};

/** English where Duly does not speak the language. */
export const othersWords = (language: string): StatementOthersWords =>
  Object.hasOwn(WORDS, language) ? WORDS[language as MessageLanguage] : WORDS.en;
