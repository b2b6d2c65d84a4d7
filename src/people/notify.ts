/** What a person hears of, and how: here, in a mail at once, in the mail of the morning, or not at all. */
export const CASE_NOTICES = ['case_ask', 'case_message', 'case_money', 'case_stage', 'case_late', 'case_closed', 'case_supplement'] as const; // prettier-ignore
export const NOTICE_KINDS = [
  'mention',
  'task',
  'approval',
  'failed',
  'bank',
  'hand_over',
  ...CASE_NOTICES,
  'reply',
] as const;
export type NoticeKind = (typeof NOTICE_KINDS)[number];

export const NOTICE_WAYS = ['desk', 'mail', 'digest', 'off'] as const;
export type NoticeWay = (typeof NOTICE_WAYS)[number];

/** Until somebody chooses otherwise. */
export const USUAL_WAY: Readonly<Record<NoticeKind, NoticeWay>> = {
  mention: 'mail',
  task: 'digest',
  approval: 'digest',
  failed: 'digest',
  bank: 'desk',
  hand_over: 'digest',
  case_ask: 'mail',
  case_message: 'digest',
  case_money: 'digest',
  case_stage: 'desk',
  case_late: 'digest',
  case_closed: 'digest',
  case_supplement: 'digest',
  reply: 'digest',
};

/** Of a change of a bank account administrators are always told by mail: nobody can be kept from knowing. */
export const waysOf = (kind: NoticeKind): readonly NoticeWay[] => (kind === 'bank' ? ['desk', 'digest'] : NOTICE_WAYS);

export type NoticeChoices = Readonly<Record<NoticeKind, NoticeWay>>;
