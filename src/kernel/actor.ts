/** Who did it, stored as a value: the record stays readable when the person is long gone. */
export interface Actor {
  readonly kind: 'user' | 'shell' | 'clock' | 'customer' | 'partner';
  /** A name a colleague recognises: `maria`, `shell:root`, `clock`. */
  readonly name: string;
}

export const CLOCK: Actor = { kind: 'clock', name: 'clock' };

/** Somebody of a partner did it, by whichever way: its link, an account of its people, or a token. `by`: as it is stored. */
export const byPartner = (by: string): boolean => by.startsWith('partner:');

export const actorText = (actor: Actor): string => (actor.kind === 'user' ? actor.name : `${actor.kind}:${actor.name}`);
