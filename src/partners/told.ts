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
  /** As on the key date; minor units. */
  readonly sums: {
    readonly principalMinor: number;
    /** Counted in the table of interest, beside what was claimed as interest before. */
    readonly interestMinor: number;
    readonly interestClaimedMinor: number;
    /** All that was claimed beside principal before, of which interest is a part. */
    readonly chargesMinor: number;
    /** What each further day adds; null: nothing, or it is not known. */
    readonly dailyMinor: number | null;
  };
}

const LINES = 60;

/** `claim` as it was kept with the file. */
export function toldFile(claim: Claim): ToldFile {
  const shown = forEdition(claim, 'exhibits');
  const added = addUp(shown);
  const interest = interestTable(shown);
  const telling: Telling = {
    claim: shown,
    edition: 'exhibits',
    words: dossierWords(shown.language),
    speech: speechOf(shown.language),
    added,
    interest,
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
    sums: {
      principalMinor: added.principalMinor,
      interestMinor: interest?.totalMinor ?? 0,
      interestClaimedMinor: added.interestClaimedMinor,
      chargesMinor: added.chargesMinor,
      dailyMinor: interest?.dailyMinor ?? null,
    },
    addresses: [...new Set(addresses.map((address) => addressLine(telling, address)).filter((line) => line !== ''))],
    creditorAddress: addressLine(telling, creditor.address),
    happened: rows.map(({ cells: [when, what, amount] }) => ({
      when: when?.text ?? '',
      what: what?.text ?? '',
      amount: amount?.text ?? '',
    })),
  };
}
