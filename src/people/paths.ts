import { PATHS } from '../kernel/paths';

/** The addresses of this room that nobody else links to. */
export const PEOPLE_PATHS = {
  signInSecond: `${PATHS.signIn}/second`,
  reset: '/reset',
  setUp: (secret: string): string => `/set-up/${secret}`,
  invitation: (secret: string): string => `/invitation/${secret}`,
  resetWith: (secret: string): string => `/reset/${secret}`,
  password: `${PATHS.account}/password`,
  everywhere: `${PATHS.account}/sign-out-everywhere`,
  factor: `${PATHS.account}/second-factor`,
  factorStart: `${PATHS.account}/second-factor/start`,
  factorEnd: `${PATHS.account}/second-factor/end`,
  invite: `${PATHS.people}/invite`,
  person: (id: string): string => `${PATHS.people}/${id}`,
  personDo: (id: string, deed: PersonDeed): string => `${PATHS.people}/${id}/${deed}`,
} as const;

export type PersonDeed = 'disable' | 'link' | 'end-second-factor';
