import type { CustomersWords } from './customers-words.en';

/** Swedish words of the list of customers. */
export const sv: CustomersWords = {
  title: 'Kunder',
  caption: 'Kunder och vad de är skyldiga, per valuta',
  column: {
    name: 'Kund',
    code: 'Nummer',
    country: 'Land',
    segment: 'Segment',
    collector: 'Handläggare',
    type: 'Slag',
    open: 'Öppet',
    overdue: 'Förfallet',
    currency: 'Valuta',
    count: 'Poster',
    oldest: 'Äldsta förfallodag',
    late: 'Dagar försenad',
  },
  filter: {
    balance: 'Saldo',
    late: 'Minst dagar försenad',
    currency: 'Valuta',
    country: 'Land',
    segment: 'Segment',
    collector: 'Handläggare',
  },
  balance: { owing: 'är skyldig', overdue: 'förfallet', credit: 'tillgodo', nothing: 'inget öppet' },
  type: {
    company: 'bolag',
    sole_trader: 'enskild firma',
    public_body: 'myndighet',
    consumer: 'konsument',
    unknown: 'okänt',
  },
  total: { one: '{n} kund', other: '{n} kunder' },
  owing: 'inget öppet',
  empty: 'Ingen kund passar. Ta bort ett filter eller importera en fil.',
  import: 'Importera en fil',
  views: { all: 'Alla', overdue: 'Förfallna', late: 'Över 60 dagar', credit: 'Tillgodo' },
  export: { csv: 'CSV', xlsx: 'Excel' },
};
