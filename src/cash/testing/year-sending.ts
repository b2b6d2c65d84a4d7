import type { Day } from '../../kernel/day';
import { type Dice } from './year-dice';
import type { Debtor } from './year-ledger';
import { inBankLetters, misspelt, newName, otherForm } from './year-names';
import { NOISE, table } from './year-noise';
import type { YearPayment } from './year-nouns';
import type { Paying } from './year-intention';
import { newIban } from './year-references';
import type { Told } from './year-decoys';

/** Through which account and under which name a payer pays, and what the banks on the way make of both and of the text. */
export interface Sender {
  readonly ibanOn: (on: Day) => string | null;
  readonly naming: keyof typeof NOISE.naming;
  readonly letters: keyof typeof NOISE.letters;
  readonly wrapping: keyof typeof NOISE.wrapping;
  readonly hasFrame: boolean;
}

export function sendersOf(debtors: readonly Debtor[], dice: Dice): ReadonlyMap<string, Sender> {
  const shared = new Map<string, string>();
  const senders = new Map<string, Sender>();
  for (const one of debtors) {
    const mother = one.parentId ?? one.id;
    if (one.parentId === null && dice.chance(NOISE.groups['one account']))
      shared.set(one.id, newIban(one.country, dice));
    const kind = dice.weigh(table(NOISE.accounts));
    const first = shared.get(mother) ?? newIban(one.country, dice);
    const second = newIban(one.country, dice);
    const from = `2026-${String(dice.from(2, 11)).padStart(2, '0')}-15`;
    const isHidden =
      kind === 'none told' || (one.country === 'GB' && dice.chance(0.6)) || (one.country === 'SE' && dice.chance(0.4));
    senders.set(one.id, {
      ibanOn: (on) => (isHidden ? null : kind === 'changed in the year' && on >= from ? second : first),
      naming: dice.weigh(table(NOISE.naming)),
      letters: dice.weigh(table(NOISE.letters)),
      wrapping: dice.weigh(table(NOISE.wrapping)),
      hasFrame: dice.chance(0.3),
    });
  }
  return senders;
}

type Sent = Pick<YearPayment, 'reference' | 'endToEnd' | 'name' | 'behind' | 'iban' | 'text' | 'noise'>;

export function sent(of: Paying, told: Told, sender: Sender, dice: Dice): Sent {
  if (of.collector) return collected(of, told, dice);
  const { payer } = of;
  const naming = dice.chance(0.85) ? sender.naming : dice.weigh(table(NOISE.naming));
  const called = nameOf(payer, naming, dice);
  const words = called.isInText ? `${told.text} ${payer.name}`.trim() : told.text;
  const framed = sender.hasFrame ? frame(words, of, called.name, dice) : words;
  const wrapped = wrap(inBankLetters(framed, sender.letters), sender.wrapping, dice);
  const isElse = naming === 'someone else' || naming === 'someone else on behalf';
  const clip = (name: string | null): string | null => name && inBankLetters(name, sender.letters).slice(0, 70);
  return {
    reference: told.reference,
    endToEnd: endToEndOf(of, dice),
    name: clip(called.name),
    behind: clip(called.behind),
    iban: isElse ? newIban(payer.country, dice) : sender.ibanOn(of.on),
    text: wrapped.text,
    noise: [...(called.isOdd ? [naming] : []), ...(wrapped.isHurt ? [sender.wrapping] : [])],
  };
}

interface Called {
  readonly name: string | null;
  readonly behind: string | null;
  readonly isInText: boolean;
  readonly isOdd: boolean;
}

function nameOf(payer: Debtor, naming: keyof typeof NOISE.naming, dice: Dice): Called {
  const plain = (name: string | null, rest: Partial<Called> = {}): Called => ({ name, behind: null, isInText: false, isOdd: name !== payer.name, ...rest }); // prettier-ignore
  switch (naming) {
    case 'as in the ledger':
      return plain(payer.name);
    case 'cut':
      return plain(payer.name.slice(0, dice.pick([18, 24, 27])).trim());
    case 'misspelt':
      return plain(misspelt(payer.name, dice));
    case 'another legal form':
      return plain(
        payer.isPerson ? payer.name.split(' ').reverse().join(' ') : otherForm(payer.name, payer.country, dice),
      );
    case 'trading name':
      return plain(payer.tradingName ?? payer.name);
    case 'no name':
      return plain(null);
    case 'someone else':
      return plain(newName(payer.country, dice).name);
    case 'someone else on behalf':
      return plain(newName(payer.country, dice).name, { behind: payer.name });
    case 'name in the text only':
      return plain(dice.chance(0.5) ? null : dice.pick(['POSTFINANCE AG', 'BANKGIROT', 'LA BANQUE POSTALE']), {
        isInText: true,
      });
  }
}

/** What banks put around a text: labels and codes in which numbers stand, too. */
function frame(text: string, { payer }: Paying, name: string | null, dice: Dice): string {
  switch (payer.country) {
    case 'DE':
      return `EREF+${dice.pick(['NOTPROVIDED', `ZV${dice.digits(8)}`])} SVWZ+${text}`;
    case 'FR':
      return dice.pick([`VIR SEPA RECU /DE ${name ?? ''} /MOTIF ${text} /REF NOTPROVIDED`, `VIR INST ${name ?? ''} ${text}`, `VIREMENT RECU DE ${name ?? ''} ${text}`]); // prettier-ignore
    case 'NL':
      return `/REMI/USTD//${text}/`;
    case 'BE':
      return dice.pick([`MEDEDELING: ${text}`, `COMMUNICATION : ${text} REFERENCE BANQUE : 26${dice.digits(10)}`]);
    case 'GB':
      return `${text} ${dice.pick(['BGC', 'FPI', 'BACS'])}`;
    default:
      return text;
  }
}

function wrap(
  text: string,
  wrapping: keyof typeof NOISE.wrapping,
  dice: Dice,
): { readonly text: string; readonly isHurt: boolean } {
  const every = (n: number): string => text.replace(new RegExp(`(.{${n}})(?=.)`, 'g'), '$1 ');
  const put = ((): string => {
    switch (wrapping) {
      case 'whole':
        return text;
      case 'cut at 140':
        return text.slice(0, 140);
      case 'blank every 35':
        return every(35);
      case 'blank every 27':
        return every(27);
      case 'cut at 35':
        return text.slice(0, 35);
      case 'beginning lost':
        return text.slice(dice.from(2, 9));
      case 'blanks lost':
        return text.replaceAll(' ', '');
    }
  })();
  return { text: put, isHurt: put !== text };
}

function endToEndOf({ items, on }: Paying, dice: Dice): string | null {
  const single = items.length === 1 ? items[0]!.document : null;
  return dice.weigh([
    [null, 35],
    ['NOTPROVIDED', 32],
    [`ZLG-${on.slice(0, 7)}-${dice.digits(4)}`, 16],
    [dice.digits(12), 11],
    [single ?? 'NOTPROVIDED', 6],
  ]);
}

function collected(of: Paying, told: Told, dice: Dice): Sent {
  const names = {
    card: ['STRIPE PAYMENTS EUROPE', 'Adyen N.V.', 'PayPal Europe Sarl', 'SumUp Limited'],
    bank: ['', 'DEUTSCHE BANK AG', 'CRCAM'],
  };
  const name = dice.pick(names[of.collector ?? 'card']);
  return { reference: null, endToEnd: dice.digits(14), name: name || null, behind: null, iban: of.collector === 'card' ? `NL${of.collector.length}1ADYB20060056${name.length}0` : null, text: told.text, noise: [] }; // prettier-ignore
}
