/** What a person may have done for the money to come in, in the order in which the report shows it. */
export const DEEDS = ['message', 'call', 'note', 'promise', 'kept', 'broken', 'opened', 'closed', 'paid'] as const;
export type Deed = (typeof DEEDS)[number];

/** How often somebody did something in a period; in the currency that money came in, where it did. */
export interface DeedCount {
  readonly who: string;
  readonly deed: Deed;
  readonly currency: string | null;
  readonly n: number;
  readonly minor: number;
}

/** What one person did. */
export interface PersonDid {
  readonly who: string;
  readonly counts: Readonly<Record<Deed, number>>;
  /** Came in after contact, per currency, in minor units. */
  readonly money: readonly { readonly currency: string; readonly minor: number }[];
}

/** One row for each person, who did most first. */
export function personsOf(counts: readonly DeedCount[]): PersonDid[] {
  const persons = [...new Set(counts.map(({ who }) => who))].map((who) => {
    const own = counts.filter((count) => count.who === who);
    const of = (deed: Deed): number => own.filter((one) => one.deed === deed).reduce((sum, { n }) => sum + n, 0);
    const money = own.flatMap(({ deed, currency, minor }) =>
      deed === 'paid' && currency !== null ? [{ currency, minor }] : [],
    );
    const numbers = Object.fromEntries(DEEDS.map((deed) => [deed, of(deed)])) as Record<Deed, number>;
    return { who, counts: numbers, money: money.sort((a, b) => (a.currency < b.currency ? -1 : 1)) };
  });
  const all = ({ counts: of }: PersonDid): number => DEEDS.reduce((sum, deed) => sum + of[deed], 0);
  return persons.sort((a, b) => all(b) - all(a) || (a.who < b.who ? -1 : 1));
}
