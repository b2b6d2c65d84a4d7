import { de } from './proof-words.de';
import { gb, other, type ProofWords } from './proof-words.en';
import { fr } from './proof-words.fr';

/** A proof of debt speaks the language of the court that reads it: of a court that is none of these, English. */
export type Court = 'FR' | 'DE' | 'GB' | 'other';

export const PROOF_WORDS: Readonly<Record<Court, ProofWords>> = { FR: fr, DE: de, GB: gb, other };
