/** The lines that bring a ledger to where the examples of a command make sense, and where an id of such a ledger is read. */
/** The ledger on which the examples of one command are played, one after the other. */
const OPENED = ['duly init --company "ACME SAS" --country FR --currency EUR --iban FR1420041010050500013M02606'];
export const LEDGER = [...OPENED, 'duly import ledger.csv --as-of 2026-03-02'];
const SENT = [...LEDGER, 'duly run --yes'];
const REGISTERED = [
  ...SENT,
  'duly customers set 1007 legal_name "Brauhaus Nord GmbH" --why "register extract"',
  'duly customers address 1007 --role registered --street "Hafenstr. 4" --postcode 20457 --city Hamburg --country DE',
];
const HANDED_OVER = [
  ...REGISTERED.map((line) => line.replace('FR1420041010050500013M02606', 'FR7630006000011234567890189')),
  'duly dossier create 1007 --out recovery',
  'duly case hand-over RF-2026-0001 --partner "Agence Delmas"',
];
export const STAGE: Readonly<Record<string, readonly string[]>> = {
  ...{ init: [], import: OPENED },
  bank: ['duly init --company "ACME SAS" --country FR --currency EUR --iban FR7630006000011234567890189'],
  cash: [
    'duly init --company "ACME SAS" --country FR --currency EUR --iban FR7630006000011234567890189',
    'duly import ledger.csv --as-of 2026-03-02',
    'duly bank import bank.xml',
  ],
  documents: [...LEDGER, 'duly attach contract.pdf --customer 4711 --kind contract'],
  short: [...LEDGER, 'duly import short.csv --as-of 2026-03-02 --mode delta'],
  tasks: [...LEDGER, 'duly hold 4711 --kind goodwill --until 1w --reason "new clerk"'],
  outbox: SENT,
  charges: [...LEDGER, 'duly company set latePayment on_demand', 'duly company set debtorType company', 'duly charges claim F-1001 --fixed-sum --checked'], // prettier-ignore
  calls: [...LEDGER, 'duly people add lea@acme.example --name "Léa Roux" --role collector'],
  notice: [...LEDGER, 'duly company set debtorType company'],
  visits: [...LEDGER, 'duly customers address 4711 --role registered --street "4 rue du Port" --city Nantes'],
  dossier: REGISTERED,
  case: [...REGISTERED, 'duly dossier create 1007 --out recovery'],
  quote: [...REGISTERED, 'duly dossier create 1007 --out recovery'],
  remittance: [...HANDED_OVER, 'duly bank import bank.xml'],
  insolvency: [
    ...LEDGER,
    'duly customers set 4711 register_no 123456789 --why "register extract"',
    'duly customers address 4711 --role registered --street "4 rue du Port" --postcode 69003 --city Lyon --country FR',
  ],
  relief: [...HANDED_OVER, 'duly case close RF-2026-0001 --outcome uncollectable'],
  operator: OPENED,
  parcel: [...HANDED_OVER, 'duly partner channel set "Agence Delmas" --way mail --to dossiers@delmas.example'],
  ...{ 'partner-invoice': HANDED_OVER, webhook: HANDED_OVER, 'partner-token': HANDED_OVER },
};

/** What stands for an id in an example, and the command and field that tell one. */
export const IDS: Readonly<Record<string, readonly [command: string, field: string]>> = {
  HOLD: ['duly hold list --json', 'hold'],
  ...{
    PROSPECT: ['duly operator prospects --company acme-sas --json', 'prospect'],
    OPERATION: ['duly operator companies --company acme-sas --json', 'operation'],
  },
  STEP: ['duly case step list RF-2026-0001 --json', 'step'],
  INTEREST_HOLD: ['duly interest hold list --json', 'hold'],
  TASK: ['duly tasks --json', 'task'],
  ...{ WEBHOOK: ['duly webhook list --json', 'webhook'], TOKEN: ['duly partner-token list --json', 'token'] },
  PARCEL: ['duly parcel list RF-2026-0001 --json', 'parcel'],
  CHARGE: ['duly charges --json', 'charge'],
  DOCUMENT: ['duly documents 4711 --json', 'document'],
  DROP: ['duly post show --json', 'id'],
  MESSAGE: ['duly outbox list --state doubtful --json', 'message'],
  MAIL: ['duly inbox mails --show all --json', 'mail'],
  STATEMENT: ['duly bank list --json', 'statement'],
  ADVICE: ['duly cash remittances --json', 'remittance'],
  DOUBT: ['duly bank doubts --json', 'doubt'],
  ANSWER: ['duly bank doubts --json', 'saidAs'],
  LINE: ['duly cash --json', 'line'],
  PAYMENT: ['duly remittance twice --json', 'payment'],
  REFUND: ['duly cash refunds --all --json', 'refund'],
  APPLICATION: ['duly cash applied --json', 'application'],
  IBAN: ['duly cash accounts --json', 'iban'],
  ALLOCATION: ['duly allocate list F-1001 --json', 'allocation'],
};
