/** English words of the list of customers; the type that the other languages fill. */
export const en = {
  title: 'Customers',
  caption: 'Customers and what they owe, per currency',
  column: {
    name: 'Customer',
    code: 'Number',
    country: 'Country',
    segment: 'Segment',
    collector: 'Collector',
    type: 'Kind',
    open: 'Open',
    overdue: 'Overdue',
    currency: 'Currency',
    count: 'Items',
    oldest: 'Oldest due',
    late: 'Days late',
  },
  filter: {
    balance: 'Balance',
    late: 'At least days late',
    currency: 'Currency',
    country: 'Country',
    segment: 'Segment',
    collector: 'Collector',
  },
  balance: { owing: 'owes', overdue: 'overdue', credit: 'in credit', nothing: 'owes nothing' },
  type: {
    company: 'company',
    sole_trader: 'sole trader',
    public_body: 'public body',
    consumer: 'consumer',
    unknown: 'not known',
  },
  total: { one: '{n} customer', other: '{n} customers' },
  owing: 'nothing open',
  empty: 'No customer fits. Take a filter away, or import a ledger.',
  import: 'Import a file',
  views: { all: 'All', overdue: 'Overdue', late: 'More than 60 days', credit: 'In credit' },
  export: { csv: 'CSV', xlsx: 'Excel' },
};

export type CustomersWords = typeof en;
