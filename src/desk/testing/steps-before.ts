import { mailFromNobody } from '../../inbox/testing/plant-mail';
import { ASKED, CHARGED, DOUBTED, DROPPED, PARTNER, PRICED, SENT_ONCE } from '../../cases/testing/planted';
import {
  feeLineSeen,
  operatedByItself,
  prospectFrom,
  quotedOpenly,
  setUpAgreed,
} from '../../operators/testing/planted';
import { type Desk, emptied, stage, written } from './command-desk';

type Step = string | ((at: Desk) => Promise<Desk>);

/** The agency of the case works here, and its prices have a set-up fee. */
const OPERATED = [setUpAgreed, quotedOpenly('three'), prospectFrom('three'), ...operatedByItself];

/** What must have happened before an example makes sense; a function may go to another desk. */
export const BEFORE: Readonly<Record<string, readonly Step[]>> = {
  'duly charges note 4711 --out note.pdf': ['duly charges claim F-1001 --fixed-sum --checked'],
  'duly visits cancel 4711 --why "paid"': ['duly visits plan 4711 --agent "Anna Berg" --on 2026-03-18'],
  'duly import close 1': [() => stage('import'), 'duly import ledger.csv --as-of 2026-03-02'],
  'duly dispute confirm F-1001 --note "accepted by mail"': ['duly dispute answer F-1001 --text "We looked again: the price is right."', 'duly dispute settle F-1001 --outcome unjustified'], // prettier-ignore
  'duly dispute void F-1001 --why "meant for another customer"': [() => stage('dispute'), 'duly dispute raise 4711 --item F-1001 --category price --because "the order says 12.00 each"'], // prettier-ignore
  'duly short undo F-1001': [() => stage('short'), 'duly short decide F-1001 --as ask --because "nothing was agreed"'],
  'duly outbox delivered 1007': ['duly outbox posted 1007 --service "La Poste"'],
  'duly dossier supplement RF-2026-0001 --out recovery': ['duly case hand-over RF-2026-0001 --partner "Agence Delmas"', 'duly dispute raise 1007 --item F-1003=20.00 --category price --because "the order says less"'], // prettier-ignore
  'duly outbox returned 1007 --note "moved away"': [() => stage('outbox'), 'duly outbox posted 1007 --service "La Poste"'], // prettier-ignore
  'duly case recall RF-2026-0001 --why "the customer pays us directly"': ['duly case reopen RF-2026-0001'],
  'duly case step plan RF-2026-0001 --kind summons --on 2026-04-15 --cost 320.00': [() => stage('partner-invoice')],
  'duly case show RF-2026-0001': [() => stage('partner-invoice')],
  'duly case reopen RF-2026-0001': ['duly case close RF-2026-0001 --outcome paid'],
  'duly case step off RF-2026-0001 STEP --why "the debtor paid"': [() => stage('partner-invoice'), 'duly case step plan RF-2026-0001 --kind summons --on 2026-04-15 --cost 320.00'], // prettier-ignore
  'duly case hand-over RF-2026-0001 --partner "Agence Delmas"': [() => stage('case')],
  'duly case answer RF-2026-0001 --answer no --reason "Not at that price."': [(at) => written(at, ASKED)],
  'duly quote accept RF-2026-0001 --partner "Agence Delmas"': [(at) => written(at, PARTNER), (at) => written(at, PRICED)], // prettier-ignore
  'duly webhook replay WEBHOOK --since 2026-03-01': [(at) => written(at, SENT_ONCE)],
  'duly outbox doubtful MESSAGE --sent': [(at) => written(at, DOUBTED)],
  'duly trace end 4711 --outcome untraceable --why "struck off, nobody knows the manager"': ['duly trace start 4711 --why "two letters came back"'], // prettier-ignore
  'duly post settle DROP --has': [(at) => written(at, DROPPED)],
  'duly bank doubts': [() => stage('bank'), 'duly bank import bank.xml', 'duly bank import notice.xml'],
  'duly bank also CH4431999123000889012 --iban CH9300762011623852957': [() => stage('init'), 'duly init --company "ACME AG" --country CH --currency CHF --iban CH9300762011623852957'], // prettier-ignore
  'duly operator open "Agence Delmas" --days 30': [
    (at) => written(at, PARTNER),
    (at) => written(at, PRICED),
    'duly operator terms en --text "You pay what was quoted."',
  ],
  'duly operator accept PROSPECT': [(at) => written(at, quotedOpenly('one')), (at) => written(at, prospectFrom('one'))],
  'duly operator refuse PROSPECT --company acme-sas --why "We do not collect from consumers."': [(at) => written(at, quotedOpenly('two')), (at) => written(at, prospectFrom('two'))], // prettier-ignore
  'duly operator invoice RF-2026-0001': [() => stage('remittance'), 'duly operator terms en --text "You pay what was quoted."', ...OPERATED.map((sql): Step => (at) => written(at, sql))], // prettier-ignore
  'duly operator paid RF-2026-0001': [(at) => written(at, feeLineSeen)],
  'duly inbox give MAIL 4711': [mailFromNobody],
  'duly cash refund P-77 --amount 5.00 --why "paid twice"': [() => stage('ledger')],
  'duly journal preview': [(at) => written(at, CHARGED)],
  'duly restore duly-backup.zip': ['duly backup --to duly-backup.zip', emptied],
};
