import type { BankSaid } from '../../cash/bank-line';
import { toDecimal } from '../../kernel/money';

/** What a file says, a line of text each: `place day amount currency | reference | end to end | name | account | text`, and marks. */
export function printedSaid(one: BankSaid): string {
  if (one.is === 'statement')
    return `${one.statement.kind} ${one.statement.account} no. ${one.statement.number ?? '–'}`;
  if (one.is === 'fault') return `! ${one.fault.place} ${one.fault.code} ${one.fault.value}`.trim();
  if (one.is === 'balance') {
    return `${one.which} ${toDecimal(one.balance.minor, one.balance.currency)} ${one.balance.currency} ${one.balance.on}`;
  }
  const { line } = one;
  const said = [line.reference, line.endToEnd, line.name, line.iban, line.text].map((part) => part ?? '');
  const marks = [
    ...(line.behind === null ? [] : [`for ${line.behind}`]),
    ...(line.reversal ? ['reversal'] : []),
    ...(line.returned === null ? [] : [`returned ${line.returned}`]),
    ...(line.chargesMinor === null ? [] : [`charges ${toDecimal(line.chargesMinor, line.currency)}`]),
  ];
  return [`${line.bookedOn} ${toDecimal(line.amountMinor, line.currency)} ${line.currency}`, ...said, ...marks].join(
    ' | ',
  );
}
