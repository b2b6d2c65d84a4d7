/** Who may do what: roles, rights, and the one table that joins them. */
export const ROLES = ['administrator', 'manager', 'collector', 'reader'] as const;
export type Role = (typeof ROLES)[number];

export const RIGHTS = ['see', 'work', 'approve', 'administer'] as const;
/** see: pages and exports · work: chase, record, settle · approve: runs, hand-overs, ceilings · administer: settings, people. */
export type Right = (typeof RIGHTS)[number];

export const MAY: Readonly<Record<Role, readonly Right[]>> = {
  administrator: ['see', 'work', 'approve', 'administer'],
  manager: ['see', 'work', 'approve'],
  collector: ['see', 'work'],
  reader: ['see'],
};

/** A role at a company; `companyId` null: at every company, also those that come later. */
export interface Grant {
  readonly companyId: number | null;
  readonly role: Role;
}

interface Granted {
  readonly roles: readonly Grant[];
}

export const mayAt = (person: Granted, companyId: number, right: Right): boolean =>
  person.roles.some((grant) => (grant.companyId ?? companyId) === companyId && MAY[grant.role].includes(right));

/** What concerns the whole installation takes a role that holds everywhere. */
export const mayEverywhere = (person: Granted, right: Right): boolean =>
  person.roles.some((grant) => grant.companyId === null && MAY[grant.role].includes(right));

export const isRole = (text: string): text is Role => (ROLES as readonly string[]).includes(text);
