/** What one language says of a debt: patterns over folded text, each kind for what it makes of a sentence. */
export interface CueWords {
  /** Small words that tell the language. */
  readonly common: string;
  /** It was paid: said of the past. */
  readonly paid: readonly string[];
  /** It will be paid: said of the future, with or without a day. */
  readonly willPay: readonly string[];
  /** It is paid, it follows: of the future only where a day to come is said. */
  readonly pays: readonly string[];
  /** May we pay on a day: a question that names one is a proposal. */
  readonly mayWePay: readonly string[];
  /** It will not be paid: an objection, unless a time is said with it. */
  readonly refuses: readonly string[];
  /** An objection. */
  readonly disputes: readonly string[];
  /** An objection unless "not" stands with it. */
  readonly objects: readonly string[];
  /** An objection where "not" stands with it. */
  readonly accepts: readonly string[];
  readonly copy: readonly string[];
  readonly instalments: readonly string[];
  readonly wrongPerson: readonly string[];
  readonly obstacle: readonly string[];
  /** A request that bears no question mark. */
  readonly asks: readonly string[];
  /** Turns what stands with it around. */
  readonly not: readonly string[];
  /** Makes it depend on something. */
  readonly when: readonly string[];
  /** Says what should or could have been. */
  readonly unreal: readonly string[];
  /** Never, said with a smile. */
  readonly never: readonly string[];
  /** A time until which it is not paid. */
  readonly notYet: readonly string[];
}
