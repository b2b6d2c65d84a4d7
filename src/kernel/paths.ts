import type { Day } from './day';

/**
 * Every address of the web application, in one place: rooms link to each other without knowing each other. What belongs to
 * a company lies under its code; a chosen day (`on`) goes along, so that the whole desk shows that day.
 */
export interface CompanyPaths {
  readonly today: string;
  readonly items: string;
  /** Money that came in: what waits for a decision. */
  readonly cash: string;
  readonly customers: string;
  readonly imports: string;
  readonly runs: string;
  readonly strategies: string;
  readonly templates: string;
  readonly disputes: string;
  readonly promises: string;
  readonly plans: string;
  readonly recovery: string;
  readonly cases: string;
  readonly messages: string;
  readonly tasks: string;
  readonly reports: string;
  readonly audit: string;
  readonly settings: string;
  customer(id: string): string;
  item(id: string): string;
  receipt(id: string): string;
  import(id: string): string;
  run(id: string): string;
  strategy(code: string): string;
  dispute(id: string): string;
  promise(id: string): string;
  plan(id: string): string;
  dossier(id: string): string;
  case(id: string): string;
  message(id: string): string;
  document(id: string): string;
  task(id: string): string;
  /** Any other page of the company: `under('/items/hold')`, with its query. */
  under(path: string, query?: Readonly<Record<string, string>>): string;
}

export function companyPaths(code: string, on: Day | null = null): CompanyPaths {
  const under = (path: string, query: Readonly<Record<string, string>> = {}): string => {
    const asked = new URLSearchParams({ ...(on === null ? {} : { on }), ...query }).toString();
    const whole = `/c/${encodeURIComponent(code)}${path}`;
    return asked === '' ? whole : `${whole}${path.includes('?') ? '&' : '?'}${asked}`;
  };
  const one = (list: string) => (id: string) => under(`/${list}/${encodeURIComponent(id)}`);
  return {
    today: under(''),
    items: under('/items'),
    cash: under('/cash'),
    customers: under('/customers'),
    imports: under('/imports'),
    runs: under('/runs'),
    strategies: under('/strategies'),
    templates: under('/templates'),
    disputes: under('/disputes'),
    promises: under('/promises'),
    plans: under('/plans'),
    recovery: under('/recovery'),
    cases: under('/cases'),
    messages: under('/messages'),
    tasks: under('/tasks'),
    reports: under('/reports'),
    audit: under('/audit'),
    settings: under('/settings'),
    customer: one('customers'),
    item: one('items'),
    receipt: one('cash'),
    import: one('imports'),
    run: one('runs'),
    strategy: one('strategies'),
    dispute: one('disputes'),
    promise: one('promises'),
    plan: one('plans'),
    dossier: one('recovery'),
    case: one('cases'),
    message: one('messages'),
    document: one('documents'),
    task: one('tasks'),
    under,
  };
}

/** Addresses that belong to no company. */
export const PATHS = {
  home: '/',
  signIn: '/sign-in',
  signOut: '/sign-out',
  account: '/account',
  people: '/people',
  start: '/start',
  portal: (secret: string): string => `/portal/${secret}`,
  /** Short, since people type it from a letter: where its code is asked for, and the door that it opens. */
  letter: '/p',
  letterDoor: (code: string): string => `/p/${code}`,
  partner: (secret: string): string => `/partner/${secret}`,
  partnerApi: '/api/partner/v1',
} as const;
