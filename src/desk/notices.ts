import type { Instant } from '../kernel/day';
import { mayAt } from '../people/rights';
import type { ListedPerson } from '../people/person';
import { USUAL_WAY, type NoticeChoices, type NoticeKind, type NoticeWay } from '../people/notify';

/** Something that happened, before it is said whom it concerns. */
export interface Happening {
  readonly kind: NoticeKind;
  /** The same cause, however often it is looked at. */
  readonly key: string;
  /** Of a task: its kind. */
  readonly code: string | null;
  readonly about: string;
  readonly customerId: number | null;
  readonly text: string;
  /** Who caused it; they need not be told. */
  readonly by: string;
  readonly at: Instant;
  /** An address, a name or a function (`manager`); null: whoever approves. */
  readonly whose: string | null;
}

export interface NewNotice {
  readonly personId: number;
  readonly happening: Happening;
  readonly way: NoticeWay;
}

/** Who stands in for whom today: address of who is away → address of the deputy. */
export type Deputies = ReadonlyMap<string, string>;

export interface Told {
  readonly companyId: number;
  readonly people: readonly ListedPerson[];
  readonly choices: ReadonlyMap<number, NoticeChoices>;
  readonly deputies: Deputies;
}

/** Whom each happening concerns, and how each wants to hear of it. Who is away is told too, and so is the deputy. */
export function noticesFor(happenings: readonly Happening[], told: Told): NewNotice[] {
  const here = told.people.filter(
    (one) => one.disabledAt === null && !one.invited && mayAt(one, told.companyId, 'see'),
  );
  return happenings.flatMap((happening) => {
    const named = concerned(here, told.companyId, happening.whose);
    const standing = named.flatMap(({ email }) => here.filter((one) => one.email === told.deputies.get(email)));
    return [...new Set([...named, ...standing])]
      .filter(({ email }) => email !== happening.by)
      .map(({ id }) => ({ personId: id, happening, way: (told.choices.get(id) ?? USUAL_WAY)[happening.kind] }))
      .filter(({ way }) => way !== 'off');
  });
}

function concerned(here: readonly ListedPerson[], companyId: number, whose: string | null): readonly ListedPerson[] {
  const approving = (): ListedPerson[] => here.filter((one) => mayAt(one, companyId, 'approve'));
  if (whose === null || whose.toLowerCase() === 'manager') return approving();
  const who = whose.toLowerCase();
  return here.filter(({ email, name }) => email === who || name.toLowerCase() === who);
}
