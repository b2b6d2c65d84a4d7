import type { CustomersWords } from './customers-words.en';

/** German words of the list of customers. */
export const de: CustomersWords = {
  title: 'Kunden',
  caption: 'Kunden und was sie schulden, je Währung',
  column: {
    name: 'Kunde',
    code: 'Nummer',
    country: 'Land',
    segment: 'Segment',
    collector: 'Sachbearbeiter',
    type: 'Art',
    open: 'Offen',
    overdue: 'Überfällig',
    currency: 'Währung',
    count: 'Posten',
    oldest: 'Älteste Fälligkeit',
    late: 'Tage überfällig',
  },
  filter: {
    balance: 'Saldo',
    late: 'Tage überfällig mindestens',
    currency: 'Währung',
    country: 'Land',
    segment: 'Segment',
    collector: 'Sachbearbeiter',
  },
  balance: { owing: 'schuldet', overdue: 'überfällig', credit: 'im Guthaben', nothing: 'nichts offen' },
  type: {
    company: 'Gesellschaft',
    sole_trader: 'Einzelunternehmer',
    public_body: 'öffentliche Stelle',
    consumer: 'Verbraucher',
    unknown: 'unbekannt',
  },
  total: { one: '{n} Kunde', other: '{n} Kunden' },
  owing: 'nichts offen',
  empty: 'Kein Kunde passt. Entfernen Sie einen Filter, oder importieren Sie eine Datei.',
  import: 'Datei importieren',
  views: { all: 'Alle', overdue: 'Überfällig', late: 'Über 60 Tage', credit: 'Im Guthaben' },
  export: { csv: 'CSV', xlsx: 'Excel' },
};
