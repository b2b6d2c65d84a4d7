/** The addresses of a company's public page: the question, a kept quote by its token, registering from it, and the link of the mail. */
const UNDER = '/quote/';

export const OPEN_PATHS = {
  under: UNDER,
  ask: (company: string): string => `${UNDER}${company}`,
  quote: (company: string, secret: string): string => `${UNDER}${company}/${secret}`,
  pdf: (company: string, secret: string): string => `${UNDER}${company}/${secret}/pdf`,
  register: (company: string, secret: string): string => `${UNDER}${company}/${secret}/register`,
  confirm: (company: string, secret: string): string => `${UNDER}${company}/confirm/${secret}`,
} as const;
