/** What may be emptied when its time is over; each room says how. */
export const RETENTION_KINDS = ['contacts', 'problems', 'mails', 'finances', 'announcements'] as const;
export type RetentionKind = (typeof RETENTION_KINDS)[number];
