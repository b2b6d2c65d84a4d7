import { Refusal } from '../kernel/result';

/** Who visits customers: one of ours, or of a partner; named to the customer with function and qualification. */
export interface Agent {
  readonly id: number;
  readonly companyId: number;
  readonly name: string;
  readonly role: string;
  /** Empty: none is named. */
  readonly qualification: string;
  /** For whom they work; empty: for the company itself. */
  readonly partner: string;
  readonly phone: string;
  readonly email: string;
  /** When they can be reached, as people say it. */
  readonly hours: string;
  /** First signs of postcodes, parted by commas; empty: everywhere. */
  readonly areas: string;
  readonly active: boolean;
}

export type AgentTerms = Omit<Agent, 'id' | 'companyId' | 'active'>;

const LONGEST = { name: 100, role: 100, qualification: 200, partner: 100, phone: 30, email: 254, hours: 100, areas: 500 } as const; // prettier-ignore

/** As it is kept: one line each. Refuses what is missing, too long, or no address. */
export function agentFrom(typed: AgentTerms): AgentTerms {
  const made = Object.fromEntries(
    (Object.keys(LONGEST) as (keyof AgentTerms)[]).map((name) => [name, oneLine(typed[name])]),
  ) as unknown as AgentTerms;
  const areas = areasIn(made.areas);
  const wrong =
    made.name === '' || made.role === '' ||
    (Object.keys(LONGEST) as (keyof AgentTerms)[]).some((name) => made[name].length > LONGEST[name]) ||
    (made.email !== '' && !/^[^\s@"<>(),;:\\[\]]+@[^\s@"<>(),;:\\[\]]+\.[^\s@"<>(),;:\\[\]]+$/.test(made.email)) ||
    areas.some((area) => !/^[\p{L}\p{N} -]{1,12}$/u.test(area)); // prettier-ignore
  if (wrong) {
    throw new Refusal(
      'wrong-agent',
      'These particulars of an agent cannot be kept.',
      'Name and function are needed; areas are the first signs of postcodes, such as 44, 49, 85.',
    );
  }
  return { ...made, areas: areas.join(', ') };
}

const oneLine = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/[\s\p{C}]+/gu, ' ')
    .trim();

const areasIn = (text: string): string[] =>
  text
    .split(/[,;]/)
    .map((area) => area.trim().toUpperCase())
    .filter((area) => area !== '');

/** Those who go there: whose area it is first, then who goes everywhere. Without a postcode only the latter. */
export function agentsFor(agents: readonly Agent[], postcode: string | null): Agent[] {
  const code = (postcode ?? '').replace(/\s/g, '').toUpperCase();
  const isTheirs = (agent: Agent): boolean =>
    areasIn(agent.areas).some((area) => code !== '' && code.startsWith(area.replace(/\s/g, '')));
  const here = agents.filter((agent) => agent.active && (agent.areas === '' || isTheirs(agent)));
  return here.sort((a, b) => Number(isTheirs(b)) - Number(isTheirs(a)) || a.id - b.id);
}
