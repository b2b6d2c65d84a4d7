import { addUp } from '../dossier/adds-up';
import { chronologySheet } from '../dossier/chronology-sheet';
import type { Claim } from '../dossier/claim';
import { interestTable } from '../dossier/interest';
import { PROFILES } from '../dossier/profile';
import { addressLine, type Telling } from '../dossier/telling';
import { forEdition } from '../dossier/visibility';
import { dossierWords } from '../dossier/words';
import { speechOf } from '../outbox/speech';

/**
 * What the file that was handed over says of its parties and its story, as the debtor and a court may read it: nothing that
 * is internal, nothing that came later.
 */
export interface ToldFile {
  readonly debtor: Claim['debtor'];
  readonly creditor: Claim['creditor'];
  /** One line each. */
  readonly addresses: readonly string[];
  readonly creditorAddress: string;
  readonly happened: readonly { readonly when: string; readonly what: string; readonly amount: string }[];
}

const LINES = 60;

/** `claim` as it was kept with the file. */
export function toldFile(claim: Claim): ToldFile {
  const shown = forEdition(claim, 'exhibits');
  const telling: Telling = {
    claim: shown,
    edition: 'exhibits',
    words: dossierWords(shown.language),
    speech: speechOf(shown.language),
    added: addUp(shown),
    interest: interestTable(shown),
    exhibits: [],
    fingerprint: '',
    chronologyLines: LINES,
    profile: PROFILES.standard,
    volumeOf: () => null,
    pagesIn: () => '',
    pageOf: () => '',
  };
  const rows = chronologySheet(telling).tables.flatMap((table) => table.rows);
  const { debtor, creditor } = shown;
  const addresses = [debtor.registered, ...debtor.others.map(({ address }) => address)];
  return {
    debtor,
    creditor,
    addresses: [...new Set(addresses.map((address) => addressLine(telling, address)).filter((line) => line !== ''))],
    creditorAddress: addressLine(telling, creditor.address),
    happened: rows.map(({ cells: [when, what, amount] }) => ({
      when: when?.text ?? '',
      what: what?.text ?? '',
      amount: amount?.text ?? '',
    })),
  };
}
