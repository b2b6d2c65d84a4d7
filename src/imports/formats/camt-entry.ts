import { bareLine, type BankLine, type BankSaid, type StatementHead } from '../../cash/bank-line';
import type { Day } from '../../kernel/day';
import { sum } from '../../kernel/money';
import { accountText, faultAt, joined, minorOf, plainDay, referenceIn, said } from './bank-text';
import { all, first, text, type Node } from './xml-node';

/** What one entry, balance or head of a CAMT file says. */
export function headOf(nodes: readonly Node[], kind: StatementHead['kind'], place: number): BankSaid[] {
  const head: Node = { name: '', currency: '', children: [...nodes], parent: undefined, size: { nodes: 0 }, text: '' };
  const account = text(head, 'Acct/Id/IBAN', 'Acct/Id/Othr/Id', 'Acct/Id/PrtryAcct/Id');
  if (account === undefined) return [faultAt(place, 'no-account')];
  const number = text(head, 'ElctrncSeqNb', 'LglSeqNb', 'Id') ?? null;
  const currency = text(head, 'Acct/Ccy') ?? null;
  return [{ is: 'statement', statement: { account: accountText(account), number, currency, kind } }];
}

export const isBalance = (node: Node): boolean => node.name === 'Bal';

const OPENING = new Set(['OPBD', 'PRCD']);

/** Booked balances only: what is available or expected is nothing that continues. */
export function saidOfBalance(node: Node, place: number): BankSaid[] {
  const type = text(node, 'Tp/CdOrPrtry/Cd', 'Tp/Cd') ?? '';
  if (!OPENING.has(type) && type !== 'CLBD') return [];
  const minor = signedOf(node, node);
  const on = dayAt(node, 'Dt');
  if (minor === undefined) return [faultAt(place, 'bad-amount', text(node, 'Amt'))];
  if (on === undefined) return [faultAt(place, 'bad-day', text(node, 'Dt/Dt', 'Dt/DtTm'))];
  const balance = { minor, currency: first(node, 'Amt')?.currency ?? '', on };
  return [{ is: 'balance', which: type === 'CLBD' ? 'closing' : 'opening', balance }];
}

/** + where it was credited. An entry that reverses another says in which direction it moved itself (ISO 20022, ReversalIndicator). */
function signedOf(node: Node, fallback: Node): number | undefined {
  const amount = amountOf(node);
  const direction = text(node, 'CdtDbtInd') ?? text(fallback, 'CdtDbtInd');
  if (amount === undefined || (direction !== 'CRDT' && direction !== 'DBIT')) return undefined;
  return direction === 'CRDT' ? amount.minor : 0 - amount.minor;
}

function amountOf(node: Node): { readonly minor: number; readonly currency: string } | undefined {
  const at = first(node, 'Amt') ?? first(node, 'AmtDtls/TxAmt/Amt') ?? first(node, 'AmtDtls/InstdAmt/Amt');
  const minor = at && minorOf(at.text, at.currency);
  return at === undefined || minor === undefined || minor < 0 ? undefined : { minor, currency: at.currency };
}

const dayAt = (node: Node, path: string): Day | undefined => {
  const written = text(node, `${path}/Dt`, `${path}/DtTm`);
  return written === undefined ? undefined : plainDay(written);
};

export function saidOfEntry(entry: Node, place: number): BankSaid[] {
  const status = text(entry, 'Sts/Cd', 'Sts');
  if (status !== undefined && status !== 'BOOK') return [faultAt(place, 'pending', text(entry, 'Amt'))];
  const amountMinor = signedOf(entry, entry);
  const bookedOn = dayAt(entry, 'BookgDt') ?? dayAt(entry, 'ValDt');
  const currency = first(entry, 'Amt')?.currency ?? '';
  if (amountMinor === undefined || currency === '') return [faultAt(place, 'bad-amount', text(entry, 'Amt'))];
  if (bookedOn === undefined) return [faultAt(place, 'bad-day', text(entry, 'BookgDt/Dt', 'BookgDt/DtTm'))];
  const details = all(entry, 'NtryDtls/TxDtls');
  const bankRef = said(text(entry, 'AcctSvcrRef', 'NtryRef'));
  const bare = {
    ...bareLine(place, { bookedOn, currency, amountMinor }),
    ...{ valueOn: dayAt(entry, 'ValDt') ?? null, bankRef, entryRef: said(text(entry, 'AcctSvcrRef')) },
    ...{ batchRef: batchOf(entry, details), batchCount: countOf(entry, details) },
  };
  const whole = lineOf(bare, entry, details);
  if (details.length < 2) return [{ is: 'line', line: whole }];
  const parts = details.map((detail) => partOf(whole, entry, detail));
  const fitting = parts.filter((part) => part !== undefined);
  if (fitting.length === parts.length && sum(fitting.map((part) => part.amountMinor)) === amountMinor) {
    return fitting.map((line) => ({ is: 'line', line }));
  }
  return [faultAt(place, 'details-differ', text(entry, 'Amt')), { is: 'line', line: whole }];
}

