import { addressLine, countryName, type Telling } from './telling';
import { fill } from './words';

/** Who claims and who owes, as a register or a court would name them. What is not known says so. */
interface Fact {
  readonly label: string;
  readonly lines: readonly string[];
  readonly known: boolean;
}

export interface PartySheet {
  readonly title: string;
  readonly name: string;
  readonly groups: readonly { readonly title: string | null; readonly facts: readonly Fact[] }[];
}

export function creditorSheet(telling: Telling): PartySheet {
  const { claim, words } = telling;
  const { creditor } = claim;
  const fact = facts(telling);
  const iban = creditor.bank?.iban.replace(/(.{4})(?=.)/g, '$1 ') ?? null;
  return {
    title: words.sheet.creditor,
    name: creditor.legalName ?? creditor.tradingName ?? '',
    groups: [
      {
        title: null,
        facts: [
          fact(words.party.legalName, creditor.legalName, true),
          fact(words.party.tradingName, creditor.tradingName),
          fact(words.party.legalForm, creditor.legalForm),
          fact(words.party.registerNo, creditor.registerNo, true),
          fact(words.party.vatNo, creditor.vatNo),
          fact(words.party.address, addressLine(telling, creditor.address), true),
          fact(words.party.representative, creditor.representative, true),
          fact(words.party.contact, [creditor.contact.name, creditor.contact.phone, creditor.contact.email]),
          fact(words.party.reference, claim.reference),
        ].flat(),
      },
      {
        title: words.party.account,
        facts: [
          fact(words.party.holder, creditor.bank?.holder ?? null, true),
          fact(words.party.iban, iban, true),
          fact(words.party.bic, creditor.bank?.bic ?? null),
        ].flat(),
      },
      { title: words.party.basis, facts: basis(telling, fact) },
    ],
  };
}

export function debtorSheet(telling: Telling): PartySheet {
  const { claim, words, speech } = telling;
  const { debtor } = claim;
  const fact = facts(telling);
  const kind = words.debtorType[debtor.type];
  const role = (named: Readonly<Record<string, string>>, one: string): string => named[one] ?? one;
  const contacts = debtor.contacts.flatMap((one) =>
    fact(one.name ?? role(words.contactRole, one.role), [
      one.name && role(words.contactRole, one.role),
      one.phone,
      one.email,
    ]),
  );
  const others = debtor.others.flatMap((one) =>
    fact(role(words.addressRole, one.role), addressLine(telling, one.address)),
  );
  return {
    title: words.sheet.debtor,
    name: debtor.legalName ?? debtor.name,
    groups: [
      {
        title: null,
        facts: [
          fact(words.party.legalName, debtor.legalName, true),
          ...(debtor.name === debtor.legalName ? [] : fact(words.party.name, debtor.name)),
          fact(words.party.tradingName, debtor.tradingName),
          fact(words.party.type, debtor.typeAssumed ? fill(words.party.typeAssumed, { type: kind }) : kind, true),
          fact(words.party.legalForm, debtor.legalForm),
          fact(words.party.registerNo, debtor.registerNo, true),
          fact(words.party.vatNo, debtor.vatNo),
          fact(words.party.registered, addressLine(telling, debtor.registered), true),
          fact(words.party.representative, debtor.representative, true),
          ...(debtor.payer === undefined ? [] : fact(words.party.payer, debtor.payer)),
          ...(debtor.head === undefined ? [] : fact(words.party.head, debtor.head)),
          fact(words.party.extract, debtor.registerExtractOn === null ? null : speech.day(debtor.registerExtractOn)),
          fact(words.party.code, debtor.code),
        ].flat(),
      },
      { title: words.party.contacts, facts: contacts },
      { title: words.party.otherAddresses, facts: others },
    ].filter(({ facts: found }) => found.length > 0),
  };
}

type Facts = (label: string, value: string | null | readonly (string | null)[], always?: boolean) => Fact[];

/** A fact is left out where it is empty, unless a reader must see that it is not known. */
const facts =
  ({ words }: Telling): Facts =>
  (label, value, always = false) => {
    const lines = (typeof value === 'string' || value === null ? [value] : value).filter((line): line is string =>
      Boolean(line),
    );
    if (lines.length > 0) return [{ label, lines, known: lines.join() !== words.unknown }];
    return always ? [{ label, lines: [words.unknown], known: false }] : [];
  };

function basis(telling: Telling, fact: Facts): Fact[] {
  const { words, speech } = telling;
  const { contract, terms, governingLaw, courtCountry } = telling.claim.basis;
  const law = governingLaw && countryName(telling, governingLaw.country);
  return [
    fact(
      words.party.contract,
      contract && [contract.reference, contract.concludedOn && speech.day(contract.concludedOn), contract.subject],
      true,
    ),
    fact(words.party.terms, terms && [terms.version, terms.acceptance]),
    fact(words.party.law, law && lawTexts(telling, law), true),
    fact(words.party.court, courtCountry && countryName(telling, courtCountry)),
  ].flat();
}

/** With why it is that law, where somebody worked it out. */
function lawTexts({ claim, words }: Telling, country: string): string[] {
  const { governingLaw } = claim.basis;
  const why = words.party.lawWhy as Readonly<Partial<Record<string, string>>>;
  const reason = why[governingLaw?.reason ?? ''];
  const said = governingLaw?.assumed === true ? fill(words.party.lawAssumed, { country }) : country;
  return reason === undefined ? [said] : [said, reason];
}
