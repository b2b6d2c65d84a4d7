import type { ListedPerson } from './person';
import { mayAt, type Right } from './rights';

/**
 * Colleagues as people call each other: by name where they are shown, by `@handle` where they are spoken to. In records a
 * person is an address, because names repeat.
 */
export interface Colleague {
  readonly email: string;
  readonly name: string;
  /** What stands before the @ of the address; the whole address where two would have the same. */
  readonly handle: string;
}

/** Everybody who can sign in and may do that at the company, by name. */
export function colleaguesAt(people: readonly ListedPerson[], companyId: number, right: Right = 'see'): Colleague[] {
  const here = people.filter((one) => one.disabledAt === null && !one.invited && mayAt(one, companyId, right));
  const local = (email: string): string => email.slice(0, email.indexOf('@'));
  return here.map(({ email, name }) => {
    const others = here.filter((one) => one.email !== email);
    return { email, name, handle: others.some((one) => local(one.email) === local(email)) ? email : local(email) };
  });
}

/** The name of whoever a record names, or who it was at the command line; the text itself where it is nobody's address. */
export const nameOf = (people: readonly Pick<ListedPerson, 'email' | 'name'>[], who: string): string =>
  people.find(({ email }) => email === who.toLowerCase())?.name ?? who.replace(/^shell:/, '');

export interface Mentions {
  readonly told: readonly Colleague[];
  /** Handles that nobody here has. */
  readonly unknown: readonly string[];
}

/** Whom a text speaks to. An address in it (`jean@acme.example`) speaks to nobody. */
export function mentionsIn(text: string, colleagues: readonly Colleague[]): Mentions {
  const handles = [...text.matchAll(/(?<![\p{L}\p{N}._+-])@([\p{L}\p{N}][\p{L}\p{N}._+@-]*)/gu)].map(
    ([, handle = '']) => handle.replace(/[._+@-]+$/, '').toLowerCase(),
  );
  const found = (handle: string): Colleague | undefined =>
    colleagues.find((one) => one.handle === handle || one.email === handle);
  const told = [...new Set(handles)].flatMap((handle) => found(handle) ?? []);
  return { told: [...new Set(told)], unknown: [...new Set(handles)].filter((handle) => found(handle) === undefined) };
}