/** What a batch was called when it was ordered: that of the entry, or what all its payments have in common. */
function batchOf(entry: Node, details: readonly Node[]): string | null {
  const own = said(text(entry, 'NtryDtls/Btch/PmtInfId', 'NtryDtls/Btch/MsgId'));
  const [first, ...others] = details.map((each) => said(text(each, 'Refs/PmtInfId', 'Refs/MsgId')));
  return own ?? (first !== undefined && others.every((other) => other === first) ? first : null);
}

function countOf(entry: Node, details: readonly Node[]): number | null {
  const written = Number(text(entry, 'NtryDtls/Btch/NbOfTxs') ?? '');
  if (Number.isSafeInteger(written) && written > 0 && written < 1_000_000_000) return written;
  const [only, second] = details;
  if (second !== undefined) return details.length;
  return only && (first(only, 'RltdPties') ?? first(only, 'RmtInf')) ? 1 : null; // one without a payer may stand for many
}

/** One payment of a batch; undefined where it says no amount in the currency of the account. */
function partOf(whole: BankLine, entry: Node, detail: Node): BankLine | undefined {
  const at = amountOf(detail);
  const amountMinor = signedOf(detail, entry);
  if (at?.currency !== whole.currency || amountMinor === undefined) return undefined;
  const { place, bookedOn, currency, valueOn, bankRef, entryRef, batchRef } = whole;
  const bare = { ...bareLine(place, { bookedOn, currency, amountMinor }), valueOn, entryRef, batchRef };
  return lineOf({ ...bare, bankRef: said(text(detail, 'Refs/AcctSvcrRef')) ?? bankRef }, entry, [detail]);
}

const CUT_AT = [35, 140];

function lineOf(bare: BankLine, entry: Node, details: readonly Node[]): BankLine {
  const [detail = entry] = details;
  const one = details.length < 2;
  const free = details.flatMap((each) => [
    joined(all(each, 'RmtInf/Ustrd').map((part) => part.text), CUT_AT),
    ...all(each, 'RmtInf/Strd/RfrdDocInf/Nb').map((part) => part.text.trim()),
    ...all(each, 'RmtInf/Strd/AddtlRmtInf').map((part) => part.text.trim()),
    text(each, 'AddtlTxInf') ?? '',
  ]); // prettier-ignore
  const said1 = joined([...new Set([...free, text(entry, 'AddtlNtryInf') ?? ''])]);
  const references = all(detail, 'RmtInf/Strd/CdtrRefInf').map((info) => text(info, 'Ref', 'CdtrRef'));
  const [reference] = references.filter((ref) => ref !== undefined);
  const charges = first(detail, 'Chrgs/TtlChrgsAndTaxAmt') ?? first(detail, 'Chrgs/Rcrd/Amt') ?? first(detail, 'Chrgs/Amt'); // prettier-ignore
  return {
    ...bare,
    ...(one ? partiesOf(detail, bare.amountMinor) : {}),
    reference: one ? (reference?.replace(/[\s+/*]/g, '').toUpperCase() ?? referenceIn(said1)) : null,
    endToEnd: one ? said(text(detail, 'Refs/EndToEndId')) : null,
    text: joined([said1, ...(references.length > 1 ? references.slice(1).map((ref) => ref ?? null) : [])]),
    reversal: text(entry, 'RvslInd') === 'true' || text(entry, 'RvslInd') === '1',
    returned: said(text(detail, 'RtrInf/Rsn/Cd', 'RtrInf/Rsn/Prtry', 'RtrInf/AddtlInf')),
    chargesMinor: (charges && minorOf(charges.text, charges.currency)) ?? null,
  };
}

/** Who stands on the other side: of money that went out its receiver; of what came back, its payer again. */
function partiesOf(detail: Node, amountMinor: number): Pick<BankLine, 'name' | 'behind' | 'iban'> {
  const back = first(detail, 'RtrInf') !== undefined;
  const side = amountMinor >= 0 === !back ? 'Dbtr' : 'Cdtr';
  const at = (path: string): string[] => [`RltdPties/${path}`];
  const iban = text(detail, ...at(`${side}Acct/Id/IBAN`), ...at(`${side}Acct/Id/Othr/Id`), ...at(`${side}Acct/Id/PrtryAcct/Id`)); // prettier-ignore
  return {
    name: said(text(detail, ...at(`${side}/Nm`), ...at(`${side}/Pty/Nm`))),
    behind: said(text(detail, ...at(`Ultmt${side}/Nm`), ...at(`Ultmt${side}/Pty/Nm`))),
    iban: iban === undefined ? null : accountText(iban),
  };
}
